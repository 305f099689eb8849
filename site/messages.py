"""Which words of the course are translated: each message, by the catalogue that holds it.

A message is a paragraph of Markdown, a row of a table, a heading, or one string of the code: whole
sentences with their named blanks. It stands in one catalogue, the first here that has it.
"""

import ast
import io
import re
import tokenize
from pathlib import Path

import nbformat
from addresses import HEADS
from contents import CONTENTS, ROOT
from written import SESSION, produced

from nncheck.exercise import Exercise, Prediction, entries
from nncheck.questions import STEP
from nnfigures.engine.style import SAID

FENCE = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"(\n(?:[ \t]*\n)+)")
LINE, ITEM = re.compile(r"(?<=\n)"), re.compile(r"(?<=\n)(?=- )")  # a table's rows, a list's items
MADE = re.compile(r"<!-- (\w+) -->\n.*?<!-- end of \1 -->", re.DOTALL)
# What a message may hold without being one: blanks, tags, formulas' names, code, addresses.
ASIDE = re.compile(
    r"\$?\{[^{}]*\}|\$\w+|<[^<>]*>|`[^`]*`|\$\$[^$]+\$\$|\$[^$]*\$|\]\([^()]*\)|\\\w+|https?:\S+|\w*\d\w*"
    r"|\b(?:Alice|Bob|Charlie|Diana|Emily|Frank|XOR)\b"
)
WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,}|[’']s\b")
IN_FORMULA = re.compile(r"\\text\{([^{}]*)\}")  # words within a formula
BETWEEN = re.compile(  # words, parts of a sentence, sentences, a name and what it names
    r"[,;] |\{\w+\}\.? \{\w+\}|- \{\w+\}: `\{\w+\}`\n|\{[\w:.]+\} \(\{\w+\}, \{\w+\}\)"
)
JS_WORDS = re.compile(r"(?<=const words = \{\n).*?(?=\n  \}\n)", re.DOTALL)
JS_TEXT = re.compile(r'"([^"\n]+)"|`([^`\n]+)`')
HTML_TEXT = re.compile(r'(?<=>)([^<>{}]+)(?=</)|(?<=aria-label=")([^"]+)')
DOCS = ("README.md", "docs/teaching.md", "docs/glossary.md", "docs/class.md")


def is_message(text):
    """Whether it holds words."""
    bare = ASIDE.sub(lambda found: " ".join(["", *IN_FORMULA.findall(found[0]), ""]), text)
    return bool(WORD.search(bare) or BETWEEN.fullmatch(text))


def pieces(markdown):
    """The Markdown in pieces, of which every other one is a block, or between them; all joined, the
    same text."""
    for part in FENCE.split(markdown):
        if part.startswith("```"):
            yield part, False
            continue
        for piece in BLOCK.split(part):
            for line in (LINE if piece.startswith("|") else ITEM).split(piece):
                yield from _trimmed(line)


def _trimmed(text):
    """A block without the line ends around it."""
    inside = text.strip("\n")
    start = text.index(inside) if inside else len(text)
    yield text[:start], False
    yield inside, is_message(inside)
    yield text[start + len(inside) :], False


def blocks(markdown):
    """The messages of Markdown."""
    return [text for text, message in pieces(markdown) if message]


def strings(code):
    """(line, column, end line, end column, text) of each string of a cell that is read."""
    for node in _read(ast.parse(code)):
        text = literal(ast.get_source_segment(code, node))
        if " " in text and is_message(text):
            yield node.lineno, node.col_offset, node.end_lineno, node.end_col_offset, text
    for token in tokenize.generate_tokens(io.StringIO(code).readline):
        if token.type == tokenize.COMMENT and is_message(token.string):
            yield *token.start, *token.end, token.string


def _read(node):
    """The strings in a tree. What matplotlib draws stays English: a system may lack a font for
    anything else."""
    if isinstance(node, ast.JoinedStr) or isinstance(getattr(node, "value", None), str):
        yield node
    elif not ast.unparse(node).startswith("plt.") or isinstance(node, ast.Module):
        for child in ast.iter_child_nodes(node):
            yield from _read(child)


def literal(segment):
    """What stands between the quotes of a string, which may be in several parts; else ''."""
    parts = re.fullmatch(r'(?:f?"[^"]*"\s*)+', segment)
    return "".join(re.findall(r'f?"([^"]*)"', segment)) if parts else ""


def notebook(row):
    """(message, where) of a notebook's own text; its title, ladders and last line are made."""
    made = produced(row)
    for cell in nbformat.read(row.path, as_version=4).cells:
        source = HEADS.sub("", cell.source)
        if source in made:
            continue
        if cell.cell_type == "markdown":
            yield from ((text, cell.id) for text in blocks(source) if text not in made)
        else:
            yield from ((text, f"{cell.id}, code") for *_, text in strings(cell.source))


def words(path):
    """(message, where) of a file's `class Words`."""
    for node in ast.parse((ROOT / path).read_text("utf-8")).body:
        if isinstance(node, ast.ClassDef) and node.name == "Words":
            for line in node.body[1:]:
                names, values = _assigned(line)
                for name, value in zip(names, values):
                    for text in _texts(ast.literal_eval(value)):
                        yield text, f"{path}, {name}"


def _assigned(line):
    """The names and the values of an assignment."""
    (target,), value = line.targets, line.value
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        return [one.id for one in target.elts], value.elts
    return [target.id], [value]


def _texts(value):
    if isinstance(value, str):
        return [value] if is_message(value) else []
    inside = value.values() if isinstance(value, dict) else value
    return [text for one in inside for text in _texts(one)]


def checks(module):
    """(message, where) of a module's exercises and predictions."""
    for name, one in entries(module, Exercise).items():
        for field in ("task", "nudge", "hint", "reason"):
            yield getattr(one, field), f"{name}, {field}"
        for mistake in one.mistakes:
            yield mistake.name, f"{name}, name of a mistake, in docs/misconceptions.md only"
            yield mistake.hint, f"{name}, {mistake.name}"
    for name, one in entries(module, Prediction).items():
        yield one.question, f"{name}, question"
        for choice, said in one.choices.items():
            yield choice, f"{name}, choice" + " (the right one)" * (choice == one.right)
            yield said, f"{name}, answer to {choice!r}"


def questions():
    """(message, where) of what is asked before and after the course."""
    yield from checks("questions")
    yield from ((one, "STEP, the open question") for one in (STEP.question, *STEP.points))


def general():
    """(message, where) of the names of mistakes that any answer can make."""
    from nncheck.words import Words

    for table in (Words.GENERAL, Words.RELATIONS, Words.SLIPS):
        yield from ((name, "name of a mistake, in docs/misconceptions.md only") for name in table)


def script(path):
    """(message, where) of a script's words, a style sheet's, a template's."""
    text = (ROOT / path).read_text("utf-8")
    for found in found_in(path, text):
        (said,) = filter(None, found.groups())
        if is_message(said):
            yield said, path


def found_in(path, text):
    """The places of what may be a message in a script, a style sheet or a template."""
    if path.endswith("js"):
        inside = JS_WORDS.search(text)
        return JS_TEXT.finditer(text, inside.start(), inside.end()) if inside else []
    return (SAID if path.endswith("css") else HTML_TEXT).finditer(text)


def files(*patterns):
    """The paths of files, from the root."""
    found = [path for pattern in patterns for path in sorted(ROOT.glob(pattern))]
    return [path.relative_to(ROOT).as_posix() for path in found]


def markdown(path):
    """(message, where) of a page in Markdown, without the blocks that a command writes."""
    text = MADE.sub("", (ROOT / path).read_text("utf-8"))
    return [(block, path) for block in blocks(text) if not SESSION.match(block)]


def contents():
    """(message, where) of the table of the notebooks."""
    for row in CONTENTS:
        yield row.title, "notebooks/contents.toml, title"
        yield row.question, "notebooks/contents.toml, question"


def all_of(read, paths):
    """What a function reads in several files."""
    return [one for path in paths for one in read(path)]


def site():
    scripts = files("site/*.js", "site/*.html", "site/static/*.js", "site/static/*.css")
    yield from contents()
    yield from all_of(words, files("site/*.py", "nnopen.py"))
    yield from markdown("site/index.md")
    yield from markdown("site/questions.md")
    yield from all_of(script, scripts)


def catalogues():
    """{name: [(message, where), …]}, each message in the first that has it."""
    figures = files("nnfigures/**/*.py")
    found = {
        "checks": [
            *words("nncheck/words.py"),
            *general(),
            *words("nncheck/receipt.py"),
            *words("nnguard.py"),
        ],
        "figures": [*all_of(words, figures), *all_of(script, files("nnfigures/engine/*.css"))],
        **{f"{row.name}.checks": checks(row.module) for row in CONTENTS},
        "questions": questions(),
        "site": site(),
        **{row.name: notebook(row) for row in CONTENTS},
        **{Path(path).stem: markdown(path) for path in DOCS},
        "docs": all_of(words, files("docs/*.py")),
    }
    met, once = set(), {}
    for name, rows in found.items():
        rows = [row for row in rows if is_message(row[0])]
        once[name] = {text: [] for text, where in rows if text not in met}
        for text, where in rows:
            if text in once[name]:
                once[name][text].append(where)
        met |= once[name].keys()
    return once
