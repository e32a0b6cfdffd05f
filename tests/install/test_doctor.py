"""The doctor: one line for each fault, and what to do about it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from addin import commands
from addin.install.doctor import Check, examine
from addin.install.inside import UnreadableError, conf_rows, sources, vba_constants
from addin.install.machine import Machine, System, this_machine
from addin.install.steps import plan_install
from tests.install.test_machines import (
    BOTH,
    ROWS,
    STAND_IN,
    XLWINGS,
    a_machine,
    snapshot,
    stand_in,
)


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AGAIN = "account-scoring install"
WINDOWS, MAC = (System.WINDOWS,), (System.MAC,)


def healthy(folder: Path, system: System) -> Machine:
    machine = a_machine(folder, system)
    plan_install(machine).carry_out()
    return machine


def faults(machine: Machine) -> list[Check]:
    return [check for check in examine(machine) if not check.ok]


def with_versions(machine: Machine, **facts: object) -> Machine:
    versions = replace(machine.versions, **facts)  # type: ignore[arg-type]
    return replace(machine, versions=versions)


def with_source(machine: Machine, content: bytes) -> Machine:
    """Let the add-in of this version be another, and install it."""
    (machine.home.parent / "templates" / "account-scoring.xlam").write_bytes(content)
    plan_install(machine).carry_out()
    return machine


def with_setting(machine: Machine, line: str) -> Machine:
    machine.config.write_bytes(line.encode() + machine.config.read_bytes())
    return machine


def emptied(machine: Machine, file: Path, content: bytes | None = None) -> Machine:
    if content is None:
        file.unlink()
    else:
        file.write_bytes(content)
    return machine


def synchronised(machine: Machine) -> Machine:
    folder = machine.home / "OneDrive-Tallo" / "env" / "bin"
    moved = replace(machine, executable=folder / machine.executable.name)
    for bits in (64, 32):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"xlwings{bits}-{XLWINGS}.dll").touch()
    plan_install(moved).carry_out()
    return moved


Fault = tuple["tuple[System, ...]", "Callable[[Machine], Machine]", str, str, str]
FAULTS: dict[str, Fault] = {
    "old Python": (
        BOTH,
        lambda m: with_versions(m, python=(3, 10, 1)),
        *("Python", "3.10.1", "3.11 or later"),
    ),
    "32-bit Python": (
        BOTH,
        lambda m: with_versions(m, bits=32),
        *("Python", "32-bit", "64-bit"),
    ),
    "no DLL": (
        WINDOWS,
        lambda m: emptied(m, m.executable.parents[1] / f"xlwings64-{XLWINGS}.dll"),
        *("DLL", f"xlwings64-{XLWINGS}.dll not in", "virtual environment"),
    ),
    "no script": (
        MAC,
        lambda m: emptied(m, m.script),
        *("script", "is missing", AGAIN),
    ),
    "another script": (
        MAC,
        lambda m: emptied(m, m.script, b"old"),
        *("script", "is not that of xlwings", AGAIN),
    ),
    "no settings": (
        BOTH,
        lambda m: emptied(m, m.config),
        *("interpreter", "has no INTERPRETER_", AGAIN),
    ),
    "shifted settings": (
        BOTH,
        lambda m: with_setting(m, "# a remark\r\n"),
        *("interpreter", "has no INTERPRETER_", AGAIN),
    ),
    "a Python that is gone": (
        BOTH,
        lambda m: with_setting(m, f'"{m.key}","gone"\r\n'),
        *("interpreter", "gone is not there any more", AGAIN),
    ),
    "another Python": (
        BOTH,
        lambda m: with_setting(m, f'"{m.key}","{m.addin}"\r\n'),
        *("interpreter", "starts another Python", AGAIN),
    ),
    "debugging": (
        WINDOWS,
        lambda m: with_setting(m, '"DEBUG UDFS","True"\r\n'),
        *("debug", "DEBUG UDFS is on", "take it out"),
    ),
    "OneDrive": (
        BOTH,
        synchronised,
        *("OneDrive", "is in OneDrive", "not synchronised"),
    ),
    "blocked": (
        WINDOWS,
        lambda m: emptied(m, m.mark, b"[ZoneTransfer]"),
        *("blocked", "Mark of the Web", "Unblock"),
    ),
    "no add-in": (
        BOTH,
        lambda m: emptied(m, m.addin),
        *("add-in", "account-scoring.xlam is missing", AGAIN),
    ),
    "old add-in": (
        BOTH,
        lambda m: emptied(m, m.addin, stand_in(rows=(*ROWS, ("MORE", 1)))),
        *("add-in", "is not of this version", AGAIN),
    ),
    "embedded version": (
        BOTH,
        lambda m: with_source(m, stand_in("0.30.0")),
        *("embedded", f"xlwings 0.30.0 in the add-in, but {XLWINGS} here", AGAIN),
    ),
    "embedded name": (
        BOTH,
        lambda m: with_source(m, stand_in(project="myaddin")),
        *("embedded", "reads the settings of myaddin", AGAIN),
    ),
    "embedded nothing": (
        BOTH,
        lambda m: with_source(m, STAND_IN.replace(b"xl/vbaProject", b"xl/vbaElsewhe")),
        *("embedded", "no xlwings", AGAIN),
    ),
    "no sheet": (
        BOTH,
        lambda m: with_source(m, stand_in(rows=())),
        *("settings", "USE UDF SERVER is missing, not True", AGAIN),
    ),
    "sheet overrides": (
        BOTH,
        lambda m: with_source(m, stand_in(rows=(*ROWS, ("Interpreter_Win", None)))),
        *("settings", "INTERPRETER_WIN is set", AGAIN),
    ),
    "sheet without a row": (
        BOTH,
        lambda m: with_source(m, stand_in(rows=ROWS[1:])),
        *("settings", "UDF MODULES is missing, not addin.functions", AGAIN),
    ),
    "sheet with another value": (
        BOTH,
        lambda m: with_source(m, stand_in(rows=(*ROWS[:2], (ROWS[2][0], True)))),
        *("settings", "ADD_WORKBOOK_TO_PYTHONPATH is True, not False", AGAIN),
    ),
}
CASES = {
    f"{name}, {system}": (system, fault)
    for name, fault in FAULTS.items()
    for system in fault[0]
}


@pytest.mark.parametrize("system", BOTH)
def test_all_is_well_after_install(tmp_path: Path, system: System) -> None:
    machine = healthy(tmp_path, system)
    before = snapshot(tmp_path)
    checks = examine(machine)
    assert [str(check) for check in checks if not check.ok] == []
    assert len({check.name for check in checks}) == len(checks)
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(("system", "fault"), CASES.values(), ids=CASES)
def test_a_fault_is_one_line(tmp_path: Path, system: System, fault: Fault) -> None:
    _, spoil, name, words, todo = fault
    (check,) = faults(spoil(healthy(tmp_path, system)))
    assert check.name == name
    assert words in check.found
    assert todo in check.todo
    assert len(str(check).splitlines()) == 1


@pytest.mark.parametrize(
    ("version", "sentence"),
    [(None, 'pip install "account-scoring[excel]"'), ("0.99", "xlwings==0.37.8")],
)
def test_another_xlwings(tmp_path: Path, version: str | None, sentence: str) -> None:
    machine = with_versions(healthy(tmp_path, System.WINDOWS), xlwings=version)
    texts = {fault.name: fault.todo for fault in faults(machine)}
    assert sentence in texts["xlwings"]
    assert "pip install" in texts["embedded"]


def test_a_path_that_excel_cannot_start(tmp_path: Path) -> None:
    machine = healthy(tmp_path, System.MAC)
    spaced = replace(machine, executable=machine.home / "my env" / "python")
    texts = {fault.name: fault.todo for fault in faults(spaced)}
    assert "python3 -m venv" in texts["path"]


def test_an_add_in_that_is_no_workbook(tmp_path: Path) -> None:
    machine = with_source(healthy(tmp_path, System.MAC), b"spoilt")
    assert [fault.name for fault in faults(machine)] == ["embedded", "settings"]


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    machine = healthy(tmp_path, System.WINDOWS)
    for file in (machine.addin, machine.config):
        file.unlink()
        file.mkdir()
    texts = {fault.name: fault.found for fault in faults(machine)}
    assert texts.keys() == {"interpreter", "debug", "add-in"}
    assert all("cannot read" in text for text in texts.values())


def test_a_system_without_excel(tmp_path: Path) -> None:
    machine = replace(a_machine(tmp_path, System.MAC), system=System.OTHER)
    assert [fault.name for fault in faults(machine)] == ["system"]


@pytest.mark.parametrize(
    "content", [b"", b"\x01", b"\x01\xff", b"\x01\x03\xb0\x01\xff\xff"]
)
def test_what_is_no_project_holds_no_text(content: bytes) -> None:
    assert sources(content) == ()


def test_a_file_that_is_no_add_in() -> None:
    with pytest.raises(UnreadableError):
        vba_constants(b"no zip")
    with pytest.raises(UnreadableError):
        conf_rows(b"no zip")


def test_the_add_in_of_this_package_is_right(tmp_path: Path) -> None:
    real = this_machine(System.WINDOWS, tmp_path)
    made = a_machine(tmp_path, System.WINDOWS)
    machine = replace(made, source=real.source)
    plan_install(machine).carry_out()
    assert [str(fault) for fault in faults(machine)] == []


def test_the_command_prints_a_line_each(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine = healthy(tmp_path, System.WINDOWS)
    monkeypatch.setattr(commands, "this_machine", lambda *_: machine)
    result = CliRunner().invoke(commands.doctor, [])
    assert result.exit_code == 0
    assert all(line.startswith("OK ") for line in result.output.splitlines())
    machine.addin.unlink()
    result = CliRunner().invoke(commands.doctor, [])
    assert result.exit_code == 1
    (todo,) = [line for line in result.output.splitlines() if line[:2] != "OK"]
    assert todo.startswith("TO DO  add-in ")


def test_the_command_gives_data(tmp_path: Path) -> None:
    arguments = ["--json", "--system", "windows", "--home", str(tmp_path)]
    result = CliRunner().invoke(commands.doctor, arguments)
    assert result.exit_code == 1
    texts = {check["name"]: check for check in json.loads(result.output)}
    assert texts["add-in"]["ok"] is False
    assert texts["add-in"]["todo"] == "run: account-scoring install"
    assert texts["package"] == {
        "name": "package",
        "found": f"account-scoring {this_machine().versions.package}",
        "todo": "",
        "ok": True,
    }
