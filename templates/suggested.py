"""A workbook whose criteria were learnt from won and lost deals."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any, Final

from scoring.language import phrase
from scoring.optional.columns import DataColumn, Kind
from scoring.rating.names import name_column
from scoring.values.cell import cell_text, read_cell
from scoring.values.days import date_of
from scoring.values.text import text_key
from scoring.vocabulary import (
    LIST_SEPARATOR,
    NO_WORDS,
    YES_WORDS,
    Setting,
    Sheet,
    Test,
)
from scoring.vocabulary.cell_words import CellWord
from templates.models.model_settings import settings
from templates.spec import (
    CriterionRows,
    RuleRow,
    SettingRow,
    Story,
    Topic,
    Workbook,
)
from templates.spoken_spec import spoken_settings
from templates.xlsx import render


if TYPE_CHECKING:
    from scoring.learning.learn_table import Learnt
    from scoring.learning.levels import Field
    from scoring.learning.proposals import Proposal, ProposedRule
    from templates.spec import Cell

WIDTH: Final = 18
OF_THEM_WON: Final = phrase("{won:,} of {size:,} won")
YES: Final = frozenset(map(text_key, YES_WORDS))
NO: Final = frozenset(map(text_key, NO_WORDS))
LEAD: Final = phrase(
    "Criteria that {won:,} won and {lost:,} lost deals suggest; all of it is yours to change."
)
CRITERIA: Final = phrase(
    "What the deals say, strongest first. Each note tells how many deals a rule is drawn "
    "from. Change points and weights as you know better."
)


def build(learnt: Learnt, name: str, today: dt.date) -> bytes:
    """Draw the workbook of what a table of deals suggests.

    Parameters
    ----------
    learnt : Learnt
        The table, and its criteria.
    name : str
        The file that the deals came from.
    today : datetime.date
        The day of it: later reviews judge the deals after it.
    """
    return render(described(learnt, name, today))


def described(learnt: Learnt, name: str, today: dt.date) -> Workbook:
    """Describe the workbook."""
    frame = learnt.table.frame
    columns = [n for n, heading in enumerate(learnt.table.headings) if heading]
    headings = learnt.table.headings
    kinds = {field.heading: field for field in learnt.fields}
    named = name_column(frame, headings)
    return Workbook(
        criteria=_criteria(learnt, kinds),
        columns=tuple(
            DataColumn(headings[n], _kind(frame.iloc[:, n], n == named), WIDTH, "")
            for n in columns
        ),
        accounts=tuple(
            zip(*(map(_cell, frame.iloc[:, n].tolist()) for n in columns), strict=True)
        ),
        settings=(
            *spoken_settings(settings({Setting.TODAY: None})),
            _learnt_until(learnt, today),
        ),
        groups=(),
        story=_story(learnt, name),
    )


def _learnt_until(learnt: Learnt, today: dt.date) -> SettingRow:
    """Let no review judge the criteria by the deals that they were learnt from."""
    return SettingRow(
        Setting.LEARNT_UNTIL,
        today if math.isnan(learnt.until) else date_of(learnt.until),
        Kind.DATE,
        phrase(
            "The criteria were learnt from deals up to this day: a review judges those "
            "after it."
        ),
    )


def _story(learnt: Learnt, name: str) -> Story:
    return Story(
        title=phrase("Learnt from your deals"),
        lead=LEAD.format(won=learnt.won, lost=learnt.lost),
        criteria=CRITERIA,
        topics=(
            Topic(
                phrase("Do they hold?"),
                phrase(
                    "Review says how well such criteria tell won from lost deals that "
                    "they were not learnt from, and which fields were left out."
                ),
                Sheet.REVIEW,
            ),
            Topic(
                phrase("See for yourself"),
                phrase("Score the workbook, and compare Scored with what you know."),
            ),
            Topic(
                phrase("What they cannot know"),
                phrase(
                    "These deals are the customers you have, not those you may want."
                ),
            ),
        ),
        proof="",
        who=name,
        has_sample=False,
    )


def _criteria(learnt: Learnt, fields: dict[str, Field]) -> tuple[CriterionRows, ...]:
    pairs = zip(learnt.model.proposals, learnt.model.shown.tolist(), strict=True)
    return tuple(
        CriterionRows(
            proposal.heading,
            weight,
            proposal.heading,
            "",
            tuple(_rules(proposal, fields[proposal.heading])),
            if_blank=str(CellWord.SKIP) if proposal.blank is None else proposal.blank,
        )
        for proposal, weight in pairs
    )


def _rules(proposal: Proposal, field: Field) -> list[RuleRow]:
    """Write the levels of a field as rules, the first that fits deciding."""
    shown = dict(zip(field.keys, field.words, strict=True))
    rule_rows: list[RuleRow] = []
    for rule in proposal.rules:
        won = {"won": rule.won, "size": rule.size}
        note = OF_THEM_WON.format(**won) if rule.size else ""
        if proposal.kind == "text" and rule.words:
            rule_rows += _words(rule, [shown[word] for word in rule.words], note)
        elif math.isfinite(rule.bound):
            rule_rows.append(RuleRow(Test.AT_LEAST, rule.bound, rule.points, note=note))
        else:
            rule_rows.append(RuleRow(Test.OTHERWISE, None, rule.points, note=note))
    return rule_rows


def _words(rule: ProposedRule, words: list[str], note: str) -> list[RuleRow]:
    keys = set(rule.words)
    if keys <= YES or keys <= NO:
        test = Test.YES if keys <= YES else Test.NO
        return [RuleRow(test, None, rule.points, note=note)]
    # a word with a semicolon would be two in a list
    apart = [word for word in words if LIST_SEPARATOR in word]
    listed = [word for word in words if LIST_SEPARATOR not in word]
    rows = [RuleRow(Test.IS, word, rule.points, note=note) for word in apart]
    if len(listed) == 1:
        rows.append(RuleRow(Test.IS, listed[0], rule.points, note=note))
    elif listed:
        text = f"{LIST_SEPARATOR} ".join(listed)
        rows.append(RuleRow(Test.IS_ONE_OF, text, rule.points, note=note))
    return rows


def _kind(series: Any, named: bool) -> Kind:  # noqa: FBT001 - said by its caller
    if named:
        return Kind.NAME
    if series.dtype.kind == "M":
        return Kind.DATE
    return Kind.VALUE if series.dtype.kind in "fiu" else Kind.TEXT


def _cell(value: Any) -> Cell:
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT
        return None
    if isinstance(value, dt.datetime):
        return dt.date(value.year, value.month, value.day)
    if isinstance(value, bool | str):
        return value if isinstance(value, str) else cell_text(read_cell(value))
    return float(value)
