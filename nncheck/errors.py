"""What Python's own errors mean to a beginner: a sentence of Words.ADVICE, or the name meant."""

import difflib
import math
import re

import nnlib
from nncheck.words import Words

HOMES = {
    "math": vars(math),
    "np": ("mean", "median", "array", "linspace", "arange", "square", "dot", "average"),
}


def advice(error, given, world):
    """The sentence about an error, or None. given: what came in, by name. world: the notebook's."""
    said = f"{type(error).__name__}: {error}"
    rows = ((re.search(part, said), sentence) for part, sentence in Words.ADVICE.items())
    found, sentence = next((row for row in rows if row[0]), (None, None))
    general = sentence == Words.ADVICE["NameError"] or "has no attribute" in said
    meant = _meant(error, given, world) if general else None
    return meant or (found and sentence.format(**found.groupdict()))


def _meant(error, given, world):
    """The sentence about a name that Python doesn't know, or None."""
    name = error.name or ""
    if isinstance(error, AttributeError):
        return _nearly(name, [one for one in dir(error.obj) if not one.startswith("_")])
    ways = (_owned(name, given), _homed(name), _product(name, given))
    return next(filter(None, ways), None) or _nearly(
        name, [*given, *(known for known in world if known in vars(nnlib) or known in HOMES)]
    )


def _owned(name, given):
    """A field or method of the Network that came in, written without it."""
    for owner, value in given.items():
        if isinstance(value, nnlib.Network) and hasattr(value, name):
            return Words.MEANT["belongs to"].format(name=name, meant=f"{owner}.{name}")
    return None


def _homed(name):
    """Something that lives in a module."""
    if getattr(vars(nnlib).get(name), "__module__", None) == "nnlib":
        return Words.MEANT["not imported"].format(name=name, home="nnlib")
    home = next((home for home, known in HOMES.items() if name in known), None)
    return home and Words.MEANT["lives in"].format(home=home, meant=f"{home}.{name}")


def _product(name, given):
    """Two known names written as one."""
    for first in given:
        second = name.removeprefix(first)
        if second in given and second != name:
            return Words.MEANT["a product"].format(first=first, second=second)
    return None


def _nearly(name, known):
    """A known name that is spelled nearly so."""
    small = {one.lower(): one for one in reversed(known)}
    found = difflib.get_close_matches(name.lower(), small, 1, 0.75)
    return Words.MEANT["nearly"].format(meant=small[found[0]]) if found else None
