"""Where npm's `pyodide` is: beside the validator of workbooks, found through PATH."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from packaging.utils import canonicalize_name

from tests.programs import VALIDATOR


MODULES = Path(VALIDATOR).absolute().parents[1] if VALIDATOR else None
FULL = os.environ.get("ACCOUNT_SCORING_PYODIDE", "")
"""A folder with Pyodide and numpy, pandas, pyarrow and lxml for it; see `full_pyodide`."""
HOME = MODULES / "pyodide" if MODULES and (MODULES / "pyodide").is_dir() else None

needs_pyodide = pytest.mark.skipif(
    HOME is None, reason="needs npm's pyodide beside @ooxml-tools/validate"
)


def home() -> Path:
    assert HOME is not None
    return HOME


def brought() -> dict[str, str]:
    """The packages of Pyodide's distribution, with their versions."""
    lock: dict[str, Any] = json.loads((home() / "pyodide-lock.json").read_text())
    return {canonicalize_name(n): p["version"] for n, p in lock["packages"].items()}


def python() -> str:
    """The version of Python that Pyodide is."""
    lock: dict[str, Any] = json.loads((home() / "pyodide-lock.json").read_text())
    version: str = lock["info"]["python"]
    return version
