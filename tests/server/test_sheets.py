"""Sheets scored over HTTP are scored as on the command line."""

from __future__ import annotations

import json
import random
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from addin.answers.json_cells import rows_out
from addin.server import jobs
from addin.server.answer import done
from addin.server.options import Limits
from scoring import Options, pipeline
from scoring.errors import ModelError
from scoring.findings import Level, findings_data
from scoring.pipeline import Scores
from tests.engine import criteria_sheet
from tests.server.bodies import (
    ACCOUNTS,
    CRITERIA,
    HEADINGS,
    SHEETS,
    content_of,
    json_rows,
    sheets_of,
)
from tests.strategies import TODAY, random_case


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import httpx

    from addin.server.answer import Answer

FREE = Limits(memory=0)
DAY = {"today": TODAY.isoformat()}


def got(job: Callable[[bytes, Limits], Answer], body: Any, status: int = 200) -> Any:
    answer = job(content_of(body), FREE)
    assert answer.status == status, answer.content
    return json.loads(answer.content)


def written(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    """A workbook with these cells."""
    with xlsxwriter.Workbook(
        path, {"strings_to_numbers": False, "default_date_format": "yyyy-mm-dd"}
    ) as book:
        for name, rows in sheets.items():
            tab = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is not None and cell == cell and abs_fits(cell):  # noqa: PLR0124
                        write = tab.write_string if isinstance(cell, str) else tab.write
                        write(number, column, cell)
    return path


def abs_fits(cell: Any) -> bool:
    return not isinstance(cell, float) or abs(cell) < 1e300


def test_the_template_is_scored_as_on_the_command_line(book: Path) -> None:
    read = pipeline.read(book, Options(today=TODAY))
    rated = pipeline.rate(read)
    expected = pipeline.describe(rated)
    body = {"sheets": sheets_of(book), "name": book.name, **DAY}
    result = got(jobs.score, body)
    columns = expected.scored.columns
    assert result["scored"]["headings"] == [column.heading for column in columns]
    assert result["scored"]["rows"] == rows_out([column.values for column in columns])
    assert result["scored"]["hidden"] == (~expected.scored.contact).tolist()
    assert result["findings"] == findings_data(rated.findings)
    place = result["scored"]["filter_column"]
    assert result["scored"]["headings"][place] == "Contact"
    shown = dict(
        zip(result["scored"]["headings"], result["scored"]["kinds"], strict=True)
    )
    wanted = {
        "Rank": "rank",
        "Account": "text",
        "Rating": "rating",
        "Contact": "yes_no",
        "Known": "share",
        "Why": "text",
    }
    assert wanted.items() <= shown.items()
    assert {"points", "number", "date"} <= set(shown.values())


def test_the_summary_is_that_of_the_sheet(book: Path) -> None:
    read = pipeline.read(book, Options(today=TODAY))
    rated = pipeline.rate(read)
    expected = pipeline.describe(rated).summary
    body = {"sheets": sheets_of(book), "name": book.name, **DAY}
    summary = got(jobs.score, body)["summary"]
    assert summary["title"] == "Account scoring"
    assert summary["source"] == book.name
    assert summary["today"] == TODAY.isoformat()
    assert (
        summary["accounts"]
        == len(rated.ratings)
        == sum(n for _, n in summary["statuses"])
    )
    assert summary["contacts"] == expected.statuses[0][1]
    assert summary["contact_from"] == expected.contact_from
    assert [band["count"] for band in summary["ratings"]] == [
        count for _, count in expected.histogram
    ]
    assert summary["ratings"][9] == {**summary["ratings"][9], "from": 9, "to": 10}
    assert [top["account"] for top in summary["top"]] == [
        top.account for top in expected.top
    ]
    assert summary["tiers"] == [list(tier) for tier in expected.tiers]


@pytest.mark.parametrize("seed", range(40))
def test_random_sheets_are_scored_and_checked_as_files(
    seed: int, tmp_path: Path
) -> None:
    criteria, headings, rows = random_case(random.Random(seed))
    rows = [
        [cell if cell is None or abs_fits(cell) else None for cell in r] for r in rows
    ]
    sheets: dict[str, list[list[Any]]] = {
        "Criteria": criteria_sheet(criteria),
        "Accounts": [list(headings), *rows],
    }
    path = written(tmp_path / "random.xlsx", sheets)
    # what a file cannot hold is gone from both
    body = {"sheets": sheets_of(path), "name": path.name, **DAY}
    read = pipeline.read(path, Options(today=TODAY))
    rated = pipeline.rate(read)
    result = got(jobs.score, body)
    table = Scores(rated.ratings).table()
    place = result["scored"]["headings"].index("Rating")
    assert [row[place] for row in result["scored"]["rows"]] == [
        None if rating != rating else rating  # noqa: PLR0124 - NaN
        for rating in table["Rating"].tolist()
    ]
    assert result["findings"] == findings_data(rated.findings)
    assert got(jobs.check, body)["findings"] == findings_data(pipeline.check(read))


FAULTS: dict[str, dict[str, list[list[Any]]]] = {
    "an unknown test": {"Criteria": [CRITERIA[0], ["Size", 1, "at lest", 5, 10]]},
    "no such column": {"Criteria": [CRITERIA[0], ["Size", 1, "is", 5, 10]]},
    "no criteria": {"Criteria": [CRITERIA[0]]},
    "no accounts": {"Accounts": [HEADINGS]},
    "a setting": {"Settings": [["Setting", "Value"], ["Contact from", "high"]]},
    "a title above": {"Criteria": [["Ours"], [], CRITERIA[0], ["S", 1, "is", "", 5]]},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_errors_are_those_of_the_command_line(fault: str, tmp_path: Path) -> None:
    sheets = {**SHEETS["sheets"], **FAULTS[fault]}
    path = written(tmp_path / "faulty.xlsx", sheets)
    with pytest.raises(ModelError) as raised:
        pipeline.rate(pipeline.read(path))
    refused = got(jobs.score, {"sheets": sheets}, 422)
    assert refused["findings"] == findings_data(raised.value.findings)
    assert any(f["level"] == Level.ERROR for f in refused["findings"])
    assert "put right" in refused["message"]
    checked = got(jobs.check, {"sheets": sheets})
    assert checked["findings"] == findings_data(pipeline.check(pipeline.read(path)))


def test_a_missing_sheet_is_a_finding() -> None:
    only = {"sheets": {"Criteria": CRITERIA, "Notes": []}}
    findings = got(jobs.check, only)["findings"]
    assert [(f["code"], f["level"]) for f in findings if f["code"] == "A100"] == [
        ("A100", "error")
    ]


def test_another_workbook_is_refused_in_one_sentence() -> None:
    refused = got(jobs.score, {"sheets": {"Budget": [[1]], "Kriteria": [[1]]}}, 422)
    assert "no sheet Criteria (it has Budget, Kriteria)" in refused["message"]
    assert "findings" not in refused


def test_sheets_are_found_by_any_of_their_names() -> None:
    named = {"sheets": {" criteria ": CRITERIA, "ACCOUNTS": [HEADINGS, *ACCOUNTS]}}
    first = got(jobs.score, named)["scored"]["rows"][0]
    assert first[:3] == [1.0, "Acme", 6.7]


def test_the_contact_filter_may_be_said() -> None:
    low = got(jobs.score, {**SHEETS, "contact_from": 3})
    assert low["scored"]["hidden"] == [False, False]
    assert low["summary"]["contact_from"] == 3.0
    assert got(jobs.score, SHEETS)["scored"]["hidden"] == [False, True]


def test_a_moment_keeps_its_time() -> None:
    rows = [[*HEADINGS, "Seen"], [*ACCOUNTS[0], {"date": "2026-11-21T14:30:00"}]]
    body = {"sheets": {"Criteria": CRITERIA, "Accounts": rows}}
    scored = got(jobs.score, body)["scored"]
    place = scored["headings"].index("Seen")
    assert scored["rows"][0][place] == {"date": "2026-11-21T14:30:00"}
    assert scored["kinds"][place] == "date"


def test_rows_of_different_width_are_one_table() -> None:
    ragged = [["Our accounts"], HEADINGS, ["Acme", "Software"], ["Bolt"], []]
    body = {"sheets": {"Criteria": CRITERIA, "Accounts": ragged}}
    assert len(got(jobs.score, body)["scored"]["rows"]) == 2


def test_an_account_is_explained_as_on_the_command_line(book: Path) -> None:
    read = pipeline.read(book, Options(today=TODAY))
    name = str(read.accounts.iloc[0, 0])
    body = {"sheets": sheets_of(book), "account": name.upper(), **DAY}
    result = got(jobs.explain, body)
    expected = [asdict(one) for one in pipeline.explain(pipeline.rate(read), name)]
    assert result["receipts"] == json.loads(done(expected).content)
    assert name in result["told"][0]


def test_an_account_that_is_not_there_is_named() -> None:
    refused = got(jobs.explain, {**SHEETS, "account": "Acmee"}, 422)
    assert "there is no account 'Acmee', did you mean 'Acme'" in refused["message"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"sheets": {"Criteria": 5}}, "sheets, Criteria: "),
        ({"sheets": {"Criteria": [[{"x": 1}]]}}, "Criteria: row 1, cell 1 must be"),
        ({"sheets": []}, "sheets: "),
        ({"name": 5}, "name: "),
        ({"settings": []}, "settings: "),
    ],
    ids=str,
)
def test_an_unfit_body_is_refused_by_the_name_of_the_field(
    changed: dict[str, Any], says: str
) -> None:
    assert says in got(jobs.score, {**SHEETS, **changed}, 422)["message"]


