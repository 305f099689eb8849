"""02: write feedforward; count the numbers of another network; bring a dot below 0.5."""

from nncheck.cases import EVEN, EXAMPLE, ODD, ONES
from nncheck.exercise import Function, Mistake, Number, Prediction, Sliders

check_feedforward = Function(
    task="Write feedforward: from nine numbers and two inputs to o1.",
    starter="def my_feedforward(network, x):\n    x1, x2 = x\n    return ...",
    solution="h1 = sigmoid(network.w1 * x1 + network.w2 * x2 + network.b1)\nh2 = "
    "sigmoid(network.w3 * x1 + network.w4 * x2 + network.b2)\nreturn sigmoid(network.w5 * h1 + "
    "network.w6 * h2 + network.b3)",
    cases=[(EXAMPLE, (2, 3)), (ODD, (2, 3)), (ODD, (-2, -1)), (EVEN, (0.5, -1.5))],
    reason="Three neurons, three lines: the first two look at the inputs, the third looks only at "
    "the first two.",
    nudge="You have written a neuron before. This is three of them; begin with h1.",
    hint="Give h1 and h2 a line each above the return. What goes into o1? Follow the lines of the "
    "diagram backwards.",
    mistakes=[
        Mistake(
            "o1 fed with x1 and x2",
            "You give x1 and x2 to o1: it never sees them, only the outputs of h1 and h2.",
            [{"* h1": "* x1", "* h2": "* x2"}],
        ),
        Mistake(
            "h1 and h2 swapped",
            "h1 and h2 are swapped on their way into o1: follow w5 back to where it begins.",
            [{"* h1": "* h2", "* h2": "* h1"}],
        ),
        Mistake(
            "x1 and x2 swapped",
            "x1 and x2 are swapped: w1 and w3 belong to the first input.",
            [{"x1": "x2", "x2": "x1"}],
        ),
        Mistake(
            "w2 and w3 swapped",
            "w2 and w3 are swapped: w1 and w2 both end at h1.",
            [{"w2": "w3", "w3": "w2"}],
        ),
        Mistake(
            "numbers ordered by neuron",
            "The nine come in another order: six weights first, then three biases.",
            [
                "network = Network(*[network[k] for k in (0, 1, 3, 4, 6, 7, 2, 5, 8)])\n"
                "return network.feedforward(x)"
            ],
        ),
        Mistake(
            "one neuron's inputs exchanged",
            "x1 and x2 change places in one neuron only: each weight has its own input.",
            [
                {"w1 * x1": "w1 * x2", "w2 * x2": "w2 * x1"},
                {"w3 * x1": "w3 * x2", "w4 * x2": "w4 * x1"},
            ],
        ),
        Mistake(
            "h1 and h2 averaged",
            "You take the mean of h1 and h2: o1 is a neuron with weights of its own.",
            [{"sigmoid(network.w5 * h1 + network.w6 * h2 + network.b3)": "(h1 + h2) / 2"}],
        ),
        Mistake(
            "h2 copied from h1",
            "h2 repeats h1 in your code: it has three numbers of its own, and its own way into o1.",
            [{"w3": "w1", "w4": "w2", "b2": "b1"}, {"w3": "w1", "w4": "w2"}],
        ),
        Mistake(
            "b1 everywhere",
            "b1 is added everywhere: each of the three neurons has a bias of its own.",
            [{"b2": "b1", "b3": "b1"}],
        ),
        Mistake(
            "o1's bias left out",
            "The bias of o1 is missing: each of the three neurons has one.",
            [{" + network.b3": ""}],
        ),
        Mistake(
            "no bias at all",
            "No bias arrives anywhere: each of the three neurons adds its own.",
            [{" + network.b1": "", " + network.b2": "", " + network.b3": ""}],
        ),
        Mistake(
            "o1 not squeezed",
            "That is the total of o1: o1 is a neuron, too, so squeeze it.",
            [{"return sigmoid": "return "}, {"return sigmoid": "return ", " + network.b3": ""}],
        ),
        Mistake(
            "h1 and h2 not weighted",
            "w5 and w6 are missing: o1 is a neuron, too, and has a weight for each input.",
            [
                {"network.w5 * ": "", "network.w6 * ": ""},
                {"network.w5 * ": "", "network.w6 * ": "", " + network.b3": ""},
            ],
        ),
        Mistake(
            "h1 and h2 not squeezed",
            "h1 and h2 go into o1 as totals: squeeze each of them before you pass it on.",
            [{"h1 = sigmoid": "h1 = ", "h2 = sigmoid": "h2 = "}],
        ),
        Mistake(
            "stops at h1",
            "That is h1: go on to h2, and then to o1.",
            [{"return sigmoid(network.w5 * h1 + network.w6 * h2 + network.b3)": "return h1"}],
        ),
    ],
)

