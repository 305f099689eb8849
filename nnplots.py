"""The pictures that stand still: each plot_… shows one, drawn by matplotlib, with its one sentence under it.

A picture and its sentence are made from the same numbers. A page is 760 pixels wide and counted from its upper left
corner. Colours have a meaning, and none of them marks a person: a circle has the label 1, a square the label 0.
"""

import io
import warnings
from math import ceil, floor, hypot, log10

import numpy as np
import PIL.Image
from IPython.display import Image, display
from matplotlib import style
from matplotlib.collections import LineCollection
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle
from matplotlib.patheffects import withStroke

from nnlib import (
    NEWCOMERS,
    PEOPLE,
    Network,
    Neuron,
    _items,
    _numbers,
    _shown,
    loss,
    mse_loss,
    samples,
    sigmoid,
    sigmoid_derivative,
)

BLUE, VERMILLION, ORANGE, GREEN = (
    "#0072B2",
    "#D55E00",
    "#E69F00",
    "#009E73",
)  # Okabe and Ito's, by meaning
ORANGE_WORDS, GREEN_WORDS = "#9A6300", "#007A5A"  # the two that are too pale for words on white
INK, GREY, AXIS, GRID, PINK = "#222", "#666", "#888", "#DDD", "#F7D9C6"
TINT = LinearSegmentedColormap.from_list("tint", ["white", "#94C4E0"])  # of the outputs from 0 to 1
PT = 0.72  # a pixel, in the points that matplotlib counts in, at 100 dots an inch
DASHED, SHRUG = (0, (2.5, 1.5)), {"color": AXIS, "linewidth": 2 * PT, "linestyle": (0, (5, 4))}
ONES, FOUR = Network(1, 1, 1, 1, 1, 1, 0, 0, 0), samples(PEOPLE)
NAMES = {x: person.name for person, (x, y) in zip(PEOPLE + NEWCOMERS, samples(PEOPLE + NEWCOMERS))}
# "default" comes first: whatever a notebook has set for plots of its own, these look the same.
_styled = style.context(
    [
        "default",
        {
            "font.size": 14 * PT,
            "lines.linewidth": 4 * PT,
            "lines.solid_capstyle": "butt",
            "axes.axisbelow": True,
            "axes.facecolor": "none",
            "axes.edgecolor": AXIS,
            "grid.color": GRID,
            "xtick.color": AXIS,
            "ytick.color": AXIS,
            "xtick.labelcolor": GREY,
            "ytick.labelcolor": GREY,
            "ytick.major.size": 0,
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.spines.left": False,
        },
    ]
)


class _Picture(Image):
    def _repr_mimebundle_(self, include=None, exclude=None):
        data, metadata = super()._repr_mimebundle_(include, exclude)
        return {**data, "text/plain": self.alt}, metadata


def _show(page, sentence):
    drawn, small = io.BytesIO(), io.BytesIO()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "Glyph .* missing")  # in a name: the sentence shows it
        page.figure.savefig(drawn, format="png", metadata={"Software": None})
    # A palette of 64 colours looks the same, and makes a notebook a third as large.
    palette = PIL.Image.open(drawn).convert("RGB").quantize(64, PIL.Image.Quantize.MAXCOVERAGE)
    palette.save(small, "png", optimize=True)
    display(_Picture(data=small.getvalue(), format="png", alt=sentence))
    display(
        {"text/markdown": sentence, "text/plain": sentence}, raw=True
    )  # as prose, it wraps between words


def number(x, decimals=4, sign=""):
    """x with fixed decimals and a true minus; what rounds to zero has no sign; what is huge looks like 1e9."""
    shown = (
        f"{x:{sign}.{decimals}f}"
        if abs(x) < 1e5
        else f"{x:{sign}.0e}".replace("e+0", "e").replace("e+", "e")
    )
    return shown.lstrip("+-") if float(shown) == 0 else shown.replace("-", "−")


def _plain(x):
    """x as it is, with a true minus."""
    return f"{x:g}".replace("-", "−")


def _and(items):
    *most, last = items
    return f"{', '.join(most)} and {last}" if most else last


def _one(network, rows=FOUR):
    """Stops, with one line, what is not one network and samples to feed it with."""
    if np.ndim(loss(network, rows)):
        raise ValueError("network is many networks at once: give one, such as Network.random(1)")


def _verdicts(rows, outputs):
    return ["right" if abs(y - output) < 0.5 else "wrong" for (x, y), output in zip(rows, outputs)]


# The page and its strokes.
def _page(height=300):
    page = Figure(figsize=(7.6, height / 100), dpi=100).add_axes(
        (0, 0, 1, 1), xlim=(0, 760), ylim=(height, 0)
    )
    page.axis("off")
    return page


def _axes(page, box, x, y, color=INK, **settings):
    """Axes in the box (left, top, width, height) of the page, with the names x below and y above it."""
    (left, top, width, height), tall = box, page.get_ylim()[0]
    _say(page, left + width / 2, top + height + 36, x, "center", 16)
    _say(page, 10, 10, y, "left", 16, color)
    axes = page.figure.add_axes(
        (left / 760, 1 - (top + height) / tall, width / 760, height / tall), **settings
    )
    axes.grid(axis="y")
    return axes


def _plane(page, width, xlim, ylim, output=None):
    """Axes for x1 and x2, tinted by what output((x1, x2)) gives, from white (0) to blue (1)."""
    axes = _axes(page, (46, 8, width, 256), "", "x2", xlim=xlim, ylim=ylim)
    _say(page, 52 + width, 264, "x1", size=16)
    axes.locator_params(axis="x", nbins=7)
    axes.locator_params(axis="y", nbins=5)
    axes.grid(axis="x")
    if output:
        grid = output(np.array(np.meshgrid(np.linspace(*xlim, 129), np.linspace(*ylim, 65))))
        axes.imshow(
            grid,
            TINT,
            aspect="auto",
            extent=(*xlim, *ylim),
            origin="lower",
            vmin=0,
            vmax=1,
            interpolation="bilinear",
        )
    return axes


