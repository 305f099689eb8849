"""Opens a course that was installed: `neural-network-course FOLDER`.

The folder gets the notebooks, and JupyterLab opens there. Without a name it is a new one beside
you. Opened again, it keeps every notebook that is there, with the answers in it.
"""

import shutil
import subprocess
import sys
from importlib.metadata import files
from importlib.util import find_spec
from pathlib import Path

from nnlanguage import Spoken

NAME, FIRST = "neural-network-course", "01_neuron.ipynb"
OPTIONS = (
    f"--LabApp.default_url=/lab/tree/{FIRST}",
    "--Application.log_level=ERROR",
    "--ServerApp.answer_yes=True",
    "--allow-root",
)


class Words(Spoken):
    """What is said at the start."""

    lab = "JupyterLab is missing: install neural-network-course[lab]."
    folder = "{folder} can't hold the notebooks ({error}): name another folder."
    ready = "New notebooks in {folder}: {new}. Those that were there, and stay: {kept}."


def installed():
    """The folder of the notebooks that came with the course."""
    first = next(file for file in files(NAME) if file.parts[-2:] == ("notebooks", FIRST))
    return Path(first.locate()).resolve().parent


def copied(folder):
    """(how many notebooks the folder has got, how many it had)."""
    new = kept = 0
    for source in sorted(installed().rglob("*.ipynb")):
        mine = folder / source.relative_to(installed())
        if mine.exists():
            kept += 1
        else:
            mine.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, mine)
            new += 1
    return new, kept


def main(folder=NAME):
    """Opens the course in a folder; returns JupyterLab's own exit code."""
    folder = Path(folder).resolve()
    if not find_spec("jupyterlab"):
        sys.exit(Words.lab)
    try:
        new, kept = copied(folder)
    except OSError as error:
        sys.exit(Words.folder.format(folder=folder, error=error.strerror))
    print(Words.ready.format(folder=folder, new=new, kept=kept), flush=True)
    lab = [sys.executable, "-m", "jupyterlab", f"--ServerApp.root_dir={folder}", *OPTIONS]
    return subprocess.call(lab, cwd=folder)


def command():
    """What the command of the shell does."""
    sys.exit(main(*sys.argv[1:2]))
