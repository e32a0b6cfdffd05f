"""The API describes itself, and answers anything in its own words."""

from __future__ import annotations

import json
import re
from html import escape
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addin.server import jobs, schemas
from addin.server.app import make_app, openapi
from addin.server.options import Limits, ServerSettings
from addin.server.queue import Job
from addin.server.reference import REQUIRED, reference_page, reference_texts
from scoring.language.catalogues import OTHERS
from tests.chance import examples
from tests.server.bodies import EVERYTHING, SHEETS, SMALL, content_of
from tests.server.test_sheets import BODIES


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import httpx
    from pydantic import BaseModel

    from addin.server.answer import Answer

FREE = Limits(memory=0)
PATHS = {
    "/health",
    "/api/v1/limits",
    "/api/v1/accounts",
    "/api/v1/sheets",
    "/api/v1/check",
    "/api/v1/explain",
    "/api/v1/review",
    "/api/v1/apply",
    "/api/v1/import",
    "/api/v1/tab",
    "/api/v1/workbook",
    "/api/v1/workbook/compare",
    "/api/v1/workbook/explain",
    "/api/v1/workbook/review",
    "/api/v1/models",
    "/api/v1/templates",
    "/api/v1/templates/{kind}",
}


@pytest.fixture(scope="module")
def document(client: httpx.Client) -> Any:
    return client.get("/openapi.json").json()


def test_every_address_is_described(document: Any) -> None:
    assert document["openapi"].startswith("3.1")
    assert set(document["paths"]) == PATHS
    for methods in document["paths"].values():
        for operation in methods.values():
            assert operation["description"]
            assert "200" in operation["responses"]


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        part = list(part.values())
    if isinstance(part, list):
        for inner in part:
            yield from references(inner)


def test_every_reference_leads_somewhere(document: Any) -> None:
    targets = set(references(document))
    assert targets
    for reference in targets:
        place = document
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


@pytest.mark.parametrize(
    ("path", "part"), [("accounts", "criteria"), ("sheets", "sheets")]
)
def test_examples_of_the_description_work(
    client: httpx.Client, document: Any, path: str, part: str
) -> None:
    operation = document["paths"][f"/api/v1/{path}"]["post"]
    schema = operation["requestBody"]["content"]["application/json"]["schema"]
    assert part in schema["required"]
    needed = schema["required"]
    body = {name: schema["properties"][name]["examples"][0] for name in needed}
    answer = client.post(f"/api/v1/{path}", json=body)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    ("job", "body", "model"),
    [
        (jobs.accounts, {**SMALL, "want": EVERYTHING}, schemas.Accounts),
        (jobs.score, SHEETS, schemas.Sheets),
        (jobs.check, SHEETS, schemas.Findings),
        (jobs.explain, {**SHEETS, "account": "Acme"}, schemas.Explained),
        (jobs.import_export, BODIES["import"], schemas.Import),
        (jobs.add_tab, BODIES["tab"], schemas.NewTab),
        (jobs.score, {"sheets": {"Criteria": []}}, schemas.Refusal),
    ],
    ids=["accounts", "sheets", "check", "explain", "import", "tab", "refusal"],
)
def test_answers_are_as_described(
    job: Callable[[bytes, Limits], Answer], body: Any, model: type[BaseModel]
) -> None:
    content = job(content_of(body), FREE).content
    read = model.model_validate_json(content, strict=True, extra="forbid")
    assert json.loads(read.model_dump_json(by_alias=True, exclude_unset=True)) == (
        json.loads(content)
    )


def test_every_job_can_be_done() -> None:
    assert all(callable(getattr(jobs, job.value)) for job in Job)


def test_the_page_about_the_api_fetches_nothing_from_elsewhere(
    client: httpx.Client, document: Any
) -> None:
    page = client.get("/docs")
    assert page.status_code == 200
    assert page.text == reference_page(document)
    assert "://" not in page.text
    assert "<script" not in page.text
    assert all(f"{path}</code></h2>" in page.text for path in PATHS)
    for link in re.findall(r'href="([^"]+)"', page.text):
        assert client.get(link).status_code == 200


