"""The benchmark starts, and trains the same network every way: a smoke run."""

import json
import os
import re
import runpy
import subprocess
import sys

import pytest
from common import NOTEBOOKS, ROOT

from nnlib import PEOPLE, Network, samples, train

BENCH = ROOT / "benchmarks" / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def test_every_way_ends_at_the_same_nine_numbers():
    smoke = [sys.executable, "benchmarks/training.py", "smoke"]
    run = subprocess.run(smoke, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert not run.returncode, run.stderr.splitlines()[-1]
    told = json.loads(run.stdout)
    assert set(told["equal"]) == {"nnlib", "textbook", "textbook_once", "matrices"}, told["unable"]
    assert all(
        apart <= 1e-6 for apart, seconds in [*told["equal"].values(), *told["equal many"].values()]
    )
    least = {way: min(seconds) for way, seconds in told["one"].items()}
    assert least["textbook"] > 1.5 * least["nnlib"], (
        "nnlib lost its lead: look for numpy scalars among its floats"
    )


@pytest.mark.parametrize("name", ["performance", "reading", "sliders"])
def test_each_part_of_the_benchmark_finds_what_it_needs(name, monkeypatch):
    pytest.importorskip("playwright", reason="NO PLAYWRIGHT: course.py test installs it")
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    runpy.run_path(str(ROOT / "benchmarks" / f"{name}.py"))  # which measures nothing yet


@pytest.mark.skipif(not BENCH.exists(), reason="NO PYTORCH: course.py bench installs it")
def test_pytorchs_lines_train_the_same_nine_numbers():
    shown = next(
        cell.source for cell in NOTEBOOKS["05_sgd_training"].cells if "torch." in cell.source
    )
    ten, above, below = re.findall("```python\n(.*?)```", shown, re.DOTALL)
    assert len(ten.splitlines()) == 10, "the text says ten lines"
    run = [BENCH, "-c", above + ten + below]
    told = subprocess.run(run, cwd=ROOT, capture_output=True, encoding="utf-8")
    assert not told.returncode, told.stderr.splitlines()[-1]
    W1, B1, W2, B2 = json.loads(told.stdout.splitlines()[-1])
    trained = Network(*sum(W1, []), *sum(W2, []), *B1, *B2)
    assert trained == pytest.approx(train(Network.random(157), samples(PEOPLE))[-1], abs=1e-9)
