"""A thousand networks, trained alike from other starts: what they say of Emily, and their lines."""

import numpy as np

from nnfigures.cast import FOUR, TARGETS
from nnfigures.engine import svg
from nnfigures.engine.axes import Axes
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import BLUE, INK, Panel, Type
from nnfigures.engine.words import listed, say, semicolons
from nnfigures.plane import boundary
from nnfigures.sgd_training.boundary import axis_names, corner, named, wide
from nnguard import numbers
from nnlanguage import Spoken
from nnlib import PEOPLE, Network, loss


class Words(Spoken):
    """All words of this file."""

    heaps = "Emily’s output from many networks, a dot for each network"
    emily, pile, learner = "Emily’s output", "{count} near {mean:.3f}", "the learner"
    mine = "{mine:.3f}"
    says_heaps = (
        "Emily’s output from {count} networks, {low:.3f} to {high:.3f}: {piles}. "
        "The learner’s is {mine:.3f}."
    )
    fan = "The decision boundaries of many networks on the plane of x1 and x2, and the four people"
    asked = "?"
    spot = {"all 1": "all say 1", "all 0": "all say 0", "some": "{ones} say 1, {zeros} say 0"}
    at_spot = {
        "all 1": "at ({x1:.0f}, {x2:.0f}) all say 1",
        "all 0": "at ({x1:.0f}, {x2:.0f}) all say 0",
        "some": "at ({x1:.0f}, {x2:.0f}) {ones} say 1, {zeros} say 0",
    }
    says_fan = (
        "The decision boundaries of {count} networks, x1 from −32 to 42, x2 from −12 to 12: "
        "{spots}."
    )


HEAPS = Panel(30, 24, 700, 226)
PILE, MINE, EMILY, QUESTION = (
    Type(22, INK, True),
    Type(17, INK, True),
    Type(16),
    Type(17, INK, True),
)


def plot_heaps(outputs, mine):
    """Emily's output from many networks, a dot each; mine: her output from the learner."""
    fixed = {"outputs": outputs, "mine": mine}
    return Figure("plot_heaps", Words.heaps, PARTS, fixed=fixed)


def _heaps(outputs, mine):
    outputs = np.sort(numbers("outputs", outputs, ndim=1))
    mine = numbers("mine", mine, ndim=0)
    low, high = min(outputs[0], mine), max(outputs[-1], mine)
    edges = np.linspace(low, high, 191) if high > low else low + np.linspace(-0.01, 0.01, 191)
    bins = np.digitize(outputs, edges) - 1
    upper = outputs > np.percentile(outputs, (5, 95)).mean()
    before = np.arange(len(bins)) - np.searchsorted(bins, bins)  # in the same bin
    piles = [
        {"count": int(side.sum()), "mean": outputs[side].mean(), "most": before[side].max() + 1}
        for side in (~upper, upper)
        if side.any()
    ]
    facts = {"outputs": outputs, "mine": mine, "edges": edges, "bins": bins, "before": before}
    return facts | {"piles": piles}


def _heaps_say(at):
    piles = listed([say(Words.pile, **pile) for pile in at.piles])
    ends = {"low": at.outputs[0], "high": at.outputs[-1]}
    return say(Words.says_heaps, count=len(at.outputs), piles=piles, mine=at.mine, **ends)


def _draw_heaps(at):
    unit = min(3.75, 200 / (at.before.max() + 0.5))
    axes = Axes(HEAPS, at.edges[[0, -1]], (0, HEAPS.height), lambda axes: axes.set_yticks([]))
    foot, top = axes.at(at.mine, 4), axes.at(at.mine, 64)
    return (
        axes.svg
        + _dots(axes.points(at.edges[at.bins], unit * (at.before + 0.5)))
        + "".join(_pile(axes, pile, unit) for pile in at.piles)
        + svg.line(foot, top, INK, 4)
        + svg.circle(foot, 6.5, INK, "#fff", width=2)
        + svg.text((top[0] + 10, top[1] + 12), Words.learner, MINE, halo=True)
        + svg.text((top[0] + 10, top[1] + 33), say(Words.mine, at), MINE, halo=True)
        + svg.text((HEAPS.middle[0], 292), Words.emily, EMILY, "middle")
    )


def _dots(places):
    """A thousand dots as one stroke: matplotlib would need a hundred kilobytes."""
    d = "".join(f"M{x:.1f} {y:.1f}h0" for x, y in places)
    return f'<path d="{d}" stroke="{BLUE}" stroke-width="4.3" stroke-linecap="round"/>'


def _pile(axes, pile, unit):
    x, y = axes.at(pile["mean"], max(70, unit * pile["most"]))
    return svg.text((x, y - 9), say(Words.pile, **pile), PILE, "middle", halo=True)


LINES = 100  # so many networks draw theirs
XLIM, YLIM = (-32, 42), (-12, 12)
SPOTS = ((-5, 9), (7, -9), (-32, -12), (42, 12))  # two that are asked about, two corners


def plot_fan(networks):
    """The lines o1 = 0.5 of the first 100 of many networks. Raises the errors of `loss`."""
    fixed = {"networks": networks}
    return Figure("plot_fan", Words.fan, FAN, fixed=fixed)


def _fan(networks):
    loss(networks, FOUR)
    fields = np.transpose([field.ravel()[:LINES] for field in np.broadcast_arrays(*networks)])
    some, plane = [Network(*nine) for nine in fields.tolist()], wide(XLIM, YLIM)
    ones = [sum(network.feedforward(spot) > 0.5 for network in some) for spot in SPOTS]
    verdicts = {0: "all 0", len(some): "all 1"}
    return {
        "count": len(some),
        "plane": plane,
        "lines": [plane.border(plane.outputs(network)) for network in some],
        "spots": [
            {"place": spot, "ones": n, "zeros": len(some) - n, "verdict": verdicts.get(n, "some")}
            for spot, n in zip(SPOTS, ones)
        ],
    }


def _fan_say(at):
    spots = [
        say(Words.at_spot[spot["verdict"]], x1=spot["place"][0], x2=spot["place"][1], **spot)
        for spot in at.spots
    ]
    return say(Words.says_fan, count=at.count, spots=semicolons(spots))


def _draw_fan(at):
    places = [at.plane.at(*x) for x, y in FOUR]
    asides = (-18, 18, -18, -18)
    people = zip(places, [someone.name for someone in PEOPLE], TARGETS, asides)
    return (
        at.plane.svg
        + axis_names()
        + boundary(at.plane, at.lines, stroke=f"{BLUE}2B", width=1.2)
        + "".join(_asked(at.plane, spot) for spot in at.spots[:2])
        + "".join(corner(at.plane.at(*spot["place"]), _spot(spot)) for spot in at.spots[2:])
        + "".join(named(*someone) for someone in people)
    )


def _spot(spot):
    return say(Words.spot[spot["verdict"]], **spot)


def _asked(plane, spot):
    """A place that isn't anyone's, and what the networks say of it."""
    x, y = plane.at(*spot["place"])
    words = svg.text((x + 20, y + 6), _spot(spot), QUESTION, halo=True)
    return words + svg.circle((x, y), 13) + svg.text((x, y + 6), Words.asked, QUESTION, "middle")


PARTS = Parts(_heaps, _draw_heaps, _heaps_say)
FAN = Parts(_fan, _draw_fan, _fan_say)
