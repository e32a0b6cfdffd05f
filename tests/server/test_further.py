"""The optional sheets over HTTP: behaviour, contacts, sellers, and what changed."""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from addin.answers.json_cells import rows_out
from addin.server import jobs, schemas
from addin.server.answer import done
from addin.server.options import Limits
from scoring import Options, pipeline, score_file
from scoring.findings import findings_data
from templates.xlsx import build
from tests.behaviour.books import RATINGS, busy_book
from tests.excel.books import values, write_book
from tests.excel.test_follow_up import ACCOUNTS, ROUTING, grouped
from tests.server.bodies import content_of, sheets_of
from tests.server.test_sheets import FREE, got


if TYPE_CHECKING:
    from pathlib import Path

    import httpx

FIRST, SECOND = dt.date(2026, 3, 30), dt.date(2026, 3, 31)
SCORE_CARD = [["Name", "Credit"], ["Acme", 80], ["Bolt", 20]]
SOURCES = [
    ["Name", "File or sheet", "Key here", "Key there", "Columns"],
    ["Credit", "Card", "Account", "Name", "Credit"],
]


def body_of(path: Path, day: dt.date, **more: Any) -> dict[str, Any]:
    body = {"sheets": sheets_of(path), "name": path.name, "today": day.isoformat()}
    return body | more


def routed(folder: Path, **sheets: Any) -> Path:
    """A workbook with groups, a matrix and sellers."""
    settings = [["Setting", "Value"], ["Contact from", 3]]
    settings += [["Matrix", "Fit; Engagement"], *sheets.pop("Settings", [])]
    plain: dict[str, Any] = {
        "Criteria": grouped(),
        "Accounts": ACCOUNTS,
        "Settings": settings,
        "Routing": ROUTING,
    }
    return write_book(folder / "book.xlsx", **(plain | sheets))


def given_back(result: Any) -> dict[str, list[list[Any]]]:
    """What a program keeps of an answer for the next time."""
    tables = [{"sheet": "Scored", **result["scored"]}, *result["further"]]
    return {table["sheet"]: [table["headings"], *table["rows"]] for table in tables}


def test_all_sheets_are_scored_as_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "leads.xlsx"
    build(path, model="fit-engagement")
    read = pipeline.read(path, Options(today=FIRST))
    expected = pipeline.describe(pipeline.rate(read))
    result = got(jobs.score, body_of(path, FIRST))
    why = result["scored"]["headings"].index("Why")
    sentences = [str(row[why]) for row in result["scored"]["rows"]]
    # which activities give most is known here too
    assert any(re.search(r": .+ [0-9]+ [A-Z][a-z]{2} ", one) for one in sentences)
    tables = {more.sheet: more for more in expected.further}
    assert [one["sheet"] for one in result["further"]] == [
        "Contacts scored",
        "History",
        "History criteria",
    ]
    for one in result["further"]:
        more = tables[one["sheet"]]
        assert one["headings"] == [column.heading for column in more.table.columns]
        rows = rows_out([column.values for column in more.table.columns])
        # a file's table may reach over empty rows, which are not sent
        filled = [row for row in rows if any(cell is not None for cell in row)]
        assert one["rows"] == json.loads(done(filled).content)
        assert one["hidden"] == (~more.table.contact).tolist()[: len(filled)]
        assert one["tab_hidden"] == more.hidden
    assert result["findings"] == findings_data(expected.findings)
    assert expected.summary.matrix is not None
    assert result["summary"]["matrix"] == json.loads(
        done(asdict(expected.summary.matrix)).content
    )
    assert sum(one["count"] for one in result["summary"]["matrix"]["cells"]) > 10
    schemas.Sheets.model_validate_json(json.dumps(result), strict=True, extra="forbid")


def test_columns_of_further_sheets_say_what_they_are(tmp_path: Path) -> None:
    contacts, history, history_criteria = got(
        jobs.score, body_of(busy_book(tmp_path), SECOND)
    )["further"]
    shown = dict(zip(contacts["headings"], contacts["kinds"], strict=True))
    assert {"Rank": "rank", "Rating": "rating", "Call": "yes_no"}.items() <= (
        shown.items()
    )
    assert contacts["headings"][contacts["filter_column"]] == "Call"
    assert contacts["hidden"] == [False, False, True]
    assert history["kinds"][:4] == ["date", "text", "rating", "text"]
    assert history["filter_column"] is history_criteria["filter_column"] is None
    assert history["rows"][0][:2] == [{"date": "2026-03-31"}, "Acme"]
    assert [one["tab_hidden"] for one in (contacts, history, history_criteria)] == [
        False,
        False,
        True,
    ]


