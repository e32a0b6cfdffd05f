"""What an import does, in counts and examples, before anything is written."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from scoring.crm.merging import first_changes
from scoring.values.cell import number_text
from scoring.values.days import date_of
from scoring.vocabulary import HEAD_WORDS, OPTIONAL_REQUIRED
from scoring.xlsx.edit.cell_writer import Day


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.crm.mapping import Line
    from scoring.crm.plan import Plan

MOST_EXAMPLES: Final = 10


@dataclass(frozen=True, slots=True)
class Example:
    """A cell that changes; `old` is empty where nothing stood."""

    account: str
    heading: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Mapped:
    """A column of the export; `field` is empty if it is left out."""

    heading: str
    field: str
    new: bool
    note: str


@dataclass(frozen=True, slots=True)
class ColumnCount:
    """What happens to one column, in cells.

    Parameters
    ----------
    heading : str
        Its heading.
    new, filled, changed, left : int
        Filled in new rows; filled where nothing stood; written over what stood; and
        left as they are though the export says otherwise.
    """

    heading: str
    new: int
    filled: int
    changed: int
    left: int


@dataclass(frozen=True, slots=True)
class Report:
    """An import in counts and examples.

    Parameters
    ----------
    sheet : str
        The sheet that the rows go to.
    crm : str
        The program the export seems to come from; empty if that cannot be told.
    rows : int
        Rows of the export.
    added, changed, untouched, only_here, refused : int
        Rows that are new, that change, that are the same in both, that only the
        workbook has, and rows of the export that are not taken.
    told : dict of str to int
        By what how many rows were found among the accounts.
    mapping : tuple of Mapped
        The columns of the export.
    columns : tuple of ColumnCount
        The columns of which a cell changes, or is left.
    changes : tuple of Example
        The first cells that change.
    new : tuple of str
        The first accounts that are new.
    """

    sheet: str
    crm: str
    rows: int
    added: int
    changed: int
    untouched: int
    only_here: int
    refused: int
    told: dict[str, int]
    mapping: tuple[Mapped, ...]
    columns: tuple[ColumnCount, ...]
    changes: tuple[Example, ...]
    new: tuple[str, ...]

    def data(self) -> dict[str, Any]:
        """Give it as plain data."""
        return asdict(self)


def report(plan: Plan) -> Report:
    """Count what a plan does, and give examples of it."""
    merged, mapping = plan.merged, plan.mapping
    accounts = plan.matched.accounts
    return Report(
        sheet=plan.host.accounts.sheet if plan.host.there else str(plan.tab),
        crm=mapping.crm.value if mapping.crm else "",
        rows=len(accounts),
        added=len(merged.added),
        changed=len(merged.changed),
        untouched=merged.untouched,
        only_here=merged.only_here,
        refused=len(accounts) - len(merged.added) - len(merged.pairs[0]),
        told=dict(plan.matched.stages),
        mapping=tuple(_mapped(line) for line in mapping.lines if line.heading),
        columns=tuple(_counts(plan)),
        changes=_changes(plan),
        new=_new(plan),
    )


def _mapped(line: Line) -> Mapped:
    new = bool(line.field) and line.column is None
    why = line.reason.sentence if line.reason else ""
    return Mapped(line.heading, line.field, new, why)


def _counts(plan: Plan) -> Iterator[ColumnCount]:
    """Count for each column what happens to its cells."""
    stay = Counter(column for _, column in plan.merged.formulas_left)
    for change in plan.merged.columns:
        column = change.line.column
        new = sum(value is not None for value in change.added)
        filled = sum(not old for old in change.old)
        left = len(change.unfit) + (0 if column is None else stay[column])
        count = ColumnCount(
            change.line.field, new, filled, len(change.old) - filled, left
        )
        if any((new, filled, count.changed, left)):
            yield count


def _changes(plan: Plan) -> tuple[Example, ...]:
    accounts, name = plan.host.accounts, plan.host.books.name
    return tuple(
        Example(
            _shown(accounts.frame.iat[account, name]),
            change.line.field,
            change.old[n],
            _shown(change.new[n]),
        )
        for account, change, n in first_changes(plan.merged, MOST_EXAMPLES)
    )


def _new(plan: Plan) -> tuple[str, ...]:
    columns = [*_telling(plan)]
    named = {c.line.column: c for c in plan.merged.columns if c.line.column is not None}
    texts = [
        [_shown(value) for value in named[column].added[:MOST_EXAMPLES]]
        for column in columns
        if column in named
    ]
    return tuple(", ".join(filter(None, row)) for row in zip(*texts, strict=True))


def _telling(plan: Plan) -> Iterator[int]:
    """List the columns that say what a new row is: of an account its name."""
    yield plan.host.books.name
    for head in OPTIONAL_REQUIRED.get(plan.tab, ())[1:]:
        places = map(plan.host.accounts.find, HEAD_WORDS[head])
        yield from [place for place in places if place is not None][:1]


def _shown(value: Any) -> str:
    if isinstance(value, Day):
        return date_of(value.day).isoformat()
    if isinstance(value, float):
        return number_text(value) if value == value else ""  # noqa: PLR0124 - NaN
    return "" if value is None else str(value)
