"""How much work something is, counted in calls: the same on a busy machine."""

from __future__ import annotations

import sys
import threading
from itertools import count
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

    Count = Callable[[], int]

CALLS = frozenset(("call", "c_call"))


def calls_of(work: Callable[[], object]) -> int:
    """Count the calls, of Python and of C, in this thread and all that it starts.

    Work that one C function does within one call, on however many bytes, counts once:
    bound the bytes beside it where they could be many.
    """
    calls = count()

    def note(_: FrameType, event: str, __: object) -> None:
        if event in CALLS:
            next(calls)

    threading.setprofile(note)
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
        threading.setprofile(None)
    return next(calls)
