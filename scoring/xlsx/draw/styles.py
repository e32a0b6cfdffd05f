"""What can be set on a cell, and what a conditional format can lay over it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


BLACK: Final = "000000"


class Number(StrEnum):
    """Number formats, as their codes."""

    GENERAL = "General"
    COUNT = "#,##0"
    PERCENT = "0%"
    DATE = "mm-dd-yy"
    MOMENT = "m/d/yy h:mm"
    TIME = "h:mm:ss"
    DURATION = "[h]:mm:ss"


@dataclass(frozen=True, slots=True)
class Font:
    """A font; size None and no face are the workbook's own, and the colour is RRGGBB."""

    size: float | None = None
    colour: str = BLACK
    bold: bool = False
    underline: bool = False
    face: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """All that is set on a cell.

    Without a font the cell has the workbook's; `fill` and
    `line`, a thin one below it, are colours as RRGGBB.
    """

    number: str = Number.GENERAL
    font: Font | None = None
    fill: str | None = None
    line: str | None = None
    across: str = ""
    upright: str = ""
    wrap: bool = False
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """What a conditional format lays over a cell; colours as RRGGBB."""

    colour: str | None = None
    fill: str | None = None
    bottom: str | None = None
    bold: bool = False
