"""Runs a page's cells in the browser's Python, as a notebook does. boxes.py sends it along.

Before a cell, and unseen, run those above it that make the names it takes: so nobody waits for a
training that no exercise asks for. What draws isn't loaded: it says where it would run.
"""

import ast
import dis
import io
import json
import sys
import time
import traceback
from contextlib import redirect_stderr, redirect_stdout, suppress
from importlib.machinery import ModuleSpec
from types import CodeType, ModuleType

from nncheck.exercise import MET
from nncheck.judge import reported
from nncheck.watch import ticked
from nnlanguage import Spoken, languages, speak


class Words(Spoken):
    """What this file says."""

    error = "Line {line}: {error}"
    undrawn = "(Pictures aren't drawn here: in the Lab, this cell draws its own.)"
    late = "it ran for {seconds} seconds and was stopped"


speak(languages()[-1])  # the archive holds one, or none but English
HERE = "your code"  # what Python calls a cell's file
SECONDS = 120  # as long as a cell may run; Stop is quicker, where a browser can end a busy worker
MOST = 20_000  # characters that are shown
# What phones and text programs make of signs that are typed.
TYPED = str.maketrans(
    dict.fromkeys("−–‐‑", "-")
    | dict.fromkeys("‘’‚′", "'")
    | dict.fromkeys("“”„″", '"')
    | dict.fromkeys("×·∙", "*")
    | {"\u00a0": " ", "\u202f": " ", "…": "...", "÷": "/"}
)
SPACE = {"__name__": "__main__"}  # all boxes of a page share it
MADE = {}  # the cell that has made a name last, as (id, source)


class Late(BaseException):
    """Raised inside a cell that runs too long."""


class Undrawn(ModuleType):
    """Stands for whatever draws, and for all that is asked of it."""

    __path__ = ()

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Undrawn(name)

    def __call__(self, *args, **kwargs):
        return self

    def __repr__(self):
        return Words.undrawn


class Finder:
    """Finds an Undrawn in the place of each module that draws."""

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        draws = name.partition(".")[0] in ("nnfigures", "matplotlib")
        return ModuleSpec(name, cls, is_package=True) if draws else None

    @staticmethod
    def create_module(spec):
        return Undrawn(spec.name)

    @staticmethod
    def exec_module(module):
        pass


sys.meta_path.insert(0, Finder)
sys.stdin = io.StringIO()  # nobody can answer input() there


def parsed(source):
    """The source as Python reads it, or as it does once typed signs are put right."""
    try:
        return ast.parse(source, HERE)
    except SyntaxError:
        return ast.parse(source.translate(TYPED), HERE)


def names(code):
    """(the names that code takes from above, those that it makes)."""
    taken, made = set(), set()
    for step in dis.get_instructions(code):
        if step.opname.startswith("STORE_NAME"):
            made.add(step.argval)
        elif step.opname in ("LOAD_NAME", "LOAD_GLOBAL"):
            taken |= {step.argval} - made
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            taken |= names(inner)[0] - made
    return taken, made


def readable(cells):
    """[(id, source), …] of those that Python can read, with the names they take and make."""
    for cell in cells:
        with suppress(SyntaxError):
            yield tuple(cell), *names(compile(parsed(cell[1]), HERE, "exec"))


def needed(cells, wanted):
    """Those of the cells that make the wanted names, and what they need in turn, from the top."""
    found = []
    for cell, taken, made in reversed([*readable(cells)]):
        if made & wanted:
            wanted = wanted - made | taken
            found.insert(0, (cell, taken, made))
    return found


def prepare(cells, wanted):
    """Runs what is needed and hasn't run yet, or has changed since."""
    anew = set()
    for cell, taken, made in needed(cells, wanted):
        if taken & anew or any(MADE.get(name) != cell for name in made):
            anew |= made
            with suppress(Exception, SystemExit), redirect_stdout(None), redirect_stderr(None):
                execute(cell, made)


def execute(cell, made):
    """Runs a cell, and prints the value of its last line, as a notebook does."""
    tree, value = parsed(cell[1]), None
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    MADE.update(dict.fromkeys(made, cell))
    exec(compile(tree, HERE, "exec"), SPACE)
    if last:
        value = eval(compile(ast.Expression(last.value), HERE, "eval"), SPACE)
    if value is not None:
        print(repr(value))


def late():
    raise Late(Words.late.format(seconds=SECONDS))


def told(error):
    """An error in one line, with the place in the cell where it arose."""
    lines = [at.lineno for at in traceback.extract_tb(error.__traceback__) if at.filename == HERE]
    if isinstance(error, SyntaxError) and not lines:
        lines, error = [error.lineno], type(error)(error.msg)
    return Words.error.format(line=lines[-1] if lines else 1, error=reported(error))


def met():
    """How often each line of each exercise was said in the last run, for static/keep.js."""
    lines = json.dumps({one.name: lines for one, lines in MET.items()})
    MET.clear()
    return lines


def run(cells, k):
    """What cell k prints. cells: (id, source) of all, in their order, as they stand now."""
    printed = io.StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        try:
            taken, made = names(compile(parsed(cells[k][1]), HERE, "exec"))
            with ticked(time.monotonic() + SECONDS, late, 3):  # 4 is a check's
                prepare(cells[:k], taken)
                MET.clear()  # nobody has seen those lines
                execute(tuple(cells[k]), made)
        except BaseException as error:  # a cell may even say exit()
            print(told(error))
    said = printed.getvalue().rstrip("\n")
    return said if len(said) <= MOST else said[:MOST] + " …"
