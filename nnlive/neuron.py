"""01: the total slides along the sigmoid; three numbers move a fence past four dots."""

import math
from typing import NamedTuple

from nnlib import PEOPLE, Neuron, samples, sigmoid
from nnlive import drawing
from nnlive.drawing import Axes
from nnlive.figure import Figure, Slider
from nnplots import BLUE, GREEN, GREEN_WORDS, GREY, GRID, INK, VERMILLION, number


def explore_sigmoid(**start):
    """The total goes in from below, bends at the curve and comes out at the right, squeezed between 0 and 1.

    Watch the hairlines: even steps go in, crowded ones come out. explore_sigmoid(total=-2) opens it there.
    """
    title = "The sigmoid: the output from 0 to 1 over the total from −8 to 8"
    controls = [Slider("total", -8, 8, 0.1, 7.0)]
    return Figure(title, controls, _sigmoid_background, _sigmoid_draw, _sigmoid_text, start=start)


def _curve(axes):
    totals = [k / 10 for k in range(-80, 81)]
    axes.plot(totals, [sigmoid(total) for total in totals], color=BLUE, clip_on=False)
    axes.set(xticks=range(-8, 9), xticklabels=[], yticks=[])


CURVE = Axes((52, 44, 472, 190), (-8, 8), (0, 1), _curve)
COLUMN = 598  # where the column of the output begins


def _elbow(total):
    """The way of a total: up to the curve, then right to the column."""
    x, y = CURVE.points([total], [sigmoid(total)])[0]
    return [(x, CURVE.y(0)), (x, y), (COLUMN, y)]


def _sigmoid_background():
    elbows = [drawing.path(_elbow(total), GRID, 1.5) for total in range(-8, 9) if total]
    elbows.append(drawing.path(_elbow(0), "#999", 1.5, "6 5"))
    column = drawing.box(COLUMN, CURVE.y(1), 20, 190, "#E6E6E6", "none")
    words = [
        drawing.text(618, 28, "1 = yes", anchor="end"),
        drawing.text(618, 256, "0 = no", anchor="end"),
        drawing.text(618, 292, "output", 15, BLUE, "end"),
        drawing.text(288, 292, "total = w1·x1 + w2·x2 + b", 15, anchor="middle"),
    ]
    formula = drawing.text(48, 62, "f(total)", 16) + drawing.text(116, 62, "= 1 / (1 + e^)", 16)
    power = 'e<tspan dy="-6" style="font-size:13px">−total</tspan><tspan dy="6">)</tspan>'
    return "".join(elbows) + column + CURVE.svg + "".join(words) + formula.replace("e^)", power)


def _sigmoid_draw(total):
    foot, (x, y), end = _elbow(total)
    ticks = [
        drawing.text(CURVE.x(tick), 255, number(tick, 0), 13, GREY, "middle")
        for tick in range(-8, 9, 2)
        if abs(CURVE.x(tick) - x) > 52
    ]  # half under the pill it would look broken
    half = drawing.text(628, CURVE.y(0.5) + 5, "0.5", 13, GREY) * (abs(y - CURVE.y(0.5)) > 27)
    fill = drawing.box(COLUMN, y, 20, foot[1] - y, BLUE, "none")
    way = (
        drawing.line(*foot, x, y)
        + drawing.arrow(x, y, *end)
        + drawing.circle(x, y, 9, BLUE, "#fff", 2)
    )
    goes_in = _pill(
        x, 260, 76, INK, number(total, 1), [(x, foot[1] + 1), (x - 9, 246), (x + 9, 246)]
    )
    comes_out = _pill(
        686, y, 108, BLUE, number(sigmoid(total), 4), [(620, y), (633, y - 8), (633, y + 8)]
    )
    return "".join(ticks) + half + fill + way + goes_in + comes_out + _sigmoid_numbers(total)


def _pill(x, y, width, fill, words, pointer):
    """A number on a coloured ground, around (x, y), with a triangle that points to where it belongs."""
    ground = drawing.box(x - width / 2, y - 16, width, 32, fill, "none", radius=7)
    ground += drawing.path(pointer, "none", 0, fill=fill)
    return ground + drawing.text(x, y + 7.5, words, 21, "#fff", "middle", True)


