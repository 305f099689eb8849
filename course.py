"""The front door of the course: python3 course.py opens it (on Windows py course.py).

COMMANDS are what may follow. The first start makes .venv, an environment for this folder alone.
Delete .venv to begin anew.
"""

import sys

# An old Python reads the whole file before it says so: no syntax newer than 2.7.
if sys.version_info < (3, 11):
    sys.exit(
        "The course needs Python 3.11 or newer, and this is Python %d.%d (macOS brings 3.9). "
        "Install one from https://www.python.org/downloads/ and run course.py with it."
        % sys.version_info[:2]
    )

import os
import signal
import subprocess
import venv
from pathlib import Path

AS_ROOT = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
LAB = [
    "-m",
    "jupyterlab",
    "--LabApp.default_url=/lab/tree/notebooks/01_neuron.ipynb",
    "--Application.log_level=ERROR",
    "--ServerApp.answer_yes=True",
] + AS_ROOT
# What each does, what .venv's Python runs for it, and the folders whose requirements it needs.
COMMANDS = {
    "open": ("opens the course in JupyterLab, as does no command", LAB),
    "test": ("runs all tests; options for pytest may follow", ["-m", "pytest"], "site", "tests"),
    "notebooks": (
        "runs the notebooks; rewrites outputs, ladders, lists of notebooks; names may follow",
        ["site/execute.py"],
        "site",
    ),
    "site": (
        "makes _site: pages, slides, a Lab in the browser; --one-file: a file a notebook, too",
        ["site/pages.py"],
        "site",
    ),
    "links": ("writes the public addresses; OWNER/REPO may follow", ["site/links.py"], "site"),
    "assignment": (
        "writes the course without its solutions, for a class; a folder may follow",
        ["site/assignment.py"],
    ),
    "docs": (
        "rewrites in docs/ what is made: handout, moving picture, table of mistakes",
        ["docs/write.py"],
        "site",
    ),
    "bench": (
        "measures all of it anew and rewrites docs/performance.md, a quarter of an hour",
        ["benchmarks/performance.py"],
        "site",
        "tests",
    ),
}
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
HERE = [
    name
    for name in COMMANDS
    if all(
        (ROOT / part).exists()  # what course.py assignment writes lacks most of them
        for part in COMMANDS[name][1][:1] + list(COMMANDS[name][2:])
        if part != "-m"
    )
]
PYTHON = str(VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))
ASTRAY = (
    "PYTHON",
    "JUPYTER_PATH",
    "JUPYTER_TOKEN",
    "MPLBACKEND",
    "PIP_TARGET",
    "PIP_PREFIX",
)  # lead out of .venv
ENVIRON = {name: value for name, value in os.environ.items() if not name.startswith(ASTRAY)} | {
    "PIP_USER": "0"
}


def quietly(*command):
    return subprocess.run(
        command, cwd=ROOT, env=ENVIRON, capture_output=True, encoding="utf-8", errors="replace"
    )


def make_venv():
    sys.stderr.write("Making .venv for the course, once: about a minute, 450 MB.\n")
    venv.create(VENV, clear=True, symlinks=os.name != "nt")
    # For a Debian without ensurepip.
    system_pip = [sys.executable, "-m", "pip", "--python", PYTHON, "install", "pip"]
    if (
        quietly(PYTHON, "-m", "ensurepip", "--default-pip").returncode
        and quietly(*system_pip).returncode
    ):
        sys.exit(
            "This Python lacks pip: install it (Debian, Ubuntu: sudo apt install python%d.%d-venv) "
            "and run course.py again." % sys.version_info[:2]
        )


def install(requirements):
    stamp = VENV / ("installed-" + requirements.replace("/", "-"))
    wanted = "\n".join(
        [str(ROOT)] + [(ROOT / f).read_text("utf-8") for f in (requirements, "pyproject.toml")]
    )
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    sys.stderr.write("Installing %s into .venv.\n" % requirements)
    stamp.unlink(
        missing_ok=True
    )  # a stop in the middle leaves no stamp, and what has none is not used
    pip = quietly(PYTHON, "-m", "pip", "install", "-r", requirements)
    if pip.returncode:
        words = [line.strip() for line in pip.stderr.splitlines() if "ERROR: " in line] or [
            "no reason given"
        ]
        sys.exit(
            "pip could not install what %s names (is there a network?). %s"
            % (requirements, words[-1])
        )
    stamp.write_text(wanted, "utf-8")


def main(command="open", *arguments):
    if command not in HERE:
        sys.exit(
            "\n".join(
                ["What may follow course.py:"]
                + ["  %-10s  %s" % (name, COMMANDS[name][0]) for name in HERE]
            )
        )
    signal.signal(
        signal.SIGINT,
        lambda *told: sys.exit("Stopped before .venv was ready: run course.py again."),
    )
    if not (VENV / "installed-requirements.txt").exists() or not os.path.exists(PYTHON):
        make_venv()
    for requirements in ["requirements.txt"] + [
        folder + "/requirements.txt" for folder in COMMANDS[command][2:]
    ]:
        install(requirements)
    signal.signal(
        signal.SIGINT, lambda *told: None
    )  # Ctrl-C tells what runs too, which ends in its own time
    return subprocess.call([PYTHON] + COMMANDS[command][1] + list(arguments), cwd=ROOT, env=ENVIRON)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
