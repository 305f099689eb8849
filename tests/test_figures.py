"""Figures work: found by walking the notebooks, moved without a browser, their facts nnlib's.

What a figure says is held against its facts, whatever its name is: a new figure needs no word here.
Where `TRUE` knows a figure's facts, they are computed anew, and what it says is held against those.
"""

import ast
import contextlib
import copy
import html
import io
import random
import re
import sys
import tracemalloc
from functools import cache
from importlib import import_module
from itertools import product
from math import exp, log
from numbers import Real

import ipywidgets
import numpy as np
import pytest
from common import NOTEBOOKS, ROOT
from matplotlib import pyplot

from nncheck.cases import ODD
from nncheck.feedforward_network import check_xor
from nncheck.neuron import check_fence
from nnfigures.engine import page
from nnfigures.engine.asleep import VIEW, fall_asleep
from nnfigures.engine.axes import Axes
from nnfigures.engine.controls import PLAYING, typed
from nnfigures.engine.widget import Live
from nnfigures.neuron import explore_fence
from nnlib import PEOPLE, Network, loss, samples, sigmoid, train

ONES = Network(1, 1, 1, 1, 1, 1, 0, 0, 0)
FLAT = Network(0, 0, 0, 0, 0, 0, 0, 0, 0)  # every output is exactly 0.5
FOUR, X = samples(PEOPLE), (2, 3)
DOTS = dict(zip("ABCD", FOUR))
XOR = {"P": ((0, 0), 0), "Q": ((0, 1), 1), "R": ((1, 0), 1), "S": ((1, 1), 0)}
FIELDS = {"ABCD": (DOTS, [(-21, 30), (-12.8, 12.8)])}  # the fence's dots, and its picture's sides
FIELDS["PQRS"] = XOR, [(-1.52, 2.52), (-0.516, 1.516)]
PUBLIC = {
    name: thing
    for notebook in NOTEBOOKS
    for name, thing in vars(import_module(f"nnfigures.{notebook[3:]}")).items()
    if name.startswith(("explore_", "plot_"))
}


def strictly_right(dots, w1, w2, b):
    """Which dots have an output strictly on their side of 0.5, unrounded."""
    outputs = {dot: 1 / (1 + exp(-(w1 * x1 + w2 * x2 + b))) for dot, ((x1, x2), y) in dots.items()}
    return [
        dot for dot, (x, y) in dots.items() if (outputs[dot] > 0.5 if y else outputs[dot] < 0.5)
    ]


def fence(dots, w1, w2, b):
    dots, sides = FIELDS[dots]
    outputs = {dot: sigmoid(w1 * x1 + w2 * x2 + b) for dot, ((x1, x2), y) in dots.items()}
    right = strictly_right(dots, w1, w2, b)
    wrong = [dot for dot in dots if dot not in right]
    corners = [w1 * x1 + w2 * x2 + b for x1, x2 in product(*sides)]
    where = "in" if min(corners) < 0 < max(corners) else "off" if w1 or w2 else "none"
    return {"outputs": outputs, "right": right, "wrong": wrong, "where": where}


def squeeze(total):
    verdict = f"{'almost' if abs(total) > log(99) else 'nearer'} {int(total > 0)}"
    true = {"output": 1 / (1 + exp(-total)), "power": exp(-total)}
    return true | {"verdict": verdict if total else "halfway"}


def network(dial, dot, value):
    changed = ONES.replace(**{dial: value})
    h1, h2, o1 = changed.activations(DOTS[dot][0])
    side = "level" if o1 == 0.5 else "above" if o1 > 0.5 else "below"
    side = f"just {side}" if 0 < abs(o1 - 0.5) < 0.00005 else side
    return {"network": changed, "h1": h1, "h2": h2, "o1": o1, "side": side}


def two_fences(w6, b1, b2):
    network = Network(6, 6, 6, 6, 8, w6, b1, b2, -4)
    rows = {dot: network.activations(x) for dot, (x, y) in XOR.items()}
    names = enumerate(("h1", "h2", "o1"))
    yes = {name: [dot for dot in XOR if rows[dot][k] > 0.5] for k, name in names}
    right = [dot for dot, (x, y) in XOR.items() if (0.5 - rows[dot][2]) * (0.5 - y) > 0]
    outputs = {dot: o1 for dot, (h1, h2, o1) in rows.items()}
    return {"outputs": outputs, "yes": yes, "right": right, "network": network}


def constant(c):
    areas = [(y - c) ** 2 for x, y in FOUR]
    return {"sides": [abs(y - c) for x, y in FOUR], "areas": areas, "mean": sum(areas) / 4}


def squares(y_pred, people):
    areas = [(y - output) ** 2 for (x, y), output in zip(samples(people), y_pred)]
    return {"outputs": list(y_pred), "areas": areas, "loss": sum(areas) / len(areas)}


def four_squares(dial, value):
    changed = ONES.replace(**{dial: value})
    true = squares([changed.feedforward(x) for x, y in FOUR], PEOPLE)
    level = "level" if true["loss"] == 0.25 else "above"
    return true | {"verdict": "below" if true["loss"] < 0.25 else level}


def secant(nudge):
    before, after = (loss(ONES.replace(w1=w1), FOUR[:1]) for w1 in (1, 1 + nudge))
    slope, tangent = (after - before) / nudge, ONES.gradient(*FOUR[0]).w1
    return {"rise": after - before, "slope": slope, "tangent": tangent}


