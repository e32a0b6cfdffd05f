"""From the Criteria table to a model: what its rows come to say."""

from __future__ import annotations

import datetime as dt

import pytest

from scoring import parse_model
from scoring.model.model import IfBlank
from scoring.model.read_criteria import read_model
from scoring.values.table import SheetTable
from scoring.vocabulary import Test as Kind
from tests.criteria_sheets import faults, one, row, sheet


DATE = dt.date


def test_statements_may_stand_on_any_row_of_the_criterion() -> None:
    criterion = one(
        {"Criterion": "Size", "Test": ">=", "Value": 250, "Points": 10},
        {"Test": ">=", "Value": 50, "Points": 5, "Account field": " Employees "},
        {"Weight": "20 %", "Group": "Fit", "Profile": "Pro; Lite;"},
        {"Criterion": "SIZE", "If blank": "SKIP", "Test": "otherwise", "Points": 1},
    )
    assert (criterion.name, criterion.weight) == ("Size", 0.2)
    assert (criterion.field, criterion.group) == ("Employees", "Fit")
    assert criterion.profiles == ("Pro", "Lite")
    assert criterion.if_blank == IfBlank(skip=True)
    assert [rule.points for rule in criterion.rules] == [10, 5, 1]
    assert (criterion.place, criterion.field_place) == ("Criteria!A2", "Criteria!C3")
    assert [rule.place for rule in criterion.rules] == [
        "Criteria!D2",
        "Criteria!D3",
        "Criteria!D5",
    ]


def test_a_name_that_comes_again_belongs_to_its_first_rows() -> None:
    model = parse_model(
        sheet(
            row(Value=9),
            row(Criterion="Need"),
            row(Criterion=None, Weight=None, Value=1),
            row(Criterion=" size\u00a0", Weight=None, Value=7),
        )
    )
    assert [(c.name, len(c.rules)) for c in model.criteria] == [
        ("Size", 2),
        ("Need", 2),
    ]
    assert [str(rule.words) for rule in model.criteria[0].rules] == [
        "at least 9",
        "at least 7",
    ]


def test_the_field_is_the_name_where_none_is_given() -> None:
    criterion = one(row(Criterion="  Annual  revenue "))
    assert (criterion.name, criterion.field) == ("Annual revenue", "Annual revenue")
    assert criterion.field_place == "Criteria!C2"
    assert not criterion.field_optional


@pytest.mark.parametrize(
    ("cells", "optional"),
    [({}, True), ({"Account field": "Size"}, False)],
    ids=["none", "given"],
)
def test_formulas_need_no_field(cells: dict[str, object], *, optional: bool) -> None:
    rule = row(Test="formula", Value="[A]>1")
    assert one(rule | cells).field_optional is optional
    assert not one(rule | cells, row(Weight=None)).field_optional


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        (None, IfBlank()),
        (0, IfBlank()),
        ("2,5", IfBlank(points=2.5)),
        (-10, IfBlank(points=-10)),
        (" Out ", IfBlank(out=True)),
        ("skip", IfBlank(skip=True)),
    ],
)
def test_if_blank(cell: object, wanted: IfBlank) -> None:
    assert one(row(If_blank=cell)).if_blank == wanted


@pytest.mark.parametrize(
    ("points", "earned", "out"),
    [(10, 10, False), ("-2,5", -2.5, False), (0, 0, False), (" OUT", 0, True)],
)
def test_points(points: object, earned: float, *, out: bool) -> None:
    rule = one(row(Points=points)).rules[0]
    assert (rule.points, rule.out, rule.own_points) == (earned, out, False)


def test_a_formula_may_give_its_own_points() -> None:
    rule = one(row(Test="formula", Value="[A]", Points=None)).rules[0]
    assert (rule.points, rule.own_points) == (0, True)


