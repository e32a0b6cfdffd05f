"""An export sent to the server: rated by a ready-made model, or brought into a workbook."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from templates.models import NAMES
from tests.server.test_workbook import DAY, JSON, post


if TYPE_CHECKING:
    import httpx


EXPORT = Path("companies.csv")


HUBSPOT = b"""\
Record ID,Company name,Company owner,Number of Employees,Industry,Country/Region
1,Acme,Bo,300,Software,Denmark
2,Bolt,,12,Gambling,Sweden
"""


def post_export(client: httpx.Client, path: str = "", **fields: str) -> Any:
    return client.post(
        f"/api/v1/workbook{path}",
        files={"file": (EXPORT.name, HUBSPOT)},
        data={**DAY, **fields},
        headers=JSON,
    )


def test_an_export_is_scored_by_a_ready_made_model(client: httpx.Client) -> None:
    answer = post_export(client, model="fit").json()
    sentences = [f["text"] for f in answer["findings"] if f["code"] == "M216"]
    assert sentences == ["a HubSpot export: 3 of 12 fields found"]
    nowhere = [f["text"] for f in answer["findings"] if f["code"] == "M217"]
    assert all("companies.csv has no column" in text for text in nowhere)
    assert "Criteria of fit.xlsx" in nowhere[0]


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_every_model_can_be_had_and_rates_a_file_of_accounts(
    client: httpx.Client, name: str
) -> None:
    got = client.get("/api/v1/templates/plain", params={"model": name})
    assert got.status_code == 200
    answer = post_export(client, model=name)
    findings = answer.json()["findings"]
    # what people do is on no sheet, but no finding is about a sample's people
    assert {f["code"] for f in findings if f["level"] == "error"} <= {"M109"}
    assert not [f for f in findings if f["code"].startswith("B")]


def test_the_models_are_those_of_the_command(client: httpx.Client) -> None:
    models = client.get("/api/v1/models").json()
    assert [one["name"] for one in models] == [*NAMES]
    assert all(one["title"] and one["says"].endswith(".") for one in models)


def test_a_model_that_is_not_there_is_one_sentence(client: httpx.Client) -> None:
    refused = post_export(client, model="nonesuch")
    assert refused.status_code == 422
    assert refused.json()["message"] == "There is no model 'nonesuch'"
    missing = client.get("/api/v1/templates/plain", params={"model": "nonesuch"})
    assert missing.status_code == 404


def test_the_explanation_of_an_unknown_account_is_refused(
    client: httpx.Client,
) -> None:
    explained = post_export(client, "/explain", model="fit", account="nobody")
    assert explained.status_code == 422
    assert "nobody" in explained.json()["message"]


PEOPLE = """\
Record ID,First Name,Last Name,Associated Company
501,Ida,Holm,Acme
"""


def brought(
    client: httpx.Client, export: Path, into: str, **which: Any
) -> tuple[dict[str, Any], Path]:
    """An export brought into a workbook, and the workbook that came back."""
    fields = {"into": into, **which.pop("fields", {})}
    answer = post(client, export, as_json=True, fields=fields, **which)
    assert answer.status_code == 200, answer.text
    data = answer.json()
    back = export.with_name(data["name"])
    back.write_bytes(base64.b64decode(data["content"]))
    return data, back


def test_an_export_is_brought_into_a_workbook_week_after_week(
    client: httpx.Client, tmp_path: Path
) -> None:
    companies, people = tmp_path / "companies.csv", tmp_path / "people.csv"
    companies.write_bytes(HUBSPOT)
    people.write_text(PEOPLE, encoding="utf-8")
    data, book = brought(client, companies, "Accounts", fields={"model": "fit"})
    assert data["imported"] == "Accounts added: 2; changed: 0."
    rows = openpyxl.load_workbook(book)["Accounts"]
    assert "Acme" in {cell.value for row in rows for cell in row}
    data, book = brought(client, people, "Accounts", criteria=book)
    assert data["imported"] == "Rows added to Contacts: 1; changed: 0."
    assert data["summary"]["accounts"] == 2
    for export, into in ((companies, "Accounts"), (people, "Contacts")):
        data, book = brought(client, export, into, criteria=book)
        assert data["imported"].startswith("Nothing to write")


def test_an_export_that_has_no_names_is_refused(
    client: httpx.Client, tmp_path: Path
) -> None:
    export = tmp_path / "odd.csv"
    export.write_text("Xa,Xb\nAcme,1\n", encoding="utf-8")
    answer = post(client, export, fields={"into": "Accounts", "model": "fit"})
    assert answer.status_code == 422
    assert "M103" in {one["code"] for one in answer.json()["findings"]}
