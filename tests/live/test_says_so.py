"""What Live cannot do it says in words, and rates no account wrongly."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scoring.vocabulary import CRITERIA_HEADS, Head
from templates.live.places import USE_SCORE
from templates.live.tab import LISTED, NOTICE, TABLE_COLUMN
from templates.places import FIRST_ROW
from tests.live.books import SIZE
from tests.live.formulas import calculated, needs_hyperformula
from tests.live.hostile import Case


if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.live.agree import Grid

RATING = TABLE_COLUMN + 1
GOOD = {
    Head.CRITERION: "Size",
    Head.WEIGHT: 2,
    Head.FIELD: "Employees",
    Head.TEST: "at least",
    Head.VALUE: 50,
    Head.POINTS: 10,
}
PLAIN = Case(
    criteria=(CRITERIA_HEADS, tuple(GOOD.get(head) for head in CRITERIA_HEADS)),
    accounts=(("Account", "Employees"), ("Acme", 320), ("Borg", 10)),
    settings=(("Setting", "Value"),),
    odd_rules=False,
)


def rules(*rows: Mapping[Head, object]) -> Case:
    """Put rows into Criteria, each the good one but for what is given."""
    made = [{**GOOD, **row} for row in rows]
    cells = (tuple(row.get(head) for head in CRITERIA_HEADS) for row in made)
    return replace(PLAIN, criteria=(CRITERIA_HEADS, *cells))


def settings(*rows: tuple[str, object]) -> Case:
    return replace(PLAIN, settings=(("Setting", "Value"), *rows))


FAULTS = {
    "unknown test": (rules({Head.TEST: "at lest"}), "cannot be read"),
    "no value": (rules({Head.VALUE: None}), "cannot be read"),
    "value in words": (rules({Head.VALUE: "fifty"}), "cannot be read"),
    "points too many": (rules({Head.POINTS: 11}), "cannot be read"),
    "no points": (rules({Head.POINTS: None}), "cannot be read"),
    "between upside down": (
        rules({Head.TEST: "between", Head.VALUE: 9, Head.TO: 1}),
        "cannot be read",
    ),
    "weight below 0": (rules({Head.WEIGHT: -1}), "cannot be read"),
    "two weights": (rules({}, {Head.WEIGHT: 3}), "cannot be read"),
    "two fields": (rules({}, {Head.FIELD: "Account"}), "cannot be read"),
    "if blank": (rules({Head.IF_BLANK: "perhaps"}), "cannot be read"),
    "no weight": (
        rules({}, {Head.WEIGHT: None, Head.CRITERION: "Sector"}),
        "no weight",
    ),
    "value as only Score reads it": (rules({Head.VALUE: "ca. 50"}), "only Score"),
    "points as only Score reads them": (rules({Head.POINTS: "about 5"}), "only Score"),
    "no column": (rules({Head.FIELD: "Employes"}), "no column"),
    "profile": (rules({Head.PROFILE: "North"}), "Profiles"),
    "too many criteria": (
        rules(*({Head.CRITERION: f"Size {n}"} for n in range(SIZE.criteria + 1))),
        "criteria",
    ),
    "too many rows": (rules(*({} for _ in range(SIZE.rules + 1))), "rows"),
    "contact from": (settings(("Contact from", "high")), "setting"),
    "setting twice": (
        settings(("Contact from", 4), ("Contact from", 5)),
        "setting",
    ),
    "also needs": (settings(("Contact also needs", "Fit 5")), "also needs"),
    "at most": (settings(("Contacts at most", 1.5)), "at most"),
    "blank word": (settings(("Blank words", "0; n/a")), "blank word"),
    "heading twice": (
        replace(PLAIN, accounts=(("Employees", "Employees"), (1, 2), (3, 4))),
        "no column",
    ),
}


def notice_text(grid: Grid) -> str:
    return str(grid[NOTICE[0]][NOTICE[1]])


def ratings(grid: Grid) -> list[object]:
    return [row[RATING] for row in grid[FIRST_ROW : FIRST_ROW + 2]]


@pytest.mark.slow
@needs_hyperformula
def test_a_fault_is_told_and_no_account_is_rated() -> None:
    shown = calculated([made for made, _ in FAULTS.values()], SIZE)
    for (name, (_, words)), (grid, _) in zip(FAULTS.items(), shown, strict=True):
        assert notice_text(grid).startswith(USE_SCORE), name
        assert words in notice_text(grid), (name, notice_text(grid))
        assert ratings(grid) == [USE_SCORE, USE_SCORE], name


@pytest.mark.slow
@needs_hyperformula
def test_accounts_beyond_the_last_row_are_told_of() -> None:
    many = tuple((f"A{n}", 60) for n in range(SIZE.accounts + 1))
    ((grid, _),) = calculated(
        [replace(PLAIN, accounts=(PLAIN.accounts[0], *many))], SIZE
    )
    assert "beyond" in notice_text(grid)
    assert ratings(grid) == [10, 10]


@pytest.mark.slow
@needs_hyperformula
def test_an_empty_workbook_shows_nothing() -> None:
    empty = replace(PLAIN, criteria=PLAIN.criteria[:1], accounts=PLAIN.accounts[:1])
    ((grid, _),) = calculated([empty], SIZE)
    assert not any(cell for row in grid[FIRST_ROW:] for cell in row)
    assert notice_text(grid) in ("", "None")


@pytest.mark.slow
@needs_hyperformula
def test_accounts_are_rated_and_the_contact_listed() -> None:
    ((grid, _),) = calculated([PLAIN], SIZE)
    assert ratings(grid) == [10, 0]
    assert grid[FIRST_ROW][: len(LISTED)] == [1, "Acme", 10]
    assert notice_text(grid) in ("", "None")


@needs_hyperformula
def test_what_may_be_a_total_is_left_to_score() -> None:
    rows = (("Acme", 320), ("I alt:", 320))
    ((total, _), (other, _)) = calculated(
        [
            replace(PLAIN, accounts=(PLAIN.accounts[0], *rows)),
            replace(PLAIN, accounts=(PLAIN.accounts[0], ("Total Energies", 320))),
        ],
        SIZE,
    )
    assert ratings(total) == [10, USE_SCORE]
    assert str(total[FIRST_ROW + 1][RATING + 1]) == "Accounts!A6"
    assert "Acme" in str(total[FIRST_ROW])
    assert ratings(other)[0] == 10


@pytest.mark.slow
@needs_hyperformula
def test_an_average_is_no_contact() -> None:
    rows = (("Gennemsnit", 320), ("Acme", 320))
    ((grid, _),) = calculated(
        [replace(PLAIN, accounts=(PLAIN.accounts[0], *rows))], SIZE
    )
    assert grid[FIRST_ROW][: len(LISTED)] == [1, "Acme", 10]
