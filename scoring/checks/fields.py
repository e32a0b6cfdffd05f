"""What is looked at when it is asked whether every field of a model has a column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.checks.derived_sheets import is_open, sheets_lacking
from scoring.model.derived_fields import base_column
from scoring.values.suggest import nearest
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scoring.findings import Message
    from scoring.model.model import Model
    from scoring.rating.accounts import Accounts
    from scoring.values.table import SheetTable


@dataclass(frozen=True, slots=True)
class Fields:
    """A model beside the columns that there are.

    Parameters
    ----------
    model : Model
        Its criteria name account fields; those with weight 0 are left alone.
    accounts : Accounts
        Their headings matter, not their cells.
    table : SheetTable or None
        Where they stand.
    there : mapping of Sheet to bool, or None
        The sheets that there are, and whether each is used; with None nothing is
        said of sheets that fields come from.
    """

    model: Model
    accounts: Accounts
    table: SheetTable | None
    there: Mapping[Sheet, bool] | None

    @property
    def sheet(self) -> str:
        """The name of the sheet with the columns."""
        return self.table.sheet if self.table is not None else Sheet.ACCOUNTS.value

    def nearest(self, field: str) -> str | None:
        """Find the field that is probably meant, a derived one by its column."""
        headings = [heading for heading in self.accounts.headings if heading]
        near, column = nearest(field, headings), base_column(field)
        if near is not None or column is None:
            return near
        meant = nearest(column, headings)
        start = " ".join(field.split())[: -len(column)]
        return None if meant is None else f"{start}{meant}"


def lacking(
    field: str, headings: Iterable[str], there: Mapping[Sheet, bool] | None
) -> Message | None:
    """Say which sheets a field comes from that are not there; None for no such field.

    A column that is named nearly the same is more likely meant than an activity.
    """
    column = base_column(field) or field
    if there is None:
        return None
    near = nearest(column, filter(None, headings)) if is_open(column) else None
    return sheets_lacking(column, there) if near is None else None
