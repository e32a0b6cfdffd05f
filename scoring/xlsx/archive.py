"""The zip container of a workbook: its members, unpacked as streams."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol
from urllib.parse import unquote
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from lxml import etree

from scoring.errors import FileError
from scoring.language import phrase
from scoring.xlsx.xml import DAMAGED_AT, parse


try:  # three times as fast as zlib, but not built for every machine
    from isal import isal_zlib
except ImportError:  # pragma: no cover
    inflater: Any = zlib
else:
    inflater = isal_zlib

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO
    from zipfile import ZipInfo

    from scoring.xlsx.xml import Element


LOCAL_HEADER = 30
READ = 1 << 18
UNPACK = 1 << 20
# parts that are parsed as a whole; only sheets and strings are streamed
WHOLE_PART = 256 << 20
IN_MEGABYTES = 1 << 20
DAMAGED: Final = phrase(
    "{file} is damaged: open it in Excel or LibreOffice, let it be repaired, and save "
    "it again as .xlsx"
)
NO_PART: Final = phrase("{part} is missing")
TOO_LARGE: Final = phrase("{part} unpacks to {size:,} MB")
HAS_TYPE: Final = phrase("{part} has a document type")
ENDS_EARLY: Final = phrase("{part} ends too early")


class Inflate(Protocol):
    """What zlib and isal have in common."""

    eof: bool
    unconsumed_tail: bytes

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """Unpack at most so many bytes."""
        ...


def damaged(path: Path, what: str = "") -> FileError:
    """Make the error for a file that is not as its program wrote it."""
    if not what:
        return FileError(DAMAGED.format(file=path.name))
    return FileError(DAMAGED_AT.format(file=path.name, what=what))


def unfit(path: Path, sentence: str) -> FileError:
    """Make the error for a file that cannot be used: its name and what it is."""
    return FileError(f"{path.name} {sentence}")


def part_name(member: str) -> str:
    r"""Name a part as Office does, however its program wrote the member of the zip.

    >>> part_name("xl\\workbook.xml"), part_name("/xl/my sheet.xml")
    ('xl/workbook.xml', 'xl/my%20sheet.xml')
    """
    return member.replace("\\", "/").removeprefix("/").replace(" ", "%20")


def part_key(name: str) -> str:
    """Give what equal names have in common: an address may say %20 for a space."""
    return unquote(name).lower()


class Stamp(NamedTuple):
    """What tells one state of a file from another, without reading it."""

    number: int
    size: int
    changed: int

    @classmethod
    def of(cls, path: Path) -> Stamp:
        """Look at a file as it is now."""
        state = path.stat()
        return cls(state.st_ino, state.st_size, state.st_mtime_ns)

    def check(self, path: Path) -> None:
        """Refuse a file that is not as it was.

        Raises
        ------
        FileError
            If somebody has written it since.
        """
        try:
            same = Stamp.of(path) == self
        except OSError:
            same = False
        if not same:
            sentence = phrase("was changed by another program meanwhile: try again")
            raise unfit(path, sentence)


@dataclass(frozen=True, slots=True)
class Archive:
    """The members of a workbook file, in its order and by name, see `part_key`.

    What is not on a disk yet has its bytes instead.
    """

    path: Path
    infos: tuple[ZipInfo, ...]
    members: dict[str, ZipInfo]
    content: bytes | None = None
    stamp: Stamp | None = None

    @classmethod
    def open(cls, path: Path, content: bytes | None = None) -> Archive:
        """List the members of a file, or of one that is still in memory.

        Raises
        ------
        FileError
            If the file is not a zip file or is cut off.
        """
        stamp = Stamp.of(path) if content is None else None
        try:
            with _binary(path, content) as file, ZipFile(file) as zipped:
                infos = tuple(zipped.infolist())
        except (BadZipFile, EOFError, ValueError, NotImplementedError) as error:
            raise damaged(path) from error
        for info in infos:
            info.filename = part_name(info.filename)
        members = {part_key(info.filename): info for info in infos}
        return cls(path, infos, members, content, stamp)

    def find(self, name: str) -> str | None:
        """Give a member's name as it is written in the file, if it is there."""
        member = self.members.get(part_key(name))
        return None if member is None else member.filename

    def info(self, name: str) -> ZipInfo:
        """Give what the file says of a member.

        Raises
        ------
        FileError
            If there is no such member.
        """
        member = self.members.get(part_key(name))
        if member is None:
            raise damaged(self.path, NO_PART.format(part=name))
        return member

    def __contains__(self, name: str) -> bool:
        return self.find(name) is not None

    def size(self, name: str) -> int:
        """Say how many bytes a member has once it is unpacked."""
        return self.info(name).file_size

    def stream(self, name: str) -> Iterator[bytes]:
        """Unpack a member bit by bit, in constant memory, and check its sum.

        Raises
        ------
        FileError
            If the member is missing, cut off or not what its header says.
        """
        info = self.info(name)
        left, total = info.file_size, 0
        try:
            for piece in self._unpacked(info):
                left -= len(piece)
                total = inflater.crc32(piece, total)
                if left < 0:
                    break
                yield piece
        except (zlib.error, inflater.error, EOFError) as error:
            raise damaged(self.path, name) from error
        if left or total != info.CRC:
            raise damaged(self.path, name)

    def read(self, name: str) -> bytes:
        """Unpack a whole small member."""
        if name in self and self.size(name) > WHOLE_PART:
            size = self.size(name) // IN_MEGABYTES
            raise damaged(self.path, TOO_LARGE.format(part=name, size=size))
        return b"".join(self.stream(name))

    def xml(self, name: str) -> Element:
        """Parse a small member, never fetching anything it points to."""
        try:
            root = parse(self.read(name), self.path.name)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise damaged(self.path, name) from error
        # refused before; the parser was told not to follow one anyway
        if root.getroottree().docinfo.internalDTD is not None:
            raise damaged(self.path, HAS_TYPE.format(part=name))
        return root

    def packed(self, info: ZipInfo) -> Iterator[bytes]:
        """Give a member bit by bit as it is in the file, not unpacked.

        Raises
        ------
        FileError
            If it is cut off.
        """
        left = info.compress_size
        try:
            with self._at_data(info) as file:
                while left and (piece := file.read(min(UNPACK, left))):
                    left -= len(piece)
                    yield piece
        except EOFError as error:
            raise damaged(self.path, info.filename) from error
        if left:
            raise damaged(self.path, ENDS_EARLY.format(part=info.filename))

    def _unpacked(self, info: ZipInfo) -> Iterator[bytes]:
        with self._at_data(info) as file:
            yield from _member(file, info)

    def _at_data(self, info: ZipInfo) -> BinaryIO:
        file = _binary(self.path, self.content)
        # a damaged directory may point in front of the file
        head = b""
        if info.header_offset >= 0:
            file.seek(info.header_offset)
            head = file.read(LOCAL_HEADER)
        if len(head) < LOCAL_HEADER or head[:4] != b"PK\x03\x04":
            file.close()
            raise EOFError
        skip = int.from_bytes(head[26:28], "little")
        skip += int.from_bytes(head[28:30], "little")
        file.seek(skip, 1)
        return file


def _binary(path: Path, content: bytes | None) -> BinaryIO:
    return path.open("rb") if content is None else io.BytesIO(content)


def _member(file: BinaryIO, info: ZipInfo) -> Iterator[bytes]:
    left = info.compress_size
    if info.compress_type == ZIP_STORED:
        while left > 0 and (piece := file.read(min(UNPACK, left))):
            left -= len(piece)
            yield piece
        return
    if info.compress_type != ZIP_DEFLATED or info.flag_bits & 1:
        raise EOFError
    unpack: Inflate = inflater.decompressobj(-zlib.MAX_WBITS)
    while left > 0 and not unpack.eof and (piece := file.read(min(READ, left))):
        left -= len(piece)
        while piece and not unpack.eof:
            if out := unpack.decompress(piece, UNPACK):
                yield out
            piece = unpack.unconsumed_tail
