"""An export whose headings do not say which column holds the names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.server.test_workbook import post


if TYPE_CHECKING:
    from pathlib import Path

    import httpx

FIELDS = {"into": "Accounts", "model": "fit"}


def test_what_is_asked_can_be_answered(client: httpx.Client, tmp_path: Path) -> None:
    export = tmp_path / "liste.csv"
    export.write_text("Nr,Bedrift\n1,Acme AS\n2,Bolt\n", encoding="utf-8")
    answer = post(client, export, as_json=True, fields=FIELDS)
    assert answer.status_code == 422
    question = answer.json()["question"]
    assert question == {"headings": ["Nr", "Bedrift"], "likely": "Bedrift"}
    fields = {**FIELDS, "names": question["likely"]}
    answer = post(client, export, as_json=True, fields=fields)
    assert answer.status_code == 200, answer.text
    assert answer.json()["imported"] == "Accounts added: 2; changed: 0."


def test_an_answer_of_no_column_is_asked_again(
    client: httpx.Client, tmp_path: Path
) -> None:
    export = tmp_path / "odd.csv"
    export.write_text("Xa,Xb\n7,1\n", encoding="utf-8")
    fields = {**FIELDS, "names": "Xc"}
    answer = post(client, export, as_json=True, fields=fields)
    assert answer.status_code == 422
    assert answer.json()["question"] == {"headings": ["Xa", "Xb"], "likely": ""}
