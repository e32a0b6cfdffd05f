"""Live rates nobody by the rules whom a person decides by hand on Overrides."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

import openpyxl
import pytest

from scoring.optional.add import add_tabs
from scoring.optional.tabs import tabs_of
from scoring.pipeline import rate, read
from scoring.vocabulary import CRITERIA_HEADS, Sheet, Status
from templates.live.places import HAND_ROWS, USE_SCORE
from templates.live.tab import NOTICE, TABLE_COLUMN
from templates.places import FIRST_ROW, HEAD_ROW, LIVE
from tests.live.books import SIZE, tab, write
from tests.live.hostile import Case
from tests.live.office import recalculated
from tests.live.test_says_so import GOOD
from tests.programs import needs_office


if TYPE_CHECKING:
    from pathlib import Path

    from tests.live.agree import Grid

TODAY = dt.date(2026, 11, 20)
NAMES = ("Acme", "Borg", "Cato", "Dyne", "E*st", "Bucureşti SRL", "Soft\u2009ware")
PLAIN = Case(
    criteria=(CRITERIA_HEADS, tuple(GOOD.get(head) for head in CRITERIA_HEADS)),
    accounts=(("Account", "Employees"), *((name, 320) for name in NAMES)),
    settings=(("Setting", "Value"), ("Today", TODAY)),
    odd_rules=False,
)
HEADS = ("Account", "Override", "Reason", "By", "Until")
Rows = tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Story:
    """What stands on Overrides, and what Live then shows.

    Parameters
    ----------
    rows : tuple
        The rows of the sheet, from its first.
    reasons : dict of str to str
        The accounts that are not rated, and what their status shows.
    notice : str
        What is said above the table where no account is rated; may be empty.
    sheet : str
        The sheet's name; empty for no sheet.
    """

    rows: Rows
    reasons: dict[str, str]
    notice: str = ""
    sheet: str = "Overrides"


def below(*rows: tuple[object, ...]) -> Rows:
    return (HEADS, *rows)


STORIES = {
    "no sheet": Story((), {}, sheet=""),
    "nobody": Story(below(), {}),
    "all kinds": Story(
        below(
            (" ACME ", 7, "why", "Ann", None),
            ("borg", "out", "why", "Ann", dt.date(2026, 11, 20)),
            ("Cato", "contact", "why", "Ann", dt.date(2026, 11, 19)),
            (None, None, None, None, None),
            ("e*st", "not contact", None, None, dt.date(2030, 1, 1)),
            ("Dynee", "out", None, None, None),
            ("București  SRL", 3, None, None, "2020-01-01"),
        ),
        {
            "Acme": "Overrides!B2",
            "Borg": "Overrides!B3",
            "E*st": "Overrides!B6",
            "Bucureşti SRL": "Overrides!B8",
            # it may be the one that is written Dynee, as far as a formula can see
            "Soft\u2009ware": "Overrides!B1",
        },
    ),
    "headings further down, in another order": Story(
        (
            ("By hand",),
            (),
            (),
            ("Until", "Override", "Why so", "Company"),
            (None, 9, None, "Dyne"),
        ),
        {"Dyne": "Overrides!B5"},
        sheet="overrides ",
    ),
    "no headings": Story((("Who", "What"), ("Acme", 3)), {}, "headings of Overrides"),
    "addresses": Story(((*HEADS, "Domain"), ("Acme", 3)), {}, "addresses"),
    "too many": Story(
        below(*((f"X{n}", 3) for n in range(HAND_ROWS + 30))), {}, "more than"
    ),
    "odd spelling": Story(below(("Soft\u2009ware", 3)), {}, "only Score can compare"),
}


def with_overrides(path: Path, story: Story) -> Path:
    write(path, PLAIN, SIZE)
    if not story.sheet:
        return path
    book = openpyxl.load_workbook(path)
    sheet = book.create_sheet(story.sheet)
    for number, row in enumerate(story.rows, 1):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    book.save(path)
    return path


def shown(grid: Grid) -> dict[str, tuple[object, object]]:
    """Give the rating and the status of each account."""
    rows = grid[FIRST_ROW : FIRST_ROW + len(NAMES)]
    return {
        name: (row[TABLE_COLUMN + 1], row[TABLE_COLUMN + 2])
        for name, row in zip(NAMES, rows, strict=True)
    }


@pytest.mark.office
@pytest.mark.slow
@needs_office
def test_who_is_decided_by_hand_is_not_rated_and_the_cell_is_named(
    tmp_path: Path,
) -> None:
    books = [
        with_overrides(tmp_path / f"{number}.xlsx", story)
        for number, story in enumerate(STORIES.values())
    ]
    grids = (tab(book[LIVE]) for book in recalculated(books, tmp_path))
    for (name, story), path, grid in zip(STORIES.items(), books, grids, strict=True):
        rated = shown(grid)
        if story.notice:
            assert story.notice in str(grid[NOTICE[0]][NOTICE[1]]), name
            assert {rating for rating, _ in rated.values()} == {USE_SCORE}, name
            continue
        expected = dict.fromkeys(NAMES, (10, Status.CONTACT.value)) | {
            account: (USE_SCORE, cell) for account, cell in story.reasons.items()
        }
        assert rated == expected, name
        # whom Score decides by hand, Live must not rate
        decisions = rate(read(path)).ratings.decisions
        accounts = () if decisions is None else decisions.rows.tolist()
        assert {NAMES[account] for account in accounts} <= set(story.reasons), name


@pytest.mark.office
@pytest.mark.slow
@needs_office
def test_a_tab_that_is_added_later_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write(path, PLAIN, SIZE)
    add_tabs(path, path, tabs_of(["Overrides"]))
    book = openpyxl.load_workbook(path)
    for column, value in enumerate(("Borg", "out"), 1):
        book[Sheet.OVERRIDES].cell(HEAD_ROW + 2, column, value)
    book.save(path)
    (after,) = recalculated([path], tmp_path)
    assert shown(tab(after[LIVE]))["Borg"] == (USE_SCORE, "Overrides!B5")
