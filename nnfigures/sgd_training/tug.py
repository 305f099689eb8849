"""The tug of war: what each update does to the loss over all, as a stair each, or a bar each."""

from itertools import pairwise

import numpy as np

from nnfigures.engine import svg
from nnfigures.engine.axes import Axes
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import BLUE, GREEN, GREEN_WORDS, GREY, GRID, VERMILLION, Panel, Type
from nnfigures.engine.words import number, say
from nnfigures.marks import person
from nnfigures.sgd_training.boundary import one
from nnguard import items, numbers, shown
from nnlib import NEWCOMERS, PEOPLE, loss
from nnlib import samples as rows_of


class Words:
    """All words of this figure."""

    stairs = "The loss over all, a stair for each update of one epoch"
    bars = "The change of the loss over all by each update, a bar each, epoch by epoch"
    epochs = "epochs is {given}: give a whole number from 1 to 20"
    turn, own, target, epoch = "whose turn", "own output", "target", "epoch"
    aim, way = "{target:g}", "{before:.3f} → {after:.3f}"
    raises, lowers = ("raises", "the loss"), ("lowers", "the loss")
    score = "{ups} of {count} go up"
    each = "{name} {change:+.4f}, output {before:.3f} → {after:.3f} for target {target:g}"
    says_stairs = (
        "One epoch, update by update: the loss over all goes from {first:.4f} to {last:.4f}: "
        "{each}."
    )
    whose = "{name}’s {count}"
    says_bars = {
        True: "What each update of epochs 1 to {epochs} does to the loss over all, "
        "from {low:+.4f} to {high:+.4f}: {up} of {count} raise it ({whose}).",
        False: "What each update of epochs 1 to {epochs} does to the loss over all, "
        "from {low:+.4f} to {high:+.4f}: {up} of {count} raise it.",
    }


KNOWN = PEOPLE + NEWCOMERS
NAMES = {x: someone.name for someone, (x, y) in zip(KNOWN, rows_of(KNOWN))}
STAIRS, BARS = Panel(110, 124, 640, 138), Panel(100, 10, 650, 250)
HEAD, OWN, NUMBER, NAME = Type(15, GREY), Type(15, BLUE), Type(15), Type(16, bold=True)
UP, DOWN = Type(18, VERMILLION, True), Type(18, GREEN_WORDS, True)
LOSSES, SCORE = Type(20, VERMILLION, True), Type(22, VERMILLION, True)
RAISES, LOWERS, BELOW = Type(16, VERMILLION), Type(16, GREEN_WORDS), Type(16, GREY)
TALLER, SHORTER = Type(bold=True), Type(fill=GREY)  # the letters at bars that go up and down


def plot_tug(network, samples, learning_rate=0.1, epochs=1):
    """The loss over all samples, update by update: stairs for one epoch, bars for more.

    epochs: a whole number from 1 to 20. Other errors are those of `loss` and `Network.step`.
    """
    if not isinstance(epochs, (int, np.integer)) or not 1 <= epochs <= 20:
        raise ValueError(say(Words.epochs, given=shown(epochs)))
    title, parts = (Words.stairs, ONE) if epochs == 1 else (Words.bars, MORE)
    rows, rate = tuple(items("samples", samples)), numbers("learning_rate", learning_rate, ndim=0)
    fixed = {"network": network, "samples": rows, "learning_rate": rate, "epochs": int(epochs)}
    return Figure("plot_tug", title, parts, fixed=fixed)


def _facts(network, samples, learning_rate, epochs):
    one(network, samples)
    networks, turns = [network], samples * epochs
    for x, y in turns:
        networks.append(networks[-1].step(x, y, learning_rate))
    losses = [loss(network, samples) for network in networks]
    changes = np.diff(losses).tolist()
    names = [NAMES.get(tuple(x), chr(65 + k)) for k, (x, y) in enumerate(samples)] * epochs
    ways = [[one.feedforward(x) for one in pair] for pair, (x, y) in zip(pairwise(networks), turns)]
    return {
        "losses": losses,
        "changes": changes,
        "ups": [name for name, change in zip(names, changes) if change > 0],
        "names": names,
        "updates": [  # the blanks of each one's template
            {"name": name, "change": change, "before": before, "after": after, "target": y}
            for name, change, (before, after), (x, y) in zip(names, changes, ways, turns)
        ],
    }


