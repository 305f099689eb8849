"""A constant guess and its four squares: the sides always add to 2, and the areas fall."""

from itertools import accumulate, pairwise

from nnfigures.cast import TARGETS
from nnfigures.engine import svg
from nnfigures.engine.controls import Slider
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import AXIS, BLUE, INK, LABEL, LOSS, NOTE, OUTPUT, VALUE, Panel
from nnfigures.engine.words import number, say
from nnfigures.marks import named_person
from nnfigures.mse_loss import squares
from nnlanguage import Spoken
from nnlib import PEOPLE


class Words(Spoken):
    """All words of this figure."""

    title = (
        "Four squares of misses, packed side by side between target 0 and target 1, for a guess c "
        "from 0 to 1; their mean area as a square of its own, from 0.25 to 0.5"
    )
    sentence = "Guess {c:.2f}: the sides {each} add up to {total:.2f}; the mean area is {mean:.4f}."
    guess, c, at_start, plus = "guess", "c = {c:.2f}", "at c = 0", "+"
    square, sides, equals, added = "the mean area, as a square", "sides", "=", "added up"
    areas, quarter, mean = "areas", "÷ 4 =", "mean area"


def explore_constant(check=None, **start):
    """A guess c, the same for all four, moves their four squares.

    Look for what doesn't change, the sum of the four sides, and for what does, the mean of the
    four areas. explore_constant(c=0.5) opens it at 0.5.
    """
    controls = [Slider("c", 0, 1, 0.01, value=0)]
    return Figure(
        "explore_constant", Words.title, PARTS, controls=controls, start=start, check=check
    )


def _facts(c):
    facts = squares.misses(TARGETS, [c] * 4)
    mean, total = facts["loss"], sum(facts["sides"])
    return facts | {"total": total, "mean": mean, "mean_side": mean**0.5}


def _sentence(at):
    return say(Words.sentence, at, each=" + ".join(number(side, 2) for side in at.sides))


LEVELS = squares.Levels(188, 150)
ROOM = Panel(136, 38, 300, 150)  # of the four squares: two units wide, one high
COLUMNS = [ROOM.left + LEVELS.unit * k / 4 for k in (1, 3, 5, 7)]
RESULT = Panel(536, 38, 106, 150)  # of the mean square, over what the rows come to
SIDES, AREAS = 264, 290  # the rows' baselines


def _background():
    places = ROOM.at(12, -20), ROOM.at(134, 172), ROOM.at(166, 172), ROOM.at(288, -20)
    people = [
        named_person(one.name, place, label, away=away)
        for one, place, label, away in zip(PEOPLE, places, TARGETS, (18, -18, 18, -18))
    ]
    room = svg.box(ROOM, "#F6F6F6", "none") + svg.text((12, 108), Words.guess, OUTPUT)
    ends = [svg.line((x, 228), (x, 244), INK, 1.5) for x in (ROOM.left, ROOM.right)]
    lines = squares.target_lines(LEVELS, ROOM.left - 24, ROOM.right)
    return room + lines + "".join([*people, *ends]) + _first_square() + _rows()


def _first_square():
    """The mean square of the guess 0, dashed, on the ground that all mean squares stand on."""
    first = _facts(0)
    dashed = LEVELS.miss(RESULT.middle[0], 0, first["mean_side"])
    return (
        svg.box(dashed, "none", AXIS, 2, dash="5 4")
        + svg.line(RESULT.at(-14, 150), RESULT.at(120, 150), AXIS, 1)
        + svg.text(RESULT.at(116, 58), number(first["mean"]), NOTE)
        + svg.text(RESULT.at(116, 76), Words.at_start, NOTE)
        + svg.text(RESULT.at(0, 26), Words.square)
    )


def _rows():
    """What stands before, between and behind the sides and the areas."""
    sides = SIDES, LABEL, Words.sides, Words.equals, Words.added
    areas = AREAS, LOSS, Words.areas, Words.quarter, Words.mean
    drawn = ""
    for y, style, name, sign, result in (sides, areas):
        drawn += svg.text((106, y), name, style, "end") + svg.text((524, y), sign, style, "end")
        drawn += svg.text((632, y), result, NOTE)
        for a, b in pairwise(COLUMNS):
            drawn += svg.text(((a + b) / 2, y), Words.plus, style, "middle")
    return drawn


def _draw(at):
    edges, drawn = accumulate(at.sides, initial=0), ""
    edges = pairwise(ROOM.left + LEVELS.unit * edge for edge in edges)
    for (left, right), x, y, side, area in zip(edges, COLUMNS, TARGETS, at.sides, at.areas):
        drawn += squares.square(LEVELS, (left + right) / 2, y, at.c, reach=0)
        drawn += svg.box((left + 1, 232, right - left - 2, 8), INK, "none")
        drawn += svg.text((x, SIDES), number(side, 2), anchor="middle")
        drawn += svg.text((x, AREAS), number(area), squares.AREA, "middle")
    return drawn + _guess(at) + _mean(at)


def _guess(at):
    """The guess as one bar across all squares."""
    left, level = ROOM.left - 16, LEVELS.y(at.c)
    words = svg.text((12, 132), say(Words.c, at), VALUE._replace(fill=BLUE))
    bar = svg.line((left, level), (ROOM.right, level), BLUE, 5)
    return bar + svg.circle((left, level), 8, BLUE, "#fff", width=2) + words


def _mean(at):
    """What both rows come to, and the mean area as a square."""
    total = svg.text((RESULT.left, SIDES + 1), number(at.total, 2), VALUE)
    mean = svg.text((RESULT.left, AREAS + 1), number(at.mean), squares.MEAN)
    middle, side = RESULT.middle[0], at.mean_side
    return squares.square(LEVELS, middle, 0, side, reach=0) + total + mean


PARTS = Parts(_facts, _draw, _sentence, _background)
