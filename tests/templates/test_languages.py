"""A ready-made workbook of each language rates and shares out as the English one."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import openpyxl
import pytest

from scoring.language import LANGUAGES, Language, speaking
from scoring.pipeline import describe, rate, read
from scoring.vocabulary import Head, ScoredHead, Sheet
from templates.models import DEFAULT, NAMES
from templates.xlsx import build


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.sheets.results import Results

SAME = {ScoredHead.ACCOUNT, ScoredHead.SELLER, ScoredHead.MATRIX}
"""The columns of texts that are names, whatever the language."""
OTHERS = [language for language in Language if language is not Language.ENGLISH]


@cache
def built(model: str, language: Language) -> bytes:
    file = io.BytesIO()
    with speaking(language):
        build(file, model=model, live_rows=0)
    return file.getvalue()


def scored(model: str, language: Language, folder: Path) -> Results:
    path = folder / f"{model}-{language}.xlsx"
    path.write_bytes(built(model, language))
    with speaking(Language.ENGLISH):
        return describe(rate(read(path)))


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("model", NAMES)
def test_a_model_rates_alike_in_every_language(
    model: str, language: Language, tmp_path: Path
) -> None:
    english = scored(model, Language.ENGLISH, tmp_path)
    other = scored(model, language, tmp_path)
    assert [f.code for f in other.findings] == [f.code for f in english.findings]
    pairs = zip(other.scored.columns, english.scored.columns, strict=True)
    numbers = 0
    for mine, theirs in pairs:
        if theirs.values.dtype.kind in "fi":
            numbers += 1
            np.testing.assert_array_equal(mine.values, theirs.values)
        elif theirs.heading in SAME:
            assert mine.values.tolist() == theirs.values.tolist()
    assert numbers > 1


@pytest.mark.parametrize("language", OTHERS)
def test_the_setting_names_the_language(language: Language) -> None:
    book = openpyxl.load_workbook(io.BytesIO(built(DEFAULT, language)))
    with speaking(language):
        rows = book[str(Sheet.SETTINGS)].iter_rows(values_only=True)
        settings = {row[0]: row[1] for row in rows}
        assert str(Head.SETTING) in settings
    assert LANGUAGES[language][0] in settings.values()
