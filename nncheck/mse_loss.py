"""03: write the loss; find the best constant guess, by slider and by code; beat it by a dial."""

import numpy as np

from nncheck.exercise import Function, Mistake, Prediction, Sliders
from nncheck.feedforward_network import next_dial

# A hint that two exercises give.
SAME_DIVISOR = "You always divide by the same number: there may be more people, or fewer."

check_mse = Function(
    task="Write the loss: the mean squared error of two arrays.",
    starter="def my_mse(y_true, y_pred):\n    return ...",
    solution="return np.mean((y_true - y_pred) ** 2)",
    cases=[
        (np.array(y_true), np.array(y_pred))  # whole numbers as ints, as in the notebook
        for y_true, y_pred in (
            ([1, 0, 0, 1], [0, 0, 0, 0]),
            ([1.0, 0.0], [0.7131, 0.4]),
            ([0, 1, 1], [0.1, 0.3, 0.83]),
            ([1], [0.2]),
            ([0, 1, 1, 0, 1], [1, 0, 0, 1, 1]),
        )
    ],
    also=(
        "total = 0\nfor k in range(len(y_true)):\n"
        "    total = total + (y_true[k] - y_pred[k]) ** 2\nreturn total / len(y_true)",
    ),
    reason="The square removes the sign, so no two misses cancel, and the mean makes short and "
    "long lists comparable.",
    nudge="Three steps, from the inside out: the misses, their squares, the mean.",
    hint="`y_true - y_pred` gives all the misses at once. `**` squares each, and `np.mean` "
    "averages.",
    mistakes=[
        Mistake(
            "sum instead of mean",
            "You add up the areas: the mean also divides by how many there are.",
            [{"np.mean": "np.sum"}, "y_true = y_true - y_pred\nreturn np.sum(y_true ** 2)"],
        ),
        Mistake(
            "absolute instead of square",
            "You average the sides of the squares: the loss averages their areas.",
            [
                {"(y_true - y_pred) ** 2": "abs(y_true - y_pred)"},
                "return np.sum(abs(y_true - y_pred))",
            ],
        ),
        Mistake(
            "not squared",
            "Nothing is squared, so too high and too low cancel.",
            [
                {"(y_true - y_pred) ** 2": "y_true - y_pred"},
                {"(y_true - y_pred) ** 2": "y_pred - y_true"},
            ],
        ),
        Mistake(
            "squared too late",
            "You square at the end, and by then the misses have cancelled: square each of them.",
            [
                "return np.mean(y_true - y_pred) ** 2",
                "return np.sum(y_true - y_pred) ** 2 / len(y_true)",
                "return np.sum(y_true - y_pred) ** 2",
            ],
        ),
        Mistake(
            "squared too early",
            "You square the values and then subtract: subtract first, then square the miss.",
            [{"(y_true - y_pred) ** 2": "y_true ** 2 - y_pred ** 2"}],
        ),
        Mistake(
            "always divided by the same",
            SAME_DIVISOR,
            [
                "return np.sum((y_true - y_pred) ** 2) / 4",
                "return np.sum((y_true - y_pred) ** 2) / 2",
            ],
        ),
        Mistake(
            "divided by one less",
            "You divide by one less than there are: the mean divides by how many there are.",
            ["return np.sum((y_true - y_pred) ** 2) / np.float64(len(y_true) - 1)"],
        ),
        Mistake(
            "overwritten instead of added up",
            "Your total is overwritten each time through the loop, so only the last miss counts: "
            "add to it.",
            ["return ((y_true - y_pred) ** 2)[-1] / len(y_true)"],
        ),
        Mistake(
            "the variance of the misses",
            "That is the variance of the misses: it measures from their mean, and the loss "
            "measures from the true values.",
            ["return np.var(y_true - y_pred)"],
        ),
        Mistake(
            "a root at the end",
            "The square root turns the mean area back into a side: the loss is the area itself.",
            ["return np.mean((y_true - y_pred) ** 2) ** 0.5"],
        ),
        Mistake(
            "one person only",
            "Only one person counts in your answer: does a return inside the loop end it too "
            "early?",
            ["return (y_true[0] - y_pred[0]) ** 2", "return (y_true[-1] - y_pred[-1]) ** 2"],
        ),
        Mistake(
            "doubled instead of squared",
            "You double the misses: to square a number is to multiply it by itself.",
            [{"** 2": "* 2"}],
        ),
    ],
)

