"""Runs notebooks in fresh kernels and writes them canonically: the same bytes when run twice.

Names of notebooks may follow; none means all. A live figure shows its still face, an SVG, which is stored as a PNG.
"""

import base64
import html
import io
import os
import re
import sys
from pathlib import Path

import matplotlib
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from PIL import Image

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
WIDGET, SVG, PNG = "application/vnd.jupyter.widget-view+json", "image/svg+xml", "image/png"
FONTS = {"skip_system_fonts": True, "font_dirs": [f"{matplotlib.get_data_path()}/fonts/ttf"]}


def named(names):
    paths = [NOTEBOOKS / f"{Path(name).stem}.ipynb" for name in names] or sorted(
        NOTEBOOKS.glob("*.ipynb")
    )
    if missing := [path.name for path in paths if not path.exists()]:
        sys.exit(
            f"There is no {', '.join(missing)}: name a file of {NOTEBOOKS.name}/, or none to run them all."
        )
    return paths


def unanswered(path):
    """The notebook, in which no exercise may be answered."""
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if (
            cell.cell_type == "code"
            and "exercise" in cell.metadata.get("tags", [])
            and "..." not in cell.source
        ):
            sys.exit(
                f"{path.name}, cell {cell.id}: this exercise is answered; put its ... back, then run again."
            )
    return notebook


def executed(path, face="still"):
    """The notebook, run in a fresh kernel whose live figures show that face: still or page."""
    notebook = unanswered(path)
    client = NotebookClient(
        notebook,
        kernel_name="python3",
        resources={"metadata": {"path": str(NOTEBOOKS)}},
        record_timing=False,
        store_widget_state=False,
    )
    try:
        client.execute(env=os.environ | {"NNLIVE_FACE": face})
    except CellExecutionError as error:
        failed = next(
            cell.id for cell in notebook.cells for out in cell.get("outputs", []) if "ename" in out
        )
        message = f"{error.ename}: {error.evalue}".splitlines()[-1]
        sys.exit(f"{path.name}, cell {failed}: {message} (no notebook was written)")
    return notebook


def picture(svg, width):
    """The SVG as pixels in 64 colours, to be small."""
    import resvg_py  # here, for the other commands that read and save notebooks do without

    pixels = Image.open(
        io.BytesIO(resvg_py.svg_to_bytes(svg, width=width, background="white", **FONTS))
    )
    return pixels.convert("RGB").quantize(64, dither=Image.Dither.NONE)


def rasterised(svg):
    """The SVG as a PNG in base64: wider than the live figure, for fine screens."""
    file = io.BytesIO()
    picture(svg, 1140).save(file, "PNG", optimize=True)
    return base64.b64encode(file.getvalue()).decode()


def canonical(outputs):
    """The outputs without what varies from run to run; a stream that came in pieces becomes one."""
    kept = []
    for out in outputs:
        data = out.get("data", {})
        data.pop(WIDGET, None)
        alt, shown = data.get("text/plain"), {}
        if SVG in data:
            title = html.unescape(re.search('aria-label="(.*?)"', data[SVG])[1])
            alt, shown = (
                f"{title}. {alt}",
                {"width": 860},
            )  # as wide as the live figure will be: nothing jumps when it wakes
            data[PNG] = rasterised(data.pop(SVG))
        if "metadata" in out:
            out.metadata = {PNG: {"alt": alt} | shown} if PNG in data else {}
        if kept and "name" in out and out.name == kept[-1].get("name"):
            kept[-1].text += out.text
        else:
            kept.append(out)
    return kept


def write(path, notebook):
    notebook.metadata, notebook.nbformat_minor = METADATA, 5
    for cell in notebook.cells:
        cell.metadata = {"tags": cell.metadata.tags} if cell.metadata.get("tags") else {}
        if cell.cell_type == "code":
            cell.outputs = canonical(cell.outputs)
    nbformat.validate(notebook)
    save(path, notebook)


def save(path, notebook):
    path.write_text(nbformat.writes(notebook).rstrip("\n") + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    for path, notebook in [(path, executed(path)) for path in named(sys.argv[1:])]:
        write(path, notebook)
