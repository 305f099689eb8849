"""02: the diagram of the network; one of its nine numbers moves, and what it reaches lights up."""

import math
from functools import partial

from nnlive import drawing
from nnlive.drawing import LIT
from nnlive.figure import Choice, Figure, Slider
from nnlive.neuron import DOTS
from nnplots import AXIS, BLUE, GREY, INK, ONES, number

FORMULAS = {
    "h1": ("w1", "x1", "w2", "x2", "b1"),  # h1 = f(w1·x1 + w2·x2 + b1)
    "h2": ("w3", "x1", "w4", "x2", "b2"),
    "o1": ("w5", "h1", "w6", "h2", "b3"),
}
EDGES = {
    weight: (source, node)
    for node, (first, a, second, b, _) in FORMULAS.items()
    for weight, source in ((first, a), (second, b))
}
BIASES = {names[-1]: node for node, names in FORMULAS.items()}
PLACES = {"x1": (118, 92), "x2": (118, 208), "h1": (385, 92), "h2": (385, 208), "o1": (670, 150)}
RADIUS = 43


def explore_network(**start):
    """One of the nine numbers moves, the others are those of the ones: all weights 1, all biases 0.

    What it reaches lights up, what it can't reach stays grey. Watch which numbers bring o1 below 0.5, and for
    which dot. explore_network(w5=-2, dot="B") opens it there.
    """
    controls = [
        Choice("dial", ONES._fields, "w1"),
        Choice("dot", tuple(DOTS), "A"),
        Slider("value", -3, 3, 0.1, ONES._asdict(), named_by="dial"),
    ]
    title = "The network: x1 and x2 at the left, h1 and h2 in the middle, o1 at the right, outputs from 0 to 1"
    return Figure(title, controls, _background, _draw, _text, start=start)


def _lit(dial):
    """The dial and all that it reaches, from left to right."""
    node = BIASES.get(dial) or EDGES[dial][1]
    return [dial, node] + [
        name
        for edge, (source, target) in EDGES.items()
        if source == node
        for name in (edge, target)
    ]


def _known(dial, dot, value):
    """What each name in the diagram is: the nine numbers, x1 and x2, and the three outputs."""
    network, x = ONES.replace(**{dial: value}), DOTS[dot][0]
    return network._asdict() | dict(zip(PLACES, x + network.activations(x)))


def _background(dial, dot):
    """What the dial can't reach, over the yellow of what it reaches."""
    known, lit = _known(dial, dot, ONES._asdict()[dial]), _lit(dial)
    glow = "".join(_glow(name, 26 if name == dial else 16) for name in lit)
    symbols = [_formula(node, str, GREY, 260) for node in FORMULAS if node in lit]
    return glow + _inputs(dot, known) + _parts(known, dial, False) + "".join(symbols)


def _draw(dial, dot, value):
    """The dial and what it reaches, and its formulas with their numbers under the names."""
    known = _known(dial, dot, value)
    rows = [
        _formula(node, partial(_bracketed, known), INK, 282)
        for node in FORMULAS
        if node in _lit(dial)
    ]
    return _parts(known, dial, True) + "".join(rows)


def _parts(known, dial, lit):
    """The edges, biases and neurons that the dial reaches, or those that it doesn't."""
    kinds = (
        dict.fromkeys(EDGES, _edge)
        | dict.fromkeys(BIASES, _bias)
        | dict.fromkeys(FORMULAS, _neuron)
    )
    return "".join(
        kind(name, known, dial) for name, kind in kinds.items() if (name in _lit(dial)) == lit
    )


def _point(edge, x):
    """The point of an edge that is x from the left."""
    (x1, y1), (x2, y2) = (PLACES[end] for end in EDGES[edge])
    return x, y1 + (x - x1) * (y2 - y1) / (x2 - x1)


def _stroke(start, end, weight, lit, dash="12 7"):
    """A line as wide as the weight is big, dashed where it is negative, never quite gone."""
    colour = "#B5B5B5" if not lit or not weight else INK if weight < 0 else BLUE
    return drawing.line(*start, *end, colour, 1.2 + 2.6 * abs(weight), dash * (weight < 0))


def _tag(name, place, known, dial):
    """The number of an edge or a bias, in white on black when it is the dial, else in black when it is lit."""
    shown, ink = number(known[name], 1), INK if name in _lit(dial) else GREY
    if name == dial:
        return drawing.tag(*place, shown, name, 86, fill=INK, ink="#fff", stroke=INK)
    return drawing.tag(*place, shown, name, 86, ink=ink)


def _edge(name, known, dial):
    """An edge with its weight on it like a bead: the first four left of where they cross."""
    source, target = EDGES[name]
    start = PLACES[source][0] + (36 if source in ("x1", "x2") else RADIUS)
    end, bead = PLACES[target][0] - 39, 527 if target == "o1" else 208
    stroke = _stroke(_point(name, start), _point(name, end), known[name], name in _lit(dial))
    return stroke + _tag(name, _point(name, bead), known, dial)


