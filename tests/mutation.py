"""How much of a module the tests hold in place: it is changed in a copy, as cosmic-ray knows how.

    .venv/bin/python tests/mutation.py nncheck/judge.py       all changes: an hour or more
    .venv/bin/python tests/mutation.py nncheck/judge.py 100   a hundred, the same ones each time

It prints each change that no test has seen, then how many were. A few can't be seen: they change
nothing that anybody could notice. It needs a system that can fork: Linux or macOS.
"""

import difflib
import os
import random
import sys
import tempfile
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from resource import RLIMIT_CPU, RUSAGE_CHILDREN, getrusage, setrlimit

import pytest
from cosmic_ray import plugins
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from planted import copy

FIGURES = "not 05_sgd and not every_word and not from_every and not _fence"
TESTS = {  # by the beginning of a module's path; no test that walks every state of every figure
    "nncheck/slips.py": ["tests/test_check.py", "-k", "fits or at_once or slips or hand or like"],
    "nncheck/watch.py": ["tests/test_check.py", "-k", "endless or woken or wherever or button"],
    "nncheck": ["tests/test_check.py", "-k", "not one_slip and not following and not another_way"],
    "nnfigures/engine/page.py": ["tests/test_toy.py"],
    "nnfigures/engine": ["tests/test_toy.py", "tests/test_figures.py", "-k", FIGURES],
    "nnfigures": ["tests/test_figures.py"],
    "nnlib": ["tests/test_nnlib.py"],
    "nnguard": ["tests/test_nnlib.py"],
}
OPTIONS = "-x", "-q", "-o", "addopts=", "-p", "no:cacheprovider"
LIBRARIES = "numpy", "matplotlib.figure", "matplotlib.pyplot", "ipywidgets", "nbformat", "PIL.Image"


def changes(code):
    """The code with one change, for each that cosmic-ray knows."""
    nodes = [*ast_nodes(get_ast(code))]
    for name in plugins.operator_names():
        operator = plugins.get_operator(name)
        if not operator.arguments():
            places = (place for node in nodes for place in operator().mutation_positions(node))
            yield from (mutate_code(code, operator(), k) for k, place in enumerate(places))


def run(place, module, seconds):
    """Ends with 0 if all of a module's tests in the copy are green, in so much computing time."""
    setrlimit(RLIMIT_CPU, (seconds, seconds))
    os.chdir(place)
    os.environ |= {"PYTHONPATH": str(place), "PYTHONUTF8": "1"}
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    sys.path[:0] = [str(place)]
    tests = next(TESTS[part] for part in TESTS if module.startswith(part))
    sys.exit(pytest.main([*OPTIONS, *tests]))


def green(place, module, seconds=600):
    """Whether they are, in a process that begins with the large libraries, so at once."""
    process = get_context("fork").Process(target=run, args=(place, module, seconds))
    process.start()
    process.join()
    return process.exitcode == 0


def main(module, count=10**6):
    for library in LIBRARIES:
        import_module(library)
    with tempfile.TemporaryDirectory() as folder:
        place = copy(Path(folder) / "course")
        assert green(place, module), "first mend what is red without a change"
        seconds = int(3 * getrusage(RUSAGE_CHILDREN).ru_utime)  # a change can make an endless loop
        sys.dont_write_bytecode = True
        code, survived = (place / module).read_text("utf-8"), 0
        tried = sorted({*changes(code)})
        tried = random.Random(1).sample(tried, min(int(count), len(tried)))
        for k, changed in enumerate(tried, 1):
            (place / module).write_text(changed, "utf-8")
            if green(place, module, seconds):
                survived += 1
                lines = code.splitlines(), changed.splitlines()
                print(*difflib.unified_diff(*lines, lineterm="", n=1), sep="\n", flush=True)
            print(f"{k - survived} of {k} seen", file=sys.stderr, end="\r")
        print(f"{len(tried) - survived} of {len(tried)} seen")


if __name__ == "__main__":
    main(*sys.argv[1:])
