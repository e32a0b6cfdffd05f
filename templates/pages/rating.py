"""What the macro workbook has on Accounts besides: a button and a live rating."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd
from xlsxwriter.utility import xl_range, xl_range_abs

from scoring.language import phrase
from scoring.model.read_criteria import parse_model
from scoring.rating.rate import rate
from scoring.vocabulary import CRITERIA_HEADS, SETTINGS_REQUIRED, ScoredHead, Setting
from templates.models.samples import SAMPLE_DAY
from templates.pages import frame
from templates.pages.criteria import rule_rows
from templates.places import FIRST_ROW, HEAD_ROW
from templates.style import RIGHT, Look


if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter import Workbook as Xlsx
    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Workbook
    from templates.style import Looks


HEADING = ScoredHead.RATING
NOTE = phrase(
    "Rated while you type, from 0 to 10, where account-scoring is installed on "
    "Windows: by today's date, and with the defaults of the other settings. Copy the "
    "formula down beside new accounts, and insert new columns to the left of this one."
)
TODAY = phrase(
    "The day to count from. Leave it blank: the column Rating always takes today."
)
WIDTH = 10
# in the first row, beside the title and over the frozen column: always in sight, and
# no cell is filled, so the headings are still the first row with two filled cells
BUTTON = {
    "macro": "Score",
    "caption": "Score",
    "x_offset": 146,
    "y_offset": 6,
    "width": 92,
    "height": 25,
}


def undated(spec: Workbook) -> Workbook:
    """Let Score count from today, as the column Rating does."""
    spec = spec.undated()
    settings = tuple(
        replace(row, says=TODAY) if row.setting is Setting.TODAY else row
        for row in spec.settings
    )
    return replace(spec, settings=settings)


def draw_button(sheet: Worksheet) -> None:
    """Put the button Score beside the title."""
    sheet.insert_button(0, 0, BUTTON)


def draw(book: Xlsx, sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Add the column Rating to the right of the accounts' own columns."""
    column = len(spec.columns)
    look = book.add_format(RIGHT | {"bold": True, "num_format": "0.0"})
    sheet.set_column(column, column, WIDTH, look)
    sheet.write_string(HEAD_ROW, column, HEADING, looks[Look.HEADING_RIGHT])
    frame.draw_note(sheet, column, NOTE)
    for row, value in enumerate(stored_ratings(spec), FIRST_ROW):
        # written as dynamic, or Excel would show =@ACCOUNT_SCORE(...)
        sheet.write_dynamic_array_formula(
            row, column, row, column, formula(row, column), look, value
        )
    last = HEAD_ROW + max(len(spec.accounts), 1)
    sheet.autofilter(HEAD_ROW, 0, last, column)


def formula(row: int, columns: int) -> str:
    """Give the formula that rates the account in a row.

    >>> formula(4, 15)
    '=ACCOUNT_SCORE(A5:O5,$A$4:$O$4,AllCriteria)'
    """
    account = xl_range(row, 0, row, columns - 1)
    headings = xl_range_abs(HEAD_ROW, 0, HEAD_ROW, columns - 1)
    return f"=ACCOUNT_SCORE({account},{headings},AllCriteria)"


def stored_ratings(spec: Workbook) -> Iterator[float | str]:
    """Rate the accounts, so that the file shows ratings before anything runs.

    A workbook without accounts has one formula, to copy down.
    """
    if not spec.accounts:
        yield ""
        return
    headings = tuple(column.heading for column in spec.columns)
    accounts = pd.DataFrame(map(list, spec.accounts), dtype=object)
    model = parse_model(criteria_cells(spec), settings_cells(spec))
    today = model.settings.today or SAMPLE_DAY
    ratings = rate(model, accounts, today=today, headings=headings).rating
    yield from ("" if math.isnan(rating) else rating for rating in ratings.tolist())


def criteria_cells(spec: Workbook) -> list[tuple[object, ...]]:
    """Give the Criteria table as the sheet holds it."""
    rows = rule_rows(spec.criteria)
    cells = (tuple(row[head] for head in CRITERIA_HEADS) for row in rows)
    return [CRITERIA_HEADS, *cells]


def settings_cells(spec: Workbook) -> list[tuple[object, ...]]:
    """Give the Settings table as the sheet holds it."""
    return [SETTINGS_REQUIRED, *((row.setting, row.value) for row in spec.settings)]
