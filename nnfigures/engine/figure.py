"""A figure is data and pure functions: its controls, and how a state's facts are drawn and said.

    facts(**values)        -> dict   plain numbers and verdicts: all that a state of the figure says
    background(**choices)  -> SVG    what stands still until another choice is made
    draw(at)               -> SVG    what moves, on top of it; `at` holds the values and their facts
    sentence(at)           -> str    what the figure shows now
    caption(at)            -> str    under a still picture, in place of the sentence: what it means

A figure without controls is a picture that stands still. A live one shows the face of a kernel, or,
with COURSE_FACE=page in the environment, two that need none: a piece of a web page (page.py), and
the picture that the repository stores.
"""

import html
import os
from collections.abc import Callable
from types import SimpleNamespace
from typing import NamedTuple

from IPython.display import display

from nnfigures.engine import page, svg
from nnfigures.engine.asleep import with_view
from nnfigures.engine.controls import Choice
from nnfigures.engine.kept import last
from nnfigures.engine.style import WIDTH, stylesheet
from nnfigures.engine.widget import Live
from nnfigures.engine.words import commas, listed, say, titled, wrapped
from nnguard import shown
from nnlanguage import Spoken


class Words(Spoken):
    """All words of this file."""

    rivals = "{names} can't all be given: give one, as one moves at a time"
    asleep = (
        "<p>{picture}</p><p>{sentence}</p>"
        "<p><em>To wake the sliders, run the notebook’s first code cell, then this one.</em></p>"
    )
    no_check = "check is {given}: give one that the first cell imports, such as check_fence"
    stuck = "{names} can't be moved here: choose from {movable}"


def nothing(**choices):
    """The background of a figure that needs none."""
    return ""


class Parts(NamedTuple):
    """The functions of a figure, as they stand at the top of this file."""

    facts: Callable
    draw: Callable
    sentence: Callable
    background: Callable = nothing
    caption: Callable = None


class Figure:
    """One figure.

    name: that of the function that makes it. title: what the picture is, and its axes' ranges.
    parts: how its states are computed, drawn and said.
    controls: a list of Slider, Steps and Choice. fixed: values that no control moves.
    start: the values to open at, such as {"w1": -3}. height: the picture's, when it is 760 wide.
    check: one of nncheck's, whose line the figure shows: when it is passed, and when it is asked.
    Raises ValueError for a start that the controls don't have, TypeError for another check.
    """

    def __init__(
        self, name, title, parts, *, controls=(), fixed=None, start=None, height=300, check=None
    ):
        if check is not None and not hasattr(check, "told"):
            raise TypeError(say(Words.no_check, given=shown(check)))
        self.name, self.title, self.height, self.fixed = name, title, height, fixed or {}
        self.check = check
        self.facts, self.draw, self.sentence, self.background, caption = parts
        self.caption = caption or parts.sentence
        self.choices = [control for control in controls if isinstance(control, Choice)]
        self.sliders = [control for control in controls if not isinstance(control, Choice)]
        self.text_values, self.values = self._opened({}), self._opened(start or {})
        self.opened = self.at(self.values)  # here, so that bad input stops the call
        self.widget = None

    def at(self, values):
        """The values of a state together with their facts."""
        values = {**self.fixed, **values}
        return SimpleNamespace(**{**values, **self.facts(**values)})

    def drawn(self, values):
        """What moves, in a state."""
        return self.draw(self.at(values))

    def said(self, values):
        """The sentence of a state."""
        return self.sentence(self.at(values))

    def solved(self, at):
        """What its check says of a state that passes, and nothing of any other."""
        passed = self.check and self.check.told(self, at) == self.check.passed()
        return self.check.passed() if passed else ""

    def chosen(self, values):
        """The choices among the values: what the background depends on."""
        return {choice.name: values[choice.name] for choice in self.choices}

    def now(self):
        """The values that its controls show, or that it opens at while it hasn't been shown."""
        return self.widget.values() if self.widget else dict(self.values)

    def _opened(self, start):
        start = self._named(dict(start))
        values = {
            choice.name: choice.checked(start.pop(choice.name, choice.value))
            for choice in self.choices
        }
        for slider in self.sliders:
            given = start.pop(slider.name, slider.start(values))
            values[slider.name] = slider.checked(values, given)
        if start:
            movable = [name for slider in self.sliders for name in slider.names]
            movable = commas(movable + [choice.name for choice in self.choices])
            raise ValueError(say(Words.stuck, names=commas(start), movable=movable))
        return values

    def _named(self, start):
        """The start with w5=-3 turned into the choice of w5 and its slider's -3."""
        for slider in [slider for slider in self.sliders if slider.named_by]:
            given = [name for name in start if name in slider.names]
            rivals = [name for name in start if name in (*given, slider.named_by, slider.name)]
            if given and len(rivals) > 1:
                raise ValueError(say(Words.rivals, names=listed(rivals)))
            for name in given:
                start[slider.named_by], start[slider.name] = name, start.pop(name)
        return start

    def still(self):
        """The picture as a file keeps it; under that of a live figure stands its sentence."""
        live = self.sliders or self.choices
        lines = wrapped(self.sentence(self.opened), 92) if live else []
        rows = [svg.text((12, self.height + 22 + 20 * k), words) for k, words in enumerate(lines)]
        height = self.height + (14 + 20 * len(lines) if live else 0)
        return self._picture(self.opened, height, "".join(rows))

    def _picture(self, at, height, below=""):
        ground = stylesheet("lettering.css") + svg.box((0, 0, WIDTH, height), stroke="none")
        layers = self.background(**self.chosen(vars(at))) + self.draw(at)
        return svg.picture(ground + layers + below, height, self.title)

    def _ipython_display_(self):
        for bundle in self.bundles():
            display(bundle, raw=True)

    def bundles(self):
        """What a notebook or a page gets: its outputs, one after the other."""
        published, live = os.environ.get("COURSE_FACE") == "page", self.sliders or self.choices
        if live and not published:
            return [self._awake()]
        said = self.sentence(self.opened)
        plain = {"text/plain": said}
        still, described = self.still(), titled(self.title, said)  # for those who don't see it
        if live:
            return [{"text/html": page.markup(self), "image/svg+xml": still} | plain]
        image = {"text/html": svg.image(still, described)}
        shown = {"image/svg+xml": still} if published else image
        return [shown | plain, {"text/markdown": self.caption(self.opened)} | plain]

    def _awake(self):
        """Its controls, at the values that the same call's last had, and what its file shows."""
        call = self.name, self.choices, self.sliders, self.values, self.fixed
        self.widget = self.widget or Live(self, last(call, self.values))
        at = self.at(self.now())
        picture, said = svg.image(self._picture(at, self.height), self.title), self.sentence(at)
        asleep = say(Words.asleep, picture=picture, sentence=html.escape(said))
        return with_view(self.widget, asleep, said)
