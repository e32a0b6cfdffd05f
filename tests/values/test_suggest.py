"""Did you mean: a hint where a word is near, silence where none is."""

from __future__ import annotations

import pytest

from scoring.values.suggest import did_you_mean, nearest
from scoring.vocabulary import Test as Kind


@pytest.mark.parametrize(
    ("word", "result"),
    [
        ("at lest", "at least"),
        ("ATLEAST", "at least"),  # codespell:ignore
        ("is  Not", "is not"),
        ("betwen", "between"),  # codespell:ignore
        ("in the lasts days", "in the last days"),
        ("contain", "contains"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_test(word: str, result: str | None) -> None:
    assert nearest(word, list(Kind)) == result


def test_the_first_of_equal_words_is_suggested_as_it_is_written() -> None:
    assert nearest("software", ["Software", "SOFTWARE"]) == "Software"


def test_the_words_of_a_hint() -> None:
    assert did_you_mean("no", "outt", ["out"]) == "no, did you mean 'out'?"
    assert did_you_mean("no", "outt", []) == "no"
