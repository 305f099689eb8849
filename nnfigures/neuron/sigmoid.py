"""The total goes in from below, bends at the sigmoid and comes out between 0 and 1."""

import math

from nnfigures.engine import svg
from nnfigures.engine.axes import Axes
from nnfigures.engine.controls import Slider
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import BLUE, GRID, INK, NOTE, Panel, Type, panel
from nnfigures.engine.words import number, say
from nnlanguage import Spoken
from nnlib import sigmoid


class Words(Spoken):
    """All words of this figure."""

    title = "The sigmoid: the output from 0 to 1 over the total from −8 to 8"
    yes, no, output, half = "1 = yes", "0 = no", "output", "0.5"
    total = "total = w1·x1 + w2·x2 + b"
    name, formula = "f(total)", "= 1 / (1 + e{up}−total{down}){end}"
    name_now, formula_now = "f({total:.1f})", "= 1 / (1 + {power:.4f})"
    says = {
        "almost 1": "Total {total:.1f} goes in, output {output:.4f} comes out: "
        "almost 1, a clear yes.",
        "nearer 1": "Total {total:.1f} goes in, output {output:.4f} comes out: "
        "nearer 1, a soft yes.",
        "halfway": "Total {total:.1f} goes in, output {output:.4f} comes out: "
        "halfway, neither yes nor no.",
        "nearer 0": "Total {total:.1f} goes in, output {output:.4f} comes out: "
        "nearer 0, a soft no.",
        "almost 0": "Total {total:.1f} goes in, output {output:.4f} comes out: "
        "almost 0, a clear no.",
    }


FORMULA, WHITE = Type(16), Type(21, "#fff", bold=True)
RAISED, LOWERED = '<tspan dy="-6" style="font-size:13px">', '</tspan><tspan dy="6">'


def explore_sigmoid(**start):
    """The total goes in from below, bends at the curve and comes out squeezed between 0 and 1.

    Watch the hairlines: even steps go in, crowded ones come out. explore_sigmoid(total=-2) opens
    it there.
    """
    controls = [Slider("total", -8, 8, 0.1, value=7.0)]
    return Figure("explore_sigmoid", Words.title, PARTS, controls=controls, start=start)


def _facts(total):
    output = sigmoid(total)
    below = math.nextafter(0.5, 0)
    bounds = {"almost 1": 0.99, "nearer 1": 0.5, "halfway": below, "nearer 0": 0.01}
    verdict = next((words for words, bound in bounds.items() if output > bound), "almost 0")
    return {"output": output, "power": math.exp(-total), "verdict": verdict}


def _sentence(at):
    return say(Words.says[at.verdict], at)


def draw_sigmoid(axes):
    """Draw f from −8 to 8 into matplotlib's axes."""
    totals = [k / 10 for k in range(-80, 81)]
    axes.plot(totals, [sigmoid(total) for total in totals], color=BLUE, clip_on=False)


def _field(axes):
    draw_sigmoid(axes)
    axes.set(xticks=range(-8, 9), xticklabels=[], yticks=[])


FIELD = Axes(Panel(52, 44, 472, 190), (-8, 8), (0, 1), _field)
COLUMN = Panel(598, 44, 20, 190)  # of the output


def _elbow(total, output):
    """The way of a total: up to the curve, then right to the column."""
    x, y = FIELD.at(total, output)
    return [(x, FIELD.y(0)), (x, y), (COLUMN.left, y)]


def _background():
    ways = [_elbow(total, sigmoid(total)) for total in range(-8, 9)]
    middle = svg.path(ways.pop(8), "#999", 1.5, "6 5")
    elbows = [*(svg.path(way, GRID, 1.5) for way in ways), middle]
    return "".join(elbows) + svg.box(COLUMN, "#E6E6E6", "none") + FIELD.svg + _names()


def _names():
    below = FIELD.panel.middle[0], FIELD.panel.bottom + 58
    return (
        svg.text((COLUMN.right, 28), Words.yes, anchor="end")
        + svg.text((COLUMN.right, 256), Words.no, anchor="end")
        + svg.text((COLUMN.right, 292), Words.output, Type(15, BLUE), anchor="end")
        + svg.text(below, Words.total, Type(15), anchor="middle")
        + svg.text((48, 62), Words.name, FORMULA)
        + svg.text((116, 62), Words.formula, FORMULA).format(
            up=RAISED, down=LOWERED, end="</tspan>"
        )
    )


def _draw(at):
    foot, (x, y), end = _elbow(at.total, at.output)
    fill = svg.box((COLUMN.left, y, COLUMN.width, foot[1] - y), BLUE, "none")
    dot = svg.circle((x, y), 9, BLUE, "#fff", width=2)
    way = svg.line(foot, (x, y)) + svg.arrow((x, y), end) + dot
    up = [(x, foot[1] + 1), (x - 9, 246), (x + 9, 246)]
    left = [(620, y), (633, y - 8), (633, y + 8)]
    goes_in = _pill((x, 260), 76, INK, words=number(at.total, 1), pointer=up)
    comes_out = _pill((686, y), 108, BLUE, words=number(at.output), pointer=left)
    return _ticks(x, y) + fill + way + goes_in + comes_out + _numbers(at)


def _ticks(x, y):
    """The axes' numbers, without those that a pill would half cover."""
    away = [tick for tick in range(-8, 9, 2) if abs(FIELD.x(tick) - x) > 52]
    ticks = [
        svg.text((FIELD.x(tick), 255), number(tick, 0), NOTE, anchor="middle") for tick in away
    ]
    half = FIELD.y(0.5)
    if abs(y - half) > 27:
        ticks.append(svg.text((628, half + 5), Words.half, NOTE))
    return "".join(ticks)


def _pill(place, width, fill, words, pointer):
    """A number on a coloured ground, with a triangle that points to where it belongs."""
    ground = svg.box(panel(place, width, 32), fill, "none", radius=7)
    ground += svg.path(pointer, "none", 0, fill=fill)
    return ground + svg.text((place[0], place[1] + 7.5), words, WHITE, anchor="middle")


def _numbers(at):
    """The formula with its numbers, under the formula."""
    now = svg.text((48, 90), say(Words.name_now, at), FORMULA)
    return now + svg.text((116, 90), say(Words.formula_now, at), FORMULA)


PARTS = Parts(_facts, _draw, _sentence, _background)
