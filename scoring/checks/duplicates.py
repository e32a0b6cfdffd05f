"""The same company twice, by its name, its domain or its register number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from scoring.arrays import count_each
from scoring.checks.quoting import first_and_more
from scoring.checks.texts import column_texts
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.values.companies import (
    DOMAIN_HEADINGS,
    company_keys,
    domain_keys,
    own_domain,
)
from scoring.values.register_numbers import (
    is_number,
    register_country,
    register_keys,
)
from scoring.values.table import heading_key


if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scoring.arrays import Bools, Ints
    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.model.model import Settings
    from scoring.rating.accounts import Accounts
    from scoring.rating.ratings import Ratings


BY_NAME: Final = phrase(
    "'{cell}' is the same account as '{first}' in {place} up to case, signs and legal "
    "form; keep one of them"
)
BY_DOMAIN: Final = phrase(
    "'{cell}' is the same account as '{first}' in {place} by domain; keep one of them"
)
BY_NUMBER: Final = phrase(
    "'{cell}' is the same register number as '{first}' in {place}; keep one of them"
)
CODE: Final = Code(
    "A206",
    Level.WARNING,
    title="duplicate account",
    help="The same company stands there twice.",
    advice="Delete one, or merge the two rows.",
    words=(BY_NAME, BY_DOMAIN, BY_NUMBER),
)


@dataclass(frozen=True, slots=True)
class Duplicates:
    """Accounts that stand there twice, once per column that shows it."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find them by name, and those of other names by domain or number."""
        by_name, *others = tellings(ratings.accounts)
        codes, rows = _repeats(by_name)
        yield from _twice(by_name, codes, rows, places)
        for further in others:
            codes, again = _repeats(further)
            # who was found by name need not be named once more
            yield from _twice(further, codes, again & ~rows, places)


class Telling(NamedTuple):
    """A column by which duplicates show, of n accounts.

    Parameters
    ----------
    number : int
        Counted from 0.
    keys : pyarrow.LargeStringArray of n
        What is compared.
    words : str
        How two cells are the same.
    tells : callable
        Says which of an array of keys tell companies apart.
    """

    number: int
    keys: Any
    words: str
    tells: Callable[[Any], Any]


def tellings(accounts: Accounts) -> tuple[Telling, ...]:
    """List the columns by which duplicates show, first that of the names."""
    by_name = _by_name(accounts)
    others = (
        _further(accounts, column, heading)
        for column, heading in enumerate(accounts.headings)
        if column != by_name.number
    )
    return (by_name, *(further for further in others if further is not None))


def _further(accounts: Accounts, column: int, heading: str) -> Telling | None:
    """Say how a column of domains or of register numbers shows duplicates."""
    if heading_key(heading) in DOMAIN_HEADINGS:
        keys = domain_keys(column_texts(accounts, column))
        return Telling(column, keys, BY_DOMAIN, own_domain)
    country = register_country(heading)
    if country is None:
        return None
    keys = register_keys(column_texts(accounts, column), country)
    return Telling(column, keys, BY_NUMBER, is_number)


def _by_name(accounts: Accounts) -> Telling:
    silent = _silent(accounts.settings)
    keys = company_keys(column_texts(accounts, accounts.name_column))
    return Telling(
        accounts.name_column,
        keys,
        BY_NAME,
        lambda keys: pc.invert(pc.is_in(keys, silent)),
    )


def _silent(settings: Settings) -> Any:
    """Give the keys that tell no company: none at all, or a blank word."""
    words = pa.array(map(str, settings.blank_words), type=pa.large_string())
    return pa.array(["", *company_keys(words).to_pylist()], type=pa.large_string())


def _twice(
    column: Telling, codes: Ints, rows: Bools, places: Places
) -> Iterator[Finding]:
    again = first_and_more(rows)
    if again is not None:
        row, more = again
        first = int((codes == codes[row]).argmax())
        yield doubled(column, (row, first), more, places)


def doubled(
    column: Telling, rows: tuple[int, int], more: int, places: Places
) -> Finding:
    """Say that an account stands there twice.

    Parameters
    ----------
    column : Telling
        What shows it.
    rows : (int, int)
        Where it stands again, and where it stands first.
    more : int
        How many further rows repeat one above.
    places : Places
        Where these rows are.
    """
    (row, first), at = rows, column.number
    sentence = message(
        column.words,
        cell=places.quote(row, at),
        first=places.quote(first, at),
        place=places.cell(first, at),
    )
    return CODE.at(places.cell(row, at), sentence, more=more)


def _repeats(column: Telling) -> tuple[Ints, Bools]:
    """Give each key a number, and mark those that stood there before."""
    coded = column.keys.dictionary_encode()
    distinct = coded.dictionary
    # Null has the number after all others, and is in no way shared.
    numbers = pc.fill_null(coded.indices, len(distinct))
    codes = numbers.to_numpy(zero_copy_only=False)
    counts = count_each(codes, len(distinct) + 1)[: len(distinct)]
    shared = np.flatnonzero(counts > 1)
    apart = column.tells(distinct.take(pa.array(shared)))
    doubled = np.zeros(len(distinct) + 1, dtype=np.bool_)
    doubled[shared[apart.to_numpy(zero_copy_only=False)]] = True
    again = np.flatnonzero(doubled[codes])
    rows = np.zeros(len(codes), dtype=np.bool_)
    rows[again[pd.Series(codes[again]).duplicated().to_numpy()]] = True
    return codes, rows
