"""05: the update rule, for one number and for nine; predict newcomers; fail a rate; hunt a bug."""

from nncheck.exercise import EVEN, FOUR, ODD, ONES, Function, Mistake, Prediction, Setting
from nncheck.words import CODED
from nnlib import Network, loss, train

ALWAYS_A_TENTH = Mistake(
    "always a rate of 0.1",
    "You always use a rate of 0.1: the one that comes in counts.",
    [{"learning_rate": "0.1"}],
)

check_update = Function(
    task="Write the update rule for one number.",
    starter="def updated(w1, slope, learning_rate):\n    return ...",
    solution="return w1 - learning_rate * slope",
    cases=[(1, 0.0214695, 0.1), (1, -0.5, 0.1), (0.3, 0.8, 0.5), (-2, -0.4, 0.25)],
    reason="Against the slope is downhill, whichever sign the slope has, and the rate keeps the "
    "step small.",
    nudge="Where does it start, how long is the step, and which way does it go?",
    hint="The step is the learning rate times the slope. Uphill is where the slope points; you "
    "want the other way.",
    mistakes=[
        Mistake(
            "added instead of subtracted",
            "You add the step, and that climbs: downhill is against the slope.",
            [{"-": "+"}],
        ),
        Mistake(
            "learning rate forgotten",
            "The learning rate is forgotten: a whole slope is too long a step.",
            [{"learning_rate * ": ""}],
        ),
        ALWAYS_A_TENTH,
        Mistake(
            "slope forgotten",
            "The slope is forgotten: without it each number would move alike.",
            [{" * slope": ""}],
        ),
        Mistake(
            "only the step",
            "That is the step alone: where does it start?",
            ["return -learning_rate * slope", "return learning_rate * slope"],
        ),
        Mistake(
            "minus means smaller",
            "Minus doesn't mean smaller: where the slope is negative, w1 has to grow.",
            [{"learning_rate * slope": "abs(learning_rate * slope)"}],
        ),
        Mistake(
            "number taken off the step",
            "You take w1 off the step: the step is taken off w1.",
            ["return learning_rate * slope - w1"],
        ),
        Mistake(
            "divided by the rate",
            "You divide by the rate: then a small rate makes a giant step.",
            [{"learning_rate * slope": "slope / learning_rate"}],
        ),
        Mistake(
            "brackets misplaced",
            "You take the rate off w1 and multiply then: the product comes first.",
            ["return (w1 - learning_rate) * slope"],
        ),
        Mistake(
            "a share of w1",
            "You take a share of w1: the step doesn't depend on how large w1 is.",
            ["return w1 * (1 - learning_rate * slope)", "return w1 - w1 * learning_rate * slope"],
        ),
        Mistake(
            "w1 and slope exchanged",
            "w1 and the slope change places: w1 is what moves.",
            ["return slope - learning_rate * w1"],
        ),
        Mistake(
            "rate and slope added",
            "Rate and slope are added: the rate scales the slope, so they multiply.",
            [{" * ": " - "}],
        ),
    ],
)

