"""What a fence stands on: a piece of the plane, with equal scales on both axes; and the fence."""

import math
from typing import NamedTuple

from nnfigures.engine import svg
from nnfigures.engine.style import INK
from nnfigures.plane import Plane


class Fence(NamedTuple):
    """The line w1·x1 + w2·x2 + b = 0 in units of the picture."""

    foot: tuple  # its point nearest the middle of the ground
    across: tuple  # perpendicular to it, towards the side of 1; its length is 1
    steepness: float  # how much the total grows in one unit of the picture

    def at(self, along, away=0):
        """The point so far along the fence from its foot, and so far from it on the side of 1."""
        (x, y), (dx, dy) = self.foot, self.across
        return x - along * dy + away * dx, y + along * dx + away * dy

    def ends(self, panel):
        """Where the fence enters and leaves a panel, as lengths along it, or None."""
        (dx, dy), first, last = self.across, -math.inf, math.inf
        corner, size = panel[:2], panel[2:]
        for place, step, low, wide in zip(self.foot, (-dy, dx), corner, size):
            cuts = sorted((edge - place) / (step or 1e-12) for edge in (low, low + wide))
            first, last = max(first, cuts[0]), min(last, cuts[1])
        return (first, last) if first < last else None

    def drawn(self, panel, stroke=INK):
        """The fence with its posts, cut off at the panel that it crosses."""
        first, last = self.ends(panel)
        line = self.at(first - 9), self.at(last + 9)
        # The posts are dashes of a thick line, one every 26 from the foot on.
        start = 26 * (first // 26) - 1.5
        posts = self.at(start, 6.5), self.at(last, 6.5)
        halo, top = svg.line(*line, "#fff", width=8), svg.line(*line, stroke, width=4)
        return svg.window(panel, halo + svg.line(*posts, stroke, width=13, dash="3 23") + top)


class Ground(Plane):
    """A piece of the plane in a panel: what is in its middle, and how long one of x1 or x2 is."""

    def __init__(self, panel, middle, unit, draw, points=(36, 36)):
        sides = zip(middle, panel[2:])
        ranges = [(at - side / unit / 2, at + side / unit / 2) for at, side in sides]
        super().__init__(panel, *ranges, draw=draw, points=points)
        self.middle, self.unit = middle, unit

    def fence(self, w1, w2, b):
        """The fence of three numbers; None when both weights are 0."""
        if w1 == w2 == 0:
            return None
        length, middle = math.hypot(w1, w2), w1 * self.middle[0] + w2 * self.middle[1] + b
        dx, dy = w1 / length, -w2 / length  # the picture's y goes down
        (x, y), away = self.panel.middle, -self.unit * middle / length
        return Fence((x + away * dx, y + away * dy), (dx, dy), length / self.unit)
