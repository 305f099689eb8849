"""The lesson in one file: a neuron, a network of three of them, its loss, its slopes, its training.

    h1 = f(w1·x1 + w2·x2 + b1)
    h2 = f(w3·x1 + w4·x2 + b2)
    o1 = f(w5·h1 + w6·h2 + b3)        f is the sigmoid
It needs numpy, draws nothing and keeps nothing: what goes in is never changed.
[1] Rumelhart, Hinton & Williams (1986), Learning representations by back-propagating errors, Nature 323.
[2] Robbins & Monro (1951), A stochastic approximation method, Annals of Mathematical Statistics 22.
[3] Goodfellow, Bengio & Courville (2016), Deep Learning, MIT Press, chapter 6.
"""

import math
import reprlib
from itertools import islice
from typing import NamedTuple

import numpy as np


def sigmoid(x):
    """f(x) = 1 / (1 + e^-x): squeezes any number into the range 0 to 1 [3]. f(-inf) = 0, f(0) = 0.5, f(inf) = 1.

    x: a float or an array; the answer has its shape. Raises ValueError for NaN, TypeError for what is no number.
    """
    if type(x) is not float or x != x:
        x = _numbers("x", x, infinite=True)
        if not isinstance(x, float):
            with np.errstate(over="ignore"):
                return 1 / (1 + np.exp(-x))
    try:
        return 1 / (1 + math.exp(-x))
    except OverflowError:  # e^-x is larger than any float, and 1 divided by it is 0
        return 0.0


def sigmoid_derivative(x):
    """f'(x) = f(x) · (1 - f(x)), the slope of the sigmoid at x [3]. Shapes and errors are those of `sigmoid`."""
    return sigmoid(x) * (1 - sigmoid(x))


class Neuron(NamedTuple):
    """A neuron: output = f(weights · inputs + bias), with one weight for each input."""

    weights: list
    bias: float

    def feedforward(self, inputs):
        """The output, a float from 0 to 1, for a list of inputs, one for each weight.

        Raises ValueError for a wrong number of inputs, TypeError for what is no number.
        """
        weights = _numbers("weights", self.weights, ndim=1)
        inputs = _numbers("inputs", inputs, ndim=1)
        if len(inputs) != len(weights):
            raise ValueError(f"{len(inputs)} inputs, {len(weights)} weights: give as many")
        total = (weights * inputs).sum() + _numbers("bias", self.bias, ndim=0)
        return sigmoid(total)


def mse_loss(y_true, y_pred):
    """L = the mean of (y_true - y_pred)², a float: 0 when every prediction is right [3].

    y_true, y_pred: two equally long lists. Raises ValueError if not so, TypeError for what is no number.
    """
    y_true, y_pred = _numbers("y_true", y_true, ndim=1), _numbers("y_pred", y_pred, ndim=1)
    if len(y_true) != len(y_pred):
        raise ValueError(
            f"{len(y_pred)} predictions for {len(y_true)} true values: give one for each"
        )
    return _mean_square(y_true.tolist(), y_pred.tolist())


def _mean_square(y_true, y_pred):
    return sum((y - o1) ** 2 for y, o1 in zip(y_true, y_pred)) / len(y_true)


class Person(NamedTuple):
    """One row of the table: name, pounds (lb), inches (in), and the label someone wrote beside them, "F" or "M"."""

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


def samples(people, shift=(135, 66)):
    """[((x1, x2), y), …]: x1 = pounds - 135, x2 = inches - 66, y = 1.0 for the label F, 0.0 for M; all floats.

    people: a list of Person. shift: the pair (pounds, inches) that is taken off everyone.
    Raises ValueError for no people, no Person, another label, a shift that is no pair; TypeError for no list or number.
    """
    shift1, shift2 = _pair("shift", shift, "pounds", "inches", ndim=0)
    rows = []
    for person in _items("people", people):
        if not isinstance(person, Person) or str(person.label) not in ("F", "M"):
            raise ValueError(
                f"{_shown(person)}: give Person(name, pounds, inches, label), label 'F' or 'M'"
            )
        x1 = _numbers("pounds", person.pounds, ndim=0) - shift1
        x2 = _numbers("inches", person.inches, ndim=0) - shift2
        rows.append(((x1, x2), 1.0 if person.label == "F" else 0.0))
    return rows


