"""03: squares of misses, and the loss as the mean of their areas."""

from nnfigures.mse_loss.constant import explore_constant
from nnfigures.mse_loss.loss import explore_loss
from nnfigures.mse_loss.squares import plot_squares

__all__ = ["explore_constant", "explore_loss", "plot_squares"]
