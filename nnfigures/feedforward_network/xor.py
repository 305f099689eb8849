"""A network beside its map: two fences, and what the third neuron makes of them. It solves XOR."""

from nnfigures.cast import XOR_DOTS, right
from nnfigures.engine import svg
from nnfigures.engine.controls import Choice, Slider
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import BLUE, GREEN, GREEN_WORDS, INK, STRONG, VERMILLION, Panel, Type
from nnfigures.engine.words import listed, number, say
from nnfigures.feedforward_network import diagram
from nnfigures.feedforward_network.diagram import FORMULAS, INPUTS, Layout, Look
from nnfigures.marks import output_tag, person
from nnfigures.neuron.fence import legend
from nnfigures.neuron.ground import Ground
from nnfigures.plane import boundary
from nnlanguage import Spoken
from nnlib import Network


class Words(Spoken):
    """All words of this figure."""

    title = (
        "A network, and beside it its map: x1 from −0.6 to 1.6 and x2 from −0.5 to 1.5, XOR’s four "
        "dots, the fences of h1 and h2, and the shade of o1"
    )
    dot = "{dot} {output:.3f}"
    sentence = (
        "w6 = {w6}, b1 = {b1:.0f}, b2 = {b2:.0f}: h1 says yes to {yes[h1]}, h2 to {yes[h2]}, o1 to "
        "{yes[o1]}. o1 gives {each}. {count} of 4 right."
    )
    nothing, dash, score = "none", "–", "{count} of 4 right"
    x1, x2 = "x1", "x2"


START = Network(w1=6, w2=6, w3=6, w4=6, w5=8, w6=0, b1=-3, b2=-3, b3=-4)
DIALS = ("w6", "b1", "b2")
NEURONS = {"x1": (38, 92), "x2": (38, 208), "h1": (222, 92), "h2": (222, 208), "o1": (388, 150)}
TAGS = diagram.beads(NEURONS, 109, 304) | {"b1": (222, 26), "b2": (222, 274), "b3": (388, 84)}
LAYOUT = Layout(NEURONS, TAGS, radius=36, box=(54, 40), tag=(82, 25), rows=(-9, 15))
FRAME = Panel(468, 8, 284, 264)
NAMED, YES = Look(number=Type(17, INK, True)), diagram.FULL._replace(number=Type(17, INK, True))


def _grid(axes):
    axes.set(xticks=(0, 1), yticks=(0, 1))
    axes.spines[:].set(visible=True, color="#BBB")
    axes.grid(color="#CCC")


MAP = Ground(FRAME, (0.5, 0.5), 132, _grid)
PLACES = {dot: MAP.at(*x) for dot, (x, y) in XOR_DOTS.items()}
BELOW = "PR"  # their tags stand below them
BOXES = [(x, y + (18 if dot in BELOW else -18)) for dot, (x, y) in PLACES.items()]  # dot and tag


def explore_xor(check=None, **start):
    """Slide the fences of h1 and h2, and choose what h2's answer counts for: get all four right.

    b1 and b2 slide the fences, w6 is what o1 multiplies h2 by; the other six numbers stay.
    explore_xor(b2=-6) opens it there.
    """
    slides = [Slider(name, -12, 0, 1, value=-3) for name in ("b1", "b2")]
    controls = [Choice("w6", (-8, 0, 8), value=0), *slides]
    return Figure("explore_xor", Words.title, PARTS, controls=controls, start=start, check=check)


def _facts(w6, b1, b2):
    network = START.replace(w6=w6, b1=b1, b2=b2)
    rows = {dot: network.activations(x) for dot, (x, y) in XOR_DOTS.items()}
    fine = [dot for dot, (x, y) in XOR_DOTS.items() if right(y, rows[dot][2])]
    fences = {"h1": MAP.fence(network.w1, network.w2, b1)}
    fences["h2"] = MAP.fence(network.w3, network.w4, b2)
    return {
        "network": network,
        "outputs": {dot: o1 for dot, (h1, h2, o1) in rows.items()},
        "yes": {
            name: [dot for dot in rows if rows[dot][k] > 0.5] for k, name in enumerate(FORMULAS)
        },
        "right": fine,
        "wrong": [dot for dot in rows if dot not in fine],
        "fences": fences,
        "field": MAP.outputs(network),
    }


