"""A live figure on a page, without a kernel: states are drawn beforehand; a script looks them up.

On a page one slider moves at a time, and others stay where they were opened. So a figure is a
bundle of tapes, one for each choice (which slider moves is a choice, too), and a tape has a state
for each stop of its slider.
"""

import itertools
import json
import re
from html import escape
from pathlib import Path
from string import Template
from typing import NamedTuple

from nnfigures.engine import svg
from nnfigures.engine.style import stylesheet
from nnfigures.engine.words import listed, say
from nnlanguage import Spoken

STYLE = "lettering.css", "figure.css", "page.css"
CUTS = " ，、：；。"  # of sentences
ASKED = (
    '<div class="nn-asked"><button type="button">{}</button><p><span role="status"></span>'
    '<span class="nn-longest" aria-hidden="true">{}</span></p></div>'
)
MOVE = "move"  # the choice of which slider moves, in addresses, too
PAGE = Template(Path(__file__).with_name("page.html").read_text(encoding="utf-8"))


class Words(Spoken):
    """All words of this file and of page.html."""

    other = "{name} at {value:.1f}"
    stay = "Here one slider moves at a time, with {others}. In the Lab all move."
    move, play, pause, reset, check = "move", "play", "pause", "reset", "check"


def pack(strings, marks='"<>'):
    """Many similar strings as a small table, without loss.

    Each is cut at its marks. Those with the same marks are of one kind: what is the same in all of
    a kind stands there once; what varies is the number of a column, in which 0 means "as above".
    `of` gives each string its kind.
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
            shorter = (
                column[0],
                *(0 if new == old else new for old, new in itertools.pairwise(column)),
            )
            parts += [columns.setdefault(shorter, len(columns)), ""]
    return [part for part in parts if part != ""]


def packed(drawings):
    """The shorter of two tables: drawings cut at their marks, or inside their paths as well."""
    tables = (pack(drawings, marks) for marks in ('"<>', '"<> L'))
    return min(tables, key=lambda table: len(json.dumps(table)))


class Tape(NamedTuple):
    """What one slider shows: the figure's values at each stop, and where it starts when chosen."""

    choices: dict
    slider: object
    start: dict
    states: list

    def places(self):
        """The range's own numbers: the slider's, or the indices of stops with uneven steps."""
        return list(
            self.slider.stops if hasattr(self.slider, "step") else range(len(self.slider.stops))
        )

    def uneven(self):
        """The slider's own numbers, where the range's are others."""
        return {} if hasattr(self.slider, "step") else {"numbers": list(self.slider.stops)}

    def place(self, values):
        """The range's number for these values."""
        return self.places()[self.states.index(values)]

    def ends(self):
        """The range's attributes."""
        return {
            "min": self.places()[0],
            "max": self.places()[-1],
            "step": getattr(self.slider, "step", 1),
        }


def tapes(figure):
    """One for each combination of choices, and of which slider moves where there are several."""
    for options in itertools.product(*(choice.options for choice in figure.choices)):
        names = [choice.name for choice in figure.choices]
        values = figure.values | dict(zip(names, options))
        for slider in figure.sliders:
            which = {MOVE: slider.name} if len(figure.sliders) > 1 else {}
            start = values | ({slider.name: slider.start(values)} if slider.named_by else {})
            states = [values | {slider.name: stop} for stop in slider.stops]
            yield Tape(figure.chosen(values) | which, slider, start, states)


def _stay(figure, tape):
    """What is said of the sliders that don't move here."""
    others = [one.name for one in figure.sliders if one != tape.slider]
    rows = [say(Words.other, name=name, value=figure.values[name]) for name in others]
    return say(Words.stay, others=listed(rows)) if rows else ""


def _table(figure, bundle, home):
    """What the script looks up, as JSON, and the layers that all figures of its kind share.

    Then the longest sentence, and the longest line of a check.
    """
    states, table = [], {"home": home, "tapes": {}}
    for back, tape in enumerate(bundle):
        table["tapes"][",".join(map(str, tape.choices.values()))] = {
            "places": tape.places(),
            "ends": tape.ends(),
            "start": tape.place(tape.start),
            "back": back,
            "first": len(states),
            "label": tape.slider.label(tape.start),
            "slider": tape.slider.name,
            **tape.uneven(),
            "stay": _stay(figure, tape),
        }
        states += tape.states
    backs = [figure.background(**figure.chosen(tape.start)) for tape in bundle]
    seen = [figure.at(state) for state in states]
    sentences = [figure.sentence(at) for at in seen]
    lines = [figure.check.told(figure, at) for at in seen] if figure.check else [""]
    drawn = [pack(backs), packed([figure.draw(at) for at in seen]), pack(sentences, CUTS)]
    table["verdicts"] = pack(lines, CUTS)
    if figure.check:
        table["passed"], table["check"] = figure.check.passed(), figure.check.name
        table["numbers"] = [figure.check.number(line) for line in lines]
    longest = (max(said, key=len) for said in (sentences, lines))
    return embedded(table), embedded(drawn), *longest


def embedded(value):
    """A value as JSON that HTML's scripts and XML's texts may hold."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c")


def _chooser(name, options, value):
    shown = Words.move if name == MOVE else name
    if len(options) > 4:
        row = "<option{}>{}</option>"
        rows = [row.format(_if(' selected=""', option == value), option) for option in options]
        return f'<label>{shown} <select name="{name}">{"".join(rows)}</select></label>'
    box = '<label><input type="radio" name="{0}" value="{1}"{2}/>{3}</label>'
    rows = [
        box.format(
            name, option, _if(' checked=""', option == value), say("{option}", option=option)
        )
        for option in options
    ]
    return f"<fieldset><legend>{shown}</legend>{''.join(rows)}</fieldset>"


def _if(attribute, holds):
    return attribute if holds else ""


def markup(figure):
    """The figure as HTML that needs nothing else; without a script, its picture and sentence."""
    values = figure.values
    shown = {
        "name": figure.name,
        "style": stylesheet(*STYLE),
        "word_play": Words.play,
        "word_pause": Words.pause,
        "word_reset": Words.reset,
        "sentence": escape(figure.said(values)),
        "below": svg.picture(figure.background(**figure.chosen(values)), figure.height),
        "above": svg.picture(figure.drawn(values), figure.height, figure.title),
    }
    return PAGE.substitute(shown | _controls(figure, list(tapes(figure))))


def _controls(figure, bundle):
    """What fills the form of page.html, and its table."""
    opened = next(tape for tape in bundle if figure.values in tape.states)
    options = {one.name: one.options for one in figure.choices}
    options[MOVE] = [one.name for one in figure.sliders]
    place, pace = opened.place(figure.values), getattr(opened.slider, "milliseconds", 0)
    table, drawn, sentence, line = _table(
        figure, bundle, {"choices": opened.choices, "place": place}
    )
    play = f'<button type="button" class="nn-play" value="{pace}">{Words.play}</button>'
    choosers = [_chooser(name, options[name], value) for name, value in opened.choices.items()]
    return {
        "table": table,
        "drawn": drawn,
        "choosers": "".join(choosers),
        "label": opened.slider.label(figure.values),
        "place": place,
        "stay": _stay(figure, opened),
        "play": play if pace else "",
        "asked": ASKED.format(Words.check, escape(line)) if figure.check else "",
        "ends": " ".join(f'{end}="{at}"' for end, at in opened.ends().items()),
        "longest": escape(sentence),
    }
