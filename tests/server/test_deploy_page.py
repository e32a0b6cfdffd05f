"""The page about the server says what is true."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import templates
from addin.server.commands import serve
from addin.server.options import MEGABYTE, TOKEN, Limits


if TYPE_CHECKING:
    import httpx

PAGE = (Path(__file__).parents[2] / "docs" / "deploy.md").read_text(encoding="utf-8")
CURL = re.findall(
    r"^curl http://127.0.0.1:8000(\S+) (.+?)(?=^curl|^```)",
    PAGE,
    re.MULTILINE | re.DOTALL,
)
JSON = re.findall(r"^```json\n(.+?)^```", PAGE, re.MULTILINE | re.DOTALL)
USUAL = Limits()


def test_the_example_in_json_gives_what_it_says(client: httpx.Client) -> None:
    ((path, rest), *_) = CURL
    body = json.loads(shlex.split(rest)[-1])
    assert client.post(path, json=body).json() == json.loads(JSON[0])


def test_the_example_with_more_sheets_works(client: httpx.Client) -> None:
    answer = client.post("/api/v1/sheets", json=json.loads(JSON[1])).json()
    acme, bolt = answer["scored"]["rows"]
    at = answer["scored"]["headings"].index("Activity points")
    assert (acme[at], bolt[at]) == (pytest.approx(20 * 0.5 ** (20 / 30)), 0)
    shown = [one["sheet"] for one in answer["further"]]
    assert shown == ["History", "History criteria"]
    assert all(f"| {sheet} |" in PAGE for sheet in (*shown, "Contacts scored"))


def test_the_examples_with_files_work(
    client: httpx.Client, book: Path, tmp_path: Path
) -> None:
    sample = Path(str(templates.__file__)).with_name("sample_accounts.csv")
    shutil.copy(book, tmp_path / "accounts.xlsx")
    shutil.copy(sample, tmp_path / "export.csv")
    for path, rest in CURL[1:]:
        parts = [p for p in shlex.split(rest) if "=@" in p]
        named = dict(part.split("=@") for part in parts)
        files = {part: (n, (tmp_path / n).read_bytes()) for part, n in named.items()}
        answer = client.post(path, files=files)
        assert answer.status_code == 200
        assert answer.content[:2] == b"PK"


@pytest.mark.parametrize(
    ("option", "default"),
    [
        ("--megabytes", f"{USUAL.bytes / MEGABYTE:g}"),
        ("--rows", f"{USUAL.rows:,}"),
        ("--seconds", f"{USUAL.seconds:g}"),
        ("--memory", f"{USUAL.memory // MEGABYTE:,} MB"),
        ("--per-minute", f"{USUAL.per_minute}"),
        ("--waiting", f"{USUAL.waiting}"),
        ("--allow-origin", "none"),
    ],
)
def test_limits_are_as_documented(option: str, default: str) -> None:
    assert f"| `{option}` | {default} |" in PAGE


def test_only_options_that_there_are_are_named() -> None:
    known = {option for parameter in serve.params for option in parameter.opts}
    prose = "".join(
        line for line in PAGE.splitlines(keepends=True) if "curl" not in line
    )
    assert set(re.findall(r"(--[a-z][a-z-]+)", prose)) <= known
    assert TOKEN in PAGE
