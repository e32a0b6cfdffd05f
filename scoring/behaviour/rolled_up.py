"""What comes of the tables beside Accounts, and whether there is any to roll up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.behaviour.activities import Activities
    from scoring.behaviour.contacts import Contacts
    from scoring.behaviour.deals import Deals
    from scoring.behaviour.engagement import Engagement
    from scoring.behaviour.former_values import Changes
    from scoring.findings import Finding
    from scoring.tables.roster import Roster
    from scoring.values.table import SheetTable

USED: Final = frozenset(
    {Sheet.SIGNALS, Sheet.ACTIVITIES, Sheet.DEALS, Sheet.CONTACTS}
    | {Sheet.CONTACT_CRITERIA, Sheet.CHANGES}
)
"""The sheets that are rolled up."""


@dataclass(frozen=True, slots=True)
class RolledUp:
    """What came of the tables.

    Parameters
    ----------
    table : SheetTable
        Accounts with the derived columns behind its own.
    findings : tuple of Finding
        What was found on the way.
    roster : Roster or None
        The accounts by name; None where there was nothing to roll up.
    engagement, deals, changes, contacts : Engagement, Deals, Changes, Contacts or None
        What the columns are made of; None where the workbook does not say.
    """

    table: SheetTable
    findings: tuple[Finding, ...] = ()
    roster: Roster | None = None
    engagement: Engagement | None = None
    deals: Deals | None = None
    changes: Changes | None = None
    contacts: Contacts | None = None

    @property
    def activities(self) -> Activities | None:
        """What was done; None where the workbook does not say."""
        return None if self.engagement is None else self.engagement.activities


def may_be_rolled_up(tables: Mapping[Sheet, SheetTable]) -> bool:
    """Say whether there is a table to roll up, and accounts to roll it up into."""
    return bool(USED & tables.keys() and tables[Sheet.ACCOUNTS].headings)
