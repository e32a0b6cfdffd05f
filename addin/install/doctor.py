"""Is all as it must be, and if not, what to do: one line for each thing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from addin.install import conf_file, inside
from addin.install.changes import read
from addin.install.errors import InstallError
from addin.install.machine import System
from addin.install.ready import NO_EXCEL, PIP, unfit_path
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from addin.install.links import Link
    from addin.install.machine import Machine

OLDEST_PYTHON: Final = (3, 11)
BITS: Final = 64
AGAIN: Final = phrase("run: account-scoring install")
WANTED: Final = {
    "UDF MODULES": "addin.functions",
    "USE UDF SERVER": "True",
    "ADD_WORKBOOK_TO_PYTHONPATH": "False",
}
"""The settings on the add-in's own sheet."""
HARMFUL: Final = frozenset(
    {"INTERPRETER", "INTERPRETER_WIN", "INTERPRETER_MAC", "PYTHONPATH", "DEBUG UDFS"}
    | {"CONDA PATH", "CONDA ENV"}
)
"""Settings which on a sheet would hide those of the user, even if empty."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Parameters
    ----------
    name : str
        What it is.
    found : str
        How it is.
    todo : str
        What to do; empty where all is well.
    """

    name: str
    found: str
    todo: str = ""

    @property
    def ok(self) -> bool:
        """Whether all is well."""
        return not self.todo

    def __str__(self) -> str:
        """Give the line that people read."""
        line = f"{'OK' if self.ok else 'TO DO':<6} {self.name:<12} {self.found}"
        return f"{line}; {self.todo}" if self.todo else line


def examine(machine: Machine) -> tuple[Check, ...]:
    """Look at everything; change nothing."""
    looks: list[Callable[[Machine], Check]] = [_python, _package, _xlwings]
    if machine.system is System.OTHER:
        looks += [_system]
    if machine.system is System.WINDOWS:
        looks += [_path, _interpreter, _debug, _dll, _onedrive, _mark]
    if machine.system is System.MAC:
        looks += [_path, _interpreter, _script, _onedrive]
    checks = [_tried(look, machine) for look in looks]
    if machine.system is not System.OTHER:
        checks.extend(_addin(machine))
    return tuple(checks)


def check_links(links: Sequence[Link]) -> Check:
    """Say whether the links of a workbook to the add-in hold on other computers too.

    Excel shows them as the path of the add-in before the name of a function.
    """
    strayed = [link.target for link in links if not link.everywhere]
    if strayed:
        where = ", ".join(dict.fromkeys(strayed))
        todo = "run: account-scoring doctor FILE --mend"
        return Check("links", f"formulas look for the add-in in {where}", todo)
    if links:
        return Check("links", "formulas find the add-in on each computer that has it")
    return Check("links", "no formula needs the add-in")


def _tried(look: Callable[[Machine], Check], machine: Machine) -> Check:
    """Let a file that cannot be read be a finding like any other."""
    try:
        return look(machine)
    except InstallError as error:
        return Check(look.__name__.strip("_"), str(error), "make it readable for you")


def _system(_: Machine) -> Check:
    return Check("system", "no Excel for Windows or Mac", NO_EXCEL)


def _python(machine: Machine) -> Check:
    versions = machine.versions
    version = f"{'.'.join(map(str, versions.python))}, {versions.bits}-bit"
    if versions.python < OLDEST_PYTHON or versions.bits != BITS:
        return Check("Python", version, "install a 64-bit Python 3.11 or later")
    return Check("Python", version)


def _package(machine: Machine) -> Check:
    return Check("package", f"account-scoring {machine.versions.package}")


def _xlwings(machine: Machine) -> Check:
    versions = machine.versions
    if versions.xlwings is None:
        return Check("xlwings", "not installed", f"run: {PIP}")
    if versions.xlwings != versions.pinned:
        todo = f"run: pip install xlwings=={versions.pinned}"
        return Check("xlwings", f"{versions.xlwings}, not {versions.pinned}", todo)
    return Check("xlwings", versions.xlwings)


def _path(machine: Machine) -> Check:
    unfit = unfit_path(machine)
    if unfit:
        where, _, todo = unfit.partition("; ")
        return Check("path", where, todo)
    return Check("path", f"Excel can start {machine.executable}")


def _interpreter(machine: Machine) -> Check:
    content = read(machine.config) or b""
    named = conf_file.value_of(content, machine.key, machine.encoding)
    if named is None:
        return Check("interpreter", f"{machine.config} has no {machine.key}", AGAIN)
    if os.path.normcase(named) == os.path.normcase(machine.executable):
        return Check("interpreter", f"{named}, as {machine.config} says")
    if not Path(named).exists():
        return Check("interpreter", f"{named} is not there any more", AGAIN)
    return Check("interpreter", f"Excel starts another Python, {named}", AGAIN)


