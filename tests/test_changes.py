"""History and what changed: kept, trimmed, and split into its three causes."""

from __future__ import annotations

import datetime as dt
import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scoring
from scoring import history, pipeline
from scoring.changes import GONE, LESS, MORE, NEW, Present, tell
from scoring.days import day_of
from scoring.history import look_back, next_past, read_past
from scoring.layout import Sheet
from scoring.scored import scored_sheet, sheet_frame
from scoring.snapshot import kept_rows, read_snapshot, snapshot_sheet
from scoring.tables import SheetTable
from tests.addin.books import write_book
from tests.programs import needs_validator, validate


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.pipeline import Scored
    from scoring.workbook.results import Changes, ScoredSheet

HEADS: list[Any] = [
    "Criterion",
    "Weight",
    "Account field",
    "Test",
    "Value",
    "To",
    "Points",
]
CRITERIA: list[list[Any]] = [
    HEADS,
    ["Size", 1, None, "scale", 0, 100, 10],
    ["Visit", 1, None, "in the last days", 30, None, 10],
]
MONDAY, TUESDAY = dt.date(2026, 11, 16), dt.date(2026, 11, 17)
LATER = dt.date(2026, 12, 20)


def accounts(**sizes: Any) -> Any:
    visit = dt.datetime(2026, 11, 10)  # noqa: DTZ001 - spreadsheets know no time zones
    rows = [[name.replace("_", " "), size, visit] for name, size in sizes.items()]
    return [["Account", "Size", "Visit"], *rows]


def book(
    folder: Path,
    rows: list[list[Any]],
    criteria: Any = None,
    **more: Any,
) -> Path:
    settings_ = [
        ["Setting", "Value"],
        *([k.replace("_", " "), v] for k, v in more.items()),
    ]
    sheets = {"Criteria": criteria or CRITERIA, "Accounts": rows, "Settings": settings_}
    return write_book(folder / "book.xlsx", **sheets)


def score(path: Path, day: dt.date) -> Scored:
    return scoring.score_file(path, options=pipeline.Options(today=day), overwrite=True)


def rows_of(path: Path, sheet: str) -> list[tuple[Any, ...]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        held = openpyxl.load_workbook(path)
    return [*held[sheet].iter_rows(values_only=True)]


def changed(scored: Scored) -> Changes:
    changes = scored.results.summary.changes
    assert changes is not None
    return changes


def column(path: Path, heading: str, sheet: str = "Scored") -> dict[str, Any]:
    heads, *rows = rows_of(path, sheet)
    at, name = heads.index(heading), heads.index("Account")
    return {row[name]: row[at] for row in rows}


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


def test_the_three_causes_by_hand(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Acme=20, Bolt=60)), MONDAY)
    heavier = [HEADS, ["Size", 3, *CRITERIA[1][2:]], CRITERIA[2]]
    second = score(book(tmp_path, accounts(Acme=100, Bolt=60), heavier), LATER)
    # of Acme at first (2 + 10) / 2 is 6, by time 1, then by data 5, by weights 7.5
    # of Bolt at first 8, by time 3, still 3 with the data of now, by weights 4.5
    heads = [
        "Account",
        "Time passed",
        "Data changed",
        "Weights changed",
        "What changed",
    ]
    table = rows_of(second.path, "History")
    at = [table[0].index(head) for head in heads]
    assert [tuple(row[n] for n in at) for row in table[1:3]] == [
        ("Acme", -5, 4, 2.5, "Size"),
        ("Bolt", -5, 0, 1.5, None),
    ]
    assert changed(second).became == ()
    (fell,) = changed(second).fell
    assert (fell.account, fell.was, fell.rating) == ("Bolt", 8.0, 4.5)
    assert fell.why == "weights changed +1.5; time passed -5.0"


def test_who_became_a_contact_and_who_fell_out(tmp_path: Path) -> None:
    start = accounts(Up=0, Down=60, Gone=80, Stays=70)
    start[1][2] = None
    score(book(tmp_path, start), MONDAY)
    now = accounts(Up=40, Down=60, New=90, Stays=70)
    now[2][2] = None
    changes = changed(score(book(tmp_path, now), TUESDAY))
    assert changes.since == "2026-11-16"
    assert [(m.account, m.why) for m in changes.became] == [
        ("New", NEW),
        ("Up", "data changed +7.0 (Size; Visit)"),
    ]
    assert [(m.account, m.why) for m in changes.fell] == [
        ("Down", "data changed -5.0 (Visit)"),
        ("Gone", GONE),
    ]


