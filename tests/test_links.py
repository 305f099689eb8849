"""README and notebooks agree on where the course is published; course.py links writes them."""

import re

from addresses import headed, readme
from common import NOTEBOOKS, ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_all_addresses_are_those_of_one_repository():
    owner, repo = re.search(r"mybinder\.org/v2/gh/([^/]+)/([^/]+)/HEAD", README).groups()
    assert readme(README, owner, repo) == README, "README.md: run course.py links"
    for name, notebook in NOTEBOOKS.items():
        first = notebook.cells[0].source
        assert first == headed(first, name, owner, repo), f"{name}: run course.py links"


def test_links_are_written_moved_and_taken_back():
    for owner in ("ada", "grace"):
        text = readme(README, owner, "neurons")
        assert (
            f"](https://{owner}.github.io/neurons/)" in text
            and len(set(re.findall(r"gh/(\w+)/", text))) == 1
        )
        first = headed("# 1", "01_neuron", owner, "neurons")
        assert headed(first, "01_neuron", "eve", "nets") == headed(
            "# 1", "01_neuron", "eve", "nets"
        )
        assert (
            readme(text, "OWNER", "REPO") == readme(README, "OWNER", "REPO")
            and headed(first, "x", "OWNER", "REPO") == "# 1"
        )
