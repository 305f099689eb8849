"""The plane of x1 and x2, and where a network's output crosses a level on it."""

import numpy as np
from contourpy import contour_generator
from matplotlib.path import Path

from nnfigures.engine import svg
from nnfigures.engine.axes import Axes
from nnfigures.engine.style import BLUE


class Plane(Axes):
    """Axes for x1 and x2, and a grid over a little more than they show, for a network's outputs."""

    def __init__(self, panel, xlim, ylim, draw, points=(63, 45)):
        super().__init__(panel, xlim, ylim, draw)
        sides = zip((xlim, ylim), points)
        self.sides = [
            np.linspace(low - (high - low) / 60, high + (high - low) / 60, count)
            for (low, high), count in sides
        ]
        self.grid = np.meshgrid(*self.sides)

    def outputs(self, network):
        """o1 at every point of the grid."""
        return network.feedforward(self.grid)

    def side(self, outputs):
        """The side of the plane where the outputs are above one half, as the d of a path."""
        return self.areas(outputs, 0.5)[0]

    def areas(self, outputs, *levels):
        """The d of a path for each level: where the outputs are above it."""
        generator = contour_generator(*self.sides, outputs, fill_type="OuterOffset")
        return [self._outline(*generator.filled(level, 2)) for level in levels]

    def _outline(self, rings, cuts):
        cut = [ring[a:b] for ring, cut in zip(rings, cuts) for a, b in zip(cut, cut[1:])]
        return "".join(self._path(ring, 0.5, 1) for ring in cut)

    def border(self, outputs, level=0.5):
        """The line where the outputs cross a level, as the d of a path: coarse, for many lines."""
        lines = contour_generator(*self.sides, outputs).lines(level)
        return "".join(self._path(line, 1, 0) for line in lines)

    def _path(self, numbers, tolerance, decimals):
        path = Path(self.points(*numbers.T))
        path.simplify_threshold = tolerance
        places = path.cleaned(simplify=True).vertices[:-1]
        return "M" + " ".join(f"{x:.{decimals}f} {y:.{decimals}f}" for x, y in places)


def boundary(plane, sides, fill="none", stroke=BLUE, width=3.5):
    """Sides of the plane, filled, and their borders as far as they are inside the plane."""
    paint = f'fill="{fill}" stroke="{stroke}" stroke-width="{width}" fill-rule="evenodd"'
    paths = "".join(f'<path d="{side}"/>' for side in sides)
    return svg.window(plane.panel, f"<g {paint}>{paths}</g>")
