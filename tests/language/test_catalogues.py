"""The catalogues say all that the code says, and in its places."""

from __future__ import annotations

from collections import defaultdict
from string import Formatter

import pytest

from scoring import vocabulary
from scoring.language import Language, Word, language_of, phrase, speaking
from scoring.language.catalogues import ALSO, WORDS
from tools.catalogues import (
    DOMAINS,
    LANGUAGES,
    mo_bytes,
    po_text,
    untranslated,
    updated,
)
from tools.po_files import po_file, read


CATALOGUES = [(language, domain) for language in LANGUAGES for domain in DOMAINS]
every_catalogue = pytest.mark.parametrize(("language", "domain"), CATALOGUES)


def places(text: str) -> set[str]:
    """The names in braces, also those inside the words of a choice."""
    parsed = [part for part in Formatter().parse(text) if part[1] is not None]
    inner = [places(spec) for _, _, spec, _ in parsed if spec and "{" in spec]
    return {str(name) for _, name, _, _ in parsed}.union(*inner)


@pytest.mark.slow
@every_catalogue
def test_a_catalogue_has_every_text_of_the_code_and_no_other(
    language: str, domain: str
) -> None:
    stored = po_file(language, domain).read_bytes()
    assert stored == po_text(updated(language, domain)), "run: make catalogues"


@every_catalogue
def test_a_catalogue_is_compiled(language: str, domain: str) -> None:
    compiled = po_file(language, domain).with_suffix(".mo").read_bytes()
    assert compiled == mo_bytes(read(language, domain)), "run: make catalogues"


@every_catalogue
def test_nothing_is_left_in_english(language: str, domain: str) -> None:
    assert untranslated(read(language, domain)) == []


@every_catalogue
def test_a_translation_names_the_same_places(language: str, domain: str) -> None:
    for entry in read(language, domain):
        if entry.id and entry.string:
            parting = ALSO if domain == WORDS else "\n\n\n"
            for text in str(entry.string).split(parting):
                assert places(text) == places(str(entry.id)), entry.id


def test_no_text_is_a_clause_that_is_put_into_another() -> None:
    """A word for whom it is about would have to be bent, a clause to move."""
    texts = [str(entry.id) for entry in read("da", "texts") if entry.id]
    assert [text for text in texts if places(text) & {"who", "because"}] == []
    assert [text for text in texts if text[0] in ",;"] == []


def test_no_word_of_a_kind_stands_for_two_of_its_meanings() -> None:
    """One heading, Test or setting is never taken for another of its kind."""
    kinds = [
        kind
        for kind in vars(vocabulary).values()
        if isinstance(kind, type) and issubclass(kind, Word)
    ]
    assert len(kinds) > 8
    for kind in kinds:
        meanings = defaultdict(set)
        for member in kind:
            for word in member.understood:
                meanings[word.casefold()].add(member.value)
        assert {w: m for w, m in meanings.items() if len(m) > 1} == {}, kind


@pytest.mark.parametrize("language", Language)
def test_a_language_is_known_by_its_own_code(language: Language) -> None:
    assert language_of(language.value) is language


def test_a_text_without_a_translation_is_said_in_english() -> None:
    with speaking(Language.DANISH):
        assert phrase("no catalogue has {this}").format(this=1) == (
            "no catalogue has 1"
        )
