"""The tug of war: what each update does to the loss over all, as a stair each, or a bar each."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from nnfigures.cast import NAMES, single
from nnfigures.engine import svg
from nnfigures.engine.axes import Axes
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import BLUE, GREEN, GREEN_WORDS, GREY, GRID, VERMILLION, Panel, Type
from nnfigures.engine.words import commas, number, say, semicolons
from nnfigures.marks import person
from nnfigures.sgd_training.boundary import NAME
from nnguard import items, numbers, shown
from nnlanguage import Spoken
from nnlib import loss


class Words(Spoken):
    """All words of this figure."""

    stairs = "The loss over all, a stair for each update of one epoch"
    bars = "The change of the loss over all by each update, a bar each, epoch by epoch"
    epochs = "epochs is {given}: give a whole number from 1 to 20"
    turn, own, target, epoch = "whose turn", "own output", "target", "epoch"
    aim, way = "{target:g}", "{before:.3f} → {after:.3f}"
    raises, lowers = "raises\nthe loss", "lowers\nthe loss"
    score = {  # whether it is one
        False: "{up} of {count} steps raise it",
        True: "{up} of {count} steps raises it",
    }
    each = "{name} {change:+.4f}, output {before:.3f} → {after:.3f} for target {target:g}"
    says_stairs = (
        "One epoch, update by update: the loss over all goes from {first:.4f} to {last:.4f}: "
        "{each}."
    )
    caption = "One epoch takes the loss over all from {first:.4f} to {last:.4f}: {score}."
    whose = "{name}’s {count}"
    says_bars = {
        "none": "What each update in epochs 1 to {epochs} does to the loss over all, "
        "from {low:+.4f} to {high:+.4f}: {up} of {count} raise it.",
        "one": "What each update in epochs 1 to {epochs} does to the loss over all, "
        "from {low:+.4f} to {high:+.4f}: {up} of {count} raises it ({whose}).",
        "many": "What each update in epochs 1 to {epochs} does to the loss over all, "
        "from {low:+.4f} to {high:+.4f}: {up} of {count} raise it ({whose}).",
    }


class Way(NamedTuple):
    """How an update that goes one way is drawn: its stroke, its number, its triangle's tip."""

    stroke: str
    words: Type
    tip: float  # below the new loss


STAIRS, BARS = Panel(110, 124, 640, 138), Panel(100, 10, 650, 250)
HEAD, OWN, AIM = Type(15, GREY), Type(15, BLUE), Type(15)
WAYS = {
    "up": Way(VERMILLION, Type(18, VERMILLION, True), -8),
    "down": Way(GREEN, Type(18, GREEN_WORDS, True), 8),
    "level": Way(GREY, Type(18, GREY, True), 0),
}
LOSSES, SCORE = Type(20, VERMILLION, True), Type(22, VERMILLION, True)
RAISES, LOWERS, FOOT = Type(16, VERMILLION), Type(16, GREEN_WORDS), Type(16, GREY)
TALLER, SHORTER = Type(bold=True), Type(fill=GREY)  # the letters at bars that go up and down


def plot_tug(network, samples, learning_rate=0.1, epochs=1):
    """The loss over all samples, update by update: stairs for one epoch, bars for more.

    epochs: a whole number from 1 to 20. Raises ValueError for a batch of networks, and the errors
    of `loss` and `Network.step`.
    """
    if type(epochs) is bool or not isinstance(epochs, (int, np.integer)) or not 1 <= epochs <= 20:
        raise ValueError(say(Words.epochs, given=shown(epochs)))
    title, parts = (Words.stairs, ONE) if epochs == 1 else (Words.bars, MORE)
    rows, rate = tuple(items("samples", samples)), numbers("learning_rate", learning_rate, ndim=0)
    fixed = {"network": network, "samples": rows, "learning_rate": rate, "epochs": int(epochs)}
    return Figure("plot_tug", title, parts, fixed=fixed)


def _facts(network, samples, learning_rate, epochs):
    single(network, samples)
    networks, turns = [network], samples * epochs
    for x, y in turns:
        networks.append(networks[-1].step(x, y, learning_rate))
    losses = [loss(network, samples) for network in networks]
    changes = np.diff(losses).tolist()
    names = [NAMES.get(tuple(x), chr(65 + k)) for k, (x, y) in enumerate(samples)] * epochs
    ways = ["level" if not change else "up" if change > 0 else "down" for change in changes]
    outputs = [
        (a.feedforward(x), b.feedforward(x)) for (a, b), (x, y) in zip(pairwise(networks), turns)
    ]
    updates = [  # the blanks of each one's template
        {"name": name, "change": change, "way": way, "before": before, "after": after, "target": y}
        for name, change, way, (before, after), (x, y) in zip(names, changes, ways, outputs, turns)
    ]
    ups = [name for name, way in zip(names, ways) if way == "up"]
    facts = {"losses": losses, "changes": changes, "updates": updates, "ups": ups}
    facts |= {"low": min(changes), "high": max(changes), "count": len(changes), "up": len(ups)}
    return facts | {"verdict": ("none", "one", "many")[min(len(ups), 2)]}


