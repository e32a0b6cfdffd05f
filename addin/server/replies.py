"""Answers as HTTP responses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from starlette.responses import Response

from addin.server.answer import refused


if TYPE_CHECKING:
    from addin.server.answer import Answer

AGAIN: Final = {503: "2", 429: "10"}
"""Seconds after which to try again, by what was answered."""


def reply(answer: Answer) -> Response:
    """Make a response of an answer."""
    response = Response(answer.content, answer.status, media_type=answer.media)
    response.headers["Content-Language"] = answer.language.value
    if answer.status in AGAIN:
        response.headers["Retry-After"] = AGAIN[answer.status]
    if answer.name:
        plain = answer.name.encode("ascii", "replace").decode().replace('"', "")
        response.headers["Content-Disposition"] = (
            f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(answer.name)}"
        )
    return response


def refusal(status: int, message: str) -> Response:
    """Make a response that says why there is no other."""
    return reply(refused(status, message))
