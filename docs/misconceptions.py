"""The table for teachers, docs/misconceptions.md: `python3 course.py docs` writes it."""

import re
import sys
import textwrap
from pathlib import Path

from nncheck.exercise import Exercise, Prediction, entries
from nncheck.questions import SIX
from nncheck.words import Words as Said

sys.path.insert(0, str(Path(__file__).parent.parent / "site"))
from contents import CONTENTS

from nnlanguage import Spoken, translated

PAGE = Path(__file__).with_suffix(".md")


class Words(Spoken):
    """All words of the page that aren't an exercise's own."""

    head = (
        "<!-- `python3 course.py docs` writes this page from nncheck/: change it there. -->\n\n"
        "# What goes wrong, and what the course says to it\n\n"
        "## In any exercise\n\n"
        "A check compares the numbers that an answer gives, whatever its code looks like. It looks "
        "in this order: the exercise's own table, general mistakes, what the numbers are to the "
        "right ones, and one slip of the hand in a right answer.\n"
    )
    related = "\n### The numbers are related to the right ones\n"
    slips = "\n### One slip of the hand\n"
    errors = (
        "\n### Python's own errors\n\nThe check adds one of these sentences to Python's own. For "
        "the whole report, put `.traceback` before the check's brackets: "
        "`check_sigmoid.traceback(my_sigmoid)`.\n"
    )
    error_columns = ("what Python says", "what the check adds")
    notebook = "\n## {name}"
    exercise = (
        "\n### `{name}`: {entry.task}\n\n- A hint: {entry.nudge}\n"
        "- A stronger hint: {entry.hint}\n- PASS: {entry.reason}\n\n{table}"
    )
    prediction = "\n### Predict: {question}\n\n{table}"
    six = "\n## Before and after\n\nWhat is asked in `questions.pdf`, before and after the course."
    points = ("points", "for")
    general_columns = ("mistake", "what the check says")
    mistake_columns = ("mistake", "for example", "what the check says")
    choice_columns = ("choice", "what it says")
    replaced, left_out = "{new} in place of {old}", "without {old}"
    indented = "{new} indented otherwise"


def page():
    """All exercises and predictions with their mistakes and hints, as Markdown."""
    parts = [Words.head, _table(Words.general_columns, _named(Said.GENERAL))]
    for heading, table in ((Words.related, Said.RELATIONS), (Words.slips, Said.SLIPS)):
        parts += [heading, _table(Words.general_columns, _named(table))]
    parts += [
        Words.errors,
        _table(Words.error_columns, map(_error, (Said.ADVICE | Said.MEANT).items())),
    ]
    for row in CONTENTS:
        parts.append(Words.notebook.format(name=row.name))
        parts += [_exercise(*named) for named in entries(row.module, Exercise).items()]
        parts += [_prediction(entry) for entry in entries(row.module, Prediction).values()]
    parts += [Words.six, *map(_asked, SIX)]
    return "\n".join(parts) + "\n"


def _named(table):
    """A table's rows, with the names of the mistakes in the language of now."""
    return [(translated(name), sentence) for name, sentence in table.items()]


def _error(row):
    """A pattern of Python's words, as code, and its sentence."""
    pattern, sentence = row
    return f"`{pattern}`".replace("|", r"\|"), sentence


def _exercise(name, entry):
    rows = [(translated(one.name), _changed(one.answers[0]), one.hint) for one in entry.mistakes]
    table = _table(Words.mistake_columns, rows)
    return Words.exercise.format(name=name, entry=entry, table=table)


def _prediction(entry):
    table = _table(Words.choice_columns, entry.answers.items())
    return Words.prediction.format(question=entry.question, table=table)


def _asked(entry):
    """One of the six questions; the open one has points."""
    if hasattr(entry, "choices"):
        return _prediction(entry)
    rows = [(str(k), sentence) for k, sentence in enumerate(entry.points)]
    return Words.prediction.format(question=entry.question, table=_table(Words.points, rows))


def _changed(answer):
    """An answer of a Mistake, in a table's cell."""
    if isinstance(answer, str):
        return _code(answer)
    return ", ".join(
        _change(old, new).format(old=_code(old), new=_code(new)) for old, new in answer.items()
    )


def _change(old, new):
    if new.strip() == old.strip():
        return Words.indented
    return Words.replaced if new else Words.left_out


def _code(code):
    return f"`{textwrap.shorten(code, 70, placeholder=' …')}`"


def _table(head, rows):
    lines = ("| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *rows))
    return re.sub(r"\{\w+[^}]*\}", "…", "\n".join(lines))  # where the answer's own values stand


def write(path):
    """The table, into a file."""
    path.write_text(page(), encoding="utf-8", newline="\n")
