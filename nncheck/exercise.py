"""A check looks at an answer and names the mistake.

    check_sigmoid(my_sigmoid)    prints one line: NOT STARTED, NOT YET: … or PASS: …

Every check_… in this package is one entry of a table: its task, its solution, its ladder of hints and its known
mistakes, each with answers that make it and the sentence that names it. The tests, the hints, the folded ladders in
the notebooks and docs/misconceptions.md all come from these entries.
"""

import contextlib
import copy
import inspect
import io
import math
import re
import reprlib
import sys
import textwrap
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

import nnlib
from nnlib import PEOPLE, Network, samples

SECONDS = 5  # as long as an answer may run
NOT_STARTED = "NOT STARTED: put your answer in the place of the dots, then run this cell."
NOT_MOVED = "NOT STARTED: move the sliders above, then run this cell."

GENERAL = {  # mistakes that any answer can make
    "`print` instead of `return`": "Your function prints its answer and returns nothing: write return where it says print.",
    "`None`": "Your function returns nothing, so its answer is None: its last line needs a return.",
    "text": "Your answer is text in quotes, {shown}: give the number itself.",
    "wrong type": "Your answer is {kind}: {wanted} is asked for.",
    "a call instead of a function": "That is {kind}: give the function itself, its name without brackets after it.",
    "no figure": "That is {kind}: give the name of the figure above, after you have run its cell.",
    "an exception": "Your code stops with {error}.{advice} It was given {case}.",
    "an endless loop": "After {seconds} seconds your code was still running, so it was stopped: which loop never ends?",
    "hard-coded": "Yours is {yours} whatever goes in, right for the text at best: compute it from {names}.",
    "early rounding": "Nearly, but not in all digits: is something rounded or nudged on the way? Round only what you print.",
}
ADVICE = {  # what Python's own words mean to a beginner
    "name 'math'": " Put import math above it.",
    "name 'np'": " Put import numpy as np above it.",
    "name 'e'": " For e to the power of x, write math.exp(x).",
    "name 'exp'": " It lives in math: write math.exp.",
    "is not defined": " Is it spelled so where it is made, and has that cell been run?",
    "for ^": " In Python a power is written **.",
    "bitwise_xor": " In Python a power is written **.",
    "function": " Does a function lack its brackets, with what goes in?",
    "Network.__new__": " A list of nine goes in with a star: Network(*numbers).",
    "positional argument": " Count what is in the brackets, in the call and in the function's first line.",
    "can be converted": " Functions of math take one number; those of np take arrays, too.",
    "object is not callable": " Is a * missing before a bracket?",
    "recursion": " It calls itself, for ever.",
    "sequence by non-int": " Take its numbers one by one.",
    "'Network' and": " Take its numbers one by one.",
}


class Prediction(NamedTuple):
    """A question to commit to, and its choices: a dict from what a button says to what it answers."""

    question: str
    choices: dict


class Mistake(NamedTuple):
    """A known mistake: its name, the sentence that names it, and answers that make it.

    An answer is a dict of what it has in the place of parts of the solution, or a whole answer as code.
    when: for sliders, a function of the facts that is true for this mistake; the first that is true speaks.
    """

    name: str
    hint: str
    answers: list
    when: Callable = None


class Verdict(Exception):
    """The line that is printed, known before the end."""


class Endless(BaseException):
    """Raised inside an answer that runs too long, by watch; a bare `except:` of the answer catches it in vain.

    Python stops watching when watch raises. What an `except:` has caught it throws away, and then watch begins again.
    """

    def __init__(self, watch):
        self.watch = watch

    def __del__(self):
        if self.watch:
            sys._getframe(1).f_trace = self.watch
            sys.settrace(self.watch)


def _not_yet(sentence, **facts):
    return "NOT YET: " + re.sub(
        r"(?<!\w)-(?=\d)", "−", sentence.format(**facts) if facts else sentence
    )


