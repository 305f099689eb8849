"""Fetches Pyodide for a site that asks no other host: the Lab's version, its hashes checked.

A folder may follow; none means _pyodide. JUPYTERLITE_PYODIDE_URL then names that folder: with it,
`course.py site` puts the copy into the site; without it, pages and Lab ask the public host.
"""

import base64
import hashlib
import io
import json
import sys
import tarfile
from pathlib import Path
from urllib.request import urlopen

from jupyterlite_pyodide_kernel.constants import PYODIDE_CDN_URL, PYODIDE_LOCK, PYODIDE_VERSION

# `npm view pyodide@VERSION dist.integrity`: renew it when the Lab's kernel pins another version.
PACKAGE = f"https://registry.npmjs.org/pyodide/-/pyodide-{PYODIDE_VERSION}.tgz"
SHA512 = "BKDTJyIqFxC4BExLqeRS3f5xvXZIjOt8C3zGLN/Cc7tFxSwvKVhVkchQQ2AGLOtR4YrVOIFxbV8poyDOOmWwxQ=="
ROOTS = ("numpy", "matplotlib", "ipython", "jedi", "micropip")  # what pages and Lab load by name
RUNTIME = (".mjs", ".wasm", ".zip", ".json", ".js")


def fetched(address, algorithm, digest):
    """The bytes at an address; the run ends if their hash isn't the one that is known."""
    with urlopen(address) as answer:
        data = answer.read()
    if hashlib.new(algorithm, data).digest() != digest:
        sys.exit(f"{address} isn't what it should be: its {algorithm} differs. Nothing was kept.")
    return data


def needed(packages, roots):
    """The names of these packages, and of all that they need."""
    found, left = set(), list(roots)
    while left:
        name = left.pop().lower().replace("_", "-")  # as the lock file writes it
        if name not in found:
            found.add(name)
            left += packages[name]["depends"]
    return sorted(found)


def runtime(folder):
    """Pyodide and the wheels that the course needs, into the folder's own `pyodide`."""
    target = folder / "pyodide"
    target.mkdir(parents=True, exist_ok=True)
    package = fetched(PACKAGE, "sha512", base64.b64decode(SHA512))
    with tarfile.open(fileobj=io.BytesIO(package)) as archive:
        for member in archive:
            name = member.name.removeprefix("package/")
            if "/" not in name and name.endswith(RUNTIME):
                (target / name).write_bytes(archive.extractfile(member).read())
    packages = json.loads((target / PYODIDE_LOCK).read_text("utf-8"))["packages"]
    for name in needed(packages, ROOTS):
        wheel = packages[name]
        address = f"{PYODIDE_CDN_URL}/{wheel['file_name']}"
        data = fetched(address, "sha256", bytes.fromhex(wheel["sha256"]))
        (target / wheel["file_name"]).write_bytes(data)


if __name__ == "__main__":
    folder = Path(*sys.argv[1:2] or ["_pyodide"]).resolve()
    runtime(folder)
    print(f"{folder} holds Pyodide {PYODIDE_VERSION}: set JUPYTERLITE_PYODIDE_URL={folder}")
