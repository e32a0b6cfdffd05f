"""What a person decides of an account by hand, on the sheet Overrides."""

from __future__ import annotations

from scoring.language import Word


class Hand(Word):
    """The kinds of decisions, by the word they are written with, but for a rating."""

    RATING = "rating"
    CONTACT = "contact"
    NOT_CONTACT = "not contact"
    OUT = "out"


HANDS = tuple(Hand)
HAND_WORDS: dict[Hand, tuple[str, ...]] = {
    Hand.CONTACT: (*Hand.CONTACT.understood, "contacts", "call"),
    Hand.NOT_CONTACT: (
        *Hand.NOT_CONTACT.understood,
        *("no contact", "do not contact", "don't contact"),
        *("not now", "do not call", "don't call"),
    ),
    Hand.OUT: (*Hand.OUT.understood, "disqualified", "disqualify"),
}
"""What stands for each; a number from 0 to 10 is a rating."""
