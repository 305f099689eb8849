"""What a teacher hands out: pages made from the code, and notebooks without solutions."""

import re
import runpy
import subprocess
import sys
import tomllib

import nbformat
import numpy as np
import pytest
from common import BOTH, CONTENTS, EDITIONS, LANGUAGES, ROOT
from PIL import Image

from nncheck.exercise import Exercise, entries
from nncheck.words import Words

sys.path.insert(0, str(ROOT / "docs"))
handout = pytest.importorskip("handout", reason="NO PRINTER: course.py test installs it")
import assignment
import execute
import questions

HANDED = {handout: {"Alice", "w1", "∂L/∂w1", "0.5237", "Exit"}, questions: {"0.75", "loss", "6"}}


@pytest.mark.parametrize("made", HANDED, ids=lambda made: made.__name__)
def test_what_is_printed_is_one_page_of_the_words_that_the_code_writes(tmp_path, made):
    pypdf = pytest.importorskip("pypdf", reason="NO READER OF PDF: course.py test installs it")
    made.write(tmp_path / "new.pdf")
    (page,), (new,) = [pypdf.PdfReader(path).pages for path in (made.PAGE, tmp_path / "new.pdf")]
    assert page.extract_text().split() == new.extract_text().split(), "run python3 course.py docs"
    assert HANDED[made] <= set(page.extract_text().split()), "its text can be read"
    assert (
        page.mediabox.upper_right
        == new.mediabox.upper_right
        == pytest.approx((595.3, 841.9), abs=0.1)
    ), "A4"


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("class") / "course"
    assignment.assignment(folder)
    return folder


def test_every_command_has_its_files():
    course = runpy.run_path(str(ROOT / "course.py"))
    assert course["HERE"] == list(course["COMMANDS"]), "COMMANDS names a file that isn't there"


def test_no_answered_exercise_is_handed_out(tmp_path):
    text = (
        (ROOT / "notebooks" / "01_neuron.ipynb")
        .read_text("utf-8")
        .replace("return ...", "return 1", 1)
    )
    (tmp_path / "01_neuron.ipynb").write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit, match="this exercise is answered"):
        assignment.unsolved(tmp_path / "01_neuron.ipynb")


@BOTH
@pytest.mark.parametrize("row", CONTENTS, ids=[row.name for row in CONTENTS])
def test_a_class_gets_no_solution_and_all_else(copy, row, language):
    cells = nbformat.read(copy / row.path.relative_to(ROOT), as_version=4).cells
    exercises = entries(row.module, Exercise)
    text = "\n".join(cell.source for cell in cells)
    for word in ("solution", Words.RUNGS[-1]):
        assert word not in text.lower(), "a solution, or a word of one"
    for one in exercises.values():
        assert (
            one.code(one.solution) not in text
            and one.reason not in text
            and one.nudge in text
            and one.hint in text
        )
    shipped = EDITIONS[language][row.name].cells
    changed = [cell.source for cell, old in zip(cells, shipped, strict=True) if cell != old]
    assert len(changed) <= len(exercises) + 2, (
        "only ladders, the title's links and 01's word change"
    )


def test_a_class_can_start_it_and_it_overwrites_nothing(copy):
    wheel = tomllib.loads((copy / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"][
        "targets"
    ]["wheel"]
    assert all(
        (copy / part).exists() for part in wheel["only-include"] + list(wheel["shared-data"])
    ), "add it to KEPT"
    assert all((copy / part).exists() for part in ("requirements.txt", "LICENSE")), "pip needs it"
    told = subprocess.run(
        [sys.executable, copy / "course.py", "test"], capture_output=True, encoding="utf-8"
    ).stderr
    assert [line.split()[0] for line in told.splitlines()[1:]] == ["open"], (
        "no command whose files are missing"
    )
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (copy / "README.md").read_text("utf-8"))
    assert all((copy / link).exists() for link in links), (
        f"{links}: a class's README points at what a class lacks"
    )
    with pytest.raises(SystemExit, match="is not empty: name a new folder"):
        assignment.assignment(copy)


def test_nothing_is_copied_into_itself():
    with pytest.raises(SystemExit, match="name a folder outside the course"):
        assignment.assignment(ROOT / "nnfigures" / "class")


def test_a_notebook_with_marks_of_a_conflict_is_named(tmp_path):
    torn = tmp_path / "01_neuron.ipynb"
    torn.write_text('{"cells": [\n<<<<<<< HEAD\n]}', encoding="utf-8")
    with pytest.raises(SystemExit, match="01_neuron.ipynb is no notebook: git has left conflict"):
        execute.read(torn)


def test_a_site_replaces_only_a_site(tmp_path, monkeypatch):
    pages = pytest.importorskip("pages", reason="NO SPHINX: course.py test installs it")
    monkeypatch.setattr(pages, "build", lambda out: (out / "slides").mkdir(parents=True))
    monkeypatch.setattr(pages, "lab", lambda out: out.with_name("index.html").write_text("new"))
    (tmp_path / "www").mkdir()
    (tmp_path / "www" / "mine.txt").touch()
    with pytest.raises(SystemExit, match="holds something else than a site: name a new folder"):
        pages.publish(tmp_path / "www")
    assert (tmp_path / "www" / "mine.txt").exists()
    site = tmp_path / "site"
    pages.publish(site)
    (site / "old.html").touch(), (site / ".git").mkdir()
    pages.publish(site)
    kept = {path.name for path in site.iterdir()}
    assert kept == {".git", pages.MARK, "slides", "index.html", *LANGUAGES[1:]}
    monkeypatch.setattr(pages, "lab", lambda out: sys.exit("no network"))
    with pytest.raises(SystemExit, match="no network"):
        pages.publish(site)
    assert (site / "index.html").exists(), "a site stays until the new one stands"


def test_the_readmes_picture_shows_todays_figure(tmp_path):
    pytest.importorskip("resvg_py", reason="NO RASTERISER: course.py test installs it")
    import fence

    fence.write(tmp_path / "new.gif")
    old, new = Image.open(fence.PAGE), Image.open(tmp_path / "new.gif")
    for frame in range(max(old.n_frames, new.n_frames)):
        old.seek(frame), new.seek(frame)
        apart = np.abs(np.subtract(old.convert("L"), new.convert("L"), dtype=float))
        assert (apart > 64).mean() < 5e-4, (
            f"frame {frame} is not what explore_fence draws: run python3 course.py docs"
        )
