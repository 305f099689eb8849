"""04: a slope by a nudge, the sigmoid's slope, ∂L/∂w1, ∂L/∂b3 and ∂L/∂w5; move w1 downhill."""

from nncheck.cases import EVEN, ODD, ONES
from nncheck.exercise import Function, Mistake, Prediction, Sliders
from nncheck.words import CODED
from nnlib import Network, sigmoid


def alices_loss(w1):
    return (1 - ONES.replace(w1=w1).feedforward((-2, -1))) ** 2


def square(w1):
    return w1**2


check_nudge = Function(
    task="Find a slope by a nudge: how much L rises for each unit of w1.",
    starter="def nudged_slope(L, w1, nudge):\n    return ...",
    solution="return (L(w1 + nudge) - L(w1)) / nudge",
    cases=[
        (alices_loss, 1, 0.1),
        (alices_loss, -0.5, 0.2),
        (square, 3, 0.5),
        (square, -1, 0.25),
        (sigmoid, 0.5, 1),
    ],
    reason="The rise per unit of w1 is a slope, and the smaller the nudge, the nearer it comes to "
    "the slope at w1.",
    nudge="L is a function: `L(w1)` is the loss at w1. Where is w1 after the nudge, and what is "
    "the loss there?",
    hint="The rise is the loss after the nudge minus the loss before. You want the rise per unit "
    "of w1, so divide by how far you went.",
    mistakes=[
        Mistake(
            "not divided",
            "That is the rise: divide it by how far w1 moved.",
            ["return L(w1 + nudge) - L(w1)"],
        ),
        Mistake(
            "flipped sign",
            "The sign is flipped: take the loss after the nudge, minus the loss before.",
            [{"L(w1 + nudge) - L(w1)": "L(w1) - L(w1 + nudge)"}],
        ),
        Mistake(
            "multiplied by the nudge",
            "You multiply by the nudge: *per unit* means divided by it.",
            [{"/ nudge": "* nudge"}],
        ),
        Mistake(
            "upside down",
            "Your fraction is upside down: the rise of L goes on top.",
            ["return nudge / (L(w1 + nudge) - L(w1))"],
        ),
        Mistake(
            "divided by w1",
            "You divide by where w1 is: divide by how far it moved.",
            [{"/ nudge": "/ w1"}, {"/ nudge": "/ (w1 + nudge)"}],
        ),
        Mistake(
            "divided by the loss",
            "You divide by a loss, which gives the share by which it rises: divide by how far w1 "
            "moved.",
            [{"/ nudge": "/ L(w1)"}, {"/ nudge": "/ L(w1 + nudge)"}],
        ),
        Mistake(
            "brackets lost",
            "Python divides before it subtracts: put brackets around the rise.",
            ["return L(w1 + nudge) - L(w1) / nudge"],
        ),
        Mistake(
            "nothing subtracted",
            "You divide the whole loss: only its rise counts, so subtract what it was before.",
            [{"(L(w1 + nudge) - L(w1))": "L(w1 + nudge)"}],
        ),
        Mistake(
            "nudged inside L only",
            "You take the loss at the nudge itself: add the nudge to w1.",
            [{"w1 + nudge": "nudge"}, "return L(nudge) / nudge"],
        ),
        Mistake(
            "always from 1",
            "You always start from 1: start from w1.",
            [{"L(w1 + nudge) - L(w1)": "L(1 + nudge) - L(1)"}, "return (L(1.1) - L(1)) / 0.1"],
        ),
        Mistake(
            "nudged down",
            "You nudge w1 down: a nudge is added here.",
            [{"L(w1 + nudge) - L(w1)": "L(w1) - L(w1 - nudge)"}],
        ),
        Mistake(
            "nudged both ways",
            "You nudge both ways, which is more exact than what is asked: here nudge only up.",
            [
                {"L(w1))": "L(w1 - nudge))", "/ nudge": "/ (2 * nudge)"},
                {"L(w1))": "L(w1 - nudge))"},
            ],
        ),
        Mistake(
            "a nudge of your own",
            "Your nudge is always the same one: take the nudge that comes in.",
            [{"nudge": size} for size in ("0.1", "0.01", "0.001", "0.0001", "0.00001")],
        ),
        Mistake(
            "the loss itself",
            "That is a loss: how much it rises for each unit is asked for.",
            ["return L(w1)", "return L(w1 + nudge)"],
        ),
        Mistake(
            "how many times as large",
            "You divide one loss by the other: the rise is their difference.",
            ["return L(w1 + nudge) / L(w1)"],
        ),
    ],
)

