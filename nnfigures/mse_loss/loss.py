"""One dial of the ones moves four outputs, their squares, and the loss along its curve."""

from functools import cache
from itertools import accumulate, pairwise

from nnfigures.cast import FOUR, ONES, SHRUG, TARGETS
from nnfigures.engine import svg
from nnfigures.engine.axes import Axes
from nnfigures.engine.controls import Choice, Slider
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import AXIS, INK, LOSS, NOTE, PINK, VALUE, VERMILLION, Panel, Type
from nnfigures.engine.words import commas, number, say
from nnfigures.marks import named_person
from nnfigures.mse_loss import squares
from nnfigures.mse_loss.curve import draw_curve, draw_shrug
from nnlanguage import Spoken
from nnlib import PEOPLE


class Words(Spoken):
    """All words of this figure."""

    title = (
        "Four squares of misses from 0 to 1, and the loss L from 0 to 0.6 over the dial "
        "from −3 to 3"
    )
    says = {
        "below": "{dial} = {value:.2f}: outputs {each} for targets 1, 0, 0, 1; "
        "L = {loss:.4f}, below the shrug’s 0.25.",
        "above": "{dial} = {value:.2f}: outputs {each} for targets 1, 0, 0, 1; "
        "L = {loss:.4f}, above the shrug’s 0.25.",
        "level": "{dial} = {value:.2f}: outputs {each} for targets 1, 0, 0, 1; "
        "L = {loss:.4f}, as large as the shrug’s.",
    }
    now, dashed, shrug = "{dial} = {value:.2f}", "dashed: {dial} = {rest:.0f}", "a shrug"
    target, one, zero, plus = "{target}", "target 1", "target 0", "+"
    quarter, loss = "÷ 4 ≈", "L = {loss:.4f}"  # ≈, as L is the mean of the unrounded areas


def explore_loss(check=None, **start):
    """One dial of the ones moves four outputs, four squares, and L on its curve.

    Look at which squares shrink, at the stem of the four areas that carries the point on the
    curve, and at the shrug's 0.25: choose another dial to get below it. explore_loss(w1=-3)
    opens it at −3.
    """
    value = Slider("value", -3, 3, 0.05, value=ONES._asdict(), named_by="dial")
    controls = [Choice("dial", ONES._fields, value="w1"), value]
    return Figure("explore_loss", Words.title, PARTS, controls=controls, start=start, check=check)


def _facts(dial, value):
    network = ONES.replace(**{dial: value})
    facts = squares.misses(TARGETS, [network.feedforward(x) for x, y in FOUR])
    sides = {facts["loss"] < SHRUG: "below", facts["loss"] > SHRUG: "above"}
    return facts | {"verdict": sides.get(True, "level")}


def _sentence(at):
    return say(Words.says[at.verdict], at, each=commas(map(number, at.outputs)))


LEVELS = squares.Levels(188, 122)
ROOM = Panel(24, 66, 466, 122)  # of the squares
MIDDLES = 88, 188, 322, 425  # so that in no state of any dial two squares meet
ROWS = 250, 280
CURVE = Panel(544, 36, 208, 152)
STACK = 0, 3, 1, 2  # the order of the four in the stem, the small ones below


@cache
def _field(dial):
    def draw(axes):
        draw_curve(axes, dial)
        draw_shrug(axes)
        axes.set(xticks=(-3, 0, 3), yticks=(0, 0.25, 0.5), yticklabels=("0", "0.25", "0.50"))
        axes.tick_params(axis="x", pad=10)  # the stem's foot walks between axis and numbers
        axes.grid(axis="y")

    return Axes(CURVE, (-3.5, 3.7), (0, 0.62), draw)


def _background(dial):
    rest, drawn = ONES._asdict()[dial], squares.target_lines(LEVELS, 24, 490, Words.target)
    for one, x, y, output in zip(PEOPLE, MIDDLES, TARGETS, _facts(dial, rest)["outputs"]):
        drawn += svg.box(LEVELS.miss(x, y, output), "none", AXIS, 1.5, dash="4 3")
        beside = ROOM.top - 22 if y else ROOM.bottom + 22  # the target that the square touches
        drawn += named_person(one.name, (x - 24, beside), y)
    for a, b in pairwise(MIDDLES):
        drawn += svg.text(((a + b) / 2, ROWS[1]), Words.plus, LOSS, "middle")
    return _field(dial).svg + drawn + _words(dial, rest)


def _words(dial, rest):
    dashed, field = say(Words.dashed, dial=dial, rest=rest), _field(dial)
    return (
        svg.text(ROOM.at(232, -17), Words.one, squares.TARGET, "middle")
        + svg.text(ROOM.at(64, 149), Words.zero, squares.TARGET, "middle")
        + svg.text(ROOM.at(466, 149), dashed, NOTE, "end")
        + svg.text((530, ROWS[1]), Words.quarter, LOSS, "end")
        + svg.text((540, field.y(SHRUG) + 20), Words.shrug, NOTE, "end")
        + svg.text((field.x(1.5), CURVE.bottom + 28), dial, anchor="middle")
    )


def _draw(at):
    now = svg.text((540, 22), say(Words.now, at), VALUE)
    loss = svg.text((540, ROWS[1] + 1), say(Words.loss, at), squares.MEAN)
    return squares.columns(at, LEVELS, MIDDLES, ROWS) + _stem(at) + now + loss


def _stem(at):
    """The four areas, each a quarter as high, stacked from the dial's number up to the curve."""
    field = _field(at.dial)
    x, heights = field.x(at.value), accumulate((at.areas[k] / 4 for k in STACK), initial=0)
    edges = [field.y(height) for height in heights]
    stem = [
        svg.box((x - 11, high, 22, low - high), PINK, VERMILLION, 1.5)
        for low, high in pairwise(edges)
    ]
    dot, (left, foot) = svg.circle((x, edges[-1]), 8, VERMILLION, "#fff", width=2), (x - 7, 200)
    triangle = svg.path([(x, foot - 10), (left, foot), (x + 7, foot)], "none", 0, fill=INK)
    return "".join([*stem, *_letters(x, edges)]) + dot + triangle


def _letters(x, edges):
    """Whose area each is: a letter inside, or beside the stem if one of the lower two is small."""
    style, outside = Type(13, bold=True), CURVE.bottom - 1
    for k, (low, high) in zip(STACK, pairwise(edges)):
        letter, seen = PEOPLE[k].name[0], max(high, edges[-1] + 9)  # the dot covers what is above
        if low - seen > 11:
            yield svg.text((x, (low + seen) / 2 + 5), letter, style, "middle")
        elif k in STACK[:2]:
            outside = min(outside, (low + high) / 2 + 5)
            yield svg.text((x + 14, outside), letter, style)
            outside -= 13


PARTS = Parts(_facts, _draw, _sentence, _background)
