"""A release: one version in all its places, and a wheel that opens the course in any folder."""

import os
import subprocess
import sys
import venv

import pytest

release = pytest.importorskip("release", reason="NO PAGES: course.py test installs what makes them")
from common import NOTEBOOKS

LAB = "import sys; print('OPENED', *sys.argv[1:], sep='\\n')"


def test_all_places_name_one_version():
    said = {*release.versions().values()} - {"Unreleased"}
    assert len(said) == 1, f"give one version to all of {release.versions()}"


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Opens the wheel's course, in a new environment, in a folder; gives what it says."""
    place = tmp_path_factory.mktemp("release")
    wheel = release.wheel(place)
    venv.create(place / "env", symlinks=os.name != "nt", with_pip=False)
    python = place / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", wheel]
    subprocess.run(install, check=True)
    (place / "lab").mkdir()
    (place / "lab" / "jupyterlab.py").write_text(
        LAB, encoding="utf-8"
    )  # stands in for the real one

    def opened(folder, lab=True):
        told = subprocess.run(
            [python, "-c", "import nnopen; nnopen.command()", folder],
            env=os.environ | {"PYTHONPATH": str(place / "lab") if lab else ""},
            cwd=place,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
        )
        return told.stdout

    return opened


def test_a_wheel_opens_the_course_and_keeps_what_is_there(opened, tmp_path):
    folder, count = tmp_path / "my course", len(NOTEBOOKS)
    assert f"New notebooks in {folder}: " in (told := opened(folder)) and "stay: 0." in told
    assert f"--ServerApp.root_dir={folder}" in told
    mine = folder / "03_mse_loss.ipynb"
    mine.write_text("my answers", encoding="utf-8")
    (folder / "01_neuron.ipynb").unlink()
    assert f"New notebooks in {folder}: 1." in opened(folder)
    assert mine.read_text("utf-8") == "my answers"
    assert len([*folder.glob("*.ipynb")]) == count


def test_what_a_wheel_cannot_do_is_said_in_one_line(opened, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert "JupyterLab is missing: install neural-network-course[lab]." in opened(tmp_path, False)
    assert opened(tmp_path / "file").count("\n") == 1
