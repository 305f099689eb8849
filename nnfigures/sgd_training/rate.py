"""The learner trained at 101 learning rates: the loss ends lower, then anywhere, then frozen."""

import math
from functools import cache
from itertools import islice

import numpy as np

from nnfigures.cast import FOUR, SHRUG
from nnfigures.engine import svg
from nnfigures.engine.axes import Axes
from nnfigures.engine.controls import Steps
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import NOTE, ORANGE, STRONG, VERMILLION, Panel
from nnfigures.engine.words import number, say
from nnfigures.sgd_training.descent import BIG, BIG_LOSS, descent
from nnlanguage import Spoken
from nnlib import Network, loss, training


class Words(Spoken):
    """All words of this figure."""

    title = (
        "Loss from 1 to 0.000000001: left over epochs 0 to 1000, right over learning rates "
        "0.001 to 100"
    )
    by_epoch, by_rate = "loss, epoch by epoch", "loss after 1000 epochs, by rate"
    epoch, learning_rate, loss = "epoch", "learning rate", "loss"
    levels = {0: "1", -2: "0.01", -4: "0.0001", -6: "10⁻⁶", -8: "10⁻⁸"}
    erratic, frozen = "erratic", "frozen"
    rate_now, loss_now = "rate {rate:g}", "loss {end}"
    manner = {
        "steady": "",
        "erratic": "erratic",
        "edge": "the lowest, at the edge",
        "frozen": "frozen: all four outputs at 1",
    }
    says = {
        "ten times": "Rate {rate:g}: loss {end} after 1000 epochs. "
        "Ten times that rate, {other:g}, ends at {other_end}.",
        "a tenth": "Rate {rate:g}: loss {end} after 1000 epochs. "
        "A tenth of that rate, {other:g}, ends at {other_end}.",
        "erratic": "Rate {rate:g}: loss {end} after 1000 epochs, but {below_end} at {below:g} "
        "and {above_end} at {above:g}: erratic. Epoch 1 sends it up to {thrown:.3f}.",
        "edge": "Rate {rate:g}: loss {end} after 1000 epochs, the lowest of all, and luck: it "
        "stands at the edge of the cliff. The next rate, {above:g}, ends at {above_end}.",
        "frozen": "Rate {rate:g}: loss {end} from epoch 1 on. All four outputs are above "
        "{least:.3f}, where the sigmoid is flat: nothing moves any more, frozen.",
    }


RATES = tuple(float(f"{10 ** (k / 20 - 3):.3g}") for k in range(101))
# The epochs whose losses are drawn: each of the first, then as many as the curve needs.
DRAWN = sorted({*range(20), *np.geomspace(20, 1000, 60).round().astype(int).tolist()})
LEFT, RIGHT = Panel(56, 26, 268, 222), Panel(408, 26, 332, 222)  # by epoch, by rate
GUTTER = (LEFT.right + RIGHT.left) / 2


def explore_rate(**start):
    """The learner trained for 1000 epochs at another learning rate, from 0.001 to 100.

    Drag to the right: the loss ends lower and lower, then anywhere, then it freezes.
    explore_rate(rate=100) opens it there.
    """
    controls = [Steps("rate", RATES, 0.1)]
    return Figure("explore_rate", Words.title, PARTS, controls=controls, start=start)


@cache
def _trained():
    """The losses after the drawn epochs, and the smallest output at the end: one for each rate."""
    networks = list(islice(training(Network.random(157), FOUR, np.array(RATES)), 1001))
    losses = [np.broadcast_to(loss(networks[epoch], FOUR), len(RATES)) for epoch in DRAWN]
    least = np.min([networks[-1].feedforward(x) for x, y in FOUR], axis=0)
    return np.array(losses), least


@cache
def _erratic():
    """Where the rates begin whose next one ends at less than half or more than twice the loss."""
    return int((abs(np.diff(np.log2(_trained()[0][-1]))) > 1).argmax())


def _manner(k):
    """How training goes at a rate: "steady", "erratic", "frozen", or "edge", the lowest loss."""
    if k == _trained()[0][-1].argmin():
        return "edge"
    if _trained()[0][-1, k] > SHRUG:
        return "frozen"
    return "steady" if k < _erratic() else "erratic"


