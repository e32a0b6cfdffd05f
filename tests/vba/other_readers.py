"""What other people's readers make of a VBA project: oletools and olefile."""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING

import olefile  # type: ignore[import-untyped]


with warnings.catch_warnings():
    # oletools calls its own parser by names of yesterday
    warnings.simplefilter("ignore", DeprecationWarning)
    from oletools import olevba  # type: ignore[import-untyped]


if TYPE_CHECKING:
    from pathlib import Path


def modules_in(project: bytes | Path) -> dict[str, str]:
    """The source of every module that olevba finds, by the module's name."""
    name, data = (
        ("vbaProject.bin", project)
        if isinstance(project, bytes)
        else (str(project), None)
    )
    parser = olevba.VBA_Parser(name, data=data)
    try:
        macros = list(parser.extract_macros())
    finally:
        parser.close()
    # a class is called by what the editor would export it as
    return {file.rpartition(".")[0]: code for _, _, file, code in macros}


def decompressed(container: bytes) -> bytes:
    """What oletools decompresses."""
    return bytes(olevba.decompress_stream(bytearray(container)))


def streams_in(packed: bytes) -> dict[str, bytes]:
    """Every stream of a compound file by its path; any defect is raised."""
    with olefile.OleFileIO(
        io.BytesIO(packed), raise_defects=olefile.DEFECT_INCORRECT
    ) as file:
        assert file.parsing_issues == []
        return {"/".join(path): file.openstream(path).read() for path in file.listdir()}
