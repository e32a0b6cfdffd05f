"""Rate accounts from 0 to 10 with criteria kept in a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scoring.errors import FileError, Finding, Level, ModelError, ScoringError
from scoring.model import Model, Settings
from scoring.parse import parse_model
from scoring.scores import Scores, score


if TYPE_CHECKING:
    from scoring.pipeline import Book, Options, check, read, score_file

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


def __getattr__(name: str) -> Any:
    """Load what reads and writes files only when it is asked for."""
    if name in {"Book", "Options", "check", "read", "score_file"}:
        from scoring import pipeline  # noqa: PLC0415

        return getattr(pipeline, name)
    message = f"module 'scoring' has no attribute '{name}'"
    raise AttributeError(message)