check_count = Number(
    task="Count the numbers of a 3-2-1 network: three inputs, two hidden neurons, one output.",
    starter="parameters = ...",
    solution="3 * 2 + 2 + 2 * 1 + 1",
    reason="Each line is a weight, and each neuron has a bias; inputs have none, as they compute "
    "nothing.",
    nudge="Draw it: three boxes, then two circles, then one. A line joins each box to both circles "
    "of the hidden layer, and each of these to the last one.",
    hint="Count the lines on the left, then those on the right. Then add the biases: which "
    "circles have one?",
    mistakes=[
        Mistake(
            "the network of this notebook",
            "That is the 2-2-1 network: a third input needs lines of its own.",
            ["9"],
        ),
        Mistake(
            "the 2-3-1 network",
            "That has three hidden neurons: here three is the number of inputs.",
            ["13"],
        ),
        Mistake("biases left out", "You have all the weights: now the biases.", ["8"]),
        Mistake(
            "circles counted",
            "You count boxes and circles, or only the lines on the left: every line has a weight, "
            "and every neuron has a bias.",
            ["6"],
        ),
        Mistake("biases only", "Those are the biases: now the weights, one for each line.", ["3"]),
        Mistake(
            "a bias for each input",
            "You give a bias to the inputs, too: they are not neurons and compute nothing.",
            ["14"],
        ),
        Mistake(
            "a bias for each layer",
            "One bias for each layer is too few: each neuron has its own.",
            ["10"],
        ),
    ],
)

check_xor = Sliders(
    task="Solve XOR with two fences and a neuron that joins them.",
    starter="joined = ...",
    solution="explore_xor(w6=-8, b2=-9)",
    figure="explore_xor",
    goal=lambda at: not at.wrong,
    reason="h1 says yes to Q, R and S. h2 says yes to S, and its negative weight makes that count "
    "as a no: what is left is one or the other, but not both.",
    nudge="One fence leaves S on the wrong side. Which dots should h2 say yes to?",
    hint="Slide h2's fence past Q and R, so that h2 says yes only to S. Which sign does w6 "
    "need, if a yes of h2 should lower o1?",
    mistakes=[
        Mistake(
            "h2 doesn't count",
            "o1 multiplies h2 by 0, so only h1's fence counts, and one fence is not enough: "
            "choose another w6.",
            ["explore_xor(b2=-9)", "explore_xor(b1=-9)"],
            lambda at: at.w6 == 0,
            leads=lambda at: {"w6": 8},
        ),
        Mistake(
            "both count for yes",
            "With w6 = 8 both neurons count for yes, so S, which is beyond both fences, gets the "
            "strongest yes: h2 has to count for no.",
            ["explore_xor(w6=8, b2=-9)"],
            lambda at: at.w6 > 0,
            leads=lambda at: {"w6": -8},
        ),
        Mistake(
            "h1 doesn't say yes to Q and R",
            "h1 doesn't say yes to Q and R: raise b1.",
            ["explore_xor(w6=-8, b1=-9)", "explore_xor(w6=-8, b1=-6, b2=-12)"],
            lambda at: at.b1 <= -6,
            leads=lambda at: {"b1": at.b1 + 1},
        ),
        Mistake(
            "h2 counts against Q and R, too",
            "h2's fence has not passed Q and R, so h2 takes back what h1 gives them: lower b2.",
            ["explore_xor(w6=-8, b1=-2)", "explore_xor(w6=-8, b2=-6)"],
            lambda at: at.b2 >= -6,
            leads=lambda at: {"b2": at.b2 - 1},
        ),
        Mistake(
            "the fences are too close together",
            "Q and R lie between the fences, but too near to them: slide the fences apart.",
            ["explore_xor(w6=-8, b1=-5, b2=-7)"],
            lambda at: True,
            leads=lambda at: {"b1": at.b1 + 1, "b2": at.b2 - 1},
        ),
    ],
)


