"""Which person, deal or activity of an export is which row of its sheet.

By the program's own number where both have one; else by what makes a row what it is:
account and contact; account, date and amount; account, date, activity and contact. Of
several that are the same in all that, the first is the first, and so on, such that the
same export twice doubles nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scoring.crm.headings import Role
from scoring.crm.matching import NEW, Matched, text_keys
from scoring.crm.record_fields import Subject
from scoring.vocabulary import Head


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Bools, Floats, Ints, Objects
    from scoring.crm.comparable import Reader
    from scoring.crm.record_rows import Records
    from scoring.tables.reader import TableReader

BY_DAY: Final = (Head.DATE, Head.ACTIVITY, Head.CONTACT)
STAGES: Final[dict[Subject, tuple[tuple[str, tuple[Head, ...], bool], ...]]] = {
    Subject.CONTACTS: (("account and contact", (Head.CONTACT,), False),),
    Subject.DEALS: (("account, date and amount", (Head.DATE, Head.AMOUNT), False),),
    Subject.ACTIVITIES: (
        ("account, moment, activity and contact", BY_DAY, True),
        ("account, day, activity and contact", BY_DAY, False),
    ),
}
"""What is the same, by what columns beside the account, and whether to the second."""


def match_records(
    subject: Subject,
    records: Records,
    own: TableReader,
    readers: tuple[Reader, Reader],
) -> Matched:
    """Match the rows of an export with those of their sheet.

    Parameters
    ----------
    subject : Subject
        What they are.
    records : Records
        The rows of the export.
    own : TableReader
        The sheet.
    readers : tuple of (Reader, Reader)
        Both, as an import compares their cells.
    """
    rows = _Rows(len(records.owners), len(own))
    owners = records.owners, records.roster.find(own)
    numbers = _numbers(records, readers)
    counts = {}
    if numbers is not None:
        rows.apart = numbers[0] != "", numbers[1] != ""
        counts["record"] = rows.pair(_codes([numbers]), rows.apart, same_record=True)
    known = owners[0] >= 0, owners[1] >= 0
    for name, heads, exact in STAGES[subject]:
        columns = [
            (_column(records.reader, head, exact), _column(own, head, exact))
            for head in heads
        ]
        counts[name] = rows.pair(_codes([owners, *columns]), known)
    none = np.full(len(rows.accounts), -1, dtype=np.int64)
    stages = tuple((name, count) for name, count in counts.items() if count)
    return Matched(rows.accounts, none, none, stages, ())


class _Rows:
    """The rows of an export while they are being matched."""

    def __init__(self, count: int, own: int) -> None:
        self.accounts = np.full(count, NEW, dtype=np.int64)
        self.free = np.ones(own, dtype=np.bool_)
        self.apart: tuple[Bools, Bools] = (
            np.zeros(count, dtype=np.bool_),
            np.zeros(own, dtype=np.bool_),
        )

    def pair(
        self,
        codes: tuple[Ints, Ints],
        known: tuple[Bools, Bools],
        *,
        same_record: bool = False,
    ) -> int:
        """Pair the first row of each code with the first of the sheet, and so on."""
        mine = np.flatnonzero((self.accounts == NEW) & known[0])
        theirs = np.flatnonzero(self.free & known[1])
        left = _numbered(codes[0][mine], "row", mine)
        right = _numbered(codes[1][theirs], "own", theirs)
        pairs = left.merge(right, on=["code", "which"])
        row, own = pairs["row"].to_numpy(), pairs["own"].to_numpy()
        if not same_record:
            # two numbers are two records, whatever else is the same
            sure = ~(self.apart[0][row] & self.apart[1][own])
            row, own = row[sure], own[sure]
        self.accounts[row] = own
        self.free[own] = False
        return len(row)


def _numbered(codes: Ints, name: str, rows: Ints) -> pd.DataFrame:
    """Give each row of a code its number."""
    frame = pd.DataFrame({"code": codes, name: rows})
    frame["which"] = frame.groupby("code").cumcount()
    return frame


def _column(reader: TableReader, head: Head, exact: bool) -> Ints | Floats | Objects:  # noqa: FBT001 - of the table above
    """Read a column as what can be compared."""
    if head is Head.AMOUNT:
        return reader.numbers(head).values
    if head is Head.DATE:
        return reader.moments(head) if exact else reader.days(head).values
    words = reader.words(head)
    keys = np.array([*words.keys.to_pylist(), ""], dtype=object)
    return np.asarray(keys[words.codes], dtype=object)


def _codes(columns: Sequence[tuple[Any, Any]]) -> tuple[Ints, Ints]:
    """Give one number to rows, of either side, that are the same in all columns."""
    size = len(columns[0][0])
    both = [pd.factorize(np.concatenate(pair))[0] for pair in columns]
    frame = pd.DataFrame(dict(enumerate(both)))
    groups = frame.groupby(list(frame.columns), sort=False).ngroup()
    numbers = np.asarray(groups, dtype=np.int64)
    return numbers[:size], numbers[size:]


def _numbers(
    records: Records, readers: tuple[Reader, Reader]
) -> tuple[Objects, Objects] | None:
    """Give the program's own numbers on both sides, if both have a column of them."""
    line = records.mapping.of(Role.RECORD)
    if line is None or line.column is None:
        return None
    export, own = readers
    return text_keys(export.cells(line.number)), text_keys(own.cells(line.column))
