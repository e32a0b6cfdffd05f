"""The sample makes sense: rated by the reference, it spreads as a real list does."""

from __future__ import annotations

from collections import Counter

import pytest

from scoring.vocabulary import CRITERIA_HEADS, Status
from templates.models.sample_criteria import CRITERIA
from templates.models.samples import COLUMNS, SAMPLE_DAY, sample, sample_accounts
from templates.pages.criteria import rule_rows
from tests.reference import Result, rate


@pytest.fixture(scope="module")
def results() -> dict[str, Result]:
    rows = sample_accounts()
    headings = [column.heading for column in COLUMNS]
    rated = rate(list(rule_rows(CRITERIA)), headings, rows, SAMPLE_DAY)
    return {
        str(row[0]).strip(): result for row, result in zip(rows, rated, strict=True)
    }


def test_there_are_sixty_accounts_of_different_names(
    results: dict[str, Result],
) -> None:
    assert len(results) == 60


def test_every_domain_is_one_that_cannot_exist() -> None:
    assert all(str(row[1]).endswith(".example") for row in sample_accounts())


def test_one_company_stands_twice() -> None:
    twice = [
        d for d, n in Counter(row[1] for row in sample_accounts()).items() if n > 1
    ]
    assert twice == ["bryggesund.example"]


def test_every_criterion_finds_its_column() -> None:
    headings = {column.heading for column in COLUMNS}
    fields = {criterion.field.removeprefix("days since ") for criterion in CRITERIA}
    assert fields <= headings


def test_a_third_is_worth_contact_and_few_are_excellent(
    results: dict[str, Result],
) -> None:
    ratings = [r.rating for r in results.values() if r.rating is not None]
    status = Counter(r.status for r in results.values())
    assert 17 <= sum(rating >= 5 for rating in ratings) <= 24
    assert 3 <= sum(rating >= 8 for rating in ratings) <= 7
    assert status[Status.DISQUALIFIED] == 4
    assert len(set(ratings)) > 35


def test_two_accounts_are_thin_on_data(results: dict[str, Result]) -> None:
    thin = [
        name for name, r in results.items() if r.known is not None and r.known < 0.5
    ]
    assert thin == ["Pontelago Macchine S.r.l.", "Revontie Data Oy"]


@pytest.mark.parametrize(
    ("account", "why"),
    [
        (
            "Lyngvig Software A/S",
            "Industry Software +1.7; Employees 320 +1.4; Days since last activity 6 +1.4",
        ),
        (
            "Schilfbach Beratung GmbH",
            "Uses a rival CRM -1.0; Country Germany +0.5; Days since last activity 52 +0.4",
        ),
        ("Almkogel IT GmbH", "disqualified: Already a customer"),
        ("Nattly Spill AS", "disqualified: Industry Gambling"),
    ],
)
def test_why_reads_as_a_rep_would_say_it(
    results: dict[str, Result], account: str, why: str
) -> None:
    assert results[account].why == why


def test_only_one_criterion_needs_no_weight() -> None:
    assert [c.name for c in CRITERIA if c.weight is None] == ["Already a customer"]


def test_emptied_keeps_what_is_not_data() -> None:
    full, bare = sample(), sample().emptied()
    assert (bare.criteria, bare.accounts) == ((), ())
    assert [column.heading for column in bare.columns] == ["Account"]
    assert bare.groups == full.groups
    assert [s.setting for s in bare.settings] == [s.setting for s in full.settings]


def test_headings_of_criteria_rows_are_known() -> None:
    assert set(next(rule_rows(CRITERIA))) >= set(CRITERIA_HEADS)
