"""03: the constant guess and its four squares; one dial of the ones, four squares and L on its curve."""

from functools import cache
from itertools import accumulate

import numpy as np

from nnlib import PEOPLE, loss, mse_loss
from nnlive import drawing
from nnlive.drawing import Axes
from nnlive.figure import Choice, Figure, Slider
from nnplots import AXIS, BLUE, FOUR, GREY, INK, ONES, PINK, VERMILLION, number

TARGETS = [y for x, y in FOUR]
FLOOR = 188  # the place of target 0 in both figures


def explore_constant(**start):
    """A guess c, the same for all four, moves their four squares. explore_constant(c=0.5) opens it at 0.5.

    Look for what doesn't change, the sum of the four sides, and for what does, the mean of the four areas.
    """
    title = (
        "Four squares of misses, packed side by side between target 0 and target 1, for a guess c "
        "from 0 to 1; their mean area as a square of its own, from 0.25 to 0.5"
    )
    controls = [Slider("c", 0, 1, 0.01, 0)]
    return Figure(
        title, controls, _constant_background, _constant_draw, _constant_text, start=start
    )


LEFT, SIDE, MEAN = (
    136,
    150,
    536,
)  # the rectangle is 2 sides wide, from LEFT on; the mean square starts at MEAN
COLUMNS = [LEFT + SIDE * k / 4 for k in (1, 3, 5, 7)]


def _sides(c):
    return [abs(y - c) for y in TARGETS]


@cache
def _constant_background():
    right, top, old = LEFT + 2 * SIDE, FLOOR - SIDE, SIDE * 0.5**0.5
    room = drawing.box(LEFT, top, 2 * SIDE, SIDE, "#F6F6F6", "none")
    lines = "".join(
        drawing.line(LEFT, y, right, y, AXIS, 1) + drawing.text(106, y + 5, words, 14, GREY, "end")
        for y, words in ((top, "target 1"), (FLOOR, "target 0"))
    )
    dashed = (
        drawing.box(MEAN, FLOOR - old, old, old, "none", AXIS, 2, dash="5 4")
        + drawing.text(MEAN + old + 10, FLOOR - old + 14, "0.5000", 13, GREY)
        + drawing.text(MEAN + old + 10, FLOOR - old + 32, "at c = 0", 13, GREY)
        + drawing.line(MEAN - 14, FLOOR, MEAN + old + 14, FLOOR, AXIS, 1)
    )
    return room + lines + dashed + _constant_people(right) + _constant_words(right)


def _constant_people(right):
    """Each where their square stands: two in the upper corners, two on both sides of the lower middle."""
    places = (
        (LEFT + 12, 18, 22, "start"),
        (LEFT + SIDE - 16, 210, -22, "end"),
        (LEFT + SIDE + 16, 210, 22, "start"),
        (right - 12, 18, -22, "end"),
    )
    return "".join(
        drawing.person(person.name[0], x, y, label, 12)
        + drawing.text(x + away, y + 5, person.name, anchor=anchor)
        for person, label, (x, y, away, anchor) in zip(PEOPLE, TARGETS, places)
    )


def _constant_words(right):
    ends = "".join(drawing.line(x, 228, x, 244, INK, 1.5) for x in (LEFT, right))
    pluses = "".join(
        drawing.text((a + b) / 2, y, "+", fill=fill, anchor="middle")
        for a, b in zip(COLUMNS, COLUMNS[1:])
        for y, fill in ((264, INK), (290, VERMILLION))
    )
    words = (
        (12, 108, "guess", 14, BLUE),
        (MEAN, 64, "the mean area, as a square"),
        (106, 264, "sides", 14, INK, "end"),
        (106, 290, "areas", 14, VERMILLION, "end"),
        (MEAN - 12, 264, "=", 14, INK, "end"),
        (MEAN - 12, 290, "÷ 4 =", 14, VERMILLION, "end"),
        (MEAN + 96, 264, "added up", 13, GREY),
        (MEAN + 96, 290, "mean area", 13, GREY),
        (MEAN, 265, "2.00", 20, INK, "start", True),
    )
    return ends + pluses + "".join(drawing.text(*row) for row in words)


