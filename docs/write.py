"""Writes what docs/ holds and nobody writes by hand: handout, moving picture, table of mistakes.

In each language, or in those that are named.
"""

import sys

import fence
import handout
import misconceptions
from translation import twin  # in site/, which fence.py has made known

from nnlanguage import languages, speaking


def write(language):
    """All of them in a language."""
    with speaking(language):
        for page in (fence, handout, misconceptions):
            path = twin(page.PAGE)
            path.parent.mkdir(exist_ok=True)
            page.write(path)


if __name__ == "__main__":
    for language in sys.argv[1:] or languages():
        write(language)
