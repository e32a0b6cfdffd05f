"""From the template to the scored file, and all that is shown on the way."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING

import openpyxl
import pytest
from click.testing import CliRunner
from pyarrow import parquet

from scoring.cli.commands import cli
from templates.models import NAMES
from tests.judgement.books import book
from tests.lake.runs import small_book, small_data
from tests.page.books import HEADING_ROW, accounts_as_csv, changed, scored
from tests.page.browser import needs_browser


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.page.browser import Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.slow]

MINUS = "\N{MINUS SIGN}"
NUMBERS = re.compile(r"\d+")
BANDS = "table.unseen tbody td"
# what is asked of the page itself
ALL = "() => [...document.querySelectorAll('{}')].map((found) => found.{})"
DRAWN = ALL.format(".bar-count", "textContent")
SHOWN = ALL.format("[data-template]", "dataset.template")
BUTTONS = ALL.format("main button:not(.name)", "checkVisibility()")
LINES_OF_NAMES = """() => [...document.querySelectorAll('#receipt tr > th:first-child')]
    .map((name) => {
        const texts = document.createRange();
        texts.selectNodeContents(name);
        return new Set([...texts.getClientRects()].map((part) => part.top)).size;
    })"""
THRESHOLD = "() => document.querySelector('.threshold').x1.baseVal.value"
MARKUP = "() => document.querySelectorAll('main img, main b b').length"
OFFERED = """async () => {
    const templates = await (await fetch('api/v1/templates')).json();
    return templates.map((template) => template.kind);
}"""
HUBSPOT = b"""\
Record ID,Company name,Company owner,Number of Employees,Industry,Country/Region
1,Acme,Bo,300,Software,Denmark
2,Bolt,,12,Gambling,Sweden
"""
HOSTILE = "<img src=x onerror=\"document.body.id='broken'\">"


def by_command(book: Path, target: Path, *options: str) -> Path:
    done = CliRunner().invoke(cli, ["score", str(book), "-o", str(target), *options])
    assert done.exit_code == 0, done.output
    return target


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("plain", "account-scoring.xlsx"),
        ("macro", "account-scoring.xlsm"),
        ("lite", "account-scoring-lite.xlsx"),
    ],
)
def test_each_template_can_be_had(page: Page, kind: str, name: str) -> None:
    given, file = page.download("click", f"[data-template={kind}]")
    assert given == name
    with closing(openpyxl.load_workbook(file, read_only=True)) as book:
        assert {"Criteria", "Accounts"} <= {*book.sheetnames}


def test_a_template_can_be_had_without_the_sample(page: Page) -> None:
    page.call("check", "#empty")
    _, file = page.download("click", "[data-template=plain]")
    with closing(openpyxl.load_workbook(file, read_only=True)) as book:
        assert book["Accounts"].cell(HEADING_ROW + 1, 1).value is None


def test_the_template_comes_back_scored_as_the_command_scores_it(
    page: Page, tmp_path: Path
) -> None:
    _, template = page.download("click", "[data-template=plain]")
    book = template.rename(tmp_path / "accounts.xlsx")
    page.score(book)
    name, file = page.download("click", "#take")
    assert name == "accounts-scored.xlsx"
    assert scored(file) == scored(by_command(book, tmp_path / "by-command.xlsx"))


def test_the_results_say_what_the_workbook_says(page: Page, sample: Path) -> None:
    page.score(sample)
    assert page.text("#headline") == "23 of 60 accounts to contact"
    assert page.focused() == "headline"
    _, file = page.download("click", "#take")
    head, *rows = scored(file)
    best = [dict(zip(head, row, strict=True)) for row in rows[:23]]
    shown = page.texts(".top tbody .account")
    assert shown == [line["Account"] for line in best]
    shown = page.texts(".top tbody .sentence")
    assert shown == [line["Why"].replace(" -", f" {MINUS}") for line in best]
    assert page.texts("h3").count("Accounts to contact: 23") == 1
    shown = page.texts(".top tbody .bar b")
    assert shown == [f"{line['Rating']:.1f}" for line in best]


def test_the_histogram_and_the_counts_hold_every_account(
    page: Page, sample: Path
) -> None:
    page.score(sample)
    counts = dict(
        zip(page.texts(".statuses dt"), page.texts(".statuses dd"), strict=True)
    )
    assert sum(map(int, counts.values())) == 60
    unrated = int(counts["Disqualified"]) + int(counts["No data"])
    bands = [int(band) for band in page.texts(BANDS)]
    assert len(bands) == 10
    assert sum(bands) == 60 - unrated
    caption = "Not counted here: 4 disqualified or without data."
    assert page.text("figcaption") == caption
    drawn = [int(number) for number in page.evaluate(DRAWN)]
    assert drawn == [band for band in bands if band]
    assert page.evaluate(THRESHOLD) == 320


def test_findings_stand_with_their_cells_and_can_be_filtered(
    page: Page, sample: Path
) -> None:
    page.score(sample)
    assert page.texts(".badge") == ["warning"] * 3 + ["note"] * 10
    assert page.texts(".findings code")[:2] == ["Accounts!D20", "Accounts!A9"]
    assert "did you mean 'Software'" in page.texts(".findings .finding")[0]
    page.call("click", ".filter button:has-text('3 warnings')")
    assert page.texts(".badge") == ["warning"] * 3


def test_what_each_out_and_each_penalty_did_is_listed(page: Page, sample: Path) -> None:
    page.score(sample)
    assert page.texts(".lowering tbody td:first-child")[1:] == [
        "Uses a rival CRM: yes",
        "Already a customer: yes",
    ]
    assert page.texts(".lowering tbody .short") == ["out", "\N{MINUS SIGN}10", "out"]
    assert page.texts(".lowering tbody .count") == ["2", "12", "2"]


def test_a_csv_file_is_scored_with_the_criteria_of_a_workbook(
    page: Page, sample: Path, tmp_path: Path
) -> None:
    export = accounts_as_csv(sample, tmp_path / "export.csv")
    page.choose("file", export)
    page.call("click", "#score")
    assert "workbook with the criteria" in page.text("#criteria-trouble")
    assert page.focused() == "criteria"
    page.choose("criteria", sample)
    page.call("click", "#score")
    page.wait("#headline")
    _, file = page.download("click", "#take")
    ours = by_command(export, tmp_path / "ours.xlsx", "--criteria", str(sample))
    assert scored(file) == scored(ours)


def test_a_parquet_file_is_scored_with_the_criteria_of_a_workbook(
    page: Page, tmp_path: Path
) -> None:
    export, criteria = tmp_path / "march.parquet", small_book(tmp_path / "ours.xlsx")
    parquet.write_table(small_data(40), export)
    page.drop([export, criteria])
    assert page.text("#file-title") == "march.parquet"
    assert page.text("#criteria-title") == "ours.xlsx"
    page.call("click", "#score")
    page.wait("#headline")
    assert page.text("#headline").endswith("of 40 accounts to contact")
    name, file = page.download("click", "#take")
    assert name == "march-scored.xlsx"
    assert len(scored(file)) == 41


def test_an_export_is_rated_by_a_ready_made_model(page: Page, tmp_path: Path) -> None:
    export = tmp_path / "companies.csv"
    export.write_bytes(HUBSPOT)
    page.choose("file", export)
    page.call("selectOption", "#by-model", "fit")
    page.call("click", "#score")
    page.wait("#headline")
    assert page.text("#headline").endswith("of 2 accounts to contact")
    assert "A HubSpot export: 3 of 12 fields found" in page.texts(".findings .finding")


def test_a_workbook_without_criteria_asks_for_them_and_stays_chosen(
    page: Page, sample: Path, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    tab = book.worksheets[0]
    for line in HUBSPOT.decode().splitlines():
        tab.append(line.split(","))
    book.save(tmp_path / "export.xlsx")
    page.drop([tmp_path / "export.xlsx"])
    page.call("click", "#score")
    page.wait("#trouble-title")
    assert page.text("#file-title") == "export.xlsx"
    page.choose("criteria", sample)
    page.call("click", "#score")
    page.wait("#headline")
    assert page.text("#headline").endswith("of 2 accounts to contact")


def test_every_ready_made_model_is_offered(page: Page) -> None:
    page.wait("#get-hint:has-text('Who the accounts are')")
    models = "() => [...document.querySelector('#model').options].map((o) => o.value)"
    assert page.evaluate(models) == [*NAMES]
    page.call("selectOption", "#model", "rfm")
    assert page.text("#get-hint").startswith("How recently")
    _, file = page.download("click", "[data-template=plain]")
    with closing(openpyxl.load_workbook(file, read_only=True)) as book:
        assert "Deals" in book.sheetnames


def test_the_name_of_a_criterion_beside_long_rules_is_not_broken(
    page: Page, tmp_path: Path
) -> None:
    long = "Information Technology; Communication Services; Semiconductors"
    criteria: list[list[object]] = [
        ["Criterion", "Weight", "Test", "Value", "Points"],
        ["Industry", 3, "is one of", long, 10],
        ["Place", 2, "is one of", "California; New York; Massachusetts", 10],
    ]
    accounts = [
        ["Account", "Industry", "Place"],
        ["Acme", "Communication Services", "Massachusetts"],
    ]
    page.score(book(tmp_path / "long.xlsx", criteria, accounts))
    page.call("click", ".name:has-text('Acme')")
    page.wait("#receipt .sum")
    assert page.evaluate(LINES_OF_NAMES) == [1, 1, 1, 1]


def test_an_account_shows_its_receipt(page: Page, sample: Path) -> None:
    page.score(sample)
    _, file = page.download("click", "#take")
    page.call("click", ".top tbody tr:first-child .name")
    page.wait("#receipt .sum")
    head, first, *_ = scored(file)
    best = dict(zip(head, first, strict=True))
    assert page.text("#receipt-title") == best["Account"]
    assert page.text("#receipt .sum .number") == f"{best['Rating']:.1f}"
    points = page.texts("#receipt tbody tr:not(.sum) .number")
    total = sum(float(text.replace(MINUS, "-")) for text in points if len(text) > 1)
    assert round(total, 1) == best["Rating"]
    assert page.chromium.ask("faults") == []
    page.press("Escape")
    assert page.call("isHidden", "#receipt")
    assert page.focused() == best["Account"]


def test_all_contacts_can_be_shown(page: Page, sample: Path) -> None:
    page.call("fill", "#contact-from", "0")
    page.score(sample)
    assert len(page.texts(".contacts tbody tr")) == 50
    page.call("click", ".part:has(.contacts) .more")
    assert len(page.texts(".contacts tbody tr")) == 56
    assert page.focused() == page.texts(".contacts tbody .account")[50]


def test_a_csv_file_and_its_workbook_can_be_dropped_together(
    page: Page, sample: Path, tmp_path: Path
) -> None:
    page.drop([sample, accounts_as_csv(sample, tmp_path / "export.csv")])
    assert page.text("#file-title") == "export.csv"
    assert page.text("#criteria-title") == "accounts.xlsx"


def test_options_go_before_the_settings(page: Page, sample: Path) -> None:
    page.call("fill", "#contact-from", "8")
    page.call("fill", "#today", "2026-11-01")
    page.score(sample)
    assert page.text(".head p") == "accounts.xlsx, scored 2026-11-01, contact from 8.0"
    first = NUMBERS.search(page.text("#headline"))
    assert first is not None
    assert 0 < int(first[0]) < 23


def test_a_hostile_name_is_only_a_name(
    page: Page, sample: Path, tmp_path: Path
) -> None:
    hostile = {f"Accounts!A{row}": f"{HOSTILE}{row}" for row in range(5, 65)}
    hostile |= {"Criteria!A10": HOSTILE, "Criteria!A11": HOSTILE}
    hostile |= {"Criteria!A12": HOSTILE, "Criteria!A13": HOSTILE}
    book = changed(sample, hostile, tmp_path / "<b>accounts.xlsx")
    page.score(book)
    assert all(name.startswith("<img") for name in page.texts(".top tbody .account"))
    assert any("<img" in why for why in page.texts(".top tbody .sentence"))
    assert page.evaluate(MARKUP) == 0
    assert page.evaluate("() => document.body.id") == ""


def test_score_another_starts_over(page: Page, sample: Path) -> None:
    page.score(sample)
    page.call("click", "#again")
    assert page.focused() == "file"
    assert page.text("#file-title") == "Drop a workbook or an export here"
    page.call("click", "#score")
    assert "Choose a workbook" in page.text("#file-trouble")


def test_it_works_in_a_folder_of_a_larger_site(
    page: Page, address: str, sample: Path
) -> None:
    page.chromium.ask("under", "/team/scoring/")
    page.call("goto", f"{address}team/scoring/")
    page.score(sample)
    addresses: list[str] = page.chromium.ask("requests")
    assert f"{address}team/scoring/api/v1/workbook" in addresses


def test_the_page_names_every_template_of_the_server(page: Page) -> None:
    assert page.evaluate(SHOWN) == page.evaluate(OFFERED)


def test_paper_gets_the_results_without_buttons(
    visit: Callable[..., Page], address: str, sample: Path
) -> None:
    page = visit(address)
    page.score(sample)
    page.call("emulateMedia", {"media": "print"})
    assert not any(page.evaluate(BUTTONS))
    assert page.text("#headline") == "23 of 60 accounts to contact"
