"""Words for yes, no and nothing, whole words, and cells that nobody can read."""

from __future__ import annotations

import datetime as dt

from tests.worked_examples.example import BLANK, SHORT, WorkedExample, accounts, table


YES = (
    "yes y true t on 1 1.0 1,0 x ✓ ✔ ☑ ✅ ja j da oui si sand sandt sant adevărat wahr vrai vero "
    "verdadero tosi waar Yes! JA. ADEVĂRAT VRAI ✔\ufe0f"
)
NO = (
    "no n false f off 0 0.0 0,0 ✗ ✘ ☐ ❌ nej nu nein non falsk falskt fals falsch faux falso "
    "epätosi onwaar No. NEJ! FALSCH EPÄTOSI"
)
NEITHER = ("maybe", "yess", "2", "01", "100 %", "Yes, please", "yes?")
YES_AND_NO = WorkedExample(
    name="yes and no in every word for them",
    criteria=table(
        SHORT,
        ("Newsletter", 1, "yes", None, 10),
        (None, None, "no", None, 4),
    ),
    headings=["Account", "Newsletter"],
    rows=accounts("Acme", (*YES.split(), *NO.split(), *NEITHER)),
    expected={
        "rating": [
            *[10.0] * len(YES.split()),
            *[4.0] * len(NO.split()),
            *[0.0] * len(NEITHER),
        ],
        # What is neither yes nor no is unknown.
        "known": [
            *[1.0] * len(YES.split()),
            *[1.0] * len(NO.split()),
            *[0.0] * len(NEITHER),
        ],
    },
)

UNREADABLE = WorkedExample(
    name="what no rule can read is unknown, and disqualifies nobody",
    criteria=table(
        BLANK,
        ("Employees", 2, "at least", 50, 10, "skip"),
        ("Visit", 1, "in the last days", 30, 10, 6),
        ("Staff turnover", 1, "more than", "50 %", "out", None),
        (None, None, "at most", "50 %", 10, None),
        ("Segment", 1, "is", "Retail", 10, None),
        (None, None, "at least", 5, 4, None),
    ),
    headings=["Account", "Employees", "Visit", "Staff turnover", "Segment"],
    rows=[
        ["Acme", 60, dt.date(2026, 3, 31), 0.1, "Retail"],
        ["Bolt", "TBD", "next spring", "very high", "Wholesale"],
        ["Crag", "plenty", dt.date(2025, 1, 1), 0.6, 5],
    ],
    expected={
        "points": [
            # Every rule reads its cell.
            {"Employees": 10, "Visit": 10, "Staff turnover": 10, "Segment": 10},
            # Skipped, 6 as If blank says, 0; Segment has a rule for text, which
            # reads anything, so Wholesale is known and earns 0.
            {"Employees": None, "Visit": 6, "Staff turnover": 0, "Segment": 0},
            {"Employees": None, "Visit": 0, "Staff turnover": 0, "Segment": 4},
        ],
        # 50/5; worth 3 without Employees: (6 + 0 + 0)/3; disqualified
        "rating": [10.0, 2.0, 0.0],
        "status": ["Contact", "Not now", "Disqualified"],
        # 1 of 5; 3 of 5
        "known": [1.0, 0.2, 0.6],
        # Employees could move 2*10/5 = 4, the others 1*10/5 = 2 each.
        "to_research": ["", "Employees; Visit; Staff turnover", "Employees"],
        "why": [
            "Employees 60 +4.0; Visit 2026-03-31 +2.0; Staff turnover 0.1 +2.0",
            "Visit next spring +2.0",
            "disqualified: Staff turnover 0.6",
        ],
    },
)

CATCH_ALL_READS = WorkedExample(
    name="a catch-all and a formula look at nothing, so they leave nothing unreadable",
    criteria=table(
        SHORT,
        ("Size", 1, "at least", 50, 10),
        (None, None, "otherwise", None, 3),
        ("Any", 1, "is not blank", None, 8),
        ("None", 1, "is blank", None, 8),
    ),
    headings=["Account", "Size", "Any", "None"],
    rows=[["Acme", "plenty", "plenty", "plenty"]],
    expected={
        # Otherwise matches; `is blank` does not, and nothing else looks at None.
        "points": [{"Size": 3.0, "Any": 8.0, "None": 0.0}],
        "known": [1.0],
    },
)

