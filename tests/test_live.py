"""Sliders work: found by walking the notebooks, moved without a browser, and their sentences held against nnlib."""

import ast
import random
import re
import tracemalloc

import ipywidgets
import numpy as np
import pytest
from conftest import NOTEBOOKS

from nnlib import PEOPLE, Network, loss, samples, sigmoid, train
from nnlive import page
from nnlive.drawing import Axes
from nnlive.figure import Live

ONES = Network(1, 1, 1, 1, 1, 1, 0, 0, 0)
FOUR = samples(PEOPLE)
DOTS = dict(zip("ABCD", (x for x, y in FOUR)))


def fence(w1, w2, b):
    outputs = {dot: sigmoid(w1 * x1 + w2 * x2 + b) for dot, (x1, x2) in DOTS.items()}
    right = sum(output > 0.5 if dot in "AD" else output < 0.5 for dot, output in outputs.items())
    return [f"{dot} {output:.3f}" for dot, output in outputs.items()] + [f"{right} of 4 right"]


def network(dial, dot, value):
    h1, h2, o1 = ONES.replace(**{dial: value}).activations(DOTS[dot])
    hair = " a hair" * (0 < abs(o1 - 0.5) < 0.00005)
    side = "level with" if o1 == 0.5 else "above" if o1 > 0.5 else "below"
    return [
        f"Dot {dot}",
        f"{dial} = {value + 0.0:.1f}",
        f"{h1:.4f}",
        f"{h2:.4f}",
        f"o1 = {o1:.4f},{hair} {side} 0.5",
    ]


def four_squares(dial, value):
    changed = ONES.replace(**{dial: value})
    return [
        f"{dial} = {value:.2f}",
        ", ".join(f"{changed.feedforward(x):.4f}" for x, y in FOUR),
        f"L = {loss(changed, FOUR):.4f}, {'below' if loss(changed, FOUR) < 0.25 else 'above'}",
    ]


def secant(nudge):
    before, after = (loss(ONES.replace(w1=w1), FOUR[:1]) for w1 in (1, 1 + nudge))
    return [f"{nudge:.3f}", f"{after - before:.7f}", f"{(after - before) / nudge:.4f}"]


def slope(w1, target, step):
    d_w1 = ONES.replace(w1=w1).gradient(DOTS["A"], target).w1
    word, way = ("up", "back") if d_w1 > 0 else ("down", "ahead")
    return [f"{w1:.2f}", f"target {target}", f"{d_w1:+.4f}", f"Slope {word}"] + [
        f"{w1 - 0.1 * d_w1:.5f}",
        way,
    ] * (step == "show")


def stage(stage):
    h1, h2, o1 = ONES.activations(DOTS["A"])
    slopes = ONES.gradient(DOTS["A"], 1)
    after = loss(ONES.step(DOTS["A"], 1, 0.1), FOUR[:1])
    said = [
        "x1 = -2",
        f"{h1:.4f}",
        f"{h2:.4f}",
        f"{o1:.4f}",
        f"{(1 - o1) ** 2:.4f}",
        f"{-2 * (1 - o1):.4f}",
        f"{slopes.b3:.4f}",
        f"{slopes.w1:.4f}",
        f"{1 - 0.1 * slopes.w1:.7f}",
        f"{after:.4f}",
    ]
    return [f"Stage {stage} of 10", said[stage - 1]]


def rate(rate):
    end = loss(train(Network.random(157), FOUR, rate)[-1], FOUR)
    return [f"Rate {rate:g}", f"loss {end:.4f}" if end >= 0.001 else "loss 0.000"]


def training(epoch, seed):
    network = train(Network.random(seed), FOUR, epochs=epoch)[-1]
    outputs, labels = np.array([network.feedforward(x) for x, y in FOUR]), [y for x, y in FOUR]
    split = min(outputs) <= 0.5 < max(outputs) and max(abs(labels - outputs)) >= 0.1
    return [f"Epoch {epoch}", f"{loss(network, FOUR):.4f}"] + [
        f"{sum((outputs > 0.5) == labels)} of 4 right"
    ] * bool(split)


