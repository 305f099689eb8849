"""The relay w1 → h1 → o1 → L: a slope for each link; their product is ∂L/∂w1."""

from itertools import accumulate
from operator import mul
from typing import NamedTuple

from nnfigures.cast import NAMES, single
from nnfigures.engine import svg
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import AXIS, LABEL, LOSS, NOTE, ORANGE, OUTPUT, SLOPE, STRONG, panel
from nnfigures.engine.words import listed, number, say
from nnlanguage import Spoken


class Words(Spoken):
    """All words of this figure."""

    title = "The path w1, h1, o1, L, the slopes of its three links, and their product ∂L/∂w1"
    nodes, slopes = ("w1", "h1", "o1", "L"), ("∂h1/∂w1", "∂o1/∂h1", "∂L/∂o1")
    formulas = ("x1 · h1 · (1 − h1)", "w5 · o1 · (1 − o1)", "−2 · (y − o1)")
    signs, slope = ("", "×", "×", "="), "∂L/∂w1"
    nudge = "nudge w1 up, and each of them goes ▲ up or ▼ down:"
    factors = "{factors[0]:.4f} × {factors[1]:.4f} × {factors[2]:.4f}"
    part = "{part[0]:.3g} × {part[1]:.4f}"
    parts = ("total’s × squeeze’s", "total’s × squeeze’s", "−2 × miss")
    named = (
        "slope of the total × slope of the squeeze",
        "slope of the total × slope of the squeeze",
        "−2 × miss",
    )
    caption = "The slopes of the three links multiply to ∂L/∂w1 = {slope:.4f}."
    product, unrounded = "∂L/∂w1 = {slope:.4f}", "multiplied unrounded: {slope:.7f}"
    sentence = (
        "{who}, target {y:g}: w1 = {values[0]:.4f}, h1 = {h1:.4f}, o1 = {o1:.4f}, L = {loss:.4f}. "
        "The slopes along w1 → h1 → o1 → L are {each}; multiplied unrounded they give "
        "∂L/∂w1 = {slope:.4f}."
    )
    link = "{factor:.4f} ({named}, {numbers})"
    stranger = "x = ({x[0]:g}, {x[1]:g})"


FACTOR = SLOPE._replace(size=15, bold=True)
VALUES = LABEL, OUTPUT, OUTPUT, LOSS


class Relay(NamedTuple):
    """Where a relay stands, and how large it is drawn."""

    first: tuple  # the middle of w1's node
    gap: float  # from one node's middle to the next one's
    scale: float = 1.0
    decimals: int = 2  # of w1's value

    def at(self, node, right=0, down=0):
        """The place so far from a node's middle; node 0.5 is the middle of the first link."""
        x, y = self.first
        return x + node * self.gap + right * self.scale, y + down * self.scale

    def text(self, node, down, words, style=STRONG):
        """Words around a node or a link, as large as the relay."""
        style = style._replace(size=style.size * self.scale)
        return svg.text(self.at(node, down=down), words, style, anchor="middle")


SPREAD = Relay((64, 104), 210.7, 1.35, decimals=4)
UNDER = {  # of what stands below it: its name in Words
    222: ("factors", STRONG._replace(size=18)),
    257: ("product", SLOPE._replace(size=24, bold=True)),
    288: ("unrounded", NOTE._replace(size=15)),
}


def plot_relay(network, x, y):
    """w1 → h1 → o1 → L for one person: a slope for each link, and their product, ∂L/∂w1.

    Raises ValueError for a batch of networks, and the errors of `loss`.
    """
    fixed = {"network": network, "x": x, "y": y}
    return Figure("plot_relay", Words.title, PARTS, fixed=fixed)


def path_facts(network, x, y):
    """The values on the path, the slopes of its three links, and ∂L/∂w1.

    parts: what each slope is made of: of a neuron what its total gets, and its squeeze; of L, −2
    and the miss. ways: which way w1, h1, o1 and L go when w1 goes up: 1 is up, −1 down, 0 neither.
    """
    L, (h1, _, o1) = single(network, [(x, y)]), network.activations(x)
    parts = [[x[0], h1 * (1 - h1)], [network.w5, o1 * (1 - o1)], [-2, y - o1]]
    factors = [float(one * other) for one, other in parts]
    ways = accumulate(((factor > 0) - (factor < 0) for factor in factors), mul, initial=1)
    values, slope = [network.w1, h1, o1, L], network.gradient(x, y).w1
    facts = {"h1": h1, "o1": o1, "loss": L, "values": values, "parts": parts}
    return facts | {"factors": factors, "slope": slope, "ways": list(ways)}


