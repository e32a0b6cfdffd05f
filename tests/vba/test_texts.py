"""What Visual Basic says is in the language of the workbook; LibreOffice runs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from scoring.language import LANGUAGES, Language, fill, speaking
from scoring.vocabulary import Sheet, guess_language
from templates.macro_book import SHEETS
from templates.ribbon import MODULE
from templates.xlsx import PAGES
from tests.programs import needs_office
from tests.vba.office import in_office, needs_bindings
from tests.vba.office_book import language_row, office_book
from tools.script_texts import QUOTED, vba_texts
from tools.vba.sources import OWN, addin_project, workbook_project
from tools.vba.texts import texts_module


if TYPE_CHECKING:
    from pathlib import Path

LONGEST_MESSAGE = 1023
"""Characters that a message box of Visual Basic shows."""
ADDS = re.compile(r"^ +(?:\w+) = (?:\w+) & (.*?)(?: & vbLf)?$", re.MULTILINE)
PART = re.compile(rf"{QUOTED}|ChrW\((\d+)\)")
UNREACHABLE = "Python could not be reached: {reason}"
every_language = pytest.mark.parametrize("language", Language)


def unpacked(lines: str) -> str:
    """Put together what the lines of a module append."""
    return "".join(
        chr(int(part[1])) if part[1] else part[0][1:-1].replace('""', '"')
        for line in ADDS.findall(lines)
        for part in PART.finditer(line)
    )


@every_language
def test_the_module_has_each_text_as_the_catalogue_has_it(language: Language) -> None:
    if language is Language.ENGLISH:
        return
    source = texts_module().source.replace("\r\n", "\n")
    function = source.partition(f"Function TextIn_{language.value}(")[2]
    cases = function.partition("    End Select")[0].split("        Case ")[1:]
    with speaking(language):
        wanted = {str(fill(text, {})) for text, _, _ in vba_texts()}
    assert {unpacked(case) for case in cases} == wanted
    assert len(wanted) > 15


def test_nothing_is_shown_that_is_not_said() -> None:
    """Each text in quotes that a person reads goes through the catalogue."""
    for path in OWN.glob("AccountScoring*.bas"):
        source = re.sub(r"^\s*'.*$", "", path.read_text("cp1252"), flags=re.MULTILINE)
        if path.stem != "AccountScoringLanguage":
            assert "MsgBox" not in source
        shown = re.findall(r"(?:Tell|OnUndo|Offer|OfferUndo|StatusBar =) (\S*)", source)
        assert [text for text in shown if text.startswith('"')] == []


@every_language
def test_help_fits_into_a_message_box(language: Language) -> None:
    source = (OWN / "AccountScoringRibbon.bas").read_text("cp1252")
    help_text = source.partition("Function HelpText")[2].partition("End Function")[0]
    with speaking(language):
        texts = [str(fill(text, {})) for text in texts_in(help_text)]
    assert len(texts) == 7
    assert len("\r\n\r\n".join(texts)) <= LONGEST_MESSAGE


def texts_in(source: str) -> list[str]:
    """The texts of a part of a module."""
    return [
        text for text, file, _ in vba_texts() if "Ribbon" in file and _in(text, source)
    ]


def _in(text: str, source: str) -> bool:
    whole = re.sub(r'" & _\s*"', "", source)
    return f'Say("{text}"' in whole


def tabs(language: Language, folder: Path) -> str:
    """A workbook with the tabs of a language, and no Settings."""
    book = openpyxl.Workbook()
    with speaking(language):
        names = [str(sheet) for sheet in (Sheet.CRITERIA, Sheet.ACCOUNTS)]
    book.worksheets[0].title = names[0]
    book.create_sheet(names[1])
    book.save(folder / f"{language.value}.xlsx")
    assert guess_language(names) is language
    return str(folder / f"{language.value}.xlsx")


@pytest.mark.office
@pytest.mark.slow
@needs_office
@needs_bindings
def test_visual_basic_speaks_the_workbook_s_language(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsm"
    file.write_bytes(office_book(workbook_project(SHEETS)))
    row = language_row(file)
    saying = ["run", "AccountScoringLanguage.Say", UNREACHABLE, "reason", "why {x}"]
    steps: list[list[Any]] = []
    for names in LANGUAGES.values():
        steps += [["write", Sheet.SETTINGS.value, f"B{row}", names[0]], saying]
    done = in_office(file, steps, lambda *_: None)[1::2]
    assert done == [in_language(language) for language in LANGUAGES]
    assert len({*done}) == 4


@pytest.mark.office
@pytest.mark.slow
@needs_office
@needs_bindings
@pytest.mark.parametrize("language", [Language.DANISH, Language.ROMANIAN])
def test_without_a_setting_the_tabs_tell_the_language(
    language: Language, tmp_path: Path
) -> None:
    file = tmp_path / "addin.xlsm"
    file.write_bytes(office_book(addin_project(SHEETS)))
    saying = ["run", "AccountScoringLanguage.Say", UNREACHABLE, "reason", "why {x}"]
    beside = ["open_beside", tabs(language, tmp_path)]
    inserted = ["run", f"{MODULE}.TemplateTabs"]
    with speaking(language):
        same = ["run", "AccountScoringLanguage.SheetWord", str(Sheet.ACCOUNTS)]
    done = in_office(file, [beside, saying, inserted, same], lambda *_: None)
    names = [str(name) for name, _, _ in PAGES]
    assert done[1:] == [in_language(language), names, "accounts"]


def in_language(language: Language) -> str:
    """What is to be saying."""
    with speaking(language):
        return fill(UNREACHABLE, {"reason": "why {x}"})
