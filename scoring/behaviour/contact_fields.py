"""The account fields that contacts make: how many, how good, and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring.arrays import count_each, sum_each
from scoring.tables.added_columns import ONE_DECIMAL, Field, Offer, spread
from scoring.values.text import text_key
from scoring.vocabulary import DerivedField, Sheet, Status


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Floats, Ints
    from scoring.behaviour.contacts import Contacts


def offer(contacts: Contacts, codes: Ints, count: int) -> Offer:
    """Give the account fields that contacts make.

    Parameters
    ----------
    contacts : Contacts
        The contacts.
    codes : ndarray of int, shape (n,)
        Which account each row of Accounts is; -1 for none.
    count : int
        How many accounts there can be.
    """
    known = contacts.owners >= 0
    counted = count_each(contacts.owners[known], count).astype(np.float64)
    fields = [_field(DerivedField.CONTACTS, spread(counted, codes, 0.0))]
    if contacts.rated:
        fields += _rated_fields(contacts, codes, count)
    if contacts.roles is not None:
        fields += _role_fields(contacts, codes, count)
    return Offer(tuple(fields))


def _role_fields(contacts: Contacts, codes: Ints, count: int) -> Iterator[Field]:
    """Say which of the needed roles the people of each account cover."""
    needed = contacts.people.settings.roles_needed
    keys = [text_key(role) for role in needed]
    covered = np.zeros((len(needed), count + 1), dtype=np.bool_)
    for number, key in enumerate(keys):
        has = np.array([key in words for words in contacts.roles_by_code], dtype=bool)
        rows = (contacts.owners >= 0) & has[contacts.roles]
        covered[number, contacts.owners[rows]] = True
    shares = covered[:, codes].mean(axis=0)
    yield _field(DerivedField.ROLES_COVERED, pd.Series(shares), "0 %")
    # as many patterns as there are, not as many as there are accounts
    patterns, which = np.unique(covered[:, codes], axis=1, return_inverse=True)
    words = [
        "; ".join(r for r, here in zip(needed, pattern, strict=True) if not here)
        for pattern in patterns.T
    ]
    missing = pd.Series(np.array(words, dtype=object)[which], dtype="str")
    yield _field(DerivedField.MISSING_ROLES, missing.where(missing != ""))


def _rated_fields(contacts: Contacts, codes: Ints, count: int) -> Iterator[Field]:
    best, first, to_call = _best(contacts, count)
    names = np.append(contacts.people.names, "")
    named = pd.Series(names[np.append(first, -1)[codes]], dtype="str")
    yield _field(DerivedField.BEST_CONTACT, named.where(named != ""))
    ratings = spread(best, codes, np.nan)
    yield _field(DerivedField.BEST_RATING, ratings, ONE_DECIMAL)
    yield _field(DerivedField.TO_CALL, spread(to_call, codes, 0.0))
    mean, total = _mean_and_sum(contacts, count)
    mean_rating = spread(mean, codes, np.nan)
    yield _field(DerivedField.MEAN_RATING, mean_rating, ONE_DECIMAL)
    yield _field(DerivedField.SUM_RATING, spread(total, codes, 0.0), ONE_DECIMAL)


def _mean_and_sum(contacts: Contacts, count: int) -> tuple[Floats, Floats]:
    """Take the mean and the sum of the ratings of each account's contacts."""
    if contacts.ratings is None:
        return np.full(count, np.nan), np.zeros(count)
    ratings = contacts.ratings.rating
    known = (contacts.owners >= 0) & ~np.isnan(ratings)
    owners = contacts.owners[known]
    # in tenths, so that the order of the rows changes no digit
    tenths = np.rint(ratings[known] * 10)
    total = sum_each(owners, tenths, count) / 10
    rated = count_each(owners, count)
    mean = np.divide(total, rated, out=np.full(count, np.nan), where=rated > 0)
    return mean, total


def _best(contacts: Contacts, count: int) -> tuple[Floats, Ints, Floats]:
    """Find each account's best rating, whose it is, and how many to call."""
    best, to_call = np.full(count, np.nan), np.zeros(count)
    first = np.full(count, -1, dtype=np.int64)
    ratings = contacts.ratings
    if ratings is None:
        return best, first, to_call
    known = (contacts.owners >= 0) & ~np.isnan(ratings.rating)
    # the best comes last, so that it stays; of equals the first in Contacts
    order = np.flatnonzero(known)[::-1]
    order = order[np.argsort(ratings.rating[order], kind="stable")]
    best[contacts.owners[order]] = ratings.rating[order]
    able = order[~ratings.is_status(Status.DISQUALIFIED)[order]]
    first[contacts.owners[able]] = able
    call = known & ratings.is_status(Status.CONTACT)
    to_call = count_each(contacts.owners[call], count).astype(np.float64)
    return best, first, to_call


def _field(
    heading: DerivedField, values: pd.Series, number_format: str = "General"
) -> Field:
    return Field(heading.value, values, Sheet.CONTACTS, number_format)
