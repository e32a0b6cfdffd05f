"""What no sheet of Excel holds is looked for before work is done with it."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest

from scoring.errors import FileError
from scoring.pipeline import score_file
from scoring.progress import silent
from scoring.reading import limits
from scoring.reading.csv_file import read_csv
from scoring.reading.files import read_files
from scoring.reading.workbook import read_workbook
from scoring.values.refs import column_letters
from tests.calls import calls_of
from tests.reading.bad_files import MEGABYTE, accounts_of, book, row, sheet


if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

CRITERIA = row(1, "Criterion", "Weight", "Account field", "Test", "Value", "Points")
CRITERIA += row(2, "Size", 1, "Employees", "at least", 50, 10)
ACCOUNTS = row(1, "Account", "Employees") + row(2, "Nordhus", 80)
LONG = 32_767


def numbers(at: Iterable[tuple[int, int]]) -> str:
    """Write one number in each of these rows and columns, all in rows of their own."""
    return "".join(
        f'<row r="{r}"><c r="{column_letters(c)}{r}"><v>1</v></c></row>' for r, c in at
    )


def made(path: Path, accounts: str, criteria: str = CRITERIA) -> Path:
    return book(path, {"Criteria": sheet(criteria), "Accounts": sheet(accounts)})


def test_a_diagonal_over_the_whole_sheet_is_refused_at_once(tmp_path: Path) -> None:
    diagonal = numbers((n, n) for n in range(3, 16_385))
    path = made(tmp_path / "d.xlsx", ACCOUNTS + diagonal)
    says = r"^d\.xlsx has .* columns on Accounts, and results have room for 16,284"

    def refused() -> None:
        with pytest.raises(FileError, match=says):
            read_workbook(path)

    tracemalloc.start()
    assert calls_of(refused) < 50_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 64 * MEGABYTE


def test_a_huge_table_with_next_to_nothing_in_it_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MANY_CELLS", 10_000)
    diagonal = numbers((n, n) for n in range(3, 303))
    path = made(tmp_path / "d.xlsx", ACCOUNTS + diagonal)
    with pytest.raises(
        FileError, match=r"301 rows of 302 columns .*nearly all of them"
    ):
        read_workbook(path)
    filled = ACCOUNTS + "".join(row(n, *range(26)) for n in range(3, 503))
    assert accounts_of(made(tmp_path / "f.xlsx", filled)).frame.shape == (501, 26)


def test_more_columns_than_results_have_room_for(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    wide = ",".join(f"H{number}" for number in range(16_300))
    path.write_text(f"{wide}\n{wide}\n")
    with pytest.raises(FileError, match=r"^wide\.csv has 16,300 columns on wide"):
        read_csv(path)


def test_more_accounts_than_a_sheet_holds_are_refused_before_they_are_rated(
    tmp_path: Path,
) -> None:
    path = tmp_path / "tall.csv"
    path.write_text("Account,Employees\n" + "N,80\n" * 1_048_576)
    criteria = made(tmp_path / "c.xlsx", ACCOUNTS)
    with pytest.raises(
        FileError, match=r"^tall\.csv has 1,048,576 accounts, and a sheet"
    ):
        read_files(path, criteria, silent)


@pytest.mark.parametrize("long", ["N", "🚀", "&amp;"])
def test_a_text_that_no_cell_holds_is_cut_and_named(long: str, tmp_path: Path) -> None:
    accounts = ACCOUNTS + row(3, "Bakke", 20) + row(4, long * (LONG + 9), 60)
    path = made(tmp_path / "l.xlsx", accounts)
    names = accounts_of(path).frame[0]
    assert [len(name) for name in names] == [7, 5, LONG]
    scored = score_file(path)
    assert scored.ratings.rating.tolist() == [10.0, 0.0, 10.0]
    cut = [f for f in scored.results.findings if f.code == "F419"]
    assert [(f.place, f.more) for f in cut] == [("Accounts!A4", 0)]
    assert "32,767 characters" in cut[0].text


def test_a_text_that_just_fits_is_whole(tmp_path: Path) -> None:
    path = made(tmp_path / "l.xlsx", ACCOUNTS + row(3, "æ" * LONG, 20))
    read = read_workbook(path)
    assert "F419" not in {f.code for f in read.findings}
    assert len(accounts_of(path).frame[0][1]) == LONG


def test_a_long_text_of_a_csv_file_is_cut_and_named(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text(f"Account,Employees\nNordhus,80\n{'x' * 40_000},5\n")
    table, findings = read_csv(path)
    assert [len(name) for name in table.frame[0]] == [7, LONG]
    assert [(f.code, f.place) for f in findings if f.code == "F419"] == [
        ("F419", "l!A3")
    ]


def test_a_text_too_long_to_be_a_cell_is_no_quote(tmp_path: Path) -> None:
    path = tmp_path / "l.csv"
    path.write_text(f"Account,Employees\nNordhus,80\n{'x' * 200_000},5\n")
    with pytest.raises(FileError, match="has a text in line 3 that is longer than any"):
        read_csv(path)


def test_a_value_that_no_cell_holds_is_cut_and_named(tmp_path: Path) -> None:
    many = "; ".join(f"name{number}" for number in range(9_000))
    criteria = CRITERIA + row(3, "Name", 1, "Account", "is one of", many, 10)
    read = read_workbook(made(tmp_path / "v.xlsx", ACCOUNTS, criteria))
    assert [f.place for f in read.findings if f.code == "F419"] == ["Criteria!E3"]
