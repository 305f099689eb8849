"""A live figure is data and three pure functions: its controls, and how their values are drawn and said.

    background(**choices) -> SVG     what stands still until another choice is made
    draw(**values)        -> SVG     what moves, on top of it
    text(**values)        -> str     the sentence that says what the figure shows now

`Figure` shows them with sliders where there is a kernel, and as a still picture where NNLIVE_FACE=still asks for it;
where it is page, as a piece of a web page that moves without a kernel (page.py).
"""

import html
import os
import textwrap
from dataclasses import dataclass
from numbers import Integral, Real

import ipywidgets as widgets

from nnlib import _shown
from nnlive import drawing, page


def _linked(slider, typed, nearest):
    """The slider and its box: what one is given both show, as the nearest number that the slider stops at."""

    def snap(change):
        slider.value = typed.value = nearest(change.new)

    slider.observe(snap, "value")
    typed.observe(snap, "value")
    return slider, typed


@dataclass(frozen=True)
class Slider:
    """A number from low to high in even steps; value is the text's number.

    With named_by, the name of a Choice, the slider moves what is chosen there; value is then a dict of the options' numbers.
    """

    name: str
    low: float
    high: float
    step: float
    value: object
    named_by: str = ""

    def start(self, values):
        return self.value[values[self.named_by]] if self.named_by else self.value

    def label(self, values):
        return values[self.named_by] if self.named_by else self.name

    @property
    def names(self):
        """What a start may call it by."""
        return tuple(self.value) if self.named_by else (self.name,)

    @property
    def stops(self):
        """All numbers that it stops at."""
        return tuple(
            self.nearest(self.low + k * self.step)
            for k in range(round((self.high - self.low) / self.step) + 1)
        )

    def nearest(self, number):
        decimals = len(f"{self.step:.9f}".rstrip("0").split(".")[1])
        steps = round(
            (min(max(self.low, number), self.high) - self.low) / self.step
        )  # NaN gives low
        return round(self.low + steps * self.step, decimals)

    def widgets(self, values):
        settings = {
            "min": self.low,
            "max": self.high,
            "step": self.step,
            "value": values[self.name],
        }
        slider = widgets.FloatSlider(**settings, description=self.label(values), readout=False)
        typed = widgets.BoundedFloatText(**settings, description=self.label(values))
        return _linked(slider, typed, self.nearest)


@dataclass(frozen=True)
class Steps:
    """A number out of unevenly spaced values, such as epochs or rates. milliseconds: a play button's pace, 0 for none."""

    name: str
    values: tuple
    value: object
    milliseconds: int = 0
    named_by = ""

    def start(self, values):
        return self.value

    def label(self, values):
        return self.name

    @property
    def names(self):
        return (self.name,)

    @property
    def stops(self):
        return self.values

    @property
    def low(self):
        return min(self.values)

    @property
    def high(self):
        return max(self.values)

    def nearest(self, number):
        return min(self.values, key=lambda value: abs(value - number))

    def widgets(self, values):
        slider = widgets.SelectionSlider(
            options=self.values, value=values[self.name], description=self.name, readout=False
        )
        typed = widgets.BoundedFloatText(
            values[self.name], min=self.low, max=self.high, description=self.name
        )
        _linked(slider, typed, self.nearest)
        if not self.milliseconds:
            return slider, typed
        play = widgets.Play(
            min=0,
            max=len(self.values) - 1,
            value=slider.index,
            interval=self.milliseconds,
            show_repeat=False,
        )
        widgets.link((slider, "index"), (play, "value"))
        return slider, typed, play


@dataclass(frozen=True)
class Choice:
    """One of a few options; value is the text's."""

    name: str
    options: tuple
    value: object

    def checked(self, value):
        """The option that value is; raises ValueError for what is none."""
        if not isinstance(value, (str, Integral)) or value not in self.options:
            raise ValueError(
                f"{self.name} is {_shown(value)}: give one of {', '.join(map(str, self.options))}"
            )
        return self.options[self.options.index(value)]

    def widget(self, value):
        settings = {
            "options": [(str(option), option) for option in self.options],
            "value": value,
            "description": self.name,
        }
        if len(self.options) > 4:
            return widgets.Dropdown(**settings)
        return widgets.ToggleButtons(
            **settings, tooltips=[f"{self.name} {option}" for option in self.options]
        )


