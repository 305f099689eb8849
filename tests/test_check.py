"""The hints are right: shipped unsolved, solutions pass, each mistake gets its own sentence."""

import ast
import html
import itertools
import re
import signal
import sys
import threading
import time
import warnings
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from copy import deepcopy
from fnmatch import fnmatchcase
from fractions import Fraction
from functools import cache
from types import SimpleNamespace

import numpy as np
import pytest
from common import BOTH, EDITIONS, NOTEBOOKS, ROOT, words
from ipywidgets.widgets.widget import _instances as WIDGETS

import nnguard
from nncheck import watch
from nncheck.exercise import (
    Exercise,
    Function,
    Goal,
    Number,
    Prediction,
    Sliders,
    entries,
    function_of,
    outcome,
)
from nncheck.judge import kind, not_yet, reported, said, written
from nncheck.slips import SIBLINGS, mutants, names_in
from nncheck.words import Words
from nnfigures.engine.figure import Words as FigureWords
from nnfigures.engine.widget import Live
from nnlanguage import ENGLISH, translated
from nnlanguage import catalogue as known
from nnlib import Network

sys.path.insert(0, str(ROOT / "docs"))
import misconceptions
from translation import twin


def everything(kind):
    return {
        name: (part, one) for part in NOTEBOOKS for name, one in entries(part[3:], kind).items()
    }


EXERCISES, PREDICTIONS = everything(Exercise), everything(Prediction)
FUNCTIONS = [name for name, (part, one) in EXERCISES.items() if isinstance(one, Function)]
SLIDERS = [name for name, (part, one) in EXERCISES.items() if isinstance(one, Sliders)]
MISTAKES = [
    pytest.param(name, mistake, answer, id=f"{name}:{mistake.name}:{k}")
    for name, (part, one) in EXERCISES.items()
    for mistake in one.mistakes
    for k, answer in enumerate(mistake.answers)
]
REQUIRED = """
    flipped sign; the lost 2; the factor x1 forgotten; factors added; x1 and x2 swapped; h1 and
    h2 swapped; f′ left out; f′ taken at f(x); not shifted; shifted the wrong way; gender coded
    the other way; sum instead of mean; absolute instead of square; o1 fed with x1 and x2; early
    rounding; added instead of subtracted; wrong type; text; learning rate forgotten; from
    numbers already updated; `print` instead of `return`; `None`; an exception; w1 alone;
    hard-coded; an endless loop; minus means smaller; bigger is always worse
"""
LINE = {"en": r"[^\n!]{15,150}[.?]", "zh_TW": r"[^\n!！]{7,90}[。？]"}  # of a hint
LIGHT = r"(?i)\b(simpl[ye]|obvious|just|easy)|簡單|顯然|輕鬆"


def everywhere():
    """The sentences that any answer can get."""
    tables = Words.GENERAL, Words.RELATIONS, Words.SLIPS, Words.ADVICE
    return [sentence for table in tables for sentence in table.values()]


def tried(one):
    """All wrong answers that an exercise knows."""
    return [answer for mistake in one.mistakes for answer in mistake.answers]


OTHER_WAYS = {
    "check_sigmoid": [
        "my_sigmoid = lambda x: math.exp(x) / (1 + math.exp(x))",
        "class Squeeze:\n    def f(self, x):\n        return (1 + math.tanh(x / 2)) / 2\n\n"
        "my_sigmoid = Squeeze().f",
    ],
    "check_neuron": [
        "my_neuron = lambda x1, x2, w1, w2, b: Neuron([w1, w2], b).feedforward([x1, x2])",
        "total = b\nfor w, x in ((w1, x1), (w2, x2)):\n    total += w * x\nprint(total)\n"
        "return sigmoid(total)",
    ],
    "check_feedforward": [
        "return network.feedforward(x)",
        "import numpy as np\nw1, w2, w3, w4, w5, w6, b1, b2, b3 = network\n"
        "h = sigmoid(np.array([[w1, w2], [w3, w4]]) @ x + [b1, b2])\n"
        "return sigmoid([w5, w6] @ h + b3)",
    ],
    "check_count": [
        "len('12345678') + 3",
        "11.0",
        "__import__('fractions').Fraction(11)",
        "__import__('decimal').Decimal(11)",
        "__import__('numpy').array(11)",
    ],
    "check_mse": [
        "return sum((t - p) ** 2 for t, p in zip(y_true, y_pred)) / len(y_true)",
        "return mse_loss(y_true, y_pred)",
        "total = 0\nfor k in range(len(y_true)):\n"
        "    total = total + (y_pred[k] - y_true[k]) ** 2\nreturn total / len(y_true)",
    ],
    "check_best": [
        "return sum(y_true) / len(y_true)",
        "return min(np.linspace(0, 1, 100001), key=lambda c: sum((y - c) ** 2 for y in y_true))",
        "return min([k / 100000 for k in range(100001)],"
        " key=lambda c: sum((y - c) ** 2 for y in y_true))",
        "from fractions import Fraction\n"
        "return sum(Fraction(float(y)) for y in y_true) / len(y_true)",
    ],
    "check_nudge": [
        "before, after = [L(w) for w in (w1, w1 + nudge)]\nreturn after / nudge - before / nudge"
    ],
    "check_slope": ["return sigmoid_derivative(x)", "f = sigmoid(x)\nreturn f - f**2"],
    "check_d_w1": [
        "return network.gradient(x, y).w1",
        "total = network.w5 * h1 + network.w6 * h2 + network.b3\n"
        "return 2 * (o1 - y) * sigmoid_derivative(total) * network.w5 * h1 * (1 - h1) * x1",
    ],
    "check_d_b3": ["return network.gradient(x, y).b3", "return (o1 - y) * (o1 - o1 * o1) * 2"],
    "check_update": [
        "updated = lambda w1, slope, learning_rate: w1 + learning_rate * -slope",
        "from decimal import Decimal\nreturn Decimal(w1) - Decimal(learning_rate) * Decimal(slope)",
    ],
    "check_step": [
        "return network.step(x, y, learning_rate)",
        "return Network(*(np.array(network) - learning_rate * np.array(slopes)))",
        "numbers = []\nfor k in range(9):\n"
        "    numbers.append(network[k] - learning_rate * slopes[k])\nreturn Network(*numbers)",
    ],
    "check_prediction": [
        "x = pounds - 135, inches - 66\nh1, h2, o1 = network.activations(x)\nreturn o1"
    ],
    "check_rate": ["1000", "0.00001"],
    "check_bug": [
        "def mended(network, samples, learning_rate, epochs):\n"
        "    return [loss(one, samples) for one in train(network, samples, learning_rate, epochs)]",
        "def mended(network, samples, learning_rate, epochs):\n"
        "    return np.array([loss(one, samples) for one in"
        " train(network, samples, learning_rate, epochs)])",
    ],
    "check_fence": ["explore_fence(w1=0, w2=-1, b=1)"],
    "check_no": ["explore_network(dot='B', b3=-2.5)", "explore_network(dot='B', w6=-3)"],
    "check_shrug": ["explore_loss(w6=-3)", "explore_loss(w5=-1.05)"],
    "check_downhill": ["explore_slope(w1=-3, step='hide')", "explore_slope(w1=-1)"],
}


