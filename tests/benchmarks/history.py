"""Measure what History costs: each further day, unchanged and with a tenth changed.

Usage: python -m tests.benchmarks.history [--accounts 50000] [--rounds 5] [--days 3]

Each Score runs in a process of its own. What counts is the least CPU time of some
rounds: other programs slow the clock more than the work.
"""

from __future__ import annotations

import argparse
import datetime as dt
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import openpyxl

from tests.benchmarks.case import TODAY, accounts, write_accounts


if TYPE_CHECKING:
    from collections.abc import Iterator

RUN: Final = "from scoring.cli.commands import cli; cli()"
PLAIN: Final = "Keep history no"
CHANGED: Final = 10
"""Of so many accounts one is changed."""


def score(source: Path, target: Path, day: int) -> float:
    """Score a file in a process of its own; seconds of CPU."""
    today = (TODAY + dt.timedelta(days=day)).isoformat()
    ours = [sys.executable, "-c", RUN, "score", str(source), "-o", str(target)]
    before = _worked()
    subprocess.run(
        [*ours, "--today", today, "--force"], check=True, capture_output=True
    )
    return _worked() - before


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def forgetting(source: Path, target: Path) -> Path:
    """Say Keep history: no in a copy."""
    book = openpyxl.load_workbook(source)
    settings = book.create_sheet("Settings")
    settings.append(["Setting", "Value"])
    settings.append(["Keep history", "no"])
    book.save(target)
    return target


def write_changed(path: Path, n: int) -> None:
    """Write the accounts with another size and other visits for each tenth."""
    frame = accounts(n)
    tenth = frame.index % CHANGED == 0
    for field in ("Employees", "Visits"):
        frame.loc[tenth, field] = frame.loc[tenth, field].fillna(10) * 3
    write_accounts(path, frame)


def one_round(folder: Path, days: int) -> Iterator[tuple[str, float]]:
    """Score without History, and on each day; name each Score and say what it took."""
    book, changed, target = (
        folder / f"{n}.xlsx" for n in ("book", "changed", "target")
    )
    yield PLAIN, score(folder / "plain.xlsx", folder / "none.xlsx", 0)
    target.unlink(missing_ok=True)
    yield "day 1", score(book, target, 0)
    for day in range(1, days):
        # the History of the file that is replaced goes on
        shutil.copy(target, folder / "other.xlsx")
        yield (
            f"day {day + 1}, a tenth changed",
            score(changed, folder / "other.xlsx", day),
        )
        yield f"day {day + 1}, unchanged", score(book, target, day)


def main() -> None:
    """Print the least of some rounds for each day, and what History adds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--accounts", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--days", type=int, default=3)
    args = parser.parse_args()
    least: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_accounts(folder / "book.xlsx", accounts(args.accounts))
        forgetting(folder / "book.xlsx", folder / "plain.xlsx")
        write_changed(folder / "changed.xlsx", args.accounts)
        for _ in range(args.rounds):
            for what, seconds in one_round(folder, args.days):
                least[what] = min(least.get(what, seconds), seconds)
    for what, seconds in least.items():
        more = seconds / least[PLAIN] - 1
        added = (seconds - least[_day_before(what, PLAIN)]) / least[PLAIN]
        beside = f", {added:+.0%} beside the day before" if more else ""
        print(
            f"{args.accounts:>9,}  {what:22} {seconds:6.2f} s of CPU  {more:+.0%}{beside}"
        )


def _day_before(what: str, first: str) -> str:
    """Name the Score of the day before, with unchanged accounts."""
    _, _, rest = what.partition("day ")
    day = int(rest.partition(",")[0] or 1) - 1
    return {0: first, 1: "day 1"}.get(day, f"day {day}, unchanged")


if __name__ == "__main__":
    main()
