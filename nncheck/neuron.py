"""01: write the sigmoid and a neuron; move the fence until all four dots are right."""

from nncheck.cases import FOUR
from nncheck.exercise import Function, Mistake, Prediction, Sliders

ROUNDED = [f"(lambda x: {e} ** x)" for e in (3, 2.7, 2.72, 2.718, 2.7183, 2.71828)]
check_sigmoid = Function(
    task="Write the sigmoid.",
    starter="def my_sigmoid(x):\n    return ...",
    solution="return 1 / (1 + math.exp(-x))",
    also=("return math.exp(x) / (1 + math.exp(x))",),
    cases=[(7,), (2,), (-3,), (0.5,), (-0.25,)],
    reason="For a large x, e to the -x is almost 0, so f is almost 1. For a very negative x it is "
    "huge, so f is almost 0.",
    nudge="The formula is a fraction: 1 above the line, a sum below it. `math.exp` raises e to a "
    "power.",
    hint="First write what is below the line, in brackets. Then divide 1 by it. Which sign does x "
    "have in the exponent?",
    mistakes=[
        Mistake(
            "flipped sign",
            "The sign in the exponent is wrong: your function falls as x grows.",
            [{"-x": "x"}],
        ),
        Mistake(
            "times instead of plus",
            "You return only a power of e: to multiply by 1 changes nothing, and below the line "
            "the formula adds 1.",
            [{"1 + math": "1 * math"}],
        ),
        Mistake(
            "minus instead of plus",
            "You subtract below the line, where the formula adds.",
            [{"1 + math": "1 - math"}],
        ),
        Mistake(
            "brackets lost, or not divided",
            "You get only what is below the line: divide 1 by all of it, which needs brackets.",
            [{"(1 + math.exp(-x))": "1 + math.exp(-x)"}, "return 1 + math.exp(-x)"],
        ),
        Mistake(
            "stops at the power",
            "You stop at the power of e, which has no upper limit: the rest of the formula "
            "squeezes it.",
            ["return math.exp(-x)"],
        ),
        Mistake(
            "e left out",
            "The power of e is missing: x belongs in the exponent, not beside the 1.",
            [{"math.exp(-x)": "(-x)"}, {"math.exp(-x)": "x"}],
        ),
        Mistake(
            "e rounded",
            "Your e is rounded, and the decimals of e never end: let `math` supply it.",
            [{"math.exp": e} for e in ROUNDED],
        ),
        Mistake(
            "its slope instead",
            "That is the slope of the sigmoid, which comes in notebook 4: here you need the "
            "sigmoid itself.",
            [{"1 /": "math.exp(-x) /", "exp(-x))": "exp(-x)) ** 2"}],
        ),
        Mistake(
            "another squeeze",
            "That is another curve of the field, and not the sigmoid: follow the formula above.",
            [
                "return math.tanh(x)",
                "return max(0, x)",
                "return max(0, min(1, x))",
                "return math.atan(x)",
            ],
        ),
    ],
)

