"""Behaviour once more, row by row: what the tables beside Accounts make of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reference.activities import activity_fields, events_of, signals_of
from tests.reference.contacts import People
from tests.reference.deals import deal_fields, deals_of
from tests.reference.sheets import Accounts, Sheet


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence


def account_fields(
    tables: dict[str, Sheet], today: dt.date, roles: Sequence[str] = ()
) -> list[dict[str, object]]:
    """All fields of each row of Accounts, where these roles are needed."""
    accounts = Accounts(tables["Accounts"], today)
    kinds = signals_of(tables.get("Signals"), today)
    events = events_of(tables["Activities"], accounts, today)
    deals = deals_of(tables["Deals"], accounts, today)
    people = People(tables["Contacts"], accounts, today)
    rules = tables["Contact criteria"]
    criteria = [dict(zip(rules.headings, row, strict=True)) for row in rules.rows]
    if criteria:
        people.rate(criteria, events, kinds)
    return [
        {
            **activity_fields([e for e in events if e.account == who], kinds, today),
            **deal_fields(deals, who or "", today),
            **people.fields(who),
            **people.role_fields(who, roles),
        }
        for who in accounts.rows
    ]
