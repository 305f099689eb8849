"""L while w1 moves and the other eight numbers stay those of the ones."""

from nnfigures.cast import FOUR, SHRUG
from nnfigures.engine import svg
from nnfigures.engine.axes import Axes
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import LABEL, LOSS, NOTE, VERMILLION, Panel
from nnfigures.engine.words import say
from nnfigures.mse_loss.curve import draw_curve, draw_shrug, loss_at


class Words:
    """All words of this figure."""

    title = "The loss L from 0 to 0.6 over w1 from −3 to 3: Alice’s, and that of the four"
    loss, w1, shrug, quarter = "loss L", "w1", "a shrug", "0.25"
    four, alice = "the four {four[here]:.4f}", "Alice {alice[here]:.4f}"
    caption = "Alice’s loss rises with w1 everywhere; that of the four falls off a cliff near 0."
    sentence = (
        "The loss L (0 to 0.6) over w1 (−3 to 3): the four {four[left]:.4f} at −3, "
        "{four[here]:.4f} at 1, {four[right]:.4f} at 3; Alice {alice[left]:.4f} at −3, "
        "{alice[here]:.4f} at 1, {alice[right]:.4f} at 3. A shrug costs 0.25."
    )


PANEL = Panel(56, 26, 600, 218)
CURVES = [(FOUR, 2.9), (FOUR[:1], 1.8)]  # the thin one is Alice's
CURVE_NAME, SHRUG_NAME = LOSS._replace(size=18, bold=True), NOTE._replace(size=15)


def plot_loss_by_w1():
    """L while w1 goes from −3 to 3 and the other eight numbers stay those of the ones.

    The thick curve is the loss of the four, the thin one Alice's.
    """
    return Figure("plot_loss_by_w1", Words.title, PARTS)


def w1_axes(panel, ylim, yticks, curves, more=lambda axes: None):
    """Axes with L over w1 from −3 to 3; curves: rows and width of each; more: draws the rest."""

    def draw(axes):
        for rows, width in curves:
            draw_curve(axes, "w1", rows, width)
        more(axes)
        axes.set(xticks=range(-3, 4), yticks=yticks)
        axes.grid(axis="y")

    return Axes(panel, (-3, 3), ylim, draw)


def _facts():
    places = {"left": -3, "here": 1, "right": 3}
    both = ({place: loss_at("w1", w1, rows) for place, w1 in places.items()} for rows, _ in CURVES)
    return dict(zip(("four", "alice"), both))


def _sentence(at):
    return say(Words.sentence, at)


def _caption(at):
    return Words.caption


def _draw(at):
    axes = w1_axes(PANEL, (0, 0.6), [k / 10 for k in range(7)], CURVES, more=draw_shrug)
    level, right = axes.y(SHRUG), PANEL.right + 10
    return (
        axes.svg
        + svg.text((right, level - 4), Words.shrug, SHRUG_NAME)
        + svg.text((right, level + 14), Words.quarter, SHRUG_NAME)
        + svg.text((10, 16), Words.loss, LOSS._replace(size=16))
        + svg.text((PANEL.middle[0], 286), Words.w1, LABEL._replace(size=16), "middle")
        + _mark(axes.at(1, at.four["here"]), -16, say(Words.four, at))
        + _mark(axes.at(1, at.alice["here"]), 31, say(Words.alice, at))
    )


def _mark(place, down, words):
    name = svg.text((place[0], place[1] + down), words, CURVE_NAME, "middle", halo=True)
    return svg.circle(place, 6.5, VERMILLION, "#fff", width=2) + name


PARTS = Parts(_facts, _draw, _sentence, caption=_caption)
