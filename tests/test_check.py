"""The hints are right: shipped unsolved, solutions pass, each mistake gets its own sentence."""

import html
import itertools
import re
import sys
import warnings
from fnmatch import fnmatchcase
from fractions import Fraction
from functools import cache
from types import SimpleNamespace

import numpy as np
import pytest
from common import NOTEBOOKS, ROOT, words
from ipywidgets.widgets.widget import _instances as WIDGETS

from nncheck import watch
from nncheck.exercise import Exercise, Function, Number, Prediction, Sliders, entries
from nncheck.judge import kind
from nncheck.words import ADVICE, GENERAL, NOT_MOVED, NOT_STARTED
from nnfigures.engine.widget import Live
from nnlib import Network

sys.path.insert(0, str(ROOT / "docs"))
import misconceptions  # noqa: E402


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
    "check_count": ["len('12345678') + 3", "11.0"],
    "check_mse": [
        "return sum((t - p) ** 2 for t, p in zip(y_true, y_pred)) / len(y_true)",
        "return mse_loss(y_true, y_pred)",
        "total = 0\nfor k in range(len(y_true)):\n"
        "    total = total + (y_pred[k] - y_true[k]) ** 2\nreturn total / len(y_true)",
    ],
    "check_best": [
        "return sum(y_true) / len(y_true)",
        "return min(np.linspace(0, 1, 101), key=lambda c: np.mean((y_true - c) ** 2))",
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
    "check_update": ["updated = lambda w1, slope, learning_rate: w1 + learning_rate * -slope"],
    "check_step": [
        "return network.step(x, y, learning_rate)",
        "return np.array(network) - learning_rate * np.array(slopes)",
        "numbers = []\nfor k in range(9):\n"
        "    numbers.append(network[k] - learning_rate * slopes[k])\nreturn numbers",
    ],
    "check_prediction": [
        "x = pounds - 135, inches - 66\nh1, h2, o1 = network.activations(x)\nreturn o1"
    ],
    "check_rate": ["1000", "0.00001"],
    "check_bug": [
        "def mended(network, samples, learning_rate, epochs):\n"
        "    return [loss(one, samples) for one in train(network, samples, learning_rate, epochs)]"
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


def pattern(hint):
    return re.sub(r"\\\{.*?\\\}", ".*", re.escape(hint)).replace(r"\-1", ".1")


@pytest.mark.parametrize("name", EXERCISES)
def test_shipped_unsolved_with_its_ladder(name):
    part, one = EXERCISES[name]
    if isinstance(one, Sliders):
        source, said = f"{one.name} = {one.figure}(*check={name})\n{one.name}", "*"
    else:
        source, said = f"{one.starter}\n\n{name}({one.name})", NOT_STARTED + "\n"
    ((cell, ladder),) = (
        pair
        for pair in itertools.pairwise(NOTEBOOKS[part].cells)
        if fnmatchcase(pair[0].source, source)
    )
    assert isinstance(one, Sliders) or cell.metadata.tags == ["exercise"]
    assert fnmatchcase(words(cell), said) and ladder.source == one.ladder(), (
        "run course.py notebooks"
    )


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
    with pytest.raises(TypeError, match="check is 5: give one"):
        explore(check=5)


@pytest.mark.parametrize("name", EXERCISES)
def test_solution_passes_with_its_reason(name, capsys):
    part, one = EXERCISES[name]
    assert says(name, one.solution) == f"PASS: {one.reason}"
    one(...)
    assert capsys.readouterr().out == NOT_STARTED + "\n", "a check prints its line"


@pytest.mark.parametrize(
    "name, answer", [(name, one) for name, answers in OTHER_WAYS.items() for one in answers]
)
def test_right_in_another_way_passes(name, answer):
    assert says(name, answer).startswith("PASS: ")


@pytest.mark.parametrize("name, mistake, answer", MISTAKES)
def test_mistake_gets_its_own_hint(name, mistake, answer):
    one = EXERCISES[name][1]
    if isinstance(answer, dict):
        assert all(part in one.solution for part in answer), (
            "a part that isn't in the solution replaces nothing"
        )
    assert re.fullmatch("NOT YET: " + pattern(mistake.hint), says(name, one.body(answer)))


def secrets(one):
    """What no hint may contain: the solution's lines, and its number or the sample's."""
    if isinstance(one, Function):
        lines = re.findall(r"^\s*(?:return|\w+ =) (.* .*)$", one.solution, re.MULTILINE)
        return lines + [f"{number:.4f}" for number in one.results(one.solution)[0].flat]
    if isinstance(one, Number):
        return [one.solution, f"{eval(one.solution)}"]
    return re.findall(r"\w+=-?[\d.]+|^\d+", one.solution)


@pytest.mark.parametrize("name", EXERCISES)
def test_hints_are_short_and_give_nothing_away(name):
    one = EXERCISES[name][1]
    names, hints = zip(*[mistake[:2] for mistake in one.mistakes])
    assert len(set(hints)) == len(set(names)) == len(hints), "one name, one hint"
    for hint in [one.nudge, one.hint, *hints, *GENERAL.values()]:
        assert re.fullmatch(r"[^\n!]{15,150}[.?]", hint), (
            f"one line, short, with a full stop: {hint}"
        )
        assert not re.search(r"(?i)\b(simpl[ye]|obvious|just|easy)", hint), f"no such words: {hint}"
        for secret in secrets(one):
            pattern = rf"(?<![\d.]){re.escape(secret.replace(' ', ''))}(?!\d)"
            assert not re.search(pattern, hint + "\n" + hint.replace(" ", "")), (
                f"{secret} is the solution: {hint}"
            )


def spoilt(mistake, right, sample):
    """An answer with a general mistake, made from a right one."""
    return {
        "`print` instead of `return`": lambda *case: print(right(*case)),
        "`None`": lambda *case: None,
        "text": lambda *case: f"{right(*case)}",
        "wrong type": lambda *case: {"o1": right(*case)},
        "wrong type for a list": lambda *case: {"o1": right(*case)},
        "an exception": lambda *case: 1 / 0,
        "an exception with advice": lambda *case: undefined,  # noqa: F821
        "a call instead of a function": right(*sample),
        "hard-coded": lambda *case: right(*sample),
        "early rounding": lambda *case: np.round(right(*case), 3),
    }[mistake]


def can_make(name, mistake):
    """Whether an answer to a Function can make this general mistake."""
    if mistake.startswith("wrong type"):
        a_list = EXERCISES[name][1].results(EXERCISES[name][1].solution)[0].ndim == 1
        return a_list == (mistake == "wrong type for a list")
    if name == "check_best" and mistake in ("hard-coded", "early rounding"):
        return False  # 0.5 has its own hint
    return mistake not in ("no figure", "another figure", "an endless loop")


@pytest.mark.parametrize(
    "name, mistake",
    [(name, mistake) for name in FUNCTIONS for mistake in GENERAL if can_make(name, mistake)],
)
def test_general_mistake_is_named(name, mistake):
    part, one = EXERCISES[name]
    space = dict(opened(part))
    exec(one.code(one.solution), space)
    answer = spoilt(mistake, space[one.name], one.cases[0])
    assert re.fullmatch("NOT YET: " + pattern(GENERAL[mistake]), one.verdict(answer))


@pytest.mark.parametrize(
    "part, name, answer",
    [
        ("name 'math'", "check_mse", "math.exp(1)"),
        ("name 'np'", "check_feedforward", "np.exp(1)"),
        ("name 'e'", "check_sigmoid", "e ** -x"),
        ("name 'exp'", "check_sigmoid", "exp(x)"),
        ("is not defined", "check_sigmoid", "x1"),
        ("for ^", "check_sigmoid", "2.7 ^ x"),
        ("bitwise_xor", "check_mse", "(y_true - y_pred) ^ 2"),
        ("function", "check_sigmoid", "-math.exp"),
        ("Network.__new__", "check_feedforward", "Network([1] * 9)"),
        ("positional argument", "check_nudge", "sigmoid()"),
        ("can be converted", "check_mse", "__import__('math').exp(y_true)"),
        ("object is not callable", "check_sigmoid", "x(1 + x)"),
        ("recursion", "check_sigmoid", "my_sigmoid(x)"),
        ("sequence by non-int", "check_step", "network * 0.1"),
        ("'Network' and", "check_step", "network - 0.1"),
    ],
)
def test_python_s_own_words_get_advice(part, name, answer):
    assert ADVICE[part] in says(name, f"return {answer}")


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
    ],
)
def test_endless_loop_is_stopped(loop, monkeypatch):
    assert watch.SECONDS <= 5, "longer, a beginner takes it for broken"
    monkeypatch.setattr(watch, "SECONDS", 0.1)
    assert re.fullmatch(
        "NOT YET: " + pattern(GENERAL["an endless loop"]), says("check_sigmoid", loop)
    )
    assert sys.exc_info() == (None, None, None), "the stopped answer leaves its exception behind"


