"""The fields of accounts as outcomes have them, and which outcomes belong together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from scoring.arrays import count_each
from scoring.checks.texts import column_texts
from scoring.learning.folds import joined
from scoring.learning.levels import Field
from scoring.model.conditions.base import Moment
from scoring.rating.columns import Dense
from scoring.values.cell import cell_key, cell_text
from scoring.values.companies import (
    DOMAIN_HEADINGS,
    company_keys,
    domain_keys,
    own_domain,
)
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import HEAD_WORDS, Head


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Bools, Ints, Objects
    from scoring.rating.accounts import Accounts
    from scoring.values.cell import Cell

MOST_OF: Final = 0.9
"""Share of the filled cells that make a field one of numbers, or of dates."""
FEWEST_NUMBERS: Final = 4
RECORD: Final = re.compile(r"\b(?:id|number|no|nr|nummer|numărul|număr|key)\b")
"""Headings of columns that number the accounts."""
OWN_WORDS: Final = frozenset(
    heading_key(word)
    for head in (Head.OUTCOME, Head.OUTCOME_DATE)
    for word in HEAD_WORDS[head]
)


def described(
    accounts: Accounts, own: int, apart: frozenset[str] = frozenset()
) -> list[int]:
    """Give the columns that say something of an account: not name, nor outcome.

    Parameters
    ----------
    accounts : Accounts
        The accounts.
    own : int
        How many columns are their own.
    apart : frozenset of str
        Keys of further headings to leave out.
    """
    return [
        number
        for number, heading in enumerate(accounts.headings[:own])
        if number != accounts.name_column
        and heading
        and heading_key(heading) not in OWN_WORDS | apart
    ]


def field_of(accounts: Accounts, number: int, rows: Ints) -> Field:
    """Read a column as the outcomes of some rows have it."""
    heading = accounts.headings[number]
    column = accounts.column(number)
    if isinstance(column, Dense):
        values = column.values[rows]
        if column.lens == "day":
            return Field(heading, "date", values)
        if len(np.unique(values[~np.isnan(values)])) >= FEWEST_NUMBERS:
            return Field(heading, "number", values)
    coded = accounts.coded(number)
    distinct_codes, codes = np.unique(coded.codes[rows], return_inverse=True)
    cells = [coded.cells[code] for code in distinct_codes.tolist()]
    moment = Moment(accounts.today)
    blank = [
        cell.kind == "blank" or accounts.blank_words.cell(cell, moment)
        for cell in cells
    ]
    counts = count_each(codes, len(cells)) * ~np.array(blank, dtype=np.bool_)
    for kind, lens in (("date", "day"), ("number", "number")):
        values = np.array([getattr(cell, lens) for cell in cells], dtype=np.float64)
        values[blank] = np.nan
        if _most(values, counts, kind):
            return Field(heading, kind, values[codes])
    return _text_field(heading, cells, np.array(blank), codes)


def _most(values: Any, counts: Any, kind: str) -> bool:
    there = ~np.isnan(values)
    enough = counts.sum() > 0 and counts[there].sum() >= MOST_OF * counts.sum()
    different = len(np.unique(values[there & (counts > 0)]))
    return bool(enough and (kind == "date" or different >= FEWEST_NUMBERS))


def _text_field(
    heading: str, cells: Sequence[Cell], blank: Bools, codes: Ints | Any
) -> Field:
    """Read words; equal ones, whatever their case, are one."""
    shown: dict[str, str] = {}
    for cell, empty in zip(cells, blank, strict=True):
        if not empty:
            key, text = cell_key(cell), " ".join(cell_text(cell).split())
            # of several spellings the same one, in whatever order the rows are
            shown[key] = min(shown.get(key, text), text)
    keys = tuple(sorted(shown))
    places = {key: float(index) for index, key in enumerate(keys)}
    values = np.array(
        [
            np.nan if empty else places[cell_key(cell)]
            for cell, empty in zip(cells, blank, strict=True)
        ]
    )
    return Field(heading, "text", values[codes], tuple(map(shown.get, keys)), keys)  # type: ignore[arg-type]  # each key is there


def folded_names(accounts: Accounts, rows: Ints) -> Objects:
    """Give the folded name of each outcome's account."""
    names = accounts.name_texts.to_numpy(dtype=object)[rows]
    return np.array([text_key(name) for name in names], dtype=object)


def clusters_of(accounts: Accounts, rows: Ints) -> Ints:
    """Give outcomes of one company, by name or by domain, one number."""
    names = company_keys(column_texts(accounts, accounts.name_column))
    columns = [rows, _coded(names, rows)]
    for number, heading in enumerate(accounts.headings):
        if heading_key(heading) in DOMAIN_HEADINGS:
            keys = domain_keys(column_texts(accounts, number))
            telling = own_domain(keys).to_numpy(zero_copy_only=False)
            codes = _coded(keys, rows)
            columns.append(np.where(telling.astype(np.bool_)[rows], codes, -1))
    return joined(*columns)


def _coded(keys: Any, rows: Ints) -> Ints:
    """Give distinct keys a number each, -1 for none."""
    texts = keys.take(pa.array(rows)).fill_null("").to_numpy(zero_copy_only=False)
    _, codes = np.unique(texts.astype(str), return_inverse=True)
    return np.where(texts == "", -1, codes)


def groups_of(accounts: Accounts, own: int, rows: Ints, clusters: Ints) -> Ints:
    """Give outcomes one number that belong together in a fold.

    They are of one company, or equal in every column that describes accounts.
    """
    columns = [
        number
        for number in described(accounts, own)
        if heading_key(accounts.headings[number]) not in DOMAIN_HEADINGS
        and not RECORD.search(heading_key(accounts.headings[number]))
    ]
    if not columns:
        return clusters
    codes = []
    for number in columns:
        column = accounts.column(number)
        values = column.values if isinstance(column, Dense) else column.codes
        codes.append(np.nan_to_num(values[rows].astype(np.float64), nan=-1e300))
    _, alike = np.unique(np.column_stack(codes), axis=0, return_inverse=True)
    return joined(clusters, alike.reshape(-1).astype(np.int64))
