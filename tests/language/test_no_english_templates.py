"""No word of a ready-made workbook is left in English where a person looks."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import openpyxl
import pytest

from scoring.language import LANGUAGES, Language, catalogues, speaking
from scoring.vocabulary import BLANK_WORDS
from templates.models import NAMES
from templates.models.registry import MODELS
from templates.spoken_spec import kind_of_words
from templates.xlsx import build
from tests.language.pseudo import LETTERS, bare, danish_words, pseudo


if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from templates.spec import Workbook

OWN = frozenset({"live", "score", "account", "auto", "use", "dansk", "odd"})
"""Names: of the tab, the button, the program; the sign `auto`; the language itself.

`odd` is what a formula of Compare calls a cell that it cannot read, and never shown.
"""
QUOTED = re.compile(r'"((?:[^"]|"")*)"')


def texts_of(sheet: Worksheet) -> Iterator[str]:
    """Give what a person reads of a sheet, with its notes, lists and links."""
    for row in sheet.iter_rows():
        for cell in row:
            formula = getattr(cell.value, "text", cell.value)
            if isinstance(formula, str) and formula.startswith("="):
                # a sentence of a formula is parted by the cells in its places
                yield " ".join(QUOTED.findall(formula))
            elif isinstance(formula, str):
                yield formula
            if cell.comment:
                yield cell.comment.text
            if cell.hyperlink and cell.hyperlink.tooltip:
                yield cell.hyperlink.tooltip
    for checked in sheet.data_validations.dataValidation:
        yield from filter(None, (checked.errorTitle, checked.error))
        yield from filter(None, (checked.promptTitle, checked.prompt))


def names_in(spec: Workbook) -> set[str]:
    """Give the names of companies, people, places and programs in the sample."""
    tables = [(spec.columns, spec.accounts)]
    tables += [(table.columns, table.rows) for table in spec.tables]
    cells = (
        str(row[at])
        for columns, rows in tables
        for at, column in enumerate(columns)
        if kind_of_words(column) is None
        for row in rows
    )
    voters = spec.comparison.voters if spec.comparison else ()
    words = (*cells, *voters, *BLANK_WORDS)
    return {w.casefold() for text in words for w in LETTERS.findall(text)}


@pytest.mark.slow
@pytest.mark.parametrize("model", NAMES)
def test_no_english_is_left(model: str, monkeypatch: pytest.MonkeyPatch) -> None:
    file = io.BytesIO()
    with monkeypatch.context() as patched, speaking(Language.DANISH):
        patched.setattr(catalogues, "catalogue", pseudo)
        build(file, model=model)
    # read again: its sheets are those that are not hidden
    book = openpyxl.load_workbook(file)
    shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
    assert len(shown) > 3
    known = OWN | danish_words() | names_in(MODELS[model]())
    left = {
        (sheet.title, word)
        for sheet in shown
        for text in (sheet.title, *texts_of(sheet))
        for word in LETTERS.findall(bare(text))
        if word.casefold() not in known
    }
    assert left == set()
    assert LANGUAGES[Language.DANISH][0] in {
        cell.value for sheet in shown for row in sheet for cell in row
    }
