"""The prose is true: a number in a text cell stands in the code or outputs of its section.

It stands there character for character. A section runs from heading to heading. Numbers are those
with a decimal point or with two digits or more, sign included. Code spans, links and headings are
left out.
"""

import re

import pytest
from common import CELLS, CONTENTS, EDITIONS, NOTEBOOKS, ROOT, words

LEFT_OUT = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]*>|^#.*$", re.MULTILINE)
NUMBER = re.compile(r"(?a)(?<![\w.])-?(?:\d+\.\d+|\d{2,})")
EXCUSED = {  # by cell
    "slope-37": {"0.0214"},  # what others print after rounding each factor; the sentence says so
    **{NOTEBOOKS[row.name].cells[0].id: {str(row.minutes), str(row.encore)} for row in CONTENTS},
}


def numbers(text):
    return NUMBER.findall(LEFT_OUT.sub(" ", text).replace("−", "-").replace("–", " "))


def stands_in(number, shown):
    return (
        re.search(rf"(?<![\d.-]){re.escape(number)}(?!\d|\.\d)", shown.replace("−", "-"))
        is not None
    )


def everywhere():
    """(language, (name, notebook)) of each notebook in each language."""
    return [(one, named) for one, held in EDITIONS.items() for named in held.items()]


def sections():
    """(notebook, cell id, its text, the code and outputs of its section) for each text cell."""
    for language, (name, notebook) in everywhere():
        section = []
        for cell in [*notebook.cells, {"cell_type": "markdown", "source": "# end"}]:
            if cell["cell_type"] == "markdown" and cell["source"].startswith("#"):
                shown = "\n".join(
                    c["source"] + "\n" + words(c) for c in section if c["cell_type"] == "code"
                )
                yield from (
                    (f"{language}:{name}", c["id"], c["source"], shown)
                    for c in section
                    if c["cell_type"] == "markdown"
                )
                section = []
            section.append(cell)


@pytest.mark.parametrize(
    "name, cell, text, shown",
    [pytest.param(*section, id=":".join(section[:2])) for section in sections()],
)
def test_numbers_in_prose_are_computed(name, cell, text, shown):
    excused = EXCUSED.get(cell, ())
    false = [n for n in numbers(text) if n not in excused and not stands_in(n, shown)]
    assert not false, (
        f"{name}, cell {cell}: {', '.join(false)} is in no output or code of its section: print it "
        "there or correct it"
    )


@pytest.mark.parametrize(
    "text, shown, false",
    [
        ("L is 0.507118.", "L = 0.507118", []),
        ("L is 0.507119.", "L = 0.507118", ["0.507119"]),
        ("It is −0.9526.", "0.9526", ["-0.9526"]),
        ("It is 0.9526.", "x = -0.9526", ["0.9526"]),
        ("0.95", "0.9507", ["0.95"]),
        ("12 of 40", "12 of 41", ["40"]),
        ("`0.3` and w1 = 3 [x](a12.md)", "", []),
    ],
)
def test_the_rule_itself(text, shown, false):
    assert [n for n in numbers(text) if not stands_in(n, shown)] == false


TEXTS = [path.read_text("utf-8") for path in (ROOT / "README.md", *ROOT.glob("docs/*.md"))]
TEXTS += [cell.source for name, cell in CELLS if cell.cell_type == "markdown"]


def test_no_word_makes_light_of_what_is_hard():
    light = re.findall(r"(?i).*\b(?:simply|obviously|just)\b.*", "\n".join(TEXTS))
    assert not light, f"leave out simply, obviously and just: {light}"