@cache
def opened(part):
    space = {}
    exec(next(cell.source for cell in NOTEBOOKS[part].cells if cell.cell_type == "code"), space)
    return space


def says(name, answer):
    """What the check prints when an answer is pasted into its notebook."""
    part, one = EXERCISES[name]
    whole = re.match(rf"class |{one.name} = ", answer)
    space = dict(opened(part))
    exec(answer if whole else one.code(answer), space)
    return one.verdict(space[one.name])


def counted(one, line):
    """The mistake under which a line is counted for my_answers."""
    return one.sentences[one.number(line) - 1][0]


def told(name, mistake, answer):
    """The line of a mistake, its blanks filled in."""
    part, one = EXERCISES[name]
    if not isinstance(one, Goal):
        return not_yet(mistake.hint)
    value = eval(answer, dict(opened(part)))
    at = value.at(value.now()) if isinstance(one, Sliders) else None
    at = at or SimpleNamespace(**{one.name: value}, **one.facts(value))
    return not_yet(mistake.hint.format(**vars(at), **one.blanks(at)))


@BOTH
@pytest.mark.parametrize("name", EXERCISES)
def test_shipped_unsolved_with_its_ladder(name, language):
    part, one = EXERCISES[name]
    if isinstance(one, Sliders):
        source, said = f"{one.name} = {one.figure}(*check={name})\n{one.name}", "*"
    else:
        source, said = f"{one.starter}\n\n{name}({one.name})", Words.NOT_STARTED + "\n"
    ((cell, ladder),) = (
        pair
        for pair in itertools.pairwise(EDITIONS[language][part].cells)
        if fnmatchcase(pair[0].source, source)
    )
    assert isinstance(one, Sliders) or cell.metadata.tags == ["exercise"]
    assert fnmatchcase(words(cell), said) and ladder.source == one.ladder(), (
        "run course.py notebooks"
    )


@BOTH
@pytest.mark.parametrize("name", SLIDERS)
def test_a_puzzle_says_in_its_figure_that_it_is_solved(name):
    part, one = EXERCISES[name]
    explore, (*wrong, solution) = opened(part)[one.figure], [*tried(one), one.solution]
    live = Live(explore(check=one))
    press, line = live.children[-1].children
    for answer in wrong:
        figure = eval(answer, opened(part))
        live.set(figure.values)
        assert line.value == '<p class="nn-s"></p>', "no line before one is asked for"
        press.click()
        assert html.unescape(line.value) == f'<p class="nn-s">{one.verdict(figure)}</p>'
    live.set(eval(solution, opened(part)).values)
    assert html.unescape(line.value) == f'<p class="nn-s">{one.passed()}</p>', "the moment it is"
    with pytest.raises(TypeError, match=re.escape(FigureWords.no_check.format(given=5))):
        explore(check=5)


@BOTH
@pytest.mark.parametrize("name", EXERCISES)
def test_solution_passes_with_its_reason(name, capsys):
    part, one = EXERCISES[name]
    assert says(name, one.solution) == Words.PASS.format(reason=one.reason)
    one(...)
    assert capsys.readouterr().out == Words.NOT_STARTED + "\n", "a check prints its line"


@pytest.mark.parametrize(
    "name, answer", [(name, one) for name, answers in OTHER_WAYS.items() for one in answers]
)
def test_right_in_another_way_passes(name, answer):
    assert says(name, answer).startswith("PASS: ")


@BOTH
@pytest.mark.parametrize("name, mistake, answer", MISTAKES)
def test_mistake_gets_its_own_hint(name, mistake, answer):
    one = EXERCISES[name][1]
    if isinstance(answer, dict):
        assert all(part in one.solution for part in answer), (
            "a part that isn't in the solution replaces nothing"
        )
    line = says(name, one.body(answer))
    assert line == told(name, mistake, answer)
    assert counted(one, line) == mistake.name


def secrets(one):
    """What no hint may contain: the solution's lines, and its number or the sample's."""
    if isinstance(one, Function):
        lines = re.findall(r"^\s*(?:return|\w+ =) (.* .*)$", one.solution, re.MULTILINE)
        return lines + [f"{number:.4f}" for number in one.results(one.solution)[0].flat]
    if isinstance(one, Number):
        return [one.solution, f"{eval(one.solution)}"]
    return re.findall(r"\w+=-?[\d.]+|^\d+", one.solution)


def spoils(secret, hint):
    """Whether a hint contains it, spaces or not."""
    pattern = rf"(?<![\d.]){re.escape(secret.replace(' ', ''))}(?!\d)"
    return re.search(pattern, hint + "\n" + hint.replace(" ", ""))


@BOTH
@pytest.mark.parametrize("name", EXERCISES)
def test_hints_are_short_and_give_nothing_away(name, language):
    one = EXERCISES[name][1]
    names, hints = zip(*[(mistake.name, mistake.hint) for mistake in one.mistakes])
    assert len(set(hints)) == len(set(names)) == len(hints), "one name, one hint"
    for hint in [one.nudge, one.hint, *hints, *everywhere()]:
        if language != ENGLISH and hint not in known(language).values():
            continue  # it has no translation yet, which test_editions.py says
        assert re.fullmatch(LINE.get(language, LINE["en"]), hint), (
            f"one line, short, with a full stop: {hint}"
        )
        assert not re.search(LIGHT, hint), f"no such words: {hint}"
        for secret in secrets(one):
            assert not spoils(secret, hint), f"{secret} is the solution: {hint}"


ABOVE = (1,)


def dotted(*case):
    return ...


def like(value, change):
    """The value with each number changed."""
    changed = [change(float(number)) for number in np.atleast_1d(value)]
    if isinstance(value, Network):
        return Network(*changed)
    return changed[0] if np.ndim(value) == 0 else changed


def spoilt(one, mistake, right):
    """An answer with a general mistake, made from a right one, and what its sentence names."""
    return (of_another_kind(one, right) | of_other_numbers(one, right))[mistake]


