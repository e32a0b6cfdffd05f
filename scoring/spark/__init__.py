"""Accounts on a cluster, rated where they are by the one engine.

Spark hands each worker some accounts at a time, as Arrow; what the workers do with them
is what `lake` does with its parts, in the same passes.

It may use `compared`, `lake`, `lessons` and `verify`, and the rooms below.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any


if TYPE_CHECKING:
    from scoring.spark.frame import score

__all__ = ["score"]


def __getattr__(name: str) -> Any:
    """Load what drives Spark only where it is asked for: workers need none of it."""
    if name in __all__:
        return getattr(import_module("scoring.spark.frame"), name)
    message = f"module 'scoring.spark' has no attribute '{name}'"
    raise AttributeError(message)