class Network(NamedTuple):
    """The 2-2-1 network: nine numbers. The formulas of h1, h2 and o1 stand at the top of this file.

    A field is a float, or an array: then it is that many networks at once. Fields of shape (R,) meet people of
    shape (P,) only if R = P; fields of shape (R, 1) give R × P answers. Fields are checked when they are used.
    It is a tuple, so it never changes: `replace` and `step` give a new one. (Its + and * are not arithmetic.)
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
    def random(cls, seed):
        """Nine standard normal numbers, in field order; an iterable of seeds gives that many networks at once.

        seed: a whole number from 0 to a billion. Raises ValueError for anything else.
        """
        if isinstance(seed, str) or not np.iterable(seed):
            return cls(
                *np.random.default_rng(_whole("seed", seed, 10**9)).standard_normal(9).tolist()
            )
        return cls(
            *np.transpose(
                [cls.random(_whole("seed", one, 10**9)) for one in _items("seed", seed)]
            ).copy()
        )

    def replace(self, **changes):
        """The same network with some numbers changed: replace(w1=1.1). Raises TypeError for an unknown name."""
        for name in changes:
            if name not in self._fields:
                raise TypeError(
                    f"{name} is no number of the network: choose from {', '.join(self._fields)}"
                )
        return self._replace(**changes)

    def activations(self, x):
        """(h1, h2, o1), the outputs of the three neurons, each from 0 to 1, for the pair x = (x1, x2).

        x1, x2: numbers, or arrays: then it is that many people at once.
        Raises ValueError for no pair, NaN, what is beyond 1e100 or shapes that don't fit, TypeError for what is no number.
        """
        return _activations(*_fit(self, *_pair("x", x, "x1", "x2")))

    def feedforward(self, x):
        """o1, the output of the network. x and the errors are those of `activations`."""
        return self.activations(x)[2]

    def gradient(self, x, y):
        """∂L/∂w1 … ∂L/∂b3 of one person's loss L = (y - o1)², as a Network with the same names [1].

        y: the true value. x and the errors are those of `activations`.
        """
        return Network(*_gradient(*_fit(self, *_pair("x", x, "x1", "x2"), _numbers("y", y))))

    def step(self, x, y, learning_rate):
        """A new network, one step downhill: w1 - learning_rate · ∂L/∂w1, and so for each of the nine [2].

        learning_rate: a number or an array. x, y and the errors are those of `gradient`; a step beyond 1e100 is one, too.
        """
        y, rate = _numbers("y", y), _numbers("learning_rate", learning_rate)
        *network, x1, x2, y, rate = _fit(self, *_pair("x", x, "x1", "x2"), y, rate)
        return _epoch(network, [(x1, x2, y)], rate)


def _activations(w1, w2, w3, w4, w5, w6, b1, b2, b3, x1, x2):
    h1 = sigmoid(w1 * x1 + w2 * x2 + b1)
    h2 = sigmoid(w3 * x1 + w4 * x2 + b2)
    o1 = sigmoid(w5 * h1 + w6 * h2 + b3)
    return h1, h2, o1


def _gradient(w1, w2, w3, w4, w5, w6, b1, b2, b3, x1, x2, y):
    # ∂L/∂b is the slope of L by that neuron's total, too: the bias is added to it.
    h1, h2, o1 = _activations(w1, w2, w3, w4, w5, w6, b1, b2, b3, x1, x2)
    d_b3 = -2 * (y - o1) * o1 * (1 - o1)
    d_b1 = d_b3 * w5 * h1 * (1 - h1)
    d_b2 = d_b3 * w6 * h2 * (1 - h2)
    return (d_b1 * x1, d_b1 * x2, d_b2 * x1, d_b2 * x2, d_b3 * h1, d_b3 * h2, d_b1, d_b2, d_b3)


def _update(w1, w2, w3, w4, w5, w6, b1, b2, b3, x1, x2, y, rate):
    # Never w1 -= …: on an array that would rewrite the networks of the past.
    d_w1, d_w2, d_w3, d_w4, d_w5, d_w6, d_b1, d_b2, d_b3 = _gradient(
        w1, w2, w3, w4, w5, w6, b1, b2, b3, x1, x2, y
    )
    return (
        w1 - rate * d_w1,
        w2 - rate * d_w2,
        w3 - rate * d_w3,
        w4 - rate * d_w4,
        w5 - rate * d_w5,
        w6 - rate * d_w6,
        b1 - rate * d_b1,
        b2 - rate * d_b2,
        b3 - rate * d_b3,
    )


def loss(network, samples):
    """L = the mean of (y - o1)² over the samples: a float, or an array when the network is many.

    samples: [((x1, x2), y), …], as `samples(PEOPLE)` gives them. Errors are those of `training`.
    """
    network, rows = _fit(network), _rows(samples)
    return _mean_square(
        [row[-1] for row in rows], [_activations(*network, x1, x2)[2] for x1, x2, y in rows]
    )


def training(network, samples, learning_rate=0.1):
    """A generator of networks without an end, one an epoch, the untrained one first: SGD [2].

    An epoch takes the samples in order and makes one `step` for each; the past is not kept.
    learning_rate: a finite number, or an array, one for each network; 0 stands still, a negative one climbs.
    Raises ValueError or TypeError, when it is called, for what can't be used; on the way, ValueError beyond 1e100.
    """
    *network, rate = _fit(network, _numbers("learning_rate", learning_rate))
    return _epochs(Network(*network), _rows(samples), rate)


def _epochs(network, rows, rate):
    one = all(
        type(number) is float for number in (*network, rate)
    )  # floats overflow in silence, arrays would warn
    while True:
        yield network
        network = (_epoch.__wrapped__ if one else _epoch)(network, rows, rate)


@np.errstate(over="ignore", invalid="ignore")
def _epoch(network, rows, rate):
    try:
        for x1, x2, y in rows:
            network = _update(*network, x1, x2, y, rate)
        _numbers("network", sum(map(abs, network)))
    except ValueError:
        raise ValueError(
            f"numbers go beyond 1e100 at learning_rate {_shown(rate)}: give smaller ones"
        ) from None
    return Network(*network)


def train(network, samples, learning_rate=0.1, epochs=1000):
    """The list of the first epochs + 1 networks of `training`: [0] is the untrained one, [-1] the trained one.

    epochs: a whole number from 0 to a million. The other arguments and the errors are those of `training`.
    """
    return list(
        islice(training(network, samples, learning_rate), _whole("epochs", epochs, 10**6) + 1)
    )


def _shown(value):
    return " ".join(reprlib.repr(value).split())


def _numbers(name, value, ndim=None, infinite=False):
    if type(value) is float and -1e100 <= value <= 1e100 and not ndim:
        return value
    try:
        array = np.asarray(float(value) if type(value) is int else value).astype(
            float, casting="same_kind", copy=False
        )
    except (TypeError, ValueError, OverflowError):  # text; rows of different lengths; 10**400
        raise TypeError(
            f"{name} is {_shown(value)}: give a number, or an array of numbers"
        ) from None
    if ndim is not None and array.ndim != ndim or not (infinite or array.size):
        raise ValueError(
            f"{name} is {_shown(value)}: give {'a list, as [2, 3]' if ndim else 'one number'}"
        )
    most = (
        math.inf if infinite else 1e100
    )  # a slope is a product of three of them, and 1e300 is still a float
    if not (abs(array) <= most).all():
        raise ValueError(
            f"{name} is {_shown(value)}: give numbers from {-most} to {most}, and not NaN"
        )
    return array if array.ndim else float(array)


def _items(name, value):
    if isinstance(value, (str, Person)) or not np.iterable(value):
        raise TypeError(f"{name} is {_shown(value)}: give a list")
    if not (items := list(value)):
        raise ValueError(f"{name} is empty: give at least one")
    return items


def _whole(name, value, most):
    if not isinstance(value, (int, np.integer)) or not 0 <= value <= most:
        raise ValueError(f"{name} is {_shown(value)}: give a whole number from 0 to {most}")
    return int(value)


def _pair(name, value, first, second, ndim=None):
    if getattr(value, "ndim", 1) == 2:
        raise ValueError(f"{name} has the shape {value.shape}: give ({name}[:, 0], {name}[:, 1])")
    items = list(value) if np.iterable(value) and not isinstance(value, (str, set, dict)) else []
    if len(items) != 2 or any(isinstance(item, (list, tuple)) for item in items):
        raise ValueError(
            f"{name} is {_shown(value)}: give the pair ({first}, {second}), numbers or arrays"
        )
    return _numbers(first, items[0], ndim), _numbers(second, items[1], ndim)


def _fit(network, *others):
    if not isinstance(network, Network):
        raise TypeError(f"network is {_shown(network)}: give a Network, such as Network.random(1)")
    numbers = [*map(_numbers, network._fields, network), *others]
    shapes = {number.shape for number in numbers if not isinstance(number, float)}
    try:
        np.broadcast_shapes(*shapes)
    except ValueError:
        raise ValueError(
            f"shapes {sorted(shapes)} don't fit: give each network a row, fields of shape (R, 1)"
        ) from None
    return numbers


def _rows(samples):
    rows = []
    for sample in _items("samples", samples):
        try:
            (x1, x2), y = sample
        except (TypeError, ValueError):
            raise ValueError(
                f"{_shown(sample)} is no sample: give ((x1, x2), y), as from samples(PEOPLE)"
            ) from None
        rows.append(
            tuple(_numbers(name, v, ndim=0) for name, v in zip(("x1", "x2", "y"), (x1, x2, y)))
        )
    return rows
