"""The texts of scripts: the one for Google Sheets with its sidebar, and Visual Basic."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parents[1]
SCRIPT: Final = ROOT / "addin/google/Code.gs"
SIDEBAR: Final = ROOT / "addin/google/Sidebar.html"
LITERAL: Final = r'"(?:[^"\\\n]|\\.)*"'
SAYING: Final = re.compile(rf"\b(?:say_|local)\(\s*({LITERAL}(?:\s*\+\s*{LITERAL})*)")
VBA: Final = ROOT / "addin/vba"
QUOTED: Final = r'"(?:[^"\n]|"")*"'
TELLING: Final = re.compile(rf"\bSay\(\s*({QUOTED}(?:\s*&\s*(?:_\s*)?{QUOTED})*)")
ELEMENT: Final = re.compile(r"<[^<>]*\bdata-local\b[^<>]*>([^<]+)<")


def texts() -> Iterator[tuple[str, str, int]]:
    """Give each text for Google Sheets, its file and its line."""
    for path in (SCRIPT, SIDEBAR):
        file = path.relative_to(ROOT).as_posix()
        yield from ((t, file, n) for t, n in texts_of(path.read_text("utf-8")))


def vba_texts() -> Iterator[tuple[str, str, int]]:
    """Give each text that Visual Basic says, its file and its line."""
    for path in sorted(VBA.iterdir()):
        file = path.relative_to(ROOT).as_posix()
        yield from ((t, file, n) for t, n in vba_texts_of(path.read_text("cp1252")))


def texts_of(script: str) -> Iterator[tuple[str, int]]:
    """Give each text of a script or a page, and its line.

    >>> [*texts_of('say_("{count} left" + " over", { count });')]
    [('{count} left over', 1)]
    >>> [*texts_of("<b data-local>Rate  it</b>")]
    [('Rate it', 1)]
    """
    for place in SAYING.finditer(script):
        parts = re.findall(LITERAL, place[1])
        yield "".join(map(json.loads, parts)), _line(script, place.start())
    for place in ELEMENT.finditer(script):
        yield re.sub(r"\s+", " ", place[1]), _line(script, place.start())


def vba_texts_of(source: str) -> Iterator[tuple[str, int]]:
    r"""Give each text of a module of Visual Basic, and its line.

    >>> [*vba_texts_of('Tell Say("Press " & _\n    "a ""key"" once"), 1')]
    [('Press a "key" once', 1)]
    """
    for place in TELLING.finditer(source):
        parts = re.findall(QUOTED, place[1])
        text = "".join(part[1:-1].replace('""', '"') for part in parts)
        yield text, _line(source, place.start())


def _line(script: str, at: int) -> int:
    return script.count("\n", 0, at) + 1