def _sentence(at):
    who = NAMES.get(tuple(at.x)) or say(Words.stranger, at)
    links = zip(at.factors, Words.named, _parts(at))
    each = [say(Words.link, factor=one, named=named, numbers=made) for one, named, made in links]
    return say(Words.sentence, at, who=who, each=listed(each))


def _caption(at):
    return say(Words.caption, at)


def _parts(at):
    return [say(Words.part, part=part) for part in at.parts]


def _draw(at):
    nudge = svg.text((10, 19), Words.nudge, SLOPE._replace(size=15))
    words = [
        svg.text((SPREAD.at(1.5)[0], down), say(getattr(Words, name), at), style, "middle")
        for down, (name, style) in UNDER.items()
    ]
    rows = ((44, FACTOR, _parts(at)), (56, NOTE, Words.parts))
    words += [
        SPREAD.text(k + 0.5, down, row[k], style._replace(size=size))
        for (down, style, row), size in zip(rows, (11, 9.6))
        for k in range(3)
    ]
    return nudge + draw_standing(SPREAD) + draw_relay(SPREAD, at) + "".join(words)


def draw_nodes(relay, names=NOTE):
    """The four nodes, and the names of the three slopes."""
    circles = [svg.circle(relay.at(k), 17 * relay.scale) for k in range(4)]
    letters = [relay.text(k, 5, name) for k, name in enumerate(Words.nodes)]
    slopes = [relay.text(k + 0.5, 28, slope, names) for k, slope in enumerate(Words.slopes)]
    return "".join(circles + letters + slopes)


def draw_standing(relay):
    """What stands in a relay with numbers: its nodes, and the bracket that gathers its slopes."""
    corners = [relay.at(k, down=down) for k, down in ((0, 56), (0, 64), (3, 64), (3, 56))]
    return draw_nodes(relay) + svg.path(corners, AXIS, 1.5)


def draw_relay(relay, at):
    """Each value under its node, each slope over its link, and which way each node goes.

    A link with a negative slope is dashed and turns the way round. at: the facts of the path.
    """
    values = [number(at.values[0], relay.decimals), *map(number, at.values[1:])]
    under = [relay.text(k, 50, *value) for k, value in enumerate(zip(values, VALUES))]
    ways = [_way(relay, k, way) for k, way in enumerate(at.ways)]
    links = [_link(relay, k, factor) for k, factor in enumerate(at.factors)]
    return "".join(under + ways + links)


def _way(relay, k, way):
    """A triangle that points up or down; a bar for neither."""
    tip, *feet = [(0, -9 * way), (-11, 9 * way), (11, 9 * way)]
    corners = [relay.at(k, right, down - 47) for right, down in (tip, *feet)]
    if not way:
        return svg.line(*corners[1:], SLOPE.fill, 5)
    return svg.path(corners, "none", 0, fill=SLOPE.fill)


def _link(relay, k, factor):
    scale, there = relay.scale, k + 1
    link = svg.arrow(relay.at(k, 20), relay.at(there, -19), ORANGE, 4 * scale)
    if factor < 0:  # gaps, which spare the head
        gaps = f"{5 * scale:g} {7 * scale:g}"
        link += svg.line(relay.at(k, 28), relay.at(there, -38), "#fff", 5 * scale, dash=gaps)
    return link + relay.text(k + 0.5, -22, number(factor, sign="+"), FACTOR)


def draw_blank(relay):
    """The relay to fill in by hand: a box on each link, and one behind L for the product."""
    links, black = (0.5, 1.5, 2.5), STRONG._replace(size=13)
    parts = [svg.arrow(relay.at(k, 17), relay.at(k + 1, -17), width=2) for k in range(3)]
    boxes = [panel(relay.at(k), 0.53 * relay.gap, 28 * relay.scale) for k in (*links, 3.6)]
    parts += [svg.box(box, width=width) for box, width in zip(boxes, (1.5, 1.5, 1.5, 3))]
    small, big = LABEL._replace(size=11), LABEL._replace(size=18)
    parts += [relay.text(k, 43, formula, small) for k, formula in zip(links, Words.formulas)]
    parts += [relay.text(k, 32, sign, big) for k, sign in enumerate(Words.signs)]
    return "".join(parts) + relay.text(3.6, 28, Words.slope, black) + draw_nodes(relay, black)


PARTS = Parts(path_facts, _draw, _sentence, caption=_caption)
