"""One rule of a criterion: its Test, what that compares with, and its Points."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from scoring import vocabulary
from scoring.findings import Message, message
from scoring.language import phrase
from scoring.model.conditions.formula import Formula
from scoring.model.conditions.registry import (
    TEST_WORDS,
    NotFit,
    Written,
    make,
    takes,
)
from scoring.model.model import LEAST_POINTS, MOST_POINTS, Rule
from scoring.model.momentum_words import in_every_language
from scoring.model.unclear_cells import note_unclear
from scoring.values.cell import cell_key, cell_text
from scoring.values.numerals import text_number
from scoring.values.suggest import nearest, nearest_of
from scoring.values.text import text_key
from scoring.vocabulary import Head, Test


if TYPE_CHECKING:
    from scoring.model.criteria_sheet import CriteriaSheet
    from scoring.values.cell import Cell

_OUT: Final = frozenset(map(text_key, vocabulary.OUT_WORDS))
UNCLEAR: Final[dict[str, tuple[Head, ...]]] = {
    vocabulary.Takes.LIMIT: (Head.VALUE,),
    vocabulary.Takes.RANGE: (Head.VALUE, Head.TO),
    vocabulary.Takes.DAYS: (Head.VALUE,),
}
"""Where a number or a date is wanted, which a text may leave open."""
_FLOOR: Final = re.compile(
    "(?:" + "|".join(map(re.escape, vocabulary.FLOOR_WORDS)) + r")\s*([0-9.,]+)"
)


def read_rule(
    sheet: CriteriaSheet, row: int, *, of_momentum: bool = False
) -> Rule | None:
    """Read the rule of a row; None where there is none, or a fault in it.

    Words of a criterion about momentum are understood in every language.
    """
    cell = sheet.cell(row, Head.TEST)
    if cell.kind == "blank":
        unused = (Head.VALUE, Head.POINTS)
        if any(sheet.cell(row, head).kind != "blank" for head in unused):
            sentence = Message(
                "this row has no Test, so its Value and Points are not used"
            )
            sheet.report("C211", row, Head.TEST, sentence)
        return None
    test = TEST_WORDS.get(cell_key(cell))
    if test is None:
        text = cell_text(cell).strip()
        sentence = unknown_test(text)
        sheet.report(
            "C104", row, Head.TEST, sentence, expected=phrase("a Test"), found=text
        )
        return None
    return _rule(sheet, row, test, of_momentum=of_momentum)


def unknown_test(word: str) -> Message:
    """Say that a word is no Test, with the nearest that is one."""
    near = vocabulary.TEST_SYNONYMS.get(text_key(word)) or nearest_of(word, Test)
    return message("unknown test '{test}'", test=word).hint(near)


def _rule(
    sheet: CriteriaSheet, row: int, test: Test, *, of_momentum: bool
) -> Rule | None:
    value, to = sheet.cell(row, Head.VALUE).value, sheet.cell(row, Head.TO).value
    points = _points(sheet, row, test)
    try:
        written = in_every_language(test, value) if of_momentum else (test, value)
        condition = make(Written(*written, to, sheet.settings.style))
    except NotFit as fault:
        head = Head.TO if fault.in_to else Head.VALUE
        wrong = cell_text(sheet.cell(row, head)).strip()
        sheet.report(
            fault.code, row, head, fault.message, expected=fault.expected, found=wrong
        )
        return None
    for head in UNCLEAR.get(takes(test), ()):
        note_unclear(sheet, row, head)
    if points is None:
        return None
    own_points = sheet.cell(row, Head.POINTS).kind == "blank"
    if isinstance(condition, Formula):  # the one Test whose result can be points
        condition = replace(condition, own_points=own_points)
    shown, shown_to = _written(sheet, row, test)
    return Rule(
        test=test,
        condition=condition,
        points=points.points,
        out=points.out,
        floor=points.floor,
        own_points=own_points,
        place=sheet.place(row, Head.TEST),
        value=shown,
        to=shown_to,
    )


def _written(
    sheet: CriteriaSheet, row: int, test: Test
) -> tuple[str | float, str | float]:
    """Give Value and To as they stand in the sheet, where the Test takes them."""
    wanted = takes(test)
    if wanted == vocabulary.Takes.NOTHING:
        return "", ""
    value = _shown(sheet.cell(row, Head.VALUE))
    if wanted != vocabulary.Takes.RANGE:
        return value, ""
    return value, _shown(sheet.cell(row, Head.TO))


def _shown(cell: Cell) -> str | float:
    """Give what a cell shows; a number stays one, for its signs to be the reader's."""
    return cell.number if cell.kind == "number" else cell_text(cell).strip()


class Earned(NamedTuple):
    """What Points say: points, or that the account is out, or a floor."""

    points: float = 0.0
    out: bool = False
    floor: float = math.nan


def _points(sheet: CriteriaSheet, row: int, test: Test) -> Earned | None:
    """Read Points; None for a fault."""
    cell = sheet.cell(row, Head.POINTS)
    if cell.kind == "blank" and test is Test.FORMULA:
        return Earned()
    text, wanted = cell_text(cell).strip(), phrase("a number from -10 to 10, or out")
    earned = None if cell.kind == "blank" else _earned(cell)
    if earned is not None and (test is not Test.SCALE or _is_plain(earned)):
        note_unclear(sheet, row, Head.POINTS)
        return earned
    if earned is not None:
        words = phrase("a scale cannot be '{points}', it takes points from -10 to 10")
        sentence = message(words, points=text)
    elif text:
        words = phrase("points '{points}' are not a number from -10 to 10, or out")
        near = nearest(text, vocabulary.OUT_WORDS)
        sentence = message(words, points=text).hint(near)
    else:
        sentence = Message("points are missing")
    sheet.report("C108", row, Head.POINTS, sentence, expected=wanted, found=text)
    return None


def _earned(cell: Cell) -> Earned | None:
    """Read a filled cell of Points; None where it does not fit."""
    if cell_key(cell) in _OUT:
        return Earned(out=True)
    if LEAST_POINTS <= cell.number <= MOST_POINTS:
        return Earned(points=cell.number)
    floor = _FLOOR.fullmatch(cell_key(cell))
    bound = math.nan if floor is None else text_number(floor[1])
    return Earned(floor=bound) if 0 <= bound <= MOST_POINTS else None


def _is_plain(earned: Earned) -> bool:
    return not earned.out and math.isnan(earned.floor)