SAYS = {
    "explore_sigmoid": lambda total: [
        f"{total:.1f}",
        f"{sigmoid(total):.4f}",
        f" {int(total > 0)}, a " if total else "neither",
    ],
    "explore_fence": fence,
    "explore_network": network,
    "explore_constant": lambda c: [f"{c:.2f}", f"{np.mean([(y - c) ** 2 for x, y in FOUR]):.4f}"],
    "explore_loss": four_squares,
    "explore_secant": secant,
    "explore_slope": slope,
    "explore_update": stage,
    "explore_training": training,
    "explore_rate": rate,
}


def figures():
    """(the name it is called by, the figure), each opened after its notebook's first code cell alone."""
    for name, notebook in NOTEBOOKS.items():
        first, *others = [cell for cell in notebook.cells if cell.cell_type == "code"]
        space = {}
        exec(first.source, space)
        for cell in others:
            calls = [
                node for node in ast.walk(ast.parse(cell.source)) if isinstance(node, ast.Call)
            ]
            for call in [
                node for node in calls if getattr(node.func, "id", "").startswith("explore_")
            ]:
                yield pytest.param(
                    call.func.id,
                    eval(ast.unparse(call), space),
                    id=f"{name}:{cell.id}:{call.func.id}",
                )


FIGURES = list(figures())
NAMED = dict(param.values for param in FIGURES)


def positions(figure):
    """Every control at its ends and middle, every choice, and a random walk that is the same each time."""
    walk, sliders = random.Random(1), figure.sliders
    for slider in sliders:
        yield from (
            {slider.name: slider.nearest(number)}
            for number in (slider.low, (slider.low + slider.high) / 2, slider.high)
        )
    for choice in figure.choices:
        for option in choice.options:
            yield {choice.name: option}
            yield from (
                {slider.name: end} for slider in sliders for end in (slider.low, slider.high)
            )
    for _ in range(20):
        chosen = {choice.name: walk.choice(choice.options) for choice in figure.choices}
        yield chosen | {
            slider.name: slider.nearest(walk.uniform(slider.low, slider.high)) for slider in sliders
        }


def put(live, values):
    for name, value in values.items():
        control = live.choosers[name] if name in live.choosers else live.movers[name][0]
        control.value = value


def drawn(figure, values):
    """The words in the picture."""
    picture = figure.background(**figure.chosen(values)) + figure.draw(**values)
    return " ".join(re.sub(r"<[^>]*>", " ", picture).replace("−", "-").split())


def said(live):
    return re.sub(r"<[^>]*>", "", live.sentence.value).replace("−", "-")


@pytest.mark.parametrize("name, figure", FIGURES)
def test_sentence_is_right_wherever_the_sliders_are(name, figure):
    live = Live(figure)
    for position in positions(figure):
        put(live, position)
        values = live.values()
        right, shown = SAYS[name](**values), drawn(figure, values)
        missing = [words for words in right if words not in said(live)]
        assert not missing, f"{name} at {values} says {said(live)!r}, and nnlib says {missing}"
        undrawn = [
            number for number in re.findall(r"\d+\.\d+", " ".join(right)) if number not in shown
        ]
        assert not undrawn, f"{name} at {values} draws {shown!r}, and nnlib says {undrawn}"
        assert (
            figure.background(**figure.chosen(values)) in live.back.value
            and figure.draw(**values) in live.front.value
        ), f"{name} at {values}: the picture lags behind its sliders"
        assert f'aria-label="{figure.title}"' in live.front.value, (
            f"{name}: the picture bears no name for those who don't see it"
        )
        assert len(live.front.value) <= 8192, (
            "at most 8 KB a move: draw less, or move it to the background"
        )


@pytest.mark.parametrize("name, figure", FIGURES)
def test_every_slider_box_and_choice_moves_the_picture(name, figure):
    live = Live(figure)
    for slider in figure.sliders:
        mover, typed, *play = live.movers[slider.name]
        seen = set()
        for button in play:
            button.value = 3
            assert mover.index == 3, f"{name}: play doesn't move {slider.name}"
        for number in (slider.low, slider.high):
            typed.value = number
            assert mover.value == number, (
                f"{name}: the box of {slider.name} doesn't move its slider"
            )
            mover.value = slider.nearest(0.6 * slider.low + 0.4 * slider.high)
            assert typed.value == mover.value, (
                f"{name}: the box of {slider.name} doesn't follow its slider"
            )
            mover.value = number
            seen.add((said(live), live.front.value))
        assert len(seen) == 2, f"{name}: {slider.name} moves nothing: observe it"
        assert mover.description == slider.label(live.values()), (
            "a slider bears the name of what it moves"
        )
    for choice in figure.choices:
        put(live, {choice.name: choice.options[0]})
        before = live.back.value + live.front.value
        put(live, {choice.name: choice.options[-1]})
        assert live.back.value + live.front.value != before, (
            f"{name}: choosing another {choice.name} changes nothing"
        )


