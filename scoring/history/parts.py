"""Of what a change of the rating consists: parts by what was changed, as History keeps them.

A cell of History holds the parts of one account, a line each: what kind of part it is,
the criterion, what stood there before and after, and the tenths of a point that it moved
the rating by. No word of a sentence is among it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Floats, Ints, Objects

    Text = pd.Series[str]


class Kind(StrEnum):
    """What was changed."""

    VALUE = "value"
    WEIGHT = "weight"
    RULES = "rules"
    ADDED = "added"
    REMOVED = "removed"
    SETTINGS = "settings"
    TIME = "time"
    OTHER = "other"


KINDS: Final = tuple(Kind)
LINE: Final = "\n"
FIELD: Final = "\t"
"""No name of a criterion and no value in words holds one of these."""
FIELDS: Final = 5


@dataclass(frozen=True, slots=True)
class Effect:
    """What one thing that was changed did to some accounts.

    Parameters
    ----------
    kind : Kind
        What was changed.
    criterion : str
        Of which criterion; empty for none.
    rows : ndarray of int, shape (p,)
        The accounts.
    amounts : ndarray of float, shape (p,)
        By how much it moved the rating of each, not rounded.
    before, after : ndarray of str, shape (p,), or str
        What stood there; empty where there is nothing to show.
    """

    kind: Kind
    criterion: str
    rows: Ints
    amounts: Floats
    before: Objects | str = ""
    after: Objects | str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """The l parts of many accounts' changes.

    Parameters
    ----------
    rows : ndarray of int, shape (l,)
        Which account each is about.
    kinds : ndarray of int, shape (l,)
        Index into `KINDS`.
    criteria, before, after : ndarray of str, shape (l,)
        As for `Effect`.
    tenths : ndarray of int, shape (l,)
        By how many tenths of a point the rating moved.
    """

    rows: Ints
    kinds: Ints
    criteria: Objects
    before: Objects
    after: Objects
    tenths: Ints

    @classmethod
    def of(cls, effects: Sequence[Effect], tenths: Ints) -> Parts:
        """Give the effects, one behind the other, with the tenths they are shown as."""
        sizes = [len(effect.rows) for effect in effects]
        kinds = [KINDS.index(effect.kind) for effect in effects]
        none = np.empty(0, dtype=np.int64)
        return cls(
            np.concatenate([none, *(effect.rows for effect in effects)]),
            np.repeat(np.array(kinds, dtype=np.int64), sizes),
            np.repeat(_objects([effect.criterion for effect in effects]), sizes),
            _joined([_spread(e.before, len(e.rows)) for e in effects]),
            _joined([_spread(e.after, len(e.rows)) for e in effects]),
            tenths,
        )

    def then(self, other: Parts) -> Parts:
        """Put other parts behind these."""
        return Parts(
            np.concatenate([self.rows, other.rows]),
            np.concatenate([self.kinds, other.kinds]),
            _joined([self.criteria, other.criteria]),
            _joined([self.before, other.before]),
            _joined([self.after, other.after]),
            np.concatenate([self.tenths, other.tenths]),
        )

    def take(self, places: Ints) -> Parts:
        """Keep some parts, in the order given."""
        return Parts(
            self.rows[places],
            self.kinds[places],
            self.criteria[places],
            self.before[places],
            self.after[places],
            self.tenths[places],
        )


def merged(earlier: Parts, later: Parts) -> Parts:
    """Add parts of an earlier and of a later Score: of one thing from first to last."""
    both = earlier.then(later)
    keys = pd.DataFrame({"r": both.rows, "k": both.kinds, "c": both.criteria})
    number = keys.groupby(["r", "k", "c"], sort=False).ngroup().to_numpy()
    count = int(number.max(initial=-1)) + 1
    places = np.arange(len(number))
    first, last = np.empty(count, dtype=np.int64), np.empty(count, dtype=np.int64)
    first[number[::-1]], last[number] = places[::-1], places
    sums = np.zeros(count, dtype=np.int64)
    np.add.at(sums, number, both.tenths)
    one = both.take(first)
    return Parts(one.rows, one.kinds, one.criteria, one.before, both.after[last], sums)


def as_lines(parts: Parts, count: int) -> Text:
    """Write the parts of so many accounts, the largest first; parts of 0.0 are left out."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415

    some = parts.take(np.flatnonzero(parts.tenths))
    order = np.lexsort((np.arange(len(some.rows)), -np.abs(some.tenths), some.rows))
    some = some.take(order)
    kinds = pa.array([kind.value for kind in KINDS]).take(pa.array(some.kinds))
    texts = (pa.array(t, pa.string()) for t in (some.criteria, some.before, some.after))
    tenths = pc.cast(pa.array(some.tenths), pa.string())
    return by_account(
        pc.binary_join_element_wise(kinds, *texts, tenths, FIELD),
        some.rows,
        count,
        LINE,
    )


def by_account(texts: Any, rows: Ints, count: int, between: str) -> Text:
    """Join texts of one account each; `rows` says which, in rising order."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415

    words = np.full(count, "", dtype=object)
    different, starts = np.unique(rows, return_index=True)
    if len(different):
        offsets = pa.array(np.append(starts, len(rows)).astype(np.int32))
        lists = pa.ListArray.from_arrays(offsets, texts)
        words[different] = pc.binary_join(lists, between).to_numpy(zero_copy_only=False)
    return pd.Series(words, dtype="str")


def read_lines(lines: Text) -> Parts:
    """Read what `as_lines` has written; lines that a person has changed are left out."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415

    filled = np.flatnonzero((lines != "").to_numpy())
    cells = pa.array(lines.to_numpy(dtype=object)[filled], pa.string())
    split = pc.split_pattern(cells, LINE)
    sizes = pc.list_value_length(split).to_numpy()
    fields = pc.split_pattern(pc.list_flatten(split), FIELD)
    whole = np.flatnonzero(pc.list_value_length(fields).to_numpy() == FIELDS)
    fields = fields.take(pa.array(whole))
    columns = [pc.list_element(fields, n) for n in range(FIELDS)]
    kinds = pc.index_in(columns[0], pa.array([kind.value for kind in KINDS]))
    kinds = pc.fill_null(kinds, -1).to_numpy().astype(np.int64)
    number = pc.match_substring_regex(columns[4], "^-?[0-9]{1,4}$")
    good = np.flatnonzero((kinds >= 0) & number.to_numpy(zero_copy_only=False))
    criteria, before, after = (
        column.to_numpy(zero_copy_only=False)[good] for column in columns[1:4]
    )
    tenths = pc.cast(columns[4].take(pa.array(good)), pa.int64()).to_numpy()
    rows = np.repeat(filled, sizes)[whole][good]
    return Parts(rows, kinds[good], criteria, before, after, tenths)


def _objects(texts: Sequence[str]) -> Objects:
    values = np.empty(len(texts), dtype=object)
    values[:] = texts
    return values


def _spread(texts: Objects | str, count: int) -> Objects:
    return np.full(count, texts, dtype=object) if isinstance(texts, str) else texts


def _joined(arrays: Sequence[Objects]) -> Objects:
    return np.concatenate([np.empty(0, dtype=object), *arrays])
