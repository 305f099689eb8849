"""04: the secant that becomes a tangent; the heart of the course, slope and step of Alice's loss on w1's path."""

from functools import cache, partial

import numpy as np

from nnlib import loss
from nnlive import drawing
from nnlive.drawing import Axes
from nnlive.figure import Choice, Figure, Slider, Steps
from nnplots import (
    AXIS,
    BLUE,
    FOUR,
    GREEN,
    GREEN_WORDS,
    GREY,
    INK,
    ONES,
    ORANGE,
    ORANGE_WORDS,
    VERMILLION,
    number,
)

ALICE = FOUR[0][0]
PER_UNIT = 50  # the picture's units for each unit of w1
RATE = 0.1


def _loss_at(w1, target=1):
    return loss(ONES.replace(w1=w1), [(ALICE, target)])


def _panel(height, ylim, yticks, target=1):
    """The axes with Alice's L over w1."""
    dials = np.linspace(-3, 3, 121)

    def curve(axes):
        axes.plot(dials, _loss_at(dials, target), color=VERMILLION)
        axes.set(xticks=range(-3, 4), yticks=yticks)
        axes.grid(axis="y")

    return Axes((70, 26, 6 * PER_UNIT, height), (-3, 3), ylim, curve)


def _inside(left, top, width, height, body):
    """A window that cuts off what lies outside; body's places count from its corner."""
    return f'<svg x="{left}" y="{top}" width="{width}" height="{height}" overflow="hidden" fill="none">{body}</svg>'


def explore_secant(**start):
    """A nudge of w1, up from 1, the secant through both points, and a lens. explore_secant(nudge=0.1) opens at 0.1.

    Look at the lens: the smaller the nudge, the straighter the curve and the nearer the secant to the tangent.
    """
    title = (
        "Alice’s loss L from 0.05 to 0.28 over w1 from −3 to 3 with a secant from w1 = 1 and the dotted "
        "tangent there, and a lens on the stretch between the secant’s two points"
    )
    controls = [Steps("nudge", NUDGES, 1)]
    return Figure(title, controls, _secant_background, _secant_draw, _secant_text, start=start)


NUDGES = (
    0.001,
    0.005,
    0.01,
    0.02,
    0.05,
    0.1,
    0.2,
    0.4,
    0.5,
    0.8,
    1,
    1.25,
    1.6,
    2,
)  # each divides 4: round zooms
LENS = (452, 26, 290, 184)  # left, top, width, height
HOME = (
    36,
    124,
)  # the place in the lens of the point at w1 = 1; the other stands 4 * PER_UNIT to its right
HEIGHT, TANGENT = _loss_at(1), ONES.gradient(ALICE, 1).w1


@cache
def _secant_axes():
    return _panel(224, (0.05, 0.28), (0.05, 0.1, 0.15, 0.2, 0.25))


@cache
def _home():
    return _secant_axes().x(1), _secant_axes().y(HEIGHT)


@cache
def _tall():
    """The picture's units, downwards, for each unit of L."""
    return _secant_axes().y(1) - _secant_axes().y(0)


def _far(w1, height):
    """The place in the panel of a point of the plane."""
    return _home()[0] + PER_UNIT * (w1 - 1), _home()[1] + _tall() * (height - HEIGHT)


def _near(nudge, w1, height):
    """The place of the same point in the lens: the same scales, 4 / nudge times as large."""
    zoom = 4 / nudge
    return HOME[0] + zoom * PER_UNIT * (w1 - 1), HOME[1] + zoom * _tall() * (height - HEIGHT)


@cache
def _secant_background():
    ends = [(w1, HEIGHT + TANGENT * (w1 - 1)) for w1 in (-1.4, 3)]
    far, near = ([place(*end) for end in ends] for place in (_far, partial(_near, 1)))
    small, large = (drawing.path(points, ORANGE_WORDS, 2, "3 5") for points in (far, near))
    left, top = LENS[:2]
    words = (
        (70, 16, "L, Alice’s loss"),
        (220, 288, "w1", 14, INK, "middle"),
        (left + 150, top + 50, "tangent", 14, ORANGE_WORDS, "end"),
        (left + HOME[0] + 100, top + HOME[1] + 20, "nudge", 14, INK, "middle"),
        (545, 236, "rise", 13, GREY, "end"),
        (622, 236, "nudge", 13, GREY, "end"),
        (742, 236, "rate", 13, GREY, "end"),
        (635, 286, "the tangent’s", 13, GREY, "end"),
        (558, 258, "÷", 14, INK, "middle"),
        (635, 258, "≈", 14, INK, "middle"),
        (742, 287, number(TANGENT, 4), 20, ORANGE_WORDS, "end", True),
    )
    lens = drawing.box(*LENS, "#fff", AXIS, 1.5) + _inside(*LENS, large)
    return _secant_axes().svg + small + lens + "".join(drawing.text(*row) for row in words)


