"""What the script for Google Sheets says in other languages, at the end of the script itself.

It is pasted as it is, so nothing but the script can carry them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from scoring.language import LANGUAGES, Language, Word
from scoring.language.catalogues import OTHERS, TEXTS
from scoring.vocabulary import ScoredHead, Setting, Sheet
from tools.po_files import read
from tools.script_texts import SCRIPT, texts


if TYPE_CHECKING:
    from collections.abc import Mapping

MARK: Final = "// Drawn from the catalogues by `make catalogues`"
NAMES: Final[tuple[Word, ...]] = (
    *Sheet,
    ScoredHead.ACCOUNT,
    ScoredHead.RATING,
    Setting.ACCOUNT_NAME,
    Setting.LANGUAGE,
)
"""What the script looks for, or gives its name."""
LANGUAGES_ABOUT: Final = (
    "/** What each language is called. @type {{[language: string]: string[]}} */"
)
NAMES_ABOUT: Final = (
    "/** What tabs, headings and settings are called; the first is written. "
    "@type {{[name: string]: {[language: string]: string[]}}} */"
)
WORDS_ABOUT: Final = (
    "/** Sentences by the English one. "
    "@type {{[language: string]: {[text: string]: string}}} */"
)


def write() -> None:
    """Write the words into the script."""
    SCRIPT.write_text(with_words(SCRIPT.read_text("utf-8")), "utf-8")


def with_words(script: str) -> str:
    """Give the script with the words that the catalogues have now."""
    start, mark, rest = script.partition(MARK)
    note = rest.partition("\n")[0]
    return f"{start}{mark}{note}\n\n{_words()}"


def _words() -> str:
    return "\n".join(
        (
            LANGUAGES_ABOUT,
            _constant("LANGUAGES", {str(one): LANGUAGES[one] for one in Language}),
            NAMES_ABOUT,
            _constant("NAMES", {word.value: _names(word) for word in NAMES}),
            WORDS_ABOUT,
            _constant("WORDS", {str(one): _texts(one) for one in OTHERS}),
            "",
        )
    )


def _names(word: Word) -> dict[str, tuple[str, ...]]:
    return {str(one): word.understood_in(one) for one in OTHERS}


def _texts(language: Language) -> dict[str, str]:
    catalogue = read(language.value, TEXTS)
    known = {str(each.id): str(each.string) for each in catalogue if each.id}
    wanted = sorted({text for text, _, _ in texts()})
    return {text: known[text] for text in wanted if known.get(text)}


def _constant(name: str, value: Mapping[str, object]) -> str:
    """Write a constant of the script, an entry on each line."""
    entries = ",\n".join(
        f"  {json.dumps(key, ensure_ascii=False)}: {_entry(one)}"
        for key, one in value.items()
    )
    return f"const {name} = {{\n{entries},\n}};\n"


def _entry(value: object) -> str:
    if isinstance(value, dict) and all(isinstance(v, str) for v in value.values()):
        lines = (
            f"    {json.dumps(key, ensure_ascii=False)}: "
            f"{json.dumps(text, ensure_ascii=False)},"
            for key, text in value.items()
        )
        return "\n".join(("{", *lines, "  }"))
    return json.dumps(value, ensure_ascii=False)
