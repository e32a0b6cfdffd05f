"""How far the work is, streamed until the answer is there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import anyio
import anyio.lowlevel

from addin.server.answer import Answer, done
from addin.server.stream import WORD, Stream, Teller
from scoring.progress import Progress, Stage
from tests.server.test_workbook import DAY


if TYPE_CHECKING:
    from pathlib import Path

    import httpx
    import pytest

ACCEPT = "text/event-stream, application/json"


def events(body: str) -> list[tuple[str, Any]]:
    """Read the events of a stream."""
    blocks = [block.split("\n") for block in body.split("\n\n")[:-1]]
    return [
        (name.removeprefix("event: "), json.loads(data.removeprefix("data: ")))
        for name, data in blocks
    ]


def send(client: httpx.Client, book: Path, accept: str) -> httpx.Response:
    return client.post(
        "/api/v1/workbook",
        files={"file": (book.name, book.read_bytes())},
        data=DAY,
        headers={"Accept": accept, "Accept-Language": "da"},
    )


def test_a_stream_ends_with_the_answer_that_there_is_without(
    client: httpx.Client, book: Path
) -> None:
    answer = send(client, book, ACCEPT)
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"
    *words, (name, last) = events(answer.text)
    assert {word for word, _ in words} <= {"progress"}
    assert (name, last["status"], last["retry_after"]) == ("answer", 200, None)
    plain = send(client, book, "application/json").json()
    assert last["language"] == plain["language"]
    assert {**last["body"], "content": ""} == {**plain, "content": ""}


def test_a_refusal_is_streamed_as_well(client: httpx.Client, tmp_path: Path) -> None:
    odd = tmp_path / "odd.xlsx"
    odd.write_text("no workbook", encoding="utf-8")
    ((name, last),) = events(send(client, odd, ACCEPT).text)
    assert (name, last["status"]) == ("answer", 415)
    assert last["body"] == send(client, odd, "application/json").json()


class Listener:
    """What a server is to a response: it takes messages, and may hang up."""

    def __init__(self) -> None:
        self.messages: list[dict[str, Any]] = []
        self.word, self.gone = anyio.Event(), anyio.Event()

    @property
    def body(self) -> str:
        return b"".join(m.get("body", b"") for m in self.messages).decode()

    async def send(self, message: Any) -> None:
        self.messages.append(message)
        if b"event: progress" in message.get("body", b""):
            self.word.set()

    async def receive(self) -> dict[str, str]:
        await self.gone.wait()
        return {"type": "http.disconnect"}


def test_each_word_is_passed_on_while_the_work_goes_on(tmp_path: Path) -> None:
    ends: list[str] = []

    async def run() -> Listener:
        listener = Listener()

        async def work() -> Answer:
            Teller(tmp_path)(Progress(Stage.READ, 0.25, "Accounts"))
            await listener.word.wait()
            return done({"summary": 1})

        async def at_end() -> None:
            ends.append("removed")

        answer = Stream(work, tmp_path, at_end)
        await answer({}, listener.receive, listener.send)
        return listener

    listener = anyio.run(run)
    assert events(listener.body) == [
        ("progress", {"text": "Reading Accounts", "share": 0.25}),
        (
            "answer",
            {
                "status": 200,
                "language": "en",
                "retry_after": None,
                "body": {"summary": 1},
            },
        ),
    ]
    assert listener.messages[-1]["more_body"] is False
    assert ends == ["removed"]


def test_what_nobody_waits_for_is_stopped(tmp_path: Path) -> None:
    stops: list[str] = []

    async def run() -> Listener:
        listener = Listener()

        async def work() -> Answer:
            listener.gone.set()
            try:
                await anyio.sleep_forever()
            finally:
                stops.append("stopped")
            return done({})

        async def at_end() -> None:
            await (
                anyio.lowlevel.checkpoint()
            )  # to be waited for although all else is cancelled
            stops.append("removed")

        await Stream(work, tmp_path, at_end)({}, listener.receive, listener.send)
        return listener

    assert "answer" not in anyio.run(run).body
    assert stops == ["stopped", "removed"]


def test_words_are_left_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter([10.0, 10.1, 10.3])
    monkeypatch.setattr("addin.server.stream.clock", lambda: next(times))
    tell, word = Teller(tmp_path), tmp_path / WORD
    left = []
    for share in (0.1, 0.2, 0.3):
        tell(Progress(Stage.RATE, share))
        left.append(json.loads(word.read_bytes())["share"])
    assert left == [0.1, 0.1, 0.3]