def _sentence(at):
    each = listed(say(Words.dot, dot=dot, output=output) for dot, output in at.outputs.items())
    yes = {name: listed(dots) if dots else Words.nothing for name, dots in at.yes.items()}
    return say(Words.sentence, at, yes=yes, each=each, count=len(at.right))


def _background(w6):
    """The axes, the inputs, and the six numbers that stay."""
    names = {(FRAME.left - 6, 145): Words.x2, (FRAME.middle[0] + 8, 292): Words.x1}
    axes = "".join(svg.text(place, words, STRONG, "end") for place, words in names.items())
    inputs = "".join(diagram.node(LAYOUT, name, value=name, look=NAMED) for name in INPUTS)
    stay = [name for name in START._fields if name not in DIALS]
    return MAP.svg + axes + legend((306, 20)) + inputs + _numbers(START, stay)


def _draw(at):
    return _numbers(at.network, DIALS, fill=INK, ink="#fff", stroke=INK) + _answers(at)


def _numbers(network, names, **look):
    """Some of the nine numbers in their tags, on their edges; look: keywords of marks.tag."""
    values = {name: getattr(network, name) for name in names}
    edges = [diagram.edge(LAYOUT, name, value) for name, value in values.items()]
    tags = [diagram.bead(LAYOUT, name, number(value, 0), **look) for name, value in values.items()]
    return "".join(edges + tags)


def _answers(at):
    """In each neuron the dots that it says yes to; the map; the score."""
    nodes = [
        diagram.node(LAYOUT, name, name, "".join(dots) or Words.dash, look=YES)
        for name, dots in at.yes.items()
    ]
    ink = INK if at.wrong else GREEN_WORDS
    score = svg.text((300, 270), say(Words.score, count=len(at.right)), Type(20, ink, True))
    return "".join(nodes) + _map(at) + score


def _map(at):
    """o1 all over the map, the two fences with their names, and the dots."""
    sides = MAP.areas(at.field, 0.2, 0.5, 0.8)
    fences = [fence.drawn(FRAME) + _name(name, fence) for name, fence in at.fences.items()]
    dots = [_dot(dot, at) for dot in XOR_DOTS]
    return boundary(MAP, sides, f"{BLUE}2B", "none") + "".join(fences + dots)


def _name(name, fence):
    """A fence's name beside it, h1's on the side of 1 and h2's of 0, where there is room."""
    first, last = map(int, fence.ends(FRAME))
    places = (fence.at(along, 16 if name == "h1" else -16) for along in range(first, last, 4))
    for x, y in filter(_clear, places):
        return svg.text((x, y + 5), name, STRONG, "middle", halo=True)
    return ""


def _clear(place):
    """Whether a name there is inside the map and off every dot and tag."""
    x, y = place
    across, down = abs(x - FRAME.middle[0]), abs(y - FRAME.middle[1])
    inside = across <= FRAME.width / 2 - 12 and down <= FRAME.height / 2 - 10
    return inside and all(abs(x - a) > 54 or abs(y - b) > 44 for a, b in BOXES)


def _dot(dot, at):
    """A dot, and o1's output in a tag."""
    (x, y), (_, label), fine = PLACES[dot], XOR_DOTS[dot], dot in at.right
    tag = (x, y + (33 if dot in BELOW else -33))
    drawn = output_tag(tag, at.outputs[dot], fine, GREEN if fine else VERMILLION)
    return drawn + person(dot, PLACES[dot], label)


PARTS = Parts(_facts, _draw, _sentence, _background)