def next_dial(at):
    """Another dial of the ones, at its start."""
    names = ONES._fields
    name = names[(names.index(at.dial) + 1) % len(names)]
    return {"dial": name, "value": ONES._asdict()[name]}


def smaller(at):
    return {"value": at.value - 0.1}


check_no = Sliders(
    task="Bring dot B below 0.5 with one dial.",
    starter="wires = ...",
    solution="explore_network(dot='B', w5=-2)",
    figure="explore_network",
    goal=lambda at: at.dot == "B" and at.o1 < 0.5,
    reason="Only a negative number at o1 itself, w5, w6 or b3, brings its total below 0, because "
    "h1 and h2 are never negative.",
    nudge="Choose dot B, then one dial after the other, and drag each to both ends.",
    hint="h1 and h2 are never below 0, whatever you do to them. So which numbers can make the "
    "total of o1 negative?",
    mistakes=[
        Mistake(
            "another dot",
            "The figure shows dot {dot}: choose dot B.",
            ["explore_network(w5=-2)"],
            lambda at: at.dot != "B",
            leads=lambda at: {"dot": "B"},
        ),
        Mistake(
            "a dial of h1 or h2",
            "{dial} only changes h1 or h2, and these are never below 0: with {dial} alone B stays "
            "above 0.5. Choose another dial.",
            ["explore_network(dot='B', w1=-3)", "explore_network(dot='B', b2=-3)"],
            lambda at: at.dial not in ("w5", "w6", "b3"),
            leads=next_dial,
        ),
        Mistake(
            "the wrong way",
            "With {dial} = {value:.1f} the total of o1 is no lower than at the start: make {dial} "
            "smaller.",
            ["explore_network(dot='B', w5=2)", "explore_network(dot='B', b3=0)"],
            lambda at: at.value >= ONES._asdict()[at.dial],
            leads=smaller,
        ),
        Mistake(
            "not far enough",
            "The right dial, the right way: o1 is at {o1:.4f} now, so go on.",
            ["explore_network(dot='B', w6=-1)", "explore_network(dot='B', b3=-1.5)"],
            lambda at: True,
            leads=smaller,
        ),
    ],
)

LAST_NEURON = Prediction(
    "o1's output is …",
    {
        "above 0.95": "The numbers are those of h1, but o1 gets 0.95 where h1 got 3: is its total "
        "larger, then?",
        "below 0.95": "It gets 0.95 where h1 got 3, so its total is smaller, and so is its output.",
        "the same": "The three numbers are the same, the inputs aren't: o1 never sees the 3.",
    },
    right="below 0.95",
)

BELOW_HALF = Prediction(
    "Which dots fall below 0.5?",
    {
        "A": "A's h1 and h2 are small, but not below 0: what does that leave for the total of o1?",
        "B and C": "They should give 0, but here they have the largest inputs of all.",
        "D": "D's inputs are the most negative, but o1 sees h1 and h2: can those be negative?",
        "none": "h1 and h2 are never below 0, so with weights of 1 the total of o1 isn't, either.",
    },
    right="none",
)

THREE_HIDDEN = Prediction(
    "With three hidden neurons there are …",
    {
        "10 numbers": "One more neuron brings more than one more number: count its lines, too.",
        "12 numbers": "The new neuron's own three are counted. Does o1 get anything new?",
        "13 numbers": "Three for each hidden neuron, and four for o1, which then has three inputs.",
    },
    right="13 numbers",
)
