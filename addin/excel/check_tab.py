"""The Check tab of an open workbook: what is wrong or doubtful, with links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addin.excel.excel_api import dressing, freeze
from addin.excel.small_sheet import Sketch
from addin.excel.style import mark
from addin.excel.tabs import cleared, home
from scoring.phrases import CHECK_HEADS, CheckWord
from scoring.sheets import looks
from scoring.sheets.check_part import COLUMNS, HEADINGS, MARKS, ORDER, WIDTHS, location
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings as xw

    from scoring.findings import Finding

HEIGHTS = {1: 8.0, 2: 34.0, 3: 20.0, 4: 10.0, HEADINGS: 24.0}


def write_check(book: xw.Book, findings: Sequence[Finding]) -> xw.Sheet:
    """Write the findings, errors first."""
    tab = cleared(book, Sheet.CHECK)
    sheets = frozenset(sheet.name.casefold() for sheet in book.sheets)
    _sketch(findings, sheets).paint(tab)
    if findings:
        first, last = HEADINGS + 1, HEADINGS + len(findings)
        with dressing():
            tab.range(f"{first}:{last}").rows.autofit()
        levels = tab.range(f"B{first}:B{last}")
        for level, look in MARKS.items():
            mark(levels, level, look)
        freeze(tab, rows=HEADINGS, columns=0)
    home(tab)
    return tab


def _sketch(findings: Sequence[Finding], sheets: frozenset[str]) -> Sketch:
    sketch = Sketch(WIDTHS, dict(HEIGHTS))
    sketch.put(2, "B", CheckWord.TITLE, looks.TITLE)
    sketch.put(3, "B", CheckWord.ABOUT, looks.SUBTITLE)
    if not findings:
        sketch.put(HEADINGS, "B", CheckWord.NOTHING, looks.GOOD)
    else:
        for letter, word in zip(COLUMNS, CHECK_HEADS, strict=True):
            sketch.put(HEADINGS, letter, word, looks.INDENTED_HEADER)
    ranked = sorted(findings, key=lambda found: ORDER.index(found.level))
    for row, found in enumerate(ranked, start=HEADINGS + 1):
        _put(sketch, row, found, sheets)
    return sketch


def _put(sketch: Sketch, row: int, found: Finding, sheets: frozenset[str]) -> None:
    text = found.text
    if found.more:
        text = CheckWord.MORE.format(text=text, more=found.more)
    sketch.put(row, "B", found.level, looks.LEVEL)
    sketch.put(row, "C", found.code, looks.PARAGRAPH)
    name = sketch.put(row, "D", found.place, looks.PARAGRAPH)
    for letter, said in zip("EFG", (text, found.expected, found.found), strict=True):
        sketch.put(row, letter, said, looks.PARAGRAPH)
    target = location(found.place, sheets)
    if target:
        sketch.link(name, target)
