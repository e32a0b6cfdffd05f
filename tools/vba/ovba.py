"""The two codes of a VBA project: compression and the hiding of its settings.

Sections in brackets are those of [MS-OVBA], Office VBA File Format Structure.
"""

from __future__ import annotations

import struct


CHUNK = 4096
SIGNATURE_BYTE = b"\x01"
# a chunk's header: its size, the fixed 0b011, and whether it is compressed (2.4.1.1.5)
RAW_CHUNK, COMPRESSED_CHUNK = 0x3000, 0xB000
SHORTEST_COPY = 3
# tries per place: more would only make the project a little smaller
TRIES = 64


def compress(data: bytes) -> bytes:
    """Compress as every text of a VBA project is (2.4.1.3.6).

    Parameters
    ----------
    data : bytes
        A module's source or the records of `dir`.

    Returns
    -------
    bytes
        A CompressedContainer.

    Raises
    ------
    ValueError
        If the end of the data cannot be made smaller; the format would pad it with
        zeros then. No text does that.

    Examples
    --------
    >>> compress(b"#aaaaaaaaaa").hex(" ")
    '01 04 b0 04 23 61 06 00'
    """
    starts = range(0, len(data), CHUNK)
    return SIGNATURE_BYTE + b"".join(
        _chunk(data[start : start + CHUNK]) for start in starts
    )


def _chunk(data: bytes) -> bytes:
    """Compress one chunk, or keep it raw if that is shorter (2.4.1.3.7)."""
    tokens = _tokens(data)
    if len(tokens) <= CHUNK:
        return struct.pack("<H", COMPRESSED_CHUNK | len(tokens) - 1) + tokens
    if len(data) < CHUNK:
        message = "the last chunk cannot be compressed"
        raise ValueError(message)
    return struct.pack("<H", RAW_CHUNK | CHUNK - 1) + data


def _tokens(data: bytes) -> bytes:
    """Write sequences of a flag byte and up to eight tokens (2.4.1.3.8)."""
    out = bytearray()
    places_of: dict[bytes, list[int]] = {}
    place = 0
    while place < len(data):
        flags_at = len(out)
        out.append(0)
        for bit in range(8):
            if place >= len(data):
                break
            offset, length = _match(data, place, places_of)
            if length:
                out[flags_at] |= 1 << bit
                out += _copy_token(place, offset, length)
            else:
                out.append(data[place])
            after = place + max(length, 1)
            for start in range(place, after):
                places_of.setdefault(data[start : start + SHORTEST_COPY], []).append(
                    start
                )
            place = after
    return bytes(out)


def length_bits(place: int) -> int:
    """Say how many bits of a CopyToken hold the length at a place (2.4.1.3.19.1).

    The nearer the start of a chunk, the fewer bits the offset needs.

    >>> [length_bits(place) for place in (1, 16, 17, 4096)]
    [12, 12, 11, 4]
    """
    return 16 - max((place - 1).bit_length(), 4)


def _match(
    data: bytes, place: int, places_of: dict[bytes, list[int]]
) -> tuple[int, int]:
    """Find the longest earlier text that goes on here (2.4.1.3.19.4).

    Returns
    -------
    offset, length : int
        How far back it lies and how long it is; both 0 where there is none.
    """
    most = min((1 << length_bits(place)) - 1 + SHORTEST_COPY, len(data) - place)
    best_offset = best_length = 0
    if most >= SHORTEST_COPY:
        for start in reversed(
            places_of.get(data[place : place + SHORTEST_COPY], [])[-TRIES:]
        ):
            length = _common(data, start, place, most)
            if length > best_length:
                best_offset, best_length = place - start, length
    return best_offset, best_length


def _common(data: bytes, start: int, place: int, most: int) -> int:
    length = SHORTEST_COPY
    while length < most and data[start + length] == data[place + length]:
        length += 1
    return length


def _copy_token(place: int, offset: int, length: int) -> bytes:
    """Pack how far back and how much to copy (2.4.1.3.19.3)."""
    token = (offset - 1) << length_bits(place) | length - SHORTEST_COPY
    return struct.pack("<H", token)


def hide(data: bytes, project_id: str, seed: int) -> str:
    """Encrypt a setting of PROJECT, which hides it from nobody (2.4.3.2).

    Parameters
    ----------
    data : bytes
        The setting's value.
    project_id : str
        The project's ID with its braces.
    seed : int
        From 0 to 255; a fixed one gives the same text every time.

    Returns
    -------
    str
        Hexadecimal digits.
    """
    key = sum(project_id.encode("ascii")) & 0xFF
    version = 2
    written = [seed, seed ^ version, seed ^ key]
    ignored = bytes((seed & 6) // 2)
    plain_before = key
    for plain in ignored + struct.pack("<I", len(data)) + data:
        written.append(plain ^ (written[-2] + plain_before) & 0xFF)
        plain_before = plain
    return bytes(written).hex().upper()
