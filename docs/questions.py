"""Writes docs/questions.pdf, a page to print: six questions before the course and after it."""

import json
from pathlib import Path

import typst

from nncheck.questions import SIX
from nnlanguage import Spoken, spoken


class Words(Spoken):
    """All words of this page that aren't a question's own."""

    title = "Six questions"
    when = ("before the course", "after the course")
    sign = "A made-up word, the same both times"
    how = (
        "You need no preparation: mark what you think first. Question {open} is answered in a "
        "sentence or two."
    )


PAGE = Path(__file__).with_name("questions.pdf")


def write(path):
    """Writes the page, a PDF without a date."""
    from execute import fonts  # in site/, which fence.py and the tests have made known

    six = [{"question": one.question, "choices": [*getattr(one, "answers", ())]} for one in SIX]
    number = next(k for k, one in enumerate(six, 1) if not one["choices"])
    language, _, region = spoken().partition("_")
    said = {
        "title": Words.title,
        "when": Words.when,
        "sign": Words.sign,
        "lang": language,
        "region": region.lower() or None,
    }
    said |= {"how": Words.how.format(open=number), "six": six}
    typst.compile(
        PAGE.with_suffix(".typ").read_bytes(),
        output=path,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"said": json.dumps(said)},
    )
