"""The rating itself: means, skipping, penalties, rounding."""

from __future__ import annotations

from tests.worked_examples.example import AS_IS, BLANK, SHORT, WorkedExample, table


WEIGHTED_MEAN = WorkedExample(
    name="weighted mean",
    criteria=table(
        SHORT,
        ("Industry", 3, "is", "Software", 10),
        ("Employees", 2, "at least", 50, 5),
        ("Newsletter", 1, "yes", None, 8),
    ),
    headings=["Account", "Industry", "Employees", "Newsletter"],
    rows=[
        ["Acme", "Software", 320, "yes"],
        ["Bolt", "Retail", 10, False],
        ["Crag", " software", 10, True],
    ],
    expected={
        # (3*10 + 2*5 + 1*8) / 6 = 8; 0 / 6; (3*10 + 0 + 8) / 6 = 6.333
        "exact": [8.0, 0.0, 38 / 6],
        "rating": [8.0, 0.0, 6.3],
        "status": ["Contact", "Not now", "Contact"],
        "contact": [True, False, True],
        "tier": ["A", "C", "B"],
        "rank": [1, 3, 2],
        "known": [1.0, 1.0, 1.0],
        "low": [8.0, 0.0, 6.3],
        "high": [8.0, 0.0, 6.3],
        # 5, 1.667 and 1.333 show 5.0 + 1.6 + 1.3 = 7.9; 0.067 is the largest rest.
        # 5 and 1.333 show 5.0 + 1.3 = 6.3, as they should.
        "why": [
            "Industry Software +5.0; Employees 320 +1.7; Newsletter +1.3",
            "",
            "Industry software +5.0; Newsletter +1.3",
        ],
        "order": [0, 2, 1],
    },
)

SKIP = WorkedExample(
    name="skip leaves a criterion out, empty If blank earns 0",
    criteria=table(
        BLANK,
        ("Industry", 3, "is", "Software", 10, None),
        ("Revenue", 1, ">=", 1_000_000, 10, "Skip"),
        ("Country", 1, "is", "Denmark", 10, None),
    ),
    headings=["Account", "Industry", "Revenue", "Country"],
    rows=[
        ["Acme", "Software", None, None],
        ["Bolt", "Software", "€ 0.5m", None],
        ["Crag", "Software", "€ 5m", "denmark"],
    ],
    expected={
        # worth 3 + 1 = 4: 30/4; then Revenue is known, worth 5: 30/5; 50/5
        "exact": [7.5, 6.0, 10.0],
        "rating": [7.5, 6.0, 10.0],
        "points": [
            {"Industry": 10.0, "Revenue": None, "Country": 0.0},
            {"Industry": 10.0, "Revenue": 0.0, "Country": 0.0},
            {"Industry": 10.0, "Revenue": 10.0, "Country": 10.0},
        ],
        # 3/5; 4/5; all
        "known": [0.6, 0.8, 1.0],
        # Unknown at their least: 30/5 = 6, at their greatest: 50/5 = 10; 40/5 = 8.
        # The rating 7.5 lies between.
        "low": [6.0, 6.0, 10.0],
        "high": [10.0, 8.0, 10.0],
        "to_research": ["Revenue; Country", "Country", ""],
    },
)

PENALTY = WorkedExample(
    name="a penalty costs w * p / full whatever is skipped",
    criteria=table(
        BLANK,
        ("Industry", 4, "is", "Software", 10, None),
        ("Size", 1, "at least", 50, 10, "skip"),
        ("Uses a rival CRM", 2, "yes", None, -5, None),
    ),
    headings=["Account", "Industry", "Size", "Uses a rival CRM"],
    rows=[
        ["Acme", "Software", None, "yes"],
        ["Bolt", "Software", 10, "yes"],
        ["Crag", "Software", 50, "no"],
        ["Dune", "Retail", 10, "x"],
    ],
    expected={
        # full = 5, so the penalty costs 2*5/5 = 2:
        # 40/4 - 2; (40+0)/5 - 2; 50/5 - 0; 0/5 - 2 = -2, limited to 0
        "exact": [8.0, 6.0, 10.0, -2.0],
        "rating": [8.0, 6.0, 10.0, 0.0],
        "contributions": [
            {"Industry": 10.0, "Uses a rival CRM": -2.0},
            {"Industry": 8.0, "Size": 0.0, "Uses a rival CRM": -2.0},
            {"Industry": 8.0, "Size": 2.0, "Uses a rival CRM": 0.0},
            {"Industry": 0.0, "Size": 0.0, "Uses a rival CRM": -2.0},
        ],
        "rank": [2, 3, 1, 4],
        "tier": ["A", "B", "A", "C"],
        "why": [
            "Industry Software +10.0; Uses a rival CRM -2.0",
            "Industry Software +8.0; Uses a rival CRM -2.0",
            "Industry Software +8.0; Size 50 +2.0",
            "Uses a rival CRM -2.0",
        ],
        # Acme's Size at 0: (40 - 10)/5 = 6, at 10: (50 - 10)/5 = 8
        "low": [6.0, 6.0, 10.0, 0.0],
        "high": [8.0, 6.0, 10.0, 0.0],
    },
)

