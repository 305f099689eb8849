"""Writes docs/handout.pdf, a page to print: the network, the four people, their squares, the relay, an exit ticket.

Places are millimetres from A4's upper left corner. All keeps 15 mm away from the edges, so US Letter holds it, too.
"""

from pathlib import Path

import numpy as np
from matplotlib import style
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch

from nnlib import PEOPLE, samples, sigmoid
from nnplots import LINKS, PLACES, _person, number

PAGE = Path(__file__).with_name("handout.pdf")
TITLE, LEFT, RIGHT = "One network, by hand", 15, 195
UNDATED = {
    "Title": TITLE,
    "CreationDate": None,
    "Creator": None,
    "Producer": None,
}  # so that its bytes stay
# Black alone, for a copier breaks a grey into dots. Type 42 keeps letters letters, to search and to read aloud.
_styled = style.context(
    ["default", {"pdf.fonttype": 42, "lines.color": "black", "lines.linewidth": 1}]
)
SPOTS = {
    "w1": 0.62,
    "w2": 0.33,
    "w3": 0.33,
    "w4": 0.62,
    "w5": 0.5,
    "w6": 0.5,
}  # of the boxes, along their links
ARROW = {
    "arrowstyle": "-|>,head_width=0.25,head_length=0.5",
    "color": "black",
    "shrinkA": 0,
    "shrinkB": 0,
}
PEN = {"facecolor": "white", "edgecolor": "black", "zorder": 3}


@_styled
def handout():
    """The page, as a figure."""
    page = Figure(figsize=(210 / 25.4, 297 / 25.4)).add_axes(
        (0, 0, 1, 1), xlim=(0, 210), ylim=(297, 0)
    )
    page.axis("off")
    _say(page, LEFT, 19, TITLE, size=18, weight="bold")
    _say(page, 117, 20, "Name")
    _rules(page, 129, 23)
    _head(
        page,
        LEFT,
        30,
        1,
        "Name the nine numbers; after 2, send Alice through",
        "In each box a name (the formulas tell which) and its number (every w is 1, every b is 0).",
    )
    _wires(page, 39.5)
    _squeezed(page, 119)
    _people(page, 138.5)
    _relay(page, 200)
    _head(
        page, LEFT, 252, 5, "Exit ticket", "L rises when w1 rises: which way do you step, and why?"
    )
    _rules(page, LEFT, 270.5, 281)
    return page.figure


def _say(page, x, y, words, ha="left", size=10.5, **more):
    page.text(x, y, words, ha=ha, va="center_baseline", size=size, zorder=6, **more)


def _rules(page, left, *ys):
    page.hlines(ys, left, RIGHT, color="black", linewidth=0.8)


def _head(page, x, y, digit, words, more):
    page.add_patch(Circle((x + 2.8, y), 2.8, facecolor="black"))
    _say(page, x + 2.8, y, digit, "center", color="white", weight="bold")
    _say(page, x + 8, y, words, size=12, weight="bold")
    _say(page, x + 8, y + 6.3, more)


def _box(page, x, y, width, height, linewidth=1):
    """A box around (x, y) to write in."""
    corner = (x - width / 2, y - height / 2)
    page.add_patch(
        FancyBboxPatch(
            corner, width, height, "round,pad=0,rounding_size=1.2", linewidth=linewidth, **PEN
        )
    )


def _circle(page, x, y, radius):
    page.add_patch(Circle((x, y), radius, linewidth=1.8, **PEN))


def _table(page, left, top, widths, rows, heights):
    xs, ys = left + np.cumsum([0, *widths]), top + np.cumsum([0, *heights])
    page.vlines(xs, ys[0], ys[-1], color="black", linewidth=0.8)
    page.hlines(ys, xs[0], xs[-1], color="black", linewidth=0.8)
    for row, y in zip(rows, (ys[1:] + ys[:-1]) / 2):
        for words, x in zip(row, (xs[1:] + xs[:-1]) / 2):
            _say(page, x, y, words, "center")


