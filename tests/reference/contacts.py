"""Contacts once more, one by one: how they are rated, and what accounts get of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.reference.activities import Event, Kind, points_of
from tests.reference.rating import rate
from tests.reference.sheets import Accounts, Reader, Sheet
from tests.reference.terms import CONTACT
from tests.reference.texts import text_key


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from tests.reference.terms import Result

OWN_POINTS = "Activity points"


class People:
    """The contacts, each with its account and its rating."""

    def __init__(self, sheet: Sheet, accounts: Accounts, today: dt.date) -> None:
        self.sheet = sheet
        self.accounts = accounts
        self.today = today
        self.reader = Reader(sheet, today)
        self.employers = [accounts.find(row, self.reader) for row in sheet.rows]
        self.results: list[Result] = []

    def rate(
        self,
        criteria: Sequence[Mapping[str, object]],
        events: Sequence[Event],
        kinds: dict[str, Kind],
    ) -> None:
        """Rate each contact by the criteria for contacts."""
        headings = [
            *(*self.sheet.headings, OWN_POINTS),
            *(f"account: {heading}" for heading in self.accounts.reader.sheet.headings),
        ]
        rows = [
            [*row, self.own_points(place, events, kinds), *self.account_row(place)]
            for place, row in enumerate(self.sheet.rows)
        ]
        self.results = rate(criteria, headings, rows, self.today)

    def own_points(
        self, place: int, events: Sequence[Event], kinds: dict[str, Kind]
    ) -> float:
        """The points of what a contact did itself."""
        name = self.reader.cell(self.sheet.rows[place], "Contact")
        mine = [
            event
            for event in events
            if event.account == self.employers[place]
            and name is not None
            and event.contact == name.key
        ]
        return points_of(mine, kinds, self.today)

    def account_row(self, place: int) -> Sequence[object]:
        """The row of the contact's account on Accounts."""
        own = self.accounts.reader.sheet
        employer = self.employers[place]
        if employer is None:
            return [None] * len(own.headings)
        return own.rows[self.accounts.rows.index(employer)]

    def fields(self, account: str | None) -> dict[str, object]:
        """The fields that contacts make for one account."""
        places = [n for n, e in enumerate(self.employers) if e and e == account]
        fields: dict[str, object] = {"Contacts": len(places)}
        if not self.results:
            return fields
        results = [self.results[place] for place in places]
        ratings = [r.rating for r in results if r.rating is not None]
        return fields | {
            "Best contact rating": max(ratings, default=None),
            "Mean contact rating": sum(ratings) / len(ratings) if ratings else None,
            "Sum of contact ratings": sum(ratings),
            "Contacts to call": sum(r.status == CONTACT for r in results),
        }

    def role_fields(
        self, account: str | None, needed: Sequence[str]
    ) -> dict[str, object]:
        """Which of the roles that are needed an account's contacts have."""
        if not needed or text_key("Role") not in self.reader.table.places:
            return {}
        covered: set[str] = set()
        for row, employer in zip(self.sheet.rows, self.employers, strict=True):
            role = self.reader.cell(row, "Role")
            if employer and employer == account and role is not None:
                covered |= {text_key(part) for part in role.text.split(";")}
        missing = [role for role in needed if text_key(role) not in covered]
        return {
            "Roles covered": 1 - len(missing) / len(needed),
            "Missing roles": "; ".join(missing) or None,
        }
