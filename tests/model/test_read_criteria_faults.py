"""Every fault in Criteria, with its cell and in the user's words."""

from __future__ import annotations

import datetime as dt

import pytest

from scoring import ModelError, parse_model, vocabulary
from scoring.findings import Level
from scoring.model.conditions.registry import TEST_WORDS
from scoring.model.read_criteria import read_model
from scoring.values.table import SheetTable
from scoring.values.text import text_key
from tests.criteria_sheets import SHORT, WIDE, faults, one, row, sheet


DATE = dt.date


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"Weight": 1_000_001}, "C110 Criteria!B2: weight '1000001' is not a number from 0 to 1,000,000"),
        ({"Weight": 1e308}, "C110 Criteria!B2: weight '1e+308' is not a number from 0 to 1,000,000"),
        ({"Weight": -1}, "C110 Criteria!B2: weight '-1' is not a number from 0 to 1,000,000"),
        ({"Weight": "much"}, "C110 Criteria!B2: weight 'much' is not a number from 0 to 1,000,000"),
        ({"Weight": True}, "C110 Criteria!B2: weight 'TRUE' is not a number from 0 to 1,000,000"),
        ({"Test": "at lest"}, "C104 Criteria!D2: unknown test 'at lest', did you mean 'at least'?"),
        ({"Test": "greater than"}, "C104 Criteria!D2: unknown test 'greater than', did you mean 'more than'?"),
        ({"Test": "In"}, "C104 Criteria!D2: unknown test 'In', did you mean 'is one of'?"),
        ({"Test": "Not Empty"}, "C104 Criteria!D2: unknown test 'Not Empty', did you mean 'is not blank'?"),
        ({"Test": "zzz"}, "C104 Criteria!D2: unknown test 'zzz'"),
        ({"Value": None}, "C105 Criteria!E2: 'at least' needs something in Value"),
        ({"Value": "big"}, "C106 Criteria!E2: 'big' is neither a number nor a date"),
        ({"Test": "between"}, "C105 Criteria!F2: 'between' needs something in To"),
        ({"Test": "between", "To": 4}, "C107 Criteria!E2: from '5' is above to '4'"),
        ({"Test": "between", "To": "x"}, "C106 Criteria!F2: 'x' is neither a number nor a date"),
        ({"Test": "between", "To": DATE(2026, 3, 31)}, "C106 Criteria!F2: '5' and '2026-03-31' are not of one kind"),
        ({"Test": "scale", "To": "5"}, "C107 Criteria!E2: from and to are both '5'"),
        ({"Test": "scale", "To": 9, "Points": "out"}, "C108 Criteria!G2: a scale cannot be 'out', it takes points from -10 to 10"),
        ({"Test": "in the last days", "Value": -3}, "C106 Criteria!E2: '-3' is not a number of days"),
        ({"Test": "formula", "Value": "1>0"}, "C109 Criteria!E2: formula '1>0' names no column; write account fields as [Heading]"),
        ({"Test": "formula", "Value": "[A]>"}, "C109 Criteria!E2: formula '[A]>' cannot be read as an Excel formula"),
        ({"Points": None}, "C108 Criteria!G2: points are missing"),
        ({"Points": 11}, "C108 Criteria!G2: points '11' are not a number from -10 to 10, or out"),
        ({"Points": -10.5}, "C108 Criteria!G2: points '-10.5' are not a number from -10 to 10, or out"),
        ({"Points": "ten"}, "C108 Criteria!G2: points 'ten' are not a number from -10 to 10, or out"),
        ({"Points": "oout"}, "C108 Criteria!G2: points 'oout' are not a number from -10 to 10, or out, did you mean 'out'?"),
        ({"If blank": "skipp"}, "C112 Criteria!H2: If blank cannot be 'skipp', it takes 0, skip, out or points -10 to 10, did you mean 'skip'?"),  # codespell:ignore
        ({"If blank": 12}, "C112 Criteria!H2: If blank cannot be '12', it takes 0, skip, out or points -10 to 10"),
        ({"Test": None, "Value": None, "Points": None}, "C115 Criteria!A2: 'Size' has no rule: give it a Test and Points"),
        ({"Criterion": None}, "C113 Criteria!A2: the first row has a test but no criterion"),
    ],
)  # fmt: skip
def test_one_fault_in_its_cell(cells: dict[str, object], fault: str) -> None:
    good = row(Criterion="Other")
    lines = faults([*sheet(row() | cells), sheet(good)[1]])
    assert lines == [fault]


