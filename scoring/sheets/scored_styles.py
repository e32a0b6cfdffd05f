"""Numbers of styles and marks for the columns of a table, as a file wants them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scoring.values.refs import column_letters, quoted_text
from scoring.xlsx.draw.cells_xml import CellStyles
from scoring.xlsx.draw.marks_xml import Format
from scoring.xlsx.draw.styles import Number, Style
from scoring.xlsx.number_formats import shows_date_or_time


if TYPE_CHECKING:
    from scoring.sheets.scored_columns import TableLook
    from scoring.xlsx.draw.style_sheet import StyleSheet


def cell_styles(style: Style, sheet: StyleSheet, *, mixed: bool) -> CellStyles:
    """Choose the styles of a column's cells.

    A column may hold a few dates among its numbers, or numbers among its dates;
    these must not be shown in each other's format.

    Parameters
    ----------
    style : Style
        Of the column.
    sheet : StyleSheet
        Gives numbers for styles.
    mixed : bool
        Whether its values are of several kinds.
    """
    own = sheet.cell(style)
    if not mixed:
        return CellStyles(own, own, own, own, own, own)
    dated = shows_date_or_time(style.number)

    def of(fallback: str) -> int:
        return own if dated else sheet.cell(replace(style, number=fallback))

    plain = sheet.cell(replace(style, number=Number.GENERAL)) if dated else own
    days = (of(Number.DATE), of(Number.MOMENT), of(Number.TIME), of(Number.DURATION))
    return CellStyles(own, plain, *days)


def formats(look: TableLook, styled: StyleSheet) -> list[Format]:
    """Give what is laid over the rows, column by column.

    Parameters
    ----------
    look : TableLook
        How the table is drawn.
    styled : StyleSheet
        Gives numbers for marks.
    """
    common = [("TRUE", styled.mark(look.row))]
    if look.ranks:
        # only accounts that are out or without data have no rank
        blank = f"ISBLANK(${column_letters(look.ranks)}2)"
        common.insert(0, (blank, styled.mark(look.outside)))
    plain: list[str] = []
    special: list[Format] = []
    for number, column in enumerate(look.columns, start=1):
        letters = column_letters(number)
        area = f"{letters}2:{letters}{look.last}"
        own = [
            (f"{letters}2={quoted_text(text)}", styled.mark(mark))
            for text, mark in column.marks
        ]
        if own or column.bar:
            special.append(Format(area, (*own, *common), column.bar))
        else:
            plain.append(area)
    return [Format(" ".join(plain), tuple(common)), *special] if plain else special
