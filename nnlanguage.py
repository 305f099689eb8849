"""The language that the course speaks: English, or one whose catalogues are in locale/.

    speak("zh_TW")    from here on, whatever is shown is shown in Chinese, as in Taiwan

The variable COURSE_LANGUAGE says it from outside. What has no translation stays English.
"""

import json
import os
import re
from contextlib import contextmanager
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).with_name("locale")
ENGLISH = "en"
ENTRY = re.compile(r'^(?:#,.*(fuzzy).*\n)?msgid ((?:".*"\n)+)msgstr ((?:".*"\n)+)', re.MULTILINE)
NOW = {"language": os.environ.get("COURSE_LANGUAGE") or ENGLISH}


def languages():
    """English, and those that have a folder in locale/."""
    return [ENGLISH, *sorted(path.parent.name for path in LOCALE.glob("*/LC_MESSAGES"))]


def speak(language):
    """Speak a language from here on: "en", or one of locale/, such as "zh_TW"."""
    if language not in languages():
        known = ", ".join(languages())
        raise ValueError(f"language is {language!r}: give one of {known}")
    NOW["language"] = language


def spoken():
    """The language of now."""
    return NOW["language"]


@contextmanager
def speaking(language):
    """Speak a language for as long as it holds."""
    before = spoken()
    speak(language)
    try:
        yield
    finally:
        speak(before)


@cache
def catalogue(language):
    """{English: translation} of all messages that have one which nobody has to look at again."""
    messages = {}
    for path in sorted((LOCALE / language / "LC_MESSAGES").glob("*.po")):
        for fuzzy, source, target in ENTRY.findall(path.read_text("utf-8") + "\n"):
            source, target = (_joined(lines) for lines in (source, target))
            if source and target and not fuzzy:
                messages[source] = target
    return messages


def _joined(lines):
    """The text that a catalogue's quoted lines are."""
    return "".join(map(json.loads, lines.splitlines()))


def translated(value):
    """The value in the language of now: a text, or texts in a tuple, a list or a dict."""
    if NOW["language"] == ENGLISH:
        return value
    if isinstance(value, str):
        return catalogue(NOW["language"]).get(value, value)
    if isinstance(value, dict):
        return {key: translated(one) for key, one in value.items()}
    return type(value)(map(translated, value)) if type(value) in (tuple, list) else value


class _Door(type):
    def __getattribute__(cls, name):
        value = super().__getattribute__(name)
        return value if name.startswith("__") else translated(value)


class Spoken(metaclass=_Door):
    """The base of each `class Words`: what is read from it is in the language of now."""


class Entry:
    """The base of what holds words among other things: its SPOKEN are read in that language."""

    SPOKEN = ()

    def __getattribute__(self, name):
        value = super().__getattribute__(name)
        return translated(value) if name in type(self).SPOKEN else value