def _rate(nudge):
    """(rise of L, rise / nudge)."""
    rise = _loss_at(1 + nudge) - HEIGHT
    return rise, rise / nudge


def _secant_draw(nudge):
    rise, rate = _rate(nudge)
    words = (
        (545, 258, number(rise, 7), 15, INK, "end", True),
        (622, 258, number(nudge, 3), 15, INK, "end", True),
        (742, 259, number(rate, 4), 22, ORANGE_WORDS, "end", True),
        (LENS[0], 16, f"the box, {4 / nudge:g} times as large"),
    )
    return (
        _box(nudge)
        + _secant(nudge, rate)
        + _inside(*LENS, _lens(nudge, rate))
        + "".join(drawing.text(*row) for row in words)
    )


def _box(nudge):
    """The box on the curve, as large as it is, and the light that it throws on the lens."""
    zoom, (left, top, width, height) = 4 / nudge, LENS
    x, y = (place - inside / zoom for place, inside in zip(_home(), HOME))
    right, low = x + width / zoom, y + height / zoom
    corners = f"M{right:.1f} {y:.1f}L{left} {top}V{top + height}L{right:.1f} {low:.1f}Z"
    frame = drawing.box(x, y, right - x, low - y, "none", INK, 2) if right - x > 14 else ""
    return f'<path d="{corners}" fill="#000" fill-opacity=".06"/>' + frame


def _secant(nudge, rate):
    """The secant, long enough to compare its tilt; its two points while they can be told apart, else one mark."""
    start, end, there = (_far(1 + run, HEIGHT + run * rate) for run in (-2.4, 2, nudge))
    x, y = _home()
    line = drawing.line(*start, *end, ORANGE, 3) + drawing.text(
        start[0] - 6, start[1] + 5, "secant", 14, ORANGE_WORDS, "end", halo=True
    )
    if nudge >= 0.4:
        return (
            line
            + drawing.circle(x, y, 7, VERMILLION, "#fff", 2)
            + drawing.circle(*there, 6, "#fff", VERMILLION)
        )
    return line + drawing.box(x - 4, y - 4, 8, 8, INK, "#fff", 1) * (nudge <= 0.1)


def _lens(nudge, rate):
    w1 = np.linspace(1 - 0.2 * nudge, 1 + 1.3 * nudge, 25)
    curve = [_near(nudge, *point) for point in zip(w1.tolist(), _loss_at(w1).tolist())]
    runs = -0.2 * nudge, nudge, 1.3 * nudge
    start, (x2, y2), end = (_near(nudge, 1 + run, HEIGHT + run * rate) for run in runs)
    x1, y1 = HOME
    legs = drawing.path([(x1, y1), (x2, y1), (x2, y2)], INK, 2, "5 4")
    rise = drawing.text(x2 + 12, max((y1 + y2) / 2 + 5, y2 + 20), "rise")
    return (
        drawing.path(curve, VERMILLION, 7)
        + drawing.line(*start, *end, ORANGE, 3)
        + legs
        + rise
        + drawing.circle(x1, y1, 8, VERMILLION, "#fff", 2)
        + drawing.circle(x2, y2, 7, "#fff", VERMILLION, 3)
    )


def _secant_text(nudge):
    rise, rate = _rate(nudge)
    return (
        f"Nudge {number(nudge, 3)}: L rises by {number(rise, 7)}, a rate of {number(rate, 4)}; "
        f"the tangent’s is {number(TANGENT, 4)}."
    )


