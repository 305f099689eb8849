"""A check looks at an answer and names the mistake.

    check_sigmoid(my_sigmoid)    prints one line: NOT STARTED, NOT YET: … or PASS: …

Every check_… in this package is one entry of a table: its task, its solution, its ladder of hints
and its known mistakes, each with answers that make it and the sentence that names it. The tests,
the hints, the folded ladders in the notebooks and docs/misconceptions.md come from these entries.
"""

import importlib
import math
import re
import textwrap
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from types import SimpleNamespace
from typing import NamedTuple

import numpy as np

import nnlib
from nncheck import words
from nncheck.judge import (
    Verdict,
    difference,
    general,
    kind,
    nearly_same,
    not_yet,
    numeric,
    reported,
    result,
    same,
    written,
)
from nnlib import PEOPLE, Network, samples


def entries(module, kind):
    """A notebook's exercises or predictions, by name: entries("neuron", Exercise)."""
    found = vars(importlib.import_module(f"nncheck.{module}"))
    return {name: entry for name, entry in found.items() if isinstance(entry, kind)}


class Prediction(NamedTuple):
    """A question to commit to.

    choices: a dict from what a button says to what it answers. right: the choice that is right.
    """

    question: str
    choices: dict
    right: str

    @property
    def answers(self):
        """What each choice is told: whether it is right, then its own sentence."""
        return {
            choice: (words.YES if choice == self.right else words.NOT_QUITE).format(sentence=said)
            for choice, said in self.choices.items()
        }


class Mistake(NamedTuple):
    """A known mistake: its name, the sentence that names it, and answers that make it.

    An answer is a dict of what it has in the place of parts of the solution, or a whole answer as
    code. when: for a Goal, a function of `at` that is true for this mistake; the first one speaks.
    """

    name: str
    hint: str
    answers: list
    when: Callable = None


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """An entry of the table, and the check: a call with an answer prints one line."""

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
            return words.NOT_STARTED if answer is ... else self.judge(answer)
        except Verdict as verdict:
            return str(verdict)
        except Exception as error:  # an answer can be an object that fails when it is looked at
            return not_yet(words.UNUSABLE.format(error=reported(error)))

    def passed(self):
        """The line for a right answer."""
        return words.PASS.format(reason=self.reason)

    def known(self, makes):
        """The hint for the first mistake that has an answer of which `makes` is true, or None."""
        named = (one.hint for one in self.mistakes if any(makes(wrong) for wrong in one.answers))
        return next(named, None)

    @property
    def name(self):
        """What the starter calls the answer."""
        return re.match(r"(?:def )?(\w+)", self.starter)[1]

    def code(self, answer):
        """The starter with an answer in the place of its dots."""
        if answer.startswith("def "):
            return answer
        indented = self.starter.replace("    return ...", textwrap.indent(answer, "    "))
        return indented.replace("...", answer)

    def body(self, answer):
        """An answer of a Mistake, as code."""
        if isinstance(answer, str):
            return answer
        parts = "|".join(map(re.escape, answer))
        return re.sub(parts, lambda match: answer[match[0]], self.solution)

    def ladder(self):
        """The three folded rungs under the exercise, as Markdown."""
        solution = f"```python\n{self.code(self.solution)}\n```\n\n{self.reason}"
        return "\n".join(
            f"<details><summary>{title}</summary>\n\n{text}\n\n</details>"
            for title, text in zip(words.RUNGS, (self.nudge, self.hint, solution))
        )


