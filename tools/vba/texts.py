"""The module of texts: what Visual Basic says in each language, and how it finds out which.

It is drawn from the catalogues whenever a project is packed. Letters that code page 1252
lacks are written by their numbers.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from scoring.language import LANGUAGES, Language
from scoring.language.catalogues import OTHERS, TEXTS
from scoring.vocabulary import Setting, Sheet
from tools import po_files
from tools.script_texts import vba_texts
from tools.vba.module import CODE_PAGE, Module, read_module


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAME: Final = "AccountScoringTexts"
HEAD: Final = f"""Attribute VB_Name = "{NAME}"
Option Explicit

' Drawn from the catalogues by tools/vba/texts.py.

"""
WIDTH: Final = 70
"""Characters of a text in one line: with letters as numbers a line stays under 1,023."""


def texts_module() -> Module:
    """Write the module of texts."""
    parts = (
        _names("SettingNames", [listed(Setting.LANGUAGE.understood)]),
        _names("LanguageNames", map(_language_names, Language)),
        _names("SheetNames", (listed(sheet.understood) for sheet in Sheet)),
        _names("TellingNames", map(_telling_names, Language)),
        _choice(),
        *map(_texts, OTHERS),
    )
    return read_module(HEAD + "\n".join(parts))


def listed(names: Iterable[str]) -> str:
    """Put names in small letters between bars.

    >>> listed(["Settings", "Indstillinger"])
    '|settings|indstillinger|'
    """
    keys = dict.fromkeys(" ".join(name.split()).lower() for name in names)
    return "|".join(("", *keys, ""))


def _language_names(language: Language) -> str:
    return listed((language.value, *LANGUAGES[language]))


def _telling_names(language: Language) -> str:
    """Give the names of tabs that this language alone knows, after its code."""
    names = _names_in(language)
    for other in Language:
        if other is not language:
            names = names - _names_in(other)
    return listed((language.value, *sorted(names)))


def _names_in(language: Language) -> set[str]:
    names = (name for sheet in Sheet for name in sheet.understood_in(language))
    return {name.lower() for name in names}


def _names(function: str, lines: Iterable[str]) -> str:
    """Write a function that gives lines of names."""
    return _function(f"Public Function {function}() As String", function, lines)


def _function(head: str, name: str, lines: Iterable[str]) -> str:
    body = [f"    {part}" for line in lines for part in _appended(name, line, "vbLf")]
    return "\n".join((head, *body, "End Function", ""))


def _choice() -> str:
    cases = (f'        Case "{one}": TextIn = TextIn_{one}(English)' for one in OTHERS)
    return "\n".join(
        (
            "Public Function TextIn(ByVal Language As String, ByVal English As String) As String",
            "    Select Case Language",
            *cases,
            "    End Select",
            '    If TextIn = "" Then TextIn = English',
            "End Function",
            "",
        )
    )


def _texts(language: Language) -> str:
    """Write the function that gives the texts of a language by the English ones."""
    function = f"TextIn_{language.value}"
    catalogue = po_files.read(language.value, TEXTS)
    body: list[str] = []
    for english in sorted({text for text, _, _ in vba_texts()}):
        entry = catalogue.get(english)
        if entry is not None and entry.string:
            body.append(f"        Case {_literal(english)}")
            lines = _appended(function, str(entry.string))
            body.extend(f"            {line}" for line in lines)
    head = f"Private Function {function}(ByVal English As String) As String"
    return "\n".join(
        (head, "    Select Case English", *body, "    End Select", "End Function", "")
    )


def _appended(name: str, text: str, end: str = "") -> Iterator[str]:
    """Put a text together in a variable, for a line of Visual Basic is not long."""
    starts = range(0, len(text), WIDTH)
    for start in starts:
        last = f" & {end}" if end and start == starts[-1] else ""
        yield f"{name} = {name} & {_literal(text[start : start + WIDTH])}{last}"


def _literal(text: str) -> str:
    """Write a text as Visual Basic does.

    >>> _literal("A \N{LATIN SMALL LETTER S WITH COMMA BELOW} b")
    '"A " & ChrW(537) & " b"'
    """
    runs = groupby(text, _is_in_code_page)
    return " & ".join(
        _quoted("".join(signs))
        if is_in
        else " & ".join(f"ChrW({ord(sign)})" for sign in signs)
        for is_in, signs in runs
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _is_in_code_page(sign: str) -> bool:
    return bool(sign.encode(CODE_PAGE, "ignore"))
