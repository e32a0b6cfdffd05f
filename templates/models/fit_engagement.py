"""Fit beside engagement: who they are, what they do, whom to call, and who calls."""

from __future__ import annotations

from scoring.optional.columns import DataColumn, Kind
from scoring.vocabulary import (
    DAYS_SINCE,
    KEEP_OWNER,
    OUT_WORDS,
    SKIP_WORDS,
    Head,
    Setting,
    Sheet,
    Test,
)
from templates.models import tables
from templates.models.columns import usual
from templates.models.model_settings import settings
from templates.models.rows import read_rows
from templates.models.sample_criteria import ENGAGEMENT, FIT
from templates.spec import CriterionRows, RuleRow, Story, Table, Topic, Workbook


COLUMNS = (
    *usual("Account", "Domain", "Country"),
    DataColumn("Buildings", Kind.TEXT, 16, "What kind of buildings it runs."),
    DataColumn("Floor area", Kind.COUNT, 14, "In square metres, all buildings."),
    DataColumn("Energy bill", Kind.COUNT, 14, "Euros a year, if you know it."),
    DataColumn("Long contract elsewhere", Kind.YES_NO, 14, "Yes or No."),
    *usual("Already a customer"),
    DataColumn(
        "Owner", Kind.TEXT, 12, "The seller whose account it is; blank: nobody's yet."
    ),
)
PEOPLE = (
    DataColumn("Job", Kind.TEXT, 24, "What they do, as on their card."),
    DataColumn(
        Head.ROLE,
        Kind.TEXT,
        14,
        "Signs or Uses it; several, separated by a semicolon. The setting Roles needed "
        "names those that an account's people should cover.",
    ),
    DataColumn("Email", Kind.TEXT, 38, "Where to write to."),
    DataColumn("Phone", Kind.TEXT, 18, "Where to call."),
    DataColumn(
        "May be contacted", Kind.YES_NO, 14, "No takes the person off the list."
    ),
)
CRITERIA = (
    CriterionRows(
        "Buildings",
        4,
        "Buildings",
        FIT,
        (
            RuleRow(Test.IS_ONE_OF, "Offices; Hotels", 10),
            RuleRow(Test.IS_ONE_OF, "Schools; Shops", 7),
            RuleRow(Test.IS_ONE_OF, "Warehouses; Housing", 3),
        ),
    ),
    CriterionRows(
        "Floor area",
        3,
        "Floor area",
        FIT,
        (RuleRow(Test.SCALE, 5_000, 10, to=60_000, note="In square metres"),),
    ),
    CriterionRows(
        "Energy bill",
        3,
        "Energy bill",
        FIT,
        (
            RuleRow(Test.AT_LEAST, 500_000, 10),
            RuleRow(Test.AT_LEAST, 200_000, 7),
            RuleRow(Test.AT_LEAST, 80_000, 3, note="Often unknown, so skipped"),
        ),
        if_blank=SKIP_WORDS[0],
    ),
    CriterionRows(
        "Long contract elsewhere",
        2,
        "Long contract elsewhere",
        FIT,
        (RuleRow(Test.YES, None, -10, note="A penalty: it only takes points away"),),
    ),
    CriterionRows(
        "Already a customer",
        None,
        "Already a customer",
        FIT,
        (RuleRow(Test.YES, None, OUT_WORDS[0], note="Off the list; needs no weight"),),
    ),
    CriterionRows(
        "Activity points",
        4,
        "Activity points",
        ENGAGEMENT,
        (RuleRow(Test.SCALE, 0, 10, to=100, note="From Activities and Signals"),),
    ),
    CriterionRows(
        "Days since last activity",
        2,
        f"{DAYS_SINCE[0]} Last activity",
        ENGAGEMENT,
        (
            RuleRow(Test.AT_MOST, 14, 10),
            RuleRow(Test.AT_MOST, 45, 6),
            RuleRow(Test.AT_MOST, 120, 2),
        ),
    ),
    CriterionRows(
        "Best contact",
        3,
        "Best contact rating",
        ENGAGEMENT,
        (RuleRow(Test.SCALE, 0, 10, to=10, note="From Contacts, its best person"),),
    ),
)
CONTACT_CRITERIA = (
    CriterionRows(
        "Job",
        4,
        "Job",
        "",
        (
            RuleRow(Test.CONTAINS, "Facility; Property; Energy", 10, note="Uses it"),
            RuleRow(Test.CONTAINS, "Chief; Managing; Finance", 8, note="Signs for it"),
            RuleRow(Test.CONTAINS, "Manager; Head", 5),
            RuleRow(Test.CONTAINS, "Student; Trainee", 0),
            RuleRow(Test.OTHERWISE, None, 2),
        ),
    ),
    CriterionRows(
        "Own activity",
        4,
        "Activity points",
        "",
        (RuleRow(Test.SCALE, 0, 10, to=40, note="What this person did"),),
    ),
    CriterionRows("Phone", 1, "Phone", "", (RuleRow(Test.IS_NOT_BLANK, None, 10),)),
    CriterionRows(
        "Large account",
        1,
        "account: Floor area",
        "",
        (RuleRow(Test.AT_LEAST, 20_000, 10, note="The account's own column"),),
    ),
    CriterionRows(
        "May be contacted",
        None,
        "May be contacted",
        "",
        (RuleRow(Test.NO, None, OUT_WORDS[0], note="They asked not to be"),),
    ),
)
ROUTING_COLUMNS = (
    DataColumn(
        Head.FIELD,
        Kind.FIELD,
        24,
        "The heading in Accounts that is looked at; also Rating, Tier or Matrix.",
    ),
    DataColumn(
        Head.TEST, Kind.TEST, 20, "A test as on Criteria. Blank: every account."
    ),
    DataColumn(Head.VALUE, Kind.VALUE, 32, "What the cell is compared with."),
    DataColumn(Head.TO, Kind.VALUE, 13, "The other end, for 'between'."),
    DataColumn(
        Head.SELLER,
        Kind.TEXT,
        26,
        "Who gets the account; several, separated by a semicolon, take turns. 'keep: "
        "Owner' leaves it with whom the column Owner names.",
    ),
    DataColumn(
        Head.MOST_PER_SELLER,
        Kind.COUNT,
        13,
        "How many accounts a seller has at most. Blank: no limit.",
    ),
)
ROUTING = Table(
    Sheet.ROUTING,
    "Who calls: from top to bottom, the first row that matches, and whose seller has "
    "room, gets the account.",
    "Say who calls whom. An owner keeps their accounts; the rest is shared out.",
    ROUTING_COLUMNS,
    (
        ("Owner", Test.IS_NOT_BLANK.value, None, None, f"{KEEP_OWNER} Owner", None),
        ("Matrix", Test.IS.value, "A1", None, "Ylva", None),
        ("Country", Test.IS.value, "Finland", None, "Aino", None),
        ("Country", Test.IS_ONE_OF.value, "Denmark; Norway", None, "Birk; Solveig", 12),
        (None, None, None, None, "Ylva; Henrik", None),
    ),
)
STORY = Story(
    title="Account scoring: fit beside engagement",
    lead="Who they are and what they do are two things: see both, know whom to call, "
    "and who calls.",
    criteria="Two groups: Fit, who they are, from Accounts; Engagement, what they do, "
    "from Activities and Contacts. Each has a rating of its own.",
    topics=(
        Topic(
            "The matrix",
            "Fit from A to C, engagement from 1 to 3: the setting Matrix. A1: call today. "
            "A3: the right company, asleep, so wake it. C1: keen, but not for us. Rated "
            "in one figure, A3 and C1 look the same.",
        ),
        Topic(
            "Whom and who",
            "Contacts scored ranks the people: whom to ask for. Roles needed on Settings: "
            "Missing roles in Scored says whom to find next. Routing says who makes the call.",
        ),
    ),
    proof="Granlund Hotell is A1: the right buildings, and its facility manager asked for "
    "a visit, so she is its best contact. Ekensund Kontor is as good a fit, but was last "
    "heard of in winter: A3. Skogsbo Lager does more than anybody and runs one small "
    "warehouse: C1, and not called.",
    who="Norrvind, an invented seller of energy control for buildings, and invented "
    "accounts and people.",
    contacts=tables.CONTACT_CRITERIA_TASK,
)


def model() -> Workbook:
    """Describe the workbook."""
    return Workbook(
        CRITERIA,
        COLUMNS,
        read_rows("models/data/fit-engagement-accounts.csv", COLUMNS),
        settings(
            {
                Setting.CONTACT_FROM: 6,
                Setting.MATRIX: f"{FIT}; {ENGAGEMENT}",
                Setting.ROLES_NEEDED: "Signs; Uses it",
            }
        ),
        groups=(FIT, ENGAGEMENT),
        tables=(
            tables.activities("models/data/fit-engagement-activities.csv"),
            tables.signals(
                ("Read an article", 3, 30, 15, None, 180, "day"),
                ("Used the savings calculator", 15, 45, 30),
                ("Came to a seminar", 25, 90, 50, None, 365),
                ("Asked for a visit", 50, 90, 50),
                ("Replied to a mail", 10, 45, 40),
                ("Asked not to be called", -30),
            ),
            tables.contacts("models/data/fit-engagement-contacts.csv", *PEOPLE),
            ROUTING,
        ),
        contact_criteria=CONTACT_CRITERIA,
        story=STORY,
    )
