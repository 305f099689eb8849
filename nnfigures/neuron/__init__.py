"""01: the total slides along the sigmoid; three numbers move a fence past four dots."""

from nnfigures.neuron.fence import explore_fence, plot_fence
from nnfigures.neuron.sigmoid import explore_sigmoid

__all__ = ["explore_fence", "explore_sigmoid", "plot_fence"]
