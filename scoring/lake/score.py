"""Accounts that are too many for a sheet, from the data to a folder of results."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import numpy as np

from scoring.assembly import accounts_of
from scoring.errors import BrokenOffError, FileError, ScoringError
from scoring.history.fingerprint import fingerprint
from scoring.lake.book import head_table, read_book
from scoring.lake.draft import Draft, written
from scoring.lake.evidence import FirstLook, fold, judged_columns
from scoring.lake.open_data import open_data
from scoring.lake.outcome import outcome
from scoring.lake.passes import Run, choose, first_pass, rank, second_pass
from scoring.lake.reader import PartReader
from scoring.memory import compact
from scoring.progress import Progress, Stage, silent
from scoring.reading.arrow_cells import Kind, cells_frame, kind_of
from scoring.sheets.write import write_scored
from scoring.stamp import stamp_of
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import Any

    import pandas as pd

    from scoring.lake.book import LargeBook
    from scoring.lake.data import Data
    from scoring.lake.draft import Target
    from scoring.lake.evidence import Of, T
    from scoring.lake.sources import Source
    from scoring.progress import Tell
    from scoring.sheets.results import Results
    from scoring.stages import Options


@dataclass(frozen=True, slots=True)
class LargeScored:
    """Scored data.

    Parameters
    ----------
    folder : Path
        The folder of Parquet files with the columns of Scored.
    workbook : Path
        The workbook beside it, with Summary, Check and the contacts.
    results : Results
        Its sheets.
    parts : int
        How many files there are.
    place : str
        The table, or the address, that has the results instead of a folder.
    """

    folder: Path
    workbook: Path
    results: Results
    parts: int
    place: str = ""


def score_data(
    source: Source,
    target: Target,
    options: Options,
    *,
    resume: bool = False,
    progress: Tell = silent,
) -> LargeScored:
    """Score data of any size into a folder of Parquet files.

    Parameters
    ----------
    source : Source
        A file, a folder, a pattern or a query.
    target : Target
        The folder to write; it appears whole or not at all.
    options : Options
        They name the workbook with the criteria.
    resume : bool
        Whether to go on with a run that broke off.
    progress : callable
        Told how far the work is.

    Returns
    -------
    LargeScored

    Raises
    ------
    FileError
        If something cannot be read or written.
    ModelError
        If a finding is an error.
    """
    target.check(resume=resume)
    draft = Draft(target)
    draft.begin(resume=resume)
    with compact(), written(target.folder):
        try:
            with written(target.folder):
                data, book, run = _prepared(source, draft, options, progress)
                draft.claim(_digest(source, data, book), resume=resume)
        except (ScoringError, KeyboardInterrupt):
            if not resume:
                draft.clear()
            raise
        try:
            return _score(run, book)
        except FileError as error:
            raise BrokenOffError(str(error)) from error


def _prepared(
    source: Source, draft: Draft, options: Options, progress: Tell
) -> tuple[Data, LargeBook, Run]:
    """Read the criteria and look at the data for the first time."""
    data, noticed = open_data(source, draft.staged)
    head = head_table(data, next(data.read(range(len(data.columns)))))
    book = read_book(data, head, noticed, options, progress)
    accounts = accounts_of(book.model, book.book.table, book.book.today)
    of_data = range(len(data.columns))
    judged = tuple(n for n in judged_columns(book.model, accounts) if n in of_data)
    tabs = book.tabs
    kinds = [kind_of(column.type) for column in data.columns]
    texts = tuple(n for n, kind in enumerate(kinds) if kind is Kind.TEXT)
    gather = _Gather(data, progress)
    look = FirstLook(gather, tuple(of_data), judged, texts, accounts.manner).styles()
    filled_here = look.filled | (frozenset() if tabs is None else tabs.filled)
    filled = np.array([n in filled_here for n in range(len(accounts.headings))])
    reader = PartReader.of(book.model, accounts, look.styles, tabs)
    needed = tuple(sorted({*judged, *reader.needed}))
    run = Run(data, reader, needed, filled, draft, progress, book.book.table)
    return data, book, run


@dataclass(frozen=True, slots=True)
class _Gather:
    """Adds up what the parts of columns tell."""

    data: Data
    progress: Tell

    def __call__(self, numbers: Iterable[int], of: Of[T]) -> dict[int, T]:
        """Look at the columns of these numbers."""
        return fold(self._parts([*numbers]), of)

    def _parts(self, numbers: Sequence[int]) -> Iterator[dict[int, pd.Series[Any]]]:
        for part, table in enumerate(self.data.read(numbers)):
            cells = cells_frame(table.columns, table.num_rows)
            yield dict(zip(numbers, (cells[n] for n in cells), strict=True))
            self.progress(Progress(Stage.READ, (part + 1) / self.data.parts))


def _score(run: Run, book: LargeBook) -> LargeScored:
    """Rate, rank, write; each step goes on where it was left."""
    first_pass(run)
    rank(run)
    chosen = choose(run)
    second_pass(run, chosen)
    results = outcome(run, book, chosen)
    target = run.draft.target
    place = run.draft.folder / target.workbook.name
    write_scored(None, place, results, progress=run.progress)
    run.draft.finish()
    return LargeScored(target.folder, target.workbook, results, run.data.parts)


def _digest(source: Source, data: Data, book: LargeBook) -> str:
    """Sum up all that the results follow from."""
    try:
        release = version("account-scoring")
    except PackageNotFoundError:
        release = ""
    stamp = stamp_of(book.book)
    files = [] if source.query else [_state(path) for path in source.files()]
    content = {
        "version": release,
        "part": data.part,
        "query": source.query,
        "files": files,
        "columns": [[c.heading, str(c.type)] for c in data.columns],
        "rows": data.rows,
        "stamp": None if stamp is None else asdict(stamp),
        "language": str(book.model.settings.language),
        "tabs": {
            str(sheet): fingerprint(table)
            for sheet, table in book.book.tables.items()
            if sheet is not Sheet.ACCOUNTS
        },
    }
    text = json.dumps(content, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _state(path: Path) -> list[str | int]:
    state = path.stat()
    return [str(path), state.st_size, state.st_mtime_ns]
