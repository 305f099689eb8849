"""Times the same training in every way that can run here, once all have given the same nine numbers; prints JSON.

    python benchmarks/training.py           all of it, about four minutes
    python benchmarks/training.py smoke     a few epochs by what the course itself installs; a test runs it
"""

import importlib
import json
import random
import subprocess
import sys
import tracemalloc
from itertools import islice
from pathlib import Path
from time import perf_counter

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
from nnlib import PEOPLE, Network, samples, train, training  # noqa: E402

FOUR, RATE = samples(PEOPLE), 0.1
AT_HAND = ("nnlib", "textbook", "textbook_once", "matrices")
NEW = ("micrograd", "pytorch", "pytorch_compiled", "c")
IMPORTED = {"micrograd": "micrograd.engine", "pytorch": "torch"}
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


def farthest(able, start, epochs):
    """{way: its largest difference from nnlib}; stops at 1e-6. It also makes compilers compile, before any clock runs."""
    truth = np.array(able["nnlib"].train(start, FOUR, RATE, epochs))
    apart = {name: float(abs(np.array(way.train(start, FOUR, RATE, epochs)) - truth).max()) for name, way in able.items()}
    assert max(apart.values()) <= 1e-6, f"not the same numbers: {apart}"
    return apart


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
    return rounds(number, {name: lambda way=way: way.train(start, FOUR, RATE, epochs) for name, way in able.items()})


def grid(number, side):
    x1, x2 = np.meshgrid(np.linspace(-25, 35, side), np.linspace(-11, 9, side))
    network = Network.random(157)
    return rounds(number, {"nnlib": lambda: network.feedforward((x1, x2))})["nnlib"]


def kept(use):
    """The most bytes that were kept at a time."""
    tracemalloc.start()
    use()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def imports(number, modules):
    """{module: [(seconds, bytes of the whole process)]}, each in a process of its own."""
    told = {module: [] for module in modules}
    for _ in range(number):
        for module in modules:
            out = subprocess.run([sys.executable, "-c", IMPORT.format(module)], capture_output=True, text=True, check=True)
            told[module].append([float(word) for word in out.stdout.split()])
    return told


def measure(able, many, number, epochs, networks, sides):
    learner, few = Network.random(157), Network.random(range(20))
    apart = farthest(able, learner, epochs)
    start = {count: Network.random(range(count)) for count in networks}
    return {
        "apart": apart,
        "apart many": farthest(many, few, epochs),
        "apart one of many": float(abs(np.array(many["nnlib"].train(few, FOUR, RATE, epochs))[:, 7]
                                       - able["nnlib"].train(Network.random(7), FOUR, RATE, epochs)).max()),
        "one": trained(able, number, learner, epochs),
        "epochs": {count: trained(able, 3, learner, count) for count in (epochs // 100, epochs // 10, epochs, 3 * epochs)},
        "networks": {count: trained(many, 5, start[count], epochs) for count in networks},
        "grid": {side: grid(5 * number, side) for side in sides},
        "kept by train": kept(lambda: train(learner, FOUR, RATE, epochs)),
        "kept by training": kept(lambda: next(islice(training(start[networks[-1]], FOUR, RATE), epochs, None))),
    }


def main(smoke=False):
    able, unable = ways(AT_HAND if smoke else AT_HAND + NEW)
    many = {name: way for name, way in able.items() if hasattr(way, "MANY")}
    sizes = (5, 100, (10,), (20,)) if smoke else (15, 1000, (10, 100, 1000, 10_000), (25, 50, 100, 200, 400, 800))
    told = measure(able, many, *sizes) | {"unable": unable, "says": {name: way.__doc__ for name, way in able.items()}}
    if not smoke:
        told["imports"] = imports(5, ["numpy", "nnlib"] + [IMPORTED[name] for name in able if name in IMPORTED])
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1:] == ["smoke"])