def of_another_kind(one, right):
    """Answers that give no number, by their mistakes, as spoilt() wants them."""
    first, names = right(*one.cases[0]), ", ".join(one.arguments)
    case = ", ".join(map("{} = {}".format, one.arguments, map(written, one.cases[0])))
    number = "nnguard.numbers('x', 'two')"
    ours = "TypeError: " + nnguard.Words.NUMBERS.format(name="x", value="'two'")
    lost = "NameError: name 'undefined' is not defined"
    wrong = {"kind": kind({"o1": 1})}
    return {
        "`print` instead of `return`": (lambda *case: print(right(*case)), {}),
        "`None`": (lambda *case: None, {}),
        "text": (lambda *case: f"{right(*case)}", {"shown": nnguard.shown(f"{first}")}),
        "wrong type": (lambda *case: {"o1": 1}, wrong),
        "wrong type for a list": (lambda *case: {"o1": 1}, wrong),
        "wrong type for a Network": (lambda *case: [*right(*case)], {"kind": kind([0] * 9)}),
        "an exception with advice": (
            lambda *case: undefined,  # noqa: F821
            {"error": lost, "advice": Words.ADVICE["NameError"], "case": case},
        ),
        "an exception of ours": (lambda *case: eval(number), {"error": ours, "case": case}),
        "a call instead of a function": (first, {"kind": kind(first)}),
        "an earlier exercise with dots": (lambda *case: dotted() + 1, {"name": "dotted"}),
        "another number of parameters": (lambda: first, {"room": Words.NO_NAME, "names": names}),
        "`input`": (lambda *case: input(), {"names": names}),
        "`exit`": (lambda *case: exit(), {"name": "exit"}),
    }


def of_other_numbers(one, right):
    """Answers that give wrong numbers, likewise."""
    first, names = right(*one.cases[0]), ", ".join(one.arguments)
    return {
        "numbers from the cells above": (
            lambda *case: like(right(*case), lambda number: number + ABOVE[0]),
            {"name": "ABOVE", "names": names},
        ),
        "hard-coded": (lambda *case: first, {"yours": written(np.asarray(first)), "names": names}),
        "always the same": (
            lambda *case: like(first, lambda number: 123),
            {"yours": written(np.multiply(first, 0) + 123), "names": names},
        ),
        "early rounding": (lambda *case: like(right(*case), lambda one: round(one, 4)), {}),
        "nearly": (lambda *case: like(right(*case), lambda number: 1.003 * number), {}),
    }


def can_make(one, mistake):
    """Whether an answer to a Function can make this general mistake."""
    asked = {"Network": "wrong type for a Network", "list": "wrong type for a list"}
    if mistake.startswith("wrong type"):
        given = type(one.function(one.solution)(*one.cases[0])).__name__
        return mistake == asked.get(given, "wrong type")
    if one.name == "best_constant" and mistake in ("hard-coded", "early rounding"):
        return False  # 0.5 and a coarse grid have their own hints
    right = [one.function(one.solution)(*case) for case in one.cases]
    if mistake == "early rounding" and all(np.all(np.mod(each, 1) == 0) for each in right):
        return False  # whole numbers stay as they are
    elsewhere = "no figure; another figure; not one answer; an endless loop; an exception"
    elsewhere += "; parameters in another order; its input changed; as in the example; never used"
    elsewhere += "; rounded to whole numbers"
    return mistake not in elsewhere.split("; ")


@BOTH
@pytest.mark.parametrize(
    "name, mistake",
    [
        (name, mistake)
        for name in FUNCTIONS
        for mistake in Words.GENERAL
        if can_make(EXERCISES[name][1], mistake)
    ],
)
def test_general_mistake_is_named(name, mistake):
    part, one = EXERCISES[name]
    space = dict(opened(part))
    exec(one.code(one.solution), space)
    answer, blanks = spoilt(one, mistake, space[one.name])
    line = one.verdict(answer)
    assert line == not_yet(Words.GENERAL[mistake].format(**blanks))
    assert counted(one, line) == mistake


