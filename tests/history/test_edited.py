"""A workbook that people changed between two runs: nothing of theirs is lost."""

from __future__ import annotations

import datetime as dt
import warnings
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.worksheet.table import Table

import scoring
from scoring import pipeline
from scoring.errors import ModelError
from scoring.language import Language, speaking
from scoring.vocabulary import OPTIONAL_REQUIRED, Sheet
from tests.excel.books import write_book
from tests.history.scored_days import (
    CRITERIA,
    MONDAY,
    TUESDAY,
    accounts,
    book,
    column,
    rows_of,
    score,
)


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

OWN: list[list[Any]] = [["Year", "Event"], [1987, "founded"], [1999, "sold"]]


def change(path: Path, edit: Callable[[Any], None]) -> None:
    """Save a workbook after some edits by hand."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(path)
    edit(workbook)
    workbook.save(path)


def as_table(path: Path, sheet: str) -> None:
    """Make the cells of a sheet an Excel table."""
    area = f"A1:B{len(OWN)}"
    change(
        path,
        lambda workbook: workbook[sheet].add_table(Table(displayName="t", ref=area)),
    )


def scored_on(path: Path, edit: Callable[[Any], None]) -> Any:
    """Score on Monday, change the scored file, and score that on Tuesday."""
    first = score(path, MONDAY).path
    change(first, edit)
    return score(first, TUESDAY)


def codes(scored: Any) -> dict[str, str]:
    return {finding.code: finding.place for finding in scored.results.findings}


def test_an_excel_table_of_the_users_own_on_history_is_left_alone(
    tmp_path: Path,
) -> None:
    sheets = {"Criteria": CRITERIA, "Accounts": accounts(Acme=20), "History": OWN}
    path = write_book(tmp_path / "book.xlsx", **sheets)
    as_table(path, "History")
    scored = score(path, MONDAY)
    assert rows_of(scored.path, "History") == [tuple(row) for row in OWN]
    assert codes(scored)["F405"] == "History"


def test_a_renamed_heading_loses_no_day(tmp_path: Path) -> None:
    path = book(tmp_path, accounts(Acme=20))
    scored = scored_on(
        path, lambda workbook: workbook["History"].cell(1, 1, "Calendar")
    )
    assert rows_of(scored.path, "History")[1][:2] == (
        dt.datetime(2026, 11, 16),  # noqa: DTZ001 - spreadsheets know no time zones
        "Acme",
    )
    (finding,) = [f for f in scored.results.findings if f.code == "F405"]
    assert (finding.place, finding.expected) == ("History", "Date")


def test_a_history_that_cannot_be_kept_is_told_of(tmp_path: Path) -> None:
    path = book(tmp_path, accounts(Acme=20))
    change(
        score(path, MONDAY).path,
        lambda workbook: workbook["History"].cell(1, 1, "Calendar"),
    )
    # the workbook itself knows of no earlier day, and what is replaced is no copy of it
    scored = score(path, TUESDAY)
    assert codes(scored)["H204"] == "History"
    assert len(rows_of(scored.path, "History")) == 2


def test_a_history_sheet_that_was_emptied_is_filled_again(tmp_path: Path) -> None:
    def empty(workbook: Any) -> None:
        workbook["History"].delete_rows(1, 99)
        workbook["History"].tables.clear()

    scored = scored_on(book(tmp_path, accounts(Acme=20)), empty)
    assert "F405" not in codes(scored)
    assert [row[1:4] for row in rows_of(scored.path, "History")] == [
        ("Account", "Rating", "Status"),
        ("Acme", 6, "Contact"),
    ]


@pytest.mark.parametrize("rating", [1e308, -1e308, 11, -1, "high", True])
def test_a_rating_that_cannot_be_is_none(tmp_path: Path, rating: Any) -> None:
    path = book(tmp_path, accounts(Acme=20))
    scored = scored_on(path, lambda workbook: workbook["History"].cell(2, 3, rating))
    assert column(scored.path, "Trend") == {"Acme": "- → 6.0"}
    assert column(scored.path, "Change") == {"Acme": None}


def test_columns_of_scored_that_are_not_read_may_hold_anything(tmp_path: Path) -> None:
    def spoil(workbook: Any) -> None:
        sheet = workbook["Scored"]
        for cells in sheet.iter_cols(min_row=2):
            if cells[0].column_letter not in {"A", "B", "C"}:
                head = sheet.cell(1, cells[0].column).value
                if head in {"Why", "Low", "Size points"}:
                    cells[0].value = "=NOSUCH(1)"
        workbook["Accounts"].cell(2, 2, 40)

    path = book(tmp_path, accounts(Acme=20))
    scored = scored_on(path, spoil)
    assert rows_of(scored.path, "History")[1][4:7] == (0, 1, 0)
    assert not {"F401", "F402"} & {*codes(scored)}


def test_a_column_of_the_users_own_may_be_headed_like_points(tmp_path: Path) -> None:
    rows = accounts(Acme=20, Bolt=60)
    rows = [
        [*row, extra] for row, extra in zip(rows, ["Size points", 1, 2], strict=True)
    ]

    def grow(workbook: Any) -> None:
        workbook["Accounts"].cell(2, 2, 40)

    scored = scored_on(book(tmp_path, rows), grow)
    causes = {row[1]: row[4:7] for row in rows_of(scored.path, "History")[1:3]}
    assert causes == {"Acme": (0, 1, 0), "Bolt": (None, None, None)}


@pytest.mark.parametrize("sheet", [*OPTIONAL_REQUIRED])
def test_an_excel_table_with_other_headings_is_not_used(
    sheet: Sheet, tmp_path: Path
) -> None:
    sheets = {"Criteria": CRITERIA, "Accounts": accounts(Acme=20), sheet.value: OWN}
    path = write_book(tmp_path / "book.xlsx", **sheets)
    as_table(path, sheet.value)
    scored = score(path, MONDAY)
    assert codes(scored)["F405"] == sheet.value
    assert rows_of(scored.path, sheet.value) == [tuple(row) for row in OWN]


def test_the_hidden_sheet_names_no_area_to_print(tmp_path: Path) -> None:
    scored = score(book(tmp_path, accounts(Acme=20)), MONDAY)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = openpyxl.load_workbook(scored.path)
    assert workbook["History criteria"].sheet_state == "hidden"
    assert not workbook["History criteria"].print_area
    assert workbook["History"].print_area


def test_accounts_as_they_were_need_no_scored(tmp_path: Path) -> None:
    """Weights are tried out on the same accounts again and again."""

    def reweigh(workbook: Any) -> None:
        workbook["Criteria"].cell(2, 2, 3)
        del workbook["Scored"]

    # 20: (2 + 10) / 2 = 6.0, then (3 * 2 + 10) / 4 = 4.0
    scored = scored_on(book(tmp_path, accounts(Acme=20)), reweigh)
    assert rows_of(scored.path, "History")[1][2:7] == (4, "Not now", 0, 0, -2)


def test_any_change_of_an_account_is_seen(tmp_path: Path) -> None:
    def grow(workbook: Any) -> None:
        workbook["Accounts"].cell(2, 2, 40)

    scored = scored_on(book(tmp_path, accounts(Acme=20, Bolt=5)), grow)
    rows = {row[1]: row[4:8] for row in rows_of(scored.path, "History")[1:3]}
    assert rows == {"Acme": (0, 1, 0, "Size 20 → 40: +1.0"), "Bolt": (None,) * 4}


def test_a_source_may_be_named_by_far_too_many_letters(tmp_path: Path) -> None:
    sources = [["File or sheet", "Key here", "Key there"], ["x" * 5000, "Account", "x"]]
    sheets = {"Criteria": CRITERIA, "Accounts": accounts(Acme=20), "Sources": sources}
    path = write_book(tmp_path / "book.xlsx", **sheets)
    with pytest.raises(ModelError) as raised:
        score(path, MONDAY)
    assert [finding.code for finding in raised.value.findings] == ["X101"]


@pytest.mark.parametrize("language", Language)
def test_a_second_score_adds_no_column_in_any_language(
    language: Language, tmp_path: Path
) -> None:
    path, out = book(tmp_path, accounts(Acme=20)), tmp_path / "out.xlsx"
    widths = []
    for today in (MONDAY, TUESDAY, TUESDAY):
        options = pipeline.Options(today=today, language=language)
        with speaking(Language.ENGLISH):
            scoring.score_file(path, out, options, overwrite=True)
        book_read = openpyxl.load_workbook(out)
        name = next(n for n in Sheet.HISTORY.understood if n in book_read.sheetnames)
        headings = [cell.value for cell in book_read[name][1]]
        widths.append(len(headings))
        assert not [h for h in headings if str(h).endswith("(2)")]
    assert widths[1] == widths[2]
