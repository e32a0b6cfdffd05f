"""What nobody expected: told by a name, and logged by where it happened."""

from __future__ import annotations

import secrets
import traceback
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from addin.server.answer import refused
from scoring.language import phrase


if TYPE_CHECKING:
    from addin.server.answer import Answer

UNEXPECTED: Final = phrase(
    "Something went wrong on the server; its log knows it as {name}"
)


def unexpected(error: BaseException) -> Answer:
    """Answer with a name for what happened, and say under that name where it did."""
    name = secrets.token_hex(4)
    steps = traceback.extract_tb(error.__traceback__)
    # the message could quote a cell: only places are kept
    places = " < ".join(
        f"{PurePath(step.filename).name}:{step.lineno}" for step in reversed(steps)
    )
    fault = f"{name} {type(error).__name__} at {places}"
    return replace(refused(500, UNEXPECTED.format(name=name)), fault=fault)
