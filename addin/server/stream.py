"""An answer that takes a while, as server-sent events: how far the work is, then itself.

::

    event: progress
    data: {"text": "Rating", "share": 0.4}

    event: answer
    data: {"status": 200, "language": "en", "retry_after": null, "body": {...}}

The work is done in another process, which leaves word in a file of the request's folder.
"""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import anyio
from pydantic_core import to_json
from starlette.responses import Response

from addin.server.replies import AGAIN


if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from starlette.types import Receive, Scope, Send

    from addin.server.answer import Answer
    from scoring.progress import Progress

EVENTS: Final = "text/event-stream"
WORD: Final = "progress.json"
clock: Final = time.monotonic
OFTEN: Final = 0.2
"""Seconds between two looks, and at least between two words."""


@dataclass(slots=True)
class Teller:
    """Leaves word of how far the work is, for whoever looks into the folder.

    Parameters
    ----------
    folder : Path
        The folder of the request.
    """

    folder: Path
    _next: float = field(default=0.0, init=False)

    def __call__(self, progress: Progress) -> None:
        """Leave word, unless the last one is too young."""
        now = clock()
        if now < self._next:
            return
        self._next = now + OFTEN
        word = {"text": progress.text, "share": round(progress.share, 3)}
        fresh = self.folder / f"{WORD}.new"
        fresh.write_bytes(to_json(word))
        fresh.replace(self.folder / WORD)  # whole or not at all


class Stream(Response):
    """Streams how far the work is until its answer is there.

    Parameters
    ----------
    work : callable
        Gives the answer; it is stopped once nobody listens any more.
    folder : Path
        Where a `Teller` leaves word of it.
    done : callable
        What is to be done at the end, whatever happened.
    """

    media_type = EVENTS

    def __init__(
        self,
        work: Callable[[], Awaitable[Answer]],
        folder: Path,
        done: Callable[[], Awaitable[None]],
    ) -> None:
        super().__init__(None, headers={"X-Accel-Buffering": "no"})
        del self.headers["content-length"]  # nobody knows yet
        self._work, self._folder, self._done = work, anyio.Path(folder), done

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream all of it."""
        del scope
        answer: Answer | None = None
        start = {"type": "http.response.start", "status": self.status_code}
        await send({**start, "headers": self.raw_headers})
        try:
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(self._stop_if_gone, receive, tasks.cancel_scope)
                tasks.start_soon(self._tell, send)
                answer = await self._work()
                tasks.cancel_scope.cancel()
            if answer is not None:
                await _send(send, "answer", _answer(answer))
                await send({"type": "http.response.body", "more_body": False})
        finally:
            with anyio.CancelScope(shield=True):
                await self._done()

    async def _stop_if_gone(self, receive: Receive, scope: anyio.CancelScope) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        scope.cancel()

    async def _tell(self, send: Send) -> None:
        """Pass on each word that is left."""
        last, word = b"", self._folder / WORD
        while True:
            now = b""
            with suppress(FileNotFoundError):  # nothing yet, or done
                now = await word.read_bytes()
            if now and now != last:
                await _send(send, "progress", now)
                last = now
            await anyio.sleep(OFTEN)


def _answer(answer: Answer) -> bytes:
    """Put around an answer what a response has in its headers."""
    head: dict[str, Any] = {
        "status": answer.status,
        "language": answer.language.value,
        "retry_after": AGAIN.get(answer.status),
    }
    # a scored file is many megabytes of JSON: it goes in as it is
    return to_json(head)[:-1] + b',"body":' + answer.content + b"}"


async def _send(send: Send, event: str, data: bytes) -> None:
    body = b"event: %s\ndata: %s\n\n" % (event.encode(), data)
    await send({"type": "http.response.body", "body": body, "more_body": True})