def _debug(machine: Machine) -> Check:
    content = read(machine.config) or b""
    value = conf_file.value_of(content, "DEBUG UDFS", machine.encoding)
    if (value or "").casefold() == "true":
        todo = f"take it out of {machine.config}"
        return Check("debug", "DEBUG UDFS is on, so that no function answers", todo)
    return Check("debug", "DEBUG UDFS is off")


def _dll(machine: Machine) -> Check:
    """Look where xlwings' Visual Basic looks: beside Python, and one folder up."""
    names = [f"xlwings{bits}-{machine.versions.xlwings}.dll" for bits in (64, 32)]
    folders = (machine.executable.parent, machine.executable.parent.parent)
    missing = [n for n in names if not any((f / n).is_file() for f in folders)]
    if missing:
        where = f"{' and '.join(missing)} not in {folders[0]} or {folders[1]}"
        todo = "install this package with its extra excel into a virtual environment"
        return Check("DLL", where, todo)
    return Check("DLL", " and ".join(names))


def _script(machine: Machine) -> Check:
    """Compare with the script of the installed xlwings."""
    script = read(machine.script)
    if script is None:
        return Check("script", f"{machine.script} is missing", AGAIN)
    if machine.xlwings and script != read(machine.xlwings / machine.script.name):
        return Check("script", f"{machine.script} is not that of xlwings", AGAIN)
    return Check("script", str(machine.script))


def _onedrive(machine: Machine) -> Check:
    parts = machine.executable.parts
    if any(part.casefold().startswith("onedrive") for part in parts):
        todo = "make the environment in a folder that is not synchronised"
        return Check("OneDrive", f"{machine.executable} is in OneDrive", todo)
    return Check("OneDrive", "Python is outside; workbooks may be inside")


def _mark(machine: Machine) -> Check:
    if machine.mark.exists():
        todo = f"{AGAIN} (or Properties, Unblock)"
        return Check("blocked", f"{machine.addin} has the Mark of the Web", todo)
    return Check("blocked", "no Mark of the Web")


def _addin(machine: Machine) -> Iterator[Check]:
    """Look at the file, and into it if it is there."""
    try:
        content = read(machine.addin)
    except InstallError as error:
        yield Check("add-in", str(error), "close Excel and try again")
        return
    if content is None:
        yield Check("add-in", f"{machine.addin} is missing", AGAIN)
        return
    if machine.source.is_file() and content not in _shipped(machine):
        yield Check("add-in", f"{machine.addin} is not of this version", AGAIN)
    else:
        yield Check("add-in", str(machine.addin))
    yield _embedded(content, machine)
    yield _sheet(content)


def _shipped(machine: Machine) -> Iterator[bytes]:
    """Give the add-in in every language."""
    files = (machine.source, *machine.others)
    return (file.read_bytes() for file in files if file.is_file())


def _embedded(addin: bytes, machine: Machine) -> Check:
    try:
        constants = inside.vba_constants(addin)
    except inside.UnreadableError:
        constants = {}
    version = constants.get("XLWINGS_VERSION")
    if version is None:
        return Check("embedded", "no xlwings in the add-in", AGAIN)
    if version != machine.versions.xlwings:
        installed = machine.versions.xlwings or "none"
        versions = f"xlwings {version} in the add-in, but {installed} here"
        pinned = machine.versions.pinned
        todo = AGAIN if version != pinned else f"run: pip install xlwings=={pinned}"
        return Check("embedded", versions, todo)
    project = constants.get("PROJECT_NAME")
    if project != machine.config.stem:
        versions = f"the add-in reads the settings of {project}, not of xlwings"
        return Check("embedded", versions, AGAIN)
    return Check("embedded", f"xlwings {version} in the add-in")


def _sheet(addin: bytes) -> Check:
    try:
        rows = inside.conf_rows(addin)
    except inside.UnreadableError:
        return Check("settings", "the add-in cannot be read", AGAIN)
    wrong = [f"{name} is set" for name in sorted(HARMFUL & rows.keys())]
    wrong += [
        f"{name} is {rows.get(name) or 'missing'}, not {value}"
        for name, value in WANTED.items()
        if rows.get(name, "").casefold() != value.casefold()
    ]
    if wrong:
        return Check("settings", f"in the add-in {' and '.join(wrong)}", AGAIN)
    return Check("settings", "the add-in's own are right")
