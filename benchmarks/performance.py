"""Measures the course and writes docs/performance.md and its picture: `python3 course.py bench`.

It takes a quarter of an hour, and wants a copy of Pyodide (site/runtime.py). The libraries to
compare with get an environment of their own, benchmarks/.venv: once, two minutes, 6 GB.
"""

import json
import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from time import perf_counter

import psutil
import report

ROOT = Path(__file__).resolve().parent.parent
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python"]


def environment(folder, requirements):
    """The Python of an environment in folder that has the requirements."""
    python = str(folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
    if not os.path.exists(python):
        venv.create(folder, symlinks=os.name != "nt")
    subprocess.run([*PIP, python, "install", "-q", "-r", requirements], cwd=ROOT, check=True)
    return python


def installed():
    """(seconds, bytes) of a fresh environment for the course."""
    with tempfile.TemporaryDirectory() as folder:
        start = perf_counter()
        environment(Path(folder), "requirements.txt")
        seconds, files = (
            perf_counter() - start,
            (path for path in Path(folder).rglob("*") if not path.is_symlink()),
        )
        return seconds, sum(path.stat().st_size for path in files)


def measured(python, script):
    with tempfile.TemporaryDirectory() as cache:  # torch.compile starts cold
        environ = os.environ | {"TORCHINDUCTOR_CACHE_DIR": cache}
        return json.loads(
            subprocess.check_output([python, f"benchmarks/{script}"], cwd=ROOT, env=environ)
        )


def main():
    say = sys.stderr.write
    say("Installing what is compared with into benchmarks/.venv; the first time it is large.\n")
    peers = environment(ROOT / "benchmarks" / ".venv", "benchmarks/requirements.txt")
    load = psutil.getloadavg()[0]
    say("Training, about three minutes.\n")
    told = {"load": load, "training": measured(peers, "training.py")}
    say("Moving every slider, about three minutes.\n")
    told["sliders"] = measured(sys.executable, "sliders.py")
    say("Opening a published page, about five minutes.\n")
    told["reading"] = measured(sys.executable, "reading.py")
    say("Installing the course anew, about a minute.\n")
    told["installed"] = installed()
    report.write(ROOT / "docs", told)


if __name__ == "__main__":
    main()
