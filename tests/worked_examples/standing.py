"""Profiles, groups, ranks, Low and High, status."""

from __future__ import annotations

from tests.reference import ReferenceSettings
from tests.worked_examples.example import AS_IS, BLANK, WorkedExample, table


PROFILES = WorkedExample(
    name="the best profile rates the account",
    criteria=table(
        "Criterion, Weight, Account field, Test, Value, Points, Profile",
        ("Industry", 1, None, "is", "Software", 10, None),
        ("Small", 1, "Employees", "at most", 50, 10, "Lite"),
        ("Large", 3, "Employees", "more than", 50, 10, "Pro"),
        ("Country", None, None, "is", "Norway", "out", "lite"),
    ),
    headings=["Account", "Industry", "Employees", "Country"],
    rows=[
        ["Acme", "Software", 20, None],
        ["Bolt", "Software", 320, None],
        ["Crag", "Software", None, None],
        ["Dune", "Software", 20, "Norway"],
        ["Echo", "Retail", None, None],
    ],
    expected={
        # Lite: (10 + 10)/2, (10 + 0)/2, (10 + 0)/2, out, 0/2
        # Pro:  (10 + 0)/4, (10 + 30)/4, (10 + 0)/4, (10 + 0)/4, 0/4
        "profile_ratings": [
            {"Lite": 10.0, "Pro": 2.5},
            {"Lite": 5.0, "Pro": 10.0},
            {"Lite": 5.0, "Pro": 2.5},
            {"Lite": 0.0, "Pro": 2.5},
            {"Lite": 0.0, "Pro": 0.0},
        ],
        # Echo: a tie goes to the profile that stands first in Criteria.
        "best_profile": ["Lite", "Pro", "Lite", "Pro", "Lite"],
        "rating": [10.0, 10.0, 5.0, 2.5, 0.0],
        "status": ["Contact", "Contact", "Contact", "Not now", "Not now"],
        # Of Lite 1/2 is known, of Pro all.
        "known": [1.0, 1.0, 0.5, 1.0, 0.5],
        "points": [
            {"Industry": 10.0, "Small": 10.0, "Large": None, "Country": 0.0},
            {"Industry": 10.0, "Small": None, "Large": 10.0, "Country": None},
            {"Industry": 10.0, "Small": 0.0, "Large": None, "Country": 0.0},
            {"Industry": 10.0, "Small": None, "Large": 0.0, "Country": None},
            {"Industry": 0.0, "Small": 0.0, "Large": None, "Country": 0.0},
        ],
        "rank": [1, 1, 3, 4, 5],
    },
)

UNKNOWN_PROFILE = WorkedExample(
    name="a profile of which nothing own is known wins only if no other can",
    criteria=table(
        BLANK + ", Profile",
        ("Industry", 1, "is", "Software", 10, None, None),
        ("Seats", 1, "at least", 5, 10, "skip", "Lite"),
        ("Servers", 1, "at least", 5, 10, "skip", "Pro"),
        ("Users", 1, "is", "none", "out", "skip", "Pro; Lite"),
    ),
    headings=["Account", "Industry", "Seats", "Servers", "Users"],
    rows=[
        ["Acme", "Software", None, 1, None],
        ["Bolt", "Software", None, None, None],
        ["Crag", "Software", 5, 1, "none"],
    ],
    expected={
        # Lite: 10/1 without Seats; Pro: (10 + 0)/2, but Pro's own Servers is known
        "profile_ratings": [
            {"Lite": 10.0, "Pro": 5.0},
            {"Lite": 10.0, "Pro": 10.0},
            {"Lite": 0.0, "Pro": 0.0},
        ],
        "best_profile": ["Pro", "Lite", None],
        "rating": [5.0, 10.0, 0.0],
        "status": ["Contact", "Contact", "Disqualified"],
        "why": [
            "Industry Software +5.0",
            "Industry Software +10.0",
            "disqualified: Users none",
        ],
        "to_research": ["Users", "Seats; Users", ""],
    },
)

GROUPS = WorkedExample(
    name="groups: the same arithmetic over their own criteria",
    criteria=table(
        "Criterion, Weight, Test, Value, To, Points, If blank, Group",
        ("Industry", 2, "is", "Software", None, 10, None, "Fit"),
        (None, None, "is", "Retail", None, "out", None, None),
        ("Size", 1, *AS_IS, None, "Fit"),
        ("Visits", 1, *AS_IS, "skip", "Engagement"),
        ("Unsubscribed", 1, "yes", None, None, -4, None, "Engagement"),
        ("Complaints", 1, "yes", None, None, -1, None, "Trouble"),
    ),
    headings=["Account", "Industry", "Size", "Visits", "Unsubscribed", "Complaints"],
    rows=[
        ["Acme", "Software", 4, 5, True, None],
        ["Bolt", "Software", 4, None, True, None],
        ["Crag", "Retail", 4, 5, False, None],
    ],
    expected={
        # Fit (20+4)/3 = 8, Engagement 5/1 - 4/1 = 1; without worth empty; the out
        # is Fit's. Trouble holds only a penalty and has no column.
        "groups": [
            {"Fit": 8.0, "Engagement": 1.0},
            {"Fit": 8.0, "Engagement": None},
            {"Fit": 0.0, "Engagement": 5.0},
        ],
        # (20+4+5)/4 - 4/4 = 6.25; (20+4)/3 - 4/4 = 7; disqualified
        "rating": [6.3, 7.0, 0.0],
        # Complaints is 1 of 6; Visits and Complaints are 2 of 6
        "known": [5 / 6, 4 / 6, 5 / 6],
        # Visits 1*10/4, Complaints 1*1/4
        "to_research": ["Complaints", "Visits; Complaints", "Complaints"],
    },
)