check_slope = Function(
    task="Write f′, the slope of the sigmoid at x.",
    starter="def my_slope(x):\n    return ...",
    solution="return sigmoid(x) * (1 - sigmoid(x))",
    cases=[(0,), (-3,), (1,), (2.5,), (-0.7,)],
    reason="Where f is near 0 or near 1, one of the two factors is tiny, and that is where the "
    "curve is flat.",
    nudge="You don't need a nudge: the output alone is enough.",
    hint="Two factors. One is the output, the other is 1 minus the output.",
    mistakes=[
        Mistake(
            "f instead of its slope",
            "That is f itself: the slope has a second factor.",
            [{" * (1 - sigmoid(x))": ""}],
        ),
        Mistake(
            "a slope by a nudge",
            "That is a slope by a nudge, and so only nearly right: the output alone gives it "
            "exactly.",
            [
                f"return (sigmoid(x + {nudge}) - sigmoid(x)) / {nudge}"
                for nudge in (1, 0.1, 0.01, 0.001, 0.0001)
            ],
        ),
        Mistake(
            "one factor only",
            "That is 1 minus the output: the other factor is missing.",
            [{"sigmoid(x) * ": ""}],
        ),
        Mistake(
            "f′ taken at f(x)",
            "Your slope is taken at f(x) instead of at x: you squeeze twice.",
            [{"sigmoid(x)": "sigmoid(sigmoid(x))"}],
        ),
        Mistake(
            "x not squeezed",
            "You use x where its output belongs: squeeze it first.",
            [{"sigmoid(x)": "x"}, {"(1 - sigmoid(x))": "(1 - x)"}],
        ),
        Mistake(
            "factors added",
            "The two factors are added, which always gives 1: multiply them.",
            [{" * ": " + "}],
        ),
        Mistake(
            "flipped sign",
            "The sign is flipped: the sigmoid rises everywhere, so its slope is never negative.",
            [{"1 - sigmoid(x)": "sigmoid(x) - 1"}],
        ),
        Mistake(
            "f times f",
            "You multiply f by itself: then the curve would be steepest at the far right, and "
            "there it is flat.",
            [{"(1 - sigmoid(x))": "sigmoid(x)"}],
        ),
        Mistake(
            "brackets lost",
            "Python multiplies before it subtracts: put brackets around the second factor.",
            [{"(1 - sigmoid(x))": "1 - sigmoid(x)"}],
        ),
    ],
)


def another(own, *named):
    """The mistakes of giving another of the nine slopes; those of `named` have rows elsewhere."""
    return [
        Mistake(f"∂L/∂{name} instead", f"That is ∂L/∂{name}: follow the path of {own}.", [code])
        for name in Network._fields
        for code in [f"return network.gradient(x, y).{name}"]
        if name not in (own, *named)
    ]


SLOPE_CASES = [(ONES, (-2, -1), 1), (ODD, (2, 3), 1), (EVEN, (0.5, -1.5), 0), (ODD, (-1, 2), 0)]
LOST_TWO = "A factor 2 is missing: a square has two strips to lose, as the last link shows."
FLIPPED = (
    "The sign is flipped: when o1 rises towards 1, Alice's loss falls, so the last link is "
    "negative."
)
LOST_BOTH = "The factor −2 is missing: the last link begins with it."
LOSS_FIRST = "You begin with the loss itself: the last link is how fast it changes with o1."
LOST_SQUEEZE = "The slope of the sigmoid at o1 is left out: o1 squeezes its total, too."
HALF_SQUEEZE = "The slope of a sigmoid has two factors: one of yours is missing."
ALWAYS_ONE = "Your target is always 1: use the y that comes in."
THE_LOSS = "That is the loss itself: the question is how fast it changes."
AT_OUTPUT = (
    "Your f′ is taken at f(x) instead of at x: what you give it is an output, which is squeezed "
    "already."
)

