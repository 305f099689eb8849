"""Writes the course's public addresses into README.md and below the notebooks' titles.

OWNER/REPO may follow; none means the git remote's.
"""

import re
import subprocess
import sys

from contents import CONTENTS, ROOT
from execute import read, save
from written import block

README = ROOT / "README.md"
PAGES = "https://{owner}.github.io/{repo}/"
LAB = PAGES + "lite/lab/index.html?path=notebooks/{name}.ipynb"
BINDER = "https://mybinder.org/v2/gh/{owner}/{repo}/HEAD?urlpath=lab/tree/notebooks/{name}.ipynb"
HEAD = (
    f"Open this notebook [as a page]({PAGES}notebooks/{{name}}.html), "
    f"[in your browser's own Lab]({LAB}) or [on Binder]({BINDER})."
)
HEADS = re.compile(r"\n\nOpen this notebook \[as a page\].*")
PLACES = {
    "pages and slides, whose sliders move at once; on the pages the exercises run, too": PAGES,
    "the course in the browser's own Lab": LAB,
    "the course on Binder": BINDER,
}
FIRST = "Open one of these; each needs a browser and nothing else:\n\n"
NOT_YET = """Once the course is published, a browser is all you need. OWNER and REPO stand for the
repository's owner and name; `python3 course.py links OWNER/REPO` writes the real links here and
into the notebooks.

"""
COLAB = """- in Colab: open a notebook there from GitHub, and run this line in a new first cell
  (untested): `!pip install -q git+https://github.com/{owner}/{repo}`
"""


def remote():
    """OWNER/REPO of the git remote."""
    command = ["git", "remote", "get-url", "origin"]
    address = subprocess.run(
        command, cwd=README.parent, capture_output=True, encoding="utf-8"
    ).stdout
    found = re.search(r"github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?$", address.strip())
    return (
        found[1]
        if found
        else sys.exit(
            "The git remote is not at GitHub: give OWNER/REPO, the two names in the address of the "
            "repository."
        )
    )


def readme(text, owner, repo):
    """The README with the addresses: as links, or for OWNER/REPO as patterns."""
    first, place = (NOT_YET, "- {}: `{}`\n") if owner == "OWNER" else (FIRST, "- [{}]({})\n")
    lines = [first, *(place.format(words, address) for words, address in PLACES.items()), COLAB]
    name = CONTENTS[0].name
    return block(text, "links", "".join(lines).format(owner=owner, repo=repo, name=name))


def headed(source, name, owner, repo):
    """A notebook's first cell with the addresses, or for OWNER/REPO without any."""
    head = "" if owner == "OWNER" else "\n\n" + HEAD.format(owner=owner, repo=repo, name=name)
    return HEADS.sub("", source) + head


if __name__ == "__main__":
    repository = sys.argv[1] if sys.argv[1:] else remote()
    if repository.count("/") != 1:
        sys.exit(
            f"{repository} isn't OWNER/REPO: give the two names in the address of the repository."
        )
    owner, repo = repository.split("/")
    README.write_text(
        readme(README.read_text(encoding="utf-8"), owner, repo), encoding="utf-8", newline="\n"
    )
    for row in CONTENTS:
        notebook = read(row.path)
        notebook.cells[0].source = headed(notebook.cells[0].source, row.name, owner, repo)
        save(row.path, notebook)
