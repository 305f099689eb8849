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
from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, combinations
from types import SimpleNamespace
from typing import ClassVar

import numpy as np

import nnlib
from nncheck.judge import (
    Verdict,
    alike,
    difference,
    general,
    kind,
    never_used,
    not_yet,
    numeric,
    quiet,
    related,
    reported,
    result,
    rounded,
    said,
    same,
    taken_from_above,
    takes,
    written,
)
from nncheck.slips import mutants
from nncheck.words import Words
from nnlanguage import Entry, spoken, translated
from nnlib import Network

MET = {}  # {exercise: how often each of its lines was said, by `number`}: for receipt.py


def entries(module, kind):
    """A notebook's exercises or predictions, by name: entries("neuron", Exercise)."""
    found = vars(importlib.import_module(f"nncheck.{module}"))
    return {name: entry for name, entry in found.items() if isinstance(entry, kind)}


@dataclass(frozen=True, eq=False)
class Prediction(Entry):
    """A question to commit to.

    choices: a dict from what a button says to what it answers. right: the choice that is right.
    """

    SPOKEN: ClassVar = ("question",)
    question: str
    choices: dict
    right: str = field(kw_only=True)

    def place(self, choice):
        """The place of a choice, from 1."""
        return 1 + [*self.choices].index(choice)

    @property
    def answers(self):
        """What each choice is told: whether it is right, then its own sentence."""
        return {
            translated(choice): (Words.YES if choice == self.right else Words.NOT_QUITE).format(
                sentence=translated(said)
            )
            for choice, said in self.choices.items()
        }


@dataclass(frozen=True)
class Mistake(Entry):
    """A known mistake: its name, the sentence that names it, and answers that make it.

    An answer is a dict of what it has in the place of parts of the solution, or a whole answer as
    code. when: for a Goal, a function of `at` that is true for this mistake; the first one speaks.
    leads: for Sliders, what the hint says to do: a function of `at` that gives the next values of
    some controls. The tests follow it from every state, and must arrive.
    """

    SPOKEN: ClassVar = ("hint",)
    name: str
    hint: str
    answers: list
    when: Callable = None
    leads: Callable = None


@dataclass(frozen=True, kw_only=True, eq=False)
class Exercise(Entry):
    """An entry of the table, and the check: a call with an answer prints one line."""

    SPOKEN: ClassVar = ("task", "reason", "nudge", "hint")
    task: str
    starter: str  # the code in the notebook, with dots
    solution: str  # what stands in the place of the dots
    reason: str  # why that works: what PASS says
    nudge: str
    hint: str
    mistakes: list

    def __call__(self, *answers, **named):
        alone = len(answers) == 1 and not named
        line = self.verdict(*answers) if alone else general("not one answer", name=self.name)
        print(self.counted(str(line)))

    def verdict(self, answer):
        """The line for an answer."""
        try:
            return Words.NOT_STARTED if answer is ... else self.judge(answer)
        except Verdict as verdict:
            return str(verdict)
        except Exception as error:  # an answer can be an object that fails when it is looked at
            return not_yet(Words.UNUSABLE.format(error=reported(error)))

    def counted(self, line):
        """The line, which has been said to a learner; after PASS nothing counts any more."""
        met, number = MET.setdefault(self, Counter()), self.number(line)
        if number is not None and 0 not in met:
            met[number] += 1
        return line

    @property
    def sentences(self):
        """(mistake, the sentence that names it) of all that it can name, its own first."""
        tables = chain(*(table.items() for table in (Words.GENERAL, Words.RELATIONS, Words.SLIPS)))
        return [*((one.name, one.hint) for one in self.mistakes), *tables]

    def number(self, line):
        """The place of a line among the sentences, from 1; one more for any other mistake.

        0 for PASS, None for NOT STARTED.
        """
        if line in (Words.NOT_STARTED, Words.NOT_MOVED):
            return None
        said = [template for _, template in self.sentences]
        fits = (k for k, one in enumerate(said, 1) if _pattern(not_yet(one)).fullmatch(line))
        return 0 if line == self.passed() else next(fits, len(said) + 1)

    def passed(self):
        """The line for a right answer."""
        return Words.PASS.format(reason=self.reason)

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
            for title, text in zip(Words.RUNGS, (self.nudge, self.hint, solution))
        )


