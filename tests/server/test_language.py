"""Each request is answered in the language of whoever asks, or of the workbook."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from gettext import NullTranslations
from typing import TYPE_CHECKING, Any

import anyio
import httpx
import pytest
from pydantic import ValidationError

from addin.answers.reply import reply
from addin.server.app import make_app
from addin.server.bodies import SheetsBody
from addin.server.body_faults import body_fault
from addin.server.options import Limits, ServerSettings
from addin.server.queue import Job, do
from addin.server.speech import accepted
from scoring.language import Language, catalogues, current, speaking


if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp

CRITERIA = [
    ["Criterion", "Weight", "Test", "Value", "Points"],
    ["Industry", 1, "is", "Software", 10],
]
ACCOUNTS = [["Account", "Industry"], ["Acme", "Software"]]
DANISH = ["Language", "Dansk"]
OTHERS = [language for language in Language if language is not Language.ENGLISH]
SPOKEN = re.compile(r"⟦[^⟦⟧]*⟧")


class Pseudo(NullTranslations):
    """Says a text between brackets that begin with its language."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language

    def gettext(self, message: str) -> str:
        return f"⟦{self.language}: {message}⟧"


REAL = catalogues.catalogue


def _pseudo(language: Language, domain: str) -> NullTranslations:
    # words stay as they are: what is understood is recalled for all tests
    return Pseudo(language) if domain == catalogues.TEXTS else REAL(language, domain)


@pytest.fixture
def pseudo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Catalogues that show which language is spoken."""
    with monkeypatch.context() as patch:
        patch.setattr(catalogues, "catalogue", _pseudo)
        yield


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks a server in this process, whose catalogues are ours."""

    app: ASGIApp

    def __call__(self, method: str, path: str, **more: Any) -> httpx.Response:
        async def answer() -> httpx.Response:
            there = httpx.ASGITransport(app=self.app)
            async with httpx.AsyncClient(
                transport=there, base_url="http://x"
            ) as client:
                return await client.request(method, path, **more)

        return anyio.run(answer)


@pytest.fixture
def asking() -> Asking:
    """A server that has nobody to score, and so refuses what it would."""
    limits = Limits(bytes=2_000_000, waiting=0)
    return Asking(make_app(ServerSettings(limits, 0, "secret")))


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", Language.ENGLISH),
        ("fr-FR, de;q=0.9", Language.ENGLISH),
        ("sv-SE, en;q=0.9, da;q=0.8", Language.SWEDISH),
        ("en;q=0.5, RO;q=0.7", Language.ROMANIAN),
        ("da;q=0, *;q=0.5", Language.ENGLISH),
        ("da;q=much, sv;q=0.1", Language.SWEDISH),
        (",;q=,;;", Language.ENGLISH),
    ],
)
def test_the_best_liked_language_of_ours_is_spoken(
    header: str, language: Language
) -> None:
    assert accepted(header) is language


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("language", OTHERS)
def test_each_refusal_of_the_server_is_in_the_language_asked_for(
    asking: Asking, language: Language
) -> None:
    wanted = {"Accept-Language": f"{language}-X, en;q=0.5"}
    right = {**wanted, "Authorization": "Bearer secret"}
    answers = [
        asking("GET", "/api/v1/nothing", headers=wanted),
        asking("PUT", "/api/v1/check", headers=wanted),
        asking("POST", "/api/v1/check", headers=wanted, content=b"{}"),
        asking("POST", "/api/v1/check", headers=right, content=b"{}"),
        asking("POST", "/api/v1/workbook", headers=right, data={"today": "2026-01-01"}),
        asking("POST", "/api/v1/check", headers=right, content=b" " * 2_000_001),
    ]
    assert [answer.status_code for answer in answers] == [404, 405, 401, 503, 422, 413]
    for answer in answers:
        sentence = answer.json()["message"]
        assert sentence.startswith(f"⟦{language}: "), sentence
        assert not SPOKEN.sub("", sentence)


@pytest.mark.usefixtures("pseudo")
def test_the_address_may_name_the_language(asking: Asking) -> None:
    there = {"Accept-Language": "sv"}
    answer = asking("GET", "/api/v1/nothing?language=Dansk", headers=there)
    assert answer.json()["message"].startswith("⟦da: ")
    # and the next one speaks its own again
    answer = asking("GET", "/api/v1/nothing")
    assert answer.json()["message"] == "There is nothing at this address"


def body(language: str | None = None, *, setting: bool) -> bytes:
    sheets: dict[str, Any] = {"Criteria": CRITERIA, "Accounts": ACCOUNTS}
    if setting:
        sheets["Settings"] = [["Setting", "Value"], DANISH]
    named = {} if language is None else {"language": language}
    return json.dumps({"sheets": sheets, **named}).encode()