def explore_slope(**start):
    """w1 moves the point, the tangent, the three factors on the path w1, h1, o1, L, and the step downhill.

    Look at which way the step goes when the slope is up, and when it is down: switch the target. Hide the step,
    point, and show it. explore_slope(w1=-0.3, target=0, step="hide") opens it there.
    """
    title = (
        "Alice’s loss L, from 0 to 0.32 for target 1 and 0.24 to 0.56 for target 0, over w1 from −3 to 3; "
        "its tangent, the arrows uphill and downhill, and the slope’s three factors on the path w1, h1, o1, L"
    )
    controls = [
        Choice("target", (1, 0), 1),
        Choice("step", ("show", "hide"), "show"),
        Slider("w1", -3, 3, 0.05, 1),
    ]
    return Figure(title, controls, _slope_background, _slope_draw, _slope_text, start=start)


NODES = {"w1": 432, "h1": 530, "o1": 628, "L": 726}
ROW, LANE = 92, 246  # where the nodes stand, where the two arrows lie
DISC, BESIDE = 560, 582  # the two signs below the bracket, and what stands to their right
BIGGER = 250  # a true step would be a tenth of the picture's unit


@cache
def _slope_axes(target):
    low = 0 if target else 0.24  # 0.32 high for both targets, so that their steepness compares
    return _panel(176, (low, low + 0.32), (0, 0.1, 0.2, 0.3) if target else (0.3, 0.4, 0.5), target)


def _relay(w1, target):
    """The values on the path, the factors between them, the slope, and w1 after the step."""
    network = ONES.replace(w1=w1)
    h1, h2, o1 = network.activations(ALICE)
    factors = ALICE[0] * h1 * (1 - h1), network.w5 * o1 * (1 - o1), -2 * (target - o1)
    slope, stepped = network.gradient(ALICE, target).w1, network.step(ALICE, target, RATE).w1
    return (w1, h1, o1, _loss_at(w1, target)), factors, slope, stepped


@cache
def _slope_background(target, step):
    xs, names = list(NODES.values()), ("∂h1/∂w1", "∂o1/∂h1", "∂L/∂o1")
    nodes = "".join(
        drawing.circle(x, ROW, 17) + drawing.text(x, ROW + 5, name, 14, INK, "middle", True)
        for name, x in NODES.items()
    )
    bracket = drawing.path([(xs[0], 148), (xs[0], 156), (xs[-1], 156), (xs[-1], 148)], AXIS, 1.5)
    words = [
        ((a + b) / 2, ROW + 28, name, 13, GREY, "middle") for a, b, name in zip(xs, xs[1:], names)
    ]
    words += [
        (70, 16, "L, Alice’s loss"),
        (380, 207, "w1"),
        (418, 24, "nudge w1 up:", 14, ORANGE_WORDS),
        (636, 24, "Alice, target"),
        (742, 26, target, 20, INK, "end", True),
        (220, 294, f"arrows: {RATE} × slope, drawn {BIGGER} times as long", 13, GREY, "middle"),
        (BESIDE, 176, "multiplied, unrounded", 13, GREY),
        (418, 224, "∂L/∂w1", 13, GREY),
    ]
    return (
        _slope_axes(target).svg
        + nodes
        + bracket
        + drawing.line(DISC, 156, DISC, 182, AXIS, 1.5)
        + drawing.person("A", 618, 19, 1, 12)
        + "".join(drawing.text(*row) for row in words)
    )


def _slope_draw(w1, target, step):
    values, factors, slope, stepped = _relay(w1, target)
    axes, shown = _slope_axes(target), step == "show"
    asked = _step(w1, stepped) if shown else _question()
    return (
        _tangent(axes, w1, values[-1], slope)
        + _arrows(axes.x(w1), slope, shown)
        + _path(values, factors)
        + _product(slope)
        + asked
    )


def _tangent(axes, w1, height, slope):
    x, y, tilt = axes.x(w1), axes.y(height), slope * (axes.y(1) - axes.y(0)) / PER_UNIT
    reach, (left, top) = 92 / (1 + tilt**2) ** 0.5, (x - 70, y - 26)
    line = drawing.line(
        left - reach, top - reach * tilt, left + reach, top + reach * tilt, ORANGE, 4
    )
    return (
        drawing.line(x, y, x, 202, INK, 1.5, "4 4")
        + _inside(70, 26, 6 * PER_UNIT, 176, line)
        + drawing.circle(x, y, 8, VERMILLION, "#fff", 2)
    )


