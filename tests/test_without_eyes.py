"""It reads without eyes: headings, and what stands for a picture.

What a browser makes of it is tested in test_browser.py and test_pages.py.
"""

import re

import pytest
from common import NOTEBOOKS, ROOT, in_order
from test_figures import FIGURES, drawing, ground, stills

PAGES = [
    "README.md",
    "CONTRIBUTING.md",
    *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md"))),
]


@pytest.mark.parametrize("name", [*NOTEBOOKS, *PAGES])
def test_headings_in_order(name):
    cells = (
        [c.source for c in NOTEBOOKS[name].cells if c.cell_type == "markdown"]
        if name in NOTEBOOKS
        else [(ROOT / name).read_text("utf-8")]
    )
    text = re.sub(r"```.*?```", "", "\n".join(cells), flags=re.DOTALL)
    levels = [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]
    assert in_order(levels), f"one title, first, and no heading skips a level: {levels}"


def axes(picture):
    """The numbered ticks of each axis that matplotlib drew: x centred below, y right-aligned."""
    for layer in picture.split('<g transform="scale(1.38889)"')[1:]:
        texts = re.findall(r"text-anchor: (middle|end)[^>]*>([−\d.]+)</text>", layer)
        for side in ("middle", "end"):
            shown = {float(tick.replace("−", "-")) for anchor, tick in texts if anchor == side}
            if shown:
                yield sorted(shown)


def unsaid(figure):
    """The axes of which neither title nor sentence says from where to where they go."""
    said = f"{figure.title} {figure.said(figure.values)}".replace("−", "-")
    named = re.findall(r"(?<!\w)([-+]?[\d.]*\d) (?:to|and) ([-+]?[\d.]*\d)", said)
    named = [(float(start), float(end)) for start, end in named]
    for first, *others in axes(drawing(figure, figure.values)):
        last, room = max(others, default=first), 2 * (min(others, default=9e9) - first)
        if not any(first - room < a <= first and last <= b < last + room for a, b in named):
            yield first, last


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_each_still_picture_says_its_axes_ranges(name):
    for figure in stills(name).values():
        assert not list(unsaid(figure)), f"{figure.name}: say from where to where each axis goes"


@pytest.mark.parametrize("name, figure", FIGURES)
def test_each_live_figures_title_says_its_axes_ranges(name, figure):
    panels = ground(figure, figure.values).count('<g transform="scale(1.38889)')
    named = re.findall(r"\d to (?:−?\d|its largest)", figure.title)
    assert not list(unsaid(figure)) and (len(named) > panels or not panels), (
        f"{name}: say in its title from where to where each axis goes"
    )