ALL_NINE = """moved = [number - learning_rate * slope
         for number, slope in zip(network, slopes)]
return Network(*moved)"""
check_step = Function(
    task="Write one step for all nine numbers.",
    starter="def my_step(network, x, y, learning_rate):\n    slopes = network.gradient(x, y)\n"
    "    return ...",
    solution=ALL_NINE,
    also=(
        "moved = []\nfor number, slope in zip(network, slopes):\n"
        "    moved.append(number - learning_rate * slope)\nreturn Network(*moved)",
        "moved = [network[k] - learning_rate * slopes[k] for k in range(9)]\n"
        "return Network(*moved)",
    ),
    cases=[(ONES, (-2, -1), 1, 0.1), (ODD, (2, 3), 1, 2), (EVEN, (0.5, -1.5), 0, 1)],
    reason="All nine slopes are taken at the same place, then all nine move at once, each against "
    "its own.",
    nudge="Nine times the same rule. `zip(network, slopes)` gives each number together with its "
    "slope.",
    hint="Make a list with one updated number for each pair, in a comprehension or a loop. "
    "`Network(*numbers)` makes it a network again.",
    mistakes=[
        Mistake(
            "added instead of subtracted",
            "You add the steps, and that climbs: downhill is against the slope.",
            [{"-": "+"}],
        ),
        Mistake(
            "learning rate forgotten",
            "The learning rate is forgotten: whole slopes are too long a step.",
            [{"learning_rate * ": ""}],
        ),
        ALWAYS_A_TENTH,
        Mistake(
            "w1 alone",
            "Only w1 moves: its step alone hardly lowers Alice's loss, the other eight do the "
            "rest.",
            ["return network.replace(w1=network.w1 - learning_rate * slopes.w1)"],
        ),
        Mistake(
            "weights without biases",
            "The biases stay where they were: they have slopes, too.",
            [
                "return Network(*[n - learning_rate * s for n, s in zip(network[:6], slopes)], "
                "*network[6:])"
            ],
        ),
        Mistake(
            "not moved",
            "That is the network you were given: none of its numbers has moved.",
            ["return network"],
        ),
        Mistake(
            "slopes instead of numbers",
            "Those are the slopes: each is taken off a number, times the rate.",
            ["return slopes"],
        ),
        Mistake(
            "only the steps",
            "Those are the steps alone: each starts at a number of the network.",
            [
                {"number - learning_rate": "-learning_rate"},
                {"number - learning_rate": "learning_rate"},
            ],
        ),
        Mistake(
            "from numbers already updated",
            "Later slopes are taken after earlier numbers have moved: take all nine first, then "
            "move all nine.",
            [
                "for name in network._fields:\n"
                "    moved = getattr(network, name) - learning_rate * "
                "getattr(network.gradient(x, y), name)\n"
                "    network = network.replace(**{name: moved})\n"
                "return network",
                "last = {name: getattr(network, name) - learning_rate * getattr(slopes, name)\n"
                "        for name in ('w5', 'w6', 'b3')}\n"
                "network = network.replace(**last)\n"
                "slopes = network.gradient(x, y)._replace(w5=0, w6=0, b3=0)\n" + ALL_NINE,
            ],
        ),
        Mistake(
            "stopped after the first",
            "Yours has one number: a return inside the loop ends it at the first turn.",
            ["return [network.w1 - learning_rate * slopes.w1]"],
        ),
        Mistake(
            "two steps",
            "Those are the numbers after two steps: one is asked for.",
            ["return network.step(x, y, learning_rate).step(x, y, learning_rate)"],
        ),
        Mistake(
            "each number with each slope",
            "Each number meets all nine slopes, which makes 81: it has one slope of its own.",
            ["return [number - learning_rate * slope for number in network for slope in slopes]"],
        ),
        Mistake(
            "gender coded the other way",
            CODED,
            ["slopes = network.gradient(x, 1 - y)\n" + ALL_NINE],
        ),
        Mistake(
            "minus means smaller",
            "Minus doesn't mean smaller: where a slope is negative, its number has to grow.",
            [{"learning_rate * slope": "abs(learning_rate * slope)"}],
        ),
    ],
)

TRAINED = Network(
    1.71, -0.34, 0.61, 2.3, -3.19, -2.98, -0.29, 0.14, 2.96
)  # the learner, in two decimals
GENTLE = Network(
    0.02, -0.01, 0.01, 0.03, 1.5, -0.7, -1, 0.5, 0.2
)  # not flat even where pounds and inches are raw
RAW = "network.feedforward((pounds - 135, inches - 66))"
check_prediction = Function(
    task="Predict people from raw pounds and inches.",
    starter="def my_prediction(network, pounds, inches):\n    return ...",
    solution="return " + RAW,
    cases=[
        (TRAINED, 128, 63),
        (TRAINED, 155, 68),
        (GENTLE, 120, 60),
        (GENTLE, 152, 70),
        (ODD, 136, 65),
    ],
    reason="The network was trained on shifted numbers, so a new person has to be shifted by the "
    "same two.",
    nudge="Which numbers did the network see while it learnt: those on the scales, or others?",
    hint="In notebook 3 two numbers were taken off everybody. Take them off the newcomer, too, "
    "then feed the pair forward.",
    mistakes=[
        Mistake(
            "not shifted",
            "Your input isn't shifted: the network has never seen numbers as large as raw pounds.",
            [{" - 135": "", " - 66": ""}],
        ),
        Mistake(
            "shifted the wrong way",
            "Your shift goes the wrong way: Diana would come out at +15, and she is at -15.",
            [
                {"pounds - 135": "135 - pounds", "inches - 66": "66 - inches"},
                {"- 135": "+ 135", "- 66": "+ 66"},
            ],
        ),
        Mistake(
            "pounds and inches swapped",
            "Pounds and inches are swapped: x1 comes from pounds.",
            [{"(pounds - 135, inches - 66)": "(inches - 66, pounds - 135)"}],
        ),
        Mistake(
            "the two shifts swapped",
            "The two shifts are swapped: pounds have their own.",
            [{"135": "66", "66": "135"}],
        ),
        Mistake(
            "only one is shifted",
            "Only one of the two is shifted: pounds and inches each lose a number.",
            [{" - 66": ""}, {" - 135": ""}],
        ),
        Mistake(
            "shifted by the means",
            "You shift by the means, and the training shifted by round numbers near them: use the "
            "same.",
            [{"135": "141.25", "66": "66.75"}],
        ),
        Mistake("gender coded the other way", CODED, [{RAW: "1 - " + RAW}]),
        Mistake(
            "rounded to yes or no",
            "You round to 0 or 1: the output says more, for it can lie anywhere between.",
            [{RAW: f"round({RAW})"}],
        ),
        Mistake(
            "divided instead of shifted",
            "You divide by the two numbers: they are subtracted.",
            [{"- 135": "/ 135", "- 66": "/ 66"}],
        ),
        Mistake(
            "a hidden output",
            "That is what a hidden neuron puts out: the network's answer is o1.",
            [
                "return network.activations((pounds - 135, inches - 66))[0]",
                "return network.activations((pounds - 135, inches - 66))[1]",
            ],
        ),
    ],
)

