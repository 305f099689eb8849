"""What a learner has done, in a line and a code that a class collects, with its QR picture.

What was pressed is in kept.py; nncheck knows what was checked, and writes the code: receipt.py.
"""

import html
import os

from nnfigures.engine import qr, svg
from nnfigures.engine.kept import last
from nnfigures.engine.page import embedded
from nnfigures.engine.predict import group
from nnfigures.engine.style import stylesheet
from nnfigures.engine.words import say
from nnguard import shown
from nnlanguage import Spoken

STYLE = "answers.css"
PAGE = (
    '{style}<div class="nn-receipt"><p>{alone}</p><button type="button" hidden="">{button}</button>'
    '<div role="status"></div><script type="application/json">{table}</script></div>'
)
TOLD = "{style}<div class='nn-receipt'><p>{line}</p><p><code>{code}</code></p>{picture}</div>"

PAGES = ("nothing", "picture", "copy", "copied", "selected")  # of the words, a page's own script's


class Words(Spoken):
    """All words of this file."""

    other = "{given} is not a receipt: give Receipt and a notebook's name, as the cell shows it"
    nothing = "Nothing is pressed or checked here yet."
    picture = "The code as a QR picture"
    button = "my answers"
    alone = "Your answers are told where a browser keeps them: on the published page."
    copy, copied, selected = "copy both lines", "Copied.", "Selected: now copy them."


def my_answers(receipt):
    """What you have pressed and solved here, as a code without name or time; nothing is sent.

    receipt: nncheck's, such as Receipt("01_neuron"). Raises TypeError for anything else.
    """
    if not hasattr(receipt, "told"):
        raise TypeError(say(Words.other, given=shown(receipt)))
    return Answers(receipt)


class Answers:
    """A line, a code and its picture; on a page, a button that tells them."""

    def __init__(self, receipt):
        self.receipt = receipt

    def _repr_mimebundle_(self, include=None, exclude=None):
        pressed = {question: last(question, {}).get("first") for question in self.receipt.questions}
        line, code = self.receipt.told(pressed, last("learner", {}))
        text = {"text/plain": f"{line}\n{code}" if code else Words.nothing}
        if os.environ.get("COURSE_FACE") == "page":
            return {"text/html": button(self.receipt)} | text
        return {"text/html": told(line, code)} | text if code else text


def told(line, code):
    """The line, the code and its picture."""
    picture = svg.image(qr.picture(code, Words.picture), Words.picture, width=200)
    return TOLD.format(style=stylesheet(STYLE), line=html.escape(line), code=code, picture=picture)


def button(receipt):
    """The same on a page, where static/answers.js makes it of what the browser keeps."""
    asked = [group(question) for question in receipt.questions]
    own = {name: getattr(Words, name) for name in PAGES}
    table = {"asked": asked, "qr": qr.table(), "words": own, **receipt.page()}
    return PAGE.format(
        style=stylesheet(STYLE), alone=Words.alone, button=Words.button, table=embedded(table)
    )
