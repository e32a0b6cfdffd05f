"""Whether the tab Live says what the engine says, cell by cell."""

from __future__ import annotations

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from scoring.errors import ModelError
from scoring.language import Language, speaking
from scoring.pipeline import rate, read
from scoring.rating.ranking import ranked
from scoring.rating.rate_block import STATUSES
from scoring.vocabulary import Status
from scoring.vocabulary.cell_words import CellWord
from templates.live.places import USE_SCORE
from templates.live.tab import LISTED, POINTS_COLUMN, TABLE_COLUMN
from templates.places import FIRST_ROW, LIVE_CRITERIA_COLUMNS, MATCHES
from tests.live.hostile import DATES, ODD


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.arrays import Ints
    from scoring.rating.ratings import Ratings
    from tests.live.hostile import Case

Row = list[Any]
Grid = list[Row]
RATING, STATUS = TABLE_COLUMN + 1, TABLE_COLUMN + 2
RANGE_SHOWN = re.compile(r"(\d+) \w+ (\d+)")
ROW_NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many accounts agree, which do not, how many show `#use Score`."""

    agreed: int
    faults: tuple[str, ...]
    unrated: int


def engine(path: Path) -> Ratings | None:
    """Rate a workbook's accounts; None where its model is refused."""
    try:
        with speaking(Language.ENGLISH):
            return rate(read(path)).ratings
    except ModelError:
        return None


def compare(case: Case, ratings: Ratings, grid: Grid) -> Agreement:
    """Compare the tab with the engine."""
    grid = grid[FIRST_ROW : FIRST_ROW + len(case.accounts) - 1]
    faults: list[str] = []
    unrated = [n for n in range(len(ratings)) if grid[n][RATING] == USE_SCORE]
    faults += [
        f"account {n}: not promised: {grid[n]} {case.accounts[n + 1]}"
        for n in unrated
        if not promised(case, n)
    ]
    # who cannot be rated may take another's place
    waits = {n for n in range(len(ratings)) if unrated and grid[n][STATUS] == USE_SCORE}
    rated = np.array(
        [n for n in range(len(ratings)) if n not in unrated], dtype=np.int64
    )
    expected, contacts = answers(ratings, rated, waits)
    for n, answer in expected.items():
        shown = tidy(grid[n][RATING : POINTS_COLUMN + len(ratings.model.criteria)])
        row = answer
        if n in waits:
            assert any(head == "Contacts at most" for head, _ in case.settings)
            row = [row[0], USE_SCORE, *row[2:]]
        if promised(case, n):
            # disqualified all the same
            row = [
                s if s == USE_SCORE else r for s, r in zip(shown, answer, strict=True)
            ]
        if not alike(shown, row):
            faults.append(f"account {n}: {shown} for {row} {case.accounts[n + 1]}")
    listed = [tidy(row[: len(LISTED)])[::2] for row in grid]
    listed = [row for row in listed if row[0] is not None]
    same = len(listed) == len(contacts) and all(map(alike, listed, contacts))
    if not same:
        faults.append(f"contacts: {listed} for {contacts}")
    return Agreement(len(rated), tuple(faults), len(unrated))


def compare_matches(case: Case, ratings: Ratings, grid: Grid) -> tuple[str, ...]:
    """Compare how many accounts each rule decides; a span must hold the number."""
    column = LIVE_CRITERIA_COLUMNS.index(MATCHES)
    unsure = sum(promised(case, n) for n in range(len(ratings)))
    faults, compared = [], set()
    for index, criterion in enumerate(ratings.model.criteria):
        for outcome, rule in enumerate(criterion.rules):
            row = int(ROW_NUMBER.findall(rule.place)[0]) - 1
            number = int((ratings.outcomes[index] == outcome).sum())
            least, most = span(grid[row][column])
            if not least <= number <= most <= least + unsure:
                faults.append(f"row {row + 1}: {grid[row][column]} for {number}")
            compared.add(row)
    shown = {
        at for at, row in enumerate(grid[FIRST_ROW:], FIRST_ROW) if filled(row[column])
    }
    if shown != compared:
        faults.append(f"Matches on rows {shown} for {compared}")
    return tuple(faults)


def filled(cell: object) -> bool:
    return cell is not None and cell != ""


def span(shown: object) -> tuple[int, int]:
    """Read a number as shown, or two such as ``3 to 5``."""
    if isinstance(shown, str):
        ends = RANGE_SHOWN.fullmatch(shown)
        assert ends, shown
        return int(ends[1]), int(ends[2])
    assert isinstance(shown, int | float), shown
    return int(shown), int(shown)


def promised(case: Case, number: int) -> bool:
    """Say whether the account may show `#use Score`."""
    typed = {cell for cell in case.accounts[number + 1] if not isinstance(cell, bool)}
    return case.odd_rules or bool(typed & (ODD | DATES if dated(case) else ODD))


def dated(case: Case) -> bool:
    """Say whether a rule names a date: a formula cannot tell it from a number."""
    return any(isinstance(cell, dt.date) for row in case.criteria for cell in row)


def answers(
    ratings: Ratings, rest: Ints, waits: set[int]
) -> tuple[dict[int, Row], Grid]:
    """Give each account's rating, status, rank and points, and the contact list."""
    some = ratings.take(rest)
    rows, contacts = {}, []
    for index, rank in zip(*ranked(some), strict=True):
        status = STATUSES[some.status[index]]
        figures = [some.rating[index], str(status), rank]
        rows[int(rest[index])] = tidy([*figures, *points(some, index)])
        if status is Status.CONTACT and int(rest[index]) not in waits:
            contacts.append(tidy([rank, some.rating[index]]))
    return rows, contacts


def points(ratings: Ratings, account: int) -> Row:
    shown: Row = []
    for k, criterion in enumerate(ratings.model.criteria):
        outcome, earned = ratings.outcomes[k, account], ratings.points[k, account]
        outs = [*(r.out for r in criterion.rules), False, criterion.if_blank.out]
        if not criterion.active:
            shown.append(None)
        elif outs[outcome]:
            shown.append(str(CellWord.OUT))
        else:
            shown.append(str(CellWord.SKIP) if np.isnan(earned) else earned)
    return shown


def tidy(row: Row) -> Row:
    """Make cells comparable: nothing is None, NaN as well."""
    return [None if cell == "" or cell != cell else cell for cell in row]  # noqa: PLR0124 - NaN


def alike(shown: Row, expected: Row) -> bool:
    """Say whether cells are the same, numbers up to their last digits."""
    return len(shown) == len(expected) and all(map(_same, shown, expected))


def _same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return one == other
