"""Posting newly hot accounts: the message, the tries, and what failure costs."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from scoring.cli.commands import cli
from scoring.deliver import notify as module
from scoring.deliver.notify import (
    LISTED,
    NotificationError,
    is_web_address,
    message_of,
    notify,
)
from scoring.sheets.results import Moved
from tests.history.scored_days import accounts, book


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ACME = Moved("Acme & <Sons>", 4.0, 7.5, "data changed +3.5 (Size)", "Ann")
NEW = Moved("Bolt", float("nan"), 8.0, "new in Accounts")


def never(_: float) -> None:
    pytest.fail("there is nothing to wait for")


class Inbox:
    """A web address that answers as told and keeps what it got."""

    def __init__(self, answers: list[tuple[int, dict[str, str]]]) -> None:
        self.answers = answers
        self.got: list[tuple[str, Any]] = []
        self.url = ""
        self.wait = threading.Event()


@contextmanager
def inbox(*answers: int | tuple[int, dict[str, str]]) -> Iterator[Inbox]:
    replies = [(a, {}) if isinstance(a, int) else a for a in answers]
    box = Inbox(replies)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            box.got.append((self.headers["Content-Type"], json.loads(body)))
            code, headers = box.answers.pop(0) if box.answers else (200, {})
            if code == 0:
                box.wait.wait(5)
                return
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        do_GET = do_POST  # noqa: N815 - what the server calls it

        def log_message(self, *_: Any) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    box.url = f"http://127.0.0.1:{server.server_port}/hook"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield box
    finally:
        box.wait.set()
        server.shutdown()
        thread.join()
        server.server_close()


def test_message_holds_a_text_and_the_data() -> None:
    with inbox() as box:
        assert notify(box.url, [ACME, NEW]) == 2
    ((kind, body),) = box.got
    assert kind == "application/json"
    assert body["text"].splitlines() == [
        "2 new accounts to contact:",
        "• Acme &amp; &lt;Sons&gt; 7.5 (was 4.0), Ann: data changed +3.5 (Size)",
        "• Bolt 8.0: new in Accounts",
    ]
    assert body["accounts"] == [
        {
            "account": "Acme & <Sons>",
            "rating": 7.5,
            "was": 4.0,
            "why": "data changed +3.5 (Size)",
            "seller": "Ann",
        },
        {
            "account": "Bolt",
            "rating": 8.0,
            "was": None,
            "why": "new in Accounts",
            "seller": None,
        },
    ]


def test_long_lists_are_cut_in_the_text_alone() -> None:
    message = message_of([NEW] * (LISTED + 5))
    assert message["text"].splitlines()[-1] == "and 5 more"
    assert len(message["accounts"]) == LISTED + 5
    assert message_of([NEW])["text"].startswith("1 new account to contact:")


def test_nothing_is_sent_about_nobody() -> None:
    with inbox() as box:
        assert notify(box.url, []) == 0
    assert box.got == []


@pytest.mark.parametrize(
    ("answers", "pauses"),
    [
        ([500, 503], [1.0, 2.0]),
        ([429], [1.0]),
        ([(429, {"Retry-After": "7"})], [7.0]),
        ([(503, {"Retry-After": "9999"})], [30.0]),
        ([(503, {"Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT"})], [1.0]),
    ],
)
def test_trouble_that_may_pass_is_tried_again(
    answers: list[Any], pauses: list[float]
) -> None:
    slept: list[float] = []
    with inbox(*answers) as box:
        assert notify(box.url, [ACME], sleep=slept.append) == 1
    assert slept == pauses
    assert len(box.got) == len(answers) + 1


def test_three_tries_are_enough() -> None:
    slept: list[float] = []
    with (
        inbox(500, 500, 500, 500) as box,
        pytest.raises(NotificationError, match="500"),
    ):
        notify(box.url, [ACME], sleep=slept.append)
    assert len(box.got) == 3
    assert slept == [1.0, 2.0]


@pytest.mark.parametrize("code", [400, 401, 404])
def test_a_refusal_is_not_tried_again(code: int) -> None:
    with inbox(code) as box, pytest.raises(NotificationError, match=str(code)):
        notify(box.url, [ACME], sleep=never)
    assert len(box.got) == 1


@pytest.mark.parametrize("code", [301, 302, 307, 308])
def test_a_message_is_never_sent_on(code: int) -> None:
    with inbox() as other, inbox((code, {"Location": other.url})) as box:
        with pytest.raises(NotificationError, match=str(code)):
            notify(box.url, [ACME], sleep=never)
        assert other.got == []


def test_who_does_not_answer_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.2)
    slept: list[float] = []
    with (
        inbox(0, 0, 0) as box,
        pytest.raises(NotificationError, match="cannot be reached"),
    ):
        notify(box.url, [ACME], sleep=slept.append)
    assert slept == [1.0, 2.0]


def test_nobody_there() -> None:
    with inbox() as box:
        url = box.url
    with pytest.raises(NotificationError) as caught:
        notify(url, [ACME], sleep=lambda _: None)
    assert str(caught.value) == "it cannot be reached: nothing answers at this address"


def test_the_moved_bound_stands_in_the_text(tmp_path: Path) -> None:
    with inbox() as box:
        for day, least in (("2026-11-16", "7"), ("2026-11-17", "6")):
            path = book(tmp_path, accounts(Acme=20), Contact_from=float(least))
            words = ["score", str(path), "--force", "--today", day, "--notify", box.url]
            result = CliRunner().invoke(cli, words)
            assert result.exit_code == 0, result.output
            if day == "2026-11-16":
                assert "No new contact, nothing sent" in result.stdout
                assert box.got == []
    ((_, body),) = box.got
    assert body["text"].endswith("• Acme 6.0 (was 6.0): Contact from 7.0 → 6.0")


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "ftp://x/y", "hooks.example.com", "http://", "http://["],
)
def test_only_web_addresses_will_do(url: str, tmp_path: Path) -> None:
    assert not is_web_address(url)
    path = book(tmp_path, accounts(Acme=20))
    result = CliRunner().invoke(cli, ["score", str(path), "--notify", url])
    assert result.exit_code == 2
    assert "is not a web address" in result.output
    assert not path.with_name("book-scored.xlsx").exists()


def scored_twice(folder: Path, url: str, *more: str) -> Any:
    """Score on two days; on the second Acme becomes a contact."""
    for size, day in ((10, "2026-11-16"), (90, "2026-12-20")):
        path = book(folder, accounts(Acme=size), Contact_from=4.5 if size > 50 else 7)
        words = ["score", str(path), "--force", "--today", day, "--notify", url, *more]
        result = CliRunner().invoke(cli, words)
        assert result.exit_code == 0, result.output
    return result


def test_the_command_tells_of_new_contacts_only(tmp_path: Path) -> None:
    with inbox() as box:
        result = scored_twice(tmp_path, box.url)
    assert f"Told {box.url} of 1 new account to contact" in result.stdout
    ((_, body),) = box.got
    assert [each["account"] for each in body["accounts"]] == ["Acme"]


def test_a_failure_never_loses_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.0)
    with inbox(500, 500, 500) as box:
        result = scored_twice(tmp_path, box.url)
    assert (
        "was not notified of 1 new account to contact: it answered 500" in result.stderr
    )
    assert "It is: Acme" in result.stderr
    assert "Wrote " in result.stdout
    assert (tmp_path / "book-scored.xlsx").exists()


def test_json_says_whether_they_were_told(tmp_path: Path) -> None:
    with inbox() as box:
        result = scored_twice(tmp_path, box.url, "--json")
    data = json.loads(result.stdout)
    assert data["notified"] == 1
    (became,) = data["changes"]["became"]
    assert (became["account"], became["was"], became["rating"]) == ("Acme", 5.5, 4.5)


def scores(folder: Path, url: str, days: dict[str, dict[str, float]]) -> None:
    """Score on days, each with other numbers."""
    for day, sizes in days.items():
        path = book(folder, accounts(**sizes), Contact_from=7)
        words = ["score", str(path), "--force", "--today", day, "--notify", url]
        assert CliRunner().invoke(cli, words).exit_code == 0


@pytest.mark.slow
def test_an_account_is_told_of_once_until_it_comes_back(tmp_path: Path) -> None:
    with inbox() as box:
        low: dict[str, float] = {"Acme": 0, "Bolt": 100}
        high: dict[str, float] = {"Acme": 100, "Bolt": 100}
        scores(tmp_path, box.url, {"2026-11-16": low, "2026-11-17": high})
        scores(tmp_path, box.url, {"2026-11-17": high, "2026-11-18": high})
        assert [b["accounts"][0]["account"] for _, b in box.got] == ["Acme"]
        scores(tmp_path, box.url, {"2026-11-18": low})
        scores(tmp_path, box.url, {"2026-11-18": high})
        assert [b["accounts"][0]["account"] for _, b in box.got] == ["Acme"] * 2
        assert box.url not in (tmp_path / "book-scored-notified.json").read_text()


@pytest.mark.slow
def test_what_was_not_taken_is_sent_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "FIRST_PAUSE", 0.0)
    with inbox(500, 500, 500, 200) as box:
        scored_twice(tmp_path, box.url)
        path = book(tmp_path, accounts(Acme=90), Contact_from=4.5)
        words = ["score", str(path), "--force", "--today", "2026-12-21", "--notify"]
        result = CliRunner().invoke(cli, [*words, box.url])
        assert f"Told {box.url} of 1 new account" in result.stdout


FORMS = {
    "Slack": ("https://hooks.slack.com/services/T1", {"text"}),
    "Teams": ("https://prod-1.westeurope.logic.azure.com/x", {"type", "attachments"}),
    "any other": ("https://example.com", {"text", "accounts"}),
}


@pytest.mark.parametrize("form", FORMS)
def test_each_program_gets_its_form(form: str) -> None:
    url, keys = FORMS[form]
    message = message_of([ACME], url)
    assert set(message) == keys
    if form == "Teams":
        (card,) = message["attachments"]
        assert card["contentType"] == "application/vnd.microsoft.card.adaptive"
        first, second = card["content"]["body"]
        assert first["text"] == "1 new account to contact:"
        assert second["text"].startswith("• ")
        assert "&amp;" not in second["text"]
