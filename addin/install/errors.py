"""The one way in which installing ends early."""

from __future__ import annotations

from scoring.errors import ScoringError


class InstallError(ScoringError):
    """The add-in cannot be installed or removed here; one sentence says why."""
