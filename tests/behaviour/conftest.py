"""What these tests share with those of the add-in."""

from __future__ import annotations

from tests.excel.conftest import com


__all__ = ["com"]
