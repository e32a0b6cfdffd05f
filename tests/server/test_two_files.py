"""Two workbooks sent to the server are compared, and a draft with what is in force."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import openpyxl
import pytest

from addin.server import jobs
from addin.server.options import Limits
from addin.server.upload import File, Upload, UploadFields
from scoring import Options
from scoring.compared import compare_files
from tests.judgement.books import ACCOUNTS, with_columns
from tests.judgement.books import CRITERIA as JUDGED
from tests.judgement.books import book as judged
from tests.judgement.test_lists_sections import SIZE_FIRST
from tests.server.test_workbook import DAY, post
from tests.strategies import TODAY


if TYPE_CHECKING:
    from pathlib import Path

    import httpx


def compare(
    client: httpx.Client, *parts: tuple[str, Path], **fields: str
) -> httpx.Response:
    """Send workbooks to be compared, each as the part of its name."""
    files = {name: (path.name, path.read_bytes()) for name, path in parts}
    return client.post("/api/v1/workbook/compare", files=files, data={**DAY, **fields})


@pytest.fixture
def two_views(tmp_path: Path) -> tuple[tuple[str, Path], tuple[str, Path]]:
    """Ann's criteria, and Bo's in a file with the same name."""
    ann = judged(tmp_path / "list.xlsx")
    (tmp_path / "bo").mkdir()
    bo = judged(tmp_path / "bo" / "list.xlsx", SIZE_FIRST)
    return ("file", ann), ("other", bo)


def test_two_files_are_compared(
    client: httpx.Client, two_views: tuple[tuple[str, Path], ...], tmp_path: Path
) -> None:
    answer = compare(client, *two_views).json()
    compared = compare_files(two_views[0][1], two_views[1][1], Options(today=TODAY))
    sections = answer["sections"]
    assert sections["headline"]["result"] == compared.lists.verdict
    assert [table["title"] for table in sections["only"]] == [
        "Only list would call: 2",
        "Only list (2) would call: 1",
    ]
    assert answer["name"] == "list-compared.xlsx"
    (tmp_path / "back.xlsx").write_bytes(base64.b64decode(answer["content"]))
    assert openpyxl.load_workbook(tmp_path / "back.xlsx").sheetnames == ["Compared"]


def test_a_comparison_may_be_had_in_another_language(
    client: httpx.Client, two_views: tuple[tuple[str, Path], ...]
) -> None:
    answer = compare(client, *two_views, language="da").json()
    assert answer["language"] == "da"
    assert "virksomheder" in answer["sections"]["headline"]["result"]


def test_what_cannot_be_compared_is_refused(
    client: httpx.Client, two_views: tuple[tuple[str, Path], ...], tmp_path: Path
) -> None:
    one, other = two_views
    alone = compare(client, one)
    assert (alone.status_code, alone.json()["message"]) == (
        415,
        "Send the workbook to compare with as the part 'other'",
    )
    strangers = [ACCOUNTS[0], ["Zebra", "Retail", 1, "no"]]
    nobody = judged(tmp_path / "zoo.xlsx", accounts=strangers)
    apart = compare(client, one, ("other", nobody))
    assert apart.status_code == 422
    assert apart.json()["message"] == (
        "list.xlsx and zoo.xlsx have no account in common"
    )
    wrong = [JUDGED[0], ["Industry", "much", "is", "Software", 10]]
    faulty = compare(client, one, ("other", judged(tmp_path / "bad.xlsx", wrong)))
    assert [each["place"] for each in faulty.json()["findings"]] == [
        "[bad.xlsx]Criteria!B2"
    ]
    (tmp_path / "other.doc").write_bytes(b"x")
    refused = compare(client, one, ("other", tmp_path / "other.doc"))
    assert refused.status_code == 415
    (tmp_path / "work").mkdir()
    few = jobs.compare_workbooks(
        Upload(
            str(tmp_path / "work"),
            File("list.xlsx", one[1].read_bytes()),
            None,
            UploadFields(),
            as_json=True,
            other=File("list.xlsx", other[1].read_bytes()),
        ),
        Limits(rows=4, memory=0),
    )
    assert few.status == 413


def test_a_draft_is_said_beside_the_ratings(
    client: httpx.Client, book: Path, tmp_path: Path
) -> None:
    table = with_columns(JUDGED, {"Draft weight": [3, None, None]})
    answer = post(client, judged(tmp_path / "draft.xlsx", table), as_json=True).json()
    assert answer["draft"]["headline"]["result"] == (
        "3 to contact now, 2 with the draft: 1 enter, 2 leave"
    )
    assert post(client, book, as_json=True).json()["draft"] is None
