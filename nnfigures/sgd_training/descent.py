"""The loss goes down, epoch by epoch: one curve for all figures of a training."""

from nnfigures.engine import svg
from nnfigures.engine.style import VERMILLION, Type

BIG, BIG_LOSS = Type(21, bold=True), Type(21, VERMILLION, True)  # where it is now


def descent(axes, xs, losses, stroke=VERMILLION):
    """The places of the losses over the xs on the axes, and the curve through them."""
    places = axes.points(xs, losses)
    return places, svg.path(places, stroke)
