"""The optional tabs by name: what each is for, and its columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.language import phrase
from scoring.optional.columns import (
    ACTIVITY_COLUMNS,
    COMPARE_COLUMNS,
    CONTACT_COLUMNS,
    COUNT,
    DEAL_COLUMNS,
    EXAMPLE_COLUMNS,
    MORE_SIGNAL_COLUMNS,
    OUTCOME_COLUMNS,
    OVERRIDE_COLUMNS,
    ROLE,
    ROUTING_COLUMNS,
    SIGNAL_COLUMNS,
    SOURCE_COLUMNS,
    DataColumn,
)
from scoring.optional.rule_columns import CONTACT_RULE_COLUMNS
from scoring.values.suggest import nearest
from scoring.vocabulary import SHEET_WORDS, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable

ACTIVITIES_SAY: Final = phrase(
    "One row per thing that somebody did. Paste them from your website, newsletter "
    "or CRM; Signals says what each kind is worth."
)
SIGNALS_SAY: Final = phrase(
    "One row per kind of activity: its points, how fast they fade, and the most that "
    "an account can have from it."
)
CONTACTS_SAY: Final = phrase(
    "One row per person, in any columns you like. Contact criteria rates them; the "
    "best one counts for the account."
)
CONTACT_CRITERIA_SAY: Final = phrase(
    "What makes a good person to call: rules as on Criteria, for each row of Contacts."
)
DEALS_SAY: Final = phrase("One row per order: account, day and amount.")
ROUTING_SAY: Final = phrase(
    "Who sells to whom. From top to bottom, the first row that matches an account to "
    "contact, and has room, gives it a seller."
)
SOURCES_SAY: Final = phrase(
    "Columns of another sheet or file, such as a credit score, joined to Accounts by a "
    "key."
)
OVERRIDES_SAY: Final = phrase(
    "Accounts that you decide by hand, for all to see: a rating, contact, not contact or "
    "out. Score says what the rules would have said."
)
EXAMPLES_SAY: Final = phrase(
    "What the criteria must say of accounts that everybody knows. Check names each that "
    "does not hold, and the criterion that decided."
)
CARD_SAY: Final = phrase(
    "Choose an account: what adds to its rating, what takes away, and what is not known. "
    "It reads Scored, by plain formulas."
)
OUTCOMES_SAY: Final = phrase(
    "What became of an account: won or lost, and when. Review then says whether high "
    "ratings win."
)
COMPARE_SAY: Final = phrase(
    "How much more does the left criterion matter than the right one? Choose a word, or "
    "write 2 to 9; -2 to -9 where the right one matters more. Blank: no opinion."
)
NO_TAB: Final = phrase("there is no tab '{word}' to add; these are: {names}")
NEAR_TAB: Final = phrase(
    "there is no tab '{word}' to add, did you mean '{near}'?; these are: {names}"
)


@dataclass(frozen=True, slots=True)
class OptionalTab:
    """A tab that a workbook may have beside Criteria, Accounts and Settings.

    Parameters
    ----------
    sheet : Sheet
        Its name.
    about : str
        What it is for, in one line.
    says : str
        The line below its title.
    columns : tuple of DataColumn
        Its headings, from the first column on; Card has none, for nobody fills it in.
    is_model : bool
        Whether its rows are part of the model, as those of Signals are, and not data.
    """

    sheet: Sheet
    about: str
    says: str
    columns: tuple[DataColumn, ...]
    is_model: bool = False


TABS: Final = {
    tab.sheet: tab
    for tab in (
        OptionalTab(
            Sheet.CONTACTS,
            phrase(
                "the people you know at the accounts, each with a rating of their own"
            ),
            CONTACTS_SAY,
            (*CONTACT_COLUMNS, ROLE),
        ),
        OptionalTab(
            Sheet.CONTACT_CRITERIA,
            phrase("what makes a good person to call"),
            CONTACT_CRITERIA_SAY,
            CONTACT_RULE_COLUMNS,
            is_model=True,
        ),
        OptionalTab(
            Sheet.ACTIVITIES,
            phrase("what people did, such as visits, demos and replies"),
            ACTIVITIES_SAY,
            (*ACTIVITY_COLUMNS, COUNT),
        ),
        OptionalTab(
            Sheet.SIGNALS,
            phrase("what each kind of activity is worth, and how fast that fades"),
            SIGNALS_SAY,
            (*SIGNAL_COLUMNS, *MORE_SIGNAL_COLUMNS),
            is_model=True,
        ),
        OptionalTab(
            Sheet.DEALS,
            phrase("orders, for how recent, how many and how much"),
            DEALS_SAY,
            DEAL_COLUMNS,
        ),
        OptionalTab(
            Sheet.ROUTING,
            phrase("which seller gets which account"),
            ROUTING_SAY,
            ROUTING_COLUMNS,
            is_model=True,
        ),
        OptionalTab(
            Sheet.SOURCES,
            phrase("columns of other sheets or files, joined to the accounts"),
            SOURCES_SAY,
            SOURCE_COLUMNS,
        ),
        OptionalTab(
            Sheet.OVERRIDES,
            phrase("accounts that a person decides by hand, with a reason"),
            OVERRIDES_SAY,
            OVERRIDE_COLUMNS,
        ),
        OptionalTab(
            Sheet.EXAMPLES,
            phrase("what the criteria must say of accounts that everybody knows"),
            EXAMPLES_SAY,
            EXAMPLE_COLUMNS,
        ),
        OptionalTab(
            Sheet.CARD,
            phrase(
                "one account's rating as bars: what adds, what takes away, what is unknown"
            ),
            CARD_SAY,
            (),
        ),
        OptionalTab(
            Sheet.OUTCOMES,
            phrase("which accounts were won and lost, for Review to learn from"),
            OUTCOMES_SAY,
            OUTCOME_COLUMNS,
        ),
        OptionalTab(
            Sheet.COMPARE,
            phrase("your criteria in pairs, for weights that several people agree on"),
            COMPARE_SAY,
            COMPARE_COLUMNS,
            is_model=True,
        ),
    )
}
"""In the order in which they are offered."""


class NoTabError(ValueError):
    """A word names no optional tab; the text says which there are."""


def tab_of(word: str) -> OptionalTab:
    """Find the optional tab of a name, in any case and any language.

    Raises
    ------
    NoTabError
        If there is none.

    Examples
    --------
    >>> tab_of("contact criteria").sheet
    <Sheet.CONTACT_CRITERIA: 'Contact criteria'>
    """
    wanted = " ".join(word.split()).casefold()
    for sheet, tab in TABS.items():
        if wanted in {name.casefold() for name in SHEET_WORDS[sheet]}:
            return tab
    names = [sheet.value for sheet in TABS]
    near, there = nearest(word, names), ", ".join(names)
    if near is None:
        raise NoTabError(NO_TAB.format(word=word, names=there))
    raise NoTabError(NEAR_TAB.format(word=word, near=near, names=there))


def tabs_of(words: Iterable[str]) -> tuple[OptionalTab, ...]:
    """Find optional tabs by name, each once, all wrong names in one error.

    Raises
    ------
    NoTabError
        If a word names none.
    """
    tabs: dict[Sheet, OptionalTab] = {}
    faults = []
    for word in words:
        try:
            tab = tab_of(word)
        except NoTabError as error:
            faults.append(str(error))
        else:
            tabs[tab.sheet] = tab
    if faults:
        raise NoTabError("; ".join(faults))
    return tuple(tabs.values())
