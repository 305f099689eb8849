"""Writes docs/handout.pdf, a page to print, of the same drawings as the notebooks' figures.

Places are quarters of a millimetre, a hair less, so that strokes, too, keep 15 mm away from A4's
edges, and US Letter holds the page as well.
"""

from itertools import accumulate, pairwise
from pathlib import Path

import typst

from nnfigures.engine import svg
from nnfigures.engine.style import INK, WIDTH, Type, panel, stylesheet
from nnfigures.engine.words import columns, number, say
from nnfigures.feedforward_network import diagram
from nnfigures.marks import named_person
from nnfigures.partial_derivatives import relay
from nnlanguage import Spoken
from nnlib import PEOPLE, samples, sigmoid


class Words(Spoken):
    """All words of this page."""

    title, name = "One network, by hand", "Name"
    network = "Name the nine numbers; after task 2, send Alice through"
    boxes = (
        "Write in each box a name (see the formulas) and its number (every w is 1, every b is 0)."
    )
    total, squeezed = "total", "f(total)"
    shift, shifts = "Shift the four; F is 1, M is 0", "x1 = pounds − {x1:g}, x2 = inches − {x2:g}"
    columns = ("", "pounds", "inches", "label", "x1", "x2", "y")
    square, miss = "Square the misses", "miss = target − prediction (o1)"
    squares = ("target", "prediction", "miss", "square")
    mean = "L, the mean of the squares"
    relay = "Run the relay for Alice"
    rates = "How much does each change per unit of the one before? Multiply the three rates."
    draw, ways = "Draw ↑ or ↓:\u2002w1 up", ("total", "h1", "o1", "L")
    ticket = "Exit ticket"
    question = "L rises when w1 rises: which way do you step, and why?"


PAGE = Path(__file__).with_name("handout.pdf")
LEFT, RIGHT, SECOND = 60, 780, 488  # edges of what is printed, and where the second column begins
FIT = f'<g transform="scale({WIDTH / 844:.5f}) translate(2 2)">'  # 844 of them are as wide as A4
TEXT, HEAD, TITLE = Type(14.8, INK), Type(17, INK, True), Type(25.4, INK, True)
DIGIT, RULE = Type(14.8, "#fff", True), 1.1
NEURONS = {"x1": (97, 246), "x2": (97, 384), "h1": (411, 246), "h2": (411, 384), "o1": (722, 315)}
TAGS = {"b1": (411, 177), "b2": (411, 453), "b3": (722, 246)}
NETWORK = diagram.Layout(
    NEURONS, diagram.beads(NEURONS, 196, 570) | TAGS, box=(72, 56), tag=(100, 34), rows=(-20, 13)
)
BLANK = diagram.Look(INK, 2.5, Type(15, INK, True))
RELAY = relay.Relay((84, 872), gap=180, scale=1.25)
PAPER = """#set document(title: sys.inputs.title, date: none)
#set page(paper: "a4", margin: 0pt)
#image(bytes(sys.inputs.page), format: "svg", width: 100%)"""


def handout():
    """The page, as SVG; in black alone, as a copier breaks grey into dots."""
    body = _top() + _network(120) + _squeezed(476) + _people(554) + _misses(554) + _relay(800)
    ticket = _head((LEFT, 1008), 5, Words.ticket, Words.question) + _rules(LEFT, 1082, 1124)
    page = svg.picture(
        f"{stylesheet('lettering.css')}{FIT}{body}{ticket}</g>", WIDTH * 297 / 210, Words.title
    )
    return page.replace(INK, "#000")


def write(path):
    """Writes the page as a PDF without a date. Its text stays text, to search and to read aloud."""
    from execute import fonts  # in site/, which fence.py and the tests have made known

    said = {"title": Words.title, "page": handout()}
    typst.compile(
        PAPER.encode(),
        output=path,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs=said,
        pdf_tags=False,  # a tagged page would be one figure, whose words nobody hears
    )


def _say(place, words, style=TEXT, anchor="start"):
    """Words in the middle of a line."""
    x, y = place
    return svg.text((x, y + 0.36 * style.size), words, style, anchor)


def _rules(left, *ys):
    return "".join(svg.line((left, y), (RIGHT, y), width=RULE) for y in ys)


