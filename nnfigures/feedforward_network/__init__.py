"""02: a network joins two fences; one of its nine numbers moves, and what it reaches lights up."""

from nnfigures.feedforward_network.network import explore_network, plot_network
from nnfigures.feedforward_network.xor import explore_xor

__all__ = ["explore_network", "explore_xor", "plot_network"]
