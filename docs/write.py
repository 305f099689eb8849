"""Writes what docs/ holds and nobody writes by hand: the handout, the README's moving picture, the table of mistakes."""

import handout
import slope

from nncheck import teachers

for page in (handout, slope, teachers):
    page.write(page.PAGE)
