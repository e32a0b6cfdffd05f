"""The words of the sheets that are only written: Summary, Check and Mapping.

Nothing else in the project spells these out; what is read as well is in
`scoring.vocabulary`.
"""

from __future__ import annotations

from scoring.language import Wording, phrase


class SummaryWord(Wording):
    """The words of the Summary sheet; braces are filled in."""

    TITLE = "Account scoring"
    SOURCE = "{source}, scored {today}, contact from {contact_from:.1f}"
    NOT_DISQUALIFIED = "{about}; not disqualified because a cell cannot be read: {count:,} (A214 on Check)"
    EXAMPLES = (
        "{about}; {hold:,} of {count:,} {count:example|examples} {hold:holds|hold}"
    )
    TO_CONTACT = "to contact, of {accounts:,}"
    RESULT = "{contacts:,} of {accounts:,} accounts to contact"
    RESULT_OF_ONE = "{contacts:,} of 1 account to contact"
    LEFT_OUT = "Not counted here: {count:,} disqualified or without data"
    LINE = "contact from {bound:g}"
    FINDINGS = "findings, see Check"
    ONE_FINDING = "finding, see Check"
    RATINGS = "Accounts per rating"
    RATING = "Rating"
    TIERS = "Accounts per tier"
    TIER = "Tier"
    ACCOUNTS = "Accounts"
    FIGURES = "Figures behind the charts"
    TOP = "Top ten"
    RESEARCH = "What to research next"
    NOW = "Rating now"
    COULD_REACH = "Up to"
    COVERAGE = "How much is known"
    CRITERION = "Criterion"
    WEIGHT = "Weight"
    KNOWN = "Known"
    NONE = "No account to show"
    MATRIX = "{rows} beside {columns}"
    FROM = "{group} from {bound:g}"
    BELOW = "{group} below"
    MORE = "{names} and {more:,} more"
    BECAME = "Became contacts since {day}: {count:,}"
    FELL = "No longer contacts since {day}: {count:,}"
    BECAME_SAME_DAY = "Became contacts since the Score before, on {day}: {count:,}"
    FELL_SAME_DAY = "No longer contacts since the Score before, on {day}: {count:,}"
    WAS = "Was"
    IS_NOW = "Now"
    REASON = "Why"
    NOBODY = "No account"
    CONTACTS = "Accounts to contact: {count:,}"
    LOWERING = "What disqualifies or takes points away"
    RULE = "Rule"
    RULE_OF = "{criterion}: {rule}"
    RULE_OF_BLANK = "{criterion}: blank"
    EARNS = "Points"
    DOWN_TO = "down to {points:g}"
    OWN_POINTS = "below 0"
    WHERE = "Cell"
    BY_HAND = "Decided by hand: {count:,}; run out within 30 days: {ending:,}"
    DECISION = "Decision"
    FIRM = "Contacts that stay in all of 200 draws of other weights: {firm:,} of {contacts:,}"
    WEIGHT_BELOW = "Down to"
    WEIGHT_ABOVE = "Up to"
    THEN = "Then"
    NO_CHANGE = "no change"
    UNTIL = "Until"
    NONE_ENDS = "None of it runs out within 30 days"
    STAMP = "What was scored, with what"
    FOOTER = "Scored as of {day} with account-scoring {version}; digest {digest}"
    ENOUGH = "Nothing: no missing answer would lift an account to a contact"


class CheckWord(Wording):
    """The words of the Check sheet."""

    TITLE = "Check"
    ABOUT = (
        "What is wrong or doubtful in your tabs. Click a cell to go there; after "
        "changing it, score again."
    )
    NOTHING = "Nothing found: every rule was understood and every value could be read."
    MORE = "{text} (and {more:,} more)"
    LEVEL = "Level"
    CODE = "Code"
    CELL = "Cell"
    WHAT = "What"
    EXPECTED = "Expected"
    FOUND = "Found"


CHECK_HEADS = (
    CheckWord.LEVEL,
    CheckWord.CODE,
    CheckWord.CELL,
    CheckWord.WHAT,
    CheckWord.EXPECTED,
    CheckWord.FOUND,
)


class MappingWord(Wording):
    """The words of the Mapping sheet; braces are filled in."""

    TITLE = "Mapping"
    ABOUT = (
        "Which column of an export goes to which column of Accounts, or of the tab "
        "named beside it. Change Account field, or empty it to leave a column out; the "
        "next import keeps to it."
    )
    SAME = "the same heading"
    KNOWN = "known from {crm}"
    NAMED = "Criteria ask for it"
    OWN = "a field of your own"
    USER = "as the sheet Mapping says"
    PERHAPS_NAME = "perhaps the account's name: if so, write {field} beside it"
    KEY = "the key"
    NOTHING = "left out: nothing in it"
    BOOKKEEPING = "left out: {crm} keeps it for itself"
    ELSEWHERE = "left out: {field} comes from {heading}"
    TOO_MANY = "left out: one of {count} fields nobody asked for"
    FORMULAS = "left out: {field} holds formulas"
    AMBIGUOUS = "left out: {field} stands twice on Accounts"
    TWICE = "left out: this heading stands twice in the export"
    JOINS = "left out: it says which account it is"
    PART = "left out: part of the name"
    JOINED = "the account as Accounts call it"
    NAMES = "first and last name"


OTHER_EXPORTS = phrase("other exports")
THE_PROGRAM = phrase("the program")
"""Stand for the name of a CRM that is not known."""
