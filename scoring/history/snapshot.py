"""How things stood when last scored: criteria, settings, day and accounts."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from pandas.util import hash_pandas_object

from scoring import vocabulary
from scoring.findings import Level
from scoring.model.read_criteria import read_model
from scoring.rating.accounts import Accounts
from scoring.sheets.results import Look, ScoredColumn, ScoredSheet
from scoring.values.days import date_of, day_of
from scoring.values.table import SheetTable, heading_key
from scoring.values.text import text_key
from scoring.vocabulary import Head, ScoredHead, Setting, Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model.model import Model

    Rows = list[list[Any]]

HEADS: Final = (Head.SETTING, Head.SETTING_VALUE, *vocabulary.CRITERIA_HEADS)
_REPLACED: Final = (Setting.TODAY, Setting.CONTACT_FROM)
_DATA: Final = Sheet.ACCOUNTS.value
_AGAIN: Final = re.compile(r"(.*) \([0-9]+\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was rated last time, and by what.

    Parameters
    ----------
    model : Model
        Criteria and settings as they were.
    day : float
        The day it was rated at.
    table : SheetTable
        The accounts with their columns as they were, in ranked order.
    rows : list of list
        Criteria and settings as cells, to be compared with those of today.
    """

    model: Model
    day: float
    table: SheetTable
    rows: Rows

    @property
    def accounts(self) -> Accounts:
        """The accounts, to be rated as of then."""
        return self.seen_at(self.table, self.day)

    def seen_at(self, table: SheetTable, today: float) -> Accounts:
        """Give accounts of any table under the settings of then."""
        return Accounts(table.frame, self.model.settings, today, table.headings)


def kept_rows(tables: Mapping[Sheet, SheetTable], model: Model, today: float) -> Rows:
    """Give the settings and the criteria as cells: what `HEADS` says, row by row."""
    rows: Rows = [
        [Setting.TODAY.value, pd.Timestamp(date_of(today))],
        [Setting.CONTACT_FROM.value, model.settings.contact_from],
    ]
    said = _columns(tables.get(Sheet.SETTINGS), (Head.SETTING, Head.VALUE))
    ours = {text_key(word) for s in _REPLACED for word in vocabulary.SETTING_WORDS[s]}
    rows += [row for row in said if row[0] and text_key(str(row[0])) not in ours]
    criteria = _columns(tables.get(Sheet.CRITERIA), vocabulary.CRITERIA_HEADS)
    padding = [None] * len(vocabulary.CRITERIA_HEADS)
    return [
        *([*row, *padding] for row in rows),
        *([None, None, *row] for row in criteria),
    ]