FORWARD = EXERCISES["check_feedforward"][1].solution
LOSSES = EXERCISES["check_bug"][1].solution
SUM = "total = 0\nfor y in y_true:\n    total += y\nreturn total / len(y_true)"
MINUS, PLUS = Words.OPERATORS["Sub"], Words.OPERATORS["Add"]
RELATED = [  # (check, answer, what it is to the right one, its blank)
    ("nudge", "return -2 * (L(w1 + nudge) - L(w1)) / nudge", "a multiple", ("−2",)),
    ("nudge", "return (L(w1 + nudge) - L(w1)) / nudge / 100", "a multiple", ("0.01",)),
    ("mse", "return np.mean((y_true - y_pred) ** 2) - 1", "too small", ("1",)),
    ("bug", LOSSES.replace("return losses", "return np.add(losses, 0.25)"), "too large", ("0.25",)),
    ("nudge", "return ((L(w1 + nudge) - L(w1)) / nudge) ** 2", "squared"),
    ("nudge", "return abs(L(w1 + nudge) - L(w1)) / nudge", "without its sign"),
    ("mse", "return -np.mean((y_true - y_pred) ** 2)", "the other sign"),
    ("best", "return 1 - np.mean(y_true)", "one minus"),
    ("best", "return np.mean(y_true) ** 0.5", "its root"),
    ("best", "return len(y_true) / sum(y_true)", "upside down"),
    ("slope", "return sigmoid(sigmoid_derivative(x))", "squeezed again"),
    ("sigmoid", "return x", "not squeezed"),
    ("bug", LOSSES + "[::-1]", "backwards"),
    ("bug", LOSSES + "[1:] + losses[:1]", "in another order"),
]
FIVE = "x1, x2, w1, w2, b"
SLIPPED = [  # (check, answer, kind of slip, its blanks)
    ("neuron", "return sigmoid(w1 * x1 - w2 * x2 + b)", "another operator", (MINUS, PLUS, "w2")),
    (
        "sigmoid",
        "return 1 // (1 + math.exp(-x))",
        "another operator",
        (Words.OPERATORS["FloorDiv"], Words.OPERATORS["Div"], "1"),
    ),
    (
        "prediction",
        "return network.feedforward((135 - pounds, inches - 66))",
        "sides exchanged",
        (MINUS, "135"),
    ),
    ("slope", "return sigmoid(-x) * (1 - sigmoid(x))", "a minus too many", ("x",)),
    ("neuron", "return sigmoid(w1 * x1 + w1 * x2 + b)", "another name", ("w1", "w2")),
    ("feedforward", FORWARD.replace("b2", "b1"), "another name", ("network.b1", "network.b2")),
    ("feedforward", FORWARD.replace(" + network.b1", ""), "a part left out", ("network.b1",)),
    ("feedforward", FORWARD.replace("* h1", "* h1 * h1"), "a factor too many", ("h1",)),
    ("neuron", "return sigmoid(w1 * x1 + b + w2 * x2 + b)", "a term too many", ("b",)),
    (
        "feedforward",
        FORWARD.replace("h2 = sigmoid", "h2 = "),
        "a call left out",
        ("sigmoid", "network.w3"),
    ),
    (
        "feedforward",
        FORWARD.replace("= sigmoid", "= sigmoid(sigmoid", 1).replace("b1)", "b1))"),
        "called twice",
        ("sigmoid",),
    ),
    (
        "feedforward",
        FORWARD.replace(" + network.b3)", ") + network.b3"),
        "brackets closed too early",
        ("sigmoid", "network.b3"),
    ),
    (
        "prediction",
        "return network.feedforward((pounds - 136, inches - 66))",
        "another number",
        ("136",),
    ),
    ("mse", "return np.max((y_true - y_pred) ** 2)", "another function", ("max",)),
    ("d_b3", "return -2 * y - o1 * o1 * (1 - o1)", "brackets lost", ("o1",)),
    (
        "step",
        "return Network(*[s - learning_rate * n for n, s in zip(network, slopes)])",
        "arguments exchanged",
        ("network",),
    ),
    ("bug", LOSSES.replace("range(epochs)", "range(epochs + 1)"), "one turn too many", ()),
    ("bug", LOSSES.replace("range(epochs)", "range(1, epochs)"), "one turn too few", ()),
    (
        "best",
        SUM.replace("return", "    return"),
        "inside the loop",
        ("return total / len(y_true)",),
    ),
]
HELD, WHOLE = "as in the example", "rounded to whole numbers"
NUDGED = EXERCISES["check_nudge"][1].name
ALICES = (
    f"{NUDGED} = None\ndef alices_loss(w1):\n    return w1\n\n"
    f"def {NUDGED}(L, w1, nudge):\n    return alices_loss(w1 + nudge)"
)
GENERALLY = [  # (check, answer, general mistake, its blanks)
    ("update", "return 1 - learning_rate * slope", HELD, ("w1", "w1, slope, learning_rate")),
    ("neuron", "my_neuron = lambda x2, x1, w1, w2, b: b", "parameters in another order", (FIVE,)),
    ("neuron", "x1, x2 = 2, 3\nreturn sigmoid(w1 * x1 + w2 * x2 + b)", HELD, ("x1, x2", FIVE)),
    (
        "prediction",
        "return network.feedforward((-7, -3))",
        HELD,
        ("pounds, inches", "network, pounds, inches"),
    ),
    ("nudge", ALICES, "numbers from the cells above", ("alices_loss", "L, w1, nudge")),
    ("best", "y_true.sort()\nreturn np.mean(y_true)", "its input changed", ("y_true",)),
    (
        "bug",
        LOSSES.replace("    return", "    samples.clear()\n    return"),
        "its input changed",
        ("samples",),
    ),
    (
        "update",
        "updated = lambda slope, w1, learning_rate: w1",
        "parameters in another order",
        ("w1, slope, learning_rate",),
    ),
    (
        "update",
        "updated = lambda w1, slope: w1",
        "another number of parameters",
        ("w1, slope", "w1, slope, learning_rate"),
    ),
    (
        "step",
        "return tuple(network.step(x, y, learning_rate))",
        "wrong type for a Network",
        ("a tuple of 9",),
    ),
    ("update", "return w1 - 0.02 * slope", "never used", ("learning_rate",)),
    (
        "bug",
        LOSSES.replace("range(epochs)", "range(3)").replace("rate * slopes[k]", "rate"),
        "never used",
        ("epochs",),
    ),
    (
        "update",
        "def updated(w1, slope, learning_rate):\n    return (lambda: RATE)() - slope\n\nRATE = 1",
        "numbers from the cells above",
        ("RATE", "w1, slope, learning_rate"),
    ),
    *(
        ("d_w1", f"return round(network.gradient(x, y).w1, {digits})", "early rounding")
        for digits in range(1, 8)
    ),
    ("neuron", "return w1 * x1 > w2 or 0.5", "wrong type", ("a bool",)),
    ("neuron", "return 1j * x1", "wrong type", ("a complex number",)),
    (
        "bug",
        "mended = lambda network, samples, learning_rate, epochs: [[1], [2, 3]]",
        "wrong type for a list",
        ("a list of 2",),
    ),
    ("neuron", "return round(Neuron([w1, w2], b).feedforward([x1, x2]))", WHOLE, ()),
    (
        "step",
        "return train(network, [(x, y)], learning_rate, 1)",
        "wrong type for a Network",
        ("a list of 2, each a Network of 9",),
    ),
    ("step", "return network[:8]", "wrong type for a Network", ("a tuple of 8",)),
    ("sigmoid", "return [sigmoid(x)]", "wrong type", ("a list of 1",)),
    ("count", "11,", "wrong type", ("a tuple of 1",)),
    ("rate", "[100]", "wrong type", ("a list of 1",)),
    ("slope", "return sigmoid", "wrong type", ("a function",)),
]


@pytest.mark.parametrize(
    "table, name, answer, kind, blanks",
    [
        (table, *row)
        for table, rows in (
            (Words.RELATIONS, RELATED),
            (Words.SLIPS, SLIPPED),
            (Words.GENERAL, GENERALLY),
        )
        for row in (row if len(row) == 4 else (*row, ()) for row in rows)
    ],
)
def test_sentence_fits_what_was_done(table, name, answer, kind, blanks):
    sentence, held = table[kind], iter(blanks)
    filled = re.sub(r"\{\w+\}", lambda blank: next(held), sentence)
    assert says(f"check_{name}", answer) == "NOT YET: " + filled


@pytest.mark.parametrize(
    "code, kind, slips",
    [
        (
            "a - 2 * b",
            "another operator",
            "a + 2 * b; a * (2 * b); a * 2 * b; a / (2 * b); a / 2 * b; a ** (2 * b); a ** 2 * b; "
            "a // (2 * b); a // 2 * b; a - (2 + b); a - 2 + b; a - (2 - b); a - 2 - b; a - 2 / b; "
            "a - 2 ** b; a - 2 // b",
        ),
        ("a - 2 * b", "sides exchanged", "2 * b - a; a - b * 2"),
        ("a - 2 * b", "a minus too many", "-(a - 2 * b); -a - 2 * b; a - -(2 * b); a - 2 * -b"),
        ("a - 2 * b", "another name", "b - 2 * b; a - 2 * a"),
        ("a - 2 * b", "another number", "a - 3 * b; a - 1 * b; a - 4 * b; a - 1.0 * b; a - 20 * b"),
        ("a + 0", "another number", "a + 1; a + -1"),
        ("a - 2 * b", "a part left out", "a; 2 * b; a - 2; a - b"),
        ("a - 2 * b", "another value returned", "a; b"),
        (
            "a - 2 * b",
            "a factor too many",
            "(a - 2 * b) * a; (a - 2 * b) * b; a - 2 * b * 2; a - 2 * b * a; a - 2 * b * b",
        ),
        ("(a + 1) * True", "brackets lost", "a + 1 * True; (a + 1) * True"),
        ("a + b[0]", "a term too many", "a + b[0] + a; a + b[0] + b"),
        ("a + b[0] + 1", "another name", ""),
        ("a.w1 + 1", "a term too many", "a.w1 + 1 + a; a.w1 + 1 + a.w1; a.w1 + 1 + b"),
        ("-a.b3", "a minus lost", "a.b3"),
        ("-a.b3", "a minus too many", "--a.b3; -(-a).b3"),
        ("a.b3", "another name", "a.w1; a.w2; a.w3; a.w4; a.w5; a.w6; a.b1; a.b2"),
        ("g(a, b, 1)", "arguments exchanged", "g(b, a, 1)"),
        ("[g((a, b))]", "arguments exchanged", "[g((b, a))]"),
        ("g(a, b)", "a call left out", ""),
        ("g()", "a minus too many", "-g()"),
        ("g(*a)", "a call left out", ""),
        ("h(g(a * b))", "a call left out", "g(a * b); h(a * b)"),
        ("h(g(a * b))", "called twice", "h(h(g(a * b))); h(g(g(a * b)))"),
        ("h(g(a * b))", "brackets closed too early", "h(g(a) * b)"),
        ("a.mean(b)", "another function", "; ".join(f"a.{other}(b)" for other in SIBLINGS["mean"])),
        ("[g(k) for k in range(b)]", "one turn too many", "[g(k) for k in range(b + 1)]"),
        (
            "[g(k) for k in range(b)]",
            "one turn too few",
            "[g(k) for k in range(b - 1)]; [g(k) for k in range(1, b)]",
        ),
    ],
)
def test_a_slip_of_the_hand_is_all_that_a_mutant_has(code, kind, slips):
    found = [
        ast.parse(text).body[0].body[0].value
        for edit, sentence, text in mutants(f"def f(a, b):\n    return {code}")
        if edit == kind
    ]
    wanted = [ast.parse(slip).body[0].value for slip in slips.split("; ") if slip]
    assert {*map(ast.unparse, found)} == {*map(ast.unparse, wanted)}


