"""What accounts were rated by last time, as the sheet History criteria keeps it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scoring import vocabulary
from scoring.findings import Level
from scoring.history.earlier_form import own_in_settings
from scoring.history.fingerprint import fingerprint
from scoring.model.read_criteria import read_model
from scoring.reading.locate import heading
from scoring.sheets.results import Look, ScoredColumn, ScoredSheet
from scoring.sheets.scored import ShownAs
from scoring.values.cell import read_cell
from scoring.values.days import date_of
from scoring.values.table import SheetTable
from scoring.values.text import text_key
from scoring.vocabulary import Head, Setting, Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model.model import Model

    Rows = tuple[tuple[Any, ...], ...]

OWN: Final = (Head.DATE, Head.CONTACT_FROM, Head.FINGERPRINT)
ACCOUNTS: Final = (
    Head.ACCOUNTS_COLUMN,
    Head.ACCOUNTS_HEADING,
    Head.ACCOUNTS_SHOWN,
)
ROWS: Final = (Head.ROW_DIGESTS,)
SETTINGS: Final = (Head.SETTING, Head.SETTING_VALUE)
_REPLACED: Final = (Setting.TODAY, Setting.CONTACT_FROM)


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
    headings : tuple of str
        Those of the accounts' columns, in their order; empty where they are not known.
    shown : tuple of int
        Where each of them stands on Scored, by `ShownAs`.
    rows : tuple of str
        The digests of the accounts, in the order of Scored, see
        `scoring.history.row_digests`; none where they are not known.
    """

    day: float
    contact_from: float
    settings: Rows
    criteria: Rows
    fingerprint: str = ""
    headings: tuple[str, ...] = ()
    shown: tuple[int, ...] = ()
    rows: tuple[str, ...] = ()

    def same_criteria(self, other: Basis) -> bool:
        """Say whether settings and criteria are those of another, to the last cell."""
        mine = (self.contact_from, self.settings, self.criteria)
        return mine == (other.contact_from, other.settings, other.criteria)

    def model(self, *, date1904: bool) -> Model | None:
        """Read the criteria and settings again; None where they are not fit any more."""
        rows = ((Setting.CONTACT_FROM.value, self.contact_from), *self.settings)
        settings = SheetTable.of(Sheet.SETTINGS, [vocabulary.SETTINGS_REQUIRED, *rows])
        criteria = [vocabulary.CRITERIA_HEADS, *self.criteria]
        table = SheetTable.of(Sheet.CRITERIA, criteria)
        model, findings = read_model(table, replace(settings, date1904=date1904))
        wrong = any(finding.level is Level.ERROR for finding in findings)
        return None if wrong else model


def basis_of(
    tables: Mapping[Sheet, SheetTable],
    model: Model,
    today: float,
    table: SheetTable | None = None,
    shown: tuple[int, ...] = (),
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
    shown : tuple of int
        Where on Scored their columns stand, by `ShownAs`.
    """
    rows = _columns(tables.get(Sheet.SETTINGS), (Head.SETTING, Head.VALUE))
    ours = {text_key(word) for s in _REPLACED for word in vocabulary.SETTING_WORDS[s]}
    return Basis(
        today,
        model.settings.contact_from,
        tuple(row for row in rows if row[0] and text_key(str(row[0])) not in ours),
        _columns(tables.get(Sheet.CRITERIA), vocabulary.CRITERIA_HEADS),
        "" if table is None else fingerprint(table),
        () if table is None else table.headings,
        () if table is None else shown or (ShownAs.OWN,) * len(table.headings),
    )


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
    cells = zip(series.tolist(), series.isna().tolist(), strict=True)
    return [None if blank else value for value, blank in cells]


def unchanged(sheet: SheetTable | None, table: SheetTable) -> bool:
    """Say whether the accounts are those of the last run, to the last cell."""
    basis = None if sheet is None else read_basis(sheet)
    return basis is not None and basis.fingerprint == fingerprint(table)


def basis_sheet(basis: Basis) -> ScoredSheet:
    """Describe the hidden sheet History criteria, which the next run looks at."""
    day = pd.Timestamp(date_of(basis.day))
    own = (day, basis.contact_from, basis.fingerprint or None)
    headings = (heading or None for heading in basis.headings)
    shown_as = map(int, basis.shown)
    columns = zip(count(1), headings, shown_as, strict=False)
    parts: tuple[tuple[tuple[Head, ...], Rows], ...] = (
        (OWN, (own,)),
        (ACCOUNTS, tuple(columns)),
        (ROWS, tuple((cell,) for cell in basis.rows)),
        (SETTINGS, basis.settings),
        (vocabulary.CRITERIA_HEADS, basis.criteria),
    )
    rows = sum(len(part) for _, part in parts)
    shown: list[ScoredColumn] = []
    start = 0
    for heads, part in parts:
        for n, head in enumerate(heads):
            cells: list[Any] = [None] * rows
            cells[start : start + len(part)] = [row[n] for row in part]
            series = pd.Series(cells, dtype=object)
            shown.append(ScoredColumn(str(head), series, Look.SOURCE))
        start += len(part)
    return ScoredSheet(tuple(shown), np.ones(rows, dtype=np.bool_), ())


def read_basis(sheet: SheetTable) -> Basis | None:
    """Read History criteria; None where it does not say the day or the bound."""
    return sheet.remember("basis", lambda: _read(sheet))


def _read(sheet: SheetTable) -> Basis | None:
    settings = tuple(r for r in _columns(sheet, SETTINGS) if r[0] is not None)
    copied = _columns(sheet, vocabulary.CRITERIA_HEADS)
    criteria = tuple(row for row in copied if any(cell is not None for cell in row))
    if any(sheet.find(head) is None for head in OWN):
        own, settings = own_in_settings(settings)
    else:
        own = next(iter(_columns(sheet, OWN)), (None,) * len(OWN))
    day, contact_from = read_cell(own[0]).day, read_cell(own[1]).number
    if math.isnan(day) or math.isnan(contact_from):
        return None
    columns = [row for row in _columns(sheet, ACCOUNTS) if row[0] is not None]
    headings = tuple("" if row[1] is None else heading(row[1]) for row in columns)
    shown = tuple(ShownAs.OWN if row[2] is None else int(row[2]) for row in columns)
    print_ = str(own[2] or "")
    rows = tuple(str(row[0]) for row in _columns(sheet, ROWS) if row[0] is not None)
    return Basis(day, contact_from, settings, criteria, print_, headings, shown, rows)
