"""03: write the loss; find the best constant, by slider and by code, and a dial that beats it."""

import numpy as np

from nncheck.exercise import Function, Mistake, Prediction, Sliders
from nncheck.feedforward_network import next_dial

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
    reason="The square takes the sign away, so no two misses cancel, and the mean makes it fair to "
    "few and to many.",
    nudge="Three steps, from the inside out: the misses, their squares, the mean.",
    hint="`y_true - y_pred` gives all the misses at once. `**` squares each, and `np.mean` "
    "averages.",
    mistakes=[
        Mistake(
            "sum instead of mean",
            "You add the areas up: the mean also divides by how many there are.",
            [{"np.mean": "np.sum"}, "y_true = y_true - y_pred\nreturn np.sum(y_true ** 2)"],
        ),
        Mistake(
            "absolute instead of square",
            "You take the sides of the squares: the loss takes their areas.",
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
            "You square after averaging, and by then the misses have cancelled: square each of "
            "them.",
            ["return np.mean(y_true - y_pred) ** 2"],
        ),
        Mistake(
            "squared too early",
            "You square the values and then subtract: the miss comes first, then its square.",
            [{"(y_true - y_pred) ** 2": "y_true ** 2 - y_pred ** 2"}],
        ),
        Mistake(
            "always divided by the same",
            "You always divide by the same number: there may be more people, or fewer.",
            [
                "return np.sum((y_true - y_pred) ** 2) / 4",
                "return np.sum((y_true - y_pred) ** 2) / 2",
            ],
        ),
        Mistake(
            "overwritten instead of added up",
            "Your total is written anew at each turn of the loop, so only the last one counts: add "
            "to it.",
            ["return ((y_true - y_pred) ** 2)[-1] / len(y_true)"],
        ),
        Mistake(
            "the variance of the misses",
            "That is the variance of the misses: it measures from their mean, and the loss from "
            "the truth.",
            ["return np.var(y_true - y_pred)"],
        ),
        Mistake(
            "a root at the end",
            "The root turns the mean area back into a side: the loss stays an area.",
            ["return np.mean((y_true - y_pred) ** 2) ** 0.5"],
        ),
        Mistake(
            "one person only",
            "One person only counts in yours: does a return inside the loop end it too early?",
            ["return (y_true[0] - y_pred[0]) ** 2", "return (y_true[-1] - y_pred[-1]) ** 2"],
        ),
        Mistake(
            "doubled instead of squared",
            "You double the misses: squared means times itself.",
            [{"** 2": "* 2"}],
        ),
    ],
)

