"""CONTENTS is the one list of the notebooks, in their order; notebooks/contents.toml holds it."""

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from nnlanguage import ENGLISH, Entry, Spoken, spoken

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "notebooks"


class Words(Spoken):
    """How long a notebook takes."""

    minutes = "{row.minutes} minutes"
    encore = "{row.minutes} minutes, and an encore of {row.encore}"


@dataclass(frozen=True)
class Row(Entry):
    """A notebook, as the table lists it; minutes and encore are without the exercises."""

    SPOKEN: ClassVar = ("title", "question")
    name: str
    title: str
    question: str
    minutes: int
    encore: int

    @property
    def path(self):
        """Its file, in the language of now."""
        return FOLDER / place() / f"{self.name}.ipynb"

    @property
    def number(self):
        """Its place in the course, from its name."""
        return int(self.name.partition("_")[0])

    @property
    def module(self):
        """Its name without its number: nncheck.<module> holds its exercises, nnfigures.<module> its
        pictures."""
        return self.name.partition("_")[2]

    @property
    def time(self):
        """How long it takes, in words."""
        return (Words.encore if self.encore else Words.minutes).format(row=self)


def place():
    """The folder of the language of now, inside that of the English: "" or "zh_TW/"."""
    return "" if spoken() == ENGLISH else f"{spoken()}/"


try:
    TABLE = tomllib.loads((FOLDER / "contents.toml").read_text("utf-8"))
except tomllib.TOMLDecodeError as error:  # such as the conflict marks of git
    sys.exit(f"notebooks/contents.toml: {error}. Mend that line and run again.")
CONTENTS = [Row(**row) for row in TABLE["notebook"]]
