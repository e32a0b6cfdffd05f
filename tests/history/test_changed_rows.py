"""Of Scored, the next Score reads the accounts that are others now, and tells the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring.history import last_run
from scoring.reading.workbook import OpenWorkbook
from scoring.vocabulary import Head
from tests.history.scored_days import LATER, MONDAY, accounts, book, rows_of, score


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SIZES: dict[str, Any] = {f"Account_{n}": 3 * n for n in range(30)}
AFTER = SIZES | {"Account_4": 71, "Account_20": None, "New": 50}
del AFTER["Account_9"]


def history(folder: Path, edit: Callable[[Any], None] | None = None) -> list[Any]:
    """Score on a day, change the scored file by hand, and score other accounts later."""
    first = score(book(folder, accounts(**SIZES)), MONDAY).path
    if edit is not None:
        workbook = openpyxl.load_workbook(first)
        edit(workbook)
        workbook.save(first)
    later = score(book(folder, accounts(**AFTER)), LATER).path
    return rows_of(later, "History")


def by_hand(workbook: Any, heading: str) -> tuple[Any, int]:
    sheet = workbook["Scored"]
    return sheet, [cell.value for cell in sheet[1]].index(heading) + 1


@pytest.fixture
def rows_read(monkeypatch: pytest.MonkeyPatch) -> list[list[int] | None]:
    """Which rows of Scored are asked for, each time it is read; None for all."""
    requests: list[list[int] | None] = []
    read = OpenWorkbook.read

    def noted(self: OpenWorkbook, request: Any, *args: Any, **more: Any) -> Any:
        if request.sheet == "Scored":
            requests.append(None if request.rows is None else request.rows.tolist())
        return read(self, request, *args, **more)

    monkeypatch.setattr(OpenWorkbook, "read", noted)
    return requests


def without_digests(workbook: Any) -> None:
    """Leave a file as it was written before rows had digests."""
    sheet = workbook["History criteria"]
    at = [cell.value for cell in sheet[1]].index(Head.ROW_DIGESTS) + 1
    for row in range(1, sheet.max_row + 1):
        sheet.cell(row, at).value = "of no use" if row == 1 else None


def in_other_order(workbook: Any) -> None:
    sheet, _ = by_hand(workbook, "Account")
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for n, row in enumerate(reversed(rows), start=2):
        for column, value in enumerate(row, start=1):
            sheet.cell(n, column, value)


def test_of_scored_only_changed_accounts_are_read(
    tmp_path: Path, rows_read: list[list[int] | None]
) -> None:
    table = history(tmp_path)
    by_name = {row[1]: row for row in table[1 : len(AFTER) + 1]}
    # ranked by size, Account 29 stands in row 2, and Account 0 in row 31
    assert rows_read == [[31 - 20, 31 - 9, 31 - 4]]
    assert by_name["Account 4"][7] == "time: -5.0; Size 12 → 71: +3.0"
    assert by_name["Account 3"][7] == "time: -5.0"
    assert by_name["Account 20"][7] != by_name["New"][7]


@pytest.mark.parametrize(
    ("edit", "read"),
    [(without_digests, [None]), (in_other_order, [[11, 22, 27], None])],
    ids=["a file without digests", "Scored sorted by hand"],
)
def test_where_digests_do_not_tell_all_of_scored_is_read(
    edit: Callable[[Any], None],
    read: list[Any],
    tmp_path: Path,
    rows_read: list[list[int] | None],
) -> None:
    (tmp_path / "by hand").mkdir()
    (tmp_path / "plain").mkdir()
    plain = history(tmp_path / "plain")
    rows_read.clear()
    assert history(tmp_path / "by hand", edit) == plain
    assert rows_read == read


def test_with_many_changes_all_of_scored_is_read(
    tmp_path: Path,
    rows_read: list[list[int] | None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = history(tmp_path)
    monkeypatch.setattr(last_run, "FEW", 20)
    (tmp_path / "all").mkdir()
    assert history(tmp_path / "all") == few
    assert rows_read == [[11, 22, 27], None]
