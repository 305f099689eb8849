"""Runs an answer and compares its results; an answer without any raises a Verdict on it."""

import dis
import inspect
import io
import math
import numbers
import re
import textwrap
from contextlib import contextmanager, redirect_stdout
from copy import deepcopy
from types import CodeType, FunctionType
from warnings import catch_warnings

import numpy as np

from nncheck import watch
from nncheck.errors import advice
from nncheck.words import Words
from nnguard import shown
from nnlib import Network

RELATIONS = {  # of Words.RELATIONS: what becomes of the right numbers
    "the other sign": lambda true: -true,
    "one minus": lambda true: 1 - true,
    "without its sign": abs,
    "squared": lambda true: true**2,
    "its root": lambda true: true**0.5,
    "upside down": lambda true: 1 / true,
    "squeezed again": lambda true: 1 / (1 + np.exp(-true)),
    "not squeezed": lambda true: np.log(true / (1 - true)),
    "backwards": lambda true: true[::-1] if true.ndim else true,
}


class Verdict(Exception):
    """The line that is printed, known before the end."""


def not_yet(sentence):
    """The line that says it, with true minus signs."""
    return Words.NOT_YET.format(sentence=re.sub(r"(?a)(?<!\w)-(?=\d)", "−", sentence))


def general(mistake, **blanks):
    """The Verdict on a mistake that any answer can make."""
    return Verdict(not_yet(Words.GENERAL[mistake].format(**blanks)))


def result(function, given, like):
    """What an answer gives in one case: its numbers, its kind, and its input as it is afterwards.

    given: the arguments by name, which stay as they are. like: a right result. Raises the Verdict
    on an answer that gives no numbers.
    """
    printed, held = io.StringIO(), deepcopy(given)
    try:
        with redirect_stdout(printed), quiet(), _fenced(function, given):
            value = watch.watched(function, [*held.values()])
    except watch.Endless:
        raise general("an endless loop", seconds=watch.SECONDS) from None
    except Verdict:
        raise
    except BaseException as error:  # an answer may even say sys.exit()
        raise stopped(error, function, given) from None
    if value is ...:
        raise unfinished(function)
    if value is None:
        raise general("`print` instead of `return`" if printed.getvalue() else "`None`")
    return numeric(value, like), kind(value), held


@contextmanager
def quiet():
    """No warning is shown."""
    with catch_warnings(action="ignore"), np.errstate(all="ignore"):
        yield


@contextmanager
def _fenced(function, given):
    """While it holds, names of the notebook that would stop it, or wait for somebody, don't."""

    def refuse(mistake, **blanks):
        def call(*args, **kwargs):
            raise general(mistake, **blanks)

        return call

    refused = {name: refuse("`exit`", name=name) for name in ("exit", "quit")}
    refused["input"] = refuse("`input`", names=", ".join(given))
    names = getattr(function, "__globals__", {})
    before = dict(names)
    names.update(refused)
    try:
        yield
    finally:  # by hand: unittest.mock would load asyncio, which takes a page long
        names.clear()
        names.update(before)


def unfinished(function):
    """The Verdict on an answer with dots, its own or those of a function that it calls."""
    for name, value in world(function).items():
        if value is not function and _dotted(value):
            return general("an earlier exercise with dots", name=name)
    return Verdict(Words.NOT_STARTED)


def _dotted(value):
    code = value.__code__ if isinstance(value, FunctionType) else None
    return value is ... or bool(code and ... in code.co_consts)


def world(function):
    """What an answer takes from its notebook, by name."""
    code, known = getattr(function, "__code__", None), getattr(function, "__globals__", {})
    return {name: known[name] for name in _taken(code) if name in known} if code else {}


def _taken(code):
    for step in dis.get_instructions(code):
        if step.opname == "LOAD_GLOBAL":
            yield step.argval
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _taken(inner)


def never_used(function, names):
    """Those of the names of what comes in that an answer's code never reads."""
    code = getattr(function, "__code__", None)
    if not code:
        return []
    read = " ".join(one.argrepr for one in dis.get_instructions(code) if "LOAD" in one.opname)
    return [one for one in names if one in code.co_varnames and one not in re.findall(r"\w+", read)]


def taken_from_above(function, cases):
    """The first name of what an answer takes from its notebook and not from its brackets, or None.

    It names numbers (a Network, a list …), or a function that cases hand over under another name.
    """
    kinds = numbers.Number, list, tuple, np.ndarray
    handed = {value.__name__ for case in cases for value in case if isinstance(value, FunctionType)}
    for name, value in world(function).items():
        own = isinstance(value, FunctionType) and value.__globals__ is function.__globals__
        if isinstance(value, kinds) or (own and name in handed):
            return name
    return None