class Figure:
    """One live figure.

    title: what the picture is, its axes with their ranges. controls: a list of Slider, Steps and Choice.
    height: the picture's, when it is 760 wide. start: the values to open at, such as {"w1": -3}.
    Raises ValueError for a start that the controls don't have.
    """

    def __init__(self, title, controls, background, draw, text, height=300, start=None):
        self.title, self.height = title, height
        self.background, self.draw, self.text = background, draw, text
        self.choices = [control for control in controls if isinstance(control, Choice)]
        self.sliders = [control for control in controls if not isinstance(control, Choice)]
        self.text_values, self.values, self.widget = (
            self._opened({}),
            self._opened(start or {}),
            None,
        )

    def _opened(self, start):
        start = dict(start)
        for slider in self.sliders:  # w5=-3 chooses w5 and sets its slider to -3
            given = [name for name in start if slider.named_by and name in slider.names]
            rivals = [name for name in start if name in (*given, slider.named_by, slider.name)]
            if given and len(rivals) > 1:
                raise ValueError(
                    f"{' and '.join(rivals)} can't all be given: give one, as one moves at a time"
                )
            for name in given:
                start[slider.named_by], start[slider.name] = name, start.pop(name)
        values = {choice.name: start.pop(choice.name, choice.value) for choice in self.choices}
        for choice in self.choices:
            values[choice.name] = choice.checked(values[choice.name])
        for slider in self.sliders:
            values[slider.name] = self._checked(
                slider, values, start.pop(slider.name, slider.start(values))
            )
        if start:
            movable = [name for slider in self.sliders for name in slider.names] + [
                choice.name for choice in self.choices
            ]
            raise ValueError(
                f"{', '.join(start)} can't be moved here: choose from {', '.join(movable)}"
            )
        return values

    def _checked(self, slider, values, number):
        fits = isinstance(number, Real) and slider.low <= number <= slider.high
        if (
            not fits or abs(slider.nearest(number) - number) > 1e-6
        ):  # 0.1 + 0.2, or a float of 32 bits
            raise ValueError(
                f"{slider.label(values)} is {_shown(number)}: give a number from {slider.low} to "
                f"{slider.high} that the slider stops at"
            )
        return slider.nearest(number)

    def now(self):
        """What its controls say now, or what it opens at while it hasn't been shown."""
        return self.widget.values() if self.widget else dict(self.values)

    def chosen(self, values):
        """The choices among the values: what the background depends on."""
        return {choice.name: values[choice.name] for choice in self.choices}

    def still(self):
        """The picture with its sentence below, as one SVG."""
        lines = textwrap.wrap(self.text(**self.values), 92)
        words = "".join(
            drawing.text(12, self.height + 22 + 20 * row, line) for row, line in enumerate(lines)
        )
        height = self.height + 14 + 20 * len(lines)
        ground = drawing.box(0, 0, drawing.WIDTH, height, stroke="none")
        layers = self.background(**self.chosen(self.values)) + self.draw(**self.values)
        return drawing.picture(drawing.STYLE + ground + layers + words, height, self.title)

    def _repr_mimebundle_(self, include=None, exclude=None):
        sentence = {"text/plain": self.text(**self.values)}
        if os.environ.get("NNLIVE_FACE") == "still":
            return {"image/svg+xml": self.still()} | sentence
        if os.environ.get("NNLIVE_FACE") == "page":
            return {"text/html": page.markup(self)} | sentence
        self.widget = self.widget or Live(self)
        view = {"version_major": 2, "version_minor": 0, "model_id": self.widget.model_id}
        return {"application/vnd.jupyter.widget-view+json": view} | sentence


class Live(widgets.VBox):
    """The figure where there is a kernel: its controls, two layers in one place, its sentence.

    It is a function of its controls' values: a move replaces the upper layer and the sentence, nothing else.
    """

    def __init__(self, figure):
        self.figure = figure
        self.choosers = {
            choice.name: choice.widget(figure.values[choice.name]) for choice in figure.choices
        }
        self.movers = {slider.name: slider.widgets(figure.values) for slider in figure.sliders}
        self.back, self.front = (
            widgets.HTML(layout={"grid_area": "1 / 1", "width": "100%"}) for _ in range(2)
        )
        self.sentence, again = (
            widgets.HTML(),
            widgets.Button(description="reset", tooltip="back to where it opened"),
        )
        parts = [
            *self.choosers.values(),
            *(part for mover in self.movers.values() for part in mover),
            again,
        ]
        for part in parts:
            part.tooltip = part.tooltip or ""  # None would be shown as the word null
        super().__init__(
            [widgets.HBox(parts), widgets.GridBox([self.back, self.front]), self.sentence]
        )
        self.add_class("nn-live")
        self.choose()
        again.on_click(lambda button: self.set(figure.values))
        for chooser in self.choosers.values():
            chooser.observe(self.choose, "value")
        for mover in self.movers.values():
            mover[0].observe(self.move, "value")

    def values(self):
        """What the controls say now."""
        chosen = {name: chooser.value for name, chooser in self.choosers.items()}
        return chosen | {
            slider.name: slider.nearest(self.movers[slider.name][0].value)
            for slider in self.figure.sliders
        }

    def set(self, values):
        """Put every control to its value."""
        for name, chooser in self.choosers.items():
            chooser.value = values[name]
        for name, mover in self.movers.items():
            for play in mover[2:]:
                play.playing = False
            mover[0].value = values[name]

    def choose(self, change=None):
        """Draw the background anew; a slider that is named by the choice starts again under its new name."""
        for slider in self.figure.sliders:
            mover, label = self.movers[slider.name], slider.label(self.values())
            if mover[0].description != label:
                mover[0].value = slider.start(self.values())
                for part in mover:
                    part.description = label
        background = self.figure.background(**self.figure.chosen(self.values()))
        self.back.value = drawing.STYLE + drawing.picture(background, self.figure.height)
        self.move()

    def move(self, change=None):
        """Draw what moves, and say it."""
        values = self.values()
        self.front.value = drawing.picture(
            self.figure.draw(**values), self.figure.height, self.figure.title
        )
        self.sentence.value = f'<p class="nn-s">{html.escape(self.figure.text(**values))}</p>'