def _facts(rate):
    losses, least = _trained()
    k, last = RATES.index(rate), len(RATES) - 1
    manner, ten_times = _manner(k), k + 20 <= last and _manner(k + 20) == "steady"
    more = "ten times" if ten_times else "a tenth"
    other = k + 20 if ten_times else k - 20
    others = {"below": max(k - 1, 0), "above": min(k + 1, last), "other": other}
    return {
        "loss": float(losses[-1, k]),
        "losses": losses[:, k].tolist(),
        "manner": manner,
        "verdict": more if manner == "steady" else manner,
        "least": math.floor(1000 * least[k]) / 1000,
        "thrown": float(losses[1, k]),
        **{name: RATES[j] for name, j in others.items()},
        "ends": {f"{name}_end": float(losses[-1, j]) for name, j in others.items()},
    }


def _sentence(at):
    ends = {name: _small(end) for name, end in at.ends.items()}
    return say(Words.says[at.verdict], at, end=_small(at.loss), **ends)


def _small(x):
    """x with four decimals, or with as many as its first digit needs."""
    return number(x, max(4, -math.floor(math.log10(x))))


def _places(epochs):
    """Places on the epoch axis: the first epochs wide, the last ones narrow."""
    return np.log1p(np.array(epochs) / 10).tolist()


def _levels(axes):
    axes.set_yticks(list(Words.levels), [""] * len(Words.levels))
    axes.grid(axis="y")


def _epochs(axes):
    _levels(axes)
    axes.set_xticks(_places((0, 10, 100, 1000)), (0, 10, 100, 1000))


def _rates(axes):
    _levels(axes)
    axes.set_xticks((-3, -2, -1, 0, 1, 2), ("0.001", "0.01", "0.1", "1", "10", "100"))
    dots = {"color": VERMILLION, "markersize": 3.4, "clip_on": False}
    axes.plot(np.log10(RATES), np.log10(_trained()[0][-1]), "o", **dots)


@cache
def _axes():
    """The axes of both panels; losses are logarithms."""
    left = Axes(LEFT, (0, *_places([1000])), (-9, 0), _epochs)
    return left, Axes(RIGHT, (-3, 2), (-9, 0), _rates)


def _background():
    left, right = _axes()
    levels = [
        svg.text((GUTTER, left.y(power) + 5), words, NOTE, anchor="middle")
        for power, words in Words.levels.items()
    ]
    return (
        left.svg
        + right.svg
        + "".join(levels)
        + svg.text((LEFT.left, 14), Words.by_epoch, NOTE)
        + svg.text((RIGHT.right, 14), Words.by_rate, NOTE, anchor="end")
        + svg.text((GUTTER, 14), Words.loss, NOTE, anchor="middle")
        + svg.text((LEFT.middle[0], 288), Words.epoch, NOTE, anchor="middle")
        + svg.text((RIGHT.middle[0], 288), Words.learning_rate, NOTE, anchor="middle")
        + svg.text((714, right.y(-1.2)), Words.frozen, STRONG, anchor="end")
        + svg.text((714, right.y(-3.4)), Words.erratic, STRONG, anchor="end")
    )


def _draw(at):
    left, right = _axes()
    x, y = right.at(math.log10(at.rate), math.log10(at.loss))
    places, curve = descent(left, _places(DRAWN), np.log10(at.losses))
    return (
        curve
        + svg.line((LEFT.right, y), (LEFT.right + 16, y), VERMILLION, 2, dash="2 4")
        + svg.line((RIGHT.left - 14, y), (x, y), VERMILLION, 2, dash="2 4")
        + svg.line((x, y), (x, RIGHT.bottom), ORANGE, 4)
        + svg.path([(x, 241), (x - 8, 256), (x + 8, 256)], "none", 0, fill=ORANGE)
        + svg.circle(places[-1], 6, VERMILLION, "#fff", width=2)
        + svg.circle((x, y), 8, VERMILLION, "#fff", width=2)
        + svg.text((60, 182), Words.manner[at.manner], STRONG)
        + svg.text((60, 208), say(Words.rate_now, at), BIG)
        + svg.text((60, 236), say(Words.loss_now, end=_small(at.loss)), BIG_LOSS, halo=True)
    )


PARTS = Parts(_facts, _draw, _sentence, _background)
