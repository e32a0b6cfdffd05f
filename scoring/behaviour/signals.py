"""Signals: what each kind of activity is worth, and how fast that fades."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.language import phrase
from scoring.model.unclear_cells import unclear_number
from scoring.tables.reader import MOST
from scoring.values.cell import cell_key, cell_text
from scoring.values.suggest import nearest_of
from scoring.values.table import heading_key
from scoring.vocabulary import HEAD_WORDS, Head


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.findings import Finding
    from scoring.tables.reader import TableReader
    from scoring.values.cell import Cell

HEADS = (
    *(Head.ACTIVITY, Head.POINTS, Head.HALF_LIFE, Head.MOST, Head.GROUP),
    *(Head.EXPIRES, Head.ONCE_PER, Head.NOTE),
)


TWICE = phrase("'{signal}' stands twice, first in {place}; keep one of the rows")
UNFIT = phrase("{heading} of '{signal}' cannot be '{value}', it takes {wanted}")
MISSING = phrase("{heading} of '{signal}' is missing, it takes {wanted}")


@dataclass(frozen=True, slots=True)
class Signal:
    """One kind of activity.

    Parameters
    ----------
    name, key : str
        As the user wrote it, and in the form in which it is compared.
    points : float
        What one such activity is worth on its day; may be negative.
    half_life : float
        Days in which it loses half of that; infinite if it never fades.
    most : float
        How many points the kind gives an account at most, or takes away.
    group : str
        Empty for none.
    place : str
        Cell of its name.
    expires : float
        Days after which it gives nothing; infinite for never.
    once_per : str
        ``contact``, ``day`` or a heading of Activities, as written: for each value
        only the latest gives points. Empty where every one does.
    """

    name: str
    key: str
    points: float
    half_life: float = math.inf
    most: float = math.inf
    group: str = ""
    place: str = ""
    expires: float = math.inf
    once_per: str = ""


def read_signals(rows: TableReader) -> tuple[tuple[Signal, ...], list[Finding]]:
    """Read Signals to the end, whatever is wrong with it.

    Returns
    -------
    tuple of (tuple of Signal, list of Finding)
        In the order of the sheet. A cell that does not fit is a finding of level
        error, and has its default.
    """
    findings = [*rows.doubled(HEADS), *_unknown_headings(rows)]
    by_key: dict[str, Signal] = {}
    groups: dict[str, str] = {}
    for row in range(len(rows)):
        named = rows.cell(row, Head.ACTIVITY)
        if named.kind == "blank":
            findings += _nameless(rows, row)
            continue
        signal, faults = _signal(rows, row, named, groups)
        findings += faults
        if signal.key in by_key:
            first = by_key[signal.key].place
            sentence = message(TWICE, signal=signal.name, place=first)
            findings.append(finding("B104", signal.place, sentence, found=signal.name))
        by_key.setdefault(signal.key, signal)
    return tuple(by_key.values()), findings


def _unknown_headings(rows: TableReader) -> Iterator[Finding]:
    """Report headings that mean nothing here (B215)."""
    known = {heading_key(word) for head in HEADS for word in HEAD_WORDS[head]}
    for column, heading in enumerate(rows.table.headings):
        if heading and heading_key(heading) not in known:
            words = phrase("'{heading}' is no heading of {sheet}, so it says nothing")
            near = nearest_of(heading, HEADS)
            sentence = message(words, heading=heading, sheet=rows.table.sheet).hint(
                near
            )
            place = rows.table.heading_cell(column)
            yield finding("B215", place, sentence, found=heading)


def _nameless(rows: TableReader, row: int) -> Iterator[Finding]:
    if rows.cell(row, Head.POINTS).kind != "blank":
        text = phrase("these points are for no activity: name it")
        yield finding("B105", rows.place(row, Head.ACTIVITY), text)


def _signal(
    rows: TableReader, row: int, named: Cell, groups: dict[str, str]
) -> tuple[Signal, list[Finding]]:
    name, group = cell_text(named), cell_text(rows.cell(row, Head.GROUP))
    group = " ".join(group.split())
    signal = Signal(
        name=" ".join(name.split()),
        key=cell_key(named),
        points=rows.cell(row, Head.POINTS).number,
        half_life=_or_endless(rows.cell(row, Head.HALF_LIFE)),
        most=_or_endless(rows.cell(row, Head.MOST)),
        group=groups.setdefault(cell_key(rows.cell(row, Head.GROUP)), group),
        place=rows.place(row, Head.ACTIVITY),
        expires=_or_endless(rows.cell(row, Head.EXPIRES)),
        once_per=" ".join(cell_text(rows.cell(row, Head.ONCE_PER)).split()),
    )
    return signal, [*_faults(rows, row, signal), *_notes(rows, row)]


def _notes(rows: TableReader, row: int) -> Iterator[Finding]:
    """Say how numbers were read that alone do not tell their decimal sign."""
    for head in (Head.POINTS, Head.HALF_LIFE, Head.MOST, Head.EXPIRES):
        cell, place = rows.cell(row, head), rows.place(row, head)
        yield from unclear_number(cell, rows.settings, place)


def _or_endless(cell: Cell) -> float:
    return math.inf if cell.kind == "blank" else cell.number


def _faults(rows: TableReader, row: int, signal: Signal) -> Iterator[Finding]:
    wanted = (
        ("B101", Head.POINTS, abs(signal.points) <= MOST, "a number"),
        (
            "B102",
            Head.HALF_LIFE,
            signal.half_life > 0,
            phrase("days, more than 0, or empty"),
        ),
        ("B103", Head.MOST, signal.most >= 0, phrase("points, 0 or more, or empty")),
        (
            "B107",
            Head.EXPIRES,
            signal.expires >= 0,
            phrase("days, 0 or more, or empty"),
        ),
    )
    for code, head, fits, expected in wanted:
        if not fits:
            text = rows.quotation(row, head)
            sentence = message(
                UNFIT if text else MISSING,
                heading=head,
                signal=signal.name,
                value=text,
                wanted=expected,
            )
            place = rows.place(row, head)
            yield finding(code, place, sentence, expected=expected, found=text)
