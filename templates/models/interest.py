"""Interest: which product an account reads about, from pages and downloads of each."""

from __future__ import annotations

from scoring.vocabulary import Test
from templates.models import tables
from templates.models.columns import usual
from templates.models.rows import read_rows
from templates.models.samples import SETTINGS
from templates.spec import (
    CriterionRows,
    RuleRow,
    Story,
    Topic,
    Workbook,
)


SCALES, PROBES, LOGBOOK = PRODUCTS = ("Scales", "Probes", "Logbook")
# the points of one product that make a full 10 for it
FULL = 80

COLUMNS = usual("Account", "Domain", "Country", "Industry", "Employees", "Owner")


def interest(product: str) -> CriterionRows:
    """Rate what was read and downloaded about a product."""
    rule = RuleRow(Test.SCALE, 0, 10, to=FULL, note=f"{FULL} points earn all")
    name, field = f"Interest in {product}", f"Activity points: {product}"
    return CriterionRows(name, 5, field, "", (rule,), profile=product)


def suits(product: str, well: str, fairly: str) -> CriterionRows:
    """Rate how well a product suits an industry."""
    rules = (
        RuleRow(Test.IS_ONE_OF, well, 10, note="Where it sells best"),
        RuleRow(Test.IS_ONE_OF, fairly, 5),
    )
    return CriterionRows(f"Suits {product}", 2, "Industry", "", rules, profile=product)


CRITERIA = (
    interest(SCALES),
    suits(SCALES, "Food; Logistics", "Chemicals; Recycling"),
    interest(PROBES),
    suits(PROBES, "Chemicals; Dairy", "Food; Water works"),
    interest(LOGBOOK),
    suits(LOGBOOK, "Laboratory; Water works", "Chemicals; Dairy"),
    CriterionRows(
        "Employees",
        2,
        "Employees",
        "",
        (
            RuleRow(Test.AT_LEAST, 200, 10, note="Without a profile: for all products"),
            RuleRow(Test.AT_LEAST, 50, 7),
            RuleRow(Test.AT_LEAST, 10, 3),
        ),
    ),
)
STORY = Story(
    title="Account scoring: interest per product",
    lead="What people read about each product says which one to call about.",
    criteria="Interest in each product, and how well it suits the industry: the column "
    "Profile names the product. Employees has no profile and counts for all.",
    topics=(
        Topic(
            "The idea",
            "Each page and download belongs to a product: the column Group on Signals. "
            "Its points are summed per product, Criteria names each sum as “Activity "
            "points: Scales”, and every product has a rating of its own on Scored.",
        ),
        Topic(
            "Best profile",
            "The account has the rating of the product that suits it best, named in "
            "the column Best profile: that is what to talk about when you call.",
        ),
    ),
    proof="Eidsvang Meieri reads about all three products, but has looked at the prices "
    "of Probes: call about those. Brattvik Brød is in food, where Scales sell best, and "
    "still the one to call about Logbook, for that is what it reads. Storlia Gjenvinning "
    "had its interest in spring: faded, and not called.",
    who="Orvik, an invented maker of measuring instruments, and invented accounts.",
)


def model() -> Workbook:
    """Describe the workbook."""
    kinds = (
        (f"{kind}: {product}", *worth, product)
        for product in PRODUCTS
        for kind, worth in (
            ("Product page", (4, 30, 20)),
            ("Pricing page", (12, 30, 36)),
            ("Data sheet", (20, 60, 40)),
        )
    )
    return Workbook(
        CRITERIA,
        COLUMNS,
        read_rows("models/data/interest-accounts.csv", COLUMNS),
        SETTINGS,
        groups=(),
        profiles=PRODUCTS,
        tables=(
            tables.activities("models/data/interest-activities.csv"),
            tables.signals(*kinds),
        ),
        story=STORY,
    )
