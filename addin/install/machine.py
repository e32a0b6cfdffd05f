"""What must be known of a computer to bring the add-in to its Excel."""

from __future__ import annotations

import locale
import os
import re
import struct
import sys
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.language import Language


if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

PACKAGE: Final = "account-scoring"
ADDIN: Final = "account-scoring.xlam"
"""The add-in as Excel has it; as it comes, its name says the language where it is not English."""
RECORD: Final = "account-scoring-install.json"
PIN: Final = re.compile(r"xlwings\s*==\s*([\w.]+)")


class System(StrEnum):
    """Where Excel with add-ins like ours exists, and everywhere else."""

    WINDOWS = "windows"
    MAC = "mac"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Versions:
    """What is installed.

    Parameters
    ----------
    python : tuple of int
        As in ``(3, 11, 7)``.
    bits : int
        32 or 64.
    package : str
        The version of this package.
    xlwings : str or None
        Its version; None where it is not installed.
    pinned : str
        The version of xlwings that this package goes with.
    """

    python: tuple[int, ...]
    bits: int
    package: str
    xlwings: str | None
    pinned: str


@dataclass(frozen=True, slots=True)
class Machine:
    """A computer, real or made up.

    Parameters
    ----------
    system : System
        Which Excel it has.
    home, appdata : Path
        The user's folder, and on Windows the roaming application data.
    executable : Path
        The Python that Excel is to start; links are not followed, for a virtual
        environment is known by its link.
    encoding : str
        In which Visual Basic reads a text file: the code page on Windows.
    versions : Versions
        What is installed.
    xlwings : Path or None
        The folder of the installed xlwings.
    source : Traversable
        The add-in as it comes with this package; may be missing.
    others : tuple of Traversable
        The add-in in other languages.
    """

    system: System
    home: Path
    appdata: Path
    executable: Path
    encoding: str
    versions: Versions
    xlwings: Path | None
    source: Traversable
    others: tuple[Traversable, ...] = ()

    @property
    def is_mac(self) -> bool:
        """Whether its Excel is Excel for Mac."""
        return self.system is System.MAC

    @property
    def startup(self) -> Path:
        """The folder whose workbooks and add-ins Excel opens when it starts."""
        if self.is_mac:
            group = self.home / "Library/Group Containers/UBF8T346G9.Office"
            return group / "User Content.localized/Startup.localized/Excel"
        return self.appdata / "Microsoft" / "Excel" / "XLSTART"

    @property
    def addin(self) -> Path:
        """The add-in as Excel loads it."""
        return self.startup / ADDIN

    @property
    def mark(self) -> Path:
        """The stream in which Windows notes that the add-in came from the web."""
        return Path(f"{self.addin}:Zone.Identifier")

    @property
    def container(self) -> Path:
        """The folder that Excel for Mac may read; Excel itself creates it."""
        return self.home / "Library/Containers/com.microsoft.Excel/Data"

    @property
    def config(self) -> Path:
        """The user's settings of xlwings."""
        folder = self.container if self.is_mac else self.home / ".xlwings"
        return folder / "xlwings.conf"

    @property
    def record(self) -> Path:
        """What `install` did, for `uninstall`."""
        return self.config.with_name(RECORD)

    @property
    def key(self) -> str:
        """The setting that names the Python to start."""
        return "INTERPRETER_MAC" if self.is_mac else "INTERPRETER_WIN"

    @property
    def newline(self) -> str:
        """How a line of the settings ends."""
        return "\n" if self.is_mac else "\r\n"

    @property
    def scripts(self) -> Path:
        """The only folder from which Excel for Mac may start a script."""
        return self.home / "Library/Application Scripts/com.microsoft.Excel"

    @property
    def script(self) -> Path:
        """The script through which xlwings starts Python on Mac."""
        return self.scripts / f"xlwings-{self.versions.xlwings}.applescript"


def this_machine(
    system: System | None = None,
    home: Path | None = None,
    language: Language = Language.ENGLISH,
) -> Machine:
    """Look at this computer.

    Parameters
    ----------
    system, home : optional
        Take these instead of the real ones, to try things out.
    language : Language
        That of the add-in.
    """
    system = system or system_of(sys.platform)
    user = home or Path.home()
    roaming = os.environ.get("APPDATA") if home is None else None
    spec = find_spec("xlwings")
    return Machine(
        system=system,
        home=user,
        appdata=Path(roaming) if roaming else user / "AppData" / "Roaming",
        executable=Path(sys.executable),
        encoding=locale.getencoding() if system is System.WINDOWS else "utf-8",
        versions=installed_versions(),
        xlwings=Path(spec.origin).parent if spec and spec.origin else None,
        source=files("templates") / shipped_name(language),
        others=tuple(
            files("templates") / shipped_name(other)
            for other in Language
            if other is not language
        ),
    )


def shipped_name(language: Language) -> str:
    """Name the add-in of a language as it comes with this package.

    >>> shipped_name(Language.ENGLISH), shipped_name(Language.DANISH)
    ('account-scoring.xlam', 'account-scoring-da.xlam')
    """
    name, _, end = ADDIN.partition(".")
    own = "" if language is Language.ENGLISH else f"-{language.value}"
    return f"{name}{own}.{end}"


def system_of(platform: str) -> System:
    """Name the system as `sys.platform` calls it.

    >>> system_of("darwin"), system_of("linux")
    (<System.MAC: 'mac'>, <System.OTHER: 'other'>)
    """
    return {"win32": System.WINDOWS, "darwin": System.MAC}.get(platform, System.OTHER)


def installed_versions() -> Versions:
    """Read the versions that pip knows."""
    pins = (PIN.match(line) for line in requires(PACKAGE) or ())
    try:
        xlwings = version("xlwings")
    except PackageNotFoundError:
        xlwings = None
    return Versions(
        python=tuple(sys.version_info[:3]),
        bits=struct.calcsize("P") * 8,
        package=version(PACKAGE),
        xlwings=xlwings,
        pinned=next((pin[1] for pin in pins if pin), ""),
    )
