"""How often chance is tried: the same share of whatever the profile allows."""

from __future__ import annotations

from hypothesis import settings


USUAL = 100
"""Examples of a test that says nothing of them, where a whole run is waited for."""
QUICK = 15
SOAK = 1_000


def examples(usual: int) -> int:
    """Say how many examples a test draws that draws so many usually."""
    return max(1, usual * settings().max_examples // USUAL)
