"""Where things stand on the sheets of Live, and what the formulas call them.

Range names keep formulas short, and mean the same in Excel, Google Sheets and
LibreOffice. A block starts at its headings, so that a row inserted right below them is
inside, and ends well below what is read, so that deleted rows do not shorten that.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from xlsxwriter.utility import (
    quote_sheetname,
    xl_col_to_name,
    xl_range_abs,
    xl_rowcol_to_cell,
)

from scoring.vocabulary import Sheet
from templates.places import HEAD_ROW, LEFT_CRITERIA_COLUMNS


if TYPE_CHECKING:
    from collections.abc import Iterator

    from templates.live.size import Size

WORDS, RULES, CELLS = "LiveWords", "LiveRules", "LiveCells"
USE_SCORE = "#use Score"
"""What stands where a plain formula cannot do what Score does."""


@dataclass(frozen=True, slots=True)
class Fill:
    """A formula, as the first cell has it, that fills a block to the right and down.

    It must not name cells of other sheets, only ranges by their names.
    """

    formula: str
    rows: int = 1
    columns: int = 1


Content: TypeAlias = "str | float | Fill"
Cells: TypeAlias = "Iterator[tuple[int, int, Content]]"

ACCOUNT_COLUMNS = 60
CRITERIA_COLUMNS = 26
LEFT_COLUMNS = len(LEFT_CRITERIA_COLUMNS)
SETTING_ROWS = 60
SPARE_ROWS = 2000

PIECES = 10
"""How many items of a list such as a; b; c are read one by one."""
BLANK_WORDS = 24
HAND_ROWS, HEAD_ROWS = 200, 30
"""Rows of Overrides that are read, and among how many its headings are looked for."""
NEEDS = ("LiveNeedOne", "LiveNeedTwo", "LiveNeedThree")
"""The groups with bounds of Contact also needs that are read, by range name."""

# LiveRules: the headings, an empty row from which formulas look up, the rules
RULE_COLUMN_ROW, RULE_HEAD_ROW = 1, 2
FIRST_RULE = 4
# LiveCells: criteria above, accounts below
FIRST_ACCOUNT = 50


RATED_NEEDS = tuple(need.removeprefix("Live").lower() for need in NEEDS)
ACCOUNT = {
    "LiveNumber": "Row of Accounts",
    "LiveFilled": "Filled cells",
    "LiveAccount": "Account",
    "LiveKey": "Account as compared",
    "LiveByHand": "Row on which it is decided by hand; 0: none; -1: unsure; -2: maybe a total",
    "worth": "Weight of what can earn and is not skipped",
    "floor": "Floor: the rating that it has at least; -1: none",
    "LiveExact": "Rating before limits; out; none: no data",
    "LiveRating": "Rating",
    "LiveShare": "Share of weight that is known",
    **{need: f"Rating in the group of {need}" for need in RATED_NEEDS},
    "LiveWould": "Status, however many contacts there may be",
    "LiveStatus": "Status",
    "LiveRank": "Rank",
    "LivePlace": "Place among the contacts",
    "LiveNth": "Row of the nth contact",
}
"""LiveCells: what belongs to an account as a whole, by range name or key."""
ACCOUNT_COLUMN = {key: column for column, key in enumerate(ACCOUNT)}


def letter(column: int) -> str:
    """Give the letters of a column counted from 0."""
    return str(xl_col_to_name(column))


def at(row: int, column: int, *, fixed: str = "") -> str:
    """Name a cell; `fixed` may be ``row``, ``column`` or ``both``."""
    return str(
        xl_rowcol_to_cell(
            row,
            column,
            row_abs=fixed in ("row", "both"),
            col_abs=fixed in ("column", "both"),
        )
    )


def block(sheet: str, first: tuple[int, int], last: tuple[int, int]) -> str:
    """Give a block of a sheet, such as ``LiveWords!$A$2:$A$9``."""
    return f"{quote_sheetname(str(sheet))}!{xl_range_abs(*first, *last)}"


def tables(size: Size) -> dict[str, str]:
    """Name the user's own tables, headings included."""
    below = HEAD_ROW + SPARE_ROWS
    return {
        "LiveAccounts": block(
            Sheet.ACCOUNTS,
            (HEAD_ROW, 0),
            (below + size.accounts, ACCOUNT_COLUMNS - 1),
        ),
        # between them stands Matches, which is made of what they hold
        "LiveCriteriaLeft": block(
            Sheet.CRITERIA,
            (HEAD_ROW, 0),
            (below + size.rules, LEFT_COLUMNS - 1),
        ),
        "LiveCriteriaRight": block(
            Sheet.CRITERIA,
            (HEAD_ROW, LEFT_COLUMNS + 1),
            (below + size.rules, CRITERIA_COLUMNS - 1),
        ),
        "LiveSettings": block(
            Sheet.SETTINGS, (HEAD_ROW, 0), (HEAD_ROW + SETTING_ROWS - 1, 1)
        ),
    }
