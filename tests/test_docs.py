"""The docs are whole and true: pages fresh, links alive, examples as they say."""

from __future__ import annotations

import csv
import datetime as dt
import re
import runpy
import shlex
import shutil
import struct
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pandas as pd
import pytest
from click.testing import CliRunner

import scoring
from scoring.checks.registry import CODES
from scoring.cli.commands import cli
from scoring.explain.receipt import explain
from scoring.findings import Level
from scoring.language import LANGUAGES
from scoring.rating.rate import rate
from scoring.vocabulary import (
    CRITERIA_HEADS,
    TESTS,
    ScoredHead,
    Setting,
    Sheet,
    Status,
    Takes,
)
from templates.xlsx import build
from tests.adopt.home_made import above as home_made
from tests.generated_docs import EXAMPLE_DAY, EXAMPLES, pages
from tests.learning.deals import HEADS as DEAL_HEADS
from tests.learning.deals import deals, workbook


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.vocabulary import TestWord

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = [
    *(ROOT / f"{name}.md" for name in ("README", "CHANGELOG", "CONTRIBUTING")),
    *sorted((ROOT / "docs").glob("*.md")),
]
PICTURES = sorted((ROOT / "docs" / "images").glob("*.png"))
TEXT = {path.stem: path.read_text(encoding="utf-8") for path in WRITTEN}
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"account-scoring [^`\n|]+")
MODULE = re.compile(
    r"`((?:scoring|addin|templates|tests|docs|rating)/[\w/.-]*|\w+\.py)`"
)
HOMES = ("", "scoring", "tests/reference", "tests/doubles")
MACHINE = re.compile(r"(?<![\w.])/(?:home|work|tmp|root|Users|mnt|opt)/|[A-Z]:\\Users")
WIDEST, HEAVIEST = 1600, 250_000


