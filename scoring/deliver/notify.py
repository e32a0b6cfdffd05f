"""Tell others of accounts that became contacts: a message to a web address."""

from __future__ import annotations

import json
import math
import re
import time
from http import HTTPStatus
from http.client import HTTPException
from socket import gaierror
from ssl import SSLError
from typing import TYPE_CHECKING, Any, Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scoring.sheets.results import Moved

    Sleep = Callable[[float], None]

TRIES: Final = 3
SECONDS: Final = 10.0
FIRST_PAUSE: Final = 1.0
LONGEST_PAUSE: Final = 30.0
LISTED: Final = 20
"""Accounts named in the text; all are in the data."""

_MARKS: Final = re.compile(r"[\\`*_\[\]#]")
ONE_NEW: Final = phrase("{count:,} new account to contact")
NEW: Final = phrase("{count:,} new accounts to contact")
MORE: Final = phrase("and {count:,} more")
LINE: Final = phrase("{account} {rating:.1f}: {why}")
LINE_OF_SELLER: Final = phrase("{account} {rating:.1f}, {seller}: {why}")
WAS: Final = phrase("{account} {rating:.1f} (was {was:.1f}): {why}")
WAS_OF_SELLER: Final = phrase("{account} {rating:.1f} (was {was:.1f}), {seller}: {why}")
ANSWERED: Final = phrase("it answered {code} {reason}")
NOT_REACHED: Final = phrase("it cannot be reached: {why}")
NO_ADDRESS: Final = phrase("it is no address that can be called: {why}")
TROUBLE: Final[dict[type[Exception], str]] = {
    ConnectionRefusedError: phrase("nothing answers at this address"),
    ConnectionError: phrase("the connection broke off"),
    TimeoutError: phrase("it does not answer in time"),
    gaierror: phrase("there is no such address, or no way to the network"),
    SSLError: phrase("its certificate is not trusted, or the connection is not secure"),
}
"""What may be wrong, the narrower before the wider."""


class NotificationError(Exception):
    """The message was not taken; the text says why."""


class _Stay(HTTPRedirectHandler):
    """Follow no redirect: the message may not go where nobody named."""

    def redirect_request(self, *_: Any) -> None:
        """Refuse."""


def is_web_address(url: str) -> bool:
    """Say whether a text is the address of a web page.

    >>> is_web_address("https://hooks.example.com/T1"), is_web_address("file:///x")
    (True, False)
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").encode("idna")
        # a path has only ASCII in it, and neither blanks nor control signs
        rest = f"{parts.path}{parts.query}".encode("ascii")
        _ = parts.port
    except ValueError:  # of which UnicodeError is one
        return False
    printable = rest.decode().isprintable() and b" " not in rest
    return parts.scheme in ("http", "https") and bool(host) and printable


SLACK: Final = ("hooks.slack.com", "hooks.slack-gov.com")
TEAMS: Final = (".webhook.office.com", ".logic.azure.com", ".powerplatform.com")
"""The hosts of the addresses that Slack and Microsoft Teams give out."""


def message_of(moved: Sequence[Moved], url: str = "") -> dict[str, Any]:
    """Give the message in the form that an address takes.

    Slack takes a text, Microsoft Teams a card; any other address gets the text and the
    accounts as data.
    """
    count, host = len(moved), (urlsplit(url).hostname or "").lower()
    teams = host.endswith(TEAMS)
    shown = escaped if not teams else _in_card
    lines = [f"{new_contacts(count)}:"]
    lines += [f"• {shown(_line(account))}" for account in moved[:LISTED]]
    if count > LISTED:
        lines.append(MORE.format(count=count - LISTED))
    if teams:
        return _card(lines)
    text = {"text": "\n".join(lines)}
    return text if host in SLACK else {**text, "accounts": [*map(_account, moved)]}


def _card(lines: Sequence[str]) -> dict[str, Any]:
    """Give an Adaptive Card, a paragraph for each line."""
    body = [{"type": "TextBlock", "text": line, "wrap": True} for line in lines]
    card = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": body,
    }
    kind = "application/vnd.microsoft.card.adaptive"
    whole = {"contentType": kind, "contentUrl": None, "content": card}
    return {"type": "message", "attachments": [whole]}


def _in_card(text: str) -> str:
    r"""Write the signs that a card takes for its own as it wants them.

    >>> print(_in_card("A_B [x]"))
    A\_B \[x\]
    """
    return _MARKS.sub(r"\\\g<0>", text)


def new_contacts(count: int) -> str:
    """Say how many there are.

    >>> new_contacts(1), new_contacts(2_000)
    ('1 new account to contact', '2,000 new accounts to contact')
    """
    return (ONE_NEW if count == 1 else NEW).format(count=count)


def _line(moved: Moved) -> str:
    names = {"account": moved.account, "rating": moved.rating, "why": moved.why}
    if math.isnan(moved.was):
        words = LINE_OF_SELLER if moved.seller else LINE
    else:
        words = WAS_OF_SELLER if moved.seller else WAS
    return words.format(was=moved.was, seller=moved.seller, **names)


def escaped(text: str) -> str:
    """Write the signs that Slack takes for its own as it wants them.

    >>> escaped("R&D <Nord>")
    'R&amp;D &lt;Nord&gt;'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _account(moved: Moved) -> dict[str, Any]:
    return {
        "account": moved.account,
        "rating": moved.rating,
        "was": None if math.isnan(moved.was) else moved.was,
        "why": moved.why,
        "seller": moved.seller or None,
    }


