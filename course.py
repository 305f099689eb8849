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

import itertools
import os
import re
import shutil
import signal
import subprocess
import venv
from pathlib import Path

AS_ROOT = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LAB = [
    "-m",
    "jupyterlab",
    "--ServerApp.root_dir=%s" % ROOT,
    "--LabApp.default_url=/lab/tree/notebooks/01_neuron.ipynb",
    "--Application.log_level=ERROR",
    "--ServerApp.answer_yes=True",
] + AS_ROOT
# What each does, what .venv's Python runs for it, and the folders whose requirements it needs.
COMMANDS = {
    "open": ("opens the course in JupyterLab; it is what course.py does alone", LAB),
    "test": (
        "runs all tests, or words, code, figures, checks, pages, engines; pytest's options, too",
        ["-m", "pytest", "-n", "auto"],
        "site",
        "tests",
    ),
    "notebooks": (
        "runs the notebooks, and rewrites their outputs, folded hints and lists; names may follow",
        ["site/execute.py"],
        "site",
    ),
    "site": (
        "makes _site or the folder that follows: pages, slides, Lab; --one-file: a file a page",
        ["site/pages.py"],
        "site",
    ),
    "words": (
        "renews the catalogues in locale/ and all that is made of them; a language may follow",
        ["site/editions.py"],
        "site",
    ),
    "links": ("writes the public addresses; OWNER/REPO may follow", ["site/links.py"], "site"),
    "assignment": (
        "writes the course without its solutions, for a class; a folder may follow",
        ["site/assignment.py"],
    ),
    "class": ("tells what a class thought, from its codes in a file", ["site/classroom.py"]),
    "docs": (
        "rewrites what is made in docs/: handout, six questions, moving picture, table of mistakes",
        ["docs/write.py"],
        "site",
    ),
    "release": (
        "makes _release: the wheel, the site as an archive, the notes; the version follows",
        ["site/release.py"],
        "site",
    ),
    "bench": (
        "measures all of it anew and rewrites docs/performance.md, a quarter of an hour",
        ["benchmarks/performance.py"],
        "site",
        "tests",
    ),
}
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
# What leads out of .venv; of a user's own Jupyter only the Lab's looks and keys come along.
ASTRAY = ("PYTHON", "JUPYTER_", "JUPYTERLAB_", "IPYTHON", "MPLBACKEND", "PIP_TARGET", "PIP_PREFIX")
SETTINGS = os.environ.get("JUPYTER_CONFIG_DIR") or os.path.expanduser("~/.jupyter")
ENVIRON = {name: value for name, value in os.environ.items() if not name.startswith(ASTRAY)}
ENVIRON.update(
    PIP_USER="0",
    JUPYTER_PREFER_ENV_PATH="1",
    JUPYTER_CONFIG_DIR=str(VENV / "jupyter"),
    JUPYTERLAB_SETTINGS_DIR=os.path.join(SETTINGS, "lab", "user-settings"),
    IPYTHONDIR=str(VENV / "ipython"),
)
# Imports what was installed. The path to here is relative: it outlives a move, and has no letter
# that an old Python, which reads .pth files by the locale, could misread.
IMPORTED = (
    "import os, sysconfig, jupyterlab, nbval, nnfigures.neuron;"
    "place = sysconfig.get_path('purelib'); path = os.path.join(place, 'course.pth');"
    "os.path.exists(path) or open(path, 'w').write(os.path.relpath('.', place))"
)


def answer(command, says=""):
    """A command's return code and words; meanwhile a line counts the seconds."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    words = {"encoding": "utf-8", "errors": "replace"}
    with subprocess.Popen(command, cwd=str(ROOT), env=ENVIRON, **dict(pipes, **words)) as process:
        for seconds in itertools.count():
            if says and (sys.stderr.isatty() or not seconds):
                sys.stderr.write("\r%s %d s" % (says, seconds))
                sys.stderr.flush()
            try:
                words = process.communicate(timeout=1)[0]
                break
            except subprocess.TimeoutExpired:
                pass
    sys.stderr.write("\n" if says else "")
    return process.returncode, words


def fails(*command):
    return answer(command)[0] != 0


def has(*names):
    """Whether .venv's Python runs and finds packages of these names."""
    found = "import sys, importlib.metadata as m; [m.version(name) for name in sys.argv[1:]]"
    return os.path.exists(PYTHON) and not fails(PYTHON, "-c", found, *names)


