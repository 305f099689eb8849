"""04: the secant that becomes a tangent; slope and step of Alice's loss on w1's path."""

from nnfigures.partial_derivatives.gradient import plot_gradient
from nnfigures.partial_derivatives.relay import plot_relay
from nnfigures.partial_derivatives.secant import explore_secant
from nnfigures.partial_derivatives.sigmoid_slope import plot_sigmoid_slope
from nnfigures.partial_derivatives.slope import explore_slope
from nnfigures.partial_derivatives.strips import explore_strips

__all__ = ["explore_secant", "explore_slope", "plot_gradient", "plot_relay"]
__all__ += ["explore_strips", "plot_sigmoid_slope"]
