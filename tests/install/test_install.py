"""Installing and taking it back, on made-up computers with Windows and Mac."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from addin.install.changes import carry_out
from addin.install.machine import System, this_machine
from addin.install.steps import plan_install, plan_uninstall
from tests.install.parts import CONFIGS, installed, interpreter, with_config
from tests.install.test_machines import HOMES, STAND_IN, a_machine, snapshot, stand_in


if TYPE_CHECKING:
    from addin.install.machine import Machine


@pytest.mark.parametrize("home", HOMES.values(), ids=HOMES)
@pytest.mark.parametrize("config", CONFIGS.values(), ids=CONFIGS)
def test_install_twice_and_uninstall(
    tmp_path: Path, system: System, home: str, config: bytes | None
) -> None:
    machine = a_machine(tmp_path, system, home)
    with_config(machine, config)
    before = snapshot(tmp_path)

    installed(machine)
    assert machine.addin.read_bytes() == STAND_IN
    assert interpreter(machine) == str(machine.executable)
    assert machine.script.exists() == machine.is_mac
    after = snapshot(tmp_path)

    assert plan_install(machine).changes == ()
    assert snapshot(tmp_path) == after

    undo = plan_uninstall(machine)
    undo.carry_out()
    assert undo.left == ()
    assert snapshot(tmp_path) == before
    assert plan_uninstall(machine).changes == ()


def test_nothing_else_is_written(tmp_path: Path, machine: Machine) -> None:
    before = snapshot(tmp_path).keys()
    installed(machine)
    new = {
        Path(name).name
        for name in snapshot(tmp_path).keys() - before
        if (tmp_path / name).is_file()
    }
    files = {"account-scoring.xlam", "xlwings.conf", "account-scoring-install.json"}
    assert new == files | ({machine.script.name} if machine.is_mac else set())


def test_a_new_file_has_the_line_ends_of_its_system(machine: Machine) -> None:
    installed(machine)
    line = f'"{machine.key}","{machine.executable}"'
    end = "\n" if machine.is_mac else "\r\n"
    assert machine.config.read_bytes() == f"{line}{end}".encode()


def test_windows_settings_are_in_the_code_page(tmp_path: Path) -> None:
    machine = installed(a_machine(tmp_path, System.WINDOWS, "Åse"))
    assert b"\xc5se" in machine.config.read_bytes()


def test_planning_changes_nothing(tmp_path: Path, machine: Machine) -> None:
    before = snapshot(tmp_path)
    steps = [str(change) for change in plan_install(machine).changes]
    assert snapshot(tmp_path) == before
    assert any(f"write {machine.addin} (the add-in)" in step for step in steps)
    assert any(str(machine.executable) in step for step in steps)
    installed(machine)
    before = snapshot(tmp_path)
    plan_uninstall(machine)
    assert snapshot(tmp_path) == before


def test_a_new_version_replaces_the_old(tmp_path: Path, machine: Machine) -> None:
    with_config(machine, CONFIGS["same key"])
    before = snapshot(machine.home)
    installed(machine)
    newer = tmp_path / "newer" / "account-scoring.xlam"
    newer.parent.mkdir()
    newer.write_bytes(stand_in("9.9"))
    moved = replace(machine, source=newer, executable=tmp_path / "elsewhere" / "python")
    steps = plan_install(moved)
    assert len(steps.changes) == 3
    steps.carry_out()
    assert moved.addin.read_bytes() == newer.read_bytes()
    assert interpreter(moved) == str(moved.executable)
    plan_uninstall(moved).carry_out()
    assert snapshot(machine.home) == before


def test_an_add_in_put_there_by_hand_becomes_ours(machine: Machine) -> None:
    machine.addin.parent.mkdir(parents=True)
    machine.addin.write_bytes(STAND_IN)
    installed(machine)
    plan_uninstall(machine).carry_out()
    assert not machine.addin.exists()
    assert machine.addin.parent.is_dir()


def test_the_interpreter_that_was_right_already_stays(machine: Machine) -> None:
    line = f'"{machine.key}","{machine.executable}"\r\n'.encode()
    with_config(machine, line)
    installed(machine)
    plan_uninstall(machine).carry_out()
    assert machine.config.read_bytes() == line


def test_what_was_changed_since_is_left(machine: Machine) -> None:
    installed(machine)
    machine.addin.write_bytes(b"edited")
    machine.config.write_bytes(f'"{machine.key}","other"\r\n'.encode())
    undo = plan_uninstall(machine)
    undo.carry_out()
    assert machine.addin.read_bytes() == b"edited"
    assert interpreter(machine) == "other"
    assert [left.split(" was changed since; ")[1] for left in undo.left] == [
        "delete it if you want it gone",
        'it stays "other"',
    ]
    assert not machine.record.exists()


def test_what_was_added_since_is_kept(machine: Machine) -> None:
    with_config(machine, CONFIGS["same key"])
    before = machine.config.read_bytes()
    installed(machine)
    added = b'"SHOW CONSOLE","True"\r\n'
    machine.config.write_bytes(machine.config.read_bytes() + added)
    plan_uninstall(machine).carry_out()
    assert machine.config.read_bytes() == before + added


def test_what_is_gone_already_is_no_trouble(machine: Machine) -> None:
    installed(machine)
    machine.addin.unlink()
    machine.config.unlink()
    undo = plan_uninstall(machine)
    undo.carry_out()
    assert undo.left == ()
    assert not machine.record.exists()


def test_a_setting_changed_since_is_remembered_anew(machine: Machine) -> None:
    installed(machine)
    mine = f'"{machine.key}","mine"\n'.encode()
    machine.config.write_bytes(mine)
    installed(machine)
    assert interpreter(machine) == str(machine.executable)
    plan_uninstall(machine).carry_out()
    assert machine.config.read_bytes() == mine


def test_a_folder_with_something_else_in_it_stays(machine: Machine) -> None:
    installed(machine)
    other = machine.startup / "PERSONAL.XLSB"
    other.touch()
    plan_uninstall(machine).carry_out()
    assert [*machine.startup.iterdir()] == [other]


def test_the_mark_of_the_web_is_taken_off(tmp_path: Path) -> None:
    machine = installed(a_machine(tmp_path, System.WINDOWS))
    machine.mark.write_text("[ZoneTransfer]\nZoneId=3")
    steps = plan_install(machine)
    assert "the Mark of the Web" in str(steps.changes[0])
    steps.carry_out()
    assert not machine.mark.exists()
    assert plan_install(machine).changes == ()


def test_a_script_that_was_there_is_left(tmp_path: Path) -> None:
    machine = a_machine(tmp_path, System.MAC)
    machine.scripts.mkdir(parents=True)
    machine.script.write_text("-- starts Python")
    installed(machine)
    plan_uninstall(machine).carry_out()
    assert machine.script.exists()


def test_the_script_is_what_xlwings_would_install(tmp_path: Path) -> None:
    real = this_machine(System.MAC, tmp_path)
    # off Mac the command is not offered, but what it calls works
    program = "from xlwings import cli; cli.runpython_install(None)"
    subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        env={**os.environ, "HOME": str(tmp_path)},
    )
    made = [tmp_path / n for n, content in snapshot(tmp_path).items() if content]
    assert made == [real.script]
    assert real.xlwings is not None
    assert real.script.read_bytes() == (real.xlwings / real.script.name).read_bytes()


def test_a_linked_and_private_config_stays_so(tmp_path: Path) -> None:
    machine = a_machine(tmp_path, System.MAC)
    own_config = tmp_path / "kept.conf"
    own_config.write_bytes(b'"LICENSE_KEY","abc"\n')
    own_config.chmod(0o600)
    machine.config.symlink_to(own_config)
    installed(machine)
    assert machine.config.is_symlink()
    assert stat.S_IMODE(own_config.stat().st_mode) == 0o600
    assert interpreter(machine) == str(machine.executable)


def test_no_changes_are_no_work() -> None:
    carry_out(())
