"""Totals and accounts that stand twice are named wherever they stand in the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pytest

from scoring.lake import data as lake_data
from scoring.lake import doubtful
from scoring.lake.repeats import Repeat, find_repeats
from tests.lake.runs import PART, run, small_book, small_data, write_files
from tests.lake.tabbed import rated_on_one_sheet


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.findings import Finding
    from scoring.lake.score import LargeScored


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lake_data, "PART", PART)


def of_code(large: LargeScored, code: str) -> list[Finding]:
    return [finding for finding in large.results.findings if finding.code == code]


def expected_repeats(hashes: np.ndarray) -> list[Repeat]:
    """The same by looking at each row alone."""
    repeats, by_name = [], set[int]()
    for column, values in enumerate(hashes.tolist()):
        first: dict[int, int] = {}
        again = []
        for row, value in enumerate(values):
            if value and value in first and row not in by_name:
                again.append((row, first[value]))
            first.setdefault(value, row)
        if column == 0:
            by_name = {row for row, _ in again}
        if again:
            repeats.append(Repeat(column, *again[0], len(again) - 1))
    return repeats


@pytest.mark.parametrize("most", [3, 10, 1000])
def test_repeats_are_those_of_each_row_alone(most: int) -> None:
    rng = np.random.default_rng(3)
    for _ in range(50):
        hashes = rng.integers(0, 40, (2, int(rng.integers(1, 60)))).astype(np.uint64)
        parts = np.array_split(hashes, 4, axis=1)
        ours = [*find_repeats(lambda some=parts: some, hashes.shape[1], most)]  # type: ignore[misc]  # bound now
        assert ours == expected_repeats(hashes)


def test_accounts_that_stand_twice_are_named_as_on_one_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = small_data(40)
    names = table.column("Account").to_pylist()
    names[33], names[38], names[2] = "COMPANY 5", "company 30 A/S", "-"
    sites: list[str | None] = [f"https://c{n}.dk" for n in range(40)]
    sites[39], sites[38], sites[20], sites[21] = sites[1], sites[30], None, "gmail.com"
    table = table.set_column(0, "Account", pa.array(names))
    table = table.append_column("Website", pa.array(sites))
    folder = write_files(tmp_path / "data", table.slice(0, 25), table.slice(25))
    book = small_book(tmp_path / "book.xlsx")
    ours = [*map(str, of_code(run(folder, book, tmp_path / "out"), "A206"))]
    assert len(ours) == 2
    monkeypatch.setattr(lake_data, "PART", 1000)
    rated, _ = rated_on_one_sheet(sorted(folder.iterdir()), book)
    assert ours == [str(f) for f in rated.findings if f.code == "A206"]


def test_totals_are_named_wherever_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def with_total(table: pa.Table) -> pa.Table:
        sums = {"Account": ["I alt"], "Industry": [None], "Employees": [62]}
        return pa.concat_tables([table, pa.table(sums, schema=table.schema)])

    tables = [with_total(small_data(19, first)) for first in range(0, 60, 20)]
    folder = write_files(tmp_path / "data", *tables)
    book = small_book(tmp_path / "book.xlsx")
    findings = of_code(run(folder, book, tmp_path / "out"), "F424")
    assert [(f.place, f.found) for f in findings] == [
        (f"data!A{row}", "I alt") for row in (21, 41, 61)
    ]
    monkeypatch.setattr(doubtful, "MOST_NAMED", 2)
    findings = of_code(run(folder, book, tmp_path / "again"), "F424")
    assert [f.more for f in findings] == [0, 1]


def test_an_account_with_nothing_but_a_name_is_no_footer(tmp_path: Path) -> None:
    table = small_data(40)
    names = table.column("Account").to_pylist()
    blank = [n == PART - 1 for n in range(40)]
    names[PART - 1] = "The Very Long Name of a Company in the Middle of all the Data"
    columns: dict[str, list[object]] = {"Account": [*names]}
    for name in ("Industry", "Employees"):
        cells = table.column(name).to_pylist()
        columns[name] = [None if b else c for b, c in zip(blank, cells, strict=True)]
    folder = write_files(tmp_path / "data", pa.table(columns, schema=table.schema))
    large = run(folder, small_book(tmp_path / "book.xlsx"), tmp_path / "out")
    assert not of_code(large, "F424")
