"""The guards of nnlib: `@guarded` checks what a function is given, by the names of its parameters.

A call is checked once, on its way in. Then the function's twin runs: the same code, unguarded.
Bad input raises ValueError or TypeError in one line: what was given, and what to give instead.
"""

import inspect
import math
import reprlib
from contextlib import nullcontext
from functools import cache, partial, wraps
from itertools import islice
from types import FunctionType

import numpy as np
from numpy import ndarray

from nnlanguage import Spoken

MOST = 1e100  # a slope is a product of three such numbers, and 1e300 is still a float
MANY = 10**6  # items of a list, and epochs
NEURON = ("weights", "bias")
PERSON = ("name", "pounds", "inches", "label")
NETWORK = ("w1", "w2", "w3", "w4", "w5", "w6", "b1", "b2", "b3")


class Words(Spoken):
    """What a person reads."""

    NUMBERS = "{name} is {value}: give a number, or an array of numbers"
    NUMBER = "{name} is {value}: give one number"
    LIST = "{name} is {value}: give a list of numbers, such as [2, 3]"
    BEYOND = "{name} is {value}: give numbers from -1e+100 to 1e+100, and not NaN"
    NAN = "{name} is {value}: give a number, and not NaN"
    WHOLE = "{name} is {value}: give a whole number from 0 to {most}"
    ITEMS = {  # by the name of what is asked for
        "people": "people is {value}: give a list of people, such as PEOPLE",
        "history": "history is {value}: give the list of networks that train(…) returns",
        "samples": "samples is {value}: give a list of samples, such as samples(PEOPLE)",
    }
    EMPTY = "{name} is empty: give at least one"
    ENDLESS = "{name} has no end, or more than {most} items: give fewer"
    PAIR = "{name} is {value}: give the pair ({first}, {second}), numbers or arrays"
    NUMBERS_IN_PAIR = "{name} is {value}: give the pair ({first}, {second}), two numbers"
    LISTS_IN_PAIR = "{name} is {value}: give numbers, or each list as np.array(…)"
    ROWS = "{name} has the shape {shape}: give ({name}[0], {name}[1])"
    COLUMNS = "{name} has the shape {shape}: give ({name}[:, 0], {name}[:, 1])"
    PERSON = "{value} can't be used: give Person(name, pounds, inches, label), label 'F' or 'M'"
    SAMPLE = "{value} isn't a sample: give ((x1, x2), y), as samples(PEOPLE) does"
    NETWORK = "network is {value}: give a Network, such as Network.random(1)"
    NEURON = "neuron is {value}: give a Neuron, such as Neuron([0, 1], 4)"
    FIELD = "the network has no {name}: choose from {names}"
    SHAPES = (
        "shapes {shapes} don't fit: give as many of each, or networks as fields of shape (R, 1)"
    )
    DIVERGED = (
        "numbers go beyond 1e100 at learning_rate {value}: give smaller numbers, or a smaller rate"
    )
    INPUTS = {  # by whether there is one input, and one weight
        (True, False): "1 input for {wanted} weights: give one input for each weight",
        (False, True): "{given} inputs for 1 weight: give one input for each weight",
        (False, False): "{given} inputs for {wanted} weights: give one input for each weight",
    }
    PREDICTIONS = {  # by whether there is one prediction, and one true value
        (True, False): "1 prediction for {wanted} true values: give one prediction for each true "
        "value",
        (False, True): "{given} predictions for 1 true value: give one prediction for each true "
        "value",
        (False, False): "{given} predictions for {wanted} true values: give one prediction for "
        "each true value",
    }


def exp(x):
    """e^x for a float or an array: inf where it is beyond the largest float, without a warning."""
    if type(x) is not float:
        with np.errstate(all="ignore"):
            return np.exp(x)
    try:
        return math.exp(x)
    except OverflowError:
        return math.inf


def shown(value):
    """The value as messages show it: short, and in one line."""
    return " ".join(reprlib.repr(value).split())


def wanted(name, value, ndim):
    """What to give in place of a value that isn't numbers of that many dimensions."""
    words = {None: Words.NUMBERS, 0: Words.NUMBER, 1: Words.LIST}[ndim]
    return words.format(name=name, value=shown(value))


def within(array):
    """Whether all its numbers are from -MOST to MOST, and so not NaN."""
    # The sum of their squares is looked at first, in one go: it is nearly always small.
    return np.vdot(array, array) <= MOST**2 or np.all(abs(array) <= MOST)


def numbers(name, value, ndim=None, infinite=False):
    """The value as a float, or as an array of floats.

    ndim: 0 for one number, 1 for a list, None for any shape. infinite: allow inf, and no items.
    """
    if type(value) in (float, int) and not ndim and -MOST <= value <= MOST:
        return float(value)
    try:
        array = np.asarray(float(value) if type(value) is int else value)
        array = array.astype(float, casting="same_kind", copy=False)
    except (TypeError, ValueError, OverflowError):  # text; rows of different lengths; 10**400
        raise TypeError(wanted(name, value, ndim)) from None
    if ndim not in (None, array.ndim) or not (infinite or array.size):
        raise ValueError(wanted(name, value, ndim))
    if np.isnan(array).any() if infinite else not within(array):
        words = Words.NAN if infinite else Words.BEYOND
        raise ValueError(words.format(name=name, value=shown(value)))
    return array if array.ndim else float(array)


