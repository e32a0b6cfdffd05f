"""What column Use of Review says is understood in the language that it is offered in."""

from __future__ import annotations

import pytest

from scoring.language import LANGUAGES, Language, speaking
from scoring.learning.figures import Figures
from scoring.lessons import uses_on
from scoring.sheets.review_words import ReviewWord
from scoring.vocabulary.cell_words import FieldUse


@pytest.mark.parametrize("language", [*LANGUAGES])
def test_a_choice_is_read_from_a_review_in_each_language(
    language: Language,
) -> None:
    with speaking(language):
        heads: list[object] = [str(ReviewWord.FIELD), "AUC", str(ReviewWord.USE)]
        keep, leave = str(FieldUse.KEEP), f" {str(FieldUse.LEAVE).upper()}"
    rows: list[list[object]] = [
        ["Review"],
        heads,
        ["Trin", 0.9, leave],
        ["Land", 0.8, keep],
    ]
    choice = Figures().chosen(uses_on(rows)).choice
    assert choice.leave == {"trin"}
    assert choice.keep == {"land"}
    with speaking(language):
        assert str(choice.word("Land")) == keep
    assert choice.word("Trin") == "Leave"
