"""The real programs that judge what we write: LibreOffice, Microsoft's validator."""

from __future__ import annotations

import atexit
import functools
import json
import shutil
import subprocess
import threading
from pathlib import Path
from typing import NamedTuple

import pytest


VALIDATOR = shutil.which("ooxml-validate")
PATIENCE = 600
"""Seconds after which the validator is taken to hang."""

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


@functools.cache
def validator() -> subprocess.Popen[str]:
    """Start Microsoft's validator: it takes seconds, so all tests share one."""
    script = Path(__file__).parent / "sheets" / "validate.mjs"
    process = subprocess.Popen(
        ["node", str(script), str(VALIDATOR)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    atexit.register(end, process)
    return process


def end(process: subprocess.Popen[str]) -> None:
    """End a program, and leave nothing of it behind."""
    process.kill()
    process.communicate()


def validate(book: Path) -> list[Fault]:
    """List what Microsoft's Open XML SDK finds wrong with a workbook, and where."""
    process = validator()
    assert process.stdin is not None
    assert process.stdout is not None
    limit = threading.Timer(PATIENCE, process.kill)
    limit.start()
    try:
        process.stdin.write(f"{json.dumps(str(book))}\n")
        process.stdin.flush()
        answer = process.stdout.readline()
    finally:
        limit.cancel()
    if not answer:
        validator.cache_clear()
        pytest.fail(f"Microsoft's validator ended over {book}")
    faults = json.loads(answer)
    return [Fault(f["description"], f["path"]["partUri"]) for f in faults]