check_neuron = Function(
    task="Write a neuron with two inputs.",
    starter="def my_neuron(x1, x2, w1, w2, b):\n    return ...",
    solution="return sigmoid(w1 * x1 + w2 * x2 + b)",
    also=("total = w1 * x1\ntotal = total + w2 * x2\ntotal = total + b\nreturn sigmoid(total)",),
    cases=[
        (2, 3, 0, 1, 4),
        (1, -2, 0.5, 0.25, 0.3),
        (-1, 0.5, 2, -1, -0.5),
        (0.2, 0.7, -0.6, 1.1, 0.9),
    ],
    reason="Multiply, add, squeeze: the sigmoid turns the total into an answer between 0 and 1.",
    nudge="Two steps: first the total, then the squeeze.",
    hint="The total has three parts: two products and the bias. Compute it in a line of its own, "
    "then give it to `sigmoid`.",
    mistakes=[
        Mistake(
            "not squeezed",
            "That is the total: a neuron squeezes it before it answers.",
            ["return w1 * x1 + w2 * x2 + b", "return w1 * x1 + w2 * x2"],
        ),
        Mistake(
            "squeezed twice",
            "You squeeze twice: once is enough to get between 0 and 1.",
            ["return sigmoid(sigmoid(w1 * x1 + w2 * x2 + b))"],
        ),
        Mistake(
            "bias left out",
            "The bias is missing: the total is more than the two products.",
            [{" + b": ""}],
        ),
        Mistake(
            "bias outside",
            "Your bias comes after the squeeze, so the answer can leave the range from 0 to 1.",
            [{" + b)": ") + b"}],
        ),
        Mistake(
            "bias subtracted",
            "You subtract the bias: it is added, and has a sign of its own.",
            [{"+ b": "- b"}],
        ),
        Mistake(
            "x1 and x2 swapped",
            "x1 and x2 are swapped: each weight belongs to the input with the same number.",
            [{"x1": "x2", "x2": "x1"}],
        ),
        Mistake(
            "weights added",
            "Multiply each weight by its own input before you add: then a weight of 0 makes the "
            "neuron ignore that input.",
            [
                {"w1 * x1 + w2 * x2": "w1 + x1 + w2 + x2"},
                {"w1 * x1 + w2 * x2": "(w1 + x1) * (w2 + x2)"},
                {"w1 * x1 + w2 * x2": "(w1 + w2) * (x1 + x2)"},
            ],
        ),
        Mistake(
            "squeezed one by one",
            "You squeeze each product on its own: add up everything first, then squeeze once.",
            [
                "return sigmoid(w1 * x1) + sigmoid(w2 * x2) + b",
                "return sigmoid(w1 * x1 + b) + sigmoid(w2 * x2 + b)",
                "return sigmoid(w1 * x1 + w2 * x2) + sigmoid(b)",
                "return sigmoid(w1 * x1) + sigmoid(w2 * x2) + sigmoid(b)",
            ],
        ),
        Mistake(
            "one input only",
            "You use only one of the two inputs: the other one has a weight, too.",
            [{" + w2 * x2": ""}, {"w1 * x1 + ": ""}],
        ),
        Mistake(
            "weights left out",
            "The weights are missing: an input counts as much as its weight lets it.",
            [{"w1 * x1 + w2 * x2": "x1 + x2"}],
        ),
        Mistake(
            "flipped sign",
            "The sign of the total is wrong: your neuron says no exactly as strongly as it should "
            "say yes.",
            ["return sigmoid(-(w1 * x1 + w2 * x2 + b))"],
        ),
    ],
)


BIASES = [k / 2 for k in range(-20, 21)]  # where the figure's b stops


def fence_is_right(w1, w2, b):
    """Whether all four dots are on their sides of the fence."""
    return all((w1 * x1 + w2 * x2 + b) * (y - 0.5) > 1e-9 for (x1, x2), y in FOUR)


def turned_well(at):
    """Whether b alone can bring the fence where all four are right."""
    return any(fence_is_right(at.w1, at.w2, b) for b in BIASES)


def lower(at):
    """The weight to lower: the first one that isn't at its end."""
    return "w1" if at.w1 > -1 else "w2"


def lowered(at):
    return {lower(at): getattr(at, lower(at)) - 0.1}


