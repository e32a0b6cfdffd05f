"""Accounts rated over HTTP are rated as in cells."""

from __future__ import annotations

import datetime as dt
import json
import math
import random
from typing import TYPE_CHECKING, Any

import pytest

from addin.functions import account_functions
from addin.functions.account_functions import (
    ACCOUNT_POINTS,
    ACCOUNT_RANKED,
    ACCOUNT_SCORE,
    ACCOUNT_WHY,
)
from addin.server import jobs
from addin.server.options import Limits
from tests.engine import criteria_sheet
from tests.functions.cells import block
from tests.server.bodies import (
    EVERYTHING,
    HEADINGS,
    SMALL,
    content_of,
    json_cell,
    json_rows,
)
from tests.strategies import TODAY, random_case


if TYPE_CHECKING:
    import httpx

FREE = Limits(memory=0)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_functions, "_today", lambda: TODAY)


def body_of(**changed: Any) -> Any:
    answer = jobs.accounts(content_of({**SMALL, **changed}), FREE)
    assert answer.status == 200, answer.content
    return json.loads(answer.content)


def refused(**changed: Any) -> Any:
    answer = jobs.accounts(content_of({**SMALL, **changed}), FREE)
    assert answer.status == 422, answer.content
    return json.loads(answer.content)


def emptied(results: Any) -> list[list[Any]]:
    """Results of a function with null for what is empty, always as rows."""
    rows = results if isinstance(results, list) else [[results]]
    return [[None if cell == "" else json_cell(cell) for cell in row] for row in rows]


def case(seed: int) -> tuple[list[list[Any]], list[str], list[list[Any]]]:
    rng = random.Random(seed)
    criteria, headings, rows = random_case(rng)
    # JSON knows no infinity
    rows = [
        [None if cell in (math.inf, -math.inf) else cell for cell in r] for r in rows
    ]
    for _ in range(rng.randrange(3)):
        rows.insert(rng.randrange(len(rows) + 1), [None] * len(headings))
    if len(rows) == len(headings) == 1:
        rows.append([None])
    return criteria_sheet(criteria), list(headings), rows


@pytest.mark.parametrize("seed", range(120))
def test_random_accounts_are_rated_as_in_cells(seed: int) -> None:
    criteria, headings, rows = case(seed)
    got = body_of(
        criteria=json_rows(criteria),
        headings=headings,
        accounts=json_rows(rows),
        want=EVERYTHING,
        today=TODAY.isoformat(),
    )
    given = (block(rows), headings, block(criteria))
    assert [[rating] for rating in got["ratings"]] == emptied(ACCOUNT_SCORE(*given))
    assert [[why or None] for why in got["why"]] == emptied(ACCOUNT_WHY(*given))
    assert got["points"]["rows"] == emptied(ACCOUNT_POINTS(*given))
    heads, *listed = ACCOUNT_RANKED(*given)
    assert got["ranked"]["headings"] == heads
    # an empty text and a missing one look alike in cells
    assert emptied(got["ranked"]["rows"]) == emptied(listed)
    width = len(got["points"]["criteria"])
    assert all(len(row) == width for row in got["points"]["rows"])


def test_only_what_is_wanted_is_given() -> None:
    assert body_of() == {"ratings": [6.7, 3.3], "findings": []}
    assert set(body_of(want=["why", "points"])) == {"why", "points", "findings"}


def test_no_accounts_have_no_ratings() -> None:
    got = body_of(accounts=[], want=EVERYTHING)
    assert got["ratings"] == got["why"] == got["points"]["rows"] == []
    assert got["ranked"]["rows"] == []
    assert got["ranked"]["headings"][:3] == ["Rank", "Account", "Rating"]