check_constant = Sliders(
    task="Find the constant guess with the smallest loss, by slider.",
    starter="constant = ...",
    solution="explore_constant(c=0.5)",
    figure="explore_constant",
    goal=lambda at: at.c == 0.5,
    reason="The sides always add to the same, and areas are smallest where the sides are shared "
    "out evenly.",
    nudge="Watch the mean area, not the sides: go on while it falls.",
    hint="It falls, and then it rises. Find the place where both neighbours are larger.",
    mistakes=[
        Mistake(
            "always 1",
            "Always 1 is as bad as always 0, only for the other two people: come back.",
            ["explore_constant(c=1)"],
            lambda at: at.c == 1,
            leads=lambda at: {"c": at.c - 0.01},
        ),
        Mistake(
            "not far enough",
            "The mean area is {mean:.4f} here, and still falls when you go on.",
            ["explore_constant(c=0.25)", "explore_constant(c=0.49)"],
            lambda at: at.c < 0.5,
            leads=lambda at: {"c": at.c + 0.01},
        ),
        Mistake(
            "too far",
            "The mean area is {mean:.4f} here, and smaller again if you go back.",
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
    reason="At the mean the misses above and below balance, so a nudge either way wins nothing; "
    "two ones in four make it one half.",
    nudge="You may let the computer try guesses from 0 to 1, in very small steps. Or look for a "
    "rule: which guess suits one yes in four?",
    hint="At the best guess, what is too low must balance what is too high. You know a word for "
    "the number that does that.",
    mistakes=[
        Mistake(
            "the shrug for everybody",
            "One half is best when half of the answers are 1: what if only one in four is?",
            ["return 0.5"],
        ),
        Mistake(
            "the loss instead",
            "That is the mean area which the best guess leaves: asked for is the guess.",
            [
                "return np.mean((y_true - np.mean(y_true)) ** 2)",
                "return min(np.mean((y_true - c) ** 2) for c in np.linspace(0, 1, 101))",
            ],
        ),
        Mistake(
            "the middle one",
            "You take the middle value in order: it doesn't care how far away the others are, and "
            "areas do.",
            [{"np.mean": "np.median"}, "return np.sort(y_true)[len(y_true) // 2]"],
        ),
        Mistake(
            "halfway between the ends",
            "You look at the smallest and the largest only: all the others count, too.",
            ["return (np.min(y_true) + np.max(y_true)) / 2"],
        ),
        Mistake(
            "the majority",
            "You go with the majority: then the others have squares as large as can be.",
            ["return np.round(np.mean(y_true))", "return float(np.mean(y_true) >= 0.5)"],
        ),
        Mistake(
            "sum instead of mean",
            "You add up: more people would make the guess larger and larger.",
            [{"np.mean": "np.sum"}],
        ),
        Mistake(
            "always divided by the same",
            "You always divide by the same number: there may be more people, or fewer.",
            ["return np.sum(y_true) / 4", "return np.sum(y_true) / 2"],
        ),
        Mistake(
            "too coarse a grid",
            "Nearly: you round, or your guesses stand too far apart. A rule has no such steps.",
            [
                "return min(np.linspace(0, 1, 101), key=lambda c: np.mean((y_true - c) ** 2))",
                "return min(np.linspace(0, 1, 1001), key=lambda c: np.mean((y_true - c) ** 2))",
                "return min(np.arange(0, 1, 0.1), key=lambda c: np.mean((y_true - c) ** 2))",
                "return min(np.linspace(0, 1, 11), key=lambda c: np.mean((y_true - c) ** 2))",
            ],
        ),
        Mistake(
            "the place instead of the guess",
            "That is the place of the best guess in your list: asked for is the guess.",
            ["return np.argmin([np.mean((y_true - c) ** 2) for c in np.linspace(0, 1, 101)])"],
        ),
        Mistake(
            "the loss of a shrug",
            "That is the loss of one guess for everybody: asked for is the best guess.",
            ["return np.mean((y_true - 0.5) ** 2)"],
        ),
        Mistake(
            "whole numbers only",
            "Yours has no parts where the true values are whole numbers: what you call keeps "
            "their type.",
            ["import statistics\nreturn statistics.mean(y_true)"],
        ),
        Mistake(
            "the ones counted",
            "You count the ones: a true value between 0 and 1 counts, too.",
            ["return np.mean(y_true == 1)"],
        ),
        Mistake(
            "squares averaged",
            "You average the squares of the values: the values alone are what balances.",
            ["return np.mean(y_true ** 2)"],
        ),
    ],
)

check_shrug = Sliders(
    task="Find a dial that brings L below the shrug, alone.",
    starter="curve = ...",
    solution="explore_loss(w5=-2)",
    figure="explore_loss",
    goal=lambda at: at.loss < 0.25,
    reason="A negative w5 or w6 turns the yes of a hidden neuron into a no for Bob and Charlie, "
    "and Alice and Diana hardly feel it.",
    nudge="For each dial, drag to the lowest point of its curve. Seven of them never get there.",
    hint="Bob and Charlie do the damage: theirs are the strong h1 and h2. Which dial can turn a "
    "strong yes there into a no?",
    mistakes=[
        Mistake(
            "a dial that can't",
            "With {dial} alone, L never gets below 0.25, and here it is {loss:.4f}. Choose another "
            "dial.",
            ["explore_loss(w1=-3)", "explore_loss(b3=-3)"],
            lambda at: at.dial not in ("w5", "w6"),
            leads=next_dial,
        ),
        Mistake(
            "the wrong way",
            "A {dial} above 0 makes the yes for Bob and Charlie louder, and they should get 0: "
            "make it smaller.",
            ["explore_loss(w5=2)"],
            lambda at: at.value > 0,
            leads=lambda at: {"value": at.value - 0.05},
        ),
        Mistake(
            "not far enough",
            "The right dial, the right way: L is {loss:.4f} by now, so go on.",
            ["explore_loss(w6=-0.5)", "explore_loss(w5=-0.95)"],
            lambda at: True,
            leads=lambda at: {"value": at.value - 0.05},
        ),
    ],
)

TWO_GUESSERS = Prediction(
    "Which of the two is worse?",
    {
        "always 0": "By area it is: two whole squares are more than four quarters of one.",
        "always 0.5": "It is never right, and yet it is never far off: half a side makes only a "
        "quarter of an area.",
        "both alike": "By sides they are alike. But half a side makes only a quarter of an area.",
    },
    right="always 0",
)

ONES_OR_SHRUG = Prediction(
    "The ones, compared with a shrug?",
    {
        "better": "For Alice they are, by a little. But Bob and Charlie should get 0, and get the "
        "most.",
        "as good": "Only Diana's answer is a shrug: look at Bob's and Charlie's, who should get 0.",
        "worse": "Bob and Charlie should get 0 and get the most: that costs more than Alice "
        "brings.",
    },
    right="worse",
)

FIRST = Prediction(
    "Whose square shrinks first?",
    {
        "Bob's": "Bob's x1 is larger, so he falls faster, but later: at w1 = 0 his total is "
        "further from the steep part.",
        "Charlie's": "At w1 = 0 his total is the smaller one, nearer to the steep part of the "
        "sigmoid.",
        "both together": "They have the same label, but not the same x1 and x2: so their totals "
        "differ.",
    },
    right="Charlie's",
)
