"""Race against the alternatives, each side in the same run on the same machine.

Usage: python tests/benchmarks/run.py [--rows 1000,100000,1048575] [--script-up-to N]

The ordinary pandas script takes minutes beyond 100,000 rows, so it runs there only
when asked. Each side runs in its own process, the sides take turns, and the one of
three counts that took the least work: CPU seconds tell more than the clock where other
programs run meanwhile.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks import behaviour
from tests.benchmarks.case import write_input


ROOT = Path(__file__).resolve().parents[2]
SIZES = "1000,100000,1048575"
FILES = ("file_ours", "file_nothing", "file_native", "file_script")
KERNELS = ("kernel_ours", "kernel_bare")


Figures = dict[str, float]


def once(side: str, n: int, folder: Path) -> Figures:
    """Run one side in its own process."""
    module = "tests.benchmarks.sides"
    command = [sys.executable, "-m", module, side, str(n), str(folder)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    measured: Figures = json.loads(done.stdout.splitlines()[-1])
    return measured


def race(sides: tuple[str, ...], n: int, folder: Path) -> None:
    """Let the sides take turns and print the best of each, ours divided by it."""
    best: dict[str, Figures] = {}
    for _ in range(3):
        for side in sides:
            figures = once(side, n, folder)
            if side not in best or figures["cpu"] < best[side]["cpu"]:
                best[side] = figures
    ours = best[sides[0]]
    for side, figures in best.items():
        print(
            f"{n:>9,}  {side:13}  "
            f"{figures['seconds']:8.2f} s {ratio(ours, figures, 'seconds')}  "
            f"{figures['cpu']:8.2f} s of CPU {ratio(ours, figures, 'cpu')}  "
            f"{figures['peak']:5.2f} GB peak, {figures['extra']:5.2f} GB beyond its start",
            flush=True,
        )


def ratio(ours: Figures, theirs: Figures, what: str) -> str:
    """Say how ours compares with a side."""
    return f"({ours[what] / theirs[what]:.2f}x)"


def main() -> None:
    """Run every race."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", default=SIZES)
    parser.add_argument("--script-up-to", type=int, default=100_000)
    parser.add_argument("--kernel-only", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for n in map(int, options.rows.split(",")):
            race(KERNELS, n, folder)
            if not options.kernel_only:
                write_input(folder / f"{n}.xlsx", n)
                race(FILES if n <= options.script_up_to else FILES[:3], n, folder)
    behaviour.races()


if __name__ == "__main__":
    main()
