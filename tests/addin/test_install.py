"""Installing and taking it back, on made-up computers with Windows and Mac."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from addin.install import settings
from addin.install.changes import carry_out
from addin.install.errors import InstallError
from addin.install.machine import System, this_machine
from addin.install.ready import check_started
from addin.install.steps import plan_install, plan_uninstall
from tests.addin.test_install_machines import (
    BOTH,
    HOMES,
    STAND_IN,
    XLWINGS,
    a_machine,
    snapshot,
    stand_in,
)


if TYPE_CHECKING:
    from addin.install.machine import Machine

CONFIGS: dict[str, bytes | None] = {
    "no file": None,
    "empty": b"",
    "other keys": b'"SHOW CONSOLE","True"\r\n"LICENSE_KEY","abc"\r\n',
    "other keys, unix": b'"SHOW CONSOLE","True"\n"PYTHONPATH","/opt/mine"\n',
    "no last line end": b'"SHOW CONSOLE","True"',
    "same key": b'"A","1"\r\n"KEY","C:\\old\\python.exe"\r\n"B","2"\r\n',
    "same key, empty": b'"KEY",""\r\n',
    "same key, small and bare": b"key , python  \n",
    "same key twice": b'"KEY","first"\r\n"KEY","second"\r\n',
    "remark, blank line": b'# mine\r\n\r\n"KEY","unread"\r\n',
    "letters": b'"KEY","C:\\\xc5se\\python.exe"\r\n',
    "mark of Unicode": b'\xef\xbb\xbf"KEY","x"\r\n',
    "two bytes each": '"KEY","x"\r\n'.encode("utf-16"),
}


def with_config(machine: Machine, content: bytes | None) -> None:
    if content is not None:
        machine.config.parent.mkdir(parents=True, exist_ok=True)
        machine.config.write_bytes(content.replace(b"KEY", machine.key.encode()))


def installed(machine: Machine) -> Machine:
    plan_install(machine).carry_out()
    return machine


def interpreter(machine: Machine) -> str | None:
    content = machine.config.read_bytes()
    return settings.value_of(content, machine.key, machine.encoding)


@pytest.fixture(params=BOTH)
def system(request: pytest.FixtureRequest) -> System:
    return System(request.param)


@pytest.fixture
def machine(tmp_path: Path, system: System) -> Machine:
    return a_machine(tmp_path, system)


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
    kept = tmp_path / "kept.conf"
    kept.write_bytes(b'"LICENSE_KEY","abc"\n')
    kept.chmod(0o600)
    machine.config.symlink_to(kept)
    installed(machine)
    assert machine.config.is_symlink()
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert interpreter(machine) == str(machine.executable)


REFUSED = {
    "no Excel": ({"system": System.OTHER}, "does not have; account-scoring score"),
    "no xlwings": ({"xlwings": None}, 'pip install "account-scoring[excel]"'),
    "no add-in": ({"source": Path("missing.xlam")}, "came without missing.xlam"),
}


@pytest.mark.parametrize(("facts", "said"), REFUSED.values(), ids=REFUSED)
def test_refused(machine: Machine, facts: dict[str, object], said: str) -> None:
    with pytest.raises(InstallError) as error:
        plan_install(replace(machine, **facts))  # type: ignore[arg-type]
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("system", "path", "said"),
    [
        (System.WINDOWS, "C:/Users/Ștefan/python.exe", "plain letters"),
        (System.MAC, "/Users/ann/Application Support/bin/python", "a space"),
        (System.MAC, "/Users/ann/a;b/bin/python", "~/account-scoring"),
    ],
    ids=["code page", "space", "shell"],
)
def test_a_python_that_excel_could_not_start(
    tmp_path: Path, system: System, path: str, said: str
) -> None:
    machine = replace(a_machine(tmp_path, system), executable=Path(path))
    with pytest.raises(InstallError, match="Excel") as error:
        plan_install(machine)
    assert said in str(error.value)


def test_a_home_that_excel_could_not_read(tmp_path: Path) -> None:
    machine = a_machine(tmp_path, System.WINDOWS, "Ștefan")
    machine = replace(machine, executable=Path("C:/account-scoring/python.exe"))
    with pytest.raises(InstallError, match="account-scoring score FILE instead"):
        plan_install(machine)


def test_excel_must_have_run_once_on_mac(tmp_path: Path) -> None:
    machine = a_machine(tmp_path, System.MAC)
    check_started(machine)
    with pytest.raises(InstallError, match="start it once"):
        check_started(replace(machine, home=tmp_path / "new"))


def test_xlwings_without_its_script(tmp_path: Path) -> None:
    machine = a_machine(tmp_path, System.MAC)
    assert machine.xlwings is not None
    (machine.xlwings / machine.script.name).unlink()
    with pytest.raises(InstallError, match=f"xlwings-{XLWINGS}.applescript"):
        plan_install(machine)


@pytest.mark.parametrize("locked", ["account-scoring.xlam", "xlwings.conf"])
def test_a_refused_write_takes_all_back(
    tmp_path: Path, machine: Machine, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    with_config(machine, CONFIGS["same key"])
    before = snapshot(tmp_path)
    rename = Path.replace

    def refuse(part: Path, target: Path) -> Path:
        if target.name == locked:
            raise PermissionError(13, "Permission denied")
        return rename(part, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(InstallError, match=r"nothing was changed\. Close Excel"):
        plan_install(machine).carry_out()
    assert snapshot(tmp_path) == before


def test_a_refused_removal_takes_all_back(
    tmp_path: Path, machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(machine)
    before = snapshot(tmp_path)
    undo = plan_uninstall(machine)
    unlink = Path.unlink

    def refuse(file: Path, *, missing_ok: bool = False) -> None:
        if file == machine.record:
            raise PermissionError(13, "Permission denied")
        unlink(file, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(InstallError, match="Permission denied"):
        undo.carry_out()
    assert snapshot(tmp_path) == before


def test_a_file_where_a_folder_should_be(tmp_path: Path, machine: Machine) -> None:
    machine.startup.parent.mkdir(parents=True)
    machine.startup.touch()
    before = snapshot(tmp_path)
    with pytest.raises(InstallError, match="cannot read"):
        plan_install(machine).carry_out()
    assert snapshot(tmp_path) == before


def test_settings_that_cannot_be_read(machine: Machine) -> None:
    machine.config.mkdir(parents=True)
    with pytest.raises(InstallError, match="cannot read"):
        plan_install(machine)


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"setting": 1, "files": 2}'])
def test_a_spoilt_record_is_said(machine: Machine, content: str) -> None:
    installed(machine)
    machine.record.write_text(content)
    with pytest.raises(InstallError, match="delete it and run install again"):
        plan_uninstall(machine)


def test_a_record_cannot_name_files_elsewhere(machine: Machine) -> None:
    installed(machine)
    record = json.loads(machine.record.read_text())
    victim = machine.home / "victim"
    victim.write_bytes(STAND_IN)
    record["files"] = {"../../victim": record["files"]["account-scoring.xlam"]}
    record["files"][str(victim)] = record["files"]["../../victim"]
    machine.record.write_text(json.dumps(record))
    plan_uninstall(machine).carry_out()
    assert victim.exists()


def test_no_changes_are_no_work() -> None:
    carry_out(())
