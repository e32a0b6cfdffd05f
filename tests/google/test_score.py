"""Score on a Google sheet: the ratings of the command line, and nothing else touched."""

from __future__ import annotations

import datetime as dt
import json
import random
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring import pipeline
from scoring.pipeline import Scores
from templates.xlsx import build
from tests.engine import criteria_sheet
from tests.excel.books import ACCOUNTS, write_book
from tests.google.google_double import (
    CODE,
    RESULTS,
    SCORE,
    TOKEN,
    View,
    needs_node,
    run,
    table,
    uploaded,
)
from tests.google.small import BOOK, OWN, SUMMARY_LINE, book
from tests.strategies import TODAY, random_case


if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.google.google_double import Rows

pytestmark = [needs_node, pytest.mark.node]

HOSTILE_BOOKS = 12


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("google") / "accounts.xlsx"
    build(path)
    return path


@pytest.fixture(scope="module")
def scored(template: Path, server: str) -> View:
    return run(uploaded(template), SCORE, server=server).last


def of_command_line(path: Path) -> Rows:
    return table(Scores(pipeline.rate(pipeline.read(path)).ratings).table())


def test_the_template_is_rated_as_by_the_command_line(
    template: Path, scored: View
) -> None:
    assert scored.alerts == ["23 of 60 accounts to contact, rated 5 or more."]
    assert scored.rows("Scored") == of_command_line(template)
    assert scored.front == "Scored"


def write_texts(path: Path, sheets: dict[str, Any]) -> Path:
    """Write a workbook in which `=1+1` is a text, as after an apostrophe."""
    book = openpyxl.load_workbook(write_book(path, **sheets))
    for tab in book.worksheets:
        for row in tab.iter_rows():
            for one in row:
                one.data_type = "s" if one.data_type == "f" else one.data_type
    book.save(path)
    return path


@pytest.mark.slow
def test_hostile_books_are_rated_as_by_the_command_line(
    tmp_path: Path, server: str
) -> None:
    rng = random.Random(20261120)
    for number in range(HOSTILE_BOOKS):
        criteria, headings, accounts = random_case(rng)
        sheets = {
            "Criteria": criteria_sheet(criteria),
            "Accounts": [headings, *accounts],
            "Settings": [["Setting", "Value"], ["Today", TODAY]],
        }
        path = write_texts(tmp_path / f"{number}.xlsx", sheets)
        view = run(uploaded(path), SCORE, server=server).last
        assert view.rows("Scored") == of_command_line(path), number
        assert not view.tabs["Scored"]["mistaken"]


@pytest.mark.parametrize("zone", ["America/St_Johns", "Pacific/Auckland"])
def test_days_are_those_of_the_spreadsheet_s_own_clock(
    template: Path, scored: View, server: str, zone: str
) -> None:
    view = run(uploaded(template), SCORE, server=server, zone=zone).last
    assert view.rows("Scored") == scored.rows("Scored")


def test_times_of_day_and_old_dates_are_read_as_in_files(
    tmp_path: Path, server: str
) -> None:
    rows: list[list[Any]] = [
        ["Account", "Since"],
        ["Acme", dt.datetime(2026, 3, 1, 14, 30)],  # noqa: DTZ001 - a cell has no zone
        ["Bolt", dt.date(1987, 5, 4)],
    ]
    rules: list[list[Any]] = [["Criterion", "Weight", "Test", "Value", "Points"]]
    rules += [["Days since since", 1, "less than", 10_000, 10]]
    path = write_book(tmp_path / "book.xlsx", Criteria=rules, Accounts=rows)
    view = run(uploaded(path), SCORE, server=server).last
    assert view.rows("Scored") == of_command_line(path)


def test_one_request_holds_the_three_tabs_and_nothing_else(server: str) -> None:
    (request,) = run(BOOK, SCORE, server=server).last.fetches
    assert request["url"].endswith("/api/v1/sheets")
    assert request["headers"] == {"Authorization": f"Bearer {TOKEN}"}
    body = json.loads(request["payload"])
    assert list(body["sheets"]) == ["Criteria", "Accounts", "Settings"]
    assert body["sheets"]["Accounts"] == ACCOUNTS
    assert body.keys() == {"sheets", "name"}


def test_tabs_are_found_by_any_spelling(server: str) -> None:
    names = {"criteria ": "Criteria", "ACCOUNTS": "Accounts", "settings": "Settings"}
    tabs = {ours: BOOK[name] for ours, name in names.items()}
    assert run(tabs, SCORE, server=server).last.alerts == [SUMMARY_LINE]


def test_only_the_result_tabs_are_written(server: str) -> None:
    view = run(BOOK, SCORE, server=server).last
    assert tuple(view.tabs) == (*OWN, *RESULTS)
    for name in OWN:
        assert view.tabs[name]["changes"] == 0
        assert not view.tabs[name]["looks"]
    assert view.alerts == [SUMMARY_LINE]


def test_a_second_press_gives_the_same(server: str) -> None:
    first, second = run(BOOK, SCORE, SCORE, server=server).views
    for name in (*OWN, *RESULTS):
        before, after = first.tabs[name], second.tabs[name]
        assert {**before, "changes": 0} == {**after, "changes": 0}


def test_a_press_after_a_change_leaves_nothing_of_the_last(server: str) -> None:
    shorter = {"type": ["Accounts", 5, 1, None]}
    rest = [{"type": ["Accounts", 5, n, None]} for n in (2, 3, 4)]
    view = run(BOOK, SCORE, shorter, *rest, SCORE, server=server).last
    assert [row[1] for row in view.rows("Scored")] == [
        "Account",
        *("Cask", "Acme", "Bolt"),
    ]


