"""Kinds of activity that give points once per contact, day or other value."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.tables.keys import keyed
from scoring.values.suggest import nearest
from scoring.values.table import heading_key
from scoring.vocabulary import ONCE_PER_CONTACT, ONCE_PER_DAY, Head


if TYPE_CHECKING:
    from numpy.typing import NDArray

    from scoring.behaviour.signals import Signal
    from scoring.findings import Finding
    from scoring.tables.reader import TableReader

    Floats = NDArray[np.float64]
    Integers = NDArray[np.int64]
    Bools = NDArray[np.bool_]


class Noted(NamedTuple):
    """The n rows of Activities, as far as it matters here.

    Parameters
    ----------
    owners, kinds, moments : ndarray of int, shape (n,)
        Whose each is, which signal, and when in microseconds.
    fit : ndarray of bool, shape (n,)
        Which of them count at all.
    counts : ndarray of float, shape (n,)
        How often each happened.
    """

    owners: Integers
    kinds: Integers
    moments: Integers
    fit: Bools
    counts: Floats


def earn_once(
    rows: TableReader, signals: tuple[Signal, ...], noted: Noted
) -> tuple[Floats, list[Finding]]:
    """Say how often each activity gives points.

    Parameters
    ----------
    rows : TableReader
        The table Activities.
    signals : tuple of Signal
        The kinds.
    noted : Noted
        Its rows.

    Returns
    -------
    ndarray of float, shape (n,)
        Its count; of those that count once, 1 for the latest and 0 for the others.
    list of Finding
        The signals whose *Once per* is no heading (B214).
    """
    earning, findings = noted.counts.copy(), []
    for number, signal in enumerate(signals):
        if not signal.once_per:
            continue
        values = _values(rows, signal.once_per, noted)
        if values is None:
            findings.append(_missing_heading(rows, signal))
            continue
        of_kind = np.flatnonzero(noted.fit & (noted.kinds == number))
        earning[of_kind] = _latest(noted, values, of_kind)
    return earning, findings


def _values(rows: TableReader, per: str, noted: Noted) -> Integers | None:
    """Give numbers to the values that a kind counts once for; None without such."""
    key = heading_key(per)
    if key in ONCE_PER_DAY:
        days: Integers = noted.moments // 86_400_000_000
        return days
    if key in ONCE_PER_CONTACT:
        return rows.words(Head.CONTACT).codes
    column = rows.rows.index.get(key)
    if column is None:
        return None
    return keyed(rows.table.frame.iloc[:, column], rows.blank_keys).codes


def _latest(noted: Noted, values: Integers, of_kind: Integers) -> Floats:
    """Mark the latest of each account and value."""
    order = np.argsort(-noted.moments[of_kind], kind="stable")
    pairs = pd.DataFrame({0: noted.owners[of_kind], 1: values[of_kind]}).iloc[order]
    latest = np.empty(len(of_kind))
    latest[order] = ~pairs.duplicated().to_numpy()
    return latest


def _missing_heading(rows: TableReader, signal: Signal) -> Finding:
    known = [*ONCE_PER_CONTACT, *ONCE_PER_DAY, *filter(None, rows.table.headings)]
    sentence = message(
        "'{signal}' counts once per '{heading}', which is no heading of {sheet}, so "
        "each one counts",
        signal=signal.name,
        heading=signal.once_per,
        sheet=rows.table.sheet,
    ).hint(nearest(signal.once_per, known))
    return finding("B214", signal.place, sentence, found=signal.once_per)
