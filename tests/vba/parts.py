"""The parts of a workbook."""

from __future__ import annotations

import io
import zipfile

from lxml import etree


VBA_PART = "xl/vbaProject.bin"


def parts(content: bytes) -> dict[str, bytes]:
    """Every part by its name."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return {name: book.read(name) for name in book.namelist()}


def root_of(content: bytes, name: str) -> etree._Element:
    """A part's XML."""
    return etree.fromstring(parts(content)[name])
