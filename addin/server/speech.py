"""The language of a request: the one that its sender reads, until a workbook says its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from starlette.requests import Request

from scoring.language import Language, language_of, speaking


if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

HEADER: Final = "accept-language"
PARAMETER: Final = "language"
REMEMBERED: Final = "account_scoring_language"
"""The cookie in which a browser remembers the language that was chosen on the page."""


class Speech:
    """Speaks the language of each request while it is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, in its own language."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        with speaking(language_wanted(Request(scope))):
            await self._app(scope, receive, send)


def language_wanted(request: Request) -> Language:
    """Give the language that the address names, or was chosen, or is liked best."""
    named = language_of(request.query_params.get(PARAMETER, ""))
    chosen = language_of(request.cookies.get(REMEMBERED, ""))
    return named or chosen or accepted(request.headers.get(HEADER, ""))


def accepted(header: str) -> Language:
    """Give the language of ours that a sender likes best; English where there is none.

    >>> accepted("de, sv;q=0.4, da-DK;q=0.8").name, accepted("fr").name
    ('DANISH', 'ENGLISH')
    >>> accepted("da;q=0, ro;q=nonsense, sv").name
    'SWEDISH'
    """
    wishes = [_wish(part) for part in header.split(",")]
    liked = [
        (language, weight) for language, weight in wishes if language and weight > 0
    ]
    best = max(liked, key=lambda wish: wish[1], default=(None, 0.0))[0]
    return best or Language.ENGLISH


def _wish(part: str) -> tuple[Language | None, float]:
    """Read a language, and how much it is liked."""
    tag, _, rest = part.partition(";")
    name, _, weight = rest.strip().partition("=")
    try:
        liked = float(weight) if name.strip() == "q" else 1.0
    except ValueError:
        liked = 0.0
    return language_of(tag), liked
