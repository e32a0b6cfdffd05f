"""Whom a model rates: sentences differ where a word for it would have to be bent."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple


if TYPE_CHECKING:
    from scoring.language import Phrase


class Rated(Enum):
    """Whom a model rates."""

    ACCOUNTS = auto()
    CONTACTS = auto()


class ByRated(NamedTuple):
    """A sentence about accounts, and the same about contacts."""

    accounts: Phrase
    contacts: Phrase

    def of(self, who: Rated) -> Phrase:
        """Give the sentence about whom a model rates."""
        return self.contacts if who is Rated.CONTACTS else self.accounts
