"""Writes docs/fence.gif, the README's moving picture: explore_fence's w1 turns the fence."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "site"))
from execute import picture

from nnfigures.neuron import explore_fence

PAGE = Path(__file__).with_name("fence.gif")
WAY = (0, -0.1, -0.2, -0.3, -0.4, -0.5, -0.6, -0.7)  # of w1: from one dot right to four
STILL, MOVING = 2500, 350  # milliseconds a frame


def write(path):
    """The fence turns until all four dots are right, and back."""
    stops = [*WAY, *reversed(WAY[1:-1])]
    first, *others = [picture(explore_fence(w1=w1).still(), 760) for w1 in stops]
    times = [STILL if w1 in (WAY[0], WAY[-1]) else MOVING for w1 in stops]
    first.save(path, save_all=True, append_images=others, duration=times, loop=0, optimize=True)
