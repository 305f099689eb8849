"""course.py starts where people are: folders of any letters, no network, their own settings."""

import io
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import sysconfig
import threading
import time
import urllib.error
import urllib.request
import venv
from copy import deepcopy
from pathlib import Path

import pytest
from common import NOTEBOOKS, ROOT, words
from matplotlib import pyplot
from nbclient import NotebookClient

from nnfigures.neuron import explore_fence

SVG = "image/svg+xml"
PACKAGES = Path(sysconfig.get_path("purelib"))
NEEDED = (
    "course.py",
    "pyproject.toml",
    "requirements.txt",
    "nnlib.py",
    "nnguard.py",
    "nnlanguage.py",
    "nnopen.py",
    "nnfigures",
)
THEIRS = [  # settings that people keep in a matplotlibrc
    {"savefig.bbox": "tight"},
    {"text.usetex": True},
    {"axes.grid": True, "axes.grid.axis": "both"},
    {"path.sketch": (1, 100, 2)},
    {"figure.autolayout": True},
    {"figure.dpi": 200, "savefig.dpi": 300},
    {"font.family": "serif", "font.size": 20},
    {"figure.facecolor": "black", "axes.facecolor": "black", "text.color": "white"},
    {"axes.labelcolor": "white", "savefig.facecolor": "black", "savefig.transparent": True},
    {"xtick.direction": "in", "xtick.minor.visible": True, "ytick.right": True},
    {"lines.marker": "o", "lines.linestyle": ":"},
    {"axes.xmargin": 0, "axes.formatter.use_locale": True},
]
SAYING = {"stderr": subprocess.PIPE, "encoding": "utf-8", "errors": "replace"}  # its address
OPEN = """
import runpy, sys
course = runpy.run_path("course.py")
own = "import nnfigures.neuron as own; print(ascii(own.__file__))"
course["COMMANDS"]["open"] = "", ["-c", own]
sys.exit(course["main"]())
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the course whose .venv works, was not made by course.py, and has no network."""
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_RETRIES", "0")
    for name in ("PIP_FIND_LINKS", "PATH"):
        monkeypatch.setenv(name, "")
    for name in NEEDED:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, tmp_path / name)
    venv.create(tmp_path / ".venv", symlinks=os.name != "nt")
    borrowed(tmp_path).write_text(str(PACKAGES))
    return tmp_path


def borrowed(folder):
    """The file that lends this Python's packages to the folder's .venv."""
    return folder / ".venv" / PACKAGES.relative_to(sys.prefix) / "borrowed.pth"


def opened(folder):
    return subprocess.run(
        [sys.executable, "-c", OPEN], cwd=folder, capture_output=True, encoding="utf-8"
    )


def test_what_works_is_opened_without_a_network_and_after_a_move(folder):
    told = opened(folder)
    assert told.stdout, told.stderr
    assert ".venv is not renewed, and used as it is. Is there a network?" in told.stderr
    (folder / ".venv" / "installed-requirements.txt").write_text(
        "".join((folder / name).read_text("utf-8") for name in ("requirements.txt", NEEDED[1])),
        encoding="utf-8",
    )
    moved = folder.rename(folder.with_name("Jörg’s 課程"))
    told = opened(moved)
    assert told.stdout.strip() == ascii(str(moved / "nnfigures" / "neuron" / "__init__.py"))
    assert not told.stderr, "what is as it should be is opened without a word"


def test_a_python_whose_packages_are_gone_is_not_called_installed(folder):
    borrowed(folder).unlink()  # as where a system's Python has become a newer one
    (folder / ".venv" / "installed-requirements.txt").write_text("", encoding="utf-8")
    told = opened(folder)
    assert told.returncode and "Is there a network? ERROR: " in told.stderr, told.stderr
    assert not (folder / ".venv" / "installed-requirements.txt").exists()


def test_a_full_disk_is_named(folder, monkeypatch):
    def full(*place, **options):
        raise OSError(28, "No space left on device")

    shutil.rmtree(folder / ".venv")
    monkeypatch.setattr(venv, "create", full)
    with pytest.raises(SystemExit, match="could not be installed. .* No space left on device"):
        runpy.run_path(str(folder / "course.py"))["ready"]("requirements.txt")


