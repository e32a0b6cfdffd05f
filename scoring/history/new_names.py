"""What an earlier Score left, under the names that accounts have now.

The rows of History may lie in another file than the accounts, so that an import that
gives an account a new name cannot write it there. The sheet Changes says what each was
called, until when.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from scoring.tables.reader import TableReader
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import HEAD_WORDS, Head, Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.model.model import Settings
    from scoring.values.table import SheetTable

    Names = list[tuple[float, str, str]]

NAMING: Final = frozenset({Sheet.HISTORY, Sheet.SCORED})


def under_new_names(
    last: Mapping[Sheet, SheetTable],
    changes: SheetTable | None,
    accounts: SheetTable,
    settings: Settings,
) -> Mapping[Sheet, SheetTable]:
    """Give the tables of an earlier Score with the names that accounts have now.

    Parameters
    ----------
    last : mapping of Sheet to SheetTable
        What it left: History, and Scored.
    changes : SheetTable, optional
        The sheet Changes.
    accounts : SheetTable
        The accounts.
    settings : Settings
        How cells are read.
    """
    names = [] if changes is None else _new_names(changes, accounts, settings)
    if not names:
        return last
    return {
        sheet: _renamed(table, names, settings) if sheet in NAMING else table
        for sheet, table in last.items()
    }


def _new_names(changes: SheetTable, accounts: SheetTable, settings: Settings) -> Names:
    """List day, former key and new name of each change of a name, the earliest first."""
    rows = TableReader(changes, settings, 0.0)
    column = TableReader(accounts, settings, 0.0).rows.name_column
    heading = heading_key(accounts.headings[column])
    after = rows.find(Head.AFTER)
    fields, days = rows.words(Head.CHANGED_FIELD), rows.days(Head.DATE).values
    keys = [*map(heading_key, fields.keys.to_pylist())]
    if after is None or heading not in keys:
        return []
    renames = np.flatnonzero((fields.codes == keys.index(heading)) & ~np.isnan(days))
    names = [
        (
            float(days[row]),
            text_key(_text(rows, row, Head.BEFORE)),
            _text(rows, row, Head.AFTER),
        )
        for row in renames.tolist()
    ]
    return sorted(name for name in names if name[1] and name[2])


def _text(rows: TableReader, row: int, head: Head) -> str:
    return str(rows.cell(row, head).value or "")


def _renamed(table: SheetTable, names: Names, settings: Settings) -> SheetTable:
    """Give rows up to the day of a new name that name."""
    columns = (table.find(word) for word in HEAD_WORDS[Head.ACCOUNT])
    column = next((column for column in columns if column is not None), None)
    if column is None:
        return table
    series: Any = table.frame.iloc[:, column]
    days = TableReader(table, settings, 0.0).days(Head.DATE).values
    texts = series.to_numpy(dtype=object, copy=True)
    former = {key for _, key, _ in names}
    keys = {text: text_key(str(text)) for text in set(series.dropna())}
    for row in [n for n, text in enumerate(texts) if keys.get(text) in former]:
        texts[row] = _now(texts[row], days[row], names)
    frame = table.frame.copy()
    frame.isetitem(column, texts)
    return replace(table, frame=frame)


def _now(text: str, day: float, names: Names) -> str:
    for until, key, new in names:
        # Scored has no days: it is of the last time, before any name that came since
        if key == text_key(text) and not day > until:
            text = new
    return text
