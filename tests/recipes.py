"""The recipe works: a copy gets CONTRIBUTING's sixth notebook, and what tests it is green.

`course.py test --planted` runs it after all other tests, `course.py test tests/recipes.py` alone.
"""

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat
import pytest
from common import LANGUAGES, ROOT
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from planted import copy, outcome, run

RECIPE = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
BLOCK = re.compile(r"^```\w+\n# (\S+/\S+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CELL = re.compile(r"^# %% (\w+) (\S+) ?(\w*)\n(.*?)(?=^# %%|\Z)", re.MULTILINE | re.DOTALL)
MAKE = {"markdown": new_markdown_cell, "code": new_code_cell}
OTHER = (
    "planted",
    "recipes",
    "common",
    "test_nnlib",
    "test_numbers",
    "test_benchmarks",
    "test_lab",
    "test_starts",
    "test_release",
    "test_engines",
    "test_heard",
    "test_editions",
    "conftest",
    "mutation",
)
BROWSER = (
    "test_browser",
    "test_pages",
    "test_people",
    "test_running",
    "test_exports",
)  # these are long: the new notebook alone


def notebook(text):
    """A notebook of cells, each headed by its kind, its id and its tags."""
    cells = []
    for kind, name, tags, source in CELL.findall(text):
        metadata = {"tags": tags.split()} if tags else {}
        cells.append(MAKE[kind](source.strip(), id=name, metadata=metadata))
    return nbformat.writes(new_notebook(cells=cells))


@pytest.fixture(scope="module")
def followed(tmp_path_factory):
    """A copy of the course with the recipe's blocks in their files, and what the commands write."""
    folder = copy(tmp_path_factory.mktemp("recipe") / "course")
    others = [path for language in LANGUAGES[1:] for path in folder.glob(f"*/{language}/")]
    for path in (*others, *folder.glob("README.*.md")):  # English alone, for a start
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, text in BLOCK.findall(RECIPE):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        before = path.read_text("utf-8") + "\n" if path.exists() else ""
        new = notebook(text) if path.suffix == ".ipynb" else before + text
        path.write_text(new, encoding="utf-8")
    for command in (["site/execute.py", "06_halves"], ["docs/write.py"]):
        told = run(folder, *command)
        assert told.returncode == 0, f"{command}: {told.stdout}"
    return folder


def test_the_recipe_has_all_its_blocks():
    kinds = {Path(name).suffix for name, text in BLOCK.findall(RECIPE)}
    assert kinds == {".toml", ".py", ".ipynb", ".md"}, "each block's first line names its file"


NAMES = [path.stem for path in sorted((ROOT / "tests").glob("*.py"))]
QUICK = [f"tests/{name}.py" for name in NAMES if name not in (*OTHER, *BROWSER)]
QUICK += [
    "-k",
    "half or three or not (slip or following or another_way)",
]  # of checks, the new ones
LONG = [*(f"tests/{name}.py" for name in BROWSER), "notebooks/06_halves.ipynb", "-k", "halves"]


@pytest.fixture(scope="module")
def told(followed):
    """What pytest says to both lists, side by side."""
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda tests: outcome(followed, *tests), (QUICK, LONG)))


@pytest.mark.parametrize("k", [0, 1], ids=["quick", "browser"])
def test_a_copy_that_follows_the_recipe_is_green(told, k):
    assert told[k].returncode == 0, f"follow the recipe and mend it:\n{told[k].stdout[-6000:]}"
