"""The lesson in one file: a neuron, a network of three of them, its loss, its slopes, its training.

    h1 = f(w1·x1 + w2·x2 + b1)
    h2 = f(w3·x1 + w4·x2 + b2)
    o1 = f(w5·h1 + w6·h2 + b3)        f is the sigmoid
Nothing that goes in is ever changed. `@guarded` (nnguard.py) checks what a function is given:
ValueError or TypeError says in one line what can't be used, and the formulas stay bare.
[1] Rumelhart, Hinton & Williams (1986), Learning representations by back-propagating errors.
[2] Robbins & Monro (1951), A stochastic approximation method.
[3] Goodfellow, Bengio & Courville (2016), Deep Learning, MIT Press, chapter 6.
"""

from itertools import islice
from typing import NamedTuple

import numpy as np

from nnguard import exp, guarded  # exp(x) is e^x, of any size


@guarded
def sigmoid(x):
    """f(x) = 1 / (1 + e^-x), for a float or an array: any number becomes one from 0 to 1 [3]."""
    return 1 / (1 + exp(-x))


@guarded
def sigmoid_derivative(x):
    """f'(x) = f(x) · (1 - f(x)), the slope of the sigmoid at x [3]."""
    return sigmoid(x) * (1 - sigmoid(x))


class Neuron(NamedTuple):
    """A neuron: output = f(weights · inputs + bias), with one weight for each input."""

    weights: list
    bias: float

    @guarded
    def feedforward(self, inputs):
        """The output, a float from 0 to 1, for a list of inputs, one for each weight."""
        total = sum(w * x for w, x in zip(self.weights, inputs)) + self.bias
        return sigmoid(total)


@guarded
def mse_loss(y_true, y_pred):
    """L = the mean of (y - o1)² over two equally long lists: 0 when every o1 is right [3]."""
    return sum((y - o1) ** 2 for y, o1 in zip(y_true, y_pred)) / len(y_true)


class Person(NamedTuple):
    """A row of the table: name, pounds (lb), inches (in), and the label written there, F or M."""

    name: str
    pounds: float
    inches: float
    label: str


PEOPLE = (
    Person("Alice", 133, 65, "F"),
    Person("Bob", 160, 72, "M"),
    Person("Charlie", 152, 70, "M"),
    Person("Diana", 120, 60, "F"),
)
NEWCOMERS = (Person("Emily", 128, 63, "F"), Person("Frank", 155, 68, "M"))


@guarded
def samples(people, shift=(135, 66)):
    """[((x1, x2), y), …]: x1 = pounds - 135, x2 = inches - 66, y = 1.0 for label F, 0.0 for M."""
    return [
        ((pounds - shift[0], inches - shift[1]), 1.0 if label == "F" else 0.0)
        for name, pounds, inches, label in people
    ]


class Network(NamedTuple):
    """The 2-2-1 network: nine numbers. Its formulas stand at the top of this file.

    It is a tuple, so it never changes: `replace` and `step` return a new one. (Its + and * are
    not arithmetic.) Where fields are arrays it is a batch of networks. R networks and P people
    at once need R = P, or fields of shape (R, 1): those give R × P answers.
    """

    w1: float
    w2: float
    w3: float
    w4: float
    w5: float
    w6: float
    b1: float
    b2: float
    b3: float

    @classmethod
    @guarded
    def random(cls, seed):
        """Nine standard normal numbers, in field order; from a list of seeds, a batch."""
        if isinstance(seed, list):
            return cls(*np.transpose([cls.random(one) for one in seed]).copy())
        return cls(*np.random.default_rng(seed).standard_normal(9).tolist())

    @guarded
    def replace(self, **changes):
        """The same network with some numbers changed: replace(w1=1.1)."""
        return self._replace(**changes)

    @guarded
    def activations(self, x):
        """(h1, h2, o1), the outputs of the three neurons, for x = (x1, x2): numbers, or arrays."""
        w1, w2, w3, w4, w5, w6, b1, b2, b3 = self
        x1, x2 = x
        h1 = sigmoid(w1 * x1 + w2 * x2 + b1)
        h2 = sigmoid(w3 * x1 + w4 * x2 + b2)
        o1 = sigmoid(w5 * h1 + w6 * h2 + b3)
        return h1, h2, o1

    @guarded
    def feedforward(self, x):
        """o1, the output of the network."""
        return self.activations(x)[2]

    @guarded
    def gradient(self, x, y):
        """∂L/∂w1 … ∂L/∂b3 of one person's loss L = (y - o1)², as a Network [1]."""
        x1, x2 = x
        h1, h2, o1 = self.activations(x)
        # A bias is added to its neuron's total, so ∂L/∂b is also ∂L/∂(that total).
        d_b3 = -2 * (y - o1) * o1 * (1 - o1)
        d_b1 = d_b3 * self.w5 * h1 * (1 - h1)
        d_b2 = d_b3 * self.w6 * h2 * (1 - h2)
        d_w1, d_w2 = d_b1 * x1, d_b1 * x2
        d_w3, d_w4 = d_b2 * x1, d_b2 * x2
        d_w5, d_w6 = d_b3 * h1, d_b3 * h2
        return Network(d_w1, d_w2, d_w3, d_w4, d_w5, d_w6, d_b1, d_b2, d_b3)

    @guarded
    def step(self, x, y, learning_rate):
        """A new network, one step downhill: w1 - learning_rate · ∂L/∂w1, and so on [2]."""
        w1, w2, w3, w4, w5, w6, b1, b2, b3 = self
        d_w1, d_w2, d_w3, d_w4, d_w5, d_w6, d_b1, d_b2, d_b3 = self.gradient(x, y)
        w1, w2 = w1 - learning_rate * d_w1, w2 - learning_rate * d_w2
        w3, w4 = w3 - learning_rate * d_w3, w4 - learning_rate * d_w4
        w5, w6 = w5 - learning_rate * d_w5, w6 - learning_rate * d_w6
        b1, b2, b3 = b1 - learning_rate * d_b1, b2 - learning_rate * d_b2, b3 - learning_rate * d_b3
        return Network(w1, w2, w3, w4, w5, w6, b1, b2, b3)


@guarded
def loss(network, samples):
    """L = the mean of (y - o1)² over the samples: a float, or an array for a batch of networks."""
    return mse_loss([y for x, y in samples], [network.feedforward(x) for x, y in samples])


@guarded
def training(network, samples, learning_rate=0.1):
    """An endless generator of networks, the untrained one first, then one after each epoch [2]."""
    while True:
        yield network
        for x, y in samples:
            network = network.step(x, y, learning_rate)


@guarded
def train(network, samples, learning_rate=0.1, epochs=1000):
    """The list of the first epochs + 1 networks of `training`: [0] untrained, [-1] trained."""
    return list(islice(training(network, samples, learning_rate), epochs + 1))