STEP = (
    "network = Network(0.5, −0.3, 0.8, 0.2, 1.5, −0.7, 0.1, −0.4, 0.3), x = (2, 3), y = 1, "
    "learning_rate = 2."
)


class Thorny:
    def __getattr__(self, name):
        raise RuntimeError("no")


@pytest.mark.parametrize("name", EXERCISES)
def test_check_never_raises_and_says_one_line(name):
    for answer in (
        None,
        True,
        7,
        -1e308,
        np.nan,
        np.inf,
        10**400,
        "",
        "two",
        [],
        {},
        [1, [2, 3]],
        np.zeros((2, 2)),
        object(),
        Thorny(),
        print,
        len,
        exit,
        int,
        lambda *case: case,
        lambda *case: Thorny(),
    ):
        assert re.fullmatch(r"(NOT YET|PASS): [^\n]{1,400}", EXERCISES[name][1].verdict(answer)), (
            answer
        )
    if isinstance(EXERCISES[name][1], Sliders):
        line = GENERAL["no figure"].format(kind="an int")
        assert EXERCISES[name][1].verdict(7) == f"NOT YET: {line}"


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
            "check_sigmoid",
            "return {7: sigmoid(7)}.get(x, 0.5)",
            "Yours is 0.5; it should be 0.8807971, for x = 2.",
        ),
        ("check_sigmoid", "return -x", "Yours is −2; it should be 0.8807971, for x = 2."),
        (
            "check_step",
            "return network.replace(w3=0)",
            f"Number 1 of yours is 0.5; it should be 0.7580342, for {STEP}",
        ),
        (
            "check_step",
            "return network[:8]",
            f"Yours is a list of 8; it should be one of 9, for {STEP}",
        ),
        ("check_count", "12", "12 is too big."),
        ("check_count", "7", "7 is too small."),
    ],
)
def test_unknown_mistake_gets_a_case_and_never_the_samples(name, answer, line):
    assert says(name, answer) == "NOT YET: " + line


