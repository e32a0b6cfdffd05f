"""The page Settings: each setting with its value and what it does."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from scoring.language import phrase
from scoring.sheets.text_width import text_width
from scoring.vocabulary import CallAt, Head, Setting, Sheet
from templates import choices
from templates.choices import Choice
from templates.pages import frame
from templates.pages.frame import Column
from templates.places import FIRST_ROW, account_headings
from templates.style import KIND_LOOKS, Look


if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from templates.spec import SettingRow, Workbook
    from templates.style import Looks


HELP = phrase("Every setting may stay as it is; a blank one takes its default.")
WHAT = phrase("What it does")
COLUMNS = (
    Column(Head.SETTING, phrase("The name of the setting."), 24, Look.NAME),
    Column(Head.VALUE, phrase("Yours to change."), 28, Look.TEXT),
    Column(WHAT, "", 88, Look.REMARK),
)
HEAD_HEIGHT = 30
FIRST_DAY, LAST_DAY = dt.date(1900, 1, 1), dt.date(9999, 12, 31)
TALL = 26
MOST_VALUE = 36
"""How wide the values may be: a longer list is read in its cell."""


def draw(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Settings."""
    frame.prepare_table(sheet, HEAD_HEIGHT)
    frame.draw_title(sheet, looks, Sheet.SETTINGS, HELP)
    frame.draw_headings(sheet, looks, fitting(spec))
    for row, setting in enumerate(spec.settings, FIRST_ROW):
        sheet.set_row_pixels(row, TALL)
        sheet.write_string(row, 0, setting.setting, looks[Look.NAME])
        value_look = looks[KIND_LOOKS[setting.kind]]
        frame.write_cell(sheet, (row, 1), setting.value, value_look)
        sheet.write_string(row, 2, setting.says, looks[Look.REMARK])
        draw_limits(sheet, row, setting, spec)
        if setting.setting is Setting.TODAY:
            draw_reminder(sheet, row, looks)


def fitting(spec: Workbook) -> tuple[Column, ...]:
    """Widen the columns for a language whose settings have longer names and values."""
    names, values, says = COLUMNS
    longest = [text_width(str(row.setting), bold=True) for row in spec.settings]
    written = [text_width(str(row.value)) for row in spec.settings]
    named = max((names.width, *(width + frame.INDENT for width in longest)))
    valued = max((values.width, *(width + frame.INDENT for width in written)))
    return (
        replace(names, width=named),
        replace(values, width=min(valued, MOST_VALUE)),
        says,
    )


def draw_limits(
    sheet: Worksheet,
    row: int,
    setting: SettingRow,
    spec: Workbook,
) -> None:
    """Say what the value may be, where that can be said."""
    limits: dict[Setting, dict[str, object]] = {
        Setting.CONTACT_FROM: between(
            "decimal", 0, 10, phrase("A rating from 0 to 10.")
        ),
        Setting.KNOWN_AT_LEAST: between("decimal", 0, 1, phrase("From 0 % to 100 %.")),
        Setting.ACCOUNT_NAME: choices.suggest(f"={account_headings()}"),
        Setting.DECIMAL_SIGN: choices.warn(
            choices.source(Choice.DECIMAL_SIGN, spec),
            Setting.DECIMAL_SIGN,
            phrase("auto, a comma or a point."),
        ),
        Setting.TODAY: between(
            "date", FIRST_DAY, LAST_DAY, phrase("A date, or blank.")
        ),
        Setting.LANGUAGE: choices.warn(
            choices.source(Choice.LANGUAGE, spec),
            Setting.LANGUAGE,
            phrase("Choose a language from the list."),
        ),
        Setting.CONTACTS_AT_MOST: between(
            "integer", 0, 1_000_000, phrase("A whole number, or blank for no limit.")
        ),
        Setting.CALL_AT: choices.warn(
            list(CallAt), Setting.CALL_AT, phrase("contacts, or all.")
        ),
    }
    if setting.setting in limits:
        sheet.data_validation(row, 1, row, 1, limits[setting.setting])


def between(
    kind: str,
    least: float | dt.date,
    most: float | dt.date,
    message: str,
) -> dict[str, object]:
    """Make a validation that asks before it takes a value outside the limits."""
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": least,
        "maximum": most,
        "error_type": "warning",
        "error_title": phrase("Please check"),
        "error_message": message,
    }


def draw_reminder(sheet: Worksheet, row: int, looks: Looks) -> None:
    """Make a fixed Today stand out, for it must not outlive the sample."""
    filled = f'={xl_rowcol_to_cell(row, 1)}<>""'
    options = {"type": "formula", "criteria": filled, "format": looks[Look.FIXED]}
    sheet.conditional_format(row, 1, row, 1, options)