RANKING = WorkedExample(
    name="equal ratings share a rank, the better known stands first",
    criteria=table(
        "Criterion, Weight, Test, Value, To, Points, If blank",
        ("Fit", 1, *AS_IS, "skip"),
        ("Need", 1, *AS_IS, "skip"),
        ("Banned", None, "yes", None, None, "out", None),
    ),
    headings=["Account", "Fit", "Need", "Banned"],
    rows=[
        ["Acme", None, None, None],
        ["Bolt", 5, None, None],
        ["Crag", 8, 8, None],
        ["Dune", 9, 9, "ja"],
        ["Echo", 4, 6, None],
        ["Fern", 3, 3, None],
    ],
    expected={
        # none; 5/1; 16/2; out; 10/2; 6/2
        "rating": [None, 5.0, 8.0, 0.0, 5.0, 3.0],
        "known": [0.0, 0.5, 1.0, 1.0, 1.0, 1.0],
        "rank": [None, 2, 1, None, 2, 4],
        "order": [2, 4, 1, 5, 3, 0],
    },
)

LOW_AND_HIGH = WorkedExample(
    name="low and high take unknown criteria at their ends",
    criteria=table(
        BLANK,
        ("Industry", 5, "is", "Software", 10, None),
        ("Industry", None, "is", "Retail", 2, None),
        ("Industry", None, "otherwise", None, 4, None),
        ("Industry", None, "is", "never reached", -10, None),
        ("Employees", 3, "at least", 50, 10, None),
        ("Uses a rival CRM", 2, "yes", None, -10, None),
    ),
    headings=["Account", "Industry", "Employees", "Uses a rival CRM"],
    rows=[
        ["Acme", None, 60, None],
        ["Bolt", "Mining", None, "no"],
    ],
    expected={
        # full = 8: (0 + 30)/8 = 3.75; (20 + 0)/8 = 2.5
        "rating": [3.8, 2.5],
        "known": [0.3, 0.7],
        # Industry at 2, rival at -10: (10 + 30 - 20)/8 = 2.5; at 10 and 0: 80/8.
        # Employees at 0: 20/8 = 2.5, at 10: 50/8 = 6.25
        "low": [2.5, 2.5],
        "high": [10.0, 6.3],
        # Industry 5*(10-2)/8 = 5, rival 2*10/8 = 2.5
        "to_research": ["Industry; Uses a rival CRM", "Employees"],
    },
)

WIDENED = WorkedExample(
    name="If blank points outside the attainable ones widen low and high",
    criteria=table(
        BLANK,
        ("Partner", 1, "yes", None, 5, 8),
        ("Reference", 1, "no", None, -4, "2"),
    ),
    headings=["Account", "Partner", "Reference"],
    rows=[["Acme", None, None]],
    expected={
        # Reference can earn 2, so it is no penalty: (8 + 2)/2 = 5
        "exact": [5.0],
        # (0 - 4)/2 < 0; (5 + 0)/2 = 2.5, widened to the rating
        "low": [0.0],
        "high": [5.0],
        "known": [0.0],
        "why": ["Partner blank +4.0; Reference blank +1.0"],
        # 1*5/2 and 1*4/2
        "to_research": ["Partner; Reference"],
    },
)

RESEARCH = WorkedExample(
    name="known too little is Research",
    criteria=table(
        BLANK,
        ("Fit", 7, "is", "good", 10, None),
        ("Need", 3, "is", "high", 10, "skip"),
    ),
    headings=["Account", "Fit", "Need"],
    rows=[
        ["Acme", "good", None],
        ["Bolt", None, "high"],
        ["Crag", "poor", None],
    ],
    settings=ReferenceSettings(contact_from=3.0, known_at_least=0.7),
    expected={
        # 70/7; (0 + 30)/10; 0/7. Known 7/10 is at least 0.7, 3/10 is not.
        "rating": [10.0, 3.0, 0.0],
        "known": [0.7, 0.3, 0.7],
        "status": ["Contact", "Research", "Not now"],
        "contact": [True, False, False],
        "tier": ["A", "C", "C"],
    },
)

STANDING: tuple[WorkedExample, ...] = (
    PROFILES,
    UNKNOWN_PROFILE,
    GROUPS,
    RANKING,
    LOW_AND_HIGH,
    WIDENED,
    RESEARCH,
)
