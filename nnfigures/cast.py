"""Who plays in the pictures: the ones, the four people; and the rule that says what is right."""

from nnlib import NEWCOMERS, PEOPLE, Network, samples

ONES = Network(1, 1, 1, 1, 1, 1, 0, 0, 0)
FOUR = samples(PEOPLE)
TARGETS = [y for x, y in FOUR]
ALICE = FOUR[0][0]
NAMES = {samples([one])[0][0]: one.name for one in PEOPLE + NEWCOMERS}
DOTS = dict(zip("ABCD", FOUR))  # what the four are called before they have names


def right(y, output):
    """Whether an output is strictly on its target's side of 0.5. An output of 0.5 is on neither."""
    return output > 0.5 if y else output < 0.5
