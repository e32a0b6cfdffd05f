"""Freed memory goes back, and asking for it never hurts."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pyarrow as pa
import pytest

from scoring.memory import MANY, compact, give_back


if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("rows", "platform", "wanted"),
    [(MANY, "linux", 1), (MANY - 1, "linux", 0), (MANY, "win32", 0)],
    ids=["many rows", "few rows", "another system"],
)
def test_it_is_asked_for_where_it_helps(
    monkeypatch: pytest.MonkeyPatch, rows: int, platform: str, wanted: int
) -> None:
    calls: list[int] = []
    library = SimpleNamespace(malloc_trim=calls.append)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", lambda _: library)
    give_back(rows)
    assert len(calls) == wanted


def test_another_c_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda _: SimpleNamespace())
    give_back(MANY)


def test_arrow_is_as_it_was_before() -> None:
    before = pa.default_memory_pool().backend_name
    with compact():
        assert pa.default_memory_pool().backend_name == "system"
    assert pa.default_memory_pool().backend_name == before


@pytest.fixture
def module(tmp_path: Path) -> Path:
    """A module that no program has loaded yet (what measures coverage loads many)."""
    path = tmp_path / "never_loaded.py"
    path.write_text("PARTS = [[] for _ in range(2000)]\n", encoding="utf-8")
    return path


def test_what_is_loaded_for_good_is_not_looked_through(module: Path) -> None:
    done = run_python(
        "import gc, sys",
        "from scoring.memory import loading",
        f"sys.path.insert(0, {str(module.parent)!r})",
        f"with loading({module.stem!r}):",
        f"    import {module.stem}",
        "    print(gc.isenabled())",
        "print(gc.isenabled(), gc.get_freeze_count() > 1000)",
        "before = gc.get_freeze_count()",
        "more = [[] for _ in range(5000)]",
        f"with loading({module.stem!r}):",
        "    pass",
        "print(gc.get_freeze_count() == before)",
    )
    assert done == "False\nTrue True\nTrue\n"


def test_a_collector_that_is_off_stays_off(module: Path) -> None:
    done = run_python(
        "import gc, sys",
        "from scoring.memory import loading",
        f"sys.path.insert(0, {str(module.parent)!r})",
        "gc.disable()",
        f"with loading({module.stem!r}):",
        f"    import {module.stem}",
        "print(gc.isenabled(), gc.get_freeze_count())",
    )
    assert done == "False 0\n"


def run_python(*lines: str) -> str:
    """Run a program of its own, and give what it prints."""
    command = [sys.executable, "-c", "\n".join(lines)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
