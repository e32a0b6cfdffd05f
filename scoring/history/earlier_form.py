"""History as it was first written: what is kept stands in the sentences for people.

Since then it stands in columns of its own, see `scoring.history.history_sheet`. This is
the one module that reads sentences, and they are not written any more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd

from scoring.history.moves import BETWEEN, NO_STATUS, Moves
from scoring.rating.rate_block import STATUSES
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import ScoredHead, Setting, Status


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.arrays import Floats, Ints
    from scoring.model.model import Model

    Rows = tuple[tuple[Any, ...], ...]
    Text = pd.Series[str]

LET_IN: Final = "no longer disqualified"
OUT: Final = "disqualified: "
BOUND: Final = re.compile(
    rf"({Setting.CONTACT_FROM.value}|{Setting.KNOWN_AT_LEAST.value}) (\S+?)(%?) → ([^;\s%]+)%?"
)
FINGERPRINT: Final = re.compile("sum ([0-9a-f]+)")
_AGAIN: Final = re.compile(r"(.*) \([0-9]+\)", re.DOTALL)
ACCOUNTS: Final = "Accounts"
"""Stood among the settings of History criteria, before the fingerprint."""
_OUT_CODE: Final = STATUSES.index(Status.DISQUALIFIED)


def status_in_words(texts: Text) -> Ints:
    """Give the index of each status, -1 where it is none."""
    known = {text_key(status): index for index, status in enumerate(STATUSES)}
    codes, words = pd.factorize(texts)
    numbers = [known.get(text_key(str(word)), NO_STATUS) for word in words]
    return np.array([*numbers, NO_STATUS], dtype=np.int64)[codes]


def moves_in_words(causes: Floats, sentences: Text) -> Moves:
    """Read What changed: bounds, what disqualified, then criteria, with semicolons.

    Parameters
    ----------
    causes : ndarray of float, shape (3, n)
        What of the change is due to each cause: these were numbers from the start.
    sentences : pandas.Series of str, length n
        What changed.
    """
    codes, texts = pd.factorize(sentences)
    each = Moves.unknown(len(texts))
    culprits, criteria = [""] * len(texts), [""] * len(texts)
    for n, text in enumerate(map(str, texts)):
        parts = [part for part in text.split("; ") if part]
        rest = [part for part in parts if not _read_bound(part, each.bounds[:, n])]
        if rest[:1] == [LET_IN]:
            each.statuses[n] = _OUT_CODE
            rest = rest[1:]
        elif rest and rest[0].startswith(OUT):
            culprits[n], rest = rest[0].removeprefix(OUT), rest[1:]
        criteria[n] = BETWEEN.join(rest)
    read = Moves(
        each.causes,
        each.statuses,
        each.bounds,
        pd.Series(culprits, dtype="str"),
        pd.Series(criteria, dtype="str"),
    ).take(codes)
    return Moves(causes, read.statuses, read.bounds, read.culprits, read.criteria)


def _read_bound(part: str, bounds: Floats) -> bool:
    """Read a bound such as ``Contact from 6.0 → 5.5`` into its two places."""
    match = BOUND.fullmatch(part)
    if match is None:
        return False
    setting, before, percent, after = match.groups()
    try:
        values = np.array([float(before), float(after)])
    except ValueError:  # changed by hand
        return False
    place = slice(0, 2) if setting == Setting.CONTACT_FROM else slice(2, 4)
    bounds[place] = values / 100 if percent else values
    return True


def own_in_settings(settings: Rows) -> tuple[tuple[Any, ...], Rows]:
    """Tell the day, the bound and the fingerprint from the settings of the user."""
    own: dict[str, Any] = dict.fromkeys((Setting.TODAY, Setting.CONTACT_FROM, ACCOUNTS))
    rest = tuple(row for row in settings if row[0] not in own)
    own |= {name: value for name, value in settings if name in own}
    match = FINGERPRINT.fullmatch(str(own[ACCOUNTS]))
    print_ = match[1] if match else ""
    return (own[Setting.TODAY], own[Setting.CONTACT_FROM], print_), rest


def own_by_words(headings: tuple[str, ...], model: Model) -> range | None:
    """Find the accounts' own columns on Scored: from To research to the points."""
    keys = [heading_key(_first_named(headings, n)) for n in range(len(headings))]
    points = heading_key(f"{model.criteria[0].name} points")
    before = heading_key(ScoredHead.TO_RESEARCH)
    first = keys.index(before) if before in keys else len(keys)
    if points not in keys[first:]:
        return None
    # the points stand last; a column of the user's own may be headed alike
    return range(first + 1, len(keys) - 1 - keys[::-1].index(points))


def first_named(
    headings: tuple[str, ...], columns: Iterable[int | None]
) -> tuple[str, ...]:
    """Undo the numbers that headings got because others were there already."""
    return tuple(_first_named(headings, n) for n in columns if n is not None)


def _first_named(headings: tuple[str, ...], column: int) -> str:
    match = _AGAIN.fullmatch(headings[column])
    if match is None:
        return headings[column]
    earlier = {heading_key(heading) for heading in headings[:column]}
    return match[1] if heading_key(match[1]) in earlier else headings[column]