check_d_w1 = Function(
    task="Write ∂L/∂w1 for one person, by the chain rule.",
    starter="def d_w1(network, x, y):\n    x1, x2 = x\n    h1, h2, o1 = network.activations(x)\n"
    "    return ...",
    solution="dL_do1 = -2 * (y - o1)\n"
    "do1_dh1 = network.w5 * o1 * (1 - o1)\n"
    "dh1_dw1 = x1 * h1 * (1 - h1)\n"
    "return dL_do1 * do1_dh1 * dh1_dw1",
    also=("return -2 * (y - o1) * network.w5 * o1 * (1 - o1) * x1 * h1 * (1 - h1)",),
    cases=SLOPE_CASES,
    reason="One slope for each link from w1 to L, and the slopes along a path multiply.",
    nudge="Three links: from w1 to h1, from h1 to o1, from o1 to L. Write one line for each.",
    hint="You have all three slopes above, with Alice's numbers: put the letters back. Then "
    "combine them as you did with euros, dollars and yen.",
    mistakes=[
        Mistake("flipped sign", FLIPPED, [{"-2": "2"}]),
        Mistake("the lost 2", LOST_TWO, [{"-2 *": "-"}, {"-2 * (y - o1)": "o1 - y"}]),
        Mistake("the 2 and the sign lost", LOST_BOTH, [{"-2 * ": ""}]),
        Mistake("the loss as the last link", LOSS_FIRST, [{"-2 * (y - o1)": "(y - o1) ** 2"}]),
        Mistake(
            "the factor x1 forgotten", "The factor x1 is missing: this is ∂L/∂b1.", [{"x1 * ": ""}]
        ),
        Mistake(
            "x1 and x2 swapped",
            "That is ∂L/∂w2: w1 is multiplied by the other input.",
            [{"x1 *": "x2 *"}],
        ),
        Mistake(
            "w1 in the place of x1",
            "When w1 moves, the total changes by what w1 is multiplied by, and that isn't w1 "
            "itself.",
            [{"x1 *": "network.w1 *"}],
        ),
        Mistake(
            "h1 and h2 swapped",
            "h1 and h2 are swapped: w1 never reaches h2.",
            [{"h1 * (1 - h1)": "h2 * (1 - h2)"}],
        ),
        Mistake(
            "the path through h2",
            "You follow the path through h2: this is ∂L/∂w3.",
            [{"w5": "w6", "h1 * (1 - h1)": "h2 * (1 - h2)"}],
        ),
        Mistake(
            "w6 in the place of w5",
            "w6 leads from h2 to o1: which weight leads from h1 to o1?",
            [{"w5": "w6"}],
        ),
        Mistake(
            "w5 forgotten",
            "w5 is missing: on its way to o1, h1 is multiplied by that weight.",
            [{"network.w5 * ": ""}],
        ),
        Mistake(
            "factors added",
            "The slopes are added: along a path they multiply, like euros to dollars to yen.",
            [
                {"dL_do1 * do1_dh1 * dh1_dw1": "dL_do1 + do1_dh1 + dh1_dw1"},
                {"do1_dh1 * dh1_dw1": "(do1_dh1 + dh1_dw1)"},
            ],
        ),
        Mistake("f′ left out at o1", LOST_SQUEEZE, [{" * o1 * (1 - o1)": ""}]),
        Mistake(
            "f′ left out at h1",
            "The slope of the sigmoid at h1 is left out: h1 squeezes its total, too.",
            [{" * h1 * (1 - h1)": ""}],
        ),
        Mistake(
            "f′ left out",
            "Both slopes of the sigmoid are left out: h1 and o1 each squeeze a total.",
            [{" * o1 * (1 - o1)": "", " * h1 * (1 - h1)": ""}],
        ),
        Mistake(
            "f′ taken at f(x)",
            AT_OUTPUT,
            [
                {
                    "o1 * (1 - o1)": "sigmoid_derivative(o1)",
                    "h1 * (1 - h1)": "sigmoid_derivative(h1)",
                },
                {"o1 * (1 - o1)": "sigmoid_derivative(o1)"},
                {"h1 * (1 - h1)": "sigmoid_derivative(h1)"},
            ],
        ),
        Mistake(
            "half of f′",
            HALF_SQUEEZE,
            [
                {" * (1 - o1)": ""},
                {" * (1 - h1)": ""},
                {" * (1 - o1)": "", " * (1 - h1)": ""},
                {"o1 * (1": "(1", "h1 * (1": "(1"},
            ],
        ),
        Mistake("always target 1", ALWAYS_ONE, [{"y - o1": "1 - o1"}]),
        Mistake(
            "always Alice's x1",
            "Your x1 is always Alice's: use the one that comes in.",
            [{"x1 * h1": "-2 * h1"}],
        ),
        Mistake("the loss itself", THE_LOSS, ["return (y - o1) ** 2"]),
        Mistake(
            "only the last link",
            "That is ∂L/∂o1, the last link alone: two more links lead back to w1.",
            [{"dL_do1 * do1_dh1 * dh1_dw1": "dL_do1"}],
        ),
        Mistake(
            "the last link missing",
            "That is ∂o1/∂w1: the last link, from o1 to L, is missing.",
            [{"dL_do1 * do1_dh1 * dh1_dw1": "do1_dh1 * dh1_dw1"}],
        ),
        Mistake(
            "only the first link",
            "That is ∂h1/∂w1, the first link alone: two more links lead on to L.",
            [{"dL_do1 * do1_dh1 * dh1_dw1": "dh1_dw1"}],
        ),
        Mistake("gender coded the other way", CODED, [{"y - o1": "1 - y - o1"}]),
        Mistake(
            "w1 after a step",
            "That is w1 after a step: its slope alone is asked for.",
            ["return network.step(x, y, 0.1).w1"],
        ),
        *another("w1", "w2", "w3", "b1"),
    ],
)

