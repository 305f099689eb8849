"""How pytest goes about the tests and the notebooks, however it is called."""


def pytest_addoption(parser):
    parser.addoption(
        "--planted",
        action="store_true",
        help="then plants defects and sees that their tests go red",
    )


def pytest_configure(config):
    if config.getoption("--planted"):
        config.addinivalue_line("python_files", "planted.py")


def pytest_collectstart(collector):
    """A still is SVG in HTML, and stored as a PNG, whose pixels test_notebooks.py compares."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("text/html",)


def pytest_collection_modifyitems(items):
    items.sort(key=lambda item: item.path.name == "planted.py")  # after all others
