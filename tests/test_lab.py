"""The browser's own Lab runs every notebook whole, as it stands; its sliders move; it keeps edits.

Most of it needs the runtime Pyodide: COURSE_LAB=1 tests with the public one, and
JUPYTERLITE_PYODIDE_URL names a copy.
"""

import base64
import hashlib
import io
import json
import os
import tarfile
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
WHEEL = {"depends": [], "file_name": "a.whl", "sha256": hashlib.sha256(b"wheel").hexdigest()}
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


def door():
    """A page of the Lab that only imports a module."""
    return lab.watched("<head></head><body><script>import('./lab.js')</script></body>")


def test_a_lab_from_a_file_says_why_it_cannot_start(page, tmp_path):
    (tmp_path / "index.html").write_text(door(), encoding="utf-8")
    (tmp_path / "lab.js").write_text("window.ready = true", encoding="utf-8")
    page.goto((tmp_path / "index.html").as_uri())
    page.get_by_role("alert").filter(has_text="The Lab can't start").wait_for()


@pytest.mark.parametrize("kind, told", [("text/plain", 1), ("text/javascript", 0)])
def test_a_lab_that_cannot_start_says_why(page, kind, told):
    served = {"/": (door(), "text/html"), "/lab.js": ("window.ready = true", kind)}
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


@runtime
def test_code_that_was_typed_on_a_page_arrives_and_overwrites_nothing(page, address):
    shipped = {cell.id: cell.source for cell in NOTEBOOKS["01_neuron"].cells}
    typed = {"neuron-71b": [shipped["neuron-71b"], "# mine"], "neuron-72b": ["older", "# lost"]}
    key = f"{lab.COURSE} to 01_neuron"
    page.goto(f"{address}/lite/lab/index.html")
    page.evaluate("pair => localStorage.setItem(...pair)", [key, json.dumps(typed)])
    page.goto(f"{address}/lite/lab/index.html?path=notebooks/01_neuron.ipynb")
    page.wait_for_function("key => !localStorage.getItem(key)", arg=key, timeout=60_000)
    cells = page.evaluate("jupyterapp.shell.currentWidget.context.model.toJSON().cells")
    told = {cell["id"]: "".join(cell["source"]) for cell in cells}
    assert told == shipped | {"neuron-71b": "# mine"}


@pytest.mark.parametrize("altered", [None, "pyodide.tgz", "a.whl"])
def test_the_runtime_is_fetched_whole_and_one_byte_altered_stops_it(monkeypatch, tmp_path, altered):
    runtime, file = pytest.importorskip("runtime"), tmp_path / "pyodide.tgz"
    lock = json.dumps({"packages": dict.fromkeys(runtime.ROOTS, WHEEL)}).encode()
    with tarfile.open(file, "w:gz") as archive:
        inside = tarfile.TarInfo(f"package/{runtime.PYODIDE_LOCK}")
        inside.size = len(lock)
        archive.addfile(inside, io.BytesIO(lock))
    package = file.read_bytes()
    monkeypatch.setattr(runtime, "PACKAGE", "https://registry/pyodide.tgz")
    digest = base64.b64encode(hashlib.sha512(package).digest())
    monkeypatch.setattr(runtime, "SHA512", digest)
    sent = {"pyodide.tgz": package, "a.whl": b"wheel"}

    def urlopen(address):
        name = address.rsplit("/", 1)[1]
        return io.BytesIO(sent[name] + b"!" * (name == altered))

    monkeypatch.setattr(runtime, "urlopen", urlopen)
    if altered:
        with pytest.raises(SystemExit, match=f"{altered} isn't what it should be"):
            runtime.runtime(tmp_path)
    else:
        runtime.runtime(tmp_path)
        assert (tmp_path / "pyodide" / "a.whl").read_bytes() == b"wheel"