LOOPED = """def f(a, u):
    s = 1
    for k in u:
        t = a
        s = s + k
    b = s
    return b"""


@pytest.mark.parametrize(
    "kind, changes",
    [
        (
            "a line left out",
            {"s = 1": "pass", "t = a": "pass", "s = s + k": "pass", "b = s": "pass"},
        ),
        ("inside the loop", {"    b = s": "        b = s"}),
        ("outside the loop", {"        s = s + k": "    s = s + k"}),
    ],
)
def test_a_line_slips_where_a_hand_would_move_it(kind, changes):
    found = [text for edit, sentence, text in mutants(LOOPED) if edit == kind]
    assert {*found} == {LOOPED.replace(*change) for change in changes.items()}


def test_of_a_loop_that_slips_the_first_line_is_named():
    two = "def f(u):\n    for j in u:\n        s = j\n    for k in u:\n        s = k"
    moved = {sentence for edit, sentence, text in mutants(two) if edit == "inside the loop"}
    assert moved == {Words.SLIPS["inside the loop"].format(given="for k in u:")}


def test_names_are_exchanged_with_their_like():
    code = "def f(a, u, v, n, p):\n    c, d = p\n    for k in u:\n        a = [*v][0] + n.w1\n"
    code += "    return [i for i in d for j in zip(a, c[k])]"
    fields = dict.fromkeys(f"n.{name}" for name in Network._fields)
    names = dict.fromkeys("auvnpdc", True) | dict.fromkeys("kij", False)
    assert names_in(ast.parse(code)) == names | fields


def test_what_comes_in_is_not_taken_from_the_cells_above():
    answer = "d_b3 = None\nw5 = 3\ndef d_b3(network, x, y):\n    return network.w5"
    assert "above" not in says("check_d_b3", answer)


def jittered(name, value, k):
    """Other numbers in the place of these, of the same shape."""
    if isinstance(value, Network):
        return Network(
            *(number + 0.37 * ((7 * k + 3 * j) % 5 - 2) + 0.11 for j, number in enumerate(value))
        )
    if isinstance(value, (tuple, list)):
        return type(value)(jittered(name, item, k + j) for j, item in enumerate(value))
    return value if callable(value) or name == "epochs" else value * 1.3 + 0.17 * (k + 1)


def results(function, cases):
    """What it gives in each case, or the error."""
    try:
        with np.errstate(all="ignore"):
            return [np.asarray(function(*deepcopy(case)), float) for case in cases]
    except Exception as error:
        return [error]


def agree(some, others):
    errors = any(isinstance(one, Exception) for one in (*some, *others))
    return not errors and all(
        a.shape == b.shape and np.allclose(a, b, 1e-9, 1e-12) for a, b in zip(some, others)
    )


UNNAMED = r"NOT YET: (Yours is \S+; it should|Number|That is right for|Nearly, w|.*report: put)"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_one_slip_never_passes_and_is_mostly_named(name):
    part, one = EXERCISES[name]
    cases = [
        tuple(jittered(name, value, k) for name, value in case.items())
        for case in one.named
        for k in (0, 1)
    ]
    right, lines = results(one.function(one.solution), [*one.cases, *cases]), []
    for body in (one.solution, *one.also):
        for edit, sentence, code in mutants(one.code(body)):
            with suppress(SyntaxError):
                slip = function_of(one, code)
                if not agree(results(slip, [*one.cases, *cases]), right):
                    lines.append((one.verdict(slip), code))
    passed = [code for line, code in lines if line.startswith("PASS")]
    assert not passed, f"these are wrong: give {name} a case that tells: {passed}"
    named = sum(not re.match(UNNAMED, line) for line, code in lines)
    print(f"{name}: {named} of {len(lines)} slips named")
    assert named >= 0.9 * len(lines)
    given_away = [line for line, code in lines for secret in secrets(one) if spoils(secret, line)]
    assert not given_away, f"{given_away} tells the solution"


