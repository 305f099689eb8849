"""Marks that several figures share. Places are middles."""

from nnfigures.engine import svg
from nnfigures.engine.style import INK, LABEL, NOTE, Type, panel
from nnfigures.engine.words import number

TICK = (-1, 0), (-0.33, 0.7), (1, -0.7)
CROSS = (-0.75, -0.75), (0.75, 0.75), (0, 0), (-0.75, 0.75), (0.75, -0.75)  # in one stroke


def outline(place, label, size, **look):
    """A person's outline: a circle for label 1, a square for label 0; look as in svg.box."""
    look = {"width": 3} | look
    side = 1.8 * size
    return svg.circle(place, size, **look) if label else svg.box(panel(place, side, side), **look)


def person(letter, place, label, size=13):
    """A person: the outline for the label, the letter inside."""
    x, y = place
    style = Type(1.05 * size, bold=True)
    return outline(place, label, size) + svg.text((x, y + 0.38 * size), letter, style, "middle")


def named_person(words, place, label, *, away=18, size=12, style=LABEL, halo=False):
    """A person, and words that begin with the name so far to the right or left; 0 for no words."""
    (x, y), anchor = place, "start" if away > 0 else "end"
    beside = svg.text((x + away, y + 0.36 * style.size), words, style, anchor, halo=halo)
    return person(str(words)[:1], place, label, size) + (beside if away else "")


def ground(place, size, fill="#fff", stroke="#BBB"):
    """The ground of a tag."""
    return svg.box(panel(place, *size), fill, stroke, width=1.5, radius=6)


def tag(place, words, name="", size=(90, 26), fill="#fff", ink=INK, stroke="#BBB"):
    """A number in a tag of fixed width, right-aligned so that no sign moves it, and its name."""
    (x, y), half = place, size[0] / 2 - 8
    grey = NOTE if fill == "#fff" else NOTE._replace(fill=ink)
    label = svg.text((x - half, y + 5.4), name, grey) if name else ""
    value = svg.text((x + half, y + 5.4), words, Type(15, ink, True), anchor="end")
    return ground(place, size, fill, stroke) + label + value


def verdict(place, right, stroke, size=6, width=3):
    """A tick or a cross."""
    x, y = place
    corners = TICK if right else CROSS
    return svg.path([(x + size * a, y + size * b) for a, b in corners], stroke, width)


def output_tag(place, output, right, stroke):
    """An output in a tag, with a tick or a cross beside it."""
    x, y = place
    words = svg.text((x + 14, y + 5.2), number(output, 3), anchor="end")
    mark = verdict((x + 27, y), right, stroke)
    return ground(place, (80, 24), stroke=stroke) + mark + words