check_d_b3 = Function(
    task="Write ∂L/∂b3 for one person.",
    starter="def d_b3(network, x, y):\n    h1, h2, o1 = network.activations(x)\n    return ...",
    solution="return -2 * (y - o1) * o1 * (1 - o1)",
    cases=SLOPE_CASES,
    reason="b3 is added to the total of o1, one for one. Its path is short: only the slope "
    "of o1's squeeze and the last link.",
    nudge="Follow b3 through the network: how many links lie between it and L?",
    hint="When b3 rises by a bit, the total of o1 rises by the same bit. What remains is the slope "
    "of the sigmoid at o1, and the last link, which you know.",
    mistakes=[
        Mistake("flipped sign", FLIPPED, [{"-2": "2"}]),
        Mistake("the lost 2", LOST_TWO, [{"-2 *": "-"}]),
        Mistake("the 2 and the sign lost", LOST_BOTH, [{"-2 * ": ""}]),
        Mistake("the loss as the last link", LOSS_FIRST, [{"-2 * (y - o1)": "(y - o1) ** 2"}]),
        Mistake("f′ left out", LOST_SQUEEZE, [{" * o1 * (1 - o1)": ""}]),
        Mistake("f′ taken at f(x)", AT_OUTPUT, [{"o1 * (1 - o1)": "sigmoid_derivative(o1)"}]),
        Mistake("half of f′", HALF_SQUEEZE, [{" * (1 - o1)": ""}, {" * o1": ""}]),
        Mistake(
            "f′ taken at b3",
            "Your f′ is taken at b3: it belongs at the whole total of o1.",
            [{"o1 * (1 - o1)": "sigmoid_derivative(network.b3)"}],
        ),
        Mistake("always target 1", ALWAYS_ONE, [{"y - o1": "1 - o1"}]),
        Mistake("the loss itself", THE_LOSS, ["return (y - o1) ** 2"]),
        Mistake(
            "a factor h1 too many",
            "The factor h1 is one too many: this is ∂L/∂w5.",
            [{"(1 - o1)": "(1 - o1) * h1"}],
        ),
        Mistake(
            "a factor h2 too many",
            "The factor h2 is one too many: this is ∂L/∂w6.",
            [{"(1 - o1)": "(1 - o1) * h2"}],
        ),
        Mistake(
            "x1 as a factor",
            "x1 plays no part here: b3 is added to the total, and multiplied by nothing.",
            [{"(1 - o1)": "(1 - o1) * x[0]"}],
        ),
        Mistake(
            "b3 as a factor",
            "You multiply by b3, but b3 is added to the total: its size doesn't matter for the "
            "slope.",
            [{"(1 - o1)": "(1 - o1) * network.b3"}],
        ),
        Mistake(
            "the way of b1",
            "Your path goes on to h1: this is ∂L/∂b1.",
            [{"(1 - o1)": "(1 - o1) * network.w5 * h1 * (1 - h1)"}],
        ),
        Mistake(
            "factors added",
            "The slopes are added: along a path they multiply.",
            [{") * o1": ") + o1"}],
        ),
        Mistake(
            "the last link missing",
            "That is ∂o1/∂b3: the last link, from o1 to L, is missing.",
            [{"-2 * (y - o1) * ": ""}],
        ),
        Mistake("gender coded the other way", CODED, [{"y - o1": "1 - y - o1"}]),
        Mistake(
            "f′ of another neuron",
            "Your f′ is that of h1 or h2: b3 sits in o1.",
            [{"o1 * (1 - o1)": "h1 * (1 - h1)"}, {"o1 * (1 - o1)": "h2 * (1 - h2)"}],
        ),
        Mistake(
            "w5 as a factor",
            "The factor w5 or w6 is too much: b3 doesn't pass through a weight.",
            [{"(1 - o1)": "(1 - o1) * network.w5"}, {"(1 - o1)": "(1 - o1) * network.w6"}],
        ),
        Mistake(
            "b3 itself",
            "That is b3 itself: how L changes with it is asked for.",
            ["return network.b3"],
        ),
        *another("b3", "w5", "w6", "b1"),
    ],
)

