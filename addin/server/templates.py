"""The workbooks to begin with, built by whoever offers them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Final

from addin.server.upload import XLSM, XLSX
from scoring.language import Language, speaking


MOST_WORKBOOKS: Final = 12
"""How many built workbooks are recalled."""
OFFERED: Final = "account_scoring.templates"
"""The entry points under which the builders are found."""
MODELS: Final = "account_scoring.models"
"""The entry points under which lists of models are found."""


@dataclass(frozen=True, slots=True)
class Template:
    """A workbook that can be had."""

    kind: str
    name: str
    title: str
    says: str
    media: str = XLSX


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A model to begin with."""

    name: str
    title: str
    says: str


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


@lru_cache(maxsize=1)
def models() -> tuple[ReadyMade, ...]:
    """List the models that a template can be had with, the usual one first."""
    lists = (entry.load() for entry in entry_points(group=MODELS))
    return tuple(ReadyMade(*words) for several in lists for words in several)


def model(name: str) -> ReadyMade | None:
    """Find a model by its name, the usual one where none is named."""
    named = name or models()[0].name
    return next((one for one in models() if one.name == named), None)


def criteria_of(chosen: ReadyMade) -> bytes:
    """Build a workbook with the criteria of a model, and nobody's accounts beside.

    The usual model has nothing but criteria and accounts; the others have tables of
    people and what they did, which belong to their sample.
    """
    return build("plain", chosen.name, empty=chosen != models()[0])


@lru_cache(maxsize=MOST_WORKBOOKS)
def build(kind: str, name: str, *, empty: bool) -> bytes:
    """Build a template with a model, or recall it."""
    (builder,) = entry_points(group=OFFERED, name=kind)
    content = io.BytesIO()
    # whoever asks, one template is recalled for all
    with speaking(Language.ENGLISH):
        builder.load()(content, empty=empty, model=name)
    return content.getvalue()