def _arrows(x, slope, shown):
    """Uphill where the slope goes up, downhill against it, from one foot."""
    length, up = abs(slope) * RATE * BIGGER * PER_UNIT, 1 if slope > 0 else -1
    arrows = (("uphill", up, ORANGE, ORANGE_WORDS), ("downhill", -up, GREEN, GREEN_WORDS))[
        : 1 + shown
    ]
    room = {way: 9.2 * len(word) + 10 for word, way, *colours in arrows}
    middle = min(
        max(x, room.get(-1, 0)), 412 - room.get(1, 0)
    )  # a foot at the edge leaves no room for a word
    parts = [drawing.line(x, LANE - 13, x, LANE + 13, INK, 2.5)]
    for word, way, fill, ink in arrows:
        anchor = "start" if way > 0 else "end"
        parts.append(drawing.arrow(x + 4 * way, LANE, x + way * (4 + length), LANE, fill, 8))
        parts.append(drawing.text(middle + 8 * way, LANE + 26, word, 14, ink, anchor, True))
    return "".join(parts)


def _path(values, factors):
    """The relay: factors over their links, values under their nodes, and which way each goes when w1 goes up."""
    xs, way = list(NODES.values()), 1
    parts = [
        drawing.text(x, ROW + 50, number(value, decimals), 14, fill, "middle")
        for x, value, decimals, fill in zip(xs, values, (2, 4, 4, 4), (INK, BLUE, BLUE, VERMILLION))
    ]
    parts.append(_triangle(xs[0], way))
    for a, b, factor in zip(xs, xs[1:], factors):
        parts.append(drawing.arrow(a + 20, ROW, b - 19, ROW, ORANGE, 4))
        if factor < 0:
            parts.append(drawing.line(a + 28, ROW, a + 58, ROW, "#fff", 5, "5 7"))
            way = -way
        parts.append(_triangle(b, way))
        parts.append(
            drawing.text((a + b) / 2, ROW - 22, _signed(factor), 15, ORANGE_WORDS, "middle", True)
        )
    return "".join(parts)


def _triangle(x, way):
    corners = [(x, 45 - 9 * way), (x - 11, 45 + 9 * way), (x + 11, 45 + 9 * way)]
    return drawing.path(corners, "none", 0, fill=ORANGE_WORDS)


def _signed(value):
    return ("+" if value > 0 else "") + number(value, 4)


def _product(slope):
    words = "slope up" if slope > 0 else "slope down"
    return (
        _disc(199, slope > 0, ORANGE_WORDS)
        + drawing.text(418, 206, words, 18, ORANGE_WORDS, bold=True)
        + drawing.text(BESIDE, 207, number(abs(slope), 4), 22, ORANGE_WORDS, bold=True)
        + drawing.arrow(DISC, 217, DISC, 238, AXIS, 2)
    )


def _step(w1, stepped):
    ahead = stepped > w1
    words = (
        (418, 262, "step ahead" if ahead else "step back", 18, GREEN_WORDS, "start", True),
        (BESIDE, 263, number(abs(stepped - w1), 5), 22, GREEN_WORDS, "start", True),
        (418, 280, f"−{RATE} × slope", 13, GREY),
        (BESIDE, 232, "the minus turns it round", 13, GREY),
        (BESIDE, 288, f"w1: {number(w1, 2)} → {number(stepped, 5)}"),
    )
    return _disc(255, ahead, GREEN) + "".join(drawing.text(*row) for row in words)


def _question():
    return (
        drawing.circle(DISC, 255, 14, "#fff", AXIS, 2, "4 3")
        + drawing.text(DISC, 261, "?", 18, GREY, "middle", True)
        + drawing.text(418, 262, "which way?", 18, GREY, bold=True)
    )


def _disc(y, plus, fill):
    """A plus or a minus, white on a disc: strokes, so that no font can lose them."""
    level, upright = ((DISC - 7, y, DISC + 7, y), (DISC, y - 7, DISC, y + 7))
    bars = drawing.line(*level, "#fff", 3.5) + drawing.line(*upright, "#fff", 3.5) * plus
    return drawing.circle(DISC, y, 14, fill, "none", 0) + bars


def _slope_text(w1, target, step):
    values, factors, slope, stepped = _relay(w1, target)
    product = f"{' × '.join(number(factor, 4) for factor in factors)} = {_signed(slope)}"
    way, back = ("up", "back") if slope > 0 else ("down", "ahead")
    shown = f"so w1 steps {back} at learning rate {RATE}, to {number(stepped, 5)}."
    then = shown if step == "show" else "which way is the step?"
    return f"w1 = {number(w1, 2)}, target {target}: {product}, multiplied unrounded. Slope {way}: {then}"
