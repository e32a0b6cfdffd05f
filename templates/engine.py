"""The engine as text: the modules that rate, packed to travel with a workbook.

Where no package index has the product, as in a browser, a workbook or a script holds
this text and unpacks it. The same modules give the same text.
"""

from __future__ import annotations

import base64
import bz2
import io
import tarfile
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Final

from templates.engine_texts import of_modules


if TYPE_CHECKING:
    from collections.abc import Iterator

HOME: Final = Path(__file__).parents[1]
# read as files: the faces of the product do not import each other
FOLDERS: Final = (
    "scoring",
    *(f"addin/{room}" for room in ("answers", "cells", "excel", "functions")),
)
WITHOUT: Final = (
    "scoring/cli/",
    "scoring/lake/",
    "scoring/spark/",
    "scoring/warehouse/",
)
"""What only the command line and clusters use."""
CATALOGUES: Final = "scoring/language/locale/*/LC_MESSAGES/*.mo"
TEXTS: Final = "texts.mo"
"""Of what is only read, each language has what the modules here can say."""
PLAIN: Final = str.maketrans("&<>", ",.:")
"""Of base85 what is longer in XML, and what stands for it."""
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
    """Give all that is packed: the modules, and the catalogues of each language."""
    catalogues = (file.relative_to(HOME).as_posix() for file in HOME.glob(CATALOGUES))
    return (*module_names(), *sorted(catalogues))


def content(name: str) -> bytes:
    """Give a file as it is packed."""
    file = HOME / name
    if file.name == TEXTS:
        return of_modules(file, tuple(HOME / module for module in module_names()))
    text = file.read_bytes()
    # a checkout on Windows ends its lines otherwise
    return text.replace(b"\r\n", b"\n") if file.suffix == ".py" else text


def packed_engine() -> bytes:
    """Give the packed modules and catalogues.

    bz2 makes three quarters of what zlib does of them, and Python in the browser has it
    from the start, which lzma is not.
    """
    return bz2.compress(archive())


def archive() -> bytes:
    """Give a tar file of the engine, without the times and owners of their files."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT) as packed:
        for name in file_names():
            text = content(name)
            member = tarfile.TarInfo(name)
            member.size = len(text)
            packed.addfile(member, io.BytesIO(text))
    return file.getvalue()


def engine_text() -> str:
    """Give the packed modules as lines of base85, which needs no quotes or escapes.

    What a workbook's XML would spell out, such as `&`, is written as another sign.
    """
    packed = base64.b85encode(packed_engine()).decode().translate(PLAIN)
    return "\n".join(textwrap.wrap(packed, LINE, break_on_hyphens=False))
