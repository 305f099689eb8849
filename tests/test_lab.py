"""The browser's own Lab runs every notebook whole, as it stands; its sliders move; it keeps edits.

Most of it needs the runtime Pyodide: COURSE_LAB=1 tests with the public one, and
JUPYTERLITE_PYODIDE_URL names a copy.
"""

import os
from urllib.parse import urlsplit

import pytest
from common import NOTEBOOKS, served, words
from test_browser import IDLE, KERNEL, chromium, figures_on, page, says  # noqa: F401

lab = pytest.importorskip("lab", reason="NO LAB: course.py test installs what makes it")
runtime = pytest.mark.skipif(
    not {"COURSE_LAB", "JUPYTERLITE_PYODIDE_URL"} & set(os.environ),
    reason="NO PYODIDE: set COURSE_LAB=1 to test the browser's Lab with the public one",
)
KEEP = """([storage, release]) => new Promise((done, fail) => {
  const asked = indexedDB.open(storage)
  asked.onupgradeneeded = () => asked.result.createObjectStore("files")
  asked.onsuccess = () => {
    if (!asked.result.objectStoreNames.length)
      return fail("by asking, the page has made an empty store")
    const keeping = asked.result.transaction("files", "readwrite")
    keeping.objectStore("files").put({content: {metadata: {release}}}, "notebooks/01_neuron.ipynb")
    keeping.oncomplete = () => { asked.result.close(); done() }
  }
})"""
FIRST = """async () => {
  const files = jupyterapp.serviceManager.contents
  const {content} = await files.get("notebooks/01_neuron.ipynb", {content: true})
  return [[content.cells[0].source].flat().join(""), content.metadata.release]
}"""
CHANGE = """async () => {
  const files = jupyterapp.serviceManager.contents
  const file = await files.get("notebooks/01_neuron.ipynb", {content: true})
  file.content.cells[0].source = "mine"
  file.content.metadata.release = "0.9"
  await files.save(file.path, file)
}"""


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "lite"
    lab.lab(folder)
    with served(folder.parent) as address:
        yield address


@runtime
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_notebook_runs_whole_and_its_sliders_move(chromium, address, name):
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/lite/lab/index.html?path=notebooks/{name}.ipynb")
    page.wait_for_function(f"() => window.jupyterapp && {KERNEL}", timeout=120_000)
    page.evaluate("jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_function(IDLE, timeout=300_000)
    for shipped, cell in zip(
        NOTEBOOKS[name].cells,
        page.evaluate("jupyterapp.shell.currentWidget.context.model.toJSON().cells"),
    ):
        assert "Traceback" not in words(cell) and words(cell) == words(shipped), (
            f"{shipped.id}: {words(cell)}"
        )
    for element, called, figure in figures_on(page):
        element.query_selector(".noUi-handle[role=slider]").press("Home")
        says(
            page,
            element,
            figure.said(figure.values | {figure.sliders[0].name: figure.sliders[0].low}),
        )
    page.close()


def test_a_copy_from_an_older_release_is_told_in_one_line_that_closes(page):
    page.route(
        "**/*",
        lambda route: route.fulfill(body=lab.watched("<body></body>"), content_type="text/html"),
    )
    told = []
    for release in (lab.RELEASE, "0.9", "0.9"):
        page.goto("http://127.0.0.1/")
        page.evaluate(
            KEEP, [lab.COURSE, release]
        )  # comes to an end after what the page itself has read
        told.append([line.text_content() for line in page.query_selector_all("[role=status]")])
    assert told[:2] == [[], []], "no line where there is no copy, or one of this very release"
    assert told[2][0].startswith(
        f"This is release {lab.RELEASE}, but your copy of 01_neuron is from release 0.9."
    )
    page.get_by_role("button", name="Close").click()
    assert not page.query_selector_all("[role=status]")


@pytest.mark.parametrize("kind, told", [("text/plain", 1), ("text/javascript", 0)])
def test_a_lab_that_cannot_start_says_why(page, kind, told):
    door = lab.watched("<head></head><body><script>import('./lab.js')</script></body>")
    served = {"/": (door, "text/html"), "/lab.js": ("window.ready = true", kind)}
    page.route(
        "**/*",
        lambda route: route.fulfill(
            body=served[urlsplit(route.request.url).path][0],
            content_type=served[urlsplit(route.request.url).path][1],
        ),
    )
    page.goto("http://127.0.0.1/")
    page.wait_for_function("window.ready || document.querySelector('[role=alert]')")
    assert page.get_by_role("alert").count() == told


@runtime
@pytest.mark.parametrize("way", ["delete(path)", "rename(path, 'notebooks/mine.ipynb')"])
def test_edits_stay_and_a_deleted_or_renamed_copy_makes_room_for_the_new_one(page, address, way):
    page.goto(f"{address}/lite/lab/index.html")
    page.wait_for_function("window.jupyterapp")
    page.evaluate(CHANGE)
    page.reload()
    page.wait_for_function(
        "document.querySelector('[role=status]')"
        "?.textContent.includes('01_neuron is from release 0.9')"
    )
    page.wait_for_function("window.jupyterapp")
    assert page.evaluate(FIRST) == ["mine", "0.9"], "a learner's edit stays"
    page.evaluate(f"path => jupyterapp.serviceManager.contents.{way}", "notebooks/01_neuron.ipynb")
    assert page.evaluate(FIRST) == [NOTEBOOKS["01_neuron"].cells[0].source, lab.RELEASE]