def _stairs_say(at):
    each = "; ".join(say(Words.each, **update) for update in at.updates)
    return say(Words.says_stairs, first=at.losses[0], last=at.losses[-1], each=each)


def _bars_say(at):
    whose = [
        say(Words.whose, name=name, count=at.ups.count(name)) for name in dict.fromkeys(at.ups)
    ]
    return say(
        Words.says_bars[bool(whose)],
        epochs=at.epochs,
        low=min(at.changes),
        high=max(at.changes),
        up=len(at.ups),
        count=len(at.changes),
        whose=", ".join(whose),
    )


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
        + "".join(map(_stair, columns, [width] * len(columns), levels, levels[1:], at.changes))
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
        + svg.text((left, 79), say(Words.aim, **update), NUMBER)
    )


def _stair(left, width, before, after, change):
    """The loss before and after an update; however small, it has a triangle and its number."""
    middle, right = left + width / 2, left + width
    colour, words, point = (GREEN, DOWN, 8) if after > before else (VERMILLION, UP, -8)
    place, anchor = (middle, min(before, after) - 16), "middle"
    if abs(after - before) > 44:
        place, anchor = (middle - 14, (before + after) / 2 + 6), "end"
    tip = [(middle, after + point), (middle - 8, after - point), (middle + 8, after - point)]
    return (
        svg.line((left, before), (middle, before), VERMILLION, 4)
        + svg.line((middle, after), (right, after), VERMILLION, 4)
        + svg.line((middle, before), (middle, after), colour, 7)
        + svg.path(tip, "none", 0, fill=colour)
        + svg.text(place, number(change, 4, "+"), words, anchor, halo=True)
    )


def _bars(at):
    changes, count = at.changes, len(at.changes)
    most = max(map(abs, changes)) or 1
    ylim = min(-0.3 * most, 1.2 * min(changes)), max(0.3 * most, 1.2 * max(changes))
    axes = Axes(BARS, (-0.5, count - 0.5), ylim, lambda axes: _draw_bars(axes, at))
    low = axes.at(changes.index(min(changes)), min(changes))
    lowest = number(min(changes), 4, "+")
    score = say(Words.score, ups=len(at.ups), count=count)
    return (
        axes.svg
        + "".join(_epoch(at, k) for k in range(at.epochs))
        + "".join(_letter(axes, at, k) for k in range(count if count <= 48 else 0))
        + svg.text((low[0] + 8 + 247 / count, low[1] - 2), lowest, DOWN, halo=True)
        + svg.text((BARS.right - 13, 205), score, SCORE, "end", halo=True)
        + _two_lines(27, Words.raises, RAISES)
        + _two_lines(93, Words.lowers, LOWERS)
        + svg.text((10, 284), Words.epoch, BELOW)
    )


def _draw_bars(axes, at):
    each, colours = len(at.samples), np.where(np.array(at.changes) > 0, VERMILLION, GREEN)
    for k in range(0, len(at.changes), 2 * each):
        axes.axvspan(k - 0.5, k + each - 0.5, color="#F3F3F3", linewidth=0)
    axes.bar(range(len(at.changes)), at.changes, 0.76, color=colours)
    axes.axhline(0, color=GREY, linewidth=0.72)
    axes.set(xticks=(), yticks=())


def _epoch(at, k):
    x = BARS.left + BARS.width * (k + 0.5) / at.epochs
    return svg.text((x, 284), k + 1, HEAD, "middle")


def _letter(axes, at, k):
    """Whose bar it is."""
    x, y = axes.at(k, at.changes[k])
    style, down = (TALLER, -6) if at.changes[k] > 0 else (SHORTER, 16)
    return svg.text((x, y + down), at.names[k][0], style, "middle")


def _two_lines(top, lines, style):
    return "".join(svg.text((10, top + 20 * k), words, style) for k, words in enumerate(lines))


ONE = Parts(_facts, _stairs, _stairs_say)
MORE = Parts(_facts, _bars, _bars_say)
