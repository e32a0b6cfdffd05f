"""RFM: how recently, how often and for how much a customer has bought."""

from __future__ import annotations

from scoring.optional.columns import DataColumn, Kind
from scoring.vocabulary import SKIP_WORDS, Setting, Test
from templates.models import tables
from templates.models.columns import usual
from templates.models.model_settings import settings
from templates.models.rows import read_rows
from templates.spec import CriterionRows, RuleRow, Story, Topic, Workbook


VALUE, RECENT = "Value", "Recent"

COLUMNS = (
    *usual("Account", "Domain"),
    DataColumn("Town", Kind.TEXT, 14, "Where it is."),
    DataColumn("Kind", Kind.TEXT, 14, "Café, hotel, office, restaurant or shop."),
    *usual("Owner"),
)


def fifth(name: str, field: str, group: str, note: str) -> CriterionRows:
    """Turn a fifth, 1 to 5, into points, 0 to 10."""
    rule = RuleRow(Test.SCALE, 1, 10, to=5, note=note)
    return CriterionRows(name, 1, field, group, (rule,), if_blank=SKIP_WORDS[0])


CRITERIA = (
    fifth(
        "Last order", "RFM recency", RECENT, "5: the fifth that bought most recently"
    ),
    fifth("Orders", "RFM frequency", VALUE, "5: the fifth that bought most often"),
    fifth("Money spent", "RFM monetary", VALUE, "5: the fifth that spent most"),
)
STORY = Story(
    title="Account scoring: RFM",
    lead="How recently, how often and for how much: your best customers, and those who "
    "are slipping away.",
    criteria="Recency, frequency and money count the same. Each is a fifth from 1 to 5, "
    "the best fifth of your customers having 5, and becomes 0 to 10 points.",
    topics=(
        Topic(
            "The idea",
            "Customers are compared with each other, so you set no bounds: the fifth "
            "that ordered last gets 5 for recency, the next 4, and so on; likewise for "
            "the number of orders and the money. Who has never ordered has no rating.",
        ),
        Topic(
            "The matrix",
            "Value (orders and money) beside Recent (the last order). A1: your best, "
            "rated highest: call these first, and thank them. A3: they bought much and "
            "have stopped; still contacts, so filter Matrix on A3 to win them back. C1: "
            "new or small, see what they try next. C3: asleep, and small when awake.",
        ),
    ),
    proof="Bellacorte buys most, and bought last week: A1, rated 10. Monteluce has "
    "bought as much but not for ten months: A3, slipping away. Quattroventi ordered for "
    "the first time this month: C1. Sette Pini once, long ago: C3. Nuova Darsena has asked "
    "for prices but never ordered: No data.",
    who="Vallombra, an invented coffee roaster, and invented customers.",
)


def model() -> Workbook:
    """Describe the workbook."""
    return Workbook(
        CRITERIA,
        COLUMNS,
        read_rows("models/data/rfm-accounts.csv", COLUMNS),
        settings(
            {
                Setting.CONTACT_FROM: 6,
                Setting.TIERS: "Best 8; Good 6; Small 2; Asleep 0",
                Setting.MATRIX: f"{VALUE}; {RECENT}",
            }
        ),
        groups=(VALUE, RECENT),
        tables=(tables.deals("models/data/rfm-deals.csv"),),
        story=STORY,
    )
