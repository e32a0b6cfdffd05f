"""Texts of whole columns at a look are those of their cells one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring.crm.cell_texts import cell_texts
from scoring.model.blank_words import blank_words_of
from scoring.model.model import Settings
from scoring.values.cell import PLAIN


TEXTS = st.lists(
    st.one_of(
        st.text(st.sampled_from("ab -?N/A0 \t\u00e6"), max_size=5),
        st.sampled_from(["n/a", "#N/A", " ?", "Acme  A/S", "", "x" * 33_000]),
    ),
    max_size=6,
)
NUMBERS = st.lists(
    st.one_of(
        st.integers(-5, 5).map(float),
        st.sampled_from([0.5, 1e14, 1e15, 1e16, -0.0, float("inf")]),
    ),
    max_size=5,
)


def check(values: list[object]) -> None:
    words = blank_words_of(Settings())
    texts, real = cell_texts(values, words, lambda: PLAIN)
    for place, value in enumerate(values):
        # with a flag beside it no value is told at a look
        alone = cell_texts([value, True], words, lambda: PLAIN)
        assert (texts[place], real[place]) == (alone[0][0], alone[1][0])


@given(TEXTS)
def test_texts(values: list[object]) -> None:
    check(values)


@given(NUMBERS)
def test_numbers(values: list[object]) -> None:
    check(values)
    check([*values, None])