def test_no_path_file_names_the_folder():
    lines = [
        (path, line)
        for path in PACKAGES.glob("*.pth")
        for line in path.read_text(errors="replace").splitlines()
    ]
    named = [
        path
        for path, line in lines
        if os.path.isabs(line) and (Path(line.strip()) / "nnlib.py").exists()
    ]
    assert not named, f"Python 3.12 may misread {named}: run pip install -r requirements.txt"


def test_a_users_own_jupyter_leads_nowhere_else(tmp_path, monkeypatch):
    own, kernel = tmp_path / ".jupyter", tmp_path / "data" / "kernels" / "python3"
    own.mkdir(), kernel.mkdir(parents=True)
    elsewhere = f"c.ServerApp.root_dir = c.NotebookApp.notebook_dir = {str(tmp_path)!r}"
    (own / "jupyter_server_config.py").write_text(elsewhere, encoding="utf-8")
    (kernel / "kernel.json").write_text('{"argv": ["elsewhere"], "display_name": "Elsewhere"}')
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(own))
    monkeypatch.setenv("JUPYTER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "0")
    course = runpy.run_path(str(ROOT / "course.py"))
    options = [one for one in course["LAB"] if "log_level" not in one]  # the address is logged
    options += ["--no-browser", "--IdentityProvider.token="]
    command = [sys.executable, *options]
    with subprocess.Popen(command, cwd=ROOT, env=course["ENVIRON"], **SAYING) as lab:
        try:
            found = (re.search(r"http://127\S+?/(?=lab)", line) for line in lab.stderr)
            address = next(filter(None, found)).group()
            threading.Thread(target=lab.stderr.read, daemon=True).start()
            specs = answer(f"{address}api/kernelspecs")["kernelspecs"]
            first = answer(f"{address}api/contents/notebooks/01_neuron.ipynb?content=0")
        finally:
            lab.kill()
    assert specs["python3"]["spec"]["display_name"] != "Elsewhere"
    assert first["type"] == "notebook"


def answer(address):
    """What a server answers, once it listens, which is after it has said so."""
    end = time.monotonic() + 30
    while True:
        try:
            with urllib.request.urlopen(address) as page:
                return json.load(page)
        except urllib.error.URLError as error:
            if isinstance(error, urllib.error.HTTPError) or time.monotonic() > end:
                raise


@pytest.mark.parametrize("draw", ["plot", "figure"])
def test_a_users_own_matplotlibrc_changes_no_picture(draw):
    def drawn(own):
        with pyplot.rc_context(own, fname=None):
            if draw == "figure":
                return explore_fence().still()
            pyplot.style.use("nnfigures.course")
            figure, axes = pyplot.subplots()
            axes.plot([0, 1], [2, 5])
            axes.set_xlabel("total")
            file = io.BytesIO()
            figure.savefig(file)
            pyplot.close(figure)
        return file.getvalue()

    plain = drawn({})
    for one in THEIRS:
        assert drawn(one) == plain, f"{one} of a matplotlibrc comes through: add it to the style"


def test_an_inline_backend_set_to_svg_changes_no_word_and_draws(tmp_path, monkeypatch):
    own = tmp_path / "profile_default" / "ipython_kernel_config.py"
    own.parent.mkdir()
    own.write_text("c.InlineBackend.figure_formats = {'svg'}", encoding="utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    shipped, folder = NOTEBOOKS["01_neuron"], {"metadata": {"path": str(ROOT / "notebooks")}}
    run = NotebookClient(deepcopy(shipped), resources=folder, coalesce_streams=True).execute()
    assert list(map(words, run.cells)) == list(map(words, shipped.cells))
    outputs = [out for cell in run.cells for out in cell.get("outputs", ())]
    (plot,) = [out for out in outputs if SVG in out.get("data", ())]
    assert 550 < float(re.search(r'width="([\d.]+)pt"', plot.data[SVG])[1]) < 560, "the course's"