@pytest.mark.parametrize("name, figure", FIGURES)
def test_reset_gives_back_where_it_opened_and_memory_stays_flat(name, figure):
    live = Live(figure)
    reset = next(part for part in live.children[0].children if isinstance(part, ipywidgets.Button))
    sizes = []
    for _ in range(3):
        for position in positions(figure):
            put(live, position)
        plays = [part for mover in live.movers.values() for part in mover[2:]]
        for play in plays:
            play.playing = True
        reset.click()
        assert not any(play.playing for play in plays), "reset stops what plays"
        assert live.values() == figure.values and said(live) == figure.text(
            **figure.values
        ).replace("−", "-")
        tracemalloc.start() if not sizes else None
        sizes.append(
            (len(ipywidgets.widgets.widget._instances), tracemalloc.get_traced_memory()[0])
        )
    tracemalloc.stop()
    assert sizes[2][0] == sizes[0][0] and sizes[2][1] < 2_000_000, (
        f"{name} keeps something at every move: {sizes}"
    )


def test_what_moves_sits_on_what_stands():
    axes = Axes(
        (100, 40, 500, 200),
        (-3, 5),
        (0, 2),
        lambda axes: axes.plot([-1, 4], [0.5, 1.5], gid="mark"),
    )
    numbers = re.search(r'd="M ([\d.]+) ([\d.]+) L ([\d.]+) ([\d.]+) " clip', axes.svg).groups()
    x1, y1, x2, y2 = (float(number) * 100 / 72 for number in numbers)
    assert (x1, y1, x2, y2) == pytest.approx(
        (axes.x(-1), axes.y(0.5), axes.x(4), axes.y(1.5)), abs=0.1
    )


def curves(axes):
    """The points, close together, of all strokes and marks that matplotlib has drawn."""
    for stroke in re.findall(r' d="(M [^"]*)"', axes):
        corners = np.array(re.findall(r"[ML] ([\d.-]+) ([\d.-]+)", stroke), float)
        yield from np.linspace(corners[:-1], corners[1:], 99).reshape(-1, 2) * 100 / 72
    yield from (
        np.array(re.findall(r'<use [^>]*x="([\d.]+)" y="([\d.]+)"', axes), float).reshape(-1, 2)
        * 100
        / 72
    )


@pytest.mark.parametrize(
    "name, figure",
    [
        param
        for param in FIGURES
        if param.values[0]
        in ("explore_sigmoid", "explore_loss", "explore_slope", "explore_training", "explore_rate")
    ],
)
def test_the_dot_stays_on_its_curve(name, figure):
    points, (slider,) = (
        np.array([*curves(figure.background(**figure.chosen(figure.values)))]),
        figure.sliders,
    )
    for stop in slider.stops:
        moved = figure.draw(**figure.values | {slider.name: stop})
        dot = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"[^>]* stroke="#fff"', moved)[-1]
        away = np.hypot(*(points - np.array(dot, float)).T).min()
        assert away < 1, f"{name} at {slider.name} = {stop}: the dot is {away:.1f} px off its curve"


def test_the_diagram_bears_each_of_the_nine_numbers():
    from nnlive.network import explore_network

    for dial in Network._fields:
        figure = explore_network(**{dial: -2})
        for name, number in ONES.replace(**{dial: -2})._asdict().items():
            assert f"{name} {number:.1f}" in drawn(figure, figure.values), (
                f"{dial} moved: {name} isn't at {number}"
            )