def takes(function, names):
    """Raises the Verdict on a function that can't be called with these."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # some functions of Python's own have none
        return
    room = [*signature.parameters]
    if sorted(room) == sorted(names) and room != names:
        raise general("parameters in another order", names=", ".join(names))
    try:
        signature.bind(*names)
    except TypeError:
        room = ", ".join(room) or Words.NO_NAME
        raise general("another number of parameters", room=room, names=", ".join(names)) from None


def stopped(error, function, given):
    """The Verdict on an answer that raises."""
    if "'ellipsis'" in str(error):
        return unfinished(function)
    meant = advice(error, given, getattr(function, "__globals__", {}))
    mistake = "an exception with advice" if meant else "an exception"
    if Words.OUR_ADVICE in str(error):
        mistake = "an exception of ours"
    return general(mistake, case=said(given), error=reported(error), advice=meant)


def numeric(value, like):
    """value as an array of one number, or of a list of numbers, whichever like is."""
    if isinstance(value, str):
        raise general("text", shown=shown(value))
    try:
        array = np.asarray(_plain(value))
    except ValueError:  # rows of different lengths
        array = np.asarray(None)
    if array.dtype.kind not in "iuf" or array.ndim != np.ndim(like):
        raise general(_other_kind(like), kind=kind(value))
    return array.astype(float)


def _other_kind(like):
    if isinstance(like, Network):
        return "wrong type for a Network"
    return "wrong type for a list" if np.ndim(like) else "wrong type"


def _plain(value):
    """value with its numbers of other types, such as Fraction, as floats."""
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    other = isinstance(value, numbers.Number) and not isinstance(value, (int, complex))
    return float(value) if other else value


def same(some, others, rtol=1e-6, atol=1e-9):
    """Whether two lists of results agree."""
    return all(a.shape == b.shape and _close(a, b, rtol, atol) for a, b in zip(some, others))


def _close(a, b, rtol, atol):
    """As np.allclose has it, and at once where there is one number: a check compares thousands."""
    if a.ndim:
        return np.allclose(a, b, rtol, atol)
    a, b = float(a), float(b)
    return a == b or abs(a - b) <= atol + rtol * abs(b) < math.inf


def related(mine, truth):
    """The sentence about what all of mine are to the right ones, or None."""
    for name, relation in RELATIONS.items():
        if same(mine, [relation(true) for true in truth]):
            return Words.RELATIONS[name]
    if same(*([np.sort(one, axis=None) for one in some] for some in (mine, truth))):
        return Words.RELATIONS["in another order"]
    return _stretched(mine, truth)


def _stretched(mine, truth):
    """The sentence about the same factor, or the same summand, too much in every case, or None."""
    given, true = mine[1].mean(), truth[1].mean()
    if not np.isfinite(given):
        return None
    factor, more = (float(f"{number:.2g}") for number in (given / true, given - true))
    if factor and same(mine, [factor * true for true in truth]):
        return Words.RELATIONS["a multiple"].format(factor=f"{factor:g}")
    if same(mine, [true + more for true in truth]):
        sentence = Words.RELATIONS["too large" if more > 0 else "too small"]
        return sentence.format(more=f"{abs(more):g}")
    return None


def rounded(mine, truth):
    """The sentence about numbers that were rounded at the end, or None."""
    for digits in range(alike(mine), 8):
        if same(mine, [true.round(digits) for true in truth]):
            return Words.GENERAL["early rounding" if digits else "rounded to whole numbers"]
    return None


def alike(mine):
    """Whether all cases have the same result."""
    return same(mine, mine[:1] * len(mine))


def difference(given, true, case):
    """The sentence about a wrong result in one case."""
    if given.shape != true.shape:
        return Words.WRONG_LENGTH.format(given=given.size, true=true.size, case=case)
    k = int(np.argmax(abs(given - true) > 1e-6 * abs(true))) if true.ndim else 0
    pair = {"given": written(given.flat[k]), "true": written(true.flat[k])}
    return (Words.WRONG_ITEM if true.ndim else Words.WRONG).format(place=k + 1, case=case, **pair)


def kind(value):
    """What a value is, for a beginner."""
    if isinstance(value, (np.generic, np.ndarray)) and not value.ndim:
        value = value.item()
    name, count = type(value).__name__, len(value) if hasattr(type(value), "__len__") else 0
    other = Words.KINDS["function"] if callable(value) else Words.OTHER_KIND
    whole, each = Words.KINDS.get(name, other).format(type=name, count=count), set()
    if isinstance(value, list):
        each = {kind(item) for item in value if not isinstance(item, numbers.Number)}
    return Words.EACH.format(kind=whole, each=each.pop()) if len(each) == 1 else whole


def said(given):
    """A case as code."""
    return ", ".join(f"{name} = {written(value)}" for name, value in given.items())


def written(value):
    """A value as code, its numbers in seven digits."""
    if isinstance(value, str):
        return shown(value)
    if isinstance(value, Network):
        return f"Network{written(tuple(value))}"
    if callable(value):
        return value.__name__
    if isinstance(value, (tuple, list)) or np.ndim(value):
        inside = ", ".join(map(written, value))
        return f"({inside})" if isinstance(value, tuple) else f"[{inside}]"
    return f"{float(value) + 0:.7g}"  # -0 is 0


def reported(error):
    """An error in Python's own words, cut short."""
    message = textwrap.shorten(" ".join(str(error).split()), 120).removesuffix(".")
    sentence = Words.ERROR if message else Words.ERROR_WITHOUT_WORDS
    return sentence.format(type=type(error).__name__, message=message)