def test_an_empty_row_is_nothing_in_its_place() -> None:
    rows = [[None, "", " "], ["Acme", "Software", 90]]
    got = body_of(accounts=rows, want=EVERYTHING)
    assert got["ratings"] == [None, 6.7]
    assert got["why"][0] == ""
    assert got["points"]["rows"][0] == [None, None]


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param([["Contact from", 6.5]], id="rows alone"),
        pytest.param([["Setting", "Value"], ["Contact from", 6.5]], id="a table"),
        pytest.param([["My settings"], ["Setting", "Value"], ["contact from", "6,5"]]),
    ],
)
def test_settings_are_those_of_the_sheet(settings: list[list[Any]]) -> None:
    want = ["ranked"]
    assert len(body_of(want=want)["ranked"]["rows"]) == 1
    assert (
        len(body_of(want=want, settings=[["Contact from", 7]])["ranked"]["rows"]) == 0
    )
    assert len(body_of(want=want, settings=settings)["ranked"]["rows"]) == 1
    low = body_of(want=want, settings=settings, contact_from=3)
    assert [row[1] for row in low["ranked"]["rows"]] == ["Acme", "Bolt"]


def test_blank_words_are_a_setting() -> None:
    rows = [["Acme", "later", 400]]
    criteria = [SMALL["criteria"][0], ["Industry", 1, "otherwise", None, 10]]
    assert body_of(criteria=criteria, accounts=rows)["ratings"] == [10.0]
    settings = [["Blank words", "later"]]
    got = body_of(criteria=criteria, accounts=rows, settings=settings)
    assert got["ratings"] == [0.0]


def test_the_day_may_be_said() -> None:
    criteria = [SMALL["criteria"][0], ["Seen", 1, "in the last days", 30, 10]]
    by_day = {
        "criteria": criteria,
        "headings": ["Account", "Seen"],
        "accounts": [["Acme", {"date": "2026-11-01"}]],
    }
    assert body_of(**by_day, today="2026-11-20")["ratings"] == [10.0]
    assert body_of(**by_day, today="2027-11-20")["ratings"] == [0.0]
    fixed = [["Today", {"date": "2026-11-20"}]]
    assert body_of(**by_day, settings=fixed)["ratings"] == [10.0]
    assert body_of(**by_day, settings=fixed, today="2027-11-20")["ratings"] == [0.0]


@pytest.mark.parametrize("number", [-2146826246, -2146826246.0, 2**53 + 1, 10**30])
def test_whole_numbers_are_numbers_however_large(number: float) -> None:
    criteria = [SMALL["criteria"][0], ["Employees", 1, "is not blank", None, 10]]
    rows = [["Acme", None, number]]
    assert body_of(criteria=criteria, accounts=rows)["ratings"] == [10.0]
    small = [SMALL["criteria"][0], ["Employees", 1, "less than", 0, 10]]
    rated = body_of(criteria=small, accounts=rows)["ratings"]
    assert rated == [10.0 if number < 0 else 0.0]


