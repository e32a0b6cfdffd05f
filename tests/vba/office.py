"""LibreOffice with a macro workbook in it, and the test's own Python behind it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest


if TYPE_CHECKING:
    from collections.abc import Callable

    Answer = Callable[[str, list[Any]], Any]

PYTHON = Path("/usr/bin/python3")
DRIVER = Path(__file__).with_name("office_driver.py")


def has_bindings() -> bool:
    """Whether the system's Python can drive LibreOffice."""
    if not PYTHON.exists():
        return False
    answer = subprocess.run(
        [PYTHON, "-c", "import uno"], check=False, capture_output=True
    )
    return answer.returncode == 0


needs_bindings = pytest.mark.skipif(
    not has_bindings(), reason="needs LibreOffice's Python bindings (python3-uno)"
)


def in_office(book: Path, steps: list[list[Any]], answer: Answer) -> list[Any]:
    """Do steps with a workbook in LibreOffice, answering the calls that it makes."""
    profile = book.parent / "profile"
    # a virtual environment on PATH would break LibreOffice's own Python
    clean = {"PATH": "/usr/bin:/bin", "HOME": str(book.parent), "LANG": "C.UTF-8"}
    command = [str(PYTHON), str(DRIVER), str(profile), str(book), json.dumps(steps)]
    with subprocess.Popen(
        command,
        env=clean,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as driver:
        assert driver.stdin is not None
        assert driver.stdout is not None
        for line in driver.stdout:
            reply = json.loads(line)
            if "done" in reply:
                done: list[Any] = reply["done"]
                return done
            answered = answer(reply["call"], reply["with"])
            driver.stdin.write(json.dumps(answered) + "\n")
            driver.stdin.flush()
    pytest.fail("the driver of LibreOffice ended early")
