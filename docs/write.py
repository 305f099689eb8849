"""Writes what docs/ holds and nobody writes by hand.

That is the handout, the six questions, the moving picture and the table of mistakes.
"""

import fence
import handout
import misconceptions
import questions

for page in (fence, handout, misconceptions, questions):
    page.write(page.PAGE)
