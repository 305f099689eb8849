"""Writes what docs/ holds and nobody writes by hand: handout, moving picture, table of mistakes."""

import handout
import misconceptions
import slope

for page in (handout, slope, misconceptions):
    page.write(page.PAGE)
