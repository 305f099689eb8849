"""It survives people: cells in any order, anything as an argument or in a number box.

Each gives an answer, or one line of ours. What is spared: a picture is painted and not packed;
range stops at 50; what finds values as it found them before does what it did before; the cells
after that of a slip are run for one of its kinds, in turn.
"""

import _thread
import ast
import contextlib
import copy
import io
import itertools
import pickle
import random
import re
import threading
import traceback
import warnings
from functools import cache

import pytest
from common import NOTEBOOKS, ROOT
from matplotlib import pyplot
from test_figures import FIGURES, PUBLIC, false, said, short

import nnlib
from nncheck.cases import ONES
from nnfigures.engine.controls import typed
from nnfigures.engine.widget import Live
from nnlib import Network, Neuron

SLIPS = ("0", "-1", "1e9", "1e308", "nan", "'two'", "[]", "None")
OURS = tuple(str(ROOT / name) for name in ("nnlib.py", "nnguard.py", "nnfigures", "nncheck"))
METHODS = {*vars(Network), *vars(Neuron)}
# What a learner changes: notebook | the text in its code | what stands there instead, in turn
CHANGED = """
01 | Neuron([0, 1], 4)     | Neuron([-1, 0.5], 0); Neuron([0, 0], 0); Neuron(['two', 1], 4)
01 | w1, w2, b = 0, 1, 4   | w1, w2, b = -1000, 0, 0.5
01 | np.linspace(-8, 8, 161) | np.linspace(-800, 800, 3); np.zeros(2)
01 | (3, 0, -2, -3, -4)    | (0, 1e9); ('two',)
02 | Network(w1=0, w2=1    | Network(w1=-1, w2=0
02 | x1, x2 = 2, 3         | x1, x2 = -25, 0
02 | Network(w1=1, w2=1    | Network(w1=-3, w2=0
02 | Neuron([6, -6], -3)   | Neuron([-6, 0], 1)
03 | np.array([1, 0, 0, 1]) | np.array([0, 1]); np.array([0.5, -1, 9])
03 | guess in (0, 0.5)     | guess in (1, -2, 0.3)
03 | shift=(135, 66)       | shift=(0, 0); shift=(-1, 'two')
03 | Network(w1=1, w2=1    | Network(w1=-1, w2=0; Network(w1='two', w2=1
03 | y_true - 0.5          | y_true - 1; y_true + 0
03 | np.linspace(-3, 3, 121) | np.linspace(-9, 9, 2)
04 | alice = (-2, -1)      | alice = (25, 6); alice = (0, 0); alice = 'two'
04 | Network(w1=1, w2=1    | Network(w1=-1, w2=0; Network(w1=9, w2=9; Network(w1='two', w2=1
04 | (0.1, 0.01, 0.001, 0.0001) | (-0.1, 1)
04 | replace(w1=1.1)       | replace(w1=0); replace(w1='two')
05 | random(157)           | random(8); random(0); random(-1); random('two')
05 | epochs=1000           | epochs=10; epochs=0; epochs=-1; epochs='two'
05 | learning_rate=0.1     | learning_rate=1; learning_rate=0; learning_rate=-1; learning_rate='two'
05 | alice = (-2, -1)      | alice = (25, 6); alice = (0, 0)
05 | four = samples(PEOPLE) | four = samples(PEOPLE[::-1]); four = samples(PEOPLE, shift=(0, 0))
05 | Network.random(7)     | Network.random(157); Network.random(10**9)
05 | range(1000)           | range(1); range(3)
"""
START = short(50) | {"nan": float("nan")}
KNOWN = {}  # by a value's place and length: what equal ones share, and the value, so kept there
DONE = {}  # by a cell and the values that it found: what is wrong, and the values that it left


def verdict(error, plain):
    """What is wrong with an error: nothing if it is a cell's own and plain, or one line of ours."""
    *others, last = traceback.extract_tb(error.__traceback__)
    words = str(error)
    plotted = not any(frame.filename.startswith(OURS) for frame in others)  # by the cell itself
    own = (
        (last.filename.startswith("cell ") or plotted and "matplotlib" in last.filename)
        and isinstance(error, plain)
        and not isinstance(error, (Warning, KeyboardInterrupt))
    )
    ours = (
        last.filename.startswith(OURS)
        and last.line.startswith("raise ")
        and type(error) in (TypeError, ValueError)
    )
    if "\n" not in words and (own or ours and ("give " in words or "choose " in words)):
        return ""
    said = words or "still running after 10 seconds"
    return f"{type(error).__name__}: {said} [{last.filename}:{last.lineno}: {last.line}]"


