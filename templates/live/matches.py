"""The column Matches of Criteria: how many accounts each rule decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from templates.places import (
    FIRST_ROW,
    HEAD_ROW,
    LIVE_CRITERIA_COLUMNS,
    MATCHES,
    SHARE_ROWS,
)
from templates.style import Look


if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Workbook
    from templates.style import Looks

COLUMN = LIVE_CRITERIA_COLUMNS.index(MATCHES)


def draw_matches(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Write the formulas, on as many rows as those of the share.

    They are array formulas of one cell for the reason that Live's own are.
    """
    # the engine is only loaded where a workbook is built
    from templates.live.stored import matches  # noqa: PLC0415

    values = matches(spec)
    values += [""] * (SHARE_ROWS - len(values))
    look = looks[Look.MATCHES]
    for row, value in enumerate(values, FIRST_ROW):
        place = (row, COLUMN, row, COLUMN)
        sheet.write_array_formula(*place, formula(), look, value)


def formula() -> str:
    """Look up how many accounts the rule of the formula's own row decides."""
    head = xl_rowcol_to_cell(HEAD_ROW, COLUMN, row_abs=True)
    return f'=IFERROR(INDEX(RuleMatches,ROW()-ROW({head})),"")'
