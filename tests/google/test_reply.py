"""What the sidebar's engine answers is what the server answers to the same sheets."""

from __future__ import annotations

import json
from typing import Any

import pytest

from addin.answers.reply import reply
from addin.server import jobs
from addin.server.options import Limits
from tests.server.bodies import SHEETS as BODY
from tests.server.bodies import content_of


SHEETS: dict[str, Any] = BODY["sheets"]
FREE = Limits(memory=0)
JOBS = {
    "sheets": jobs.score,
    "check": jobs.check,
    "explain": jobs.explain,
    "review": jobs.review,
}
WRONG: list[list[Any]] = [
    ["Criterion", "Weight", "Test", "Points"],
    ["Size", 1, "iss", 9],
]


@pytest.mark.parametrize(
    ("what", "sheets", "status"),
    [
        ("sheets", SHEETS, 200),
        ("check", SHEETS, 200),
        ("explain", SHEETS, 200),
        ("review", SHEETS, 200),
        ("sheets", SHEETS | {"Criteria": WRONG}, 422),
        ("check", {"Notes": []}, 422),
    ],
)
def test_it_is_the_server_s_answer(
    what: str, sheets: dict[str, Any], status: int
) -> None:
    account = {"account": "Acme"} if what == "explain" else {}
    body = json.loads(content_of({"sheets": sheets, "name": "Mine", **account}))
    served = JOBS[what](content_of(body), FREE)
    mine = json.loads(reply(what, json.dumps(body)))
    assert (mine["status"], served.status) == (status, status)
    ours, theirs = mine["answer"], json.loads(served.content)
    if status == 422 and "findings" in theirs:
        assert ours["findings"] == theirs["findings"]
        assert ours["pages"] == theirs["pages"]
    else:
        assert ours == theirs
