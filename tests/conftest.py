"""The site, which is made once for all the tests that look at it."""

import shutil
from pathlib import Path

import pytest
from common import served


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The folder of the site, its own Python in it if there is one, and its executed notebooks."""
    import boxes
    import pages

    folder = tmp_path_factory.mktemp("site")
    made = folder, pages.build(folder)
    if boxes.OWN:
        shutil.copytree(Path(boxes.OWN) / "pyodide", folder / boxes.RUNTIME)
    return made


@pytest.fixture(scope="session")
def site(built):
    with served(built[0]) as address:
        yield address