check_fence = Sliders(
    task="Move the fence until all four dots are right.",
    starter="fence = ...",
    solution="explore_fence(w1=-1)",
    figure="explore_fence",
    blanks=lambda at: {"named": ", ".join(at.wrong), "weight": lower(at)},
    goal=lambda at: not at.wrong,
    reason="One move is enough, w1 = −1. B and C lie to the right, so a negative w1 brings their "
    "totals below 0. A and D lie to the left, so it raises theirs.",
    nudge="B and C lie to the right and should give 0. Should more x1 mean more, or less?",
    hint="Make w1 negative, and look. Is a dot still wrong? Then slide the fence with b until it "
    "stands between A and C.",
    mistakes=[
        Mistake(
            "no fence",
            "Both weights are 0, so every place gets the same answer: lower {weight}, and a fence "
            "appears.",
            ["explore_fence(w1=0, w2=0)"],
            lambda at: at.w1 == at.w2 == 0,
            leads=lowered,
        ),
        Mistake(
            "sides exchanged",
            "All four are wrong: the fence is in a good place, but its two sides are the wrong "
            "way round. Change the sign of all three numbers.",
            ["explore_fence(w1=0.5, w2=0.5, b=0)"],
            lambda at: len(at.wrong) == 4 and not at.on,
            leads=lambda at: {"w1": -at.w1, "w2": -at.w2, "b": -at.b},
        ),
        Mistake(
            "the fence turned the wrong way",
            "Wrong: {named}. No b helps while the fence is turned like this. B and C lie further "
            "to the right and higher up, and should get less: lower {weight}.",
            ["explore_fence(w1=0.1, w2=1)"],
            lambda at: not turned_well(at),
            leads=lowered,
        ),
        Mistake(
            "on the fence, and b too large",
            "{on[0]} lies on the fence, with exactly 0.5: that is neither yes nor no. Lower b a "
            "little.",
            ["explore_fence(w1=-0.2, w2=-0.4, b=5)"],
            lambda at: at.on and {"B", "C"} & {*at.wrong},
            leads=lambda at: {"b": at.b - 0.5},
        ),
        Mistake(
            "on the fence, and b too small",
            "{on[0]} lies on the fence, with exactly 0.5: that is neither yes nor no. Raise b a "
            "little.",
            ["explore_fence(w1=-0.5, w2=-0.5, b=-1.5)", "explore_fence(w1=0, w2=-1, b=-1)"],
            lambda at: at.on,
            leads=lambda at: {"b": at.b + 0.5},
        ),
        Mistake(
            "b too large",
            "Wrong: {named}. The fence is turned well, but stands too far from A and D: lower b.",
            ["explore_fence(w1=-0.2, w2=-0.2, b=10)"],
            lambda at: {"B", "C"} & {*at.wrong},
            leads=lambda at: {"b": at.b - 0.5},
        ),
        Mistake(
            "b too small",
            "Wrong: {named}. The fence is turned well, but stands too far from B and C: raise b.",
            ["explore_fence(w1=-1, w2=-1, b=-10)", "explore_fence(w1=-0.5, w2=-0.5, b=-2)"],
            lambda at: True,
            leads=lambda at: {"b": at.b + 0.5},
        ),
    ],
)

HUNDREDFOLD = Prediction(
    "2 becomes 200: what does the output do?",
    {
        "it grows": "A big input counts only as far as its weight lets it in. Which weight does "
        "this one have?",
        "it stays": "So you looked at the weight: it is 0, and 0 times anything is 0.",
        "it shrinks": "A bigger input lowers the output only through a negative weight. Which "
        "weight does this one have?",
    },
    right="it stays",
)

BIG_WEIGHT = Prediction(
    "w1 is 1000 and x1 is 0: what does w1 do to the total?",
    {
        "it makes it huge": "A big weight matters only as far as its input does: the two are "
        "multiplied, and one of them is 0.",
        "nothing": "1000 times 0 is 0: a weight, however big, needs an input to work on.",
        "it depends on the bias": "The bias is added on its own: w1 meets x1 only.",
    },
    right="nothing",
)

ONE_FENCE = Prediction(
    "Can one fence get P, Q, R and S right?",
    {
        "yes, turned the right way": "Turn it as you like: Q and R lie in opposite corners, and "
        "so do P and S.",
        "only with larger weights": "Larger weights make the fence sharper, but it stays one "
        "straight line.",
        "no": "Q's and R's totals add up to the same as P's and S's, so a fence that lets both Q "
        "and R in also lets in P or S.",
    },
    right="no",
)

HALF = Prediction(
    "Which bias gives an output of exactly 0.5?",
    {
        "3": "The inputs bring 3 already: what must the bias add, so that the total is 0?",
        "0": "With a bias of 0 the total is 3, and the output is well above the middle.",
        "−3": "The inputs bring 3, the bias takes 3 away, and a total of 0 gives the middle.",
        "−4": "With a bias of −4 the total is below 0, and so the output is below the middle.",
    },
    right="−3",
)
