"""One update of the ones in ten stages: numbers go forward, slopes come back, nine steps end it."""

import html
import re
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from nnfigures.cast import ALICE, ONES
from nnfigures.engine import style, svg
from nnfigures.engine.controls import Steps
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.words import WIDE, number, say
from nnfigures.feedforward_network import diagram
from nnfigures.marks import tag
from nnfigures.mse_loss.squares import Levels, square
from nnfigures.partial_derivatives.relay import path_facts
from nnfigures.partial_derivatives.slope import RATE
from nnlanguage import Spoken
from nnlib import PEOPLE


class Stage(NamedTuple):
    """One stage of an update: its name, its phase, what is lit; its words are in Words.

    Formula and numbers stand in columns: a space ends one, a no-break space doesn't.
    """

    name: str
    phase: str
    lit: tuple
    title = property(lambda self: Words.titles.get(self.name, self.name))
    formula = property(lambda self: Words.stages[self.name]["formula"])
    numbers = property(lambda self: Words.stages[self.name]["numbers"])
    says = property(lambda self: Words.stages[self.name]["says"])


class Words(Spoken):
    """All words of this figure."""

    title = (
        "One update in ten stages: the network, and its loss as a square inside the square "
        "of area 1"
    )
    alice, area, one, zero, L, times = "Alice", "area 1", "y = 1", "0", "L", "× 20"
    new = "{name} {value}"
    phases = {"forward": "forward →", "backward": "← backward", "update": "update"}
    titles = {"new\u00a0w1": "new\u00a0w1", "all\u00a0nine": "all\u00a0nine"}
    stages = {
        "x": {
            "formula": "x1 = pounds − 135 \u2003 x2 = inches − 66",
            "numbers": "{x1} = {pounds} − 135 \u2003 {x2} = {inches} − 66",
            "says": "Stage {stage} of {last}, forward: Alice’s row goes in, x1 = {x1} and x2 = "
            "{x2}.",
        },
        "h1": {
            "formula": "h1 = f( w1 · x1 + w2 · x2 + b1 )",
            "numbers": "{h1} = f( {w1} · ({x1}) + {w2} · ({x2}) + {b1} ) = f({total1})",
            "says": "Stage {stage} of {last}, forward: h1 adds up w1 · x1 + w2 · x2 + b1 = "
            "{total1} and gives f({total1}) = {h1}.",
        },
        "h2": {
            "formula": "h2 = f( w3 · x1 + w4 · x2 + b2 )",
            "numbers": "{h2} = f( {w3} · ({x1}) + {w4} · ({x2}) + {b2} ) = f({total2})",
            "says": "Stage {stage} of {last}, forward: h2 has the same weights and the same bias "
            "as h1, so it gives the same: {h2}.",
        },
        "o1": {
            "formula": "o1 = f( w5 · h1 + w6 · h2 + b3 )",
            "numbers": "{o1} = f( {w5} · {h1} + {w6} · {h2} + {b3} ) = f({total3})",
            "says": "Stage {stage} of {last}, forward: o1 adds up w5 · h1 + w6 · h2 + b3 = "
            "{total3} and gives f({total3}) = {o1}.",
        },
        "L": {
            "formula": "L = (y\u00a0−\u00a0o1)²",
            "numbers": "{L} = ({y}\u00a0−\u00a0{o1})² = {miss}²",
            "says": "Stage {stage} of {last}, forward: o1 misses the target {y} by {miss}, and the "
            "square on that miss is the loss, L = {L}.",
        },
        "∂L/∂o1": {
            "formula": "∂L/∂o1 = −2 · (y\u00a0−\u00a0o1)",
            "numbers": "{∂L/∂o1} = −2 · ({y}\u00a0−\u00a0{o1})",
            "says": "Stage {stage} of {last}, backward: at o1 the slope is {∂L/∂o1}. More o1 would "
            "mean less loss.",
        },
        "∂L/∂h1": {
            "formula": "∂L/∂h1 = ∂L/∂o1 · w5 · o1 · (1\u00a0−\u00a0o1)",
            "numbers": "{∂L/∂h1} = {∂L/∂o1} · {w5} · {o1} · {1-o1}",
            "says": "Stage {stage} of {last}, backward: at h1 the slope is {∂L/∂h1}. More h1 would "
            "mean less loss.",
        },
        "∂L/∂w1": {
            "formula": "∂L/∂w1 = ∂L/∂h1 · x1 · h1 · (1\u00a0−\u00a0h1)",
            "numbers": "{∂L/∂w1} = {∂L/∂h1} · ({x1}) · {h1} · {1-h1}",
            "says": "Stage {stage} of {last}, backward: at w1 the slope is {∂L/∂w1}. More w1 would "
            "mean more loss.",
        },
        "new\u00a0w1": {
            "formula": "new\u00a0w1 = w1 − learning\u00a0rate · ∂L/∂w1",
            "numbers": "{long w1} = {w1} − {rate} · {long ∂L/∂w1}",
            "says": "Stage {stage} of {last}, update: w1 takes one step downhill, from {w1} "
            "to {long w1}.",
        },
        "all\u00a0nine": {
            "formula": "new\u00a0b3 = b3 − {rate} · ∂L/∂b3 \u2003 "
            "new\u00a0L = (y\u00a0−\u00a0new\u00a0o1)²",
            "numbers": "{new b3} = {b3} − {rate} · ({∂L/∂b3}) \u2003 "
            "{new L} = ({y}\u00a0−\u00a0{new o1})²",
            "says": "Stage {stage} of {last}, update: the other eight slopes come from the same "
            "backward pass. All nine step: o1 rises to {new o1}, and L falls from {L} to {new L}.",
        },
    }


