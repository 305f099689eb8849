"""Three numbers move a fence past four dots: one neuron's output is 0.5 there."""

import math
from functools import partial

from nnfigures.cast import DOTS, XOR_DOTS, right
from nnfigures.engine import svg
from nnfigures.engine.controls import Slider
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import (
    BLUE,
    GREEN,
    GREEN_WORDS,
    GREY,
    GRID,
    INK,
    NOTE,
    STRONG,
    VERMILLION,
    Panel,
    Type,
    panel,
)
from nnfigures.engine.words import commas, number, say, sentences
from nnfigures.marks import outline, output_tag, person, verdict
from nnfigures.neuron.ground import Ground
from nnguard import shown
from nnlanguage import Spoken
from nnlib import Neuron, sigmoid


class Words(Spoken):
    """All words of this figure."""

    titles = {
        "ABCD": "Four dots, A to D, and the fence where the output is 0.5; x1 from −21 to 30, "
        "x2 from −12.8 to 12.8",
        "PQRS": "XOR’s four dots, P to S, and the fence where the output is 0.5; x1 from −1.5 to "
        "2.5, x2 from −0.5 to 1.5",
    }
    field = "dots is {dots}: give 'ABCD' or 'PQRS'"
    sentence = "w1 = {w1:.1f}, w2 = {w2:.1f}, b = {b:.1f}: {each}. {count} of 4 right."
    dot = "{letter} {output:.3f}"
    no_fence = "Both weights are 0, so there is no fence: every place gets the same output."
    off = "The fence is outside the picture."
    on = "On the fence, so not right: {letters}."
    hair = "Almost on the fence: {letters}."
    x1, x2, score = "x1", "x2", "{count} of 4 {small}right{end}"
    one, zero = "should give 1", "should give 0"
    total, plus, times_x1, times_x2 = "total =", "+", "· x1", "· x2"
    where = {
        "in": "fence: output = 0.5",
        "off": "fence: outside the picture",
        "none": "no fence: w1 = w2 = 0",
    }
    nowhere, that_way = "no fence", "the fence is that way"
    everywhere = {
        1: "all on the side of 1",
        0: "all on the side of 0",
        None: "0.5 everywhere: no sides",
    }


FRAME = Panel(46, 8, 510, 256)
SIDE = Panel(580, 0, 168, 300)  # what stands beside the frame
BIG = Type(24, bold=True)
SMALLER = f'<tspan x="{SIDE.left + 112}" style="font-size:18px;font-weight:normal">'


def explore_fence(dots="ABCD", check=None, **start):
    """w1 and w2 turn the fence, b slides it: get all four right, ○ on the side of 1, □ of 0.

    The posts stand on the side of 1. Watch the dots' outputs, and how soft the fence gets when both
    weights are small. explore_fence(w1=-0.4, w2=-0.6) opens it there. dots: "ABCD", or "PQRS" for
    XOR's, of which no fence gets more than three right.
    """
    field = _field(dots)
    return _figure("explore_fence", dots, controls=field.controls, start=start, check=check)


def plot_fence(weights=(0, 1), bias=4):
    """The fence of one neuron, as `explore_fence` draws it. Raises the errors of `Neuron`."""
    Neuron(weights, bias).feedforward((0, 0))  # raises for anything but two numbers and one
    w1, w2 = weights
    return _figure("plot_fence", "ABCD", fixed={"w1": w1, "w2": w2, "b": bias})


def _field(dots):
    if not isinstance(dots, str) or dots not in FIELDS:
        raise ValueError(say(Words.field, dots=shown(dots)))
    return FIELDS[dots]


def _figure(name, dots, fixed=None, **more):
    parts = Parts(_facts, _draw, _sentence, partial(_background, _field(dots)))
    return Figure(name, Words.titles[dots], parts, fixed={"dots": dots} | (fixed or {}), **more)


def _facts(dots, w1, w2, b):
    field, neuron = FIELDS[dots], Neuron([w1, w2], b)
    outputs = {letter: neuron.feedforward(x) for letter, (x, y) in field.dots.items()}
    away = {letter: abs(output - 0.5) for letter, output in outputs.items()}
    fine = [letter for letter, (x, y) in field.dots.items() if right(y, outputs[letter])]
    fence, middle = field.ground.fence(w1, w2, b), neuron.feedforward(field.ground.middle)
    ends = fence and fence.ends(FRAME)
    return {
        "outputs": outputs,
        "right": fine,
        "wrong": [letter for letter in outputs if letter not in fine],
        "on": [letter for letter in outputs if away[letter] == 0],
        "near": [letter for letter in outputs if 0 < away[letter] < 0.0005],
        "middle": middle,  # the output in the middle of the frame
        "side": None if middle == 0.5 else round(middle),
        "fence": fence,
        "ends": ends,
        "where": "in" if ends else "off" if fence else "none",
    }


