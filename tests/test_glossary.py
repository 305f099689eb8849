"""docs/glossary.md: each term is met, in bold, in the notebook that it names, and not before."""

import re

import pytest
from common import CONTENTS, NOTEBOOKS, ROOT

TEXT = (ROOT / "docs" / "glossary.md").read_text("utf-8")
ROWS = [re.split(r" \| ", line.strip("| ")) for line in re.findall(r"(?m)^\|.+\|$", TEXT)[2:]]
BOLD = {  # by the notebook's number all bold words of its text
    f"{row.number:02}": [
        bold.lower()
        for cell in NOTEBOOKS[row.name].cells
        if cell.cell_type == "markdown"
        for bold in re.findall(r"\*\*([^*\n]+)\*\*", cell.source)
    ]
    for row in CONTENTS
}


def met(term):
    """The notebooks that have the term in bold; a plural counts."""
    return [number for number, words in BOLD.items() if {term, f"{term}s"} & {*words}]


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_a_term_is_met_in_bold_where_the_glossary_says(row):
    term, ours, what, where, symbol, torch = row
    assert met(term.lower())[:1] == [where], (
        f"**{term}** is bold in {met(term.lower())}: make it bold in {where}, where it is met"
    )


def test_no_term_stands_twice_and_they_come_in_their_order():
    terms, places = [row[0] for row in ROWS], [row[3] for row in ROWS]
    assert len({*terms}) == len(terms) > 40 and places == sorted(places)
