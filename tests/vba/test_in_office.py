"""In LibreOffice: the button presses, and cells rate through the wrappers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import xlwings as xw

from addin.excel import macros
from addin.functions import account_functions
from scoring.pipeline import Options, score_file
from scoring.vocabulary import Sheet
from templates.macro_book import SHEETS
from templates.models.samples import SAMPLE_DAY, sample
from templates.places import FIRST_ROW
from templates.ribbon import MODULE
from tests.programs import needs_office
from tests.vba.office import in_office, needs_bindings
from tests.vba.office_book import office_book
from tools.vba.module import read_module
from tools.vba.sources import addin_project, workbook_project


if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.office, pytest.mark.slow, needs_office, needs_bindings]
FIRST = FIRST_ROW + 1
LAST = FIRST_ROW + len(sample().accounts)
BUTTONS = ("score", "check", "explain")
RATINGS = f"P{FIRST}:P{LAST}"
SAVING = """Attribute VB_Name = "Saving"
Public Sub Save()
    ForgetFormer ThisWorkbook
End Sub
"""
SCORE = "vnd.sun.star.script:VBAProject.AccountScoring.Score"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A workbook whose name and folder have spaces and letters beyond ASCII."""
    folder = tmp_path / "Søren's konti & leads"
    folder.mkdir()
    written = folder / "konti ă 100 %.xlsm"
    written.write_bytes(office_book())
    return written


@pytest.fixture(autouse=True)
def _on_the_sample_s_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(account_functions, "_today", lambda: SAMPLE_DAY)


def column(block: list[list[Any]]) -> list[Any]:
    return [cell for (cell,) in block]


def test_cells_rate_through_the_wrappers_as_the_command_line_does(file: Path) -> None:
    called: list[str] = []
    versions: list[str] = []

    def answer(name: str, values: list[Any]) -> Any:
        called.append(name)
        versions.append(values[-1])
        return getattr(account_functions, name)(*values)

    accounts = Sheet.ACCOUNTS.value
    done = in_office(
        file,
        [
            ["connect"],
            ["calculate"],
            ["read", accounts, RATINGS],
            # the account in the first row is a customer no more
            ["write", accounts, f"N{FIRST}", "No"],
            ["calculate"],
            ["read", accounts, RATINGS],
            # one criterion counts more, so most ratings change
            ["write", Sheet.CRITERIA.value, "B7", 50],
            ["calculate"],
            ["read", accounts, RATINGS],
        ],
        answer,
    )
    scored = score_file(file, options=Options(today=SAMPLE_DAY)).ratings.rating.tolist()
    before, after, heavier = (column(block) for block in done if block)
    assert before == scored
    assert set(called) == {"ACCOUNT_SCORE"}
    assert before[0] == 0
    assert after[0] > 0
    assert after[1:] == before[1:]
    assert sum(one != other for one, other in zip(after, heavier, strict=True)) > 30
    # what an account is changes no criteria; what a criterion weighs does
    assert len(versions) > 2 * len(scored)
    assert [*dict.fromkeys(versions)] == sorted(set(versions))
    assert len(set(versions)) == 2
    assert all(versions)