def strips(bit):
    miss = 1 - ONES.feedforward(FOUR[0][0])
    change = (miss - bit) ** 2 - miss**2
    return {"miss": miss, "strip": miss * bit, "corner": bit * bit, "slope": change / bit}


def relay(network, x, y):
    h1, h2, o1 = network.activations(x)
    parts = [[x[0], h1 * (1 - h1)], [network.w5, o1 * (1 - o1)], [-2, y - o1]]
    true = {"parts": parts, "factors": [a * b for a, b in parts], "loss": (y - o1) ** 2}
    return true | {"h1": h1, "o1": o1, "slope": network.gradient(x, y).w1}


def slope(w1, target, step):
    true = relay(ONES.replace(w1=w1), FOUR[0][0], target)
    return true | {"stepped": w1 - 0.1 * true["slope"]}


def gradient(network, x, y):
    before = loss(network, [(x, y)])
    nudged = {
        name: (loss(network.replace(**{name: value + 0.001}), [(x, y)]) - before) / 0.001
        for name, value in network._asdict().items()
    }
    return {"slopes": network.gradient(x, y)._asdict(), "nudged": nudged}


def sides(network, people):
    rows = [(y, network.feedforward(x)) for x, y in samples(people)]
    right = [output > 0.5 if y else output < 0.5 for y, output in rows]
    return {"outputs": [output for y, output in rows], "right": sum(right)}


def update(stage):
    (h1, h2, o1), new = ONES.activations(FOUR[0][0]), ONES.step(*FOUR[0], 0.1)
    to_o1 = -2 * (1 - o1)
    to_h1, to_b3 = to_o1 * ONES.w5 * o1 * (1 - o1), to_o1 * o1 * (1 - o1)
    slopes = {"∂L/∂o1": to_o1, "∂L/∂h1": to_h1, "∂L/∂b3": to_b3}
    slopes["∂L/∂w1"] = to_h1 * -2 * h1 * (1 - h1)
    after = {"new w1": 1 - 0.1 * slopes["∂L/∂w1"], "new b3": -0.1 * to_b3}
    after |= {"new o1": new.feedforward(FOUR[0][0]), "new L": loss(new, FOUR[:1])}
    return {"numbers": {"h1": h1, "h2": h2, "o1": o1, "L": (1 - o1) ** 2} | slopes | after}


@cache
def learner(seed, rate=0.1):
    return train(Network.random(seed), FOUR, rate)


def training(seed, epoch):
    trained = learner(seed)[epoch]
    true = sides(trained, PEOPLE) | {"network": trained, "loss": loss(trained, FOUR)}
    slopes = [o1 * (1 - o1) for o1 in true["outputs"]]
    wrong = [k for k, (x, y) in enumerate(FOUR) if abs(true["outputs"][k] - y) >= 0.5]
    flat = [k for k in wrong if slopes[k] < 0.03]
    return true | {"flat": flat, "steepest": max((slopes[k] for k in flat), default=None)}


RATES = [float(f"{10 ** (k / 20 - 3):.3g}") for k in range(101)]


def rate(rate):
    k, (first, *_, last) = RATES.index(rate), learner(157, rate)[1:]
    around = {"below": RATES[max(k - 1, 0)], "above": RATES[min(k + 1, 100)]}
    ends = {f"{name}_end": loss(learner(157, one)[-1], FOUR) for name, one in around.items()}
    true = {"loss": loss(last, FOUR), "thrown": loss(first, FOUR), "ends": ends} | around
    return true | {"least": int(1000 * min(sides(last, PEOPLE)["outputs"])) / 1000}


def tug(network, samples, learning_rate, epochs):
    losses, updates = [loss(network, samples)], []
    for x, y in samples * epochs:
        before, network = network.feedforward(x), network.step(x, y, learning_rate)
        losses.append(loss(network, samples))
        update = {"before": before, "after": network.feedforward(x), "target": y}
        change = losses[-1] - losses[-2]
        way = "level" if change == 0 else "up" if change > 0 else "down"
        updates.append(update | {"change": change, "way": way})
    changes = [update["change"] for update in updates]
    return {"losses": losses, "changes": changes, "updates": updates}


def fences(left, right):
    return {
        "sides": [
            {
                "loss": loss(one, [*XOR.values()]),
                "outputs": [one.feedforward(x) for x, y in XOR.values()],
            }
            | {"right": sum((one.feedforward(x) > 0.5) == (y == 1) for x, y in XOR.values())}
            | {"verdict": "together" if (one.w1, one.w2) == (one.w3, one.w4) else "apart"}
            for one in (left, right)
        ]
    }


