"""Learning: two years of won and lost deals beside what the team believes."""

from __future__ import annotations

from scoring.optional.columns import DataColumn, Kind
from scoring.vocabulary import SKIP_WORDS, Setting, Sheet, Test
from templates.models.columns import usual
from templates.models.model_settings import settings
from templates.models.rows import read_rows
from templates.models.tables import overrides
from templates.spec import (
    Comparison,
    CriterionRows,
    RuleRow,
    SettingRow,
    Story,
    Topic,
    Workbook,
)


SKIP = SKIP_WORDS[0]
FAIR = "Met at the fair"
CONTACT_FROM = 6

COLUMNS = (
    *usual("Account", "Domain", "Country", "Industry", "Employees"),
    DataColumn(
        "Pallets a day",
        Kind.COUNT,
        13,
        "How many pallets it moves on a day. Blank if you do not know.",
    ),
    DataColumn(FAIR, Kind.YES_NO, 13, "Did they come to the stand? Yes or No."),
    DataColumn(
        "Gas trucks today", Kind.YES_NO, 13, "Do they drive gas trucks? Yes or No."
    ),
    *usual("Owner"),
    DataColumn(
        "Outcome",
        Kind.TEXT,
        14,
        "Won or Lost, once it is decided. Blank, Open or In progress until then.",
    ),
    DataColumn("Outcome date", Kind.DATE, 14, "The day on which it was decided."),
    DataColumn(
        "Delivery week",
        Kind.TEXT,
        14,
        "When the trucks are delivered. It is only known of deals that are won, so it "
        "cannot tell which will be: Review leaves it out.",
    ),
)
CRITERIA = (
    CriterionRows(
        "Industry",
        25,
        "Industry",
        "",
        (
            RuleRow(Test.IS_ONE_OF, "Logistics; Wholesale", 10),
            RuleRow(Test.IS_ONE_OF, "Food; Furniture", 6),
            RuleRow(Test.OTHERWISE, None, 2),
        ),
        if_blank=SKIP,
    ),
    CriterionRows(
        "Employees",
        15,
        "Employees",
        "",
        (
            RuleRow(Test.AT_LEAST, 200, 10),
            RuleRow(Test.AT_LEAST, 50, 6),
            RuleRow(Test.AT_LEAST, 10, 3),
            RuleRow(Test.OTHERWISE, None, 0),
        ),
        if_blank=SKIP,
    ),
    CriterionRows(
        "Pallets",
        15,
        "Pallets a day",
        "",
        (
            RuleRow(Test.AT_LEAST, 150, 10),
            RuleRow(Test.AT_LEAST, 60, 6),
            RuleRow(Test.AT_LEAST, 20, 2),
            RuleRow(Test.OTHERWISE, None, 0),
        ),
        if_blank=SKIP,
    ),
    CriterionRows(
        FAIR,
        30,
        FAIR,
        "",
        (
            RuleRow(Test.YES, None, 10, note="Everybody says: the fair is the deal"),
            RuleRow(Test.NO, None, 0),
        ),
        if_blank=SKIP,
    ),
    CriterionRows(
        "Gas trucks",
        15,
        "Gas trucks today",
        "",
        (
            RuleRow(Test.YES, None, 10, note="Something to replace"),
            RuleRow(Test.NO, None, 0),
        ),
        if_blank=SKIP,
    ),
)
COMPARED = Comparison(
    ("Ida", "Jonas"),
    {
        ("Industry", "Employees"): ("a little more", 2),
        ("Industry", "Pallets"): (2, "equal"),
        ("Industry", FAIR): ("equal", "a little less"),
        ("Industry", "Gas trucks"): ("a little more", "clearly more"),
        ("Employees", "Pallets"): ("a little less", -2),
        ("Employees", FAIR): ("a little less", "clearly less"),
        ("Employees", "Gas trucks"): (2, "equal"),
        ("Pallets", FAIR): (-2, "a little less"),
        ("Pallets", "Gas trucks"): ("a little more", 2),
        (FAIR, "Gas trucks"): ("a little more", "much more"),
    },
)
STORY = Story(
    title="Account scoring: learning from won and lost",
    lead="Two years of deals say whether the ratings win, and what should change.",
    criteria="What the team believes: whom they met at the fair counts most. The "
    "column Outcome on Accounts says what became of it.",
    topics=(
        Topic(
            "The idea",
            "Press Review, or run account-scoring review. The sheet Review says in one "
            "sentence whether a won deal was rated higher than a lost one, how many of "
            "the won ones a call list would have held, and which weights the deals "
            "suggest.",
        ),
        Topic(
            "Apply",
            "Nothing changes by itself: apply takes the suggested weights over and "
            "keeps a copy of Criteria; apply --back takes it back.",
        ),
        Topic(
            "By hand",
            "Overrides holds what sellers decided otherwise than the rules. Review says "
            "whether they knew better. Jonas did: of 11 that he called all the same, large "
            "ones mostly, 8 were won.",
            Sheet.OVERRIDES,
        ),
        Topic(
            "Without deals",
            "Compare holds the criteria in pairs: say of each pair which matters more, and "
            "how much. The weights follow, and so does the pair on which you disagree.",
            Sheet.COMPARE,
        ),
    ),
    proof="Hasselfors Grossist, with 68 people, came to the stand: 8.2. Mosegrav Engros, with "
    "320, stayed away: 5.5, not called. Yet the 178 deals that are decided, 64 of them won, "
    "say that the fair hardly matters: its weight of 30 should be about 10. Lately the "
    "ratings say less. Delivery week is filled for won deals alone: it knows the outcome.",
    who="Skovlund, an invented maker of electric trucks, and invented accounts.",
)


def review_settings() -> tuple[SettingRow, ...]:
    """Give the settings that only reviews read, at their defaults."""
    return (
        SettingRow(
            Setting.WON_WORDS,
            None,
            Kind.TEXT,
            "Further words for a deal that is won, such as Signed; Live.",
        ),
        SettingRow(
            Setting.LOST_WORDS,
            None,
            Kind.TEXT,
            "Further words for a deal that is lost, such as Gone cold.",
        ),
        SettingRow(
            Setting.WIN_RATE,
            None,
            Kind.SHARE,
            "The share of all accounts that you expect to win. Blank: that of the deals.",
        ),
        SettingRow(
            Setting.REVIEW_EVERY,
            90,
            Kind.COUNT,
            "After how many days Check says that a review is due.",
        ),
        SettingRow(
            Setting.CALLS_PER_WEEK,
            None,
            Kind.COUNT,
            "How many accounts you call in a week. Review then says how long a list takes.",
        ),
        SettingRow(
            Setting.LEARNT_UNTIL,
            None,
            Kind.DATE,
            "Written by apply: the verdict judges the deals after it.",
        ),
    )


def model() -> Workbook:
    """Describe the workbook."""
    return Workbook(
        CRITERIA,
        COLUMNS,
        read_rows("models/data/learning-accounts.csv", COLUMNS),
        (*settings({Setting.CONTACT_FROM: CONTACT_FROM}), *review_settings()),
        groups=(),
        story=STORY,
        tables=(overrides("models/data/learning-overrides.csv"),),
        comparison=COMPARED,
    )
