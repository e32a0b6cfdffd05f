"""What Score does not do, and how that is said."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from addin.server.answer import done
from scoring.findings import Finding, Level, Message
from scoring.sheets.check_page import check_page
from scoring.sheets.page_data import page_data
from scoring.sheets.results import Coverage, Top
from scoring.sheets.summary_page import summary_page
from tests.excel.books import ACCOUNTS, CRITERIA
from tests.google.answering import Reply, answering
from tests.google.described import described
from tests.google.google_double import (
    ADDRESS,
    ALWAYS,
    CHECK,
    CODE,
    MANIFEST,
    SCORE,
    SETTINGS,
    Run,
    needs_node,
    run,
)
from tests.google.small import BOOK, OWN, SUMMARY_LINE, book, criteria
from tests.sheets.result_samples import results


pytestmark = [needs_node, pytest.mark.node]


def pages_of(tiers: tuple[str, ...], findings: list[Finding]) -> list[Any]:
    """The pages of an answer whose every text is one of some tiers."""
    top = tuple(Top(n, text, 5.0, text, text) for n, text in enumerate(tiers, 1))
    known = tuple(Coverage(text, 1.0, 1, 1) for text in tiers)
    summary = replace(
        results(8).summary,
        source="My accounts",
        tiers=tuple((text, 1) for text in tiers),
        top=top,
        coverage=known,
    )
    check = check_page(findings, frozenset())
    pages = [page_data(summary_page(summary)), page_data(check)]
    result: list[Any] = json.loads(done(pages).content)
    return result


OK = Reply(200, {"findings": [], "pages": pages_of(("A",), [])[1:]})
BUSY = Reply(503, {"message": "The server is busy"}, (("Retry-After", "7"),))
RATED: dict[str, Any] = {
    "scored": described(
        {
            "Rank": [1],
            "Account": ["Acme"],
            "Rating": [7.5],
            "Contact": ["Yes"],
            "Tier": ["A"],
            "Status": ["Contact"],
        }
    ),
    "summary": {
        "accounts": 1,
        "contacts": 1,
        "contact_from": 5,
    },
    "findings": [],
    "pages": pages_of(("A",), []),
}
FORMULAS = ("=IMPORTDATA(A1)", "+1+1", "-2", "@SUM(1)", "'=1", "11-50", "007", "TRUE")


def untouched(session: Run) -> bool:
    """Whether no cell of any tab was written."""
    return all(tab["changes"] == 0 for tab in session.last.tabs.values())


def test_errors_are_written_down_with_their_cells_and_nothing_else(server: str) -> None:
    wrong = criteria(
        ["Industry", 2, "iss", "Software", None, 10, None],
        ["Size", "much", "at least", 5, None, 10, None],
    )
    view = run(book(Criteria=wrong), SCORE, server=server).last
    assert tuple(view.tabs) == (*OWN, "Check")
    rows = view.rows("Check")[5:]
    assert [row[1:4] for row in rows[:3]] == [
        ["error", "C104", "Criteria!C2"],
        ["error", "C110", "Criteria!B3"],
        ["error", "C111", "Criteria!A3"],
    ]
    (alert,) = view.alerts
    assert alert.startswith("3 errors to put right before the accounts can be rated:")
    assert "C104 Criteria!C2: unknown test 'iss'" in alert
    assert view.front == "Check"


def test_old_results_stay_when_there_are_errors(server: str) -> None:
    spoil = {"type": ["Criteria", 2, 3, "iss"]}
    first, _, second = run(BOOK, SCORE, spoil, SCORE, server=server).views
    assert second.rows("Scored") == first.rows("Scored")
    assert second.rows("Check") != first.rows("Check")


def test_a_missing_tab_is_named_with_what_may_be_meant(server: str) -> None:
    tabs = {"Criterion": CRITERIA, "Accounts": ACCOUNTS}
    view = run(tabs, SCORE, server=server).last
    assert "did you mean 'Criterion'?" in view.alerts[0]
    body = json.loads(view.fetches[0]["payload"])["sheets"]
    assert body["Criterion"] == []


@pytest.mark.parametrize("name", ["Summary", "scored "])
def test_a_tab_of_the_user_s_own_is_never_overwritten(server: str, name: str) -> None:
    mine = book(**{name: [["Mine", "=A1"]]})
    session = run(mine, SCORE, server=server)
    assert session.last.alerts[0].startswith(f"There is a tab {name} that this menu")
    assert session.last.rows(name) == [["Mine", "=A1"]]
    assert not session.last.fetches
    assert untouched(session)


def test_nobody_scores_while_somebody_else_does(server: str) -> None:
    session = run(BOOK, {"be": {"lock": "theirs"}}, SCORE, server=server)
    assert session.last.alerts[0].startswith("Somebody is scoring this spreadsheet")
    assert untouched(session)
    assert session.lock == "theirs"


@pytest.mark.parametrize("tabs", [BOOK, book(Criteria=None), book(Check=[["Mine"]])])
def test_the_lock_is_given_back(server: str, tabs: dict[str, Any]) -> None:
    assert run(tabs, SCORE, server=server).lock == "free"


def test_a_protected_tab_is_told(server: str) -> None:
    protect = {"protect": "Scored"}
    session = run(BOOK, SCORE, protect, SCORE, server=server)
    assert "trying to edit a protected cell" in session.last.alerts[0]
    assert "let its owner unprotect it" in session.last.alerts[0]
    assert session.lock == "free"


def test_it_stops_in_words_before_google_stops_it(server: str) -> None:
    slow = {"be": {"slow": 340_000}}
    view = run(BOOK, slow, SCORE, server=server).last
    assert view.alerts[0].startswith("Google ends a script after six minutes")


def test_nothing_is_read_without_a_server() -> None:
    view = run(BOOK, SCORE, properties={}).last
    (alert,) = view.alerts
    assert alert.startswith(
        "There is no server yet: set it in the menu Account scoring > Settings, or "
    )
    assert not view.toasts


def test_what_google_would_not_send_is_told(server: str) -> None:
    code = CODE.replace("MOST_BYTES = 50 * 1024 * 1024", "MOST_BYTES = 300")
    session = run(BOOK, SCORE, server=server, code=code)
    assert session.last.alerts[0].startswith("Google sends at most 50 MB at once")
    assert not session.last.fetches


def test_a_result_that_does_not_fit_is_told(server: str) -> None:
    code = CODE.replace("MOST_CELLS = 10000000", "MOST_CELLS = 104000")
    session = run(BOOK, SCORE, server=server, code=code)
    assert session.last.alerts[0].startswith("A spreadsheet holds 10 million cells")


def test_texts_of_the_server_stay_texts() -> None:
    findings = [
        Finding("A204", Level.WARNING, text, Message(text), text, text, 2)
        for text in FORMULAS
    ]
    scored = RATED["scored"] | {
        "headings": [*FORMULAS[:3], "Contact", "Tier", "Rating"],
        "rows": [[text] * 6 for text in FORMULAS],
        "hidden": [True] * len(FORMULAS),
    }
    pages = pages_of(FORMULAS, findings)
    body = RATED | {"scored": scored, "pages": pages}
    with answering(Reply(200, body)) as server:
        view = run(BOOK, SCORE, server=server).last
    assert view.rows("Scored") == [scored["headings"], *scored["rows"]]
    for name in ALWAYS:
        assert {*FORMULAS} <= view.texts(name)
        assert not view.tabs[name]["mistaken"]
    marked = {
        value
        for rule in view.tabs["Summary"]["rules"]
        for name, (value, *_) in rule["settings"]
        if name == "whenTextEqualTo"
    }
    assert marked == {"11-50", "007", "TRUE"}


def test_the_double_would_take_a_text_for_a_formula() -> None:
    code = CODE.replace("`'${text.slice(", "`${text.slice(")
    assert code != CODE
    rows = [[1, "=1+1", 7.5, "Yes", "A", "Contact"]]
    body = RATED | {"scored": RATED["scored"] | {"rows": rows}}
    with answering(Reply(200, body)) as server:
        view = run(BOOK, SCORE, server=server, code=code).last
    assert view.tabs["Scored"]["mistaken"] == ["=1+1"]


@pytest.mark.parametrize(
    "scored",
    [
        None,
        {},
        RATED["scored"] | {"rows": [[1, "Acme"]]},
        RATED["scored"] | {"headings": []},
        {name: part for name, part in RATED["scored"].items() if name != "look"},
    ],
)
def test_an_answer_of_another_version_empties_nothing(scored: Any) -> None:
    with answering(Reply(200, RATED), Reply(200, RATED | {"scored": scored})) as server:
        first, second = run(BOOK, SCORE, SCORE, server=server).views
    assert "of different versions" in second.alerts[0]
    assert second.rows("Scored") == first.rows("Scored")


def test_an_answer_without_pages_empties_nothing() -> None:
    bare = {name: part for name, part in RATED.items() if name != "pages"}
    with answering(Reply(200, RATED), Reply(200, bare)) as server:
        first, second = run(BOOK, SCORE, SCORE, server=server).views
    assert "of different versions" in second.alerts[0]
    assert second.rows("Summary") == first.rows("Summary")


def test_a_busy_server_is_asked_again_when_it_says() -> None:
    with answering(BUSY, BUSY, OK) as server:
        view = run(BOOK, CHECK, server=server).last
    assert view.alerts == ["Nothing found: everything looks right."]
    first, second, third = (request["at"] for request in view.fetches)
    assert second - first >= 7000
    assert third - second >= 7000


@pytest.mark.parametrize("status", [429, 503])
def test_a_server_that_stays_busy_is_given_up(status: int) -> None:
    with answering(Reply(status, {"message": "The server is busy"})) as server:
        session = run(BOOK, SCORE, server=server)
    assert session.last.alerts == ["The server is busy"]
    assert 5 < len(session.last.fetches) < 9
    assert session.last.fetches[-1]["at"] <= 60_000
    assert untouched(session)


OTHER = [
    (Reply(401, {"message": "needs a token"}), "does not accept the token"),
    (Reply(413, {"message": "There are 9 rows"}), "There are 9 rows"),
    (Reply(422, {"message": "sheets: missing"}), "sheets: missing"),
    (Reply(500, {"message": "known as ab12"}), "known as ab12"),
    (Reply(504, {"message": "took too long"}), "took too long"),
    (Reply(500, {}), "The server answered with status 500"),
    (Reply(404, b"<html>Not here</html>"), "is not account scoring"),
    (Reply(200, b"Welcome"), "is not account scoring"),
    (Reply(302, b"", (("Location", "https://evil.example/"),)), "(status 302)"),
]


def test_other_answers_are_told_at_once() -> None:
    with answering(*(reply for reply, _ in OTHER)) as server:
        session = run(BOOK, *([SCORE] * len(OTHER)), server=server)
    for views, (_, sentence) in zip(session.views, OTHER, strict=True):
        (alert,) = views.alerts
        assert sentence in alert
        assert len(views.fetches) == 1
    assert untouched(session)


def test_a_wrong_token_is_told_and_not_shown(server: str) -> None:
    wrong = SETTINGS | {"ACCOUNT_SCORING_TOKEN": "secret-but-wrong"}
    view = run(BOOK, SCORE, server=server, properties=wrong).last
    (alert,) = view.alerts
    assert alert == (
        "The server does not accept the token: set it in the menu "
        "Account scoring > Settings."
    )


@pytest.mark.parametrize("address", ["https://elsewhere.example", SETTINGS])
def test_a_server_that_cannot_be_reached_is_told(address: Any) -> None:
    known = address if isinstance(address, dict) else {}
    properties = known or {"ACCOUNT_SCORING_SERVER": address}
    session = run(BOOK, SCORE, properties=properties)
    assert session.last.alerts[0].startswith("The server could not be reached at https")
    assert "urlFetchWhitelist" in session.last.alerts[0]
    assert untouched(session)


@pytest.mark.parametrize("own", [True, False])
def test_a_list_of_allowed_addresses_may_be_added(*, own: bool, server: str) -> None:
    allowed = f"{ADDRESS}/" if own else "https://elsewhere.example/"
    manifest = json.dumps(json.loads(MANIFEST) | {"urlFetchWhitelist": [allowed]})
    session = run(BOOK, CHECK, server=server, manifest=manifest)
    refused = "not on the list of allowed addresses" in session.last.alerts[0]
    assert refused is not own


def test_check_and_score_tell_the_same(server: str) -> None:
    check, score = run(BOOK, CHECK, SCORE, server=server).views
    assert check.rows("Check") == score.rows("Check")
    assert check.alerts[0].endswith(": see the tab Check.")
    assert score.alerts == [SUMMARY_LINE]
