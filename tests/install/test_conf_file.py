"""The user's settings: read as Excel reads them, changed in one place, restored."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.install import conf_file


KEY = "INTERPRETER_WIN"
RAW = '"C:\\scoring\\python.exe"'
LIKELY = st.lists(
    st.sampled_from(
        [KEY, KEY.lower(), f'"{KEY}"', '"', ",", "\r\n", "\n", "\r", " ", "#", "å", "x"]
    )
).map(lambda parts: "".join(parts).encode())


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (b"", None),
        (b'"INTERPRETER_WIN","py"\r\n', "py"),
        (b'"INTERPRETER_WIN","py"', "py"),
        (b"INTERPRETER_WIN,py \r\n", "py"),
        (b'  "interpreter_win" , "a, b" \r\n', "a, b"),
        (b'"INTERPRETER_WIN","first"\r\n"INTERPRETER_WIN","second"\r\n', "first"),
        (b'"OTHER","x"\n"INTERPRETER_WIN","py"\n', "py"),
        (b'"INTERPRETER_WIN",""\r\n', ""),
        (b'"INTERPRETER_WIN","\xe5\xf8"\r\n', "åø"),
        (b'\r\n"INTERPRETER_WIN","a blank line shifts"\r\n', None),
        (b'# remark\r\n"INTERPRETER_WIN","a remark shifts"\r\n', None),
        (b'# two, parts\r\n"INTERPRETER_WIN","py"\r\n', "py"),
        (b'"INTERPRETER_WIN"', None),
        (b'"INTERPRETER_WIN","no end', "no end"),
    ],
)
def test_a_setting_is_found_where_excel_finds_it(
    content: bytes, value: str | None
) -> None:
    assert conf_file.value_of(content, KEY, "cp1252") == value


@given(st.one_of(st.binary(), LIKELY))
def test_any_file_gets_the_setting_and_back(content: bytes) -> None:
    pair = conf_file.find(content, KEY)
    after = conf_file.with_value(content, KEY, RAW, "\r\n")
    assert conf_file.value_of(after, KEY, "cp1252") == RAW.strip('"')
    assert conf_file.with_value(after, KEY, RAW, "\r\n") == after
    if pair is None:
        assert conf_file.without(after, KEY) == content
    else:
        assert conf_file.with_value(after, KEY, pair.raw, "\r\n") == content


def test_taking_out_what_is_not_there_changes_nothing() -> None:
    assert conf_file.without(b'"A","b"\r\n', KEY) == b'"A","b"\r\n'
