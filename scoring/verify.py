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
from scoring.language import Language, phrase, speaking
from scoring.pipeline import score_file
from scoring.progress import silent
from scoring.reading.workbook import OpenWorkbook
from scoring.stages import Options
from scoring.stamp import read_stamp
from scoring.tables.differences import differences
from scoring.values.date_texts import text_day
from scoring.values.days import date_of
from scoring.values.text import text_key
from scoring.vocabulary import HEAD_WORDS, OPTIONAL_REQUIRED, Head, ScoredHead, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scoring.progress import Tell
    from scoring.sheets.stamp_figures import Stamp
    from scoring.tables.differences import Difference
    from scoring.values.table import SheetTable

MOST: Final = 10_000
"""Differences that are listed; the others are only counted."""
OF_A_DECISION: Final = frozenset(
    word
    for head in (ScoredHead.RATING, ScoredHead.STATUS, ScoredHead.WHY)
    for word in head.understood
)
"""What a decision says by itself; another one's may move a rank too."""
FEW: Final = (Sheet.OVERRIDES, Sheet.EXAMPLES)
"""Tabs that few workbooks have."""
NO_STAMP: Final = phrase(
    "{file} does not say on Summary as of which day it was scored: score it once more, "
    "then it can be verified"
)
NO_SCORED: Final = phrase("{file} has no table on a tab Scored")


@dataclass(frozen=True, slots=True)
class Decision:
    """A cell that decides an account by hand."""

    place: str
    account: str


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
    undigested : tuple of Sheet
        Tabs of which the file does not say what they held: an earlier version has
        scored it, or they were not there.
    decisions : tuple of Decision
        On a tab Overrides that was edited, the accounts that stand otherwise on Scored.
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
    undigested: tuple[Sheet, ...] = ()
    decisions: tuple[Decision, ...] = ()

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
    there = read_result(path)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        score_file(
            path,
            copy,
            as_then(there.stamp, language_on(there.scored)),
            progress=progress,
        )
        wanted = read_result(copy)
    return verdict(path, there, wanted)


def as_then(stamp: Stamp, language: Language | None = None) -> Options:
    """Give what was said when a file was scored, over its settings."""
    day = date_of(text_day(stamp.day))
    return Options(today=day, contact_from=stamp.contact_from, language=language)


def language_on(scored: SheetTable) -> Language:
    """Give the language of the headings of Scored, of which most are ours."""

    def ours(language: Language) -> int:
        with speaking(language):
            return len({str(head) for head in ScoredHead}.intersection(scored.headings))

    return max(Language, key=ours)


def verdict(path: Path, there: Result, wanted: Result) -> Verified:
    """Compare what stands in a file with what its tabs give.

    Parameters
    ----------
    path : Path
        The file.
    there, wanted : Result
        What it says, and what rating again gives.
    """
    unlike = differences(there.scored, wanted.scored, ScoredHead.ACCOUNT)
    was, now = there.stamp.digests, wanted.stamp.digests
    # a digest of few tabs is written only where they are there, and since they count
    unknown = [sheet for sheet in FEW if now[sheet] and not was[sheet]]
    edited = [s for s in was if s not in unknown and was[s] != now[s]]
    few = tuple(islice(unlike, MOST))
    decided = Sheet.OVERRIDES in edited
    return Verified(
        path=path,
        stamp=there.stamp,
        accounts=len(wanted.scored.frame),
        count=len(unlike),
        differences=few,
        edited=tuple(edited),
        version=wanted.stamp.version,
        undigested=tuple(unknown),
        decisions=tuple(_decisions(wanted.overrides, few)) if decided else (),
    )


@dataclass(frozen=True, slots=True)
class Result:
    """What a scored workbook says: Scored, its stamp, and who is decided by hand."""

    scored: SheetTable
    stamp: Stamp
    overrides: SheetTable | None = None


def read_result(path: Path) -> Result:
    """Read what a scored workbook says.

    Raises
    ------
    FileError
        If it has no table Scored, or does not say as of which day it was scored.
    """
    opened = OpenWorkbook.of(path)
    read, stamp = opened.find(Sheet.SCORED), read_stamp(opened)
    if read is None or read.table is None:
        raise FileError(NO_SCORED.format(file=path.name))
    if stamp is None:
        raise FileError(NO_STAMP.format(file=path.name))
    decided = opened.find(Sheet.OVERRIDES, OPTIONAL_REQUIRED[Sheet.OVERRIDES])
    return Result(read.table, stamp, None if decided is None else decided.table)


def _decisions(
    overrides: SheetTable | None, unlike: Iterable[Difference]
) -> Iterator[Decision]:
    """Find the cells of Overrides that decide accounts that stand otherwise on Scored."""
    column = None if overrides is None else overrides.find(Head.OVERRIDE)
    name = None if overrides is None else _find(overrides, Head.ACCOUNT)
    if overrides is None or column is None or name is None:
        return
    accounts = {
        text_key(each.account): each.account
        for each in unlike
        if each.heading in OF_A_DECISION
    }
    names = overrides.frame.iloc[:, name]
    for row, text in enumerate(names.where(names.notna(), "").tolist()):
        account = accounts.get(text_key(str(text)))
        if account:
            yield Decision(overrides.cell(row, column), account)


def _find(table: SheetTable, head: Head) -> int | None:
    places = (table.find(word) for word in HEAD_WORDS[head])
    return next((place for place in places if place is not None), None)
