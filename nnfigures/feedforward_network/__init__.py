"""02: the diagram of the network; one of its nine numbers moves, and what it reaches lights up."""

from nnfigures.feedforward_network.network import explore_network, plot_network

__all__ = ["explore_network", "plot_network"]