@pytest.mark.parametrize(
    ("cells", "weightless"),
    [
        ([{"Points": "out"}], True),
        ([{"Points": "out"}, {"Points": 0}], True),
        ([{"Points": 0, "If blank": "out"}], True),
        ([{"Points": "out", "If blank": "skip"}], True),
        ([{"Points": "at least 7"}], True),
        ([{"Points": ">= 7"}, {"Points": "out"}], True),
        ([{"Points": "at least 7"}, {"Points": 1}], False),
        ([{"Points": "out"}, {"Points": 1}], False),
        ([{"Points": "out", "If blank": 3}], False),
        ([{"Points": 0}], False),
        (
            [{"Points": "out"}, {"Test": "formula", "Value": "[A]", "Points": None}],
            False,
        ),
    ],
)
def test_a_criterion_that_only_disqualifies_needs_no_weight(
    cells: list[dict[str, object]], *, weightless: bool
) -> None:
    other = row(Criterion="Other", Weight=1)
    rows = sheet(*(row(Weight=None) | cell for cell in cells), other)
    if weightless:
        criterion, _ = parse_model(rows).criteria
        assert (criterion.weight, criterion.weightless) == (0, True)
        assert criterion.active
    else:
        assert faults(rows) == [
            "C102 Criteria!B2: 'Size' has no weight on any of its rows"
        ]


def test_where_no_criterion_has_a_weight_all_count_the_same() -> None:
    rows = sheet(
        row(Weight=None),
        row(Criterion="Other", Weight=None),
        row(Criterion="Not ours", Weight=None, Points="out"),
    )
    read, findings = read_model(SheetTable.of("Criteria", rows))
    assert read is not None
    weights = [(one.weight, one.weightless) for one in read.criteria]
    assert weights == [(1, False), (1, False), (0, True)]
    assert [(f.code, f.place) for f in findings] == [("C214", "Criteria!B1")]
    without = [[cell for n, cell in enumerate(line) if n != 1] for line in rows]
    read, findings = read_model(SheetTable.of("Criteria", without))
    assert read is not None
    assert [one.weight for one in read.criteria] == [1, 1, 0]
    assert [(f.code, f.place) for f in findings] == [("C214", "Criteria")]


def test_a_model_has_its_limits() -> None:
    rows = sheet(*(row(Criterion=f"c{n}") for n in range(1001)))
    assert [f.partition(":")[0] for f in faults(rows)] == ["C116 Criteria!A1002"]
    profiles = "; ".join(f"p{n}" for n in range(101))
    assert [f.partition(":")[0] for f in faults(sheet(row(Profile=profiles)))] == [
        "C117 Criteria!J1"
    ]


@pytest.mark.parametrize(
    ("points", "floor"), [("at least 7", 7), (">=7,5", 7.5), ("At  least 0", 0)]
)
def test_points_can_be_a_floor(points: str, floor: float) -> None:
    rule = one(row(Points=points)).rules[0]
    assert (rule.points, rule.floor, rule.out) == (0, floor, False)


def test_weight_0_switches_off() -> None:
    criterion = one(row(Weight=0, Points="out"))
    assert (criterion.weightless, criterion.active) == (False, False)


def test_groups_and_profiles_have_one_spelling() -> None:
    model = parse_model(
        sheet(
            row(Criterion="A", Group="Fit", Profile=" Pro ;; Lite; LITE"),
            row(Criterion="B", Group=" fIT ", Profile="max; lite"),
            row(Criterion="C", Profile=" ; "),
        )
    )
    assert [c.group for c in model.criteria] == ["Fit", "Fit", ""]
    assert [c.profiles for c in model.criteria] == [
        ("Pro", "Lite"),
        ("max", "Lite"),
        (),
    ]
    assert (model.groups, model.profiles) == (("Fit",), ("Pro", "Lite", "max"))


def test_profiles_stand_in_the_order_of_their_first_mention() -> None:
    assert one(row(Profile="Pro; Lite; PRO")).profiles == ("Pro", "Lite")


def test_a_blank_word_that_a_rule_names_is_no_blank_word_there() -> None:
    named = one(
        row(Test="is one of", Value="A; N/A"), row(Weight=None, Test="is", Value="?")
    )
    keys = {item.key for item in named.blank_words.items}
    assert {"na", "-", "unknown"} <= keys
    assert not {"n/a", "?"} & keys
    assert {item.key for item in one(row()).blank_words.items} == {"n/a", "?", *keys}


