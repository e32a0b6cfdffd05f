"""A long XML part, cut between elements into runs that arrays can take."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Watch = Callable[[Iterable[bytes]], Iterator[bytes]]

RUN = 2 << 20
# how much may stand before the first element: column widths, views
PREAMBLE = 1 << 20
ENCODED = re.compile(rb"""<\?xml[^>]*encoding=["'](?!utf-8["'])""", re.IGNORECASE)


@dataclass(slots=True)
class Elements:
    """The elements of a part that stand one after the other under one parent.

    Parameters
    ----------
    before : bytes
        What stands before the first of them.
    data : bytes
        What has been unpacked and not yet handed out.
    stream : iterator of bytes
        The rest of the part.
    opening : bytes
        How each element starts, ``<row `` or ``<si>``.
    end : bytes
        The parent's closing tag.
    over : bool
        Whether all were handed out.
    """

    before: bytes
    data: bytes
    stream: Iterator[bytes]
    opening: bytes
    end: bytes
    over: bool = False

    @classmethod
    def of(cls, pieces: Iterable[bytes], opening: bytes, end: bytes) -> Elements:
        """Unpack up to the first element."""
        stream = iter(pieces)
        data = b""
        while opening not in data and end not in data and len(data) < PREAMBLE:
            piece = next(stream, b"")
            if not piece:
                break
            data += piece
        first = max(0, data.find(opening))
        return cls(data[:first], data[first:], stream, opening, end)

    @property
    def plain(self) -> bool:
        """Whether it is in UTF-8, with nothing odd before the first element."""
        return bool(
            self.data.startswith(self.opening)
            and self.opening[:-1] not in self.before
            and b"<!" not in self.before
            and not ENCODED.search(self.before)
        )

    def run(self) -> bytes:
        """Hand out the next whole elements, about 2 MB of them."""
        bits, size = [self.data], len(self.data)
        while True:
            piece = next(self.stream, b"")
            bits.append(piece)
            size += len(piece)
            if piece and size < RUN:
                continue
            data = b"".join(bits)
            # from the front: behind the end, others may use the same names
            stop = data.find(self.end)
            if stop < 0 and piece:
                stop = data.rfind(self.opening)
            else:
                self.over = True
                stop = len(data) if stop < 0 else stop
            if stop > 0 or self.over:
                self.data = data[stop:]
                return data[:stop]
            bits = [data]

    def rest(self, run: bytes = b"") -> Iterator[bytes]:
        """Give all that is left, from that run on, as XML with its parent."""
        return chain([self.before, run, self.data], self.stream)

    @property
    def whole(self) -> bool:
        """Whether the parent was closed; asked when all were handed out."""
        return self.data.startswith(self.end)

    def drain(self, watch: Watch = iter) -> None:
        """Unpack what is left, so that its checksum is known; let it be watched.

        So is what stands before the elements.
        """
        for _ in watch(chain([self.before, self.data], self.stream)):
            pass