def _stairs_say(at):
    each = semicolons(say(Words.each, **update) for update in at.updates)
    return say(Words.says_stairs, first=at.losses[0], last=at.losses[-1], each=each)


def _stairs_caption(at):
    return say(Words.caption, first=at.losses[0], last=at.losses[-1], score=_score(at))


def _score(at):
    return say(Words.score[at.verdict == "one"], at)


def _bars_say(at):
    names = dict.fromkeys(at.ups)
    whose = [say(Words.whose, name=name, count=at.ups.count(name)) for name in names]
    return say(Words.says_bars[at.verdict], at, whose=commas(whose))


def _stairs(at):
    high, width = max(at.losses), STAIRS.width / len(at.changes)
    unit = STAIRS.height / (high - min(at.losses) or 1)
    levels = [STAIRS.top + unit * (high - loss) for loss in at.losses]
    columns = [STAIRS.left + width * k for k in range(len(at.changes))]
    heads = zip((25, 53, 79), (Words.turn, Words.own, Words.target))
    first, last = (number(at.losses[k]) for k in (0, -1))
    return (
        "".join(svg.text((10, down), words, HEAD) for down, words in heads)
        + "".join(map(_turn, columns, at.updates))
        + "".join(map(_stair, columns, [width] * len(columns), levels, levels[1:], at.updates))
        + svg.text((96, levels[0] + 7), first, LOSSES, "end", halo=True)
        + svg.text((752, levels[-1] + 27), last, LOSSES, "end", halo=True)
    )


def _turn(left, update):
    """The head of a column: whose turn it is, what that does to the own output, and the target."""
    name, target = update["name"], update["target"]
    return (
        svg.line((left - 8, 0), (left - 8, 300), GRID, 1)
        + person(name[0], (left + 14, 20), target, 14)
        + svg.text((left + 32, 26), name, NAME)
        + svg.text((left, 53), say(Words.way, **update), OWN)
        + svg.text((left, 79), say(Words.aim, **update), AIM)
    )


def _stair(left, width, before, after, update):
    """The loss before and after an update; a change, however small, has a triangle."""
    middle, right, way = left + width / 2, left + width, WAYS[update["way"]]
    place, anchor = (middle, min(before, after) - 16), "middle"
    if abs(after - before) > 44:
        place, anchor = (middle - 14, (before + after) / 2 + 6), "end"
    return (
        svg.line((left, before), (middle, before), VERMILLION, 4)
        + svg.line((middle, after), (right, after), VERMILLION, 4)
        + (_riser(middle, before, after, way) if way.tip else "")
        + svg.text(place, number(update["change"], 4, "+"), way.words, anchor, halo=True)
    )


def _riser(x, before, after, way):
    tip = [(x, after + way.tip), (x - 8, after - way.tip), (x + 8, after - way.tip)]
    riser = svg.line((x, before), (x, after), way.stroke, 7)
    return riser + svg.path(tip, "none", 0, fill=way.stroke)


def _bars(at):
    most, count = max(-at.low, at.high) or 1, at.count
    ylim = min(-0.3 * most, 1.2 * at.low), max(0.3 * most, 1.2 * at.high)
    axes = Axes(BARS, (-0.5, count - 0.5), ylim, lambda axes: _draw_bars(axes, at))
    lowest = min(at.updates, key=lambda update: update["change"])
    x, y = axes.at(at.updates.index(lowest), lowest["change"])
    least, style = number(lowest["change"], 4, "+"), WAYS[lowest["way"]].words
    return (
        axes.svg
        + "".join(_epoch(at, k) for k in range(at.epochs))
        + "".join(_letter(axes, k, update) for k, update in enumerate(at.updates) if count <= 48)
        + svg.text((x + 8 + 247 / count, y - 2), least, style, halo=True)
        + svg.text((BARS.right - 13, 205), _score(at), SCORE, "end", halo=True)
        + _two_lines(27, Words.raises, RAISES)
        + _two_lines(93, Words.lowers, LOWERS)
        + svg.text((10, 284), Words.epoch, FOOT)
    )


def _draw_bars(axes, at):
    each, colours = len(at.samples), [WAYS[update["way"]].stroke for update in at.updates]
    for k in range(0, len(at.changes), 2 * each):
        axes.axvspan(k - 0.5, k + each - 0.5, color="#F3F3F3", linewidth=0)
    axes.bar(range(len(at.changes)), at.changes, 0.76, color=colours)
    axes.axhline(0, color=GREY, linewidth=0.72)
    axes.set(xticks=(), yticks=())


def _epoch(at, k):
    x = BARS.left + BARS.width * (k + 0.5) / at.epochs
    return svg.text((x, 284), k + 1, HEAD, "middle")


def _letter(axes, k, update):
    """Whose bar it is."""
    x, y = axes.at(k, update["change"])
    style, down = (TALLER, -6) if update["way"] == "up" else (SHORTER, 16)
    return svg.text((x, y + down), update["name"][0], style, "middle")


def _two_lines(top, words, style):
    lines = enumerate(words.split("\n"))
    return "".join(svg.text((10, top + 20 * k), line, style) for k, line in lines)


ONE = Parts(_facts, _stairs, _stairs_say, caption=_stairs_caption)
MORE = Parts(_facts, _bars, _bars_say)
