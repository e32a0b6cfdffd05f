"""A file sent to the server comes back scored, or with one sentence."""

from __future__ import annotations

import base64
import json
import re
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import scoring
import templates
from addin.server import jobs
from addin.server.options import Limits
from addin.server.upload import File, Upload, UploadFields, safe_name
from scoring import Options, pipeline
from scoring.errors import ModelError
from scoring.findings import findings_data
from scoring.lessons import review_file
from scoring.reading.workbook import read_workbook
from scoring.sheets.review_sections import review_sections
from tests.learning.deals import deals, workbook
from tests.reading.bad_files import BAD_FILES, BadFile
from tests.server.bodies import CRITERIA, HEADINGS
from tests.server.test_sheets import written
from tests.strategies import TODAY


if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from tests.server.serving import Served

SAMPLE = Path(str(templates.__file__)).with_name("sample_accounts.csv")
JSON = {"Accept": "application/json"}
DAY = {"today": TODAY.isoformat()}


def post(
    client: httpx.Client,
    path: Path,
    criteria: Path | None = None,
    *,
    as_json: bool = False,
    fields: dict[str, str] | None = None,
) -> httpx.Response:
    files = {"file": (path.name, path.read_bytes())}
    if criteria is not None:
        files["criteria"] = (criteria.name, criteria.read_bytes())
    return client.post(
        "/api/v1/workbook",
        files=files,
        data={**DAY, **(fields or {})},
        headers=JSON if as_json else None,
    )


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as zipped:
        return {name: zipped.read(name) for name in zipped.namelist()}


def test_a_workbook_comes_back_as_the_command_line_writes_it(
    client: httpx.Client, book: Path, tmp_path: Path
) -> None:
    mine = shutil.copy(book, tmp_path / book.name)
    expected = pipeline.score_file(mine, options=Options(today=TODAY))
    answer = post(client, book)
    assert answer.status_code == 200
    back = tmp_path / "back.xlsx"
    back.write_bytes(answer.content)
    assert members(back) == members(expected.path)
    assert 'filename="my accounts-scored.xlsx"' in answer.headers["content-disposition"]
    assert answer.headers["content-type"].endswith("spreadsheetml.sheet")


def test_json_holds_the_file_and_what_is_in_it(
    client: httpx.Client, book: Path, tmp_path: Path
) -> None:
    mine = shutil.copy(book, tmp_path / book.name)
    expected = pipeline.score_file(mine, options=Options(today=TODAY))
    got = post(client, book, as_json=True).json()
    assert got["name"] == "my accounts-scored.xlsx"
    assert base64.b64decode(got["content"]) == post(client, book).content
    assert got["summary"]["contacts"] == expected.results.summary.statuses[0][1]
    assert got["findings"] == findings_data(expected.results.findings)


def test_csv_needs_the_workbook_with_its_criteria(
    client: httpx.Client, book: Path
) -> None:
    got = post(client, SAMPLE, book, as_json=True).json()
    assert got["name"] == "sample_accounts-scored.xlsx"
    assert got["summary"]["accounts"] == 60
    refused = post(client, SAMPLE)
    assert refused.status_code == 422
    assert "has no criteria" in refused.json()["message"]


def test_parquet_is_scored_as_the_same_table_in_csv_is(
    client: httpx.Client, book: Path, tmp_path: Path
) -> None:
    path = tmp_path / "sample_accounts.parquet"
    scoring.read(SAMPLE, Options(book)).accounts.to_parquet(path)
    got = post(client, path, book, as_json=True).json()
    assert got["name"] == "sample_accounts-scored.xlsx"
    assert (
        got["contacts"] == post(client, SAMPLE, book, as_json=True).json()["contacts"]
    )


def test_parquet_without_criteria_or_damaged_is_one_sentence(
    client: httpx.Client, book: Path, tmp_path: Path
) -> None:
    path = tmp_path / "accounts.parquet"
    pd.DataFrame({"Account": ["Acme"], "Size": [1]}).to_parquet(path)
    refused = post(client, path)
    assert refused.status_code == 422
    assert "has no criteria" in refused.json()["message"]
    path.write_bytes(path.read_bytes()[:40])
    refused = post(client, path, book)
    assert refused.status_code == 422
    assert (
        refused.json()["message"] == "accounts.parquet is damaged: nothing was written"
    )


