"""Runs notebooks in fresh kernels and writes them canonically: the same bytes when run twice.

Names of those to run may follow; none means all. Of what a live figure shows its SVG is kept, as a
PNG. What they, README.md and docs/teaching.md repeat is written as well: written.py.
"""

import base64
import html
import importlib.util
import io
import os
import re
import sys
from pathlib import Path

import matplotlib
import nbformat
import translation
from contents import CONTENTS, FOLDER
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from PIL import Image
from written import WRITTEN, filled

from nnfigures.engine.asleep import METADATA, PNG, VIEW
from nnfigures.engine.words import titled
from nnlanguage import ENGLISH, languages, speaking, spoken

HTML, SVG, MARKDOWN = "text/html", "image/svg+xml", "text/markdown"
SHOWN = 860  # pixels: a picture is as wide as the live figure will be
OTHERS = {"zh_TW": "pylopdf_fonts_zh_tw"}  # packages with the signs that DejaVu Sans lacks


def named(names):
    """The rows of the notebooks with these names, or all."""
    listed = {row.name: row for row in CONTENTS}
    names = [Path(name).stem for name in names] or listed
    if missing := ", ".join(name for name in names if name not in listed):
        sys.exit(
            f"There is no {missing} in {FOLDER.name}/contents.toml: name a notebook that is listed "
            "there, or none to run them all."
        )
    return [listed[name] for name in names]


def read(path):
    """The notebook in a file."""
    try:
        return nbformat.read(path, as_version=4)
    except nbformat.reader.NotJSONError:
        told = "git has left conflict marks (<<<<<<<) in it, or it is cut off"
        sys.exit(f"{path.name} is no notebook: {told}. Mend it, or git checkout it, and run again.")


def unanswered(path):
    """The notebook, in which no exercise may be answered."""
    notebook = read(path)
    for cell in notebook.cells:
        if (
            cell.cell_type == "code"
            and "exercise" in cell.metadata.get("tags", [])
            and "..." not in cell.source
        ):
            sys.exit(
                f"{path.name}, cell {cell.id}: this exercise is answered; put its ... back, then "
                "run again."
            )
    return notebook


def source(row, moved=True):
    """The notebook in the language of now, before it runs; no exercise may be answered.

    moved: whether it is one folder further from the root than the English one.
    """
    with speaking(ENGLISH):
        notebook = unanswered(row.path)
    return notebook if spoken() == ENGLISH else translation.notebook(row, moved)


def executed(row, notebook):
    """A row's notebook, run in a fresh kernel; its live figures give a page's HTML, and an SVG."""
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        resources={"metadata": {"path": str(FOLDER)}},
        record_timing=False,
        store_widget_state=False,
    )
    try:
        client.execute(env=os.environ | {"COURSE_FACE": "page", "COURSE_LANGUAGE": ""})
    except CellExecutionError as error:
        failed = next(
            cell.id for cell in notebook.cells for out in cell.get("outputs", []) if "ename" in out
        )
        message = f"{error.ename}: {error.evalue}".splitlines()[-1]
        sys.exit(f"{row.path.name}, cell {failed}: {message} (no notebook was written)")
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs = joined(cell.outputs)
    return notebook


def fonts():
    """The folders of the fonts that stored pictures are drawn with, in the language of now."""
    folders = [f"{matplotlib.get_data_path()}/fonts/ttf"]
    if package := OTHERS.get(spoken()):
        found = importlib.util.find_spec(package)
        if not found:
            sys.exit(f"{package} is missing: {sys.executable} -m pip install {package} brings it.")
        folders += found.submodule_search_locations
    return folders


def reduced(pixels):
    """The pixels in 64 colours, to be small."""
    return pixels.convert("RGB").quantize(64, dither=Image.Dither.NONE)


def picture(svg, width):
    """The SVG as pixels."""
    import resvg_py  # here, for the other commands that read and save notebooks do without

    drawn = resvg_py.svg_to_bytes(
        svg, width=width, background="white", skip_system_fonts=True, font_dirs=fonts()
    )
    return reduced(Image.open(io.BytesIO(drawn)))


def encoded(pixels):
    """The pixels as a PNG in base64."""
    file = io.BytesIO()
    pixels.save(file, "PNG", optimize=True)
    return base64.b64encode(file.getvalue()).decode()


def painted(data):
    """A plot of a notebook's own as it is stored, in as few colours as a figure."""
    return encoded(reduced(Image.open(io.BytesIO(base64.b64decode(data)))))


def described(out, caption):
    """The output with a picture as PNG, and what it shows as its alternative text."""
    data = out.get("data", {})
    if SVG in data:
        title = html.unescape(re.search('aria-label="(.*?)"', data[SVG])[1])
        out.metadata = {PNG: {"alt": titled(title, data["text/plain"]), "width": SHOWN}}
        data[PNG] = encoded(picture(data.pop(SVG), SHOWN))
    elif PNG in data:
        out.metadata = {PNG: {"alt": caption}}
        data[PNG] = painted(data[PNG])
    elif "metadata" in out:
        out.metadata = {}
    return out


def joined(outputs):
    """The outputs; a stream that came in pieces becomes one."""
    kept = []
    for out in outputs:
        if kept and "name" in out and out.name == kept[-1].get("name"):
            kept[-1].text += out.text
        else:
            kept.append(out)
    return kept


def canonical(outputs, *unwanted):
    """The outputs without what varies from run to run, and without data of the unwanted kinds."""
    said = [out.data["text/plain"] for out in outputs if MARKDOWN in out.get("data", {})]
    for out in outputs:
        for kind in (VIEW, *unwanted):
            out.get("data", {}).pop(kind, None)
    return [described(out, " ".join(said)) for out in outputs]


def write(path, notebook):
    notebook.metadata, notebook.nbformat_minor = METADATA, 5
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = {"tags": tags} if tags else {}
        if "answer" in tags:  # collapsed until it is run; GitHub shows it
            cell.metadata["jupyter"] = {"outputs_hidden": True}
        if cell.cell_type == "code":
            cell.outputs = canonical(cell.outputs, HTML)
    nbformat.validate(notebook)
    save(path, notebook)


def save(path, notebook):
    path.write_text(nbformat.writes(notebook).rstrip("\n") + "\n", encoding="utf-8", newline="\n")


def kept(row):
    """The notebook in the language of now, with the outputs that its file holds."""
    made, old = translation.notebook(row), {cell.id: cell for cell in read(row.path).cells}
    for cell in made.cells:
        if cell.cell_type == "code" and old[cell.id].source == cell.source:
            cell.update({key: old[cell.id][key] for key in ("outputs", "execution_count")})
    return made


def run(rows):
    """Runs these notebooks in the language of now and writes them; the others get their texts."""
    ran = {
        row: executed(row, source(row)) for row in CONTENTS if row in rows or not row.path.exists()
    }
    for row in CONTENTS:
        row.path.parent.mkdir(exist_ok=True)
        if row in ran:
            write(row.path, filled(row, ran[row]) if spoken() == ENGLISH else ran[row])
        else:
            save(row.path, filled(row, read(row.path)) if spoken() == ENGLISH else kept(row))


if __name__ == "__main__":
    rows = named(sys.argv[1:])
    run(rows)
    for path, fill in WRITTEN.items():
        path.write_text(fill(path.read_text("utf-8")), encoding="utf-8", newline="\n")
    for language in languages()[1:]:
        with speaking(language):
            run(rows)