def make_venv(clear):
    sys.stderr.write("Making .venv for the course, once: about a minute, 450 MB.\n")
    venv.create(VENV, clear=clear, symlinks=os.name != "nt")
    # Empty ones overrule a user's own, which lead out of .venv.
    own = "".join("[%s]\ntarget =\nprefix =\n" % section for section in ("global", "install"))
    (VENV / ("pip.ini" if os.name == "nt" else "pip.conf")).write_text(own)


def bring_pip():
    """pip into .venv, for a Debian without ensurepip by the system's."""
    code, words = answer([PYTHON, "-m", "ensurepip", "--default-pip"])
    if code and "Errno" in words:
        raise OSError([line for line in words.splitlines() if "Errno" in line][-1])
    if code and fails(sys.executable, "-m", "pip", "--python", PYTHON, "install", "pip"):
        sys.exit(
            "This Python lacks pip: install it (Debian, Ubuntu: sudo apt install python%d.%d-venv) "
            "and run course.py again." % sys.version_info[:2]
        )


def installed(requirements, patient):
    """Installs what a file names, by uv where there is one; gives the reason if it can't."""
    says = "Installing %s into .venv." % requirements
    uv = [shutil.which("uv"), "pip", "install", "--python", PYTHON, "pip", "-r", requirements]
    if uv[0] and not answer(uv, says)[0]:
        return ""
    if not has("pip"):
        bring_pip()
    pip = [PYTHON, "-m", "pip", "install", "-r", requirements]
    code, words = answer(pip + ([] if patient else ["--retries=0", "--timeout=5"]), says)
    errors = [line.strip() for line in words.splitlines() if "ERROR: " in line]
    network = "Is there a network? " if "(from versions: none)" in words else ""
    return code and network + (errors or ["pip gave no reason"])[-1]


def set_up(requirements, standing):
    """Installs what a file names; gives the reason if .venv lacks it afterwards."""
    for broken in False, True:
        if broken or not standing and not has("pip"):
            make_venv(clear=not standing)
        reason = installed(requirements, patient=not standing)
        if reason or not fails(PYTHON, "-c", IMPORTED):
            return reason
    return "What was installed can't be imported"


def ready(requirements):
    """Sees to it that .venv has what a file names; what works is never cleared."""
    text = (ROOT / requirements).read_text("utf-8")
    wanted = text + (ROOT / "pyproject.toml").read_text("utf-8")
    stamp = VENV / ("installed-" + requirements.replace("/", "-"))
    standing = has(*re.findall(r"(?m)^\w[\w.-]*", text))
    if standing and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    try:
        reason = set_up(requirements, standing)
        if not reason:
            stamp.write_text(wanted, "utf-8")
    except OSError as error:
        reason = str(error)
    if reason and standing and not fails(PYTHON, "-c", IMPORTED):
        sys.stderr.write(".venv is not renewed, and used as it is. %s\n" % reason)
    elif reason:
        sys.exit("%s could not be installed. %s" % (requirements, reason))


def main(command="open", *arguments):
    if command not in HERE:
        sys.exit(
            "\n".join(
                ["Commands of course.py:"]
                + ["  %-10s  %s" % (name, COMMANDS[name][0]) for name in HERE]
            )
        )
    signal.signal(
        signal.SIGINT,
        lambda *told: sys.exit("Stopped before .venv was ready: run course.py again."),
    )
    for folder in ("",) + COMMANDS[command][2:]:
        ready((folder + "/requirements.txt").lstrip("/"))
    signal.signal(
        signal.SIGINT, lambda *told: None
    )  # Ctrl-C tells what runs too, which ends in its own time
    command = COMMANDS[command][1]
    if command[0].endswith(".py"):  # a script, whose relative folders are its caller's
        return subprocess.call([PYTHON, str(ROOT / command[0])] + list(arguments), env=ENVIRON)
    return subprocess.call([PYTHON] + command + list(arguments), cwd=str(ROOT), env=ENVIRON)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