def notify(url: str, moved: Sequence[Moved], *, sleep: Sleep = time.sleep) -> int:
    """Send a message about accounts that became contacts; nothing if there are none.

    Parameters
    ----------
    url : str
        A web address that takes JSON by POST.
    moved : sequence of Moved
        The accounts.
    sleep : callable
        Waits between tries.

    Returns
    -------
    int
        How many accounts were told of.

    Raises
    ------
    NotToldError
        If three tries failed, or the address refuses the message for good.
    """
    if not moved:
        return 0
    data = json.dumps(message_of(moved, url)).encode()
    head = {"Content-Type": "application/json", "User-Agent": "account-scoring"}
    request = Request(url, data, head)  # noqa: S310 - is_web_address was asked
    for tried in range(1, TRIES + 1):
        why, pause = _attempt(request)
        if why is None:
            return len(moved)
        if pause is None or tried == TRIES:
            raise NotificationError(why)
        sleep(min(max(pause, FIRST_PAUSE * 2 ** (tried - 1)), LONGEST_PAUSE))
    return 0  # pragma: no cover - the last try returns or raises


def _attempt(request: Request) -> tuple[str | None, float | None]:
    """Try once: what went wrong, and how long to wait, or None if waiting is vain."""
    try:
        with build_opener(_Stay).open(request, timeout=SECONDS):
            return None, None
    except HTTPError as error:
        with error:
            again = error.code == HTTPStatus.TOO_MANY_REQUESTS
            again |= error.code >= HTTPStatus.INTERNAL_SERVER_ERROR
            pause = _seconds(error.headers.get("Retry-After"))
        return ANSWERED.format(
            code=str(error.code), reason=error.reason
        ), pause if again else None
    except URLError as error:
        return NOT_REACHED.format(why=_plain(error.reason)), 0.0
    # a host or a path that cannot be put into the words of the protocol
    except ValueError as error:
        return NO_ADDRESS.format(why=error), None
    except (OSError, HTTPException) as error:
        return NOT_REACHED.format(why=_plain(error)), 0.0


def _plain(reason: str | BaseException) -> str:
    """Say what went wrong without numbers that only programs know.

    >>> _plain(ConnectionRefusedError(111, "Connection refused"))
    'nothing answers at this address'
    """
    for kind, words in TROUBLE.items():
        if isinstance(reason, kind):
            return words
    text = reason.strerror if isinstance(reason, OSError) else str(reason)
    return text or str(reason) or type(reason).__name__


def _seconds(header: str | None) -> float:
    """Read Retry-After; a date, or what cannot be read, is as good as nothing."""
    return float(header) if header is not None and header.strip().isdecimal() else 0.0
