"""Why names the two activities that give most of a criterion's points."""

from __future__ import annotations

import datetime as dt
import math
from typing import TYPE_CHECKING, Any

import openpyxl
import pyarrow as pa
import pytest
from hypothesis import given, settings

from scoring import pipeline
from scoring.deliver.split import Output
from scoring.explain.activity_evidence import _filled, kind_words, short_day
from scoring.language import phrase
from scoring.sheets.scored import sheet_frame
from scoring.values.days import date_of, day_of
from scoring.values.text import text_key
from scoring.vocabulary import Sheet
from tests.behaviour.books import SHEETS, TODAY, busy_book
from tests.behaviour.rolled import TODAY as DAY
from tests.behaviour.rolled import rolled_up
from tests.behaviour.test_behaviour_against_reference import rows_of
from tests.chance import examples
from tests.reference.activities import events_of, signals_of
from tests.reference.sheets import Accounts
from tests.reference.top_activities import top_activities
from tests.strategies.behaviour import behaviour_tables


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.behaviour.top_activities import TopActivities
    from tests.behaviour.rolled import Rows
    from tests.strategies.behaviour import Tables

ACTIVITY_HEADS = SHEETS["Activities"][0]
SIGNALS: Rows = [
    ["Activity", "Points", "Half-life", "Most", "Group", "Expires after", "Once per"],
    ["Demo booked", 10, 30, None, "Sales", None, None],
    ["E-book", 4, None, None, "Marketing", 90, "contact"],
    ["Website visit", 1, None, 3, "Marketing", None, None],
    ["RFP sent", 4, None, None, "Sales", None, None],
    ["Unsubscribed", -6, None, None, "Marketing", None, None],
]


def ago(days: int) -> dt.datetime:
    return TODAY - dt.timedelta(days=days)


def done(*rows: tuple[Any, ...]) -> Rows:
    """What Acme did: the kind, how many days ago, how often and by whom."""
    every = [(*row, *[None] * (4 - len(row))) for row in rows]
    return [
        ACTIVITY_HEADS,
        *(["Acme", ago(days), kind, who, count] for kind, days, count, who in every),
    ]


def criteria(field: str = "Activity points", **other: Any) -> Rows:
    rule = {"Test": "is not blank", "Points": 10, **other}
    heads = ["Criterion", "Weight", "Account field", *rule]
    sure = {"Test": "is", "Value": "nobody", "Points": 10}
    return [
        [*heads, *([] if "Value" in rule else ["Value"])],
        ["Engaged", 1, field, *rule.values()],
        ["Sure", 1, "Industry", *(sure.get(head) for head in (*rule, *sure))][:7],
    ]


def described(folder: Path, activities: Rows, **changes: Rows) -> Any:
    sheets = {"Criteria": criteria(), "Signals": SIGNALS, **changes}
    path = busy_book(folder, Activities=activities, **sheets)
    return pipeline.describe(pipeline.rate(pipeline.read(path)))


def why(folder: Path, activities: Rows, **changes: Rows) -> str:
    """Why, of Acme."""
    frame = sheet_frame(described(folder, activities, **changes).scored)
    return str(frame.set_index("Account").at["Acme", "Why"])


