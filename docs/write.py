"""Writes what docs/ holds and nobody writes by hand: handout, moving picture, table of mistakes."""

import fence
import handout
import misconceptions

for page in (fence, handout, misconceptions):
    page.write(page.PAGE)
