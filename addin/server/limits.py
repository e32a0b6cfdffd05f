"""What a request must pass before anyone works on it: rate, token, size, time."""

from __future__ import annotations

import hmac
import ipaddress
import math
import time
from typing import TYPE_CHECKING, Final

import anyio
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.exceptions import HTTPException
from starlette.requests import Request

from addin.server.options import MEGABYTE
from addin.server.replies import refusal


if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from addin.server.options import Limits, ServerSettings

API: Final = "/api/"
OPEN: Final = frozenset({"/api/v1/limits"})
"""What needs no token."""
BEARER: Final = "bearer "
SUBNET: Final = 64
"""The part of an IPv6 address that one household or office has to itself."""
AT_ONCE: Final = 8
"""Bodies of full size that may be held at the same time, per worker."""

NO_TOKEN: Final = "This server needs a token: send it as Authorization: Bearer TOKEN"  # noqa: S105 - says so
TOO_MANY: Final = "Too many requests from your address; try again in {:,} seconds"
TOO_LARGE: Final = "This is larger than the {:,.0f} MB that the server takes at a time"
TOO_LATE: Final = "The request arrived too slowly"
TOO_MUCH: Final = "The server is receiving too much at once; try again in a few seconds"


class Guard:
    """Lets through to the API what may go there, and everything else everywhere."""

    def __init__(self, app: ASGIApp, settings: ServerSettings) -> None:
        self.app = app
        self.settings = settings
        self._token = settings.token.encode()
        self._rate = Rate(settings.limits.per_minute)
        self._intake = Intake(settings.limits)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a request, or pass it on with its body counted."""
        if scope["type"] != "http" or not scope["path"].startswith(API):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        wait = self._rate.wait(address_of(request, self.settings))
        if wait:
            refused = refusal(429, TOO_MANY.format(wait))
            refused.headers["Retry-After"] = str(wait)
            await refused(scope, receive, send)
        elif not self._may(request):
            refused = refusal(401, NO_TOKEN)
            refused.headers["WWW-Authenticate"] = "Bearer"
            await refused(scope, receive, send)
        else:
            await self._intake.pass_on(self.app, scope, receive, send)

    def _may(self, request: Request) -> bool:
        if not self._token or request.scope["path"] in OPEN:
            return True
        given = request.headers.get("authorization", "")
        kind, token = given[: len(BEARER)], given[len(BEARER) :]
        # headers arrive as Latin-1, whatever their bytes mean
        right = hmac.compare_digest(token.strip().encode("latin-1"), self._token)
        return right and kind.lower() == BEARER


class Rate:
    """Counts the requests of each address."""

    def __init__(self, per_minute: int) -> None:
        self._storage = MemoryStorage()
        self._counted = SlidingWindowCounterRateLimiter(self._storage)
        self._most = RateLimitItemPerMinute(per_minute) if per_minute else None

    def wait(self, address: str) -> int:
        """Count a request; give the seconds to wait if it was one too many, else 0."""
        if self._most is None or self._counted.hit(self._most, address):
            return 0
        resets = self._counted.get_window_stats(self._most, address).reset_time
        return max(math.ceil(resets - time.time()), 1)


class Intake:
    """Counts what is being received, of each request and of all."""

    def __init__(self, limits: Limits) -> None:
        self._most = limits.bytes
        self._seconds = limits.seconds
        self._room = AT_ONCE * limits.bytes

    async def pass_on(
        self, app: ASGIApp, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Pass a request on; its body is refused as soon as it is too large."""
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
            await app(scope, counted, send)
        finally:
            self._room += size_so_far

    @property
    def _too_large(self) -> str:
        return TOO_LARGE.format(self._most / MEGABYTE)

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


def address_of(request: Request, settings: ServerSettings) -> str:
    """Give the address that a request is counted under."""
    address = request.client.host if request.client else ""
    if settings.behind_proxy:
        # the last one is what the proxy itself saw; those before are hearsay
        forwarded = request.headers.get("x-forwarded-for", "")
        address = forwarded.rpartition(",")[2].strip() or address
    return _household(address)


def _household(address: str) -> str:
    """Take the addresses of one household as one: IPv6 gives each of them billions.

    >>> _household("2001:db8::17"), _household("192.0.2.7")
    ('2001:db8::/64', '192.0.2.7')
    """
    try:
        read = ipaddress.ip_address(address)
    except ValueError:
        return address
    if read.version == 4 or read.ipv4_mapped:  # noqa: PLR2004 - of the protocol
        return str(getattr(read, "ipv4_mapped", None) or read)
    return str(ipaddress.ip_network((read, SUBNET), strict=False))
