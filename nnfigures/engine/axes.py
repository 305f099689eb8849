"""matplotlib's axes as a layer of a picture, for what is counted, binned or plotted."""

import io
import re

from matplotlib import style
from matplotlib.figure import Figure as Canvas

from nnfigures.engine.style import WIDTH

COURSE = "nnfigures.course"  # the file course.mplstyle, which the notebooks' own plots use, too
# "default" comes first: whatever a reader has set for plots of their own, these look the same.
STYLES = ["default", COURSE, {"svg.fonttype": "none", "svg.hashsalt": "course"}]
LAYER = {  # a picture has its own lettering, grid and places
    "font.size": 9.4,
    "axes.grid": False,
    "axes.facecolor": "none",
    "figure.constrained_layout.use": False,
}
NO_METADATA = dict.fromkeys(("Date", "Creator", "Format", "Type"))


class Axes:
    """matplotlib's axes in a panel: `svg` is their drawing, `x` and `y` turn numbers into places.

    panel: the box of the picture that they fill. xlim, ylim: the ranges. draw: a function that gets
    the matplotlib axes once, to set ticks and plot what stands still. height: the picture's.
    """

    def __init__(self, panel, xlim, ylim, draw=lambda axes: None, height=300):
        left, top, width, tall = panel
        self.panel, self.height = panel, height
        with style.context([*STYLES, LAYER]):
            canvas = Canvas(figsize=(WIDTH / 100, height / 100), dpi=100, facecolor="none")
            share = (left / WIDTH, 1 - (top + tall) / height, width / WIDTH, tall / height)
            axes = canvas.add_axes(share, xlim=xlim, ylim=ylim)
            draw(axes)
            self.to_places, self.svg = axes.transData.frozen(), _layer(canvas)

    def points(self, xs, ys):
        """The places [(x, y), …] of numbers."""
        places = self.to_places.transform(list(zip(xs, ys))).tolist()
        return [(x, self.height - y) for x, y in places]

    def x(self, number):
        """The place of a number on the x axis."""
        return float(self.to_places.transform((number, 0))[0])

    def y(self, number):
        """The place of a number on the y axis, from the top."""
        return self.height - float(self.to_places.transform((0, number))[1])

    def at(self, x, y):
        """The place (x, y) of two numbers."""
        return self.x(x), self.y(y)


def _layer(canvas):
    """What matplotlib has drawn, in units of the picture."""
    file = io.StringIO()
    canvas.savefig(file, format="svg", metadata=NO_METADATA)
    # Without matplotlib's style element, which would reach the whole page.
    body = re.search(r"<g .*(?=</svg>)", file.getvalue(), re.DOTALL).group()
    body = re.sub(r'(?<=<g) id="[^"]*"', "", re.sub(r"\s+", " ", body))
    return f'<g transform="scale({100 / 72:.5f})" stroke-linejoin="round">{body}</g>'
