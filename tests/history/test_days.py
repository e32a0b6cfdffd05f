"""History: one row per account and day, kept, trimmed or switched off."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import openpyxl
import pytest

import scoring
from scoring import pipeline
from scoring.history import look_back, next_past, steps
from scoring.rating.rate import rate_accounts
from tests.excel.books import write_book
from tests.history.scored_days import (
    CRITERIA,
    LATER,
    MONDAY,
    TUESDAY,
    accounts,
    book,
    column,
    rows_of,
    score,
)


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.arrays import Floats, Ints
    from scoring.model.model import Model
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings


def test_first_time_there_is_a_history_and_nothing_to_compare(tmp_path: Path) -> None:
    first = score(book(tmp_path, accounts(Acme=100, Bolt=0)), MONDAY)
    assert first.results.summary.changes is None
    heads = rows_of(first.path, "Scored")[0]
    assert not {"Change", "Trend"} & {*heads}
    day = dt.datetime(2026, 11, 16)  # noqa: DTZ001
    assert [row[:4] for row in rows_of(first.path, "History")] == [
        ("Date", "Account", "Rating", "Status"),
        (day, "Acme", 10, "Contact"),
        (day, "Bolt", 5, "Contact"),
    ]


def test_change_and_trend_by_hand(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Acme=20, Bolt=60, Cask=50)), MONDAY)
    # 20: (2 + 10) / 2 = 6.0; 60: 8.0; 50: 7.5
    score(book(tmp_path, accounts(Acme=40, Bolt=60, Cask=50)), TUESDAY)
    third = score(book(tmp_path, accounts(Acme=90, Bolt=60, Cask=40, Dune=0)), LATER)
    # a visit 40 days ago earns nothing any more
    assert column(third.path, "Trend") == {
        "Acme": "▼ 6.0 → 7.0 → 4.5",
        "Bolt": "▼ 8.0 → 8.0 → 3.0",
        "Cask": "▼ 7.5 → 7.5 → 2.0",
        "Dune": "new",
    }
    assert column(third.path, "Change") == {
        "Acme": -2.5,
        "Bolt": -5,
        "Cask": -5.5,
        "Dune": None,
    }


def test_scored_again_the_same_day_is_the_same_file(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Acme=20, Bolt=60)), MONDAY)
    path = book(tmp_path, accounts(Acme=100, Bolt=60))
    once = score(path, TUESDAY).path.read_bytes()
    assert score(path, TUESDAY).path.read_bytes() == once


def test_scored_in_place_keeps_its_history(tmp_path: Path) -> None:
    path = book(tmp_path, accounts(Acme=20))
    for day in (MONDAY, TUESDAY):
        options = pipeline.Options(today=day)
        scoring.score_file(path, path, options, overwrite=True)
    assert len(rows_of(path, "History")) == 3
    assert column(path, "Trend") == {"Acme": "= 6.0 → 6.0"}


def test_history_may_be_sorted_and_added_to_by_hand(tmp_path: Path) -> None:
    path = book(tmp_path, accounts(Acme=20, Bolt=60))
    first = score(path, MONDAY)
    workbook = openpyxl.load_workbook(first.path)
    sheet = workbook["History"]
    del sheet.tables["History"]
    body = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    sheet.delete_rows(2, 9)
    for row in reversed(body):
        sheet.append([*row, f"remark on {row[1]}"])
    sheet.cell(1, len(body[0]) + 1, "Remark")
    sheet.append(["soon", "Acme", 3, "Contact"])
    workbook.save(first.path)
    second = score(path, TUESDAY)
    assert column(second.path, "Trend") == {
        "Acme": "= 6.0 → 6.0",
        "Bolt": "= 8.0 → 8.0",
    }
    table = rows_of(second.path, "History")
    assert [row[-1] for row in table] == [
        "Remark",
        None,
        None,
        "remark on Bolt",
        "remark on Acme",
    ]
    findings = [f for f in second.results.findings if f.code == "H201"]
    assert [(f.place, f.found) for f in findings] == [("History!A4", "soon")]


def test_a_history_sheet_of_the_users_own_is_left_alone(tmp_path: Path) -> None:
    own = [["Our history"], ["Founded", 1987]]
    sheets = {"Criteria": CRITERIA, "Accounts": accounts(Acme=20), "History": own}
    path = write_book(tmp_path / "book.xlsx", **sheets)
    scored = score(path, MONDAY)
    assert rows_of(scored.path, "History") == [("Our history", None), ("Founded", 1987)]
    codes = [f.code for f in scored.results.findings]
    assert "F405" in codes


@pytest.mark.parametrize("off", ["no", 0])
def test_history_can_be_switched_off(tmp_path: Path, off: object) -> None:
    scored = score(book(tmp_path, accounts(Acme=20), Keep_history=off), MONDAY)
    workbook = openpyxl.load_workbook(scored.path)
    assert workbook.sheetnames[-3:] == ["Scored", "Summary", "Check"]


def test_old_days_are_trimmed_by_the_setting(tmp_path: Path) -> None:
    path = book(tmp_path, accounts(Acme=20), Keep_history=1)
    for day in (MONDAY, TUESDAY, TUESDAY + dt.timedelta(1)):
        scored = score(path, day)
    days = [row[0].day for row in rows_of(scored.path, "History")[1:]]
    assert days == [18, 17]


def test_too_many_rows_lose_the_oldest_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(next_past, "MOST_ROWS", 5)
    path = book(tmp_path, accounts(Acme=20, Bolt=60))
    for day in (MONDAY, TUESDAY, TUESDAY + dt.timedelta(1)):
        scored = score(path, day)
    days = [row[0].day for row in rows_of(scored.path, "History")[1:]]
    assert days == [18, 18, 17, 17]
    assert "H203" in [f.code for f in scored.results.findings]


def test_large_books_have_no_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scoring.follow_up.MOST_ACCOUNTS", 1)
    scored = score(book(tmp_path, accounts(Acme=20, Bolt=60)), MONDAY)
    assert "History" not in openpyxl.load_workbook(scored.path).sheetnames
    assert "H202" in [f.code for f in scored.results.findings]


def test_accounts_of_one_name_go_by_their_order(tmp_path: Path) -> None:
    rows = accounts(Acme=20, Bolt=60)
    rows.append([" ACME", 80, rows[1][2]])
    path = book(tmp_path, rows)
    score(path, MONDAY)
    second = score(path, TUESDAY)
    heads, *body = rows_of(second.path, "Scored")
    shown = [(r[heads.index("Account")], r[heads.index("Trend")]) for r in body]
    assert shown == [
        ("ACME", "= 9.0 → 9.0"),
        ("Bolt", "= 8.0 → 8.0"),
        ("Acme", "= 6.0 → 6.0"),
    ]


def test_a_run_for_an_earlier_day_keeps_the_later_ones(tmp_path: Path) -> None:
    path = book(tmp_path, accounts(Acme=20))
    score(path, TUESDAY)
    scored = score(path, MONDAY)
    days = [row[0].day for row in rows_of(scored.path, "History")[1:]]
    assert days == [17, 16]
    assert scored.results.summary.changes is None


def test_the_file_to_be_replaced_may_be_damaged(tmp_path: Path) -> None:
    path = book(tmp_path, accounts(Acme=20))
    path.with_name("book-scored.xlsx").write_bytes(b"no workbook")
    scored = score(path, MONDAY)
    assert "H204" in [f.code for f in scored.results.findings]
    assert len(rows_of(scored.path, "History")) == 2


def test_ratings_of_then_are_looked_up_once_for_all_who_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each look copies a column of History: once an account, it would grow by squares."""
    looks: list[int] = []

    def counted(before: look_back.Before, values: Floats, rows: Ints) -> Floats:
        looks.append(len(rows))
        return of(before, values, rows)

    of = look_back.Before.of
    monkeypatch.setattr(look_back.Before, "of", counted)

    def looks_for(count: int) -> int:
        folder = tmp_path / str(count)
        folder.mkdir()
        names = [f"A{n}" for n in range(count)]
        score(book(folder, accounts(**dict.fromkeys(names, 0))), LATER)
        looks.clear()
        again = book(folder, accounts(**dict.fromkeys(names, 100)))
        changes = score(again, LATER + dt.timedelta(1)).results.summary.changes
        assert changes is not None
        assert len(changes.became) == count
        return len(looks)

    assert looks_for(30) == looks_for(3)


def test_where_nothing_has_changed_nothing_is_rated_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = book(tmp_path, accounts(Acme=20, Bolt=60))
    before = rows_of(score(path, MONDAY).path, "History")
    days: list[float] = []

    def counted(model: Model, accounts: Accounts, *, other_day: Ratings) -> Ratings:
        days.append(accounts.today)
        return rate_accounts(model, accounts, other_day=other_day)

    monkeypatch.setattr(steps, "rate_accounts", counted)
    again = score(path, MONDAY)
    assert rows_of(again.path, "History") == before
    assert not days
    score(path, TUESDAY)
    assert len(days) == 1
