"""The palette of the result sheets.

The colours are the blues, an orange and greys of the Okabe-Ito family, which
colour-blind people tell apart and which differ in lightness, so that a
black-and-white print still shows which tier is better.
"""

from __future__ import annotations

from enum import StrEnum


class Ink(StrEnum):
    """The palette, as RRGGBB."""

    NAVY = "16324F"
    BLUE = "2B6CB0"
    SKY = "8FBCE6"
    BAR = "C3DBF2"
    MIST = "DCEAF7"
    ORANGE = "D9822B"
    RUST = "B4530A"
    SAND = "FBEBD9"
    TEXT = "1F2933"
    QUIET = "5B6675"
    FAINT = "9AA5B1"
    LINE = "D9DEE4"
    PAPER = "F4F6F8"
    WHITE = "FFFFFF"
