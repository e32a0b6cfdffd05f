"""The page Accounts: one row per account, under headings that Criteria can name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.language import phrase
from scoring.vocabulary import Sheet
from templates.pages import table
from templates.spec import Table


if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Workbook
    from templates.style import Looks


HELP = phrase(
    "One row per account, in any columns you like: rename these, add your own. "
    "Criteria finds a column by its heading."
)


def draw(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Accounts."""
    accounts = Table(Sheet.ACCOUNTS, HELP, "", spec.columns, spec.accounts)
    table.draw(accounts, sheet, spec, looks)
