"""The sample's criteria: what Fyrholm, the invented seller, looks for."""

from __future__ import annotations

from scoring.vocabulary import DAYS_SINCE, OUT_WORDS, SKIP_WORDS, Test
from templates.spec import CriterionRows, RuleRow


FIT, ENGAGEMENT = "Fit", "Engagement"
OUT, SKIP = OUT_WORDS[0], SKIP_WORDS[0]

CRITERIA = (
    CriterionRows(
        "Industry",
        5,
        "Industry",
        FIT,
        (
            RuleRow(
                Test.IS_ONE_OF, "Gambling; Tobacco", OUT, note="We do not sell there"
            ),
            RuleRow(Test.IS_ONE_OF, "Software; IT services", 10, note="Home ground"),
            RuleRow(Test.IS_ONE_OF, "Manufacturing; Machinery; Electronics", 8),
            RuleRow(Test.IS_ONE_OF, "Wholesale; Logistics", 5),
            RuleRow(Test.IS_ONE_OF, "Consulting; Media", 2),
        ),
    ),
    CriterionRows(
        "Employees",
        4,
        "Employees",
        FIT,
        (
            RuleRow(Test.AT_LEAST, 1000, 7, note="Large: long procurement"),
            RuleRow(Test.AT_LEAST, 250, 10, note="Highest first: the first match wins"),
            RuleRow(Test.AT_LEAST, 50, 6),
            RuleRow(Test.AT_LEAST, 10, 2),
        ),
    ),
    CriterionRows(
        "Sales reps",
        3,
        "Sales reps",
        FIT,
        (
            RuleRow(Test.AT_LEAST, 20, 10),
            RuleRow(Test.AT_LEAST, 8, 6),
            RuleRow(Test.AT_LEAST, 3, 2, note="Often unknown, so a blank is skipped"),
        ),
        if_blank=SKIP,
    ),
    CriterionRows(
        "Revenue",
        2,
        "Revenue",
        FIT,
        (
            RuleRow(
                Test.SCALE,
                2_000_000,
                10,
                to=50_000_000,
                note="From 0 points at 2m to 10 at 50m and above",
            ),
        ),
    ),
    CriterionRows(
        "Country",
        2,
        "Country",
        FIT,
        (
            RuleRow(Test.IS_ONE_OF, "Denmark; Finland; Norway; Sweden", 10),
            RuleRow(Test.IS_ONE_OF, "Austria; Germany; Netherlands", 7),
            RuleRow(Test.IS_ONE_OF, "Estonia; Poland; Romania", 5),
            RuleRow(Test.OTHERWISE, None, 2, note="No partner there yet"),
        ),
    ),
    CriterionRows(
        "Tools",
        2,
        "Tools",
        FIT,
        (
            RuleRow(Test.CONTAINS, "Excel; Sheets", 10, note="Plans in spreadsheets"),
            RuleRow(Test.CONTAINS, "ERP", 5),
        ),
    ),
    CriterionRows(
        "Uses a rival CRM",
        3,
        "Uses a rival CRM",
        FIT,
        (RuleRow(Test.YES, None, -10, note="A penalty: it only takes points away"),),
    ),
    CriterionRows(
        "Already a customer",
        None,
        "Already a customer",
        FIT,
        (RuleRow(Test.YES, None, OUT, note="Off the list; needs no weight"),),
    ),
    CriterionRows(
        "Days since last activity",
        4,
        f"{DAYS_SINCE[0]} Last activity",
        ENGAGEMENT,
        (
            RuleRow(Test.AT_MOST, 14, 10, note="Lowest first: the first match wins"),
            RuleRow(Test.AT_MOST, 30, 6),
            RuleRow(Test.AT_MOST, 90, 3),
            RuleRow(Test.AT_MOST, 180, 1),
        ),
    ),
    CriterionRows(
        "Asked for a demo",
        3,
        "Asked for a demo",
        ENGAGEMENT,
        (RuleRow(Test.YES, None, 10),),
    ),
    CriterionRows(
        "Web visits",
        2,
        "Web visits",
        ENGAGEMENT,
        (
            RuleRow(Test.AT_LEAST, 20, 10),
            RuleRow(Test.AT_LEAST, 8, 5),
            RuleRow(Test.AT_LEAST, 3, 2),
        ),
    ),
    CriterionRows(
        "Next meeting",
        2,
        "Next meeting",
        ENGAGEMENT,
        (
            RuleRow(Test.IN_NEXT_DAYS, 30, 10, note="Booked within the month"),
            RuleRow(Test.IS_BLANK, None, 0, note="No meeting is an answer, not a gap"),
        ),
    ),
)
