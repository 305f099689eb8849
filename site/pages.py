"""Makes the published site: reading pages, slides, and the course in a browser's own Lab.

A folder may follow; none means _site. With --one-file, each page is one file as well, in one-file/.
The notebooks are run as for the repository; of a live figure a page keeps the part that moves
without a kernel.
"""

import re
import shutil
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from html import escape
from pathlib import Path
from string import Template

import nbformat
from addresses import HEADS, led
from boxes import boxed, sent
from classroom import NAMES, tool
from contents import CONTENTS, ROOT, place
from decks import ANSWER, slides
from execute import HTML, METADATA, PNG, SVG, canonical, executed, source
from formulas import font
from lab import lab
from messages import files
from nbformat.v4 import new_markdown_cell, new_notebook
from onefile import onefile
from PIL import Image
from plan import plan
from sphinx.cmd.build import main as sphinx
from translation import markdown, script, text_of, twin
from written import index

from nncheck.questions import SIX
from nncheck.receipt import Receipt
from nnfigures.engine.answers import button
from nnfigures.engine.predict import radios
from nnlanguage import Spoken, languages, speaking

HERE = Path(__file__).resolve().parent


class Words(Spoken):
    """What pages say beside the notebooks."""

    ways = (
        '<p class="nn-ways">Here the sliders move, and the code runs and is checked: type into a '
        "box, and press Run. The first touch of a box loads Python, about 10 MB, into your "
        'browser. <a href="../lite/lab/index.html?path=notebooks/{0}.ipynb">The Lab</a> runs the '
        "whole notebook and draws its pictures, after half a minute the first time; it wants a "
        'wide screen. Or see the <a href="../slides/{0}.html">slides</a>.</p>'
    )
    tools = "The tools: you don't need to read them"
    open = "Answer in words, on paper or in your class’s chat."


TOOL = re.compile(r"<!-- On the site.*?-->")
STATIC = "made-static"  # scripts and styles in the language of now
ALONE = "--one-file"  # makes each page one file, too
DOCS = [
    "glossary.md",
    "teaching.md",
    "misconceptions.md",
    "class.md",
    "jupyterhub.md",
    "hosts.md",
    "upstream.md",
    "handout.pdf",
    "questions.pdf",
]
MARK = ".course-site"  # in a folder that course.py site has made
DRAWN = re.compile(r'(<script type="application/json" class="nn-drawn")>(.*?)(?=</script>)')


def ran():
    """The notebooks in the language of now, executed, by name."""
    before = [source(row, moved=False) for row in CONTENTS]  # here: all threads speak one language
    with ThreadPoolExecutor() as pool:
        return dict(zip([row.name for row in CONTENTS], pool.map(executed, CONTENTS, before)))


