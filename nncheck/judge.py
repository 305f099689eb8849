"""Runs an answer and compares its results; an answer without any raises a Verdict on it."""

import io
import re
import textwrap
from contextlib import redirect_stdout
from copy import deepcopy
from warnings import catch_warnings

import numpy as np

from nncheck import watch, words
from nnguard import shown
from nnlib import Network


class Verdict(Exception):
    """The line that is printed, known before the end."""


def not_yet(sentence):
    """The line that says it, with true minus signs."""
    return words.NOT_YET.format(sentence=re.sub(r"(?<!\w)-(?=\d)", "−", sentence))


def general(mistake, **blanks):
    """The Verdict on a mistake that any answer can make."""
    return Verdict(not_yet(words.GENERAL[mistake].format(**blanks)))


def result(function, case, said, like):
    """The numbers that an answer gives in one case. Raises the Verdict on one that gives none."""
    printed = io.StringIO()
    try:
        with redirect_stdout(printed), catch_warnings(action="ignore"), np.errstate(all="ignore"):
            value = watch.watched(function, deepcopy(case))
    except watch.Endless:
        raise general("an endless loop", seconds=watch.SECONDS) from None
    except BaseException as error:  # an answer may even say exit()
        raise stopped(error, said) from None
    if value is ...:
        raise Verdict(words.NOT_STARTED)
    if value is None:
        raise general("`print` instead of `return`" if printed.getvalue() else "`None`")
    return numeric(value, like)


def stopped(error, case):
    """The Verdict on an answer that raises."""
    advice = next((words.ADVICE[part] for part in words.ADVICE if part in str(error)), None)
    mistake = "an exception with advice" if advice else "an exception"
    return general(mistake, case=case, error=reported(error), advice=advice)


def numeric(value, like):
    """value as one number, or as a list of numbers, whichever like is."""
    if isinstance(value, str):
        raise general("text", shown=shown(value))
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        array = np.asarray(None)
    fits = array.ndim == 1 if like.ndim else array.size == 1
    if array.dtype.kind not in "iuf" or not fits:
        raise general("wrong type for a list" if like.ndim else "wrong type", kind=kind(value))
    return array.astype(float) if like.ndim else array.astype(float).reshape(())


def same(some, others, rtol=1e-6, atol=1e-9):
    """Whether two lists of results agree."""
    return all(a.shape == b.shape and np.allclose(a, b, rtol, atol) for a, b in zip(some, others))


def nearly_same(mine, truth):
    """Whether something was rounded, at the end or on the way."""
    rounded = any(same(mine, [true.round(digits) for true in truth]) for digits in range(1, 6))
    return rounded or same(mine, truth, rtol=0.01)


def difference(given, true, case):
    """The sentence about a wrong result in one case."""
    if given.shape != true.shape:
        return words.WRONG_LENGTH.format(given=given.size, true=true.size, case=case)
    k = int(np.argmax(abs(given - true) > 1e-6 * abs(true))) if true.ndim else 0
    pair = {"given": written(given.flat[k]), "true": written(true.flat[k])}
    return (words.WRONG_ITEM if true.ndim else words.WRONG).format(place=k + 1, case=case, **pair)


def kind(value):
    """What a value is, for a beginner."""
    if isinstance(value, (np.generic, np.ndarray)) and not value.ndim:
        value = value.item()
    name, count = type(value).__name__, len(value) if hasattr(type(value), "__len__") else 0
    return words.KINDS.get(name, words.OTHER_KIND).format(type=name, count=count)


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
    return f"{float(value):.7g}"


def reported(error):
    """An error in Python's own words, cut short."""
    message = textwrap.shorten(" ".join(str(error).split()), 120).removesuffix(".")
    sentence = words.ERROR if message else words.ERROR_WITHOUT_WORDS
    return sentence.format(type=type(error).__name__, message=message)
