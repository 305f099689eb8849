"""A question to commit to before the next cell answers it: a row of buttons, each with its own sentence."""

import html
import os

import ipywidgets as widgets


def predict(prediction):
    """A button for each choice; the one you press says what it has to say. prediction: one of nncheck's."""
    return Buttons(prediction)


class Buttons:
    """A prediction as widgets, or as one line of text where there is no kernel, as in the repository."""

    def __init__(self, prediction):
        self.prediction = prediction

    def _repr_mimebundle_(self, include=None, exclude=None):
        question, choices = self.prediction
        text = {"text/plain": "   ".join([question, *(f"[ {choice} ]" for choice in choices)])}
        if os.environ.get("NNLIVE_FACE") == "still":
            return text
        view = {"version_major": 2, "version_minor": 0, "model_id": row(self.prediction).model_id}
        return {"application/vnd.jupyter.widget-view+json": view} | text


def row(prediction):
    """The question, its buttons, and the place where the pressed one's sentence stands."""
    answers = {choice: _answer(choice, sentence) for choice, sentence in prediction.choices.items()}
    buttons = [widgets.Button(description=choice, layout={"width": "auto"}) for choice in answers]

    def press(button):
        for choice, answer in answers.items():
            answer.layout.visibility = "visible" if choice == button.description else "hidden"

    for button in buttons:
        button.on_click(press)
    question = widgets.Label(prediction.question, layout={"margin": "0 12px 0 0"})
    line = widgets.HBox([question, *buttons], layout={"flex_flow": "row wrap"})
    return widgets.VBox([line, widgets.GridBox([*answers.values()])])


def _answer(choice, sentence):
    """All answers share one place, and hidden ones keep it: so nothing moves when a button is pressed."""
    words = f"<b>{html.escape(choice)}</b>: {html.escape(sentence)}"
    return widgets.HTML(words, layout={"grid_area": "1 / 1", "visibility": "hidden", "margin": "0 2px"})
