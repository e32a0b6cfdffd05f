"""Made-up computers for the other tests, and where Excel looks for things on them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from typing import TYPE_CHECKING, Final

import openpyxl
import pytest

from addin.install import machine as machines
from addin.install.inside import ADDIN_TYPE
from addin.install.machine import Machine, System, Versions, this_machine
from tools.vba.module import read_module
from tools.vba.project import Project


if TYPE_CHECKING:
    from pathlib import Path

XLWINGS: Final = "0.37.8"
ROWS: Final = (
    ("UDF MODULES", "addin.functions"),
    ("USE UDF SERVER", True),
    ("ADD_WORKBOOK_TO_PYTHONPATH", False),
)
BOOK_TYPE: Final = (
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
)
HOMES: Final = {
    "plain": "ann",
    "spaces": "Ann Lee Berg",
    "letters": "Åse Sørensen",
}
OFFICE: Final = "Library/Group Containers/UBF8T346G9.Office"
BOTH: Final = (System.WINDOWS, System.MAC)


def stand_in(
    version: str = XLWINGS,
    rows: tuple[tuple[str, object], ...] = ROWS,
    project: str = "xlwings",
) -> bytes:
    """An add-in with a settings sheet and Visual Basic that says its version."""
    book = openpyxl.Workbook()
    for row in rows:
        name = "xlwings.conf"
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        sheet.append(list(row))
    plain = io.BytesIO()
    book.save(plain)
    padding = "' what a longer module would hold, said again and again\n" * 200
    source = (
        f'Attribute VB_Name = "xlwings"\n{padding}'
        f'Public Const XLWINGS_VERSION As String = "{version}"\n'
        f'Public Const PROJECT_NAME As String = "{project}"\n'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(BOOK_TYPE, ADDIN_TYPE))
        new.writestr(
            "xl/vbaProject.bin", Project("Made", (read_module(source),)).pack()
        )
    return out.getvalue()


STAND_IN: Final = stand_in()


def a_machine(folder: Path, system: System, home: str = "ann") -> Machine:
    """A computer in a folder: Excel has run once, xlwings is installed, no more."""
    user = folder / home
    python = user / "scoring" / ("Scripts" if system is System.WINDOWS else "bin")
    if system is System.MAC and " " in home:
        python = folder / "opt" / "scoring" / "bin"
    package = folder / "site-packages" / "xlwings"
    source = folder / "templates" / "account-scoring.xlam"
    for made in (user, python, package, source.parent):
        made.mkdir(parents=True, exist_ok=True)
    source.write_bytes(STAND_IN)
    (package / f"xlwings-{XLWINGS}.applescript").write_text("-- starts Python")
    interpreter = python / ("python.exe" if system is System.WINDOWS else "python")
    interpreter.touch()
    for bits in (64, 32):
        (python.parent / f"xlwings{bits}-{XLWINGS}.dll").touch()
    machine = Machine(
        system=system,
        home=user,
        appdata=user / "AppData" / "Roaming",
        executable=interpreter,
        encoding="cp1252" if system is System.WINDOWS else "utf-8",
        versions=Versions((3, 11, 7), 64, "0.1.0", XLWINGS, XLWINGS),
        xlwings=package,
        source=source,
    )
    if machine.is_mac:
        machine.container.mkdir(parents=True)
    return machine


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Every file's content, and every folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize(
    ("system", "addin", "config"),
    [
        (
            System.WINDOWS,
            "AppData/Roaming/Microsoft/Excel/XLSTART",
            ".xlwings",
        ),
        (
            System.MAC,
            f"{OFFICE}/User Content.localized/Startup.localized/Excel",
            "Library/Containers/com.microsoft.Excel/Data",
        ),
    ],
)
def test_places(tmp_path: Path, system: System, addin: str, config: str) -> None:
    machine = a_machine(tmp_path, system)
    assert machine.addin == machine.home / addin / "account-scoring.xlam"
    assert machine.config == machine.home / config / "xlwings.conf"
    assert machine.record.parent == machine.config.parent


def test_this_machine_has_the_facts() -> None:
    machine = this_machine()
    assert machine.executable.is_file()
    assert machine.source.name == "account-scoring.xlam"
    assert machine.versions.bits in {32, 64}
    assert machine.versions.pinned


def test_roaming_data_are_where_windows_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPDATA", str(tmp_path / "server" / "roaming"))
    machine = this_machine(System.WINDOWS)
    assert machine.appdata == tmp_path / "server" / "roaming"
    assert this_machine(System.WINDOWS, tmp_path).addin.is_relative_to(tmp_path)


def test_a_missing_xlwings_is_a_fact(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(name: str) -> str:
        if name == "xlwings":
            raise PackageNotFoundError(name)
        return "0.1.0"

    monkeypatch.setattr(machines, "version", version)
    assert machines.installed_versions().xlwings is None


def test_machines_can_be_varied(tmp_path: Path) -> None:
    machine = a_machine(tmp_path, System.WINDOWS)
    assert replace(machine, encoding="cp1250") != machine
