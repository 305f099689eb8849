"""What a figure is moved by: a slider with even steps, one with uneven stops, a choice."""

import math
import re
from dataclasses import dataclass
from numbers import Integral, Real

import ipywidgets as widgets

from nnfigures.engine.words import commas, say
from nnguard import shown
from nnlanguage import Spoken

PLAYING = "playing" if widgets.Play.class_traits().get("playing") else "_playing"  # before 8


class Words(Spoken):
    """All words of this file."""

    number = "{name} is {given}: give a number from {low} to {high} that the slider stops at"
    option = "{name} is {given}: give one of {options}"
    tooltip = "{name} {option}"


def plain(number):
    """A number as its box shows it."""
    return say("{number:g}", number=number)


def typed(text):
    """The number that a text is, with a point or a comma and any minus; None if it isn't one.

    1,000 isn't: it is one thousand to some, and one to others.
    """
    if re.fullmatch(r"\D?[1-9]\d{0,2}(,\d{3})+", text.strip()):
        return None
    try:
        number = float(re.sub("[−–]", "-", text).replace(",", "."))
    except ValueError:
        return None
    return None if math.isnan(number) else number


class _Mover:
    """What sliders of both kinds share."""

    named_by = ""

    def start(self, values):
        """The number that it starts at."""
        return self.value

    def label(self, values):
        """The name of what it moves."""
        return self.name

    @property
    def names(self):
        """What a start may call it by."""
        return (self.name,)

    def checked(self, values, number):
        """The stop that the number is; raises ValueError if there is none within rounding."""
        fits = isinstance(number, Real) and self.low <= number <= self.high
        if not fits or abs(self.nearest(number) - number) > 1e-6:  # such as 0.1 + 0.2
            name, low, high = self.label(values), self.low, self.high
            raise ValueError(say(Words.number, name=name, given=shown(number), low=low, high=high))
        return self.nearest(number)

    def _boxed(self, slider):
        """The slider and its box: what one is given both show, as the nearest stop."""
        settings = {"description": slider.description, "continuous_update": False}
        box = widgets.Text(value=plain(self.nearest(slider.value)), **settings)

        def snap(number):
            slider.value = self.nearest(number)
            box.value = plain(slider.value)

        def read(change):
            number = typed(change.new)
            snap(slider.value if number is None else number)

        slider.observe(lambda change: snap(change.new), "value")
        box.observe(read, "value")
        return slider, box


@dataclass(frozen=True)
class Slider(_Mover):
    """A number from low to high in even steps; value is the text's number.

    With named_by, the name of a Choice, the slider moves what is chosen there; value is then a dict
    of the options' numbers.
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
        return tuple(self.value) if self.named_by else (self.name,)

    @property
    def stops(self):
        """All numbers that it stops at."""
        count = round((self.high - self.low) / self.step) + 1
        return tuple(self.nearest(self.low + k * self.step) for k in range(count))

    def nearest(self, number):
        """The stop that is nearest to a number; for NaN the lowest."""
        decimals = len(f"{self.step:.9f}".rstrip("0").split(".")[1])
        steps = round((min(max(self.low, number), self.high) - self.low) / self.step)
        return round(self.low + steps * self.step, decimals)

    def widgets(self, values):
        """The slider and its number box."""
        settings = {"min": self.low, "max": self.high, "step": self.step}
        settings |= {"value": values[self.name], "description": self.label(values)}
        return self._boxed(widgets.FloatSlider(**settings, readout=False))


@dataclass(frozen=True)
class Steps(_Mover):
    """A number out of unevenly spaced stops. milliseconds: a play button's pace, 0 for none."""

    name: str
    stops: tuple
    value: object
    milliseconds: int = 0

    @property
    def low(self):
        return min(self.stops)

    @property
    def high(self):
        return max(self.stops)

    def nearest(self, number):
        """The stop that is nearest to a number."""
        return min(self.stops, key=lambda stop: abs(stop - number))

    def widgets(self, values):
        """The slider, its number box and, with a pace, its play button."""
        settings = {"value": values[self.name], "description": self.name}
        slider = widgets.SelectionSlider(options=self.stops, readout=False, **settings)
        parts = self._boxed(slider)
        return (*parts, self._play(slider)) if self.milliseconds else parts

    def _play(self, slider):
        play = widgets.Play(min=0, max=len(self.stops) - 1, value=slider.index, show_repeat=False)
        play.interval = self.milliseconds
        widgets.link((slider, "index"), (play, "value"))
        return play


@dataclass(frozen=True)
class Choice:
    """One of a few options; value is the text's."""

    name: str
    options: tuple
    value: object

    def checked(self, value):
        """The option that value is; raises ValueError if it is none."""
        fits = value is self.value or isinstance(value, (str, Integral)) and value in self.options
        if not fits:
            options = commas(map(str, self.options))
            raise ValueError(say(Words.option, name=self.name, given=shown(value), options=options))
        return self.options[self.options.index(value)]

    def widget(self, value):
        """A row of buttons, or a dropdown for more than four options."""
        options = [(say("{option}", option=option), option) for option in self.options]
        settings = {"options": options, "value": value, "description": self.name}
        if len(self.options) > 4:
            return widgets.Dropdown(**settings)
        tips = [say(Words.tooltip, name=self.name, option=option) for option in self.options]
        return widgets.ToggleButtons(**settings, tooltips=tips)
