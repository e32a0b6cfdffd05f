"""Rate accounts from 0 to 10 with criteria kept in a spreadsheet."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from scoring.errors import FileError, ModelError, ScoringError
from scoring.findings import Finding, Level


if TYPE_CHECKING:
    from scoring.model.model import Model, Settings
    from scoring.model.read_criteria import parse_model
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

# asked for by name: pandas, and what reads and writes files, take long to load
PLACES = {
    "Model": "scoring.model.model",
    "Settings": "scoring.model.model",
    "parse_model": "scoring.model.read_criteria",
} | dict.fromkeys(
    ("Book", "Options", "Scores", "check", "read", "score", "score_file"),
    "scoring.pipeline",
)


def __getattr__(name: str) -> Any:
    """Load what is asked for, and only then."""
    if name in PLACES:
        return getattr(import_module(PLACES[name]), name)
    message = f"module 'scoring' has no attribute '{name}'"
    raise AttributeError(message)
