"""Writes the course's public addresses into README.md and below the notebooks' titles.

OWNER/REPO may follow; none means the git remote's.
"""

import re
import subprocess
import sys

from addresses import headed, readme
from contents import CONTENTS, ROOT
from execute import kept, read, save
from translation import README, document, twin

from nnlanguage import languages, speaking


def remote():
    """OWNER/REPO of the git remote."""
    command = ["git", "remote", "get-url", "origin"]
    address = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8").stdout
    found = re.search(r"github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?$", address.strip())
    return (
        found[1]
        if found
        else sys.exit(
            "The git remote is not at GitHub: give OWNER/REPO, the two names in the address of the "
            "repository."
        )
    )


def main(repository):
    """Writes the addresses of OWNER/REPO everywhere."""
    if repository.count("/") != 1:
        sys.exit(
            f"{repository} isn't OWNER/REPO: give the two names in the address of the repository."
        )
    owner, repo = repository.split("/")
    text = readme((ROOT / README).read_text(encoding="utf-8"), owner, repo)
    (ROOT / README).write_text(text, encoding="utf-8", newline="\n")
    for row in CONTENTS:
        notebook = read(row.path)
        notebook.cells[0].source = headed(notebook.cells[0].source, row.name, owner, repo)
        save(row.path, notebook)
    for language in languages()[1:]:
        with speaking(language):
            twin(ROOT / README).write_text(document(README), encoding="utf-8", newline="\n")
            for row in CONTENTS:
                save(row.path, kept(row))


if __name__ == "__main__":
    main(sys.argv[1] if sys.argv[1:] else remote())