# on 31 March 2026; one of two criteria of equal weight: 10 points are 5.0
CASES: dict[str, tuple[Rows, str]] = {
    # 10 / 2 = 5, min(5, 3) = 3
    "two kinds, the one that gives most first": (
        done(("Website visit", 0, 5), ("Demo booked", 30)),
        "Engaged 8: demo booked 1 Mar, website visit 31 Mar",
    ),
    "no more than two": (
        done(("Website visit", 0, 5), ("Demo booked", 30), ("E-book", 3)),
        "Engaged 12: demo booked 1 Mar, e-book 28 Mar",
    ),
    "one kind is named alone, with its latest day": (
        done(("Demo booked", 60), ("Demo booked", 30)),
        "Engaged 7.5: demo booked 1 Mar",
    ),
    "of equals the newest is first": (
        done(("E-book", 2), ("RFP sent", 1)),
        "Engaged 8: RFP sent 30 Mar, e-book 29 Mar",
    ),
    "on the same day the first of Signals": (
        done(("RFP sent", 1), ("E-book", 1)),
        "Engaged 8: e-book 30 Mar, RFP sent 30 Mar",
    ),
    # two by one person are 4 points, two RFPs 8
    "what counts once counts once": (
        done(("E-book", 1, 1, "Ann"), ("E-book", 2, 1, "Ann"), ("RFP sent", 9, 2)),
        "Engaged 12: RFP sent 22 Mar, e-book 30 Mar",
    ),
    "what is expired gives nothing": (
        done(("E-book", 91), ("Website visit", 100)),
        "Engaged 1: website visit 21 Dec 2025",
    ),
    "what counts against the sum gives nothing of it": (
        done(("Unsubscribed", 1), ("Demo booked", 0)),
        "Engaged 4: demo booked 31 Mar",
    ),
    "of a sum below 0 what takes most": (
        done(("Unsubscribed", 1), ("Website visit", 0)),
        "Engaged -5: unsubscribed 30 Mar",
    ),
    "a sum of 0 is nobody's": (
        done(("Unsubscribed", 1), ("RFP sent", 0), ("Website visit", 0, 2)),
        "Engaged 0",
    ),
    "without activities nothing": ([ACTIVITY_HEADS], "Engaged 0"),
    "what Signals does not have gives nothing": (done(("Called", 1)), "Engaged 0"),
}


@pytest.mark.parametrize("case", CASES, ids=[*CASES])
def test_worked_examples(tmp_path: Path, case: str) -> None:
    activities, sentence = CASES[case]
    assert why(tmp_path, activities) == f"{sentence} +5.0"


FIELDS: dict[str, str] = {
    "activity  POINTS": "Engaged 17: RFP sent 29 Mar, demo booked 1 Mar",
    "Activity points: marketing": "Engaged 4: e-book 22 Mar",
    "Activity points: Sales": "Engaged 13: RFP sent 29 Mar, demo booked 1 Mar",
    "Activity points in the last 9 days": "Engaged 12: RFP sent 29 Mar, e-book 22 Mar",
    "Activity points in the last 8 days": "Engaged 8: RFP sent 29 Mar",
    "Activity points: Sales in the last 8 days": "Engaged 8: RFP sent 29 Mar",
    "Aktivitetspoint": "Engaged 17: RFP sent 29 Mar, demo booked 1 Mar",
    "Count of RFP sent": "Engaged 2",
    "Last activity": "Engaged 2026-03-29",
    "days since Last activity": "Engaged 2",
}


@pytest.mark.parametrize(("field", "sentence"), FIELDS.items(), ids=[*FIELDS])
def test_each_field_of_points(tmp_path: Path, field: str, sentence: str) -> None:
    # 10 / 2 = 5, 2 x 4 = 8 and 4
    activities = done(("Demo booked", 30), ("RFP sent", 2, 2), ("E-book", 9))
    assert why(tmp_path, activities, Criteria=criteria(field)) == f"{sentence} +5.0"


def test_a_column_of_the_users_own_is_made_of_no_activity(tmp_path: Path) -> None:
    accounts: Rows = [
        ["Account", "Industry", "Activity points"],
        ["Acme", "Retail", 7],
    ]
    sentence = why(tmp_path, done(("RFP sent", 0)), Accounts=accounts)
    assert sentence == "Engaged 7 +5.0"


def test_what_disqualifies_is_said_as_before(tmp_path: Path) -> None:
    out = criteria(Test="more than", Value=1, Points="out")
    assert why(tmp_path, done(("RFP sent", 0)), Criteria=out) == (
        "disqualified: Engaged 4"
    )


