"""A compound file: streams and storages in one file, the container of VBA projects.

Sections in brackets are those of [MS-CFB], Compound File Binary File Format. What is
written is version 3, with sectors of 512 bytes, and no clock goes into it.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tools.vba.compound_directory import (
    END_OF_CHAIN,
    ENTRY_SIZE,
    NO_PLACE,
    ROOT_NAME,
    UNUSED_ENTRY,
    Place,
    Storage,
    Stream,
    directory,
    numbered,
)


if TYPE_CHECKING:
    from collections.abc import Sequence

    from tools.vba.compound_directory import Entry, Node

SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
SECTOR, MINI_SECTOR = 512, 64
SHORT = 4096
FREE, FAT_SECTOR = 0xFFFFFFFF, 0xFFFFFFFD
NUMBERS_PER_SECTOR = SECTOR // 4
FAT_SECTORS_IN_HEADER = 109


@dataclass(frozen=True, slots=True)
class Chains:
    """Sectors of one size, and for each the one that follows it (2.3).

    Parameters
    ----------
    size : int
        Bytes in a sector.
    """

    size: int
    data: bytearray = field(default_factory=bytearray)
    following: list[int] = field(default_factory=list)

    def add(self, content: bytes) -> Place:
        """Append what fills whole sectors, padded with zeros; say where it lies."""
        if not content:
            return NO_PLACE
        start = len(self.following)
        count = -(-len(content) // self.size)
        self.data.extend(content.ljust(count * self.size, b"\0"))
        self.following.extend((*range(start + 1, start + count), END_OF_CHAIN))
        return Place(start, len(content))


@dataclass(frozen=True, slots=True)
class Tables:
    """What the header points to: the first sector of each table, and its length."""

    fat: Place
    directory: Place
    mini_fat: Place


def compound_file(*children: Node) -> bytes:
    """Pack streams and storages into one file.

    Parameters
    ----------
    *children : Stream or Storage
        What the root storage holds, in the order in which it is laid down.

    Returns
    -------
    bytes
        The same ones for the same children.

    Raises
    ------
    ValueError
        If a name is not allowed, or all is too large for a file of this kind.

    Examples
    --------
    >>> compound_file(Stream("PROJECT", b"Name"))[:8].hex()
    'd0cf11e0a1b11ae1'
    """
    entries = numbered(Storage(ROOT_NAME, children))
    sectors = Chains(SECTOR)
    places, mini_fat = _lay_down(entries, sectors)
    listing = directory(entries, places)
    padding = UNUSED_ENTRY * (-len(entries) % (SECTOR // ENTRY_SIZE))
    tables = Tables(
        directory=sectors.add(listing + padding),
        mini_fat=mini_fat,
        fat=_add_fat(sectors),
    )
    return _header(tables) + bytes(sectors.data)


def _lay_down(
    entries: Sequence[Entry], sectors: Chains
) -> tuple[dict[int, Place], Place]:
    """Lay down the streams: the short ones share the root's sectors (2.4)."""
    short = Chains(MINI_SECTOR)
    places: dict[int, Place] = {}
    for index, entry in enumerate(entries):
        if isinstance(entry.node, Stream):
            chains = short if len(entry.node.data) < SHORT else sectors
            places[index] = chains.add(entry.node.data)
    places[0] = sectors.add(bytes(short.data))
    return places, sectors.add(_table(short.following))


def _table(numbers: Sequence[int]) -> bytes:
    """Write numbers of sectors, filled up to whole sectors with `FREE`."""
    free = [FREE] * (-len(numbers) % NUMBERS_PER_SECTOR)
    every = [*numbers, *free]
    return struct.pack(f"<{len(every)}I", *every)


def _add_fat(sectors: Chains) -> Place:
    """Append the table of all sectors, its own ones included (2.3)."""
    used = len(sectors.following)
    # each sector of the table describes 128 sectors, of which it is one itself
    count = -(-used // (NUMBERS_PER_SECTOR - 1))
    if count > FAT_SECTORS_IN_HEADER:
        message = f"{used * SECTOR} bytes are too many for a VBA project"
        raise ValueError(message)
    sectors.following.extend([FAT_SECTOR] * count)
    table = _table(sectors.following)
    sectors.data.extend(table)
    return Place(used, len(table))


def _header(tables: Tables) -> bytes:
    """Write the first sector (2.2), which lists the sectors of the table (2.5)."""
    fat = range(tables.fat.start, tables.fat.start + tables.fat.size // SECTOR)
    listed = [*fat, *[FREE] * (FAT_SECTORS_IN_HEADER - len(fat))]
    return b"".join(
        (
            SIGNATURE,
            bytes(16),
            # minor and major version, little-endian, sectors of 2^9 and 2^6 bytes
            struct.pack("<5H6x", 0x003E, 3, 0xFFFE, 9, 6),
            # version 3 does not count the sectors of the directory
            struct.pack("<4I", 0, len(fat), tables.directory.start, 0),
            struct.pack("<I", SHORT),
            struct.pack("<2I", tables.mini_fat.start, tables.mini_fat.size // SECTOR),
            struct.pack("<2I", END_OF_CHAIN, 0),
            struct.pack(f"<{FAT_SECTORS_IN_HEADER}I", *listed),
        )
    )
