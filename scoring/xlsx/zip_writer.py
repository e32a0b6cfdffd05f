"""A zip file written member by member, copying what need not change as it is.

The standard library can only copy a member by inflating and deflating it again,
which is slow and changes its bytes. This writer takes over the compressed bytes
and writes plain headers around them: no ZIP64, no data descriptors, no extra
fields and always the same date, so that equal contents give equal files.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from scoring.errors import FileError
from scoring.language import phrase


try:  # twice as fast as zlib, but not built for every machine
    from isal import isal_zlib
except ImportError:  # pragma: no cover
    deflater: Any = zlib
else:
    deflater = isal_zlib


if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO
    from zipfile import ZipInfo

    from scoring.xlsx.archive import Archive
    from scoring.xlsx.parts import Chunk

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
LIMIT = 0xFFFFFFFF
MOST_MEMBERS = 0xFFFF
VERSION = 20
DEFLATED = 8
UTF8_NAME = 0x800
# bits that say how the data was deflated; the rest does not outlive the copy
CARRIED_FLAGS = 0x6 | UTF8_NAME
FIRST_OF_1980 = 0x21
BLOCK = 1 << 20
TOO_LARGE = phrase(
    "the workbook would hold over 4 GiB, which Excel does not open: leave out columns, "
    "or divide the rows among several workbooks"
)
PART_TOO_LARGE = phrase(
    "the workbook would hold over 4 GiB in {part}, which Excel does not open: leave out "
    "columns, or divide the rows among several workbooks"
)


@dataclass(frozen=True, slots=True)
class Member:
    """What the directory of a zip file says of one member."""

    name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int

    def _shared(self) -> tuple[int, ...]:
        common = (VERSION, self.flags, self.method, 0, FIRST_OF_1980)
        return (*common, self.crc, self.packed, self.size, len(self.name))

    def local(self) -> bytes:
        """Give the header that stands before the data."""
        return LOCAL.pack(b"PK\3\4", *self._shared(), 0) + self.name

    def central(self) -> bytes:
        """Give the entry of the directory at the end of the file."""
        rest = (0, 0, 0, 0, 0, self.offset)
        return CENTRAL.pack(b"PK\1\2", VERSION, *self._shared(), *rest) + self.name


class ZipWriter:
    """A zip file in the making.

    Parameters
    ----------
    file : binary file
        Open for writing and able to seek; left open.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._members: list[Member] = []

    def copy(self, source: Archive, info: ZipInfo) -> None:
        """Take over a member with its compressed bytes as they are."""
        flags = info.flag_bits & CARRIED_FLAGS
        name = info.filename.encode("utf-8" if flags & UTF8_NAME else "cp437")
        counts = (info.CRC, info.compress_size, info.file_size)
        offset = self._file.tell()
        member = Member(name, flags, info.compress_type, *counts, offset)
        _check_sizes(member)
        self._file.write(member.local())
        for block in source.packed(info):
            self._file.write(block)
        self._members.append(member)

    def add(self, name: str, chunks: Iterable[Chunk]) -> None:
        """Deflate chunks into a new member, never holding more than one."""
        flags = 0 if name.isascii() else UTF8_NAME
        start = self._file.tell()
        empty = Member(name.encode(), flags, DEFLATED, 0, 0, 0, start)
        self._file.write(empty.local())
        crc, size = self._deflate(chunks)
        end = self._file.tell()
        packed = end - start - len(empty.local())
        member = Member(empty.name, flags, DEFLATED, crc, packed, size, start)
        _check_sizes(member)
        self._file.seek(start)
        self._file.write(member.local())
        self._file.seek(end)
        self._members.append(member)

    def _deflate(self, chunks: Iterable[Chunk]) -> tuple[int, int]:
        packer = deflater.compressobj(1, zlib.DEFLATED, -zlib.MAX_WBITS)
        crc = size = 0
        for chunk in chunks:
            crc = deflater.crc32(chunk, crc)
            size += len(chunk)
            self._file.write(packer.compress(chunk))
            if size >= LIMIT:
                break
        self._file.write(packer.flush())
        return crc, size

    def close(self) -> None:
        """Write the directory; without it the file is no zip file."""
        start = self._file.tell()
        for member in self._members:
            self._file.write(member.central())
        count, length = len(self._members), self._file.tell() - start
        if start + length > LIMIT or count >= MOST_MEMBERS:
            raise _too_large()
        self._file.write(END.pack(b"PK\5\6", 0, 0, count, count, length, start, 0))


def _check_sizes(member: Member) -> None:
    if max(member.packed, member.size, member.offset) >= LIMIT:
        raise _too_large(member.name.decode("cp437"))


def _too_large(name: str = "") -> FileError:
    return FileError(PART_TOO_LARGE.format(part=name) if name else str(TOO_LARGE))
