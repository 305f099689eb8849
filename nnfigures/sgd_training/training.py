"""Training, epoch by epoch: nine numbers, the line where o1 = 0.5, four outputs, the loss."""

from functools import cache, partial
from itertools import takewhile
from types import SimpleNamespace

import numpy as np

from nnfigures.cast import FOUR, SHRUG, TARGETS, right
from nnfigures.engine import svg
from nnfigures.engine.axes import Axes
from nnfigures.engine.controls import Choice, Steps
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import AXIS, BLUE, GREEN, GREY, GRID, NOTE, VERMILLION, Panel, Type
from nnfigures.engine.words import commas, listed, number, say, sentences
from nnfigures.feedforward_network import diagram
from nnfigures.marks import person
from nnfigures.mse_loss.curve import draw_shrug
from nnfigures.plane import Plane, boundary
from nnfigures.sgd_training.descent import BIG, BIG_LOSS, descent
from nnguard import items, network, numbers, whole
from nnlanguage import Spoken
from nnlib import PEOPLE, Network, loss, train


class Words(Spoken):
    """All words of this figure."""

    title = (
        "Training: nine parameters; the plane, x1 from −25 to 35 and x2 from −11 to 9; four "
        "outputs from 0 to 1; the loss from 0 to its largest, over epochs 0 to {last}"
    )
    nine, line = "nine parameters", "decision boundary, o1 = 0.5"
    outputs, loss = "outputs on the way to 0 or 1", "loss; dashed: a shrug"
    x1, x2, start, back = "x1", "x2", "start", "{lost:.3f} back"
    sides = {True: "nearer 1", False: "nearer 0"}
    no_line, everywhere = "no boundary", {True: "all nearer 1", False: "all nearer 0"}
    epoch_now, loss_now = "epoch {epoch}", "loss {loss:.4f}"
    says = {
        "one side": "Epoch {epoch}: loss {loss:.4f}; outputs {each}: all nearer {side}, no "
        "boundary between them.",
        "one side, worse than a shrug": "Epoch {epoch}: loss {loss:.4f}, worse than a shrug; "
        "outputs {each}: all nearer {side}, no boundary between them.",
        "some right": "Epoch {epoch}: loss {loss:.4f}; outputs {each}: {right} of 4 right.",
        "some right, worse than a shrug": "Epoch {epoch}: loss {loss:.4f}, worse than a shrug; "
        "outputs {each}: {right} of 4 right.",
        "home": "Epoch {epoch}: loss {loss:.4f}; outputs {each}: all within 0.1 of their targets.",
    }
    gives_way = {
        "gave": "{name} is {lost:.3f} further from the target than at the start.",
        "turns": "{name} is {lost:.3f} further from the target than at the start: the turning "
        "point.",
        "is back": "{name} is past the start’s {start:.3f} again.",
    }
    flat = "flat: tiny steps"
    plateau = (
        "Epoch {epoch}: loss {loss:.4f}; outputs {each}. A plateau: the sigmoid’s slope is at most "
        "{steepest:.4f} at {who}, so steps are tiny."
    )


# Every epoch as long as things happen, then longer and longer steps, so that the curve has no kink.
LATER = (
    "61 62 64 65 67 69 71 73 76 79 83 87 91 95 100 107 114 122 130 140 150 165 180 200 215 235 "
    "255 280 310 345 380 420 460 500 560 630 710 800 900 1000"
)
EPOCHS = (*range(61), *map(int, LATER.split()))
# 0 begins with all four nearer 0, 8 upside down; 13 is wrong about Alice for a while, 324 waits on
# a plateau, and 8218, the one start of ten thousand that fails, stays on one.
SEEDS = (157, 0, 8, 13, 324, 8218)
NEURONS = {"x1": (22, 62), "x2": (22, 146), "h1": (144, 62), "h2": (144, 146), "o1": (226, 104)}
TAGS = {"w1": (72, 62), "w2": (72, 117), "w3": (72, 91), "w4": (72, 146), "w5": (187, 58)}
TAGS |= {"w6": (187, 152), "b1": (152, 34), "b2": (152, 174), "b3": (247, 134)}
NINE = diagram.Layout(NEURONS, TAGS, radius=17, box=(34, 30), tag=(42, 10))
ON_EDGES = ("w1", "w2", "w3", "w4")
NODE = diagram.Look(number=Type(13, bold=True))
PLANE = Panel(300, 22, 204, 152)
RAILS = Panel(556, 24, 128, 152)  # from output 0 to output 1
LANES = 38, 76, 114, 152  # how far down each of the four walks
TRACK = Panel(50, 221, 688, 57)  # of the loss, as wide as the slider under it
FLAT = 0.03  # a slope of the sigmoid: who is wrong where it is less hardly moves
LOST = 0.03  # of an output: who is so much further from home than at the start has given way
HOMES = {  # the outlines of people who are not at home yet, and of those who are
    False: {"stroke": AXIS, "width": 2, "dash": "2 3"},
    True: {"stroke": GREEN, "width": 3, "dash": "none"},
}
WALKED, BACK = Type(15, bold=True), Type(13, VERMILLION, True)
FLAT_WORDS = Type(13, VERMILLION)


