"""Makes what a release consists of in _release: the wheel, the site as an archive, its notes.

The version follows. It must be the one of pyproject.toml, CITATION.cff and CHANGELOG.md.
"""

import re
import shutil
import sys
import tempfile
import tomllib
from pathlib import Path

import pages
from contents import ROOT
from lab import python

from nnlanguage import Spoken

OUT = ROOT / "_release"


class Words(Spoken):
    """What this command says."""

    place = "{place} says {said}, and the release is {version}: mend it."
    made = "{out} holds the release: {files}"


def versions():
    """{file: the version that it names}."""
    places = {
        "CITATION.cff": r'(?m)^version: "(.*)"$',
        "CHANGELOG.md": r"(?m)^## (\S+)",  # the newest part
    }
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    found = {
        place: re.search(pattern, (ROOT / place).read_text("utf-8"))[1]
        for place, pattern in places.items()
    }
    return {"pyproject.toml": project["version"]} | found


def notes():
    """The newest part of the changelog."""
    return (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1].partition("\n")[2].strip()


def wheel(folder):
    """The file of a wheel, made in the folder."""
    python("pip wheel --quiet --no-deps --wheel-dir", folder, ROOT)
    return next(folder.glob("*.whl"))


def release(version):
    """Writes the files of this version."""
    for place, said in versions().items():
        if said != version:
            sys.exit(Words.place.format(place=place, said=said, version=version))
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    wheel(OUT)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, f"neural-network-course-{version}")
        pages.publish(site)
        shutil.make_archive(f"{OUT / site.name}-site", "zip", folder)
    (OUT / "notes.md").write_text(notes() + "\n", encoding="utf-8")
    print(Words.made.format(out=OUT, files=", ".join(sorted(path.name for path in OUT.iterdir()))))


if __name__ == "__main__":
    release(*sys.argv[1:])
