"""The directory of a compound file: who lies where, and in which order.

Sections in brackets are those of [MS-CFB], Compound File Binary File Format.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NO_STREAM = 0xFFFFFFFF
END_OF_CHAIN = 0xFFFFFFFE
ENTRY_SIZE = 128
NAME_SIZE = 64
LONGEST_NAME = 31
ROOT_NAME = "Root Entry"
FORBIDDEN = frozenset("/\\:!")
STORAGE_TYPE, STREAM_TYPE, ROOT_TYPE = 1, 2, 5
RED, BLACK = 0, 1
UNUSED_ENTRY = struct.pack("<68x3I48x", NO_STREAM, NO_STREAM, NO_STREAM)


@dataclass(frozen=True, slots=True)
class Stream:
    """Bytes under a name: the file of a compound file."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Storage:
    """Streams and storages under a name: the folder of a compound file."""

    name: str
    children: tuple[Node, ...]


Node: TypeAlias = Stream | Storage


class Place(NamedTuple):
    """The first sector of what an entry holds, and its length in bytes."""

    start: int
    size: int


class Links(NamedTuple):
    """An entry's neighbours among its siblings, and its colour (2.6.4)."""

    left: int
    right: int
    colour: int


class Entry(NamedTuple):
    """A node with its number in the directory and the numbers of its children."""

    node: Node
    children: tuple[int, ...]


NO_PLACE = Place(END_OF_CHAIN, 0)
# a storage other than the root has no content, and says so with zeros
STORAGE_PLACE = Place(0, 0)
NO_LINKS = Links(NO_STREAM, NO_STREAM, BLACK)


def numbered(root: Storage) -> tuple[Entry, ...]:
    """Give every node below `root` a number, which is its index here.

    Raises
    ------
    ValueError
        If a name is too long, holds a forbidden sign or stands twice.
    """
    entries: list[Entry] = []
    _number(root, entries)
    return tuple(entries)


def _number(node: Node, entries: list[Entry]) -> int:
    _check_name(node.name)
    mine = len(entries)
    entries.append(Entry(node, ()))
    if isinstance(node, Storage):
        _check_different(node)
        numbers = tuple(_number(child, entries) for child in node.children)
        entries[mine] = Entry(node, numbers)
    return mine


def _check_name(name: str) -> None:
    units = len(name.encode("utf-16-le")) // 2
    if not 1 <= units <= LONGEST_NAME or FORBIDDEN & set(name):
        message = f"{name!r} must have 1 to {LONGEST_NAME} signs, none of / \\ : !"
        raise ValueError(message)


def _check_different(storage: Storage) -> None:
    names = [child.name.upper() for child in storage.children]
    for name in names:
        if names.count(name) > 1:
            message = f"{name!r} stands twice in {storage.name!r}"
            raise ValueError(message)


def sort_key(name: str) -> tuple[int, str]:
    """Order names as the format does: first by length, then by letter (2.6.4).

    >>> sorted(["dir", "VBA", "_VBA_PROJECT", "Sheet1"], key=sort_key)
    ['dir', 'VBA', 'Sheet1', '_VBA_PROJECT']
    """
    upper = name.upper()
    return len(upper.encode("utf-16-le")), upper


def family(entries: Sequence[Entry]) -> tuple[dict[int, Links], dict[int, int]]:
    """Hang the children of each storage into a red-black tree (2.6.4).

    Returns
    -------
    links : dict
        The neighbours of each entry but the root.
    tops : dict
        For each storage that has children, the one at the top of their tree.
    """
    links: dict[int, Links] = {}
    tops: dict[int, int] = {}
    for parent, entry in enumerate(entries):
        if entry.children:
            ordered = sorted(
                entry.children, key=lambda child: sort_key(entries[child].node.name)
            )
            tops[parent] = _hang(ordered, red_level(len(ordered)), links)
    return links, tops


def red_level(count: int) -> int:
    """Say which level of a balanced tree is red, counted from the top; -1 for none.

    All levels but the deepest are full, so that with the deepest in red every path
    passes as many black entries. A tree whose levels are all full has none in red.
    """
    full = count & (count + 1) == 0
    return -1 if full else count.bit_length() - 1


def _hang(ordered: Sequence[int], red: int, links: dict[int, Links]) -> int:
    if not ordered:
        return NO_STREAM
    middle = len(ordered) // 2
    links[ordered[middle]] = Links(
        _hang(ordered[:middle], red - 1, links),
        _hang(ordered[middle + 1 :], red - 1, links),
        RED if red == 0 else BLACK,
    )
    return ordered[middle]


def directory(entries: Sequence[Entry], places: Mapping[int, Place]) -> bytes:
    """Write the directory's entries one after the other (2.6.1).

    Parameters
    ----------
    entries : sequence of Entry
        The root first.
    places : mapping of int to Place
        Where the content of a stream lies, and in the root's case the sectors that
        hold all short streams.
    """
    links, tops = family(entries)
    return b"".join(
        _record(
            _head(index, entry.node),
            links.get(index, NO_LINKS),
            tops.get(index, NO_STREAM),
            places.get(index, STORAGE_PLACE),
        )
        for index, entry in enumerate(entries)
    )


def _head(index: int, node: Node) -> bytes:
    """Give the name, its length and the type of an entry."""
    kind = STREAM_TYPE if isinstance(node, Stream) else STORAGE_TYPE
    name = node.name.encode("utf-16-le") + b"\0\0"
    padded = name.ljust(NAME_SIZE, b"\0")
    return padded + struct.pack("<HB", len(name), kind if index else ROOT_TYPE)


def _record(head: bytes, links: Links, top: int, place: Place) -> bytes:
    return b"".join(
        (
            head,
            struct.pack("<BIII", links.colour, links.left, links.right, top),
            # no class, no state, no times: nothing that differs from day to day
            bytes(16 + 4 + 8 + 8),
            struct.pack("<IQ", place.start, place.size),
        )
    )
