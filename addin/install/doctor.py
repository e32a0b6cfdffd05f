"""Is all as it must be, and if not, what to do: one line for each thing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from addin.install import conf_file, inside, texts
from addin.install.changes import read
from addin.install.errors import InstallError
from addin.install.machine import System
from addin.install.ready import NO_EXCEL, PIP, unfit_path
from scoring.language import phrase, with_and


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from addin.install.links import Link
    from addin.install.machine import Machine

OLDEST_PYTHON: Final = (3, 11)
BITS: Final = 64
AGAIN: Final = phrase("run: account-scoring install")
OK: Final = phrase("OK")
TO_DO: Final = phrase("TO DO")
SIGN_WIDTH: Final = 6
PACKAGE: Final = phrase("package")
LINKS: Final = phrase("links")
PATH: Final = phrase("path")
INTERPRETER: Final = phrase("interpreter")
DEBUG: Final = phrase("debug")
SCRIPT: Final = phrase("script")
BLOCKED: Final = phrase("blocked")
ADDIN: Final = phrase("add-in")
EMBEDDED: Final = phrase("embedded")
SETTINGS: Final = phrase("settings")
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
        sign = f"{OK if self.ok else TO_DO}"
        width = max(len(str(OK)), len(str(TO_DO)), SIGN_WIDTH)
        line = f"{sign:<{width}} {self.name:<12} {self.found}"
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
        return Check(LINKS, texts.ASTRAY.format(places=where), texts.MEND)
    if links:
        return Check(LINKS, texts.EVERYWHERE)
    return Check(LINKS, texts.NO_LINKS)


def _tried(look: Callable[[Machine], Check], machine: Machine) -> Check:
    """Let a file that cannot be read be a finding like any other."""
    try:
        return look(machine)
    except InstallError as error:
        return Check(look.__name__.strip("_"), str(error), texts.MAKE_READABLE)


def _system(_: Machine) -> Check:
    return Check("system", texts.NO_EXCEL_HERE, NO_EXCEL)


def _python(machine: Machine) -> Check:
    versions = machine.versions
    version = texts.PYTHON.format(
        version=".".join(map(str, versions.python)), bits=versions.bits
    )
    if versions.python < OLDEST_PYTHON or versions.bits != BITS:
        return Check("Python", version, texts.NEW_PYTHON)
    return Check("Python", version)


def _package(machine: Machine) -> Check:
    return Check(PACKAGE, f"account-scoring {machine.versions.package}")


def _xlwings(machine: Machine) -> Check:
    versions = machine.versions
    if versions.xlwings is None:
        return Check("xlwings", texts.NOT_INSTALLED, texts.RUN.format(command=PIP))
    if versions.xlwings != versions.pinned:
        todo = texts.RUN.format(command=f"pip install xlwings=={versions.pinned}")
        other = texts.OTHER_VERSION.format(
            version=versions.xlwings, wanted=versions.pinned
        )
        return Check("xlwings", other, todo)
    return Check("xlwings", versions.xlwings)


def _path(machine: Machine) -> Check:
    unfit = unfit_path(machine)
    if unfit:
        return Check(PATH, unfit.where, unfit.todo)
    return Check(PATH, texts.CAN_START.format(python=machine.executable))


def _interpreter(machine: Machine) -> Check:
    content = read(machine.config) or b""
    named = conf_file.value_of(content, machine.key, machine.encoding)
    if named is None:
        lack = texts.NO_SETTING.format(file=machine.config, setting=machine.key)
        return Check(INTERPRETER, lack, AGAIN)
    if os.path.normcase(named) == os.path.normcase(machine.executable):
        right = texts.BY_SETTINGS.format(python=named, file=machine.config)
        return Check(INTERPRETER, right)
    if not Path(named).exists():
        return Check(INTERPRETER, texts.GONE.format(python=named), AGAIN)
    return Check(INTERPRETER, texts.OTHER_PYTHON.format(python=named), AGAIN)


def _debug(machine: Machine) -> Check:
    content = read(machine.config) or b""
    value = conf_file.value_of(content, "DEBUG UDFS", machine.encoding)
    if (value or "").casefold() == "true":
        return Check(DEBUG, texts.DEBUG_ON, texts.TAKE_OUT.format(file=machine.config))
    return Check(DEBUG, texts.DEBUG_OFF)


def _dll(machine: Machine) -> Check:
    """Look where xlwings' Visual Basic looks: beside Python, and one folder up."""
    names = [f"xlwings{bits}-{machine.versions.xlwings}.dll" for bits in (64, 32)]
    folders = (machine.executable.parent, machine.executable.parent.parent)
    missing = [n for n in names if not any((f / n).is_file() for f in folders)]
    if missing:
        where = texts.NO_DLL.format(
            files=with_and(missing), folder=folders[0], other=folders[1]
        )
        return Check("DLL", where, texts.WITH_EXTRA)
    return Check("DLL", with_and(names))


