"""Writes the course's other languages: catalogues, and the notebooks and papers made of them.

Names of languages may follow; none means all in locale/. A new one is a new folder there.
"""

import sys

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from messages import catalogues

from nnlanguage import ENGLISH, LOCALE, languages

HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def template(messages):
    """A catalogue of these messages, without translations."""
    made = Catalog(fuzzy=False)
    for text, places in messages.items():
        flags = ["python-brace-format"] if "{" in text else []
        made.add(text, flags=flags, auto_comments=list(dict.fromkeys(places)))
    return made


def renewed(path, messages):
    """The catalogue in a file as it should be: with all messages, in their order, and no other.

    A message that is like one which has gone keeps its translation, and is marked fuzzy.
    """
    made = template(messages)
    if path.exists():
        with path.open("rb") as file:
            old = read_po(file)
        old.update(made)
        for message in made:
            known = old.get(message.id) if message.id else None
            if known:
                message.string, message.flags = known.string, known.flags
                message.user_comments = known.user_comments
    return made


def write(path, language, catalogue):
    """The catalogue into its file, the same bytes when written twice."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.format(language=language).encode())
        write_po(file, catalogue, width=100, omit_header=True, ignore_obsolete=True)


def renew(language):
    """All catalogues of a language."""
    folder = LOCALE / language / "LC_MESSAGES"
    for name, messages in catalogues().items():
        path = folder / f"{name}.po"
        write(path, language, renewed(path, messages))


if __name__ == "__main__":
    for language in sys.argv[1:] or languages():
        if language != ENGLISH:
            renew(language)
