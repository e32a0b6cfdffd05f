"""Whether a scored file is what its own tabs give: rated again, and compared cell by cell.

The file is scored once more as of its own day, into a folder of its own, and read back
as every file is. So both sides of the comparison went through the same hands.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.language import phrase
from scoring.pipeline import score_file
from scoring.progress import silent
from scoring.reading.workbook import OpenWorkbook
from scoring.stages import Options
from scoring.stamp import read_stamp
from scoring.tables.differences import differences
from scoring.values.date_texts import text_day
from scoring.values.days import date_of
from scoring.vocabulary import ScoredHead, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.progress import Tell
    from scoring.sheets.stamp_figures import Stamp
    from scoring.tables.differences import Difference
    from scoring.values.table import SheetTable

MOST: Final = 10_000
"""Differences that are listed; the others are only counted."""
NO_STAMP: Final = phrase(
    "{file} does not say on Summary as of which day it was scored: score it once more, "
    "then it can be verified"
)
NO_SCORED: Final = phrase("{file} has no table on a tab Scored")


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of it.

    Parameters
    ----------
    path : Path
        The file.
    stamp : Stamp
        What its Summary says.
    accounts : int
        How many were rated again.
    count : int
        How many cells, rows and headings of Scored differ; 0 if it is identical.
    differences : tuple of Difference
        The first of them.
    edited : tuple of Sheet
        The tabs whose cells are not those that were scored.
    version : str
        That of the program that rated again.
    """

    path: Path
    stamp: Stamp
    accounts: int
    count: int
    differences: tuple[Difference, ...]
    edited: tuple[Sheet, ...]
    version: str

    @property
    def identical(self) -> bool:
        """Whether Scored is what the tabs give."""
        return not self.count


def verify_file(path: str | Path, progress: Tell = silent) -> Verified:
    """Rate a scored file again from the tabs inside it, as of its own day.

    Parameters
    ----------
    path : str or Path
        A workbook that was scored; it is only read.
    progress : callable
        Told how far the work is.

    Raises
    ------
    FileError
        If it cannot be read, or does not say as of which day it was scored.
    ModelError
        If its Criteria or Accounts cannot be rated any more.
    """
    path = Path(path)
    there, stamp = _read(path)
    options = Options(
        today=date_of(text_day(stamp.day)), contact_from=stamp.contact_from
    )
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        score_file(path, copy, options, progress=progress)
        wanted, again = _read(copy)
    unlike = differences(there, wanted, ScoredHead.ACCOUNT)
    return Verified(
        path=path,
        stamp=stamp,
        accounts=len(wanted.frame),
        count=len(unlike),
        differences=tuple(islice(unlike, MOST)),
        edited=tuple(_edited(stamp, again)),
        version=again.version,
    )


def _read(path: Path) -> tuple[SheetTable, Stamp]:
    opened = OpenWorkbook.of(path)
    read, stamp = opened.find(Sheet.SCORED), read_stamp(opened)
    if read is None or read.table is None:
        raise FileError(NO_SCORED.format(file=path.name))
    if stamp is None:
        raise FileError(NO_STAMP.format(file=path.name))
    return read.table, stamp


def _edited(stamp: Stamp, again: Stamp) -> Iterator[Sheet]:
    for sheet, was, now in (
        (Sheet.CRITERIA, stamp.criteria, again.criteria),
        (Sheet.SETTINGS, stamp.settings, again.settings),
        (Sheet.ACCOUNTS, stamp.accounts, again.accounts),
    ):
        if was != now:
            yield sheet
