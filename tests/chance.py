"""How often chance is tried: the same share of whatever the profile allows."""

from __future__ import annotations

from hypothesis import settings


USUAL = 100
"""Examples of a test that says nothing of them, in every profile but soak."""
SOAK = 1_000


def examples(usual: int) -> int:
    """Say how many examples a test draws that draws so many usually."""
    return usual * settings().max_examples // USUAL
