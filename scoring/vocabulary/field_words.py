"""Account fields that are made of other tables, and how one is named."""

from __future__ import annotations

from scoring.language import Word


class FieldForm(Word):
    """How a field is derived of another; braces are filled in."""

    DAYS_SINCE = "days since"
    YEARS_SINCE = "years since"
    IN_THE_LAST = "in the last {days} days"
    OF_ACCOUNT = "account: {name}"


DAYS_SINCE = FieldForm.DAYS_SINCE.understood
YEARS_SINCE = FieldForm.YEARS_SINCE.understood
IN_THE_LAST = FieldForm.IN_THE_LAST.understood
"""How a field is limited to what happened lately."""


class DerivedField(Word):
    """The account fields made of other tables; braces are filled in."""

    POINTS = "Activity points"
    POINTS_OF = "Activity points: {name}"
    ACTIVITIES = "Activities"
    COUNT_OF = "Count of {name}"
    LAST = "Last activity"
    LAST_OF = "Last {name}"
    MOMENTUM = "Activity momentum"
    CONTACTS = "Contacts"
    BEST_CONTACT = "Best contact"
    BEST_RATING = "Best contact rating"
    MEAN_RATING = "Mean contact rating"
    SUM_RATING = "Sum of contact ratings"
    TO_CALL = "Contacts to call"
    ROLES_COVERED = "Roles covered"
    MISSING_ROLES = "Missing roles"
    RECENCY = "Recency days"
    FREQUENCY = "Frequency"
    MONETARY = "Monetary"
    RFM_RECENCY = "RFM recency"
    RFM_FREQUENCY = "RFM frequency"
    RFM_MONETARY = "RFM monetary"
    CHANGE_OF = "Change of {name}"


class Momentum(Word):
    """How the last 7 days compare with the weeks before."""

    NEW = "New"
    RISING = "Rising"
    STEADY = "Steady"
    FALLING = "Falling"
    QUIET = "Quiet"


ACCOUNT_PREFIX = "account:"
"""How a contact criterion names a column of the contact's account, in English."""
