"""Who plays in the pictures: the ones, the four people, the shrug; and the rule of being right."""

import numpy as np

from nnlanguage import Spoken
from nnlib import NEWCOMERS, PEOPLE, Network, loss, mse_loss, samples


class Words(Spoken):
    """All words of this file."""

    batch = "network is a batch of networks: give one network, such as Network.random(1)"


ONES = Network(1, 1, 1, 1, 1, 1, 0, 0, 0)
FOUR = samples(PEOPLE)
TARGETS = [y for x, y in FOUR]
ALICE = FOUR[0][0]
NAMES = {samples([one])[0][0]: one.name for one in PEOPLE + NEWCOMERS}
DOTS = dict(zip("ABCD", FOUR))  # what the four are called before they have names
XOR = [((0, 0), 0.0), ((0, 1), 1.0), ((1, 0), 1.0), ((1, 1), 0.0)]  # one or the other, not both
XOR_DOTS = dict(zip("PQRS", XOR))
SHRUG = mse_loss(TARGETS, [0.5] * 4)  # the loss of who always says 0.5


def right(y, output):
    """Whether an output is strictly on its target's side of 0.5. An output of 0.5 is on neither."""
    return output > 0.5 if y else output < 0.5


def single(network, rows=FOUR):
    """The network's loss over the rows. Raises ValueError for a batch, and the errors of `loss`."""
    L = loss(network, rows)
    if np.ndim(L):
        raise ValueError(Words.batch)
    return L
