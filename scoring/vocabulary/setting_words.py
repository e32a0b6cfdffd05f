"""The settings, and the words that one of them takes."""

from __future__ import annotations

from scoring.language import Word


class Setting(Word):
    """The settings, by the word they are written with."""

    CONTACT_FROM = "Contact from"
    KNOWN_AT_LEAST = "Known at least"
    TIERS = "Tiers"
    ACCOUNT_NAME = "Account name"
    BLANK_WORDS = "Blank words"
    DECIMAL_SIGN = "Decimal sign"
    TODAY = "Today"
    LANGUAGE = "Language"
    MATRIX = "Matrix"
    KEEP_HISTORY = "Keep history"
    KEEP_CHANGES = "Keep changes"
    CONTACT_ALSO_NEEDS = "Contact also needs"
    CONTACTS_AT_MOST = "Contacts at most"
    ROLES_NEEDED = "Roles needed"
    CALL_AT = "Call at"
    WON_WORDS = "Won words"
    LOST_WORDS = "Lost words"
    WIN_RATE = "Expected win rate"
    REVIEW_EVERY = "Review every"
    CALLS_PER_WEEK = "Calls per week"
    LEARNT_UNTIL = "Learnt until"
    FIRM = "Firm"
    POINTS_COLUMNS = "Points columns"


SETTING_WORDS: dict[Setting, tuple[str, ...]] = {s: s.understood for s in Setting}


class CallAt(Word):
    """The accounts whose people are to be called, as the setting *Call at* says."""

    CONTACTS = "contacts"
    ALL = "all"
