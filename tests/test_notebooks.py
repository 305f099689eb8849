"""The notebooks are well formed, and nothing in them hides from nbval."""

import ast
import base64
import io
import itertools
import re
from copy import deepcopy

import execute
import nbformat
import numpy as np
import pytest
from common import BOTH, CELLS, EDITIONS, EVERY, NOTEBOOKS, words
from contents import FOLDER, place
from PIL import Image

from nnfigures.engine.words import columns

CODE = [pytest.param(one, id=name) for name, one in EVERY.items() if one.cell_type == "code"]
TEXT = [pytest.param(one, id=name) for name, one in EVERY.items() if one.cell_type == "markdown"]
TAGS = re.compile(r"present|answer|exercise|lesson-\d\d")
FORBIDDEN = {
    r"^\s*[%!]": "no magics and no shell lines: they run in few places",
    r";\s*$": "no semicolon at a line's end",
    r"NBVAL": "no nbval markers: every output is compared",
    r"__version__": "no versions: they change",
    r"\btime\b": "no timings: they change",
    r"\bsys\.path\b": "no sys.path: the course is installed",
}


@BOTH
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_format(name, language):
    notebook = EDITIONS[language][name]
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5), "save it as nbformat 4.5"
    assert set(notebook.metadata) == {"kernelspec", "language_info"}, (
        "no other metadata: run course.py notebooks"
    )
    assert notebook.metadata.kernelspec.name == "python3"
    assert (FOLDER / place() / f"{name}.ipynb").stat().st_size <= 300_000, (
        "at most 300 KB: make its pictures smaller"
    )
    counts = [cell.execution_count for cell in notebook.cells if cell.cell_type == "code"]
    assert counts == list(range(1, len(counts) + 1)), (
        "run it from top to bottom: course.py notebooks"
    )


def test_ids_are_named_and_unique():
    ids = [cell.id for name, cell in CELLS]
    assert len(ids) == len(set(ids)) and all(
        re.fullmatch(r"[a-z]+-\d\d[a-z]?", one) for one in ids
    ), ids


@pytest.mark.parametrize("cell", TEXT + CODE)
def test_cell_is_not_empty_and_not_tagged_otherwise(cell):
    assert cell.source.strip(), "delete the empty cell"
    tags = cell.metadata.get("tags", [])
    assert all(map(TAGS.fullmatch, tags)), f"the tags are {TAGS.pattern}"
    hidden = {"jupyter": {"outputs_hidden": True}} if "answer" in tags else {}
    assert {**cell.metadata, "tags": tags} == {"tags": tags} | hidden, "run course.py notebooks"


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_answers_wait(name):
    cells = NOTEBOOKS[name].cells
    for cell, below in itertools.pairwise(cells):
        asks = "**Predict first.**" in cell.source
        assert asks == below.source.startswith("predict("), (
            f"{cell.id}: a text that says Predict first stands above its buttons, any other thinks"
        )
        if "answer" in cell.metadata.get("tags", []) and below.cell_type == "markdown":
            assert below.source.startswith("<details>"), (
                f"{below.id}: fold the words about an output that waits"
            )


@BOTH
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_links_resolve(name, language):
    text = "\n".join(cell.source for cell in EDITIONS[language][name].cells)
    for target in re.findall(r"\]\((?!https?:)([^()\s#]+\.\w+)", text):
        assert (FOLDER / place() / target).exists(), f"{target} is no file: mend the link"


@pytest.mark.parametrize("cell", CODE)
def test_code_is_plain_python(cell):
    ast.parse(cell.source)
    for pattern, remedy in FORBIDDEN.items():
        assert not re.search(pattern, cell.source, re.MULTILINE), remedy
    assert len([line for line in cell.source.splitlines() if line.strip()]) <= 20, (
        "split it: at most 20 lines"
    )
    assert max(map(columns, cell.source.splitlines())) <= 84, (
        "break its lines at 84: a projector shows no more"
    )


@pytest.mark.parametrize("cell", CODE)
def test_outputs_are_sound(cell):
    assert all(out.output_type != "error" for out in cell.outputs), "it raised: mend the cell"
    assert not re.search(r"\b0x[0-9a-f]{6,}|No description has been provided", words(cell)), (
        "no memory addresses, no empty descriptions"
    )
    assert not any("text/html" in out.get("data", {}) for out in cell.outputs), (
        "what a page shows isn't stored: run course.py notebooks"
    )
    assert not any(out.get("name") == "stderr" for out in cell.outputs), "no warning may scroll by"


@pytest.mark.parametrize("cell", CODE)
def test_figures_have_picture_and_sentence(cell):
    shown = [out for out in cell.outputs if "image/png" in out.get("data", {})]
    made = re.findall(r"^(?:\w+ = )?(plot|explore|caption)[_(]", cell.source, re.MULTILINE)
    assert len(shown) == len(made), (
        "every figure keeps its PNG, every plot has a caption: course.py notebooks"
    )
    said = [out.data for out in cell.outputs if "text/markdown" in out.get("data", {})]
    said = [words["text/plain"] for words in said if words["text/markdown"].strip()]
    assert len(said) == len(made) - made.count("explore"), (
        "under what stands still stands its sentence, for all to read"
    )
    for out in shown:
        alt = out.metadata["image/png"].get("alt", "")
        sentences = said or [out.data["text/plain"]]
        assert any(
            alt.endswith(one) and one.endswith((".", "?", "。", "？")) for one in sentences
        ), "its alt text ends with its sentence"


def test_code_cells_are_short():
    lines = sorted(
        sum(bool(line.strip()) for line in cell.source.splitlines())
        for name, cell in CELLS
        if cell.cell_type == "code"
    )
    assert lines[len(lines) // 2] <= 3 and lines[int(0.9 * len(lines))] <= 8, (
        f"half at most 3 lines, nine in ten at most 8: {lines}"
    )


def pictures(notebook):
    """(alt text, pixels) of each picture."""
    for out in [
        out
        for cell in notebook.cells
        for out in cell.get("outputs", [])
        if "image/png" in out.get("data", {})
    ]:
        pixels = Image.open(io.BytesIO(base64.b64decode(out.data["image/png"]))).convert("RGB")
        yield out.metadata["image/png"].get("alt"), np.asarray(pixels, dtype=float)


@BOTH
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_rerun_gives_the_same_pictures(request, name, tmp_path, language):
    pytest.importorskip("pages", reason="NO PAGES: course.py test installs what draws anew")
    again = deepcopy(request.getfixturevalue("ran")[language][name])
    execute.write(tmp_path / "again.ipynb", again)
    for (text, pixels), (new_text, new_pixels) in zip(
        pictures(EDITIONS[language][name]), pictures(again), strict=True
    ):
        assert text == new_text and pixels.shape == new_pixels.shape, "run course.py notebooks"
        assert (np.abs(pixels - new_pixels).max(axis=2) > 64).mean() < 5e-4, (
            f"{text}: the stored picture shows something else: run course.py notebooks"
        )
