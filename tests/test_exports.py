"""Exports have pictures, sentences and whole lines: HTML, slides, PDF, an e-book of the pages."""

import io
import json
import zipfile
from copy import deepcopy
from xml.etree import ElementTree

import pytest

pages = pytest.importorskip("pages", reason="NO PAGES: course.py test installs what makes them")
pytest.importorskip("playwright", reason="NO PLAYWRIGHT: course.py test installs it")
from common import CHROMIUM, NOTEBOOKS, ROOT, stills
from nbclient import NotebookClient
from nbconvert import HTMLExporter, SlidesExporter, WebPDFExporter
from playwright.async_api import BrowserType
from pypdf import PdfReader
from test_browser import chromium, page  # noqa: F401
from test_figures import FIGURES
from traitlets.config import Config

from nnlanguage import ENGLISH

CONFIG = Config(json.loads((ROOT / ".jupyter" / "nbconvert.json").read_text("utf-8")))
RUN = "03_mse_loss, run by whoever exports it"
CUT = """() => [...document.querySelectorAll("pre, img")].filter(part => {
  const [own, cell] = [part, part.closest(".jp-Cell")].map(one => one.getBoundingClientRect())
  return part.scrollWidth > part.clientWidth + 1 || part.alt && own.right > cell.right + 1
}).map(part => (part.textContent || part.alt).slice(0, 50))"""
ALTS = (
    "[...document.images].filter(image => image.naturalWidth).map(image => image.alt).join('\\n')"
)


@pytest.fixture(scope="module")
def executed():
    folder = {"metadata": {"path": str(ROOT / "notebooks")}}
    return NotebookClient(deepcopy(NOTEBOOKS[RUN.split(",")[0]]), resources=folder).execute()


def lacking(page, markup, name):
    """What a sheet of the notebook lacks, without a network: ends of lines, figures."""
    page.route("http*://**", lambda route: route.abort())
    page.set_viewport_size({"width": 816, "height": 1056})
    page.emulate_media(media="print")
    page.set_content(markup)
    yield from page.evaluate(CUT)
    alts = page.evaluate(ALTS)
    told = "".join((alts + page.inner_text("body")).split())
    live = [param.values[1] for param in FIGURES if param.id.startswith(name)]
    shown = [(figure.title, figure.said(figure.values)) for figure in live]
    for alt, said in (*stills(NOTEBOOKS[name]), *shown):
        if alt not in alts or "".join(said.split()) not in told:
            yield alt


@pytest.mark.parametrize("exporter", [HTMLExporter, SlidesExporter])
@pytest.mark.parametrize("name", [*NOTEBOOKS, RUN])
def test_html_and_slides_are_complete(page, request, exporter, name):
    notebook = request.getfixturevalue("executed") if name == RUN else NOTEBOOKS[name]
    markup = exporter(config=CONFIG).from_notebook_node(deepcopy(notebook))[0]
    lacks = list(lacking(page, markup, name.split(",")[0]))
    assert not lacks, f"{name}: cut off, or not there: {lacks}; nnfigures/engine/asleep.py"
    assert "No description has been provided" not in markup


@pytest.mark.parametrize("name", ["03_mse_loss", RUN])
def test_a_pdf_has_each_line_of_code(monkeypatch, request, name):
    launch = BrowserType.launch
    own = {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--host-resolver-rules=MAP * ~"]}
    monkeypatch.setattr(BrowserType, "launch", lambda kind, **asked: launch(kind, **asked | own))
    notebook = request.getfixturevalue("executed") if name == RUN else NOTEBOOKS[name]
    made = WebPDFExporter(config=CONFIG).from_notebook_node(deepcopy(notebook))[0]
    told = "".join(
        "".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages).split()
    )
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    lost = [word for cell in cells for word in cell.source.split() if word not in told]
    assert not lost, f"{name}: {lost} are cut off"


def test_an_e_book_of_the_pages_is_well_formed(ran, tmp_path):
    notebooks = {name: pages.page(deepcopy(one)) for name, one in ran[ENGLISH].items()}
    pages.sources(notebooks, tmp_path / "source")
    settings = ["-D", "version=1", "-D", "epub_copyright=MIT and CC BY 4.0"]
    folders = [str(tmp_path / name) for name in ("source", "made")]
    assert not pages.sphinx(["-b", "epub", "-q", "-c", str(pages.HERE), *settings, *folders])
    (file,) = (tmp_path / "made").glob("*.epub")
    with zipfile.ZipFile(file) as book:
        for name in book.namelist():
            if name.endswith(".xhtml"):
                ElementTree.fromstring(book.read(name))  # or an error
        for name in NOTEBOOKS:
            page = ElementTree.fromstring(book.read(f"notebooks/{name}.xhtml"))
            told = "".join("".join(page.itertext()).split())
            for figure in (param.values[1] for param in FIGURES if param.id.startswith(name)):
                assert "".join(figure.said(figure.values).split()) in told, figure.title
            for picture in page.iter("{http://www.w3.org/1999/xhtml}img"):
                assert (
                    picture.get("alt") and picture.get("src").removeprefix("../") in book.namelist()
                )