def _constant_draw(c):
    level, sides = FLOOR - c * SIDE, _sides(c)
    edges = [LEFT + SIDE * before for before in accumulate(sides, initial=0)]
    parts = []
    for left, side, y, column in zip(edges, sides, TARGETS, COLUMNS):
        size, top = SIDE * side, FLOOR - SIDE if y else level
        parts.append(drawing.box(left + 2, top + 2, size - 4, size - 4, PINK, VERMILLION, 3))
        parts.append(drawing.box(left + 1, 232, size - 2, 8, INK, "none"))
        parts.append(drawing.text(column, 264, number(side, 2), anchor="middle"))
        parts.append(
            drawing.text(column, 290, number(side**2, 4), 14, VERMILLION, "middle", bold=True)
        )
    guess = (
        drawing.line(LEFT - 16, level, LEFT + 2 * SIDE, level, BLUE, 5)
        + drawing.circle(LEFT - 16, level, 8, BLUE, "#fff", 2)
        + drawing.text(12, 132, f"c = {number(c, 2)}", 20, BLUE, bold=True)
    )
    return "".join(parts) + guess + _mean_square(mse_loss(TARGETS, [c] * 4))


def _mean_square(mean):
    side = SIDE * mean**0.5
    return drawing.box(
        MEAN + 1.5, FLOOR - side + 1.5, side - 3, side - 3, PINK, VERMILLION, 3
    ) + drawing.text(MEAN, 291, number(mean, 4), 22, VERMILLION, bold=True)


def _constant_text(c):
    sides, total = " + ".join(number(side, 2) for side in _sides(c)), number(sum(_sides(c)), 2)
    mean = number(mse_loss(TARGETS, [c] * 4), 4)
    return f"Guess {number(c, 2)}: the sides {sides} add to {total}; the mean area is {mean}."


def explore_loss(**start):
    """One dial of the ones moves four outputs, four squares, and L on its curve. explore_loss(w1=-3) opens at −3.

    Look at which squares shrink, at the stem of the four areas that carries the point on the curve, and at
    the shrug's 0.25: choose another dial to get below it.
    """
    title = "Four squares of misses from 0 to 1, and the loss L from 0 to 0.6 over the dial from −3 to 3"
    controls = [
        Choice("dial", ONES._fields, "w1"),
        Slider("value", -3, 3, 0.05, ONES._asdict(), named_by="dial"),
    ]
    return Figure(title, controls, _loss_background, _loss_draw, _loss_text, start=start)


UNIT, MIDDLES = 122, (88, 188, 322, 425)  # so that in no state of any dial two squares meet
STACK = (0, 3, 1, 2)  # the order of the four in the stem, the small ones below


def _outputs(dial, value):
    network = ONES.replace(**{dial: value})
    return [network.feedforward(x) for x, y in FOUR]


@cache
def _loss_axes(dial):
    dials = np.linspace(-3, 3, 121)

    def curve(axes):
        axes.plot(dials, loss(ONES.replace(**{dial: dials}), FOUR), color=VERMILLION)
        axes.axhline(0.25, color=AXIS, dashes=(5, 4), linewidth=1)
        axes.set(xticks=(-3, 0, 3), yticks=(0, 0.25, 0.5), yticklabels=("0", "0.25", "0.50"))
        axes.tick_params(
            axis="x", pad=10
        )  # the black foot of the stem walks between axis and numbers
        axes.grid(axis="y")

    return Axes((544, 36, 208, FLOOR - 36), (-3.5, 3.7), (0, 0.62), curve)


def _square(middle, y, output):
    """The corner and side of a square that hangs from target 1 or stands on target 0."""
    side = abs(y - output) * UNIT
    return middle - side / 2, FLOOR - UNIT if y else FLOOR - side, side


