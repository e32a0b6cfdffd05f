"""The streams that describe a VBA project: `dir`, PROJECT and PROJECTwm.

Sections in brackets are those of [MS-OVBA], Office VBA File Format Structure.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

from tools.vba.module import CODE_PAGE, ModuleKind
from tools.vba.ovba import hide


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tools.vba.module import Module

# version 0xFFFF: there is no compiled code to trust, so Excel compiles the source
# (2.3.4.1)
VERSION_DEPENDENT = struct.pack("<HHBH", 0x61CC, 0xFFFF, 0, 0)
WIN64, ENGLISH, CODE_PAGE_NUMBER = 3, 0x0409, 1252
COOKIE = 0xFFFF
SEEDS = (0x5A, 0x3C, 0x91)


class Reference(NamedTuple):
    """A type library that the code uses (2.3.4.2.2.5)."""

    name: str
    library: str


REFERENCES = (
    Reference(
        "stdole",
        r"*\G{00020430-0000-0000-C000-000000000046}#2.0#0"
        r"#C:\Windows\System32\stdole2.tlb#OLE Automation",
    ),
    # for the ribbon's callbacks; found by its number, wherever Office is installed
    Reference(
        "Office",
        r"*\G{2DF8D04C-5BFA-101B-BDE5-00AA0044DE52}#2.0#0"
        r"#C:\Program Files\Common Files\Microsoft Shared\OFFICE16\MSO.DLL"
        "#Microsoft Office 16.0 Object Library",
    ),
)


def dir_records(name: str, modules: Sequence[Module]) -> bytes:
    """Write the `dir` stream before compression (2.3.4.2).

    Parameters
    ----------
    name : str
        The project's name.
    modules : sequence of Module
        Every module, the documents included.
    """
    return b"".join((*_information(name), *_references(), *_modules(modules)))


def _record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<HI", kind, len(content)) + content


def _pair(kind: int, unicode_kind: int, text: str) -> bytes:
    """Write a text twice, in the code page and in UTF-16."""
    narrow, wide = text.encode(CODE_PAGE), text.encode("utf-16-le")
    return _record(kind, narrow) + _record(unicode_kind, wide)


def _short(kind: int, number: int) -> bytes:
    return _record(kind, struct.pack("<H", number))


def _long(kind: int, number: int) -> bytes:
    return _record(kind, struct.pack("<I", number))


def _information(name: str) -> Iterator[bytes]:
    """Give the records of PROJECTINFORMATION (2.3.4.2.1)."""
    yield _long(0x0001, WIN64)
    yield _long(0x0002, ENGLISH)
    yield _long(0x0014, ENGLISH)
    yield _short(0x0003, CODE_PAGE_NUMBER)
    yield _record(0x0004, name.encode(CODE_PAGE))
    yield _pair(0x0005, 0x0040, "")  # description
    yield _pair(0x0006, 0x003D, "")  # help file
    yield _long(0x0007, 0)  # help context
    yield _long(0x0008, 0)  # library flags
    # the version's record states 4 for the length of its 6 bytes (2.3.4.2.1.11)
    yield struct.pack("<HIIH", 0x0009, 4, 1, 0)
    yield _pair(0x000C, 0x003C, "")  # compilation constants


def _references() -> Iterator[bytes]:
    """Give the records of PROJECTREFERENCES (2.3.4.2.2)."""
    for reference in REFERENCES:
        yield _pair(0x0016, 0x003E, reference.name)
        library = reference.library.encode(CODE_PAGE)
        content = struct.pack("<I", len(library)) + library + bytes(6)
        yield _record(0x000D, content)


def _modules(modules: Sequence[Module]) -> Iterator[bytes]:
    """Give the records of PROJECTMODULES (2.3.4.2.3)."""
    yield _short(0x000F, len(modules))
    yield _short(0x0013, COOKIE)
    for module in modules:
        yield _pair(0x0019, 0x0047, module.name)
        yield _pair(0x001A, 0x0032, module.name)  # the stream's name
        yield _pair(0x001C, 0x0048, "")  # description
        yield _long(0x0031, 0)  # the source begins at once: nothing compiled before it
        yield _long(0x001E, 0)  # help context
        yield _short(0x002C, COOKIE)
        yield _record(0x0021 if module.kind is ModuleKind.STANDARD else 0x0022)
        yield _record(0x002B)
    yield _record(0x0010)


def project_text(name: str, project_id: str, modules: Sequence[Module]) -> bytes:
    """Write the PROJECT stream, the project's properties as lines (2.3.1)."""
    protection, password, visibility = (
        hide(value, project_id, seed)
        # neither locked nor protected by a password, and to be seen
        for value, seed in zip((bytes(4), bytes(1), b"\xff"), SEEDS, strict=True)
    )
    lines = (
        f'ID="{project_id}"',
        *map(_item, modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{protection}"',
        f'DPB="{password}"',
        f'GC="{visibility}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
    )
    return "".join(f"{line}\r\n" for line in lines).encode(CODE_PAGE)


def _item(module: Module) -> str:
    """Name a module with its kind (2.3.1.3)."""
    if module.kind.is_document:
        return f"Document={module.name}/&H00000000"
    return f"{module.kind.value}={module.name}"


def name_map(modules: Sequence[Module]) -> bytes:
    """Write the PROJECTwm stream, every name in both codes (2.3.3)."""
    names = (module.name for module in modules)
    pairs = (
        name.encode(CODE_PAGE) + b"\0" + name.encode("utf-16-le") + b"\0\0"
        for name in names
    )
    return b"".join(pairs) + b"\0\0"