def test_a_moved_line_is_told_as_such(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Acme=20)), MONDAY)
    (fell,) = changed(
        score(book(tmp_path, accounts(Acme=20), Contact_from=7), TUESDAY)
    ).fell
    assert fell.why == "Contact from 5.0 → 7.0"


def test_the_bound_is_named_first_where_it_decides(tmp_path: Path) -> None:
    start = accounts(Up=18, Down=60, High=20, Low=0)
    score(book(tmp_path, start, Contact_from=6), MONDAY)
    lighter = [HEADS, ["Size", 11, *CRITERIA[1][2:]], ["Visit", 10, *CRITERIA[2][2:]]]
    path = book(tmp_path, start, lighter, Contact_from=5.5)
    for _ in range(2):  # a second run of the day must not forget it
        scored = score(path, TUESDAY)
        # (1.8 + 10) / 2 is 5.9, and (11 x 1.8 + 100) / 21 is 5.7
        (became,) = changed(scored).became
        assert (became.account, became.was, became.rating) == ("Up", 5.9, 5.7)
        assert became.why == "Contact from 6.0 → 5.5; weights changed -0.2"
        today = {row[1]: row[7] for row in rows_of(scored.path, "History")[1:5]}
        assert today == {
            "Up": "Contact from 6.0 → 5.5",
            "Down": None,
            "High": None,
            "Low": None,
        }


def test_a_bound_that_moved_for_nothing_is_not_named(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Up=0, Down=90), Contact_from=7), MONDAY)
    # 5.0 to 9.5 passes either bound, 9.5 to 5.0 neither
    moved = changed(
        score(book(tmp_path, accounts(Up=90, Down=0), Contact_from=6), TUESDAY)
    )
    assert [each.why for each in moved.became] == ["data changed +4.5 (Size)"]
    assert [each.why for each in moved.fell] == ["data changed -4.5 (Size)"]


def test_how_much_must_be_known_is_named(tmp_path: Path) -> None:
    rows = [*accounts(Acme=None)]
    score(book(tmp_path, rows, Contact_from=5, Known_at_least="50%"), MONDAY)
    path = book(tmp_path, rows, Contact_from=5, Known_at_least="75%")
    (fell,) = changed(score(path, TUESDAY)).fell
    assert fell.why == "Known at least 50% → 75%"


@pytest.mark.parametrize(("sizes", "said"), [((None, 0), MORE), ((0, None), LESS)])
def test_more_or_less_known_with_the_same_rating(
    tmp_path: Path, sizes: tuple[Any, Any], said: str
) -> None:
    for size, day in zip(sizes, (MONDAY, TUESDAY), strict=True):
        more = {"Contact_from": 5, "Known_at_least": "75%"}
        scored = score(book(tmp_path, accounts(Acme=size), **more), day)
    changes = changed(scored)
    assert [each.why for each in (*changes.became, *changes.fell)] == [said]


def test_what_disqualified_an_account_is_named(tmp_path: Path) -> None:
    out = [*CRITERIA, ["Already a customer", None, None, "yes", None, None, "out"]]

    def path(said: str) -> Path:
        rows = [
            [*row, cell]
            for row, cell in zip(
                accounts(Acme=20, Bolt=60),
                ("Already a customer", said, "no"),
                strict=True,
            )
        ]
        return book(tmp_path, rows, out)

    score(path("no"), MONDAY)
    second = score(path("yes"), TUESDAY)
    (fell,) = changed(second).fell
    assert fell.why == "disqualified: Already a customer; data changed -6.0"
    noted = {row[1]: row[7] for row in rows_of(second.path, "History")[1:3]}
    assert noted == {"Bolt": None, "Acme": "disqualified: Already a customer"}
    third = score(path("no"), LATER - dt.timedelta(30))
    (became,) = changed(third).became
    assert became.why == "no longer disqualified; data changed +6.0"


def test_scored_again_the_same_day_is_the_same_file(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Acme=20, Bolt=60)), MONDAY)
    path = book(tmp_path, accounts(Acme=100, Bolt=60))
    once = score(path, TUESDAY).path.read_bytes()
    assert score(path, TUESDAY).path.read_bytes() == once


