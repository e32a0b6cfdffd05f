"""The access log, which says nothing of what was sent, and the headers of all answers."""

from __future__ import annotations

import logging
import time
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.datastructures import MutableHeaders

from addin.server.faults import unexpected
from addin.server.replies import reply


if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from addin.server.answer import Answer

log = logging.getLogger("account_scoring.server")

API: Final = "/api/"
LONGEST_PATH: Final = 60
POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Log:
    """Writes a line for each request: method, path, status, bytes, milliseconds."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note what came of it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun, status, bytes_out = time.perf_counter(), 0, 0

        async def noted(message: Message) -> None:
            nonlocal status, bytes_out
            if message["type"] == "http.response.start":
                status = message["status"]
                _add_headers(message, scope["path"])
            bytes_out += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:  # noqa: BLE001 - uvicorn would log what it says
            if not status:
                await reply(reported(error))(scope, receive, noted)
        finally:
            took = (time.perf_counter() - begun) * 1000
            path = quote(scope["path"][:LONGEST_PATH])
            line = (scope["method"], path, status, bytes_out, took)
            log.info("%s %s %d %d bytes %.0f ms", *line)


def reported(error: Exception) -> Answer:
    """Note something unexpected, and answer with the name that it has in the log."""
    answer = unexpected(error)
    log.error("%s", answer.fault)
    return answer


def _add_headers(message: Message, path: str) -> None:
    headers = MutableHeaders(scope=message)
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if path.startswith(API):
        headers["Cache-Control"] = "no-store"
