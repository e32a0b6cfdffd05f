"""The sample: an invented Nordic seller of sales software and sixty invented accounts.

Fyrholm sells to companies with salespeople of their own, best of all to those that
still plan in spreadsheets. The accounts are as untidy as real lists are: blanks,
``n/a``, a misspelt industry, numbers typed as text, one company twice.
"""

from __future__ import annotations

import datetime as dt

from scoring.optional.columns import DataColumn, Kind
from scoring.vocabulary import BLANK_WORDS, CallAt, Head, Setting
from templates.models.rows import read_rows
from templates.models.sample_criteria import CRITERIA, ENGAGEMENT, FIT
from templates.spec import Cell, SettingRow, Workbook


# the day on which the sample's dates make sense; without it they would age
SAMPLE_DAY = dt.date(2026, 11, 20)

COLUMNS = (
    DataColumn(Head.ACCOUNT, Kind.NAME, 34, "The company's name, as you say it."),
    DataColumn(
        "Domain",
        Kind.TEXT,
        25,
        "Its web domain. Two rows with the same domain are reported as duplicates.",
    ),
    DataColumn("Country", Kind.TEXT, 14, "Where it is run from."),
    DataColumn("Industry", Kind.TEXT, 16, "What it does, in one or two words."),
    DataColumn("Employees", Kind.COUNT, 13, "How many people work there."),
    DataColumn("Revenue", Kind.COUNT, 15, "Yearly revenue in euros."),
    DataColumn(
        "Sales reps",
        Kind.COUNT,
        13,
        "How many of them sell. Leave it blank if you do not know: the criterion is "
        "then skipped.",
    ),
    DataColumn("Tools", Kind.TEXT, 22, "What they plan and sell with today."),
    DataColumn("Uses a rival CRM", Kind.YES_NO, 14, "Yes or No."),
    DataColumn(
        "Last activity",
        Kind.DATE,
        14,
        "The day of the last visit, call or reply.",
    ),
    DataColumn("Asked for a demo", Kind.YES_NO, 14, "Yes or No."),
    DataColumn("Web visits", Kind.COUNT, 12, "Visits to your site, last 90 days."),
    DataColumn(
        "Next meeting",
        Kind.DATE,
        14,
        "The day of the next meeting, if one is booked.",
    ),
    DataColumn(
        "Already a customer",
        Kind.YES_NO,
        14,
        "Yes takes the account off the contact list.",
    ),
    DataColumn("Owner", Kind.TEXT, 12, "The rep whose account it is."),
)

SETTINGS = (
    SettingRow(
        Setting.CONTACT_FROM,
        5,
        Kind.RATING,
        "Accounts rated this or higher are on the contact list (0 to 10).",
    ),
    SettingRow(
        Setting.KNOWN_AT_LEAST,
        0,
        Kind.SHARE,
        "How much of the weight must be known; below it an account is for research.",
    ),
    SettingRow(
        Setting.TIERS,
        "A 8; B 5; C 0",
        Kind.TEXT,
        "Name of each tier and the rating it starts from.",
    ),
    SettingRow(
        Setting.ACCOUNT_NAME,
        None,
        Kind.CHOICE,
        "Heading of the column with the company's name. Blank: found by itself.",
    ),
    SettingRow(
        Setting.BLANK_WORDS,
        "; ".join(BLANK_WORDS),
        Kind.TEXT,
        "Words that mean the cell is blank.",
    ),
    SettingRow(
        Setting.DECIMAL_SIGN,
        "auto",
        Kind.CHOICE,
        "How numbers typed as text are read: auto, a comma or a point.",
    ),
    SettingRow(
        Setting.TODAY,
        SAMPLE_DAY,
        Kind.DATE,
        "The day to count from. Blank: the day you score, "
        "which is right for your own accounts.",
    ),
    SettingRow(
        Setting.LANGUAGE,
        "English",
        Kind.CHOICE,
        "The language of the result sheets and of Why.",
    ),
    SettingRow(
        Setting.MATRIX,
        None,
        Kind.TEXT,
        "Two groups to set beside each other, such as Fit; Engagement. Blank: none.",
    ),
    SettingRow(
        Setting.KEEP_HISTORY,
        400,
        Kind.VALUE,
        "For how many days the ratings of each day are kept on History; no: not at all.",
    ),
    SettingRow(
        Setting.CONTACT_ALSO_NEEDS,
        None,
        Kind.TEXT,
        "What a contact must reach in groups too, such as Fit 5; Engagement 3.",
    ),
    SettingRow(
        Setting.CONTACTS_AT_MOST,
        None,
        Kind.COUNT,
        "How many accounts you can call: the best stay Contact, the others wait. "
        "Blank: no limit.",
    ),
    SettingRow(
        Setting.ROLES_NEEDED,
        None,
        Kind.TEXT,
        "Roles that an account's contacts should cover, such as Decision maker; Champion.",
    ),
    SettingRow(
        Setting.CALL_AT,
        CallAt.CONTACTS,
        Kind.TEXT,
        "Whose people Contacts scored says to call: contacts, or all accounts.",
    ),
)


def sample_accounts() -> tuple[tuple[Cell, ...], ...]:
    """Read the sixty accounts that come with the package."""
    return read_rows("sample_accounts.csv", COLUMNS)


def sample() -> Workbook:
    """Describe the workbook that `new` writes."""
    return Workbook(CRITERIA, COLUMNS, sample_accounts(), SETTINGS, (FIT, ENGAGEMENT))