def _sentence(at):
    each = commas(say(Words.dot, letter=k, output=output) for k, output in at.outputs.items())
    said = say(Words.sentence, at, each=each, count=len(at.right))
    return sentences([said, *_remarks(at)])


def _remarks(at):
    """What is special about this fence."""
    if at.where != "in":
        yield Words.off if at.fence else Words.no_fence
        return
    for words, letters in ((Words.on, at.on), (Words.hair, at.near)):
        if letters:
            yield say(words, letters=commas(letters))


class Field:
    """Four dots on their ground, what moves the fence there, and which tags stand below.

    x2: the number at which the axis' name stands. free: how far down the words stand that are said
    where there is no fence.
    """

    def __init__(self, dots, ground, controls, *, below, x2, free):
        self.dots, self.ground, self.controls, self.x2 = dots, ground, controls, x2
        self.free = free
        self.places = {letter: ground.at(*x) for letter, (x, y) in dots.items()}
        self.tags = {
            letter: (x, y + (34 if letter in below else -34))
            for letter, (x, y) in self.places.items()
        }


def _grid(x1, x2):
    def draw(axes):
        axes.set(xticks=x1, yticks=x2)
        axes.spines[:].set(visible=True, color="#BBB")
        axes.grid(color="#CCC")

    return draw


PEOPLES = Ground(FRAME, (4.5, 0), 10, _grid((-20, -10, 0, 10, 20), (-10, 0, 10)))
XORS = Ground(FRAME, (0.5, 0.5), 126, _grid((-1, 0, 1, 2), (0, 1)))
GENTLE = [
    Slider("w1", -1, 1, 0.1, value=0.0),
    Slider("w2", -1, 1, 0.1, value=1.0),
    Slider("b", -10, 10, 0.5, value=4.0),
]
STRONGER = [  # as these four dots lie close together
    Slider("w1", -8, 8, 1, value=0.0),
    Slider("w2", -8, 8, 1, value=6.0),
    Slider("b", -12, 12, 1, value=-3.0),
]
FIELDS = {
    "ABCD": Field(DOTS, PEOPLES, GENTLE, below="CD", x2=5, free=236),
    "PQRS": Field(XOR_DOTS, XORS, STRONGER, below="PR", x2=0.5, free=152),
}


def _background(field):
    x1, x2 = (548, 284), (FRAME.left - 6, field.ground.y(field.x2) + 5)
    letters = [
        svg.text(SIDE.at(17 + 41 * k, 110), one, anchor="middle")
        for k, one in enumerate(field.dots)
    ]
    return (
        field.ground.svg
        + svg.text(x2, Words.x2, STRONG, anchor="end")
        + svg.text(x1, Words.x1, STRONG, anchor="end")
        + "".join(letters)
        + legend(SIDE.at(10, 136))
        + _formula()
    )


def legend(place):
    """What the two outlines ask for, from a place on, which is the middle of the first."""
    x, y = place
    return (
        outline(place, label=1, size=9)
        + svg.text((x + 16, y + 5), Words.one)
        + outline((x, y + 26), label=0, size=10)
        + svg.text((x + 16, y + 31), Words.zero)
    )


def _formula():
    """The formula, with gaps for its three numbers."""
    signs = [(0, 211, Words.total), (42, 235, Words.plus), (42, 259, Words.plus)]
    signs += [(126, 211, Words.times_x1), (126, 235, Words.times_x2)]
    rows = [svg.text(SIDE.at(across, down), words, Type(15)) for across, down, words in signs]
    return svg.line(SIDE.at(0, 186), SIDE.at(168, 186), GRID, 2) + "".join(rows)


def _draw(at):
    drawn = at.fence.drawn(FRAME) + _sides(at) if at.ends else _nowhere(at)
    dots = [_dot(letter, at) for letter in at.dots]
    return _tint(at) + drawn + "".join(dots) + _score(at) + _total(at)


def _shade(output):
    """Blue, as strong as the output."""
    return f"{BLUE}{round(107 * output):02X}"


