"""05: the update rule, for one number and for nine; predict newcomers; fail a rate; hunt a bug."""

from nncheck.cases import EVEN, FOUR, ODD, ONES
from nncheck.exercise import Function, Mistake, Prediction, Setting
from nncheck.words import CODED
from nnlib import Network, loss, train

ALWAYS_A_TENTH = Mistake(
    "always a rate of 0.1",
    "Your learning rate is always 0.1: use the one that comes in.",
    [{"learning_rate": "0.1"}],
)

ALWAYS_W1 = Mistake(
    "always w1's slope",
    "All nine move by the slope of w1: each of them has a slope of its own.",
    [{"slopes[k]": "slopes[0]"}],
)

check_update = Function(
    task="Write the update rule for one number.",
    starter="def updated(w1, slope, learning_rate):\n    return ...",
    solution="return w1 - learning_rate * slope",
    cases=[(1, 0.0214695, 0.1), (1, -0.5, 0.1), (0.3, 0.8, 0.5), (-2, -0.4, 0.25)],
    reason="Against the slope is downhill, whichever sign the slope has, and the learning rate "
    "keeps the step small.",
    nudge="Where does it start, how long is the step, and which way does it go?",
    hint="The step is the learning rate times the slope. A slope points uphill, and you want to go "
    "the other way.",
    mistakes=[
        Mistake(
            "added instead of subtracted",
            "You add the step, and that goes uphill: downhill is against the slope.",
            [{"-": "+"}],
        ),
        Mistake(
            "learning rate forgotten",
            "The learning rate is missing: a step of the whole slope is too long.",
            [{"learning_rate * ": ""}],
        ),
        ALWAYS_A_TENTH,
        Mistake(
            "slope forgotten",
            "The slope is missing: without it every number would move by the same amount.",
            [{" * slope": ""}],
        ),
        Mistake(
            "only the step",
            "That is the step alone: the new number starts from w1.",
            ["return -learning_rate * slope", "return learning_rate * slope"],
        ),
        Mistake(
            "minus means smaller",
            "Minus doesn't mean smaller: where the slope is negative, w1 has to grow.",
            [{"learning_rate * slope": "abs(learning_rate * slope)"}],
        ),
        Mistake(
            "every step equally long",
            "Your step has the same length for every slope: a steep slope makes a longer one.",
            [{"* slope": "* (2 * (slope > 0) - 1)"}],
        ),
        Mistake(
            "number subtracted from the step",
            "You subtract w1 from the step: subtract the step from w1.",
            ["return learning_rate * slope - w1"],
        ),
        Mistake(
            "divided by the rate",
            "You divide by the learning rate: then a small rate would make a giant step.",
            [{"learning_rate * slope": "slope / learning_rate"}],
        ),
        Mistake(
            "brackets misplaced",
            "You subtract first and then multiply: multiply first.",
            ["return (w1 - learning_rate) * slope", "return (w1 - slope) * learning_rate"],
        ),
        Mistake(
            "a share of w1",
            "You multiply the step by w1: the step doesn't depend on how large w1 is.",
            ["return w1 * (1 - learning_rate * slope)", "return w1 - w1 * learning_rate * slope"],
        ),
        Mistake(
            "w1 and slope exchanged",
            "w1 and the slope change places: w1 is what moves.",
            ["return slope - learning_rate * w1"],
        ),
        Mistake(
            "rate and slope added",
            "Learning rate and slope are added: the rate scales the slope, so multiply them.",
            [{" * ": " - "}],
        ),
    ],
)