def listed(name, value):
    """The value as a list of floats."""
    return numbers(name, value, ndim=1).tolist()


def kept(name, value):
    """The value as numbers that the caller can't change later: an array is copied."""
    value = numbers(name, value)
    return value if type(value) is float else value.copy()


def whole(name, value, most):
    """The value as an int from 0 to `most`; True and False are not whole numbers here."""
    fits = isinstance(value, (int, np.integer)) and not isinstance(value, bool)
    if not fits or not 0 <= value <= most:
        raise ValueError(Words.WHOLE.format(name=name, value=shown(value), most=most))
    return int(value)


def items(name, value, each=lambda item: item):
    """The value as a list of at least one item, each as `each` returns it."""
    single = isinstance(value, (str, bytes)) or hasattr(value, "_fields")
    if single or not np.iterable(value):
        raise TypeError(Words.ITEMS[name].format(value=shown(value)))
    held = [each(item) for item in islice(value, MANY + 1)]
    if not held:
        raise ValueError(Words.EMPTY.format(name=name))
    if len(held) > MANY:
        raise ValueError(Words.ENDLESS.format(name=name, most=MANY))
    return held


def pair(name, value, first, second, ndim=None):
    """The value as two numbers or arrays, which messages call `first` and `second`."""
    ordered = np.iterable(value) and not isinstance(value, (str, bytes, set, dict))
    held = list(islice(value, 3)) if ordered else []
    lists = any(isinstance(item, (list, tuple)) for item in held)
    if len(held) != 2 or lists:
        words = Words.PAIR if ndim is None else Words.NUMBERS_IN_PAIR
        words = Words.LISTS_IN_PAIR if lists and len(held) == 2 else words
        given = {"name": name, "value": shown(value), "first": first, "second": second}
        raise ValueError(words.format(**given))
    return numbers(first, held[0], ndim), numbers(second, held[1], ndim)


def place(name, value):
    """The value as (x1, x2). An array with a row for each person would be misread: refused."""
    shape = getattr(value, "shape", ())
    if len(shape) == 2 and 2 in shape:
        words = Words.COLUMNS if shape[1] == 2 else Words.ROWS
        raise ValueError(words.format(name=name, shape=shape))
    return pair(name, value, "x1", "x2")


def person(value):
    """The value as a Person whose pounds and inches are floats."""
    if getattr(value, "_fields", ()) != PERSON or str(value.label) not in ("F", "M"):
        raise ValueError(Words.PERSON.format(value=shown(value)))
    pounds, inches = (numbers(name, getattr(value, name), ndim=0) for name in PERSON[1:3])
    return value._replace(pounds=pounds, inches=inches)


def sample(value):
    """The value as ((x1, x2), y), three floats."""
    try:
        (x1, x2), y = value
    except (TypeError, ValueError):
        raise ValueError(Words.SAMPLE.format(value=shown(value))) from None
    return (numbers("x1", x1, ndim=0), numbers("x2", x2, ndim=0)), numbers("y", y, ndim=0)


def network(name, value, field=kept):
    """The value as a Network of floats or arrays; as nnlib imports this file, its fields tell."""
    if getattr(value, "_fields", ()) != NETWORK or isinstance(value, type):
        raise TypeError(Words.NETWORK.format(value=shown(value)))
    return value._make(map(field, NETWORK, value))


def neuron(name, value):
    """The value as a Neuron of floats."""
    if getattr(value, "_fields", ()) != NEURON or isinstance(value, type):
        raise TypeError(Words.NEURON.format(value=shown(value)))
    return value._make((listed("weights", value.weights), numbers("bias", value.bias, ndim=0)))


def changes(_, value):
    """Names of the network's numbers, with new ones, which are checked when they are used."""
    for name in value:
        if name not in NETWORK:
            raise TypeError(Words.FIELD.format(name=name, names=", ".join(NETWORK)))
    return value


def seed(name, value):
    """The value as a seed, or as a list of seeds."""
    if isinstance(value, (str, bytes)) or not np.iterable(value):
        return whole(name, value, most=10**9)
    return items(name, value, each=lambda one: whole(name, one, most=10**9))


# The rule of a parameter is found by its function and name, or by its name alone; that of `self`
# by its class.
RULES = {
    "sigmoid(x)": partial(numbers, infinite=True),
    "sigmoid_derivative(x)": partial(numbers, infinite=True),
    "Network.replace(self)": partial(network, field=lambda name, value: value),
    "Network": partial(network, field=numbers),
    "Neuron": neuron,
    "x": place,
    "y": numbers,
    "learning_rate": kept,
    "inputs": listed,
    "y_true": listed,
    "y_pred": listed,
    "people": lambda name, value: items(name, value, each=person),
    "shift": lambda name, value: pair(name, value, "pounds", "inches", ndim=0),
    "network": network,
    "samples": lambda name, value: items(name, value, each=sample),
    "epochs": partial(whole, most=MANY),
    "seed": seed,
    "changes": changes,
}


