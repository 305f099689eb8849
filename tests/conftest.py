"""What is made once for all the tests that look at it, side by side as they may run."""

import shutil
from copy import deepcopy
from pathlib import Path

import nbformat
import pytest
from common import LANGUAGES, NOTEBOOKS, served

from nnlanguage import ENGLISH, speaking


def once(request, tmp_path_factory, name, make):
    """The folder of that name, which the first test that asks for it makes, for all processors."""
    from filelock import FileLock

    folder = tmp_path_factory.getbasetemp()
    if hasattr(request.config, "workerinput"):  # side by side: its own folder is in that of all
        folder = folder.parent
    made, begun = folder / name, folder / f"{name}-begun"
    with FileLock(folder / f"{name}.lock"):
        if not made.exists():
            shutil.rmtree(begun, ignore_errors=True)  # another processor may have failed at it
            make(begun)
            begun.rename(made)
    return made


def run(folder):
    """Writes the executed notebooks of every language."""
    import pages

    for language in LANGUAGES:
        (folder / language).mkdir(parents=True)
        with speaking(language):
            for name, notebook in pages.ran().items():
                nbformat.write(notebook, folder / language / f"{name}.ipynb")


@pytest.fixture(scope="session")
def ran(request, tmp_path_factory):
    """The notebooks, executed anew, by language and name."""
    folder = once(request, tmp_path_factory, "ran", run)
    return {
        language: {
            name: nbformat.read(folder / language / f"{name}.ipynb", 4) for name in NOTEBOOKS
        }
        for language in LANGUAGES
    }


@pytest.fixture(scope="session")
def built(request, tmp_path_factory):
    """The folder of the site, its own Python in it if there is one."""

    def build(folder):
        import boxes
        import pages
        from contents import place

        ran = request.getfixturevalue("ran")
        for language in LANGUAGES:
            with speaking(language):
                pages.build(folder / place(), deepcopy(ran[language]))
        if boxes.OWN:
            with speaking(ENGLISH):
                shutil.copytree(Path(boxes.OWN) / "pyodide", folder / boxes.runtime())

    return once(request, tmp_path_factory, "site", build)


@pytest.fixture(scope="session")
def site(built):
    with served(built) as address:
        yield address
