"""What is made of the English text in the language of now: notebooks, pages, scripts.

Each is the same text with its messages translated; one that has no translation stays English.
"""

import os
import re

from addresses import HEADS, headed, owned
from addresses import readme as with_links
from contents import CONTENTS, ROOT, place
from messages import DOCS, found_in, pieces, strings
from nbformat import read
from written import WRITTEN, called, elsewhere, produced

from nnfigures.engine.words import columns
from nnlanguage import ENGLISH, speaking, spoken, translated

TARGET = re.compile(r"(?<=\]\()(?![a-z]+:|#)[^()#\s]+")  # of a link to another file
WIDTH = 84  # columns of a cell's line, as tests/test_notebooks.py has it
PART = re.compile(r"(?:\{[^{}]*\}|[^{}\s，。；：])*[\s，。；：]*")
IMPORTS = re.compile(r"(?:(?:import|from) .*\n|\n)*(?:import|from) .*")
MADE = ("docs/misconceptions.md", "docs/handout.pdf", "docs/questions.pdf", "docs/fence.gif")
README = "README.md"


def markdown(text, known=None):
    """Markdown; known: what stands for blocks that aren't messages of their own."""
    known = known or {}
    if text in known:
        return known[text]
    return "".join(
        known.get(piece) or translated(piece) if found else piece for piece, found in pieces(text)
    )


def code(source):
    """A cell's code, with what it prints translated."""
    lines = source.splitlines(keepends=True)
    for first, start, last, end, text in sorted(strings(source), reverse=True):
        head, tail = (lines[k - 1].encode() for k in (first, last))
        before, new = head[:start].decode(), translated(text)
        if not head[start:].startswith(b"#"):
            new = f"\n{' ' * len(before)}".join(map(quoted, parts(new, WIDTH - len(before))))
        lines[first - 1 : last] = [before + new + tail[end:].decode()]
    return "".join(lines)


def quoted(text):
    """A string as code; one with blanks is an f-string."""
    return f'{"f" if "{" in text else ""}"{text}"'


def parts(text, width):
    """A string in parts that a line has room for; none is cut in a word or a blank."""
    lines = [""]
    for part in PART.findall(text):
        if lines[-1] and columns(lines[-1] + part) > width - 5:  # f, the quotes, what follows
            lines.append("")
        lines[-1] += part
    return lines


def speaking_first(source):
    """A notebook's first code cell, which says the language after its imports."""
    imports = IMPORTS.match(source)[0]
    told = "from nnlanguage import speak"
    lines = imports.splitlines()
    at = next((k for k, line in enumerate(lines) if line.startswith("from nnlib")), len(lines))
    lines.insert(at, told)
    rest = source[len(imports) :].lstrip("\n")
    return "\n".join([*lines, "", f'speak("{spoken()}")', *([rest] if rest else [])])


def notebook(row, moved=True):
    """A notebook as it is before it runs; moved: whether its links lead from another folder."""
    language = spoken()
    with speaking(ENGLISH):
        english, made, made_at = read(row.path, as_version=4), produced(row), row.path
    known, cells = dict(zip(made, produced(row))), english.cells
    owner, repo = owned(cells[0].source)
    cells[0].source = HEADS.sub("", cells[0].source)
    for cell in cells:
        if cell.cell_type == "markdown":
            told = markdown(cell.source, known)
            cell.source = relinked(told, made_at) if moved else told
        else:
            cell.source, cell.outputs, cell.execution_count = code(cell.source), [], None
    cells[0].source = headed(cells[0].source, row.name, owner, repo)
    first = next(cell for cell in cells if cell.cell_type == "code")
    first.source = speaking_first(first.source) if language != ENGLISH else first.source
    return english


def twin(path):
    """Where a file of the course stands in the language of now."""
    inside = path.relative_to(ROOT).as_posix()
    if spoken() == ENGLISH:
        return path
    if inside == README:
        return ROOT / called(README)
    notebooks = [f"notebooks/{row.name}.ipynb" for row in CONTENTS]
    moved = inside in (*DOCS, *MADE, *notebooks)
    return path.parent / place() / path.name if moved else path


def relinked(text, english):
    """The text with its links as they lead from the English file's twin to each target's twin."""

    def lead(found):
        target = (english.parent / found[0]).resolve()
        if not target.exists():
            return found[0]
        return os.path.relpath(twin(target), twin(english).parent).replace(os.sep, "/")

    return TARGET.sub(lead, text)


def text_of(path):
    """A page of Markdown, with what its command writes into it; links lead as in the English."""
    return WRITTEN.get(ROOT / path, str)(markdown((ROOT / path).read_text("utf-8")))


def document(path):
    """A page of Markdown, such as README.md, as it stands in the repository."""
    text = relinked(text_of(path), ROOT / path)
    if path != README:
        return text
    return elsewhere(with_links(text, *owned((ROOT / path).read_text("utf-8"))))


def script(path):
    """A script, a style sheet or a template of the site."""
    text = (ROOT / path).read_text("utf-8")
    for found in reversed([*found_in(path, text)]):
        group = next(k for k, said in enumerate(found.groups(), 1) if said)
        text = text[: found.start(group)] + translated(found[group]) + text[found.end(group) :]
    return text
