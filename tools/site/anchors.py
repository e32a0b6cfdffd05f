"""The anchors of an English page, also on its translations.

A page that is not translated yet links to the English headings of one that is.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Iterator

HEADING: Final = re.compile(r"#{2,} (.+)")
FENCE: Final = re.compile(r" *```")
SIGNS: Final = re.compile(r"[^\w\s-]")
GAPS: Final = re.compile(r"[-\s]+")


def anchored(translated: str, english: str) -> str:
    """Give a translated page with the English anchor above each of its headings.

    Raises
    ------
    ValueError
        If the pages have not equally many headings.
    """
    lines = translated.split("\n")
    pairs = zip_longest(list(_headings(lines)), _headings(english.split("\n")))
    for ours, theirs in pairs:
        if ours is None or theirs is None:
            msg = f"no heading for {(ours or theirs or (0, ''))[1]!r} on the other page"
            raise ValueError(msg)
        place, heading = ours
        anchor = _anchor(theirs[1])
        if anchor != _anchor(heading):
            lines[place] = f'<a id="{anchor}"></a>\n\n{lines[place]}'
    return "\n".join(lines)


def _headings(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Give the line of each heading below the title, and its words."""
    fenced = False
    for place, line in enumerate(lines):
        fenced ^= FENCE.match(line) is not None
        heading = HEADING.fullmatch(line)
        if heading and not fenced:
            yield place, heading[1]


def _anchor(heading: str) -> str:
    return GAPS.sub("-", SIGNS.sub("", heading).strip().lower())
