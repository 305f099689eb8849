"""Writes docs/slope.gif, the README's moving picture: explore_slope's w1 goes there and back."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "site"))
from execute import picture  # noqa: E402

from nnfigures.partial_derivatives import explore_slope  # noqa: E402

PAGE = Path(__file__).with_name("slope.gif")
WAY = np.linspace(1, -1.8, 15).round(1).tolist()  # of w1, in steps that its slider has
STILL, MOVING = 1500, 120  # milliseconds a frame


def write(path):
    """Down the slope with target 1; at its end the target turns to 0, and downhill is back."""
    stops = [(1, w1) for w1 in WAY] + [(0, w1) for w1 in reversed(WAY)]
    first, *others = [
        picture(explore_slope(target=target, w1=w1).still(), 760) for target, w1 in stops
    ]
    times = [STILL if w1 in (WAY[0], WAY[-1]) else MOVING for target, w1 in stops]
    first.save(path, save_all=True, append_images=others, duration=times, loop=0, optimize=True)
