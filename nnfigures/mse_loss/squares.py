"""A miss as a square between its target and the output; plot_squares draws one for each person."""

from typing import NamedTuple

from nnfigures.engine import svg
from nnfigures.engine.figure import Figure, Parts
from nnfigures.engine.style import AXIS, BLUE, GREY, LOSS, OUTPUT, PINK, VERMILLION, Panel, Type
from nnfigures.engine.words import number, say, semicolons
from nnfigures.marks import named_person
from nnguard import items, numbers
from nnlanguage import Spoken
from nnlib import PEOPLE, mse_loss, samples


class Words(Spoken):
    """All words of this figure."""

    title = "Squares of misses, one for each person, between target 0 and target 1"
    sentence = (
        "One square each, from the output to the target: {each}. The mean area is L = {loss:.4f}."
    )
    caption = "The mean area is L = {loss:.4f}."
    person = "{name} from {output:.4f} to {target:.0f}, area {area:.4f}"
    output, area, target, mean = "output", "area", "target {target}", "mean area: L = {loss:.4f}"


AREA, MEAN, TARGET = LOSS._replace(bold=True), Type(22, VERMILLION, True), Type(14, GREY)
ROOM = Panel(76, 50, 674, 146)  # of plot_squares' squares
ROWS = 227, 254  # its baselines of outputs and areas


def plot_squares(y_pred, people=PEOPLE):
    """A square for each person: its side is the miss, it hangs from target 1 or stands on target 0.

    L is the mean area. y_pred: a prediction for each of the people. Raises the errors of
    `mse_loss` and `samples`.
    """
    fixed = {"y_pred": y_pred, "people": items("people", people)}
    return Figure("plot_squares", Words.title, PARTS, fixed=fixed)


def _facts(y_pred, people):
    return misses([y for x, y in samples(people)], numbers("y_pred", y_pred, ndim=1).tolist())


def misses(targets, outputs):
    """The facts of misses: the squares' sides and areas, and the mean area, which is the loss."""
    loss, sides = mse_loss(targets, outputs), [abs(y - o1) for y, o1 in zip(targets, outputs)]
    areas = [side**2 for side in sides]
    return {"targets": targets, "outputs": outputs, "sides": sides, "areas": areas, "loss": loss}


def _sentence(at):
    rows, names = zip(at.people, at.outputs, at.targets, at.areas), ("output", "target", "area")
    each = [say(Words.person, name=one.name, **dict(zip(names, row))) for one, *row in rows]
    return say(Words.sentence, at, each=semicolons(each))


def _caption(at):
    return say(Words.caption, at)


class Levels(NamedTuple):
    """Where outputs are in a picture: the place of 0, and how far above it is that of 1."""

    floor: float
    unit: float

    def y(self, output):
        """The place of an output, from the top."""
        return self.floor - output * self.unit

    def miss(self, middle, target, output):
        """The panel of a miss around the middle's x, inset by 2 on each side for its stroke."""
        side = abs(target - output) * self.unit - 4
        return Panel(middle - side / 2, min(self.y(target), self.y(output)) + 2, side, side)


def square(levels, middle, target, output, reach=6):
    """A miss: a square that hangs from target 1 or stands on target 0, and the output's bar.

    levels: where outputs are. reach: how far the bar sticks out, 0 for no bar.
    """
    ground, y = levels.miss(middle, target, output), levels.y(output)
    away = ground.width / 2 + 2 + reach
    bar = svg.line((middle - away, y), (middle + away, y), BLUE, 5) if reach else ""
    return svg.box(ground, PINK, VERMILLION, 3) + bar


def target_lines(levels, left, right, words=None):
    """The lines of target 1 and target 0, and at the left their names, which never overlap."""
    lines, apart = "", max(0, 8 - levels.unit / 2)
    for target, y, down in ((1, levels.y(1), 5 - apart), (0, levels.floor, 5 + apart)):
        name = svg.text(
            (left - 6, y + down), say(words or Words.target, target=target), TARGET, "end"
        )
        lines += svg.line((left, y), (right, y), AXIS, 1) + name
    return lines


def columns(at, levels, middles, rows, size=14, reach=6):
    """Each miss in its column, with its output and its area in the two rows below."""
    names = zip(rows, (Words.output, Words.area), (OUTPUT, LOSS))
    drawn = "".join(svg.text((8, y), words, style) for y, words, style in names)
    output_style, area_style = OUTPUT._replace(size=size), AREA._replace(size=size)
    for x, y, output, area in zip(middles, at.targets, at.outputs, at.areas):
        drawn += square(levels, x, y, output, reach=reach)
        drawn += svg.text((x, rows[0]), number(output), output_style, "middle")
        drawn += svg.text((x, rows[1]), number(area), area_style, "middle")
    return drawn


def _draw(at):
    width = ROOM.width / len(at.outputs)
    middles = [ROOM.left + width * (k + 0.5) for k in range(len(at.outputs))]
    low, high, widest = min(0, *at.outputs), max(1, *at.outputs), max(1, *at.sides)
    unit = min(ROOM.height / (high - low), 0.9 * width / widest)
    levels, small = Levels(ROOM.bottom + low * unit, unit), min(1, width / 75)
    away = 18 if all(width > 40 + 18 * len(str(one.name)) for one in at.people) else 0
    people = [
        named_person(one.name, (x, 22), y, away=away, size=12 * small)
        for one, x, y in zip(at.people, middles, at.targets)
    ]
    return (
        target_lines(levels, ROOM.left, ROOM.right)
        + columns(at, levels, middles, rows=ROWS, size=16 * small, reach=6 * small)
        + "".join(people)
        + svg.text((744, 289), say(Words.mean, at), MEAN, "end")
    )


PARTS = Parts(_facts, _draw, _sentence, caption=_caption)
