"""The boxes of a page in which code runs, and what their Python is made of.

Exercises are boxes from the start; static/run.js makes one of any other cell when it is asked to.
"""

import os
import re
import zipfile
from html import escape
from importlib.metadata import version
from pathlib import Path
from string import Template

from contents import ROOT
from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL, PYODIDE_VERSION
from nbformat.v4 import new_output

HERE = Path(__file__).resolve().parent
BOX = Template((HERE / "box.html").read_text("utf-8"))
EXERCISE = "exercise"  # the tag of a cell that a learner answers
# The one setting: with it the site holds its own copy of Pyodide, without it a public host does.
OWN = os.environ.get("JUPYTERLITE_PYODIDE_URL")
RUNTIME = "lite/static/pyodide/" if OWN else f"{PYODIDE_CDN_URL}/"
OFFLINE = {  # what static/offline.js is told
    "data-runtime": RUNTIME,
    "data-python": PYODIDE_VERSION,
    "data-release": version("neural-network-course"),
}
SENT = [ROOT / "nnlib.py", ROOT / "nnguard.py", HERE / "interpreter.py"]
SENT += sorted((ROOT / "nncheck").glob("*.py"))


def box(cell):
    """The exercise's cell as a box; its code is there without a script, too."""
    name = re.match(r"(?:def )?(\w+)", cell.source)[1]
    code = escape(cell.source).replace("\n", "&#10;")
    return BOX.substitute(id=cell.id, name=name, code=code, rows=cell.source.count("\n") + 2)


def boxed(cell):
    """The code cell as a page shows it; a class gives its id to the scripts."""
    cell.metadata.setdefault("tags", []).append(f"id-{cell.id}")
    if EXERCISE in cell.metadata.tags:
        cell.metadata.tags.append("remove-input")
        cell.outputs = [new_output("display_data", {"text/html": box(cell)})]
    return cell


def sent(file):
    """Writes the archive of what a page's Python runs: the lesson, its guards and its checks."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for source in SENT:
            inside = source.relative_to(ROOT) if ROOT / "nncheck" in source.parents else source.name
            archive.writestr(
                zipfile.ZipInfo(str(inside)), source.read_bytes(), zipfile.ZIP_DEFLATED
            )