ALL_NINE = """moved = []
for k in range(9):
    moved.append(network[k] - learning_rate * slopes[k])
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
    reason="All nine slopes are computed at the same place. Then all nine numbers move, each "
    "against its own slope.",
    nudge="Nine times the same rule. `network[0]` is w1 and `slopes[0]` is its slope, and so on up "
    "to 8.",
    hint="Start with an empty list and append one updated number for each of the nine. "
    "`Network(*moved)` turns a list of nine into a network.",
    mistakes=[
        Mistake(
            "added instead of subtracted",
            "You add the steps, and that goes uphill: downhill is against the slope.",
            [{"-": "+"}],
        ),
        Mistake(
            "learning rate forgotten",
            "The learning rate is missing: steps of whole slopes are too long.",
            [{"learning_rate * ": ""}],
        ),
        ALWAYS_A_TENTH,
        ALWAYS_W1,
        Mistake(
            "w1 alone",
            "Only w1 moves: its step alone hardly lowers Alice's loss. Move the other eight as "
            "well.",
            ["return network.replace(w1=network.w1 - learning_rate * slopes.w1)"],
        ),
        Mistake(
            "weights without biases",
            "The biases stay where they were: they have slopes as well.",
            [
                "return Network(*[n - learning_rate * s for n, s in zip(network[:6], slopes)], "
                "*network[6:])"
            ],
        ),
        Mistake(
            "not moved",
            "That is the network that came in: none of its numbers has moved.",
            ["return network"],
        ),
        Mistake(
            "slopes instead of numbers",
            "Those are the slopes: multiply each by the learning rate, and subtract it from its "
            "number.",
            ["return slopes"],
        ),
        Mistake(
            "only the steps",
            "Those are the steps alone: each new number starts from the old one.",
            [
                {"network[k] - learning_rate": "-learning_rate"},
                {"network[k] - learning_rate": "learning_rate"},
            ],
        ),
        Mistake(
            "from numbers already updated",
            "Your later slopes are computed after earlier numbers have moved: compute all nine "
            "first, then move all nine.",
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
            "Your answer has one number: a return inside the loop ends it the first time through.",
            ["return [network.w1 - learning_rate * slopes.w1]"],
        ),
        Mistake(
            "two steps",
            "Those are the numbers after two steps: one is asked for.",
            ["return network.step(x, y, learning_rate).step(x, y, learning_rate)"],
        ),
        Mistake(
            "each number with each slope",
            "Each number meets all nine slopes, which makes 81: use only its own slope.",
            ["return [number - learning_rate * slope for number in network for slope in slopes]"],
        ),
        Mistake(
            "gender coded the other way",
            CODED,
            ["slopes = network.gradient(x, 1 - y)\n" + ALL_NINE],
        ),
        Mistake(
            "minus means smaller",
            "Minus doesn't mean smaller: where a slope is negative, the number has to grow.",
            [{"learning_rate * slopes[k]": "abs(learning_rate * slopes[k])"}],
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
    reason="The network was trained on shifted features, so a new person's have to be shifted by "
    "the same two numbers.",
    nudge="Which numbers did the network see during training: raw pounds and inches, or others?",
    hint="In notebook 3 one number was subtracted from everybody's pounds, and another from the "
    "inches. Subtract both here as well, then feed the pair forward.",
    mistakes=[
        Mistake(
            "not shifted",
            "Your input isn't shifted: the network has never seen numbers as large as raw pounds.",
            [{" - 135": "", " - 66": ""}],
        ),
        Mistake(
            "shifted the wrong way",
            "Your shift goes the wrong way: Diana would be at +15, and she is at −15.",
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
            "The two shifts are swapped: 135 belongs to the pounds.",
            [{"135": "66", "66": "135"}],
        ),
        Mistake(
            "the same shift twice",
            "You subtract the same number from both: each has its own.",
            [{"66": "135"}, {"135": "66"}],
        ),
        Mistake(
            "only one is shifted",
            "Only one of the two is shifted: subtract a number from both pounds and inches.",
            [{" - 66": ""}, {" - 135": ""}],
        ),
        Mistake(
            "shifted by the means",
            "You shift by the means, but training shifted by 135 and 66: use the same two.",
            [{"135": "141.25", "66": "66.75"}],
        ),
        Mistake("gender coded the other way", CODED, [{RAW: "1 - " + RAW}]),
        Mistake(
            "divided instead of shifted",
            "You divide by the two numbers: training only subtracted them.",
            [
                {"- 135": "/ 135", "- 66": "/ 66"},
                {"pounds - 135": "(pounds - 135) / 135", "inches - 66": "(inches - 66) / 66"},
            ],
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
    reason="A giant first step sends all outputs to a flat end of the sigmoid, and tiny steps get "
    "nowhere: neither learns.",
    nudge="A learning rate can be too small or too large. Which of the two is easier to find?",
    hint="Begin at 1 and multiply by ten, then by ten again. Each time the check tells you where "
    "the loss ends.",
    mistakes=[
        Mistake(
            "a rate of 0",
            "With a learning rate of 0 nothing moves: that fails, but it isn't training. Find one "
            "above 0.",
            ["0"],
            lambda at: at.learning_rate == 0,
        ),
        Mistake(
            "a negative rate",
            "A negative learning rate goes uphill on purpose: find one above 0 that also fails.",
            ["-0.1"],
            lambda at: at.learning_rate < 0,
        ),
        Mistake(
            "a slow one",
            "{learning_rate:g} is slow, but the network learns: the loss ends at {L:.4f}, below "
            "the shrug's.",
            ["0.001", "0.01"],
            lambda at: at.learning_rate < 0.1,
        ),
        Mistake(
            "bigger is always worse",
            "With {learning_rate:g} the network learns well: the loss ends at {L:.8f}. A larger "
            "rate isn't always worse.",
            ["0.1", "1", "10"],
            lambda at: True,
        ),
    ],
)

LOOP = """def mended(network, samples, learning_rate, epochs):
    losses = [loss(network, samples)]
    for epoch in range(epochs):
        for x, y in samples:
            slopes = network.gradient(x, y)
            moved = []
            for k in range(9):
                step = -learning_rate * slopes[k]
                moved.append(network[k] + step)
            network = Network(*moved)
        losses.append(loss(network, samples))
    return losses"""
check_bug = Function(
    task="Find the bug in a training loop whose loss rises, and fix it.",
    starter="mended = ...",
    solution=LOOP,
    cases=[
        (ONES, FOUR, 0.1, 2),
        (ODD, FOUR, 0.1, 3),
        (EVEN, FOUR[:2], 0.5, 2),
        (EVEN, FOUR[1:], 6, 3),  # its loss rises on the way
    ],
    reason="Two minus signs make a plus, so each step went uphill. With one of them removed, it "
    "goes downhill.",
    nudge="The loss rises from the first epoch on. Which way do the steps go?",
    hint="With pencil and paper, take one number with a positive slope through the line that "
    "begins with `step =` and the line below it. Count the minus signs.",
    mistakes=[
        Mistake(
            "as it was",
            "That is the loop as it was: the loss still rises.",
            [{"network[k] + step": "network[k] - step"}],
        ),
        Mistake(
            "learning rate forgotten",
            "The learning rate is missing: your steps are whole slopes.",
            [{"-learning_rate * slopes[k]": "-slopes[k]"}],
        ),
        Mistake("gender coded the other way", CODED, [{"gradient(x, y)": "gradient(x, 1 - y)"}]),
        Mistake(
            "one step an epoch",
            "You make one step per epoch: each of the four people should make a step.",
            [
                {
                    line: line[4:]
                    for line in (
                        "            moved = ",
                        "            for k",
                        "                step",
                        "                moved.append",
                        "            network",
                    )
                }
            ],
        ),
        ALWAYS_W1,
        Mistake(
            "never moved",
            "Your network never moves: put the new one in the place of the old one.",
            [{"network = Network(*moved)": "new = Network(*moved)"}],
        ),
        Mistake(
            "minus means smaller",
            "Minus doesn't mean smaller: where a slope is negative, the number has to grow.",
            [{"slopes[k]": "abs(slopes[k])"}],
        ),
        Mistake(
            "the loss of one person",
            "You record one person's loss: record that of all samples.",
            [{"append(loss(network, samples))": "append(loss(network, [(x, y)]))"}],
        ),
        Mistake(
            "the network instead of its losses",
            "You return the network: return the list of its losses.",
            [{"return losses": "return network"}],
        ),
        Mistake(
            "loss measured too often",
            "You record the loss after every step: record it once per epoch, after the inner loop.",
            [{"        losses.append": "            losses.append"}],
        ),
        Mistake(
            "loss measured once",
            "You record the loss once, at the end: record it after every epoch.",
            [{"        losses.append": "    losses.append"}],
        ),
        Mistake(
            "loss never measured again",
            "You record the loss before training only: record it after every epoch, too.",
            [{"        losses.append(loss(network, samples))\n": ""}],
        ),
        Mistake(
            "only the steps",
            "Your new numbers are the steps alone: each starts from the old number.",
            [{"network[k] + step": "step"}],
        ),
        Mistake(
            "the loss before training left out",
            "The loss before the first epoch is missing from your list: keep the line above the "
            "loop.",
            [{"losses = [loss(network, samples)]": "losses = []"}],
        ),
        Mistake(
            "always the first network",
            "Each of your epochs starts from the untrained network again: keep what it has "
            "learned.",
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
        "never": "A step is downhill for one person only: the other three play no part in it.",
        "now and then": "A step is downhill for one person, and it can be uphill for the others.",
        "always": "Then the loss would never fall: most steps lower the loss over all four, but "
        "not every one.",
    },
    right="now and then",
)

ALL_FOUR_RIGHT = Prediction(
    "All four outputs are on the right side of 0.5. Is training done?",
    {
        "it is done": "The right side only means nearer to the target than to the other end: the "
        "loss still measures how far each output has to go.",
        "it goes on": "The loss measures how far each output is from its target, not only which "
        "side it is on.",
    },
    right="it goes on",
)

MEANING = Prediction(
    "Emily's output says …",
    {
        "how likely she is F": "Nobody has counted how often such an answer is right, so an output "
        "here is not a probability.",
        "she is on the side of 1": "It says which side of the boundary she is on, and "
        "whether clearly or by a little.",
        "the network is right 95 % of the time": "It is right about all four it was trained on, "
        "and nobody has counted for newcomers.",
    },
    right="she is on the side of 1",
)

ASKED_OFTEN = Prediction(
    "You ask the network about Emily a hundred times. What happens to its nine numbers?",
    {
        "they change a little each time": "Only a training step changes them, and a step needs a "
        "target: asking only reads them.",
        "they stay": "Asking only reads them: to learn takes a training step, with a target.",
        "they store her": "Nine numbers hold no people: after training, not even the four rows are "
        "stored.",
    },
    right="they stay",
)

SURER = Prediction(
    "Whose output is higher?",
    {
        "Alice's": "Training on her didn't move her away from the boundary: the network stores a "
        "line, not a list of people.",
        "Emily's": "Her place gives o1 a larger total than Alice's does, and the output depends "
        "on nothing else.",
        "they are the same": "Both have the label F, but an output isn't a label: it depends on "
        "where someone is.",
    },
    right="Emily's",
)

TENFOLD_RATE = Prediction(
    "The learning rate is 1 instead of 0.1, ten times as large. The loss ends …",
    {
        "higher": "A larger rate isn't always worse: here the longer steps still go downhill.",
        "the same": "The number of steps is the same, and each is longer: they get further down.",
        "lower": "The steps are longer, and here they still go downhill. That doesn't hold for "
        "every rate.",
    },
    right="lower",
)

TWINS = Prediction(
    "How many of a thousand twin starts solve XOR?",
    {
        "as many as free starts": "Identical starts are not fine here: twins get identical slopes "
        "at every step, so they stay one neuron, twice.",
        "fewer, but some": "Luck can't help: twins get identical slopes at every step, so they "
        "never become different.",
        "none": "Twins get identical slopes at every step, so they never become different: two "
        "neurons do the work of one.",
    },
    right="none",
)

ONE_DIAL = Prediction(
    "What does one step of w1 do to Alice's loss?",
    {
        "barely lowers it": "The step is a tenth of a small slope: w1 moves by about 0.002.",
        "halves it": "The step moves w1 by about 0.002: how much can that change the loss, at "
        "this slope?",
        "brings it to 0": "Then one step would be enough. But it moves w1 by only about 0.002.",
    },
    right="barely lowers it",
)

EMILY_FRANK = Prediction(
    "Which of them is nearer 1, and which nearer 0?",
    {
        "both nearer 1": "Frank is heavier and taller than the mean of the four: which two of the "
        "four are, too?",
        "Emily 1, Frank 0": "Emily is near Alice and Diana, and Frank is near Bob and Charlie.",
        "Emily 0, Frank 1": "Emily is lighter and shorter than the mean of the four: which two of "
        "the four are, too?",
        "both nearer 0": "Emily is lighter and shorter than the mean of the four: what label do "
        "such people have?",
    },
    right="Emily 1, Frank 0",
)

RAW = Prediction(
    "Trained on raw pounds and inches, the networks' losses are …",
    {
        "lower": "A shift loses nothing: the four people differ as much as before.",
        "about the same": "The same facts go in. But what does a sigmoid do with a huge total?",
        "higher": "Large inputs make large totals, where the sigmoid is flat, and flat places "
        "teach little.",
    },
    right="higher",
)
