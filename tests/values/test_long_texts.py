"""A text that is too long to be a number, a date or a range is text, and quickly so."""

from __future__ import annotations

import pytest

from scoring.values.cell import read_cell
from scoring.values.spans import span_ends
from tests.calls import calls_of


@pytest.mark.parametrize(
    "part", ["-", "1-", "1\N{EN DASH}", "1 to ", "- ", "0-\N{EN DASH}"]
)
def test_the_work_for_a_long_text_does_not_grow_with_its_square(part: str) -> None:
    text = f"1{part * 20_000}x"
    assert read_cell(text).kind == "text"
    assert calls_of(lambda: span_ends(text)) < 50


def test_a_long_text_is_compared_as_a_whole() -> None:
    text = "Software, 51-200 people. " * 20
    assert read_cell(text).key == text.strip().lower()
    assert read_cell(text).span is None
    assert read_cell("51-200 people, as its page says").span is not None
