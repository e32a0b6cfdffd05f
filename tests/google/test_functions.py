"""The functions for cells: what the worksheet functions give, asked for once."""

from __future__ import annotations

import json
from typing import Any

import pytest

from addin.functions import account_functions
from templates.models.samples import SAMPLE_DAY, sample
from templates.pages.rating import criteria_cells, stored_ratings
from tests.google.answering import Reply, answering
from tests.google.google_double import (
    CODE,
    cells,
    formula,
    needs_node,
    run,
)


pytestmark = [needs_node, pytest.mark.node]

TABS: dict[str, Any] = {
    "Accounts": [
        ["Account", "Industry", "Employees", "Last activity"],
        ["Acme", "Software", 90, {"date": "2026-11-17"}],
        ["Bolt", "Retail", 320, {"date": "2026-01-17T09:30:00"}],
        [None, None, None, None],
        ["Cask", "Software", "#N/A", None],
        ["Æble ☕", "software", 1e6, {"date": "2026-11-20"}],
    ],
    "Criteria": [
        ["Our customers"],
        ["Criterion", "Weight", "Account field", "Test", "Value", "Points"],
        ["Industry", 2, None, "is", "Software", 10],
        ["Employees", 1, None, "at least", 250, 10],
        ["Active", 1, "Last activity", "in the last days", 30, 10],
    ],
}
ACCOUNTS = ["Accounts", 2, 1, 5, 4]
OPEN = ["Accounts", 2, 1, 900, 4]
HEADINGS = ["Accounts", 1, 1, 1, 4]
CRITERIA = ["Criteria", 1, 1, 400, 6]
ARGUMENTS = (ACCOUNTS, HEADINGS, CRITERIA)
SCORE = formula("ACCOUNT_SCORE", *ARGUMENTS)
RATINGS = [[7.5], [2.5], [""], [5.0], [10.0]]
BUSY = Reply(503, {"message": "The server is busy; try again in a few seconds"})
RATED = Reply(200, {"ratings": [1, 2, 3, 4, 5], "findings": []})


def results(server: str, *steps: dict[str, Any], **scenario: Any) -> list[Any]:
    return [view.result for view in run(TABS, *steps, server=server, **scenario).views]


def test_the_sample_gets_the_ratings_of_the_worksheet_function(server: str) -> None:
    spec = sample()
    tabs: dict[str, list[Any]] = {
        "Accounts": [[column.heading for column in spec.columns], *spec.accounts],
        "Criteria": criteria_cells(spec),
    }
    width, height = len(spec.columns), len(spec.accounts)
    request = formula(
        "ACCOUNT_SCORE",
        ["Accounts", 2, 1, height, width],
        ["Accounts", 1, 1, 1, width],
        ["Criteria", 1, 1, len(tabs["Criteria"]), len(tabs["Criteria"][0])],
    )
    session = run(
        {name: cells(rows) for name, rows in tabs.items()},
        request,
        server=server,
        now=f"{SAMPLE_DAY}T12:00:00Z",
    ).last
    assert session.result == [[rating] for rating in stored_ratings(spec)]
    assert len(session.fetches) == 1