def _say(axes, x, y, words, ha="", size=15, color=INK, right=0, up=0, halo=5, **more):
    """Words at a place of the axes, moved by pixels. Big ones are bold; the halo keeps them off strokes below."""
    axes.annotate(
        words,
        (x, y),
        (right, up),
        textcoords="offset pixels",
        annotation_clip=False,
        **{
            "parse_math": False,
            "fontsize": size * PT,
            "color": color,
            "va": "center_baseline",
            "zorder": 6,
            "ha": ha or ("right" if right < 0 else "left"),
            "weight": "bold" if size > 16 else "normal",
            "path_effects": [withStroke(linewidth=halo, foreground="white")] if halo else None,
            **more,
        },
    )


def _dot(axes, x, y, color, words="", *look, size=13, fill=None, **more):
    """A dot, and beside it words as `_say` takes them."""
    axes.plot(
        [x],
        [y],
        "o",
        markersize=size * PT,
        color=fill or color,
        markeredgecolor=color if fill else "white",
        markeredgewidth=2,
        clip_on=False,
        zorder=5,
    )
    _say(axes, x, y, words, *look, **more)


def _person(axes, x, y, letter, label, words="", right=18):
    axes.plot(
        [x],
        [y],
        "o" if label else "s",
        markersize=(26 if label else 24) * PT,
        color="white",
        markeredgecolor="black",
        markeredgewidth=3 * PT,
        clip_on=False,
        zorder=5,
    )
    _say(axes, x, y, letter, "center", 16, "black", halo=0, weight="bold")
    _say(axes, x, y, words, "", 16, right=right, weight="bold")


# 01: one neuron.
@_styled
def plot_sigmoid():
    """f(total) = 1 / (1 + e^-total) for totals from −8 to 8, with four of its points."""
    page, xs = _page(), np.linspace(-8, 8, 161)
    axes = _axes(
        page, (50, 24, 590, 222), "total", "", xlim=(-8, 8), ylim=(0, 1), yticks=(0, 0.5, 1)
    )
    axes.plot(xs, sigmoid(xs), color=BLUE, clip_on=False)
    points = {total: f"f({number(total, 0)}) = {number(sigmoid(total))}" for total in (-2, 0, 2, 7)}
    for (total, words), right, up in zip(points.items(), (-12, 12, 12, -1), (18, -20, -20, -20)):
        _dot(axes, total, sigmoid(total), BLUE, words, "", 16, INK, right, up)
    for y, words, size in ((24, "1 = yes", 20), (135, "output\nf(total)", 16), (246, "0 = no", 20)):
        _say(page, 660, y, words, "", size)
    _show(
        page,
        f"Totals from −8 to 8 go in, outputs between 0 and 1 come out: {_and(points.values())}.",
    )


@_styled
def plot_sigmoid_slope():
    """f with three of its tangents, and under it their slopes, f′ = f · (1 − f), for totals from −8 to 8."""
    page, xs, slopes = _page(330), np.linspace(-8, 8, 161), []
    above = _axes(
        page, (50, 18, 690, 150), "", "", xlim=(-8, 8), ylim=(0, 1), xticks=(), yticks=(0, 0.5, 1)
    )
    below = _axes(
        page, (50, 206, 690, 80), "total", "", xlim=(-8, 8), ylim=(0, 0.25), yticks=(0, 0.25)
    )
    above.plot(xs, sigmoid(xs), color=BLUE, clip_on=False)
    below.plot(xs, sigmoid_derivative(xs), color=ORANGE, clip_on=False)
    for total, reach, ha in ((-3, 1.2, "right"), (0, 2, "center"), (3, 1.2, "left")):
        f, slope, ends = sigmoid(total), sigmoid_derivative(total), np.array((-reach, reach))
        above.plot(total + ends, f + slope * ends, color=ORANGE, clip_on=False)
        _dot(above, total, f, BLUE)
        words = f"{number(f)} · {number(1 - f)} = {number(slope)}"
        _dot(below, total, slope, ORANGE, words, ha, 16, ORANGE_WORDS, up=20)
        slopes.append(f"{number(slope)} at {number(total, 0)}")
    _say(page, 490, 132, "f(total), and how steep it is", "", 16, BLUE)
    _say(page, 490, 214, "slope = f · (1 − f)", "", 16, ORANGE_WORDS)
    _show(
        page,
        "Above, f (0 to 1) of totals from −8 to 8 and three tangents; below, their slopes f · (1 − f) "
        f"(0 to 0.25): {_and(slopes)}.",
    )


