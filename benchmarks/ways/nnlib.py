"""nnlib: the course's own, on a tuple of nine floats, or of nine arrays."""

from itertools import islice

import nnlib

MANY = True


def train(start, samples, learning_rate, epochs):
    if isinstance(start[0], float):
        return nnlib.train(nnlib.Network(*start), samples, learning_rate, epochs)[-1]
    return next(islice(nnlib.training(nnlib.Network(*start), samples, learning_rate), epochs, None))