check_constant = Sliders(
    task="Find the constant guess with the smallest loss, with the slider.",
    starter="constant = ...",
    solution="explore_constant(c=0.5)",
    figure="explore_constant",
    goal=lambda at: at.c == 0.5,
    reason="The four sides always add up to 2, and the mean area is smallest when all four sides "
    "are equal.",
    nudge="Watch the mean area, not the sides. Keep going while it falls.",
    hint="The mean area falls, and then it rises. Find the c where it is smallest: a little less c "
    "and a little more c both make it larger.",
    mistakes=[
        Mistake(
            "always 1",
            "Always 1 is exactly as bad as always 0: now the other two people are missed. Go back.",
            ["explore_constant(c=1)"],
            lambda at: at.c == 1,
            leads=lambda at: {"c": at.c - 0.01},
        ),
        Mistake(
            "not far enough",
            "The mean area is {mean:.4f} here, and it still falls if you go on.",
            ["explore_constant(c=0.25)", "explore_constant(c=0.49)"],
            lambda at: at.c < 0.5,
            leads=lambda at: {"c": at.c + 0.01},
        ),
        Mistake(
            "too far",
            "The mean area is {mean:.4f} here, and it is smaller if you go back a little.",
            ["explore_constant(c=0.75)", "explore_constant(c=0.51)"],
            lambda at: True,
            leads=lambda at: {"c": at.c - 0.01},
        ),
    ],
)

check_best = Function(
    task="Compute the constant guess with the smallest loss, for any true values.",
    starter="def best_constant(y_true):\n    return ...",
    solution="return np.mean(y_true)",
    cases=[
        (np.array(y_true),)
        for y_true in (
            [1, 0, 0, 1],
            [0, 0, 0, 1],
            [1, 1, 1, 1, 0],
            [1, 1, 1],
            [0, 0.5, 1, 0.12348],
            [0.96411, 0.25, 0.5],
        )
    ],
    also=(
        "total = 0\nfor y in y_true:\n    total = total + y\nreturn total / len(y_true)",
        "total = 0\nfor k in range(len(y_true)):\n    total = total + y_true[k]\n"
        "return total / len(y_true)",
    ),
    reason="At the mean the misses above 0 and those below 0 add up to 0, so a small change either "
    "way gains nothing. With two ones in four, the mean is one half.",
    nudge="You can let the computer try guesses from 0 to 1, in very small steps. Or look for a "
    "rule: which guess suits one yes in four?",
    hint="At the best guess, the misses above 0 and those below 0 add up to 0. Which number, "
    "computed from the whole list, does that?",
    mistakes=[
        Mistake(
            "the shrug for everybody",
            "One half is best when half of the answers are 1: what if only one in four is?",
            ["return 0.5"],
        ),
        Mistake(
            "the loss instead",
            "That is the loss of the best guess: return the guess itself.",
            [
                "return np.mean((y_true - np.mean(y_true)) ** 2)",
                "return min(np.mean((y_true - c) ** 2) for c in np.linspace(0, 1, 101))",
                "return min(np.mean((y_true - c) ** 2) for c in np.linspace(0, 1, 1001))",
            ],
        ),
        Mistake(
            "the middle one",
            "You take the middle value of the sorted list: it ignores how far away the others are, "
            "and areas don't.",
            [{"np.mean": "np.median"}, "return np.sort(y_true)[len(y_true) // 2]"],
        ),
        Mistake(
            "halfway between the ends",
            "You use only the smallest and the largest value: all the others count as well.",
            ["return (np.min(y_true) + np.max(y_true)) / 2"],
        ),
        Mistake(
            "one person only",
            "Only one person counts in your answer: the best guess depends on all of them.",
            ["return y_true[0]", "return y_true[-1]"],
        ),
        Mistake(
            "the worst guess",
            "You take the guess with the largest loss: the smallest is asked for.",
            ["return max(np.linspace(0, 1, 11), key=lambda c: np.mean((y_true - c) ** 2))"],
        ),
        Mistake(
            "the majority",
            "You go with the majority: then the others get the largest squares possible.",
            ["return np.round(np.mean(y_true))", "return float(np.mean(y_true) >= 0.5)"],
        ),
        Mistake(
            "sum instead of mean",
            "You add them up: with more people the guess would grow and grow.",
            [{"np.mean": "np.sum"}],
        ),
        Mistake(
            "always divided by the same",
            SAME_DIVISOR,
            ["return np.sum(y_true) / 4", "return np.sum(y_true) / 2"],
        ),
        Mistake(
            "too coarse a grid",
            "Nearly: you round, or your guesses stand too far apart. A rule has no such steps.",
            [
                "return min(np.linspace(0, 1, 101), key=lambda c: np.mean((y_true - c) ** 2))",
                "return min(np.linspace(0, 1, 1001), key=lambda c: np.mean((y_true - c) ** 2))",
                "return min(np.arange(0, 1, 0.01), key=lambda c: np.mean((y_true - c) ** 2))",
                "return min(np.arange(0, 1, 0.1), key=lambda c: np.mean((y_true - c) ** 2))",
                "return min(np.linspace(0, 1, 11), key=lambda c: np.mean((y_true - c) ** 2))",
            ],
        ),
        Mistake(
            "the place instead of the guess",
            "That is the place of the best guess in your list: return the guess itself.",
            ["return np.argmin([np.mean((y_true - c) ** 2) for c in np.linspace(0, 1, 101)])"],
        ),
        Mistake(
            "the loss of a shrug",
            "That is the loss of one guess for everybody: return the best guess.",
            ["return np.mean((y_true - 0.5) ** 2)"],
        ),
        Mistake(
            "whole numbers only",
            "Yours drops the decimals where the true values are whole numbers: the function that "
            "you call keeps their type.",
            ["import statistics\nreturn statistics.mean(y_true)"],
        ),
        Mistake(
            "the ones counted",
            "You count the ones: a true value between 0 and 1 counts, too.",
            ["return np.mean(y_true == 1)"],
        ),
        Mistake(
            "squares averaged",
            "You average the squares of the values: squares belong to the loss, and a guess is not "
            "a loss.",
            ["return np.mean(y_true ** 2)"],
        ),
    ],
)

