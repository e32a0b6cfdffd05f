"""Changes once more, row by row: how far a field is from what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reference.sheets import Accounts, Reader, Sheet
from tests.reference.texts import text_key


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from tests.reference.cells import Cell


def change_field(
    tables: dict[str, Sheet], heading: str, window: int, today: dt.date
) -> list[object]:
    """``Change of X in the last N days`` for each row of Accounts."""
    accounts = Accounts(tables["Accounts"], today)
    reader = Reader(tables["Changes"], today)
    fields: list[object] = []
    for row, who in zip(tables["Accounts"].rows, accounts.rows, strict=True):
        now = accounts.reader.cell(row, heading)
        lately = [
            (date.day, change)
            for change in tables["Changes"].rows
            if who is not None and accounts.find(change, reader) == who
            if (field := reader.cell(change, "Field")) is not None
            if text_key(field.text) == text_key(heading)
            if (date := reader.cell(change, "Date")) is not None and date.day
            if 0 <= (today - date.day).days <= window
        ]
        if not lately:
            fields.append(_unchanged(now))
            continue
        first = min(lately, key=lambda pair: pair[0])[1]
        fields.append(_compared(reader.cell(first, "Before"), now))
    return fields


def _unchanged(now: Cell | None) -> object:
    if now is None:
        return None
    return "No" if now.number is None else 0.0


def _compared(before: Cell | None, now: Cell | None) -> object:
    if before is not None and now is not None:
        old, new = before.number, now.number
        if old is not None and new is not None:
            if old == new:
                return 0.0
            return None if old == 0 else float((new - old) / abs(old))
    keys: Sequence[str] = [cell.key if cell else "" for cell in (before, now)]
    return "No" if keys[0] == keys[1] else "Yes"