@_styled
def plot_fence(weights=(0, 1), bias=4):
    """Where one neuron's output is 0.5, on the plane of x1 and x2, and its outputs for the dots A, B, C and D.

    weights: two numbers; bias: one number. Errors are those of `Neuron`.
    """
    outputs = [Neuron(weights, bias).feedforward(x) for x, y in FOUR]
    page, verdicts = _page(), _verdicts(FOUR, outputs)
    axes = _plane(
        page, 510, (-21, 30), (-12.8, 12.8), lambda x: sigmoid(np.tensordot(weights, x, 1) + bias)
    )
    where = _fence(axes, np.array(weights, float), bias)
    tags = [f"{number(output, 3)} {verdict}" for output, verdict in zip(outputs, verdicts)]
    for letter, (x, y), tag, right, up in zip(
        "ABCD", FOUR, tags, (0, -6, 0, 0), (30, 30, -30, -30)
    ):
        _person(axes, *x, letter, y)
        color = GREEN_WORDS if "right" in tag else INK
        _say(
            axes,
            *x,
            tag,
            "center",
            14,
            color,
            right,
            up,
            halo=0,
            weight="bold",
            zorder=4,
            bbox={"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": color},
        )
    score, (w1, w2, b) = (
        f"{verdicts.count('right')} of 4 right",
        (number(x, 1) for x in (*weights, bias)),
    )
    _say(page, 580, 36, score, "", 22, GREEN_WORDS if "wrong" not in verdicts else INK)
    for top, label in ((84, 1), (120, 0)):
        _person(page, 596, top, "", label)
        _say(page, 620, top, f"should give {label}")
    for top, sign, value, name in (
        (180, "total =", w1, "· x1"),
        (208, "+", w2, "· x2"),
        (236, "+", b, ""),
    ):
        _say(page, 640, top, sign, "right", 16)
        _say(page, 702, top, value, "right", 18)
        _say(page, 710, top, name, "", 16, GREY)
    each = ", ".join(f"{letter} {tag}" for letter, tag in zip("ABCD", tags))
    _show(
        page,
        f"x1 from −21 to 30, x2 from −12.8 to 12.8; w1 = {w1}, w2 = {w2}, b = {b}: {where}. "
        f"{each}: {score}.",
    )


