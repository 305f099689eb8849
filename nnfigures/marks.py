"""Marks that several figures share. Places are middles."""

from nnfigures.engine import svg
from nnfigures.engine.style import INK, NOTE, Type, panel
from nnfigures.engine.words import number

TICK = (-1, 0), (-0.33, 0.7), (1, -0.7)
CROSS = (-0.75, -0.75), (0.75, 0.75), (0, 0), (-0.75, 0.75), (0.75, -0.75)  # in one stroke


def person(letter, place, label, size=13):
    """A person: a circle for label 1, a square for label 0, the letter inside."""
    x, y = place
    side = 1.8 * size
    square = svg.box(panel(place, side, side), width=3)
    shape = svg.circle(place, size) if label else square
    style = Type(1.05 * size, bold=True)
    return shape + svg.text((x, y + 0.38 * size), letter, style, anchor="middle")


def tag(place, words, name="", size=(90, 26), fill="#fff", ink=INK, stroke="#BBB"):
    """A number in a tag of fixed width, right-aligned so that no sign moves it, and its name."""
    ground = panel(place, *size)
    base = place[1] + 5.4
    grey = NOTE if fill == "#fff" else NOTE._replace(fill=ink)
    label = svg.text((ground.left + 8, base), name, grey) if name else ""
    value = svg.text((ground.right - 8, base), words, Type(15, ink, True), anchor="end")
    return svg.box(ground, fill, stroke, 1.5, radius=6) + label + value


def verdict(place, right, stroke, size=6, width=3):
    """A tick or a cross."""
    x, y = place
    corners = TICK if right else CROSS
    return svg.path([(x + size * a, y + size * b) for a, b in corners], stroke, width)


def output_tag(place, output, right, stroke):
    """An output in a tag, with a tick or a cross beside it."""
    x, y = place
    shown = svg.text((x + 14, y + 5.2), number(output, 3), anchor="end")
    ground = svg.box(panel(place, 80, 24), "#fff", stroke, 1.5, radius=6)
    return ground + verdict((x + 27, y), right, stroke) + shown