def run(cell, tree, space, plain=Exception):
    """Run a cell as a notebook does; gives what is wrong with it."""
    loud, clock = io.StringIO(), threading.Timer(10, _thread.interrupt_main)
    with (
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(loud),
        warnings.catch_warnings(),
    ):
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", SyntaxWarning)  # Python's own, of a slip such as 0[1]
        clock.start()
        try:
            exec(compile(ast.Interactive(tree.body), f"cell {cell}", "single"), space)
            paint()
        except BaseException as error:
            return verdict(error, plain)
        finally:
            clock.cancel()
            pyplot.close("all")
    return loud.getvalue()


def paint():
    """What a notebook does at a cell's end with the plots that the cell drew by pyplot."""
    for number in pyplot.get_fignums():
        pyplot.figure(number).canvas.draw()
        pyplot.close(number)


@cache
def names(tree, contexts=object):
    """The names that a cell mentions; with ast.Load, those that it reads."""
    added = [node.target for node in ast.walk(tree) if isinstance(node, ast.AugAssign)]
    nodes = [node for node in ast.walk(tree) if isinstance(getattr(node, "ctx", node), contexts)]
    fields = [(node, field) for node in nodes + added for field in ("id", "name", "asname")]
    return {getattr(node, field, None) for node, field in fields} - {None}


def known(value):
    """What equal values share: their bytes; what has none is told by where it lies."""
    place = id(value), len(value) if isinstance(value, list) else 0
    if place not in KNOWN:
        try:
            KNOWN[place] = pickle.dumps(value), value
        except (TypeError, AttributeError, pickle.PicklingError):
            KNOWN[place] = place, value
    return KNOWN[place][0]


def play(cells, plain=Exception, before=START):
    """Run cells where there are these values: what is wrong (not a plain error), and the values at
    the end."""
    space, wrong = dict(before), []
    for cell, tree in cells:
        found = [space.get(name, play) for name in names(tree, ast.Load)]
        key = (tree, plain, *map(known, found))
        if key not in DONE or any(getattr(value, "__globals__", None) is space for value in found):
            fault = run(cell, tree, space, plain)
            DONE[key] = fault, {name: space[name] for name in names(tree) if name in space}
        fault, left = DONE[key]
        space.update(left)
        wrong += [f"{cell}: {fault}"] if fault else []
    return wrong, space


@cache
def code(name):
    return [
        (cell.id, ast.parse(cell.source))
        for cell in NOTEBOOKS[name].cells
        if cell.cell_type == "code"
    ]


def orders(cells):
    yield "each cell twice", [cell for cell in cells for _ in "12"]
    yield "everything twice", cells * 2
    for k, (cell, _) in enumerate(cells):
        yield f"a restart, then from {cell} on", cells[k:]
        yield f"a restart, the first cell, then from {cell} on", cells[:1] + cells[k:]
        yield f"with {cell} emptied", cells[:k] + cells[k + 1 :]
    for seed in range(3):
        yield (
            f"the first cell, then the others shuffled by {seed}",
            cells[:1] + random.Random(seed).sample(cells[1:], len(cells) - 1),
        )


@pytest.fixture
def a_notebook(monkeypatch):
    def show(value):
        getattr(value, "bundles", getattr(value, "_repr_mimebundle_", value.__repr__))()

    monkeypatch.setattr("sys.displayhook", show)
    monkeypatch.setattr(pyplot, "show", paint)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_cells_run_in_any_order(name, a_notebook):
    for order, cells in orders(code(name)):
        wrong = play(cells, NameError)[0]
        assert not wrong, (
            f"{name}, {order}: {wrong}; only NameError is for a cell that was left out"
        )


@pytest.mark.parametrize("row", CHANGED.split("\n")[1:-1])
def test_changed_numbers_dont_break_what_follows(row, a_notebook):
    part, old, news = (text.strip() for text in row.split(" | "))
    (name,) = [name for name in NOTEBOOKS if name.startswith(part)]
    sources = [(cell.id, cell.source) for cell in NOTEBOOKS[name].cells if cell.cell_type == "code"]
    found = [k for k, (cell, source) in enumerate(sources) if old in source]
    assert found, f"{name} has no {old!r}: change the row as well"
    for new in news.split("; "):
        for k in found:
            cell, source = sources[k]
            changed = cell, ast.parse(source.replace(old, new))
            wrong = play([*code(name)[:k], changed, *code(name)[k + 1 :]], NameError)[0]
            assert not wrong, f"{name}, {cell}, with {new}: {wrong}; a cell takes what it is given"


