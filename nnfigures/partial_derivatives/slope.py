"""The heart of the course: the slope of Alice's L at w1, the path behind it, the step downhill."""

from functools import cache

from nnfigures.cast import ALICE, ONES
from nnfigures.engine import svg
from nnfigures.engine.controls import Choice, Slider
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import AXIS, GREEN, NOTE, ORANGE, SLOPE, STEP, VALUE, VERMILLION, Panel
from nnfigures.engine.words import columns, number, say, sentences
from nnfigures.marks import person
from nnfigures.mse_loss.curve import w1_axes
from nnfigures.partial_derivatives.relay import Relay, draw_relay, draw_standing, path_facts
from nnlanguage import Spoken


class Words(Spoken):
    """All words of this figure."""

    title = (
        "Alice’s loss L, from 0 to 0.32 for target 1 and 0.24 to 0.56 for target 0, over w1 from "
        "−3 to 3; its tangent, the arrows uphill and downhill, and the slope’s three factors on "
        "the path w1, h1, o1, L"
    )
    loss, w1, alice, letter = "L, Alice’s loss", "w1", "Alice, target", "A"
    nudge, unrounded, derivative = "nudge w1 up:", "multiplied, unrounded", "∂L/∂w1"
    arrows = "arrows: {rate} × slope, drawn {bigger} times as long"
    uphill, downhill, turned = "uphill", "downhill", "the minus reverses it"
    slope = {"up": "slope up", "down": "slope down"}
    step = {"up": "step left", "down": "step right"}
    formula, moved = "−{rate} × slope", "w1: {w1:.2f} → {stepped:.5f}"
    which, question = "which way?", "?"
    product = (
        "w1 = {w1:.2f}, target {target}: {factors[0]:.4f} × {factors[1]:.4f} × {factors[2]:.4f} "
        "= {slope:+.4f}, multiplied unrounded."
    )
    then = {
        "show up": "The slope is positive, so w1 steps left, to {stepped:.5f} at a learning rate "
        "of {rate}.",
        "show down": "The slope is negative, so w1 steps right, to {stepped:.5f} at a learning "
        "rate of {rate}.",
        "hide up": "The slope is positive: which way is the step?",
        "hide down": "The slope is negative: which way is the step?",
    }


RATE = 0.1
BIGGER = 250  # a true step would be a tenth of the picture's unit
PANEL, SIDE = Panel(70, 26, 300, 176), Panel(418, 0, 342, 300)  # SIDE: what stands beside the curve
PER_UNIT = PANEL.width / 6  # the picture's units for each unit of w1
RELAY = Relay((432, 92), 98)
LANE = 246  # where the two arrows lie
DISC, BESIDE = 560, 582  # the two signs below the bracket, and what stands to their right
UPHILL, DOWNHILL = SLOPE._replace(bold=True), STEP._replace(bold=True)
ANCHORS = {1: "start", -1: "end"}
ASKED = NOTE._replace(size=18, bold=True)


def explore_slope(check=None, **start):
    """w1 moves the point, the tangent, the three factors on the path w1, h1, o1, L, and the step.

    Look at which way the step goes when the slope is positive, and when it is negative: switch the
    target. Hide the step, point, and show it. explore_slope(w1=-0.3, target=0, step="hide") opens
    it there.
    """
    choices = [Choice("target", (1, 0), 1), Choice("step", ("show", "hide"), "show")]
    controls = [*choices, Slider("w1", -3, 3, 0.05, value=1)]
    return Figure("explore_slope", Words.title, PARTS, controls=controls, start=start, check=check)


def _facts(w1, target, step):
    network = ONES.replace(w1=w1)
    facts, stepped = path_facts(network, ALICE, target), network.step(ALICE, target, RATE).w1
    size, way = abs(facts["slope"]), "up" if facts["slope"] > 0 else "down"
    more = {"rate": RATE, "stepped": stepped, "stride": abs(stepped - w1)}
    return facts | more | {"size": size, "way": way, "then": f"{step} {way}"}


def _sentence(at):
    return sentences([say(Words.product, at), say(Words.then[at.then], at)])


@cache
def _axes(target):
    low = 0 if target else 0.24  # 0.32 high for both targets, so that their steepness compares
    ticks = (0, 0.1, 0.2, 0.3) if target else (0.3, 0.4, 0.5)
    return w1_axes(PANEL, (low, low + 0.32), ticks, [(ALICE, target)])