def test_the_contact_filter_may_be_said(client: httpx.Client, book: Path) -> None:
    got = post(client, book, as_json=True, fields={"contact_from": "9.5"}).json()
    assert got["summary"]["contact_from"] == 9.5


@pytest.mark.parametrize(
    ("fields", "says"),
    [({"today": "soon"}, "today: "), ({"contact_from": "11"}, "contact_from: ")],
    ids=str,
)
def test_unfit_fields_are_named(
    client: httpx.Client, book: Path, fields: dict[str, str], says: str
) -> None:
    refused = post(client, book, fields=fields)
    assert refused.status_code == 422
    assert says in refused.json()["message"]


def test_errors_are_those_of_the_command_line(
    client: httpx.Client, tmp_path: Path
) -> None:
    sheets: dict[str, list[list[Any]]] = {
        "Criteria": [
            CRITERIA[0],
            ["Size", 1, "at lest", 5, 10],
            ["B", "", "is", "", 11],
        ],
        "Accounts": [HEADINGS, ["Acme", "Software", 90]],
    }
    path = written(tmp_path / "faulty.xlsx", sheets)
    with pytest.raises(ModelError) as raised:
        pipeline.score_file(path)
    refused = post(client, path)
    assert refused.status_code == 422
    assert refused.json()["findings"] == findings_data(raised.value.findings)


@pytest.mark.parametrize("bad", BAD_FILES, ids=lambda bad: bad.name)
def test_bad_files_are_refused_in_one_sentence(bad: BadFile, tmp_path: Path) -> None:
    path = tmp_path / bad.name
    bad.make(path)
    folder = tmp_path / "work"
    folder.mkdir()
    file = File(path.name, path.read_bytes())
    upload = Upload(str(folder), file, None, UploadFields(), as_json=True)
    answer = jobs.workbook(upload, Limits(memory=0))
    assert answer.status in (415, 422)
    assert re.search(bad.says, json.loads(answer.content)["message"])
    assert str(tmp_path).encode() not in answer.content
    assert not folder.exists()


@pytest.mark.parametrize("name", ["bomb.xlsx", "text.xlsx", "laughs.xlsx"])
def test_bad_files_are_refused_over_http(
    client: httpx.Client, tmp_path: Path, name: str
) -> None:
    (bad,) = (one for one in BAD_FILES if one.name == name)
    path = tmp_path / name
    bad.make(path)
    assert post(client, path).status_code == 415


def test_criteria_that_are_no_workbook_are_refused(
    client: httpx.Client, tmp_path: Path
) -> None:
    other = tmp_path / "criteria.xlsx"
    other.write_bytes(b"hello")
    refused = post(client, SAMPLE, other)
    assert refused.status_code == 415
    assert "criteria.xlsx is not an Excel workbook" in refused.json()["message"]


@pytest.mark.parametrize(
    "ask",
    [
        lambda client: client.post("/api/v1/workbook"),
        lambda client: client.post("/api/v1/workbook", json={"file": 1}),
        lambda client: client.post("/api/v1/workbook", data={"file": "text"}),
        lambda client: client.post("/api/v1/workbook", files={"book": b"x"}),
    ],
    ids=["nothing", "JSON", "text", "another part"],
)
def test_without_a_file_it_says_where_to_put_it(
    client: httpx.Client, ask: Callable[[httpx.Client], httpx.Response]
) -> None:
    refused = ask(client)
    assert refused.status_code == 422
    assert refused.json() == {
        "message": "Send the workbook as the part 'file' of a form"
    }


def test_a_broken_form_is_refused(client: httpx.Client) -> None:
    kind = {"Content-Type": "multipart/form-data; boundary=x"}
    refused = client.post("/api/v1/workbook", content=b"garbage", headers=kind)
    assert refused.status_code in (400, 422)
    assert refused.json()["message"]


