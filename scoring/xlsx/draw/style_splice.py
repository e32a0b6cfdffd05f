"""Entries put into the lists of a styles part, whose text else stays as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LISTS = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)


class Splice:
    """A styles part, and the places of its lists.

    Parameters
    ----------
    data : bytes
        The part, in UTF-8.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._prefix = ""
        self._spans: dict[str, tuple[int, int]] = {}
        self._root = self._end = 0
        self._depth = 0
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda name, _: self._start(parser, name)
        parser.EndElementHandler = lambda name: self._stop(parser, name)
        parser.Parse(data, True)  # noqa: FBT003  expat takes it by place only
        self._open()

    def _open(self) -> None:
        """Give a root that is closed in itself, <styleSheet/>, a closing tag."""
        stop = self._tag_end(self._root)
        if self._data[stop - 2 : stop] != b"/>":
            return
        opening = self._data[self._root : stop]
        name = opening[1:-2].split(maxsplit=1)[0]
        opening = opening[:-2].rstrip() + b">"
        self._end = self._root + len(opening)
        parts = (self._data[: self._root], opening, b"</" + name + b">")
        self._data = b"".join(parts) + self._data[stop:]

    def _start(self, parser: expat.XMLParserType, name: str) -> None:
        if self._depth == 0:
            self._prefix = name.rpartition(":")[0]
            self._root = parser.CurrentByteIndex
        elif self._depth == 1:
            at = parser.CurrentByteIndex
            self._spans[name.rpartition(":")[2]] = (at, at)
        self._depth += 1

    def _stop(self, parser: expat.XMLParserType, name: str) -> None:
        self._depth -= 1
        if self._depth == 0:
            self._end = parser.CurrentByteIndex
        elif self._depth == 1:
            key = name.rpartition(":")[2]
            self._spans[key] = (self._spans[key][0], parser.CurrentByteIndex)

    def insert(self, added: Mapping[str, Sequence[str]]) -> bytes:
        """Give the text with entries added to the end of their lists."""
        data = self._data
        for name in reversed(LISTS):  # from the end, so that places stay right
            if added[name]:
                start, stop, text = self._edit(name, added[name])
                data = data[:start] + text.encode() + data[stop:]
        return data

    def _edit(self, name: str, entries: Sequence[str]) -> tuple[int, int, str]:
        body = "".join(entries)
        tag = name
        if self._prefix:
            body = re.sub(r"<(/?)(?=\w)", rf"<\1{self._prefix}:", body)
            tag = f"{self._prefix}:{name}"
        if name not in self._spans:
            place = self._place_of(name)
            return place, place, f'<{tag} count="{len(entries)}">{body}</{tag}>'
        start, stop = self._spans[name]
        opening = self._data[start : self._tag_end(start)].decode()
        counted = re.sub(
            r'(\scount=["\'])(\d+)',
            lambda m: f"{m[1]}{int(m[2]) + len(entries)}",
            opening,
        )
        if opening.endswith("/>"):
            text = f"{counted[:-2]}>{body}</{tag}>"
            return start, start + len(opening.encode()), text
        inside = self._data[start + len(opening.encode()) : stop].decode()
        return start, stop, f"{counted}{inside}{body}"

    def _tag_end(self, start: int) -> int:
        match = re.compile(rb"""<(?:[^>"']|"[^"]*"|'[^']*')*>""").match(
            self._data, start
        )
        return match.end() if match else start

    def _place_of(self, name: str) -> int:
        later = LISTS[LISTS.index(name) + 1 :]
        return min(
            (self._spans[n][0] for n in later if n in self._spans), default=self._end
        )