class Yours:
    """A training of the learner's own, in the place of a seed; equal where its networks are."""

    def __init__(self, history):
        one = partial(network, "history", field=partial(numbers, ndim=0))
        self.networks = items("history", history, each=one)
        self.hash = hash(tuple(self.networks))

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        return isinstance(other, Yours) and self.networks == other.networks

    def __repr__(self):
        return f"Yours({self.hash})"

    def __str__(self):
        return "yours"


def explore_training(history=None, **start):
    """Training, epoch by epoch: the nine numbers, the line where o1 = 0.5, four outputs, the loss.

    Press play, then go back to epoch 16 and look at Alice. explore_training(epoch=54, seed=3) opens
    it there; any seed is welcome. history: what `train` gave you, at your own rate, from your own
    start; then there is no other to choose. Raises the errors of `loss`.
    """
    yours = None if history is None else Yours(history)
    if yours and yours.networks != _history(SEEDS[0]).networks:
        seeds = Choice("seed", (yours,), yours)
    else:
        seed = whole("seed", start.get("seed", SEEDS[0]), 10**9)
        seeds = Choice("seed", SEEDS if seed in SEEDS else (*SEEDS, seed), SEEDS[0])
    stops = _history(seeds.value).stops
    controls, title = [seeds, Steps("epoch", stops, 0, 120)], say(Words.title, last=stops[-1])
    return Figure("explore_training", title, PARTS, controls=controls, start=start)


@cache
def _history(seed):
    """Each epoch's network, loss, outputs, and how much further from home than at first."""
    networks = seed.networks if isinstance(seed, Yours) else train(Network.random(seed), FOUR)
    many = Network(*np.transpose(networks))
    outputs = np.transpose([many.feedforward(x) for x, y in FOUR])
    lost = abs(outputs - TARGETS) - abs(outputs[0] - TARGETS)
    return SimpleNamespace(
        networks=networks,
        losses=loss(many, FOUR),
        outputs=outputs,
        lost=lost,
        stops=_stops(len(networks) - 1),
    )


def _stops(last):
    """The slider's stops up to the last epoch."""
    beyond = (round(EPOCHS[-1] * 1.12**k) for k in range(1, 70))  # to a million
    return (*takewhile(lambda epoch: epoch < last, (*EPOCHS, *beyond)), last)


def _facts(seed, epoch):
    history = _history(seed)
    network, outputs = history.networks[epoch], history.outputs[epoch].tolist()
    field, count = _plane().outputs(network), sum(map(right, TARGETS, outputs))
    flat = [
        k for k, y in enumerate(TARGETS) if not right(y, outputs[k]) and _slope(outputs[k]) < FLAT
    ]
    at_home = [abs(y - output) < 0.1 for y, output in zip(TARGETS, outputs)]
    return {
        "network": network,
        "loss": float(history.losses[epoch]),
        "outputs": outputs,
        "starts": history.outputs[0].tolist(),
        "lost": history.lost[epoch].tolist(),
        "right": count,
        "at_home": at_home,
        "side": int(outputs[0] > 0.5),  # of all, if all are on one side
        "verdict": "home" if all(at_home) else _verdict(outputs, history.losses[epoch]),
        "gives_way": _gives_way(history, epoch),
        "flat": flat,
        "steepest": max((_slope(outputs[k]) for k in flat), default=None),
        "field": field,
        "line": bool(field.min() < 0.5 < field.max()),
        "corners": [bool(network.feedforward(x) > 0.5) for x in ((-17, -10), (27, -10))],
    }