check_rate = Setting(
    task="Find a learning rate that fails: after 1000 epochs the loss is no better than a shrug.",
    starter="learning_rate = ...",
    solution="100",
    facts=lambda learning_rate: {
        "L": loss(train(Network.random(157), FOUR, learning_rate)[-1], FOUR)
    },
    goal=lambda at: at.learning_rate > 0 and at.L >= 0.25,
    reason="A giant first step throws all outputs to the flat ends of their sigmoids, and a tiny "
    "one gets nowhere: neither learns.",
    nudge="A rate can fail by being too small or too large. Which of the two is easier to find?",
    hint="Begin at 1, multiply by ten, and again; each time the check tells you where the loss "
    "ends.",
    mistakes=[
        Mistake(
            "a rate of 0",
            "A rate of 0 stands still: that fails, but it isn't training. Find one above 0.",
            ["0"],
            lambda at: at.learning_rate == 0,
        ),
        Mistake(
            "a negative rate",
            "A negative rate goes uphill on purpose: find one above 0 that fails all the same.",
            ["-0.1"],
            lambda at: at.learning_rate < 0,
        ),
        Mistake(
            "a slow one",
            "{learning_rate:g} is slow, but it learns: the loss ends at {L:.4f}, below the shrug.",
            ["0.001", "0.01"],
            lambda at: at.learning_rate < 0.1,
        ),
        Mistake(
            "bigger is always worse",
            "{learning_rate:g} learns well: the loss ends at {L:.8f}. Bigger isn't always worse.",
            ["0.1", "1", "10"],
            lambda at: True,
        ),
    ],
)

LOOP = """def mended(network, samples, learning_rate, epochs):
    losses = [loss(network, samples)]
    for epoch in range(epochs):
        for x, y in samples:
            steps = [-learning_rate * slope for slope in network.gradient(x, y)]
            moved = [number + step for number, step in zip(network, steps)]
            network = Network(*moved)
        losses.append(loss(network, samples))
    return losses"""
