"""C: the limit, through the compiler at hand."""

import ctypes
import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np

MANY = True
COMPILER = next(filter(None, map(shutil.which, ("cc", "gcc", "clang"))), None)
if not COMPILER:
    raise ImportError("no C compiler")
LIBRARY = str(Path(tempfile.mkdtemp()) / "c.so")
SOURCE = str(Path(__file__).with_suffix(".c"))
subprocess.run(
    [COMPILER, "-O3", "-march=native", "-shared", "-fPIC", SOURCE, "-o", LIBRARY, "-lm"], check=True
)
VERSION = subprocess.run(
    [COMPILER, "--version"], capture_output=True, text=True
).stdout.splitlines()[0]
C = ctypes.CDLL(LIBRARY).train
ARRAY = np.ctypeslib.ndpointer(float, flags="C")
C.argtypes = [ARRAY, ctypes.c_long, ARRAY, ctypes.c_long, ctypes.c_double, ctypes.c_long]


def train(start, samples, learning_rate, epochs):
    networks, rows = np.array(start).T.copy(), np.array([(*x, y) for x, y in samples])
    C(networks, networks.size // 9, rows, len(rows), learning_rate, epochs)
    return networks.T