def rule(function, name):
    """The rule of the function's parameter of that name, or None."""
    owner = function.__qualname__.rpartition(".")[0]
    first = RULES.get(f"{function.__qualname__}({name})")
    return first or RULES.get(owner if name == "self" else name)


def count(words, given, wanted):
    """Raises ValueError unless the lists are equally long."""
    if len(given) != len(wanted):
        words = words[len(given) == 1, len(wanted) == 1]
        raise ValueError(words.format(given=len(given), wanted=len(wanted)))


def fit(given):
    """Whether there are arrays. Raises ValueError unless the arguments fit together."""
    if "inputs" in given:
        count(Words.INPUTS, given["inputs"], given["self"].weights)
    if "y_pred" in given:
        count(Words.PREDICTIONS, given["y_pred"], given["y_true"])
    values = [value if isinstance(value, tuple) else (value,) for value in given.values()]
    shapes = {number.shape for row in values for number in row if isinstance(number, ndarray)}
    try:
        return bool(shapes and np.broadcast_shapes(*shapes))
    except ValueError:
        raise ValueError(Words.SHAPES.format(shapes=sorted(shapes))) from None


def is_guarded(value):
    """Whether it is a function that `guarded` returned."""
    return isinstance(value, FunctionType) and hasattr(value, "__wrapped__")


def twin(function, world):
    """The same code, but the names in it mean what they mean in that world."""
    return FunctionType(function.__code__, world, function.__name__, function.__defaults__)


def twin_class(guarded_class, world):
    """A subclass with twins for methods."""
    methods = {
        name: twin(value.__wrapped__, world)
        for name, value in vars(guarded_class).items()
        if is_guarded(value)
    }
    members = {"__slots__": (), "guarded_class": guarded_class, **methods}
    return type(guarded_class.__name__, (guarded_class,), members)


@cache
def unguarded(function):
    """(The function's twin, {class: its twin}); in their world, all others are twins as well.

    Only what yields keeps its guard there: it is called once, not once a step.
    """
    world, classes = dict(function.__globals__), {}
    for name, value in function.__globals__.items():
        if is_guarded(value) and not inspect.isgeneratorfunction(value.__wrapped__):
            world[name] = twin(value.__wrapped__, world)
        elif isinstance(value, type) and any(map(is_guarded, vars(value).values())):
            made = classes[value] = twin_class(value, world)
            world[name] = partial(made.__new__, made)  # quicker to call than the class
    return twin(function, world), classes


def trained(network, rate):
    """Raises ValueError if a number of the network is NaN or beyond 1e100."""
    # Of nine floats one sum is enough. Arrays are looked at one by one, which is quicker.
    total = sum(map(abs, network)) if type(network.b3) is float else network.b3
    if not (type(total) is float and total <= MOST or all(map(within, network))):
        raise ValueError(Words.DIVERGED.format(value=shown(rate)))


def outcome(rate, result):
    """What a twin returned; a network is checked if it was trained, and has its guards again."""
    if not hasattr(result, "guarded_class"):
        return result
    if rate is not None:
        trained(result, rate)
    return tuple.__new__(result.guarded_class, result)


def outcomes(rate, results, many):
    """What a twin yields, likewise, one by one."""
    checked = map(partial(outcome, rate), results)
    yield from iter(np.errstate(all="ignore")(checked.__next__), None) if many else checked


def arguments(function, signature, args, kwargs):
    """The arguments by name, defaults included."""
    names = signature.parameters
    named = {"changes": kwargs} if "changes" in names else {}
    if len(args) + len(named) == len(names) and (named or not kwargs):
        return dict(zip(names, args)) | named  # `bind` would take longer than all the rest
    try:
        call = signature.bind(*args, **kwargs)
    except TypeError:
        call = None
    if not call:
        function(*args, **kwargs)  # Python says which one is missing, or one too many
    call.apply_defaults()
    return call.arguments


def checked(given, rules):
    """Cleans the arguments by their rules; returns whether there are arrays among them."""
    for name, clean in rules.items():
        given[name] = clean(name, given[name])
    return fit(given)


def guarded(function):
    """Check what the function is given, by RULES, then call its twin, which checks nothing."""
    signature, yields = inspect.signature(function), inspect.isgeneratorfunction(function)
    rules = {name: rule(function, name) for name in signature.parameters if rule(function, name)}

    @wraps(function)
    def door(*args, **kwargs):
        try:
            given = arguments(function, signature, args, kwargs)
            many = checked(given, rules)
        except (TypeError, ValueError) as error:
            raise error.with_traceback(None) from None  # in a notebook few lines lead to its words
        rate = given.get("learning_rate")
        free, classes = unguarded(function)
        changed = given.pop("changes", {})
        values = [
            tuple.__new__(classes[type(value)], value) if type(value) in classes else value
            for value in given.values()
        ]
        with np.errstate(all="ignore") if many else nullcontext():
            result = free(*values, **changed)
            return outcomes(rate, result, many) if yields else outcome(rate, result)

    return door