def page(notebook):
    """The executed notebook, changed: figures are alive, and a picture's sentence its alt text."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            for out in cell.outputs:
                if HTML in out.get("data", {}):
                    out.data.pop(SVG, None)
            cell.outputs = canonical(cell.outputs)
            alts = [out.metadata[PNG]["alt"] for out in cell.outputs if PNG in out.get("data", {})]
            cell.metadata["mystnb"] = {"image": {"alt": " ".join(alts)}}
    return notebook


def read(name, notebook):
    """The notebook as a page to read, whose code runs in boxes."""
    first, *others = deepcopy(notebook.cells)
    # What follows these two in the first cell is how to run cells.
    title, promise = HEADS.sub("", first.source).split("\n\n")[:2]
    cells = [new_markdown_cell("\n\n".join([title, promise, led(Words.ways.format(name))]))]
    for above, cell in zip(notebook.cells, others):
        if ANSWER in cell.metadata.get("tags", []) and above.cell_type == "markdown":
            cell.metadata.tags.append("hide-output")  # folded; below buttons a style hides it
        cells.append(boxed(cell) if cell.cell_type == "code" else cell)
    tools = next(cell for cell in cells if cell.cell_type == "code")
    tools.metadata.tags.append("hide-input")
    tools.metadata["mystnb"] |= {f"code_prompt_{way}": Words.tools for way in ("show", "hide")}
    return once(new_notebook(cells=cells, metadata=METADATA))


def once(notebook):
    """The notebook, in which figures that draw alike share what they draw: the first one has it."""
    met = []

    def share(found):
        met.append(found[2])
        first = met.index(found[2])
        return found[0] if first == len(met) - 1 else f'{found[1]} data-same="{first}">'

    for cell in notebook.cells:
        for out in cell.get("outputs", []):
            if HTML in out.get("data", {}):
                out.data[HTML] = DRAWN.sub(share, out.data[HTML])
    return notebook


def sources(notebooks, folder):
    """What Sphinx reads, into a new folder."""
    (folder / "notebooks").mkdir(parents=True)
    (folder / "docs").mkdir()
    first = markdown((HERE / "index.md").read_text("utf-8"))
    (folder / "index.md").write_text(led(index(first)), encoding="utf-8")
    shutil.copy(ROOT / "nnlib.py", folder)
    for name in DOCS:
        shutil.copy(twin(ROOT / "docs" / name), folder / "docs")
    pages = {
        "teaching": plan(text_of("docs/teaching.md"), notebooks),
        "glossary": text_of("docs/glossary.md"),
        "class": TOOL.sub(lambda found: tool(), text_of("docs/class.md")),
        "questions": Template(markdown((HERE / "questions.md").read_text("utf-8"))).substitute(
            six()
        ),
    }
    for name, text in pages.items():
        (folder / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
    for path in files("site/static/*"):
        (folder / STATIC).mkdir(exist_ok=True)
        (folder / STATIC / Path(path).name).write_text(script(path), encoding="utf-8")
    for name, notebook in notebooks.items():
        nbformat.write(read(name, notebook), folder / "notebooks" / f"{name}.ipynb")


def six():
    """The six questions on their page, and the button that tells what was answered."""
    asked = [radios(one) if hasattr(one, "choices") else open_one(one) for one in SIX]
    return {"questions": "\n\n".join(asked), "answers": button(Receipt(NAMES[0]))}


def open_one(question):
    """A question to answer in words."""
    legend = f"<legend>{escape(question.question)}</legend><p>{Words.open}</p>"
    return f'<fieldset class="nn-open-one">{legend}</fieldset>'


def written(notebook):
    """The notebook's markdown."""
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def lighter(made):
    """Stores the pictures of the pages as WebP, without loss, in two thirds of a PNG's bytes."""
    for picture in (made / "_images").glob("*.png"):
        Image.open(picture).save(picture.with_suffix(".webp"), lossless=True, method=6)
        picture.unlink()
    for page in made.rglob("*.html"):
        text = page.read_text("utf-8")
        text = re.sub(r'((?:src|href)="[./]*_images/\w+)\.png"', r'\1.webp"', text)
        page.write_text(text, encoding="utf-8")


def reading_pages(notebooks, out):
    with tempfile.TemporaryDirectory() as folder:
        source, made, trees = (str(Path(folder, name)) for name in ("source", "made", "trees"))
        sources(notebooks, Path(source))
        static = ["-D", f"html_static_path={source}/{STATIC}", "-D", f"exclude_patterns={STATIC}"]
        if sphinx(["-W", "-q", "-c", str(HERE), "-d", trees, *static, source, made]):
            sys.exit("Sphinx has warned: mend what it names, then build again.")
        lighter(Path(made))
        shutil.copytree(made, out, dirs_exist_ok=True)
    shutil.copy(HERE / "offline-worker.js", out)
    for row in CONTENTS:
        shutil.copy(row.path, out / "notebooks")
    sent(out / "_static" / "course.zip")
    font(out / "_static" / "formulas.woff", "\n\n".join(map(written, notebooks.values())))


def build(out, notebooks=None):
    """All that is made of executed notebooks, in the language of now, into out, a new folder.

    notebooks: the executed ones by name, which are changed; run here if not given.
    """
    notebooks = {name: page(notebook) for name, notebook in (notebooks or ran()).items()}
    reading_pages(notebooks, out)
    slides(notebooks, out)


def publish(out):
    """The site, in the place of the last one: what isn't a site of ours is never touched."""
    if out.is_file() or out.is_dir() and any(out.iterdir()) and not (out / MARK).exists():
        sys.exit(f"{out} holds something else than a site: name a new folder, or empty this one.")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent) as folder:
        made = Path(folder, "site")
        for language in languages():
            with speaking(language):
                build(made / place())
        lab(made / "lite")
        (made / MARK).write_text("course.py site replaces what is in this folder.\n")
        for old in [path for path in out.iterdir() if not path.name.startswith(".")]:
            shutil.rmtree(old) if old.is_dir() else old.unlink()
        for part in made.iterdir():
            shutil.move(part, out / part.name)


if __name__ == "__main__":
    asked = [name for name in sys.argv[1:] if name != ALONE]
    folder = Path(asked[0] if asked else ROOT / "_site").resolve()
    publish(folder)
    print(f"{folder} is ready: python3 -m http.server -d {folder}, then open http://localhost:8000")
    for language in languages() if ALONE in sys.argv else ():
        with speaking(language):
            pages = [folder / place() / "notebooks" / f"{row.name}.html" for row in CONTENTS]
            onefile(pages, folder / "one-file" / place())
    if ALONE in sys.argv:
        print(f"{folder / 'one-file'}: a file for each notebook, which opens by a double click.")
