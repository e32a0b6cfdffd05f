"""What a terminal must not obey, and places and files that are none."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from scoring.deliver.notify import NotificationError, is_web_address, notify
from scoring.sheets.results import Moved


if TYPE_CHECKING:
    from collections.abc import Callable

    from click.testing import Result

HOSTILE = (
    "Acme\N{CONTROL SEQUENCE INTRODUCER}31m\N{RIGHT-TO-LEFT OVERRIDE}dlog\n"
    "No findings: everything looks right."
)
ESCAPE = "\x1b[2J\r"


def rename_accounts(book: Path) -> None:
    """Give every account a hostile name, and one of them a size that is no number."""
    sheets = openpyxl.load_workbook(book)
    accounts = sheets["Accounts"]
    at = {str(c.value): c for row in accounts["A1:Z9"] for c in row if c.value}
    first, size = at["Account"].row + 1, at["Employees"].column
    for row in range(first, accounts.max_row + 1):
        if accounts.cell(row, 1).value:
            accounts.cell(row, 1).value = f"{HOSTILE} {row - first}"
    accounts.cell(first, size).value = f"about {HOSTILE}"
    sheets.save(book)


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [("check",), ("score",), ("explain", f"{HOSTILE} 0"), ("check", "--json")],
    ids=["check", "score", "explain", "json"],
)
def test_a_terminal_gets_nothing_to_obey(
    words: tuple[str, ...], run: Callable[..., Result], book: Path
) -> None:
    rename_accounts(book)
    result = run(words[0], book, *words[1:])
    signs = {sign for sign in result.output if not sign.isprintable()}
    assert signs == {"\n"}
    assert "Acme\\" in result.output
    assert "\nNo findings: everything" not in result.output
    if "--json" in words:
        assert HOSTILE.split("\n", maxsplit=1)[0] in " ".join(
            finding["text"] for finding in json.loads(result.stdout)["findings"]
        )


DEALS = ("Account", "Size", "Industry", "Outcome", "Date")


@pytest.fixture
def deals() -> Path:
    """Write won and lost deals of hostile accounts in hostile fields."""
    path = Path("deals.csv")
    with path.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file)
        write.writerow([*DEALS[:2], f"Industry {ESCAPE}", *DEALS[3:]])
        for number in range(60):
            won = number % 3 == 0
            size, trade = 900 - 10 * number, f"Soft{ESCAPE}ware" if won else ESCAPE
            outcome = "won" if won else "lost"
            name = f"{HOSTILE} {number}"
            write.writerow(
                [name, size, trade, outcome, f"2026-01-{number % 28 + 1:02}"]
            )
    return path


@pytest.mark.slow
@pytest.mark.parametrize(
    "words",
    [
        ("import", "{deals}", "{book}"),
        ("import", "{deals}", "{book}", "--dry-run"),
        ("score", "{deals}", "--criteria", "{book}"),
        ("review", "{book}"),
        ("suggest", "{deals}", "-o", "suggested.xlsx"),
        ("score", f"a{ESCAPE}.xlsx"),
        ("new", f"no{ESCAPE}/a.xlsx"),
        ("doctor", f"a{ESCAPE}.xlsx"),
    ],
    ids=["import", "dry run", "criteria", "review", "suggest", "name", "new", "doctor"],
)
def test_no_command_prints_what_a_terminal_obeys(
    words: tuple[str, ...], run: Callable[..., Result], book: Path, deals: Path
) -> None:
    rename_accounts(book)
    result = run(*(word.format(deals=deals, book=book) for word in words))
    assert result.output.strip()
    assert not isinstance(result.exception, Exception) or isinstance(
        result.exception, SystemExit
    )
    assert {sign for sign in result.output if not sign.isprintable()} == {"\n"}
    assert "\nNo findings: everything" not in result.output


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
@pytest.mark.parametrize("name", ["pipe.xlsx", "pipe.csv"])
def test_a_pipe_is_no_file(name: str, run: Callable[..., Result], book: Path) -> None:
    os.mkfifo(name)
    for words in (("score", name), ("import", name, book)):
        result = run(*words)
        assert result.exit_code == 2
        assert f"{name} is no file on a disk but a pipe or a device" in result.stderr


def test_a_name_that_is_too_long_once_scored_is_one_sentence(
    run: Callable[..., Result], book: Path
) -> None:
    book.rename(name := "a" * 245 + ".xlsx")
    result = run("score", name)
    assert result.exit_code == 2
    assert "cannot be written: its name is too long" in result.stderr
    assert run("score", name, "-o", "\N{GRINNING FACE}" * 62 + ".xlsx").exit_code == 0


@pytest.mark.parametrize("words", [("score",), ("import", "companies.csv")])
def test_a_file_with_an_endless_name_is_not_found(
    words: tuple[str, ...], run: Callable[..., Result]
) -> None:
    Path("companies.csv").write_text("Company name,Size\nAcme,5\n", encoding="utf-8")
    result = run(*words, "a" * 300 + ".xlsx")
    assert result.exit_code == 2
    assert "Error: " in result.stderr


@pytest.mark.parametrize(
    "words", [("score", "{}/a.xlsx"), ("score", "{book}", "-o", "{}/a.xlsx")]
)
def test_a_folder_that_may_not_be_opened_is_one_sentence(
    words: tuple[str, ...],
    run: Callable[..., Result],
    book: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Path("closed").mkdir()
    whole = Path.stat

    def stat(path: Path, **rest: bool) -> os.stat_result:
        if path.parent.name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return whole(path, **rest)

    monkeypatch.setattr(Path, "stat", stat)
    result = run(*(word.format("closed", book=book) for word in words))
    assert result.exit_code == 2
    assert "Error: the folder closed may not be opened" in result.stderr


@pytest.mark.parametrize(
    "url",
    [
        "https://example..com/hook",
        "https://" + "a" * 64 + ".com/",
        "https://example.com:99999/",
        "https://example.com/k\N{LATIN SMALL LETTER O WITH STROKE}b",
        "https://example.com/two words",
        "https://example.com/\x1b[2J",
    ],
)
def test_an_address_that_no_program_can_call_is_refused(url: str) -> None:
    assert not is_web_address(url)
    with pytest.raises(NotificationError):
        notify(url, (MOVED,), sleep=lambda _: None)


MOVED = Moved("Acme", 7.0, 3.0, "Size", "Ann")
