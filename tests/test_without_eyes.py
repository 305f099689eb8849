"""It reads without eyes: headings, and what stands for a picture. What a browser makes of it: test_browser, test_pages."""

import re

import numpy as np
import pytest
from conftest import NOTEBOOKS, ROOT, in_order
from test_live import FIGURES

import nnplots

NUMBER = r"-?\d+(?:\.\d+)?(?:e-?\d+)?"
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


def ranges(axis):
    """What may be an axis's range: the ends of what is seen, of what is drawn, of its ticks; none without ticks."""
    ticks = re.findall(
        NUMBER, " ".join(tick.get_text() for tick in axis.get_ticklabels()).replace("−", "-")
    )
    return (
        [axis.get_view_interval(), axis.get_data_interval(), (float(ticks[0]), float(ticks[-1]))]
        if ticks
        else []
    )


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_each_still_picture_says_its_axes_ranges(name, monkeypatch):
    shown, space = [], {}
    monkeypatch.setattr(
        nnplots, "_show", lambda page, sentence: shown.append((page.figure, sentence))
    )
    for cell in NOTEBOOKS[name].cells:
        exec(cell.source if cell.cell_type == "code" else "", space)
    for figure, sentence in shown:
        axes = [axis for box in figure.axes if box.axison for axis in (box.xaxis, box.yaxis)]
        said = np.array(
            re.findall(f"({NUMBER}) (?:to|and) ({NUMBER})", sentence.replace("−", "-")), float
        )
        for ends in filter(None, map(ranges, axes)):
            assert any(np.isclose(said, pair, 0.02, 0).all(axis=1).any() for pair in ends), (
                f"{sentence!r} doesn't say from where to where an axis goes: one of {ends}"
            )


@pytest.mark.parametrize("name, figure", FIGURES)
def test_each_live_figures_title_says_its_axes_ranges(name, figure):
    panels = figure.background(**figure.chosen(figure.values)).count('<g transform="scale(1.38889)')
    named = re.findall(r"\d to (?:−?\d|its largest)", figure.title)
    assert len(named) > panels or not panels, (
        f"{name}: say in its title from where to where each axis goes"
    )
