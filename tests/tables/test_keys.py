"""Columns of words are compared as single words are, whatever space is in them."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from scoring.tables.keys import name_numbers
from scoring.values.text import text_key


WORDS = st.text("aB \t\n\v\f\r\x1c\x1d\x1e\x1f\x00\x85\u00a0éÅ", max_size=6)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_words_share_a_number_where_their_keys_are_the_same(words: list[str]) -> None:
    (numbers,) = name_numbers(pd.Series(words, dtype="str"))
    same = [[text_key(one) == text_key(two) for two in words] for one in words]
    assert (numbers[:, None] == numbers).tolist() == same


def test_space_between_two_names_is_no_space_within_one() -> None:
    (numbers,) = name_numbers(pd.Series(["Ry ", " Ry", "R y", "R  y"], dtype="str"))
    assert numbers.tolist() == [0, 0, 1, 1]
