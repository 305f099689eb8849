"""The browser's own Lab runs every notebook whole, says what the notebook says, and its sliders move.

It needs the runtime Pyodide: COURSE_LAB=1 tests with the public one, and JUPYTERLITE_PYODIDE_URL names a copy.
"""

import os

import pytest
from conftest import NOTEBOOKS, served, words
from test_browser import IDLE, KERNEL, chromium, figures_on, says  # noqa: F401

if not {"COURSE_LAB", "JUPYTERLITE_PYODIDE_URL"} & set(os.environ):
    pytest.skip("NO PYODIDE: set COURSE_LAB=1 to test the browser's Lab with the public one", allow_module_level=True)
from lab import lab  # noqa: E402


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "lite"
    lab(folder)
    with served(folder.parent) as address:
        yield address


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebook_runs_whole_and_its_sliders_move(chromium, address, name):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/lite/lab/index.html?path=notebooks/{name}.ipynb")
    page.wait_for_function(f"() => window.jupyterapp && {KERNEL}", timeout=120_000)
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(IDLE, timeout=300_000)
    for shipped, cell in zip(NOTEBOOKS[name].cells, page.evaluate("jupyterapp.shell.currentWidget.context.model.toJSON().cells")):
        assert "Traceback" not in words(cell) and words(cell) == words(shipped), f"{shipped.id}: {words(cell)}"
    for element, called, figure in figures_on(page):
        element.query_selector(".noUi-handle[role=slider]").press("Home")
        says(page, element, figure.text(**figure.values | {figure.sliders[0].name: figure.sliders[0].low}))
    page.close()