ONE_BY_ONE = next(part for part in Words.ADVICE if part.startswith("concatenate"))
ERRORS = [  # (check, answer, what is said to Python's own words)
    ("mse", "return math.exp(1)", Words.ADVICE["name 'math'"]),
    ("feedforward", "return np.exp(1)", Words.ADVICE["name 'np'"]),
    ("sigmoid", "return e ** -x", Words.ADVICE["name 'e'"]),
    ("neuron", "return f(w1 * x1 + w2 * x2 + b)", Words.ADVICE["name 'f'"]),
    ("sigmoid", "return nowhere", Words.ADVICE["NameError"]),
    ("sigmoid", "return exp(x)", Words.MEANT["lives in"].format(home="math", meant="math.exp")),
    ("mse", "return mean(y_true)", Words.MEANT["lives in"].format(home="np", meant="np.mean")),
    ("mse", "return train()", Words.MEANT["not imported"].format(home="nnlib", name="train")),
    ("feedforward", "return w5", Words.MEANT["belongs to"].format(name="w5", meant="network.w5")),
    (
        "feedforward",
        "return step",
        Words.MEANT["belongs to"].format(name="step", meant="network.step"),
    ),
    ("neuron", "return w1x1", Words.MEANT["a product"].format(first="w1", second="x1")),
    ("nudge", "return L(nudges)", Words.MEANT["nearly"].format(meant="nudge")),
    ("sigmoid", "return X", Words.MEANT["nearly"].format(meant="x")),
    ("sigmoid", "return math.expo(x)", Words.MEANT["nearly"].format(meant="exp")),
    ("sigmoid", "return math.zzz(x)", Words.ADVICE["module .* has no attribute"]),
    ("feedforward", "return network.b9", Words.ADVICE["'Network' object has no attribute"]),
    (
        "step",
        "network.w1 = 1",
        Words.ADVICE["can't set attribute|does not support item assignment"],
    ),
    (
        "step",
        "network[0] = 1",
        Words.ADVICE["can't set attribute|does not support item assignment"],
    ),
    ("sigmoid", "return 2.7 ^ x", Words.ADVICE[r"for \^|bitwise_xor"]),
    ("mse", "return np.mean((y_true / 2) ^ 2)", Words.ADVICE[r"for \^|bitwise_xor"]),
    ("mse", "total += 1", "total has no value at that point: give it one first, above the loop."),
    ("sigmoid", "return -math.exp", Words.ADVICE["function|'method'"]),
    ("d_w1", "return network.gradient.w1", Words.ADVICE["function|'method'"]),
    ("nudge", "return L[w1]", Words.ADVICE["'(function|method)' object is not subscriptable"]),
    ("sigmoid", "return x[0]", "That is one number already: it has no parts."),
    ("sigmoid", "return x.w1", "That is one number already: it has no parts."),
    ("step", "return Network([1] * 9)", Words.ADVICE[r"Network\.__new__\(\) missing 8"]),
    ("step", "return Network(*x[0])", Words.ADVICE[r"argument after \* must"]),
    (
        "step",
        "return range(network)",
        "range takes a number: for a list, its length, which len gives.",
    ),
    ("step", "return Network(*[1] * 8)", Words.ADVICE[r"Network\.__new__"]),
    ("step", "return Network(*[1] * 10)", Words.ADVICE[r"Network\.__new__"]),
    (
        "feedforward",
        "return network.feedforward(x1, x2)",
        Words.ADVICE[r"(feedforward|activations)\(\) takes 2"],
    ),
    (
        "nudge",
        "return sigmoid()",
        Words.ADVICE["positional argument|exactly one arg|expected .* arg"],
    ),
    (
        "sigmoid",
        "return math.pow(x)",
        Words.ADVICE["positional argument|exactly one arg|expected .* arg"],
    ),
    (
        "mse",
        "return __import__('math').exp(y_true)",
        Words.ADVICE["arrays can be converted to Python"],
    ),
    ("sigmoid", "return x(1 + x)", Words.ADVICE["'(int|float)' object is not callable"]),
    ("feedforward", "return network(x)", Words.ADVICE["object is not callable"]),
    ("best", "return y_true(0)", Words.ADVICE["object is not callable"]),
    ("sigmoid", "return my_sigmoid(x)", Words.ADVICE["recursion"]),
    ("step", "return network - 0.1 * slopes", Words.ADVICE[ONE_BY_ONE]),
    ("step", "return network - slopes", Words.ADVICE[ONE_BY_ONE]),
    ("prediction", "return (pounds, inches) - (135, 66)", Words.ADVICE[ONE_BY_ONE]),
    ("feedforward", "return x[2]", Words.ADVICE["IndexError.*out of (range|bounds)"]),
    ("mse", "return y_true[9]", Words.ADVICE["IndexError.*out of (range|bounds)"]),
    ("mse", "return sum(y_true[k] for k in y_true / 1)", Words.ADVICE["IndexError: only integers"]),
    ("mse", "return sum(len(y_true))", Words.ADVICE["(int|float).* object is not iterable"]),
    ("best", "return min(range(0, 1, 0.1))", Words.ADVICE["interpreted as an integer"]),
    ("step", "return [n for n, s in (network, slopes)]", Words.ADVICE["to unpack|cannot unpack"]),
    ("mse", "y_true -= y_pred / 2", Words.ADVICE["casting rule"]),
    ("sigmoid", "return x / 0", Words.ADVICE["ZeroDivisionError"]),
    ("sigmoid", "return math.exp(1000 * x)", Words.ADVICE["OverflowError"]),
    ("sigmoid", "return math.log(-x * x)", Words.ADVICE["math domain error"]),
    ("mse", "return 2 ** -y_true", Words.ADVICE["negative integer powers"]),
    ("sigmoid", "return [].sort() + x", Words.ADVICE["'NoneType'"]),
    ("step", "return -network", Words.ADVICE["unary -"]),
    ("sigmoid", "return len(x)", Words.ADVICE[r"has no len\("]),
    ("mse", "pair = [1, 2]\nreturn pair[0.5]", Words.ADVICE["indices must be|scalar index"]),
    ("feedforward", "return x.w1", Words.ADVICE["'(tuple|list)' object has no attribute"]),
]


@pytest.mark.parametrize("name, answer, advice", ERRORS)
def test_python_s_own_words_get_advice(name, answer, advice):
    said_there = stop(f"check_{name}", answer)
    assert said_there["line"] == not_yet(
        Words.GENERAL["an exception with advice"].format(**said_there, advice=advice)
    )


def stop(name, answer):
    """What a check says to an answer that stops, by what, and for which case."""
    part, one = EXERCISES[name]
    space = dict(opened(part))
    exec(one.code(answer), space)
    line, case = one.verdict(space[one.name]), said(one.named[0])
    try:
        one.traceback(space[one.name])
    except Exception as error:
        return {"line": line, "error": reported(error), "case": case}


def test_an_error_without_advice_is_told_with_the_way_to_its_whole_report():
    told = stop("check_sigmoid", "raise ValueError('no.')")
    assert told["line"] == not_yet(Words.GENERAL["an exception"].format(**told))
    assert told["error"] == "ValueError: no"
    assert stop("check_sigmoid", "raise ValueError")["error"] == "ValueError: no message"
    for length, error in ((59, f"{'a' * 60} {'b' * 59}"), (60, f"{'a' * 60} [...]")):
        told = stop("check_sigmoid", f"raise ValueError('a' * 60 + '\\n ' + 'b' * {length})")
        assert told["error"] == f"ValueError: {error}", "at most 120 letters, on one line"


def test_every_general_sentence_is_tried():
    advised = {advice for name, answer, advice in ERRORS}
    assert {*Words.ADVICE.values()} - advised <= {
        Words.ADVICE["UnboundLocalError.*'(?P<name>.+?)'"]
    }
    assert {*Words.RELATIONS} == {kind for name, answer, kind, *blank in RELATED}


