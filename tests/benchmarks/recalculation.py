"""How long LibreOffice takes to calculate Live anew: `python -m tests.benchmarks.recalculation`.

It prints the seconds for the template filled up to 200 accounts, and for one edit.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
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
            ["timed", "calculate"],
            ["timed", "write", Sheet.CRITERIA, "B5", 4],
            ["read", LIVE, "F204:F204"],
        ]
        everything, edit, last = in_office(path, steps, lambda *_: None)
    sys.stdout.write(f"all {everything:.2f} s, one edit {edit:.2f} s, last {last}\n")


if __name__ == "__main__":
    main()
