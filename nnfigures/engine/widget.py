"""A figure where there is a kernel: its controls, two layers in one place, its sentence."""

import html
import secrets

import ipywidgets as widgets

from nnfigures.engine import svg
from nnfigures.engine.controls import PLAYING, typed
from nnfigures.engine.style import stylesheet
from nnfigures.engine.words import say
from nnguard import shown
from nnlanguage import Spoken

NAMED = ' id="', "url(#", 'href="#'  # what one part of a drawing is called by another
STYLE = "lettering.css", "figure.css", "restarted.css"


class Words(Spoken):
    """All words of this file."""

    reset, tooltip = "reset", "back to where it opened"
    check, ask = "check", "what is missing"
    refused = "{name} stays {value}: {given} is not read as a number. Write it as 2.5 or 2,5."


class Live(widgets.VBox):
    """A function of its controls' values: a move replaces the upper layer and the sentence.

    kept: a dict of the values to open at, which follows every move.
    """

    def __init__(self, figure, kept=None):
        self.figure, self.kept = figure, dict(figure.values) if kept is None else kept
        self.choosers = {one.name: one.widget(self.kept[one.name]) for one in figure.choices}
        self.movers = {one.name: one.widgets(self.kept) for one in figure.sliders}
        self.back, self.front, self.mark = _layer(), _layer(), f"n{secrets.token_hex(3)}-"
        self.sentence, self.verdict = widgets.HTML(), widgets.HTML()
        super().__init__(
            [
                widgets.HBox(self._controls()),
                widgets.GridBox([self.back, self.front]),
                self.sentence,
                *([self._asked()] if figure.check else []),
            ]
        )
        self.add_class("nn-live")
        self.choose()
        for chooser in self.choosers.values():
            chooser.observe(self.choose, "value")
        for mover in self.movers.values():
            mover[0].observe(self.move, "value")
            mover[1].observe(self.refuse, "value")

    def _controls(self):
        """Choices, sliders with their boxes, reset."""
        reset = widgets.Button(description=Words.reset, tooltip=Words.tooltip)
        reset.on_click(lambda button: self.set(self.figure.values))
        parts = [
            *self.choosers.values(),
            *(part for mover in self.movers.values() for part in mover),
            reset,
        ]
        for part in parts:
            if getattr(part, "tooltip", "") is None:
                part.tooltip = ""  # None would be shown as the word null
        return parts

    def _asked(self):
        """The button that asks the check about the state, and the check's line."""
        check = widgets.Button(description=Words.check, tooltip=Words.ask)
        figure = self.figure
        check.on_click(lambda button: self._judge(figure.check.told(figure, figure.at(self.kept))))
        return widgets.HBox([check, self.verdict])

    def _judge(self, line):
        self.verdict.value = _paragraph(line and self.figure.check.counted(line))

    def values(self):
        """What the controls say now."""
        chosen = {name: chooser.value for name, chooser in self.choosers.items()}
        return chosen | {
            one.name: one.nearest(self.movers[one.name][0].value) for one in self.figure.sliders
        }

    def set(self, values):
        """Put every control to its value."""
        for name, chooser in self.choosers.items():
            chooser.value = values[name]
        for name, mover in self.movers.items():
            for play in mover[2:]:
                setattr(play, PLAYING, False)
            mover[0].value = values[name]

    def choose(self, change=None):
        """Draw the background anew; a slider named by a choice starts again under its new name."""
        for slider in self.figure.sliders:
            self._rename(slider)
        background = self.figure.background(**self.figure.chosen(self.values()))
        self.back.value = stylesheet(*STYLE) + self._own(background)
        self.move()

    def _rename(self, slider):
        mover, label = self.movers[slider.name], slider.label(self.values())
        if mover[0].description != label:
            mover[0].value = slider.start(self.values())
            for part in mover:
                part.description = label

    def refuse(self, change):
        """Say that what was typed into a box is no number; the box shows the old one again."""
        if typed(change.new) is None:
            name, value = change.owner.description, change.owner.value
            self._say(say(Words.refused, name=name, value=value, given=shown(change.new)))
            self.refused = True
        elif self.refused:
            self.move()

    def move(self, change=None):
        """Draw what moves, and say it; say as well when that solves the puzzle."""
        self.refused = False
        self.kept.update(self.values())
        figure, at = self.figure, self.figure.at(self.kept)
        self.front.value = self._own(figure.draw(at), figure.title)
        self._say(figure.sentence(at))
        self._judge(figure.solved(at))

    def _own(self, drawing, title=""):
        """A layer; its names are its own: another notebook in the same window may draw the same."""
        picture = svg.picture(drawing, self.figure.height, title)
        for named in NAMED:
            picture = picture.replace(named, named + self.mark)
        return picture

    def _say(self, sentence):
        self.sentence.value = _paragraph(sentence)


def _paragraph(words):
    return f'<p class="nn-s">{html.escape(words)}</p>'


def _layer():
    return widgets.HTML(layout={"grid_area": "1 / 1", "width": "100%"})
