"""The drop-downs: what each offers, where its list stands, how strict it is."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs

from scoring.language import LANGUAGES, phrase
from scoring.vocabulary import TESTS, CalledWord
from scoring.vocabulary.cell_words import CellWord
from templates.places import LISTS


if TYPE_CHECKING:
    from collections.abc import Mapping

    from templates.spec import Cell, Workbook


class Choice(Enum):
    """The lists on the hidden sheet, in the order of its columns."""

    TEST = "Test"
    GROUP = "Group"
    IF_BLANK = "If blank"
    YES_NO = "Yes or No"
    DECIMAL_SIGN = "Decimal sign"
    LANGUAGE = "Language"
    PROFILE = "Profile"


# a list on a sheet survives Google Sheets, other languages' list separators and
# the 255 characters that Excel allows a list written into the cell
FIXED: Mapping[Choice, tuple[Cell, ...]] = {
    Choice.TEST: tuple(word.test for word in TESTS),
    Choice.IF_BLANK: (0, CellWord.SKIP, CellWord.OUT),
    Choice.YES_NO: (CalledWord.YES, CalledWord.NO),
    Choice.DECIMAL_SIGN: ("auto", ",", "."),
    Choice.LANGUAGE: tuple(names[0] for names in LANGUAGES.values()),
}


def offered(spec: Workbook) -> dict[Choice, tuple[Cell, ...]]:
    """Give what each drop-down offers, in the order of the lists' columns.

    A model without groups or profiles has no list of them.
    """
    every = {**FIXED, Choice.GROUP: spec.groups, Choice.PROFILE: spec.profiles}
    return {choice: every[choice] for choice in Choice if every[choice]}


def source(choice: Choice, spec: Workbook) -> str:
    """Give the range of a list, such as ``=Lists!$A$2:$A$22``."""
    lists = offered(spec)
    column, length = list(lists).index(choice), len(lists[choice])
    return f"={LISTS}!{xl_range_abs(1, column, length, column)}"


def test(spec: Workbook) -> dict[str, object]:
    """Make the drop-down of Test, which signs and other languages also fit."""
    return warn(
        source(Choice.TEST, spec),
        phrase("Unknown test"),
        phrase(
            "Choose a test from the list, or keep what you typed if it is a sign "
            "such as >= or a word in your language."
        ),
    )


def suggest(where: str | list[str]) -> dict[str, object]:
    """Make a drop-down that takes anything else without a word."""
    return {"validate": "list", "source": where, "show_error": False}


def warn(where: str | list[str], title: str, message: str) -> dict[str, object]:
    """Make a drop-down that asks before it takes anything else."""
    return {
        "validate": "list",
        "source": where,
        "error_type": "warning",
        "error_title": title,
        "error_message": message,
    }


def mark() -> dict[str, object]:
    """Make a cell that asks before it takes anything but a mark from 0 to 10."""
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": 0,
        "maximum": 10,
        "error_type": "warning",
        "error_title": phrase("0 to 10"),
        "error_message": phrase(
            "A mark is a number from 0 to 10; blank where it is not known."
        ),
    }
