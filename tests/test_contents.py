"""notebooks/contents.toml is the one list of the notebooks; what comes of it is up to date."""

from copy import deepcopy

import pytest
from common import CONTENTS, NOTEBOOKS, ROOT
from contents import FOLDER
from written import KEPT, WRITTEN, Words, filled, index, led_on

ROWS = pytest.mark.parametrize("row", CONTENTS, ids=[row.name for row in CONTENTS])


def test_the_table_lists_the_folder_in_order():
    assert [row.path for row in CONTENTS] == sorted(FOLDER.glob("*.ipynb")), (
        "list each notebook once in notebooks/contents.toml"
    )
    assert [row.number for row in CONTENTS] == list(range(1, len(CONTENTS) + 1))


@ROWS
def test_a_notebook_is_as_it_is_written(row):
    notebook = NOTEBOOKS[row.name]
    assert filled(row, deepcopy(notebook)) == notebook, "run course.py notebooks"
    first, kept = notebook.cells[0].source, [c for c in notebook.cells if c.source.startswith(KEPT)]
    assert first.startswith("# ") and f"**{row.minutes} minutes" in first, "say what it asks"
    assert (f"an encore of {row.encore}" in first) == bool(row.encore), "say whether it goes on"
    assert len(kept) == 1, f"one cell is headed {KEPT}"


@ROWS
def test_what_is_missing_or_old_is_written(row):
    notebook, old = NOTEBOOKS[row.name], deepcopy(NOTEBOOKS[row.name])
    old.cells = [c for c in old.cells if not c.source.startswith("<details><summary>A hint")]
    assert len(old.cells) < len(notebook.cells), "it has exercises"
    for cell in old.cells:
        if cell.source.startswith(KEPT):
            cell.source = cell.source.partition("\n\nNext: ")[0]
    old.cells[0].source = (
        old.cells[0]
        .source.replace(row.question, "And then?")
        .replace(f"**{row.minutes} minutes", "**99 minutes")
        .replace(f"encore of {row.encore}", "encore of 98")
    )
    again = filled(row, old)
    assert [(c.id, c.source) for c in again.cells] == [(c.id, c.source) for c in notebook.cells]


def test_the_last_notebook_leads_nowhere():
    first, last = CONTENTS[0], CONTENTS[-1]
    kept = f"{KEPT}\n\n- One."
    assert led_on(last, led_on(first, kept)) == kept


@pytest.mark.parametrize("path", WRITTEN, ids=[path.name for path in WRITTEN])
def test_a_page_is_as_it_is_written(path):
    text = path.read_text("utf-8")
    assert WRITTEN[path](text) == text, "run course.py notebooks"


@ROWS
def test_each_notebook_is_listed_everywhere(row):
    template = (ROOT / "site" / "index.md").read_text("utf-8")
    assert row.name not in template, "site/index.md: leave the lists to $table and $toctree"
    for text, words in (
        ((ROOT / "README.md").read_text("utf-8"), Words.readme),
        ((ROOT / "docs" / "teaching.md").read_text("utf-8"), Words.session),
        (index(template), Words.site),
        (index(template), "notebooks/{row.name}"),
    ):
        assert words.format(row=row) in text.splitlines(), f"it lacks: {words.format(row=row)}"