def _slope(output):
    """The sigmoid's slope where it gives the output."""
    return output * (1 - output)


def _verdict(outputs, loss):
    """How far the four have come who are not all at home."""
    one_side = min(outputs) > 0.5 or max(outputs) <= 0.5
    if loss > SHRUG:
        return "one side, worse than a shrug" if one_side else "some right, worse than a shrug"
    return "one side" if one_side else "some right"


def _gives_way(history, epoch):
    """Who is further from home than at the start, or just back from there: (how, who), or None."""
    lost = history.lost
    worst, who = np.unravel_index(lost.argmax(), lost.shape)
    home = np.flatnonzero(lost[worst:, who] <= 0)
    if lost[worst, who] > LOST and home.size and epoch == worst + home[0]:
        return "is back", int(who)
    who = int(lost[epoch].argmax())
    if lost[epoch, who] <= LOST:
        return None
    return "turns" if lost[epoch, who] == lost[:, who].max() else "gave", who


def _sentence(at):
    each = commas(number(output, 3) for output in at.outputs)
    if at.flat:
        return say(Words.plateau, at, each=each, who=listed([PEOPLE[k].name for k in at.flat]))
    said = say(Words.says[at.verdict], at, each=each)
    if not at.gives_way:
        return said
    how, who = at.gives_way
    given = {"name": PEOPLE[who].name, "lost": at.lost[who], "start": at.starts[who]}
    return sentences([said, say(Words.gives_way[how], **given)])


@cache
def _plane():
    return Plane(PLANE, (-25, 35), (-11, 9), _ticks)


def _ticks(axes):
    axes.set(xticks=(-20, 0, 20), yticks=(-5, 0, 5))
    axes.grid()


@cache
def _track(seed):
    """The loss over the slider's own stops; one that stays high leaves room for numbers above."""
    history, stops = _history(seed), _history(seed).stops
    losses = history.losses[list(stops)]
    top = max(0.3, losses.max(), 2 * history.losses[min(50, stops[-1])])
    return Axes(TRACK, (0, max(1, len(stops) - 1)), (0, top), partial(_draw_track, stops))


def _draw_track(stops, axes):
    labels = (0, 5, 10, 20, 50, 100, 200, 500, 1000)
    draw_shrug(axes, xmax=0.54)  # the two numbers stand behind it
    labels = [epoch for epoch in labels if epoch in stops]
    axes.set_xticks([stops.index(epoch) for epoch in labels], labels)
    axes.set_yticks([])


def _rail(output):
    return RAILS.left + RAILS.width * output


def _background(seed):
    nodes = [diagram.node(NINE, name, value=name, look=NODE) for name in NEURONS]
    return (
        _names()
        + _plane().svg
        + _track(seed).svg
        + _curve(seed, f"{VERMILLION}59")[1]
        + svg.text((40, _track(seed).y(SHRUG) + 5), number(SHRUG, 2), NOTE, "end")
        + svg.text((40, TRACK.bottom + 5), "0", NOTE, "end")
        + _rails(_history(seed).outputs[0].tolist())
        + "".join(nodes)
    )


def _names():
    titles = {(6, 14): Words.nine, (PLANE.left, 14): Words.line, (540, 14): Words.outputs}
    biases = {"b1": (112, 39), "b2": (112, 179), "b3": (207, 139)}
    named = titles | {(6, 208): Words.loss, (276, 32): Words.x2, (490, 190): Words.x1}
    named |= {place: name for name, place in biases.items()}
    return "".join(svg.text(place, words, NOTE) for place, words in named.items())


def _rails(starts):
    """The way of each output from 0 to 1, with a tick where it started."""
    half = svg.line((_rail(0.5), RAILS.top), (_rail(0.5), RAILS.bottom), AXIS, 1, dash="2 4")
    rails = [svg.line((_rail(0), row), (_rail(1), row), GRID) for row in LANES]
    ticks = [
        svg.line((_rail(output), row + 14), (_rail(output), row + 22), GREY, 2)
        for row, output in zip(LANES, starts)
    ]
    ends = [svg.text((_rail(end), 190), f"{end:g}", NOTE, "middle") for end in (0, 0.5, 1)]
    return "".join([half, *rails, *ticks, *ends])


def _draw(at):
    return _nine(at.network) + _line(at) + "".join(map(_walker, [at] * 4, range(4))) + _loss(at)


