"""Findings as people read them, and the one list of their codes."""

from __future__ import annotations

import re

import pytest

from scoring.checks.registry import CODES
from scoring.errors import FileError, ModelError, ScoringError
from scoring.finding_codes import finding
from scoring.findings import Level, message


def test_a_finding_reads_as_one_line() -> None:
    text = message("'{cell}' is text", cell="about 40")
    finding_text = CODES["A202"].at("Accounts!B3", text, more=1234)
    assert str(finding_text) == "A202 Accounts!B3 (and 1,234 more): 'about 40' is text"


def test_a_value_is_never_read_as_a_place_for_another() -> None:
    inner = message("'{cell}' is text", cell="{word}")
    outer = message("{why}, in {word}", why=inner, word="Accounts")
    assert str(outer.hint("{near}")) == (
        "'{word}' is text, in Accounts, did you mean '{near}'?"
    )
    assert str(message("{braces} stand as they are")) == "{braces} stand as they are"


def test_a_finding_about_the_workbook_names_no_place() -> None:
    assert str(finding("C100", "", "there are no criteria")) == (
        "C100: there are no criteria"
    )


def test_a_finding_holds_what_was_found_as_text() -> None:
    assert finding("C110", "Criteria!B2", "x", found=None).found == ""
    assert finding("C110", "Criteria!B2", "x", found=-1).found == "-1"


@pytest.mark.parametrize("code", CODES)
def test_a_code_has_a_letter_a_number_a_title_and_help(code: str) -> None:
    assert re.fullmatch(r"[CASFBXORHML][0-9]{3}", code)
    entry = CODES[code]
    assert entry.title
    assert entry.help.endswith(".")
    # 1xx stop scoring, 2xx do not.
    if code[1] != "4":
        assert (entry.level is Level.ERROR) == (code[1] == "1")


def test_a_model_error_says_its_errors_and_holds_all() -> None:
    error = ModelError(
        [finding("C104", "Criteria!D9", "a"), finding("C211", "Criteria!D8", "b"),
         finding("S102", "Settings!B2", "c")]
    )  # fmt: skip
    assert str(error) == "C104 Criteria!D9: a\nS102 Settings!B2: c"
    assert [f.code for f in error.findings] == ["C104", "C211", "S102"]
    assert [f.code for f in error.errors] == ["C104", "S102"]


def test_both_kinds_of_trouble_are_scoring_errors() -> None:
    assert issubclass(ModelError, ScoringError)
    assert issubclass(FileError, ScoringError)
