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

from contents import ROOT, place
from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL, PYODIDE_VERSION
from nbformat.v4 import new_output
from translation import script

from nnlanguage import LOCALE, spoken

HERE = Path(__file__).resolve().parent
EXERCISE = "exercise"  # the tag of a cell that a learner answers
# The one setting: with it the site holds its own copy of Pyodide, without it a public host does.
OWN = os.environ.get("JUPYTERLITE_PYODIDE_URL")
SENT = [ROOT / "nnlib.py", ROOT / "nnguard.py", ROOT / "nnlanguage.py", HERE / "interpreter.py"]
SENT += sorted((ROOT / "nncheck").glob("*.py"))


def runtime():
    """Where Python is, from the first page of the language of now."""
    own = "../" * place().count("/") + "lite/static/pyodide/"
    return own if OWN else f"{PYODIDE_CDN_URL}/"


def offline():
    """What static/offline.js is told."""
    return {
        "data-runtime": runtime(),
        "data-python": PYODIDE_VERSION,
        "data-release": version("neural-network-course"),
    }


def box(cell):
    """The exercise's cell as a box; its code is there without a script, too."""
    name = re.match(r"(?:def )?(\w+)", cell.source)[1]
    code = escape(cell.source).replace("\n", "&#10;")
    template = Template(script("site/box.html"))
    return template.substitute(id=cell.id, name=name, code=code, rows=cell.source.count("\n") + 2)


def boxed(cell):
    """The code cell as a page shows it; a class gives its id to the scripts."""
    cell.metadata.setdefault("tags", []).append(f"id-{cell.id}")
    if EXERCISE in cell.metadata.tags:
        cell.metadata.tags.append("remove-input")
        cell.outputs = [new_output("display_data", {"text/html": box(cell)})]
    return cell


def sent(file):
    """Writes the archive of what a page's Python runs: the lesson, its guards and its checks."""
    catalogues = sorted((LOCALE / spoken()).rglob("*checks.po"))  # of one language: interpreter.py
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for source in [*SENT, *catalogues, *sorted((LOCALE / spoken()).rglob("site.po"))]:
            inside = source.relative_to(source.parent if source.parent == HERE else ROOT)
            archive.writestr(
                zipfile.ZipInfo(inside.as_posix()), source.read_bytes(), zipfile.ZIP_DEFLATED
            )
