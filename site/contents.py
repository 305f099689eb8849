"""CONTENTS is the one list of the notebooks, in their order; notebooks/contents.toml holds it."""

import sys
import tomllib
from pathlib import Path
from dataclasses import dataclass
from typing import ClassVar

from nnlanguage import Entry, Spoken

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
        """Its file."""
        return FOLDER / f"{self.name}.ipynb"

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


try:
    TABLE = tomllib.loads((FOLDER / "contents.toml").read_text("utf-8"))
except tomllib.TOMLDecodeError as error:  # such as the conflict marks of git
    sys.exit(f"notebooks/contents.toml: {error}. Mend that line and run again.")
CONTENTS = [Row(**row) for row in TABLE["notebook"]]