def _fence(axes, weights, bias):
    """A line with posts on its 1-side, and a 1 and a 0 astride it; gives the words that say where it is."""
    if not (length := hypot(*weights)):
        return "with both weights 0 there is no fence"
    centre, ahead = np.array((4.5, 0)), weights / length
    along = np.array((-ahead[1], ahead[0]))
    if abs(total := weights @ centre + bias) > 60 * length:
        return "the fence lies outside"
    posts = centre - total / length * ahead + np.outer(np.arange(-29.9, 30, 2.6), along)
    posts = posts[(np.abs(posts - centre) < (25.5, 12.8)).all(axis=1)]
    if not len(posts):
        return "the fence lies outside"
    line = np.transpose((posts[0] - 2.6 * along, posts[-1] + 2.6 * along))
    axes.plot(*line, color="white", linewidth=8 * PT)
    axes.plot(*line, color=INK)
    axes.plot(*np.transpose((posts, posts + 1.2 * ahead), (2, 0, 1)), color=INK, linewidth=3 * PT)
    for words, color, side in (("1", BLUE, 2.4), ("0", GREY, -1.8)):
        _say(axes, *(posts[-len(posts) // 4] + side * ahead), words, "center", 22, color)
    return "the fence stands where the output is 0.5"


# 02: the network.
PLACES = {
    "x1": (80, 84),
    "x2": (80, 216),
    "h1": (370, 84),
    "h2": (370, 216),
    "o1": (660, 150),
    "b1": (370, 18),
    "b2": (370, 282),
    "b3": (660, 84),
}
LINKS = {
    "w1": ("x1", "h1"),
    "w2": ("x2", "h1"),
    "w3": ("x1", "h2"),
    "w4": ("x2", "h2"),
    "w5": ("h1", "o1"),
    "w6": ("h2", "o1"),
    "b1": ("b1", "h1"),
    "b2": ("b2", "h2"),
    "b3": ("b3", "o1"),
}


@_styled
def plot_network(network, x=None):
    """The network with its nine numbers; for the pair x = (x1, x2) also what its neurons put out.

    Errors are those of `loss`; a network that is many is a ValueError.
    """
    _one(network, [((0, 0) if x is None else x, 0)])
    page, nine = _page(), network._asdict()
    for name, value in nine.items():
        start, end = (np.array(PLACES[place]) for place in LINKS[name])
        page.plot(
            *np.transpose((start, end)),
            color=INK if value else "#BBB",
            zorder=1,
            linewidth=(1.2 + 2.4 * min(abs(value), 3)) * PT,
            linestyle=DASHED if value < 0 else "-",
        )
        _tag(
            page,
            *(start + {"x": 0.34, "h": 0.5, "b": 0}[LINKS[name][0][0]] * (end - start)),
            name,
            value,
        )
    outputs = (
        {} if x is None else dict(zip(("h1", "h2", "o1"), map(number, network.activations(x))))
    )
    inputs = {} if x is None else {name: _plain(value) for name, value in zip(("x1", "x2"), x)}
    for name in ("x1", "x2", "h1", "h2", "o1"):
        _node(page, *PLACES[name], name, {**inputs, **outputs}.get(name))
    _say(page, 590, 268, "thick: far from 0\ndashed: negative", "", 14, GREY)
    numbers = ", ".join(f"{name} = {number(value, 2)}" for name, value in nine.items())
    given = (
        f" x = ({', '.join(inputs.values())}) gives {_and(map(' = '.join, outputs.items()))}."
        if inputs
        else ""
    )
    _show(page, f"The network, x1 and x2 to h1 and h2 to o1: {numbers}.{given}")


def _tag(page, x, y, name, value):
    page.add_patch(
        FancyBboxPatch(
            (x - 44, y - 9), 88, 18, "round,pad=5", facecolor="white", edgecolor="#BBB", zorder=3
        )
    )
    _say(page, x - 41, y, name, color=GREY, halo=0)
    _say(
        page,
        x + 42,
        y,
        number(value, 2 if abs(value) < 10 else 0),
        "right",
        16,
        halo=0,
        weight="bold",
    )


def _node(page, x, y, name, value):
    """A box for an input; for a neuron a glass, filled up to its output."""
    neuron = name[0] != "x"
    shape = (
        Circle((x, y), 40) if neuron else FancyBboxPatch((x - 30, y - 16), 60, 32, "round,pad=6")
    )
    shape.set(facecolor="white", edgecolor=BLUE if neuron else INK, linewidth=3 * PT, zorder=2)
    page.add_patch(shape)
    if neuron and value:
        glass = Rectangle((x - 40, y + 39), 80, -78 * float(value), facecolor="#C3DEEE", zorder=2.1)
        page.add_patch(glass).set_clip_path(shape)
    _say(page, x, y - 11 if value else y, name, "center", 14 if value else 20, halo=0)
    _say(page, x, y + 9, value or "", "center", 16, halo=0, weight="bold")


# 03: the loss.
@_styled
def plot_squares(y_pred, people=PEOPLE):
    """One square a person: its side is the miss, it hangs from target 1 or stands on target 0; L is the mean area.

    y_pred: a prediction for each of the people. Errors are those of `mse_loss` and `samples`.
    """
    people = _items("people", people)
    y_true = [y for x, y in samples(people)]
    L, areas, page = (
        mse_loss(y_true, y_pred),
        [(y - output) ** 2 for y, output in zip(y_true, y_pred)],
        _page(),
    )
    low, high, column = min(0, *y_pred), max(1, *y_pred), 674 / len(areas)
    unit = min(146 / (high - low), (column - 16) / max(1, *areas) ** 0.5)
    for level in (0, 1):
        page.axhline(196 - (level - low) * unit, 0.1, 0.99, color=AXIS, linewidth=1)
        _say(page, 70, 196 - (level - low) * unit, f"target {level}", "right", color=GREY)
    for k, (person, y, output, area) in enumerate(zip(people, y_true, y_pred, areas)):
        middle, side, edge = (
            76 + column * (k + 0.5),
            abs(y - output) * unit,
            196 - (output - low) * unit,
        )
        page.add_patch(
            Rectangle(
                (middle - side / 2, edge),
                side,
                (output - y) * unit,
                facecolor=PINK,
                edgecolor=VERMILLION,
                linewidth=3 * PT,
            )
        )
        page.plot(
            (middle - side / 2 - 6, middle + side / 2 + 6),
            (edge, edge),
            color=BLUE,
            linewidth=6 * PT,
        )
        _person(page, middle - 44, 20, str(person.name)[:1], y, person.name)
        _say(page, middle, 222, number(output), "center", 16, BLUE)
        _say(page, middle, 249, number(area), "center", 17, VERMILLION)
    _say(page, 10, 222, "output", "", 16, BLUE)
    _say(page, 10, 249, "area", "", 16, VERMILLION)
    _say(page, 744, 282, f"mean area: L = {number(L)}", "right", 22, VERMILLION)
    each = [
        f"{person.name} from {number(output)} to {number(y, 0)}, area {number(area)}"
        for person, y, output, area in zip(people, y_true, y_pred, areas)
    ]
    _show(
        page,
        f"One square each, from the output to the target: {'; '.join(each)}. "
        f"The mean area is L = {number(L)}.",
    )


@_styled
def plot_loss_by_w1():
    """L while w1 goes from −3 to 3 and the other eight numbers stay those of the ones: Alice's, and the four's."""
    page, w1, facts = _page(), np.linspace(-3, 3, 241), []
    axes = _axes(page, (56, 26, 600, 218), "w1", "loss L", VERMILLION, xlim=(-3, 3), ylim=(0, 0.6))
    axes.axhline(0.25, **SHRUG)
    _say(axes, 3, 0.25, "a shrug\n0.25", "", 15, GREY, 10, 4)
    for name, rows, width, up in (("the four", FOUR, 4, 22), ("Alice", FOUR[:1], 2.5, -24)):
        left, here, right = (number(loss(ONES.replace(w1=place), rows)) for place in (-3, 1, 3))
        axes.plot(
            w1,
            loss(ONES.replace(w1=w1), rows),
            color=VERMILLION,
            linewidth=width * PT,
            clip_on=False,
        )
        _dot(
            axes, 1, loss(ONES, rows), VERMILLION, f"{name} {here}", "center", 18, VERMILLION, 0, up
        )
        facts.append(f"{name} {left} at −3, {here} at 1, {right} at 3")
    _show(page, f"The loss L (0 to 0.6) by w1 (−3 to 3): {'; '.join(facts)}. A shrug costs 0.25.")


# 04: the slope.
@_styled
def plot_secants():
    """Alice's L by w1, and lines from w1 = 1 that turn into the tangent as the nudge shrinks."""
    page, w1 = _page(), np.linspace(-0.3, 3.2, 141)
    here, slope = loss(ONES, FOUR[:1]), ONES.gradient(*FOUR[0]).w1
    axes = _axes(
        page,
        (60, 26, 470, 226),
        "w1",
        "L, Alice’s loss",
        VERMILLION,
        xlim=(-0.3, 3.2),
        ylim=(0.19, 0.28),
    )
    axes.set_xticks(range(4))
    axes.plot(w1, loss(ONES.replace(w1=w1), FOUR[:1]), color=VERMILLION)
    rates = {
        nudge: (loss(ONES.replace(w1=1 + nudge), FOUR[:1]) - here) / nudge for nudge in (2, 1, 0.1)
    }
    for (nudge, rate), up in zip(rates.items(), (0, 0, -8)):
        axes.plot((1, 3.2), (here, here + 2.2 * rate), color=ORANGE, linewidth=2.5 * PT, zorder=1.9)
        _dot(axes, 1 + nudge, here + rate * nudge, VERMILLION, size=9, fill="white")
        _say(
            axes,
            3.2,
            here + 2.2 * rate,
            f"nudge {nudge}: rate {number(rate)}",
            "",
            16,
            ORANGE_WORDS,
            8,
            up,
        )
    axes.plot((-0.3, 3.2), (here - 1.3 * slope, here + 2.2 * slope), color=ORANGE, zorder=1.9)
    _say(axes, 3.2, here + 2.2 * slope, f"tangent: {number(slope)}", "", 20, ORANGE_WORDS, 8, 10)
    _dot(axes, 1, here, VERMILLION)
    shown = _and([f"{number(rate)} for a nudge of {nudge}" for nudge, rate in rates.items()])
    _show(
        page,
        f"Alice’s L (0.19 to 0.28) by w1 (−0.3 to 3.2): from w1 = 1 it rises at a rate of {shown}; "
        f"the tangent’s is {number(slope)}.",
    )


@_styled
def plot_relay(network, x, y):
    """w1 → h1 → o1 → L for one person: three rates, one for each link, and their product, ∂L/∂w1.

    Errors are those of `loss`; a network that is many is a ValueError.
    """
    _one(network, [(x, y)])
    page, (h1, h2, o1) = _page(), network.activations(x)
    rates = (h1 * (1 - h1) * x[0], o1 * (1 - o1) * network.w5, -2 * (y - o1))
    slope, ways = np.prod(rates), np.cumprod((1, *np.sign(rates)))
    values = {"w1": network.w1, "h1": h1, "o1": o1, "L": (y - o1) ** 2}
    for middle, (name, value), way in zip((60, 273, 486, 699), values.items(), ways):
        _dot(page, middle, 104, INK, size=68, fill="white")
        _say(page, middle, 94, name, "center", 18, halo=0)
        _say(page, middle, 116, number(value), "center", 14, halo=0)
        page.plot(
            [middle], [42], {1: "^", -1: "v", 0: "_"}[way], markersize=16 * PT, color=ORANGE_WORDS
        )
    for left, rate, name in zip((94, 307, 520), rates, ("∂h1/∂w1", "∂o1/∂h1", "∂L/∂o1")):
        page.plot(
            (left, left + 133),
            (104, 104),
            color=ORANGE,
            linestyle=DASHED if rate < 0 else "-",
            zorder=1,
        )
        page.plot([left + 133], [104], ">", color=ORANGE, markersize=15 * PT, zorder=2)
        _say(page, left + 70, 76, number(rate, sign="+"), "center", 20, ORANGE_WORDS)
        _say(page, left + 70, 132, name, "center", 16, GREY)
    _say(page, 10, 14, "nudge w1 up, and each of them goes ▲ up or ▼ down:", color=ORANGE_WORDS)
    page.plot((60, 60, 699, 699), (158, 172, 172, 158), color=AXIS, linewidth=2 * PT)
    factors = [number(rate) for rate in rates]
    _say(page, 380, 202, " × ".join(factors), "center", 18)
    _say(page, 380, 244, f"∂L/∂w1 = {number(slope)}", "center", 24, ORANGE_WORDS)
    _say(page, 380, 280, f"multiplied unrounded: {number(slope, 7)}", "center", 15, GREY)
    who = NAMES.get(tuple(x), f"x = ({_plain(x[0])}, {_plain(x[1])})")
    stations = ", ".join(f"{name} = {number(value)}" for name, value in values.items())
    _show(
        page,
        f"{who}, target {_plain(y)}: {stations}. The rates along w1 → h1 → o1 → L are {_and(factors)}; "
        f"multiplied unrounded they give ∂L/∂w1 = {number(slope)}.",
    )


@_styled
def plot_gradient(network, x, y):
    """The nine slopes that `gradient` gives, each over the rate of a nudge of 0.001. Errors are `plot_relay`'s."""
    _one(network, [(x, y)])
    page, here, slopes = _page(330), loss(network, [(x, y)]), network.gradient(x, y)._asdict()
    nudged = {
        name: (loss(network.replace(**{name: value + 0.001}), [(x, y)]) - here) / 0.001
        for name, value in network._asdict().items()
    }
    low, high = (
        min(0, *slopes.values(), *nudged.values()),
        max(0, *slopes.values(), *nudged.values()),
    )
    scale = 420 / ((high - low) or 1)
    for right, words in ((50, "∂L/∂"), (620, "slope"), (744, "nudged")):
        _say(page, right, 14, words, "right", 16, GREY)
    for top, name in zip(range(44, 330, 33), slopes):
        page.barh(
            (top - 6, top + 5),
            (slopes[name] * scale, nudged[name] * scale),
            10,
            left=60 - low * scale,
            color=(ORANGE, "white"),
            edgecolor=ORANGE_WORDS,
        )
        _say(page, 50, top, name, "right", 17)
        _say(page, 620, top, number(slopes[name]), "right", 17, ORANGE_WORDS)
        _say(page, 744, top, number(nudged[name]), "right", 16, ORANGE_WORDS)
    page.axvline(60 - low * scale, 0.01, 0.91, color=AXIS, linewidth=1)
    most = max(slopes, key=lambda name: abs(slopes[name]))
    times = (
        f", {number(abs(slopes[most] / slopes['w1']), 0)} times w1’s"
        if slopes["w1"] and most != "w1"
        else ""
    )
    _show(
        page,
        f"The nine slopes of L: {', '.join(f'{name} {number(slope)}' for name, slope in slopes.items())}. "
        f"The strongest is {most}’s{times}; nudges of 0.001 agree with them to within "
        f"{number(max(abs(slopes[name] - nudged[name]) for name in slopes))}.",
    )


# 05: the training.
@_styled
def plot_loss_curve(losses):
    """The loss by epoch, the first epochs drawn wider. losses: a list of numbers, that of epoch 0 first."""
    losses = _numbers("losses", losses, ndim=1)
    last = len(losses) - 1
    places, page, top = (
        np.log1p(np.arange(max(last, 1) + 1) / 10),
        _page(),
        1.08 * max(0.25, losses.max()),
    )
    axes = _axes(
        page,
        (60, 26, 660, 218),
        "epoch (the early ones drawn wider)",
        "loss",
        VERMILLION,
        xlim=(0, places[-1]),
        ylim=(0, top),
    )
    ticks = [
        epoch for epoch in (0, 5, 10, 20, 50, 100, 200, 500, 1000, 3000, 10000) if epoch <= last
    ]
    axes.set_xticks(places[ticks], ticks)
    axes.locator_params(axis="y", nbins=4)
    axes.axhline(0.25, **SHRUG)
    _say(
        axes,
        places[-1],
        0.25,
        "a shrug, 0.25",
        "right",
        16,
        GREY,
        0,
        14 if losses[-1] < 0.25 else -14,
    )
    axes.plot(places[: last + 1], losses, color=VERMILLION, clip_on=False)
    first, final = number(losses[0]), number(losses[-1])
    aside = -20 if 0.16 * top < losses[-1] < 0.25 else 24  # not on the shrug's words
    _dot(
        axes,
        places[last],
        losses[-1],
        VERMILLION,
        final if last else "",
        "right",
        22,
        VERMILLION,
        0,
        aside,
    )
    aside = -20 if 0.16 * top < losses[0] < losses[:2].max() else 18  # not on a curve that rises
    _dot(axes, 0, losses[0], VERMILLION, first, "left", 22, VERMILLION, 14, aside)
    below = last + 1 - np.argmax(losses[::-1] >= 0.25) if max(losses) >= 0.25 else 0
    shrug = (
        f"stays below a shrug’s 0.25 from epoch {below} on"
        if losses[-1] < 0.25
        else "ends no better than 0.25"
    )
    _show(
        page,
        f"The loss (0 to {number(top, 2)}) by epoch (0 to {last}, the early ones drawn wider), "
        f"from {first} to {final}: it {shrug}.",
    )


@_styled
def plot_tug(network, samples, learning_rate=0.1, epochs=1):
    """The loss over all samples, update by update: a staircase for one epoch, a bar for each update for more.

    epochs: a whole number from 1 to 20. Other errors are those of `loss` and `Network.step`.
    """
    if not isinstance(epochs, (int, np.integer)) or not 1 <= epochs <= 20:
        raise ValueError(f"epochs is {_shown(epochs)}: give a whole number from 1 to 20")
    samples = _items("samples", samples)
    _one(network, samples)
    networks, rate = [network], _numbers("learning_rate", learning_rate, ndim=0)
    for x, y in samples * int(epochs):
        networks.append(networks[-1].step(x, y, rate))
    losses = np.array([loss(one, samples) for one in networks])
    names = [NAMES.get(tuple(x), chr(65 + k)) for k, (x, y) in enumerate(samples)]
    _staircase(networks, samples, names, losses) if epochs == 1 else _bars(names, losses)


def _staircase(networks, samples, names, losses):
    page, width, changes = (
        _page(),
        640 / len(samples),
        [number(change, sign="+") for change in np.diff(losses)],
    )
    owns = [
        " → ".join(number(one.feedforward(x), 3) for one in pair)
        for pair, (x, y) in zip(zip(networks, networks[1:]), samples)
    ]
    levels = 124 + 138 * (losses.max() - losses) / (np.ptp(losses) or 1)
    for top, words in ((20, "whose turn"), (48, "own output"), (74, "target")):
        _say(page, 10, top, words, color=GREY)
    for k, (name, (x, y), change, before, after) in enumerate(
        zip(names, samples, changes, levels, levels[1:])
    ):
        left = 110 + width * k
        page.axvline(left - 8, color=GRID, linewidth=1)
        _person(page, left + 14, 20, name[0], y, name)
        _say(page, left, 48, owns[k], color=BLUE)
        _say(page, left, 74, _plain(y))
        _stair(page, left, left + width / 2, left + width, before, after, change)
    _say(page, 96, levels[0], number(losses[0]), "right", 20, VERMILLION)
    _say(page, 752, levels[-1] + 20, number(losses[-1]), "right", 20, VERMILLION)
    each = [
        f"{name} {change}, output {own} for target {_plain(y)}"
        for name, change, own, (x, y) in zip(names, changes, owns, samples)
    ]
    _show(
        page,
        f"One epoch, update by update: the loss over all goes from {number(losses[0])} to "
        f"{number(losses[-1])}: {'; '.join(each)}.",
    )


def _stair(page, left, middle, right, before, after, change):
    color, words, head = (
        (GREEN, GREEN_WORDS, "v") if after > before else (VERMILLION, VERMILLION, "^")
    )
    page.plot((left, middle), (before, before), color=VERMILLION)
    page.plot((middle, right), (after, after), color=VERMILLION)
    page.plot((middle, middle), (before, after), color=color, linewidth=7 * PT)
    page.plot([middle], [after], head, color=color, markersize=16 * PT, zorder=3)
    if abs(after - before) > 44:
        _say(page, middle, (before + after) / 2, change, "right", 18, words, -14)
    else:
        _say(page, middle, min(before, after) - 22, change, "center", 18, words)


def _bars(names, losses):
    page, changes, count = _page(), np.diff(losses), len(names)
    most, ups = (
        np.abs(changes).max() or 1,
        [names[k % count] for k in np.flatnonzero(np.diff(losses) > 0)],
    )
    axes = _axes(
        page,
        (100, 10, 650, 250),
        "",
        "",
        xlim=(-0.5, len(changes) - 0.5),
        xticks=(),
        yticks=(),
        ylim=(min(-0.3 * most, 1.2 * changes.min()), max(0.3 * most, 1.2 * changes.max())),
    )
    for k in range(0, len(changes), count):
        axes.axvspan(
            k - 0.5, k + count - 0.5, color="#F3F3F3", linewidth=0, alpha=1 - k // count % 2
        )
        _say(
            page,
            100 + 650 * (k + count / 2) / len(changes),
            278,
            f"{k // count + 1}",
            "center",
            15,
            GREY,
        )
    axes.bar(range(len(changes)), changes, 0.76, color=np.where(changes > 0, VERMILLION, GREEN))
    axes.axhline(0, color=AXIS, linewidth=1)
    for k, change in enumerate(changes if len(changes) <= 48 else ()):
        color, up, weight = (INK, 11, "bold") if change > 0 else (GREY, -11, "normal")
        _say(
            axes, k, change, names[k % count][0], "center", 14, color, 0, up, halo=0, weight=weight
        )
    deepest, score = number(changes.min(), sign="+"), f"{len(ups)} of {len(changes)}"
    _say(
        axes,
        changes.argmin(),
        changes.min(),
        deepest,
        "",
        18,
        GREEN_WORDS,
        8 + 247 / len(changes),
        8,
    )
    _say(axes, 0.98, 0.25, f"{score} go up", "right", 22, VERMILLION, xycoords="axes fraction")
    _say(page, 10, 34, "raises\nthe loss", "", 16, VERMILLION)
    _say(page, 10, 100, "lowers\nthe loss", "", 16, GREEN_WORDS)
    _say(page, 10, 278, "epoch", "", 16, GREY)
    whose = (
        f" ({', '.join(f'{name}’s {ups.count(name)}' for name in dict.fromkeys(ups))})"
        if ups
        else ""
    )
    _show(
        page,
        f"What each update of epochs 1 to {len(changes) // count} does to the loss over all, "
        f"from {deepest} to {number(changes.max(), sign='+')}: {score} raise it{whose}.",
    )


@_styled
def plot_boundary(network, people=PEOPLE):
    """Where the network's output o1 is 0.5, on the plane of x1 and x2, and what it says about the people.

    Errors are those of `loss` and `samples`; a network that is many is a ValueError.
    """
    people = _items("people", people)
    rows = samples(people)
    _one(network, rows)
    page, outputs, (x1, x2) = (
        _page(),
        [network.feedforward(x) for x, y in rows],
        np.transpose([x for x, y in rows]),
    )
    xlim, ylim = (min(-25, *1.2 * x1), max(35, *1.2 * x1)), (min(-9, *1.2 * x2), max(9, *1.2 * x2))
    axes = _plane(page, 684, xlim, ylim, network.feedforward)
    line = _contour(axes, network)
    corners = [(corner, number(network.feedforward(corner), 3)) for corner in zip(xlim, ylim)]
    for (corner, output), right, up in zip(corners, (8, -8), (14, -14)):
        _say(axes, *corner, f"o1 = {output}", "", 17, BLUE, right, up)
    each = [f"{person.name} {number(output, 3)}" for person, output in zip(people, outputs)]
    for words, (x, y) in zip(each, rows):
        _person(axes, *x, words[0], y, words, 18 if x[0] < -10 or 20 < x[0] < 30 else -18)
    (x1, x2), (x3, x4) = ([number(end, 0) for end in ends] for ends in (xlim, ylim))
    _show(
        page,
        f"x1 from {x1} to {x2}, x2 from {x3} to {x4}: {line}; o1 is {corners[0][1]} at the lower left, "
        f"{corners[1][1]} at the upper right. {_and(each)}: "
        f"{_verdicts(rows, outputs).count('right')} of {len(rows)} right.",
    )


def _contour(axes, network):
    xs, ys = np.linspace(*axes.get_xlim(), 181), np.linspace(*axes.get_ylim(), 91)
    grid = network.feedforward(np.array(np.meshgrid(xs, ys)))
    if not grid.min() < 0.5 < grid.max():
        return f"there is no line, as no output is {'below' if grid.min() >= 0.5 else 'above'} 0.5"
    for color, width in (("white", 8), (BLUE, 4)):
        axes.contour(xs, ys, grid, [0.5], colors=color, linewidths=width * PT)
    return "the line is where o1 = 0.5"


@_styled
def plot_heaps(outputs, mine):
    """Emily's output from each of many networks, one dot a network, and where `mine`, the learner's, stands."""
    outputs, mine, page = (
        np.sort(_numbers("outputs", outputs, ndim=1)),
        _numbers("mine", mine, ndim=0),
        _page(),
    )
    low, high = min(outputs[0], mine), max(outputs[-1], mine)
    edges = np.linspace(low, high, 191) if high > low else low + np.linspace(-0.01, 0.01, 191)
    bins = np.digitize(outputs, edges)
    heights = (
        np.arange(len(bins)) - np.searchsorted(bins, bins) + 0.5
    )  # over the dots before it in its bin
    heights *= min(3.75, 200 / heights.max())
    axes = _axes(
        page,
        (30, 24, 700, 226),
        "Emily’s output",
        "",
        xlim=edges[[0, -1]],
        ylim=(0, 226),
        yticks=(),
    )
    axes.plot(edges[bins - 1], heights, "o", markersize=3.3 * PT, color=BLUE, clip_on=False)
    right, piles = outputs > np.percentile(outputs, (5, 95)).mean(), []
    for side in (side for side in (~right, right) if side.any()):
        piles.append(f"{side.sum()} near {number(outputs[side].mean(), 3)}")
        _say(
            axes,
            outputs[side].mean(),
            max(70, heights[side].max()),
            piles[-1],
            "center",
            22,
            INK,
            0,
            20,
        )
    axes.plot((mine, mine), (4, 64), color=INK, clip_on=False)
    _dot(axes, mine, 4, INK)
    _say(axes, mine, 48, f"the learner\n{number(mine, 3)}", "left", 17, INK, 10)
    _show(
        page,
        f"Emily’s output from {len(outputs)} networks, {number(outputs[0], 3)} to "
        f"{number(outputs[-1], 3)}: {_and(piles)}. The learner’s is {number(mine, 3)}.",
    )


@_styled
def plot_fan(networks):
    """The lines o1 = 0.5 of many networks, the first 300, over the four people. Errors are those of `loss`."""
    loss(networks, FOUR)
    page, some = (
        _page(),
        Network(*(field.ravel()[:300, None] for field in np.broadcast_arrays(*networks))),
    )
    axes = _plane(page, 684, (-32, 42), (-12, 12))
    axes.add_collection(
        LineCollection(_contours(some), colors=BLUE, linewidths=1.2 * PT, alpha=0.17)
    )
    said, count = [], some.w1.size
    for spot, right, up in (
        ((-5, 9), 20, 0),
        ((7, -9), 20, 0),
        ((-32, -12), 8, 14),
        ((42, 12), -8, -14),
    ):
        ones = int((some.feedforward(spot) > 0.5).sum())
        words = {0: "all say 0", count: "all say 1"}.get(
            ones, f"{ones} say 1, {count - ones} say 0"
        )
        said.append(f"at ({number(spot[0], 0)}, {number(spot[1], 0)}) {words}")
        _say(axes, *spot, words, "", 17, BLUE if up else INK, right, up)
        if not up:
            _dot(axes, *spot, INK, "?", "center", 17, halo=0, size=26, fill="white")
    for person, (x, y), right in zip(PEOPLE, FOUR, (-18, 18, -18, -18)):
        _person(axes, *x, person.name[0], y, person.name, right)
    _show(
        page,
        f"The lines o1 = 0.5 of {count} networks, x1 from −32 to 42, x2 from −12 to 12: {'; '.join(said)}.",
    )


def _contours(networks):
    """All the lines by one call, ten times faster than one each: the planes in a heap, empty rows between them."""
    xs, ys = np.meshgrid(np.linspace(-32, 42, 61), np.linspace(-12, 12, 33))
    grids = networks.feedforward((xs.ravel(), ys.ravel())).reshape(-1, *xs.shape)
    heap = [
        np.pad(np.broadcast_to(plane, grids.shape), ((0, 0), (0, 1), (0, 0)), constant_values=empty)
        for plane, empty in ((xs, 0), (ys, 0), (grids, np.nan))
    ]
    return (
        Figure()
        .add_subplot()
        .contour(*(planes.reshape(-1, 61) for planes in heap), [0.5])
        .allsegs[0]
    )


@_styled
def plot_rates(rates, losses):
    """The loss after training by learning rate, both axes logarithmic; beyond a rate of 16 the dots stand alone.

    rates, losses: two equally long lists of numbers above 0.
    """
    rates, losses = _numbers("rates", rates, ndim=1), _numbers("losses", losses, ndim=1)
    if len(rates) != len(losses) or min(*rates, *losses) <= 0:
        raise ValueError(
            f"{len(rates)} rates and {len(losses)} losses: give one loss for each rate, all above 0"
        )
    page, bottom, marked = _page(), 10.0 ** min(-4, floor(log10(losses.min()))), []
    axes = _axes(
        page,
        (110, 24, 630, 224),
        "learning rate",
        "loss after training",
        VERMILLION,
        xscale="log",
        yscale="log",
        xlim=(rates.min() / 3, 2 * rates.max()),
        ylim=(bottom, 1),
    )
    axes.minorticks_off()
    for axis in (axes.xaxis, axes.yaxis):
        axis.set_major_formatter(lambda x, place: _small(x))
    axes.axhline(0.25, **SHRUG)
    _say(axes, (rates.min() * rates.max()) ** 0.5, 0.25, "a shrug, 0.25", "center", 16, GREY)
    for some, marker in ((rates <= 16, "o-"), (rates > 16, "o")):
        axes.plot(
            rates[some], losses[some], marker, color=VERMILLION, markersize=8 * PT, clip_on=False
        )
    for rate, end in zip(rates, losses):
        if abs(log10(rate) - round(log10(rate))) < 1e-9:
            words = _small(end, 4)
            marked.append(f"{words} at {_small(rate)}")
            ha, right, up = ("center", 0, -24) if end > 0.1 else ("left", 10, 14)
            _dot(axes, rate, end, VERMILLION, words, ha, 17, VERMILLION, right, up)
    _show(
        page,
        f"The loss after training ({_small(bottom)} to 1) by learning rate ({_small(rates.min())} to "
        f"{_small(rates.max())}), both by tens: "
        f"{_and(marked or [f'the lowest is {_small(losses.min(), 4)}'])}.",
    )


def _small(x, decimals=0):
    """x with as many decimals as show its first digit."""
    if x <= 1e-9:
        return f"{x:.0e}".replace("e-0", "e−").replace("-", "−")
    return number(x, max(decimals, ceil(-log10(x) - 1e-9)))