def _sigmoid_numbers(total):
    """The formula with its numbers, under the formula."""
    return drawing.text(48, 90, f"f({number(total, 1)})", 16) + drawing.text(
        116, 90, f"= 1 / (1 + {number(math.exp(-total), 4)})", 16
    )


def _sigmoid_text(total):
    output = sigmoid(total)
    side, answer = (1, "yes") if output > 0.5 else (0, "no")
    verdict = (
        f"almost {side}, a clear {answer}"
        if abs(output - 0.5) > 0.49
        else f"nearer {side}, a soft {answer}"
    )
    verdict = "halfway, neither yes nor no" if output == 0.5 else verdict
    return f"Total {number(total, 1)} goes in, output {number(output, 4)} comes out: {verdict}."


def explore_fence(**start):
    """w1 and w2 turn the fence, b slides it: get all four dots right, ○ on the side of 1, □ on the side of 0.

    The posts stand on the side of 1. Watch A's, B's, C's and D's outputs, and how soft the fence gets
    when both weights are small. explore_fence(w1=-0.4, w2=-0.6) opens it there.
    """
    controls = [
        Slider("w1", -1, 1, 0.1, 0.0),
        Slider("w2", -1, 1, 0.1, 1.0),
        Slider("b", -10, 10, 0.5, 4.0),
    ]
    title = (
        "Four dots and the fence where the output is 0.5; x1 from −21 to 30, x2 from −12.8 to 12.8"
    )
    return Figure(title, controls, _fence_background, _fence_draw, _fence_text, start=start)


DOTS = dict(zip("ABCD", samples(PEOPLE)))
LEFT, TOP, WIDE, TALL = (
    46,
    8,
    510,
    256,
)  # the frame: UNIT of the picture for one of x1 and for one of x2
UNIT = 10


def _frame(axes):
    axes.set(xticks=(-20, -10, 0, 10, 20), yticks=(-10, 0, 10))
    axes.spines[:].set(visible=True, color="#BBB")
    axes.grid(color="#CCC")


FIELD = Axes((LEFT, TOP, WIDE, TALL), (-21, 30), (-12.8, 12.8), _frame)
MIDDLE = 4.5, 0
PLACES = {letter: (FIELD.x(x1), FIELD.y(x2)) for letter, ((x1, x2), y) in DOTS.items()}
TAGS = {letter: (x, y + (34 if letter in "CD" else -34)) for letter, (x, y) in PLACES.items()}


def _outputs(w1, w2, b):
    """Each dot's output; rounded so that a dot on the fence gets exactly 0.5."""
    return {letter: round(Neuron([w1, w2], b).feedforward(x), 9) for letter, (x, y) in DOTS.items()}


def _right(outputs):
    """The dots on their own side of 0.5; one on the fence is on neither."""
    return [letter for letter, (x, y) in DOTS.items() if (outputs[letter] - 0.5) * (y - 0.5) > 0]


class Fence(NamedTuple):
    """The line w1·x1 + w2·x2 + b = 0 in units of the picture."""

    foot: tuple  # its point nearest the middle of the frame
    across: tuple  # the direction square to it, towards the side of 1; its length is 1
    steepness: float  # how much the total grows in one unit of the picture

    def at(self, along, away=0):
        """The point so far along the fence from its foot, and so far away from it towards the side of 1."""
        (x, y), (dx, dy) = self.foot, self.across
        return x - along * dy + away * dx, y + along * dx + away * dy

    def ends(self):
        """Between which two lengths along it the fence is inside the frame; None if nowhere."""
        (dx, dy), first, last = self.across, -math.inf, math.inf
        for place, step, low, size in zip(self.foot, (-dy, dx), (LEFT, TOP), (WIDE, TALL)):
            cuts = sorted((edge - place) / (step or 1e-12) for edge in (low, low + size))
            first, last = max(first, cuts[0]), min(last, cuts[1])
        return (first, last) if first < last else None


def _fence(w1, w2, b):
    """The fence of three numbers; None when both weights are 0."""
    if w1 == w2 == 0:
        return None
    length, middle = math.hypot(w1, w2), w1 * MIDDLE[0] + w2 * MIDDLE[1] + b
    dx, dy, away = w1 / length, -w2 / length, -UNIT * middle / length  # the picture's y goes down
    return Fence((LEFT + WIDE / 2 + away * dx, TOP + TALL / 2 + away * dy), (dx, dy), length / UNIT)


