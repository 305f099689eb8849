"""Makes the slides: a deck for each notebook, and that of the lesson; the plan is the speaker's."""

import re
import shutil
import sysconfig
from pathlib import Path

import nbformat
from addresses import led
from boxes import offline
from contents import CONTENTS, ROOT
from formulas import drawn
from nbconvert import SlidesExporter
from nbformat.v4 import new_markdown_cell, new_notebook
from plan import Note, notes, spot
from switch import ways
from translation import text_of

from nnfigures.engine.asleep import METADATA
from nnlanguage import ENGLISH, Spoken, speaking, spoken

HERE = Path(__file__).resolve().parent
# Of sphinx-revealjs only this folder is used: so pip fetches reveal.js.
REVEAL = Path(sysconfig.get_path("purelib"), "sphinx_revealjs/_static/revealjs")


class Words(Spoken):
    """What slides say beside the notebooks."""

    lesson_title, ticket = "# One network, in 45 minutes", "## The exit ticket"
    lesson = "Nobody types; everybody predicts. [All pages](../index.html)"
    back = (
        "[The page to read](../notebooks/{0}.html) · "
        "[run and change it](../lite/lab/index.html?path=notebooks/{0}.ipynb)"
    )


PLAN = "docs/teaching.md"
ANSWER = "answer"  # the tag of a cell that tells what has been asked above it


def headed(notebook):
    """(the heading that a cell stands under, the cell) for each cell."""
    heading = notebook.cells[0].source.splitlines()[0]
    for cell in notebook.cells:
        if cell.cell_type == "markdown" and cell.source.startswith("#"):
            heading = cell.source.splitlines()[0]
        yield heading, cell


def lesson(notebooks):
    """(minute, notebook, heading, cell) for each cell tagged lesson-MM, minute by minute."""
    found = [
        (tag[7:], name, heading, cell)
        for name, notebook in notebooks.items()
        for heading, cell in headed(notebook)
        for tag in cell.metadata.get("tags", [])
        if tag.startswith("lesson-")
    ]
    return sorted(found, key=lambda one: one[0])


def slide(heading, cell, note):
    """The cells of a slide: its heading, what only the speaker sees, the cell if it isn't both."""
    first = cell if cell.source.startswith(heading) else new_markdown_cell(heading)
    first.metadata["slideshow"] = {"slide_type": "slide", "data": {"timing": note.seconds}}
    told = {"slideshow": {"slide_type": "notes"}}
    cells = [first, new_markdown_cell(note.said, metadata=told)] if note.said else [first]
    if first is cell:
        return cells
    if ANSWER in cell.metadata.get("tags", []):
        cell.metadata["slideshow"] = {"slide_type": "fragment"}
    return [*cells, cell]


def deck(title, first, shown, minutes):
    """Slides: the title and what stands under it with a Note, then each (heading, cell, Note).

    minutes: how long all take together; 0 where each Note says how long its own slide takes.
    """
    words, note = first
    top = title, new_markdown_cell(f"{title}\n\n{words}"), note
    cells = [cell for one in (top, *shown) for cell in slide(*one)]
    about = {"title": title.strip("# "), "minutes": minutes}
    return new_notebook(cells=cells, metadata=METADATA | about)


def beside(name):
    """Where the first slide leads: page, Lab, the same slides in another language."""
    return " · ".join(filter(None, [led(Words.back.format(name)), ways(f"slides/{name}.html")]))


def spotted():
    """{id of a cell: how the plan names it}, in whatever language the notebooks are now."""
    with speaking(ENGLISH):
        english = [nbformat.read(row.path, as_version=4) for row in CONTENTS]
    return {cell.id: spot(heading, cell) for one in english for heading, cell in headed(one)}


def decks(notebooks):
    """(name, deck): of each notebook's cells tagged present, then of the lesson."""
    english = (ROOT / PLAN).read_text("utf-8")
    (first, *sessions), spots = notes(english, text_of(PLAN)), spotted()
    for row, rows in zip(CONTENTS, sessions):
        notebook = notebooks[row.name]
        title, promise = notebook.cells[0].source.split("\n\n")[:2]
        shown = [
            (heading, cell, rows.get(spots[cell.id], Note()))
            for heading, cell in headed(notebook)
            if "present" in cell.metadata.get("tags", [])
        ]
        minutes = row.minutes + row.encore
        top = f"{promise}\n\n{beside(row.name)}", rows[""]
        yield row.name, deck(title, top, shown, minutes)
    shown = [
        (heading, cell, first[f"{name[:2]} {spots[cell.id]}"])
        for minute, name, heading, cell in lesson(notebooks)
    ]
    ticket = re.search("(?m)^> (.*)", text_of(PLAN))[1]
    shown += [(Words.ticket, new_markdown_cell(ticket), first["the exit ticket"])]
    yield "lesson", deck(Words.lesson_title, (Words.lesson, first[""]), shown, 0)


def slides(notebooks, out):
    (out / "slides").mkdir(parents=True)
    for file in ("dist/reveal.js", "dist/reveal.css", "plugin/notes/notes.js"):
        shutil.copy(REVEAL / file, out / "slides")
    styles = [REVEAL / "dist" / "theme" / "white.css", HERE / "slides" / "slides.css"]
    style = "\n".join(path.read_text("utf-8") for path in styles)
    without_fonts = re.sub("@import .*", "", style)
    (out / "slides" / "slides.css").write_text(without_fonts, encoding="utf-8")
    settings = " ".join(f'{name}="{value}"' for name, value in offline().items())
    export = SlidesExporter(template_name="slides", extra_template_basedirs=[str(HERE)])
    for name, made in decks(notebooks):
        for cell in made.cells:
            cell.source = drawn(cell.source) if cell.cell_type == "markdown" else cell.source
        markup, resources = export.from_notebook_node(
            made, {"offline": settings, "language": spoken().replace("_", "-")}
        )
        (out / "slides" / f"{name}.html").write_text(
            re.sub(r'(href="\w+)\.ipynb"', r'\1.html"', markup), encoding="utf-8"
        )
