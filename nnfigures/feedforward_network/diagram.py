"""The network's diagram, drawn by the same strokes live, still, small, or blank on paper.

The network's shape stands here once: NODES, FORMULAS, EDGES, BIASES, and what a number `reached`.
A `Layout` says where a figure has its nodes and tags, and how large they are; all else follows:

    NEURONS = {"x1": (94, 114), "x2": (94, 198), "h1": (348, 114), "h2": …, "o1": (506, 156)}
    TAGS = beads(NEURONS, 177, 430) | {"b1": (428, 82), "b2": (428, 229), "b3": (548, 206)}
    LAYOUT = Layout(NEURONS, TAGS, radius=34, box=(60, 40), tag=(62, 25), rows=(-6, 13))

    glow(LAYOUT, "w1")                  a pale band, disc or box under what is lit
    edge(LAYOUT, "w1", -0.7)            an edge or a bias's stub, by the rule for its number
    stroke(-0.7)                        that rule alone, as keywords of svg.line
    LAYOUT.ends("w1", gap=4)            (start, end) of an edge: svg.arrow(*ends, BLUE)
    node(LAYOUT, "h1", "h1", "0.0474")  a circle, or an input's box; level=0.0474: a glass
    bead(LAYOUT, "w1", "1.0")           a number in its tag; more keywords: marks.tag's
    plain(LAYOUT, "w1", "+1.71")        a number without a tag, where there is little room
    grounds(LAYOUT, ("w1", "w2"))       white under plain numbers that stand on their edges
    giver(LAYOUT, (28, 156), "A", 1)    the person whose two numbers go in
    blank(LAYOUT, "w1")                 a tag to fill in by hand
    parts("h1")                         a neuron's formula in three pieces
    known(network, (-2, -1))            what each name stands for when this pair goes in
    totals(known(…))                    each neuron's total, by its formula

Draw in this order: glow, edge, node, bead. A `Look` says how a node's ring and words look.
"""

import math
from typing import NamedTuple

from nnfigures.engine import svg
from nnfigures.engine.style import AXIS, BLUE, GREY, INK, LIT, NOTE, STRONG, Type, panel
from nnfigures.engine.words import say
from nnfigures.marks import ground, person, tag
from nnlanguage import Spoken


class Words(Spoken):
    """All words of this file: a neuron's formula, in pieces that stay in their columns."""

    formula = "{node} = f({first}·{a}", "+ {second}·{b}", "+ {bias})"


FORMULAS = {
    "h1": ("w1", "x1", "w2", "x2", "b1"),  # h1 = f(w1·x1 + w2·x2 + b1)
    "h2": ("w3", "x1", "w4", "x2", "b2"),
    "o1": ("w5", "h1", "w6", "h2", "b3"),
}
INPUTS = ("x1", "x2")
NODES = (*INPUTS, *FORMULAS)
EDGES = {
    weight: (source, node)
    for node, (first, a, second, b, _) in FORMULAS.items()
    for weight, source in ((first, a), (second, b))
}
BIASES = {names[-1]: node for node, names in FORMULAS.items()}
PALE = "#B5B5B5"  # a stroke that is not lit, or has no weight


def reached(name):
    """A number of the network and all that it reaches, from left to right."""
    node = BIASES.get(name) or EDGES[name][1]
    later = [(edge, target) for edge, (source, target) in EDGES.items() if source == node]
    return [name, node, *(one for pair in later for one in pair)]


def parts(node, said=str):
    """A neuron's formula in three pieces, with what `said` makes of each name in it."""
    names = dict(zip(("first", "a", "second", "b", "bias"), map(said, FORMULAS[node])))
    return [say(piece, node=node, **names) for piece in Words.formula]


def known(network, x):
    """What each name in the diagram stands for when the pair x goes in."""
    outputs = network.activations(x)  # first, as it says what is wrong with x
    return network._asdict() | dict(zip(NODES, (*x, *outputs)))


def totals(known):
    """Each neuron's total, by its formula, of what is `known`."""
    rows = {node: [known[name] for name in names] for node, names in FORMULAS.items()}
    return {node: w * a + v * b + bias for node, (w, a, v, b, bias) in rows.items()}


def _between(start, end, part):
    """The point that is a part of the way from start to end."""
    return tuple(a + part * (b - a) for a, b in zip(start, end))


def beads(nodes, hidden, output):
    """The six weights' places on their edges, at one x before h1 and h2, at one before o1."""
    places = {}
    for weight, ends in EDGES.items():
        start, end = (nodes[name] for name in ends)
        x = output if ends[1] == "o1" else hidden
        places[weight] = _between(start, end, (x - start[0]) / (end[0] - start[0]))
    return places


class Layout(NamedTuple):
    """Where a figure has the diagram, in units of its picture; places are middles.

    nodes: of NODES. tags: of the nine numbers. radius: of a neuron. box, tag: the (width, height)
    of an input and of a tag. rows: a neuron's upper and lower baselines, from its middle.
    """

    nodes: dict
    tags: dict
    radius: float = 43
    box: tuple = (72, 46)
    tag: tuple = (86, 26)
    rows: tuple = (-11, 13)

    def ends(self, name, gap=0):
        """Where an edge or a bias's stub starts and ends: at the outlines, or a gap away."""
        if name in BIASES:
            start, node = self.tags[name], BIASES[name]
            return start, self._outside(node, start, gap)
        source, node = EDGES[name]
        start, end = self.nodes[source], self.nodes[node]
        return self._outside(source, end, gap), self._outside(node, start, gap)

    def _outside(self, node, other, gap):
        """The point on a node's outline, or a gap from it, on the way to another place."""
        here = self.nodes[node]
        across, down = abs(other[0] - here[0]), abs(other[1] - here[1])
        length = math.hypot(across, down)
        if node in INPUTS:
            part = 0.5 / max(across / self.box[0], down / self.box[1])
        else:
            part = self.radius / length
        return _between(here, other, part + gap / length)


