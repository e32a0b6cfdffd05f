"""Rows and cells that do not say where they stand are told it.

The format lets a program leave that out: then a row stands below the one before it,
and a cell right of the one before it. What is to be changed must be told by its place.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoring.values.refs import cell_name, column_number


if TYPE_CHECKING:
    from collections.abc import Iterator

_CELL_PLACE = re.compile(rb"""\sr=["']([A-Za-z]{1,3})(\d{1,7})["']""")
_ROW_PLACE = re.compile(rb"""\sr=["'](\d{1,7})["']""")
_NO_PLACE = re.compile(rb"""\sr=["']["']""")


def numbered(body: bytes, prefix: bytes) -> bytes:
    """Give the rows of a sheet with the place of each row and cell in it.

    Parameters
    ----------
    body : bytes
        What stands in ``sheetData``.
    prefix : bytes
        What stands before the names of elements, as ``x:``; mostly empty.
    """
    name = re.escape(prefix)
    # the usual order of attributes is looked at first, as a sheet may be long
    bare = rb"""<%s(?:c|row)(?=[\s>/])(?!\sr=["']\w)(?![^>]*\sr=["']\w)"""
    if re.search(bare % name, body) is None:
        return body
    rows = re.compile(rb"<%srow(?=[\s>/])" % name)
    starts = [match.start() for match in rows.finditer(body)]
    cells = re.compile(rb"<%s(c|row)(?=[\s>/])([^>]*?)(/?>)" % name)
    return body[: starts[0]] + b"".join(_rows(body, starts, cells)) if starts else body


def _rows(body: bytes, starts: list[int], cells: re.Pattern[bytes]) -> Iterator[bytes]:
    number = 0
    for start, stop in zip(starts, [*starts[1:], len(body)], strict=True):
        row = body[start:stop]
        number = _number(row, cells) or number + 1
        yield _row(row, number, cells)


def _number(row: bytes, cells: re.Pattern[bytes]) -> int:
    """Read where a row stands, of itself or of its first cell; 0 where neither says."""
    tags = cells.finditer(row)
    own = _ROW_PLACE.search(next(tags)[2])
    if own is not None:
        return int(own[1])
    first = next(tags, None)
    place = None if first is None else _CELL_PLACE.search(first[2])
    return 0 if place is None else int(place[2])


def _row(row: bytes, number: int, cells: re.Pattern[bytes]) -> bytes:
    column = 0

    def placed(tag: re.Match[bytes]) -> bytes:
        nonlocal column
        if tag[1] == b"row":
            return _with_place(tag, str(number))
        place = _CELL_PLACE.search(tag[2])
        column = column + 1 if place is None else column_number(place[1].decode())
        return tag[0] if place else _with_place(tag, cell_name(number, column))

    return cells.sub(placed, row)


def _with_place(tag: re.Match[bytes], place: str) -> bytes:
    if _ROW_PLACE.search(tag[2]):
        return tag[0]
    start = tag[0][: tag.start(2) - tag.start()]
    rest = _NO_PLACE.sub(b"", tag[2])
    return b'%s r="%s"%s%s' % (start, place.encode(), rest, tag[3])
