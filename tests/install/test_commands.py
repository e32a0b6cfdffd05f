"""The commands install and uninstall: what they print, and how they end."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from addin import commands
from addin.install.machine import System
from tests.install.test_machines import BOTH, a_machine, snapshot


if TYPE_CHECKING:
    from addin.install.machine import Machine


def run(command: str, *arguments: str | Path) -> Result:
    return CliRunner().invoke(getattr(commands, command), [str(a) for a in arguments])


@pytest.fixture(params=BOTH)
def machine(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Machine:
    made = a_machine(tmp_path, request.param)
    monkeypatch.setattr(commands, "this_machine", lambda *_: made)
    return made


def test_install_and_uninstall(tmp_path: Path, machine: Machine) -> None:
    before = snapshot(tmp_path)
    first = run("install")
    assert first.exit_code == 0, first.output
    assert f"Write {machine.addin} (the add-in)" in first.output
    assert "Start Excel" in first.output
    assert run("install").output.startswith("All is in place already.")
    assert run("doctor").exit_code == 0
    last = run("uninstall")
    assert last.exit_code == 0
    assert f"Delete {machine.addin} (the add-in)" in last.output
    assert snapshot(tmp_path) == before
    assert run("uninstall").output.startswith("Nothing to undo")


def test_dry_runs_print_and_change_nothing(tmp_path: Path, machine: Machine) -> None:
    before = snapshot(tmp_path)
    dry = run("install", "--dry-run")
    assert dry.exit_code == 0
    assert f"Would write {machine.addin} (the add-in)" in dry.output
    assert snapshot(tmp_path) == before
    run("install")
    before = snapshot(tmp_path)
    assert "Would delete" in run("uninstall", "--dry-run").output
    assert snapshot(tmp_path) == before


def test_uninstall_says_what_it_leaves(machine: Machine) -> None:
    run("install")
    machine.addin.write_bytes(b"edited")
    assert f"Left alone: {machine.addin}" in run("uninstall").output


def test_trouble_is_one_sentence(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.config.mkdir(parents=True)
    for command in ("install", "install --dry-run"):
        result = run(*command.split())
        assert result.exit_code == 2
        assert len(result.stderr.strip().splitlines()) == 1
    machine.config.rmdir()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    result = run("install")
    assert result.exit_code == 2
    assert "Close Excel" in result.stderr


def test_a_mac_where_excel_never_ran(machine: Machine) -> None:
    if machine.is_mac:
        machine.container.rmdir()
        assert run("install", "--dry-run").exit_code == 0
        result = run("install")
        assert result.exit_code == 2
        assert "start it once" in result.stderr


@pytest.mark.parametrize("command", ["install", "uninstall"])
def test_a_system_without_excel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    other = replace(a_machine(tmp_path, System.MAC), system=System.OTHER)
    monkeypatch.setattr(commands, "this_machine", lambda *_: other)
    before = snapshot(tmp_path)
    for arguments in ((), ("--dry-run",)):
        result = run(command, *arguments)
        assert result.exit_code == 2
        assert "needs Excel for Windows or for Mac" in result.stderr
        assert len(result.stderr.strip().splitlines()) == 1
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("system", ["windows", "mac"])
def test_a_made_up_system_is_for_dry_runs_alone(tmp_path: Path, system: str) -> None:
    made_up = ("--system", system, "--home", tmp_path)
    assert run("uninstall", "--dry-run", *made_up).exit_code == 0
    for command in ("install", "uninstall"):
        result = run(command, *made_up)
        assert result.exit_code == 2
        assert "--dry-run" in result.stderr
    assert [*tmp_path.iterdir()] == []


def test_the_commands_can_be_found() -> None:
    text = Path(__file__).parents[2].joinpath("pyproject.toml").read_text("utf-8")
    entries = tomllib.loads(text)["project"]["entry-points"]
    for name in ("install", "uninstall", "doctor"):
        assert entries["account_scoring.commands"][name] == f"addin.commands:{name}"
        assert getattr(commands, name).name == name
