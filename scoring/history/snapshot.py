"""How things stood when last scored: criteria, settings, day and accounts."""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from pandas.util import hash_pandas_object

from scoring import vocabulary
from scoring.findings import Level
from scoring.history.earlier_form import own_in_settings
from scoring.model.read_criteria import read_model
from scoring.rating.accounts import Accounts
from scoring.sheets.results import Look, ScoredColumn, ScoredSheet
from scoring.values.cell import read_cell
from scoring.values.days import date_of
from scoring.values.table import SheetTable, heading_key
from scoring.values.text import text_key
from scoring.vocabulary import Head, ScoredHead, Setting, Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model.model import Model

    Rows = tuple[tuple[Any, ...], ...]

OWN: Final = (Head.DATE, Head.CONTACT_FROM, Head.FINGERPRINT)
COPIED: Final = (Head.SETTING, Head.SETTING_VALUE, *vocabulary.CRITERIA_HEADS)
_REPLACED: Final = (Setting.TODAY, Setting.CONTACT_FROM)
_AGAIN: Final = re.compile(r"(.*) \([0-9]+\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Basis:
    """What accounts are rated by, as History criteria keeps it.

    Parameters
    ----------
    day : float
        The day they are rated at.
    contact_from : float
        Least rating of a contact, whoever said it.
    settings : tuple of rows
        Setting and value as the user wrote them, but for Today and Contact from.
    criteria : tuple of rows
        Criteria as the user wrote them, by `CRITERIA_HEADS`.
    fingerprint : str
        That of the accounts; empty where it is not known.
    """

    day: float
    contact_from: float
    settings: Rows
    criteria: Rows
    fingerprint: str = ""

    def same_criteria(self, other: Basis) -> bool:
        """Say whether settings and criteria are those of another, to the last cell."""
        return replace(self, day=0.0, fingerprint="") == replace(
            other, day=0.0, fingerprint=""
        )

    def model(self, *, date1904: bool) -> Model | None:
        """Read the criteria and settings again; None where they are not fit any more."""
        said = ((Setting.CONTACT_FROM.value, self.contact_from), *self.settings)
        settings = SheetTable.of(Sheet.SETTINGS, [vocabulary.SETTINGS_REQUIRED, *said])
        criteria = [vocabulary.CRITERIA_HEADS, *self.criteria]
        table = SheetTable.of(Sheet.CRITERIA, criteria)
        model, findings = read_model(table, replace(settings, date1904=date1904))
        wrong = any(found.level is Level.ERROR for found in findings)
        return None if wrong else model


def basis_of(
    tables: Mapping[Sheet, SheetTable],
    model: Model,
    today: float,
    table: SheetTable | None = None,
) -> Basis:
    """Say what accounts are rated by.

    Parameters
    ----------
    tables : mapping of Sheet to SheetTable
        Criteria and Settings.
    model : Model
        What was made of them.
    today : float
        Day of the run.
    table : SheetTable, optional
        The accounts; with them, the next run knows whether it must look at Scored.
    """
    said = _columns(tables.get(Sheet.SETTINGS), (Head.SETTING, Head.VALUE))
    ours = {text_key(word) for s in _REPLACED for word in vocabulary.SETTING_WORDS[s]}
    return Basis(
        today,
        model.settings.contact_from,
        tuple(row for row in said if row[0] and text_key(str(row[0])) not in ours),
        _columns(tables.get(Sheet.CRITERIA), vocabulary.CRITERIA_HEADS),
        "" if table is None else fingerprint(table),
    )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was rated last time, and by what.

    Parameters
    ----------
    model : Model
        Criteria and settings as they were.
    basis : Basis
        The same as cells, to be compared with those of today.
    table : SheetTable
        The accounts with their columns as they were, in ranked order.
    """

    model: Model
    basis: Basis
    table: SheetTable

    @property
    def day(self) -> float:
        """The day they were rated at."""
        return self.basis.day

    @property
    def accounts(self) -> Accounts:
        """The accounts, to be rated as of then."""
        return self.seen_at(self.table, self.day)

    def seen_at(self, table: SheetTable, today: float) -> Accounts:
        """Give accounts of any table under the settings of then."""
        return Accounts(table.frame, self.model.settings, today, table.headings)


def _columns(table: SheetTable | None, heads: tuple[Head, ...]) -> Rows:
    """Give some columns of a table, row by row; None for all that is blank."""
    if table is None:
        return ()
    at = [table.find(head) for head in heads]
    columns = [
        [None] * len(table.frame) if n is None else _cells(table.frame.iloc[:, n])
        for n in at
    ]
    return tuple(zip(*columns, strict=True))


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
    return digest.hexdigest()


def unchanged(sheet: SheetTable | None, table: SheetTable) -> bool:
    """Say whether the accounts are those of the last run, to the last cell."""
    basis = None if sheet is None else read_basis(sheet)
    return basis is not None and basis.fingerprint == fingerprint(table)


def basis_sheet(basis: Basis) -> ScoredSheet:
    """Describe the hidden sheet History criteria, which the next run looks at."""
    day = pd.Timestamp(date_of(basis.day))
    own = (day, basis.contact_from, basis.fingerprint or None)
    blank = (None,) * len(OWN)
    no_criteria = (None,) * len(vocabulary.CRITERIA_HEADS)
    rows = [
        (*own, None, None, *no_criteria),
        *((*blank, *row, *no_criteria) for row in basis.settings),
        *((*blank, None, None, *row) for row in basis.criteria),
    ]
    columns = tuple(
        ScoredColumn(
            head.value, pd.Series([row[n] for row in rows], dtype=object), Look.SOURCE
        )
        for n, head in enumerate((*OWN, *COPIED))
    )
    return ScoredSheet(columns, np.ones(len(rows), dtype=np.bool_), ())


def read_basis(sheet: SheetTable) -> Basis | None:
    """Read History criteria; None where it does not say the day or the bound."""
    rows = _columns(sheet, COPIED)
    settings = tuple(row[:2] for row in rows if row[0] is not None)
    criteria = tuple(row[2:] for row in rows if any(c is not None for c in row[2:]))
    if any(sheet.find(head) is None for head in OWN):
        own, settings = own_in_settings(settings)
    else:
        own = next(iter(_columns(sheet, OWN)), (None,) * len(OWN))
    day, contact_from = read_cell(own[0]).day, read_cell(own[1]).number
    if math.isnan(day) or math.isnan(contact_from):
        return None
    return Basis(day, contact_from, settings, criteria, str(own[2] or ""))


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
    sheet, scored = tables.get(Sheet.HISTORY_CRITERIA), tables.get(Sheet.SCORED)
    basis = None if sheet is None else read_basis(sheet)
    if sheet is None or basis is None:
        return None
    model = basis.model(date1904=sheet.date1904)
    if model is None:
        return None
    same = now is not None and unchanged(sheet, now)
    table = now if same else scored and _own_columns(scored, model)
    return None if table is None else Snapshot(model, basis, table)


def needed(sheet: SheetTable, headings: Mapping[int, str]) -> range:
    """Name the columns of Scored that tell how things stood; none where none do.

    Parameters
    ----------
    sheet : SheetTable
        History criteria.
    headings : mapping of int to str
        Those of Scored, by column.
    """
    basis = read_basis(sheet)
    model = None if basis is None else basis.model(date1904=sheet.date1904)
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
