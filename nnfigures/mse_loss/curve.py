"""The curve of L over one dial, the other eight those of the ones."""

import numpy as np

from nnfigures.cast import FOUR, ONES, SHRUG
from nnfigures.engine.axes import Axes
from nnfigures.engine.style import AXIS, VERMILLION
from nnlib import loss

DIALS = np.linspace(-3, 3, 121)


def loss_at(dial, value, rows=FOUR):
    """L over the rows with one of the ones' numbers changed; an array of values gives an array."""
    return loss(ONES.replace(**{dial: value}), rows)


def draw_curve(axes, dial="w1", rows=FOUR):
    """Draw L over the dial from −3 to 3 into matplotlib's axes."""
    losses = loss_at(dial, DIALS, rows)
    axes.plot(DIALS, losses, color=VERMILLION, linewidth=2.9, clip_on=False)


def w1_axes(panel, ylim, yticks, rows):
    """Axes with L of the rows over w1 from −3 to 3."""

    def draw(axes):
        draw_curve(axes, "w1", rows)
        axes.set(xticks=range(-3, 4), yticks=yticks)
        axes.grid(axis="y")

    return Axes(panel, (-3, 3), ylim, draw)


def draw_shrug(axes, xmax=1):
    """Draw the shrug's loss, a dashed line, into matplotlib's axes; xmax: which part of them."""
    axes.axhline(SHRUG, xmax=xmax, color=AXIS, dashes=(5, 4), linewidth=1)