TRUE = {
    "explore_sigmoid": squeeze,
    "explore_fence": fence,
    "plot_fence": fence,
    "explore_network": network,
    "plot_network": lambda network, x: (
        dict(zip(("h1", "h2", "o1"), network.activations(x))) if x else {"network": network}
    ),
    "explore_xor": two_fences,
    "explore_constant": constant,
    "explore_loss": four_squares,
    "plot_squares": squares,
    "explore_secant": secant,
    "explore_slope": slope,
    "explore_strips": strips,
    "plot_relay": relay,
    "plot_gradient": gradient,
    "explore_training": training,
    "explore_rate": rate,
    "explore_update": update,
    "plot_tug": tug,
    "plot_boundary": sides,
    "plot_fences": fences,
}
# Figures at special places, and of other numbers than the text's: what is true there.
SPECIAL = [
    ("explore_fence(w1=0, w2=0, b=4)", "all on the side of 1"),
    ("explore_fence(w1=0, w2=0, b=-4)", "all on the side of 0"),
    ("explore_fence(w1=0, w2=0, b=0)", "0.5 everywhere: no sides"),
    ("explore_fence(w1=0, w2=-1, b=-1)", "3 of 4 right. On the fence, so not right: A."),
    ("explore_fence(w1=-0.4, w2=0.7)", "4 of 4 right. Almost on the fence: C."),
    ("plot_fence((-0.4, 0.7), 4)", "4 of 4 right. Almost on the fence: C."),
    ("plot_fence((0, 1), 6.001)", "Almost on the fence: D."),
    ("plot_fence((0, 0), 0)", "0 of 4 right"),
    ("explore_fence('PQRS', w1=6)", "3 of 4 right."),
    ("explore_network(w5=-1)", "exactly 0.5"),
    ("explore_xor(w6=-8, b2=-9)", "h2 to S, o1 to Q and R. o1 gives P 0.026"),
    ("explore_xor(w6=-8)", "o1 to none. o1 gives P 0.018, Q 0.018, R 0.018 and S 0.018. 2 of 4"),
    (
        "explore_training(seed=157, epoch=15)",
        "Alice is 0.099 further from the target than at the start.",
    ),
    (
        "explore_training(seed=157, epoch=16)",
        "further from the target than at the start: the turning point.",
    ),
    ("explore_training(seed=157, epoch=54)", "Alice is past the start’s 0.692 again."),
    ("explore_training(seed=8218, epoch=1000)", "at most 0.0026 at Alice and Diana, so steps"),
    ("explore_training(seed=324, epoch=64)", "A plateau: the sigmoid’s slope is at most"),
    ("explore_loss(w5=-1)", "L = 0.2500, as large as the shrug’s."),
    ("explore_rate(rate=0.1)", "Ten times that rate, 1, ends at 0.0002."),
    ("explore_rate(rate=10)", "A tenth of that rate, 1, ends at 0.0002."),
    ("plot_fences(ODD, ONES)", "h1 and h2 have the same fence"),
    ("explore_rate(rate=44.7)", "it stands at the edge of the cliff. The next rate, 50.1, ends at"),
    ("plot_relay(ODD, X, 0.25)", f"target 0.25: w1 = 0.5000, h1 = {ODD.activations(X)[0]:.4f}"),
    ("plot_relay(ODD, X, 0.25)", f"they give ∂L/∂w1 = {ODD.gradient(X, 0.25).w1:.4f}."),
    ("plot_relay(ODD, X, 0.25)", f"multiplied unrounded: {ODD.gradient(X, 0.25).w1:.7f}"),
    ("plot_gradient(FLAT.replace(w5=1), (50, 0), 1)", "The strongest is w1’s; nudges"),
    ("plot_gradient(FLAT.replace(w5=1), (1, 0), 1)", "The strongest is b3’s, 4 times w1’s; nudges"),
    (
        "plot_boundary(FLAT.replace(b3=1), PEOPLE)",
        "there is no boundary, as no output is below 0.5",
    ),
    (
        "plot_boundary(FLAT.replace(b3=-1), PEOPLE)",
        "there is no boundary, as no output is above 0.5",
    ),
    ("plot_boundary(FLAT.replace(b3=-1), iter(PEOPLE))", "2 of 4 right."),
    ("plot_tug(ODD, iter(FOUR))", "Alice"),
    ("plot_tug(ODD, [(X, 0.5)], epochs=1)", "for target 0.5"),
    ("plot_tug(ODD, FOUR, learning_rate=0)", "Alice 0.0000, output"),
    ("plot_tug(ODD, FOUR[1:2], epochs=2)", ": 0 of 2 raise it."),
    ("plot_tug(Network.random(157), FOUR[:2], epochs=2)", ": 1 of 4 raises it (Alice’s 1)."),
    ("plot_squares([0.5], iter(PEOPLE[:1]))", "Alice from 0.5000 to 1, area 0.2500"),
]


def calls(cell):
    """The calls in a cell that make figures."""
    nodes = [node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)]
    return [node for node in nodes if re.match("(explore|plot)_", getattr(node.func, "id", ""))]


def code(name):
    return [cell for cell in NOTEBOOKS[name].cells if cell.cell_type == "code"]


def found(kind, names=NOTEBOOKS):
    """(notebook, cell, call) wherever a notebook makes a figure of a kind: explore_ or plot_."""
    for name in names:
        for cell in code(name)[1:]:
            for call in calls(cell):
                if call.func.id.startswith(kind):
                    yield name, cell.id, call


def figures():
    """(the name it is called by, the figure), each opened after the cells that it needs."""
    for name, cell, call in found("explore_"):
        where = f"{name}:{cell}:{call.func.id}"
        yield pytest.param(call.func.id, eval(ast.unparse(call), needed(name, call)), id=where)


