"""A secant becomes the tangent as its nudge shrinks: on Alice's L over w1, and under a lens."""

from functools import cache

import numpy as np

from nnfigures.cast import ALICE, ONES
from nnfigures.engine import svg
from nnfigures.engine.controls import Steps
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import AXIS, INK, NOTE, ORANGE, SLOPE, STRONG, VERMILLION, Panel, panel
from nnfigures.engine.words import number, say
from nnfigures.mse_loss.curve import loss_at, w1_axes
from nnlanguage import Spoken


class Words(Spoken):
    """All words of this figure."""

    title = (
        "Alice’s loss L from 0.05 to 0.28 over w1 from −3 to 3 with a secant from w1 = 1 and the "
        "dotted tangent there; the box around the secant’s two points stands enlarged beside it"
    )
    loss, w1, lens = "L, Alice’s loss", "w1", "the box, {zoom:g} times as large"
    secant, tangent, tangents = "secant", "tangent", "the tangent’s"
    rise, nudge, slope, divided, about = "rise", "nudge", "slope", "÷", "≈"
    sentence = (
        "Nudge {nudge:.3f}: L rises by {rise:.7f}, a slope of {slope:.4f}; "
        "the tangent’s is {tangent:.4f}."
    )


# Each divides 4, so that the lens's zoom is a round number.
NUDGES = (0.001, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.5, 0.8, 1, 1.25, 1.6, 2)
ALICES = [(ALICE, 1)]
BEFORE, TANGENT = loss_at("w1", 1, ALICES), ONES.gradient(ALICE, 1).w1
PANEL, LENS, SUM = Panel(70, 26, 300, 224), Panel(452, 26, 290, 184), Panel(452, 218, 290, 74)
HOME = LENS.at(36, 124)  # of the point at w1 = 1; in the lens the other stands 200 to its right
TERM, QUOTIENT = STRONG._replace(size=15), SLOPE._replace(size=22, bold=True)
RISES, NUDGED, QUOTIENTS = 93, 170, 290  # where the columns of the sum end


def explore_secant(**start):
    """A nudge of w1, up from 1, the secant through both points, and a lens.

    Look at the enlarged box: the smaller the nudge, the straighter the curve and the nearer the
    secant to the tangent. explore_secant(nudge=0.1) opens it there.
    """
    controls = [Steps("nudge", NUDGES, 1)]
    return Figure("explore_secant", Words.title, PARTS, controls=controls, start=start)


def _facts(nudge):
    rise = loss_at("w1", 1 + nudge, ALICES) - BEFORE
    w1 = np.linspace(1 - 0.2 * nudge, 1 + 1.3 * nudge, 25)
    curve = list(zip(w1.tolist(), loss_at("w1", w1, ALICES).tolist()))
    facts = {"rise": rise, "slope": rise / nudge, "tangent": TANGENT}
    return facts | {"zoom": 4 / nudge, "curve": curve}


@cache
def _axes():
    return w1_axes(PANEL, (0.05, 0.28), (0.05, 0.1, 0.15, 0.2, 0.25), ALICES)


def _ray(slope, runs):
    """Points (w1, L) of the line through w1 = 1 with this slope, so far from there."""
    return [(1 + run, BEFORE + run * slope) for run in runs]


def _far(points):
    """The places of points (w1, L) in the panel."""
    return _axes().points(*zip(*points))


def _near(zoom, points):
    """The places of the same points in the lens."""
    (x, y), *places = _far([(1, BEFORE), *points])
    return [(HOME[0] + zoom * (a - x), HOME[1] + zoom * (b - y)) for a, b in places]


def _background():
    ends = _ray(TANGENT, (-2.4, 2))
    far, near = (svg.path(row, SLOPE.fill, 2, "3 5") for row in (_far(ends), _near(4, ends)))
    heads = zip((RISES, NUDGED, QUOTIENTS), (Words.rise, Words.nudge, Words.slope))
    return (
        _axes().svg
        + far
        + svg.box(LENS, "#fff", AXIS, 1.5)
        + svg.window(LENS, near)
        + svg.text((PANEL.left, 16), Words.loss)
        + svg.text((PANEL.middle[0], 288), Words.w1, anchor="middle")
        + svg.text(LENS.at(150, 50), Words.tangent, SLOPE, "end")
        + svg.text((HOME[0] + 100, HOME[1] + 20), Words.nudge, anchor="middle")
        + "".join(svg.text(SUM.at(end, 18), head, NOTE, "end") for end, head in heads)
        + svg.text(SUM.at(106, 40), Words.divided, anchor="middle")
        + svg.text(SUM.at(183, 40), Words.about, anchor="middle")
        + svg.text(SUM.at(183, 68), Words.tangents, NOTE, "end")
        + svg.text(SUM.at(QUOTIENTS, 69), number(TANGENT), QUOTIENT._replace(size=20), "end")
    )


def _draw(at):
    return (
        _box(at)
        + _secant(at)
        + svg.window(LENS, _lens(at))
        + svg.text((LENS.left, 16), say(Words.lens, at))
        + svg.text(SUM.at(RISES, 40), number(at.rise, 7), TERM, "end")
        + svg.text(SUM.at(NUDGED, 40), number(at.nudge, 3), TERM, "end")
        + svg.text(SUM.at(QUOTIENTS, 41), number(at.slope), QUOTIENT, "end")
    )


def _box(at):
    """The box on the curve, as large as it is, and the light that it throws on the lens."""
    ((x, y),) = _far(_ray(0, [0]))
    left, top = x - (HOME[0] - LENS.left) / at.zoom, y - (HOME[1] - LENS.top) / at.zoom
    box = Panel(left, top, LENS.width / at.zoom, LENS.height / at.zoom)
    corners = [(box.right, top), LENS[:2], (LENS.left, LENS.bottom), (box.right, box.bottom)]
    light = svg.path(corners, "none", 0, fill="#0000000F")
    return light + (svg.box(box, "none") if box.width > 14 else "")


def _secant(at):
    """The secant, long enough to show its tilt, and its two points or, too near, one mark."""
    start, here, there, end = _far(_ray(at.slope, (-2.4, 0, at.nudge, 2)))
    name = svg.text((start[0] - 6, start[1] + 5), Words.secant, SLOPE, "end", halo=True)
    mark = svg.box(panel(here, 8, 8), INK, "#fff", 1) if at.nudge <= 0.1 else ""
    marks = _points(here, there, 7) if at.nudge >= 0.4 else mark
    return svg.line(start, end, ORANGE) + name + marks


def _points(here, there, size):
    """The point at w1 = 1, full, and the nudged one, open."""
    nudged = svg.circle(there, size - 1, stroke=VERMILLION)
    return svg.circle(here, size, VERMILLION, "#fff", width=2) + nudged


def _lens(at):
    """The curve, the secant, and the two legs nudge and rise."""
    runs = -0.2 * at.nudge, 0, at.nudge, 1.3 * at.nudge
    start, here, there, end = _near(at.zoom, _ray(at.slope, runs))
    (x, y), foot = there, (there[0], here[1])
    return (
        svg.path(_near(at.zoom, at.curve), VERMILLION, 7)
        + svg.line(start, end, ORANGE)
        + svg.path([here, foot, there], INK, 2, "5 4")
        + svg.text((x + 12, max((foot[1] + y) / 2 + 5, y + 20)), Words.rise)
        + _points(here, there, 8)
    )


def _sentence(at):
    return say(Words.sentence, at)


PARTS = Parts(_facts, _draw, _sentence, _background)
