"""The house is in order: imports go one way, functions are short, each picture has its room."""

import ast
import importlib.util
import re
import runpy
import statistics
import subprocess
import sys
from functools import cache
from graphlib import CycleError, TopologicalSorter

import pytest
from common import CELLS, CONTENTS, NOTEBOOKS, ROOT

ROOMS = ("nnlanguage.py", "nnguard.py", "nnlib.py", "nnfigures", "nncheck")
MODULES = [
    path
    for room in ROOMS
    for path in sorted([ROOT / room] if room.endswith(".py") else (ROOT / room).rglob("*.py"))
]
PYTHON = sorted(path for deep in ("", "[a-z]*/", "[a-z]*/*/") for path in ROOT.glob(f"{deep}*.py"))
MAY_IMPORT = {  # the most specific row holds
    "nnlanguage": (),
    "nnguard": ("nnlanguage",),
    "nnlib": ("nnguard",),
    "nncheck": ("nncheck", "nnlib", "nnguard", "nnlanguage"),
    "nnfigures": ("nnfigures", "nnlib", "nnguard", "nnlanguage"),
    "nnfigures.engine": ("nnfigures.engine", "nnguard", "nnlanguage"),
}
MODULE = pytest.mark.parametrize("path", MODULES, ids=lambda path: dotted(path))


def dotted(path):
    """What a file is imported as."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def within(name, rooms):
    return any(f"{name}.".startswith(f"{room}.") for room in rooms)


@cache
def tree(path):
    return ast.parse(path.read_text("utf-8"))


def imports(tree):
    """(module, name, what it is called here) for each import; a module alone has no name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((one.name, "", one.asname or one.name) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.module, one.name, one.asname or one.name) for one in node.names)


def private(name):
    return re.match("_(?!_)", name)


@MODULE
def test_imports_go_one_way(path):
    room = max((room for room in MAY_IMPORT if within(dotted(path), [room])), key=len)
    ours = {
        f"{module}.{name}" for module, name, _ in imports(tree(path)) if within(module, MAY_IMPORT)
    }
    astray = {name for name in ours if not within(name, MAY_IMPORT[room])}
    assert not astray, (
        f"{room} may import {MAY_IMPORT[room]}, and not {astray}: put what they share there"
    )


def test_all_words_are_said_in_the_language_of_now():
    plain = [
        f"{path.name}:{node.lineno}"
        for path in PYTHON
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef) and node.name == "Words"
        if [ast.unparse(base) for base in node.bases] != ["Spoken"]
    ]
    assert not plain, f"derive Words from nnlanguage.Spoken, or they stay English: {plain}"


def test_no_underscore_name_is_used_outside_its_own_module():
    for path in [*MODULES, *(ROOT / "site").glob("*.py"), *(ROOT / "docs").glob("*.py")]:
        ours = [row for row in imports(tree(path)) if within(row[0], MAY_IMPORT)]
        named = [f"{module}.{name}" for module, name, _ in ours if private(name)]
        known = {called for _, _, called in ours}
        named += [
            ast.unparse(node)
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Attribute) and private(node.attr)
            if isinstance(node.value, ast.Name) and node.value.id in known
            if not re.fullmatch("_(fields|asdict|replace|make)", node.attr)  # a named tuple's own
        ]
        assert not named, f"{path.name} uses {named}: give it a public name where it is defined"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_names_nothing_private(name):
    code = [cell.source for one, cell in CELLS if one.startswith(name) and "outputs" in cell]
    named = re.findall(r"(?<!\w)_(?!_|asdict\b|fields\b|\W)\w+", "\n".join(code))
    assert not named, f"{name} names {named}: give the learner a public name"


def test_no_two_files_of_the_site_need_each_other():
    files = {path.stem: path for path in (ROOT / "site").glob("*.py")}
    needs = {
        name: {module for module, *_ in imports(tree(path)) if module in files}
        for name, path in files.items()
    }
    try:
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        pytest.fail(f"move what they share into a file of its own: {error.args[1]}")


