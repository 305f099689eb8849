"""The strokes of the live figures: each function gives a small string of SVG. Lengths are units of a 760 wide picture."""

import html
import io
import re

import matplotlib
from matplotlib.figure import Figure as Canvas

from nnplots import AXIS, GREY, GRID, INK

LIT = "#FFF0A8"  # a pale band under what is lit now
WIDTH = 760
STYLE = """<style>
.nn-t { font: 14px 'DejaVu Sans', Verdana, sans-serif; fill: #222 }
.nn-b { font-weight: bold }
.nn-h { paint-order: stroke; stroke: #fff; stroke-width: 5px; stroke-linejoin: round }
.nn-live { max-width: 860px; background: #fff; color-scheme: light; --jp-ui-font-color1: #222; --jp-widgets-label-color: #222;
  --jp-layout-color1: #fff; --jp-layout-color2: #eee; --jp-layout-color3: #949494; --jp-border-color1: #949494;
  --jp-border-color2: #e0e0e0; --jp-widgets-input-background-color: #fff; --jp-widgets-input-color: #222;
  --jp-widgets-input-border-color: #949494 }
.nn-live.nn-live :focus-visible { outline: 3px solid CanvasText !important; outline-offset: 1px }
.nn-live .mod-active { text-decoration: underline 2px; text-underline-offset: 4px }
.nn-live .mod-active::after { content: "" / "chosen" } /* a name for what ipywidgets only shows */
.nn-live .fa-play::before { content: "\\f04b" / "play" }
.nn-live .fa-pause::before { content: "\\f04c" / "pause" }
.nn-live .fa-stop::before { content: "\\f04d" / "stop" }
.nn-live :is(.widget-gridbox, .nn-layers, .noUi-target) { forced-color-adjust: none }
.nn-live :is(.widget-gridbox, .nn-layers) { background: #fff }
.nn-live .widget-hbox { flex-flow: row wrap; align-items: center }
.nn-live .widget-gridbox { grid-template-columns: 100% }
.nn-live .widget-slider { flex: 1 1 118px; width: auto; min-width: 118px }
.nn-live .widget-slider .widget-label, .nn-live .widget-toggle-buttons .widget-label, .nn-live .widget-dropdown .widget-label {
  width: auto; min-width: 20px; margin: 0 6px 0 4px }
.nn-live .noUi-handle { border-color: #767676 }
.nn-live .widget-text { width: 62px }
.nn-live .widget-text .widget-label { width: 0; margin: 0 }
.nn-live .widget-toggle-buttons { display: flex; align-items: baseline; width: auto; margin: 2px 10px 2px 8px }
.nn-live .widget-toggle-button, .nn-live .widget-button { width: auto; min-width: 36px }
.nn-live .widget-dropdown { width: auto }
.nn-live .widget-html { margin: 0 }
.nn-s { font: 15px/1.35 'DejaVu Sans', Verdana, sans-serif; color: #222; margin: 0 8px; min-height: 2.7em }
</style>"""


def text(x, y, words, size=14, fill=INK, anchor="start", bold=False, halo=False):
    """Words with their baseline at y; anchor is start, middle or end; a halo keeps them off the strokes below."""
    names = "nn-t" + " nn-b" * bold + " nn-h" * halo
    style = f' style="font-size:{size}px;fill:{fill}"' if (size, fill) != (14, INK) else ""
    return f'<text class="{names}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{style}>{html.escape(str(words))}</text>'


def line(x1, y1, x2, y2, stroke=INK, width=3, dash=""):
    """A straight stroke; dash as in SVG, such as "6 5"."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<path d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}" stroke="{stroke}" stroke-width="{width:.1f}"{dashed}/>'


def path(points, stroke=INK, width=3, dash="", fill="none"):
    """A stroke through points [(x, y), …]; a fill closes it."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    d = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
    return f'<path d="{d}" fill="{fill}" stroke="{stroke}" stroke-width="{width}" stroke-linejoin="round"{dashed}/>'


def arrow(x1, y1, x2, y2, stroke=INK, width=4):
    """A straight stroke with a head at its end; one shorter than its head is all head."""
    length = max(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, 1e-9)
    head = min(3 * width, length)
    ux, uy = (x2 - x1) / length, (y2 - y1) / length
    bx, by, side = x2 - head * ux, y2 - head * uy, 0.6 * head
    tip = [(x2, y2), (bx - side * uy, by + side * ux), (bx + side * uy, by - side * ux)]
    return line(x1, y1, bx + ux, by + uy, stroke, width) * (length > head) + path(
        tip + tip[:1], "none", 0, fill=stroke
    )


