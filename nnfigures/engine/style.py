"""The course's colours, its types of lettering, and its style sheets."""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from nnlanguage import Spoken, spoken, translated

# Okabe and Ito's colours, by meaning: outputs, losses, slopes, steps. None of them marks a person.
BLUE, VERMILLION, ORANGE, GREEN = "#0072B2", "#D55E00", "#E69F00", "#009E73"
ORANGE_WORDS, GREEN_WORDS = "#9A6300", "#007A5A"  # the two that are too pale for words on white
INK, GREY, AXIS, GRID, PINK = "#222", "#666", "#888", "#DDD", "#F7D9C6"
LIT = "#FFF0A8"  # a pale band under what is lit now
WIDTH = 760  # of a picture, in its own units


class Words(Spoken):
    """The fonts of the style sheets' lettering; a language's own signs may need others."""

    fonts = "'DejaVu Sans', Verdana"


SAID = re.compile(r'(?<=content: )(?:"[^"]*" / )?"([^"\\]+)"')  # words that a style sheet shows


def stylesheet(*files):
    """The rules of files in this folder, as an element of a page, in the language of now."""
    return _stylesheet(spoken(), *files)


@cache
def _stylesheet(language, *files):
    here = Path(__file__).parent
    rules = "".join((here / file).read_text(encoding="utf-8") for file in files)
    rules = SAID.sub(lambda found: found[0].replace(found[1], translated(found[1])), rules)
    return f"<style>\n{rules.replace(vars(Words)['fonts'], Words.fonts)}</style>"


class Type(NamedTuple):
    """A type of lettering."""

    size: float = 14
    fill: str = INK
    bold: bool = False


LABEL, STRONG, NOTE = Type(), Type(bold=True), Type(13, GREY)
OUTPUT, LOSS, SLOPE, STEP = (Type(fill=f) for f in (BLUE, VERMILLION, ORANGE_WORDS, GREEN_WORDS))
VALUE = Type(20, INK, True)  # the one to four numbers of a figure that matter most


class Panel(NamedTuple):
    """A box of the picture, by whose corner places are counted."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self):
        return self.left + self.width

    @property
    def bottom(self):
        return self.top + self.height

    @property
    def middle(self):
        return self.left + self.width / 2, self.top + self.height / 2

    def at(self, right, down):
        """The place so far to the right of its upper left corner, and so far down."""
        return self.left + right, self.top + down


def panel(middle, width, height):
    """The panel around a middle."""
    return Panel(middle[0] - width / 2, middle[1] - height / 2, width, height)
