"""What the tests share: the notebooks, read once, a browser, and a server of files; and what --planted adds."""

import os
import shutil
import sys
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOKS = {
    path.stem: nbformat.read(path, as_version=4)
    for path in sorted((ROOT / "notebooks").glob("*.ipynb"))
}
sys.path.insert(0, str(ROOT / "site"))  # what makes the pages
OFF_PATH = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",  # where macOS and Windows have it
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
)
PLACES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "chrome",
    *map(os.path.expandvars, OFF_PATH),
)
CHROMIUM = next(filter(None, map(shutil.which, PLACES)), None)
CELLS = [
    (f"{name}:{cell.get('id')}", cell)
    for name, notebook in NOTEBOOKS.items()
    for cell in notebook.cells
]


def pytest_addoption(parser):
    parser.addoption(
        "--planted",
        action="store_true",
        help="then plants defects and sees that their tests go red",
    )


def pytest_configure(config):
    if config.getoption("--planted"):
        config.addinivalue_line("python_files", "planted.py")


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.path.name == "planted.py")  # after all others


def words(cell):
    """All text that a cell's outputs show."""
    return "\n".join(
        out.get("text") or out.get("data", {}).get("text/plain", "")
        for out in cell.get("outputs", [])
    )


def in_order(levels):
    """Whether there is one title, first, and no heading skips a level."""
    return (
        levels[:1] == [1]
        and levels.count(1) == 1
        and all(after <= before + 1 for before, after in zip(levels, levels[1:]))
    )


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
