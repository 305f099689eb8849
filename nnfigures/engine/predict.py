"""A question to commit to before the next cell answers it: buttons, each with its own sentence."""

import html
import os
import zlib

import ipywidgets as widgets

from nnfigures.engine.asleep import with_view
from nnfigures.engine.kept import last
from nnfigures.engine.style import stylesheet
from nnfigures.engine.words import say
from nnguard import shown
from nnlanguage import Spoken

STYLE, RESTARTED = "predict.css", "restarted.css"
RADIO = (
    '<p><input type="radio" name="{name}" id="{name}-{k}"/><label for="{name}-{k}">{choice}</label>'
    "<span>{sentence}</span></p>"
)


class Words(Spoken):
    """All words of this file; the questions and their answers are nncheck's."""

    other = "{given} is not a prediction: give one that the first cell imports from nncheck"
    asleep = "{question} {choices}. (Run this cell, then press your answer.)"
    wake = (
        "<p>{question}</p><p><em>To wake the buttons, run the notebook’s first code cell, "
        "then this one.</em></p>"
    )
    answer = "{sentence} (You pressed: {choice}.)"


def predict(prediction):
    """A button for each choice; the one that you press says what it has to say.

    prediction: one of nncheck's. Raises TypeError for anything else.
    """
    if not hasattr(prediction, "question"):
        raise TypeError(say(Words.other, given=shown(prediction)))
    return Buttons(prediction)


class Buttons:
    """A prediction: widgets, or without a kernel radio buttons on a page, and a line of text."""

    def __init__(self, prediction):
        self.prediction = prediction

    def _repr_mimebundle_(self, include=None, exclude=None):
        question, choices = self.prediction.question, " / ".join(self.prediction.answers)
        plain = say(Words.asleep, question=question, choices=choices)
        text = {"text/plain": plain}
        if os.environ.get("COURSE_FACE") == "page":
            return {"text/html": radios(self.prediction)} | text
        wake = say(Words.wake, question=html.escape(question))
        return with_view(row(self.prediction, last(question, {})), wake, plain)


def group(question):
    """The name of a question's radio buttons."""
    return f"nn-{zlib.crc32(question.encode()):x}"


def radios(prediction):
    """The question and its choices without a script; the sentence of the checked one is seen."""
    question, name = html.escape(prediction.question), group(prediction.question)
    rows = [
        RADIO.format(name=name, k=k, choice=html.escape(choice), sentence=html.escape(sentence))
        for k, (choice, sentence) in enumerate(prediction.answers.items())
    ]
    legend = f"<legend>{question}</legend>"
    return f'{stylesheet(STYLE)}<fieldset class="nn-predict">{legend}{"".join(rows)}</fieldset>'


def row(prediction, kept=None):
    """The question, its buttons, and the place where the pressed one's sentence stands.

    kept: a dict that holds what was pressed last, if anything was, and follows every press.
    """
    kept = {} if kept is None else kept
    answers = {choice: _answer(choice, words) for choice, words in prediction.answers.items()}
    buttons = [widgets.Button(description=choice, layout={"width": "auto"}) for choice in answers]

    def show():
        for choice, answer in answers.items():
            answer.layout.visibility = "visible" if choice == kept.get("pressed") else "hidden"

    def press(button):
        kept["pressed"] = button.description
        kept.setdefault("first", 1 + buttons.index(button))  # the thought before the answer
        show()

    show()
    for button in buttons:
        button.on_click(press)
    asked = stylesheet(STYLE) + stylesheet(RESTARTED) + html.escape(prediction.question)
    layout = {"margin": "0 12px 0 0"}
    line = widgets.HBox(
        [widgets.HTML(asked, layout=layout), *buttons], layout={"flex_flow": "row wrap"}
    )
    line.add_class("nn-ask")
    return widgets.VBox([line, widgets.GridBox([*answers.values()])])


def _answer(choice, sentence):
    """All answers share one place, and hidden ones keep it: nothing moves at a press."""
    words = say(Words.answer, choice=html.escape(choice), sentence=html.escape(sentence))
    layout = {"grid_area": "1 / 1", "visibility": "hidden", "margin": "0 2px"}
    return widgets.HTML(words, layout=layout)
