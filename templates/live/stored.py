"""What the formulas of Live come to when the workbook is built, by the engine.

So the file shows its ratings before anything calculates: in a preview, in Excel's
protected view, and to programs that only read.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from scoring.arrays import count_each
from scoring.model.read_criteria import parse_model
from scoring.rating.ranking import ranked
from scoring.rating.rate import rate
from scoring.rating.rate_block import STATUSES
from scoring.values.cell import read_text
from scoring.vocabulary import ScoredHead, Status
from scoring.vocabulary.cell_words import CellWord
from templates.live.below import BANDS, stored_lines
from templates.live.known_tests import COMPARED, Kind
from templates.live.places import USE_SCORE
from templates.live.sentences import LISTED as LISTED_OF_ALL
from templates.live.sentences import MARKED, RANGE
from templates.live.tab import (
    CAPTION,
    LISTED,
    NOTICE,
    POINTS_COLUMN,
    RATED,
    TABLE_COLUMN,
)
from templates.models.samples import SAMPLE_DAY
from templates.pages.rating import criteria_cells, settings_cells
from templates.places import FIRST_ROW, HEAD_ROW


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Floats, Ints, Objects
    from scoring.model.model import Criterion
    from scoring.rating.ratings import Ratings
    from templates.spec import Workbook

Stored: TypeAlias = "dict[tuple[int, int], str | float]"
PLAIN = re.compile(
    r"-?[0-9]+|[0-9]{1,3} [0-9]{3}|[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"|(?:1[3-9]|2[0-9]|3[01])\.[0-9]{2}\.[0-9]{4}"
)
"""Numbers and dates in text that the formulas read themselves."""


def stored(spec: Workbook) -> Stored:
    """Give the value of each formula of the tab, by row and column; the rest are empty.

    Those of accounts that need Score are what the formulas show, not the rating.
    """
    if not spec.accounts:
        return {}
    ratings = _rated(spec)
    unread = np.array([*_unread(ratings)])
    readable = np.flatnonzero(~unread.any(axis=0))
    shown = _points(ratings)
    shown[unread] = USE_SCORE
    criteria, odd = ratings.model.criteria, len(spec.accounts) - len(readable)
    values: Stored = dict(_headings(criteria, odd))
    values.update(_table(ratings, shown))
    values.update(_below(ratings, readable))
    values.update(_ratings(ratings, readable))
    return values


def matches(spec: Workbook) -> list[str | float]:
    """Give how many accounts each rule decides, as Criteria shows it."""
    if not spec.accounts:
        return []
    ratings = _rated(spec)
    counts: list[str | float] = []
    for index, unread in enumerate(map(np.array, _unread(ratings))):
        criterion, outcomes = ratings.model.criteria[index], ratings.outcomes[index]
        number = count_each(outcomes[~unread], len(criterion.rules))
        unsure = int(unread.sum())
        counts += [
            RANGE.format(least=sure, most=sure + unsure) if unsure else sure
            for sure in map(int, number[: len(criterion.rules)])
        ]
    return counts


def _rated(spec: Workbook) -> Ratings:
    headings = tuple(column.heading for column in spec.columns)
    accounts = pd.DataFrame(map(list, spec.accounts), dtype=object)
    model = parse_model(criteria_cells(spec), settings_cells(spec))
    today = model.settings.today or SAMPLE_DAY
    return rate(model, accounts, today=today, headings=headings)


def _unread(ratings: Ratings) -> Iterator[list[bool]]:
    """Say for each criterion which accounts hold an odd number or date in text."""
    accounts = ratings.accounts
    for criterion in ratings.model.criteria:
        source = accounts.source(criterion.field)
        if source is None or not (source.derive or _compares_numbers(criterion)):
            yield [False] * len(accounts)
        else:
            yield [*map(_is_odd, accounts.frame.iloc[:, source.column])]


def _compares_numbers(criterion: Criterion) -> bool:
    return any(COMPARED[rule.test].kind is Kind.RANGE for rule in criterion.rules)


def _is_odd(value: object) -> bool:
    if not isinstance(value, str) or PLAIN.fullmatch(value.strip()):
        return False
    # with a digit in it, it may be an amount, a range or a date
    return read_text(value).kind != "blank" and any(map(str.isdigit, value))


def _points(ratings: Ratings) -> Objects:
    """Give the points as the tab shows them, shape (k, n)."""
    shown = ratings.points.astype(object)
    shown[np.isnan(ratings.points)] = str(CellWord.SKIP)
    for index, criterion in enumerate(ratings.model.criteria):
        outs = [*(rule.out for rule in criterion.rules), False, criterion.if_blank.out]
        shown[index, np.array(outs)[ratings.outcomes[index]]] = str(CellWord.OUT)
        if not criterion.active:
            shown[index] = ""
    return shown


def _headings(
    criteria: tuple[Criterion, ...], unread: int
) -> Iterator[tuple[tuple[int, int], str | float]]:
    if unread:
        yield NOTICE, MARKED.format(mark=USE_SCORE, count=unread)
    for place, criterion in enumerate(criteria):
        yield (HEAD_ROW, POINTS_COLUMN + place), criterion.name


def _table(
    ratings: Ratings, shown: Objects
) -> Iterator[tuple[tuple[int, int], str | float]]:
    """Give the accounts' names and points; those of who needs Score are marked."""
    name = TABLE_COLUMN + [*RATED].index(ScoredHead.ACCOUNT)
    rating = TABLE_COLUMN + [*RATED].index(ScoredHead.RATING)
    for number, account in enumerate(ratings.accounts.names):
        row = FIRST_ROW + number
        yield (row, name), account
        yield (row, rating), USE_SCORE
        for place, points in enumerate(shown[:, number]):
            yield (row, POINTS_COLUMN + place), points