def test_too_many_accounts_are_refused(book: Path, tmp_path: Path) -> None:
    file = File(book.name, book.read_bytes())
    folder = tmp_path / "work"
    folder.mkdir()
    upload = Upload(str(folder), file, None, UploadFields(), as_json=False)
    answer = jobs.workbook(upload, Limits(rows=59, memory=0))
    assert answer.status == 413
    assert b"60 rows" in answer.content


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("accounts.xlsx", "accounts.xlsx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\konti.xlsm", "konti.xlsm"),
        ("/", "accounts.xlsx"),
        ("..", "accounts.xlsx"),
        ("", "accounts.xlsx"),
        ('a"b\r\nX: y.csv', "abX y.csv"),
        ("\ud800Ærø 2026.xlsx", "Ærø 2026.xlsx"),
        ("x" * 300 + ".xlsx", "x" * 95 + ".xlsx"),
    ],
)
def test_names_are_made_safe(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_odd_names_come_back_as_they_were(client: httpx.Client, book: Path) -> None:
    files = {"file": ("Ærø konti.xlsx", book.read_bytes())}
    answer = client.post("/api/v1/workbook", files=files)
    assert answer.status_code == 200
    assert (
        "filename*=UTF-8''%C3%86r%C3%B8%20konti-scored.xlsx"
        in (answer.headers["content-disposition"])
    )


def test_the_scored_copy_can_be_scored_again(
    client: httpx.Client, book: Path, tmp_path: Path
) -> None:
    path = tmp_path / "again.xlsx"
    path.write_bytes(post(client, book).content)
    again = post(client, path)
    path.write_bytes(again.content)
    assert again.status_code == 200
    assert "Scored" in read_workbook(path).sheets


def test_nothing_is_left_in_the_temporary_folder(
    client: httpx.Client, served: Served, book: Path
) -> None:
    post(client, book)
    client.post("/api/v1/workbook", files={"file": ("x.xlsx", b"x" * 3_000_000)})
    assert left(served) == []


def left(served: Served) -> list[Any]:
    return [path.name for path in served.temporary.rglob("*")]


def test_all_contacts_are_listed_the_best_first(
    client: httpx.Client, book: Path
) -> None:
    answer = post(client, book, as_json=True).json()
    contacts = answer["contacts"]
    heads = [column["heading"] for column in contacts["columns"]]
    assert heads == ["Rank", "Account", "Rating", "Tier", "Why"]
    assert len(contacts["rows"]) == answer["summary"]["contacts"] > 10
    best = [line["account"] for line in answer["summary"]["top"]]
    assert [row[1] for row in contacts["rows"][:10]] == best
    ratings = [row[2] for row in contacts["rows"]]
    assert ratings == sorted(ratings, reverse=True)


def test_a_file_with_outcomes_is_reviewed(
    client: httpx.Client, book: Path, tmp_path: Path
) -> None:
    path = workbook(tmp_path / "deals.xlsx", deals(60, 2.0))
    assert post(client, path, as_json=True).json()["outcomes"]
    assert not post(client, book, as_json=True).json()["outcomes"]
    files = {"file": (path.name, path.read_bytes())}
    answer = client.post("/api/v1/workbook/review", files=files).json()
    done = review_file(path)
    assert answer["name"] == done.path.name
    sections = review_sections(done.review)
    assert answer["sections"]["headline"]["result"] == sections.headline.result
    assert [t["title"] for t in answer["sections"]["tables"]] == [
        table.title for table in sections.tables
    ]
    (tmp_path / "again.xlsx").write_bytes(base64.b64decode(answer["content"]))
    assert "Review" in read_workbook(tmp_path / "again.xlsx").sheets
    refused = client.post("/api/v1/workbook/review", files={"file": ("a.doc", b"x")})
    assert refused.status_code == 415


def test_an_account_of_a_file_is_explained(client: httpx.Client, book: Path) -> None:
    best = post(client, book, as_json=True).json()["summary"]["top"][0]
    answer = client.post(
        "/api/v1/workbook/explain",
        files={"file": (book.name, book.read_bytes())},
        data={**DAY, "account": best["account"]},
    ).json()
    (receipt,) = answer["receipts"]
    assert receipt["rating"] == best["rating"]
    assert receipt["rank"] == best["rank"]
    assert answer["told"][0].startswith(best["account"])
