"""The course in a Lab that runs in the browser (JupyterLite): its notebooks, and the wheels that they import.

The runtime, Pyodide, is its project's own at a public host; JUPYTERLITE_PYODIDE_URL names a copy to put into the site.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from execute import NOTEBOOKS

COURSE = "neural-network-course"
RELEASE = f"{COURSE} {version(COURSE)}"  # a browser keeps a learner's copies under this name: a new release starts afresh
BUILD = {"LiteBuildConfig": {"contents": ["contents"], "apps": ["lab"], "no_sourcemaps": True, "no_libarchive": True},
         "PipliteAddon": {"piplite_urls": ["dist"]}}


def settings(wheels):
    """What the Lab reads when it opens; a wheel's place counts from where the kernel's worker stands."""
    packages = ["numpy", "matplotlib", *(f"../../../../pypi/{wheel}" for wheel in wheels)]
    kernel = {"loadPyodideOptions": {"packages": packages}}
    return {"jupyter-lite-schema-version": 0, "jupyter-config-data": {
        "appName": "The course, in your browser", "exposeAppInBrowser": True,
        "contentsStorageName": RELEASE, "settingsStorageName": RELEASE,
        "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel}}}


def lab(out):
    """The Lab, into the folder out."""
    with tempfile.TemporaryDirectory() as folder:
        lite, pins = Path(folder), [f"{name}=={version(name)}" for name in ("ipywidgets", "comm")]
        shutil.copytree(NOTEBOOKS, lite / "contents" / "notebooks", ignore=shutil.ignore_patterns(".*"))
        shutil.copy(NOTEBOOKS.parent / "nnlib.py", lite / "contents")
        pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", lite / "dist"]
        subprocess.run([*pip, NOTEBOOKS.parent, *pins], check=True)
        wheels = sorted(wheel.name for wheel in (lite / "dist").iterdir())
        (lite / "jupyter-lite.json").write_text(json.dumps(settings(wheels)), encoding="utf-8")
        (lite / "jupyter_lite_config.json").write_text(json.dumps(BUILD), encoding="utf-8")
        build = [sys.executable, "-m", "jupyterlite_core", "build", "--log-level", "ERROR", "--output-dir", out.resolve()]
        subprocess.run(build, check=True, cwd=lite, stdout=subprocess.DEVNULL)
