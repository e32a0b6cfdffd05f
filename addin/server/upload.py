"""A workbook as it arrives: a file with a name that may be anything."""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - pydantic reads the fields' types
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from scoring.language import Language  # noqa: TC001 - pydantic reads it


XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XLSM: Final = "application/vnd.ms-excel.sheet.macroEnabled.12"
MEDIA: Final = {".xlsx": XLSX, ".xlsm": XLSM}
LONGEST_NAME: Final = 100
NAMELESS: Final = "accounts.xlsx"
SPOILT: Final = re.compile(r'[<>:"|?*\x00-\x1f\x7f]')


class UploadFields(BaseModel):
    """What may be said beside a file."""

    model_config = ConfigDict(frozen=True)

    today: dt.date | None = Field(default=None, strict=False)
    contact_from: float | None = Field(default=None, ge=0, le=10)
    model: str = ""
    account: str = ""
    into: Literal["", "Accounts", "Contacts", "Deals", "Activities"] = ""
    names: str = ""
    language: Language | None = Field(default=None, strict=False)


@dataclass(frozen=True, slots=True)
class File:
    """A file as it was sent."""

    name: str
    content: bytes

    def write(self, folder: Path) -> Path:
        """Write it into a folder of its own, under a name that is safe there."""
        folder.mkdir()
        path = folder / safe_name(self.name)
        path.write_bytes(self.content)
        return path


@dataclass(frozen=True, slots=True)
class Upload:
    """A workbook to score, or accounts and the workbook with their criteria.

    Parameters
    ----------
    folder : str
        Where there is nothing else, to work in.
    file : File
        The workbook, or the accounts as CSV or Parquet.
    criteria : File or None
        The workbook with the criteria, where the file holds accounts alone.
    fields : UploadFields
        What overrides the settings, the model whose criteria are meant where no file
        has them, the account to explain, and the sheet of the workbook with the
        criteria that the rows of the file are brought into first; to Accounts only if
        their headings do not say that they are of people, deals or activities, and the heading of
        its accounts' names where that had to be asked.
    as_json : bool
        Whether the answer is JSON around the file rather than the file.
    other : File or None
        The workbook that the file is compared with.
    """

    folder: str
    file: File
    criteria: File | None
    fields: UploadFields
    as_json: bool
    other: File | None = None


def safe_name(name: str) -> str:
    r"""Take the last part of a file's name, without what a system may choke on.

    >>> safe_name("C:\\Sales\\my accounts.xlsx"), safe_name("../../etc/passwd")
    ('my accounts.xlsx', 'passwd')
    """
    last = SPOILT.sub("", re.split(r"[/\\]", name)[-1]).strip(" ")
    last = last.encode("utf-8", "ignore").decode()
    if not last.strip("."):
        return NAMELESS
    path = Path(last)
    return path.stem[: LONGEST_NAME - len(path.suffix)] + path.suffix[:LONGEST_NAME]
