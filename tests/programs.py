"""The real programs that judge what we write: LibreOffice, Microsoft's validator."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest


if TYPE_CHECKING:
    from pathlib import Path

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


def validate(book: Path) -> list[object]:
    """List what Microsoft's Open XML SDK finds wrong with a workbook."""
    done = subprocess.run(
        [str(VALIDATOR), "--output-format", "json", str(book)],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "NO_COLOR": "1"},
        timeout=180,
    )
    errors: list[object] = json.loads(done.stdout)
    return errors