def _general(mistake, **facts):
    return Verdict(_not_yet(GENERAL[mistake], **facts))


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """One entry of the table, and the check itself: calling it with an answer prints one line and never raises."""

    task: str
    starter: str  # the code in the notebook, with dots
    solution: str  # what stands in the place of the dots
    reason: str  # why that works: what PASS says
    nudge: str
    hint: str
    mistakes: list

    def __call__(self, answer):
        print(self.verdict(answer))

    def verdict(self, answer):
        """The line for an answer."""
        try:
            return NOT_STARTED if answer is ... else self.judge(answer)
        except Verdict as verdict:
            return str(verdict)
        except Exception as error:  # an answer can be an object that fails when it is looked at
            return _not_yet("The check can't use that. {error}.", error=_said(error))

    @property
    def name(self):
        """What the starter calls the answer."""
        return re.match(r"(?:def )?(\w+)", self.starter)[1]

    def code(self, answer):
        """The starter with an answer in the place of its dots."""
        if answer.startswith("def "):
            return answer
        return self.starter.replace("    return ...", textwrap.indent(answer, "    ")).replace(
            "...", answer
        )

    def body(self, answer):
        """An answer of a Mistake, as code."""
        if isinstance(answer, str):
            return answer
        return re.sub(
            "|".join(map(re.escape, answer)), lambda match: answer[match[0]], self.solution
        )

    def ladder(self):
        """The three folded rungs under the exercise, as Markdown."""
        solution = f"```python\n{self.code(self.solution)}\n```\n\n{self.reason}"
        rungs = (("A nudge", self.nudge), ("A stronger hint", self.hint), ("A solution", solution))
        return "\n".join(
            f"<details><summary>{title}</summary>\n\n{text}\n\n</details>" for title, text in rungs
        )


@dataclass(frozen=True, kw_only=True)
class Function(Exercise):
    """A function to write. cases: the arguments it is tried with; the first are those of the text, the sample."""

    cases: list

    def judge(self, answer):
        if not callable(answer):
            raise _general("a call instead of a function", kind=_kind(answer))
        truth = self.results(self.solution)
        mine = [
            _result(answer, case, self.said(case), true) for case, true in zip(self.cases, truth)
        ]
        if _same(mine, truth):
            return f"PASS: {self.reason}"
        hints = (
            mistake.hint
            for mistake in self.mistakes
            for wrong in mistake.answers
            if _same(mine, self.results(self.body(wrong)))
        )
        return _not_yet(next(hints, None) or self.unknown(mine, truth))

    def results(self, body):
        """What an answer of ours gives in each case."""
        space = {"math": math, "np": np} | vars(nnlib)
        exec(self.code(body), space)
        return [np.asarray(space[self.name](*case), float) for case in self.cases]

    @property
    def arguments(self):
        """Their names."""
        return re.search(r"\((.*)\)", self.code(self.solution).splitlines()[0])[1].split(", ")

    def said(self, case):
        """A case in words."""
        return ", ".join(f"{name} = {_shown(value)}" for name, value in zip(self.arguments, case))

    def unknown(self, mine, truth):
        """What to say of a mistake that isn't in the table."""
        if _same(mine, mine[:1] * len(mine)):
            return GENERAL["hard-coded"].format(
                yours=_shown(mine[0]), names=", ".join(self.arguments)
            )
        if _nearly(mine, truth):
            return GENERAL["early rounding"]
        for case, given, true in list(zip(self.cases, mine, truth))[
            1:
        ]:  # the sample's true value is in the text
            if not _same([given], [true]):
                return f"{_compared(given, true)}, for {self.said(case)}."
        return "That is right for other numbers, and wrong for those in the text."


@dataclass(frozen=True, kw_only=True)
class Number(Exercise):
    """One number to find."""

    def judge(self, answer):
        value, truth = (_numeric(number, np.float64()) for number in (answer, eval(self.solution)))
        if value == truth:
            return f"PASS: {self.reason}"
        hints = (
            mistake.hint
            for mistake in self.mistakes
            for wrong in mistake.answers
            if value == eval(wrong)
        )
        return _not_yet(
            next(hints, None) or f"{_shown(value)} is too {'big' if value > truth else 'small'}."
        )


@dataclass(frozen=True, kw_only=True)
class Sliders(Exercise):
    """A live figure to move until the goal is reached; the answer is the figure.

    facts: a function of the sliders' values, that gives a dict of what follows from them. goal: one of all these.
    """

    facts: Callable
    goal: Callable

    def judge(self, answer):
        values = answer.now() if hasattr(answer, "now") else {}
        if set(values) != set(inspect.signature(self.facts).parameters):
            raise _general("no figure", kind=_kind(answer))
        moved = any(
            values[slider.name] != answer.text_values[slider.name] for slider in answer.sliders
        )
        return self.reached(values) if moved else NOT_MOVED

    def reached(self, values):
        facts = SimpleNamespace(**values, **self.facts(**values))
        if self.goal(facts):
            return f"PASS: {self.reason}"
        return _not_yet(
            next(mistake.hint for mistake in self.mistakes if mistake.when(facts)), **vars(facts)
        )


@dataclass(frozen=True, kw_only=True)
class Setting(Sliders):
    """A goal as with sliders, for one number that is typed."""

    def judge(self, answer):
        return self.reached({self.name: float(_numeric(answer, np.float64()))})


