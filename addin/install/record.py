"""What `install` did, so that `uninstall` undoes that and nothing else."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any, Final

from addin.install.errors import InstallError
from scoring.language import phrase


UNREADABLE: Final = phrase("the record of the installation cannot be read")


@dataclass(frozen=True, slots=True)
class Written:
    """A setting that was written; `previous` is None if there was none.

    Values stand as in the file, quotes included, one sign for each byte.
    """

    name: str
    raw: str
    previous: str | None
    made_file: bool


@dataclass(frozen=True, slots=True)
class Record:
    """Everything that must be undone.

    Parameters
    ----------
    setting : Written or None
        The setting of xlwings.
    files : dict of str to str
        The SHA-256 of each file that was put somewhere, by the file's name.
    folders : tuple of str
        The folders that were made for them.
    """

    setting: Written | None = None
    files: dict[str, str] = field(default_factory=dict)
    folders: tuple[str, ...] = ()

    def pack(self) -> bytes:
        """Write it as JSON, the same for the same record."""
        text = json.dumps(asdict(self), indent=2, sort_keys=True)
        return f"{text}\n".encode()


def unpack(content: bytes | None) -> Record | None:
    """Read a record; None where there is none.

    Raises
    ------
    InstallError
        If it is no record.
    """
    if content is None:
        return None
    try:
        data = json.loads(content)
        setting = data["setting"]
        return Record(
            setting=None if setting is None else _written(setting),
            files={str(name): str(digest) for name, digest in data["files"].items()},
            folders=tuple(str(folder) for folder in data["folders"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        message = str(UNREADABLE)
        raise InstallError(message) from error


def digest_of(content: bytes) -> str:
    """Give the SHA-256 of a file's content."""
    return sha256(content).hexdigest()


def _written(data: dict[str, Any]) -> Written:
    previous = data["previous"]
    return Written(
        name=str(data["name"]),
        raw=str(data["raw"]),
        previous=None if previous is None else str(previous),
        made_file=bool(data["made_file"]),
    )
