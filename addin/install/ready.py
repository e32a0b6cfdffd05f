"""Whether Excel on this computer could use the add-in at all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

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
PLAIN_FOLDER: Final = r"plain letters, for instance with py -m venv C:\account-scoring"
SHELL_SIGNS: Final = re.compile(r"[\s'\"\\$&;|<>()*?\[\]{}!#`]")
"""Signs that end or change a path which a Mac's shell gets without quotes."""


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
        yield f"xlwings is not installed here; run: {PIP}"
    if not machine.source.is_file():
        yield f"this package came without {machine.source.name}; install it anew"
    unfit = unfit_path(machine)
    if unfit:
        yield unfit


def unfit_path(machine: Machine) -> str:
    """Say why Excel could not start this Python; empty where it can."""
    if machine.is_mac:
        if not SHELL_SIGNS.search(str(machine.executable)):
            return ""
        return (
            f"Excel for Mac cannot start a Python with a space or such a sign in its "
            f"path: {machine.executable}; make the environment elsewhere, for instance "
            f"with python3 -m venv ~/account-scoring"
        )
    # Visual Basic has only the code page, for the settings' path and for their text
    unreadable = "Excel cannot read the path {}, for it has signs that {} lacks; {}"
    for path, advice in (
        (machine.config, "use account-scoring score FILE instead"),
        (machine.executable, f"make the environment in {PLAIN_FOLDER}"),
    ):
        try:
            raw_value(str(path), machine.encoding)
        except UnicodeEncodeError:
            return unreadable.format(path, machine.encoding, advice)
    return ""


def check_started(machine: Machine) -> None:
    """Refuse a Mac where Excel has not yet made the folder that it may read.

    Raises
    ------
    InstallError
        With what to do.
    """
    if machine.is_mac and not machine.container.is_dir():
        message = "Excel has never run here; start it once, close it, and try again"
        raise InstallError(message)
