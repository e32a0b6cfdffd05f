"""References to cells, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.values.refs import Area, column_letters, column_number, sheet_reference


AREAS = st.tuples(st.integers(1, 1_048_576), st.integers(1, 16_384))


@pytest.mark.parametrize(
    ("number", "letters"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA"), (702, "ZZ"),
     (703, "AAA"), (16384, "XFD")],
)  # fmt: skip
def test_the_letters_of_a_column(number: int, letters: str) -> None:
    assert column_letters(number) == letters


@given(st.integers(1, 20_000))
def test_letters_are_a_number_in_base_26_without_nought(number: int) -> None:
    value = 0
    for letter in column_letters(number):
        value = 26 * value + ord(letter) - ord("A") + 1
    assert value == number


@pytest.mark.parametrize(
    ("sheet", "reference"),
    [
        ("Criteria", "Criteria!B3"),
        ("Målepunkter", "Målepunkter!B3"),
        ("My accounts", "'My accounts'!B3"),
        ("Bob's", "'Bob''s'!B3"),
        ("2026", "'2026'!B3"),
        ("a-b", "'a-b'!B3"),
        ("a.b", "a.b!B3"),
    ],
)
def test_a_reference_quotes_an_odd_sheet(sheet: str, reference: str) -> None:
    assert sheet_reference(sheet, "B3") == reference


@given(st.integers(1, 20_000))
def test_letters_are_read_back_as_their_number(number: int) -> None:
    assert column_number(column_letters(number)) == number
    assert column_number(column_letters(number).lower()) == number


@given(AREAS, AREAS)
def test_an_area_is_read_back_from_whichever_corners_name_it(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    rows, columns = sorted((one[0], other[0])), sorted((one[1], other[1]))
    area = Area(rows[0], columns[0], rows[1], columns[1])
    assert Area.of(area.reference) == area
    assert Area.of(area.absolute) == area
    names = [f"{column_letters(column)}{row}" for row, column in (one, other)]
    assert Area.of(":".join(names)) == area


@pytest.mark.parametrize("text", ["", "nonsense", "$", "12"])
def test_what_names_no_cell_is_no_area(text: str) -> None:
    assert Area.of(text) is None