@pytest.mark.parametrize(
    "name, values, says",
    [
        ("explore_training", {"seed": 157, "epoch": 15}, "Alice has given way by 0.099."),
        (
            "explore_training",
            {"seed": 157, "epoch": 16},
            "Alice has given way by 0.099, the turning point.",
        ),
        ("explore_training", {"seed": 157, "epoch": 54}, "Alice is back past the start’s 0.692."),
        ("explore_rate", {"rate": 0.1}, "Ten times that rate, 1, ends at 0.0002."),
        ("explore_rate", {"rate": 10}, "A tenth of that rate, 1, ends at 0.0002."),
        ("explore_fence", {"w1": 0, "w2": 0, "b": 4}, "all on the side of 1"),
        ("explore_fence", {"w1": 0, "w2": 0, "b": -4}, "all on the side of 0"),
        ("explore_fence", {"w1": 0, "w2": 0, "b": 0}, "0.5 everywhere: no sides"),
    ],
)
def test_it_says_what_is_special_there(name, values, says):
    figure = NAMED[name]
    assert says in figure.text(**figure.values | values) or says in drawn(
        figure, figure.values | values
    )


@pytest.mark.parametrize("target, word, way", [(1, "back", -1), (0, "ahead", 1)])
def test_the_step_is_drawn_and_signed_the_way_it_goes(target, word, way):
    figure = NAMED["explore_slope"]
    picture = figure.draw(**figure.values | {"target": target, "step": "show"})
    foot, tip = re.search(
        r'd="M([\d.]+) [\d.]+L([\d.]+) [\d. ]+" stroke="#009E73"', picture
    ).groups()
    assert f">step {word}<" in picture and (float(tip) - float(foot)) * way > 0, (
        "the green arrow is the step's"
    )
    assert picture.count('stroke-width="3.5"') == 3, "one sign is a plus, the other a minus"


@pytest.mark.parametrize(
    "start, words",
    [
        ({"w1": 9}, "w1 is 9"),
        ({"w9": 1}, "w9 can't be moved here: choose from w1, .* b3, dial"),
        ({"w5": 1, "b3": 1}, "^w5 and b3 can't all be given"),
        ({"w1": 0.07}, "w1 is 0.07"),
        ({"dial": "w1", "w5": 1}, "dial and w5 can't all be given"),
        ({"dial": "w9"}, "dial is 'w9'"),
        ({"w1": "a"}, "w1 is 'a'"),
        ({"dial": np.ones(2)}, "dial is array"),
        ({"w1": np.ones((2, 2))}, "w1 is array"),
        ({"w1": 10**400}, "w1 is 10"),
    ],
)
def test_a_wrong_start_gets_one_line(start, words):
    from nnlive.loss import explore_loss

    with pytest.raises(ValueError, match=words) as error:
        explore_loss(**start)
    assert "\n" not in str(error.value)
    for three in (-3, np.int64(-3), np.float32(-3), -2.7 - 0.3):
        assert explore_loss(w5=three).values == {"dial": "w5", "value": -3}


@pytest.mark.parametrize(
    "name, start, words",
    [
        ("training", {"seed": [1]}, r"seed is \[1\]"),
        ("training", {"seed": -1}, "seed is -1"),
        ("training", {"epoch": 10**400}, "epoch is 10"),
        ("rate", {"rate": 10**400}, "rate is 10"),
    ],
)
def test_training_opens_at_one_seed_and_epoch(name, start, words):
    from nnlive import training

    with pytest.raises(ValueError, match=words):
        getattr(training, f"explore_{name}")(**start)
    assert training.explore_training(seed=np.int64(3), epoch=True).values == {"seed": 3, "epoch": 1}


def unpack(table):
    rows = [0] * len(table["kinds"])
    for kind in table["of"]:
        above = [
            [cell for cell in table["columns"][part][: rows[kind] + 1] if cell != 0][-1]
            if isinstance(part, int)
            else part
            for part in table["kinds"][kind]
        ]
        rows[kind] += 1
        yield "".join(above)


@pytest.mark.parametrize(
    "strings",
    [
        [],
        [""],
        ["", "a", ""],
        ['<a b="1"/>', '<a b="2"/>', '<a b="2"/>', "<i>1</i>", '<a b=""/>', '<a b="1"/>'],
        [
            figure.draw(**position_values)
            for name, figure in [param.values for param in FIGURES[:3]]
            for position_values in [
                figure.values | {figure.sliders[0].name: stop} for stop in figure.sliders[0].stops
            ]
        ],
    ],
)
def test_packing_loses_nothing(strings):
    assert list(unpack(page.pack(strings))) == strings
    assert list(unpack(page.pack(strings, " "))) == strings
