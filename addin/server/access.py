"""Who may ask, and how often: decided on the route that a request has reached."""

from __future__ import annotations

import hmac
import ipaddress
import math
import time
from typing import TYPE_CHECKING, Final

from fastapi import Request  # noqa: TC002 - fastapi reads it
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import SlidingWindowCounterRateLimiter
from starlette.exceptions import HTTPException

from scoring.language import phrase


if TYPE_CHECKING:
    from addin.server.options import ServerSettings

BEARER: Final = "bearer "
SUBNET: Final = 64
"""The part of an IPv6 address that one household or office has to itself."""

NO_TOKEN: Final = phrase(
    "This server needs a token: send it as Authorization: Bearer TOKEN"
)
TOO_MANY: Final = phrase(
    "Too many requests from your address; try again in {seconds:,} {seconds:second|seconds}"
)


class Access:
    """Decides about each request by its address and by its token."""

    def __init__(self, settings: ServerSettings) -> None:
        self._settings = settings
        self._token = settings.token.encode()
        self._rate = Rate(settings.limits.per_minute)

    def count(self, request: Request) -> None:
        """Count a request under its address.

        Raises
        ------
        HTTPException
            If it is one too many.
        """
        wait = self._rate.wait(address_of(request, self._settings))
        if wait:
            again = {"Retry-After": str(wait)}
            raise HTTPException(429, TOO_MANY.format(seconds=wait), again)

    def authorise(self, request: Request) -> None:
        """Let a request through that bears the token.

        Raises
        ------
        HTTPException
            If it does not.
        """
        if not self._token:
            return
        given = request.headers.get("authorization", "")
        kind, token = given[: len(BEARER)], given[len(BEARER) :]
        # headers arrive as Latin-1, whatever their bytes mean
        right = hmac.compare_digest(token.strip().encode("latin-1"), self._token)
        if not right or kind.lower() != BEARER:
            raise HTTPException(401, NO_TOKEN, {"WWW-Authenticate": "Bearer"})


async def count(request: Request) -> None:
    """Count a request; what a route depends on that anyone may use."""
    access: Access = request.app.state.access
    access.count(request)


async def authorise(request: Request) -> None:
    """Count a request and ask for its token; what every other route depends on."""
    access: Access = request.app.state.access
    access.count(request)
    access.authorise(request)


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
