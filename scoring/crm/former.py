"""What an import writes over, for the sheet Changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scoring.crm.headings import Kind, Role
from scoring.crm.merging import is_last
from scoring.values.days import day_of
from scoring.xlsx.edit.cell_writer import Day


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from scoring.crm.merging import ColumnChange
    from scoring.crm.plan import Plan
    from scoring.xlsx.edit.cell_writer import Value


class Former(NamedTuple):
    """A row of the sheet Changes, in the order of its headings."""

    date: Day
    account: str
    field: str
    before: Value
    after: Value


def former_values(plan: Plan, today: dt.date) -> Iterator[Former]:
    """Give what a plan writes over, in the order of the columns.

    A new name is always among it, for by it what other files call the account is
    found; the rest is where the setting *Keep changes* asks for it. Record numbers and
    dates of something last, which move on all the time, are no signal.

    Parameters
    ----------
    plan : Plan
        The import.
    today : datetime.date
        The day of it.
    """
    day, host = Day(day_of(today)), plan.host
    names = host.accounts.frame.iloc[:, host.books.name]
    new_names = {
        rename.account: rename.new for rename in plan.renames.all if not rename.why
    }
    for change in plan.merged.columns:
        if not _counts(change, keep=host.settings.keep_changes):
            continue
        for account, old, new in zip(
            change.accounts.tolist(), change.old, change.new, strict=True
        ):
            if old:
                name = new_names.get(account, str(names.iat[account]))
                yield Former(
                    day,
                    name,
                    change.line.field,
                    _before(plan, change, account, old),
                    new,
                )


def _counts(change: ColumnChange, *, keep: bool) -> bool:
    """Say whether a column's former values are kept."""
    line = change.line
    if line.role is Role.NAME:
        return True
    return keep and line.role is not Role.RECORD and not is_last(line)


def _before(plan: Plan, change: ColumnChange, account: int, old: str) -> Value:
    """Give what stood there as what it was: a number stays a number."""
    cells = plan.own_reader.cells(change.line.column or 0)
    if not cells.real[account]:
        return old
    number, day = float(cells.numbers[account]), float(cells.days[account])
    if change.kind is Kind.DATE and day == day:  # noqa: PLR0124 - NaN
        return Day(day)
    return number if number == number else old  # noqa: PLR0124 - NaN
