"""What several files repeat: the list of the notebooks, and each exercise's folded hints.

It comes from notebooks/contents.toml and from nncheck/. `course.py notebooks` writes it into the
notebooks, README.md and docs/teaching.md; the site's first page gets it when the site is built.
"""

import importlib
import re
from string import Template

from contents import CONTENTS, ROOT
from nbformat.v4 import new_markdown_cell

from nncheck.exercise import Exercise, entries
from nnlanguage import ENGLISH, Spoken, languages, speaking, spoken


class Words(Spoken):
    """What is written; each blank is of a row of the table."""

    own_name = "English"  # what a language calls itself
    title = "# {row.number} · {row.question}"
    next = "Next: [{row.number} · {row.question}]({row.name}.ipynb)"
    session = "### {row.number:02} · {row.question} {row.time}"
    readme_head = "| | asks | takes |\n|---|---|---|\n"
    readme = (
        "| [{row.number} · {row.title}](notebooks/{row.name}.ipynb) | {row.question} | {row.time} |"
    )
    site = (
        "| [{row.number} · {row.title}](notebooks/{row.name}.ipynb) | {row.question} ({row.time}) "
        '| <a href="slides/{row.name}.html">slides {row.number}</a> '
        '| <a href="lite/lab/index.html?path=notebooks/{row.name}.ipynb">Lab {row.number}</a> |'
    )


SESSION = re.compile(r"^### (\d\d) · .*", re.MULTILINE)  # a heading of the teaching notes
KEPT = "## Three lines to keep"  # the heading of the cell that ends with the Next line
NEXT = re.compile(r"\n\nNext: \[.*\]\(\w+\.ipynb\)$")
CHECKED = re.compile(r"^(?:check_\w+(?=\(\w+\)\Z)|.*\bcheck=check_\w+)", re.MULTILINE)


def rows(template):
    """A line for each notebook."""
    return "\n".join(template.format(row=row) for row in CONTENTS)


def block(text, name, lines):
    """The text, with these lines between <!-- name --> and <!-- end of name -->."""
    between = rf"(?<=<!-- {name} -->\n).*?(?=<!-- end of {name} -->)"
    return re.sub(between, lambda found: lines, text, flags=re.DOTALL)


def headed(row, source):
    """A notebook's first cell, with its title and its minutes."""
    source = re.sub(r"\A# .*", lambda found: Words.title.format(row=row), source)
    source = re.sub(r"(?<=\*\*)\d+(?= minutes)", str(row.minutes), source)
    return re.sub(r"(?<=an encore of )\d+", str(row.encore), source)


def led_on(row, source):
    """A notebook's three lines to keep, with the line that leads to the next notebook, if any."""
    following = CONTENTS[CONTENTS.index(row) + 1 :][:1]
    return "\n\n".join([NEXT.sub("", source), *(Words.next.format(row=one) for one in following)])


def laddered(row, cells):
    """The cells, with its ladder under each exercise."""
    exercises, cells = importlib.import_module(f"nncheck.{row.module}"), list(cells)
    for k in reversed(range(len(cells))):
        if cells[k].cell_type == "code" and (check := CHECKED.search(cells[k].source)):
            ladder = getattr(exercises, check[0].split("=")[-1]).ladder()
            below = "".join(cell.source for cell in cells[k + 1 : k + 2])
            if not below.startswith(ladder.splitlines()[0]):
                cells.insert(k + 1, new_markdown_cell(id=after(cells[k].id)))
            cells[k + 1].source = ladder
    return cells


def after(id):
    """The id that follows a cell's: neuron-71c after neuron-71b, neuron-71a after neuron-71."""
    stem, letter = re.fullmatch(r"(.*\d)([a-z]?)", id).groups()
    return stem + (chr(ord(letter) + 1) if letter else "a")


def produced(row):
    """What is written into a notebook: its title, its last line, its ladders."""
    exercises = entries(row.module, Exercise).values()
    return [
        Words.title.format(row=row),
        *led_on(row, "").split("\n\n")[1:],
        *(one.ladder() for one in exercises),
    ]


def filled(row, notebook):
    """The notebook, with all that is written into it."""
    notebook.cells[0].source = headed(row, notebook.cells[0].source)
    for cell in notebook.cells:
        if cell.source.startswith(KEPT):
            cell.source = led_on(row, cell.source)
    notebook.cells = laddered(row, notebook.cells)
    return notebook


def readme(text):
    """README.md, with its table of the notebooks, and where it is in other languages."""
    text = block(text, "notebooks", f"{Words.readme_head}{rows(Words.readme)}\n")
    return elsewhere(text)


def elsewhere(text):
    """README.md, with the line that leads to those in other languages."""
    links = " · ".join(f"[{name}]({page})" for name, page in readmes())
    return block(text, "languages", f"{links}\n")


def readmes():
    """(its name for itself, its README) of each other language."""
    for language in languages():
        if language != spoken():
            with speaking(language):
                yield Words.own_name, called("README.md")


def called(name):
    """A file's name in the language of now: README.md, README.zh-TW.md."""
    stem, dot, kind = name.partition(".")
    mark = "" if spoken() == ENGLISH else f".{spoken().replace('_', '-')}"
    return f"{stem}{mark}{dot}{kind}"


def teaching(text):
    """docs/teaching.md, with the headings of its sessions."""
    headings = {f"{row.number:02}": Words.session.format(row=row) for row in CONTENTS}
    return SESSION.sub(lambda found: headings.get(found[1], found[0]), text)


def index(text):
    """The site's first page, from its template."""
    return Template(text).substitute(table=rows(Words.site), toctree=rows("notebooks/{row.name}"))


WRITTEN = {ROOT / "README.md": readme, ROOT / "docs" / "teaching.md": teaching}