@cache
def _loss_background(dial):
    rest, axes, top, marks = ONES._asdict()[dial], _loss_axes(dial), FLOOR - UNIT, []
    for level, name in ((top, "1"), (FLOOR, "0")):
        marks.append(drawing.line(24, level, 490, level, AXIS, 1))
        marks.append(drawing.text(18, level + 5, name, 14, GREY, "end"))
    for middle, y, person, output in zip(MIDDLES, TARGETS, PEOPLE, _outputs(dial, rest)):
        left, upper, side = _square(middle, y, output)
        marks.append(drawing.box(left, upper, side, side, "none", AXIS, 1.5, dash="4 3"))
        row = top - 22 if y else FLOOR + 22
        marks.append(drawing.person(person.name[0], middle - 24, row, y, 12))
        marks.append(drawing.text(middle - 6, row + 5, person.name))
    for a, b in zip(MIDDLES, MIDDLES[1:]):
        marks.append(drawing.text((a + b) / 2, 280, "+", fill=VERMILLION, anchor="middle"))
    return axes.svg + "".join(marks) + _loss_words(axes, dial, rest)


def _loss_words(axes, dial, rest):
    middle = sum(MIDDLES) / 4
    words = (
        (middle, FLOOR - UNIT - 17, "target 1", 14, GREY, "middle"),
        (88, FLOOR + 27, "target 0", 14, GREY, "middle"),
        (490, FLOOR + 27, f"dashed: {dial} = {rest}", 13, GREY, "end"),
        (8, 250, "output", 14, BLUE),
        (8, 280, "area", 14, VERMILLION),
        (530, 280, "÷ 4 ≈", 14, VERMILLION, "end"),  # L is the mean of the unrounded areas
        (540, axes.y(0.25) + 20, "a shrug", 13, GREY, "end"),
        (axes.x(1.5), FLOOR + 28, dial, 14, INK, "middle"),
    )
    return "".join(drawing.text(*row) for row in words)


def _loss_draw(dial, value):
    outputs = _outputs(dial, value)
    areas = [(y - output) ** 2 for y, output in zip(TARGETS, outputs)]
    squares = []
    for middle, y, output, area in zip(MIDDLES, TARGETS, outputs, areas):
        left, top, side = _square(middle, y, output)
        squares.append(drawing.box(left, top, side, side, PINK, VERMILLION, 3))
        edge = FLOOR - output * UNIT
        squares.append(drawing.line(left - 6, edge, left + side + 6, edge, BLUE, 5))
        squares.append(drawing.text(middle, 250, number(output, 4), fill=BLUE, anchor="middle"))
        squares.append(
            drawing.text(middle, 280, number(area, 4), 14, VERMILLION, "middle", bold=True)
        )
    mean = drawing.text(540, 281, f"L = {number(sum(areas) / 4, 4)}", 22, VERMILLION, bold=True)
    name = drawing.text(540, 22, f"{dial} = {number(value, 2)}", 20, bold=True)
    return "".join(squares) + _stem(_loss_axes(dial), value, areas) + mean + name


def _stem(axes, value, areas):
    """The four areas, each a quarter as high, stacked from the dial's number up to the curve."""
    x, parts, outside = axes.x(value), [], FLOOR - 1
    edges = [axes.y(height / 4) for height in accumulate((areas[k] for k in STACK), initial=0)]
    for k, low, high in zip(STACK, edges, edges[1:]):
        parts.append(drawing.box(x - 11, high, 22, low - high, PINK, VERMILLION, 1.5))
        seen = max(high, edges[-1] + 9)  # the dot covers what is above
        if low - seen > 11:
            parts.append(
                drawing.text(
                    x, (low + seen) / 2 + 5, PEOPLE[k].name[0], 13, anchor="middle", bold=True
                )
            )
        elif k in STACK[:2]:  # beside the stem, below the curve
            outside = min(outside, (low + high) / 2 + 5)
            parts.append(drawing.text(x + 14, outside, PEOPLE[k].name[0], 13, bold=True))
            outside -= 13
    dot = drawing.circle(x, edges[-1], 8, VERMILLION, "#fff", 2)
    foot = drawing.path(
        [(x, FLOOR + 2), (x - 7, FLOOR + 12), (x + 7, FLOOR + 12)], "none", 0, fill=INK
    )
    return "".join(parts) + dot + foot


def _loss_text(dial, value):
    mean = loss(ONES.replace(**{dial: value}), FOUR)
    shown = ", ".join(number(output, 4) for output in _outputs(dial, value))
    against = f"L = {number(mean, 4)}, {'below' if mean < 0.25 else 'above'} the shrug’s 0.25."
    return f"{dial} = {number(value, 2)}: outputs {shown} for targets 1, 0, 0, 1; {against}"
