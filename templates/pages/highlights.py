"""What the page Criteria points out by itself, while the user types and sorts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from scoring.vocabulary import OUT_WORDS, Head, Test
from templates.places import FIRST_ROW, LAST_CRITERIA_ROW
from templates.style import Look


if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from templates.style import Looks


def draw(sheet: Worksheet, headings: tuple[str, ...], looks: Looks) -> None:
    """Grey repeated names, part the criteria, and point out what needs care."""
    name, test, points = (
        xl_rowcol_to_cell(FIRST_ROW, headings.index(heading), col_abs=True)
        for heading in (Head.CRITERION, Head.TEST, Head.POINTS)
    )
    above = xl_rowcol_to_cell(
        FIRST_ROW - 1, headings.index(Head.CRITERION), col_abs=True
    )
    names = (headings.index(Head.CRITERION),) * 2
    others = (1, len(headings) - 1)
    earned = (headings.index(Head.POINTS),) * 2
    starts = f'({name}<>"")*({name}<>{above})'
    out, negative = is_one_of(points, OUT_WORDS), f"ISNUMBER({points})*({points}<0)"
    missing = (
        f'({test}<>"")*({points}="")*(1-{is_one_of(test, Test.FORMULA.understood)})'
    )
    # LibreOffice shows only the first rule that holds, so each is complete
    rules = (
        (earned, f"{out}*{starts}", Look.OUT_STARTS),
        (earned, out, Look.OUT),
        (earned, f"{negative}*{starts}", Look.NEGATIVE_STARTS),
        (earned, negative, Look.NEGATIVE),
        (earned, missing, Look.MISSING),
        (names, starts, Look.STARTS),
        (names, f'({name}<>"")*({name}={above})', Look.REPEATED),
        (others, starts, Look.STARTS_BESIDE),
    )
    for (first, last), formula, look in rules:
        options = {
            "type": "formula",
            "criteria": f"={formula}",
            "format": looks[look],
        }
        sheet.conditional_format(FIRST_ROW, first, LAST_CRITERIA_ROW, last, options)


def is_one_of(cell: str, words: tuple[str, ...]) -> str:
    """Say in a formula whether a cell holds a word, in any language."""
    same = "+".join(f'({cell}="{word}")' for word in words)
    return f"({same}>0)"