OUT = WorkedExample(
    name="out disqualifies, with a weight, without one, and by If blank",
    criteria=table(
        BLANK,
        ("Industry", 1, "is", "Retail", "out", None),
        (None, None, "otherwise", None, 10, None),
        ("Credit", None, "is one of", "bad; poor", "Out", "out"),
        ("Switched off", 0, "is not blank", None, "out", None),
    ),
    headings=["Account", "Industry", "Credit", "Switched off"],
    rows=[
        ["Acme", "Software", "good", "silenced"],
        ["Bolt", "Retail", "good", None],
        ["Crag", "Software", "Poor", None],
        ["Dune", "Software", None, None],
        ["Echo", None, "good", None],
    ],
    expected={
        "rating": [10.0, 0.0, 0.0, 0.0, 0.0],
        "status": [
            "Contact",
            "Disqualified",
            "Disqualified",
            "Disqualified",
            "Not now",
        ],
        "tier": ["A", None, None, None, "C"],
        "rank": [1, None, None, None, 2],
        "why": [
            "Industry Software +10.0",
            "disqualified: Industry Retail",
            "disqualified: Credit Poor",
            "disqualified: Credit blank",
            "",
        ],
        # Only Industry has a weight. A known out makes Low and High 0; Dune's, by
        # If blank, only Low; Echo's Industry can only earn 10, widened by its 0.
        "known": [1.0, 1.0, 1.0, 1.0, 0.0],
        "low": [10.0, 0.0, 0.0, 0.0, 0.0],
        "high": [10.0, 0.0, 0.0, 10.0, 10.0],
        "order": [0, 4, 1, 2, 3],
    },
)

NO_DATA = WorkedExample(
    name="no worth is No data, and out beats it",
    criteria=table(
        BLANK,
        ("Industry", 2, "is", "Software", 10, "skip"),
        ("Complaints", 1, "more than", 3, -4, None),
        ("Sanctioned", None, "yes", None, "out", None),
    ),
    headings=["Account", "Industry", "Complaints", "Sanctioned"],
    rows=[
        ["Acme", "#N/A", 5, None],
        ["Bolt", "n/a", 5, "yes"],
        ["Crag", "Software", float("nan"), None],
    ],
    expected={
        # Crag earns 20/2 and loses nothing.
        "exact": [None, None, 10.0],
        "rating": [None, 0.0, 10.0],
        "status": ["No data", "Disqualified", "Contact"],
        "tier": [None, None, "A"],
        "rank": [None, None, 1],
        # Industry unknown: 1/3; Complaints unknown: 2/3
        "known": [1 / 3, 1 / 3, 2 / 3],
        # Acme between (0 - 4)/2 < 0 and (20 - 4)/2 = 8, Crag between 8 and 20/2.
        "low": [0.0, 0.0, 8.0],
        "high": [8.0, 0.0, 10.0],
        "why": ["", "disqualified: Sanctioned", "Industry Software +10.0"],
        "to_research": ["Industry", "Industry", "Complaints"],
        "order": [2, 1, 0],
    },
)