def test_the_filter_shows_the_contacts(scored: View) -> None:
    tab = scored.tabs["Scored"]
    headings, *rows = tab["rows"]
    (column,), hidden = tab["filter"]["hidden"], [*tab["filter"]["hidden"].values()]
    assert headings[int(column) - 1] == "Contact"
    assert hidden == [["No"]]
    assert sum(row[int(column) - 1] == "Yes" for row in rows) == 23
    assert tab["filter"]["area"] == [1, 1, len(rows) + 1, len(headings)]


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("Rank", "#,##0"),
        ("Rating", "0.0"),
        ("Known", "0%"),
        ("Next meeting", "yyyy-mm-dd"),
        ("Industry points", "+0.0;-0.0;0.0"),
    ],
)
def test_columns_are_shown_as_what_they_are(
    scored: View, heading: str, number: str
) -> None:
    tab = scored.tabs["Scored"]
    column = tab["rows"][0].index(heading) + 1
    formats = {
        tuple(area): value
        for name, area, (value, *_) in tab["looks"]
        if name == "setNumberFormat"
    }
    assert formats[2, column, 60, 1] == number


def test_the_user_s_columns_keep_their_number_formats(server: str) -> None:
    accounts = [["Account", "Industry", "Employees", "Left us"], *ACCOUNTS[1:]]
    formats = [["Accounts", 2, 3, "#,##0"], ["Accounts", 2, 2, "@"]]
    steps = [{"format": one} for one in formats]
    tab = run(book(Accounts=accounts), *steps, SCORE, server=server).last.tabs["Scored"]
    columns = [tab["rows"][0].index(name) + 1 for name in ("Employees", "Industry")]
    shown = [
        [
            v
            for n, area, v in tab["looks"]
            if (n, area[1]) == ("setNumberFormat", column)
        ]
        for column in columns
    ]
    assert shown == [[["#,##0"]], []]


def test_headings_stay_in_sight_and_points_are_folded(scored: View) -> None:
    tab = scored.tabs["Scored"]
    folded = {int(column) for column, depth in tab["depths"].items() if depth}
    points = [n for n, h in enumerate(tab["rows"][0], 1) if h.endswith(" points")]
    assert tab["frozen"] == [1, 2]
    assert tab["gridless"]
    assert tab["collapsed"]
    assert folded == {*points}


def test_summary_says_what_the_workbook_says(scored: View) -> None:
    texts = scored.texts("Summary")
    assert {"Account scoring", "to contact, of 60", "Top ten", "9-10"} <= texts
    assert "My accounts, scored 2026-11-20, contact from 5.0" in texts
    assert "Granvattnet Software AB" in texts
    ratings, tiers = scored.tabs["Summary"]["charts"]
    assert ["asColumnChart", []] in ratings["settings"]
    assert ["addRange", [9, 20, 11, 2]] in ratings["settings"]
    assert ["asBarChart", []] in tiers["settings"]
    assert ["addRange", [21, 20, 4, 2]] in tiers["settings"]


def placed(rows: Iterable[Iterable[Any]]) -> dict[tuple[int, int], Any]:
    """What is filled by its place, but for the line that names the file."""
    return {
        # a file keeps 15 digits
        (at, column): round(cell, 12) if isinstance(cell, float) else cell
        for at, row in enumerate(rows, 1)
        for column, cell in enumerate(row, 1)
        if cell not in (None, "") and ", scored 2026-11-20" not in str(cell)
    }


@pytest.mark.slow
def test_pages_are_those_of_the_file(template: Path, scored: View) -> None:
    target = template.with_name("My accounts.xlsx")
    pipeline.score_file(template, target)
    in_file = openpyxl.load_workbook(target)
    for name in ("Summary", "Check"):
        assert placed(scored.rows(name)) == placed(in_file[name].values)


def test_check_leads_to_the_cells(scored: View) -> None:
    links = dict(scored.tabs["Check"]["links"])
    number = int(scored.tabs["Accounts"]["id"])
    assert links["Accounts!D20"] == f"#gid={number}&range=D20"
    levels = [row[1] for row in scored.rows("Check")[5:]]
    assert levels == sorted(levels, key=["error", "warning", "note"].index)


def test_it_works_in_blocks_and_says_how_far_it_is(
    template: Path, scored: View, server: str
) -> None:
    code = CODE.replace("CHUNK_CELLS = 50000", "CHUNK_CELLS = 600")
    view = run(uploaded(template), SCORE, server=server, code=code).last
    assert view.rows("Scored") == scored.rows("Scored")
    reading = [toast for toast in view.toasts if toast.startswith("Reading Accounts")]
    assert len(reading) == 2
    assert {"Writing Scored 50%", "Writing Scored 100%", "Done."} <= {*view.toasts}


def test_more_rows_and_columns_than_a_new_tab_has(server: str) -> None:
    many = [[f"Account {n}", "Software", n, None] for n in range(1500)]
    wide = [f"Column {n}" for n in range(30)]
    accounts: list[list[Any]] = [
        [*ACCOUNTS[0], *wide],
        *([*row, *wide] for row in many),
    ]
    view = run(book(Accounts=accounts), SCORE, SCORE, server=server).last
    assert len(view.rows("Scored")) == 1501
    assert view.tabs["Scored"]["size"][0] == 1502
