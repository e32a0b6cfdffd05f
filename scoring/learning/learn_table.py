"""Criteria suggested from a table of won and lost deals."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.errors import FileError
from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.learning.field_rows import NO_COLUMN, field_findings, field_rows
from scoring.learning.fields import (
    clusters_of,
    described,
    field_of,
    folded_names,
    groups_of,
)
from scoring.learning.folds import fold_of_outcomes, hashed_order
from scoring.learning.outcomes import (
    LOST,
    UNKNOWN,
    WON,
    outcome_columns,
    outcome_kinds,
    read_outcomes,
)
from scoring.learning.shown import two_decimals
from scoring.learning.suggested_model import (
    NOTHING,
    Outcomes,
    prove,
    suggest_model,
)
from scoring.learning.suggestions import MOST, beyond_most
from scoring.learning.verdict import verdict_of
from scoring.learning.weights import too_few
from scoring.rating.accounts import Accounts
from scoring.tables.reader import TableReader
from scoring.values.suggest import nearest
from scoring.vocabulary import Head, Sheet


if TYPE_CHECKING:
    from scoring.arrays import Floats, Ints, Objects
    from scoring.findings import Finding
    from scoring.learning.field_rows import Choice
    from scoring.learning.levels import Field
    from scoring.learning.review import FieldRow
    from scoring.learning.separation import Separation
    from scoring.learning.suggested_model import SuggestedModel
    from scoring.model.model import Settings
    from scoring.values.table import SheetTable

FEWEST_WORDS: Final = 20
TELLING: Final = 0.9
"""Share of the filled cells that must say won or lost to be taken for outcomes."""
NO_SIGNAL: Final = phrase(
    "No signal: nothing in {fields} {fields:field|fields} tells won from lost deals beyond chance (AUC "
    "{auc})."
)
NO_OUTCOME: Final = phrase(
    "no column is headed Outcome: say which one tells won from lost deals, as in "
    '--outcome "Deal stage"'
)
NAMES: Final = phrase(
    "it has too many different words to learn from, or only one value"
)


@dataclass(frozen=True, slots=True)
class Learnt:
    """What a table of deals suggests.

    Parameters
    ----------
    table : SheetTable
        The table, its outcomes headed Outcome.
    model : SuggestedModel
        The criteria; none where `refusal` says why.
    proof : Separation or None
        How well such criteria do on deals that they were not learnt from; None where
        there are too few.
    refusal : str
        Why no criteria are suggested; empty where they are.
    fields : tuple of Field
        The fields that could be proposed, as the outcomes have them.
    rows : tuple of FieldRow
        Every field, and whether it knows the outcome.
    findings : tuple of Finding
        What was found on the way.
    won, lost : int
        How many deals there are.
    until : float
        The day of the last one; NaN where none has a date.
    """

    table: SheetTable
    model: SuggestedModel
    proof: Separation | None
    refusal: str
    fields: tuple[Field, ...]
    rows: tuple[FieldRow, ...]
    findings: tuple[Finding, ...]
    won: int
    lost: int
    until: float = math.nan


def learn_table(
    table: SheetTable,
    settings: Settings,
    today: float,
    choice: Choice,
    outcome: str = "",
) -> Learnt:
    """Suggest criteria from a table of deals.

    Parameters
    ----------
    table : SheetTable
        One row per deal.
    settings : Settings
        How to read it.
    today : float
        The day it is.
    choice : Choice
        Fields to keep, and to leave.
    outcome : str
        The heading of the outcomes; empty to look for it.

    Raises
    ------
    FileError
        If no column says won or lost, or a field to keep or to leave is no column.
    """
    choice.refuse_unknown(table.headings)
    table = _headed(table, settings, today, outcome)
    accounts = Accounts(table.frame, settings, today, table.headings)
    deals, findings = read_outcomes(
        {Sheet.ACCOUNTS: table}, frozenset(), settings, today
    )
    names = folded_names(accounts, deals.accounts)
    findings += beyond_most(len(names))
    chosen = _most_recent(names, deals.days)
    deals, names = deals.take(chosen), names[chosen]
    rows, won = deals.accounts, deals.won
    own = len(table.headings)
    clusters = clusters_of(accounts, rows)
    outcomes = Outcomes(won, groups_of(accounts, own, rows, clusters), clusters, names)
    folds = fold_of_outcomes(outcomes.groups, names, won, repeat=0)
    every = [field_of(accounts, number, rows) for number in described(accounts, own)]
    judged = field_rows(every, (won, deals.days, folds), choice)
    places = {h: table.heading_cell(n) for n, h in enumerate(table.headings)}
    out = {row.heading for row in judged if row.out}
    fields = [f for f in every if f.heading not in out and f.kind != "date"]
    nameless = [field for field in fields if _proposable(field)]
    findings += field_findings(judged, places)
    findings += [
        finding("L303", places.get(f.heading, ""), NAMES, found=f.heading)
        for f in fields
        if not _proposable(f)
    ]
    model, proof, refusal = _suggested(nameless, outcomes)
    return Learnt(
        table, model, proof, refusal, tuple(nameless), judged, tuple(findings),
        int(won.sum()), int((~won).sum()), _last(deals.days),
    )  # fmt: skip


def _last(days: Floats) -> float:
    known = days[~np.isnan(days)]
    return float(known.max()) if len(known) else math.nan


def _suggested(
    fields: list[Field], outcomes: Outcomes
) -> tuple[SuggestedModel, Separation | None, str]:
    refusal = too_few(outcomes.won)
    if refusal or not fields:
        return NOTHING, None, refusal or NO_SIGNAL.format(fields=0, auc="0.50")
    proof = prove(fields, outcomes)
    if not verdict_of(proof).helps:
        text = NO_SIGNAL.format(fields=len(fields), auc=two_decimals(proof.auc))
        return NOTHING, proof, text
    return suggest_model(fields, outcomes), proof, ""


def _most_recent(names: Objects, days: Floats) -> Ints:
    if len(names) <= MOST:
        return np.arange(len(names))
    places = np.empty(len(names), dtype=np.int64)
    places[hashed_order(names, "0")] = np.arange(len(names))
    when = np.nan_to_num(days, nan=-math.inf, neginf=-math.inf)
    return np.sort(np.lexsort((places, -when))[:MOST])


def _proposable(field: Field) -> bool:
    """Say whether a field is neither one of names, nor always the same."""
    filled = int(field.filled.sum())
    different = len(np.unique(field.values[field.filled]))
    if different <= 1 and filled == len(field.values):
        return False
    return field.kind != "text" or different <= max(FEWEST_WORDS, filled / 2)


def _headed(
    table: SheetTable, settings: Settings, today: float, outcome: str
) -> SheetTable:
    """Head the column with the outcomes Outcome, whatever it is called."""
    rows = TableReader(table, settings, today)
    column = table.find(outcome) if outcome else rows.find(Head.OUTCOME)
    if outcome and column is None:
        near = nearest(outcome, table.headings)
        raise FileError(str(message(NO_COLUMN, column=outcome).hint(near)))
    if column is None:
        telling = [n for n in range(len(table.headings)) if _tells(table, n, settings)]
        if len(telling) != 1:
            raise FileError(str(NO_OUTCOME))
        (column,) = telling
    headings = list(table.headings)
    for other in outcome_columns(headings):
        headings[other] += " (2)"
    headings[column] = Head.OUTCOME.value
    return replace(table, headings=tuple(headings))


def _tells(table: SheetTable, column: int, settings: Settings) -> bool:
    """Say whether a column holds words for won and lost, and hardly any other."""
    alone = replace(
        table,
        headings=(Head.OUTCOME.value,),
        frame=table.frame.iloc[:, [column]],
        columns=(1,),
    )
    kinds = outcome_kinds(TableReader(alone, settings, 0.0), settings, plain=False)
    clear = np.isin(kinds, (WON, LOST))
    filled = clear | (kinds == UNKNOWN)
    both = {WON, LOST} <= set(kinds[clear].tolist())
    return both and bool(clear.sum() >= TELLING * filled.sum())
