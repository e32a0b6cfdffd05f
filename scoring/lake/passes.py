"""The two passes over the data: one for the ranks, one that writes with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd
import pyarrow as pa

from scoring.lake.doubtful import doubtful_rows
from scoring.lake.ranks import best_positions, last_rank, rank_tables
from scoring.lake.reader import Standing, certain_contacts, standing
from scoring.lake.repeats import row_hashes
from scoring.memory import give_back
from scoring.progress import Progress, Stage
from scoring.rating.ranking import ranked
from scoring.rating.rate_block import STATUSES
from scoring.sheets.results import Look
from scoring.sheets.scored import scored_sheet
from scoring.sheets.summary import LISTED, first_of_cells, to_find_out
from scoring.sheets.totals import Totals
from scoring.vocabulary import Status


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Bools, Floats, Ints
    from scoring.lake.data import Data
    from scoring.lake.draft import Draft
    from scoring.lake.reader import PartReader
    from scoring.progress import Tell
    from scoring.rating.ratings import Ratings
    from scoring.sheets.results import ScoredColumn
    from scoring.sheets.scored import Beside
    from scoring.values.table import SheetTable

MOST_LISTED: Final = 100_000
"""Contacts in the workbook beside the results."""
POSITION: Final = "position"
RANKED: Final = "ranked.json"
"""Says that all ranks are known, which are found in several goes."""


@dataclass(frozen=True, slots=True)
class Run:
    """All that both passes need.

    Parameters
    ----------
    data : Data
        The accounts.
    reader : PartReader
        Rates a part of them.
    judged : tuple of int
        The columns that criteria read, counted from 0.
    filled : ndarray of bool
        Which columns have something in them.
    draft : Draft
        Where everything is written.
    progress : callable
        Told how far the work is.
    head : SheetTable
        The first accounts, with the headings.
    """

    data: Data
    reader: PartReader
    judged: tuple[int, ...]
    filled: Bools
    draft: Draft
    progress: Tell
    head: SheetTable

    @property
    def parts(self) -> range:
        """The numbers of the parts."""
        return range(self.data.parts)

    def row(self, position: int) -> pa.Table:
        """Read the account at a position in the data, from 0."""
        part, place = divmod(position, self.data.part)
        every = range(len(self.data.columns))
        return next(self.data.read(every, part)).slice(place, 1)

    def standing(self, part: int) -> Standing:
        """Give what the accounts of a part are ranked by."""
        return Standing(**self.draft.load_arrays(_standing(part)))

    def settled(self, part: int) -> Floats:
        """Give the ratings that the accounts of a part are ranked by."""
        settled: Floats = self.draft.load_arrays(_standing(part), "settled")["settled"]
        return settled

    def ranks(self, part: int) -> Floats:
        """Give the ranks of the accounts of a part; NaN for those without one."""
        ranks: Floats = self.draft.load_arrays(_ranks(part))["ranks"]
        return ranks

    def positions(self, part: int) -> Ints:
        """Give the positions of the accounts of a part in the data, from 0."""
        first, size = part * self.data.part, self.data.part
        return np.arange(first, min(first + size, self.data.rows), dtype=np.int64)


def _standing(part: int) -> str:
    return f"standing-{part:05}.npz"


def _ranks(part: int) -> str:
    return f"ranks-{part:05}.npz"


def totals_name(part: int) -> str:
    """Name the file with what is counted over a part."""
    return f"totals-{part:05}.json"


def rows_name(part: int) -> str:
    """Name the file with the rows of a part that the workbook needs."""
    return f"rows-{part:05}.feather"


def hashes_name(part: int) -> str:
    """Name the file with what tells the accounts of a part apart."""
    return f"hashes-{part:05}.npz"


def doubts_name(part: int) -> str:
    """Name the file with the rows of a part that are perhaps no accounts."""
    return f"doubts-{part:05}.json"


def first_pass(run: Run) -> None:
    """Rate every account for its rank."""
    done = next((p for p in run.parts if not run.draft.has(_standing(p))), None)
    if done is None:
        return
    for part, table in enumerate(run.data.read(run.judged, done), start=done):
        ratings = run.reader.rate(run.reader.read(table, run.judged))
        stands = standing(ratings, decides=run.reader.decides)
        run.draft.save_arrays(_standing(part), **stands._asdict())
        give_back(len(ratings))
        run.progress(Progress(Stage.RATE, (part + 1) / len(run.parts)))


def rank(run: Run) -> None:
    """Rank all accounts."""
    if run.draft.has(RANKED):
        return

    def settled() -> Iterator[Floats]:
        return map(run.settled, run.parts)

    tables = rank_tables(settled)
    first = True
    for table in tables:
        for part in run.parts:
            ratings = run.settled(part)
            ranks = np.full(len(ratings), np.nan) if first else run.ranks(part)
            table.place(ratings, ranks)
            run.draft.save_arrays(_ranks(part), ranks=ranks)
        first = False
    if first:  # nobody has a rank
        for part, ratings in enumerate(settled()):
            run.draft.save_arrays(_ranks(part), ranks=np.full(len(ratings), np.nan))
    run.draft.save_json(RANKED, {"parts": len(run.parts)})


@dataclass(frozen=True, slots=True)
class Chosen:
    """Who is a contact, now that ranks are known.

    Parameters
    ----------
    first_out : float
        The first rank that must wait; infinity where there is no limit.
    waits_at : float
        The greatest exact rating of a contact that would have to wait if the rules alone
        decided; minus infinity where there is no limit, or nobody decides by hand.
    listed : ndarray of int
        Positions of the contacts in the workbook, ascending.
    contacts : int
        How many contacts there are.
    """

    first_out: float
    waits_at: float
    listed: Ints
    contacts: int

    def apply(self, ratings: Ratings, ranks: Floats) -> None:
        """Let contacts wait; the status of accounts of these ranks is changed."""
        let_wait(ratings, ranks >= self.first_out)
        if ratings.rules is not None:
            rules = ratings.rules
            let_wait(rules, standing(rules).settled <= self.waits_at)


def choose(run: Run) -> Chosen:
    """Apply the limits to the number of contacts."""
    first_out = waits_at = np.inf
    most = run.reader.model.settings.contacts_at_most
    if most is not None:
        certain = sum(len(run.standing(part).certain) for part in run.parts)
        wish = (run.ranks(part)[run.standing(part).hopeful] for part in run.parts)
        first_out = last_rank(wish, max(most - certain, 0))
        wished = (-run.standing(part).wished for part in run.parts)
        waits_at = last_rank(wished, most)
    contacts = 0

    def standings() -> Iterator[tuple[Floats, Floats, Floats]]:
        nonlocal contacts
        for part in run.parts:
            ranks, stands = run.ranks(part), run.standing(part)
            contact = stands.hopeful & (ranks < first_out)
            contact[stands.certain] = True
            rows = np.flatnonzero(contact)
            contacts += len(rows)
            positions = run.positions(part)[rows].astype(np.float64)
            yield positions, ranks[rows], stands.known[rows]

    listed = best_positions(standings(), MOST_LISTED)
    return Chosen(first_out, -waits_at, listed, contacts)


def second_pass(run: Run, chosen: Chosen) -> None:
    """Rate every account once more, and write it with its rank."""
    part = next((p for p in run.parts if not run.draft.has_part(p)), None)
    if part is None:
        return
    every = range(len(run.data.columns))
    for number, table in enumerate(run.data.read(every, part), start=part):
        ratings = run.reader.rate(run.reader.read(table, every))
        chosen.apply(ratings, run.ranks(number))
        ranks = pa.array(run.ranks(number), pa.float64(), from_pandas=True)
        ranked_by = ranks.cast(pa.int64())
        beside = run.reader.beside(ratings.accounts, run.filled)
        results = results_table(ratings, table, ranked_by, beside)
        positions = run.positions(number)
        rows = _rows(int(positions[0]), ratings, chosen)
        run.draft.save_rows(
            rows_name(number),
            table.take(pa.array(rows)).append_column(
                POSITION, pa.array(positions[rows])
            ),
        )
        run.draft.save_json(totals_name(number), Totals.of(ratings).counts)
        run.draft.save_arrays(hashes_name(number), hashes=row_hashes(ratings.accounts))
        ends = number + 1 == len(run.parts)
        frame = ratings.accounts.frame
        doubts = doubtful_rows(frame, run.head, positions, ends=ends)
        run.draft.save_json(doubts_name(number), doubts)
        # what stands last says that the part is done
        run.draft.save_part(number, results)
        give_back(len(ratings))
        run.progress(Progress(Stage.WRITE, (number + 1) / len(run.parts)))


def let_wait(ratings: Ratings, beyond: Bools) -> None:
    """Let contacts wait that are beyond the limit; their status is changed."""
    waits = ratings.is_status(Status.CONTACT) & beyond
    waits[certain_contacts(ratings)] = False
    ratings.status[waits] = STATUSES.index(Status.WAITING)


def results_table(
    ratings: Ratings, table: pa.Table, ranks: pa.Array, beside: Beside
) -> pa.Table:
    """Give the columns of Scored for a part, in the order of the data.

    Parameters
    ----------
    ratings : Ratings
        The n accounts of the part.
    table : pyarrow.Table of n rows
        Their cells, as the data has them.
    ranks : pyarrow.Array of n
        What stands under Rank.
    beside : Beside
        Which columns have something in them, and what accounts did.
    """
    sheet = scored_sheet(ratings, None, beside, arrange=False)
    arrays = [_array(column, table, ranks) for column in sheet.columns]
    return pa.table(arrays, names=[column.heading for column in sheet.columns])


def _array(column: ScoredColumn, table: pa.Table, ranks: pa.Array) -> pa.ChunkedArray:
    """Give a column as Arrow: the user's own are what they are in the data."""
    if 0 <= column.source < table.num_columns:
        return table.column(column.source)
    if column.look is Look.RANK:
        return pa.chunked_array([ranks])
    texts = isinstance(column.values.dtype, pd.StringDtype)
    kind = pa.string() if texts else None
    made = pa.array(column.values, kind, from_pandas=True)
    return made if isinstance(made, pa.ChunkedArray) else pa.chunked_array([made])


def _rows(first: int, ratings: Ratings, chosen: Chosen) -> Ints:
    """Choose the rows of a part that the workbook needs."""
    listed = chosen.listed - first
    inside = listed[(listed >= 0) & (listed < len(ratings))]
    return np.union1d(inside, named_rows(ratings)).astype(np.int64)


def named_rows(ratings: Ratings) -> Ints:
    """Choose the rows of a part that Summary and Check may name."""
    order, _ = ranked(ratings)
    named = [order[:LISTED], to_find_out(ratings, order)]
    named += first_of_cells(ratings, order)
    if ratings.decisions is not None:
        named.append(ratings.decisions.rows)
    return np.unique(np.concatenate((*named, _witnesses(ratings)))).astype(np.int64)


def _witnesses(ratings: Ratings) -> Ints:
    """Choose for each rule, and for each criterion that is unknown, one account."""
    firsts = [np.unique(row, return_index=True)[1] for row in ratings.outcomes]
    return np.concatenate((np.empty(0, dtype=np.int64), *firsts))