@pytest.mark.parametrize("path", list(pages()), ids=lambda path: path.name)
def test_generated_pages_are_fresh(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == pages()[path], (
        "run python -m tests.generated_docs"
    )


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command


@pytest.mark.parametrize(("name", "command"), list(commands()))
def test_every_command_and_option_is_documented(
    name: str, command: click.Command
) -> None:
    assert f"`account-scoring {name}" in TEXT["README"]
    section = TEXT["commands"].partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    for parameter in command.params:
        if isinstance(parameter, click.Option) and parameter.hidden:
            continue
        for option in (*parameter.opts, *parameter.secondary_opts):
            shown = option if option.startswith("-") else option.upper()
            assert shown in section
        assert not isinstance(parameter, click.Option) or parameter.help, option


@pytest.mark.parametrize("word", TESTS, ids=lambda word: word.test.value)
def test_every_test_is_documented(word: TestWord) -> None:
    row = next(
        line
        for line in TEXT["model"].splitlines()
        if line.startswith(f"| **{word.test}** |")
    )
    assert all(f"`{other}`" in row for other in word.also)


@pytest.mark.parametrize(
    "word",
    sorted({*CRITERIA_HEADS, *Setting, *Status, *ScoredHead}),
)
def test_every_word_has_its_row_in_the_model(word: str) -> None:
    assert re.search(rf"^\|.*\*\*{re.escape(word)}\*\*", TEXT["model"], re.MULTILINE)


@pytest.mark.parametrize("sheet", Sheet)
def test_every_sheet_is_documented(sheet: Sheet) -> None:
    assert f"\n| {sheet} | " in TEXT["model"]


def defaults() -> dict[Setting, str]:
    usual = scoring.Settings()
    tiers = (f"{tier.name} {tier.bound:g}" for tier in usual.tiers)
    return {
        Setting.CONTACT_FROM: f"{usual.contact_from:g}",
        Setting.KNOWN_AT_LEAST: f"{usual.known_at_least * 100:g} %",
        Setting.TIERS: "; ".join(tiers),
        Setting.BLANK_WORDS: "; ".join(map(str, usual.blank_words)),
        Setting.DECIMAL_SIGN: usual.decimal_sign,
        Setting.LANGUAGE: LANGUAGES[usual.language][0],
    }


@pytest.mark.parametrize(("setting", "default"), list(defaults().items()))
def test_defaults_are_as_documented(setting: Setting, default: str) -> None:
    assert f"| **{setting}** | {default} |" in TEXT["model"]


@pytest.mark.parametrize("code", list(CODES))
def test_every_finding_is_documented(code: str) -> None:
    assert (
        f"\n| {code} | {CODES[code].level} | {CODES[code].title} |" in TEXT["findings"]
    )


def test_levels_are_documented() -> None:
    assert all(f"**{level}**" in TEXT["findings"] for level in Level)


def anchors(text: str) -> set[str]:
    """The anchors that a page's headings make."""
    slugs = (re.sub(r"[^\w\s-]", "", h.lower()) for h in HEADING.findall(text))
    return {slug.strip().replace(" ", "-") for slug in slugs}


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_links_and_images_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if link.startswith("https://"):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target.read_text(encoding="utf-8")), link


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_pages_are_calm_and_name_no_machine(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert not MACHINE.search(text)
    prose = re.sub(r"`[^`]*`", "", FENCE.sub("", text)).replace("![", "[")
    assert "!" not in prose.replace("<!--", "")


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_pictures_are_light(picture: Path) -> None:
    data = picture.read_bytes()
    assert struct.unpack(">I", data[16:20])[0] <= WIDEST
    assert len(data) < HEAVIEST


def test_modules_named_for_developers_exist() -> None:
    for named in MODULE.findall(TEXT["CONTRIBUTING"]):
        assert any((ROOT / home / named).exists() for home in HOMES), named


@pytest.mark.parametrize("page", ["README", "CONTRIBUTING"])
def test_make_targets_exist(page: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^make (\w+)|`make (\w+)`", TEXT[page], re.MULTILINE):
        assert f"\n{''.join(target)}:" in makefile


@pytest.fixture(scope="session")
def template_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kept") / "accounts.xlsx"
    build(path)
    return path


COMPANIES = """\
Record ID,Company name,Company Domain Name,Number of Employees
101,Granvattnet Software AB,granvattnet.example,560
102,Ny Mark Maskiner AS,nymark.example,120
"""


DEALS = deals(120, 1.5)


@pytest.fixture
def folder(
    tmp_path: Path, template_book: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A folder with the files that the README speaks of, to work in."""
    shutil.copy(template_book, tmp_path)
    shutil.copy(ROOT / "templates" / "sample_accounts.csv", tmp_path / "export.csv")
    (tmp_path / "exports").mkdir()
    shutil.copy(tmp_path / "export.csv", tmp_path / "exports")
    (tmp_path / "companies.csv").write_text(COMPANIES, encoding="utf-8")
    workbook(tmp_path / "deals.xlsx", DEALS)
    home_made(tmp_path / "mine.xlsx")
    with (tmp_path / "won-and-lost.csv").open(
        "w", newline="", encoding="utf-8"
    ) as file:
        csv.writer(file).writerows((DEAL_HEADS, *DEALS))
    monkeypatch.chdir(tmp_path)
    return tmp_path


NEED_EXCEL = ("install", "uninstall", "doctor")


@pytest.mark.slow
@pytest.mark.parametrize("line", sorted(set(COMMAND.findall(TEXT["README"]))))
def test_commands_in_the_readme_run(line: str, folder: Path) -> None:
    words = shlex.split(line)[1:]
    if words[0] == "serve":  # it would not end; tests/server starts it
        return
    if words[0] == "new":
        (folder / words[1]).unlink(missing_ok=True)
    if words[0] == "export":  # of what was imported and scored
        for before in ("import companies.csv accounts.xlsx", "score accounts.xlsx"):
            assert CliRunner().invoke(cli, before.split()).exit_code == 0
    if words[0] == "compare":
        shutil.copy(folder / words[1], folder / words[2])
    if words[0] == "verify":
        assert CliRunner().invoke(cli, ["score", "accounts.xlsx"]).exit_code == 0
    result = CliRunner().invoke(cli, words)
    if words[0] in NEED_EXCEL and not sys.platform.startswith(("win", "darwin")):
        assert result.exit_code in (1, 2), result.output
        assert "Excel for Windows" in result.output
    else:
        assert result.exit_code == 0, result.output


@pytest.mark.usefixtures("folder")
def test_python_in_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    blocks = [code for kind, code in FENCE.findall(TEXT["README"]) if kind == "python"]
    assert blocks
    for block in blocks:
        Path("shown.py").write_text(block, encoding="utf-8")
        runpy.run_path("shown.py")
    assert "Granvattnet" in capsys.readouterr().out


@pytest.mark.parametrize("word", TESTS, ids=lambda word: word.test.value)
def test_examples_of_tests_are_true(word: TestWord) -> None:
    example = EXAMPLES[word.test]
    assert (example.value is None) == (word.takes is Takes.NOTHING)
    assert (example.to is None) == (word.takes is not Takes.RANGE)
    model = scoring.parse_model(
        [
            ["Criterion", "Weight", "Test", "Value", "To", "Points"],
            ["Field", 1, word.test.value, example.value, example.to, 10],
        ]
    )
    cells = [example.matches or None, example.fails]
    ratings = rate(
        model,
        pd.DataFrame({"Account": ["one", "two"], "Field": cells}),
        today=dt.date.fromisoformat(EXAMPLE_DAY),
    )
    assert (ratings.outcomes[0] == 0).tolist() == [True, False]


def tables(text: str) -> list[list[list[str]]]:
    """The Markdown tables of a text, as rows of cells, without their rules."""
    tables_read: list[list[list[str]]] = [[]]
    for line in text.splitlines():
        if not line.startswith("|"):
            tables_read.append([])
        elif not line.startswith("|---"):
            tables_read[-1].append([cell.strip() for cell in line.split("|")[1:-1]])
    return [table for table in tables_read if table]


def test_worked_example_of_the_model_is_true() -> None:
    section = TEXT["model"].partition("<!-- worked example -->")[2]
    criteria, (headings, *rows), arithmetic, *_ = tables(section)
    model = scoring.parse_model(criteria)
    frame = pd.DataFrame(rows, columns=headings)
    receipt = explain(rate(model, frame, today=dt.date.fromisoformat(EXAMPLE_DAY)), 0)
    for line, row in zip(receipt.lines, arithmetic[1:-1], strict=True):
        points = "skipped" if line.points != line.points else f"{line.points:g}"
        assert row[:3] == [line.criterion, points, f"{line.weight:g}"]
        assert row[3].rpartition(" ")[2] in (f"{line.contribution:.3f}", "0")
    assert arithmetic[-1][3] == f"**{receipt.exact:.3f}**"
    assert arithmetic[-1][4] == f"**rating {receipt.rating:.1f}**"
    *first, last = (f"{line.shown:.1f}" for line in receipt.lines if line.shown)
    assert f"{', '.join(first)} and {last} make {receipt.rating:.1f}" in section
    assert f"{receipt.known:.0%}".replace("%", " %") in section
    assert f"{receipt.low:.1f} to {receipt.high:.1f}" in section


def test_the_release_checklist_begins_with_fifteen_minutes_in_each_program() -> None:
    first, *rest = TEXT["release-checklist"].split("\n## The long list")
    programs = [rows for _, *rows in tables(first)]
    every = [row for rows in programs for row in rows]
    every += [row for part in rest for _, *rows in tables(part) for row in rows]
    assert len(programs) == 5
    assert max(map(len, programs)) <= 10
    assert [row[0] for row in every] == [f"{n}" for n in range(1, len(every) + 1)]
    assert len(TEXT["release-checklist"].splitlines()) < 120
    # a step says what to do and what must be seen
    assert all(len(row) == 3 and all(row) for row in every)
