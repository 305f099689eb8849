"""Writes the course as a class gets it: its exercises without their solutions, and what runs them.

A folder may follow; none means _assignment. The solutions stay in nncheck/, since the checks
compare with them.
"""

import re
import shutil
import sys
from pathlib import Path

from addresses import headed
from contents import CONTENTS, ROOT
from execute import save, unanswered
from translation import README, twin
from written import called

from nncheck.words import Words as Checked
from nnlanguage import Spoken, languages, speaking

KEPT = (
    ".binder",
    ".gitattributes",
    ".gitignore",
    ".jupyter",
    "LICENSE",
    "course.py",
    "nncheck",
    "nnguard.py",
    "nnlanguage.py",
    "locale",
    "nnlib.py",
    "nnopen.py",
    "nnfigures",
    "pyproject.toml",
    "requirements.txt",
)


class Words(Spoken):
    """What notebook 1 says of the folds below an exercise, and what is true without solutions;
    how to start."""

    folds, left = ", a stronger hint and a solution", " and a stronger hint"
    start = (
        "Start it with `python3 course.py` (on Windows `py course.py`). You need Python 3.11 or "
        "newer, and\nthe first start takes about a minute and 450 MB. In each exercise, put your "
        "answer in the place of\nthe dots and run the cell: a check says NOT YET and what to look "
        "at, or PASS. Then save, and hand in\nthe folder `notebooks/`."
    )


SOLUTION = r"\s*<details><summary>{}</summary>.*?</details>"


def unsolved(path):
    """The notebook without solutions, and without links to where they are published."""
    notebook = unanswered(path)
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            solution = SOLUTION.format(Checked.RUNGS[-1])
            source = re.sub(solution, "", cell.source, flags=re.DOTALL)
            cell.source = source.replace(Words.folds, Words.left)
    notebook.cells[0].source = headed(notebook.cells[0].source, path.stem, "OWNER", "REPO")
    return notebook


def readme():
    """What a class reads first: title, languages, what the course is, how to start."""
    title, elsewhere, intro = twin(ROOT / README).read_text(encoding="utf-8").split("\n\n")[:3]
    return "\n\n".join([title, elsewhere, intro, f"{Words.start}\n"])


def assignment(folder):
    """The course without its solutions, into a folder that is new or empty."""
    if folder.is_file() or folder.is_dir() and any(folder.iterdir()):
        sys.exit(f"{folder} is not empty: name a new folder, or delete that one first.")
    if any(folder.is_relative_to(ROOT / name) for name in KEPT):
        sys.exit(f"{folder} would be copied into itself: name a folder outside the course.")
    files = {}
    for language in languages():
        with speaking(language):
            files |= {row.path.relative_to(ROOT): unsolved(row.path) for row in CONTENTS}
            files[called(README)] = readme()
    for source in [ROOT / name for name in KEPT]:
        if source.is_dir():
            shutil.copytree(
                source, folder / source.name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            shutil.copy(source, folder)
    for path, made in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        if isinstance(made, str):
            (folder / path).write_text(made, encoding="utf-8", newline="\n")
        else:
            save(folder / path, made)


if __name__ == "__main__":
    folder = Path(sys.argv[1] if sys.argv[1:] else ROOT / "_assignment").resolve()
    assignment(folder)
    print(
        f"{folder}: the course for a class. Its checks know the answers: grade with your own copy."
    )
