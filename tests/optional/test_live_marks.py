"""Marks on Examples, by the ratings of Live, in a real LibreOffice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring.optional.add import add_tabs
from scoring.optional.tabs import tabs_of
from scoring.vocabulary import Sheet
from templates.xlsx import build
from tests.live.office import recalculated
from tests.programs import needs_office


if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl import Workbook

FIRST = 5
# of the sample: Dalgrein 6.9 B, Granvattnet 10.0 A, Almkogel disqualified
EXAMPLES: dict[tuple[Any, ...], int | str] = {
    ("Dalgrein IT AS", "B"): 1,
    ("dalgrein it as", "b"): 1,
    ("Dalgrein IT AS", "A"): 0,
    ("Dalgrein IT AS", "C"): 0,
    ("Dalgrein IT AS", "Contact"): 1,
    ("Dalgrein IT AS", "Not now"): 0,
    ("Dalgrein IT AS", "6-7"): 1,
    ("Dalgrein IT AS", "7 - 10"): 0,
    ("Dalgrein IT AS", 6.9): 1,
    ("Dalgrein IT AS", "7"): 0,
    ("Granvattnet Software AB", "10"): 1,
    ("Granvattnet Software AB", "A"): 1,
    ("Almkogel IT GmbH", "Disqualified"): 1,
    ("Almkogel IT GmbH", "C"): 0,
    ("Almkogel IT GmbH", "0-3"): 1,
    # what a plain formula does not tell
    ("Dalgrein IT AS", "6.5-7"): "",
    ("Dalgrein IT AS", "at least 6"): "",
    ("Dalgrein IT AS", "7-6"): "",
    ("Dalgrein IT AS", None): "",
    ("Dalgrein IT AS", "B", None, 12): "",
    ("Wiesengrund Handels GmbH", "C"): "",
    ("Nobody", "A"): "",
    ("Dalgrein*", "B"): "",
}


ROWS = range(FIRST, FIRST + len(EXAMPLES))


def formulas(path: Path) -> list[str]:
    sheet = openpyxl.load_workbook(path)[Sheet.EXAMPLES]
    return [
        rule.formula[0]
        for area in sheet.conditional_formatting
        for rule in area.rules
        if "LiveRating" in rule.formula[0]
    ]


def with_live(folder: Path, live_rows: int = 200) -> Path:
    path = folder / "book.xlsx"
    build(path, live_rows=live_rows)
    add_tabs(path, path, tabs_of(["examples"]))
    return path


def filled(path: Path, tiers: str = "") -> Path:
    """Write the examples, and beside them what the rules of the marks come to."""
    holds = formulas(path)[0].removesuffix("=1")
    book = openpyxl.load_workbook(path)
    sheet = book[Sheet.EXAMPLES]
    for row, example in enumerate(EXAMPLES, FIRST):
        for column, value in enumerate(example, start=1):
            sheet.cell(row, column).value = value
        sheet.cell(row, 60).value = "=" + re.sub(
            rf"(?<=[A-Z]){FIRST}\b", str(row), holds
        )
    if tiers:
        for setting, value in book[Sheet.SETTINGS].iter_rows(max_col=2):
            if setting.value == "Tiers":
                value.value = tiers
    target = path.with_name(f"filled{len(tiers)}.xlsx")
    book.save(target)
    return target


def marks(book: Workbook) -> list[Any]:
    """Give what the formulas came to; a blank cell is an empty text."""
    values = [book[Sheet.EXAMPLES].cell(row, 60).value for row in ROWS]
    return ["" if value is None else value for value in values]


@pytest.mark.office
@pytest.mark.slow
@needs_office
def test_they_say_what_score_would(tmp_path: Path) -> None:
    path = with_live(tmp_path)
    books = recalculated([filled(path), filled(path, "A 9; B 2; C 0")], tmp_path)
    now, other = map(marks, books)
    assert dict(zip(EXAMPLES, now, strict=True)) == EXAMPLES
    # of tiers that are others now, the rules know nothing
    of_tiers = {"A", "B", "b", "C"}
    unsure = {mark for e, mark in zip(EXAMPLES, other, strict=True) if e[1] in of_tiers}
    assert unsure == {""}


def test_without_live_there_are_none(tmp_path: Path) -> None:
    assert formulas(with_live(tmp_path, live_rows=0)) == []