def test_the_button_is_bound_to_score_which_presses_score(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pressed: list[tuple[str, object]] = []

    def answer(name: str, values: list[str]) -> None:
        assert name == "RunPython"
        exec(values[0], {})  # noqa: S102 - what Excel's Python does with it

    monkeypatch.setattr(xw.Book, "caller", staticmethod(lambda: "the workbook"))
    for name in BUTTONS:
        monkeypatch.setattr(
            macros, name, lambda book, n=name: pressed.append((n, book))
        )
    buttons, *_ = in_office(
        file,
        [
            ["buttons", Sheet.ACCOUNTS.value],
            ["connect"],
            *(["run", f"AccountScoring.{name.title()}"] for name in BUTTONS),
        ],
        answer,
    )
    ((caption, script),) = buttons
    assert caption == "Score"
    assert script.startswith(SCORE)
    assert pressed == [(name, "the workbook") for name in BUTTONS]


def test_undo_presses_undo_and_what_is_kept_for_it_can_be_deleted(file: Path) -> None:
    # LibreOffice saves without an event, so that the test calls what the event would
    project = workbook_project(SHEETS)
    saving = read_module(SAVING)
    file.write_bytes(office_book(replace(project, modules=(*project.modules, saving))))
    pressed: list[str] = []

    def answer(name: str, values: list[Any]) -> Any:
        if name != "RunPython":
            return getattr(account_functions, name)(*values)
        return pressed.append(values[0].partition(".main")[2])

    hidden_names = ("AccountScoring.Scored", "AccountScoring.Summary")
    before, *_, during, _, after = in_office(
        file,
        [
            ["sheets"],
            ["connect"],
            *(["add_hidden", name] for name in hidden_names),
            ["run", "AccountScoring.Score"],
            ["run", "AccountScoring.UndoScore"],
            ["sheets"],
            ["run", "Saving.Save"],
            ["sheets"],
        ],
        answer,
    )
    assert pressed == ["('score')", "('undo')"]
    assert during == [*before, *hidden_names]
    assert after == before


def test_both_files_open_with_every_module(
    tmp_path: Path, macro_book: bytes, addin: bytes
) -> None:
    pairs = (
        (macro_book, "book.xlsm", workbook_project(SHEETS)),
        (addin, "addin.xlam", addin_project(SHEETS)),
    )
    for content, name, project in pairs:
        (tmp_path / name).write_bytes(content)
        modules, heads = in_office(
            tmp_path / name,
            [["modules"], ["read", Sheet.ACCOUNTS.value, "A4:B4"]],
            nobody,
        )
        assert set(modules[project.name]) == {m.name for m in project.modules}
        assert heads == [["Account", "Domain"]]


def test_the_add_in_s_buttons_press_and_its_template_spares_the_user_s_tabs(
    tmp_path: Path,
) -> None:
    file = tmp_path / "book.xlsm"
    file.write_bytes(office_book(addin_project(SHEETS)))
    pressed: list[str] = []

    def answer(_: str, values: list[str]) -> None:
        pressed.append(values[0].partition(".main")[2])

    names = ("Score", "Check", "Explain", "Review", "Apply", "InsertTemplate", "Help")
    presses = [["run", f"{MODULE}.Press{name}", None] for name in names]
    before, _, *_, after = in_office(
        file, [["sheets"], ["connect"], *presses, ["sheets"]], answer
    )
    buttons = ("score", "check", "explain", "review", "apply")
    assert pressed == [f"('{button}')" for button in buttons]
    assert after == before


def test_opening_runs_without_what_only_excel_can_do(file: Path) -> None:
    opening = ["run", "ThisWorkbook.Workbook_Open"]
    closing = ["run", "ThisWorkbook.Workbook_BeforeClose", False]
    assert in_office(file, [["connect"], opening, closing], nobody) == [None] * 3


def nobody(name: str, _: list[Any]) -> None:
    pytest.fail(f"called {name}")


def test_the_other_functions_answer_in_cells_too(file: Path) -> None:
    def answer(name: str, values: list[Any]) -> Any:
        return getattr(account_functions, name)(*values)

    start, arguments = Sheet.START.value, "Accounts.A6:O6;Accounts.A4:O4;AllCriteria"
    why, points, ranked = in_office(
        file,
        [
            ["connect"],
            ["enter", start, "H1", f"=ACCOUNT_WHY({arguments})"],
            ["enter", start, "H2:S2", f"=ACCOUNT_POINTS({arguments})"],
            ["enter", start, "H4:N9", f"=ACCOUNT_RANKED({arguments};0)"],
            ["read", start, "H1"],
            ["read", start, "H2:S2"],
            ["read", start, "H4:N5"],
        ],
        answer,
    )[-3:]
    account = str(sample().accounts[1][0])
    assert why[0][0].count(";") == 2
    assert len([cell for cell in points[0] if isinstance(cell, int | float)]) >= 10
    assert ranked[0][:3] == ["Rank", "Account", "Rating"]
    assert ranked[1][:2] == [1, account]


def test_whole_columns_are_read_down_to_the_last_row_in_use(file: Path) -> None:
    sizes: list[int] = []

    def answer(name: str, values: list[Any]) -> Any:
        sizes.append(len(values[0]))
        return getattr(account_functions, name)(*values)

    start = Sheet.START.value
    arguments = "Accounts.A1:O1048576;Accounts.A4:O4;AllCriteria"
    (ratings,) = in_office(
        file,
        [
            ["connect"],
            ["enter", start, "H1:H65", f"=ACCOUNT_SCORE({arguments})"],
            ["read", start, "H1:H65"],
        ],
        answer,
    )[-1:]
    assert set(sizes) == {LAST}
    assert len([cell for cell in column(ratings) if cell != ""]) > 50
