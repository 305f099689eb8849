"""Writes what docs/ holds and nobody writes by hand.

That is the handout, the six questions, the moving picture and the table of mistakes, in each
language, or in those that are named.
"""

import sys

import fence
import handout
import misconceptions
import questions
from translation import twin  # in site/, which fence.py has made known

from nnlanguage import languages, speaking


def write(language):
    """All of them in a language."""
    with speaking(language):
        for page in (fence, handout, misconceptions, questions):
            path = twin(page.PAGE)
            path.parent.mkdir(exist_ok=True)
            page.write(path)


if __name__ == "__main__":
    for language in sys.argv[1:] or languages():
        write(language)
