"""A workbook of ours made of a home-made scoring sheet."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from scoring.language import Language, phrase, speaking
from scoring.optional.columns import DataColumn, Kind
from scoring.values.cell import cell_text, read_cell
from scoring.vocabulary import SKIP_WORDS, Setting, Sheet, Test
from templates.live.size import ROWS
from templates.models.model_settings import settings
from templates.spec import CriterionRows, RuleRow, Story, Topic, Workbook
from templates.xlsx import render


if TYPE_CHECKING:
    from scoring.adopt.home_sheet import Component, HomeSheet
    from templates.spec import Cell

WIDTH: Final = 16
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


# a template is in English so far, whoever asks for it
@speaking(Language.ENGLISH)
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
        DataColumn(c.name, Kind.RATING, WIDTH, f"{c.scale.low:g} to {c.scale.high:g}.")
        for c in sheet.components
    )
    others = (DataColumn(h, Kind.TEXT, WIDTH, "") for h in sheet.other_headings)
    named = DataColumn(sheet.name_heading, Kind.NAME, 34, "The account's name.")
    return Workbook(
        criteria=tuple(
            _criterion(c, skip=sheet.skips_blanks) for c in sheet.components
        ),
        columns=(named, *marks, *others),
        accounts=tuple(
            (account.name, *account.marks, *map(_cell, account.others))
            for account in sheet.accounts
        ),
        settings=settings(
            {Setting.TODAY: None, Setting.ACCOUNT_NAME: sheet.name_heading}
        ),
        groups=(),
        story=_story(sheet, name),
        live_rows=ROWS,
    )


def _criterion(component: Component, *, skip: bool) -> CriterionRows:
    points = -10 if component.penalty else 10
    low, high = component.scale
    note = f"Weight from {component.cell}" if component.cell else ""
    rule = RuleRow(Test.SCALE, low, points, to=high, note=note)
    blank = SKIP_WORDS[0] if skip else ""
    return CriterionRows(
        component.name, component.weight, component.name, "", (rule,), if_blank=blank
    )


def _story(sheet: HomeSheet, name: str) -> Story:
    return Story(
        title="Account scoring: your own sheet",
        lead=LEAD.format(name=name, sheet=sheet.reading.view.grid.sheet),
        criteria=CRITERIA,
        accounts=ACCOUNTS,
        topics=(
            Topic(
                "Is it the same?",
                "Adopted sets each old total beside the new rating, and says why where "
                "they differ.",
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