def _columns(table: SheetTable | None, heads: tuple[Head, ...]) -> Rows:
    """Give some columns of a table, row by row; None for all that is blank."""
    if table is None:
        return []
    at = [table.find(head) for head in heads]
    columns = [
        [None] * len(table.frame) if n is None else _cells(table.frame.iloc[:, n])
        for n in at
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def _cells(series: pd.Series[Any]) -> list[Any]:
    values = series.astype(object)
    return [*values.where(series.notna(), None)]


def fingerprint(table: SheetTable) -> str:
    """Sum up the accounts in a few letters, which any change of a cell changes.

    >>> one = SheetTable.of("Accounts", [["Account", "Size"], ["Acme", 7.0]])
    >>> other = SheetTable.of("Accounts", [["Account", "Size"], ["Acme", 7.5]])
    >>> fingerprint(one) == fingerprint(one), fingerprint(one) == fingerprint(other)
    (True, False)
    """
    digest = hashlib.blake2b("\n".join(table.headings).encode(), digest_size=16)
    for number in range(table.frame.shape[1]):
        hashed = hash_pandas_object(table.frame.iloc[:, number], index=False)
        digest.update(hashed.to_numpy().tobytes())
    return f"sum {digest.hexdigest()}"


def unchanged(kept: SheetTable | None, table: SheetTable) -> bool:
    """Say whether the accounts are those of the last run, to the last cell."""
    said = [] if kept is None else _columns(kept, HEADS[:2])
    return any(name == _DATA and value == fingerprint(table) for name, value in said)


def snapshot_sheet(rows: Rows, table: SheetTable | None = None) -> ScoredSheet:
    """Describe the hidden sheet that the next run looks at.

    Parameters
    ----------
    rows : list of list
        As `kept_rows` gives them.
    table : SheetTable, optional
        The accounts; with them, the next run knows whether it must look at Scored.
    """
    if table is not None:
        padding = [None] * len(vocabulary.CRITERIA_HEADS)
        rows = [[_DATA, fingerprint(table), *padding], *rows]
    columns = tuple(
        ScoredColumn(
            head.value, pd.Series([row[n] for row in rows], dtype=object), Look.SOURCE
        )
        for n, head in enumerate(HEADS)
    )
    return ScoredSheet(columns, np.ones(len(rows), dtype=np.bool_), ())


def read_snapshot(
    tables: Mapping[Sheet, SheetTable], now: SheetTable | None = None
) -> Snapshot | None:
    """Read how things stood; None where that cannot be told any more.

    Parameters
    ----------
    tables : mapping of Sheet to SheetTable
        History criteria, and Scored unless the accounts are `unchanged`.
    now : SheetTable, optional
        The accounts rated now.
    """
    kept, scored = tables.get(Sheet.HISTORY_CRITERIA), tables.get(Sheet.SCORED)
    if kept is None:
        return None
    rows = [row for row in _columns(kept, HEADS) if row[0] != _DATA]
    model = _model(rows, date1904=kept.date1904)
    if model is None or model.settings.today is None:
        return None
    same = now is not None and unchanged(kept, now)
    table = now if same else scored and _own_columns(scored, model)
    if table is None:
        return None
    return Snapshot(model, day_of(model.settings.today), table, rows)


def _model(rows: Rows, *, date1904: bool) -> Model | None:
    said = [row[:2] for row in rows if row[0] not in {None, _DATA}]
    criteria = [row[2:] for row in rows if row[0] is None]
    settings = SheetTable.of(Sheet.SETTINGS, [vocabulary.SETTINGS_REQUIRED, *said])
    table = SheetTable.of(Sheet.CRITERIA, [vocabulary.CRITERIA_HEADS, *criteria])
    model, findings = read_model(table, replace(settings, date1904=date1904))
    wrong = any(found.level is Level.ERROR for found in findings)
    return None if wrong else model


def needed(kept: SheetTable, headings: Mapping[int, str]) -> range:
    """Name the columns of Scored that tell how things stood; none where none do.

    Parameters
    ----------
    kept : SheetTable
        History criteria.
    headings : mapping of int to str
        Those of Scored, by column.
    """
    model = _model(_columns(kept, HEADS), date1904=kept.date1904)
    places, words = list(headings), tuple(headings.values())
    own = None if model is None else _own(words, model)
    return range(places[own[0]], places[own[-1]] + 1) if own else range(1, 1)


def _own(headings: tuple[str, ...], model: Model) -> range | None:
    """Find the accounts' own columns among those of Scored."""
    keys = [heading_key(_first_named(headings, n)) for n in range(len(headings))]
    points = heading_key(f"{model.criteria[0].name} {vocabulary.POINTS_SUFFIX}")
    before = heading_key(ScoredHead.TO_RESEARCH)
    first = keys.index(before) if before in keys else len(keys)
    if points not in keys[first:]:
        return None
    # the points stand last; a column of the user's own may be headed alike
    return range(first + 1, len(keys) - 1 - keys[::-1].index(points))


def _own_columns(scored: SheetTable, model: Model) -> SheetTable | None:
    """Take the accounts' own columns out of Scored, under their own headings."""
    chosen = _own(scored.headings, model)
    if chosen is None:
        return None
    frame = scored.frame.iloc[:, list(chosen)]
    return replace(
        scored,
        headings=tuple(_first_named(scored.headings, n) for n in chosen),
        frame=frame.set_axis(range(len(chosen)), axis=1),
        columns=tuple(scored.columns[n] for n in chosen),
        formats=(),
    )


def _first_named(headings: tuple[str, ...], column: int) -> str:
    """Undo the number that a heading got because another was there already."""
    match = _AGAIN.fullmatch(headings[column])
    if match is None:
        return headings[column]
    taken = {heading_key(heading) for heading in headings[:column]}
    return match[1] if heading_key(match[1]) in taken else headings[column]
