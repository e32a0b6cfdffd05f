"""The page Criteria: one row per rule, weights beside their share of the total."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_range_abs, xl_rowcol_to_cell

from scoring.language import phrase
from scoring.optional.tabs import CONTACT_CRITERIA_SAY
from scoring.vocabulary import CRITERIA_HEADS, Head, Sheet
from scoring.vocabulary.cell_words import CellWord
from templates import choices
from templates.choices import Choice
from templates.pages import frame, highlights
from templates.pages.criteria_columns import (
    COLUMNS,
    CONTACT_COLUMNS,
    LIVE_COLUMNS,
    LOOKS,
    fitting,
)
from templates.places import (
    FIRST_ROW,
    LAST_CRITERIA_ROW,
    SHARE,
    SHARE_ROWS,
    account_headings,
    headings_of,
)
from templates.style import Look


if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from templates.pages.frame import Column
    from templates.spec import Cell, CriterionRows, Workbook
    from templates.style import Looks


HELP = phrase(
    "One row per rule. From top to bottom, the first rule that matches gives the "
    "points; Weight says how much they count."
)
HEAD_HEIGHT = 30
GROUPED = {Choice.GROUP: Head.GROUP, Choice.PROFILE: Head.PROFILE}
ROW_HEIGHT = 16.5


@dataclass(frozen=True, slots=True)
class Rules:
    """A table of criteria: its sheet, what it says, and the headings it may name."""

    sheet: Sheet
    says: str
    columns: tuple[Column, ...]
    criteria: tuple[CriterionRows, ...]
    headings: str

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings of its own columns."""
        return tuple(column.heading for column in self.columns)

    def column(self, heading: str) -> int:
        """Find the column of a heading, counted from 0."""
        return self.titles.index(heading)


def draw(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Criteria."""
    columns = LIVE_COLUMNS if spec.live_rows else COLUMNS
    rules = Rules(Sheet.CRITERIA, HELP, columns, spec.criteria, account_headings())
    draw_rules(sheet, rules, spec, looks)


def draw_contacts(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Contact criteria."""
    rules = Rules(
        Sheet.CONTACT_CRITERIA,
        CONTACT_CRITERIA_SAY,
        CONTACT_COLUMNS,
        spec.contact_criteria,
        headings_of(Sheet.CONTACTS),
    )
    draw_rules(sheet, rules, spec, looks)


def draw_rules(sheet: Worksheet, rules: Rules, spec: Workbook, looks: Looks) -> None:
    """Fill a sheet with a table of criteria."""
    frame.prepare_table(sheet, HEAD_HEIGHT)
    sheet.set_default_row(ROW_HEIGHT)
    frame.draw_title(sheet, looks, rules.sheet, rules.says)
    frame.draw_headings(sheet, looks, fitting(rules.columns))
    for row, cells in enumerate(rule_rows(rules.criteria), FIRST_ROW):
        for heading, cell in cells.items():
            look = looks[LOOKS[heading]]
            frame.write_cell(sheet, (row, rules.column(heading)), cell, look)
    draw_shares(sheet, rules.criteria, looks)
    draw_dropdowns(sheet, spec, rules)
    highlights.draw(sheet, rules.titles, looks)


def rule_rows(criteria: tuple[CriterionRows, ...]) -> Iterator[dict[str, Cell]]:
    """Give the cells of each row by heading, weight and field on the first only."""
    for criterion in criteria:
        stated: dict[str, Cell] = {
            Head.WEIGHT: criterion.weight,
            Head.FIELD: criterion.field,
            Head.IF_BLANK: criterion.if_blank or None,
            Head.GROUP: criterion.group or None,
            Head.PROFILE: criterion.profile or None,
        }
        for rule in criterion.rules:
            cells: dict[str, Cell] = {
                Head.CRITERION: criterion.name,
                Head.TEST: rule.test,
                Head.VALUE: rule.value,
                Head.TO: rule.to,
                Head.POINTS: rule.points,
                Head.NOTE: rule.note or None,
            }
            blank: dict[str, Cell] = dict.fromkeys(CRITERIA_HEADS)
            yield {**blank, **stated, **cells}
            stated = {}


def shares(criteria: tuple[CriterionRows, ...]) -> Iterator[float | str]:
    """Give what the share's formula comes to on each row of the criteria."""
    total = sum(criterion.weight or 0 for criterion in criteria)
    for criterion in criteria:
        yield "" if criterion.weight is None else criterion.weight / total
        yield from [""] * (len(criterion.rules) - 1)


def draw_shares(
    sheet: Worksheet,
    criteria: tuple[CriterionRows, ...],
    looks: Looks,
) -> None:
    """Write the formula of the share on the rows in use and some below."""
    weight_column, column = (
        [one.heading for one in COLUMNS].index(head) for head in (Head.WEIGHT, SHARE)
    )
    weights = xl_range_abs(FIRST_ROW, weight_column, LAST_CRITERIA_ROW, weight_column)
    values = list(shares(criteria))
    values += [""] * (SHARE_ROWS - len(values))
    for row, value in enumerate(values, FIRST_ROW):
        weight = xl_rowcol_to_cell(row, weight_column, col_abs=True)
        share = f'IFERROR({weight}/SUMIF({weights},">0"),"")'
        formula = f'=IF(ISNUMBER({weight}),{share},"")'
        sheet.write_formula(row, column, formula, looks[Look.SHARE], value)


def word_of_points(points: str) -> str:
    """Say whether Points hold a word that they may, in English or the language.

    What is checked has no room for the words of every language.
    """
    text = f"LOWER(TRIM({points}))"
    outs = [f'{text}="{word}"' for word in english_and_spoken(CellWord.OUT)]
    floors = [
        f'LEFT({text},{len(word)})="{word}"'
        for word in english_and_spoken(CellWord.AT_LEAST)
    ]
    return f"OR({','.join((*outs, *floors))})"


def english_and_spoken(word: CellWord) -> tuple[str, ...]:
    """Give a word in English and as it is said, once where that is the same."""
    return tuple(dict.fromkeys((word.value, str(word))))


def draw_dropdowns(sheet: Worksheet, spec: Workbook, rules: Rules) -> None:
    """Add the drop-downs and what Weight and Points may hold."""
    points = xl_rowcol_to_cell(FIRST_ROW, rules.column(Head.POINTS), col_abs=True)
    validations: dict[str, dict[str, object]] = {
        Head.TEST: choices.test(spec),
        **{
            head: choices.suggest(choices.source(choice, spec))
            for choice, head in GROUPED.items()
            if choice in choices.offered(spec)
        },
        Head.FIELD: choices.suggest(f"={rules.headings}"),
        Head.IF_BLANK: choices.warn(
            choices.source(Choice.IF_BLANK, spec),
            Head.IF_BLANK,
            phrase("0, skip or out. A number from -10 to 10 is fine as well: keep it."),
        ),
        Head.WEIGHT: {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "error_type": "warning",
            "error_title": Head.WEIGHT,
            "error_message": phrase("A weight is a number, 0 or more."),
        },
        Head.POINTS: {
            "validate": "custom",
            "value": f"=IF(ISNUMBER({points}),ABS({points})<=10,"
            f"{word_of_points(points)})",
            "error_type": "warning",
            "error_title": Head.POINTS,
            "error_message": phrase(
                "Points are a number from -10 to 10, out, or at least and a number."
            ),
        },
    }
    for heading, options in validations.items():
        column = rules.column(heading)
        sheet.data_validation(FIRST_ROW, column, LAST_CRITERIA_ROW, column, options)
