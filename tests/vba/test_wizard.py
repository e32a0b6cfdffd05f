"""What the function wizard says of our functions, in the language of the workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from addin.functions import account_functions as functions
from addin.functions.expose import described
from scoring.language import LANGUAGES, Language, fill, speaking
from scoring.vocabulary import Sheet
from templates.macro_book import SHEETS
from tests.programs import needs_office
from tests.vba.office import in_office, needs_bindings
from tests.vba.office_book import language_row, office_book
from tools.script_texts import vba_texts
from tools.vba.sources import workbook_project


if TYPE_CHECKING:
    from pathlib import Path

MODULE = "AccountScoringWizard"
LONGEST = 255
"""Characters that Excel takes as a description."""
ONE = (functions.ACCOUNT, functions.HEADINGS, functions.CRITERIA)
ARGUMENTS = {
    "ACCOUNT_SCORE": ONE,
    "ACCOUNT_WHY": ONE,
    "ACCOUNT_POINTS": ONE,
    "ACCOUNT_RANKED": (
        functions.ACCOUNTS,
        functions.HEADINGS,
        functions.CRITERIA,
        functions.CONTACT_FROM,
    ),
}


def help_of(name: str) -> list[str]:
    """What is to be said of a function and of its arguments, in English."""
    return [described(getattr(functions, name)), *ARGUMENTS[name]]


def test_visual_basic_says_what_the_functions_say() -> None:
    spoken = {text for text, file, _ in vba_texts() if MODULE in file}
    assert spoken == {text for name in ARGUMENTS for text in help_of(name)}


@pytest.mark.parametrize("language", Language)
def test_excel_takes_each_description_whole(language: Language) -> None:
    with speaking(language):
        texts = {str(fill(text, {})) for name in ARGUMENTS for text in help_of(name)}
    assert [text for text in texts if len(text) > LONGEST] == []
    assert len(texts) == 9


@pytest.mark.office
@pytest.mark.slow
@needs_office
@needs_bindings
def test_the_wizard_is_told_in_the_workbook_s_language(tmp_path: Path) -> None:
    file = tmp_path / "book.xlsm"
    file.write_bytes(office_book(workbook_project(SHEETS)))
    row = language_row(file)
    asking: list[list[Any]] = [["run", f"{MODULE}.FunctionNames"]]
    asking += [["run", f"{MODULE}.FunctionHelp", name] for name in ARGUMENTS]
    asking += [["run", f"{MODULE}.ArgumentHelp", name] for name in ARGUMENTS]
    steps: list[list[Any]] = []
    for names in LANGUAGES.values():
        steps += [["write", Sheet.SETTINGS.value, f"B{row}", names[0]], *asking]
    # LibreOffice takes no descriptions, and nobody hears of it
    done = in_office(file, [*steps, ["run", f"{MODULE}.DescribeFunctions"]], no_call)
    for at, language in enumerate(LANGUAGES):
        first = at * (1 + len(asking)) + 1
        names, *helps = done[first : first + len(asking)]
        assert names == [*ARGUMENTS]
        with speaking(language):
            wanted = [[str(fill(t, {})) for t in help_of(n)] for n in ARGUMENTS]
        given = zip(helps[: len(wanted)], helps[len(wanted) :], strict=True)
        assert [[text, *rest] for text, rest in given] == wanted


def no_call(*_: Any) -> None:
    """Take a call to Python; there is none."""
