"""Deals once more, row by row: what they make of an account."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from tests.reference.activities import WINDOWS
from tests.reference.sheets import Accounts, Reader, Sheet


if TYPE_CHECKING:
    import datetime as dt


class Deal(NamedTuple):
    """A deal that counts."""

    account: str
    day: dt.date
    amount: float


def deals_of(sheet: Sheet, accounts: Accounts, today: dt.date) -> list[Deal]:
    """The deals that count."""
    reader, deals = Reader(sheet, today), []
    for row in sheet.rows:
        account = accounts.find(row, reader)
        date, amount = reader.cell(row, "Date"), reader.cell(row, "Amount")
        if account is None or date is None or date.day is None or date.day > today:
            continue
        if amount is not None and amount.number is not None:
            deals.append(Deal(account, date.day, float(amount.number)))
    return deals


def fifth(value: float, values: list[float]) -> int:
    """The quintile of a value among all.

    Equals share the lowest that any of them falls in, so the worst is always 1.
    """
    below = sum(other < value for other in values)
    return 5 * below // len(values) + 1


def deal_fields(deals: list[Deal], account: str, today: dt.date) -> dict[str, object]:
    """The fields that deals make for one account."""
    bought = [deal for deal in deals if deal.amount >= 0]
    buyers = sorted({deal.account for deal in bought})
    last = {who: max(d.day for d in bought if d.account == who) for who in buyers}
    often = {who: sum(d.account == who for d in bought) for who in buyers}

    def money(who: str) -> float:
        return math.fsum(d.amount for d in deals if d.account == who)

    fields: dict[str, object] = {
        "Recency days": None,
        "Frequency": often.get(account, 0),
        "Monetary": money(account),
        "RFM recency": None,
        "RFM frequency": None,
        "RFM monetary": None,
    }
    if account in last:
        fields["Recency days"] = (today - last[account]).days
        days = {who: float(last[who].toordinal()) for who in buyers}
        fields["RFM recency"] = fifth(days[account], [*days.values()])
        counts = [float(often[who]) for who in buyers]
        fields["RFM frequency"] = fifth(often[account], counts)
        sums = [round(money(who), 4) for who in buyers]
        fields["RFM monetary"] = fifth(round(money(account), 4), sums)
    for window in WINDOWS:
        lately = [d for d in deals if (today - d.day).days <= window]
        mine = [deal.amount for deal in lately if deal.account == account]
        fields[f"Frequency in the last {window} days"] = sum(a >= 0 for a in mine)
        fields[f"Monetary in the last {window} days"] = math.fsum(mine)
    return fields
