"""Three examples of the sample, for a new tab Examples to begin with."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.assembly import accounts_of, assemble
from scoring.language import phrase
from scoring.rating.ranking import ranked, tier_of
from scoring.rating.rate import rate_accounts
from scoring.rating.rate_block import STATUSES
from scoring.values.cell import cell_text, read_cell
from scoring.vocabulary import Sheet, Status


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.rating.ratings import Ratings
    from scoring.stages import Options, Sheets
    from scoring.values.table import SheetTable

Example = tuple[str, str, str]

INVENTED: Final = ".example"
"""No real company has such a domain (RFC 2606); each account of the sample has."""
BEST: Final = phrase("The best of the sample: write yours instead")
LEAST: Final = phrase("Hardly worth a call")
NEVER: Final = phrase("Must never be called")


def sample_examples(sheets: Sheets, options: Options) -> tuple[Example, ...]:
    """Give examples that are true of the sample; none where the accounts are real.

    Nobody but the people who know them can say what is expected of real accounts.
    """
    table = sheets.known.tables.get(Sheet.ACCOUNTS)
    if table is None or not _is_sample(table):
        return ()
    book = assemble(sheets, options)
    if book.model is None or book.errors:
        return ()
    accounts = accounts_of(book.model, book.table, book.today)
    return tuple(_examples(rate_accounts(book.model, accounts)))


def _is_sample(table: SheetTable) -> bool:
    """Say whether a column holds nothing but domains of companies that do not exist."""
    return any(_all_invented(column.tolist()) for _, column in table.frame.items())


def _all_invented(cells: list[object]) -> bool:
    texts = [cell_text(read_cell(cell)).strip() for cell in cells]
    filled = [*filter(None, texts)]
    return bool(filled) and all(text.endswith(INVENTED) for text in filled)


def _examples(ratings: Ratings) -> Iterator[Example]:
    order, _ = ranked(ratings)
    statuses = ratings.status[order]
    contacts = order[statuses == STATUSES.index(Status.CONTACT)]
    others = order[statuses == STATUSES.index(Status.NOT_NOW)]
    out = np.flatnonzero(ratings.status == STATUSES.index(Status.DISQUALIFIED))
    if len(contacts):
        best = int(contacts[0])
        yield _name(ratings, best), _tier(ratings, best), str(BEST)
    if len(others):
        least = int(others[-1])
        most = math.ceil(ratings.rating[least])
        yield _name(ratings, least), f"0-{max(1, most)}", str(LEAST)
    if len(out):
        yield _name(ratings, int(out[0])), str(Status.DISQUALIFIED), str(NEVER)


def _name(ratings: Ratings, row: int) -> str:
    return str(ratings.accounts.name_texts.iat[row])


def _tier(ratings: Ratings, row: int) -> str:
    """Name its tier; its status where there are no tiers."""
    tiers = sorted(ratings.model.settings.tiers, key=lambda tier: -tier.bound)
    if not tiers:
        return str(Status.CONTACT)
    return tiers[int(tier_of(tiers, ratings)[row])].name