def _result(function, case, said, like):
    """The numbers that an answer gives in one case; raises the Verdict on an answer that gives none."""
    try:
        value, printed = _run(function, copy.deepcopy(case))
    except Endless:
        raise _general("an endless loop", seconds=SECONDS) from None
    except BaseException as error:  # an answer may even say exit()
        advice = next((words for part, words in ADVICE.items() if part in str(error)), "")
        raise _general("an exception", case=said, error=_said(error), advice=advice) from None
    if value is ...:
        raise Verdict(NOT_STARTED)
    if value is None:
        raise _general("`print` instead of `return`" if printed else "`None`")
    return _numeric(value, like)


def _run(function, case):
    """What an answer returns and prints. It is watched at every line, and stopped when it runs too long."""
    deadline, before, printed = time.monotonic() + SECONDS, sys.gettrace(), io.StringIO()

    def watch(frame, event, argument):
        frame.f_trace_opcodes = sys.version_info < (
            3,
            12,
        )  # 3.11 sees no line begin in `while True: pass`
        if time.monotonic() > deadline:
            raise Endless(watch)
        return watch

    with contextlib.redirect_stdout(printed), warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        try:
            sys.settrace(watch)
            # In a generator: stopped inside an `except`, the answer would leave its exception behind, and a generator
            # keeps its own.
            return next(function(*case) for once in "1"), printed.getvalue()
        except Endless as endless:
            endless.watch = None
            raise
        finally:
            sys.settrace(before)


def _numeric(value, like):
    """value as one number, or as a list of numbers, whichever like is."""
    if isinstance(value, str):
        raise _general("text", shown=_shown(value))
    try:
        array = np.asarray(value)
    except ValueError:  # rows of different lengths
        array = np.asarray(None)
    fits = array.ndim == 1 if like.ndim else array.size == 1
    if array.dtype.kind not in "iuf" or not fits:
        raise _general(
            "wrong type",
            kind=_kind(value),
            wanted="a list of numbers" if like.ndim else "one number",
        )
    return array.astype(float) if like.ndim else array.astype(float).reshape(())


def _same(some, others, rtol=1e-6, atol=1e-9):
    return all(a.shape == b.shape and np.allclose(a, b, rtol, atol) for a, b in zip(some, others))


def _nearly(mine, truth):
    """Whether something was rounded, at the end or on the way."""
    rounded = any(_same(mine, [true.round(digits) for true in truth]) for digits in range(1, 6))
    return rounded or _same(mine, truth, rtol=0.01)


def _compared(given, true):
    if given.shape != true.shape:
        return f"Yours is a list of {given.size}; it should be one of {true.size}"
    k = int(np.argmax(abs(given - true) > 1e-6 * abs(true))) if true.ndim else 0
    which = f"Number {k + 1} of yours" if true.ndim else "Yours"
    return f"{which} is {_shown(given.flat[k])}; it should be {_shown(true.flat[k])}"


def _kind(value):
    if value is None:
        return "None"
    name = type(value).__name__.replace("ndarray", "array")
    size = (
        f" of {len(value)}" if isinstance(value, (list, tuple, dict, set)) or np.ndim(value) else ""
    )
    return f"{'an' if name[0] in 'aeio' else 'a'} {name}{size}"


def _shown(value):
    if isinstance(value, str):
        return " ".join(reprlib.repr(value).split())
    if isinstance(value, Network):
        return f"Network{_shown(tuple(value))}"
    if callable(value):
        return value.__name__
    if isinstance(value, (tuple, list)) or np.ndim(value):
        inside = ", ".join(map(_shown, value))
        return f"({inside})" if isinstance(value, tuple) else f"[{inside}]"
    return f"{float(value):.7g}"


def _said(error):
    words = textwrap.shorten(" ".join(str(error).split()), 120) or "no message"
    return f"{type(error).__name__}: {words.removesuffix('.')}"


# What answers are tried with: the text's two networks, and two whose numbers have nothing in common.
EXAMPLE, ONES = Network(0, 1, 0, 1, 0, 1, 0, 0, 0), Network(1, 1, 1, 1, 1, 1, 0, 0, 0)
ODD = Network(0.5, -0.3, 0.8, 0.2, 1.5, -0.7, 0.1, -0.4, 0.3)
EVEN = Network(-0.6, 0.9, 0.4, -1.1, 0.7, 1.2, -0.2, 0.5, -0.8)
FOUR = samples(PEOPLE)
DOTS = dict(zip("ABCD", FOUR))
CODED = "Your y is coded the other way round, as if M were 1: here F is 1 and M is 0."