def test_people_are_rated_by_what_they_did_themselves(tmp_path: Path) -> None:
    activities = done(("RFP sent", 1, 1, "Ann"), ("E-book", 2, 1, "Bo"))
    results = described(
        tmp_path, activities, **{"Contact criteria": criteria(Points=8)[:2]}
    )
    (people,) = (f.table for f in results.further if f.sheet is Sheet.CONTACTS_SCORED)
    frame = sheet_frame(people).set_index("Contact")
    assert frame["Why"].to_dict() == {
        "Ann": "Engaged 4: RFP sent 30 Mar +8.0",
        "Bo": "Engaged 4: e-book 29 Mar +8.0",
        "Cy": "Engaged 0 +8.0",
    }


SENTENCE = "Engaged 8: RFP sent 30 Mar, e-book 29 Mar +5.0"
BOTH = done(("E-book", 2), ("RFP sent", 1))


def test_summary_receipt_and_pieces_say_the_same(tmp_path: Path) -> None:
    path = busy_book(tmp_path, Criteria=criteria(), Signals=SIGNALS, Activities=BOTH)
    rated = pipeline.rate(pipeline.read(path))
    assert [line.why for line in pipeline.describe(rated).summary.top] == [
        SENTENCE,
        "Engaged 0 +5.0",
    ]
    assert pipeline.explain(rated, "Acme")[0].why == SENTENCE
    output = Output(tmp_path / "out.xlsx", "Industry")
    pieces = pipeline.score_book(rated.book, output).pieces
    for piece in pieces:
        sheets = openpyxl.load_workbook(piece.path)
        texts = {cell for name in sheets.sheetnames for row in sheets[name].values for cell in row}  # fmt: skip
        assert (SENTENCE in texts) == (piece.value == "Software")


KIND_WORDS = {
    "Demo": "demo",
    "demo": "demo",
    "E-book": "e-book",
    "LinkedIn visit": "LinkedIn visit",
    "RFP": "RFP",
    "G2 review": "G2 review",
    "Ældre brev": "ældre brev",
    "42": "42",
    "x" * 41: "x" * 39 + "…",
}


@pytest.mark.parametrize(("name", "words"), KIND_WORDS.items(), ids=[*KIND_WORDS])
def test_a_kind_within_a_sentence(name: str, words: str) -> None:
    assert kind_words(name) == words


def test_every_month_has_its_name() -> None:
    days = [day_of(dt.date(2026, month, 9)) for month in range(1, 13)]
    assert [short_day(day, days[0]) for day in days] == [
        dt.date(2026, month, 9).strftime("%-d %b") for month in range(1, 13)
    ]
    assert short_day(days[0], days[0] + 365) == "9 Jan 2026"


def test_a_language_may_turn_a_sentence_round() -> None:
    words = {"first": pa.array(["a", "b"]), "second": pa.array(["1", "2"])}
    turned = _filled(phrase("({second}) {first}!"), **words)
    assert turned.to_pylist() == ["(1) a!", "(2) b!"]


def in_words(top: TopActivities) -> list[list[tuple[str, dt.date]]]:
    """The kinds and days of each row."""
    return [
        [
            (text_key(top.names[kind]), date_of(day))
            for kind, day in zip(kinds, days, strict=True)
            if kind >= 0
        ]
        for kinds, days in zip(top.kinds.T.tolist(), top.days.T.tolist(), strict=True)
    ]


@given(behaviour_tables())
@settings(max_examples=examples(60))
def test_engine_and_reference_name_the_same(tables: Tables) -> None:
    accounts = Accounts(tables["Accounts"], DAY)
    kinds = signals_of(tables.get("Signals"), DAY)
    events = events_of(tables["Activities"], accounts, DAY)
    fields = {"Activity points": (kinds, math.inf)}
    fields |= {f"Activity points in the last {n} days": (kinds, n) for n in (0, 7, 30)}
    for group in {kind.group for kind in kinds.values()} - {""}:
        inside = {name: kind for name, kind in kinds.items() if kind.group == group}
        fields[f"Activity points: {group}"] = (inside, math.inf)
    engagement = rolled_up(rows_of(tables), [*fields]).engagement
    assert engagement is not None
    for field, (some, days) in fields.items():
        top = engagement.top(field)
        assert top is not None
        assert in_words(top) == [
            top_activities([e for e in events if e.account == who], some, DAY, days)
            for who in accounts.rows
        ]
