"""Nothing breaks on random accounts, and every code is produced."""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import string
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scoring import checks, parse_model
from scoring.checks import check_fields, registry, review_accounts, review_model
from scoring.checks.registry import CODES
from scoring.finding_codes import READING
from scoring.findings import Level
from scoring.rating.decide import no_match
from scoring.rating.rate import rate
from scoring.values.table import SheetTable
from tests.checks.dirty import DIRTY
from tests.checks.doubtful_rules import DOUBTFUL_RULES
from tests.checks.fields import FIELDS
from tests.checks.sheets import review
from tests.engine import criteria_sheet
from tests.strategies import TODAY, random_case


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.findings import Code, Finding

FAULTS = DIRTY | DOUBTFUL_RULES

ROOT = Path(__file__).resolve().parents[2]
SOURCES = {
    str(path.relative_to(ROOT)): path.read_text(encoding="utf-8")
    for room in ("scoring", "addin", "templates")
    for path in (ROOT / room).rglob("*.py")
}
TABLE = "scoring/finding_codes.py"
CODE = re.compile(r'"([CASFBXORHML][0-9]{3})"')


@pytest.mark.parametrize("seed", range(60))
def test_random_accounts(seed: int) -> None:
    """Nothing breaks, nothing is an error, and a covered rule never decides."""
    criteria, headings, rows = random_case(random.Random(seed))
    model = parse_model(criteria_sheet(criteria))
    table = SheetTable.of("Accounts", [headings, *rows])
    ratings = rate(model, table.frame, today=TODAY, headings=table.headings)
    findings = [*review_model(model, alone=True), *review_accounts(ratings, table)]
    check_fields(model, ratings.accounts, table)
    assert all(finding.level is not Level.ERROR for finding in findings)
    keys = [
        (f.code, f.place) for f in findings if f.code not in {"A204", "C201", "C210"}
    ]
    assert len(keys) == len(set(keys))
    covered = {finding.place for finding in findings if finding.code == "C202"}
    for criterion, outcomes in zip(model.criteria, ratings.outcomes, strict=True):
        decided = {int(o) for o in outcomes if o < no_match(criterion)}
        assert not covered & {criterion.rules[o].place for o in decided}


ELSEWHERE = {
    "C201": "review",
    "C202": "review",
    "C203": "review",
    "C204": "review",
    "C209": "review",
    "C210": "review",
    "C211": "parse",
    "C212": "review",
    "C214": "parse",
    "C222": "draft",
    "C223": "parse",
    "C224": "parse",
    "A217": "scored",
}


def test_every_code_is_produced() -> None:
    named = {start[:4] for _, _, starts in FAULTS.values() for start in starts}
    named |= {start[:4] for _, _, starts in FIELDS.values() for start in starts}
    wanted = {code for code in CODES if code[:2] in {"A2", "C2"}}
    assert named | ELSEWHERE.keys() >= wanted
    assert not named & ELSEWHERE.keys()


def classes() -> Iterator[type]:
    """Every class of the room that does the work of a check."""
    for module in pkgutil.iter_modules(checks.__path__, f"{checks.__name__}."):
        if module.name == registry.__name__:
            continue
        for thing in vars(importlib.import_module(module.name)).values():
            if isinstance(thing, type) and hasattr(thing, "check"):
                yield thing


def test_every_check_is_registered_once() -> None:
    registered = [type(check) for check in registry.CHECKS]
    assert len(registered) == len(set(registered))
    assert set(registered) == set(classes())


def test_a_code_is_raised_by_one_check_or_by_reading() -> None:
    shared = {"S101"}  # settings are read, and one is held against the columns
    codes = Counter(code.name for code in READING)
    codes.update(code.name for check in registry.CHECKS for code in check.codes)
    assert {name for name, count in codes.items() if count > 1} == shared


def test_no_source_names_a_code_that_is_not_there() -> None:
    named = {
        code: path for path, text in SOURCES.items() for code in CODE.findall(text)
    }
    assert {code: path for code, path in named.items() if code not in CODES} == {}


def test_no_code_is_unused() -> None:
    raising = "".join(text for path, text in SOURCES.items() if path != TABLE)
    assert set(CODE.findall(raising)) >= {code.name for code in READING}


def test_every_code_is_named_by_a_test_of_what_raises_it() -> None:
    """So that no finding is there of which nobody has seen what it says, and when."""
    lists = {Path(__file__), ROOT / "tests" / "generated_docs.py"}
    tests = "".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "tests").rglob("*.py")
        if path not in lists
    )
    assert CODES.keys() - set(re.findall(r"\b[A-Z][0-9]{3}\b", tests)) == set()


def sample_findings() -> Iterator[Finding]:
    for rows, table, _ in FAULTS.values():
        yield from review(rows, table)


def test_a_finding_keeps_its_sentence_and_its_values_apart() -> None:
    for finding in sample_findings():
        words, known = finding.message.words, CODES[finding.code].words
        assert words in known
        assert finding.message.values


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.name)
def test_a_sentence_has_no_full_stop_and_names_its_values(code: Code) -> None:
    for words in code.words:
        assert not words.endswith(".")
        places = [name for _, name, _, _ in string.Formatter().parse(words)]
        assert all(name is None or name.isidentifier() for name in places)
