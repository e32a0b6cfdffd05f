"""All accounts to contact, the best first, as one table for a narrow paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scoring.phrases import SummaryWord
from scoring.sheets.results import Look
from scoring.sheets.sections import Column, Table
from scoring.values.table import find_heading
from scoring.vocabulary import ScoredHead


if TYPE_CHECKING:
    from scoring.sheets.results import ScoredColumn, ScoredSheet
    from scoring.sheets.sections import Kind

SHOWN: Final[dict[str, Kind]] = {
    ScoredHead.RANK: "count",
    ScoredHead.ACCOUNT: "account",
    ScoredHead.RATING: "bar",
    ScoredHead.TIER: "short",
    ScoredHead.SELLER: "text",
    ScoredHead.WHY: "sentence",
}
"""What is shown of a contact, as far as Scored has it, and what it is."""


def contact_list(sheet: ScoredSheet) -> Table:
    """Describe the contacts.

    Parameters
    ----------
    sheet : ScoredSheet
        The ranked accounts.
    """
    rows = np.flatnonzero(sheet.contact)
    places = rows if sheet.order is None else sheet.order[rows]
    ours = [column for column in sheet.columns if column.look is not Look.SOURCE]
    headings = [column.heading for column in ours]
    # Scored is headed in the language it is in
    numbers = [(find_heading(head, headings), kind) for head, kind in SHOWN.items()]
    shown = [(ours[number], kind) for number, kind in numbers if number is not None]
    cells = [_cells(column, places) for column, _ in shown]
    return Table(
        SummaryWord.CONTACTS.format(count=len(rows)),
        tuple(Column(column.heading, kind) for column, kind in shown),
        tuple(zip(*cells, strict=True)),
        SummaryWord.NONE,
    )


def _cells(column: ScoredColumn, places: Any) -> list[Any]:
    values = column.values.iloc[places]
    return [None if pd.isna(value) else value for value in values.tolist()]
