"""CONTENTS is the one list of the notebooks, in their order; notebooks/contents.toml holds it."""

import sys
import tomllib
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "notebooks"


class Row(NamedTuple):
    """A notebook, as the table lists it; minutes and encore are without the exercises."""

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
        if self.encore:
            return f"{self.minutes} minutes, and an encore of {self.encore}"
        return f"{self.minutes} minutes"


try:
    TABLE = tomllib.loads((FOLDER / "contents.toml").read_text("utf-8"))
except tomllib.TOMLDecodeError as error:  # such as the conflict marks of git
    sys.exit(f"notebooks/contents.toml: {error}. Mend that line and run again.")
CONTENTS = [Row(**row) for row in TABLE["notebook"]]
