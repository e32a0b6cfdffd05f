"""Where a user stands, for what is told them to do there."""

from __future__ import annotations

from enum import StrEnum


class Face(StrEnum):
    """Where a file is scored and reviewed, and so what can be pressed or typed."""

    TERMINAL = "terminal"
    EXCEL = "excel"
    LITE = "lite"
    SHEETS = "sheets"
    PAGE = "page"
