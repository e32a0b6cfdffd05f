"""The real programs that judge what we write: LibreOffice, Microsoft's validator."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest


if TYPE_CHECKING:
    from collections.abc import Iterable

VALIDATOR = shutil.which("ooxml-validate")

needs_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice"
)
needs_validator = pytest.mark.skipif(
    VALIDATOR is None, reason="needs npm's @ooxml-tools/validate"
)


def convert(book: Path, suffix: str, folder: Path) -> Path:
    """Open a workbook in LibreOffice, recalculate it, and save it as another kind."""
    profile = (folder / "profile").as_uri()
    # a virtual environment on PATH would break LibreOffice's own Python
    clean = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless"]
    command += ["--convert-to", suffix, "--outdir", str(folder / "out"), str(book)]
    subprocess.run(command, env=clean, check=True, capture_output=True, timeout=180)
    return folder / "out" / f"{book.stem}.{suffix}"


class Fault(NamedTuple):
    """What is wrong, and in which part of the file; no part where it does not open."""

    description: str
    part: str


def validate_all(books: Iterable[Path]) -> dict[Path, list[Fault]]:
    """List what Microsoft's Open XML SDK finds wrong with each workbook, and where."""
    script = Path(__file__).parent / "sheets" / "validate.mjs"
    done = subprocess.run(
        ["node", str(script), str(VALIDATOR), *map(str, books)],
        check=True,
        capture_output=True,
        text=True,
        timeout=600,
    )
    return {
        Path(book): [Fault(f["description"], f["path"]["partUri"]) for f in faults]
        for book, faults in json.loads(done.stdout).items()
    }


def validate(book: Path) -> list[Fault]:
    """List what it finds wrong with one workbook."""
    return validate_all([book])[book]