def test_causes_of_a_day_are_summed_over_its_runs(tmp_path: Path) -> None:
    score(book(tmp_path, accounts(Acme=20)), MONDAY)
    score(book(tmp_path, accounts(Acme=60)), LATER)
    heavier = [HEADS, ["Size", 3, *CRITERIA[1][2:]], CRITERIA[2]]
    again = score(book(tmp_path, accounts(Acme=60), heavier), LATER)
    # 6 -> 1 by time, -> 3 by data in the first run, -> 4.5 by weights in the second
    table = rows_of(again.path, "History")
    assert table[1][4:8] == (-5, 2, 1.5, "Size")
    assert len(table) == 3


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
    held = openpyxl.load_workbook(first.path)
    sheet = held["History"]
    del sheet.tables["History"]
    body = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    sheet.delete_rows(2, 9)
    for row in reversed(body):
        sheet.append([*row, f"remark on {row[1]}"])
    sheet.cell(1, len(body[0]) + 1, "Remark")
    sheet.append(["soon", "Acme", 3, "Contact"])
    held.save(first.path)
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
    found = [f for f in second.results.findings if f.code == "H201"]
    assert [(f.place, f.found) for f in found] == [("History!A4", "soon")]


def test_edited_scored_accounts_have_no_causes(tmp_path: Path) -> None:
    path = book(tmp_path, accounts(Acme=20, Bolt=60))
    first = score(path, MONDAY)
    held = openpyxl.load_workbook(first.path)
    sheet = held["Scored"]
    at = [cell.value for cell in sheet[1]].index("Size") + 1
    sheet.cell(2, at, 61)  # the best account, Bolt
    held.save(first.path)
    # where all accounts are as they were, Scored is not looked at
    second = score(book(tmp_path, accounts(Acme=21, Bolt=60)), TUESDAY)
    today = rows_of(second.path, "History")[1:3]
    assert [row[4] for row in today] == [0, None]


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
    held = openpyxl.load_workbook(scored.path)
    assert held.sheetnames[-3:] == ["Scored", "Summary", "Check"]


def test_old_days_are_trimmed_by_the_setting(tmp_path: Path) -> None:
    path = book(tmp_path, accounts(Acme=20), Keep_history=1)
    for day in (MONDAY, TUESDAY, TUESDAY + dt.timedelta(1)):
        scored = score(path, day)
    days = [row[0].day for row in rows_of(scored.path, "History")[1:]]
    assert days == [18, 17]


def test_too_many_rows_lose_the_oldest_days(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "MOST_ROWS", 5)
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


@needs_validator
def test_the_written_file_is_valid(tmp_path: Path) -> None:
    rows = accounts(Acme=20, Bolt=60, New=1)
    groups = [[*row, None] for row in CRITERIA]
    groups[0][-1], groups[1][-1], groups[2][-1] = "Group", "Fit", "Engagement"
    source = tmp_path / "plain.csv"
    source.write_text("Account,Size,Visit\nAcme,20,2026-11-10\nBolt,70,\n")
    criteria = book(tmp_path, rows, groups, Matrix="Fit; Engagement")
    for day in (MONDAY, LATER):
        options = pipeline.Options(criteria=criteria, today=day)
        scored = scoring.score_file(source, options=options, overwrite=True)
    assert changed(scored).fell
    assert validate(scored.path) == []


def as_table(sheet: Sheet, shown: ScoredSheet) -> SheetTable:
    """What a sheet of ours reads as, without going through a file."""
    frame = sheet_frame(shown)
    rows = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    return SheetTable.of(sheet, [[*frame.columns], *rows])


sizes = st.lists(st.one_of(st.none(), st.integers(-20, 120)), min_size=1, max_size=6)
weights = st.tuples(st.integers(1, 5), st.integers(1, 5), st.integers(1, 80))