def _background(target, step):
    arrows = say(Words.arrows, rate=RATE, bigger=BIGGER) if step == "show" else ""
    return (
        _axes(target).svg
        + svg.text((PANEL.left, 16), Words.loss)
        + svg.text((PANEL.right + 10, PANEL.bottom + 5), Words.w1)
        + svg.text((PANEL.middle[0], 294), arrows, NOTE, "middle")
        + draw_standing(RELAY)
        + svg.text(SIDE.at(0, 24), Words.nudge, SLOPE)
        + person(Words.letter, SIDE.at(200, 19), 1, size=12)
        + svg.text(SIDE.at(218, 24), Words.alice)
        + svg.text(SIDE.at(324, 26), target, VALUE, "end")
        + svg.line((DISC, 156), (DISC, 182), AXIS, 1.5)
        + svg.text((BESIDE, 176), Words.unrounded, NOTE)
        + svg.text(SIDE.at(0, 224), Words.derivative, NOTE)
    )


def _draw(at):
    step = _arrows(at) + _step(at) if at.step == "show" else _question()
    return _tangent(at) + draw_relay(RELAY, at) + _product(at) + step


def _tangent(at):
    """The point on the curve, its w1 below it, and its tangent, equally long everywhere."""
    axes = _axes(at.target)
    (x, y), tilt = axes.at(at.w1, at.loss), at.slope * (axes.y(1) - axes.y(0)) / PER_UNIT
    reach = 92 / (1 + tilt**2) ** 0.5
    ends = [(x + run, y + run * tilt) for run in (-reach, reach)]
    drop = svg.line((x, y), (x, PANEL.bottom), width=1.5, dash="4 4")
    tangent = svg.window(PANEL, svg.line(*ends, ORANGE, 4))
    return drop + tangent + svg.circle((x, y), 8, VERMILLION, "#fff", width=2)


def _arrows(at):
    """Uphill where the slope goes up, downhill against it, from one foot."""
    x, up = _axes(at.target).x(at.w1), 1 if at.way == "up" else -1
    arrows = {up: (Words.uphill, ORANGE, UPHILL), -up: (Words.downhill, GREEN, DOWNHILL)}
    # A foot at the edge leaves no room for a word.
    room = {way: 9.2 * columns(words) + 10 for way, (words, *_) in arrows.items()}
    middle = min(max(x, room.get(-1, 0)), SIDE.left - 6 - room.get(1, 0))
    parts = [svg.line((x, LANE - 13), (x, LANE + 13), width=2.5)]
    for way, (words, fill, style) in arrows.items():
        end = x + way * (4 + at.stride * BIGGER * PER_UNIT)
        parts.append(svg.arrow((x + 4 * way, LANE), (end, LANE), fill, 8))
        parts.append(svg.text((middle + 8 * way, LANE + 26), words, style, ANCHORS[way]))
    return "".join(parts)


def _row(y, words, *, plus, size, style):
    """A word, its sign and its size. The sign is of strokes, so that no font can lose it."""
    fill = GREEN if style is DOWNHILL else style.fill
    level = svg.line((DISC - 7, y), (DISC + 7, y), "#fff", 3.5)
    upright = svg.line((DISC, y - 7), (DISC, y + 7), "#fff", 3.5) if plus else ""
    return (
        svg.text(SIDE.at(0, y + 7), words, style._replace(size=18))
        + svg.circle((DISC, y), 14, fill, "none", width=0)
        + (level + upright)
        + svg.text((BESIDE, y + 8), size, style._replace(size=22))
    )


def _product(at):
    row = _row(199, Words.slope[at.way], plus=at.way == "up", size=number(at.size), style=UPHILL)
    return row + svg.arrow((DISC, 217), (DISC, 238), AXIS, 2)


def _step(at):
    size, plus = number(at.stride, 5), at.way == "down"
    return (
        _row(255, Words.step[at.way], plus=plus, size=size, style=DOWNHILL)
        + svg.text(SIDE.at(0, 280), say(Words.formula, at), NOTE)
        + svg.text((BESIDE, 232), Words.turned, NOTE)
        + svg.text((BESIDE, 288), say(Words.moved, at))
    )


def _question():
    circle = svg.circle((DISC, 255), 14, "#fff", AXIS, width=2, dash="4 3")
    asked = svg.text(SIDE.at(0, 262), Words.which, ASKED)
    return circle + asked + svg.text((DISC, 261), Words.question, ASKED, "middle")


PARTS = Parts(_facts, _draw, _sentence, _background)
