"""The receipts of the accounts that bear a name, with what their fields are made of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.explain.activity_evidence import activity_evidence
from scoring.explain.evidence import behind
from scoring.explain.receipt import explain, find_account, nearest_account
from scoring.findings import message
from scoring.language import phrase


if TYPE_CHECKING:
    from scoring.behaviour.rolled_up import RolledUp
    from scoring.explain.receipt import Receipt
    from scoring.rating.ratings import Ratings
    from scoring.tables.sources import Source

NO_ACCOUNT: Final = phrase("there is no account '{name}'")
SEVERAL: Final = phrase("{count:,} accounts have '{name}' in their name: {some}, ...")
MOST_RECEIPTS: Final = 5


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the fields of accounts are made of beside their own cells.

    Parameters
    ----------
    rolled : RolledUp or None
        What was made of other tables; None where that is not known.
    sources : tuple of Source
        The rows of Sources.
    """

    rolled: RolledUp | None = None
    sources: tuple[Source, ...] = ()


def explain_by_name(ratings: Ratings, name: str, grounds: Grounds) -> list[Receipt]:
    """Explain the ratings of all accounts that bear a name.

    Raises
    ------
    FileError
        If none does, and it says which is nearest; or if very many do.
    """
    indices = find_account(ratings, name)
    if not indices:
        near = nearest_account(ratings, name)
        raise FileError(str(message(NO_ACCOUNT, name=name).hint(near)))
    if len(indices) > MOST_RECEIPTS:
        some = ", ".join(
            str(ratings.accounts.names[i]) for i in indices[:MOST_RECEIPTS]
        )
        words = SEVERAL.format(count=len(indices), name=name, some=some)
        raise FileError(words)
    return [explain_fully(ratings, index, grounds) for index in indices]


def explain_fully(ratings: Ratings, index: int, grounds: Grounds) -> Receipt:
    """Explain one account's rating, with what its derived fields are made of."""
    rolled = grounds.rolled
    if rolled is None:
        return explain(ratings, index)
    receipt = explain(
        ratings, index, activity_evidence(rolled.engagement, rolled.table, ratings)
    )
    evidence = behind(rolled, ratings, index, grounds.sources)
    return replace(receipt, behind=evidence)
