"""The command line, as a salesperson types it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from scoring.cli import cli, progress_bar, said
from templates.commands import DEMO
from templates.xlsx import build
from tests.addin.books import ACCOUNTS, CRITERIA, write_book


if TYPE_CHECKING:
    from collections.abc import Callable

Run = "Callable[..., Result]"


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "book.xlsx"
    build(path)
    return path


@pytest.fixture
def book(tmp_path: Path, kept: Path) -> Path:
    return Path(shutil.copy(kept, tmp_path / "accounts.xlsx"))


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(tmp_path)

    def typed(*words: object) -> Result:
        return CliRunner(env={"COLUMNS": "140"}).invoke(
            cli, [str(word) for word in words]
        )

    return typed


def change(book: Path, cells: dict[str, Any]) -> None:
    """Write cells, given as Sheet!A1."""
    workbook = openpyxl.load_workbook(book)
    for place, value in cells.items():
        sheet, cell = place.split("!")
        workbook[sheet][cell] = value
    workbook.save(book)


def test_demo_prints_the_ten_best_and_the_path(run: Callable[..., Result]) -> None:
    result = run("demo")
    assert result.exit_code == 0, result.output
    ranked = [line for line in result.stdout.splitlines() if line[:4].strip().isdigit()]
    assert len(ranked) == 10
    assert ranked[0].split()[1] == "10.0"
    assert f"Wrote {DEMO}-scored.xlsx" in result.stdout
    assert Path(f"{DEMO}-scored.xlsx").exists()


def test_demo_twice_keeps_what_the_user_changed(run: Callable[..., Result]) -> None:
    run("demo")
    change(Path(f"{DEMO}.xlsx"), {"Accounts!A5": "My own company"})
    assert run("demo").exit_code == 0
    assert (
        openpyxl.load_workbook(f"{DEMO}.xlsx")["Accounts"]["A5"].value
        == "My own company"
    )


def test_score_writes_a_copy_beside_the_file(
    run: Callable[..., Result], book: Path
) -> None:
    before = book.read_bytes()
    result = run("score", book)
    assert result.exit_code == 0, result.output
    assert book.read_bytes() == before
    scored = openpyxl.load_workbook(book.with_name("accounts-scored.xlsx"))
    results = ["Scored", "Summary", "Check", "History", "History criteria"]
    assert scored.sheetnames[-5:] == results


def test_score_never_overwrites_unasked(run: Callable[..., Result], book: Path) -> None:
    run("score", book)
    written = book.with_name("accounts-scored.xlsx")
    written.write_bytes(b"mine")
    result = run("score", book)
    assert result.exit_code == 2
    assert "exists already" in result.stderr
    assert written.read_bytes() == b"mine"
    assert run("score", book, "--force").exit_code == 0


def test_score_twice_gives_the_same_bytes(
    run: Callable[..., Result], book: Path
) -> None:
    run("score", book, "-o", "one.xlsx")
    run("score", "one.xlsx", "-o", "two.xlsx")
    first, second = Path("one.xlsx").read_bytes(), Path("two.xlsx").read_bytes()
    if first != second:  # the file's name stands on Summary
        one, two = (openpyxl.load_workbook(f"{n}.xlsx") for n in ("one", "two"))
        for sheet in one.sheetnames:
            if sheet != "Summary":
                rows = [list(b[sheet].values) for b in (one, two)]
                assert rows[0] == rows[1]
    run("score", "two.xlsx", "-o", "two.xlsx", "--force")
    again = Path("two.xlsx").read_bytes()
    run("score", "two.xlsx", "-o", "two.xlsx", "--force")
    assert Path("two.xlsx").read_bytes() == again


def test_json_gives_the_same_data(run: Callable[..., Result], book: Path) -> None:
    data = json.loads(run("score", book, "--json").stdout)
    scored = openpyxl.load_workbook(data["file"], data_only=True)["Scored"]
    headings = [cell.value for cell in scored[1]]
    assert list(data["accounts"][0]) == headings
    for account, row in zip(data["accounts"], scored.iter_rows(min_row=2), strict=True):
        assert account["Account"] == row[1].value
        assert account["Rating"] == row[2].value
    assert sum(data["statuses"].values()) == 60


def test_today_and_contact_from_override_the_settings(
    run: Callable[..., Result], book: Path
) -> None:
    few = json.loads(run("score", book, "--json", "--contact-from", "8").stdout)
    late = json.loads(
        run("score", book, "--json", "--today", "2030-01-01", "-o", "late.xlsx").stdout
    )
    assert few["statuses"]["Contact"] < 10
    assert late["accounts"][0]["Rating"] < few["accounts"][0]["Rating"]


def test_a_fixed_today_is_told_unless_another_day_is_asked_for(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    fixed = [["Setting", "Value"], ["Today", "2026-11-20"]]
    path = write_book(
        tmp_path / "fixed.xlsx", Criteria=CRITERIA, Accounts=ACCOUNTS, Settings=fixed
    )
    assert "accounts are rated as of 2026-11-20" in run("check", path).stdout
    asked = run("check", path, "--today", "2026-12-01")
    assert "rated as of" not in asked.stdout


def test_the_ten_best_say_who_is_not_to_be_called(
    run: Callable[..., Result], tmp_path: Path
) -> None:
    path = write_book(
        tmp_path / "few.xlsx",
        Criteria=CRITERIA,
        Accounts=ACCOUNTS,
        Settings=[["Setting", "Value"], ["Known at least", "100%"]],
    )
    scored = run("score", path, "--today", "2026-03-31", "--json")
    states = {
        row["Account"]: row["Status"] for row in json.loads(scored.stdout)["accounts"]
    }
    lines = run("score", path, "--today", "2026-03-31", "--force").stdout.splitlines()
    top = [line for line in lines if line[:4].strip().isdigit()]
    assert len({states[line.split()[3]] for line in top}) > 1
    for line in top:
        assert f"  {states[line.split()[3]]}  " in line
    summary = openpyxl.load_workbook(path.with_name("few-scored.xlsx"))["Summary"]
    shown = [str(c.value) for row in summary.iter_rows() for c in row if c.value]
    wanted = [state for state in states.values() if state in ("Research", "Not now")]
    assert len([t for t in shown if t.startswith(("Research: ", "Not now: "))]) == len(
        wanted
    )


def test_check_lists_findings_and_writes_nothing(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    result = run("check", book)
    assert result.exit_code == 0
    assert "0 errors" in result.stdout
    assert [path.name for path in tmp_path.glob("*.xlsx")] == [book.name]


TEN_FAULTS = {
    "Criteria!E5": "is won of",
    "Criteria!H6": 11,
    "Criteria!F10": "many",
    "Criteria!B10": -4,
    "Criteria!I14": "skipp",
    "Criteria!F17": 50_000_000,
    "Criteria!D22": "Tols",
    "Criteria!H24": None,
    "Settings!B5": "often",
    "Criteria!J7": "Other group",
}


def test_ten_faults_come_all_at_once_and_nothing_is_written(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    change(book, TEN_FAULTS)
    result = run("score", book)
    assert result.exit_code == 1
    assert "Nothing was scored or written" in result.stderr
    for word in ("'is won of', did you mean 'is one of'?", "'11'", "'many'", "'-4'"):
        assert word in result.stderr
    for place in TEN_FAULTS:
        assert f" {place}: " in result.stderr, place
    assert not list(tmp_path.glob("*scored*"))


def test_an_unknown_column_is_named_with_the_nearest(
    run: Callable[..., Result], book: Path
) -> None:
    change(book, {"Criteria!D22": "Tols"})
    result = run("check", book)
    assert result.exit_code == 1
    assert "C111 Criteria!D22" in result.stdout
    assert "did you mean 'Tools'?" in result.stdout


def test_explain_shows_every_criterion_and_the_sum(
    run: Callable[..., Result], book: Path
) -> None:
    result = run("explain", book, "granvattnet software ab")
    assert result.exit_code == 0, result.output
    assert "Contact, rank 1" in result.stdout
    assert "at least 250  (Criteria!E11)" in result.stdout
    assert result.stdout.count("+") == 12
    last = result.stdout.strip().splitlines()[-1]
    assert last.split() == ["Rating", "10.0"]


def test_explain_shows_what_disqualified(
    run: Callable[..., Result], book: Path
) -> None:
    result = run("explain", book, "Nattly Spill AS")
    assert "disqualified: Industry Gambling" in result.stdout
    receipt = json.loads(run("explain", book, "Nattly Spill AS", "--json").stdout)[0]
    assert receipt["rating"] == 0
    assert receipt["rank"] is None
    assert receipt["carried"] == "disqualified: Industry Gambling"


def test_explain_suggests_the_nearest_account(
    run: Callable[..., Result], book: Path
) -> None:
    result = run("explain", book, "Granvatnet Sofware AB")
    assert result.exit_code == 2
    assert "did you mean 'Granvattnet Software AB'?" in result.stderr


def csv_of(book: Path, path: Path) -> None:
    sheet = openpyxl.load_workbook(book)["Accounts"]
    lines = []
    for row in sheet.iter_rows(min_row=4, values_only=True):
        cells = ["" if cell is None else cell for cell in row]
        texts = [
            c.date().isoformat()
            if hasattr(c, "date")
            else str(c).replace(".", ",")
            if isinstance(c, float)
            else str(c)
            for c in cells
        ]
        lines.append(";".join(texts))
    path.write_text("\n".join(lines), encoding="cp1252", errors="replace")


def test_csv_accounts_rate_like_the_workbook(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    csv = tmp_path / "export.csv"
    csv_of(book, csv)
    data = json.loads(run("score", csv, "--criteria", book, "--json").stdout)
    same = json.loads(run("score", book, "--json").stdout)
    assert Path(data["file"]).name == "export-scored.xlsx"
    assert [a["Rating"] for a in data["accounts"]] == [
        a["Rating"] for a in same["accounts"]
    ]
    assert any(f["code"] == "F411" for f in data["findings"])


def test_the_decimal_sign_of_a_csv_file_is_said(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    csv = tmp_path / "export.csv"
    csv_of(book, csv)
    text = csv.read_text(encoding="cp1252")
    csv.write_text(text.replace(";12400000;", ";12.400.000,5;"), encoding="cp1252")
    result = run("check", csv, "--criteria", book)
    assert "numbers are written with a decimal comma (,)" in result.stdout


def test_csv_without_criteria_says_what_to_do(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    csv = tmp_path / "export.csv"
    csv_of(book, csv)
    result = run("score", csv)
    assert result.exit_code == 2
    assert "--criteria" in result.stderr


def only(book: Path, keep: str) -> None:
    workbook = openpyxl.load_workbook(book)
    for sheet in workbook.sheetnames:
        if sheet != keep:
            del workbook[sheet]
    workbook.save(book)


@pytest.mark.parametrize(
    ("keep", "missing"), [("Accounts", "Criteria"), ("Criteria", "Accounts")]
)
def test_a_missing_sheet_is_one_sentence(
    run: Callable[..., Result], book: Path, keep: str, missing: str
) -> None:
    only(book, keep)
    result = run("score", book)
    assert result.exit_code == 2
    assert f"has no sheet {missing}" in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_headings_only_is_an_error(run: Callable[..., Result], tmp_path: Path) -> None:
    empty = tmp_path / "empty.xlsx"
    build(empty, empty=True)
    result = run("score", empty)
    assert result.exit_code == 1
    assert "C100" in result.stderr
    assert "A100" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("missing.xlsx", None, "missing.xlsx"),
        ("nothing.xlsx", b"", "empty"),
        ("letter.xlsx", b"hello", "letter.xlsx"),
    ],
)
def test_a_bad_file_is_one_sentence(
    run: Callable[..., Result],
    tmp_path: Path,
    name: str,
    content: bytes | None,
    word: str,
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = run("score", tmp_path / name)
    assert result.exit_code == 2
    assert word in result.stderr
    assert "Traceback" not in result.output
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    ("target", "word"),
    [
        ("nowhere/out.xlsx", "does not exist"),
        ("out.csv", "must end in .xlsx"),
    ],
)
def test_a_bad_target_is_told_before_any_work(
    run: Callable[..., Result], book: Path, target: str, word: str
) -> None:
    result = run("score", book, "-o", target)
    assert result.exit_code == 2
    assert word in result.stderr


def test_every_command_is_in_the_readme() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    import click  # noqa: PLC0415

    context = click.Context(cli)
    for name in cli.list_commands(context):
        assert f"account-scoring {name}" in readme, name


def test_a_folder_may_be_the_target(
    run: Callable[..., Result], book: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    assert run("score", book, "-o", tmp_path / "out").exit_code == 0
    assert (tmp_path / "out" / "accounts-scored.xlsx").exists()


def test_a_scored_file_is_scored_in_place_only_if_asked(
    run: Callable[..., Result], book: Path
) -> None:
    run("score", book)
    assert run("score", "accounts-scored.xlsx").exit_code == 2
    assert run("score", "accounts-scored.xlsx", "--force").exit_code == 0
    assert not Path("accounts-scored-scored.xlsx").exists()


def test_a_date_that_is_none_is_quoted(run: Callable[..., Result], book: Path) -> None:
    result = run("score", book, "--today", "tomorrow")
    assert result.exit_code == 2
    assert "'tomorrow' is not a date such as 2026-11-20" in result.stderr


def test_too_many_accounts_of_a_name_are_listed(
    run: Callable[..., Result], book: Path
) -> None:
    result = run("explain", book, "AB")
    assert result.exit_code == 2
    assert "accounts have 'AB' in their name: Björkudden Maskin AB, " in result.stderr


def test_a_penalised_account_shows_where_it_is_limited(
    run: Callable[..., Result], book: Path
) -> None:
    change(book, {"Criteria!B24": 300, "Accounts!I5": "Yes"})
    result = run("explain", book, "Almkogel IT GmbH")
    change(book, {"Accounts!N5": "No"})
    result = run("explain", book, "Almkogel IT GmbH")
    assert "limited to 0" in result.stdout
    assert result.stdout.strip().splitlines()[-1].split() == ["Rating", "0.0"]


def test_someone_looking_on_sees_the_progress(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress_bar() as tell:
        assert tell is not None
        tell("Reading Accounts", 0.5)
        tell("Reading Accounts", 1.0)
    assert capsys.readouterr().out == ""


def test_a_program_sees_no_progress() -> None:
    with progress_bar() as tell:
        assert tell is None


def test_stopping_is_said_and_is_no_success(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped, said():
        raise KeyboardInterrupt
    assert stopped.value.code == 2
    assert "nothing was written" in capsys.readouterr().err
