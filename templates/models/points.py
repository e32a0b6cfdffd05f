"""Lead points: what people do earns points that fade, and 70 points are hot."""

from __future__ import annotations

from scoring.optional.columns import DataColumn, Kind
from scoring.vocabulary import OUT_WORDS, Setting, Test
from templates.models import tables
from templates.models.columns import usual
from templates.models.model_settings import settings
from templates.models.rows import read_rows
from templates.spec import CriterionRows, RuleRow, Story, Topic, Workbook


HOT = 70
# the points that make a rating of 10; those of a hot lead make 5, the contact line
FULL = 2 * HOT

COLUMNS = (
    *usual("Account", "Domain", "Industry", "Employees"),
    DataColumn(
        "Relation",
        Kind.TEXT,
        14,
        "Prospect, Customer or Rival. Customers and rivals read your pages too: they "
        "are taken off the contact list.",
    ),
    *usual("Owner"),
)
CRITERIA = (
    CriterionRows(
        "Lead points",
        1,
        "Activity points",
        "",
        (
            RuleRow(
                Test.SCALE,
                0,
                10,
                to=FULL,
                note=f"{HOT} points are hot: half of {FULL}, so a rating of 5.0",
            ),
        ),
    ),
    CriterionRows(
        "Not a prospect",
        None,
        "Relation",
        "",
        (
            RuleRow(
                Test.IS_ONE_OF,
                "Customer; Rival",
                OUT_WORDS[0],
                note="They read your pages too; needs no weight",
            ),
        ),
    ),
)
STORY = Story(
    title="Account scoring: lead points",
    lead="What people do earns points, the points fade, and an account with 70 of "
    "them is hot.",
    criteria="Says how many points are hot: 70 make a rating of 5.0, 140 make 10. And "
    "who is off the list, however much they read.",
    topics=(
        Topic(
            "The idea",
            "A blog post is worth 5 points, an e-book 20, a demo 50, and they fade: half "
            "of a blog post is left after 30 days, half of a demo after 90. "
            "Unsubscribing costs 40, for good.",
        ),
        Topic(
            "Hot at 70",
            "Call from 70 points. The rating goes from 0 to 10, so 70 points stand in "
            "its middle, at 5.0, which is where Contact from on Settings stands. To "
            "call at 80 points, put 160 in place of 140 on Criteria.",
        ),
    ),
    proof="Kestrel and Brightwater have done the very same things, worth 115 points; "
    "Brightwater half a year ago, so 18 are left and nobody calls. Penhallow read one "
    "e-book and asked for a demo today: 70 points, just hot. Thornbury would be hot had "
    "it not unsubscribed. Larkfield read 14 posts this week, but posts earn 25 at most.",
    who="Quillstone, an invented seller of planning software for workshops, and "
    "invented accounts.",
)


def model() -> Workbook:
    """Describe the workbook."""
    return Workbook(
        CRITERIA,
        COLUMNS,
        read_rows("models/data/points-accounts.csv", COLUMNS),
        settings({Setting.TIERS: "Hot 5; Warm 2.5; Cold 0"}),
        groups=(),
        tables=(
            tables.activities("models/data/points-activities.csv"),
            tables.signals(
                ("Read a blog post", 5, 30, 25),
                ("Opened a newsletter", 1, 30, 5),
                ("Downloaded an e-book", 20, 60, 60),
                ("Attended a webinar", 25, 60, 50),
                ("Asked for a demo", 50, 90, 100),
                ("Unsubscribed", -40),
            ),
        ),
        story=STORY,
    )
