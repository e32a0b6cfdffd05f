"""The sheets of a workbook, by name."""

from __future__ import annotations

from scoring.language import Word


class Sheet(Word):
    """The sheets of a workbook, by the name they are written with."""

    START = "Start"
    CRITERIA = "Criteria"
    ACCOUNTS = "Accounts"
    SETTINGS = "Settings"
    SIGNALS = "Signals"
    ACTIVITIES = "Activities"
    CONTACTS = "Contacts"
    CONTACT_CRITERIA = "Contact criteria"
    DEALS = "Deals"
    CHANGES = "Changes"
    SOURCES = "Sources"
    MAPPING = "Mapping"
    ROUTING = "Routing"
    OVERRIDES = "Overrides"
    EXAMPLES = "Examples"
    CARD = "Card"
    COMPARE = "Compare"
    OUTCOMES = "Outcomes"
    SCORED = "Scored"
    CONTACTS_SCORED = "Contacts scored"
    SUMMARY = "Summary"
    CHECK = "Check"
    DRAFT = "Draft"
    COMPARED = "Compared"
    HISTORY = "History"
    HISTORY_CRITERIA = "History criteria"
    REVIEW = "Review"
    ADOPTED = "Adopted"
    REVIEW_FIGURES = "Review figures"


RESULT_SHEETS = (
    Sheet.SCORED,
    Sheet.CONTACTS_SCORED,
    Sheet.SUMMARY,
    Sheet.CHECK,
    Sheet.DRAFT,
    Sheet.HISTORY,
    Sheet.HISTORY_CRITERIA,
)
"""All that can be written, in the order of their tabs."""
SHEET_WORDS: dict[Sheet, tuple[str, ...]] = {sheet: sheet.understood for sheet in Sheet}


def tab_names(sheet: Sheet) -> tuple[str, ...]:
    """Give the names of a sheet's tab: in the language spoken, then in every other.

    >>> tab_names(Sheet.SUMMARY)[0]
    'Summary'
    """
    return tuple(dict.fromkeys((str(sheet), *SHEET_WORDS[sheet])))


FUNCTION_PREFIX = "ACCOUNT_"
"""How each of our worksheet functions begins; only the add-in can calculate them."""
