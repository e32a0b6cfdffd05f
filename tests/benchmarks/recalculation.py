"""How long LibreOffice takes to calculate Live anew: `python -m tests.benchmarks.recalculation`.

It prints the seconds for the template filled up to 200 accounts, and for one edit.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import Any

import openpyxl

from scoring.vocabulary import Sheet
from templates.live.size import ROWS
from templates.places import FIRST_ROW, LIVE
from templates.xlsx import build
from tests.vba.office import in_office


def filled(path: Path) -> None:
    """Write the template with its accounts repeated until Live is full."""
    build(path)
    book = openpyxl.load_workbook(path)
    accounts = book[Sheet.ACCOUNTS]
    first = FIRST_ROW + 1
    rows = [[cell.value for cell in row] for row in accounts.iter_rows(min_row=first)]
    rows = [row for row in rows if row[0]]
    for number in range(ROWS):
        for column, value in enumerate(rows[number % len(rows)], 1):
            accounts.cell(first + number, column).value = value
    book.save(path)


def main() -> None:
    """Time it, and print what the steps took."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        filled(path)
        steps: list[list[Any]] = [
            ["tell", "opened"],
            ["calculate"],
            ["tell", "calculated"],
            ["write", Sheet.CRITERIA, "B5", 4],
            ["tell", "edited"],
            ["read", LIVE, "F204:F204"],
        ]
        reached: list[float] = []
        done = in_office(path, steps, lambda *_: reached.append(perf_counter()))
    everything, edit = (after - before for before, after in pairwise(reached))
    last = done[-1]
    sys.stdout.write(f"all {everything:.2f} s, one edit {edit:.2f} s, last {last}\n")


if __name__ == "__main__":
    main()
