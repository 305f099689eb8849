"""How numbers and sentences are shown. Each sentence is a whole template with named blanks."""

import re
import string
from functools import reduce
from numbers import Real

from nnlanguage import Spoken


class Words(Spoken):
    """What stands between words, parts and sentences."""

    comma, semicolon, then = ", ", "; ", "{first} {second}"
    both, titled = "{most} and {last}", "{title}. {sentence}"


def number(x, decimals=4, sign=""):
    """x with fixed decimals and a true minus; 0 has no sign; a huge number looks like 1e9."""
    shown = f"{x:{sign}.{decimals}f}"
    if abs(x) >= 1e5:
        shown = f"{x:{sign}.0e}".replace("e+0", "e").replace("e+", "e")
    return shown.lstrip("+-") if float(shown) == 0 else shown.replace("-", "−")


class _Blanks(string.Formatter):
    """Fills blanks as str.format does, with numbers shown as `number` shows them."""

    def format_field(self, value, spec):
        if not isinstance(value, Real):
            return super().format_field(value, spec)
        sign, dot, decimals = spec.removesuffix("f").partition(".")
        if spec.endswith("f") and dot:
            return number(value, int(decimals), sign)
        return super().format_field(value, spec).replace("-", "−")


def say(template, facts=None, **more):
    """The template with its blanks filled from the facts: say("L = {loss:.4f}", facts)."""
    return _Blanks().vformat(template, (), {**(vars(facts) if facts else {}), **more})


WIDE = "[\u3000-\u9fff\uff00-\uff60]"  # a Chinese sign, as wide as it is high
# What stays in one line: a word and its spaces, or a Chinese sign and the marks that follow it.
PART = re.compile(rf"(?:{WIDE}|(?:(?!{WIDE})\S)+)[，。、：；？！）」]*\s*|\s+")


def wrapped(text, width):
    """The text in lines of so many columns."""
    lines = [""]
    for part in PART.findall(text):
        if columns((lines[-1] + part).rstrip()) > width:
            lines.append("")
        lines[-1] += part
    return [line.strip() for line in lines]


def columns(text):
    """How wide a text is, in Latin letters: a Chinese sign takes two of them."""
    return len(text) + len(re.findall(WIDE, text))


def commas(items):
    """Words in a row: "a, b, c"."""
    return Words.comma.join(items)


def semicolons(items):
    """Parts of a sentence, one after the other: "a; b"."""
    return Words.semicolon.join(items)


def sentences(items):
    """Whole sentences, one after the other."""
    return reduce(lambda first, second: say(Words.then, first=first, second=second), items)


def titled(title, sentence):
    """A picture's title and its sentence, for those who don't see it."""
    return say(Words.titled, title=title, sentence=sentence)


def listed(items):
    """Words in a row: "a", "a and b", "a, b and c"."""
    *most, last = items
    return say(Words.both, most=commas(most), last=last) if most else last