@cache
def _pattern(template):
    """Fits the lines that a template makes, whatever stands in its blanks."""
    parts = re.split(r"\{[^}]*\}", template)
    return re.compile(".*".join(map(re.escape, parts)), re.DOTALL)


NONE = np.empty((0, 0))  # no numbers: like none that are asked for


@cache
def function_of(exercise, code):
    """The function that an exercise's code defines."""
    space = {"math": math, "np": np} | vars(nnlib)
    exec(code, space)
    return space[exercise.name]


@cache
def outcome(exercise, code, k):
    """The numbers that an exercise's code gives in its case k."""
    return outcome_of(function_of(exercise, code), exercise.cases[k])


def outcome_of(function, case):
    """The numbers that a function gives; NONE if it stops."""
    try:
        return np.asarray(function(*deepcopy(case)), float)
    except Exception:
        return NONE


@dataclass(frozen=True, kw_only=True, eq=False)
class Function(Exercise):
    """A function to write.

    cases: the arguments it is tried with; the first are the text's. also: the solution written in
    other ways; one slip in any of them gets its sentence.
    """

    cases: list
    also: tuple = ()

    def judge(self, answer):
        if not callable(answer):
            raise general("a call instead of a function", kind=kind(answer))
        takes(answer, self.arguments)
        truth = self.results(self.solution)
        tried = [result(answer, case, self.sample) for case in self.named]
        mine, kinds, held = zip(*tried)
        if not same(mine, truth) or self.wrong_kind(kinds):
            return not_yet(self.wrong(answer, mine, truth, kinds))
        for after, case in zip(held, self.named):
            for name in case:
                if written(after[name]) != written(case[name]):
                    raise general("its input changed", name=name)
        return self.passed()

    def traceback(self, answer):
        """Runs an answer in plain view: its results, or Python's whole report of what stops it."""
        return [answer(*deepcopy(case)) for case in self.cases]

    def function(self, body):
        """An answer of ours as a function."""
        return function_of(self, self.code(body))

    def results(self, body):
        """What an answer of ours gives in each case."""
        return [outcome(self, self.code(body), k) for k in range(len(self.cases))]

    @property
    def sample(self):
        """The right result of the first case."""
        return self.function(self.solution)(*self.cases[0])

    @property
    def arguments(self):
        """Their names."""
        return re.search(r"\((.*)\)", self.code(self.solution).splitlines()[0])[1].split(", ")

    @property
    def named(self):
        """Each case as a dict, from the names of the arguments to their values."""
        return [dict(zip(self.arguments, case)) for case in self.cases]

    def wrong(self, answer, mine, truth, kinds):
        """The sentence about wrong results: the first of these ways that knows one."""
        ways = (
            lambda: self.from_above(answer),
            lambda: self.in_the_table(mine),
            lambda: self.wrong_kind(kinds),
            lambda: self.hard_coded(mine, truth),
            lambda: self.as_in_the_example(mine),
            lambda: rounded(mine, truth),
            lambda: related(mine, truth),
            lambda: self.slipped(mine),
            lambda: self.constant("always the same", mine) if alike(mine) else None,
            lambda: self.forgotten(answer),
            lambda: self.unknown(mine, truth),
        )
        with quiet():
            return next(filter(None, (way() for way in ways)))

    def wrong_kind(self, kinds):
        """The sentence about another kind where a Network is asked for, or None."""
        other = [one for one in kinds if one != kind(self.sample)]
        sentence = Words.GENERAL["wrong type for a Network"]
        return (
            sentence.format(kind=other[0]) if other and isinstance(self.sample, Network) else None
        )

    def from_above(self, answer):
        name, names = taken_from_above(answer, self.cases), ", ".join(self.arguments)
        sentence = Words.GENERAL["numbers from the cells above"]
        return name and sentence.format(name=name, names=names)

    def in_the_table(self, mine):
        return self.known(lambda wrong: self.gives(self.code(self.body(wrong)), mine))

    def hard_coded(self, mine, truth):
        sample = same(mine, truth[:1] * len(mine), rtol=1e-3)
        return self.constant("hard-coded", mine) if sample else None

    def as_in_the_example(self, mine):
        """Some of what comes in isn't used: the example's stands there instead."""
        names, function = self.arguments, self.function(self.solution)
        for held in chain.from_iterable(combinations(names, k) for k in range(1, len(names))):
            fixed = {name: self.named[0][name] for name in held}
            cases = ([*(case | fixed).values()] for case in self.named)
            if all(same([outcome_of(function, case)], [one]) for case, one in zip(cases, mine)):
                blanks = {"held": ", ".join(held), "names": ", ".join(names)}
                return Words.GENERAL["as in the example"].format(**blanks)
        return None

    def forgotten(self, answer):
        unused = ", ".join(never_used(answer, self.arguments))
        return unused and Words.GENERAL["never used"].format(unused=unused)

    def constant(self, mistake, mine):
        blanks = {"yours": written(mine[0]), "names": ", ".join(self.arguments)}
        return Words.GENERAL[mistake].format(**blanks)

    def slipped(self, mine):
        """The sentence about the slip whose numbers these are, or None.

        Where they are all the same, most slips would be a coincidence.
        """
        one = alike(mine)
        for body in (self.solution, *(() if one else self.also)):
            for edit, sentence, code in mutants(self.code(body), spoken()):
                if (not one or edit == "another operator") and self.gives(code, mine):
                    return sentence
        return None

    def gives(self, code, mine):
        """Whether code gives these numbers."""
        outcomes = (outcome(self, code, k) for k in range(len(mine)))
        return all(same([one], [wanted]) for one, wanted in zip(outcomes, mine))

    def unknown(self, mine, truth):
        """What to say of a mistake that nothing else names."""
        if same(mine, truth, rtol=0.01):
            return Words.GENERAL["nearly"]
        for case, given, true in [*zip(self.named, mine, truth)][1:]:  # the text has the sample's
            if not same([given], [true]):
                return difference(given, true, said(case))
        return Words.WRONG_SAMPLE