def test_too_many_rows_are_refused() -> None:
    answer = jobs.score(content_of(SHEETS), Limits(rows=2, memory=0))
    assert answer.status == 413


EXPORT = [["Company", "Industry"], ["Acme", "Retail"], ["Cask", "Software"]]
BODIES: dict[str, dict[str, Any]] = {
    "sheets": SHEETS,
    "check": SHEETS,
    "review": SHEETS,
    "explain": {**SHEETS, "account": "Acme"},
    "tab": {**SHEETS, "tab": "Overrides"},
    "import": {
        "sheets": {**SHEETS["sheets"], "List": EXPORT},
        "export": "List",
        "states": {"Accounts": {"formulas": [[2, 3, 2, 1]]}},
    },
}


def test_an_import_says_every_cell_that_it_would_write() -> None:
    (edit,) = got(jobs.import_export, BODIES["import"])["edits"]
    assert (edit["sheet"], edit["last"], edit["bottom"]) == ("Accounts", 3, 4)
    assert edit["runs"] == [
        {"row": 4, "column": 1, "values": ["Cask"]},
        {"row": 2, "column": 2, "values": ["Retail"]},
        {"row": 4, "column": 2, "values": ["Software"]},
    ]


@pytest.mark.parametrize(
    ("areas", "says"),
    [
        ([[1, 1, 1]], "states, Accounts, formulas, 0, 3: Field required"),
        ([[1, 1, 3000, 1000]], "the tab Accounts has more than 2,000,000 formulas"),
    ],
)
def test_an_odd_state_of_a_tab_is_refused(areas: Any, says: str) -> None:
    states = {"Accounts": {"formulas": areas}}
    body = {**BODIES["import"], "states": states}
    assert got(jobs.import_export, body, 422)["message"] == says


@pytest.mark.parametrize("path", BODIES)
def test_the_same_comes_over_http(client: httpx.Client, path: str) -> None:
    body = BODIES[path]
    answer = client.post(f"/api/v1/{path}", json=json.loads(content_of(body)))
    assert answer.status_code == 200
    job = {
        "sheets": jobs.score,
        "check": jobs.check,
        "explain": jobs.explain,
        "review": jobs.review,
        "import": jobs.import_export,
        "tab": jobs.add_tab,
    }[path]
    assert answer.json() == got(job, body)
    assert json_rows([[1, None]]) == [[1, None]]


def test_the_top_ten_say_who_is_not_to_be_contacted() -> None:
    sheets = {
        "Criteria": [
            ["Criterion", "Weight", "Test", "Value", "Points"],
            ["Industry", 1, "is", "Software", 10],
        ],
        "Accounts": [["Account", "Industry"], ["Acme", "Software"], ["Bolt", "Mining"]],
    }
    top = got(jobs.score, {"sheets": sheets})["summary"]["top"]
    assert [line["why"] for line in top] == ["Industry Software +10.0", "Not now"]
