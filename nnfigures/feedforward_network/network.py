"""The network and its nine numbers: one moves, what it reaches lights up; or all stand still."""

from types import SimpleNamespace

import numpy as np

from nnfigures.cast import DOTS, ONES, single
from nnfigures.engine import svg
from nnfigures.engine.controls import Choice, Slider
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import GREY, INK, NOTE, Type
from nnfigures.engine.words import commas, number, say, sentences
from nnfigures.feedforward_network import diagram
from nnfigures.feedforward_network.diagram import BIASES, EDGES, FORMULAS, INPUTS, Layout, Look
from nnguard import shown
from nnlanguage import Spoken


class Words(Spoken):
    """All words of this figure."""

    title = (
        "The network: x1 and x2 at the left, h1 and h2 in the middle, o1 at the right, "
        "outputs from 0 to 1"
    )
    says = {
        "above": "Dot {dot} ({x[0]:.0f}, {x[1]:.0f}), {dial} = {value:.1f}: {reached}, above 0.5.",
        "below": "Dot {dot} ({x[0]:.0f}, {x[1]:.0f}), {dial} = {value:.1f}: {reached}, below 0.5.",
        "level": "Dot {dot} ({x[0]:.0f}, {x[1]:.0f}), {dial} = {value:.1f}: {reached}, "
        "exactly 0.5.",
        "just above": "Dot {dot} ({x[0]:.0f}, {x[1]:.0f}), {dial} = {value:.1f}: {reached}, "
        "just above 0.5.",
        "just below": "Dot {dot} ({x[0]:.0f}, {x[1]:.0f}), {dial} = {value:.1f}: {reached}, "
        "just below 0.5.",
    }
    output = "{name} = {output:.4f}"
    unreached = {  # by the neuron that the dial belongs to
        "h1": "{dial} doesn’t reach h2: still {h2:.4f}.",
        "h2": "{dial} doesn’t reach h1: still {h1:.4f}.",
        "o1": "{dial} doesn’t reach h1 or h2: still {h1:.4f} and {h2:.4f}.",
    }
    nine = "Six weights on the lines and three biases at the neurons: nine numbers."
    still = "The network, x1 and x2 to h1 and h2 to o1: {numbers}."
    each = "{name} = {value:.2f}"
    given = "x = ({x[0]:g}, {x[1]:g}) gives h1 = {h1:.4f}, h2 = {h2:.4f} and o1 = {o1:.4f}."
    crowd = "x is {x}: give one pair (x1, x2)"
    total, minus, input, half = "f({total})", "({number})", "{x:g}", "0.5"
    thick, dashed = "thick: far from 0", "dashed: negative"


NEURONS = {"x1": (118, 92), "x2": (118, 208), "h1": (385, 92), "h2": (385, 208), "o1": (670, 150)}
# Weights stand left of where their edges cross; b2 under its neuron, the other biases over theirs.
TAGS = diagram.beads(NEURONS, 208, 527) | {"b1": (385, 16), "b2": (385, 284), "b3": (670, 74)}
LAYOUT = Layout(NEURONS, TAGS)
WIDE = NEURONS | {"x1": (90, 92), "x2": (90, 208)}  # no person stands before them
STILL = Layout(WIDE, TAGS | diagram.beads(WIDE, 195, 527), box=(100, 46), tag=(98, 26))
BESIDE = {"h1": (436, 66), "h2": (436, 240), "o1": (718, 112)}  # the neurons: their names
HALF = (713, 150)  # where o1's glass is half full
COLUMNS = {"h1": (14, 144, 242), "h2": (14, 144, 242), "o1": (434, 569, 682)}  # of formulas
SYMBOLS, NUMBERS, LEGEND = 260, 282, (590, 268)
NAME = Type(17, INK, True)
ALONE = Look(number=Type(20, INK, True))  # a node without a number
FIRST = ("w1", "w3", "w5")  # in its formula a minus needs no brackets


def explore_network(check=None, **start):
    """One of the nine numbers moves, the others are those of the ones: all weights 1, all biases 0.

    What it reaches lights up, what it can't reach stays grey. Watch which numbers bring o1 below
    0.5, and for which dot. explore_network(w5=-2, dot="B") opens it there.
    """
    choices = [Choice("dial", ONES._fields, value="w1"), Choice("dot", tuple(DOTS), value="A")]
    controls = [*choices, Slider("value", -3, 3, 0.1, value=ONES._asdict(), named_by="dial")]
    return Figure(
        "explore_network", Words.title, PARTS, controls=controls, start=start, check=check
    )


def plot_network(network, x=None):
    """The network with its nine numbers; for the pair x = (x1, x2) also what its neurons put out.

    Raises the errors of `loss`, and ValueError for a batch of networks.
    """
    return Figure("plot_network", Words.title, STANDING, fixed={"network": network, "x": x})


def _facts(dial, dot, value):
    network, (x, label) = ONES.replace(**{dial: value}), DOTS[dot]
    lit, run = diagram.reached(dial), _run(network, x)
    neuron, side = lit[1], _side(run["o1"])
    return {"network": network, "label": label, "lit": lit, "neuron": neuron, "side": side} | run


def _run(network, x):
    """What each name in the diagram is, each neuron's total, and its output."""
    known = diagram.known(network, x)
    return {"x": x, "known": known, "totals": diagram.totals(known)} | {
        name: known[name] for name in FORMULAS
    }


def _side(output):
    """Which side of 0.5 an output is on, and whether it is just there: shown as 0.5000."""
    if output == 0.5:
        return "level"
    near = f"{output:.4f}" == "0.5000"
    sides = ("just below", "just above") if near else ("below", "above")
    return sides[output > 0.5]


