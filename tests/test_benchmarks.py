"""The benchmark trains the same network every way: a smoke run by what the course installs."""

import json
import subprocess
import sys

from common import ROOT


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
