"""Times every live figure of the notebooks, in the kernel and from a key press to its paint in JupyterLab; prints JSON.

Each notebook gets two cells more, for comparison on the same page and in the same rounds: the least that a slider can
do, a number in a label; and the usual way to move a plot, `interact`.
"""

import json
import random
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import nbformat
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))
from conftest import NOTEBOOKS  # noqa: E402
from test_browser import CHROMIUM, KERNEL, figures_on, jupyterlab, run_all  # noqa: E402
from test_live import FIGURES, put  # noqa: E402

from nnlive.figure import Live  # noqa: E402

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
    plt.plot(grid, curve)
    plt.plot(w1, loss(ones.replace(w1=w1), four), "o")
    plt.xlabel("w1")
    plt.ylabel("L")
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
        requestAnimationFrame(() => requestAnimationFrame(now => done([now - pressed, window.shifts - shifts])))
    })
    watch.observe(target, {subtree: true, childList: true, characterData: true, attributes: true})
    setTimeout(() => fail('nothing was painted after a key press'), 10000)
}) } }"""
SETTLED = f"""() => {KERNEL}.status == 'idle' && new Promise(done => requestAnimationFrame(() => requestAnimationFrame(
    () => done(true))))"""


def walk(slider):
    """The slider's own stops, from its lowest number to its highest and back, without an end."""
    if hasattr(slider, "values"):
        stops = list(slider.values)
    else:
        stops = [slider.nearest(slider.low + k * slider.step) for k in range(round((slider.high - slider.low) / slider.step) + 1)]
    return cycle(stops + stops[-2:0:-1])


def in_kernel(figure):
    """(milliseconds, bytes) of each move: from the slider's new value to the strings that are sent."""
    live, told = Live(figure), []
    walks = cycle([(slider.name, walk(slider)) for slider in figure.sliders])
    for name, stops in islice(walks, MOVES + len(figure.sliders)):
        position, start = {name: next(stops)}, perf_counter()
        put(live, position)
        took = 1000 * (perf_counter() - start)
        told.append((took, len((live.front.value + live.sentence.value).encode())))
    return told[len(figure.sliders):]  # the first may stand where it stood


def press(page, handle, target, turn):
    """(milliseconds, layout shift) from the next key press on the slider's handle to its paint."""
    at, low, high = (float(handle.get_attribute(f"aria-value{name}")) for name in ("now", "min", "max"))
    turn[handle] = {low: "ArrowRight", high: "ArrowLeft"}.get(at, turn.get(handle, "ArrowRight"))
    page.wait_for_function(SETTLED)
    page.evaluate("target => until(target)", target)
    handle.press(turn[handle])
    return page.evaluate("() => painted")


def on_page(page):
    """{what moves: (its sliders' handles, what changes)}."""
    found = {called: (element.query_selector_all(".noUi-handle[role=slider]"), element.query_selector(".widget-html-content:has(> .nn-s)"))
             for element, called, figure in figures_on(page)}
    bare, interact = page.query_selector_all(".jp-CodeCell")[-2:]
    found["bare slider and label"] = bare.query_selector_all(".noUi-handle"), bare.query_selector(".widget-label:last-child")
    found["interact"] = interact.query_selector_all(".noUi-handle"), interact.query_selector(".widget-output")
    return found


def in_browser(page, server, name):
    """{what moves: [(milliseconds, layout shift) of each press]}."""
    run_all(page, server, name)
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


def main():
    told = {"kernel": {called: in_kernel(figure) for called, figure in (param.values for param in FIGURES)}, "press": {}}
    start = perf_counter()
    with tempfile.TemporaryDirectory() as folder, jupyterlab(Path(folder)) as server, sync_playwright() as run:
        for name, notebook in NOTEBOOKS.items():
            notebook.cells += map(nbformat.v4.new_code_cell, (BARE, INTERACT))
            nbformat.write(notebook, Path(folder) / "notebooks" / f"{name}.ipynb")
        browser = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"])
        for name in NOTEBOOKS:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            told["press"][name] = in_browser(page, server, name)
            page.close()
        told["versions"] = {"Chromium": browser.version}
    print(json.dumps(told))


if __name__ == "__main__":
    main()