@dataclass(frozen=True, kw_only=True, eq=False)
class Number(Exercise):
    """One number to find."""

    def judge(self, answer):
        truth = eval(self.solution)
        value = numeric(answer, truth)
        if value == truth:
            return self.passed()
        unknown = Words.TOO_BIG if value > truth else Words.TOO_SMALL
        hint = self.known(lambda wrong: value == eval(wrong))
        return not_yet(hint or unknown.format(given=written(value)))


@dataclass(frozen=True, kw_only=True, eq=False)
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
        return not_yet(self.mistake(at).hint.format(**vars(at), **self.blanks(at)))

    def mistake(self, at):
        """The mistake that a state shows."""
        return next(mistake for mistake in self.mistakes if mistake.when(at))


@dataclass(frozen=True, kw_only=True, eq=False)
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
            blanks = {"given": figure.name, "name": self.name, "wanted": self.figure}
            return str(general("another figure", **blanks))
        texts, state = figure.text_values, vars(at)
        moved = any(state[slider.name] != texts[slider.name] for slider in figure.sliders)
        return self.reached(at) if moved else Words.NOT_MOVED


@dataclass(frozen=True, kw_only=True, eq=False)
class Setting(Goal):
    """One number to type. facts: a function of it, which gives a dict of what follows from it."""

    facts: Callable

    def judge(self, answer):
        value = float(numeric(answer, eval(self.solution)))
        return self.reached(SimpleNamespace(**{self.name: value}, **self.facts(value)))
