"""The columns of Accounts that models have in common with the sample."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from templates.models.samples import COLUMNS


if TYPE_CHECKING:
    from scoring.optional.columns import DataColumn


DOMAIN, DOMAIN_WIDTH = "Domain", 32
USUAL = {
    column.heading: replace(column, width=DOMAIN_WIDTH)
    if column.heading == DOMAIN
    else column
    for column in COLUMNS
}


def usual(*headings: str) -> tuple[DataColumn, ...]:
    """Give columns of the sample by their headings."""
    return tuple(USUAL[heading] for heading in headings)