@pytest.mark.parametrize(
    "loop",
    [
        "while True:\n    pass",
        "while True:\n    x = x + 1",
        "while True:\n    try:\n        x / 0\n    except Exception:\n        pass",
        "while True:\n    try:\n        x / 0\n    except:\n        pass",
        "while True:\n    try:\n        sigmoid(x)\n    except:\n        x = 1",
        "while True:\n    try:\n        while True:\n            try:\n                sigmoid(x)\n"
        "            except:\n                pass\n    except:\n        x = 1",
        "try:\n    int('x')\nexcept ValueError:\n    while True:\n        pass",
        "return sum(1 for one in iter(int, 1))",
        "return max(iter(int, 1), key=lambda one: one)",
    ],
)
@pytest.mark.parametrize("watch_by", [watch._interrupted, watch._ticked])
def test_endless_loop_is_stopped(loop, watch_by, monkeypatch):
    if watch_by is watch._ticked and not hasattr(sys, "monitoring"):
        pytest.skip("Python 3.11 can't")
    monkeypatch.setattr(watch, "_watch", lambda: watch_by)
    assert watch.SECONDS <= 5, "longer, a beginner takes it for broken"
    monkeypatch.setattr(watch, "SECONDS", 0.1)
    before = left_behind()
    assert says("check_sigmoid", loop) == ENDLESS
    assert left_behind() == before, "a stopped answer leaves something behind"


ENDLESS = "NOT YET: " + Words.GENERAL["an endless loop"].format(seconds=0.1)


def left_behind():
    """What a watch could leave: an exception, a trace, a handler, a thread, a tool in use."""
    tool = sys.monitoring.get_tool(4) if hasattr(sys, "monitoring") else None
    handler = signal.getsignal(signal.SIGINT)
    return sys.exc_info(), sys.gettrace(), handler, threading.active_count(), tool


def test_an_answer_is_watched_wherever_it_runs(monkeypatch):
    without = watch._ticked if hasattr(sys, "monitoring") else nullcontext
    monkeypatch.setattr(watch, "SECONDS", 0.1)
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(watch._watch).result() is without, "there is no signal"
        assert pool.submit(says, "check_sigmoid", "return sigmoid(x)").result()[:4] == "PASS"
        if without is not nullcontext:
            line = pool.submit(says, "check_sigmoid", "while True:\n    pass").result()
            assert line == ENDLESS
    assert watch._watch() is watch._interrupted
    monkeypatch.setattr(sys, "platform", "emscripten")
    assert watch._watch() is without, "nor in a browser"


def test_the_kernels_stop_button_stops_an_answer():
    line = says("check_sigmoid", "import signal\nsignal.raise_signal(signal.SIGINT)")
    blanks = {"error": "KeyboardInterrupt: no message", "case": "x = 7"}
    assert line == "NOT YET: " + Words.GENERAL["an exception"].format(**blanks)


def test_a_sleep_is_woken(monkeypatch):
    monkeypatch.setattr(watch, "SECONDS", 0.1)
    assert says("check_sigmoid", "import time\ntime.sleep(99)") == ENDLESS


STEP = (
    "network = Network(0.5, −0.3, 0.8, 0.2, 1.5, −0.7, 0.1, −0.4, 0.3), x = (2, 3), y = 1, "
    "learning_rate = 2."
)


class Thorny:
    def __getattr__(self, name):
        raise RuntimeError("no")


ODD = [None, True, 7, -1e308, np.nan, np.inf, 10**400, "", "two", [], {}, [1, [2, 3]]]
ODD += [np.zeros((2, 2)), object(), Thorny(), print, len, exit, int]
ODD += [lambda *case: case, lambda *case: Thorny()]


@BOTH
@pytest.mark.parametrize("name", EXERCISES)
def test_check_never_raises_and_says_one_line(name):
    for answer in ODD:
        line = EXERCISES[name][1].verdict(answer)
        assert line.startswith((not_yet(""), Words.PASS.format(reason=""))), answer
        assert len(line) <= 410 and "\n" not in line, answer
    if isinstance(EXERCISES[name][1], Sliders):
        line = Words.GENERAL["no figure"].format(kind=kind(7))
        assert EXERCISES[name][1].verdict(7) == not_yet(line)


@pytest.mark.parametrize(
    "value, said",
    [
        (None, "None"),
        (np.float32(2), "a float"),
        (np.array(1j), "a complex number"),
        (np.zeros((2, 3)), "an array of 2"),
        (Network(*range(9)), "a Network of 9"),
        ({}, "a dict of 0"),
        (len, "a function"),
        (Fraction(), "of the type Fraction"),
    ],
)
def test_a_value_is_called_what_it_is(value, said):
    assert kind(value) == said


@pytest.mark.parametrize(
    "name, answer, line",
    [
        ("check_sigmoid", "return x / 10", "Yours is 0.2; it should be 0.8807971, for x = 2."),
        (
            "check_bug",
            LOSSES + "[2:]",
            "Yours is a list of 2; it should be one of 4, for network = Network(0.5, −0.3, 0.8, "
            "0.2, 1.5, −0.7, 0.1, −0.4, 0.3), samples = [((−2, −1), 1), ((25, 6), 0), ((17, 4), "
            "0), ((−15, −6), 1)], learning_rate = 0.1, epochs = 3.",
        ),
        (
            "check_bug",
            LOSSES.replace("    return", "    losses[2] += 0.01\n    return"),
            "Number 3 of yours is 0.3288173; it should be 0.3188173, for network = "
            "Network(0.5, −0.3, 0.8, 0.2, 1.5, −0.7, 0.1, −0.4, 0.3), samples = [((−2, −1), 1), "
            "((25, 6), 0), ((17, 4), 0), ((−15, −6), 1)], learning_rate = 0.1, epochs = 3.",
        ),
        ("check_sigmoid", "return sigmoid(x) if x != 7 else 0", Words.WRONG_SAMPLE),
        (
            "check_sigmoid",
            "return {7: sigmoid(7)}.get(x, 0.5)",
            "Yours is 0.5; it should be 0.8807971, for x = 2.",
        ),
        ("check_sigmoid", "return -x", "Yours is −2; it should be 0.8807971, for x = 2."),
        (
            "check_step",
            "return network.replace(w3=0 * learning_rate)",
            f"Number 1 of yours is 0.5; it should be 0.7580342, for {STEP}",
        ),
        ("check_count", "12", "12 is too big."),
        ("check_count", "7", "7 is too small."),
    ],
)
def test_unknown_mistake_gets_a_case_and_never_the_samples(name, answer, line):
    assert says(name, answer) == "NOT YET: " + line


@pytest.mark.parametrize("answers, named", [((), {}), ((1, 2), {}), ((), {"answer": 1})])
def test_a_misused_check_says_how_to_use_it(answers, named, capsys):
    EXERCISES["check_count"][1](*answers, **named)
    line = Words.GENERAL["not one answer"].format(name="parameters")
    assert capsys.readouterr().out == f"NOT YET: {line}\n"


def test_the_whole_report_comes_on_request():
    with pytest.raises(ZeroDivisionError):
        EXERCISES["check_sigmoid"][1].traceback(lambda x: x / 0)
    assert EXERCISES["check_update"][1].traceback(lambda *case: 7) == [7] * 4