class Look(NamedTuple):
    """How a node looks: its outline, its words and its number, and what a glass is filled with."""

    ring: str = INK
    width: float = 2
    words: Type = NOTE
    number: Type = STRONG
    water: str = "#B8D7EA"


SMALL = Type(13)
FULL = Look(BLUE, 4, SMALL, Type(19, INK, True))
FAINT = Look(AXIS, 2, NOTE, Type(19, GREY, True), water="#E2E2E2")


def stroke(weight, lit=True):
    """The one rule for a weight: wide far from 0, dashed below it; pale at 0 and when not lit."""
    colour = PALE if not lit or not weight else BLUE if weight > 0 else INK
    width = 1.2 + 2.6 * min(abs(weight), 4)
    return {"stroke": colour, "width": width, "dash": "9 6" if weight < 0 else ""}


def edge(layout, name, weight, lit=True):
    """An edge, by the rule for its weight; for a bias, the stub from its tag to its neuron."""
    return svg.line(*layout.ends(name), **stroke(weight, lit))


def glow(layout, name, width=16):
    """The pale band under an edge or a stub, or the ground under a node, that is lit."""
    if name not in NODES:
        return svg.line(*layout.ends(name), LIT, width)
    wide, tall = layout.box
    if name in INPUTS:
        band = panel(layout.nodes[name], wide + 14, tall + 14)
        return svg.box(band, LIT, "none", radius=12)
    return svg.circle(layout.nodes[name], layout.radius + 8, LIT, "none")


def node(layout, name, words="", value="", look=FULL, level=None):
    """An input's box or a neuron's circle, with words and a number; one alone is in the middle.

    level: an output from 0 to 1, up to which the circle is filled like a glass.
    """
    x, y = layout.nodes[name]
    if not words:
        middle = (x, y + 0.36 * look.number.size)
        return _shape(layout, name, look, level) + svg.text(middle, value, look.number, "middle")
    if name in INPUTS:
        side = layout.box[0] / 2 - 7
        said = svg.text((x - side, y + 0.36 * look.words.size), words, look.words)
        said += svg.text((x + side, y + 0.36 * look.number.size), value, look.number, "end")
    else:
        upper, lower = ((x, y + row) for row in layout.rows)
        said = svg.text(upper, words, look.words, "middle")
        said += svg.text(lower, value, look.number, "middle")
    return _shape(layout, name, look, level) + said


def _shape(layout, name, look, level):
    place = layout.nodes[name]
    if name in INPUTS:
        return svg.box(panel(place, *layout.box), "#fff", look.ring, look.width, radius=7)
    if level is None:
        return svg.circle(place, layout.radius, "#fff", look.ring, width=look.width)
    glass = svg.circle(place, layout.radius, "#fff", "none")
    ring = svg.circle(place, layout.radius, "none", look.ring, width=look.width)
    return glass + _water(place, layout.radius, level, look.water) + ring


def _water(place, radius, level, colour):
    """The part of a circle that is filled."""
    x, y = place
    top = y + radius * (1 - 2 * level)
    half = math.sqrt(max(radius**2 - (top - y) ** 2, 0))
    arc = f"A{radius} {radius} 0 {int(level > 0.5)} 0 {x + half:.1f} {top:.1f}Z"
    return f'<path d="M{x - half:.1f} {top:.1f}{arc}" fill="{colour}"/>'


def bead(layout, name, words, **look):
    """A weight's or a bias's number in its tag, with its name; look: keywords of marks.tag."""
    return tag(layout.tags[name], words, name, layout.tag, **look)


def grounds(layout, names, fill="#fff"):
    """Grounds under plain numbers, 3 larger than a tag on each side and rounded, in one stroke."""
    wide, tall = layout.tag
    corners = [(x - wide / 2, y - tall / 2) for x, y in (layout.tags[name] for name in names)]
    d = "".join(f"M{x:g} {y:g}h{wide}v{tall}h-{wide}z" for x, y in corners)
    return f'<path d="{d}" fill="{fill}" stroke="{fill}" stroke-width="6" stroke-linejoin="round"/>'


def plain(layout, name, words, style=SMALL):
    """A weight's or a bias's number without a tag."""
    x, y = layout.tags[name]
    return svg.text((x, y + 0.36 * style.size), words, style, "middle")


def giver(layout, place, letter, label, size=17):
    """The person whose two numbers go in, with a line to each of the inputs."""
    left = layout.nodes["x1"][0] - layout.box[0] / 2
    trunk = place[0] + 0.7 * (left - place[0])
    ys = [layout.nodes[name][1] for name in INPUTS]
    bracket = svg.path([(left, ys[0]), (trunk, ys[0]), (trunk, ys[1]), (left, ys[1])], PALE, 2)
    bracket += svg.line(place, (trunk, place[1]), PALE, 2)
    return bracket + person(letter, place, label, size)


def blank(layout, name):
    """A tag to fill in by hand: there is room for a name, and for a number."""
    room = panel(layout.tags[name], *layout.tag)
    x = room.left + 0.38 * room.width
    bar = svg.line((x, room.top), (x, room.bottom), width=1)
    return ground(room.middle, layout.tag, stroke=INK) + bar
