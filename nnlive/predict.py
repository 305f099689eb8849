"""A question to commit to before the next cell answers it: a row of buttons, each with its own sentence."""

import html
import os
import zlib

import ipywidgets as widgets

from nnlib import _shown


def predict(prediction):
    """A button for each choice; the one you press says what it has to say.

    prediction: one of nncheck's. Raises TypeError for anything else.
    """
    if not hasattr(prediction, "question"):
        raise TypeError(
            f"{_shown(prediction)} is no prediction: give one that the first cell imports from nncheck"
        )
    return Buttons(prediction)


class Buttons:
    """A prediction as widgets; as one line of text in the repository; as radio buttons on a page without a kernel."""

    def __init__(self, prediction):
        self.prediction = prediction

    def _repr_mimebundle_(self, include=None, exclude=None):
        question, choices = self.prediction
        text = {"text/plain": "   ".join([question, *(f"[ {choice} ]" for choice in choices)])}
        if os.environ.get("NNLIVE_FACE") == "still":
            return text
        if os.environ.get("NNLIVE_FACE") == "page":
            return {"text/html": radios(self.prediction)} | text
        view = {"version_major": 2, "version_minor": 0, "model_id": row(self.prediction).model_id}
        return {"application/vnd.jupyter.widget-view+json": view} | text


FOCUS = "<style>.nn-ask :focus-visible { outline: 3px solid currentColor !important; outline-offset: 1px }</style>"
RADIOS = """<style>.nn-predict { display: grid; grid-template-columns: auto 1fr; align-items: center; border: 1px solid #888 }
.nn-predict p { display: contents } .nn-predict input { z-index: 1 }
.nn-predict label { padding: 4px 4px 4px 28px; margin-left: -24px }
.nn-predict span { grid-area: 9 / 1 / auto / span 2; align-self: start; margin: 4px 0 }
.nn-predict input:not(:checked) ~ span { visibility: hidden }</style>"""


def radios(prediction):
    """The question and its choices without a script: the sentence of the checked one is seen, all share one place."""
    name, lines = f"nn-{zlib.crc32(prediction.question.encode()):x}", []
    for k, (choice, sentence) in enumerate(prediction.choices.items()):
        lines.append(
            f'<p><input type="radio" name="{name}" id="{name}-{k}"><label for="{name}-{k}">'
            f"{html.escape(choice)}</label><span>{html.escape(sentence)}</span></p>"
        )
    return (
        f'{RADIOS}<fieldset class="nn-predict"><legend>{html.escape(prediction.question)}</legend>{"".join(lines)}'
        "</fieldset>"
    )


def row(prediction):
    """The question, its buttons, and the place where the pressed one's sentence stands."""
    answers = {choice: _answer(choice, sentence) for choice, sentence in prediction.choices.items()}
    buttons = [widgets.Button(description=choice, layout={"width": "auto"}) for choice in answers]

    def press(button):
        for choice, answer in answers.items():
            answer.layout.visibility = "visible" if choice == button.description else "hidden"

    for button in buttons:
        button.on_click(press)
    question = widgets.HTML(
        FOCUS + html.escape(prediction.question), layout={"margin": "0 12px 0 0"}
    )
    line = widgets.HBox([question, *buttons], layout={"flex_flow": "row wrap"})
    line.add_class("nn-ask")
    return widgets.VBox([line, widgets.GridBox([*answers.values()])])


def _answer(choice, sentence):
    """All answers share one place, and hidden ones keep it: so nothing moves when a button is pressed."""
    words = f"<b>{html.escape(choice)}</b>: {html.escape(sentence)}"
    return widgets.HTML(
        words, layout={"grid_area": "1 / 1", "visibility": "hidden", "margin": "0 2px"}
    )