def _shade(total):
    """Blue, as strong as the output of this total."""
    return f"{BLUE}{round(107 * sigmoid(float(total))):02X}"


STOPS = "".join(
    f'<stop offset="{(total + 6) / 12:.3f}" stop-color="{_shade(total)}"/>'
    for total in range(-6, 7)
)


def _tint(fence, w1, w2, b):
    """The output all over the frame. The numbers make the gradient's id, so that equal ids are equal shadings."""
    if not fence:
        return drawing.box(LEFT, TOP, WIDE, TALL, _shade(b), "none")
    (x1, y1), (x2, y2) = (fence.at(0, total / fence.steepness) for total in (-6, 6))
    name = f"nn-fence{round(10 * w1)}_{round(10 * w2)}_{round(10 * b)}"
    return (
        f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" '
        f'y2="{y2:.1f}">{STOPS}</linearGradient>'
        + drawing.box(LEFT, TOP, WIDE, TALL, f"url(#{name})", "none")
    )


def _line(fence, first, last):
    """The fence with its posts, cut off at the frame."""
    line = *fence.at(first - 9), *fence.at(last + 9)
    start = (
        26 * (first // 26) - 1.5
    )  # the posts are the dashes of a thick line, one every 26 from the foot on
    posts = *fence.at(start, 6.5), *fence.at(last, 6.5)
    strokes = (
        drawing.line(*line, "#fff", 8)
        + drawing.line(*posts, INK, 13, "3 23")
        + drawing.line(*line, INK, 4)
    )
    return (
        f'<svg x="{LEFT}" y="{TOP}" width="{WIDE}" height="{TALL}" '
        f'viewBox="{LEFT} {TOP} {WIDE} {TALL}">{strokes}</svg>'
    )


def _sides(fence, first, last):
    """A big 1 and 0 on both sides of the fence, together where there is room for two, else each where it can."""
    both = _room(fence, first, last, 27, -22)
    one, zero = both or _room(fence, first, last, 27) + _room(fence, first, last, -22)
    return "".join(
        drawing.text(place[0], place[1] + 8, digit, 24, colour, "middle", True, True)
        for place, digit, colour in ((one, "1", BLUE), (zero, "0", GREY))
        if place
    )


def _room(fence, first, last, *aways):
    """The places so far away from the fence, as near its end as all have room; no two, or [None], without room."""
    for along in range(int(last) - 24, int(first), -4):
        places = [fence.at(along, away) for away in aways]
        if all(_clear(*place) for place in places):
            return places
    return [] if len(aways) > 1 else [None]


def _clear(x, y):
    """Whether a big digit at (x, y) is inside the frame and off every dot and tag."""
    inside = LEFT + 14 <= x <= LEFT + WIDE - 14 and TOP + 16 <= y <= TOP + TALL - 16
    off_tags = all(abs(x - a) > 54 or abs(y - b) > 28 for a, b in TAGS.values())
    return inside and off_tags and all(math.hypot(x - a, y - b) > 34 for a, b in PLACES.values())


def _nowhere(fence, w1, b):
    """What stands in the frame when the fence doesn't: whose side all is on, and which way the fence went."""
    output = sigmoid(w1 * MIDDLE[0] + b)
    side = "0.5 everywhere: no sides" if output == 0.5 else f"all on the side of {round(output)}"
    words = drawing.text(300, 236, side, 18, anchor="middle", bold=True, halo=True)
    if not fence:
        return words + drawing.text(300, 204, "no fence", anchor="middle", halo=True)
    dx, dy = (18 * d * (-1 if output > 0.5 else 1) for d in fence.across)
    arrow = drawing.arrow(344 - dx, 199 - dy, 344 + dx, 199 + dy)
    return words + drawing.text(316, 204, "the fence is that way", anchor="end", halo=True) + arrow


def _mark(x, y, right, stroke, size=6, width=3):
    """A tick, or a cross in one stroke, around (x, y)."""
    tick = (-1, 0), (-0.33, 0.7), (1, -0.7)
    cross = (-0.75, -0.75), (0.75, 0.75), (0, 0), (-0.75, 0.75), (0.75, -0.75)
    return drawing.path(
        [(x + size * a, y + size * b) for a, b in (tick if right else cross)], stroke, width
    )


def _dot(letter, output, right):
    """A dot and its output in a tag; tags never meet each other."""
    x, y = TAGS[letter]
    colour = GREEN if right else VERMILLION
    return (
        drawing.box(x - 40, y - 12, 80, 24, "#fff", colour, 1.5, 6)
        + _mark(x + 27, y, right, colour)
        + drawing.text(x + 14, y + 5.2, number(output, 3), 14, INK, "end", True)
        + drawing.person(letter, *PLACES[letter], DOTS[letter][1])
    )


def _fence_background():
    axes = [
        drawing.text(LEFT - 6, FIELD.y(5) + 5, "x2", anchor="end", bold=True),
        drawing.text(548, 284, "x1", anchor="end", bold=True),
    ]
    legend = [
        drawing.circle(590, 136, 9),
        drawing.text(606, 141, "should give 1"),
        drawing.box(581, 153, 18, 18, stroke_width=3),
        drawing.text(606, 167, "should give 0"),
        drawing.line(580, 186, 748, 186, GRID, 2),
        drawing.text(580, 211, "total =", 15),
    ]
    signs = [
        drawing.text(x, y, words, 15)
        for x, y, words in (
            (622, 235, "+"),
            (622, 259, "+"),
            (706, 211, "· x1"),
            (706, 235, "· x2"),
        )
    ]
    letters = [
        drawing.text(597 + 41 * k, 110, letter, anchor="middle") for k, letter in enumerate(DOTS)
    ]
    return FIELD.svg + "".join(axes + legend + signs + letters)


def _fence_draw(w1, w2, b):
    outputs, fence = _outputs(w1, w2, b), _fence(w1, w2, b)
    right, ends = _right(outputs), fence and fence.ends()
    drawn = _line(fence, *ends) + _sides(fence, *ends) if ends else _nowhere(fence, w1, b)
    dots = [_dot(letter, outputs[letter], letter in right) for letter in DOTS]
    where = (
        "fence: output = 0.5"
        if ends
        else "fence: off the picture"
        if fence
        else "no fence: w1 = w2 = 0"
    )
    return (
        _tint(fence, w1, w2, b) + drawn + "".join(dots) + _score(right) + _total(w1, w2, b, where)
    )


def _score(right):
    """How many are right, in digits, and which, in four squares to be read from the last row."""
    ink = GREEN_WORDS if len(right) == len(DOTS) else INK
    words = drawing.text(580, 38, f"{len(right)} of 4", 32, ink, bold=True)
    words += drawing.text(692, 38, "right", 18, ink)
    for k, letter in enumerate(DOTS):
        fill, edge, mark = (
            (GREEN, GREEN, "#fff") if letter in right else ("#fff", VERMILLION, VERMILLION)
        )
        words += drawing.box(580 + 41 * k, 56, 34, 34, fill, edge, 2, 6)
        words += _mark(597 + 41 * k, 73, letter in right, mark, 9, 4)
    return words


def _total(w1, w2, b, where):
    """The formula's three numbers, and where the fence is."""
    numbers = [
        drawing.text(698, y, number(x, 1), 17, anchor="end", bold=True)
        for x, y in ((w1, 211), (w2, 235), (b, 259))
    ]
    return "".join(numbers) + drawing.text(580, 284, where, 13, GREY)


def _fence_text(w1, w2, b):
    outputs = _outputs(w1, w2, b)
    numbers = ", ".join(f"{letter} {number(output, 3)}" for letter, output in outputs.items())
    return (
        f"w1 = {number(w1, 1)}, w2 = {number(w2, 1)}, b = {number(b, 1)}: {numbers}. "
        f"{len(_right(outputs))} of 4 right.{_remark(_fence(w1, w2, b), outputs)}"
    )


def _remark(fence, outputs):
    """What is special about this fence, if anything."""
    if not fence:
        return " Both weights are 0: no fence, the same output everywhere."
    if not fence.ends():
        return " The fence is off the picture."
    on = [letter for letter, output in outputs.items() if output == 0.5]
    return f" On the fence, so not right: {', '.join(on)}." if on else ""
