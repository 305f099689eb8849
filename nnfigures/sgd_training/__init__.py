"""05: one update in slow motion; training, epoch by epoch; what the learning rate does to it."""

from nnfigures.sgd_training.boundary import plot_boundary
from nnfigures.sgd_training.rate import explore_rate
from nnfigures.sgd_training.thousand import plot_fan, plot_heaps
from nnfigures.sgd_training.training import explore_training
from nnfigures.sgd_training.tug import plot_tug
from nnfigures.sgd_training.update import explore_update
from nnfigures.sgd_training.xor import plot_fences

__all__ = ["explore_rate", "explore_training", "explore_update"]
__all__ += ["plot_boundary", "plot_fan", "plot_fences", "plot_heaps", "plot_tug"]