def test_behaviour_counts_and_is_explained(tmp_path: Path) -> None:
    body = body_of(busy_book(tmp_path), SECOND)
    scored = got(jobs.score, body)["scored"]
    at = [scored["headings"].index(head) for head in ("Account", "Rating")]
    assert {row[at[0]]: row[at[1]] for row in scored["rows"]} == RATINGS
    result = got(jobs.explain, {**body, "account": "Acme"})
    (receipt,) = result["receipts"]
    behind = {one["field"]: one for one in receipt["behind"]}
    assert behind["Activity points"]["items"][1] == {
        "what": "Demo, Ann",
        "date": "2026-03-01",
        "age": 30,
        "points": 10.0,
        "left": 5.0,
    }
    assert "Demo, Ann, 2026-03-01 (30 days ago): 10, 5.0 left" in result["told"][0]
    schemas.Explained.model_validate_json(
        json.dumps(result), strict=True, extra="forbid"
    )


def test_bad_rows_of_all_tables_are_found_at_once(tmp_path: Path) -> None:
    path = busy_book(
        tmp_path,
        Activities=[["Account", "Date", "Activity"], ["Acme", "soon", "Demo"]],
        Deals=[["Account", "Date", "Amount"], ["Acme", SECOND, "much"]],
        Routing=[["Account field", "Test", "Seller"], ["Nowhere", "is", "Ann"]],
    )
    findings = got(jobs.check, body_of(path, SECOND))["findings"]
    read = pipeline.read(path, Options(today=SECOND))
    assert findings == findings_data(pipeline.check(read))
    sheets = {finding["place"].partition("!")[0] for finding in findings}
    assert {"Activities", "Deals", "Routing"} <= sheets


def test_what_the_last_score_gave_is_looked_at(tmp_path: Path) -> None:
    path = routed(tmp_path)
    first = got(jobs.score, body_of(path, FIRST))
    assert first["summary"]["changes"] is None
    book = openpyxl.load_workbook(path)
    book["Accounts"]["C3"] = 10  # Bolt loses its people
    book.save(path)
    body = body_of(path, SECOND)
    body["sheets"] |= given_back(first)
    second = got(jobs.score, body)
    assert second["summary"]["changes"] == {
        "since": "2026-03-30",
        "became": [],
        "fell": [
            {
                "account": "Bolt",
                "was": 3.3,
                "rating": 0.0,
                "why": "Employees 320 → 10: -3.3",
                "seller": "",
            }
        ],
    }
    rows = [
        dict(zip(second["scored"]["headings"], r, strict=True))
        for r in second["scored"]["rows"]
    ]
    assert [(row["Account"], row["Seller"], row["Trend"]) for row in rows] == [
        ("Cask", "Ann", "= 10.0 → 10.0"),
        ("Acme", "Bo", "= 6.7 → 6.7"),
        ("Bolt", None, "▼ 3.3 → 0.0"),
    ]
    history = second["further"][0]
    assert history["sheet"] == "History"
    assert [row[0] for row in history["rows"]] == [
        *[{"date": "2026-03-31"}] * 3,
        *[{"date": "2026-03-30"}] * 3,
    ]
    body["sheets"] |= given_back(second)
    assert got(jobs.score, body) == second


def test_days_in_a_row_give_what_files_give(tmp_path: Path) -> None:
    path, target = routed(tmp_path), tmp_path / "scored.xlsx"
    last_results: dict[str, Any] = {}
    for day in (FIRST, SECOND):
        score_file(path, target, Options(today=day), overwrite=True)
        body = body_of(path, day)
        body["sheets"] |= last_results
        last_results = given_back(got(jobs.score, body))
    by_file = openpyxl.load_workbook(target)
    for name in ("Scored", "History"):
        heads, *rows = values(by_file[name])
        assert last_results[name][0] == [*heads]
        assert len(last_results[name]) == len(rows) + 1
        trend = {"Scored": "Trend", "History": "Rating"}[name]
        at = [*heads].index(trend)
        assert [row[at] for row in last_results[name][1:]] == [row[at] for row in rows]


