"""How pytest goes about the tests and the notebooks, however it is called."""

from collections import Counter
from pathlib import Path

import pytest

from nnlanguage import ENGLISH, speaking

# What a change needs, by one word: `course.py test words`.
PARTS = {
    "words": ("contents", "editions", "formulas", "glossary", "numbers", "prose", "teaching"),
    "code": ("benchmarks", "house", "nnlib", "release", "starts"),
    "figures": ("figures", "notebooks"),
    "checks": ("answers", "check", "people"),
    "pages": ("exports", "handed_out", "links", "pages", "running", "toy", "without_eyes"),
    "engines": ("browser", "engines", "heard", "lab"),
}
LONG = "test_pages.py", "test_browser.py", "test_engines.py", "test_notebooks.py"  # begin first
ENGINES = "test_engines.py"  # what differs between browsers isn't words: English is enough
SLOW = "planted.py", "recipes.py"  # each tests whole copies of the course
APART = "test_check.py", "test_figures.py"  # any processor takes the next test of these, at the end


def pytest_addoption(parser):
    parser.addoption(
        "--planted",
        action="store_true",
        help="then plants defects, whose tests must go red, and follows the recipe",
    )


def pytest_configure(config):
    config.args[:] = [file for word in config.args for file in files(word, config.rootpath)]
    if config.getoption("--planted"):
        for file in SLOW:
            config.addinivalue_line("python_files", file)


def files(word, root):
    """The files of a part of the tests; any other word stands for itself."""
    return [str(root / f"tests/test_{name}.py") for name in PARTS.get(word, ())] or [word]


def part(path):
    """The part of the tests that a file belongs to."""
    name = Path(path).stem.removeprefix("test_")
    return next((part for part in PARTS if name in PARTS[part]), name)


def pytest_collectstart(collector):
    """A still is SVG in HTML, and stored as a PNG, whose pixels test_notebooks.py compares."""
    if hasattr(collector, "skip_compare"):
        collector.skip_compare += ("text/html",)


def pytest_collection_modifyitems(items):
    others = {item.path.name for item in items} - {*LONG, *APART, *SLOW}
    order = [*LONG, *sorted(others), *APART, *SLOW]
    items.sort(key=lambda item: order.index(item.path.name))
    items[:] = [item for item in items if not (item.path.name == ENGINES and in_another(item))]


def in_another(item):
    """Whether it is a test's run in another language than English."""
    told = getattr(item, "callspec", None)
    return told and told.params.get("language", ENGLISH) != ENGLISH


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Side by side, a file stays with one processor: its tests share a kernel or a server."""
    from xdist.scheduler import LoadScopeScheduling

    config.option.loadscopereorder = False  # the order is ours

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            file = nodeid.partition("::")[0]
            return nodeid if Path(file).name in APART else file

    return ByFile(config, log)


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter):
    """Which part takes how long."""
    took = Counter()
    for reports in terminalreporter.stats.values():
        for report in reports:
            if hasattr(report, "duration"):
                took[part(report.nodeid.partition("::")[0])] += report.duration
    parts = ", ".join(f"{name} {seconds:.0f}" for name, seconds in took.most_common())
    terminalreporter.write_line(f"Seconds: {parts}")


@pytest.fixture(autouse=True)
def language(request):
    """The language in which a test runs: English, unless it is marked BOTH (tests/common.py)."""
    with speaking(getattr(request, "param", ENGLISH)):
        yield getattr(request, "param", ENGLISH)
