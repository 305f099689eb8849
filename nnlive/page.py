"""A live figure on a page, without a kernel: every state is drawn beforehand, and page.html's script only looks up.

On a page one slider moves at a time, and others stay where they were opened. So a figure is a bundle of tapes, one
for each choice (which slider moves is a choice, too), and a tape has a state for each stop of its slider.
"""

import itertools
import json
import re
from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple

from nnlive import drawing
from nnplots import number

PAGE = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))


def pack(strings, marks='"<>'):
    """Many similar strings as a small table, without loss.

    Each is cut at its marks. Those with the same marks are of one kind: what is the same in all of a kind stands
    there once; what varies is the number of a column, in which 0 means "as above". `of` gives each string its kind.
    """
    kinds, columns, of = {}, {}, []
    for string in strings:
        pieces = re.split(f"([{marks}])", string)
        kinds.setdefault(tuple(pieces[1::2]), []).append(pieces)
        of.append(list(kinds).index(tuple(pieces[1::2])))
    return {
        "kinds": [_parts(rows, columns) for rows in kinds.values()],
        "columns": list(columns),
        "of": of,
    }


def _parts(rows, columns):
    parts = [""]
    for column in zip(*rows):
        if len(set(column)) == 1:
            parts[-1] += column[0]
        else:
            shorter = column[0], *(0 if new == old else new for old, new in zip(column, column[1:]))
            parts += [columns.setdefault(shorter, len(columns)), ""]
    return [part for part in parts if part != ""]


def packed(drawings):
    """The shorter of two tables: drawings cut at their marks, or inside their paths as well."""
    return min(
        (pack(drawings, marks) for marks in ('"<>', '"<> L')),
        key=lambda table: len(json.dumps(table)),
    )


class Tape(NamedTuple):
    """What one slider shows: the figure's values at each of its stops, and where it starts when it is chosen."""

    choices: dict
    slider: object
    start: dict
    states: list

    def places(self):
        """The range's own numbers: the slider's, or where its steps are uneven, which stop it is."""
        return list(
            self.slider.stops if hasattr(self.slider, "step") else range(len(self.slider.stops))
        )

    def place(self, values):
        return self.places()[self.states.index(values)]

    def ends(self):
        return {
            "min": self.places()[0],
            "max": self.places()[-1],
            "step": getattr(self.slider, "step", 1),
        }


def tapes(figure):
    """One for each combination of the figure's choices and, where there are several sliders, of which one moves."""
    for options in itertools.product(*(choice.options for choice in figure.choices)):
        values = figure.values | {
            choice.name: option for choice, option in zip(figure.choices, options)
        }
        for slider in figure.sliders:
            which = {"move": slider.name} if len(figure.sliders) > 1 else {}
            start = values | ({slider.name: slider.start(values)} if slider.named_by else {})
            states = [values | {slider.name: stop} for stop in slider.stops]
            yield Tape(figure.chosen(values) | which, slider, start, states)


def _stay(figure, tape):
    others = [
        f"{one.name} at {number(figure.values[one.name], 1)}"
        for one in figure.sliders
        if one != tape.slider
    ]
    return (
        f"Here one slider moves at a time, with {' and '.join(others)}. In the Lab all move."
        if others
        else ""
    )


def _table(figure, bundle, home):
    """What the script looks up: where reset goes, each tape by its choices, and three layers of strings."""
    states, table = [], {"home": home, "tapes": {}}
    for back, tape in enumerate(bundle):
        table["tapes"][",".join(map(str, tape.choices.values()))] = {
            "places": tape.places(),
            "ends": tape.ends(),
            "start": tape.place(tape.start),
            "back": back,
            "first": len(states),
            "label": tape.slider.label(tape.states[0]),
            "stay": _stay(figure, tape),
        }
        states += tape.states
    table["layers"] = (
        pack([figure.background(**figure.chosen(tape.states[0])) for tape in bundle]),
        packed([figure.draw(**state) for state in states]),
        pack([figure.text(**state) for state in states], " "),
    )
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")


def _chooser(name, options, value):
    if len(options) > 4:
        shown = "".join(
            f"<option{' selected' * (option == value)}>{option}</option>" for option in options
        )
        return f'<label>{name} <select name="{name}">{shown}</select></label>'
    shown = "".join(
        f'<label><input type="radio" name="{name}" value="{option}"{" checked" * (option == value)}>'
        f"{option}</label>"
        for option in options
    )
    return f"<fieldset><legend>{name}</legend>{shown}</fieldset>"


def markup(figure):
    """The figure as HTML that needs nothing else; where no script runs it is its picture and its sentence."""
    bundle, values, chosen = list(tapes(figure)), figure.values, figure.chosen(figure.values)
    opened = next(tape for tape in bundle if values in tape.states)
    options = {one.name: one.options for one in figure.choices} | {
        "move": [one.name for one in figure.sliders]
    }
    pace = getattr(opened.slider, "milliseconds", 0)
    return PAGE.substitute(
        style=drawing.STYLE,
        table=_table(figure, bundle, {"choices": opened.choices, "place": opened.place(values)}),
        choosers="".join(
            _chooser(name, options[name], value) for name, value in opened.choices.items()
        ),
        label=opened.slider.label(values),
        place=opened.place(values),
        stay=_stay(figure, opened),
        ends=" ".join(f'{end}="{at}"' for end, at in opened.ends().items()),
        play=f'<button type="button" class="nn-play" value="{pace}">play</button>' * bool(pace),
        below=drawing.picture(figure.background(**chosen), figure.height),
        above=drawing.picture(figure.draw(**values), figure.height, figure.title),
        sentence=escape(figure.text(**values)),
        longest=escape(
            max((figure.text(**state) for tape in bundle for state in tape.states), key=len)
        ),
    )