def _nine(network):
    """The nine numbers: width is size, a dash is a minus."""
    nine = network._asdict()
    edges = [_edge(name, nine[name]) for name in diagram.EDGES]
    numbers = [diagram.plain(NINE, name, number(value, 2, "+")) for name, value in nine.items()]
    return "".join([*edges, diagram.grounds(NINE, ON_EDGES), *numbers])


def _edge(name, weight):
    """An edge; one without dashes says so, since a page keeps strokes of one kind in less room."""
    stroke = diagram.stroke(weight)
    return svg.line(*NINE.ends(name), **stroke | {"dash": stroke["dash"] or "none"})


def _line(at):
    """The side of the plane that is nearer 1 and its border, on which o1 is 0.5; people on top."""
    words = _sides(at.corners) if at.line else _no_line(at.corners[0])
    side = boundary(_plane(), [_plane().side(at.field)], f"{BLUE}1C")
    return side + words + _people()


@cache
def _people():
    places = [_plane().at(*x) for x, y in FOUR]
    people = zip(PEOPLE, places, TARGETS)
    return "".join(person(someone.name[0], place, y, 10) for someone, place, y in people)


def _sides(corners):
    """What the two sides of the line are called."""
    left, right = (Type(13, BLUE if one else GREY) for one in corners)
    y = PLANE.bottom - 5
    words = svg.text((PLANE.left + 4, y), Words.sides[corners[0]], left, halo=True)
    return words + svg.text((PLANE.right - 4, y), Words.sides[corners[1]], right, "end", halo=True)


def _no_line(one):
    hue = BLUE if one else GREY
    words = svg.text((450, 130), Words.no_line, Type(16, hue, True), "middle")
    return words + svg.text((450, 149), Words.everywhere[one], Type(13, hue), "middle")


def _walker(at, k):
    """A person on the way home: the bar is what is missing; an arrow shows who has gone away."""
    row, target, output = LANES[k], TARGETS[k], at.outputs[k]
    here, home = (_rail(output), row), (_rail(target), row)
    return (
        _home(home, target, HOMES[at.at_home[k]])
        + svg.line(here, home, VERMILLION, 6)
        + _way_back(at, k)
        + (
            svg.text((_rail(0.5), row - 8), Words.flat, FLAT_WORDS, "middle")
            if k in at.flat
            else ""
        )
        + person(PEOPLE[k].name[0], here, target, 11)
        + svg.text((752, row + 6), number(output, 3), WALKED, "end")
    )


def _home(place, target, look):
    """The empty outline of a person: dotted, and green when the person is all but there."""
    x, y = place
    return svg.circle(place, 13, **look) if target else svg.box((x - 12, y - 12, 24, 24), **look)


def _way_back(at, k):
    """The way back from the start, with its length at the side where there is room."""
    start, here, y = _rail(at.starts[k]), _rail(at.outputs[k]), LANES[k] + 18
    if at.lost[k] <= LOST:  # the small tick is named once, in Bob's row
        return svg.text((start + 6, y + 5), Words.start, NOTE) if k == 1 else ""
    left = start + here > 2 * _rail(0.5)
    x, anchor = (min(start, here) - 5, "end") if left else (max(start, here) + 5, "start")
    words = svg.text((x, y + 5), say(Words.back, lost=at.lost[k]), BACK, anchor, halo=True)
    return svg.arrow((start, y), (here, y), VERMILLION, 3) + words


@cache
def _curve(seed, stroke=VERMILLION):
    """The places of the loss at the slider's stops, and the curve through them."""
    history = _history(seed)
    losses = history.losses[list(history.stops)]
    return descent(_track(seed), range(len(history.stops)), losses, stroke)


def _loss(at):
    """The loss so far, its mark above the slider's thumb, and the two numbers."""
    places, curve = _curve(at.seed)
    x, y = places[_history(at.seed).stops.index(at.epoch)]
    return (
        svg.window((0, 0, x, 300), curve)  # cut off at its mark
        + svg.line((x, y), (x, TRACK.bottom), VERMILLION, 2, dash="2 3")
        + svg.circle((x, y), 8, VERMILLION, "#fff", width=2)
        + svg.text((440, 226), say(Words.epoch_now, at), BIG)
        + svg.text((742, 226), say(Words.loss_now, at), BIG_LOSS, "end")
    )


PARTS = Parts(_facts, _draw, _sentence, _background)