def _script(machine: Machine) -> Check:
    """Compare with the script of the installed xlwings."""
    script = read(machine.script)
    if script is None:
        return Check(SCRIPT, texts.MISSING.format(file=machine.script), AGAIN)
    if machine.xlwings and script != read(machine.xlwings / machine.script.name):
        return Check(SCRIPT, texts.OTHER_SCRIPT.format(file=machine.script), AGAIN)
    return Check(SCRIPT, str(machine.script))


def _onedrive(machine: Machine) -> Check:
    parts = machine.executable.parts
    if any(part.casefold().startswith("onedrive") for part in parts):
        inside_it = texts.IN_ONEDRIVE.format(python=machine.executable)
        return Check("OneDrive", inside_it, texts.NOT_SYNCHRONISED)
    return Check("OneDrive", texts.OUTSIDE)


def _mark(machine: Machine) -> Check:
    if machine.mark.exists():
        return Check(BLOCKED, texts.MARKED.format(file=machine.addin), texts.UNBLOCK)
    return Check(BLOCKED, texts.NOT_MARKED)


def _addin(machine: Machine) -> Iterator[Check]:
    """Look at the file, and into it if it is there."""
    try:
        content = read(machine.addin)
    except InstallError as error:
        yield Check(ADDIN, str(error), texts.CLOSE_EXCEL)
        return
    if content is None:
        yield Check(ADDIN, texts.MISSING.format(file=machine.addin), AGAIN)
        return
    if machine.source.is_file() and content not in _shipped(machine):
        yield Check(ADDIN, texts.OLD_ADDIN.format(file=machine.addin), AGAIN)
    else:
        yield Check(ADDIN, str(machine.addin))
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
        return Check(EMBEDDED, texts.NO_XLWINGS, AGAIN)
    if version != machine.versions.xlwings:
        installed, pinned = machine.versions.xlwings, machine.versions.pinned
        words = texts.OTHER_XLWINGS if installed else texts.XLWINGS_ALONE
        versions = words.format(version=version, installed=installed)
        command = f"pip install xlwings=={pinned}"
        todo = AGAIN if version != pinned else texts.RUN.format(command=command)
        return Check(EMBEDDED, versions, todo)
    project = constants.get("PROJECT_NAME")
    if project != machine.config.stem:
        return Check(EMBEDDED, texts.OTHER_PROJECT.format(project=project), AGAIN)
    return Check(EMBEDDED, texts.EMBEDDED.format(version=version))


def _sheet(addin: bytes) -> Check:
    try:
        rows = inside.conf_rows(addin)
    except inside.UnreadableError:
        return Check(SETTINGS, texts.UNREADABLE, AGAIN)
    wrong = [texts.IS_SET.format(setting=n) for n in sorted(HARMFUL & rows.keys())]
    wrong += [
        _other_value(name, rows.get(name, ""), value)
        for name, value in WANTED.items()
        if rows.get(name, "").casefold() != value.casefold()
    ]
    if wrong:
        faults = texts.IN_THE_ADDIN.format(faults=with_and(wrong))
        return Check(SETTINGS, faults, AGAIN)
    return Check(SETTINGS, texts.RIGHT)


def _other_value(setting: str, value: str, wanted: str) -> str:
    words = texts.OTHER_VALUE if value else texts.NO_VALUE
    return words.format(setting=setting, value=value, wanted=wanted)
