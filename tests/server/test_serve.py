"""The command that starts the server."""

from __future__ import annotations

import os
import re
from importlib.metadata import requires
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from addin.server import commands
from addin.server.options import SETTINGS, TOKEN, Limits, ServerSettings
from scoring.cli.commands import cli


if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What uvicorn was told, had it been started."""
    report: dict[str, Any] = {}
    monkeypatch.setenv(SETTINGS, "{}")
    monkeypatch.setenv(TOKEN, "")
    monkeypatch.setattr("uvicorn.run", lambda app, **how: report.update(app=app, **how))
    return report


def served(*options: str) -> ServerSettings:
    result = CliRunner().invoke(cli, ["serve", *options])
    assert result.exit_code == 0, result.output
    return ServerSettings.from_environment()


def test_it_listens_to_this_machine_alone_unless_said(started: dict[str, Any]) -> None:
    settings = served()
    assert (started["host"], started["port"]) == ("127.0.0.1", 8000)
    assert started["access_log"] is started["proxy_headers"] is False
    assert settings.limits == Limits()
    assert settings.token == ""
    assert settings.origins == ()
    assert settings.processes == len(os.sched_getaffinity(0))


@pytest.mark.usefixtures("started")
def test_options_reach_every_process() -> None:
    settings = served(
        *("--megabytes", "1.5", "--rows", "7", "--seconds", "2", "--per-minute", "9"),
        *("--waiting", "3", "--memory", "500", "--processes", "4", "--behind-proxy"),
        *("--allow-origin", "https://a.example", "--allow-origin", "https://b.example"),
    )
    assert settings == ServerSettings(
        limits=Limits(1_500_000, 7, 2.0, 9, 3, 500_000_000),
        processes=4,
        origins=("https://a.example", "https://b.example"),
        behind_proxy=True,
    )


@pytest.mark.usefixtures("started")
def test_workers_share_the_processors() -> None:
    assert served("--workers", "1000").processes == 1


@pytest.mark.usefixtures("started")
def test_the_token_comes_from_a_file_or_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "token"
    file.write_text("from a file\n", encoding="utf-8")
    monkeypatch.setenv(TOKEN, "from outside")
    assert served().token == "from outside"  # noqa: S105 - of this test
    assert served("--token-file", str(file)).token == "from a file"  # noqa: S105 - too
    assert "file" not in os.environ[SETTINGS]


@pytest.mark.usefixtures("started")
def test_an_empty_token_file_is_no_way_to_be_open(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["serve", "--token-file", str(file)])
    assert result.exit_code == 2
    assert "holds no token" in result.output


def test_without_its_packages_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(commands, "find_spec", lambda _: None)
    result = CliRunner().invoke(cli, ["serve"])
    assert result.exit_code == 2
    assert 'pip install "account-scoring[server]"' in result.output
    assert len(result.output.splitlines()) == 1


def test_to_name_the_command_loads_no_server() -> None:
    assert "fastapi" not in vars(commands)
    named = {name.replace("_", "-") for name in commands.NEEDS}
    wanted = {
        re.split(r"[><=; ]", need)[0]
        for need in requires("account-scoring") or ()
        if 'extra == "server"' in need or "extra == 'server'" in need
    }
    assert named == wanted