def _still_facts(network, x):
    single(network)
    run = {"h1": None, "h2": None, "o1": None} if x is None else _run(network, x)
    if np.ndim(run["o1"]):
        raise ValueError(say(Words.crowd, x=shown(x)))
    return run


def _sentence(at):
    lit = [name for name in at.lit if name in FORMULAS]
    reached = commas(say(Words.output, name=name, output=at.known[name]) for name in lit)
    said = say(Words.says[at.side], at, reached=reached)
    return sentences([said, say(Words.unreached[at.neuron], at)])


def _still_sentence(at):
    rows = at.network._asdict().items()
    numbers = commas(say(Words.each, name=name, value=value) for name, value in rows)
    said = [say(Words.still, numbers=numbers)]
    return sentences(said if at.x is None else [*said, say(Words.given, at)])


def _caption(at):
    return say(Words.nine if at.x is None else Words.given, at)


def _background(dial, dot):
    """What the dial can't reach, over the yellow of what it reaches."""
    at = SimpleNamespace(dial=dial, dot=dot, **_facts(dial, dot, getattr(ONES, dial)))
    glow = [diagram.glow(LAYOUT, name, 26 if name == dial else 16) for name in at.lit]
    giver = diagram.giver(LAYOUT, (38, 150), dot, at.label)
    inputs = [_input(LAYOUT, name, number(at.known[name], 0)) for name in INPUTS]
    return "".join([*glow, giver, *inputs]) + _frame() + _parts(at, False) + _formulas(at, SYMBOLS)


def _draw(at):
    """The dial and what it reaches, and its formulas with their numbers under the names."""
    return _parts(at, True) + _formulas(at, NUMBERS)


def _frame():
    """The neurons' names, and the mark of 0.5 at o1."""
    x, y = HALF
    mark = svg.line(HALF, (x + 9, y), INK, 2) + svg.text((x + 13, y + 5), Words.half, Type(13))
    return mark + "".join(svg.text(place, name, NAME) for name, place in BESIDE.items())


def _parts(at, lit):
    """The edges, biases and neurons that the dial reaches, or those that it doesn't."""
    names = [name for name in (*EDGES, *BIASES, *FORMULAS) if (name in at.lit) == lit]
    numbers = [name for name in names if name not in FORMULAS]
    strokes = [diagram.edge(LAYOUT, name, at.known[name], lit) for name in numbers]
    tags = [_tag(name, at, lit) for name in numbers]
    look = diagram.FULL if lit else diagram.FAINT
    glasses = [_glass(name, at, look) for name in names if name in FORMULAS]
    return "".join(strokes + tags + glasses)


def _tag(name, at, lit):
    """A number's tag: white on black when it is the dial, else black when it is lit."""
    words = number(at.known[name], 1)
    if name == at.dial:
        return diagram.bead(LAYOUT, name, words, fill=INK, ink="#fff", stroke=INK)
    return diagram.bead(LAYOUT, name, words, ink=INK if lit else GREY)


def _glass(name, at, look):
    """A neuron, filled up to its output; inside it the total and the output."""
    output, total = at.known[name], number(at.totals[name], 3 if name == "o1" else 1)
    words = say(Words.total, total=total)
    return diagram.node(LAYOUT, name, words, number(output), look=look, level=output)


def _input(layout, name, words):
    """An input's box; a long number is smaller."""
    style = Type(min(17, 90 / len(words)), INK, True)
    return diagram.node(layout, name, name, words, look=Look(number=style))


def _formulas(at, down):
    """The formulas of the neurons that are lit, in columns, so that no sign moves another."""
    said, style = (str, NOTE) if down == SYMBOLS else (lambda name: _bracketed(at, name), Type(13))
    return "".join(
        svg.text((x, down), words, style)
        for node in FORMULAS
        if node in at.lit
        for x, words in zip(COLUMNS[node], diagram.parts(node, said))
    )


def _bracketed(at, name):
    """What a name stands for, in brackets where it is negative."""
    words = number(at.known[name], {"x": 0, "h": 4}.get(name[0], 1))
    bare = at.known[name] >= 0 or name in FIRST
    return words if bare else say(Words.minus, number=words)


def _draw_still(at):
    """All of the network, lit."""
    nine, (x, y) = at.network._asdict().items(), LEGEND
    strokes = [diagram.edge(STILL, name, value) for name, value in nine]
    tags = [
        diagram.bead(STILL, name, number(value, 2 if abs(value) < 10 else 0))
        for name, value in nine
    ]
    legend = svg.text(LEGEND, Words.thick, NOTE) + svg.text((x, y + 18), Words.dashed, NOTE)
    return "".join(strokes + tags) + (_empty() if at.x is None else _filled(at)) + legend


def _empty():
    """The nodes with their names alone."""
    neuron = ALONE._replace(ring=diagram.FULL.ring, width=diagram.FULL.width)
    looks = {name: ALONE if name in INPUTS else neuron for name in diagram.NODES}
    return "".join(diagram.node(STILL, name, value=name, look=look) for name, look in looks.items())


def _filled(at):
    """The nodes with what goes in and what comes out."""
    inputs = [_input(STILL, name, say(Words.input, x=at.known[name])) for name in INPUTS]
    glasses = [_glass(name, at, diagram.FULL) for name in FORMULAS]
    return "".join(inputs + glasses) + _frame()


PARTS = Parts(_facts, _draw, _sentence, _background)
STANDING = Parts(_still_facts, _draw_still, _still_sentence, caption=_caption)
