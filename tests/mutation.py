"""How much of a module the tests hold in place: cosmic-ray changes it in a copy, bit by bit.

    .venv/bin/python tests/mutation.py nncheck/judge.py       all changes: an hour or more
    .venv/bin/python tests/mutation.py nncheck/judge.py 100   a hundred, the same ones each time

Above the last line, which says how many were seen, stands each change that no test has seen. About
one in ten can't be: it changes nothing that anybody could notice.
"""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

from planted import copy

CHECKS = (  # the slowest last: most changes are seen before
    'tests/test_check.py -k "not slip and not following and not another_way"',
    "tests/test_check.py",
)
TESTS = {  # by the beginning of a module's path
    "nncheck": CHECKS,
    "nnfigures/engine/page.py": ("tests/test_pages.py",),
    "nnfigures": ("tests/test_figures.py",),
    "nnlib": ("tests/test_nnlib.py",),
    "nnguard": ("tests/test_nnlib.py",),
}
CONFIG = """[cosmic-ray]
module-path = ["{module}"]
timeout = 300
test-command = "{command}"
distributor.name = "local"
"""
RAY = shutil.which("cosmic-ray") or Path(sys.executable).parent / "cosmic-ray"


def command(module):
    """The line that runs a module's tests until the first one is red."""
    tests = next(TESTS[part] for part in TESTS if module.startswith(part))
    runs = [f"{sys.executable} -m pytest -x -q -p no:cacheprovider {one}" for one in tests]
    return " && ".join(runs).replace('"', "'")


def sampled(session, count):
    """Keeps only so many of the changes."""
    with sqlite3.connect(session) as database:
        jobs = [job for (job,) in database.execute("SELECT job_id FROM work_items ORDER BY job_id")]
        places = database.execute(
            "SELECT job_id, operator_name, occurrence, start_pos_row FROM mutation_specs"
        )
        order = {job: place for job, *place in places}
        kept = {*random.Random(1).sample(sorted(jobs, key=order.get), min(count, len(jobs)))}
        for job in set(jobs) - kept:
            database.execute("DELETE FROM mutation_specs WHERE job_id = ?", (job,))
            database.execute("DELETE FROM work_items WHERE job_id = ?", (job,))


def main(module, count=10**6):
    with tempfile.TemporaryDirectory() as folder:
        place, session = copy(Path(folder) / "course"), "session.sqlite"
        test = f'sh -c \\"{command(module)}\\"'
        (place / "ray.toml").write_text(CONFIG.format(module=module, command=test), "utf-8")
        env = os.environ | {"PYTHONPATH": str(place), "PYTHONUTF8": "1"}
        ray = RAY.parent if isinstance(RAY, Path) else Path(RAY).parent
        for line in (
            [ray / "cosmic-ray", "init", "ray.toml", session],
            [ray / "cosmic-ray", "exec", "ray.toml", session],
            [ray / "cr-report", session, "--show-diff", "--surviving-only"],
        ):
            subprocess.run(line, cwd=place, env=env, check=True)
            if line[1] == "init":
                sampled(place / session, int(count))


if __name__ == "__main__":
    main(*sys.argv[1:])
