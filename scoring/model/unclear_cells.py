"""Numbers and dates in text of Criteria that alone do not tell what they are."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.values.cell import number_text
from scoring.values.date_texts import cannot_tell_day_order
from scoring.values.days import date_of
from scoring.values.numerals import cannot_tell


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.findings import Finding
    from scoring.model.criteria_sheet import CriteriaSheet
    from scoring.model.model import Settings
    from scoring.values.cell import Cell
    from scoring.vocabulary import Head


NUMBER: Final = phrase(
    "'{cell}' was read as {number}, since a text alone does not tell the decimal sign; "
    "write it as a number, or set Decimal sign in Settings"
)
DATE: Final = phrase(
    "'{cell}' was read as {date}, the day first; write dates as 2026-03-31"
)


def unclear_number(cell: Cell, settings: Settings, place: str) -> Iterator[Finding]:
    """Say how a text was read that alone does not tell the decimal sign (C223).

    Parameters
    ----------
    cell : Cell
        A cell that is a number to its reader.
    settings : Settings
        What the setting Decimal sign tells is no question.
    place : str
        Where it stands.
    """
    text = str(cell.value).strip() if cell.kind == "text" else ""
    if settings.decimal_sign == "auto" and cannot_tell(text):
        sentence = message(NUMBER, cell=text, number=number_text(cell.number))
        yield finding("C223", place, sentence, found=text)


def note_unclear(sheet: CriteriaSheet, row: int, head: Head) -> None:
    """Say how a text was read that may be another number, or another day."""
    cell = sheet.cell(row, head)
    if cell.kind != "text":
        return
    text = str(cell.value).strip()
    notes = [*unclear_number(cell, sheet.settings, sheet.place(row, head))]
    sheet.findings.extend(notes)
    if not notes and math.isnan(cell.number) and cannot_tell_day_order(text):
        date = date_of(cell.day)
        sheet.report("C224", row, head, message(DATE, cell=text, date=date), found=text)
