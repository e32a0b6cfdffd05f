"""The page Criteria: one row per rule, weights beside their share of the total."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from scoring.vocabulary import OUT_WORDS, TESTS, Head, Sheet
from templates import choices
from templates.choices import Choice
from templates.pages import frame, highlights
from templates.pages.frame import Column
from templates.places import (
    ACCOUNT_HEADINGS,
    CRITERIA_COLUMNS,
    FIRST_ROW,
    LAST_CRITERIA_ROW,
    SHARE,
    SHARE_ROWS,
    criteria_block,
    criteria_column,
    headings_of,
)
from templates.style import Look


if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Cell, CriterionRows, Workbook
    from templates.style import Looks


HELP = (
    "One row per rule. From top to bottom, the first rule that matches gives the "
    "points; Weight says how much they count."
)
CONTACT_HELP = (
    "What makes a good person to call: rules as on Criteria, for each row of Contacts."
)
CONTACT_FIELD = (
    "The heading in Contacts that is looked at, or 'account:' and a heading in "
    "Accounts. Blank: the criterion's own name."
)
TEST_NOTE = "How the account's cell is tested:\n" + "\n".join(
    f"{word.test}: {word.says}" for word in TESTS
)
COLUMNS = (
    Column(
        Head.CRITERION,
        "What you look for, in words you would say aloud. Repeat the name on each of "
        "its rows: grey means the same criterion goes on.",
        27,
        Look.TEXT,
    ),
    Column(
        Head.WEIGHT,
        "How much the criterion counts, said once, on its first row. Any number from "
        "0 up; weights need not sum to anything. 0 switches the criterion off.",
        9,
        Look.POINTS,
    ),
    Column(
        SHARE,
        "The criterion's share of all weights. Calculated: leave it alone, and copy it "
        "down where it is missing.",
        8,
        Look.SHARE,
    ),
    Column(
        Head.FIELD,
        "The heading in Accounts that is looked at, or 'days since' or 'years since' "
        "and a heading. Blank: the criterion's own name.",
        26,
        Look.TEXT,
    ),
    Column(Head.TEST, TEST_NOTE, 19, Look.TEXT),
    Column(
        Head.VALUE,
        "What the cell is compared with. Several words are separated by a semicolon: "
        "Software; IT services",
        36,
        Look.VALUE,
    ),
    Column(Head.TO, "The other end, for 'between' and 'scale'.", 13, Look.VALUE),
    Column(
        Head.POINTS,
        "What a match earns: 0 to 10, less than 0 as a penalty, or 'out' to "
        "disqualify the account.",
        9,
        Look.POINTS,
    ),
    Column(
        Head.IF_BLANK,
        "What a blank cell earns. Blank or 0: 0 points. skip: the criterion is left "
        "out for that account. A number: these points. out: disqualified.",
        10,
        Look.TEXT,
    ),
    Column(
        Head.GROUP,
        "Each group gets a rating of its own, such as Fit (who they are) and "
        "Engagement (what they do).",
        13,
        Look.TEXT,
    ),
    Column(
        Head.PROFILE,
        "The product or segment the criterion belongs to; several as A; B. Blank: "
        "all of them.",
        10,
        Look.TEXT,
    ),
    Column(Head.NOTE, "A remark for yourself.", 38, Look.REMARK),
)
HEAD_HEIGHT = 30
ROW_HEIGHT = 16.5
LOOKS = {column.heading: column.look for column in COLUMNS}
CONTACT_COLUMNS = tuple(
    replace(column, note=CONTACT_FIELD) if column.heading == Head.FIELD else column
    for column in COLUMNS
)


@dataclass(frozen=True, slots=True)
class Rules:
    """A table of criteria: its sheet, what it says, and the headings it may name."""

    sheet: Sheet
    says: str
    columns: tuple[Column, ...]
    criteria: tuple[CriterionRows, ...]
    headings: str


def draw(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Criteria."""
    rules = Rules(Sheet.CRITERIA, HELP, COLUMNS, spec.criteria, ACCOUNT_HEADINGS)
    draw_rules(sheet, rules, spec, looks)


def draw_contacts(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Contact criteria."""
    rules = Rules(
        Sheet.CONTACT_CRITERIA,
        CONTACT_HELP,
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
    frame.draw_headings(sheet, looks, rules.columns)
    for row, cells in enumerate(rule_rows(rules.criteria), FIRST_ROW):
        for heading, cell in cells.items():
            look = looks[LOOKS[heading]]
            frame.write_cell(sheet, (row, criteria_column(heading)), cell, look)
    draw_shares(sheet, rules.criteria, looks)
    draw_dropdowns(sheet, spec, rules.headings)
    highlights.draw(sheet, looks)


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
                Head.TEST: rule.test.value,
                Head.VALUE: rule.value,
                Head.TO: rule.to,
                Head.POINTS: rule.points,
                Head.NOTE: rule.note or None,
            }
            blank = dict.fromkeys(h for h in CRITERIA_COLUMNS if h != SHARE)
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
    weights = criteria_block(Head.WEIGHT)
    values = list(shares(criteria))
    values += [""] * (SHARE_ROWS - len(values))
    for row, value in enumerate(values, FIRST_ROW):
        weight = xl_rowcol_to_cell(row, criteria_column(Head.WEIGHT), col_abs=True)
        share = f'IFERROR({weight}/SUMIF({weights},">0"),"")'
        formula = f'=IF(ISNUMBER({weight}),{share},"")'
        column = criteria_column(SHARE)
        sheet.write_formula(row, column, formula, looks[Look.SHARE], value)


def draw_dropdowns(sheet: Worksheet, spec: Workbook, headings: str) -> None:
    """Add the drop-downs and what Weight and Points may hold."""
    points = xl_rowcol_to_cell(FIRST_ROW, criteria_column(Head.POINTS), col_abs=True)
    validations: dict[str, dict[str, object]] = {
        Head.TEST: choices.test(spec),
        **{
            choice.value: choices.suggest(choices.source(choice, spec))
            for choice in (Choice.GROUP, Choice.PROFILE)
            if choice in choices.offered(spec)
        },
        Head.FIELD: choices.suggest(f"={headings}"),
        Head.IF_BLANK: choices.warn(
            choices.source(Choice.IF_BLANK, spec),
            "If blank",
            "0, skip or out. A number from -10 to 10 is fine as well: keep it.",
        ),
        Head.WEIGHT: {
            "validate": "decimal",
            "criteria": ">=",
            "value": 0,
            "error_type": "warning",
            "error_title": "Weight",
            "error_message": "A weight is a number, 0 or more.",
        },
        Head.POINTS: {
            "validate": "custom",
            "value": f"=IF(ISNUMBER({points}),ABS({points})<=10,"
            f'LOWER(TRIM({points}))="{OUT_WORDS[0]}")',
            "error_type": "warning",
            "error_title": "Points",
            "error_message": "Points are a number from -10 to 10, or out.",
        },
    }
    for heading, options in validations.items():
        column = criteria_column(heading)
        sheet.data_validation(FIRST_ROW, column, LAST_CRITERIA_ROW, column, options)