check_d_w5 = Function(
    task="Write ∂L/∂w5 for one person.",
    starter="def d_w5(network, x, y):\n    h1, h2, o1 = network.activations(x)\n    return ...",
    solution="return -2 * (y - o1) * o1 * (1 - o1) * h1",
    also=("return -2 * (y - o1) * h1 * o1 * (1 - o1)",),
    cases=SLOPE_CASES,
    reason="w5 multiplies h1 in the total of o1, so its slope is that of b3 times h1.",
    nudge="Follow w5 through the network: into which total does it go, and what is it multiplied "
    "by there?",
    hint="A nudge of w5 changes the total of o1 by h1 times that nudge. After that come the "
    "squeeze at o1 and the last link.",
    mistakes=[
        Mistake("flipped sign", FLIPPED, [{"-2": "2"}]),
        Mistake("the lost 2", LOST_TWO, [{"-2 *": "-"}]),
        Mistake("the 2 and the sign lost", LOST_BOTH, [{"-2 * ": ""}]),
        Mistake("the loss as the last link", LOSS_FIRST, [{"-2 * (y - o1)": "(y - o1) ** 2"}]),
        Mistake(
            "the factor h1 forgotten", "The factor h1 is missing: this is ∂L/∂b3.", [{" * h1": ""}]
        ),
        Mistake(
            "h1 and h2 swapped",
            "That is ∂L/∂w6: w5 begins at the other hidden neuron.",
            [{"* h1": "* h2"}],
        ),
        Mistake(
            "w5 in the place of h1",
            "The total changes by what w5 is multiplied by, and that isn't w5 itself.",
            [{"* h1": "* network.w5"}],
        ),
        Mistake(
            "a factor w5 too many",
            "w5 itself is one factor too many: only what it is multiplied by counts.",
            [{"* h1": "* h1 * network.w5"}],
        ),
        Mistake(
            "x1 in the place of h1",
            "x1 doesn't reach w5: by then it has become h1.",
            [{"* h1": "* x[0]"}, {"* h1": "* h1 * x[0]"}],
        ),
        Mistake(
            "the squeeze at h1 too many",
            "h1 itself doesn't change when w5 does: leave out the slope of its squeeze.",
            [{"* h1": "* h1 * (1 - h1)"}, {"o1 * (1 - o1) * h1": "network.w5 * h1 * (1 - h1)"}],
        ),
        Mistake("f′ left out", LOST_SQUEEZE, [{" * o1 * (1 - o1)": ""}]),
        Mistake("f′ taken at f(x)", AT_OUTPUT, [{"o1 * (1 - o1)": "sigmoid_derivative(o1)"}]),
        Mistake("half of f′", HALF_SQUEEZE, [{" * (1 - o1)": ""}, {" * o1": ""}]),
        Mistake("always target 1", ALWAYS_ONE, [{"y - o1": "1 - o1"}]),
        Mistake("the loss itself", THE_LOSS, ["return (y - o1) ** 2"]),
        Mistake(
            "factors added", "h1 is added: along a path the slopes multiply.", [{"* h1": "+ h1"}]
        ),
        Mistake(
            "the last link missing",
            "That is ∂o1/∂w5: the last link, from o1 to L, is missing.",
            [{"-2 * (y - o1) * ": ""}],
        ),
        Mistake("gender coded the other way", CODED, [{"y - o1": "1 - y - o1"}]),
    ],
)

