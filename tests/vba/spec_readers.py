"""The reading halves of [MS-OVBA], written from its text, to check what we write."""

from __future__ import annotations

import struct


def decompress(container: bytes) -> bytes:
    """Section 2.4.1.3.1."""
    assert container[0] == 1
    out, place = bytearray(), 1
    while place < len(container):
        (header,) = struct.unpack_from("<H", container, place)
        assert header >> 12 & 0b111 == 0b011
        end = place + (header & 0xFFF) + 3
        body = container[place + 2 : end]
        out += tokens(body) if header >> 15 else body
        place = end
    return bytes(out)


def tokens(body: bytes) -> bytes:
    """One compressed chunk: sections 2.4.1.3.4 and 2.4.1.3.5."""
    out, place = bytearray(), 0
    while place < len(body):
        flags, place = body[place], place + 1
        for bit in range(8):
            if place == len(body):
                break
            if flags >> bit & 1:
                (token,) = struct.unpack_from("<H", body, place)
                bits = 16 - max((len(out) - 1).bit_length(), 4)
                offset = (token >> bits) + 1
                for _ in range((token & (1 << bits) - 1) + 3):
                    out.append(out[-offset])
                place += 2
            else:
                out.append(body[place])
                place += 1
    return bytes(out)


def reveal(hidden: str, project_id: str) -> bytes:
    """Section 2.4.3.3: what a hidden setting of PROJECT says."""
    code = bytes.fromhex(hidden)
    seed, key = code[0], code[0] ^ code[2]
    assert code[1] ^ seed == 2
    assert key == sum(project_id.encode()) & 0xFF
    before, plain = key, bytearray()
    for place in range(3, len(code)):
        plain.append(code[place] ^ (code[place - 2] + before) & 0xFF)
        before = plain[-1]
    content = bytes(plain[(seed & 6) // 2 :])
    (length,) = struct.unpack_from("<I", content)
    assert len(content) == 4 + length
    return content[4:]
