"""Floors, missing weights, and what beside the rating makes a contact."""

from __future__ import annotations

from tests.reference import ReferenceSettings
from tests.worked_examples.example import AS_IS, BLANK, WorkedExample, table


EQUAL_WEIGHTS = WorkedExample(
    name="where no criterion has a weight all count the same",
    criteria=table(
        "Criterion, Test, Value, Points",
        ("Industry", "is", "Software", 10),
        ("Employees", "at least", 50, 10),
        ("Complaints", "more than", 3, -2),
        ("Sanctioned", "yes", None, "out"),
        ("Demo", "yes", None, "at least 7"),
    ),
    headings=["Account", "Industry", "Employees", "Complaints", "Sanctioned", "Demo"],
    rows=[
        ["Acme", "Software", 10, 5, None, None],
        ["Bolt", "Software", 60, 0, "yes", None],
        ["Crag", "Retail", 10, 5, None, "yes"],
        ["Dune", None, 60, None, None, None],
    ],
    expected={
        # (10 + 0)/2 - 2/2 = 4; disqualified; -1 lifted to 7; 10/2
        "rating": [4.0, 0.0, 7.0, 5.0],
        "status": ["Not now", "Disqualified", "Contact", "Contact"],
        # Of 1 + 1 + 1: what only disqualifies or lifts counts in nothing else.
        "known": [1.0, 1.0, 1.0, 1 / 3],
    },
)

EMPTY_WEIGHTS = WorkedExample(
    name="an empty column Weight is as none",
    criteria=table(
        "Criterion, Weight, Test, Value, To, Points",
        ("Fit", None, *AS_IS),
        ("Need", " ", *AS_IS),
    ),
    headings=["Account", "Fit", "Need"],
    rows=[["Acme", 10, 3]],
    # The plain mean, (10 + 3)/2.
    expected={"exact": [6.5]},
)

FLOORS = WorkedExample(
    name="a floor lifts the rating, and nothing else",
    criteria=table(
        BLANK + ", Group",
        ("Industry", 3, "is", "Software", 10, None, "Fit"),
        ("Demo", None, "is", "asked", "at least 7", None, "Engagement"),
        (None, None, "is", "opened", "At least 5,5", None, None),
        (None, None, "is", "never", "out", None, None),
        ("Visits", 1, "at least", 20, "at least 9", None, "Engagement"),
        (None, None, "at least", 5, 4, None, None),
        ("Partner", 0, "yes", None, "at least 10", None, None),
    ),
    headings=["Account", "Industry", "Demo", "Visits", "Partner"],
    rows=[
        ["Acme", "Retail", "asked", 5, "yes"],
        ["Bolt", "Software", "opened", 5, None],
        ["Crag", "Retail", "opened", 20, None],
        ["Dune", "Retail", "never", 20, None],
        ["Echo", None, "asked", None, None],
    ],
    expected={
        # (0 + 4)/4; (30 + 4)/4; Visits' floor itself earns 0; out; nothing known
        "exact": [1.0, 8.5, 0.0, 0.0, 0.0],
        # Raised to 7; 8.5 is above 5.5; the highest of 5.5 and 9; out; raised to 7.
        # Partner, of weight 0, is switched off.
        "rating": [7.0, 8.5, 9.0, 0.0, 7.0],
        "status": ["Contact", "Contact", "Contact", "Disqualified", "Contact"],
        "tier": ["B", "A", "A", None, "B"],
        # Ranked by what they earned.
        "rank": [2, 1, 3, None, 3],
        # Demo counts in nothing, so Echo knows 0 of 4.
        "known": [1.0, 1.0, 1.0, 1.0, 0.0],
        # Echo's floor holds at its least; at its greatest (30 + 4)/4.
        "low": [7.0, 8.5, 9.0, 0.0, 7.0],
        "high": [7.0, 8.5, 9.0, 0.0, 8.5],
        # Fit 0/3, 30/3; Engagement 4/1 lifted to 7, 4 lifted to 5.5, 0 lifted to 9,
        # out, 0 lifted to 7
        "groups": [
            {"Fit": 0.0, "Engagement": 7.0},
            {"Fit": 10.0, "Engagement": 5.5},
            {"Fit": 0.0, "Engagement": 9.0},
            {"Fit": 0.0, "Engagement": 0.0},
            {"Fit": 0.0, "Engagement": 7.0},
        ],
        "why": [
            "Visits 5 +1.0",
            "Industry Software +7.5; Visits 5 +1.0",
            "",
            "disqualified: Demo never",
            "",
        ],
    },
)