def parts(node):
    """An argument and what it is made of; what goes into a call in it is that call's."""
    yield node
    if not isinstance(node, ast.Call):
        for child in ast.iter_child_nodes(node):
            yield from parts(child) if isinstance(child, ast.expr) else ()


def arguments(tree, space):
    """Whatever a cell gives to functions of ours."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        called = space.get(getattr(call.func, "id", ""))
        if getattr(call.func, "attr", "") in METHODS or str(
            getattr(called, "__module__", "")
        ).startswith("nn"):
            for argument in call.args + [keyword.value for keyword in call.keywords]:
                yield from parts(argument)


def pieces(cell, tree):
    """The statements of a cell, one by one; those that draw a plot together, and all where one
    fills a list."""
    drawn = [k for k, one in enumerate(tree.body) if "plt" in names(one)]
    first, last = min(drawn, default=0), max(drawn, default=0)
    groups = [[one] for one in tree.body]
    groups[first : last + 1] = [tree.body[first : last + 1]]
    filled = re.search(r"\.append\(|[-+*/]=", ast.unparse(tree))
    return [(cell, ast.Module(group, [])) for group in ([tree.body] if filled else groups)]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_slip_gets_an_answer_or_one_line(name, a_notebook):
    cells = [piece for cell, tree in code(name) for piece in pieces(cell, tree)]
    space, before, turns = play(cells)[1], START, itertools.cycle(SLIPS)
    for k, (cell, tree) in enumerate(cells):
        for part, turn in zip(arguments(tree, space), turns):
            for slip in SLIPS:
                slipped = copy.deepcopy(tree, {id(part): ast.parse(slip, mode="eval").body})
                rest = [one for one in cells[k + 1 :] if one[0] == cell or slip == turn]
                slipped = cell, ast.fix_missing_locations(slipped)
                wrong = play([slipped, *rest], before=before)[0]
                assert not wrong, (
                    f"{name}, {cell}, {ast.unparse(part)} replaced by {slip}: {wrong}; let the "
                    "function that is called check it, and say in one line what to give"
                )
        before = play([(cell, tree)], before=before)[1]


@pytest.mark.parametrize(
    "plot",
    [
        "plot_fence((1e-300, 0), 1e99)",
        "plot_squares([0.5], [Person('李', 133, 65, 'F')])",
        "plot_boundary(ONES, [Person('$x_$', 133, 65, 'F')])",
        "plot_squares([0.5], [Person('', 133, 65, 'F')])",
    ],
)
def test_what_no_cell_gives_is_drawn_all_the_same(plot, a_notebook):
    assert not run("new", ast.parse(plot), vars(nnlib) | PUBLIC | {"ONES": ONES})


@pytest.mark.parametrize("name, figure", FIGURES)
def test_number_box_takes_anything(name, figure):
    live = Live(figure)
    for slider in figure.sliders:
        mover, box, *_ = live.movers[slider.name]
        for text in ("inf", "-1e308", "1e308", "1e9", "-1", "0.07", "1", " 2 "):
            box.value = text
            wrong, now = [*false(figure, live.values())], figure.said(live.values())
            assert typed(box.value) == mover.value in slider.stops and not wrong, (
                f"{name}: {text!r} in the box of {slider.name} gives {box.value}: snap it to a stop"
            )
            assert said(live) == now
        held = box.value
        for text in ("two", "", "nan", "1,000", "1.2.3", "−", "[]"):
            box.value = text
            told = f"{box.description} stays {held}: {text!r} is not read as a number"
            assert box.value == held and said(live).startswith(told)
            assert mover.value == typed(held)


@pytest.mark.parametrize(
    "text, number",
    [
        ("-2,5", -2.5),
        ("−3", -3),
        ("–0,25", -0.25),
        ("2.5", 2.5),
        (" 1e-3 ", 0.001),
        ("0,125", 0.125),
    ],
)
def test_a_number_is_read_as_people_write_it(text, number):
    assert typed(text) == number
