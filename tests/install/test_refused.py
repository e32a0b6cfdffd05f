"""An install that cannot be done says so and leaves everything as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from addin.install.errors import InstallError
from addin.install.machine import System
from addin.install.ready import check_started
from addin.install.steps import plan_install, plan_uninstall
from tests.install.parts import CONFIGS, installed, with_config
from tests.install.test_machines import STAND_IN, XLWINGS, a_machine, snapshot


if TYPE_CHECKING:
    from addin.install.machine import Machine


REFUSED = {
    "no Excel": ({"system": System.OTHER}, "does not have; account-scoring score"),
    "no xlwings": ({"xlwings": None}, 'pip install "account-scoring[excel]"'),
    "no add-in": ({"source": Path("missing.xlam")}, "came without missing.xlam"),
}


@pytest.mark.parametrize(("facts", "sentence"), REFUSED.values(), ids=REFUSED)
def test_refused(machine: Machine, facts: dict[str, object], sentence: str) -> None:
    with pytest.raises(InstallError) as error:
        plan_install(replace(machine, **facts))  # type: ignore[arg-type]
    assert sentence in str(error.value)


@pytest.mark.parametrize(
    ("system", "path", "sentence"),
    [
        (System.WINDOWS, "C:/Users/Ștefan/python.exe", "plain letters"),
        (System.MAC, "/Users/ann/Application Support/bin/python", "a space"),
        (System.MAC, "/Users/ann/a;b/bin/python", "~/account-scoring"),
    ],
    ids=["code page", "space", "shell"],
)
def test_a_python_that_excel_could_not_start(
    tmp_path: Path, system: System, path: str, sentence: str
) -> None:
    machine = replace(a_machine(tmp_path, system), executable=Path(path))
    with pytest.raises(InstallError, match="Excel") as error:
        plan_install(machine)
    assert sentence in str(error.value)


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
