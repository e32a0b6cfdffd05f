"""The ready-made models as files, each built once."""

from __future__ import annotations

import functools
import io
from typing import TYPE_CHECKING

import openpyxl

from templates import xlsx
from templates.models import DEFAULT, NAMES
from templates.models.registry import described


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from scoring.vocabulary import Sheet
    from templates.spec import Table


without_live = functools.partial(xlsx.build, live_rows=0)
READY = [name for name in NAMES if name != DEFAULT]


@functools.cache
def built(
    name: str, *, empty: bool = False, build: Callable[..., None] = xlsx.build
) -> bytes:
    file = io.BytesIO()
    build(file, empty=empty, model=name)
    return file.getvalue()


def opened(content: bytes, *, values: bool = False) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)


def written(folder: Path, name: str, *, empty: bool = False) -> Path:
    path = folder / f"{name}{'-empty' if empty else ''}.xlsx"
    path.write_bytes(built(name, empty=empty))
    return path


def story_text(name: str) -> str:
    """What Start says of the sample."""
    story = described(name).story
    assert story is not None
    return story.proof


def table(name: str, sheet: Sheet) -> Table:
    (table,) = (t for t in described(name).tables if t.sheet is sheet)
    return table