FLOOR_WITHOUT_WORTH = WorkedExample(
    name="a floor makes no rating where nothing is known",
    criteria=table(
        BLANK,
        ("Fit", 1, "at least", 5, 10, "skip"),
        ("Demo", None, "yes", None, "at least 7", None),
    ),
    headings=["Account", "Fit", "Demo"],
    rows=[["Acme", None, "yes"], ["Bolt", 1, "yes"]],
    expected={
        "rating": [None, 7.0],
        "status": ["No data", "Contact"],
        "low": [7.0, 7.0],
        "high": [10.0, 7.0],
    },
)

ALSO_NEEDS = WorkedExample(
    name="Contact also needs: each group must reach its bound",
    criteria=table(
        "Criterion, Weight, Test, Value, To, Points, If blank, Group",
        ("Size", 3, *AS_IS, None, "Fit"),
        ("Visits", 1, *AS_IS, "skip", "Engagement"),
    ),
    headings=["Account", "Size", "Visits"],
    rows=[
        ["Acme", 8, 3],
        ["Bolt", 10, 2.94],
        ["Crag", 10, None],
        ["Dune", 4.9, 10],
        ["Echo", 8, 2.95],
    ],
    settings=ReferenceSettings(also_needs=(("fit", 5), ("Engagement", 3))),
    expected={
        # (24 + 3)/4; (30 + 2.94)/4; 30/3; (14.7 + 10)/4; (24 + 2.95)/4 = 6.7375
        "rating": [6.8, 8.2, 10.0, 6.2, 6.7],
        # Bolt's visits show 2.9, Crag's Engagement is empty, Dune's Fit is 4.9;
        # Echo's visits show 3.0, and what is shown is what counts.
        "status": ["Contact", "Not now", "Not now", "Not now", "Contact"],
        "contact": [True, False, False, False, True],
        "tier": ["B", "A", "A", "B", "B"],
        "rank": [3, 2, 1, 5, 4],
    },
)

NEEDS_BEFORE_KNOWN = WorkedExample(
    name="Research only when nothing but Known falls short",
    criteria=table(
        "Criterion, Weight, Test, Value, To, Points, If blank, Group",
        ("Size", 1, *AS_IS, None, "Fit"),
        ("Visits", 1, *AS_IS, "skip", None),
    ),
    headings=["Account", "Size", "Visits"],
    rows=[["Acme", 8, None], ["Bolt", 6, None], ["Crag", 8, 8]],
    settings=ReferenceSettings(known_at_least=0.6, also_needs=(("Fit", 7),)),
    expected={"status": ["Research", "Not now", "Contact"]},
)

AT_MOST = WorkedExample(
    name="Contacts at most: a tie that would not fit whole waits",
    criteria=table(
        "Criterion, Weight, Test, Value, To, Points, If blank",
        ("Fit", 1, *AS_IS, None),
        ("Need", 1, *AS_IS, "skip"),
    ),
    headings=["Account", "Fit", "Need"],
    rows=[
        ["Acme", 6, 6],
        ["Bolt", 9, 9],
        ["Crag", 7, 7],
        ["Dune", 7, None],
        ["Echo", 4, 4],
        ["Fern", 8, 8],
    ],
    settings=ReferenceSettings(contacts_at_most=3),
    expected={
        # Bolt and Fern fit; Crag and Dune are equal, and only one would; Acme is
        # below them, so it waits too.
        "status": ["Waiting", "Contact", "Waiting", "Waiting", "Not now", "Contact"],
        "contact": [False, True, False, False, False, True],
        "rank": [5, 1, 3, 3, 6, 2],
        "tier": ["B", "A", "B", "B", "C", "A"],
        "order": [1, 5, 2, 3, 0, 4],
    },
)

AT_MOST_WHOLE_TIE = WorkedExample(
    name="Contacts at most: a tie that fits whole stays",
    criteria=AT_MOST.criteria,
    headings=AT_MOST.headings,
    rows=AT_MOST.rows,
    settings=ReferenceSettings(contacts_at_most=4),
    expected={
        "status": ["Waiting", "Contact", "Contact", "Contact", "Not now", "Contact"],
    },
)

DECIDING: tuple[WorkedExample, ...] = (
    EQUAL_WEIGHTS,
    EMPTY_WEIGHTS,
    FLOORS,
    FLOOR_WITHOUT_WORTH,
    ALSO_NEEDS,
    NEEDS_BEFORE_KNOWN,
    AT_MOST,
    AT_MOST_WHOLE_TIE,
)
