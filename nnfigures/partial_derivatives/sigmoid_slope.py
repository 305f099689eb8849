"""The sigmoid with three of its tangents, and below it how steep it is."""

import numpy as np

from nnfigures.engine import svg
from nnfigures.engine.axes import Axes
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import BLUE, LABEL, ORANGE, OUTPUT, SLOPE, Panel
from nnfigures.engine.words import listed, say
from nnfigures.neuron.sigmoid import draw_sigmoid
from nnlanguage import Spoken
from nnlib import sigmoid, sigmoid_derivative


class Words(Spoken):
    """All words of this figure."""

    title = "The sigmoid f from 0 to 1 and its slope from 0 to 0.25, over the total from −8 to 8"
    curve, slope, total = "f(total), and how steep it is", "slope = f · (1 − f)", "total"
    product, one = "{f:.4f} · {rest:.4f} = {slope:.4f}", "{slope:.4f} at {total:.0f}"
    at = "{product} at {total:.0f}"
    caption = "The slopes f · (1 − f) are {slopes}: steepest in the middle."
    sentence = (
        "Above, f (0 to 1) of totals from −8 to 8 and three tangents; "
        "below, their slopes f · (1 − f) (0 to 0.25): {slopes}."
    )


HEIGHT, TOTALS = 330, np.linspace(-8, 8, 161)
ABOVE, BELOW = Panel(50, 18, 690, 150), Panel(50, 206, 690, 80)
POINTS = {-3: (1.2, "end"), 0: (2, "middle"), 3: (1.2, "start")}  # tangent's reach, words' anchor
F_WORDS, SLOPE_WORDS, TOTAL_WORDS = (style._replace(size=16) for style in (OUTPUT, SLOPE, LABEL))


def plot_sigmoid_slope():
    """f with three of its tangents, and under it their slopes, f′ = f · (1 − f)."""
    return Figure("plot_sigmoid_slope", Words.title, PARTS, height=HEIGHT)


def _facts():
    outputs = {total: sigmoid(total) for total in POINTS}
    rows = {k: {"f": f, "rest": 1 - f, "slope": sigmoid_derivative(k)} for k, f in outputs.items()}
    return {"points": rows}


def _sentence(at):
    products = {total: say(Words.product, **point) for total, point in at.points.items()}
    slopes = [say(Words.at, product=product, total=total) for total, product in products.items()]
    return say(Words.sentence, slopes=listed(slopes))


def _caption(at):
    slopes = [say(Words.one, total=total, **point) for total, point in at.points.items()]
    return say(Words.caption, slopes=listed(slopes))


def draw_slope(axes):
    """Draw f′ from −8 to 8 into matplotlib's axes."""
    axes.plot(TOTALS, sigmoid_derivative(TOTALS), color=ORANGE, clip_on=False)


def _axes(panel, draw_curve, *, xticks=(), yticks):
    def draw(axes):
        draw_curve(axes)
        axes.set(xticks=xticks, yticks=yticks)
        axes.grid(axis="y")

    return Axes(panel, (-8, 8), (0, max(yticks)), draw, height=HEIGHT)


def _draw(at):
    above = _axes(ABOVE, draw_sigmoid, yticks=(0, 0.5, 1))
    below = _axes(BELOW, draw_slope, xticks=range(-8, 9, 2), yticks=(0, 0.25))
    return (
        above.svg
        + below.svg
        + svg.text(ABOVE.at(440, 120), Words.curve, F_WORDS)
        + svg.text(BELOW.at(440, 14), Words.slope, SLOPE_WORDS)
        + svg.text((BELOW.middle[0], 328), Words.total, TOTAL_WORDS, "middle")
        + "".join(_point(above, below, *point) for point in at.points.items())
    )


def _point(above, below, total, point):
    """A point of the sigmoid with its tangent, and its slope below."""
    (reach, anchor), f = POINTS[total], point["f"]
    start, end = (above.at(total + run, f + point["slope"] * run) for run in (-reach, reach))
    x, y = below.at(total, point["slope"])
    return (
        svg.line(start, end, ORANGE, 4)
        + svg.circle(above.at(total, f), 6.5, BLUE, "#fff", width=2)
        + svg.circle((x, y), 6.5, ORANGE, "#fff", width=2)
        + svg.text((x, y - 14), say(Words.product, **point), SLOPE_WORDS, anchor, halo=True)
    )


PARTS = Parts(_facts, _draw, _sentence, caption=_caption)