def needed(name, call):
    """What a notebook's first code cell makes, and the cells that make what a call is given."""
    given = "|".join(one.id for one in ast.walk(call) if isinstance(one, ast.Name))
    first, *others = code(name)
    makes = [cell for cell in others if re.search(rf"^({given}) = ", cell.source, re.MULTILINE)]
    space = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in (first, *makes):
            exec(cell.source, space)
    return space


def short(most):
    """What stops a loop, or a list of seeds, at most there."""
    return {"range": lambda *ends: range(*ends[:-1], min(ends[-1], most))}


@cache
def stills(name):
    """The figures of a notebook that stand still, by cell and name, the cells above them run."""
    space, made = short(1000), {}  # the 5000 epochs of notebook 05's encore would take seconds
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in code(name):
            exec(cell.source, space)
            made |= {
                (cell.id, call.func.id): eval(ast.unparse(call), space)
                for call in calls(cell)
                if call.func.id.startswith("plot_")
            }
    pyplot.close("all")
    return made


FIGURES = list(figures())
NAMED = dict(param.values for param in FIGURES)
STILL = [
    pytest.param(name, (cell, call.func.id), id=f"{name}:{cell}:{call.func.id}")
    for name, cell, call in found("plot_")
]


def special(call):
    return eval(call, globals() | PUBLIC)


