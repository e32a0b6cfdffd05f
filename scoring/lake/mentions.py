"""The few accounts of the data that tabs of the workbook are about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Protocol

import numpy as np
import pyarrow as pa

from scoring.reading.arrow_cells import cells_frame
from scoring.tables.keys import keyed, keyed_domains, large, places


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scoring.arrays import Bools
    from scoring.tables.keys import Keyed

NAME: Final = "name"
DOMAIN: Final = "domain"
NOBODY: Final = large([])


class Sifted(Protocol):
    """Data that is looked through for some of its accounts."""

    def sift(
        self, numbers: Sequence[int], sieve: Callable[[pa.Table], pa.Table]
    ) -> pa.Table:
        """Give the distinct rows of what a sieve takes out of some columns."""


@dataclass(frozen=True, slots=True)
class Sieve:
    """Takes the accounts out of a part that tabs are about.

    Parameters
    ----------
    names, domains : pyarrow.LargeStringArray
        The keys of the names and of the domains that tabs mention.
    blank : frozenset of str
        Keys of the words that mean blank.
    """

    names: Any
    domains: Any
    blank: frozenset[str]

    @classmethod
    def of(
        cls, tabs: Iterable[tuple[Keyed, Keyed | None]], blank: frozenset[str]
    ) -> Sieve:
        """Look for what tabs mention, each by its names and perhaps by its domains."""
        names, domains = [NOBODY], [NOBODY]
        for by_name, by_domain in tabs:
            names.append(by_name.keys)
            if by_domain is not None:
                domains.append(by_domain.keys)
        return cls(_every(names), _every(domains), blank)

    def __call__(self, part: pa.Table) -> pa.Table:
        """Give the names and domains of those accounts, as they are written."""
        cells = cells_frame(part.columns, part.num_rows)
        names = keyed(cells[0], self.blank)
        wanted = _among(names, self.names)
        texts = [_texts(names)]
        if part.num_columns > 1:
            domains = keyed_domains(cells[1])
            wanted |= _among(domains, self.domains)
            texts.append(_texts(domains))
        else:
            texts.append(pa.nulls(part.num_rows, pa.large_string()))
        return pa.table(texts, names=[NAME, DOMAIN]).filter(pa.array(wanted))


def distinct_rows(pieces: Sequence[pa.Table]) -> pa.Table:
    """Give the distinct rows of tables with the same columns."""
    whole = pa.concat_tables(pieces)
    return whole.group_by(whole.column_names, use_threads=False).aggregate([])


def _every(arrays: Sequence[Any]) -> Any:
    return pa.concat_arrays([_flat(array) for array in arrays]).unique()


def _flat(array: Any) -> Any:
    return array.combine_chunks() if isinstance(array, pa.ChunkedArray) else array


def _among(column: Keyed, wanted: Any) -> Bools:
    """Mark the cells whose key is among some."""
    there = np.append(places(column.keys, wanted) >= 0, False)
    marks: Bools = there[column.codes]
    return marks


def _texts(column: Keyed) -> pa.Array:
    codes = pa.array(column.codes, mask=column.codes < 0)
    return _flat(column.shown).take(codes)
