"""The course's public addresses, and what holds them: README.md, the first cell of a notebook."""

import re

from contents import CONTENTS, place
from written import block

from nnlanguage import Spoken

PAGES = "https://{owner}.github.io/{repo}/"  # what follows is in the language of place
LAB = PAGES + "lite/lab/index.html?path=notebooks/{place}{name}.ipynb"
BINDER = (
    "https://mybinder.org/v2/gh/{owner}/{repo}/HEAD?urlpath=lab/tree/notebooks/{place}{name}.ipynb"
)
LED = re.compile(r"lite/lab/index\.html\?path=notebooks/")
OWNED = re.compile(r"https://([\w-]+)\.github\.io/([\w.-]+)/")
HEADS = re.compile(r"\n\n[^\n]*\]\(https://[\w-]+\.github\.io/\S*\.html\).*")


class Words(Spoken):
    """What stands around the addresses."""

    head = (
        "Open this notebook [as a page]({page}), [in your browser's own Lab]({lab}) or "
        "[on Binder]({binder})."
    )
    pages = "pages and slides, whose sliders move at once; on the pages the exercises run, too"
    lab = "the course in the browser's own Lab"
    binder = "the course on Binder"
    first = "Open one of these; each needs a browser and nothing else:\n\n"
    not_yet = (
        "Once the course is published, a browser is all you need. OWNER and REPO stand for the\n"
        "repository's owner and name; `python3 course.py links OWNER/REPO` writes the real links "
        "here and\ninto the notebooks.\n\n"
    )
    colab = (
        "- in Colab: open a notebook there from GitHub, and run this line in a new first cell\n"
        "  (untested): `!pip install -q git+https://github.com/{owner}/{repo}`\n"
    )
    own = (
        "- with pipx, in JupyterLab and a folder of your own, which keeps your answers:\n"
        '  `pipx run --spec "neural-network-course[lab] @ git+https://github.com/{owner}/{repo}" '
        "neural-network-course my-course`\n"
    )
    pattern, link = "- {what}: `{address}`\n", "- [{what}]({address})\n"


def owned(text):
    """The owner and the repository of the addresses in a text; OWNER and REPO if there is none."""
    found = OWNED.search(text)
    return found.groups() if found else ("OWNER", "REPO")


def readme(text, owner, repo):
    """The README with the addresses: as links, or for OWNER/REPO as patterns."""
    waits = owner == "OWNER"
    first, line = (Words.not_yet, Words.pattern) if waits else (Words.first, Words.link)
    places = ((Words.pages, PAGES + "{place}"), (Words.lab, LAB), (Words.binder, BINDER))
    lines = [line.format(what=what, address=address) for what, address in places]
    asked = {"owner": owner, "repo": repo, "name": CONTENTS[0].name, "place": place()}
    return block(text, "links", "".join([first, *lines, Words.colab, Words.own]).format(**asked))


def headed(source, name, owner, repo):
    """A notebook's first cell with the addresses, or for OWNER/REPO without any."""
    if owner == "OWNER":
        return HEADS.sub("", source)
    ways = {"page": PAGES + "{place}notebooks/{name}.html", "lab": LAB, "binder": BINDER}
    asked = {"owner": owner, "repo": repo, "name": name, "place": place()}
    made = {key: address.format(**asked) for key, address in ways.items()}
    return HEADS.sub("", source) + "\n\n" + Words.head.format(**made)


def led(text):
    """The text, whose addresses of the Lab lead to the notebooks of the language of now."""
    return LED.sub(rf"{'../' * place().count('/')}\g<0>{place()}", text)
