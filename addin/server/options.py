"""What the server allows, and how its processes come to know."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from typing import Any, Final


SETTINGS: Final = "ACCOUNT_SCORING_SERVER"
"""The environment variable that hands the settings to every process."""
TOKEN: Final = "ACCOUNT_SCORING_TOKEN"  # noqa: S105 - a variable's name
MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may ask for, and all of them together.

    Parameters
    ----------
    bytes : int
        Length of a request's body.
    rows : int
        Accounts in one request.
    seconds : float
        Time for a request, from its first byte to its answer.
    per_minute : int
        Requests of one address in a minute; 0 for as many as it likes.
    waiting : int
        Requests that may wait for a free process, per worker.
    memory : int
        Bytes that one scoring may take, where the system can enforce it; 0 for any.
    """

    bytes: int = 20 * MEGABYTE
    rows: int = 50_000
    seconds: float = 60.0
    per_minute: int = 600
    waiting: int = 32
    memory: int = 4_000 * MEGABYTE


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """How the server runs.

    Parameters
    ----------
    limits : Limits
        What a request may ask for.
    processes : int
        Processes that score, per worker.
    token : str
        What a request must bear; empty if none is needed.
    origins : tuple of str
        Web sites whose pages may call from a browser.
    behind_proxy : bool
        Whether X-Forwarded-For is believed.
    """

    limits: Limits = field(default_factory=Limits)
    processes: int = 1
    token: str = ""
    origins: tuple[str, ...] = ()
    behind_proxy: bool = False

    def to_environment(self) -> dict[str, str]:
        """Give the environment variables that say all of this.

        The token has one of its own, so that it can be given without a command line.
        """
        settings = asdict(self)
        token = settings.pop("token")
        return {SETTINGS: json.dumps(settings), TOKEN: token}

    @classmethod
    def from_environment(cls) -> ServerSettings:
        """Read what `to_environment` said; the defaults where nothing is said."""
        settings: dict[str, Any] = json.loads(os.environ.get(SETTINGS, "{}"))
        limits = Limits(**settings.pop("limits", {}))
        origins = tuple(settings.pop("origins", ()))
        token = os.environ.get(TOKEN, "").strip()
        return cls(limits=limits, token=token, origins=origins, **settings)
