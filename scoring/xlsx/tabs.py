"""A tab of a workbook, and what the first lines of its sheet say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from scoring.xlsx.package import Package

MOST = 1 << 22
SELECTED = re.compile(rb"""(tabSelected\s*=\s*["'])(?:1|true)""")
CODE_NAME = re.compile(rb"""sheetPr[^>]*\scodeName\s*=\s*["']([^"']*)""")


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab of the workbook.

    Parameters
    ----------
    name : str
        As the workbook writes it.
    place : int
        Counted from 0.
    part : str
        The part it shows; empty if it is new.
    code_name : str
        By which macros know it; empty if they do not.
    """

    name: str
    place: int
    part: str = ""
    code_name: str = ""


def is_selected(package: Package, part: str) -> bool:
    """Tell whether a sheet says of itself that it is selected."""
    return SELECTED.search(_head(package, part)) is not None


def unselected(sheet: bytes) -> bytes:
    """Take back that a sheet is selected; all else stays, to the byte."""
    head, sign, rest = sheet.partition(b"sheetData")
    return SELECTED.sub(rb"\g<1>0", head) + sign + rest


def code_name(package: Package, part: str) -> str:
    """Give the name by which macros know a sheet; empty if they do not."""
    match = CODE_NAME.search(_head(package, part)) if part else None
    return match[1].decode() if match else ""


def _head(package: Package, part: str) -> bytes:
    """Read a sheet as far as its first row, or a little farther."""
    head = b""
    for piece in package.archive.stream(part):
        head += piece
        if b"sheetData" in head or len(head) > MOST:
            break
    return head.partition(b"sheetData")[0]