check_downhill = Sliders(
    task="Move w1 until Alice's L is below 0.1.",
    starter="downhill = ...",
    solution="explore_slope(w1=-1.5)",
    figure="explore_slope",
    goal=lambda at: at.loss < 0.1,  # no w1 does it for another target
    reason="The slope is positive for every w1 here, so downhill is always to the left.",
    nudge="Read the slope, then go against it.",
    hint="The step arrow points the right way. You can move the slider much further than one step.",
    mistakes=[
        Mistake(
            "another target",
            "The target is 0, as if Alice's label were M: her y is 1, so set it back.",
            ["explore_slope(target=0, w1=3)", "explore_slope(target=0, w1=-1.5)"],
            lambda at: at.target == 0,
            leads=lambda at: {"target": 1},
        ),
        Mistake(
            "uphill",
            "Here L is {loss:.4f}: the slope is positive, so a larger w1 is uphill. Make it "
            "smaller.",
            ["explore_slope(w1=3)"],
            lambda at: at.w1 >= 1,
            leads=lambda at: {"w1": at.w1 - 0.05},
        ),
        Mistake(
            "not far enough",
            "The right direction: L is {loss:.4f} now, so go on.",
            ["explore_slope(w1=0)", "explore_slope(w1=-0.95)"],
            lambda at: True,
            leads=lambda at: {"w1": at.w1 - 0.05},
        ),
    ],
)

THREE_SLOPES = Prediction(
    "You have three slopes along one path, and you want one. You …",
    {
        "add them": "Would you add yen per dollar to dollars per euro? The second exchange applies "
        "to everything that the first one gives.",
        "multiply them": "Each slope applies to everything that the one before it gives, as with "
        "money.",
        "take the mean": "A mean lies between the three, but two weak links in a row are weaker "
        "than each of them.",
    },
    right="multiply them",
)

TARGET = Prediction(
    "With target 0, w1 should step …",
    {
        "left, as before": "Minus doesn't mean left, or smaller: it means against the slope, and "
        "the slope has changed its sign.",
        "right": "The slope has changed its sign, and the step goes against it.",
        "nowhere": "Only a slope of 0 would mean that: here a nudge of w1 still changes the loss.",
    },
    right="right",
)

FOUR_LINKS = Prediction(
    "w1 goes up a little. Which way do these four go: the total of h1, h1, o1 and L?",
    {
        "up, up, up, up": "w1 is multiplied by x1. What does a negative x1 do to the total?",
        "down, down, down, down": "Three of four. o1 moves away from the target: what does that do "
        "to the miss?",
        "down, down, down, up": "A negative x1 reverses the first link, and an output that "
        "moves away from its target makes the loss grow.",
    },
    right="down, down, down, up",
)
