"""Texts that people take for the same have one key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.values.text import text_key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("Software", "software", id="case"),
        pytest.param("  a \t b\n", "a b", id="white-space"),
        pytest.param("a\u00a0\u00a0b\u00a0", "a b", id="no-break-space"),
        pytest.param("a\u2009\u202fb", "a b", id="thin-spaces"),
        pytest.param("Cafe\u0301", "café", id="composed"),
        pytest.param("Şirket şi Ţară ţ", "șirket și țară ț", id="cedilla"),
        pytest.param("S\u0327t\u0327", "șț", id="combining-cedilla"),
        pytest.param("STRASSE", "strasse", id="sharp-s-in-capitals"),
        pytest.param("straße", "strasse", id="sharp-s"),
        pytest.param("İ", "i\u0307", id="dotted-capital"),
        pytest.param("ΌΣΟΣ", "όσοσ", id="final-sigma"),
        pytest.param("ﬁn", "fin", id="ligature"),
        pytest.param("", "", id="empty"),
        pytest.param("\u00a0 ", "", id="only-space"),
        pytest.param("🚀 Go", "🚀 go", id="emoji"),
    ],
)
def test_text_key(text: str, key: str) -> None:
    assert text_key(text) == key


@given(st.text())
def test_a_key_is_its_own_key(text: str) -> None:
    assert text_key(text_key(text)) == text_key(text)


@given(st.text(alphabet=st.characters(codec="ascii")))
def test_plain_text_has_the_same_key_as_beside_an_accent(text: str) -> None:
    # ASCII takes a shortcut; a text with one other letter does not.
    assert text_key(f"é|{text}|") == "é|" + text_key(f"|{text}|").removeprefix("|")
