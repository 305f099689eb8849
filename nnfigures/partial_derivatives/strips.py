"""Why the slope of a square is twice its side: o1 rises a bit, and the square loses two strips."""

from nnfigures.cast import ALICE, ONES
from nnfigures.engine import svg
from nnfigures.engine.controls import Steps
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import (
    AXIS,
    INK,
    LABEL,
    LOSS,
    NOTE,
    OUTPUT,
    PINK,
    SLOPE,
    VERMILLION,
    Panel,
)
from nnfigures.engine.words import number, say
from nnlanguage import Spoken


class Words(Spoken):
    """All words of this figure."""

    title = (
        "Alice’s loss L as a square whose side is her miss; o1 rises by a bit, and the square "
        "loses two strips"
    )
    sentence = (
        "o1 rises by {bit:.3f}: L loses two strips of {strip:.6f} each, less the corner of "
        "{corner:.6f} that they share. The slope is {slope:.4f}; without the corner it is "
        "−2 × {miss:.4f} = {limit:.4f}."
    )
    miss, left, bit = "miss {miss:.4f}", "what is left of L", "{bit:.3f}"
    head = "o1 rises by {bit:.3f}, and L changes by"
    strips, corner, sum = "two strips", "add the corner once", "together"
    slope, limit = "for each unit of o1", "without the corner"
    made = "−2 × {miss:.4f} × {bit:.3f}"
    twice = "−2 × {miss:.4f}"


BITS = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2)
MISS = 1 - ONES.feedforward(ALICE)
SQUARE = Panel(60, 28, 230, 230)  # of the miss
FOOT = [(60, 266), (60, 272), (290, 272), (290, 266)]
SUM = Panel(372, 0, 380, 300)
ROWS = 66, 118, 152, 204, 244  # how far down each line of the sum is
BIG, BIG_SLOPE = LABEL._replace(size=17), SLOPE._replace(size=22, bold=True)


def explore_strips(**start):
    """L = miss² as a square: o1 rises by a bit, so two strips go.

    Make the bit smaller and watch the corner vanish. explore_strips(bit=0.01) opens it there.
    """
    controls = [Steps("bit", BITS, 0.1)]
    return Figure("explore_strips", Words.title, PARTS, controls=controls, start=start)


def _facts(bit):
    strip, corner = MISS * bit, bit**2
    change = (MISS - bit) ** 2 - MISS**2
    facts = {"miss": MISS, "strip": strip, "strips": -2 * strip, "corner": corner}
    return facts | {"change": change, "slope": change / bit, "limit": -2 * MISS}


def _sentence(at):
    return say(Words.sentence, at)


def _background():
    names = zip(ROWS, (Words.strips, Words.corner, Words.sum, Words.slope, Words.limit))
    total = svg.line(SUM.at(262, 129), SUM.at(380, 129), INK, 1.5)
    return (
        svg.text((SQUARE.middle[0], 292), say(Words.miss, miss=MISS), LABEL, "middle")
        + svg.path(FOOT, AXIS, 1.5)
        + "".join(svg.text(SUM.at(0, down), words, BIG) for down, words in names)
        + svg.text(SUM.at(0, 265), say(Words.twice, miss=MISS), NOTE)
        + total
        + svg.text(SUM.at(380, ROWS[-1] + 2), number(-2 * MISS), BIG_SLOPE, "end")
    )


def _draw(at):
    numbers = zip(ROWS, (at.strips, at.corner, at.change))
    rows = [svg.text(SUM.at(380, y), number(x, 6, "+"), BIG, "end") for y, x in numbers]
    return (
        _square(at)
        + svg.text(SUM.at(0, 30), say(Words.head, at), LABEL._replace(size=17, bold=True))
        + svg.text(SUM.at(0, ROWS[0] + 20), say(Words.made, at), NOTE)
        + "".join(rows)
        + svg.text(SUM.at(380, ROWS[3] + 2), number(at.slope), BIG_SLOPE, "end")
    )


def _square(at):
    """The square: what is left of it, the two strips that it loses, the corner that they share."""
    gone = SQUARE.width * at.bit / MISS
    left, top, side = SQUARE.left, SQUARE.top, SQUARE.width - gone
    strip = {"fill": "#fff", "stroke": VERMILLION, "dash": "5 4"}
    return (
        svg.box(SQUARE, **strip)
        + svg.box((left, top + gone, side, side), PINK, VERMILLION, 3)
        + svg.box((left + side, top, gone, SQUARE.height), "#D55E0022", "none")
        + svg.box((left, top, SQUARE.width, gone), "#D55E0022", "none")
        + svg.text((left + side / 2, top + gone + side / 2 + 5), Words.left, LOSS, "middle")
        + svg.text((left + side + gone / 2, top - 9), say(Words.bit, at), OUTPUT, "middle")
    )


PARTS = Parts(_facts, _draw, _sentence, _background)
