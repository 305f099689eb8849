"""Two networks on XOR's four dots, side by side: the fences of h1 and h2, and what o1 says."""

import math
from functools import cache

from nnfigures.cast import XOR, XOR_DOTS, right, single
from nnfigures.engine import svg
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import BLUE, GREEN, GREEN_WORDS, INK, NOTE, VERMILLION, Panel, Type
from nnfigures.engine.words import commas, say, sentences
from nnfigures.marks import output_tag, person
from nnfigures.neuron.ground import Ground
from nnfigures.plane import boundary
from nnlanguage import Spoken


class Words(Spoken):
    """All words of this figure."""

    title = (
        "XOR’s four dots twice, for two networks: the fences of h1 and h2, and tinted where o1 is "
        "above 0.5; x1 from −1.03 to 2.03, x2 from −0.5 to 1.5"
    )
    sides, score = ("left", "right"), "{right} of 4 are right"
    fences = {
        "apart": "its two fences do different work",
        "together": "h1 and h2 have the same fence",
    }
    one = (
        "The network on the {side}: loss {loss:.4f}, {each}: {right} of 4 are right, and {fences}."
    )
    dot, h1, h2, both = "{letter} {output:.3f}", "h1", "h2", "h1 = h2"
    x1, x2 = "x1", "x2"
    caption = (
        "Left: {left}, and {right_of_left} of 4 are right. "
        "Right: {right}, and {right_of_right} of 4 are right."
    )


FRAMES = Panel(22, 26, 352, 230), Panel(398, 26, 352, 230)
UNIT = 115  # of the picture, for one of x1 or x2
SCORE, NAME = Type(19, INK, True), Type(16, bold=True)


def plot_fences(left, right):
    """Two networks' fences on XOR's dots. Raises ValueError for batches, and the errors of `loss`.

    A fence has its posts on the side where its neuron says 1.
    """
    return Figure("plot_fences", Words.title, PARTS, fixed={"left": left, "right": right})


def _facts(left, right):
    return {"sides": [_side(network) for network in (left, right)]}


def _side(network):
    loss, outputs = single(network, XOR), [network.feedforward(x) for x, y in XOR]
    w1, w2, w3, w4, *_, b1, b2, b3 = network
    together = (w1, w2, b1) == (w3, w4, b2)
    return {
        "network": network,
        "loss": loss,
        "outputs": outputs,
        "right": sum(right(y, output) for (x, y), output in zip(XOR, outputs)),
        "verdict": "together" if together else "apart",
    }


def _sentence(at):
    return sentences(_one(side, *named) for side, *named in zip(Words.sides, at.sides))


def _one(side, facts):
    dots = zip(XOR_DOTS, facts["outputs"])
    each = commas(say(Words.dot, letter=letter, output=output) for letter, output in dots)
    return say(Words.one, **facts | {"side": side, "each": each}, fences=_fences(facts))


def _fences(facts):
    return Words.fences[facts["verdict"]]


def _caption(at):
    left, right = at.sides
    counts = {"right_of_left": left["right"], "right_of_right": right["right"]}
    return say(Words.caption, left=_fences(left), right=_fences(right), **counts)


@cache
def _ground(frame):
    def draw(axes):
        axes.set(xticks=(0, 1), yticks=(0, 1))
        axes.grid()

    return Ground(frame, (0.5, 0.5), UNIT, draw)


def _draw(at):
    return "".join(map(_network, FRAMES, at.sides))


def _network(frame, facts):
    ground, network = _ground(frame), facts["network"]
    side = boundary(ground, [ground.side(ground.outputs(network))], f"{BLUE}2B", "none")
    ink = GREEN_WORDS if facts["right"] == 4 else VERMILLION
    score = svg.text((frame.left, 19), say(Words.score, **facts), SCORE._replace(fill=ink))
    dots = [_dot(ground, *dot) for dot in zip(XOR_DOTS.items(), facts["outputs"])]
    names = svg.text((frame.right, frame.bottom + 19), Words.x1, NOTE, "end")
    names += svg.text((frame.left - 4, frame.top + 10), Words.x2, NOTE, "end")
    return side + ground.svg + _lines(ground, facts) + "".join(dots) + score + names


def _lines(ground, facts):
    """The fences of h1 and h2, each with its name."""
    w1, w2, w3, w4, _, _, b1, b2, _ = facts["network"]
    rows = [(Words.h1, (w1, w2, b1)), (Words.h2, (w3, w4, b2))]
    if facts["verdict"] == "together":
        rows = [(Words.both, (w1, w2, b1))]
    fences = [(name, ground.fence(*numbers)) for name, numbers in rows]
    seen = [(name, fence) for name, fence in fences if fence and fence.ends(ground.panel)]
    lines = [fence.drawn(ground.panel) for name, fence in seen]
    return "".join(lines + [_name(ground, fence, name) for name, fence in seen])


def _name(ground, fence, words):
    """The name of a fence, beside it where no dot and no tag is."""
    first, last = fence.ends(ground.panel)
    beside = [fence.at(along, -20) for along in range(int(last) - 12, int(first), -4)]
    x, y = next((place for place in beside if _clear(ground, *place)), beside[0])
    return svg.text((x, y + 6), words, NAME, "middle", halo=True)


def _clear(ground, x, y):
    panel, dots = ground.panel, [(ground.at(*dot), dot[0]) for dot, target in XOR]
    inside = panel.left + 30 < x < panel.right - 30 and panel.top + 14 < y < panel.bottom - 14
    tags = [(a + _aside(right), b) for (a, b), right in dots]
    off_tags = all(abs(x - a) > 72 or abs(y - b) > 24 for a, b in tags)
    return inside and off_tags and all(math.hypot(x - a, y - b) > 34 for (a, b), _ in dots)


def _aside(right):
    """How far from its dot an output stands."""
    return 62 if right else -62


def _dot(ground, dot, output):
    letter, (x, y) = dot
    (a, b), fine = ground.at(*x), right(y, output)
    tag = output_tag((a + _aside(x[0]), b), output, fine, GREEN if fine else VERMILLION)
    return tag + person(letter, (a, b), y)


PARTS = Parts(_facts, _draw, _sentence, caption=_caption)
