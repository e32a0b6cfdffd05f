"""A sentence about one says so: `1 of 1 account has`, never `1 of 1 accounts have`."""

from __future__ import annotations

import re
from string import Formatter
from typing import Final

import pytest

from scoring.language import Language, fill, phrase, speaking
from scoring.language.numbers import CHOICE
from tools.po_files import read


OTHERS_TOO: Final = re.compile(r"\{(\w+)\b[^{}]*\} other (?!\{\1:)")
CHOOSES: Final = re.compile(r"\{\w+:[^{}]*\|")
FEW: Final = phrase(
    "{count:,} of {accounts:,} {accounts:account|accounts} {count:has|have}"
)


def texts(language: str) -> list[tuple[str, str]]:
    """Give each text with what stands for it."""
    return [(str(m.id), str(m.string)) for m in read(language, "texts") if m.id]


def values(text: str, value: object) -> dict[str, object]:
    """Put one value into every place."""
    return {name: value for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(
    ("count", "accounts", "sentence"),
    [
        (1, 1, "1 of 1 account has"),
        (1, 3, "1 of 3 accounts has"),
        (0, 1, "0 of 1 account have"),
        (1_000, 2_000, "1,000 of 2,000 accounts have"),
    ],
)
def test_words_go_with_their_number(count: int, accounts: int, sentence: str) -> None:
    assert FEW.format(count=count, accounts=accounts) == sentence


def test_a_number_that_is_written_already_has_its_words_too() -> None:
    compared = phrase("{pairs} of {of} {of:pair is|pairs are} compared.")
    assert compared.format(pairs="?", of="1") == "? of 1 pair is compared."


@pytest.mark.parametrize("language", ["da", "sv", "ro"])
def test_every_text_that_chooses_says_one_of_two(language: str) -> None:
    chosen = [pair for pair in texts(language) if CHOOSES.search("".join(pair))]
    assert len(chosen) > 40
    for english, local in chosen:
        for text in (english, local):
            for value in (1, 2):
                with speaking(Language(language)):
                    assert CHOICE not in fill(text, values(text, value)), text


def test_what_is_said_of_others_is_said_of_one_other_too() -> None:
    """So that no finding says `and 1 other words`."""
    assert [text for text, _ in texts("da") if OTHERS_TOO.search(text)] == []


@pytest.mark.parametrize("language", Language)
def test_one_outcome_is_said_to_be_one(language: Language) -> None:
    sentence = phrase(
        "there {new:is|are} {new:,} new {new:outcome|outcomes} since the last review: "
        "{todo}"
    )
    with speaking(language):
        one, two = (sentence.format(new=new, todo="") for new in (1, 2))
    assert one.replace("1", "2") != two