def test_a_sheet_history_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    path = routed(tmp_path, History=[["Our history"], ["Founded in 1990"]])
    result = got(jobs.score, body_of(path, FIRST))
    assert result["further"] == []
    codes = {f["code"]: f["place"] for f in result["findings"]}
    assert codes["F405"].startswith("History")


def test_without_history_nothing_is_kept_or_said(tmp_path: Path) -> None:
    path = routed(
        tmp_path, Settings=[["Keep history", "no"]], History=[["Our history"]]
    )
    result = got(jobs.score, body_of(path, FIRST))
    assert result["further"] == []
    assert result["summary"]["changes"] is None
    assert "F405" not in {f["code"] for f in result["findings"]}


def test_a_source_may_be_a_sheet_that_is_sent(tmp_path: Path) -> None:
    path = routed(tmp_path, Sources=SOURCES, Card=SCORE_CARD)
    scored = got(jobs.score, body_of(path, FIRST))["scored"]
    heads = scored["headings"]
    answers = {
        row[heads.index("Account")]: row[heads.index("Credit")]
        for row in scored["rows"]
    }
    assert answers == {"Acme": 80.0, "Bolt": 20.0, "Cask": None}


@pytest.mark.parametrize("job", [jobs.score, jobs.check, jobs.explain])
def test_files_that_a_source_names_are_not_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, job: Any
) -> None:
    file = tmp_path / "card.csv"
    file.write_text("Name,Credit\nAcme,80\n", encoding="utf-8")

    def touched(*_: object, **__: object) -> None:
        message = "a file was looked for"
        raise AssertionError(message)

    sheets = sheets_of(routed(tmp_path, Sources=[SOURCES[0], ["Credit", str(file)]]))
    sheets["Sources"][1][2:] = ["Account", "Name", None]
    for name in ("locate_file", "read_file"):
        monkeypatch.setattr(f"scoring.reading.source_file.{name}", touched)
    monkeypatch.setattr("pathlib.Path.open", touched)
    monkeypatch.setattr("pathlib.Path.exists", touched)
    body: dict[str, Any] = {"sheets": sheets, "name": str(tmp_path / "book.xlsx")}
    if job is jobs.explain:
        body["account"] = "Acme"
    answer = job(content_of(body), FREE)
    findings = json.loads(answer.content)["findings"]
    assert answer.status == (200 if job is jobs.check else 422)
    (remark,) = (finding for finding in findings if finding["code"] == "X101")
    assert "files cannot be read here" in remark["text"]
    assert remark["place"] == "Sources!B2"


def test_sheets_with_many_rows_for_each_account_may_be_longer() -> None:
    few = Limits(rows=3, memory=0)
    sheets: dict[str, Any] = {
        "Criteria": [
            ["Criterion", "Weight", "Test", "Value", "Points"],
            ["Activity points", 1, "at least", 1, 10],
        ],
        "Accounts": [["Account"], ["Acme"]],
        "Signals": [["Activity", "Points"], ["Demo", 1]],
        " activities": [["Account", "Date", "Activity"]]
        + [["Acme", {"date": "2026-03-01"}, "Demo"]] * 9,
    }
    assert jobs.score(content_of({"sheets": sheets}), few).status == 200
    sheets["Accounts"] += [["Bolt"]] * 9
    assert jobs.score(content_of({"sheets": sheets}), few).status == 413


def test_a_file_s_summary_says_the_same(client: httpx.Client, tmp_path: Path) -> None:
    path = routed(tmp_path)
    score_file(path, path, Options(today=FIRST), overwrite=True)
    answer = client.post(
        "/api/v1/workbook",
        files={"file": (path.name, path.read_bytes())},
        data={"today": SECOND.isoformat()},
        headers={"Accept": "application/json"},
    )
    assert answer.status_code == 200
    schemas.Workbook.model_validate_json(answer.content, strict=True, extra="forbid")
    summary = answer.json()["summary"]
    assert summary["changes"] == {"since": "2026-03-30", "became": [], "fell": []}
    assert [cell["name"] for cell in summary["matrix"]["cells"]][:4] == [
        *("A1", "A2", "A3"),
        "B1",
    ]
    assert summary["matrix"]["rows"]["group"] == "Fit"