@pytest.mark.slow
@pytest.mark.parametrize("language", OTHERS)
def test_the_page_about_the_api_is_in_the_reader_s_language(
    client: httpx.Client, language: str
) -> None:
    page = client.get("/docs", headers={"Accept-Language": language}).text
    english = client.get("/docs", headers={"Accept-Language": "en"}).text
    assert f'<html lang="{language}">' in page
    for text in {*reference_texts(openapi()), str(REQUIRED)} - {""}:
        assert f">{escape(text)}<" in english
        assert f">{escape(text)}<" not in page, text
    document = client.get("/openapi.json", headers={"Accept-Language": language})
    # programs have one document, whoever asks first
    assert document.json() == client.get("/openapi.json").json() == openapi()


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/health", "/api/v1/limits", "/nothing"]
)
def test_every_answer_is_guarded_by_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("GET", "/api/v2/accounts", 404),
        ("GET", "/nothing", 404),
        ("GET", "/../../etc/passwd", 404),
        ("GET", "/%2e%2e/%2e%2e/etc/passwd", 404),
        ("GET", "/api/v1/templates/none", 404),
        ("GET", "/api/v1/templates/plain?empty=perhaps", 422),
        ("PUT", "/api/v1/accounts", 405),
        ("POST", "/health", 405),
    ],
)
def test_what_is_not_there_is_said_in_a_sentence(
    client: httpx.Client, method: str, path: str, status: int
) -> None:
    answer = client.request(method, path)
    assert answer.status_code == status
    assert answer.json()["message"]


@pytest.mark.slow
def test_templates_are_those_of_the_command_line(client: httpx.Client) -> None:
    listed = client.get("/api/v1/templates").json()
    assert [one["kind"] for one in listed] == ["plain", "macro", "lite"]
    for one in listed:
        full = client.get(f"/api/v1/templates/{one['kind']}")
        empty = client.get(f"/api/v1/templates/{one['kind']}", params={"empty": True})
        assert full.content[:2] == empty.content[:2] == b"PK"
        assert len(empty.content) < len(full.content)
        assert f'filename="{one["name"]}"' in full.headers["content-disposition"]
    again = client.get("/api/v1/templates/plain")
    assert again.content == client.get("/api/v1/templates/plain").content


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["date", "x"]), inner, max_size=2)
    ),
    max_leaves=8,
)
bodies = st.fixed_dictionaries(
    {},
    optional={
        name: st.just(good)
        | anything
        | st.lists(st.lists(anything, max_size=4), max_size=4)
        for name, good in {**SMALL, **SHEETS, "account": "Acme"}.items()
    }
    | dict.fromkeys(("settings", "today", "contact_from", "want", "name"), anything),
)


@pytest.mark.slow
@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow])
@given(body=bodies)
@pytest.mark.parametrize(
    "job",
    [jobs.accounts, jobs.score, jobs.check, jobs.explain],
    ids=lambda j: j.__name__,
)
def test_whatever_is_sent_it_answers(
    job: Callable[[bytes, Limits], Answer], body: Any
) -> None:
    answer = job(content_of(body), FREE)
    assert answer.status in (200, 413, 422), (answer.fault, body)
    assert answer.status == 200 or json.loads(answer.content)["message"]


def test_what_nobody_expected_is_told_by_a_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_: object) -> None:
        message = "cell says Acme"
        raise KeyError(message)

    monkeypatch.setattr("addin.server.rate_accounts.rate_accounts", fail)
    answer = jobs.accounts(content_of(SMALL), FREE)
    sentence = json.loads(answer.content)["message"]
    name = sentence.rpartition(" ")[2]
    assert answer.status == 500
    assert answer.fault.startswith(f"{name} KeyError at test_api.py:")
    assert "Acme" not in answer.fault + sentence


@pytest.mark.parametrize("origins", [(), ("https://a.example",)])
def test_it_can_be_made_without_a_command_line(origins: tuple[str, ...]) -> None:
    assert callable(make_app(ServerSettings(origins=origins)))
