"""A receipt: what a learner thought, in a code that a class collects. docs/class.md documents it.

    NN 1 01 4F 7Q2K 2103 210 1 0032 8S    without the spaces: `Receipt.code` writes, `read` reads it

site/static/answers.js does the same on a page, with what `Receipt.table` hands it.
"""

import re
import secrets
import zlib
from importlib.util import find_spec
from textwrap import wrap
from typing import NamedTuple

import numpy as np

from nncheck.exercise import MET, Exercise, Prediction, entries
from nncheck.words import Words as Said
from nnguard import shown
from nnlanguage import Spoken, translated

VERSION = "1"
MOST = 30  # mistakes in a code, those met most often: so it fits a QR picture of 154 characters
TRIED, PASSED = 1, 2


class Words(Spoken):
    """What this file says."""

    line = "{number}: {pressed} of {predictions} predictions, {solved} of {exercises} exercises"
    predictions = "{number}: {pressed} of {predictions} predictions"
    unknown = "{given} is not the name of a notebook: give one such as '01_neuron', with its number"
    other = "another mistake"
    no_code = "no whole code of the course"
    altered = "a code in which something was changed or is missing: have it copied again"
    version = "a code of version {given}, and this course reads version {wanted}"
    release = "a code of another release of the course: use the one that the class used"


class Record(NamedTuple):
    """What a code holds.

    learner: four characters drawn by chance, so that two learners who did the same both count.
    firsts: the choice pressed first in each prediction, from 1; 0 for none. states: of each
    exercise 0, TRIED or PASSED. met: {(exercise, mistake): times}, both by their places.
    """

    learner: str
    firsts: list
    states: list
    met: dict


class Receipt:
    """What can be told of one notebook, by its name: Receipt("01_neuron").

    Raises ValueError for a name that no notebook has.
    """

    def __init__(self, notebook):
        parts = re.fullmatch(r"(\d\d)_(\w+)", notebook) if isinstance(notebook, str) else None
        if not parts or not find_spec(f"nncheck.{parts[2]}"):
            raise ValueError(Words.unknown.format(given=shown(notebook)))
        self.notebook, (self.number, module) = notebook, parts.groups()
        self.predictions = [*entries(module, Prediction).items()]
        self.exercises = [*entries(module, Exercise).items()]
        asked = [(name, len(one.choices), one.place(one.right)) for name, one in self.predictions]
        known = [(name, [m.answers for m in one.mistakes]) for name, one in self.exercises]
        tables = [*Said.GENERAL, *Said.RELATIONS, *Said.SLIPS]
        made_for = zlib.crc32(repr([asked, known, *tables]).encode())
        self.start = f"NN{VERSION}{self.number}{_digits(made_for % 36**2, 2)}"

    def code(self, record):
        """The code of a Record."""
        most = sorted(record.met.items(), key=lambda one: -one[1])[:MOST]
        rows = (_digits(k) + _digits(one, 2) + _digits(min(n, 35)) for (k, one), n in most)
        numbers = (*record.firsts, *record.states, len(most))
        return sealed(f"{self.start}{record.learner}{''.join([*map(_digits, numbers), *rows])}")

    def record(self, code):
        """The Record of a code that starts as these do. Raises ValueError for one that can't be."""
        asked, tried = len(self.predictions), len(self.exercises)
        widths = f".{{7}}(.{{4}})(.{{{asked}}})(.{{{tried}}}).((?:.{{4}})*).."
        parts = re.fullmatch(widths, code)
        if parts:
            learner, *numbers, rows = parts.groups()
            read = ((int(row[0], 36), int(row[1:3], 36), int(row[3], 36)) for row in wrap(rows, 4))
            firsts, states = ([int(one, 36) for one in each] for each in numbers)
            record = Record(learner, firsts, states, {(k, one): times for k, one, times in read})
            if self.can_be(record) and self.code(record) == code:
                return record
        raise ValueError(Words.altered)

    def can_be(self, record):
        """Whether there are such choices, and such mistakes."""
        choices = zip(record.firsts, self.predictions)
        lines = [len(one.sentences) + 1 for _, one in self.exercises]
        return (
            all(first <= len(one.choices) for first, (_, one) in choices)
            and all(state <= PASSED for state in record.states)
            and all(k < len(lines) and 0 < one <= lines[k] for k, one in record.met)
        )

    def now(self, pressed, learner):
        """The Record of what was done. pressed: {question: its first choice, from 1}."""
        firsts = [pressed.get(one.question) or 0 for _, one in self.predictions]
        met = [MET.get(one, {}) for _, one in self.exercises]
        states = [PASSED if 0 in one else min(TRIED, len(one)) for one in met]
        times = {(k, number): n for k, one in enumerate(met) for number, n in one.items() if number}
        return Record(learner, firsts, states, times)

    def told(self, pressed, kept):
        """The line and the code for what was done; no code for nothing. kept: a dict that lasts."""
        record = self.now(pressed, kept.setdefault(self.number, drawn()))
        counts = {"number": self.number, "solved": record.states.count(PASSED)}
        counts |= {"pressed": sum(map(bool, record.firsts)), "predictions": len(record.firsts)}
        line = self.template.format(**counts, exercises=len(record.states))
        return line, self.code(record) if any(record.firsts + record.states) else ""

    @property
    def template(self):
        """The sentence that says in words what a code holds."""
        return Words.line if self.exercises else Words.predictions

    @property
    def questions(self):
        """Those of the predictions."""
        return [one.question for _, one in self.predictions]

    def page(self):
        """What a page needs to write the same line and code."""
        names = [one.name for _, one in self.exercises]
        said = {"number": self.number, "line": self.template}
        return {"start": self.start, "exercises": names, **said}

    def table(self):
        """What a page needs to read codes, and classroom.py: what the places stand for."""
        asked = [
            [one.question, [*one.answers], one.place(one.right)] for _, one in self.predictions
        ]
        named = [
            [one.task, [*(translated(known) for known, _ in one.sentences), Words.other]]
            for _, one in self.exercises
        ]
        return {"start": self.start, "predictions": asked, "exercises": named}


def drawn():
    """Four characters by chance."""
    return _digits(secrets.randbelow(36**4), 4)


def sealed(body):
    """A code's characters with the two that make it 1, modulo 1271 (ISO/IEC 7064, MOD 1271-36)."""
    return body + _digits((1 - int(body, 36) * 36**2) % 1271, 2)


def read(code, receipts):
    """(Receipt, Record) of a code. Raises ValueError, which says what is wrong with it."""
    if not re.fullmatch("NN[0-9A-Z]{10,}", code):
        raise ValueError(Words.no_code)
    if int(code, 36) % 1271 != 1:
        raise ValueError(Words.altered)
    if code[2] != VERSION:
        raise ValueError(Words.version.format(given=code[2], wanted=VERSION))
    for receipt in receipts:
        if code.startswith(receipt.start):
            return receipt, receipt.record(code)
    raise ValueError(Words.release)


def _digits(number, width=1):
    return np.base_repr(number, 36).zfill(width)
