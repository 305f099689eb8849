"""How pytest goes about the tests and the notebooks, however it is called."""

import pytest

from nnlanguage import ENGLISH, speaking

SLOW = "planted.py", "recipes.py"  # each tests whole copies of the course


def pytest_addoption(parser):
    parser.addoption(
        "--planted",
        action="store_true",
        help="then plants defects, whose tests must go red, and follows the recipe",
    )


def pytest_configure(config):
    if config.getoption("--planted"):
        for file in SLOW:
            config.addinivalue_line("python_files", file)


def pytest_collectstart(collector):
    """A still is SVG in HTML, and stored as a PNG, whose pixels test_notebooks.py compares."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("text/html",)


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.path.name in SLOW)  # after all others


@pytest.fixture(autouse=True)
def language(request):
    """The language in which a test runs: English, unless it is marked BOTH (tests/common.py)."""
    with speaking(getattr(request, "param", ENGLISH)):
        yield getattr(request, "param", ENGLISH)