check_shrug = Sliders(
    task="Find one dial that brings L below the shrug by itself.",
    starter="curve = ...",
    solution="explore_loss(w5=-2)",
    figure="explore_loss",
    goal=lambda at: at.loss < 0.25,
    reason="A negative w5 or w6 turns the large outputs of a hidden neuron into a no for Bob and "
    "Charlie, and it hardly changes Alice's and Diana's outputs.",
    nudge="For each dial, drag to the lowest point of its curve. Seven of the nine curves never "
    "get below 0.25.",
    hint="Bob and Charlie have the largest squares, and their h1 and h2 are near 1. Which dial can "
    "turn a large h1 or h2 into a no?",
    mistakes=[
        Mistake(
            "a dial that can't",
            "With {dial} alone, L never gets below 0.25; here it is {loss:.4f}. Choose another "
            "dial.",
            ["explore_loss(w1=-3)", "explore_loss(b3=-3)"],
            lambda at: at.dial not in ("w5", "w6"),
            leads=next_dial,
        ),
        Mistake(
            "the wrong way",
            "A {dial} above 0 pushes Bob's and Charlie's outputs up, and their targets are 0: make "
            "it smaller.",
            ["explore_loss(w5=2)"],
            lambda at: at.value > 0,
            leads=lambda at: {"value": at.value - 0.05},
        ),
        Mistake(
            "not far enough",
            "The right dial, and the right direction: L is {loss:.4f} now, so go on.",
            ["explore_loss(w6=-0.5)", "explore_loss(w5=-0.95)"],
            lambda at: True,
            leads=lambda at: {"value": at.value - 0.05},
        ),
    ],
)

TWO_GUESSERS = Prediction(
    "Which of the two is worse?",
    {
        "always 0": "By area it is: two whole squares are more than four quarter squares.",
        "always 0.5": "It is never right, but it is never far off: half the side gives only a "
        "quarter of the area.",
        "both alike": "By sides they are equal. But half the side gives only a quarter of the "
        "area.",
    },
    right="always 0",
)

ONES_OR_SHRUG = Prediction(
    "How good are the ones, compared with the baseline?",
    {
        "better": "For Alice they are, by a little. But Bob and Charlie should get 0, and they get "
        "the highest outputs.",
        "as good": "Only Diana's output is a shrug. Look at Bob's and Charlie's: their targets are "
        "0.",
        "worse": "Bob and Charlie should get 0, and they get the highest outputs. That costs more "
        "than Alice gains.",
    },
    right="worse",
)

DIANA = Prediction(
    "Diana's shifted features are …",
    {
        "(15, 6)": "The sizes are right, the signs are not: is 120 more than 135, or less?",
        "(−15, −6)": "120 is 15 below 135, and 60 is 6 below 66.",
        "(255, 126)": "You added where the shift subtracts.",
    },
    right="(−15, −6)",
)