def _bias(name, known, dial):
    x, y = PLACES[BIASES[name]]
    away = 1 if name == "b2" else -1  # b2 stands under its neuron, the others over theirs
    stroke = _stroke(
        (x, y + RADIUS * away), (x, y + 64 * away), known[name], name in _lit(dial), "7 5"
    )
    return stroke + _tag(name, (x, y + 76 * away), known, dial)


def _neuron(name, known, dial):
    """A glass, filled up to its output; inside it the total and the output."""
    (x, y), output, lit = PLACES[name], known[name], name in _lit(dial)
    ink, ring, width, water = (INK, BLUE, 4, "#B8D7EA") if lit else (GREY, AXIS, 2, "#E2E2E2")
    level = y + RADIUS * (1 - 2 * output)
    half = math.sqrt(max(RADIUS**2 - (level - y) ** 2, 0))
    surface = f"M{x - half:.1f} {level:.1f}A{RADIUS} {RADIUS} 0 {int(output > 0.5)} 0 {x + half:.1f} {level:.1f}Z"
    first, a, second, b, bias = (known[part] for part in FORMULAS[name])
    total = number(first * a + second * b + bias, 3 if name == "o1" else 1)
    return (
        drawing.circle(x, y, RADIUS, "#fff", "none")
        + f'<path d="{surface}" fill="{water}"/>'
        + drawing.circle(x, y, RADIUS, "none", ring, width)
        + drawing.text(x, y - 11, f"f({total})", 13, ink, "middle")
        + drawing.text(x, y + 13, number(output, 4), 19, ink, "middle", True)
    )


def _formula(node, said, ink, y):
    """A neuron's formula, each part as it is said, in columns, so that no sign moves another."""
    first, a, second, b, bias = map(said, FORMULAS[node])
    columns = (434, 569, 682) if node == "o1" else (14, 144, 242)
    parts = f"{node} = f({first.strip('()')}·{a}", f"+ {second}·{b}", f"+ {bias})"
    return "".join(drawing.text(x, y, words, 13, ink) for x, words in zip(columns, parts))


def _bracketed(known, name):
    """What a name stands for, in brackets where it is negative."""
    shown = number(known[name], {"x": 0, "h": 4}.get(name[0], 1))
    return f"({shown})" if known[name] < 0 else shown


def _glow(name, width):
    if name in PLACES:
        return drawing.circle(*PLACES[name], RADIUS + 8, LIT, "none")
    if name in EDGES:
        return drawing.line(*(place for end in EDGES[name] for place in PLACES[end]), LIT, width)
    x, y = PLACES[BIASES[name]]
    return drawing.line(x, y, x, y + (66 if name == "b2" else -66), LIT, width)


def _inputs(dot, known):
    """The dot and its two numbers, the neurons' names, and the mark of 0.5 at o1."""
    marks = [drawing.line(713, 150, 722, 150, INK, 2), drawing.text(726, 155, "0.5", 13)]
    for name in ("x1", "x2"):
        left, y = PLACES[name][0] - 36, PLACES[name][1]
        marks += [
            drawing.path([(38, 150), (38, y), (left, y)], "#BBB", 2),
            drawing.box(left, y - 23, 72, 46, radius=7),
            drawing.text(left + 7, y + 5, name, 13, GREY),
            drawing.text(left + 65, y + 6, number(known[name], 0), 17, INK, "end", True),
        ]
    names = [
        drawing.text(x, y, name, 17, bold=True)
        for name, x, y in (("h1", 436, 66), ("h2", 436, 240), ("o1", 718, 112))
    ]
    return "".join(marks + names) + drawing.person(dot, 38, 150, DOTS[dot][1], 17)


def _text(dial, dot, value):
    known = _known(dial, dot, value)
    shown, o1 = {name: number(x, 4) for name, x in known.items()}, known["o1"]
    x1, x2 = (number(x, 0) for x in DOTS[dot][0])
    reached = ", ".join(f"{name} = {shown[name]}" for name in FORMULAS if name in _lit(dial))
    spared = [name for name in FORMULAS if name not in _lit(dial)]
    side = "above 0.5" if o1 > 0.5 else "below 0.5" if o1 < 0.5 else "level with 0.5"
    side = "a hair " * (float(shown["o1"]) == 0.5 != o1) + side  # who sees 0.5000 can't tell a side
    return (
        f"Dot {dot} ({x1}, {x2}), {dial} = {number(value, 1)}: {reached}, {side}. {dial} doesn’t reach "
        f"{' or '.join(spared)}: still {' and '.join(shown[name] for name in spared)}."
    )
