"""The site, which is made once for all the tests that look at it."""

import shutil
from pathlib import Path

import pytest
from common import LANGUAGES, served

from nnlanguage import ENGLISH, speaking


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The folder of the site, its own Python in it if there is one, and its executed notebooks."""
    import boxes
    import pages
    from contents import place

    folder, notebooks = tmp_path_factory.mktemp("site"), {}
    for language in LANGUAGES:
        with speaking(language):
            notebooks[language] = pages.build(folder / place())
    if boxes.OWN:
        with speaking(ENGLISH):
            shutil.copytree(Path(boxes.OWN) / "pyodide", folder / boxes.runtime())
    return folder, notebooks


@pytest.fixture(scope="session")
def site(built):
    with served(built[0]) as address:
        yield address