class Phase(NamedTuple):
    """The colours of a phase: of strokes, of words on white, of words on the first."""

    hue: str
    words: str
    ink: str


STAGES = [
    Stage("x", "forward", ("x1", "x2")),
    Stage("h1", "forward", ("w1", "w2", "b1", "h1")),
    Stage("h2", "forward", ("w3", "w4", "b2", "h2")),
    Stage("o1", "forward", ("w5", "w6", "b3", "o1")),
    Stage("L", "forward", ("out",)),
    Stage("∂L/∂o1", "backward", ("out", "o1")),
    Stage("∂L/∂h1", "backward", ("w5", "h1")),
    Stage("∂L/∂w1", "backward", ("w1",)),
    Stage("new\u00a0w1", "update", ("w1",)),
    Stage("all\u00a0nine", "update", ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3", "o1")),
]
LAST, SIGNS = len(STAGES), ("=", "f(", "·", "+", "−", ")")
STAGE = {stage.name: k for k, stage in enumerate(STAGES, start=1)}
PHASES = {
    "forward": Phase(style.BLUE, style.BLUE, "#fff"),
    "backward": Phase(style.ORANGE, style.ORANGE_WORDS, style.INK),
    "update": Phase(style.GREEN_WORDS, style.GREEN_WORDS, "#fff"),
}
TIMELINE = [(50 + 73.3 * k, 14) for k in range(LAST)]
NEURONS = {"x1": (94, 114), "x2": (94, 198), "h1": (348, 114), "h2": (348, 198), "o1": (506, 156)}
BIAS_TAGS = {"b1": (428, 82), "b2": (428, 229), "b3": (548, 206)}
TAGS = diagram.beads(NEURONS, 177, 430) | BIAS_TAGS
LAYOUT = diagram.Layout(NEURONS, TAGS, radius=34, box=(60, 40), tag=(62, 25), rows=(-6, 13))
# The new numbers are longer, and in the last stage all nine are there.
MOVED = {"w2": (184, 168.5), "w3": (184, 143.5), "w5": (434, 112), "w6": (434, 200)}
NEW_TAGS = diagram.beads(NEURONS, 184, 434) | MOVED | BIAS_TAGS
NEW = LAYOUT._replace(tags=NEW_TAGS, tag=(86, 16))
SLOPES = {"∂L/∂o1": (506, 212), "∂L/∂h1": (457, 82), "∂L/∂w1": (218, 82)}
SQUARE = style.Panel(616, 93, 132, 132)  # the square of area 1
LEVELS = Levels(SQUARE.bottom, SQUARE.height)
LENS, ZOOM = style.Panel(688, 164, 54, 54), 20
NEW_CORNER = 20  # where it is in the lens
GREYED = f' fill="{style.GREY}"'
PILL, START = style.Panel(16, 254, 116, 30), 152  # where the formula starts


def explore_update(**start):
    """One update of the ones in ten stages: Alice, learning rate 0.1.

    Watch one box after the other light up: numbers go forward, slopes come back, and nine steps end
    it. explore_update(stage=8) opens it at ∂L/∂w1.
    """
    controls = [Steps("stage", tuple(range(1, LAST + 1)), 1)]
    return Figure("explore_update", Words.title, PARTS, controls=controls, start=start)


@cache
def stage_numbers():
    """Every number of the ten stages by its name."""
    y, slope, new = 1, ONES.gradient(ALICE, 1), ONES.step(ALICE, 1, RATE)
    run, after = _run(ONES, y), _run(new, y)
    _, to_h1, to_o1 = path_facts(ONES, ALICE, y)["factors"]
    given = {"pounds": PEOPLE[0].pounds, "inches": PEOPLE[0].inches, "y": y, "rate": RATE}
    slopes = {"∂L/∂o1": to_o1, "∂L/∂h1": to_o1 * to_h1, "∂L/∂w1": slope.w1, "∂L/∂b3": slope.b3}
    more = {"long w1": new.w1, "long ∂L/∂w1": slope.w1, "risen": after["o1"] - run["o1"]}
    stepped = {f"new {name}": value for name, value in (new._asdict() | after).items()}
    return given | ONES._asdict() | run | stepped | slopes | more


def _run(network, y):
    """What goes through a network when Alice's numbers go in."""
    known = diagram.known(network, ALICE)
    added = dict(zip(("total1", "total2", "total3"), diagram.totals(known).values()))
    run, o1 = {name: known[name] for name in diagram.NODES}, known["o1"]
    rest = {"1-h1": 1 - known["h1"], "1-o1": 1 - o1, "miss": y - o1, "L": (y - o1) ** 2}
    return run | added | rest


WHOLE = (*ONES._fields, "x1", "x2", "y", "pounds", "inches", "total1", "total2")
DECIMALS = dict.fromkeys(WHOLE, 0) | {"rate": 1, "total3": 3, "long w1": 7, "long ∂L/∂w1": 7}


@cache
def as_shown():
    """Every number of the ten stages by its name, as it is shown."""
    return {name: number(value, DECIMALS.get(name, 4)) for name, value in stage_numbers().items()}


def _facts(stage):
    return {"now": STAGES[stage - 1], "last": LAST, "numbers": stage_numbers()}


def _sentence(at):
    return say(at.now.says, at, **as_shown())


def _first(name):
    """The stage at which this name first appears."""
    return STAGE.get(name) or next(k for k, one in enumerate(STAGES, start=1) if name in one.lit)


def _ends(name):
    """Where an edge leaves one node and meets the next."""
    x, y = NEURONS["o1"]
    return ((x + 35, y), (SQUARE.left, y)) if name == "out" else LAYOUT.ends(name, 4)


def _background():
    names = {(742, 110): Words.area, (606, 98): Words.one, (606, 229): Words.zero}
    edges = [svg.line(*_ends(name), "#CCC") for name in (*diagram.EDGES, "out")]
    return (
        svg.line(TIMELINE[0], TIMELINE[-1], style.GRID)
        + "".join(svg.circle(place, 5, "#fff", "#AAA", width=2) for place in TIMELINE)
        + "".join(edges)
        + diagram.giver(LAYOUT, (28, 156), "A", 1, size=16)
        + svg.text((28, 192), Words.alice, style.Type(13), "middle")
        + svg.box(SQUARE, "#FAFAFA", "#CCC", 1.5)
        + "".join(svg.text(place, words, style.NOTE, "end") for place, words in names.items())
    )


def _draw(at):
    lit = at.now.lit
    edges = [_lit_edge(name, at) for name in lit if name in diagram.EDGES or name == "out"]
    stubs = [svg.line(*LAYOUT.ends(name), style.AXIS, 1.5) for name in lit if name in BIAS_TAGS]
    slopes = [_slope(name, at.stage) for name in SLOPES if STAGE[name] <= at.stage < LAST]
    return (
        _timeline(at.stage)
        + "".join(diagram.glow(LAYOUT, name) for name in lit if name in NEURONS)
        + "".join(edges + stubs)
        + "".join(_node(name, at) for name in NEURONS)
        + _tags(at)
        + "".join(slopes)
        + (_loss(at) if at.stage >= STAGE["L"] else "")
        + _formula(at)
    )


def _row(y, size, cells, paint=""):
    """Words in one line, each in the middle of its own place."""
    look = f'text-anchor="middle" style="font-size:{size}px{paint}"'
    return f'<text class="nn-t" y="{y}" {look}>{"".join(cells)}</text>'


def _cell(x, words, paint=""):
    return f'<tspan x="{x:.0f}"{paint}>{html.escape(words)}</tspan>'


def _timeline(stage):
    """The ten stages in a row: coloured as far as they are done."""
    hues, words = [PHASES[one.phase].hue for one in STAGES[:stage]], []
    ways = [svg.line(*ends, hue, 4) for *ends, hue in zip(TIMELINE, TIMELINE[1:], hues[1:])]
    dots = [svg.circle(place, 5, hue, "#fff", width=2) for place, hue in zip(TIMELINE, hues[:-1])]
    dots.append(svg.circle(TIMELINE[stage - 1], 9, hues[-1], "#fff", width=2))
    for k, (place, one) in enumerate(zip(TIMELINE, STAGES), start=1):
        paint = ' font-weight="bold"' if k == stage else GREYED if k > stage else ""
        words.append(_cell(place[0], one.title, paint))
    return "".join(ways + dots) + _row(41, 13, words)


def _lit_edge(name, at):
    start, end = _ends(name)
    band = "" if at.stage == LAST else svg.line(start, end, style.LIT, 24)
    strokes = {"forward": (start, end, style.BLUE), "backward": (end, start, style.ORANGE)}
    if at.now.phase not in strokes:
        return band + svg.line(start, end, style.GREEN, 4)
    return band + svg.arrow(*strokes[at.now.phase])


def _node(name, at):
    """A node with its name; it has a number from the stage on at which it is first lit."""
    new, reached = at.stage == LAST and name not in diagram.INPUTS, at.stage >= _first(name)
    value = as_shown()[f"new {name}" if new else name] if reached else "·"
    ink, ring = (style.INK, style.GREY) if reached else (style.GREY, "#BBB")
    look = diagram.Look(ring, 2, style.Type(14, ink), style.Type(15, ink, True))
    if name in at.now.lit:
        look = look._replace(ring=PHASES[at.now.phase].hue, width=5)
    return diagram.node(LAYOUT, name, words=name, value=value, look=look)


def _tags(at):
    """The numbers of weights and biases: white where they are used, green where they are new."""
    names = [name for name in at.now.lit if name in TAGS]
    if at.now.phase != "update":
        return "".join(diagram.bead(LAYOUT, name, as_shown()[name]) for name in names)
    words = [_new_number(name) for name in names]
    white = ";fill:#fff;font-weight:bold"
    return diagram.grounds(NEW, names, style.GREEN_WORDS) + _row(0, 13, words, white)


def _new_number(name):
    (x, y), words = NEW.tags[name], say(Words.new, name=name, value=as_shown()[f"new {name}"])
    return _cell(x, words, f' y="{y + 5}"')


def _slope(name, stage):
    """A slope in its own place: filled when it is lit, outlined after."""
    look = {"fill": style.ORANGE if stage == STAGE[name] else "#fff", "stroke": style.ORANGE}
    return tag(SLOPES[name], as_shown()[name], name, (142, 25), **look)


def _loss(at):
    """The loss: the square on what o1 misses to y = 1; at last the old corner beside the new."""
    new, lit = at.stage == LAST, at.stage in (STAGE["L"], LAST)
    output, miss, loss = ("new o1", "new miss", "new L") if new else ("o1", "miss", "L")
    o1, side = at.numbers[output], LEVELS.unit * at.numbers[miss]
    middle = SQUARE.left + side / 2
    ground = style.panel(LEVELS.miss(middle, 1, o1).middle, side + 14, side + 14)
    return (
        (svg.box(ground, style.LIT, "none", radius=6) if lit else "")
        + square(LEVELS, middle, 1, o1, reach=0)
        + svg.circle((SQUARE.left, LEVELS.y(o1)), 6, style.BLUE, "#fff", width=2)
        + svg.text(SQUARE.at(31, 26), Words.L, anchor="middle")
        + svg.text(SQUARE.at(31, 44), as_shown()[loss], style.STRONG, "middle")
        + (_lens(SQUARE.at(side, side), at) if new else "")
    )


def _lens(corner, at):
    """The corner of the square, twenty times as large, with the old corner dashed."""
    x, y = LENS[:2]
    old = NEW_CORNER + ZOOM * LEVELS.unit * at.numbers["risen"]
    return (
        svg.line(corner, (x, y), style.AXIS, 1)
        + svg.box(LENS, "#fff", style.AXIS, 1.5)
        + svg.box((x + 1, y + 1, NEW_CORNER - 1, NEW_CORNER - 1), style.PINK, "none")
        + svg.path(_corner(NEW_CORNER), style.VERMILLION)
        + svg.path(_corner(old), style.INK, 1.5, "4 3")
        + svg.text(LENS.at(27, 50), Words.times, style.Type(12), "middle")
    )


def _corner(side):
    return [LENS.at(1, side), LENS.at(side, side), LENS.at(side, 1)]


def _formula(at):
    """The formula in columns over the same with its numbers, behind the name of the phase."""
    lines = at.now.formula, at.now.numbers
    names, values = (line.format(**as_shown()).split(" ") for line in lines)
    above, below, left = [], [], START
    for name, value, after in zip_longest(names, values, names[1:], fillvalue=""):
        paint, width = _valued(value, after == "=", at.now.phase)
        width = max(_width(name, 15, "normal"), width)
        above.append(_cell(left + width / 2, name, GREYED if name in SIGNS else ""))
        below.append(_cell(left + width / 2, value, paint))
        left += width + 7
    return _pill(at.now.phase) + _row(262, 15, above) + _row(288, 16, below)


def _valued(value, result, phase):
    """The paint and the width of a number or a sign in the lower row; a result is large."""
    if value in SIGNS:
        return GREYED, _width(value, 16, "normal")
    large = f' fill="{PHASES[phase].words}" font-size="20"' if result else ""
    return f'{large} font-weight="bold"', _width(value, 20 if result else 16, "bold")


@cache
def _width(words, size, weight):
    font = FontProperties(family="DejaVu Sans", size=size, weight=weight)
    narrow = re.sub(WIDE, "", words)  # matplotlib's font has no Chinese sign: each is a square
    width = text_to_path.get_text_width_height_descent(narrow, font, False)[0]
    return width + size * (len(words) - len(narrow))


def _pill(phase):
    (x, y), letters = PILL.middle, style.Type(14, PHASES[phase].ink, True)
    words = svg.text((x, y + 5), Words.phases[phase], letters, "middle")
    return svg.box(PILL, PHASES[phase].hue, "none", radius=6) + words


PARTS = Parts(_facts, _draw, _sentence, _background)
