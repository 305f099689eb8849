"""Before and after the course: six questions on paper or on a page, one of them open.

The page shows what an answer shows only to those who have finished the course.
"""

from dataclasses import dataclass
from typing import ClassVar

from nncheck.exercise import Prediction
from nnlanguage import Entry


@dataclass(frozen=True)
class Open(Entry):
    """A question to answer in words, and how to mark it: a sentence for 0, 1, 2 and 3 points."""

    SPOKEN: ClassVar = ("question", "points")
    question: str
    points: list


WEIGHTED = Prediction(
    "A score is 2 times the first number minus 3 times the second. Both numbers grow by 1. What "
    "does the score do?",
    {
        "it grows by 2": "That follows the first number alone, as if the second had no weight.",
        "it grows by 5": "That adds the two weights without their signs: the second number counts "
        "against the score.",
        "it falls by 1": "Each number counts as much as its weight, with its sign: 2 up, 3 down.",
    },
    right="it falls by 1",
)

ONE_LINE = Prediction(
    "Two opposite corners of a square are circles, the other two are crosses. Which straight line "
    "has all circles on one side and all crosses on the other?",
    {
        "one through the middle": "A line through the middle has a circle and a cross on each "
        "side, or runs through two corners.",
        "a slanted one": "A slanted line cuts off one corner or two neighbours, and never two "
        "opposite corners.",
        "none": "Opposite corners are never alone on one side of a line: it takes two lines.",
    },
    right="none",
)

BEST_GUESS = Prediction(
    "Four true answers are 1, 1, 1 and 0. You give one number for all four. Square how far it is "
    "from each answer, and take the mean of the four squares. Which number makes this mean "
    "smallest?",
    {
        "0.5": "Half is best where yes and no are equally frequent, and here they aren't.",
        "0.75": "It is the mean of the true answers, and the mean makes the squares smallest.",
        "1": "That counts how often a guess is exactly right, and not how far it misses.",
    },
    right="0.75",
)

RATES = Prediction(
    "When A rises by 1, B rises by 3. When B rises by 1, C falls by 2. Now A rises by 1. What does "
    "C do?",
    {
        "it rises by 1": "That adds the two rates: along a path, rates multiply.",
        "it falls by 2": "That is what C does for a rise of 1 in B, and B rises by 3.",
        "it falls by 6": "Rates along a path multiply, with their signs.",
        "it rises by 6": "The rates are multiplied, but a sign is lost: C goes against B.",
    },
    right="it falls by 6",
)

STEP = Open(
    "A network's loss says how wrong it is. The loss falls when the weight w rises. You want less "
    "loss: which way do you change w, and why?",
    [
        "No way is named, or w goes down: “minus means smaller”, “the loss has to go down, so w, "
        "too”.",
        "w goes up, without a reason.",
        "w goes up, because that is where the loss falls.",
        "The same, with the slope: it is negative, and a step goes against it.",
    ],
)

NEW_ROWS = Prediction(
    "A network was trained on a few rows, and on these its loss is nearly 0. What is its loss on "
    "rows that it hasn't seen?",
    {
        "nearly 0, too": "The network may have learned its rows by heart, and that says nothing "
        "about other rows.",
        "it has to be measured": "Only rows that it hasn't seen can tell, so some are held out.",
        "as high as before the training": "Training can find a rule that holds for other rows, "
        "too: it need not be in vain.",
    },
    right="it has to be measured",
)

SIX = [WEIGHTED, ONE_LINE, BEST_GUESS, RATES, STEP, NEW_ROWS]
