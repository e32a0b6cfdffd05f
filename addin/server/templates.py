"""The workbooks to begin with, built by whoever offers them."""

from __future__ import annotations

import io
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Final

from addin.server.upload import XLSM, XLSX
from scoring.language import Language, current, phrase, speaking


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
        phrase("Plain workbook"),
        phrase(
            "For Excel, Google Sheets and LibreOffice; rates while you type, no macros."
        ),
    ),
    Template(
        "macro",
        "account-scoring.xlsm",
        phrase("Workbook with a button"),
        phrase("For Excel on Windows or Mac with account-scoring installed."),
        XLSM,
    ),
    Template(
        "lite",
        "account-scoring-lite.xlsx",
        phrase("Workbook for xlwings Lite"),
        phrase("For Excel in the browser too, with the free add-in xlwings Lite."),
    ),
)


def words_of(one: Template | ReadyMade) -> dict[str, str]:
    """Say what a template or a model is."""
    return {name: str(text) for name, text in asdict(one).items()}


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


def without_accounts(chosen: ReadyMade) -> bytes:
    """Build a workbook with the criteria of a model and no accounts, to import into."""
    return _build("plain", chosen.name, current(), empty=True, with_criteria=True)


def build(kind: str, name: str, *, empty: bool) -> bytes:
    """Build a template with a model in the language that is spoken, or recall it."""
    return _build(kind, name, current(), empty=empty)


@lru_cache(maxsize=MOST_WORKBOOKS)
def _build(
    kind: str, name: str, language: Language, *, empty: bool, **more: bool
) -> bytes:
    (builder,) = entry_points(group=OFFERED, name=kind)
    content = io.BytesIO()
    with speaking(language):
        builder.load()(content, empty=empty, model=name, **more)
    return content.getvalue()
