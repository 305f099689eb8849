"""Times the same training in every way that runs here, once all give the same nine numbers: JSON.

python benchmarks/training.py           all of it, about three minutes
python benchmarks/training.py smoke     a few epochs, by what the course installs: a test runs it
"""

import gc
import importlib
import json
import platform
import random
import subprocess
import sys
import tracemalloc
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from time import perf_counter

import numpy as np

ROOT = str(Path(__file__).resolve().parent.parent)
sys.path.insert(0, ROOT)
from nnlib import PEOPLE, Network, samples, train, training

FOUR, RATE, LEARNER = samples(PEOPLE), 0.1, Network.random(157)
AT_HAND = ("nnlib", "textbook", "textbook_once", "matrices")
NEW = {
    "micrograd": "micrograd.engine",
    "pytorch": "torch",
    "pytorch_compiled": None,
    "c": None,
}  # what it imports
PACKAGES = {"nnlib": "numpy", "micrograd": "micrograd", "pytorch": "torch"}
IMPORT = """import time, psutil
start = time.perf_counter()
import {0}
print(time.perf_counter() - start, psutil.Process().memory_info().rss)"""


def ways(names):
    """({name: its module}, {name: why it can't run here})."""
    able, unable = {}, {}
    for name in names:
        try:
            able[name] = importlib.import_module(f"ways.{name}")
        except (ImportError, OSError, subprocess.CalledProcessError) as error:
            unable[name] = str(error).splitlines()[0]
    return able, unable


def equal(able, start, epochs):
    """{way: (its largest difference from nnlib's numbers, seconds of this first call)}."""
    truth, told = np.array(able["nnlib"].train(start, FOUR, RATE, epochs)), {}
    for name, way in able.items():
        begin = perf_counter()
        apart = abs(np.array(way.train(start, FOUR, RATE, epochs)) - truth).max()
        told[name] = float(apart), perf_counter() - begin
        assert apart <= 1e-6, f"{name} is {apart} away from nnlib: both must train the same network"
    return told


def rounds(number, calls):
    """{name: seconds in each round}: all are called in each round, in a new order each time."""
    seconds = {name: [] for name in calls}
    for _ in range(number):
        for name in random.sample(list(calls), len(calls)):
            start = perf_counter()
            calls[name]()
            seconds[name].append(perf_counter() - start)
    return seconds


def trained(able, number, start, epochs):
    return rounds(
        number, {name: partial(way.train, start, FOUR, RATE, epochs) for name, way in able.items()}
    )


def predicted(number, sides):
    """{side: seconds in each round} for o1 on a grid of side × side places."""
    places = {
        side: np.meshgrid(np.linspace(-25, 35, side), np.linspace(-11, 9, side)) for side in sides
    }
    return rounds(number, {side: partial(LEARNER.feedforward, x) for side, x in places.items()})


def kept(use):
    """The most bytes that Python held at a time."""
    tracemalloc.start()
    use()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def imported(number, modules):
    """{module: [(seconds, bytes of the whole process)]}, each in a process of its own."""
    told = {module: [] for module in modules}
    for module in number * modules:
        words = subprocess.check_output(
            [sys.executable, "-c", IMPORT.format(module)], text=True, cwd=ROOT
        )
        told[module].append([float(word) for word in words.split()])
    return told


def measure(able, number, epochs, networks, sides):
    many = {name: way for name, way in able.items() if hasattr(way, "MANY")}
    starts = {count: Network.random(range(count)) for count in networks}
    same = {
        "equal": equal(able, LEARNER, epochs),
        "equal many": equal(many, starts[networks[0]], epochs),
    }
    gc.freeze()  # what the imports left behind is not searched for garbage in everyone's time
    return same | {
        "one": trained(able, number, LEARNER, epochs),
        "epochs": {
            int(part * epochs): trained(able, 3, LEARNER, int(part * epochs))
            for part in (0.01, 0.1, 1, 3)
        },
        "networks": {count: trained(many, 5, starts[count], epochs) for count in networks},
        "grid": predicted(5 * number, sides),
        "kept by train": kept(lambda: train(LEARNER, FOUR, RATE, epochs)),
        "kept by training": kept(
            lambda: next(islice(training(starts[networks[-1]], FOUR, RATE), epochs, None))
        ),
    }


def main(smoke=False):
    able, unable = ways([*AT_HAND] if smoke else [*AT_HAND, *NEW])
    sizes = (
        (5, 100, (10,), (20,))
        if smoke
        else (15, 1000, (10, 100, 1000, 10_000), (25, 50, 100, 200, 400, 800))
    )
    told = measure(able, *sizes) | {
        "unable": unable,
        "says": {name: way.__doc__ for name, way in able.items()},
    }
    if not smoke:
        told["imports"] = imported(
            5, ["numpy", "nnlib"] + [NEW[name] for name in able if NEW.get(name)]
        )
        told["versions"] = {
            PACKAGES[name]: version(PACKAGES[name]) for name in able if name in PACKAGES
        }
        told["versions"] |= {"Python": platform.python_version()}
        told["versions"] |= {"C compiler": able["c"].VERSION} if "c" in able else {}
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1:] == ["smoke"])