@pytest.mark.parametrize(
    ("date", "founded"),
    [
        # older dates are text in Excel, and no test takes them for dates
        ("1850-06-01", False),
        ("1899-12-29T10:00", False),
        ("1899-12-30T10:00:00", False),
        ("2026-11-21T14:30:00.5", True),
    ],
)
def test_dates_are_what_a_sheet_makes_of_them(date: str, *, founded: bool) -> None:
    criteria = [SMALL["criteria"][0], ["Founded", 1, "less than", "2027-01-01", 10]]
    rows = [["Acme", {"date": date}], ["Bolt", {"date": "2028-01-01"}]]
    got = body_of(criteria=criteria, headings=["Account", "Founded"], accounts=rows)
    assert got["ratings"] == [10.0 if founded else 0.0, 0.0]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"headings": []}, "Headings are empty"),
        ({"accounts": [["Acme", 1]]}, "The account 'Acme' has 2 cells"),
        ({"criteria": []}, "Criteria are empty"),
        ({"criteria": [["Criterion", "Weight"]]}, "heading Test, Points is missing"),
        ({"accounts": [[{"day": 1}, 1, 2]]}, "accounts: row 1, cell 1 must be null"),
        ({"headings": [1, [2]]}, "headings: cell 2 must be null"),
        ({"accounts": [[1, 2, {"date": "2026-02-31"}]]}, "row 1, cell 3 must be a d"),
        ({"accounts": [[1, 2, {"date": "21.11.2026"}]]}, "must be a date such as"),
        ({"accounts": [[1, 2, {"date": "2026-11-21T10:00Z"}]]}, "must be a date such"),
        ({"accounts": [[1, 2, 10**400]]}, "accounts: row 1, cell 3 is too large"),
        ({"accounts": [5]}, "accounts, 0: "),
        ({"accounts": None}, "accounts: "),
        ({"today": "yesterday"}, "today: "),
        ({"today": 46000}, "today: "),
        ({"contact_from": 11}, "contact_from: "),
        ({"contact_from": True}, "contact_from: "),
        ({"want": []}, "want: "),
        ({"want": ["all"]}, "want, 0: "),
        ({"wants": ["why"]}, "wants: "),
        ({"settings": {"Contact from": 5}}, "settings: "),
    ],
    ids=str,
)
def test_an_unfit_body_is_refused_by_the_name_of_the_field(
    changed: dict[str, Any], says: str
) -> None:
    assert says in refused(**changed)["message"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff", b"null", b'"a"', b"1e9"]
)
def test_garbage_is_refused(content: bytes) -> None:
    answer = jobs.accounts(content, FREE)
    assert answer.status == 422
    assert json.loads(answer.content)["message"]


def test_what_is_infinite_is_refused() -> None:
    content = content_of(SMALL).replace(b"400]]", b"1e999]]")
    answer = jobs.accounts(content, FREE)
    assert answer.status == 422
    assert b"row 2, cell 3 is too large" in answer.content


def test_nesting_without_end_is_refused() -> None:
    content = content_of(SMALL).replace(b"[[", b"[" * 100_000, 1)
    assert jobs.accounts(content, FREE).status == 422


@pytest.mark.parametrize(
    ("changed", "code", "place"),
    [
        ({"criteria": [SMALL["criteria"][0], ["Size", 1, "at lest", 5, 10]]}, "C104", "Criteria!C2"),
        ({"criteria": [SMALL["criteria"][0], ["Size", 1, "is", 5, 10]]}, "C111", "Criteria!A2"),
        ({"settings": [["Contact from", "high"]]}, "S101", "Settings!B1"),
        ({"settings": [["Setting", "Value"], ["Tiers", "?"]]}, "S101", "Settings!B2"),
        ({"headings": ["Account", "Employees", "Industry", "Industry"]}, "A101", "Headings!D1"),
    ],
    ids=["test", "field", "setting", "setting below headings", "heading"],
)  # fmt: skip
def test_faults_of_the_criteria_are_findings(
    changed: dict[str, Any], code: str, place: str
) -> None:
    errors = [f for f in refused(**changed)["findings"] if f["level"] == "error"]
    assert (errors[0]["code"], errors[0]["place"]) == (code, place)


def test_doubts_come_along() -> None:
    criteria = [SMALL["criteria"][0], ["Industry", 1, "is", "Software", 7]]
    findings = body_of(criteria=criteria)["findings"]
    assert [finding["code"] for finding in findings] == ["C201"]
    settings = [["Today", {"date": dt.date(2026, 1, 1).isoformat()}]]
    assert "S203" in [f["code"] for f in body_of(settings=settings)["findings"]]


def test_too_many_rows_are_refused() -> None:
    answer = jobs.accounts(content_of(SMALL), Limits(rows=2, memory=0))
    assert answer.status == 413
    assert b"There are 3 rows, but this server takes 2" in answer.content


def test_the_same_comes_over_http(client: httpx.Client) -> None:
    answer = client.post("/api/v1/accounts", json={**SMALL, "want": EVERYTHING})
    assert answer.status_code == 200
    assert answer.json() == body_of(want=EVERYTHING)
    assert answer.headers["cache-control"] == "no-store"
    fault = {**SMALL, "headings": HEADINGS[:1]}
    assert client.post("/api/v1/accounts", json=fault).status_code == 422
