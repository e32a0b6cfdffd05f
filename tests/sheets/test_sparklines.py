"""Sparklines beside Trend: what each draws, on which days, and what reads them again."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pytest

from scoring.history import trend
from scoring.sheets.results import LatestRatings, ScoredSheet
from scoring.sheets.write import write_scored
from scoring.verify import verify_file
from scoring.xlsx.package import Package
from tests.history.scored_days import CRITERIA, accounts, book, column, rows_of, score
from tests.programs import convert, needs_validator, validate
from tests.reading.rich_books import parts_of, rich_book, strict_book
from tests.sheets.result_samples import plain, results


if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported")

FIRST = dt.date(2026, 11, 16)
SIZES = (20, 40, 60)


def days(count: int) -> list[dt.date]:
    return [FIRST + dt.timedelta(n) for n in range(count)]


def scored_on(folder: Path, dates: list[dt.date], **settings: Any) -> Path:
    """Score two accounts on each day; one grows, the other stays."""
    for n, day in enumerate(dates):
        rows = accounts(Acme=20 + 5 * n, Bolt=50)
        path = score(book(folder, rows, **settings), day).path
    return path


def sparklines(path: Path) -> dict[str, str]:
    """Give by cell of Scored what its sparkline draws."""
    package = Package.open(path)
    sheets = [n for n in parts_of(path) if n.startswith("xl/worksheets/sheet")]
    roots = [package.xml(name) for name in sheets]
    each = [line for root in roots for line in root.iter("{*}sparkline")]
    return {x.findtext("{*}sqref", ""): x.findtext("{*}f", "") for x in each}


def test_from_the_third_day_on_each_row_draws_its_own_numbers(tmp_path: Path) -> None:
    for size in SIZES[:-1]:
        path = score(book(tmp_path, accounts(Acme=size, Bolt=50)), FIRST).path
        assert not sparklines(path)
    for size, day in zip(SIZES, days(3), strict=True):
        rows = accounts(Acme=size, Bolt=50, **({"Cask": 0} if size == SIZES[1] else {}))
        path = score(book(tmp_path, rows), day).path
        assert bool(sparklines(path)) == (size == SIZES[-1])
    # Acme: (2 + 10) / 2, (4 + 10) / 2, (6 + 10) / 2
    heads, *rows = rows_of(path, "Scored")
    at = heads.index("Rating 2026-11-16")
    assert heads[at:] == tuple(f"Rating 2026-11-{day}" for day in (16, 17, 18))
    assert [row[at:] for row in rows] == [(6, 7, 8), (7.5, 7.5, 7.5)]
    assert heads[heads.index("Trend") + 1] == "Over time"
    assert sparklines(path) == {"J2": "Scored!S2:U2", "J3": "Scored!S3:U3"}
    sheet = openpyxl.load_workbook(path)["Scored"]
    assert sheet["S1"].value == heads[at]
    # LibreOffice and Excel keep neighbours of one width as one
    assert sheet.column_dimensions["S"].hidden


@pytest.mark.slow
def test_at_most_twelve_days_are_drawn_and_only_those_that_history_keeps(
    tmp_path: Path,
) -> None:
    dates = days(14)
    heads = rows_of(scored_on(tmp_path, dates), "Scored")[0]
    drawn = [head for head in heads if str(head).startswith("Rating 2026")]
    assert drawn == [f"Rating {day}" for day in dates[-12:]]
    heads = rows_of(scored_on(tmp_path, dates, Keep_history=4), "Scored")[0]
    drawn = [head for head in heads if str(head).startswith("Rating 2026")]
    assert drawn == [f"Rating {day}" for day in dates[-5:]]


def test_a_day_without_the_account_is_a_gap(tmp_path: Path) -> None:
    for day, names in zip(days(4), ("AB", "A", "AB", "ABC"), strict=True):
        path = score(book(tmp_path, accounts(**dict.fromkeys(names, 50))), day).path
    by_day = [column(path, f"Rating {day}") for day in days(4)]
    assert [ratings["B"] for ratings in by_day] == [7.5, None, 7.5, 7.5]
    assert [ratings["C"] for ratings in by_day] == [None, None, None, 7.5]
    assert len(sparklines(path)) == 3


def test_a_later_day_of_history_is_not_drawn(tmp_path: Path) -> None:
    scored_on(tmp_path, days(4))
    again = scored_on(tmp_path, days(3))
    heads = rows_of(again, "Scored")[0]
    assert [h for h in heads if str(h).startswith("Rating 2026")] == [
        f"Rating {day}" for day in days(3)
    ]


def test_many_accounts_have_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trend, "MOST_DRAWN", 1)
    path = scored_on(tmp_path, days(3))
    heads = rows_of(path, "Scored")[0]
    assert "Trend" in heads
    assert "Over time" not in heads
    assert heads[-1] == "Visit points"
    assert not sparklines(path)


def test_another_score_and_verify_find_the_same(tmp_path: Path) -> None:
    path = scored_on(tmp_path, days(4))
    assert verify_file(path).identical
    before = sparklines(path), rows_of(path, "Scored")
    again = score(book(tmp_path, accounts(Acme=35, Bolt=50)), days(4)[-1]).path
    assert (sparklines(again), rows_of(again, "Scored")) == before


def test_causes_are_still_told_where_own_columns_are_headed_like_points(
    tmp_path: Path,
) -> None:
    """The numbers of days stand after the points, by whose place own columns are sought."""
    criteria = [CRITERIA[0], ["Size", 1, "Size points", *CRITERIA[1][3:]]]
    for size, day in zip((20, 30, 40, 60), days(4), strict=True):
        rows: list[list[Any]] = [["Account", "Size points"]]
        rows += [["Acme", size], ["Bolt", 50]]
        path = score(book(tmp_path, rows, criteria), day).path
    heads, newest = rows_of(path, "History")[:2]
    entry = dict(zip(heads, newest, strict=True))
    assert (entry["Account"], entry["Data changed"]) == ("Acme", 2)


def with_latest(count: int) -> ScoredSheet:
    base = results(count).scored
    trends = plain("Trend", ["= 5.0"] * count)
    line = np.linspace(0, 10, 3 * count).reshape(3, count)
    line[0, 0] = np.nan
    columns = (*base.columns[:3], trends, *base.columns[3:])
    latest = LatestRatings(("2026-11-16", "2026-11-17", "2026-11-18"), line)
    return ScoredSheet(columns, base.contact, base.tiers, latest=latest)


def written(folder: Path, kind: str) -> Path:
    source = None if kind == "new" else rich_book(folder / "rich.xlsx", old="SCORED")
    if kind == "strict" and source:
        source = strict_book(source, folder / "strict.xlsx")
    target = folder / f"{kind}-drawn.xlsx"
    whole = results(12)
    write_scored(
        source, target, type(whole)(with_latest(12), whole.summary, whole.findings)
    )
    return target


@pytest.mark.node
@pytest.mark.slow
@needs_validator
def test_microsofts_validator_finds_nothing(tmp_path: Path) -> None:
    books = [written(tmp_path, kind) for kind in ("new", "rich", "strict")]
    assert all(sparklines(path) for path in books)
    assert {path: validate(path) for path in books} == {path: [] for path in books}


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_draws_the_same_cells(tmp_path: Path) -> None:
    path = written(tmp_path, "new")
    (tmp_path / "out").mkdir()
    assert sparklines(convert(path, "xlsx", tmp_path / "out")) == sparklines(path)


def test_a_heading_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    sheet = with_latest(12)
    own = plain("Over time", ["x"] * 12)
    sheet = ScoredSheet(
        (*sheet.columns, own), sheet.contact, sheet.tiers, latest=sheet.latest
    )
    whole = results(12)
    write_scored(
        None,
        tmp_path / "a.xlsx",
        type(whole)(sheet, whole.summary, whole.findings),
    )
    heads = [str(head) for head in rows_of(tmp_path / "a.xlsx", "Scored")[0]]
    assert [head for head in heads if re.match("Over time", head)] == [
        "Over time",
        "Over time (2)",
    ]
