"""The course in a Lab that runs in the browser (JupyterLite): its notebooks, and their wheels.

The runtime, Pyodide, is its project's own at a public host; JUPYTERLITE_PYODIDE_URL names a copy to
put into the site.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from contents import CONTENTS, ROOT, place
from execute import read, save
from translation import script

from nnfigures.engine.asleep import without_answers
from nnlanguage import Spoken, languages, speaking, spoken


class Words(Spoken):
    """What the Lab is called."""

    app = "The course, in your browser"


COURSE = "neural-network-course"  # a browser keeps a learner's copies under it, in any release
RELEASE = version(COURSE)
BLANK, SCRIPTS = "site/blank.js", ("site/older.js", "site/arrive.js")
# The language of the notebook that the Lab opens, from its address.
OPENED = r'(/notebooks\/(\w+)\//.exec(new URL(location).searchParams.get("path"))?.[1] ?? "en")'
BUILD = {
    "LiteBuildConfig": {
        "contents": ["contents"],
        "apps": ["lab"],
        "no_sourcemaps": True,
        "no_libarchive": True,
    },
    "PipliteAddon": {"piplite_urls": ["dist"]},
}


def settings(wheels):
    """What the Lab reads when it opens; a wheel's address counts from the kernel's worker."""
    packages = ["numpy", "matplotlib", *(f"../../../../pypi/{wheel}" for wheel in wheels)]
    kernel = {"loadPyodideOptions": {"packages": packages}}
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": Words.app,
            "exposeAppInBrowser": True,
            "contentsStorageName": COURSE,
            "settingsStorageName": COURSE,
            "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
        },
    }


def stamped(folder):
    """The notebooks, into a new folder; each names its release, and so will each copy of it."""
    (folder / place()).mkdir(parents=True)
    for row in CONTENTS:
        notebook = read(row.path)
        notebook.metadata.release = RELEASE
        without_answers(notebook.cells)
        save(folder / place() / row.path.name, notebook)


def each(make):
    """What a function makes in each language, one after the other."""
    for language in languages():
        with speaking(language):
            yield make()


def told(path):
    """A script that speaks the language of the notebook that the Lab opens."""
    made = each(lambda: f'if ({OPENED} == "{spoken()}") {{\n{script(path)}}}\n')
    return "".join(made)


def watched(page):
    """The Lab's own page: why it stays blank, which copies are older, what comes from a page."""
    page = page.replace("<head>", f"<head>\n<script>\n{told(BLANK)}</script>", 1)
    head, end = page.split("</body>")
    names = " ".join(each(lambda: " ".join(f"{place()}{row.name}" for row in CONTENTS)))
    data = f'data-storage="{COURSE}" data-release="{RELEASE}" data-notebooks="{names}"'
    scripts = [f"<script {data}>\n{told(path)}</script>\n" for path in SCRIPTS]
    return f"{head}{''.join(scripts)}</body>{end}"


def python(module, *arguments, **settings):
    """Runs a module, with its options, by this Python."""
    command = [sys.executable, "-m", *module.split(), *arguments]
    subprocess.run(command, check=True, **settings)


def lab(out):
    """The Lab, into the folder out."""
    with tempfile.TemporaryDirectory() as folder:
        lite, pins = Path(folder), [f"{name}=={version(name)}" for name in ("ipywidgets", "comm")]
        list(each(lambda: stamped(lite / "contents" / "notebooks")))
        shutil.copy(ROOT / "nnlib.py", lite / "contents")
        python("pip wheel --quiet --no-deps --wheel-dir", lite / "dist", ROOT, *pins)
        wheels = sorted(wheel.name for wheel in (lite / "dist").iterdir())
        (lite / "jupyter-lite.json").write_text(json.dumps(settings(wheels)), encoding="utf-8")
        (lite / "jupyter_lite_config.json").write_text(json.dumps(BUILD), encoding="utf-8")
        build = "jupyterlite_core build --log-level ERROR --output-dir"
        python(build, out.resolve(), cwd=lite, stdout=subprocess.DEVNULL)
    door = out / "lab" / "index.html"
    door.write_text(watched(door.read_text("utf-8")), encoding="utf-8")
