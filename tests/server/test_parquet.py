"""Accounts that are sent as Parquet take the way of accounts in a CSV file."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from addin.server import jobs
from addin.server.options import Limits
from addin.server.upload import File, Upload, UploadFields
from scoring import Options, pipeline
from tests.lake.runs import small_book, small_data
from tests.server.test_stream import ACCEPT, events
from tests.server.test_workbook import DAY, post
from tests.strategies import TODAY


if TYPE_CHECKING:
    from pathlib import Path

    import httpx


@pytest.fixture
def accounts(tmp_path: Path) -> Path:
    """Forty accounts."""
    place = tmp_path / "march.parquet"
    parquet.write_table(small_data(40), place)
    return place


@pytest.fixture
def criteria(tmp_path: Path) -> Path:
    """The workbook with their criteria."""
    return small_book(tmp_path / "criteria.xlsx")


def test_they_come_back_as_the_command_line_scores_them(
    client: httpx.Client, accounts: Path, criteria: Path, tmp_path: Path
) -> None:
    options = Options(criteria=criteria, today=TODAY)
    expected = pipeline.score_file(accounts, tmp_path / "out.xlsx", options=options)
    got = post(client, accounts, criteria, as_json=True).json()
    assert (got["name"], got["summary"]["accounts"]) == ("march-scored.xlsx", 40)
    (tmp_path / "back.xlsx").write_bytes(base64.b64decode(got["content"]))
    ours, theirs = (
        [*openpyxl.load_workbook(path)["Scored"].iter_rows(values_only=True)]
        for path in (tmp_path / "back.xlsx", expected.path)
    )
    assert ours == theirs


def test_how_far_the_work_is_can_be_streamed(
    client: httpx.Client, accounts: Path, criteria: Path
) -> None:
    files = {
        "file": (accounts.name, accounts.read_bytes()),
        "criteria": (criteria.name, criteria.read_bytes()),
    }
    headers = {"Accept": ACCEPT}
    answer = client.post("/api/v1/workbook", files=files, data=DAY, headers=headers)
    name, last = events(answer.text)[-1]
    assert (name, last["status"]) == ("answer", 200)
    assert last["body"]["summary"]["accounts"] == 40


def test_they_are_rated_by_a_ready_made_model_too(
    client: httpx.Client, accounts: Path
) -> None:
    got = post(client, accounts, as_json=True, fields={"model": "fit"})
    assert got.json()["summary"]["accounts"] == 40


def test_rows_are_brought_into_the_workbook(
    client: httpx.Client, accounts: Path, book: Path
) -> None:
    fields = {"into": "Accounts"}
    got = post(client, accounts, book, as_json=True, fields=fields).json()
    assert got["summary"]["accounts"] == 100
    assert "added: 40" in got["imported"]


def test_it_holds_no_criteria(client: httpx.Client, accounts: Path, book: Path) -> None:
    refused = post(client, book, accounts)
    assert refused.status_code == 422
    assert refused.json()["message"] == (
        "march.parquet is not an Excel workbook: choose an .xlsx or .xlsm file"
    )


@pytest.mark.parametrize("keep", [0, 6, -9])
def test_a_broken_file_is_one_sentence(
    client: httpx.Client, accounts: Path, criteria: Path, keep: int
) -> None:
    accounts.write_bytes(accounts.read_bytes()[:keep])
    refused = post(client, accounts, criteria)
    assert refused.status_code in (415, 422)
    message = refused.json()["message"]
    assert message.startswith("march.parquet is")
    assert "\n" not in message


def test_more_rows_than_the_server_takes_are_not_even_read(
    tmp_path: Path, criteria: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tall = tmp_path / "tall.parquet"
    parquet.write_table(pa.table({"Account": pa.repeat("a", 100_000)}), tall)
    assert tall.stat().st_size < 10_000
    monkeypatch.delattr("scoring.reading.parquet_file.read_parquet")
    (tmp_path / "work").mkdir()
    upload = Upload(
        str(tmp_path / "work"),
        File(tall.name, tall.read_bytes()),
        File(criteria.name, criteria.read_bytes()),
        UploadFields(today=TODAY),
        as_json=True,
    )
    answer = jobs.workbook(upload, Limits(rows=50_000, memory=0))
    assert answer.status == 413
    assert b"100,000 rows" in answer.content