check_bug = Function(
    task="Find the bug in a training loop whose loss rises, and mend it.",
    starter="mended = ...",
    solution=LOOP,
    cases=[
        (ONES, FOUR, 0.1, 2),
        (ODD, FOUR, 0.1, 3),
        (EVEN, FOUR[:2], 0.5, 2),
        (EVEN, FOUR[1:], 6, 3),  # its loss rises on the way
    ],
    reason="Two minus signs make a plus, so each step went uphill; with one of them gone it goes "
    "down.",
    nudge="The loss rises from the first epoch on. Which way do the steps go?",
    hint="Take one number with a positive slope through both lines, with pencil and paper. Count "
    "the minus signs on its way.",
    mistakes=[
        Mistake(
            "as it was",
            "That is the loop as it was: its loss still rises.",
            [{"number + step": "number - step"}],
        ),
        Mistake(
            "learning rate forgotten",
            "The learning rate is forgotten: the steps are whole slopes.",
            [{"-learning_rate * slope": "-slope"}],
        ),
        Mistake("gender coded the other way", CODED, [{"gradient(x, y)": "gradient(x, 1 - y)"}]),
        Mistake(
            "one step an epoch",
            "You step once an epoch: here each of the four makes a step of their own.",
            [{"            moved": "        moved", "            network": "        network"}],
        ),
        Mistake(
            "the network instead of its losses",
            "You return the network: asked for is the list of its losses.",
            [{"return losses": "return network"}],
        ),
        Mistake(
            "loss measured too often",
            "You write the loss down after every step: once an epoch is asked for, after the inner "
            "loop.",
            [{"        losses.append": "            losses.append"}],
        ),
        Mistake(
            "loss measured once",
            "You write the loss down once, at the end: it is asked for after every epoch.",
            [{"        losses.append": "    losses.append"}],
        ),
        Mistake(
            "only the steps",
            "Your new numbers are the steps alone: each starts at the old number.",
            [{"number + step": "step"}],
        ),
        Mistake(
            "the loss before training left out",
            "The loss before the first epoch is missing from your list: keep the line above the "
            "loop.",
            [{"losses = [loss(network, samples)]": "losses = []"}],
        ),
        Mistake(
            "always the first network",
            "Each epoch of yours starts from the untrained network again: keep what it has learnt.",
            [
                {
                    "for epoch in range(epochs):\n": "untrained = network\n"
                    "    for epoch in range(epochs):\n        network = untrained\n"
                }
            ],
        ),
    ],
)

ONE_STEP = Prediction(
    "Can one person's step raise the loss over all four?",
    {
        "never": "It is downhill for one person only: the other three aren't asked.",
        "now and then": "It is downhill for one person, and can be uphill for the others.",
        "always": "Then nothing would ever be learnt: mostly the four want the same, but not in "
        "every step.",
    },
    right="now and then",
)

ALL_FOUR_RIGHT = Prediction(
    "When all four are on their right sides, is training done?",
    {
        "it is done": "A right side is only nearer 1 than 0, or the other way round: the loss "
        "still measures how far it is to the end.",
        "it goes on": "The loss measures how far each output is from its target, not only on which "
        "side it is.",
    },
    right="it goes on",
)

MEANING = Prediction(
    "Emily's output is 0.951. That means …",
    {
        "she is F with 95 %": "Nothing here has counted people, so it is no share of anything: an "
        "output is not a probability.",
        "her place is on the side of 1": "It says on which side of the line her place is, and the "
        "nearer to 1, the more clearly.",
        "the network is right 95 % of the time": "On the four it knows it is right every time, and "
        "about newcomers nobody has counted.",
    },
    right="her place is on the side of 1",
)

ASKED_OFTEN = Prediction(
    "You ask it about Emily a hundred times. What do its nine numbers do?",
    {
        "they learn her": "Only a step changes them, and a step needs a label: asking only reads "
        "them.",
        "they stay": "Asking only reads them: learning takes a step, with a label.",
        "they keep her": "There is no room in them for people: after training, the four rows "
        "aren't kept, either.",
    },
    right="they stay",
)

SURER = Prediction(
    "Of whom is the network surer?",
    {
        "Alice": "Seeing her often didn't move her away from the line: the network keeps a line, "
        "not a list of whom it saw.",
        "Emily": "Her place gives o1 a larger total than Alice's does: who was seen plays no part.",
        "both alike": "Both have the label F, but an output isn't a label: it depends on the "
        "place.",
    },
    right="Emily",
)

TENFOLD_RATE = Prediction(
    "At ten times the rate, 1 for 0.1, the loss ends …",
    {
        "higher": "A bigger rate isn't always worse: here the longer steps still go downhill.",
        "the same": "As many steps, and ten times as long on the same slope: they get further "
        "down.",
        "lower": "Longer steps, and here they still go downhill. That is no promise for every "
        "rate.",
    },
    right="lower",
)

TWINS = Prediction(
    "How many of a thousand twin starts solve it?",
    {
        "as many as free ones": "Equal starts aren't fine here: twins get equal slopes at every "
        "step, so they stay one neuron, twice.",
        "fewer, but some": "Luck can't help them: twins get equal slopes at every step, so "
        "they never part.",
        "none": "Twins get equal slopes at every step, so they never part: two neurons do the work "
        "of one.",
    },
    right="none",
)
