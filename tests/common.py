"""What the tests share: the notebooks, read once, a browser, and a server of files."""

import os
import shutil
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "site"))  # what makes the pages
from contents import CONTENTS

from nnlanguage import languages, speaking

LANGUAGES = languages()
BOTH = pytest.mark.parametrize("language", LANGUAGES, indirect=True)


def edition(language):
    """The notebooks of a language, by name."""
    with speaking(language):
        return {row.name: nbformat.read(row.path, as_version=4) for row in CONTENTS}


EDITIONS = {language: edition(language) for language in LANGUAGES}
NOTEBOOKS = EDITIONS["en"]
EVERY = {  # each cell in each language, by place, notebook and id
    f"{'' if language == 'en' else f'{language}/'}{name}:{cell.get('id')}": cell
    for language, notebooks in EDITIONS.items()
    for name, notebook in notebooks.items()
    for cell in notebook.cells
}
CELLS = [
    (f"{name}:{cell.get('id')}", cell)
    for name, notebook in NOTEBOOKS.items()
    for cell in notebook.cells
]
OFF_PATH = (  # where macOS and Windows have it
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
)
ON_PATH = ("chromium", "chromium-browser", "google-chrome", "chrome")
SHELL = shutil.which("chromium-headless-shell")  # it opens a page in half the time
READERS = next(  # the browser of those who read
    filter(None, map(shutil.which, [*ON_PATH, *map(os.path.expandvars, OFF_PATH)])), SHELL
)
CHROMIUM = SHELL or READERS


def words(cell):
    """All text that a cell's outputs show."""
    told = [
        out.get("text") or out.get("data", {}).get("text/plain", "")
        for out in cell.get("outputs", [])
    ]
    return "\n".join(filter(None, told))  # the browser's kernel adds an output without data


def in_order(levels):
    """Whether there is one title, first, and no heading skips a level."""
    return (
        levels[:1] == [1]
        and levels.count(1) == 1
        and all(after <= before + 1 for before, after in zip(levels, levels[1:]))
    )


def stills(notebook):
    """(alternative text, caption) of each figure of a notebook that stands still."""
    for cell in notebook.cells:
        kept = [out for out in cell.get("outputs", []) if "plot_" in cell.source and "data" in out]
        alts = [out.metadata["image/png"]["alt"] for out in kept if "image/png" in out.data]
        captions = [out.data["text/markdown"] for out in kept if "text/markdown" in out.data]
        yield from zip(alts, captions, strict=True)


class Quiet(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def log_message(self, *message):
        pass


@contextmanager
def served(folder):
    """The address of the folder's files, on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
