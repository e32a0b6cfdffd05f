"""Memory: what is free goes back to the system, what stays is not looked through."""

from __future__ import annotations

import ctypes
import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Iterator


MANY: Final = 200_000
"""Rows from which it is worth the trouble."""


@contextmanager
def loading(module: str) -> Iterator[None]:
    """Load a module, with all that it needs, for the whole of a program's run.

    What modules are made of is never garbage; the collector would go through all of it
    time and again, for a sixth of a short run.

    Parameters
    ----------
    module : str
        Its name; nothing is done where it is loaded already.
    """
    if module in sys.modules or not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


@contextmanager
def compact() -> Iterator[None]:
    """Let Arrow take memory from the system meanwhile, as all else does.

    Its own allocator is a few percent faster, but keeps what it has freed to itself.
    """
    import pyarrow as pa  # noqa: PLC0415 - heavy

    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(before)


def give_back(rows: int) -> None:
    """Hand freed memory back to the system after work on many rows.

    On Linux the C library keeps what threads have freed for threads to come, which
    for a full sheet is a fifth of all that is in use. Elsewhere nothing is done.
    """
    if rows < MANY or sys.platform != "linux":
        return
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:  # a C library other than GNU's has none
        trim(0)
