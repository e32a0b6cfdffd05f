"""The script as it is pasted: its types, its words and what it may do."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scoring import vocabulary
from scoring.findings import Level
from scoring.phrases import CheckWord, SummaryWord
from scoring.reading.known_sheets import REQUIRED
from scoring.reading.locate import SEARCHED_ROWS
from scoring.vocabulary import Head, ScoredHead, Setting, Sheet, Status
from tests.google.google_double import (
    CHANGE,
    CHECK,
    CODE,
    EXPLAIN,
    HOME,
    MANIFEST,
    SCORE,
    formula,
    needs_node,
    run,
)
from tests.google.small import BOOK


if TYPE_CHECKING:
    from collections.abc import Iterable

TSC = shutil.which("tsc")
TYPES = Path(TSC).absolute().parents[1] / "@types" if TSC else Path()
STRICT = ("--allowJs", "--checkJs", "--strict", "--noEmit")
SCOPE = "https://www.googleapis.com/auth/"

needs_types = pytest.mark.skipif(
    not (TYPES / "google-apps-script").is_dir(),
    reason="needs npm's typescript and @types/google-apps-script",
)


def type_faults(code: str, folder: Path) -> list[str]:
    (folder / "Code.js").write_text(code, encoding="utf-8")
    command = ["tsc", *STRICT, "--target", "es2022", "--lib", "es2019"]
    command += ["--typeRoots", str(TYPES), "--types", "google-apps-script", "Code.js"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )
    assert bool(done.returncode) == bool(done.stdout)
    return done.stdout.splitlines()


@needs_types
@pytest.mark.node
def test_its_types_are_right(tmp_path: Path) -> None:
    assert type_faults(CODE, tmp_path) == []


@needs_types
@pytest.mark.node
def test_wrong_calls_are_seen(tmp_path: Path) -> None:
    wrong = CODE.replace("tab.getLastRow()", "tab.getLastLine()")
    wrong = wrong.replace("tab.setFrozenRows(1)", 'tab.setFrozenRows("one")')
    wrong = wrong.replace("book.toast(say_(", "book.toasted(say_(")
    faults = "\n".join(type_faults(wrong, tmp_path))
    assert all(word in faults for word in ("getLastLine", "'string'", "toasted"))


@needs_node
@pytest.mark.node
def test_it_may_do_what_it_does_and_no_more(server: str) -> None:
    select: dict[str, Any] = {"select": ["Accounts", 2, 1]}
    steps: list[dict[str, Any]] = [
        {"press": "onOpen"},
        CHANGE,
        SCORE,
        CHECK,
        select,
        EXPLAIN,
    ]
    steps += [formula("ACCOUNT_SCORE", "Acme", "Account", "Criterion")]
    used = run(BOOK, *steps, server=server).scopes
    allowed = json.loads(MANIFEST)["oauthScopes"]
    assert sorted(allowed) == [f"{SCOPE}{name}" for name in used]


def test_the_manifest_logs_nothing_and_needs_no_address() -> None:
    manifest = json.loads(MANIFEST)
    assert manifest["runtimeVersion"] == "V8"
    assert manifest["exceptionLogging"] == "NONE"
    assert "urlFetchWhitelist" not in manifest
    assert not re.search(r"console\.|Logger\.", CODE)


def quoted(words: Iterable[str]) -> set[str]:
    """The words that do not stand in the script."""
    return {word for word in words if json.dumps(word, ensure_ascii=False) not in CODE}


def test_its_words_are_those_of_the_workbook() -> None:
    # of the import from a CRM and of learning, which no script does
    others = {Sheet.MAPPING, Sheet.COMPARE, Sheet.OUTCOMES}
    tabs = {*REQUIRED, *vocabulary.RESULT_SHEETS} - others
    heads = {ScoredHead.ACCOUNT, ScoredHead.RATING}
    other = {Setting.ACCOUNT_NAME, *Level, *vocabulary.HEAD_WORDS[Head.FILE]}
    other |= {*vocabulary.NAME_HEADINGS, *vocabulary.NAME_HEADINGS_OF_PROGRAMS}
    assert not quoted(tabs | heads | other)


def test_it_knows_no_word_of_the_pages_that_are_sent() -> None:
    # headings of the accounts, and what all messages are headed with
    shared = {SummaryWord.TITLE, CheckWord.TITLE, SummaryWord.RATING, SummaryWord.TIER}
    shared |= {SummaryWord.KNOWN, SummaryWord.REASON, SummaryWord.ACCOUNTS}
    words = {*SummaryWord, *CheckWord} - shared
    assert quoted(words) == words


def test_it_knows_no_heading_or_word_of_the_tables_that_are_sent() -> None:
    shared = {ScoredHead.ACCOUNT, ScoredHead.RATING}
    words = {*ScoredHead, *Status, vocabulary.CalledWord.YES} - shared
    assert quoted(words) == words


def test_it_has_no_colours_of_its_own_but_white_paper() -> None:
    assert re.findall(r"#[0-9A-Fa-f]{6}", CODE) == ["#FFFFFF"]


def test_it_looks_for_headings_where_the_server_does() -> None:
    assert f"const SEARCHED_ROWS = {SEARCHED_ROWS};" in CODE


def test_what_is_pasted_is_in_the_package() -> None:
    assert {path.name for path in HOME.iterdir() if path.is_file()} == {
        "__init__.py",
        "Code.gs",
        "Sidebar.html",
        "appsscript.json",
    }