def test_an_answer_ends_nothing_and_waits_for_nobody():
    for word in ("exit", "quit", "input"):
        space = {word: pytest.fail}
        exec(f"def my_sigmoid(x):\n    return {word}()", space)
        mistake = Words.GENERAL["`input`" if word == "input" else "`exit`"].format(
            name=word, names="x"
        )
        assert EXERCISES["check_sigmoid"][1].verdict(space["my_sigmoid"]) == f"NOT YET: {mistake}"
        assert space[word] is pytest.fail, "it belongs to the notebook"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_check_answers_at_once(name):
    one, took = EXERCISES[name][1], []
    right = one.function(one.solution)
    for attempt in range(2):  # all slips are tried for this answer, and tried here first
        for memory in (mutants, function_of, outcome):
            memory.cache_clear()
        started = time.process_time()
        line = one.verdict(lambda *case: like(right(*case), lambda number: 1.7 * number + 0.013))
        took.append(time.process_time() - started)
        assert re.match(UNNAMED, line)
    assert min(took) < 0.2


def test_warnings_of_an_answer_are_not_shown():
    def loud(x):
        warnings.warn("loud", stacklevel=1)
        return 1 / (1 + np.exp(-x))

    assert EXERCISES["check_sigmoid"][1].verdict(loud).startswith("PASS: ")


def test_moved_figure_is_read_as_it_stands():
    part, one = EXERCISES["check_fence"]
    figure = opened(part)["explore_fence"]()
    figure.bundles()  # a kernel shows it
    assert one.verdict(figure) == Words.NOT_MOVED
    for slider, value in (("w1", -0.5), ("w2", -0.5), ("b", 0)):
        figure.widget.movers[slider][1].value = str(value)
    assert one.verdict(figure) == f"PASS: {one.reason}"


@pytest.mark.parametrize("name", SLIDERS)
def test_following_the_hints_arrives_from_everywhere(name):
    part, one = EXERCISES[name]
    figure = opened(part)[one.figure]()
    sliders = {slider.name: slider for slider in figure.sliders}
    stops = {choice.name: choice.options for choice in figure.choices}
    stops |= {name: slider.stops for name, slider in sliders.items()}
    states, moves = itertools.product(*stops.values()), {}
    for state in states:
        values = dict(zip(stops, state))
        at = figure.at(values)
        if not one.goal(at):
            mistake = one.mistake(at)
            assert mistake.leads, f"say where the hint of {mistake.name!r} leads"
            values |= mistake.leads(at)
            values |= {name: slider.nearest(values[name]) for name, slider in sliders.items()}
        moves[state] = tuple(values.values())
    for k in range(8):  # 1, 2, 4 … moves at once
        moves = {state: moves[after] for state, after in moves.items()}
    lost = [
        state for state, after in moves.items() if not one.goal(figure.at(dict(zip(stops, after))))
    ]
    assert not lost, f"256 moves as the hints say don't help from {lost[:3]} and {len(lost)} in all"


@pytest.mark.parametrize("name", SLIDERS)
def test_another_figure_is_refused_by_its_name(name):
    one, other = EXERCISES[name][1], opened("01_neuron")["explore_sigmoid"]()
    line = Words.GENERAL["another figure"].format(
        given="explore_sigmoid", name=one.name, wanted=one.figure
    )
    assert one.verdict(other) == f"NOT YET: {line}"


def test_slider_check_reads_the_figures_own_facts():
    at = {"w1": 0.3, "w2": 1, "b": 4, "on": [], "wrong": ["D"]}  # not so in the figure
    figure = SimpleNamespace(
        name="explore_fence",
        sliders=[SimpleNamespace(name="b")],
        text_values={"b": 0},
        now=lambda: {"b": 4},
        at=lambda values: SimpleNamespace(**at | values),
    )
    check = EXERCISES["check_fence"][1]
    assert check.verdict(figure).startswith("NOT YET: Wrong: D. No b helps while the fence is")
    at["wrong"].clear()
    assert check.verdict(figure) == f"PASS: {check.reason}"


def test_every_mistake_we_have_met_is_in_the_table():
    known = {mistake.name for part, one in EXERCISES.values() for mistake in one.mistakes}
    required = {name.strip() for name in " ".join(REQUIRED.split()).split(";")}
    assert not required - known - set(Words.GENERAL), "give it an entry"


@BOTH
def test_teachers_page_is_made_from_the_table(language):
    meant = "is the changed hint meant? then run python3 course.py docs"
    assert twin(misconceptions.PAGE).read_text("utf-8") == misconceptions.page(), meant


def is_said(template, line):
    return line.startswith(template.format(sentence=""))


@BOTH
@pytest.mark.parametrize("name", PREDICTIONS)
def test_a_prediction_says_the_same_with_and_without_a_kernel(name, monkeypatch, language):
    part, one = PREDICTIONS[name]
    (cell,) = [cell for cell in EDITIONS[language][part].cells if cell.source == f"predict({name})"]
    predict = opened(part)["predict"]
    live = predict(one)._repr_mimebundle_()["text/plain"]
    monkeypatch.setenv("COURSE_FACE", "page")
    asked = vars(sys.modules[predict.__module__])["radios"](one)
    assert predict(one)._repr_mimebundle_() == {"text/html": asked, "text/plain": live}
    assert words(cell) == live, "run course.py notebooks"


@BOTH
@pytest.mark.parametrize("name", PREDICTIONS)
def test_prediction_answers_each_choice(name, language):
    part, one = PREDICTIONS[name]
    row = vars(sys.modules[opened(part)["predict"].__module__])["row"]
    wrong = [choice for choice, told in one.answers.items() if is_said(Words.NOT_QUITE, told)]
    right = [choice for choice, told in one.answers.items() if is_said(Words.YES, told)]
    assert right == [translated(one.right)] and len(wrong) == len(one.choices) - 1, (
        "one choice is right"
    )
    line, answers = row(one).children
    assert len(set(one.choices.values())) == len(one.choices) >= 2, (
        "each choice has a sentence of its own"
    )
    for button, (choice, sentence) in zip(line.children[1:], one.answers.items(), strict=True):
        button.click()
        shown = [
            answer.value for answer in answers.children if answer.layout.visibility == "visible"
        ]
        assert (
            button.description == choice
            and len(shown) == 1
            and shown[0].startswith(sentence.replace("'", "&#x27;"))
        )


@pytest.mark.parametrize("name", PREDICTIONS)
def test_a_prediction_asked_again_shows_what_was_pressed(name, monkeypatch):
    monkeypatch.setattr("nnfigures.engine.kept.LAST", {})
    part, one = PREDICTIONS[name]

    def asked():
        view, *_ = opened(part)["predict"](one)._repr_mimebundle_().values()
        line, answers = WIDGETS[view["model_id"]].children
        seen = [answer.layout.visibility == "visible" for answer in answers.children]
        return line.children[1:], seen

    assert not any(asked()[1]), "a fresh kernel starts clean"
    for k in range(len(one.choices)):
        asked()[0][k].click()
        buttons, seen = asked()
        assert seen[k] and sum(seen) == 1


@pytest.mark.parametrize("part", NOTEBOOKS)
def test_notebook_has_its_share(part):
    assert len(entries(part[3:], Exercise)) >= 2 and entries(part[3:], Prediction)
