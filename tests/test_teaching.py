"""docs/teaching.md and the notebooks say the same: which cells when, and what is then said.

That is what the sliders say as they are moved, and what learners get wrong.
"""

import ast
import re
from copy import deepcopy

import pytest
from common import NOTEBOOKS, ROOT, words
from test_figures import FIGURES
from test_prose import numbers, stands_in

decks = pytest.importorskip("decks", reason="NO PAGES: course.py test installs what makes them")
from plan import spot

PLAN = (ROOT / "docs" / "teaching.md").read_text("utf-8")
WRONG = (ROOT / "docs" / "misconceptions.md").read_text("utf-8")
OPENED = {param.id.split(":")[1]: param.values[1] for param in FIGURES}
LESSON, *SESSIONS = [
    re.findall(r"^\| (?!show|minute)(.+?) \|$", part, re.MULTILINE)
    for part in re.split(r"^##+ (?=One|\d)", PLAN, flags=re.MULTILINE)[1:]
]


PLANNED = {
    f"0:{minute}": (f"{name[:2]} {spot(heading, cell)}", cell)
    for minute, name, heading, cell in decks.lesson(NOTEBOOKS)
}
PRESENTED = [
    [
        (spot(heading, cell), cell)
        for heading, cell in decks.headed(notebook)
        if cell.cell_type == "code" and "present" in cell.metadata.get("tags", [])
    ]
    for notebook in NOTEBOOKS.values()
]
ANSWERS = PLAN.split("### On the handout")[1].split("\n## ")[0]
PAIRS = [
    *zip([line.split(" | ")[1:] for line in LESSON], [cell for shown, cell in PLANNED.values()])
]
PAIRS += [
    (line.split(" | "), cell)
    for lines, shown in zip(SESSIONS, PRESENTED)
    for line, (_, cell) in zip(lines, shown)
]


def test_the_plans_name_the_tagged_cells_in_their_order():
    minutes = [line.split(" | ")[:2] for line in LESSON[:-1]]
    assert minutes == [[minute, shown] for minute, (shown, cell) in PLANNED.items()], (
        "tags lesson-MM and the table of minutes differ"
    )
    for lines, shown in zip(SESSIONS, PRESENTED, strict=True):
        assert [line.split(" | ")[0] for line in lines] == [words for words, cell in shown], (
            "tags present and the table differ"
        )

    assert set(re.findall(r"\b0:\d\d", PLAN)) == {*PLANNED, "0:44"}, (
        "the text names a minute that the table lacks"
    )


def test_each_stop_of_the_lesson_asks_a_question():
    silent = [line for line in LESSON[:-1] if "?" not in line.split(" | ")[2]]
    assert not silent, f"ask something here, or leave the stop out: {silent}"


def test_the_decks_carry_the_plan_as_notes():
    made = dict(decks.decks(deepcopy(NOTEBOOKS)))
    for name, rows in zip([*NOTEBOOKS, "lesson"], [*SESSIONS, LESSON], strict=True):
        kinds = [(cell.metadata.get("slideshow", {}), cell.source) for cell in made[name].cells]
        told = [source for kind, source in kinds if kind.get("slide_type") == "notes"]
        assert told.pop(0).startswith("Late"), "the title's note says what to leave out"
        for row, note in zip(rows, told, strict=True):
            *minute, shown, ask, listen = row.split(" | ")
            due = "".join(f"**{one}** · " for one in minute)
            assert note == due + ask + f"\n\n*Listen for:* {listen}" * (listen != "–")


def said(figure, moves):
    """What the figure says during the moves, each a control and a number or a choice."""
    values, told = figure.values, [figure.said(figure.values)]
    for name, value in moves:
        values = values | {
            key: number
            for key, number in figure._opened({name: value}).items()
            if key == name or name not in figure.values and key in ("dial", "value")
        }
        told.append(figure.said(values))
    return "\n".join(told)


@pytest.mark.parametrize(
    "cells, cell", [pytest.param(*pair, id=f"{pair[1].id}-{k}") for k, pair in enumerate(PAIRS)]
)
def test_what_is_to_move_moves_and_says_what_the_plan_says(cells, cell):
    shown, ask, wrong = cells
    moves = [
        (name, value if value.isalpha() else ast.literal_eval(value))
        for name, value in re.findall(r"`(\w+) = (\S+)`", ask)
    ]
    assert not moves or cell.id in OPENED, f"{shown}: nothing moves there"
    told = cell.source + words(cell) + (said(OPENED[cell.id], moves) if cell.id in OPENED else "")
    false = [
        number
        for number in numbers(ask + " " + re.sub('"[^"]*"', "", wrong))
        if not stands_in(number, told)
    ]
    assert not false, (
        f"{shown}: {false} is neither in the cell's output nor said by its figure after these moves"
    )
    counted = [
        words
        for words in re.findall(r"\d of \d+ right|\d+ near [\d.]+\d", ask)
        if words not in told
    ]
    assert not counted, f"{shown}: {counted} is not what its figure says after these moves"
    quoted = [
        words for words in re.findall('"([a-z][^"]*[^".])"', wrong) if f"| {words} |" not in WRONG
    ]
    assert not quoted, f"{shown}: {quoted} is no answer that nncheck knows"


def test_the_handouts_answers_are_those_of_the_notebooks():
    told = "\n".join(words(cell) for notebook in NOTEBOOKS.values() for cell in notebook.cells)
    false = [number for number in numbers(ANSWERS) if not stands_in(number, told)]
    assert not false, f"{false} is in no output of the course"
