"""Rated by hand: people write 0 to 10 beside each account, and weights do the rest."""

from __future__ import annotations

from scoring.optional.columns import DataColumn, Kind
from scoring.vocabulary import SKIP_WORDS, Setting, Sheet, Test
from templates.models.columns import usual
from templates.models.model_settings import settings
from templates.models.rows import read_rows
from templates.spec import CriterionRows, RuleRow, Story, Topic, Workbook


SKIP = SKIP_WORDS[0]
LEAST, MOST = 0, 10
WEIGHTS = {
    "Need": (30, "10: they lose goods every week. 0: all is new."),
    "Fit with our rooms": (
        20,
        "10: what we build most. 0: we would have to invent it.",
    ),
    "Access to the decider": (20, "10: you talk to who signs. 0: you know nobody."),
    "Growth": (15, "10: new sites each year. 0: they close some."),
    "Relationship": (15, "10: they call you first. 0: never heard of you."),
}
TROUBLE = "Hard to serve"
COLUMNS = (
    *usual("Account", "Domain", "Country"),
    *(
        DataColumn(name, Kind.RATING, 14, f"0 to 10. {note} Blank: not known yet.")
        for name, (_, note) in WEIGHTS.items()
    ),
    DataColumn(
        TROUBLE,
        Kind.RATING,
        14,
        "0 to 10. 0: next door. 10: each visit takes a day. It takes points away.",
    ),
    DataColumn("Rated by", Kind.TEXT, 12, "Who wrote these numbers."),
    DataColumn("Remark", Kind.TEXT, 38, "Why, in a few words."),
)
CRITERIA = (
    *(
        CriterionRows(
            name,
            weight,
            name,
            "",
            (RuleRow(Test.SCALE, LEAST, 10, to=MOST, note=note),),
            if_blank=SKIP,
        )
        for name, (weight, note) in WEIGHTS.items()
    ),
    CriterionRows(
        TROUBLE,
        20,
        TROUBLE,
        "",
        (
            RuleRow(
                Test.SCALE,
                LEAST,
                -10,
                to=MOST,
                note="Takes points away: at 10 two off the rating",
            ),
        ),
    ),
)
STORY = Story(
    title="Account scoring: rated by hand",
    lead="You write 0 to 10 beside each account, criterion by criterion; the weights "
    "make one rating of it, and the reason in a line.",
    criteria="One row per criterion, with its weight. Each reads the column of that name "
    "on Accounts; to add one, copy a row, and head a column of Accounts with its name.",
    accounts="One row per account. Write 0 to 10 into each column; leave blank what you "
    "do not know yet, and it does not count.",
    has_settings_step=False,
    topics=(
        Topic(
            "The rating",
            "The average of what you wrote, by weight: all tens make 10. What is hard to "
            "serve takes points away.",
        ),
        Topic(
            "Settings",
            "Accounts rated 6 or higher are on the contact list here: choose your own "
            "bound, and where each tier begins.",
            Sheet.SETTINGS,
        ),
        Topic(
            "Blank is not 0",
            "A home-made sheet takes a blank for 0. Here it is left out: Known says how "
            "much is rated, and To research what to find out first.",
        ),
    ),
    proof="Fjellbrus is best: 8.4. Quintero has nearly the same marks as Hollinbeck, but "
    "is hard to serve: 6.1 in place of 8.0. Vandkær needs little now, but is good at all "
    "else: 6.3. Of Tarnbrook nobody has rated anything: No data.",
    who="Norrvale, an invented builder of cold rooms, and invented accounts.",
)


def model() -> Workbook:
    """Describe the workbook."""
    return Workbook(
        CRITERIA,
        COLUMNS,
        read_rows("models/data/manual-accounts.csv", COLUMNS),
        settings({Setting.CONTACT_FROM: 6, Setting.TIERS: "A 7.5; B 6; C 0"}),
        groups=(),
        story=STORY,
    )