def title(answer: bytes) -> str:
    headline: str = json.loads(answer)["sections"]["headline"]["about"]
    return headline


@pytest.mark.usefixtures("pseudo")
def test_a_job_speaks_the_workbooks_language_unless_another_is_asked_for() -> None:
    limits = Limits(memory=0)
    swedish = Language.SWEDISH
    own = do(swedish, Job.SCORE, body(setting=True), limits)
    assert title(own.content).startswith("⟦da: ")
    other = do(swedish, Job.SCORE, body("ro", setting=True), limits)
    assert title(other.content).startswith("⟦ro: ")
    assert current() is Language.ENGLISH


@pytest.mark.usefixtures("pseudo")
@pytest.mark.parametrize("count", [1, 2])
def test_a_workbook_that_cannot_be_rated_is_refused_in_one_sentence(count: int) -> None:
    wrong = [[f"Industry {n}", 1, "is", "Software", "ten"] for n in range(count)]
    sheets = {
        "Criteria": [CRITERIA[0], *wrong],
        "Accounts": ACCOUNTS,
        "Settings": [["Setting", "Value"], DANISH],
    }
    content = json.dumps({"sheets": sheets}).encode()
    answer = do(Language.SWEDISH, Job.SCORE, content, Limits(memory=0))
    assert answer.status == 422
    sentence = json.loads(answer.content)["message"]
    assert sentence.startswith("⟦da: ")
    assert not SPOKEN.sub("", sentence)
    assert ("1 error is" in sentence) == (count == 1)


@pytest.mark.usefixtures("pseudo")
def test_what_is_no_request_is_refused_in_the_language_asked_for() -> None:
    for content in (b"{", b'{"sheets": {}, "language": "da"}'):
        answer = do(Language.ROMANIAN, Job.CHECK, content, Limits(memory=0))
        language = "da" if b"da" in content else "ro"
        sentence = json.loads(answer.content)["message"]
        assert sentence.startswith(f"⟦{language}: ")
        assert not re.search("[a-z]", SPOKEN.sub("", sentence).partition(": ")[2])
        assert "EOF" not in sentence
    empty = False
    unknown = do(Language.DANISH, Job.TEMPLATE, "none", "", empty, Limits(memory=0))
    assert json.loads(unknown.content)["message"] == "⟦da: There is no template 'none'⟧"


@pytest.mark.usefixtures("pseudo")
def test_without_a_server_each_answer_begins_with_its_own_language() -> None:
    with speaking(Language.SWEDISH):
        danish = json.loads(reply("check", _named("da")))
        english = json.loads(reply("check", _named("")))
        assert current() is Language.SWEDISH
    assert danish["answer"]["message"].startswith("⟦da: ")
    assert "⟦" not in english["answer"]["message"]


def _named(language: str) -> str:
    return json.dumps({"sheets": {}, "name": "Mine", "language": language})


def test_a_real_server_answers_in_the_language_of_the_workbook(
    client: httpx.Client,
) -> None:
    answers = [
        client.post("/api/v1/sheets", content=body(language, setting=setting)).json()
        for language, setting in ((None, False), (None, True), ("da", False))
    ]
    english, own, other = [a["sections"]["ratings"]["title"] for a in answers]
    assert own == other != english
    with speaking(Language.DANISH):
        assert own == catalogues.translate(english)


FAULTY = {
    "missing": b"{}",
    "dict_type": b'{"sheets": 1}',
    "tuple_type": b'{"sheets": {"Accounts": 1}}',
    "model_type": b"[]",
    "string_type": b'{"sheets": {}, "name": 1}',
    "date_parsing": b'{"sheets": {}, "today": "soon"}',
    "greater_than_equal": b'{"sheets": {}, "contact_from": -1}',
    "less_than_equal": b'{"sheets": {}, "contact_from": 11}',
    "float_type": b'{"sheets": {}, "contact_from": "x"}',
    "enum": b'{"sheets": {}, "language": "xx"}',
}


@pytest.mark.parametrize("kind", FAULTY)
def test_what_pydantic_finds_wrong_is_said_in_each_language(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(ValidationError) as caught:
        SheetsBody.model_validate_json(FAULTY[kind])
    assert kind in {detail["type"] for detail in caught.value.errors()}
    english = body_fault(caught.value)
    monkeypatch.setattr(catalogues, "catalogue", _pseudo)
    with speaking(Language.DANISH):
        danish = body_fault(caught.value)
    (sentence,) = SPOKEN.findall(danish)
    # what pydantic itself says in English is what is translated
    assert sentence.removeprefix("⟦da: ").removesuffix("⟧") in english
