"""Score with more tabs: behaviour, contacts, sellers, and what changed."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest

from scoring import pipeline
from scoring.sheets.matrix_section import names_line
from scoring.sheets.scored import sheet_frame
from templates.xlsx import build
from tests.behaviour.books import busy_book
from tests.google.answering import Reply, answering
from tests.google.described import described
from tests.google.google_double import (
    CHECK,
    EXPLAIN,
    RESULTS,
    SCORE,
    View,
    needs_node,
    run,
    table,
    uploaded,
)
from tests.google.small import BOOK, OWN, SUMMARY_LINE, book
from tests.google.test_refused import RATED


if TYPE_CHECKING:
    from pathlib import Path

    from tests.google.google_double import Rows

pytestmark = [needs_node, pytest.mark.node]

MATRIX: Rows = [
    ["Setting", "Value"],
    ["Contact from", 3],
    ["Today", "2026-03-30"],
    ["Matrix", "Fit; Engagement: hot 6, cold"],
]
GROUPS = ("Group", "Fit", "Engagement", None)
GROUPED: dict[str, Any] = book(
    Criteria=[
        [*row, group] for row, group in zip(BOOK["Criteria"], GROUPS, strict=True)
    ],
    Settings=MATRIX,
)
NEXT_DAY = {"type": ["Settings", 3, 2, "2026-03-31"]}
FEWER = {"type": ["Accounts", 3, 3, 10]}
"""Bolt loses its people."""
SOURCES: Rows = [
    ["What we buy"],
    ["Name", "File or sheet", "Key here", "Key there", "Columns"],
    ["Credit", "credit card", "Account", "Name", "Credit"],
]


@pytest.fixture(scope="module")
def leads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("google") / "leads.xlsx"
    build(path, model="fit-engagement")
    return path


@pytest.fixture(scope="module")
def scored(leads: Path, server: str) -> View:
    return run(uploaded(leads), SCORE, server=server).last


def sheets_of(views: View, request: int = 0) -> dict[str, Rows]:
    sheets: dict[str, Rows] = json.loads(views.fetches[request]["payload"])["sheets"]
    return sheets


def test_all_tabs_are_those_of_the_command_line(leads: Path, scored: View) -> None:
    read = pipeline.read(leads)
    results = pipeline.describe(pipeline.rate(read))
    for sheet, wanted in results.tables.items():
        rows = table(sheet_frame(wanted))
        assert scored.rows(sheet) == [
            row for row in rows if any(c is not None for c in row)
        ]
        assert not scored.tabs[sheet]["mistaken"]
    written = [name for name in scored.tabs if name in results.sheets]
    assert written == [*results.sheets]


def test_what_the_next_score_needs_is_out_of_sight(scored: View) -> None:
    hidden = [name for name, tab in scored.tabs.items() if tab.get("hidden")]
    assert hidden == ["History criteria"]
    assert scored.front == "Scored"


def test_contacts_are_filtered_and_only_points_of_criteria_are_folded(
    scored: View,
) -> None:
    tab = scored.tabs["Contacts scored"]
    headings, *rows = tab["rows"]
    ((column, hidden),) = tab["filter"]["hidden"].items()
    assert headings[int(column) - 1] == "Call"
    assert hidden == ["No"]
    assert any(row[int(column) - 1] == "Yes" for row in rows)
    assert tab["frozen"] == [1, 2]
    folded = {int(column) for column, depth in tab["depths"].items() if depth}
    points = {n for n, h in enumerate(headings, 1) if str(h).endswith(" points")}
    assert folded <= points
    assert folded


def test_summary_shows_the_map_with_names(scored: View, leads: Path) -> None:
    read = pipeline.read(leads)
    heat = pipeline.describe(pipeline.rate(read)).summary.matrix
    assert heat is not None
    rows = scored.rows("Summary")
    top = next(n for n, r in enumerate(rows) if "Fit beside Engagement" in r)
    across = len(heat.columns.steps)
    for index, cell in enumerate(heat.cells):
        # E, H, K ... to the right, and three rows to each step
        at, column = top + 2 + 3 * (index // across), (4, 7, 10, 12)[index % across]
        assert rows[at][column] == cell.count
        named = rows[at + 1][column] or ""
        assert named == names_line(cell)
        assert named.startswith(", ".join(cell.accounts[:1]))
        more = cell.count - named.count(", ") - 1
        assert more <= 0 or f"and {cell.count - len(named.split(', '))} more" in named
    assert "Fit from 7" in rows[top + 3]


def test_a_day_later_it_says_what_changed(server: str) -> None:
    first, *_, second = run(GROUPED, SCORE, NEXT_DAY, FEWER, SCORE, server=server).views
    texts = second.texts("Summary")
    assert {
        "Fit beside Engagement",
        "Became contacts since 2026-03-30: 0",
        "No account",
        "No longer contacts since 2026-03-30: 1",
        "Employees 320 → 10: \N{MINUS SIGN}3.3",
    } <= texts
    assert not any("since" in text for text in first.texts("Summary"))
    heads, *rows = second.rows("Scored")
    at = heads.index("Trend")
    assert [row[at] for row in rows] == [
        *("= 10.0 → 10.0", "= 6.7 → 6.7"),
        *("▼ 3.3 → 0.0", "= 0.0 → 0.0"),
    ]
    depths = second.tabs["Scored"]["depths"]
    assert not depths.get(str(heads.index("Change") + 1))
    days = [row[0]["date"] for row in second.rows("History")[1:]]
    assert days == ["2026-03-31"] * 4 + ["2026-03-30"] * 4


def test_a_second_press_on_the_same_day_gives_the_same(server: str) -> None:
    *_, once, twice = run(
        GROUPED, SCORE, NEXT_DAY, FEWER, SCORE, SCORE, server=server
    ).views
    for name in (*OWN, *RESULTS):
        before, after = once.tabs[name], twice.tabs[name]
        assert {**before, "changes": 0} == {**after, "changes": 0}
    assert once.alerts == twice.alerts


def test_rows_of_summary_are_as_high_as_on_a_new_tab(server: str) -> None:
    without = [*BOOK["Settings"], ["Keep history", "no"]]
    tabs = book(Settings=without)
    gone = [{"type": ["Accounts", row, n, None]} for row in (3, 5) for n in range(1, 5)]
    again = run(tabs, SCORE, *gone, SCORE, server=server).last.tabs["Summary"]
    new = run(tabs, *gone, SCORE, server=server).last.tabs["Summary"]
    assert again["rows"] == new["rows"]
    rows = [str(row) for row in range(1, len(new["rows"]) + 1)]
    assert [again["heights"].get(row, 21) for row in rows] == [
        new["heights"].get(row, 21) for row in rows
    ]


def test_columns_added_to_history_stay(server: str) -> None:
    note = {"type": ["History", 1, 17, "Note"]}
    other_note = {"type": ["History", 2, 17, "Called"]}
    view = run(BOOK, SCORE, note, other_note, SCORE, server=server).last
    assert [row[16] for row in view.rows("History")[:3]] == ["Note", "Called", None]


def test_only_known_tabs_and_those_of_sources_are_sent(
    tmp_path: Path, server: str
) -> None:
    tabs: dict[str, Rows] = {
        **uploaded(busy_book(tmp_path)),
        "Sources": SOURCES,
        "Credit Card": [["Name", "Credit"], ["Acme", 80]],
        "Credit": [["Not meant"]],
        "Notes": [["Secret"]],
        "Mapping": [["Export heading", "Account field"]],
    }
    check, score = run(tabs, CHECK, SCORE, server=server).views
    assert {*sheets_of(check)} == {*tabs} - {"Credit", "Notes", "Mapping"}
    assert sheets_of(check) == sheets_of(score)
    heads, first, *_ = score.rows("Scored")
    assert first[heads.index("Credit")] == 80


def test_results_of_last_time_are_sent_by_score_alone(server: str) -> None:
    select = {"select": ["Accounts", 2, 1]}
    _, check, _, explain, score = run(
        BOOK, SCORE, CHECK, select, EXPLAIN, SCORE, server=server
    ).views
    plain = ["Criteria", "Accounts", "Settings"]
    assert [*sheets_of(check)] == [*sheets_of(explain)] == plain
    assert [*sheets_of(score)] == [*plain, "History", "History criteria", "Scored"]


def test_a_history_of_the_user_s_own_is_left_alone(server: str) -> None:
    mine = [["Our history"], *([f"Year {n}"] for n in range(1950, 2026))]
    view = run(book(History=mine), SCORE, SCORE, server=server).last
    assert view.rows("History") == mine
    assert view.tabs["History"]["changes"] == 0
    assert "History criteria" not in view.tabs
    assert view.alerts == [SUMMARY_LINE]
    assert "F405" in view.texts("Check")
    # only where its headings could stand
    assert sheets_of(view)["History"] == mine[:30]
    assert "Scored" not in sheets_of(view)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("History", [["Date", "Account", "Rating", "Status"]]),
        ("History criteria", [["Mine"]]),
    ],
)
def test_a_tab_that_was_not_written_here_stops_score(
    server: str, name: str, rows: Rows
) -> None:
    view = run(book(**{name: rows}), SCORE, server=server).last
    assert view.alerts[0].startswith(f"There is a tab {name} that this menu did not")
    assert all(tab["changes"] == 0 for tab in view.tabs.values())


def test_what_is_too_large_with_the_last_results_goes_without_scored() -> None:
    history = {
        "sheet": "History",
        "tab_hidden": False,
        **described({"Date": [dt.date(2026, 3, 30)], "Account": ["Acme"]}),
    }
    criteria_part = history | {"sheet": "History criteria", "tab_hidden": True}
    good = Reply(200, RATED | {"further": [history, criteria_part]})
    large = Reply(413, {"message": "There are too many bytes"})
    with answering(good, large, good, large) as server:
        _, second, third = run(BOOK, SCORE, SCORE, SCORE, server=server).views
    tabs = ["Criteria", "Accounts", "Settings", "History", "History criteria"]
    assert [[*sheets_of(second, n)] for n in (0, 1)] == [[*tabs, "Scored"], tabs]
    assert second.alerts == ["1 of 1 account to contact, rated 5 or more."]
    assert len(third.fetches) == 2
    assert third.alerts == ["There are too many bytes"]


@pytest.mark.parametrize("broken", [{}, {"headings": ["Date"], "rows": [[1, 2]]}])
def test_a_further_table_of_another_version_empties_nothing(
    broken: dict[str, Any],
) -> None:
    wrong = RATED | {"further": [{"sheet": "History", **broken}]}
    with answering(Reply(200, RATED), Reply(200, wrong)) as server:
        first, second = run(BOOK, SCORE, SCORE, server=server).views
    assert "of different versions" in second.alerts[0]
    assert second.tabs == first.tabs