def test_ten_faults_in_one_table_are_found_at_once() -> None:
    table = sheet(
        row(Criterion="A", Weight="heavy", Group="Fit"),
        row(Criterion=None, Weight=None, Test="at lest"),
        row(Criterion=None, Weight=None, Value=None, Group="fat"),
        row(Criterion="B", Test="between", Value=9, To=1),
        row(Criterion="C", Points="many"),
        row(Criterion="D", If_blank="never"),
        row(Criterion="E", Weight=None),
        row(Criterion="F", Test="scale", Value="x", To="y", Points="out"),
    )
    assert faults(table) == [
        "C103 Criteria!I4: Group of 'A' is 'fat' here but 'Fit' in Criteria!I2",
        "C104 Criteria!D3: unknown test 'at lest', did you mean 'at least'?",
        "C105 Criteria!E4: 'at least' needs something in Value",
        "C110 Criteria!B2: weight 'heavy' is not a number from 0 to 1,000,000",
        "C107 Criteria!E5: from '9' is above to '1'",
        "C108 Criteria!G6: points 'many' are not a number from -10 to 10, or out",
        (
            "C112 Criteria!H7: If blank cannot be 'never', it takes 0, skip, out or "
            "points -10 to 10"
        ),
        "C102 Criteria!B8: 'E' has no weight on any of its rows",
        "C108 Criteria!G9: a scale cannot be 'out', it takes points from -10 to 10",
        "C106 Criteria!E9: 'x' is neither a number nor a date",
    ]


@pytest.mark.parametrize(
    ("head", "column", "first", "other"),
    [
        ("Weight", "B", 1, 2),
        ("Account field", "C", "Employees", "Staff"),
        ("If blank", "H", "skip", 0),
        ("Group", "I", "Fit", "Need"),
        ("Profile", "J", "Pro", "Pro; Lite"),
    ],
)
def test_two_rows_that_say_different_things(
    head: str, column: str, first: object, other: object
) -> None:
    table = sheet(row() | {head: first}, row(Weight=None) | {head: other})
    assert faults(table) == [
        (
            f"C103 Criteria!{column}3: {head} of 'Size' is '{other}' here but "
            f"'{first}' in Criteria!{column}2"
        )
    ]


@pytest.mark.parametrize(
    ("head", "first", "other"),
    [
        ("Weight", 0.5, "50 %"),
        ("Account field", "Employees", " EMPLOYEES "),
        ("If blank", "skip", "Skip "),
        ("Group", "Fit", "fit"),
    ],
)
def test_two_rows_may_say_the_same(head: str, first: object, other: object) -> None:
    one_row, further = row() | {head: first}, row(Weight=None) | {head: other}
    assert faults(sheet(one_row, further)) == []


def test_headings_that_are_missing_or_stand_twice() -> None:
    rows: list[list[object]] = [["Criterion", "Weight", "Weight", "TEST", "test "]]
    assert faults(rows) == [
        "C101 Criteria: the heading 'Points' is missing",
        "C114 Criteria!C1: the heading 'Weight' stands twice",
        "C114 Criteria!E1: the heading 'Test' stands twice",
    ]


@pytest.mark.parametrize(
    "rows", [[SHORT], [SHORT, [None, None, None, None, None]]], ids=["none", "empty"]
)
def test_a_table_without_criteria(rows: list[list[object]]) -> None:
    assert faults(rows) == ["C100 Criteria: there are no criteria"]


def test_a_missing_column_is_named_at_the_row() -> None:
    lines = faults([SHORT, ["Size", 1, "between", 5, 8]])
    assert lines == ["C105 Criteria!A2: 'between' needs something in To"]


def test_a_row_without_test_but_with_a_value_is_a_warning() -> None:
    rows = sheet(row(), {"Value": 7}, {"Points": 3}, {"Group": "Fit"}, {"To": 3})
    assert faults(rows) == [
        f"C211 Criteria!D{line}: this row has no Test, so its Value and Points are "
        "not used"
        for line in (3, 4)
    ]
    assert one(*[dict(zip(WIDE, r, strict=True)) for r in rows[1:]]).group == "Fit"


def test_a_finding_says_what_was_expected_and_found() -> None:
    table = SheetTable.of("Criteria", sheet(row(Value="big")))
    _, (finding,) = read_model(table)
    assert finding.level is Level.ERROR
    assert (finding.expected, finding.found) == ("a number or date", "big")


def test_errors_are_raised_with_all_findings() -> None:
    rows = sheet(row(Points=None), {"Value": 7})
    with pytest.raises(
        ModelError, match="C108 Criteria!G2: points are missing"
    ) as caught:
        parse_model(rows, [["Setting", "Value"], ["Contact from", 99]])
    codes = [finding.code for finding in caught.value.findings]
    assert codes == ["S101", "C108", "C211"]


def test_warnings_alone_do_not_stop() -> None:
    model = parse_model(
        sheet(row(), {"Value": 7}), [["Setting", "Value"], ["Colour", 1]]
    )
    assert len(model.criteria) == 1


def test_synonyms_of_tests_are_keys_and_no_words_of_their_own() -> None:
    synonyms = vocabulary.TEST_SYNONYMS
    assert [word for word in synonyms if text_key(word) != word] == []
    assert not synonyms.keys() & TEST_WORDS.keys()
