"""Register numbers join however they are written, and never across countries."""

from __future__ import annotations

import pytest

from scoring.values.register_numbers import register_country, register_key


ALIKE = {
    "Danish": [
        ("12345678", ""),
        ("12 34 56 78", "dk"),
        ("DK12345678", ""),
        ("dk 12345678", ""),
    ],
    "Swedish": [
        ("556036-0793", ""),
        ("5560360793", ""),
        ("165560360793", ""),
        ("SE556036079301", ""),
    ],
    "Norwegian": [("974 760 673", ""), ("NO974760673MVA", ""), ("974760673 MVA", "")],
    "Romanian": [("RO123", ""), ("123", "ro"), ("ro 123", "ro")],
}


@pytest.mark.parametrize("country", ALIKE)
def test_forms_of_one_number_have_one_key(country: str) -> None:
    assert len({register_key(*form) for form in ALIKE[country]}) == 1


def test_the_same_digits_of_two_countries_are_two_companies() -> None:
    keys = [register_key("RO12345678"), register_key("12345678", "ro")]
    assert keys[0] == keys[1] != register_key("12345678", "dk")


@pytest.mark.parametrize(
    ("heading", "country"),
    [
        ("CVR", "dk"),
        ("CVR-nr.", "dk"),
        ("Org.nr.", ""),
        ("Organisationsnummer", ""),
        ("VAT number", ""),
        ("CUI", "ro"),
        ("Cod fiscal", "ro"),
        ("City", None),
        ("Number", None),
    ],
)
def test_headings_say_whose_numbers_they_are(heading: str, country: str | None) -> None:
    assert register_country(heading) == country
