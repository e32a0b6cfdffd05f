"""How much a request may send, and how slowly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request

from addin.server.options import MEGABYTE
from addin.server.replies import refusal
from scoring.language import phrase


if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from addin.server.options import Limits

AT_ONCE: Final = 8
"""Bodies of full size that may be held at the same time, per worker."""

TOO_LARGE: Final = phrase(
    "This is larger than the {megabytes:,.0f} MB that the server takes at a time"
)
TOO_LATE: Final = phrase("The request arrived too slowly")
TOO_MUCH: Final = phrase(
    "The server is receiving too much at once; try again in a few seconds"
)


class Intake:
    """Counts what is being received, of each request and of all."""

    def __init__(self, app: ASGIApp, limits: Limits) -> None:
        self._app = app
        self._most = limits.bytes
        self._seconds = limits.seconds
        self._room = AT_ONCE * limits.bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; its body is refused as soon as it is too large."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        length = Request(scope).headers.get("content-length", "")
        if length.isdecimal() and int(length) > self._most:
            await refusal(413, self._too_large)(scope, receive, send)
            return
        size_so_far, ended = 0, False
        last = anyio.current_time() + self._seconds

        async def counted() -> Message:
            nonlocal size_so_far, ended
            if ended:
                return await receive()
            message = await _in_time(receive, last)
            size = len(message.get("body", b""))
            size_so_far += size
            self._room -= size
            self._check(size_so_far)
            ended = not message.get("more_body", False)
            return message

        try:
            await self._app(scope, counted, send)
        finally:
            self._room += size_so_far

    @property
    def _too_large(self) -> str:
        return TOO_LARGE.format(megabytes=self._most / MEGABYTE)

    def _check(self, size: int) -> None:
        if size > self._most:
            raise HTTPException(413, self._too_large)
        if self._room < 0:
            raise HTTPException(503, TOO_MUCH)


async def _in_time(receive: Receive, last: float) -> Message:
    """Receive, but wait no longer than until then."""
    try:
        with anyio.fail_after(last - anyio.current_time()):
            return await receive()
    except TimeoutError:
        raise HTTPException(408, TOO_LATE) from None
