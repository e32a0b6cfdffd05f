"""Rate accounts from 0 to 10 with criteria kept in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.errors import FileError, ModelError, ScoringError
from scoring.findings import Finding, Level
from scoring.model.model import Model, Settings
from scoring.model.read_criteria import parse_model


if TYPE_CHECKING:
    from scoring.pipeline import (
        Book,
        Options,
        Scores,
        check,
        read,
        score,
        score_file,
    )

__all__ = [
    "Book",
    "FileError",
    "Finding",
    "Level",
    "Model",
    "ModelError",
    "Options",
    "Scores",
    "ScoringError",
    "Settings",
    "check",
    "parse_model",
    "read",
    "score",
    "score_file",
]

# asked for by name: to read and write files takes long to load
PIPELINE = frozenset(
    {"Book", "Options", "Scores", "check", "read", "score", "score_file"}
)


def __getattr__(name: str) -> Any:
    """Load what reads and writes files only when it is asked for."""
    if name in PIPELINE:
        from scoring import pipeline  # noqa: PLC0415

        return getattr(pipeline, name)
    message = f"module 'scoring' has no attribute '{name}'"
    raise AttributeError(message)
