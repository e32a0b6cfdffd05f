"""What is doubtful in a model by itself."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from scoring import parse_model
from scoring.checks import review_model
from scoring.findings import Level


if TYPE_CHECKING:
    from scoring.findings import Finding
    from scoring.model.model import Model

HEADS = ("Criterion", "Weight", "Test", "Value", "To", "Points")
WIDE = (*HEADS, "If blank", "Group", "Profile", "Account field")
Rule = tuple[object, ...]


def rules(*written: Rule, weight: object = 1) -> Model:
    """One criterion, Size; a rule is Test, Value and To, with points from 10 down."""
    rows = [
        ["Size", weight, *(*rule, None, None)[:3], max(10 - at, 1)]
        for at, rule in enumerate(written)
    ]
    return parse_model([HEADS, *rows])


def model(*rows: Rule) -> Model:
    """A model of rows under all headings, the missing cells at the end empty."""
    return parse_model(
        [WIDE, *((*row, *[None] * len(WIDE))[: len(WIDE)] for row in rows)]
    )


def of_code(findings: list[Finding], code: str) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def places(findings: list[Finding], code: str) -> list[str]:
    return [finding.place for finding in of_code(findings, code)]


DAY = dt.date(2026, 3, 31)
LATER = dt.date(2026, 6, 30)
COVERED = {
    "at least below at least": [("at least", 50), ("at least", 250)],
    "more than below at least": [("at least", 50), ("more than", 50)],
    "between below at least": [("at least", 50), ("between", 50, 99)],
    "at most below at most": [("at most", 50), ("at most", 10)],
    "less than below at most": [("at most", 50), ("less than", 50)],
    "between inside between": [("between", 1, 100), ("between", 10, 100)],
    "number inside an interval": [("between", 1, 100), ("is", 50)],
    "numbers inside an interval": [("at least", 1), ("is one of", "2; 3")],
    "point interval below the same number": [("is", 50), ("between", 50, 50)],
    "two bands together": [("at most", 50), ("more than", 50), ("between", 10, 90)],
    "anything below scale": [("scale", 0, 100), ("at least", 500)],
    "scale below scale": [("scale", 100, 0), ("scale", 0, 500)],
    "date below date": [("at least", DAY), ("more than", LATER)],
    "neighbouring days": [
        ("between", DAY, DAY),
        ("at least", dt.date(2026, 4, 1)),
        ("at least", DAY),
    ],
    "date inside dates": [("at most", LATER), ("is", DAY)],
    "days below more days": [("in the last days", 90), ("in the last days", 30)],
    "old below less old": [("not in the last days", 30), ("not in the last days", 90)],
    "coming below more days": [("in the next days", 90), ("in the next days", 30)],
    "days below a scale of dates": [("scale", DAY, LATER), ("in the last days", 30)],
    "below otherwise": [("otherwise",), ("at least", 50)],
    "below is not blank": [("is not blank",), ("contains", "a")],
    "otherwise below is not blank": [("is not blank",), ("otherwise",)],
    "below a test and its opposite": [("is", "a"), ("is not", "a"), ("otherwise",)],
    "is blank twice": [("is blank",), ("is blank",)],
    "equal text in other case": [("is", "Software"), ("is", " SOFTWARE ")],
    "equal number written otherwise": [("is", 1200), ("is", "1.200,0")],
    "subset": [("is one of", "a; b; c"), ("is one of", "C; a")],
    "gathered from two rules": [("is", "a"), ("is", "b"), ("is one of", "a; b")],
    "longer needle": [("contains", "soft"), ("contains", "software")],
    "each needle": [("contains", "soft; data"), ("contains", "software; databases")],
    "text with the needle in it": [("contains", "soft"), ("is", "Software")],
    "needle without the text left out": [("is not", "Retail"), ("contains", "soft")],
    "number other than one left out": [("is not", 5), ("at least", 10)],
    "number other than a text": [("is not", "none"), ("at least", 10)],
    "more left out": [("is not", "a"), ("is not one of", "a; b")],
    "text left out with its needle": [("is not", "software"), ("does not contain", "soft")],
    "longer needle left out": [("does not contain", "software"), ("does not contain", "soft")],
    "yes twice": [("yes",), ("yes",)],
    "word for yes": [("yes",), ("is", "ja")],
    "real TRUE": [("yes",), ("is", True)],
    "same formula": [("formula", "[Size]>1"), ("formula", "[Size]>1")],
    "formula below blank and filled": [
        ("is blank",),
        ("otherwise",),
        ("formula", "[Size]>1"),
    ],
}  # fmt: skip
FREE = {
    "wider below": [("at least", 250), ("at least", 50)],
    "touching": [("at most", 50), ("more than", 50)],
    "end not included above": [("more than", 50), ("at least", 50)],
    "overlapping": [("between", 1, 50), ("between", 40, 90)],
    "gap between two bands": [("at most", 50), ("at least", 60), ("between", 10, 90)],
    "other kind": [("at least", 50), ("at least", DAY)],
    "number outside": [("between", 1, 100), ("is", 101)],
    "one of several outside": [("at least", 2), ("is one of", "1; 2")],
    "is blank below otherwise": [("otherwise",), ("is blank",)],
    "formula below otherwise": [("otherwise",), ("formula", "[Size]>1")],
    "otherwise at the end": [("is", "a"), ("at least", 5), ("otherwise",)],
    "shorter needle": [("contains", "software"), ("contains", "soft")],
    "one needle of two": [("contains", "soft"), ("contains", "software; data")],
    "two needles left out": [("does not contain", "a"), ("contains", "b")],
    "text left out has the needle": [("is not", "Software"), ("contains", "soft")],
    "left out number inside": [("is not", 50), ("at least", 10)],
    "TRUE equals 1, but is no number": [("at least", 1), ("is", 1)],
    "other text": [("is", "Software"), ("is", "Sofware")],
    "word for yes above": [("is", "ja"), ("yes",)],
    "no below yes": [("yes",), ("no",)],
    "future below past": [("in the last days", 90), ("in the next days", 90)],
    "more days": [("in the last days", 30), ("in the last days", 90)],
    "other formula": [("formula", "[Size]>1"), ("formula", "[Size]>2")],
    "fewer left out": [("is not one of", "a; b"), ("is not", "a")],
    "date that days may catch": [("in the last days", 30), ("is", DAY)],
}


@pytest.mark.parametrize("written", COVERED.values(), ids=COVERED)
def test_last_rule_is_covered(written: list[Rule]) -> None:
    findings = review_model(rules(*written))
    assert places(findings, "C202") == [f"Criteria!C{len(written) + 1}"]


@pytest.mark.parametrize("written", FREE.values(), ids=FREE)
def test_no_rule_is_covered(written: list[Rule]) -> None:
    assert places(review_model(rules(*written)), "C202") == []


def test_covered_rule_names_the_one_above() -> None:
    (finding,) = review_model(rules(("at least", 50), ("at least", 250)))
    assert str(finding) == (
        "C202 Criteria!C3: 'at least 250' never matches, since 'at least 50' in "
        "Criteria!C2 catches all of it first; put the narrower rule above"
    )


def test_rules_above_cover_together() -> None:
    written = [("at most", 50), ("more than", 50), ("between", 10, 90)]
    (finding,) = review_model(rules(*written))
    assert "the rules above it in 'Size' catch all of it" in finding.text


IDEAL: dict[str, tuple[list[Rule], str]] = {
    "all earn 10": ([("A", 1, "yes", None, None, 10)], ""),
    "one earns 4": (
        # (10 + 2*4) / 3 = 6
        [("A", 1, "yes", None, None, 10), ("B", 2, "yes", None, None, 4)],
        "reaches only 6.0: 'B' earns at most 4 points",
    ),
    "penalty that spares nobody": (
        # 10 - 2
        [
            ("A", 1, "yes", None, None, 10),
            ("B", 1, "yes", None, None, -5),
            (None, None, "otherwise", None, None, -2),
        ],
        "reaches only 8.0: 'B' takes at least 2 away",
    ),
    "penalty": (
        [("A", 1, "yes", None, None, 10), ("B", 9, "yes", None, None, -5)],
        "",
    ),
    "scale": ([("A", 1, "scale", 0, 9, 10)], ""),
    "formula with its own points": ([("A", 1, "formula", "[A]/2", None, None)], ""),
    "if blank": ([("A", 1, "yes", None, None, 5, 10)], ""),
    "is blank": (
        [("A", 1, "yes", None, None, 5), (None, None, "is blank", None, None, 10)],
        "",
    ),
    "best rule covered": (
        [
            ("A", 1, "at least", 50, None, 5),
            (None, None, "at least", 250, None, 10),
        ],
        "reaches only 5.0: 'A' earns at most 5 points",
    ),
    "weight 0": ([("A", 1, "yes", None, None, 10), ("B", 0, "yes", None, None, 1)], ""),
    "rounded to 10": (
        # (1000*10 + 9) / 1001 = 9.999
        [("A", 1000, "yes", None, None, 10), ("B", 1, "yes", None, None, 9)],
        "",
    ),
}


@pytest.mark.parametrize(("written", "text"), IDEAL.values(), ids=IDEAL)
def test_ideal_account(written: list[Rule], text: str) -> None:
    findings = of_code(review_model(model(*written)), "C201")
    assert [text in finding.text for finding in findings] == ([True] if text else [])


def test_ideal_account_names_at_most_three() -> None:
    written = [(name, 1, "yes", None, None, 9) for name in "ABCDE"]
    (finding,) = of_code(review_model(model(*written)), "C201")
    assert finding.text.endswith("'C' earns at most 9 points; and 2 more")
    assert (finding.place, finding.expected, finding.found) == (
        "Criteria!A2",
        "10",
        "9.0",
    )


def test_each_profile_has_its_own_ideal() -> None:
    shared = ("Shared", 1, "yes", None, None, 10)
    first = ("One", 1, "yes", None, None, 10, None, None, "Web")
    second = ("Two", 1, "yes", None, None, 5, None, None, "Shop")
    (finding,) = of_code(review_model(model(shared, first, second)), "C201")
    assert "of profile 'Shop' reaches only 7.5: 'Two'" in finding.text


WEIGHT = {
    "rule": ([("A", 0, "is", "Retail", None, "out")], ["Criteria!A3"]),
    "if blank": ([("A", 0, "yes", None, None, 10, "out")], ["Criteria!A3"]),
    "nothing silenced": ([("A", 0, "yes", None, None, 10)], []),
    "only out, without weight": ([("A", None, "yes", None, None, "out")], []),
    "out that counts": ([("A", 1, "yes", None, None, "out")], []),
}


@pytest.mark.parametrize(("written", "expected"), WEIGHT.values(), ids=WEIGHT)
def test_weight_0_silences_out(written: list[Rule], expected: list[str]) -> None:
    findings = review_model(model(("X", 1, "yes", None, None, 10), *written))
    assert places(findings, "C203") == expected


TURNED: dict[str, tuple[list[object], object, list[str]]] = {
    "two negative, one positive": ([-5, -3, 2], None, ["Criteria!C5"]),
    "if blank": ([-5], 2, ["Criteria!A3"]),
    "penalty": ([-5, -3, 0], None, []),
    "half positive": ([-5, 5], None, []),
    "one negative, a little positive": ([-5, 1], None, ["Criteria!C4"]),
    "a little negative": ([-1, 5], None, []),
    "two positive": ([-5, -3, -1, 2, 4], None, []),
    "reward": ([10, 5], None, []),
}


@pytest.mark.parametrize(("points", "blank", "expected"), TURNED.values(), ids=TURNED)
def test_penalty_turned_by_a_positive_rule(
    points: list[object], blank: object, expected: list[str]
) -> None:
    written: list[Rule] = [
        ("Rival" if at == 0 else None, 1 if at == 0 else None, "is", f"v{at}", None, p)
        for at, p in enumerate(points)
    ]
    written[0] = (*written[0], blank)
    findings = review_model(model(("X", 1, "yes", None, None, 10), *written))
    assert places(findings, "C204") == expected


GROUPS = {
    "only penalties": ([("Bad", 1, "yes", None, None, -5, None, "Risk")], ["Risk"]),
    "only out": ([("Bad", None, "yes", None, None, "out", None, "Risk")], ["Risk"]),
    "something to earn": (
        [
            ("Bad", 1, "yes", None, None, -5, None, "Fit"),
            ("Good", 1, "yes", None, None, 10, None, "Fit"),
        ],
        [],
    ),
    "switched off": ([("Bad", 0, "yes", None, None, -5, None, "Risk")], []),
}


@pytest.mark.parametrize(("written", "groups"), GROUPS.values(), ids=GROUPS)
def test_group_without_rating(written: list[Rule], groups: list[str]) -> None:
    findings = review_model(model(("X", 1, "yes", None, None, 10), *written))
    noted = of_code(findings, "C209")
    assert [finding.text.split("'")[1] for finding in noted] == groups
    assert all(finding.level is Level.NOTE for finding in noted)


POSITIVE: dict[str, tuple[list[Rule], str]] = {
    "only penalties": ([("A", 1, "yes", None, None, -5)], "can earn positive points"),
    "only weight 0": ([("A", 0, "yes", None, None, 5)], "has a weight above 0"),
    "some": ([("A", 1, "yes", None, None, 10)], ""),
}


@pytest.mark.parametrize(("written", "text"), POSITIVE.values(), ids=POSITIVE)
def test_no_positive_criterion(written: list[Rule], text: str) -> None:
    findings = of_code(review_model(model(*written)), "C210")
    assert [text in finding.text for finding in findings] == ([True] if text else [])


BANDS: dict[str, tuple[list[Rule], list[str]]] = {
    "whole numbers": ([("between", 1, 10), ("between", 11, 50)], ["such as 10.5,"]),
    "decimals": ([("between", 0, 0.5), ("at least", 0.6)], ["such as 0.55,"]),
    "point left out": ([("less than", 10), ("more than", 10)], ["such as 10,"]),
    "wide between two": ([("between", 1, 10), ("between", 20, 50)], ["such as 15,"]),
    "a day left out": ([("less than", DAY), ("more than", DAY)], ["between 'less"]),
    "meant to be left out": ([("at most", 10), ("at least", 100)], []),
    "touching": ([("between", 1, 10), ("more than", 10)], []),
    "next day": ([("at most", DAY), ("at least", dt.date(2026, 4, 1))], []),
    "point named": ([("less than", 10), ("is", 10), ("more than", 10)], []),
    "caught by otherwise": ([("between", 1, 10), ("between", 11, 50), ("otherwise",)], []),
}  # fmt: skip


@pytest.mark.parametrize(("written", "texts"), BANDS.values(), ids=BANDS)
def test_gap_is_noted_without_accounts(written: list[Rule], texts: list[str]) -> None:
    checked = rules(*written)
    noted = of_code(review_model(checked, alone=True), "C212")
    assert len(noted) == len(texts)
    assert all(text in f.text for text, f in zip(texts, noted, strict=True))
    assert of_code(review_model(checked), "C212") == []


def test_derived_whole_numbers_leave_no_gap() -> None:
    row = ("Age", 1, "between", 0, 5, 10, None, None, None, "years since Founded")
    older = (None, None, "between", 6, 20, 5)
    assert of_code(review_model(model(row, older), alone=True), "C212") == []


def test_findings_stand_in_the_order_of_the_sheet() -> None:
    written = [(f"C{at}", 0, "yes", None, None, "out") for at in range(12)]
    findings = review_model(model(("X", 1, "yes", None, None, 10), *written))
    assert places(findings, "C203") == [f"Criteria!A{row}" for row in range(3, 15)]


def test_a_sound_model_has_no_findings() -> None:
    written: list[Rule] = [
        ("Industry", 3, "is one of", "Software; Media", None, 10, None, "Fit"),
        (None, None, "otherwise", None, None, 2),
        ("Employees", 2, "at least", 250, None, 10, "skip", "Fit"),
        (None, None, "at least", 50, None, 5),
        ("Lost deals", 1, "at least", 3, None, -5),
        ("Banned", None, "yes", None, None, "out"),
    ]
    assert review_model(model(*written), alone=True) == []