def circle(x, y, radius, fill="#fff", stroke=INK, width=3, dash=""):
    """A circle around (x, y)."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" stroke="{stroke}" stroke-width="{width}"{dashed}/>'


def box(x, y, width, height, fill="#fff", stroke=INK, stroke_width=2, radius=0, dash=""):
    """A rectangle with its upper left corner at (x, y)."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{max(width, 0):.1f}" height="{max(height, 0):.1f}" rx="{radius}" '
        f'fill="{fill}" stroke="{stroke}" stroke-width="{stroke_width}"{dashed}/>'
    )


def tag(x, y, words, name="", width=90, height=26, fill="#fff", ink=INK, stroke="#BBB", size=15):
    """A number in a tag of fixed width, centred at (x, y), right-aligned so that no sign moves it; name at its left."""
    left, right, base = x - width / 2, x + width / 2 - 8, y + 0.36 * size
    label = text(left + 8, base, name, 13, ink if fill != "#fff" else GREY) if name else ""
    return (
        box(left, y - height / 2, width, height, fill, stroke, 1.5, 6)
        + label
        + text(right, base, words, size, ink, "end", True)
    )


def person(letter, x, y, label, size=13):
    """The mark of a person: a circle for label 1, a square for label 0, the letter inside."""
    shape = (
        circle(x, y, size)
        if label
        else box(x - 0.9 * size, y - 0.9 * size, 1.8 * size, 1.8 * size, stroke_width=3)
    )
    return shape + text(x, y + 0.38 * size, letter, 1.05 * size, anchor="middle", bold=True)


def picture(body, height, label=""):
    """The whole SVG of a layer; with a label it is an image with that name, without one it is hidden from readers."""
    name = f'role="img" aria-label="{html.escape(label)}"' if label else 'aria-hidden="true"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 {WIDTH} {height}" '
        f'{name} style="display:block;width:100%" fill="none">{body}</svg>'
    )


class Axes:
    """matplotlib's axes in a box of the picture: `svg` is their drawing, `x` and `y` turn numbers into places.

    box: (left, top, width, height). xlim, ylim: the ranges. draw: a function that gets the matplotlib axes once,
    to set ticks and plot what stands still. height: that of the whole picture.
    """

    SETTINGS = {
        "svg.fonttype": "none",
        "svg.hashsalt": "course",
        "font.size": 0.72 * 13,
        "axes.edgecolor": AXIS,
        "xtick.color": AXIS,
        "ytick.color": AXIS,
        "xtick.labelcolor": GREY,
        "ytick.labelcolor": GREY,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.spines.left": False,
        "ytick.major.size": 0,
        "grid.color": GRID,
        "axes.unicode_minus": True,
        "lines.linewidth": 0.72 * 4,
    }

    def __init__(self, box, xlim, ylim, draw=lambda axes: None, height=300):
        left, top, width, tall = box
        with matplotlib.rc_context(self.SETTINGS):
            canvas = Canvas(figsize=(WIDTH / 100, height / 100), dpi=100, facecolor="none")
            axes = canvas.add_axes(
                (left / WIDTH, 1 - (top + tall) / height, width / WIDTH, tall / height),
                facecolor="none",
            )
            axes.set(xlim=xlim, ylim=ylim)
            axes.set_axisbelow(True)
            draw(axes)
            file = io.StringIO()
            canvas.savefig(
                file,
                format="svg",
                metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
            )
        self.height, self.to_places = height, axes.transData.frozen()
        body = re.search(
            r"<g .*(?=</svg>)", file.getvalue(), re.DOTALL
        ).group()  # without its style, which reaches the whole page
        body = re.sub(r'(?<=<g) id="[^"]*"', "", re.sub(r"\s+", " ", body))
        self.svg = f'<g transform="scale({100 / 72:.5f})" stroke-linejoin="round">{body}</g>'

    def points(self, xs, ys):
        """The places [(x, y), …] of numbers."""
        return [
            (x, self.height - y) for x, y in self.to_places.transform(list(zip(xs, ys))).tolist()
        ]

    def x(self, number):
        """The place of a number on the x axis."""
        return float(self.to_places.transform((number, 0))[0])

    def y(self, number):
        """The place of a number on the y axis, from the top."""
        return self.height - float(self.to_places.transform((0, number))[1])
