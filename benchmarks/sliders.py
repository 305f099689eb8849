"""Times every live figure, in the kernel and from key press to paint in JupyterLab; prints JSON.

Each notebook gets two cells more, to compare with on the same page and in the same rounds: the
least that a slider can do, a number in a label; and the usual way to move a plot, `interact`.
"""

import json
import random
import sys
import tempfile
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import nbformat
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from common import NOTEBOOKS, READERS
from test_browser import FIGURES, KERNEL, figures_on, jupyterlab, run_all
from test_figures import put

from nnfigures.engine.widget import Live

USED = ("jupyterlab", "ipywidgets", "matplotlib")
MOVES, ROUNDS, IN_A_ROW = 60, 8, 5
BARE = """from IPython.display import display
from ipywidgets import FloatSlider, Label, VBox
bare, number = FloatSlider(value=1, min=-3, max=3, step=0.05, readout=False), Label("1.00")
bare.observe(lambda change: setattr(number, "value", f"{change.new:.2f}"), "value")
display(VBox([bare, number]))"""
INTERACT = """import matplotlib.pyplot as plt
import numpy as np
from ipywidgets import FloatSlider, interact
from nnlib import PEOPLE, Network, loss, samples
four, ones, grid = samples(PEOPLE), Network(1, 1, 1, 1, 1, 1, 0, 0, 0), np.linspace(-3, 3, 241)
curve = loss(ones.replace(w1=grid), four)

@interact(w1=FloatSlider(value=1, min=-3, max=3, step=0.05))
def show(w1):
    areas = [(y - ones.replace(w1=w1).feedforward(x)) ** 2 / 4 for x, y in four]
    plt.plot(grid, curve)
    plt.axhline(0.25, linestyle="--")
    plt.bar([w1] * 4, areas, 0.3, bottom=np.cumsum([0, *areas[:3]]), edgecolor="black")
    plt.plot(w1, sum(areas), "o")
    plt.title(f"w1 = {w1:.2f}, L = {sum(areas):.4f}")
    plt.xlabel("w1")
    plt.ylabel("L")
    plt.ylim(0, 0.62)
    plt.grid(axis="y")
    plt.show()"""
PRESS = """() => { window.until = target => { window.painted = new Promise((done, fail) => {
    const says = () => target.querySelector('img')?.src ?? target.textContent
    const before = says(), shifts = window.shifts
    let pressed
    addEventListener('keydown', event => pressed = event.timeStamp, {capture: true, once: true})
    const watch = new MutationObserver(async () => {
        if (['', before].includes(says())) return
        watch.disconnect()
        await target.querySelector('img')?.decode()
        // A message sent while a frame is made comes when it is painted.
        const {port1, port2} = new MessageChannel()
        port1.onmessage = () => done([performance.now() - pressed, window.shifts - shifts])
        requestAnimationFrame(() => port2.postMessage(0))
    })
    watch.observe(target, {subtree: true, childList: true, characterData: true, attributes: true})
    setTimeout(() => fail('nothing was painted after a key press'), 10000)
}) } }"""
SETTLED = f"""() => {KERNEL}.status == 'idle' && new Promise(done => requestAnimationFrame(() =>
    requestAnimationFrame(() => done(true))))"""


def walk(slider):
    """The slider's own stops, from its lowest number to its highest and back, without an end."""
    return cycle(slider.stops + slider.stops[-2:0:-1])


def in_kernel(figure):
    """(milliseconds, bytes) of each move: from a slider's new value to the strings sent."""
    live, told = Live(figure), []
    walks = cycle([(slider.name, walk(slider)) for slider in figure.sliders])
    for name, stops in islice(walks, MOVES + len(figure.sliders)):
        position, start = {name: next(stops)}, perf_counter()
        put(live, position)
        took = 1000 * (perf_counter() - start)
        told.append((took, len((live.front.value + live.sentence.value).encode())))
    return told[len(figure.sliders) :]  # the first may stand where it stood


def press(page, handle, target, turn):
    """(milliseconds, layout shift) from the next key press on the slider's handle to its paint."""
    at, low, high = (
        float(handle.get_attribute(f"aria-value{name}")) for name in ("now", "min", "max")
    )
    turn[handle] = {low: "ArrowRight", high: "ArrowLeft"}.get(at, turn.get(handle, "ArrowRight"))
    page.wait_for_function(SETTLED)
    page.evaluate("target => until(target)", target)
    handle.press(turn[handle])
    return page.evaluate("() => painted")


def on_page(page):
    """{what moves: (its sliders' handles, what changes)}."""
    bare, interact = page.query_selector_all(".jp-CodeCell")[-2:]
    parts = [
        (called, element, ".widget-html-content:has(> .nn-s)")
        for element, called, figure in figures_on(page)
    ]
    parts += [
        ("bare slider and label", bare, ".widget-label:last-child"),
        ("interact", interact, ".widget-output"),
    ]
    return {
        called: (
            element.query_selector_all(".noUi-handle[role=slider]"),
            element.query_selector(changes),
        )
        for called, element, changes in parts
    }


def in_browser(page):
    """{what moves: [(milliseconds, layout shift) of each press]}."""
    page.wait_for_selector(".widget-output img")
    page.evaluate(PRESS)
    found, turn = on_page(page), {}
    told = {called: [] for called in found}
    for _ in range(ROUNDS):
        for called in random.sample(list(found), len(found)):
            handles, target = found[called]
            target.scroll_into_view_if_needed()
            for handle in islice(cycle(handles), IN_A_ROW):
                told[called].append(press(page, handle, target, turn))
    return told


def with_both(folder):
    """The folder, with the notebooks and the two cells more in each."""
    folder.mkdir()
    for name, notebook in NOTEBOOKS.items():
        notebook.cells += map(nbformat.v4.new_code_cell, (BARE, INTERACT))
        nbformat.write(notebook, folder / f"{name}.ipynb")
    return folder


def main():
    told = {
        "kernel": {
            called: in_kernel(figure) for called, figure in (param.values for param in FIGURES)
        },
        "press": {},
    }
    start = perf_counter()
    with (
        tempfile.TemporaryDirectory() as folder,
        jupyterlab(Path(folder), with_both(Path(folder, "shipped"))) as server,
        sync_playwright() as run,
    ):
        browser = run.chromium.launch(executable_path=READERS, args=["--no-sandbox"])
        for name in NOTEBOOKS:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            run_all(page, server, name)
            told.setdefault("seconds to open", perf_counter() - start)
            told["press"][name] = in_browser(page)
            page.close()
        told["versions"] = {"Chromium": browser.version} | {name: version(name) for name in USED}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