ROUNDING = WorkedExample(
    name="rounded half away from zero, and filtered as shown",
    criteria=table(
        "Criterion, Weight, Test, Value, To, Points",
        ("Fit", 99, *AS_IS),
        ("Need", 1, *AS_IS),
    ),
    headings=["Account", "Fit", "Need"],
    rows=[
        ["Acme", 5, 0],
        ["Bolt", 4.9, 4.9],
        ["Crag", 8, 3],
        ["Dune", 0.25, 0.25],
        ["Echo", 6.05, 6.05],
        ["Fern", 4.9499, 4.9499],
    ],
    expected={
        # 99*5/100 = 4.95; 4.9; (792+3)/100 = 7.95; 0.25; 6.05; 4.9499
        "exact": [4.95, 4.9, 7.95, 0.25, 6.05, 4.9499],
        "rating": [5.0, 4.9, 8.0, 0.3, 6.1, 4.9],
        "status": ["Contact", "Not now", "Contact", "Not now", "Contact", "Not now"],
        "tier": ["B", "C", "A", "C", "B", "C"],
        "rank": [3, 5, 1, 6, 2, 4],
    },
)

LARGEST_REMAINDER = WorkedExample(
    name="contributions shown by largest remainder",
    criteria=table(
        "Criterion, Weight, Test, Value, To, Points",
        ("Fit", 1, *AS_IS),
        ("Need", 1, *AS_IS),
        ("Reach", 1, *AS_IS),
        ("Complaints", 1, "scale", 0, 10, -10),
    ),
    headings=["Account", "Fit", "Need", "Reach", "Complaints"],
    rows=[["Acme", 10, 10, 10, 0], ["Bolt", 7, 7, 0, 1], ["Crag", 0.1, 9, 0, 0]],
    expected={
        # 30/3; 14/3 - 1/3 = 13/3; 9.1/3 = 3.0333
        "exact": [10.0, 13 / 3, 9.1 / 3],
        "rating": [10.0, 4.3, 3.0],
        "shown": [
            # 3.3 three times is 9.9: equal rests, so the first gets the 0.1
            {"Fit": 3.4, "Need": 3.3, "Reach": 3.3, "Complaints": 0.0},
            # 2.3 + 2.3 + 0 - 0.4 = 4.2; rests .033 .033 0 .067: the last gets it
            {"Fit": 2.3, "Need": 2.3, "Reach": 0.0, "Complaints": -0.3},
            # 0.0333 shows 0.0 and 3 shows 3.0: nothing to hand out
            {"Fit": 0.0, "Need": 3.0, "Reach": 0.0, "Complaints": 0.0},
        ],
        "why": [
            "Fit 10 +3.4; Need 10 +3.3; Reach 10 +3.3",
            "Fit 7 +2.3; Need 7 +2.3; Complaints 1 -0.3",
            "Need 9 +3.0; Fit 0.1 +0.0",
        ],
    },
)

SPREAD = WorkedExample(
    name="a criterion may be spread over its rows",
    criteria=[
        {"Criterion": "Size", "Test": None, "Group": "Fit"},
        {"Test": ">= ", "Value": "250", "Points": "10"},
        {"Test": "AT LEAST", "Value": 50, "Points": "2,5", "Weight": "50 %"},
        {"Criterion": "Need", "Weight": 0.5, "Test": "yes", "Points": 10},
        {"Criterion": "size", "Test": "<", "Value": 10, "Points": -5},
        {"Account field": "number OF  employees", "If blank": "5"},
    ],
    headings=["Account", "Number of Employees", "Need"],
    rows=[
        ["Acme", 250, None],
        ["Bolt", 50, "yes"],
        ["Crag", 9, "yes"],
        ["Dune", None, "yes"],
        ["Echo", 10, "yes"],
    ],
    expected={
        "points": [
            {"Size": 10.0, "Need": 0.0},
            {"Size": 2.5, "Need": 10.0},
            {"Size": -5.0, "Need": 10.0},
            {"Size": 5.0, "Need": 10.0},
            {"Size": 0.0, "Need": 10.0},
        ],
        # equal weights: the plain mean
        "exact": [5.0, 6.25, 2.5, 7.5, 5.0],
        "rating": [5.0, 6.3, 2.5, 7.5, 5.0],
        "groups": [
            {"Fit": 10.0},
            {"Fit": 2.5},
            {"Fit": 0.0},
            {"Fit": 5.0},
            {"Fit": 0.0},
        ],
        "rank": [3, 2, 5, 1, 3],
        # Echo and Acme are equal, and Echo is known better.
        "order": [3, 1, 4, 0, 2],
    },
)

ARITHMETIC: tuple[WorkedExample, ...] = (
    WEIGHTED_MEAN,
    SKIP,
    PENALTY,
    OUT,
    NO_DATA,
    ROUNDING,
    LARGEST_REMAINDER,
    SPREAD,
)
