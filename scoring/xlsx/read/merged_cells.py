"""Which cells of a sheet are merged, noticed while the XML around them streams by."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scoring.values.refs import Area


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIST = b"mergeCells"
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([^"']*)""")
# behind the cells of a sheet stands little; this is room for 400,000 areas
MOST = 16 << 20


class MergedCells:
    """The merged areas of a sheet.

    They stand behind all cells, so they are known once the whole sheet was read.
    """

    def __init__(self) -> None:
        self._edge = b""
        self._list: list[bytes] = []
        self._size = 0

    def watch(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """Pass the XML of the sheet on, bit by bit, and note what is merged."""
        for piece in pieces:
            if self._list or LIST in self._edge + piece[: len(LIST)] or LIST in piece:
                self._keep(piece)
            else:
                self._edge = piece[-len(LIST) :]
            yield piece

    def _keep(self, piece: bytes) -> None:
        if self._size < MOST:
            self._list.append(piece if self._list else self._edge + piece)
            self._size += len(piece)

    def areas(self) -> tuple[Area, ...]:
        """List the merged areas in the order of the file."""
        references = MERGED.findall(b"".join(self._list))
        areas = (Area.of(reference.decode("latin-1")) for reference in references)
        return tuple(area for area in areas if area is not None)
