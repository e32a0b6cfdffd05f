"""Whether Excel on this computer could use the add-in at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from addin.install.conf_file import raw_value
from addin.install.errors import InstallError
from addin.install.machine import System
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Iterator

    from addin.install.machine import Machine

PIP: Final = 'pip install "account-scoring[excel]"'
NO_EXCEL: Final = phrase(
    "the add-in needs Excel for Windows or for Mac, which this system does not have; "
    "account-scoring score FILE does the same without Excel"
)
NO_XLWINGS: Final = phrase("xlwings is not installed here; run: {command}")
NO_ADDIN: Final = phrase("this package came without {file}; install it anew")
NEVER_RUN: Final = phrase(
    "Excel has never run here; start it once, close it, and try again"
)
MAC_PATH: Final = phrase(
    "Excel for Mac cannot start a Python with a space or such a sign in its path: {path}"
)
MAC_FOLDER: Final = phrase(
    "make the environment elsewhere, for instance with {command}"
)
UNREADABLE: Final = phrase(
    "Excel cannot read the path {path}, for it has signs that {encoding} lacks"
)
OTHERWISE: Final = phrase("use account-scoring score FILE instead")
PLAIN_FOLDER: Final = phrase(
    "make the environment in plain letters, for instance with {command}"
)
ON_MAC: Final = "python3 -m venv ~/account-scoring"
ON_WINDOWS: Final = r"py -m venv C:\account-scoring"
SHELL_SIGNS: Final = re.compile(r"[\s'\"\\$&;|<>()*?\[\]{}!#`]")
"""Signs that end or change a path which a Mac's shell gets without quotes."""


class Unfit(NamedTuple):
    """Why Excel could not start a Python, and what to do."""

    where: str
    todo: str


def check_ready(machine: Machine) -> None:
    """Refuse a computer on which installing would be of no use.

    Raises
    ------
    InstallError
        With the first thing to do.
    """
    reason = next(_reasons(machine), None)
    if reason is not None:
        raise InstallError(reason)


def _reasons(machine: Machine) -> Iterator[str]:
    if machine.system is System.OTHER:
        yield NO_EXCEL
    if machine.versions.xlwings is None or machine.xlwings is None:
        yield NO_XLWINGS.format(command=PIP)
    if not machine.source.is_file():
        yield NO_ADDIN.format(file=machine.source.name)
    unfit = unfit_path(machine)
    if unfit:
        yield "; ".join(unfit)


def unfit_path(machine: Machine) -> Unfit | None:
    """Say why Excel could not start this Python; None where it can."""
    if machine.is_mac:
        if not SHELL_SIGNS.search(str(machine.executable)):
            return None
        where = MAC_PATH.format(path=machine.executable)
        return Unfit(where, MAC_FOLDER.format(command=ON_MAC))
    # Visual Basic has only the code page, for the settings' path and for their text
    for path, advice in (
        (machine.config, str(OTHERWISE)),
        (machine.executable, PLAIN_FOLDER.format(command=ON_WINDOWS)),
    ):
        try:
            raw_value(str(path), machine.encoding)
        except UnicodeEncodeError:
            where = UNREADABLE.format(path=path, encoding=machine.encoding)
            return Unfit(where, advice)
    return None


def check_started(machine: Machine) -> None:
    """Refuse a Mac where Excel has not yet made the folder that it may read.

    Raises
    ------
    InstallError
        With what to do.
    """
    if machine.is_mac and not machine.container.is_dir():
        raise InstallError(str(NEVER_RUN))
