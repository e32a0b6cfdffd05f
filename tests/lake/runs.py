"""Runs over small data whose parts are smaller still."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pyarrow as pa
from pyarrow import parquet

from scoring.lake.draft import Target
from scoring.lake.score import LargeScored, score_data
from scoring.lake.sources import Source
from scoring.stages import Options
from tests.engine import criteria_sheet, settings_sheet
from tests.strategies import TODAY


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pandas as pd

    from tests.engine import Case

PART = 7


def write_book(case: Case, place: Path) -> Path:
    """A workbook with the criteria and settings of a case."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    criteria = book.create_sheet("Criteria")
    for row in criteria_sheet(case.criteria):
        criteria.append(row)
    for cell in (cell for row in criteria for cell in row):
        if isinstance(cell.value, str):
            cell.data_type = "s"  # also where it begins like a formula
    table = settings_sheet(case.settings)
    settings = book.create_sheet("Settings")
    settings.append([*table.headings])
    for values in table.frame.to_numpy(dtype=object).tolist():
        settings.append(values)
    # with these headings there, none of the data's is taken for another
    accounts = book.create_sheet("Accounts")
    accounts.append([*case.headings])
    accounts.append(["Somebody", *("x" for _ in case.headings[1:])])
    book.save(place)
    return place


def small_book(place: Path, *rows: Sequence[object]) -> Path:
    """A workbook with plain criteria."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Criteria"
    plain = (
        ("Industry", 3, "is", "Software", None, 10),
        (None, None, "is", "Retail", None, "out"),
        ("Employees", 2, "scale", 0, 100, 10),
    )
    sheet.append(["Criterion", "Weight", "Test", "Value", "To", "Points"])
    for row in rows or plain:
        sheet.append([*row])
    book.save(place)
    return place


def small_data(count: int, first: int = 0) -> pa.Table:
    """Accounts for the plain criteria."""
    numbers = range(first, first + count)
    kinds = ("Software", "Retail", "Bank", None)
    return pa.table(
        {
            "Account": [f"Company {n}" for n in numbers],
            "Industry": [kinds[n % 4] for n in numbers],
            "Employees": pa.array([n * 37 % 29 for n in numbers], pa.int32()),
        }
    )


def write_files(folder: Path, *tables: pa.Table) -> Path:
    """Files of a folder, in order."""
    folder.mkdir(exist_ok=True)
    for number, table in enumerate(tables):
        parquet.write_table(table, folder / f"{number}.parquet", row_group_size=5)
    return folder


def run(
    place: Path | str,
    book: Path,
    out: Path,
    *,
    resume: bool = False,
    overwrite: bool = False,
) -> LargeScored:
    """Score data as the command does."""
    options = Options(criteria=book, today=TODAY)
    target = Target(out, overwrite=overwrite)
    return score_data(Source(str(place)), target, options, resume=resume)


def results_of(folder: Path) -> pd.DataFrame:
    """All parts, in the order of the accounts."""
    files = sorted(folder.glob("*.parquet"))
    whole = pa.concat_tables(parquet.read_table(file) for file in files)
    frame: pd.DataFrame = whole.to_pandas()
    return frame