def bodies(paths):
    """(where, lines) for each function: how long it is below its docstring."""
    for path in paths:
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef):
                first = node.body[bool(ast.get_docstring(node)) :] or node.body
                yield f"{dotted(path)}.{node.name}", node.end_lineno - first[0].lineno + 1


def test_functions_are_short():
    long = [one for one in bodies(PYTHON) if one[1] > 25]
    assert not long, f"split these, none may have more than 25 lines: {long}"
    lines = [lines for _, lines in bodies(MODULES)]
    assert statistics.median(lines) <= 6, f"the median is {statistics.median(lines)} lines, not 6"


def test_no_call_has_more_than_four_positional_arguments():
    long = [
        f"{dotted(path)}:{node.lineno} {ast.unparse(node.func)}"
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) not in ("Network", "map", "zip")
        if len(node.args) > 4 and not any(isinstance(one, ast.Starred) for one in node.args)
    ]
    assert not long, f"name what comes after the fourth, as in svg.circle(…, width=2): {long}"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_pictures_and_exercises_are_found_from_the_notebooks_name(name):
    *earlier, own = [row.module for row in CONTENTS[: [*NOTEBOOKS].index(name) + 1]]
    assert all((ROOT / place).exists() for place in (f"nnfigures/{own}", f"nncheck/{own}.py"))
    first = next(cell for one, cell in CELLS if one.startswith(name) and "outputs" in cell)
    for module, called, _ in imports(ast.parse(first.source)):
        homes = {"check": [f"nncheck.{own}"]}
        figures = [f"nnfigures.{one}" for one in (own, *earlier)]
        homes |= dict.fromkeys(("plot", "explore"), figures)
        allowed = homes.get(called.split("_")[0], [module])
        assert module in allowed, f"{called} comes from {module}: it should live in {allowed[0]}"


def test_the_tests_are_no_longer_than_the_course():
    def lines(text):
        return len(text.splitlines())

    tests = sum(lines(path.read_text("utf-8")) for path in (ROOT / "tests").glob("*.py"))
    course = sum(lines(path.read_text("utf-8")) for path in [*MODULES, ROOT / "course.py"])
    course += sum(lines(cell.source) for _, cell in CELLS if cell.cell_type == "code")
    assert tests <= course, f"the tests have {tests} lines, the course {course}: shorten the tests"


def test_no_six_lines_stand_alike_in_two_places():
    places = {}
    for path in PYTHON:
        kept = dict(enumerate(map(str.strip, path.read_text("utf-8").splitlines()), 1))
        for node in tree(path).body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                kept.update(dict.fromkeys(range(node.lineno, node.end_lineno + 1), ""))
        rows = [(k, line) for k, line in kept.items() if re.search(r"\w", line)]
        for six in zip(*(rows[k:] for k in range(6))):
            alike = tuple(line for _, line in six)
            places.setdefault(alike, []).append(f"{dotted(path)}:{six[0][0]}")
    twice = [where for where in places.values() if len(where) > 1]
    assert not twice, f"six lines or more stand alike: make one function of them: {twice}"


@pytest.mark.parametrize("command", ["format --check", "check --output-format concise"])
def test_ruff_has_nothing_to_say(command):
    if not importlib.util.find_spec("ruff"):
        pytest.skip("NO RUFF: course.py test installs it")
    ruff = [sys.executable, "-m", "ruff", *command.split(), "--no-cache", "--quiet", "."]
    said = subprocess.run(ruff, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert not said.returncode, (
        f"run ruff format, then ruff check --fix:\n{said.stdout}{said.stderr}"
    )


def test_each_file_of_tests_belongs_to_a_part():
    parts = runpy.run_path(str(ROOT / "conftest.py"))["PARTS"]
    named = sorted(f"test_{name}.py" for part in parts.values() for name in part)
    there = sorted(path.name for path in (ROOT / "tests").glob("test_*.py"))
    assert [*{*there} - {*named}] == [], (
        "name it in a part of conftest.py: it is then run by a word"
    )
