"""The workbooks to begin with, built by whoever offers them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Final

from addin.server.upload import XLSM, XLSX


OFFERED: Final = "account_scoring.templates"
"""The entry points under which the builders are found."""


@dataclass(frozen=True, slots=True)
class Template:
    """A workbook that can be had."""

    kind: str
    name: str
    title: str
    says: str
    media: str = XLSX


TEMPLATES: Final = (
    Template(
        "plain",
        "account-scoring.xlsx",
        "Plain workbook",
        "For Excel, Google Sheets and LibreOffice; rates while you type, no macros.",
    ),
    Template(
        "macro",
        "account-scoring.xlsm",
        "Workbook with a button",
        "For Excel on Windows or Mac with account-scoring installed.",
        XLSM,
    ),
    Template(
        "lite",
        "account-scoring-lite.xlsx",
        "Workbook for xlwings Lite",
        "For Excel in the browser too, with the free add-in xlwings Lite.",
    ),
)


def template(kind: str) -> Template | None:
    """Find a template that someone offers."""
    return next((one for one in offered() if one.kind == kind), None)


def offered() -> tuple[Template, ...]:
    """List the templates for which there is a builder."""
    builders = {entry.name for entry in entry_points(group=OFFERED)}
    return tuple(one for one in TEMPLATES if one.kind in builders)


@lru_cache(maxsize=2 * len(TEMPLATES))
def build(kind: str, *, empty: bool) -> bytes:
    """Build a template, or recall it."""
    (builder,) = entry_points(group=OFFERED, name=kind)
    content = io.BytesIO()
    builder.load()(content, empty=empty)
    return content.getvalue()