def test_tests_are_known_by_any_of_their_words() -> None:
    tests = ["=", "<>", " AT  LEAST ", "≥", "Equals", "not blank", "else"]
    rules = [row(Weight=None if n else 1, Test=test) for n, test in enumerate(tests)]
    assert [rule.test for rule in one(*rules).rules] == [
        Kind.IS, Kind.IS_NOT, Kind.AT_LEAST, Kind.AT_LEAST, Kind.IS, Kind.IS_NOT_BLANK,
        Kind.OTHERWISE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({}, "at least 5"),
        ({"Test": ">=", "Value": " 1 200 "}, "at least 1 200"),
        ({"Test": "between", "To": "€ 5m"}, "between 5 and € 5m"),
        ({"Test": "scale", "To": "9"}, "scale 5 to 9"),
        ({"Test": "yes"}, "yes"),
        ({"Test": "is", "Value": DATE(2026, 3, 31)}, "is 2026-03-31"),
    ],
)
def test_a_rule_remembers_how_it_was_said(cells: dict[str, object], words: str) -> None:
    assert str(one(row() | cells).rules[0].words) == words


def test_the_decimal_sign_is_that_of_the_settings() -> None:
    rows = sheet(row(Weight="1.234", Points="7,5"))
    comma = [["Setting", "Value"], ["Decimal sign", ","]]
    point = [["Setting", "Value"], ["Decimal sign", "."]]
    (criterion,) = parse_model(rows, comma).criteria
    assert (criterion.weight, criterion.rules[0].points) == (1234, 7.5)
    assert parse_model(rows).criteria[0].weight == 1.234
    assert faults(rows, point) == [
        "C108 Criteria!G2: points '7,5' are not a number from -10 to 10, or out"
    ]


@pytest.mark.parametrize(
    ("points", "if_blank", "earns"),
    [([5], None, True), ([-5], None, False), ([0], None, False), ([-5, 5], None, True),
     ([-5], 1, True), ([-5], "skip", False), (["out"], None, False)],
)  # fmt: skip
def test_which_criterion_can_earn(
    points: list[object], if_blank: object, *, earns: bool
) -> None:
    rules = [row(Weight=None if n else 1, Points=p) for n, p in enumerate(points)]
    rules[0]["If blank"] = if_blank
    assert one(*rules).can_earn is earns


@pytest.mark.parametrize(
    ("test", "value", "to", "codes"),
    [
        ("at least", "1.000", None, ["C223 Criteria!D2"]),
        ("between", "1", "1,000", ["C223 Criteria!E2"]),
        ("scale", "1.000", "2.000", ["C223 Criteria!D2", "C223 Criteria!E2"]),
        ("at least", "03/04/2026", None, ["C224 Criteria!D2"]),
        ("at least", "1.000,5", None, []),
        ("at least", 1000, None, []),
        ("at least", "13/04/2026", None, []),
        ("at least", "03.04.2026", None, []),
        ("is", "1.000", None, []),
        ("contains", "03/04/2026", None, []),
        ("yes", "1.000", None, []),
    ],
)
def test_how_an_unclear_value_was_read_is_noted(
    test: str, value: object, to: object, codes: list[str]
) -> None:
    heads = ["Criterion", "Weight", "Test", "Value", "To", "Points"]
    rows: list[list[object]] = [[*heads], ["Size", 1, test, value, to, 10]]
    _, findings = read_model(SheetTable.of("Criteria", rows))
    assert [f"{f.code} {f.place}" for f in findings] == codes


def test_a_decimal_sign_that_is_set_leaves_no_value_unclear() -> None:
    heads = ["Criterion", "Weight", "Test", "Value", "Points"]
    rows = SheetTable.of("Criteria", [heads, ["Size", 1, "at least", "1.000", 10]])
    settings = SheetTable.of("Settings", [["Setting", "Value"], ["Decimal sign", ","]])
    assert read_model(rows, settings)[1] == []
