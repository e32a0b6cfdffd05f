"""The engine as text: the modules that rate, packed to travel with a workbook.

Where no package index has the product, as in a browser, a workbook or a script holds
this text and unpacks it. The same modules give the same text on one computer; another
zlib may pack them differently.
"""

from __future__ import annotations

import base64
import io
import tarfile
import textwrap
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Iterator

HOME: Final = Path(__file__).parents[1]
# read as files: the faces of the product do not import each other
FOLDERS: Final = (
    "scoring",
    *(f"addin/{room}" for room in ("answers", "cells", "excel", "functions")),
)
WITHOUT: Final = ("scoring/cli/", "scoring/lake/", "scoring/warehouse/")
"""What only the command line uses."""
WORDS: Final = "scoring/language/locale/*/LC_MESSAGES/words.mo"
"""What people write is understood in every language; for sentences there is no room."""
LINE: Final = 100
"""Characters in a line: an editor opens many short lines sooner than a long one."""


def module_names() -> tuple[str, ...]:
    """Give the modules that macros and functions need, as paths in the project.

    Examples
    --------
    >>> module_names()[0]
    'addin/__init__.py'
    >>> any("cli" in name for name in module_names())
    False
    """
    return tuple(sorted(("addin/__init__.py", *_modules())))


def _modules() -> Iterator[str]:
    for folder in FOLDERS:
        for file in (HOME / folder).rglob("*.py"):
            name = file.relative_to(HOME).as_posix()
            if not name.startswith(WITHOUT):
                yield name


def file_names() -> tuple[str, ...]:
    """Give all that is packed: the modules, and the words of each language."""
    words = (file.relative_to(HOME).as_posix() for file in HOME.glob(WORDS))
    return (*module_names(), *sorted(words))


def archive() -> bytes:
    """Give a tar file of the engine, without the times and owners of their files."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT) as packed:
        for name in file_names():
            text = (HOME / name).read_bytes()
            if name.endswith(".py"):  # a checkout on Windows ends its lines otherwise
                text = text.replace(b"\r\n", b"\n")
            member = tarfile.TarInfo(name)
            member.size = len(text)
            packed.addfile(member, io.BytesIO(text))
    return file.getvalue()


def engine_text() -> str:
    """Give the packed modules as lines of base85, which needs no quotes or escapes."""
    packed = base64.b85encode(zlib.compress(archive(), 9)).decode()
    return "\n".join(textwrap.wrap(packed, LINE, break_on_hyphens=False))