def positions(figure):
    """Every control at its ends and middle, every choice, and always the same random walk."""
    walk, ends = random.Random(1), []
    for slider in figure.sliders:
        ends += [{slider.name: slider.low}, {slider.name: slider.high}]
        yield from (ends[-2], {slider.name: slider.stops[len(slider.stops) // 2]}, ends[-1])
    for choice in figure.choices:
        for option in choice.options:
            yield from ({choice.name: option}, *ends)
    for _ in range(20):
        chosen = {choice.name: walk.choice(choice.options) for choice in figure.choices}
        yield chosen | {slider.name: walk.choice(slider.stops) for slider in figure.sliders}


def put(live, values):
    for name, value in values.items():
        control = live.choosers[name] if name in live.choosers else live.movers[name][0]
        control.value = value


def words(svg):
    """The words in a picture, each text on a line of its own, with what is raised in it."""
    svg = re.sub("<tspan dy=[^>]*>(.*?)</tspan>", r"\1", svg)
    return html.unescape(re.sub(r"\s*(<[^>]*>\s*)+", "\n", svg))


def ground(figure, values):
    return figure.background(**figure.chosen(values))


def drawing(figure, values):
    return ground(figure, values) + figure.drawn(values)


def picture(figure, values):
    return words(drawing(figure, values))


def said(live):
    return html.unescape(re.sub(r"<[^>]*>", "", live.sentence.value))


# What is said, against the facts

NUMBER = r"(?<![\w.])[+−]?\d+(?:\.\d+)?(?:e−?\d+)?(?![\w.]*\w)"

NAMED_NUMBER = rf"(?<![∂\w])(?<![+·−] )(\w+)(?: =)? ({NUMBER})(?! to)"  # w1 = 0.5, Alice 0.5


def numbers(thing, name=""):
    """(its name, the number) for each number in a figure's facts, however deep.

    Of a list its length, too; what has more than 200 numbers is drawn, and not said one by one.
    """
    if isinstance(thing, Real):
        yield name, float(thing)
    elif hasattr(thing, "_asdict"):
        yield from numbers(thing._asdict(), name)
    elif isinstance(thing, dict):
        for key, value in thing.items():
            yield from numbers(key, name) if isinstance(key, Real) else ()
            yield from numbers(value, str(key))
            yield from numbers(value, thing["name"]) if "name" in thing else ()
    elif isinstance(thing, np.ndarray):
        yield from numbers(thing.tolist(), name)
    elif isinstance(thing, (list, tuple)):
        yield name, len(thing)
        yield from ((name, thing.count(one)) for one in thing if isinstance(one, str))
        for value in thing if len(thing) <= 200 else ():
            yield from numbers(value, name)


CALLED = {"Rate": "rate", "Epoch": "epoch", "Stage": "stage", "L": "loss", "above": ""}


def shows(shown, given):
    """Whether a number as shown is one of those given, at the shown rounding."""
    form = ".0e" if "e" in shown else f".{len(shown.partition('.')[2])}f"
    value = float(shown.replace("−", "-"))
    return any(float(f"{number:{form}}") == value for number in given)


def templates(figure):
    """The words of the figure's file, and of those that draw for it."""
    home = figure.facts.__module__
    parts = vars(sys.modules[home]).values()
    for room in {home, *(getattr(part, "__module__", home) for part in parts)}:
        yield from strings(vars(getattr(sys.modules[room], "Words", object)))


def strings(thing):
    """All strings in words, line by line; of a stage its sentence, of errors none."""
    if isinstance(thing, dict) and "formula" in thing:
        yield thing["says"]
    elif isinstance(thing, str):
        yield from (row for row in thing.splitlines() if not re.search(": (give|choose) ", row))
    elif isinstance(thing, (dict, list, tuple)) or type(thing).__name__ == "mappingproxy":
        for key, part in thing.items() if hasattr(thing, "items") else enumerate(thing):
            yield from strings(part) if not str(key).startswith("__") else ()


def same(fact, true):
    """Whether a fact is what it should be, within rounding."""
    if isinstance(true, dict) and fact:
        return all(same(fact[name], one) for name, one in true.items())
    if isinstance(true, (list, tuple)):
        return len(fact) == len(true) and all(map(same, fact, true))
    return fact == true or isinstance(fact, Real) and abs(fact - true) <= 1e-12 * max(1, abs(true))


def false(figure, values):
    """What a figure says or draws at its values that isn't so, one line each."""
    at = figure.at(values)
    true = TRUE.get(figure.name, lambda **given: {})(**figure.fixed | values)
    for name, value in true.items():
        if not same(vars(at).get(name), value):
            yield f"{name} is {vars(at).get(name)}, and nnlib says {value}"
    sentence = " ".join(dict.fromkeys([figure.sentence(at), figure.caption(at)]))
    yield from false_numbers(figure, at, sentence)
    yield from disordered(at, sentence)
    everything = f"{sentence} {picture(figure, values)} {figure.title}"
    if hyphens := re.findall(r"(?<!\w)-\d\S*", everything):
        yield f"{hyphens} has a hyphen for a minus"


def false_numbers(figure, at, sentence):
    """Each number that is said or drawn and is none of the facts, or bears another's name."""
    sure, outputs = [*numbers(vars(at))], getattr(at, "outputs", ())
    people = [person.name for person in getattr(at, "people", PEOPLE)]
    sure += zip(people, outputs) if isinstance(outputs, list) else ()
    fixed = " ".join(templates(figure))
    free = "−{" in fixed  # a formula's minus before a number
    fixed = re.findall(NUMBER, re.sub("{.*?}", "_", fixed))
    drawn = words(" ".join(re.findall('<text class="nn-t.*?</text>', figure.draw(at))))
    shown = re.findall(NUMBER, sentence) + [n for n in re.findall(NUMBER, drawn) if "." in n]
    for number in set(shown).difference(fixed):
        given = [value for name, value in sure]
        if not shows(number, given) and not (free and shows(number.lstrip("−"), given)):
            yield f"{number} is none of its facts"
    for name, number in re.findall(NAMED_NUMBER, sentence):
        named = [value for called, value in sure if called == CALLED.get(name, name)]
        if named and not shows(number, named):
            yield f"{name} {number} should be {named}"
    for count in re.findall(r"(\d+) of \d+ right", sentence):
        if int(count) != (len(at.right) if isinstance(at.right, list) else at.right):
            yield f"{at.right} are right, and not {count}"


def disordered(at, sentence):
    """The rows of numbers that are said in another order than that of the facts."""
    told = [one for one in re.findall(NUMBER, sentence) if re.search(r"\.\d\d", one)]
    for name, row in vars(at).items():
        number = isinstance(row, list) and all(isinstance(one, Real) for one in row)
        if number and len(row) > 2 and {*row} - {0, 1}:
            left = iter(told)
            whole = all(sum(shows(one, [x]) for one in told) >= row.count(x) for x in row)
            if whole and not all(any(shows(one, [x]) for one in left) for x in row):
                yield f"{name} isn't said in the order {row}"


@pytest.mark.parametrize("name, figure", FIGURES)
def test_facts_sentence_and_picture_are_right_wherever_the_sliders_are(name, figure):
    live = Live(figure)
    for position in positions(figure):
        put(live, position)
        values = live.values()
        wrong = list(false(figure, values))
        assert not wrong, f"{name} at {values} says {said(live)!r}: {wrong}"
        assert values | position == values and said(live) == figure.said(values), (
            f"{name} at {values} says {said(live)!r}: the sentence lags behind its sliders"
        )
        back, front = ground(figure, values), figure.drawn(values)
        drawn = [layer.value.replace(live.mark, "") for layer in (live.back, live.front)]
        assert back in drawn[0] and front in drawn[1], (
            f"{name} at {values}: the picture lags behind its sliders"
        )
        assert f'aria-label="{html.escape(figure.title)}"' in live.front.value, (
            f"{name}: the picture bears no name for those who don't see it"
        )
        assert len(live.front.value) <= 8192, (
            "at most 8 KB a move: draw less, or move it to the background"
        )


@pytest.mark.parametrize("name, figure", FIGURES)
def test_facts_and_sentence_are_right_at_every_stop(name, figure):
    for slider in figure.sliders:
        for stop in slider.stops:
            values = figure.values | {slider.name: stop}
            wrong = list(false(figure, values))
            assert not wrong, f"{name} at {values} says {figure.said(values)!r}: {wrong}"


@pytest.mark.parametrize("name, still", STILL)
def test_a_still_says_what_is_right(name, still):
    figure = stills(name)[still]
    assert not list(false(figure, figure.values)), figure.said(figure.values)
    shown, said = figure.bundles()
    assert "<svg" not in shown["text/html"], "where a file isn't trusted, a host takes it apart"


@pytest.mark.parametrize("call, says", SPECIAL)
def test_it_says_what_is_special_there(call, says):
    figure = special(call)
    assert not list(false(figure, figure.values)), figure.said(figure.values)
    shown = [figure.said(figure.values), picture(figure, figure.values)]
    assert any(says in one for one in shown), f"{call} says: {shown}"


def test_count_check_and_rule_agree_at_every_fence():
    figure, settings = special("explore_fence()"), 0
    w1s, w2s, bs = (slider.stops for slider in figure.sliders)
    for w1, w2, b in ((w1, w2, b) for w1 in w1s for w2 in w2s for b in bs):
        settings += 1
        at, right = figure.at({"w1": w1, "w2": w2, "b": b}), strictly_right(DOTS, w1, w2, b)
        passed = check_fence.reached(at).startswith("PASS")
        assert at.right == right and passed == (len(right) == 4), f"{w1}, {w2}, {b}: {at}"
    assert settings == 21 * 21 * 41


def test_no_fence_gets_all_of_xor_right():
    figure, counts = special("explore_fence('PQRS')"), set()
    stops = [slider.stops for slider in figure.sliders]
    for values in map(dict, (zip(("w1", "w2", "b"), three) for three in product(*stops))):
        at = figure.at(values)
        assert at.right == strictly_right(XOR, **values), f"{values}: {at.right}"
        counts.add(len(at.right))
    assert max(counts) == 3, "and none can: P's and S's totals add up to Q's and R's"


def test_from_every_state_the_hints_lead_to_xor_solved():
    figure, moves = special("explore_xor()"), {"raise b1": ("b1", 1), "lower b2": ("b2", -1)}
    moves |= {"slide the fences apart": ("b2", -1), "choose another": ("w6", 8)}
    moves["h2 has to count for no"] = ("w6", -16)
    for w6, b1, b2 in product((-8, 0, 8), range(-12, 1), range(-12, 1)):
        values = {"w6": w6, "b1": b1, "b2": b2}
        for _ in range(30):
            told = check_xor.reached(figure.at(values))
            for words in filter(told.__contains__, moves):
                name, way = moves[words]
                values[name] += way
        assert told.startswith("PASS"), f"from {w6, b1, b2} the hints lead to {values}: {told}"


def states(figure):
    """Its values at each stop of each slider, and for each other choice at a few."""
    yield figure.values
    for tape in page.tapes(figure):
        yield from tape.states if figure.values in tape.states else tape.states[::15]


def families():
    """By a file of figures all (figure, values) of it that notebooks or SPECIAL show."""
    shown = [figure for name, figure in (param.values for param in FIGURES)]
    shown += [figure for name in NOTEBOOKS for figure in stills(name).values()]
    shown += [special(call) for call, says in SPECIAL]
    by_file = {}
    for figure in shown:
        by_file.setdefault(figure.facts.__module__, []).append(figure)
    return by_file


def bears(line, pieces):
    """Whether the pieces stand in the line, one after the other."""
    place = 0
    for piece in pieces:
        place = line.find(piece, place) + len(piece)
        if place < len(piece):
            return False
    return True


def test_every_word_of_a_figure_is_reached():
    pytest.importorskip("typst", reason="NO TYPST: course.py test installs it")
    sys.path.insert(0, str(ROOT / "docs"))
    printed = words(import_module("handout").handout()).splitlines()
    idle = []
    for file, shown in families().items():
        lines = {figure.title for figure in shown}.union(printed)
        for figure in shown:
            for values in states(figure):
                lines |= {figure.said(values), figure.caption(figure.at(values))}
                lines |= {*picture(figure, values).splitlines()}
        for template in strings(vars(sys.modules[file].Words)):
            if not any(bears(line, re.split("{.*?}", template)) for line in lines):
                idle.append(f"{file}: {template}")
    assert not idle, f"never shown, so delete it, or show it by a row of SPECIAL: {idle}"


def test_two_that_draw_the_same_share_no_name():
    one, other = [Live(explore_fence()).front.value for _ in range(2)]
    names = re.findall(r'\bid="(.+?)"', one)
    assert names and not {*names} & {*re.findall(r'\bid="(.+?)"', other)}, (
        "two notebooks in one window: the one in front lost its colours to the other's"
    )
    assert {*re.findall(r"url\(#(.+?)\)", one)} <= {*names}


@pytest.mark.parametrize("name, figure", FIGURES)
def test_every_slider_and_its_box_move_the_picture(name, figure):
    live = Live(figure)
    for slider in figure.sliders:
        mover, box, *play = live.movers[slider.name]
        seen = set()
        for button in play:
            button.value = 3
            assert mover.index == 3, f"{name}: play doesn't move {slider.name}"
        for number in (slider.low, slider.high):
            box.value = str(number)
            assert mover.value == number, (
                f"{name}: the box of {slider.name} doesn't move its slider"
            )
            mover.value = slider.nearest(0.6 * slider.low + 0.4 * slider.high)
            assert typed(box.value) == mover.value, (
                f"{name}: the box of {slider.name} doesn't follow its slider"
            )
            mover.value = number
            seen.add((said(live), live.front.value))
        assert len(seen) == 2, f"{name}: {slider.name} moves nothing: observe it"
        assert mover.description == slider.label(live.values()), (
            "a slider bears the name of what it moves"
        )


@pytest.mark.parametrize("name, figure", FIGURES)
def test_every_choice_changes_the_picture(name, figure):
    live = Live(figure)
    for choice in figure.choices:
        put(live, {choice.name: choice.options[0]})
        before = live.back.value + live.front.value
        put(live, {choice.name: choice.options[-1]})
        assert live.back.value + live.front.value != before, (
            f"{name}: choosing another {choice.name} changes nothing"
        )


@pytest.mark.parametrize("name, figure", FIGURES)
def test_reset_gives_back_where_it_opened_and_memory_stays_flat(name, figure):
    live = Live(figure)
    reset = next(part for part in live.children[0].children if isinstance(part, ipywidgets.Button))
    sizes = []
    for _ in range(3):
        for position in positions(figure):
            put(live, position)
        plays = [part for mover in live.movers.values() for part in mover[2:]]
        for play in plays:
            setattr(play, PLAYING, True)
        reset.click()
        assert not any(getattr(play, PLAYING) for play in plays), "reset stops what plays"
        assert live.values() == figure.values and said(live) == figure.said(figure.values)
        tracemalloc.start() if not sizes else None
        alive = getattr(ipywidgets.widgets.widget, "_instances", None) or ipywidgets.Widget.widgets
        widgets = len(alive)
        sizes.append((widgets, tracemalloc.get_traced_memory()[0]))
    tracemalloc.stop()
    assert sizes[2][0] == sizes[0][0] and sizes[2][1] < 2_000_000, (
        f"{name} keeps something at every move: {sizes}"
    )


@pytest.mark.parametrize("name, cell, call", list(found("explore_")))
def test_a_figure_shown_again_is_as_it_was_left(name, cell, call, monkeypatch):
    space = needed(name, call)

    def shown(call):
        figure = eval(call, dict(space))
        (bundle,) = figure.bundles()
        assert bundle["text/plain"] == said(figure.widget) == figure.said(figure.now())
        return figure

    monkeypatch.setattr("nnfigures.engine.kept.LAST", {})
    figure = shown(ast.unparse(call))
    assert figure.now() == figure.values, "a fresh kernel starts clean"
    *_, left = positions(figure)
    put(figure.widget, left)
    again = shown(ast.unparse(call))
    assert again.now() == left != figure.values, "the same call opens where it was left"
    slider = figure.sliders[0]
    dial, stop = slider.label(figure.values), slider.stops[1]
    given = ", ".join([*map(ast.unparse, call.args), f"{dial}={stop}"])
    other = shown(f"{call.func.id}({given})")
    assert other.now()[slider.name] == stop, "other arguments win"
    again.widget.children[0].children[-1].click()
    assert again.now() == figure.values == shown(ast.unparse(call)).now(), "reset, and it stays so"


def test_as_a_notebook_is_saved_it_loses_our_views_and_nothing_else():
    def saved(*bundles):
        outputs = [{"output_type": "display_data", "data": one} for one in bundles]
        text = {"cell_type": "markdown", "source": "nn-asleep"}
        cells = [text, {"cell_type": "code", "outputs": [{"name": "stdout"}, *outputs]}]
        return {"type": "notebook", "content": {"cells": cells, "metadata": {}}}

    theirs = {VIEW: {"model_id": "1"}, "text/html": "<img>", "text/plain": "VBox()"}
    alone = {VIEW: {"model_id": "2"}, "text/plain": "IntSlider(value=0)"}
    (ours,) = special("explore_fence()").bundles()
    model = saved(theirs, alone, dict(ours))
    fall_asleep(model, path="", contents_manager=None)
    asleep = {kind: ours[kind] for kind in ("text/html", "text/plain")}
    assert VIEW in ours and model == saved(theirs, alone, asleep)
    fall_asleep({"type": "file", "content": "nn-asleep"})
    assert "<svg" not in ours["text/html"], "where a file isn't trusted, a host takes it apart"


def test_a_notebook_that_was_opened_alone_is_saved_as_it_was_shipped():
    shipped = NOTEBOOKS["01_neuron"]
    opened = copy.deepcopy(shipped)
    opened.metadata.language_info.version = "3.12.1"
    opened.metadata.kernelspec.display_name = "Python 3 (ipykernel)"
    fall_asleep({"type": "notebook", "content": opened})
    assert opened == shipped, "a git pull would stop at it"


def test_what_moves_sits_on_what_stands():
    def mark(axes):
        axes.plot([-1, 4], [0.5, 1.5])

    axes = Axes((100, 40, 500, 200), (-3, 5), (0, 2), mark)
    ends = re.search(r'd="M ([\d.]+) ([\d.]+) L ([\d.]+) ([\d.]+) " clip', axes.svg).groups()
    ends = [float(end) * 100 / 72 for end in ends]
    assert ends == pytest.approx([*axes.at(-1, 0.5), *axes.at(4, 1.5)], abs=0.1)
    assert axes.points([-1, 4], [0.5, 1.5]) == [axes.at(-1, 0.5), axes.at(4, 1.5)]


def curves(axes):
    """The points, close together, of curves, and of all that matplotlib has drawn."""
    drawn = [(stroke, 100 / 72) for stroke in re.findall(r' d="(M [^"]*)"', axes)]
    drawn += [(stroke, 1) for stroke in re.findall(r' d="(M\d[^"L]*(?:L[^"L]*){9,})"', axes)]
    for stroke, unit in drawn:
        corners = unit * np.array(re.findall(r"[ML] ?([\d.-]+) ([\d.-]+)", stroke), float)
        yield from np.linspace(corners[:-1], corners[1:], 99).reshape(-1, 2)
    marks = re.findall(r'<use [^>]*x="([\d.]+)" y="([\d.]+)"', axes)
    yield from np.array(marks, float).reshape(-1, 2) * 100 / 72


def dots(figure, values):
    """The places of the dots with white rims, which sit on curves; those in a lens aside."""
    drawn = re.sub("<svg.*?</svg>", "", figure.drawn(values))
    found = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"[^>]* stroke="#fff"', drawn)
    return np.array(found, float)


ON_A_CURVE = [
    param
    for param in FIGURES
    for figure in param.values[1:]
    if len(dots(figure, figure.values)) and [*curves(ground(figure, figure.values))]
]


@pytest.mark.parametrize("name, figure", ON_A_CURVE)
def test_the_dot_stays_on_its_curve(name, figure):
    points, (slider,) = np.array([*curves(ground(figure, figure.values))]), figure.sliders
    for stop in slider.stops:
        for dot in dots(figure, figure.values | {slider.name: stop})[-1:]:
            away = np.hypot(*(points - dot).T).min()
            assert away < 1, f"{name} at {slider.name} = {stop}: the dot is {away:.1f} px off"


def test_dots_on_curves_are_found():
    names = {param.values[0].removeprefix("explore_") for param in ON_A_CURVE}
    assert names >= {"sigmoid", "loss", "slope", "training", "rate"}, "their dots' rims are #fff"


def test_the_diagram_bears_each_of_the_nine_numbers():
    for dial in Network._fields:
        figure = special(f"explore_network({dial}=-2)")
        shown = " ".join(picture(figure, figure.values).split())
        for name, number in ONES.replace(**{dial: -2})._asdict().items():
            wanted = f"{name} {number:.1f}".replace("-", "−")
            assert wanted in shown, f"{dial} moved: {name} isn't at {number}"


@pytest.mark.parametrize("target, word, way", [(1, "left", -1), (0, "right", 1)])
def test_the_step_is_drawn_and_signed_the_way_it_goes(target, word, way):
    figure = NAMED["explore_slope"]
    moved = figure.drawn(figure.values | {"target": target, "step": "show"})
    arrow = r'd="M([\d.]+) [\d.]+L([\d.]+) [\d. ]+" stroke="#009E73"'
    foot, tip = re.search(arrow, moved).groups()
    assert f">step {word}<" in moved and (float(tip) - float(foot)) * way > 0, (
        "the green arrow is the step's"
    )
    assert moved.count('stroke-width="3.5"') == 3, "one sign is a plus, the other a minus"
    hidden = figure.drawn(figure.values | {"target": target, "step": "hide"})
    assert "uphill" in moved and "uphill" not in hidden, "an arrow uphill gives the step away"


def test_a_nudged_column_is_nudged(monkeypatch):
    monkeypatch.setattr(Network, "gradient", lambda network, x, y: Network(*[9.0] * 9))
    figure = special("plot_gradient(ODD, X, 0)")
    shown, true = picture(figure, {}), gradient(ODD, X, 0)["nudged"]
    assert same(figure.opened.nudged, true), "what is nudged isn't a copy of the slopes"
    assert all(f"{rate:.4f}".replace("-", "−") in shown for rate in true.values())


def test_a_level_step_has_no_triangle():
    level, steep = (special(f"plot_tug(ODD, FOUR, learning_rate={rate})") for rate in (0, 0.1))
    triangles = [figure.drawn({}).count('stroke="none"') for figure in (level, steep)]
    assert triangles == [0, 4] and not level.opened.ups, "what doesn't move points nowhere"


def test_negative_numbers_are_dashed():
    dashes = special("plot_network(ODD, X)").drawn({}).count("stroke-dasharray")
    assert dashes == sum(value < 0 for value in ODD) == 3


@pytest.mark.parametrize(
    "start, message",
    [
        ("loss(w1=9)", "w1 is 9"),
        ("loss(w9=1)", "w9 can't be moved here: choose from w1, .* b3, dial"),
        ("loss(w5=1, b3=1)", "^w5 and b3 can't all be given"),
        ("loss(w1=0.07)", "w1 is 0.07"),
        ("loss(dial='w1', w5=1)", "dial and w5 can't all be given"),
        ("loss(dial='w9')", "dial is 'w9'"),
        ("loss(w1='a')", "w1 is 'a'"),
        ("loss(dial=np.ones(2))", "dial is array"),
        ("loss(w1=np.ones((2, 2)))", "w1 is array"),
        ("loss(w1=10**400)", "w1 is 10"),
        ("training(seed=[1])", r"seed is \[1\]"),
        ("training(seed=-1)", "seed is -1"),
        ("training(epoch=10**400)", "epoch is 10"),
        ("rate(rate=10**400)", "rate is 10"),
        ("fence('XYZ')", "dots is 'XYZ': give 'ABCD' or 'PQRS'"),
        ("fence([])", r"dots is \[\]: give 'ABCD' or 'PQRS'"),
    ],
)
def test_a_wrong_start_gets_one_line(start, message):
    with pytest.raises(ValueError, match=message) as error:
        special(f"explore_{start}")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("three", [-3, np.int64(-3), np.float32(-3), -2.7 - 0.3])
def test_a_start_of_any_kind_of_number_is_taken(three):
    assert PUBLIC["explore_loss"](w5=three).values == {"dial": "w5", "value": -3}
    training = special("explore_training(seed=np.int64(3), epoch=True)")
    assert training.values == {"seed": 3, "epoch": 1}