STOP = '<stop offset="{:.3f}" stop-color="{}"/>'
STOPS = "".join(STOP.format((total + 6) / 12, _shade(sigmoid(total))) for total in range(-6, 7))


def _tint(at):
    """The output all over the frame. Its numbers make the gradient's id: equal ids look equal."""
    if not at.fence:
        return svg.box(FRAME, _shade(at.middle), "none")
    ends = [at.fence.at(0, total / at.fence.steepness) for total in (-6, 6)]
    (x1, y1), (x2, y2) = ends
    name = f"nn-{at.dots}{at.w1:g}_{at.w2:g}_{at.b:g}"
    way = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    gradient = f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {way}>'
    return gradient + STOPS + "</linearGradient>" + svg.box(FRAME, f"url(#{name})", "none")


def _sides(at):
    """A big 1 and 0 on both sides of the fence, side by side where there is room."""
    one, zero = _room(at, 27, -22) or _room(at, 27) + _room(at, -22)
    digits = ((one, 1, BLUE), (zero, 0, GREY))
    return "".join(
        svg.text((place[0], place[1] + 8), digit, BIG._replace(fill=colour), "middle", halo=True)
        for place, digit, colour in digits
        if place
    )


def _room(at, *distances):
    """A place at each distance from the fence, abreast, as near its end as all fit; or none."""
    first, last = at.ends
    for along in range(int(last) - 24, int(first), -4):
        places = [at.fence.at(along, away) for away in distances]
        if all(_clear(at.dots, *place) for place in places):
            return places
    return [] if len(distances) > 1 else [None]


def _clear(dots, x, y):
    """Whether a big digit at (x, y) is inside the frame and off every dot and tag."""
    tags, places = FIELDS[dots].tags.values(), FIELDS[dots].places.values()
    across, down = abs(x - FRAME.middle[0]), abs(y - FRAME.middle[1])
    inside = across <= FRAME.width / 2 - 14 and down <= FRAME.height / 2 - 16
    off_tags = all(abs(x - a) > 54 or abs(y - b) > 28 for a, b in tags)
    return inside and off_tags and all(math.hypot(x - a, y - b) > 34 for a, b in places)


def _nowhere(at):
    """What stands in the frame when the fence doesn't: the side, and which way the fence is."""
    side, down = Words.everywhere[at.side], FIELDS[at.dots].free
    words = svg.text((300, down), side, Type(18, bold=True), "middle", halo=True)
    if not at.fence:
        return words + svg.text((300, down - 32), Words.nowhere, anchor="middle", halo=True)
    dx, dy = (18 * d * (-1 if at.side else 1) for d in at.fence.across)
    arrow = svg.arrow((344 - dx, down - 37 - dy), (344 + dx, down - 37 + dy))
    return words + svg.text((316, down - 32), Words.that_way, anchor="end", halo=True) + arrow


def _dot(letter, at):
    """A dot, and its output in a tag; tags never meet each other."""
    field, fine = FIELDS[at.dots], letter in at.right
    colour, (_, y) = GREEN if fine else VERMILLION, field.dots[letter]
    tag = output_tag(field.tags[letter], at.outputs[letter], fine, colour)
    return tag + person(letter, field.places[letter], y)


def _score(at):
    """How many are right, in digits, and which, in four squares that the last row can read."""
    ink = GREEN_WORDS if not at.wrong else INK
    words = svg.text(SIDE.at(0, 38), Words.score, Type(32, ink, True))
    words = words.format(count=len(at.right), small=SMALLER, end="</tspan>")
    squares = [
        _square(SIDE.at(17 + 41 * k, 73), letter in at.right) for k, letter in enumerate(at.dots)
    ]
    return words + "".join(squares)


def _square(place, fine):
    fill, edge, mark = (GREEN, GREEN, "#fff") if fine else ("#fff", VERMILLION, VERMILLION)
    ground = svg.box(panel(place, 34, 34), fill, edge, 2, radius=6)
    return ground + verdict(place, fine, mark, size=9, width=4)


def _total(at):
    """The formula's three numbers, and where the fence is."""
    rows = zip((at.w1, at.w2, at.b), (211, 235, 259))
    style = Type(17, bold=True)
    numbers = [svg.text(SIDE.at(118, down), number(x, 1), style, "end") for x, down in rows]
    return "".join(numbers) + svg.text(SIDE.at(0, 284), Words.where[at.where], NOTE)
