"""The catalogues of the engine that travels: only what its own modules can say."""

from __future__ import annotations

import ast
import gettext
import struct
from functools import cache
from typing import TYPE_CHECKING, Final


if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAGIC: Final = 0x950412DE
HEADER: Final = "Content-Type: text/plain; charset=utf-8\n"
"""Without it gettext takes the bytes for ASCII."""
INTRODUCTION: Final = 28
"""The bytes before the two tables of a compiled catalogue: seven numbers."""


@cache
def constants(files: tuple[Path, ...]) -> frozenset[str]:
    """Give every text that stands in modules; all that they say is among them."""
    trees = (ast.parse(file.read_text(encoding="utf-8")) for file in files)
    nodes = (node for tree in trees for node in ast.walk(tree))
    return frozenset(
        node.value
        for node in nodes
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


def of_modules(catalogue: Path, files: tuple[Path, ...]) -> bytes:
    """Compile what a catalogue translates of the texts of some modules.

    Parameters
    ----------
    catalogue : Path
        A compiled catalogue.
    files : tuple of Path
        The modules.

    Returns
    -------
    bytes
        A compiled catalogue, the same for the same modules.
    """
    with catalogue.open("rb") as file:
        whole = gettext.GNUTranslations(file)
    entries = {text: whole.gettext(text) for text in constants(files) if text}
    spoken = {text: entry for text, entry in entries.items() if entry != text}
    return compiled({"": HEADER, **spoken})


def compiled(entries: dict[str, str]) -> bytes:
    """Compile a catalogue as gettext reads it: two tables, then all texts.

    Examples
    --------
    >>> import io
    >>> file = io.BytesIO(compiled({"": HEADER, "Yes": "Ja", "Blank": "Tomt på"}))
    >>> gettext.GNUTranslations(file).gettext("Blank")
    'Tomt på'
    """
    texts = sorted((text.encode(), entry.encode()) for text, entry in entries.items())
    count = len(texts)
    tables = INTRODUCTION, INTRODUCTION + 8 * count
    start = INTRODUCTION + 16 * count
    sources = _table((text for text, _ in texts), start)
    body = b"\0".join(text for text, _ in texts) + b"\0"
    targets = _table((entry for _, entry in texts), start + len(body))
    body += b"\0".join(entry for _, entry in texts) + b"\0"
    return struct.pack("<7I", MAGIC, 0, count, *tables, 0, 0) + sources + targets + body


def _table(texts: Iterable[bytes], start: int) -> bytes:
    """Give the length of each text, and where it begins."""
    table = b""
    for text in texts:
        table += struct.pack("<2I", len(text), start)
        start += len(text) + 1
    return table
