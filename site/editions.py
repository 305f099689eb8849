"""Renews the catalogues of the course's other languages, and all that is made of them.

Names of languages may follow; none means all in locale/. A new one is made by its name. With
--catalogues, nothing but these.
"""

import re
import subprocess
import sys

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from contents import CONTENTS, ROOT
from execute import run
from messages import DOCS, catalogues
from translation import document, twin

from nnlanguage import LOCALE, catalogue, languages, speaking

ALONE = "--catalogues"
CODE = re.compile(r"[a-z]{2,3}(_[A-Z]{2})?")

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


def saved(path, language, messages):
    """The catalogue into its file, the same bytes when written twice."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(HEADER.format(language=language).encode())
        write_po(file, messages, width=100, omit_header=True, ignore_obsolete=True)


def renew(language):
    """All catalogues of a language; says what is left to translate."""
    folder, left = LOCALE / language / "LC_MESSAGES", []
    for name, messages in catalogues().items():
        path = folder / f"{name}.po"
        made = renewed(path, messages)
        saved(path, language, made)
        count = sum(bool(one.id) and (not one.string or one.fuzzy) for one in made)
        left += [f"{name}.po {count}"] if count else []
    print(f"{language}: to translate: {', '.join(left) or 'nothing'}")


def documents():
    """README.md and what docs/ holds, in the language of now."""
    for path in DOCS:
        page = twin(ROOT / path)
        page.parent.mkdir(exist_ok=True)
        page.write_text(document(path), encoding="utf-8", newline="\n")


def main(*asked):
    """Everything, in each language that is asked for."""
    named = [one for one in asked if one != ALONE]
    if strange := [one for one in named if not CODE.fullmatch(one)]:
        sys.exit(f"{strange[0]} is no code of a language: give one such as fr or zh_TW.")
    for language in named or languages()[1:]:
        renew(language)
        catalogue.cache_clear()
        if ALONE not in asked:
            with speaking(language):
                documents()
                run(CONTENTS)
            write = ROOT / "docs" / "write.py"
            subprocess.run([sys.executable, str(write), language], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