@dataclass(frozen=True, kw_only=True)
class Function(Exercise):
    """A function to write. cases: the arguments it is tried with; the first are the text's."""

    cases: list

    def judge(self, answer):
        if not callable(answer):
            raise general("a call instead of a function", kind=kind(answer))
        truth, cases = self.results(self.solution), self.cases
        mine = [result(answer, case, self.said(case), true) for case, true in zip(cases, truth)]
        if same(mine, truth):
            return self.passed()
        hint = self.known(lambda wrong: same(mine, self.results(self.body(wrong))))
        return not_yet(hint or self.unknown(mine, truth))

    def results(self, body):
        """What an answer of ours gives in each case."""
        space = {"math": math, "np": np} | vars(nnlib)
        exec(self.code(body), space)
        function = space[self.name]  # it may change what it is given
        return [np.asarray(function(*deepcopy(case)), float) for case in self.cases]

    @property
    def arguments(self):
        """Their names."""
        return re.search(r"\((.*)\)", self.code(self.solution).splitlines()[0])[1].split(", ")

    def said(self, case):
        """A case as code."""
        return ", ".join(f"{name} = {written(value)}" for name, value in zip(self.arguments, case))

    def unknown(self, mine, truth):
        """What to say of a mistake that isn't in the table."""
        if same(mine, mine[:1] * len(mine)):
            blanks = {"yours": written(mine[0]), "names": ", ".join(self.arguments)}
            return words.GENERAL["hard-coded"].format(**blanks)
        if nearly_same(mine, truth):
            return words.GENERAL["early rounding"]
        tried = list(zip(self.cases, mine, truth))[1:]  # the sample's true value is in the text
        for case, given, true in tried:
            if not same([given], [true]):
                return difference(given, true, self.said(case))
        return words.WRONG_SAMPLE


@dataclass(frozen=True, kw_only=True)
class Number(Exercise):
    """One number to find."""

    def judge(self, answer):
        value, truth = numeric(answer, np.float64()), eval(self.solution)
        if value == truth:
            return self.passed()
        unknown = words.TOO_BIG if value > truth else words.TOO_SMALL
        hint = self.known(lambda wrong: value == eval(wrong))
        return not_yet(hint or unknown.format(given=written(value)))


@dataclass(frozen=True, kw_only=True)
class Goal(Exercise):
    """A state to reach. `at` holds its values and facts; goal says of it whether it is reached.

    blanks: a function of `at`, for hints that say more than the facts.
    """

    goal: Callable
    blanks: Callable = lambda at: {}

    def reached(self, at):
        """The line for a state."""
        if self.goal(at):
            return self.passed()
        hint = next(mistake.hint for mistake in self.mistakes if mistake.when(at))
        return not_yet(hint.format(**vars(at), **self.blanks(at)))


@dataclass(frozen=True, kw_only=True)
class Sliders(Goal):
    """A live figure to move until the goal is reached. The answer is the figure; `at` is its own.

    figure: the name of the function that makes it.
    """

    figure: str

    def judge(self, answer):
        if not hasattr(answer, "at"):
            raise general("no figure", kind=kind(answer))
        return self.told(answer, answer.at(answer.now()))

    def told(self, figure, at):
        """The line for a state of a figure, which may ask for it itself: its `check`."""
        if figure.name != self.figure:
            return str(general("another figure", given=figure.name, wanted=self.figure))
        texts, state = figure.text_values, vars(at)
        moved = any(state[slider.name] != texts[slider.name] for slider in figure.sliders)
        return self.reached(at) if moved else words.NOT_MOVED


@dataclass(frozen=True, kw_only=True)
class Setting(Goal):
    """One number to type. facts: a function of it, which gives a dict of what follows from it."""

    facts: Callable

    def judge(self, answer):
        value = float(numeric(answer, np.float64()))
        return self.reached(SimpleNamespace(**{self.name: value}, **self.facts(value)))


# What answers are tried with: the text's two networks, and two without any two numbers alike.
EXAMPLE, ONES = Network(0, 1, 0, 1, 0, 1, 0, 0, 0), Network(1, 1, 1, 1, 1, 1, 0, 0, 0)
ODD = Network(0.5, -0.3, 0.8, 0.2, 1.5, -0.7, 0.1, -0.4, 0.3)
EVEN = Network(-0.6, 0.9, 0.4, -1.1, 0.7, 1.2, -0.2, 0.5, -0.8)
FOUR = samples(PEOPLE)