def _below(
    ratings: Ratings, readable: Ints
) -> Iterator[tuple[tuple[int, int], str | float]]:
    """Give what stands below the last account, and the caption of the contact list."""
    some = ratings.take(readable)
    rated = some.rating[~np.isnan(ranked_of(some))]
    bands = np.minimum(rated.astype(np.int64), BANDS - 1)
    contacts = int(some.is_status(Status.CONTACT).sum())
    counts = count_each(bands, BANDS).tolist()
    for line, words in enumerate(stored_lines(contacts, len(ratings), counts)):
        yield (FIRST_ROW + len(ratings) + line, TABLE_COLUMN), words
    yield CAPTION, LISTED_OF_ALL.format(contacts=contacts, accounts=len(ratings))


def ranked_of(ratings: Ratings) -> Floats:
    """Give the rank of each account, in the order of Accounts; NaN for none."""
    order, ranks = ranked(ratings)
    own = np.empty(len(ratings))
    own[order] = ranks
    return own


def _ratings(
    ratings: Ratings, readable: Ints
) -> Iterator[tuple[tuple[int, int], str | float]]:
    """Give rating, status and rank of those that Live rates, and the contact list."""
    rated = ratings.take(readable)
    names = ratings.accounts.names
    contacts = 0
    for index, rank in zip(*ranked(rated), strict=True):
        number = int(readable[index])
        status = STATUSES[rated.status[index]]
        result: dict[ScoredHead, str | float] = {
            ScoredHead.ACCOUNT: names[number],
            ScoredHead.RATING: _number(rated.rating[index]),
            ScoredHead.STATUS: str(status),
            ScoredHead.RANK: _number(rank),
        }
        for place, head in enumerate(RATED):
            yield (FIRST_ROW + number, TABLE_COLUMN + place), result[head]
        if status is Status.CONTACT:
            for place, head in enumerate(LISTED):
                yield (FIRST_ROW + contacts, place), result[head]
            contacts += 1


def _number(value: float) -> str | float:
    return "" if math.isnan(value) else float(value)