WHOLE_WORDS = WorkedExample(
    name="a word has no letter or digit beside it",
    criteria=table(
        "Criterion, Weight, Account field, Test, Value, Points",
        ("Chief", 1, "Title", "has the word", "CTO; chief officer", 10),
        ("No chief", 1, "Title", "does not have the word", "cto; CIO", 10),
        ("Inside", 1, "Title", "contains", "CTO", 10),
        ("Short", 1, "Title", "has word", "it; é", 10),
    ),
    headings=["Account", "Title"],
    rows=[
        ["Acme", "CTO, EMEA"],
        ["Bolt", "(CTO)"],
        ["Crag", "Director"],
        ["Dune", "CTO2, then cto"],
        ["Echo", "Chief  Officer"],
        ["Fern", "Head of IT/CIO"],
        ["Glen", "Vice-É_CTOé"],
        ["Hill", None],
    ],
    expected={
        "points": [
            dict(zip(("Chief", "No chief", "Inside", "Short"), points, strict=True))
            for points in (
                (10.0, 0.0, 10.0, 0.0),
                (10.0, 0.0, 10.0, 0.0),
                # Dire-cto-r
                (0.0, 10.0, 10.0, 0.0),
                (10.0, 0.0, 10.0, 0.0),
                (10.0, 10.0, 0.0, 0.0),
                (0.0, 0.0, 0.0, 10.0),
                # A letter stands behind CTO, a dash and a line beside É.
                (0.0, 10.0, 10.0, 10.0),
                (0.0, 0.0, 0.0, 0.0),
            )
        ],
    },
)

NOTHING = (
    *(None, "", " ", "\u200b", "\ufeff\u00ad", "n/a", "NA", "n.a.", "-", "\u2013"),
    *("\u2014", "?", "Unknown", "TBD", "ukendt", "Ved ikke", "okänt", "Okänd"),
    *("vet ej", "necunoscut", "nu știu", "Nu ştiu", "#N/A", "#I/T", "#SAKNAS!"),
    *("#REFERENS!", "#NV", "#NAVN?", "#VÆRDI!", "#DIVISION/0!", "#VERDI!"),
    *("#PUUTTUU!", "#JAKO/0!", "#WERT!", "#BEZUG!", "#ZAHL!", "#WAARDE!", "#N/B"),
    *("#VALEUR!", "#NOM?", "#¡VALOR!", "#¿NOMBRE?", "#N/D", "#VALORE!", "#RIF!"),
    *("#NÚM!", "#ARG!", "#ADR!", "#DZIEL/0!", "u\u00adnknown"),
)
BLANKS_AND_ERRORS = WorkedExample(
    name="blank words and Excel's errors in every language are nothing",
    criteria=table(SHORT, ("Segment", 1, "is not blank", None, 10)),
    headings=["Account", "Segment"],
    rows=[
        *accounts("Acme", NOTHING),
        ["Bolt", "n/a yet"],
        ["Crag", "#1"],
    ],
    expected={"rating": [*[0.0] * len(NOTHING), 10.0, 10.0]},
)

INVISIBLE = WorkedExample(
    name="characters that nobody sees are nothing",
    criteria=table(
        SHORT,
        ("Indus\u00adtry", 1, "is", "Soft\u200bware", 10),
        ("Employees", 1, "at least", "5\u200b0", 10),
        ("Visit", 1, "is", dt.date(2026, 3, 31), 10),
        ("Rival", 1, "\ufeffyes", None, 10),
    ),
    headings=["\ufeffAccount", "Industry", "Employees\u200b", "Visit", "Rival"],
    rows=[["Acme", "\ufeffsoftware", "6\u00ad0", "2026-03-31\u200e", "\u200bja"]],
    expected={"rating": [10.0], "known": [1.0]},
)

WORDS: tuple[WorkedExample, ...] = (
    YES_AND_NO,
    UNREADABLE,
    CATCH_ALL_READS,
    WHOLE_WORDS,
    BLANKS_AND_ERRORS,
    INVISIBLE,
)