def test_warnings_of_an_answer_are_not_shown():
    def loud(x):
        warnings.warn("loud", stacklevel=1)
        return 1 / (1 + np.exp(-x))

    assert EXERCISES["check_sigmoid"][1].verdict(loud).startswith("PASS: ")


def test_moved_figure_is_read_as_it_stands():
    part, one = EXERCISES["check_fence"]
    figure = opened(part)["explore_fence"]()
    figure.bundles()  # a kernel shows it
    assert one.verdict(figure) == NOT_MOVED
    for slider, value in (("w1", -0.5), ("w2", -0.5), ("b", 0)):
        figure.widget.movers[slider][1].value = str(value)
    assert one.verdict(figure) == f"PASS: {one.reason}"


@pytest.mark.parametrize("name", SLIDERS)
def test_another_figure_is_refused_by_its_name(name):
    one, other = EXERCISES[name][1], opened("01_neuron")["explore_sigmoid"]()
    line = GENERAL["another figure"].format(given="explore_sigmoid", wanted=one.figure)
    assert one.verdict(other) == f"NOT YET: {line}"


def test_slider_check_reads_the_figures_own_facts():
    at = {"w1": 0.3, "w2": 1, "b": 4, "on": [], "wrong": ["D"]}
    figure = SimpleNamespace(
        name="explore_fence",
        sliders=[SimpleNamespace(name="b")],
        text_values={"b": 0},
        now=lambda: {"b": 4},
        at=lambda values: SimpleNamespace(**at | values),
    )
    check = EXERCISES["check_fence"][1]
    assert check.verdict(figure).startswith("NOT YET: Wrong: D. B and C are where they should be")
    at["wrong"].clear()
    assert check.verdict(figure) == f"PASS: {check.reason}"


def test_every_mistake_we_have_met_is_in_the_table():
    known = {mistake.name for part, one in EXERCISES.values() for mistake in one.mistakes}
    required = {name.strip() for name in " ".join(REQUIRED.split()).split(";")}
    assert not required - known - set(GENERAL), "give it an entry"


def test_teachers_page_is_made_from_the_table():
    meant = "is the changed hint meant? then run python3 course.py docs"
    assert misconceptions.PAGE.read_text("utf-8") == misconceptions.page(), meant


@pytest.mark.parametrize("name", PREDICTIONS)
def test_prediction_answers_each_choice(name, monkeypatch):
    part, one = PREDICTIONS[name]
    (cell,) = [cell for cell in NOTEBOOKS[part].cells if cell.source == f"predict({name})"]
    predict = opened(part)["predict"]
    row = vars(sys.modules[predict.__module__])["row"]
    live = predict(one)._repr_mimebundle_()["text/plain"]
    monkeypatch.setenv("COURSE_FACE", "still")
    assert predict(one)._repr_mimebundle_() == {"text/plain": live}, (
        "the same words with and without a kernel"
    )
    assert words(cell) == live, "run course.py notebooks"
    wrong = [choice for choice, told in one.answers.items() if told.startswith("✗ Not quite. ")]
    right = [choice for choice, told in one.answers.items() if told.startswith("✓ Yes. ")]
    assert right == [one.right] and len(wrong) == len(one.choices) - 1, "one choice is right"
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
