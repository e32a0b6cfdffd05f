"""No text of a scored ready-made workbook is the English one where another is spoken."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from scoring.language import Language, speaking
from scoring.language.catalogues import ALSO, OTHERS, WORDS
from scoring.pipeline import Options, score_file
from templates.models import NAMES
from templates.xlsx import build
from tools.catalogues import DOMAINS
from tools.po_files import read


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

TODAY = dt.date(2026, 11, 20)


@cache
def english(language: Language) -> frozenset[str]:
    """Each English text that is none of the language."""
    own: set[str] = set()
    texts: set[str] = set()
    for domain in DOMAINS:
        for entry in read(language.value, domain):
            if entry.id and entry.string:
                texts.add(str(entry.id))
                parts = str(entry.string).split(ALSO) if domain == WORDS else ()
                own |= {part.strip() for part in parts} or {str(entry.string)}
    return frozenset(texts - own)


def texts_of(sheet: Worksheet) -> Iterator[str]:
    """What a person sees of a sheet: cells, notes, what a list offers and refuses."""
    hidden = {
        get_column_letter(column)
        for one in sheet.column_dimensions.values()
        if one.hidden
        for column in range(one.min or 1, (one.max or 0) + 1)
    }
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.column_letter not in hidden:
                yield cell.value
            if cell.comment:
                yield cell.comment.text
    for rule in sheet.data_validations.dataValidation:
        yield from filter(
            None, (rule.errorTitle, rule.error, rule.promptTitle, rule.prompt)
        )
        if rule.type == "list" and str(rule.formula1).startswith('"'):
            yield from str(rule.formula1).strip('"').split(",")


def left_in(path: Path, language: Language) -> set[tuple[str, str]]:
    """The texts that were left in English, each with its sheet."""
    book = openpyxl.load_workbook(path)
    shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
    return {
        (sheet.title, text)
        for sheet in shown
        for text in (sheet.title, *texts_of(sheet))
        if text in english(language)
    }


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:.*extension is not supported")
@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("model", NAMES)
def test_a_scored_model_is_in_its_language(
    model: str, language: Language, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    with speaking(language):
        build(path, model=model, live_rows=0)
    with speaking(Language.ENGLISH):
        score_file(path, options=Options(today=TODAY))
    scored = tmp_path / "book-scored.xlsx"
    assert left_in(scored, language) == set()


def test_a_text_that_is_left_in_english_is_noticed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Not now", "Kontakt", "Not blank", "Company"])
    book.save(tmp_path / "book.xlsx")
    left = left_in(tmp_path / "book.xlsx", Language.DANISH)
    assert left == {("Sheet", "Not now")}
