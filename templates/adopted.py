"""A workbook of ours made of a home-made scoring sheet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from scoring.language import phrase
from scoring.optional.columns import DataColumn, Kind
from scoring.values.cell import cell_text, read_cell
from scoring.vocabulary import Setting, Sheet, Test
from scoring.vocabulary.cell_words import CellWord
from templates.live.size import ROWS
from templates.models.model_settings import settings
from templates.spec import CriterionRows, RuleRow, Story, Topic, Workbook
from templates.spoken_spec import spoken_settings
from templates.xlsx import render


if TYPE_CHECKING:
    from scoring.adopt.home_sheet import Component, HomeSheet
    from templates.spec import Cell


WIDTH: Final = 16
MARKS: Final = phrase("{low:g} to {high:g}.")
WEIGHT_FROM: Final = phrase("Weight from {cell}")
LEAD: Final = phrase(
    "What {name} weighed on its sheet {sheet}, as criteria; all of it is yours to change."
)
CRITERIA: Final = phrase(
    "One row per criterion: each mark is worth its place between the lowest and the "
    "highest, under Value and To. Change weights, add rules, let others read real data."
)
ACCOUNTS: Final = phrase(
    "Your accounts with their marks, as they were. Write new marks here."
)


def build(sheet: HomeSheet, name: str) -> bytes:
    """Draw the workbook.

    Parameters
    ----------
    sheet : HomeSheet
        The old sheet, understood.
    name : str
        The file it was in.
    """
    return render(described(sheet, name))


def described(sheet: HomeSheet, name: str) -> Workbook:
    """Describe the workbook."""
    marks = (
        DataColumn(
            c.name, Kind.RATING, WIDTH, MARKS.format(low=c.scale.low, high=c.scale.high)
        )
        for c in sheet.components
    )
    others = (DataColumn(h, Kind.TEXT, WIDTH, "") for h in sheet.other_headings)
    named = DataColumn(sheet.name_heading, Kind.NAME, 34, phrase("The account's name."))
    return Workbook(
        criteria=tuple(
            _criterion(c, skip=sheet.skips_blanks) for c in sheet.components
        ),
        columns=(named, *marks, *others),
        accounts=tuple(
            (account.name, *account.marks, *map(_cell, account.others))
            for account in sheet.accounts
        ),
        settings=spoken_settings(
            settings({Setting.TODAY: None, Setting.ACCOUNT_NAME: sheet.name_heading})
        ),
        groups=(),
        story=_story(sheet, name),
        live_rows=ROWS,
    )


def _criterion(component: Component, *, skip: bool) -> CriterionRows:
    points = -10 if component.penalty else 10
    low, high = component.scale
    note = WEIGHT_FROM.format(cell=component.cell) if component.cell else ""
    rule = RuleRow(Test.SCALE, low, points, to=high, note=note)
    blank = str(CellWord.SKIP) if skip else ""
    return CriterionRows(
        component.name, component.weight, component.name, "", (rule,), if_blank=blank
    )


def _story(sheet: HomeSheet, name: str) -> Story:
    return Story(
        title=phrase("Account scoring: your own sheet"),
        lead=LEAD.format(name=name, sheet=sheet.reading.view.grid.sheet),
        criteria=CRITERIA,
        accounts=ACCOUNTS,
        topics=(
            Topic(
                phrase("Is it the same?"),
                phrase(
                    "Adopted sets each old total beside the new rating, and says why "
                    "where they differ."
                ),
                Sheet.ADOPTED,
            ),
        ),
        proof="",
        who="",
        has_sample=False,
    )


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | float | int | dt.date):
        return cell_text(read_cell(value)) if isinstance(value, bool) else value
    return cell_text(read_cell(value))