def _head(place, digit, words, more):
    """A task: its digit in a black disc, its name, and what it asks for."""
    x, y = place
    disc = svg.circle((x + 11, y), 11, INK, "none") + _say((x + 11, y), digit, DIGIT, "middle")
    return disc + _say((x + 32, y), words, HEAD) + _say((x + 32, y + 25), more)


def _table(corner, widths, heights, rows=()):
    """A grid, with its words in the middle of their cells; a cell without words stays empty."""
    xs = list(accumulate(widths, initial=corner[0]))
    ys = list(accumulate(heights, initial=corner[1]))
    lines = [svg.line((x, ys[0]), (x, ys[-1]), width=RULE) for x in xs]
    lines += [svg.line((xs[0], y), (xs[-1], y), width=RULE) for y in ys]
    cells = [
        _say(((a + b) / 2, (top + low) / 2), words, TEXT, "middle")
        for row, (top, low) in zip(rows, pairwise(ys))
        for words, (a, b) in zip(row, pairwise(xs))
        if words != ""
    ]
    return "".join(lines + cells)


def _top():
    return _say((LEFT, 76), Words.title, TITLE) + _say((468, 80), Words.name) + _rules(516, 92)


def _network(top):
    """1: the network, with an empty tag for each of its numbers."""
    edges = [svg.line(*NETWORK.ends(name), width=1.4) for name in NETWORK.tags]
    nodes = [diagram.node(NETWORK, name, name, look=BLANK) for name in diagram.NODES]
    tags = [diagram.blank(NETWORK, name) for name in NETWORK.tags]
    formulas = [" ".join(diagram.parts(node)) for node in diagram.FORMULAS]
    rows = [_say((528, top + 286 + 23 * k), formula) for k, formula in enumerate(formulas)]
    return _head((LEFT, top), 1, Words.network, Words.boxes) + "".join(edges + nodes + tags + rows)


def _squeezed(top):
    """f of every total of the four people, computed from rounded outputs, as by hand."""
    first = [x1 + x2 for (x1, x2), y in samples(PEOPLE)]
    totals = sorted({*first, *(2 * round(sigmoid(total), 4) for total in first)})
    rows = [Words.total, *(say("{total:g}", total=total) for total in totals)]
    outputs = [Words.squeezed, *(number(sigmoid(total)) for total in totals)]
    widths = [76] + [644 / len(totals)] * len(totals)
    return _table((LEFT, top), widths, (24, 24), (rows, outputs))


def _people(top):
    """2: the people, and what is to be known of them."""
    alice, ((x1, x2), _) = PEOPLE[0], samples(PEOPLE)[0]
    shifts = say(Words.shifts, x1=alice.pounds - x1, x2=alice.inches - x2)
    rows = [Words.columns, *(("", one.pounds, one.inches, one.label) for one in PEOPLE)]
    table = _table((LEFT, top + 40), (102, 62, 58, 48, 50, 48, 36), (32, 36, 36, 36, 36), rows)
    people = [
        named_person(one.name, (LEFT + 20, y), label, away=20, size=14, style=TEXT)
        for one, (x, label), y in zip(PEOPLE, samples(PEOPLE), range(top + 90, top + 234, 36))
    ]
    return _head((LEFT, top), 2, Words.shift, shifts) + table + "".join(people)


def _misses(top):
    """3: the squares, in the rows of the people."""
    table = _table((SECOND, top + 40), (60, 88, 72, 72), (32, 36, 36, 36, 36), [Words.squares])
    mean = _say((696, top + 234), Words.mean, TEXT, "end") + _table((708, top + 216), (72,), (36,))
    return _head((SECOND, top), 3, Words.square, Words.miss) + table + mean


def _relay(top):
    """4: the relay, and under it its signs."""
    y = top + 166
    row = _say((LEFT, y), Words.draw)
    for x, way in zip((342, 482, 622, 762), Words.ways):
        row += svg.arrow((x - 116, y), (x - 34 - 8 * columns(way), y), INK, 2)
        row += _say((x - 24, y), way, TEXT, "end") + svg.box(panel((x, y), 36, 36), radius=5)
    return _head((LEFT, top), 4, Words.relay, Words.rates) + relay.draw_blank(RELAY) + row
