"""Nothing breaks on random accounts, and every code is produced."""

from __future__ import annotations

import random

import pytest

from scoring import parse_model
from scoring.checks import check_fields, review_accounts
from scoring.checks.model import review_model
from scoring.finding_codes import CODES
from scoring.findings import Level
from scoring.rating.decide import no_match
from scoring.rating.rate import rate
from scoring.values.table import SheetTable
from tests.checks.dirty import DIRTY
from tests.checks.fields import FIELDS
from tests.engine import criteria_sheet
from tests.strategies import TODAY, random_case


@pytest.mark.parametrize("seed", range(60))
def test_random_accounts(seed: int) -> None:
    """Nothing breaks, nothing is an error, and a covered rule never decides."""
    criteria, headings, rows = random_case(random.Random(seed))
    model = parse_model(criteria_sheet(criteria))
    table = SheetTable.of("Accounts", [headings, *rows])
    scores = rate(model, table.frame, today=TODAY, headings=table.headings)
    found = [*review_model(model, alone=True), *review_accounts(scores, table)]
    check_fields(model, scores.accounts, table)
    assert all(finding.level is not Level.ERROR for finding in found)
    keys = [(f.code, f.place) for f in found if f.code not in {"A204", "C201", "C210"}]
    assert len(keys) == len(set(keys))
    covered = {finding.place for finding in found if finding.code == "C202"}
    for criterion, outcomes in zip(model.criteria, scores.outcomes, strict=True):
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
}


def test_every_code_is_produced() -> None:
    named = {start[:4] for _, _, starts in DIRTY.values() for start in starts}
    named |= {start[:4] for _, _, starts in FIELDS.values() for start in starts}
    wanted = {code for code in CODES if code[:2] in {"A2", "C2"}}
    assert named | ELSEWHERE.keys() >= wanted
    assert not named & ELSEWHERE.keys()