@settings(max_examples=20)
@given(sizes, sizes, weights, weights, st.integers(0, 40))
def test_the_causes_sum_to_the_change_and_move_one_thing_each(  # noqa: PLR0915
    old: list[int | None],
    new: list[int | None],
    before: tuple[int, int, int],
    after: tuple[int, int, int],
    passed: int,
) -> None:
    visit = pd.Timestamp(2026, 11, 1)

    def criteria(one: int, other: int, days: int) -> list[list[Any]]:
        visits = ["Visit", other, None, "in the last days", days, None, 10]
        return [HEADS, ["Size", one, None, "scale", 0, 100, 10], visits]

    def rated(sizes: list[int | None], rules: list[list[Any]], day: dt.date) -> Any:
        data = {"Account": [f"a{n}" for n in range(len(sizes))], "Size": sizes}
        frame = pd.DataFrame(data | {"Visit": visit}).astype({"Size": object})
        rows = frame.where(frame.notna(), None).to_numpy().tolist()
        table = SheetTable.of("Accounts", [["Account", "Size", "Visit"], *rows])
        frame = table.frame.set_axis([*table.headings], axis=1)
        return scoring.score(scoring.parse_model(rules), frame, today=day), table

    def tables(table: SheetTable, rules: list[list[Any]]) -> dict[Sheet, SheetTable]:
        return {Sheet.CRITERIA: SheetTable.of("Criteria", rules), Sheet.ACCOUNTS: table}

    start, later = dt.date(2026, 11, 5), dt.date(2026, 11, 5) + dt.timedelta(passed + 1)
    then, then_table = rated(old, criteria(*before), start)
    none, _ = read_past(None, then.model.settings)
    first = look_back(none, then.accounts.name_texts, day_of(start))
    blank = tell(
        Present(then, tables(then_table, criteria(*before)), then_table), None, first
    )
    past, _ = next_past(first, then, (blank.causes, blank.what))
    kept = kept_rows(tables(then_table, criteria(*before)), then.model, day_of(start))
    last = read_snapshot(
        {
            Sheet.HISTORY_CRITERIA: as_table(
                Sheet.HISTORY_CRITERIA, snapshot_sheet(kept)
            ),
            Sheet.SCORED: as_table(Sheet.SCORED, scored_sheet(then)),
        }
    )
    assert last is not None
    now, now_table = rated(new, criteria(*after), later)
    present = Present(now, tables(now_table, criteria(*after)), now_table)
    told = tell(present, last, look_back(past, now.accounts.name_texts, day_of(later)))
    both = min(len(old), len(new))
    causes = told.causes[:, :both]
    assert not np.isnan(causes).any()
    change = now.rating[:both] - then.rating[:both]
    assert np.allclose(causes.sum(axis=0), change)
    assert np.isnan(told.causes[:, both:]).all()
    # by hand: one thing after the other, with the plain formula of the rating
    for n in range(both):
        r0 = by_hand(old[n], before, start)
        r1 = by_hand(old[n], before, later)
        r2 = by_hand(new[n], before, later)
        r3 = by_hand(new[n], after, later)
        assert np.allclose(causes[:, n], [r1 - r0, r2 - r1, r3 - r2], atol=1e-6)


def by_hand(size: int | None, rule: tuple[int, int, int], day: dt.date) -> float:
    """The rating of one account: two criteria, a blank earning nothing."""
    one, other, days = rule
    points = 0.0 if size is None else min(max(size, 0), 100) / 10
    visited = 10.0 if (day - dt.date(2026, 11, 1)).days <= days else 0.0
    exact = (one * points + other * visited) / (one + other)
    return float(np.floor(round(exact, 9) * 10 + 0.5) / 10)


def test_activities_that_fade_are_time_and_new_ones_are_data(tmp_path: Path) -> None:
    def path(*more: list[Any]) -> Path:
        call = dt.datetime(2026, 11, 16)  # noqa: DTZ001
        return write_book(
            tmp_path / "book.xlsx",
            Criteria=[HEADS, ["Activity points", 1, None, "scale", 0, 10, 10]],
            Accounts=[["Account"], ["Acme"], ["Bolt"]],
            Signals=[["Activity", "Points", "Half-life"], ["Call", 8, 10]],
            Activities=[
                ["Account", "Date", "Activity"],
                *(["Acme", call, "Call"], ["Bolt", call, "Call"]),
                *more,
            ],
        )

    score(path(), MONDAY)
    # a call of ten days ago has half its 8 points left; Bolt got another today
    day = MONDAY + dt.timedelta(10)
    at = dt.datetime.combine(day, dt.time())
    second = score(path(["Bolt", at, "Call"]), day)
    assert column(second.path, "Change") == {"Acme": -4.0, "Bolt": 2.0}
    table = rows_of(second.path, "History")
    assert [row[4:8] for row in table[1:3]] == [
        (-4, 0, 0, None),
        (-4, 6, 0, "Activity points"),
    ]
