"""Connections that must move on: no endless head, nothing that never ends.

uvicorn waits for the rest of a request as long as it takes, and keeps every byte of a
header until its end. Both cost the server without a token, as no request is there yet.
"""

from __future__ import annotations

import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from addin.server.options import ServerSettings


if TYPE_CHECKING:
    import asyncio

HEAD_BYTES: Final = 65_536
"""Bytes that bring a request no further: of its head, between its pieces, after them."""
HEAD_SECONDS: Final = 10.0
"""Time for the head of a request, unless a whole request has less."""
LAST_SECONDS: Final = 5.0
"""How much longer than a request a connection lasts, so that the request can be answered."""
AT_ONCE: Final = 256
"""Connections that are accepted before any other work."""
SPARE_HANDLES: Final = AT_ONCE + 128
"""Handles left to new connections, to the processes that score, and to files."""
ON_WINDOWS: Final = 4_096
"""Connections where the system has no bound of handles."""
ANSWERS: Final = {
    408: b"HTTP/1.1 408 Request Timeout\r\n",
    431: b"HTTP/1.1 431 Request Header Fields Too Large\r\n",
}
NOTHING_MORE: Final = b"content-length: 0\r\nconnection: close\r\n\r\n"


class BoundedProtocol(HttpToolsProtocol):
    """A connection that is closed when it does not move on.

    Where there are too many, the one that has waited longest for the rest of its
    request makes room for the newest.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.since = 0.0
        self._deadline: asyncio.TimerHandle | None = None
        self._send_check: asyncio.TimerHandle | None = None
        self._unsent = 0
        self._idle_bytes = 0
        self._progress = False

    @property
    def unfinished(self) -> bool:
        """Whether the rest of a request is waited for."""
        return self._deadline is not None and not self.transport.is_closing()

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Wait for the first request, but not for ever."""
        super().connection_made(transport)
        self._wait(_head_seconds())
        self._make_room()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._wait(None)
        self._stop_send_check()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take bytes, unless too many of them bring nothing."""
        self._progress = False
        super().data_received(data)
        if self.transport.is_closing():
            return
        self._idle_bytes = 0 if self._progress else self._idle_bytes + len(data)
        if self._idle_bytes > HEAD_BYTES:
            self._close(431)
        elif not self._progress and self._deadline is None:
            self._wait(_head_seconds())  # an empty line after a whole request

    def on_message_begin(self) -> None:
        """Begin a request."""
        super().on_message_begin()
        self._wait(_head_seconds())

    def on_headers_complete(self) -> None:
        """Have the head, and wait for the body."""
        super().on_headers_complete()
        self._progress = True
        self._wait(_seconds() + LAST_SECONDS)

    def on_body(self, body: bytes) -> None:
        """Have a piece of the body."""
        super().on_body(body)
        self._progress = True

    def on_message_complete(self) -> None:
        """Have a request whole."""
        super().on_message_complete()
        self._progress = True
        self._wait(None)

    def pause_writing(self) -> None:
        """Wait for the other side to read, as long as it does read."""
        super().pause_writing()
        self._check_send_later()

    def resume_writing(self) -> None:
        """Go on, as the other side has read."""
        super().resume_writing()
        self._stop_send_check()

    def _wait(self, seconds: float | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
        if seconds is not None:
            self.since = self.loop.time()
            self._deadline = self.loop.call_later(seconds, self._late)

    def _late(self) -> None:
        # a browser that opened a connection in advance expects no answer on it
        self._close(408 if self._idle_bytes else 0)

    def _close(self, status: int) -> None:
        cycle: Any = self.cycle  # None before the first request
        if status and (cycle is None or cycle.response_complete):
            self.transport.write(ANSWERS[status] + NOTHING_MORE)
            self.transport.close()
        else:
            self.transport.abort()

    def _make_room(self) -> None:
        most = most_connections()
        if len(self.connections) <= most:
            return
        every: Any = self.connections  # all of this class, as web sockets are off
        there = [c for c in every if not c.transport.is_closing()]
        if len(there) <= most:
            return
        others = (c for c in there if c is not self and c.unfinished)
        oldest = min(others, key=lambda connection: connection.since, default=self)
        oldest.transport.abort()

    def _check_send_later(self) -> None:
        self._unsent = self.transport.get_write_buffer_size()
        self._send_check = self.loop.call_later(_seconds(), self._check_send)

    def _check_send(self) -> None:
        if self.transport.get_write_buffer_size() < self._unsent:
            self._check_send_later()
        else:
            self.transport.abort()

    def _stop_send_check(self) -> None:
        if self._send_check is not None:
            self._send_check.cancel()
            self._send_check = None


def most_connections() -> int:
    """Say how many connections leave enough handles for all else."""
    if sys.platform == "win32":
        return ON_WINDOWS
    import resource  # noqa: PLC0415 - Windows has none

    handles = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return max(handles - SPARE_HANDLES, handles // 2)


@lru_cache(maxsize=1)
def _seconds() -> float:
    """Recall how long a request may take."""
    return ServerSettings.from_environment().limits.seconds


def _head_seconds() -> float:
    return min(HEAD_SECONDS, _seconds())
