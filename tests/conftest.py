"""The site, which is made once for all the tests that look at it, side by side as they may run."""

import shutil
from pathlib import Path

import nbformat
import pytest
from common import LANGUAGES, NOTEBOOKS, served

from nnlanguage import ENGLISH, speaking


def made(folder):
    """Writes the site, its own Python in it if there is one, and its executed notebooks beside."""
    import boxes
    import pages
    from contents import place

    for language in LANGUAGES:
        with speaking(language):
            for name, notebook in pages.build(folder / "site" / place()).items():
                nbformat.write(notebook, folder / f"{language} {name}.ipynb")
    if boxes.OWN:
        with speaking(ENGLISH):
            shutil.copytree(Path(boxes.OWN) / "pyodide", folder / "site" / boxes.runtime())
    (folder / "made").touch()


@pytest.fixture(scope="session")
def built(request, tmp_path_factory):
    """The folder of the site, and its executed notebooks by language and name."""
    from filelock import FileLock

    folder = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):  # side by side: its own folder is in that of all
        folder = folder.parent
    with FileLock(folder / "lock"):
        if not (folder / "made").exists():
            made(folder)
    return folder / "site", {
        language: {
            name: nbformat.read(folder / f"{language} {name}.ipynb", 4) for name in NOTEBOOKS
        }
        for language in LANGUAGES
    }


@pytest.fixture(scope="session")
def site(built):
    with served(built[0]) as address:
        yield address
