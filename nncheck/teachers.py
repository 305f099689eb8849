"""The table for teachers, docs/misconceptions.md: `python3 course.py docs` writes it."""

import re
import textwrap
from pathlib import Path

from nncheck import loss, network, neuron, slope, training
from nncheck.exercise import GENERAL, Exercise, Prediction

PAGE = Path(__file__).parent.parent / "docs" / "misconceptions.md"
NOTEBOOKS = {
    "01_neuron": neuron,
    "02_feedforward_network": network,
    "03_mse_loss": loss,
    "04_partial_derivatives": slope,
    "05_sgd_training": training,
}


def entries(notebook, kind):
    """A notebook's exercises, or its predictions: a dict from name to entry."""
    return {
        name: entry for name, entry in vars(NOTEBOOKS[notebook]).items() if isinstance(entry, kind)
    }


def page():
    """All exercises and predictions with their mistakes and hints, as Markdown."""
    parts = [
        "<!-- `python3 course.py docs` writes this page from nncheck/: change it there. -->\n",
        "# What goes wrong, and what the course says to it\n",
        "## In any exercise\n",
        _rows(("mistake", "what the check says"), GENERAL.items()),
    ]
    for notebook in NOTEBOOKS:
        parts.append(f"\n## {notebook}")
        parts += [_exercise(name, entry) for name, entry in entries(notebook, Exercise).items()]
        parts += [
            f"\n### Predict: {question}\n\n" + _rows(("choice", "what it says"), choices.items())
            for question, choices in entries(notebook, Prediction).values()
        ]
    return "\n".join(parts) + "\n"


def _exercise(name, entry):
    rows = [
        (mistake.name, _changed(mistake.answers[0]), mistake.hint) for mistake in entry.mistakes
    ]
    return (
        f"\n### `{name}`: {entry.task}\n\n- A nudge: {entry.nudge}\n- A stronger hint: {entry.hint}\n"
        f"- PASS: {entry.reason}\n\n"
        + _rows(("mistake", "for example", "what the check says"), rows)
    )


def _changed(answer):
    """An answer of a Mistake, in a table's cell."""
    if isinstance(answer, str):
        return _code(answer)
    return ", ".join(
        f"{_code(new)} indented otherwise"
        if new.strip() == old.strip()
        else f"{_code(new)} in place of {_code(old)}"
        if new
        else f"without {_code(old)}"
        for old, new in answer.items()
    )


def _code(code):
    return f"`{textwrap.shorten(code, 70, placeholder=' …')}`"


def _rows(head, rows):
    lines = ("| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *rows))
    return re.sub(
        r"\{\w+[^}]*\}", "…", "\n".join(lines)
    )  # where the answer's own values will stand


def write(path):
    """The table, into a file."""
    path.write_text(page(), encoding="utf-8", newline="\n")
