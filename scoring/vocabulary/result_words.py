"""What is written on Scored and Contacts scored: statuses and headings."""

from __future__ import annotations

from scoring.language import Word


class Status(Word):
    """What to do with an account."""

    CONTACT = "Contact"
    WAITING = "Waiting"
    RESEARCH = "Research"
    NOT_NOW = "Not now"
    DISQUALIFIED = "Disqualified"
    NO_DATA = "No data"


class ScoredHead(Word):
    """The headings of the Scored sheet that do not depend on the model."""

    RANK = "Rank"
    ACCOUNT = "Account"
    RATING = "Rating"
    CONTACT = "Contact"
    TIER = "Tier"
    STATUS = "Status"
    SELLER = "Seller"
    CHANGE = "Change"
    TREND = "Trend"
    OVER_TIME = "Over time"
    BEST_PROFILE = "Best profile"
    MATRIX = "Matrix"
    KNOWN = "Known"
    CHANCE = "Chance"
    FIRM = "Firm"
    LOW = "Low"
    HIGH = "High"
    WHY = "Why"
    TO_RESEARCH = "To research"


class StampFigure(Word):
    """The figures on Summary by which a Score can be repeated."""

    VERSION = "Version"
    DAY = "Day"
    CONTACT_FROM = "Contact from"
    CRITERIA = "Digest of Criteria"
    SETTINGS = "Digest of Settings"
    ACCOUNTS = "Digest of Accounts"
    OVERRIDES = "Digest of Overrides"
    EXAMPLES = "Digest of Examples"


class ContactHead(Word):
    """The headings of Contacts scored that differ from those of Scored."""

    CONTACT = "Contact"
    ACCOUNT = "Account"
    CALL = "Call"
    ACCOUNT_RATING = "Account rating"
    ACCOUNT_STATUS = "Account status"


class CalledWord(Word):
    """Whether an account or a person is one to contact, as a column says it."""

    YES = "Yes"
    NO = "No"


class ColumnHead(Word):
    """How columns are headed of which there are several; braces are filled in."""

    POINTS_OF = "{criterion} points"
    RATING_ON = "Rating {day}"
