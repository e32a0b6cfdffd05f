"""Time what History costs: the first day, the second and the third, and without it.

Usage: python -m tests.benchmarks.history [--accounts 50000] [--rounds 3]
"""

from __future__ import annotations

import argparse
import datetime as dt
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

import openpyxl

from tests.benchmarks.case import TODAY, write_input


DAYS: Final = 3
RUN: Final = "from scoring.cli.commands import cli; cli()"


def scored(source: Path, target: Path, day: int) -> float:
    """Score a file in a process of its own; seconds."""
    today = (TODAY + dt.timedelta(days=day)).isoformat()
    ours = [sys.executable, "-c", RUN, "score", str(source), "-o", str(target)]
    start = time.perf_counter()
    subprocess.run(
        [*ours, "--today", today, "--force"], check=True, capture_output=True
    )
    return time.perf_counter() - start


def forgetting(source: Path, target: Path) -> Path:
    """Say Keep history: no in a copy."""
    book = openpyxl.load_workbook(source)
    settings = book.create_sheet("Settings")
    settings.append(["Setting", "Value"])
    settings.append(["Keep history", "no"])
    book.save(target)
    return target


def main() -> None:
    """Print the least of some rounds for each day, and what History adds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--accounts", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book.xlsx"
        write_input(book, args.accounts)
        plain = forgetting(book, Path(folder) / "plain.xlsx")
        days = [book, *(Path(folder) / f"{day}.xlsx" for day in range(1, DAYS + 1))]
        without: list[float] = []
        seconds_by_day: list[list[float]] = [[] for _ in range(DAYS)]
        for _ in range(args.rounds):
            without.append(scored(plain, Path(folder) / "none.xlsx", 0))
            for day in range(DAYS):
                seconds_by_day[day].append(scored(days[day], days[day + 1], day))
    least = min(without)
    print(f"{args.accounts:>9,} accounts, Keep history no  {least:6.2f} s")
    for day, seconds in enumerate(seconds_by_day, start=1):
        more = min(seconds) / least - 1
        print(f"{'':>18}, day {day}            {min(seconds):6.2f} s  {more:+.0%}")


if __name__ == "__main__":
    main()
