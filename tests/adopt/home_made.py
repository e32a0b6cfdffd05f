"""Home-made scoring sheets, as people make them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

NAMES = (
    *("Aasen Foods", "Birk & Co", "Cedro SpA", "Dunmore Ltd", "Elvira AB"),
    *("Falk Group", "Gava SRL", "Holm A/S"),
)
HEADS = ("Need", "Budget", "Access", "Growth")
MARKS = (
    *((9, 7, 8, 5), (3, 8, 2, 6), (10, 10, 9, 8), (5, 5, 5, 5), (0, 2, 1, 3)),
    *((7, 6, 9, 9), (8, 3, 4, 2), (6, 9, 7, 10)),
)
WEIGHTS = (40, 30, 20, 10)
FIVES = tuple(tuple(1 + mark * 4 // 10 for mark in row) for row in MARKS)


def blank_book(title: str = "Scoring") -> tuple[Workbook, Worksheet]:
    """Give a workbook with one empty sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    return book, sheet


def rows(
    sheet: Worksheet,
    first: int,
    marks: Sequence[Sequence[float]] = MARKS,
    names: Sequence[str] = NAMES,
) -> range:
    """Write accounts with their marks below each other, from column A on."""
    for row, (name, line) in enumerate(zip(names, marks, strict=True), first):
        sheet.cell(row, 1, name)
        for column, mark in enumerate(line, 2):
            sheet.cell(row, column, mark)
    return range(first, first + len(names))


def heads(sheet: Worksheet, row: int, *more: str) -> None:
    """Write the headings."""
    for column, head in enumerate(("Account", *HEADS, *more), 1):
        sheet.cell(row, column, head)


def above(path: Path) -> Path:
    """Weights in a row above the headings, totals by SUMPRODUCT, marks 0 to 10."""
    book, sheet = blank_book()
    sheet["A1"] = "Our accounts"
    sheet["A2"] = "Weight"
    for column, weight in enumerate(WEIGHTS, 2):
        sheet.cell(2, column, weight)
    heads(sheet, 3, "Score", "Country")
    for row in rows(sheet, 4):
        sheet.cell(row, 6, f"=SUMPRODUCT(B{row}:E{row},B$2:E$2)/SUM(B$2:E$2)")
        sheet.cell(row, 7, "DK" if row % 2 else "SE")
    book.save(path)
    return path


def below(path: Path) -> Path:
    """Percent weights in a row below, products added up one by one, marks 1 to 5."""
    book, sheet = blank_book()
    heads(sheet, 1, "Total")
    every = rows(sheet, 2, FIVES)
    end = every.stop + 1
    sheet.cell(end, 1, "Weights")
    for column, weight in enumerate(WEIGHTS, 2):
        cell = sheet.cell(end, column, weight / 100)
        cell.number_format = "0%"
    for row in every:
        parts = [
            f"{get_column_letter(n)}{row}*{get_column_letter(n)}${end}"
            for n in range(2, 6)
        ]
        sheet.cell(row, 6, "=" + "+".join(parts))
    book.save(path)
    return path


def beside(path: Path) -> Path:
    """Weights in a list beside the accounts, totals rounded, marks 0 to 100."""
    book, sheet = blank_book()
    heads(sheet, 1, "Points")
    for row, (head, weight) in enumerate(zip(HEADS, WEIGHTS, strict=True), 1):
        sheet.cell(row, 9, head)
        sheet.cell(row, 10, weight)
    marks = [[10 * mark for mark in line] for line in MARKS]
    for row in rows(sheet, 2, marks):
        parts = [f"{letter}{row}*$J${n}" for n, letter in enumerate("BCDE", 1)]
        sheet.cell(row, 6, f"=ROUND(({'+'.join(parts)})/SUM($J$1:$J$4),0)")
    book.save(path)
    return path


def turned(path: Path) -> Path:
    """Accounts side by side, components below each other, totals by SUM at the end."""
    book, sheet = blank_book()
    sheet["A1"] = "Criterion"
    for column, (name, line) in enumerate(zip(NAMES, MARKS, strict=True), 2):
        sheet.cell(1, column, name)
        for row, mark in enumerate(line, 2):
            sheet.cell(row, column, mark)
        letter = get_column_letter(column)
        sheet.cell(6, column, f"=SUM({letter}2:{letter}5)")
    for row, head in enumerate((*HEADS, "Total"), 2):
        sheet.cell(row, 1, head)
    book.save(path)
    return path


def averages(path: Path) -> Path:
    """No weights, totals by AVERAGE in the middle, blanks left out, a row of means."""
    book, sheet = blank_book()
    for column, head in enumerate(("Company", "Average", *HEADS), 1):
        sheet.cell(1, column, head)
    marks: list[list[int | None]] = [[*line] for line in FIVES]
    marks[2][1] = marks[5][3] = None
    for row, (name, line) in enumerate(zip(NAMES, marks, strict=True), 2):
        sheet.cell(row, 1, name)
        sheet.cell(row, 2, f"=AVERAGE(C{row}:F{row})")
        for column, mark in enumerate(line, 3):
            sheet.cell(row, column, mark)
    end = len(NAMES) + 2
    sheet.cell(end, 1, "All")
    for column in range(2, 7):
        letter = get_column_letter(column)
        sheet.cell(end, column, f"=AVERAGE({letter}2:{letter}{end - 1})")
    book.save(path)
    return path


def typed(path: Path) -> Path:
    """Totals typed by hand, rounded to one decimal, from percent weights above."""
    book, sheet = blank_book()
    sheet["A1"] = "Weight"
    for column, weight in enumerate(WEIGHTS, 2):
        sheet.cell(1, column, weight / 100)
    heads(sheet, 2, "Score")
    for row, line in zip(rows(sheet, 3), MARKS, strict=True):
        total = sum(m * w for m, w in zip(line, WEIGHTS, strict=True)) / 100
        sheet.cell(row, 6, round(total, 1))
    book.save(path)
    return path


KINDS = {
    "above": above,
    "below": below,
    "beside": beside,
    "turned": turned,
    "averages": averages,
    "typed": typed,
}