def test_each_gives_what_the_worksheet_function_gives(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(account_functions, "_today", lambda: SAMPLE_DAY)
    headings, *accounts = [
        [one["date"] if isinstance(one, dict) else one for one in row]
        for row in TABS["Accounts"]
    ]
    names = ("ACCOUNT_SCORE", "ACCOUNT_WHY", "ACCOUNT_POINTS", "ACCOUNT_RANKED")
    values = results(server, *(formula(name, *ARGUMENTS) for name in names))
    for name, result in zip(names, values, strict=True):
        ours = getattr(account_functions, name)(accounts, headings, TABS["Criteria"])
        assert result == ours, name
    assert values[0] == RATINGS


def test_rows_and_arguments_of_every_shape(server: str) -> None:
    one = ["Accounts", 2, 1, 1, 4]
    empty = ["Accounts", 4, 1, 1, 4]
    steps = {
        "one account": formula("ACCOUNT_SCORE", one, HEADINGS, CRITERIA),
        "no account": formula("ACCOUNT_SCORE", empty, HEADINGS, CRITERIA),
        "no points": formula("ACCOUNT_POINTS", empty, HEADINGS, CRITERIA),
        "nobody": formula("ACCOUNT_RANKED", empty, HEADINGS, CRITERIA),
        "open": formula("ACCOUNT_SCORE", OPEN, HEADINGS, CRITERIA),
        "nobody rated 11": formula("ACCOUNT_RANKED", *ARGUMENTS, 10.5),
        "least": formula("ACCOUNT_RANKED", *ARGUMENTS, 7),
        "blank least": formula("ACCOUNT_RANKED", *ARGUMENTS, ["Accounts", 4, 1, 1, 1]),
        "one cell": formula(
            "ACCOUNT_SCORE",
            ["Accounts", 2, 2, 1, 1],
            ["Accounts", 1, 2, 1, 1],
            ["Criteria", 2, 1, 2, 6],
        ),
        "a column": formula(
            "ACCOUNT_SCORE",
            ["Accounts", 2, 2, 3, 1],
            ["Accounts", 1, 2, 1, 1],
            ["Criteria", 2, 1, 2, 6],
        ),
        "two heading rows": formula(
            "ACCOUNT_SCORE", ACCOUNTS, ["Accounts", 1, 1, 2, 4], CRITERIA
        ),
        "too narrow": formula(
            "ACCOUNT_SCORE", ["Accounts", 2, 1, 5, 3], HEADINGS, CRITERIA
        ),
        "no criteria": formula("ACCOUNT_SCORE", ACCOUNTS, HEADINGS, HEADINGS),
    }
    values = dict(zip(steps, results(server, *steps.values()), strict=True))
    assert values["one account"] == [[7.5]]
    assert values["no account"] == values["no points"] == [[""]]
    assert values["nobody"] == ""
    assert values["open"] == [*RATINGS, *[[""]] * 895]
    assert (
        values["nobody rated 11"] == "#contact_from '10.5' is not a number from 0 to 10"
    )
    assert [row[1] for row in values["least"]] == ["Account", "Æble ☕", "Acme"]
    assert [row[1] for row in values["blank least"]] == [
        "Account",
        *("Æble ☕", "Acme", "Cask"),
    ]
    assert values["one cell"] == [[10.0]]
    assert values["a column"] == [[10.0], [0.0], [""]]
    assert values["two heading rows"] == (
        "#Headings must be one row, but 2 rows were given"
    )
    assert values["too narrow"].startswith("#The account 'Acme' has 3 cells, but")
    assert values["no criteria"].startswith("#Criteria start with 'Account'")


def test_a_fault_names_the_cell_s_own_content(server: str) -> None:
    spoil = {"type": ["Criteria", 4, 4, "at lest"]}
    *_, value = results(server, spoil, SCORE)
    assert value == "#Criteria row 4: unknown test 'at lest', did you mean 'at least'?"


def test_only_what_is_filled_is_sent_and_the_day_with_it(server: str) -> None:
    request = formula("ACCOUNT_SCORE", OPEN, HEADINGS, CRITERIA)
    late = {"now": "2026-11-20T23:30:00Z"}
    (fetched,) = run(TABS, request, server=server, **late).last.fetches
    body = json.loads(fetched["payload"])
    assert len(body["accounts"]) == len(body["criteria"]) == 5
    assert body["accounts"][1][3] == {"date": "2026-01-17T09:30:00"}
    # it is past midnight in Copenhagen
    assert body["today"] == "2026-11-21"
    assert fetched["payload"].isascii()


def test_the_same_is_asked_once_a_day() -> None:
    why = formula("ACCOUNT_WHY", *ARGUMENTS)
    change = {"type": ["Accounts", 3, 3, 10]}
    elsewhere = {"be": {"properties": {"ACCOUNT_SCORING_SERVER": "https://a.example"}}}
    steps = [SCORE, SCORE, why, {"wait": 3 * 3600}, SCORE, change, SCORE]
    steps += [{"wait": 4 * 3600}, SCORE, {"wait": 5 * 3600}, SCORE, elsewhere, SCORE]
    with answering(RATED) as server:
        views = run(TABS, *steps, server=server).views
    request = [len(one.fetches) for one in views]
    assert request == [1, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 1]


def test_long_answers_are_kept_in_parts_and_asked_for_again_if_one_is_lost() -> None:
    texts = ["ø" * 59_000] * 5
    why = formula("ACCOUNT_WHY", *ARGUMENTS)
    with answering(Reply(200, {"why": texts, "findings": []})) as server:
        session = run(TABS, why, why, {"forget": " 2"}, why, server=server)
    first, second, _, third = session.views
    assert first.result == second.result == third.result == [[text] for text in texts]
    assert [len(one.fetches) for one in (first, second, third)] == [1, 0, 1]
    assert session.cached == 21


def test_an_answer_too_long_to_keep_is_given_all_the_same() -> None:
    texts = ["ø" * 70_000] * 5
    why = formula("ACCOUNT_WHY", *ARGUMENTS)
    with answering(Reply(200, {"why": texts, "findings": []})) as server:
        session = run(TABS, why, server=server)
    assert session.last.result == [[text] for text in texts]
    assert session.cached == 0


def test_it_does_without_the_cache(server: str) -> None:
    assert results(server, {"be": {"noCache": True}}, SCORE)[1] == RATINGS


def test_a_busy_server_is_asked_again() -> None:
    again = (("retry-after", "2"),)
    with answering(BUSY._replace(headers=again), BUSY, RATED) as server:
        view = run(TABS, SCORE, server=server).last
    assert view.result == [[1], [2], [3], [4], [5]]
    first, second, third = (request["at"] for request in view.fetches)
    assert second - first >= 2000
    assert third - second >= 1000


def test_a_server_that_stays_busy_is_told_before_google_s_thirty_seconds() -> None:
    with answering(BUSY) as server:
        view = run(TABS, SCORE, server=server).last
    assert view.result == "#The server is busy; try again in a few seconds"
    assert view.fetches[-1]["at"] <= 20_000


def test_a_failure_is_not_kept() -> None:
    with answering(Reply(500, {"message": "It broke"}), RATED) as server:
        first, second = results(server, SCORE, SCORE)
    assert first == "#It broke"
    assert second[0] == [1]


@pytest.mark.parametrize(
    ("properties", "sentence"),
    [
        (
            {},
            "#There is no server yet: set it in the menu Account scoring > Settings, or press Rating column in the sidebar, which needs none.",
        ),
        ({"ACCOUNT_SCORING_SERVER": "https://a.example"}, "#The server could not be"),
    ],
)
def test_settings_that_are_missing_or_wrong(
    properties: dict[str, str], sentence: str
) -> None:
    assert run(TABS, SCORE, properties=properties).last.result.startswith(sentence)


def test_a_fault_of_ours_is_told_in_the_cell() -> None:
    code = CODE.replace("const clock = clock_();\n  const heads", "const heads")
    assert results("", SCORE, code=code) == ["#Not rated, clock is not defined"]
