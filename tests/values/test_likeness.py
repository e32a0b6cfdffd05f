"""Words that are alike."""

from __future__ import annotations

import pytest

from scoring.values.likeness import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sofware", "software"),
        ("softwarre", "software"),
        ("softwere", "software"),
        ("sotfware", "software"),
        ("services", "service"),
        ("e-commerce", "ecommerce"),
        ("health care", "healthcare"),
        ("kobenhavn", "københavn"),
        ("oil & gas", "oil gas"),
        ("level 1", "level1"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("software", "hardware"),
        ("iran", "iraq"),
        ("gambia", "zambia"),
        ("tier 1", "tier 2"),
        ("1-10", "110"),
        ("<10", ">10"),
        ("c", "c#"),
        ("commerce", "ecommerce"),
        ("level 11", "level 1"),
        ("softwear", "software"),
    ],
)
def test_not_alike(one: str, other: str) -> None:
    assert not alike(one, other)
    assert not alike(other, one)
