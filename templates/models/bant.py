"""BANT: budget, authority, need and timeframe, where unknown is not the same as no."""

from __future__ import annotations

from scoring.optional.columns import DataColumn, Kind
from scoring.vocabulary import SKIP_WORDS, Setting, Test
from templates.models.columns import usual
from templates.models.model_settings import settings
from templates.models.rows import read_rows
from templates.spec import CriterionRows, RuleRow, Story, Topic, Workbook


SKIP = SKIP_WORDS[0]
KNOWN_AT_LEAST = 0.6

COLUMNS = (
    *usual("Account", "Domain", "Country"),
    DataColumn("Packs", Kind.TEXT, 16, "What it would pack on the line."),
    DataColumn(
        "Budget",
        Kind.COUNT,
        14,
        "In euros. 0 if they said that there is none; blank or Unknown if nobody has "
        "asked.",
    ),
    DataColumn(
        "Decision maker",
        Kind.YES_NO,
        14,
        "Do you talk to the person who decides? Yes, No, or Unknown.",
    ),
    DataColumn(
        "Need",
        Kind.TEXT,
        15,
        "Urgent, Yes, Nice to have or No; blank or Unknown if nobody has asked.",
    ),
    DataColumn(
        "Wants it by",
        Kind.DATE,
        14,
        "The day by which they want the line to run; blank if nobody has asked.",
    ),
    *usual("Owner"),
)
CRITERIA = (
    CriterionRows(
        "Budget",
        3,
        "Budget",
        "",
        (
            RuleRow(Test.AT_LEAST, 400_000, 10, note="A whole line"),
            RuleRow(Test.AT_LEAST, 200_000, 7, note="Half of one, or used"),
            RuleRow(Test.AT_LEAST, 80_000, 3, note="One machine"),
            RuleRow(Test.LESS_THAN, 80_000, 0, note="They said so: too little"),
        ),
        if_blank=SKIP,
    ),
    CriterionRows(
        "Authority",
        2,
        "Decision maker",
        "",
        (
            RuleRow(Test.YES, None, 10),
            RuleRow(Test.NO, None, 0, note="No is an answer, and it counts"),
        ),
        if_blank=SKIP,
    ),
    CriterionRows(
        "Need",
        3,
        "Need",
        "",
        (
            RuleRow(Test.IS, "Urgent", 10),
            RuleRow(Test.YES, None, 7),
            RuleRow(Test.IS, "Nice to have", 3),
            RuleRow(Test.NO, None, 0),
        ),
        if_blank=SKIP,
    ),
    CriterionRows(
        "Timeframe",
        2,
        "Wants it by",
        "",
        (
            RuleRow(Test.IN_NEXT_DAYS, 120, 10),
            RuleRow(Test.IN_NEXT_DAYS, 240, 6),
            RuleRow(Test.IN_NEXT_DAYS, 400, 2),
            RuleRow(Test.OTHERWISE, None, 0, note="Far off, or the day has passed"),
        ),
        if_blank=SKIP,
    ),
)
STORY = Story(
    title="Account scoring: BANT",
    lead="Budget, authority, need and timeframe: what you were told counts, and what "
    "nobody has asked yet is looked into first.",
    criteria="Says what each answer is worth. If blank says skip: a question that "
    "nobody has asked costs nothing, a No costs its points.",
    topics=(
        Topic(
            "The idea",
            "Four questions: is there money, do we talk to who decides, do they need "
            "it, and by when. Unknown is not No: an unknown answer is left out of the "
            "average, and Known says how much of the weight is answered.",
        ),
        Topic(
            "Research",
            "With less than 60 % known, the setting Known at least, an account is not "
            "called a contact however good it looks: its status is Research, and To "
            "research says what to ask first.",
        ),
    ),
    proof="Ahlbeck and Zirbel gave the same answers but one: Ahlbeck said that there is "
    "no budget, so it is rated 3.6, Not now. Zirbel has not been asked: 5.8, on half of "
    "the weight, so Research. Ostermoor lacks only the timeframe: known enough to call. "
    "Of Wendelin nobody has asked anything: No data, which is not a rating of 0.",
    who="Holmbrecht, an invented builder of packing lines, and invented accounts.",
)


def model() -> Workbook:
    """Describe the workbook."""
    return Workbook(
        CRITERIA,
        COLUMNS,
        read_rows("models/data/bant-accounts.csv", COLUMNS),
        settings({Setting.KNOWN_AT_LEAST: KNOWN_AT_LEAST}),
        groups=(),
        story=STORY,
    )
