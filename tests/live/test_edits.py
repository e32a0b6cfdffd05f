"""The shipped template in LibreOffice: what is stored is right, and edits show at once."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from scoring.pipeline import rate, read
from scoring.vocabulary import Sheet
from templates.live.places import USE_SCORE, WORDS
from templates.places import LIVE
from templates.xlsx import build
from tests.programs import convert, needs_office
from tests.vba.office import in_office, needs_bindings


if TYPE_CHECKING:
    from pathlib import Path

RATINGS = "F5:F64"
VOLATILE = re.compile(
    r"^=.*\b(TODAY|NOW|RAND|RANDBETWEEN|OFFSET|INDIRECT|CELL|INFO)\("
).search
MOST_BY_NAME = 300
"""Short cells that are calculated at every edit; the long ones read the day, too."""
MATCHES = (Sheet.CRITERIA, "D5:D50")
EDITS: list[tuple[str, str, float | str]] = [
    (Sheet.CRITERIA, "B5", 1),  # the weight of Industry
    (Sheet.CRITERIA, "I6", 3),  # points of its second rule
    (Sheet.CRITERIA, "G11", 300),  # at least so many employees
    (Sheet.ACCOUNTS, "D6", "Gambling"),  # an account's industry
]


def ratings_of(book: openpyxl.Workbook) -> list[object]:
    return [cell.value for (cell,) in book[LIVE][RATINGS]]


def same(shown: object, rated: float) -> bool:
    return shown == USE_SCORE or shown == pytest.approx(rated)


def values(book: openpyxl.Workbook, sheet: str, block: str) -> list[list[object]]:
    rows = book[sheet][block]
    return [[c.value if c.value is not None else "" for c in row] for row in rows]


@pytest.fixture
def template(tmp_path: Path) -> Path:
    build(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def test_the_file_shows_the_engine_s_ratings_before_anything_calculates(
    template: Path,
) -> None:
    shown = ratings_of(openpyxl.load_workbook(template, data_only=True))
    rated = rate(read(template)).ratings.rating
    assert all(map(same, shown, rated))
    # a revenue typed as text
    assert shown.count(USE_SCORE) == 1


@pytest.mark.slow
def test_what_is_calculated_at_every_edit_are_the_day_and_overrides(
    template: Path,
) -> None:
    book = openpyxl.load_workbook(template)
    tabs = [sheet for sheet in book if sheet.title.startswith(LIVE)]
    cells = [cell for tab in tabs for row in tab.iter_rows() for cell in row]
    volatile = [cell for cell in cells if VOLATILE(formula_of(cell.value))]
    assert {cell.parent.title for cell in volatile} == {WORDS}
    # no formula can name a sheet that is not there yet
    by_name = [c for c in volatile if "INDIRECT(" in formula_of(c.value)]
    assert all(re.search("LiveHand|Overrides", formula_of(c.value)) for c in by_name)
    assert len(by_name) < MOST_BY_NAME
    assert len(volatile) == len(by_name) + 1


def formula_of(value: object) -> str:
    return str(value.text if isinstance(value, ArrayFormula) else value)


def test_the_file_is_the_same_each_time_and_small(template: Path) -> None:
    again = io.BytesIO()
    build(again)
    assert again.getvalue() == template.read_bytes()
    assert len(again.getvalue()) < 250_000


@pytest.mark.office
@pytest.mark.slow
@needs_office
@needs_bindings
def test_an_edit_shows_at_once_and_nothing_changes_before(template: Path) -> None:
    steps: list[list[Any]] = [["read", LIVE, "A1:T64"], ["read", *MATCHES]]
    for edit in EDITS:
        steps += [["write", *edit], ["read", LIVE, RATINGS]]
    steps += [["read", *MATCHES]]
    done = in_office(template, steps, lambda *_: None)
    opened, edited = done[0], done[3:-1:2]
    stored = openpyxl.load_workbook(template, data_only=True)
    assert opened == values(stored, LIVE, "A1:T64")
    assert done[1] == values(stored, *MATCHES)
    # one account more is out by its industry, and one less is a retailer
    assert [done[-1][0], done[1][0]] == [[3], [2]]
    for count, shown in enumerate(edited, 1):
        rated = rate(read(after(template, count))).ratings.rating
        assert all(map(same, (row[0] for row in shown), rated)), EDITS[count - 1]
    assert edited[0] != [row[5:6] for row in opened[4:]]


@pytest.mark.office
@pytest.mark.slow
@needs_office
@needs_bindings
@pytest.mark.parametrize("first", [LIVE, Sheet.START], ids=["seen", "not seen"])
def test_what_is_typed_in_a_window_shows(template: Path, first: str) -> None:
    """LibreOffice stops telling changes on at cells that it has not reckoned yet."""
    steps: list[list[Any]] = [["show", first]]
    steps += [["type", sheet, cell, str(value)] for sheet, cell, value in EDITS]
    steps += [["show", LIVE], ["read", LIVE, RATINGS]]
    shown = in_office(template, steps, lambda *_: None)[-1]
    rated = rate(read(after(template, len(EDITS)))).ratings.rating
    assert all(map(same, (row[0] for row in shown), rated))


def after(template: Path, count: int) -> Path:
    """Make the same edits in a copy, for the engine."""
    book = openpyxl.load_workbook(template)
    for sheet, cell, value in EDITS[:count]:
        book[sheet][cell] = value
    path = template.with_name(f"after{count}.xlsx")
    book.save(path)
    return path


@pytest.mark.office
@pytest.mark.slow
@needs_office
def test_a_heading_of_another_program_names_the_accounts(
    template: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(template)
    accounts = book[Sheet.ACCOUNTS]
    head = next(row for row in accounts.iter_rows() if row[0].value == "Account")
    first = 1 + (head[1].row or 0)
    head[0].value, head[1].value = "Ref", "Deal - Organization"
    book.save(tmp_path / "changed.xlsx")
    computed = convert(tmp_path / "changed.xlsx", "xlsx", tmp_path)
    shown = openpyxl.load_workbook(computed, data_only=True)
    names = {row[1].value for row in accounts.iter_rows(min_row=first)}
    rows = [[cell.value for cell in row] for row in shown[LIVE].iter_rows()]
    top = next(n for n, row in enumerate(rows) if "Account" in row)
    listed = {row[rows[top].index("Account")] for row in rows[top + 1 :]}
    assert len(names & listed) > 10
    assert listed - names <= {None, ""}
