"""The line where o1 = 0.5, over the plane of x1 and x2: drawn here for all figures that show it."""

from functools import cache

from matplotlib.colors import LinearSegmentedColormap, to_hex

from nnfigures.cast import right, single
from nnfigures.engine import svg
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import BLUE, Panel, Type
from nnfigures.engine.words import listed, say
from nnfigures.marks import named_person
from nnfigures.plane import Plane, boundary
from nnguard import items
from nnlanguage import Spoken
from nnlib import PEOPLE, samples


class Words(Spoken):
    """All words of this figure."""

    title = (
        "The plane of x1 and x2, the decision boundary o1 = 0.5 on it, and the people with their "
        "outputs"
    )
    captions = {
        True: "The line is the decision boundary, o1 = 0.5: {right} of {count} right.",
        False: "There is no decision boundary here: {right} of {count} right.",
    }
    x1, x2, corner, each = "x1", "x2", "o1 = {output:.3f}", "{name} {output:.3f}"
    says = {
        "line": "x1 from {x1[0]:.0f} to {x1[1]:.0f}, x2 from {x2[0]:.0f} to {x2[1]:.0f}: "
        "the boundary is where o1 = 0.5; o1 is {low:.3f} at the lower left, {high:.3f} at the "
        "upper right. {each}: {right} of {count} right.",
        "no 0": "x1 from {x1[0]:.0f} to {x1[1]:.0f}, x2 from {x2[0]:.0f} to {x2[1]:.0f}: "
        "there is no boundary, as no output is below 0.5; o1 is {low:.3f} at the lower left, "
        "{high:.3f} at the upper right. {each}: {right} of {count} right.",
        "no 1": "x1 from {x1[0]:.0f} to {x1[1]:.0f}, x2 from {x2[0]:.0f} to {x2[1]:.0f}: "
        "there is no boundary, as no output is above 0.5; o1 is {low:.3f} at the lower left, "
        "{high:.3f} at the upper right. {each}: {right} of {count} right.",
    }


FRAME = Panel(46, 8, 684, 256)
NAME, CORNER, AXIS_NAME = Type(16, bold=True), Type(17, BLUE, bold=True), Type(16)
TINT = LinearSegmentedColormap.from_list("tint", ["white", "#94C4E0"], 24)  # of outputs from 0 to 1


def plot_boundary(network, people=PEOPLE):
    """Where the network's o1 is 0.5, on the plane of x1 and x2, and what it says about the people.

    Raises ValueError for a batch of networks, and the errors of `loss` and `samples`.
    """
    fixed = {"network": network, "people": tuple(items("people", people))}
    return Figure("plot_boundary", Words.title, PARTS, fixed=fixed)


def _facts(network, people):
    rows = samples(people)
    single(network, rows)
    outputs = [network.feedforward(x) for x, y in rows]
    (a, b), targets = zip(*(x for x, y in rows)), [y for x, y in rows]
    x1 = min(-25, 1.2 * min(a)), max(35, 1.2 * max(a))
    x2 = min(-9, 1.2 * min(b)), max(9, 1.2 * max(b))
    field = wide(x1, x2).outputs(network)
    low, high = (network.feedforward(corner) for corner in zip(x1, x2))
    line = bool(field.min() < 0.5 < field.max())
    return {
        "rows": rows,
        "outputs": outputs,
        "right": sum(map(right, targets, outputs)),
        "line": line,
        "verdict": "line" if line else "no 0" if field.min() >= 0.5 else "no 1",
    } | {"x1": x1, "x2": x2, "low": low, "high": high, "field": field}


def _sentence(at):
    return say(Words.says[at.verdict], at, each=listed(_each(at)), count=len(at.rows))


def _caption(at):
    return say(Words.captions[at.line], at, count=len(at.rows))


def _each(at):
    rows = zip(at.people, at.outputs)
    return [say(Words.each, name=someone.name, output=output) for someone, output in rows]


@cache
def wide(xlim, ylim):
    """The plane that fills a picture, with its axes' names."""
    return Plane(FRAME, xlim, ylim, _ticks, points=(181, 91))


def _ticks(axes):
    axes.locator_params(axis="x", nbins=7)
    axes.locator_params(axis="y", nbins=5)
    axes.grid()


def axis_names():
    """The names of the wide plane's axes."""
    x2 = svg.text((10, 16), Words.x2, AXIS_NAME)
    return x2 + svg.text((FRAME.right + 6, FRAME.bottom + 6), Words.x1, AXIS_NAME)


def corner(place, words):
    """Words about a corner of the wide plane."""
    x, y = place
    if x < FRAME.middle[0]:
        return svg.text((x + 8, y - 8), words, CORNER, halo=True)
    return svg.text((x - 8, y + 20), words, CORNER, "end", halo=True)


def named(place, words, label, aside):
    """A person on the wide plane, whose words stand so far aside, to the right or to the left."""
    look = {"size": 14, "style": NAME, "halo": True}
    return named_person(words, place, label, away=aside, **look)


def _draw(at):
    plane, words = wide(at.x1, at.x2), [say(Words.corner, output=o1) for o1 in (at.low, at.high)]
    line, corners = [plane.side(at.field)], map(corner, map(plane.at, at.x1, at.x2), words)
    return (
        _tint(plane, at.field)
        + plane.svg
        + axis_names()
        + boundary(plane, line, stroke="#fff", width=8)
        + boundary(plane, line, width=4)
        + "".join(corners)
        + "".join(_someone(plane, *someone) for someone in zip(at.rows, _each(at)))
    )


def _tint(plane, field):
    """The outputs all over the plane: each side covers the paler ones below it."""
    sides = plane.areas(field, *(k / TINT.N for k in range(TINT.N)))
    fills = [to_hex(TINT(k)) for k in range(TINT.N)]
    return "".join(
        boundary(plane, [side], fill, "none") for side, fill in zip(sides, fills) if side
    )


def _someone(plane, row, words):
    (x1, x2), y = row
    return named(plane.at(x1, x2), words, y, 18 if x1 < -10 or 20 < x1 < 30 else -18)


PARTS = Parts(_facts, _draw, _sentence, caption=_caption)
