"""It survives people: cells run in any order, arguments and number boxes given anything, and never more than one line of ours.

A picture is painted, not packed; range stops at 50, which spares notebook 05 its minutes; a cell that finds the very same
values again is not run again.
"""

import _thread
import ast
import contextlib
import copy
import io
import random
import threading
import traceback
import warnings
from functools import cache

import pytest
from conftest import NOTEBOOKS, ROOT
from test_live import FIGURES, SAYS, said
from traitlets import TraitError

import nnplots
from nnlib import Network, Neuron
from nnlive.figure import Live

SLIPS = ("0", "-1", "1e9", "nan", "'two'", "[]", "None")
OURS = tuple(str(ROOT / name) for name in ("nnlib.py", "nnplots.py", "nnlive", "nncheck"))
MENDED = "let the function that is called check it, and raise one line: what was given, what to give"
METHODS = {*vars(Network), *vars(Neuron)}
START = {"nan": float("nan"), "range": lambda *ends: range(*ends[:-1], min(ends[-1], 50))}
RUNS = {}  # what a cell did with the values that it found


def verdict(error):
    """What is wrong with an error, if anything: the cell's own arithmetic may fail, and our checks may refuse."""
    last, words = traceback.extract_tb(error.__traceback__)[-1], str(error)
    in_cell = last.filename.startswith("cell ") and not isinstance(error, (Warning, KeyboardInterrupt))
    ours = last.filename.startswith(OURS) and last.line.startswith("raise ") and ("give" in words or "choose" in words)
    if "\n" in words or not in_cell and not (ours and type(error) in (TypeError, ValueError)):
        return f"{type(error).__name__}: {words or 'after 10 seconds'} [{last.filename}:{last.lineno}: {last.line}]"


def run(cell, tree, space):
    """Run a cell as a notebook does; gives what is wrong with what it says."""
    loud, stop = io.StringIO(), threading.Timer(10, _thread.interrupt_main)
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(loud), warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.simplefilter("ignore", SyntaxWarning)
        stop.start()
        try:
            exec(compile(ast.Interactive(tree.body), f"cell {cell}", "single"), space)
        except BaseException as error:
            return verdict(error)
        finally:
            stop.cancel()
    return loud.getvalue()


@cache
def names(tree, *contexts):
    """The names that a cell reads or, without a context, all that it mentions."""
    nodes = [node for node in ast.walk(tree) if not contexts or isinstance(getattr(node, "ctx", None), contexts)]
    return {getattr(node, field, None) for node in nodes for field in ("id", "name", "asname")} - {None}


def play(cells):
    """Run cells after a restart; gives what is wrong, with the cell where it shows."""
    space, faults = dict(START), []
    for cell, tree in cells:
        found = [space.get(name, play) for name in names(tree, ast.Load)]
        key = (tree, *(value if isinstance(value, float) else id(value) for value in found))
        if key not in RUNS or any(getattr(value, "__globals__", None) is space for value in found):
            fault = run(cell, tree, space)
            RUNS[key] = fault, {name: space[name] for name in names(tree) if name in space}, found
        fault, written, _ = RUNS[key]
        space.update(written)
        faults += [f"{cell}: {fault}"] if fault else []
    return faults, space


def code(name):
    return [(cell.id, ast.parse(cell.source)) for cell in NOTEBOOKS[name].cells if cell.cell_type == "code"]


def orders(cells):
    yield "each cell twice", [cell for cell in cells for _ in "12"]
    yield "the whole twice", cells * 2
    for k, (cell, _) in enumerate(cells):
        yield f"from {cell} on", cells[k:]
        yield f"the first cell, then from {cell} on", cells[:1] + cells[k:]
        yield f"with {cell} emptied", cells[:k] + cells[k + 1:]
    for seed in range(3):
        yield f"shuffled by {seed}", cells[:1] + random.Random(seed).sample(cells[1:], len(cells) - 1)


@pytest.fixture(autouse=True)
def as_in_a_notebook(monkeypatch):
    monkeypatch.setattr("sys.displayhook", lambda value: getattr(value, "_repr_mimebundle_", value.__repr__)())
    monkeypatch.setattr(nnplots, "_show", lambda page, sentence: page.figure.savefig(io.BytesIO(), format="rgba"))


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_cells_run_in_any_order(name):
    for order, cells in orders(code(name)):
        faults, space = play(cells)
        assert not faults, f"{name}, {order}: {faults}; a skipped cell may give NameError and nothing else"


def parts(node):
    """An argument and what it is made of; what goes into a call in it is that call's."""
    yield node
    if not isinstance(node, ast.Call):
        for child in ast.iter_child_nodes(node):
            yield from parts(child) if isinstance(child, ast.expr) else ()


def arguments(tree, space):
    """Whatever is given to functions of ours."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        called = space.get(getattr(call.func, "id", ""))
        if getattr(call.func, "attr", "") in METHODS or str(getattr(called, "__module__", "")).startswith("nn"):
            for argument in call.args + [keyword.value for keyword in call.keywords]:
                yield from parts(argument)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_slip_gets_an_answer_or_one_line(name):
    cells = code(name)
    space = play(cells)[1]
    for k, (cell, tree) in enumerate(cells):
        for turn, part in enumerate(arguments(tree, space)):
            for slip in SLIPS:
                slipped = copy.deepcopy(tree, {id(part): ast.parse(slip, mode="eval").body})
                rest = cells[k + 1:] if slip == SLIPS[turn % len(SLIPS)] else []  # each slip in its turn: what comes after it
                faults, _ = play([*cells[:k], (cell, ast.fix_missing_locations(slipped)), *rest])
                assert not faults, f"{name}, {cell}, {ast.unparse(part)} replaced by {slip}: {faults}; {MENDED}"


@pytest.mark.parametrize("name, figure", FIGURES)
def test_number_box_takes_anything(name, figure):
    live = Live(figure)
    for slider in figure.sliders:
        mover, box, *_ = live.movers[slider.name]
        for typed in ("two", "", None, [], float("nan"), float("inf"), -1e308, 1e308, 1e9, -1, "1"):
            with contextlib.suppress(TraitError):  # the box's own refusal: it keeps what it had
                box.value = typed
            wrong = [words for words in SAYS[name](**live.values()) if words not in said(live)]
            assert box.value == mover.value == slider.nearest(box.value) and not wrong, (
                f"{name}: {typed!r} in the box of {slider.name} gives {box.value} and {said(live)!r}: snap it to a stop")
