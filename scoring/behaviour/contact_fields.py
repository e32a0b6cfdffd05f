"""The account fields that contacts make: how many, how good, and whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring.tables.added_columns import ONE_DECIMAL, Field, Offer, spread
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
    counted = np.bincount(contacts.owners[known], minlength=count).astype(np.float64)
    fields = [_field(DerivedField.CONTACTS, spread(counted, codes, 0.0))]
    if contacts.rated:
        fields += _rated_fields(contacts, codes, count)
    return Offer(tuple(fields))


def _rated_fields(contacts: Contacts, codes: Ints, count: int) -> Iterator[Field]:
    best, first, to_call = _best(contacts, count)
    names = np.append(contacts.people.names, "")
    named = pd.Series(names[np.append(first, -1)[codes]], dtype="str")
    yield _field(DerivedField.BEST_CONTACT, named.where(named != ""))
    ratings = spread(best, codes, np.nan)
    yield _field(DerivedField.BEST_RATING, ratings, ONE_DECIMAL)
    yield _field(DerivedField.TO_CALL, spread(to_call, codes, 0.0))


def _best(contacts: Contacts, count: int) -> tuple[Floats, Ints, Floats]:
    """Find each account's best rating, whose it is, and how many to call."""
    best, to_call = np.full(count, np.nan), np.zeros(count)
    first = np.full(count, -1, dtype=np.int64)
    scores = contacts.scores
    if scores is None:
        return best, first, to_call
    known = (contacts.owners >= 0) & ~np.isnan(scores.rating)
    # the best comes last, so that it stays; of equals the first in Contacts
    order = np.flatnonzero(known)[::-1]
    order = order[np.argsort(scores.rating[order], kind="stable")]
    best[contacts.owners[order]] = scores.rating[order]
    able = order[~scores.is_status(Status.DISQUALIFIED)[order]]
    first[contacts.owners[able]] = able
    call = known & scores.is_status(Status.CONTACT)
    to_call = np.bincount(contacts.owners[call], minlength=count).astype(np.float64)
    return best, first, to_call


def _field(
    heading: DerivedField, values: pd.Series, number_format: str = "General"
) -> Field:
    return Field(heading.value, values, Sheet.CONTACTS, number_format)
