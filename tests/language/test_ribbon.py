"""The ribbon is written in the language that is spoken, and its names stay."""

from __future__ import annotations

import pytest
from lxml import etree

from scoring.language import Language, speaking
from scoring.vocabulary import Sheet
from templates.ribbon import GROUPS, key_tips, ribbon


every_language = pytest.mark.parametrize("language", Language)


def attributes(name: str) -> list[str]:
    """All values of an attribute, in order."""
    return [
        str(each.get(name))
        for each in etree.fromstring(ribbon()).iter()
        if each.get(name)
    ]


@every_language
def test_each_button_has_a_key_of_its_own(language: Language) -> None:
    with speaking(language):
        keys = [*key_tips().values()]
    assert len({*keys}) == len(keys) == sum(map(len, GROUPS.values()))
    assert all(key.isascii() and key.isupper() for key in keys)


@every_language
def test_what_visual_basic_knows_is_the_same_in_every_language(
    language: Language,
) -> None:
    english = {name: attributes(name) for name in ("id", "onAction", "tag", "imageMso")}
    with speaking(language):
        assert {name: attributes(name) for name in english} == english


def test_the_menu_offers_tabs_by_their_danish_names() -> None:
    with speaking(Language.DANISH):
        assert str(Sheet.OUTCOMES) in attributes("label")
        assert Sheet.OUTCOMES.value not in attributes("label")
