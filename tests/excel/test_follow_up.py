"""The Score button: sellers, the matrix and what changed, as in a file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import openpyxl

from addin.excel import macros
from scoring import pipeline, score_file
from tests.doubles.excel import open_book
from tests.excel.books import CRITERIA, small_book, values, write_book
from tests.excel.pressed import app_of, sheet_of, sheets_of
from tests.excel.test_score import shown_values


if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw

ACCOUNTS: list[list[Any]] = [
    ["Account", "Industry", "Employees", "Left us", "Owner"],
    ["Acme", "Software", 90, None, None],
    ["Bolt", "Retail", 320, None, "Dea"],
    ["Cask", "Software", 500, "no", None],
]
ROUTING: list[list[Any]] = [
    ["Account field", "Test", "Value", "Seller", "Most per seller"],
    [None, None, None, "keep: Owner", None],
    ["Employees", "at least", 100, "Ann", None],
    [None, None, None, "Bo", 5],
]


def grouped() -> list[list[Any]]:
    """The criteria in two groups."""
    groups = ["Group", "Fit", "Engagement", None]
    return [[*row, group] for row, group in zip(CRITERIA, groups, strict=True)]


def written(folder: Path, today: str, accounts: list[list[Any]] = ACCOUNTS) -> Path:
    settings: list[list[Any]] = [
        ["Setting", "Value"],
        ["Contact from", 3],
        ["Today", today],
        ["Matrix", "Fit; Engagement"],
    ]
    return write_book(
        folder / "book.xlsx",
        Criteria=grouped(),
        Accounts=accounts,
        Settings=settings,
        Routing=ROUTING,
    )


def set_today(book: xw.Book, today: str) -> None:
    sheet_of(book, "Settings")["B3"] = today


def test_the_button_writes_what_the_command_line_does(
    tmp_path: Path, *, com: bool
) -> None:
    path = written(tmp_path, "2026-03-31")
    target = tmp_path / "scored.xlsx"
    for day in (30, 31):
        options = pipeline.Options(today=dt.date(2026, 3, day))
        score_file(path, target, options, overwrite=True)
    book = open_book(path, com=com)
    set_today(book, "2026-03-30")
    macros.score(book)
    set_today(book, "2026-03-31")
    macros.score(book)
    by_file = openpyxl.load_workbook(target)
    for name in ("Scored", "History"):
        assert values(sheet_of(book, name)) == values(by_file[name])
    heads, *rows = values(sheet_of(book, "Scored"))
    at = [heads.index(head) for head in ("Account", "Seller", "Trend", "Matrix")]
    assert [tuple(row[n] for n in at) for row in rows] == [
        ("Cask", "Ann", "= 10.0 → 10.0", "A1"),
        ("Acme", "Bo", "= 6.7 → 6.7", "A3"),
        ("Bolt", "Dea", "= 3.3 → 3.3", "C1"),
    ]


def test_pressed_twice_it_gives_the_same_workbook(tmp_path: Path, *, com: bool) -> None:
    book = open_book(written(tmp_path, "2026-03-30"), com=com)
    macros.score(book)
    set_today(book, "2026-03-31")
    macros.score(book)
    once = sheets_of(book)
    assert {"History", "History criteria"} <= {*once}
    macros.score(book)
    assert sheets_of(book) == once


def test_summary_has_the_map_and_who_became_a_contact(tmp_path: Path) -> None:
    book = open_book(written(tmp_path, "2026-03-30"))
    macros.score(book)
    sheet_of(book, "Accounts")["C3"] = 10  # Bolt loses its people
    set_today(book, "2026-03-31")
    macros.score(book)
    words = {cell for row in values(sheet_of(book, "Summary")) for cell in row if cell}
    assert {
        "Fit beside Engagement",
        "Became contacts since 2026-03-30: 0",
        "No longer contacts since 2026-03-30: 1",
        "Employees 320 \N{RIGHTWARDS ARROW} 10: \N{MINUS SIGN}3.3",
    } <= words


def test_what_the_next_score_needs_is_out_of_sight(tmp_path: Path) -> None:
    book = open_book(written(tmp_path, "2026-03-30"))
    macros.score(book)
    history_criteria = sheet_of(book, "History criteria")
    heads = ("Date", "Contact from", "Fingerprint of Accounts")
    assert values(history_criteria)[0][:3] == heads
    headings = [row[4] for row in values(history_criteria)[1:] if row[3] is not None]
    assert headings == [*values(sheet_of(book, "Accounts"))[0]]
    assert history_criteria.sheet_state == "hidden"


def test_a_draft_is_tried_in_the_open_workbook_too(tmp_path: Path) -> None:
    """The draft weighs the industry less: Acme is no contact with it, Bolt is one."""
    drafted = [
        [*row, draft]
        for row, draft in zip(CRITERIA, ["Draft weight", 0.2, None, None], strict=True)
    ]
    path = small_book(tmp_path, Criteria=drafted)
    by_file = openpyxl.load_workbook(score_file(path).path)["Draft"]
    book = open_book(path)
    macros.score(book)
    cells = shown_values(sheet_of(book, "Draft"))
    assert "2 to contact now, 2 with the draft: 1 enter, 1 leave" in cells
    assert cells == shown_values(by_file)


def test_a_tab_draft_of_the_users_own_is_left_alone(tmp_path: Path) -> None:
    drafted = [
        [*row, draft]
        for row, draft in zip(CRITERIA, ["Draft weight", 0.2, None, None], strict=True)
    ]
    own = [["Letter to the board"], ["Dear all"]]
    book = open_book(small_book(tmp_path, Criteria=drafted, Draft=own))
    macros.score(book)
    (alert,) = app_of(book).alerts
    assert "the tab Draft, which it did not write" in alert
    assert values(sheet_of(book, "Draft"))[0][0] == "Letter to the board"