# 1: the network, where the notebooks' pictures have it.
def _wires(page, top):
    places = {name: np.array((0.268 * x + 3.6, 0.262 * y + top)) for name, (x, y) in PLACES.items()}
    for name, (start, end) in LINKS.items():
        start, end = places[start], places[end]
        page.plot(*np.transpose((start, end)), color="black", zorder=1)
        x, y = start + SPOTS.get(name, 0) * (end - start)
        _box(page, x, y, 26, 8.4)
        page.vlines(x - 3, y - 4.2, y + 4.2, color="black", linewidth=0.8, zorder=4)
    for name in ("x1", "x2", "h1", "h2", "o1"):
        _box(page, *places[name], 19, 17, 1.8) if name[0] == "x" else _circle(
            page, *places[name], 10
        )
        _say(page, *places[name] - (0, 5.6), name, "center", weight="bold")
    for line, names in enumerate(
        (
            "h1 = f(w1 · x1 + w2 · x2 + b1)",
            "h2 = f(w3 · x1 + w4 · x2 + b2)",
            "o1 = f(w5 · h1 + w6 · h2 + b3)",
        )
    ):
        _say(page, 132, top + 62 + 5.8 * line, names)


def _squeezed(page, top):
    """f of all the totals of the four people, made of outputs that are rounded, as a hand does it."""
    first = [x1 + x2 for (x1, x2), y in samples(PEOPLE)]
    totals = sorted({*first, *(2 * round(sigmoid(total), 4) for total in first)})
    rows = [
        ["total", *(f"{total:g}".replace("-", "−") for total in totals)],
        ["f(total)", *(number(sigmoid(total)) for total in totals)],
    ]
    _table(page, LEFT, top, [19] + [161 / len(totals)] * len(totals), rows, (6, 6))


# 2 and 3: the people, and in the same rows their squares.
def _people(page, top):
    person, ((x1, x2), y) = PEOPLE[0], samples(PEOPLE)[0]
    _head(
        page,
        LEFT,
        top,
        2,
        "Shift the four; F is 1, M is 0",
        f"x1 = pounds − {person.pounds - x1:g}, x2 = inches − {person.inches - x2:g}",
    )
    _head(page, 122, top, 3, "Square the misses", "miss = target − prediction (o1)")
    heads = ["", "pounds", "inches", "label", "x1", "x2", "y"]
    rows = [["", person.pounds, person.inches, person.label] for person in PEOPLE]
    _table(
        page, LEFT, top + 10, (25.5, 15.5, 14.5, 12, 12.5, 12, 9), [heads, *rows], (8, 9, 9, 9, 9)
    )
    _table(
        page,
        122,
        top + 10,
        (15, 22, 18, 18),
        [["target", "prediction", "miss", "square"]],
        (8, 9, 9, 9, 9),
    )
    for y, person, (x, label) in zip(np.arange(4) * 9 + top + 22.5, PEOPLE, samples(PEOPLE)):
        _person(page, LEFT + 5, y, person.name[0], label)
        _say(page, LEFT + 10, y, person.name)
    _say(page, 174, top + 58.5, "L, the mean of the squares", "right")
    _table(page, 177, top + 54, (18,), [], (9,))


# 4: the relay, and under it its signs.
def _relay(page, top):
    _head(
        page,
        LEFT,
        top,
        4,
        "Run the relay for Alice",
        "How fast does each follow the one before? Multiply the three rates.",
    )
    y, down = top + 17, top + 41.5
    for x, name, sign in zip((21, 66, 111, 156), ("w1", "h1", "o1", "L"), ("", "×", "×", "=")):
        _circle(page, x, y, 6)
        _say(page, x, y, name, "center", weight="bold")
        _say(page, x, y + 9.5, sign, "center", 14)
    for x, rate, formula in zip(
        (43.5, 88.5, 133.5),
        ("∂h1/∂w1", "∂o1/∂h1", "∂L/∂o1"),
        ("x1 · h1 · (1 − h1)", "w5 · o1 · (1 − o1)", "−2 · (y − o1)"),
    ):
        _arrow(page, x - 16.5, x + 16.5, y)
        _rate(page, x, y, rate, formula)
    _rate(page, 183, y, "∂L/∂w1", linewidth=2.2)
    _say(page, LEFT, down, "Draw ↑ or ↓:  w1 up")
    for start, end, name, x in (
        (55, 73, "total", 89),
        (95, 112, "h1", 124),
        (130, 147, "o1", 159),
        (165, 181, "L", 190.5),
    ):
        _arrow(page, start, end, down)
        _say(page, x - 6, down, name, "right")
        _box(page, x, down, 9, 9)


def _rate(page, x, y, name, formula="", linewidth=1):
    _box(page, x, y, 24, 10, linewidth)
    _say(page, x, y + 9.5, name, "center", weight="bold")
    _say(page, x, y + 14.5, formula, "center")


def _arrow(page, start, end, y):
    page.annotate("", (end, y), (start, y), arrowprops=ARROW)


@_styled
def write(path):
    """The page, into a PDF."""
    handout().savefig(path, metadata=UNDATED)
