"""Why an account is rated as it is, and what to find out next, in a rep's words."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.explain.by_hand import with_decisions
from scoring.explain.tenths import (
    in_units,
    largest,
    narrow,
    number_words,
    round_for_words,
    rounded_words,
    shown_tenths,
)
from scoring.language import Phrase, number, phrase
from scoring.model.conditions.base import Moment
from scoring.rating.columns import Dense
from scoring.rating.culprits import first_outs
from scoring.rating.decide import field_cell, no_match, unknown
from scoring.rating.derive import derive_array
from scoring.rating.kernel import round_half_away
from scoring.rating.plan import Plan
from scoring.rating.rate_block import SETTLED
from scoring.threads import blocks, each
from scoring.values.cell import cell_text, day_cell
from scoring.values.days import FIRST_DAY, date_of
from scoring.vocabulary import Status, Test


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import pyarrow as pa

    from scoring.arrays import Int16s, Int32s, Signed
    from scoring.explain.activity_evidence import ActivityEvidence
    from scoring.model.model import Criterion
    from scoring.rating.plan import Part
    from scoring.rating.ratings import Ratings
    from scoring.values.cell import Cell

    Text = pd.Series[str]

BLOCK: Final = 16384
DISQUALIFIED: Final = phrase("disqualified: {reason}")
BLANK_WORD: Final = phrase("blank")
NO_ANSWER: Final = phrase("no")
MOST_WRITTEN: Final = 10_000
"""Contributions that are written out whether they occur or not."""
LONGEST: Final = 40
_MOST_CODES: Final = 2**62
_NO_TENTHS: Final = np.iinfo(np.int32).min
SILENT: Final = (Test.YES, Test.FORMULA)
"""Tests that say all there is to say: the cell's value would only repeat it."""


def why(ratings: Ratings, evidence: ActivityEvidence | None = None) -> Text:
    """Say for each account which three criteria moved its rating most.

    Parameters
    ----------
    ratings : Ratings
        The n rated accounts.
    evidence : ActivityEvidence, optional
        Which activities give most of the points that criteria look at.

    Returns
    -------
    pandas.Series of str, length n
        ``Industry Software +2.5; Employees 320 +2.0``; for a disqualified account
        what disqualified it; first what a person decides; empty where there is nothing
        to say.
    """
    return with_decisions(ratings, _by_rules(ratings.by_rules, evidence))


def _by_rules(ratings: Ratings, evidence: ActivityEvidence | None) -> Text:
    picks, tenths = _picked(ratings)
    disqualified = ratings.is_status(Status.DISQUALIFIED)
    picks[:, disqualified] = -1
    if disqualified.any():
        picks[0, disqualified] = first_outs(ratings)[disqualified]
    texts, ids = _written(ratings, picks, DISQUALIFIED)
    if evidence is not None:
        shown = np.where(disqualified, -1, picks)
        texts, ids = _with_activities(evidence, shown, texts, ids)
    return _joined(texts, ids, np.where(disqualified, _NO_TENTHS, tenths))


def culprits(ratings: Ratings) -> Text:
    """Name for each account that the rules disqualify what does, with its value.

    Returns
    -------
    pandas.Series of str, length n
        ``Already a customer``; empty where an account is not disqualified, or by hand.
    """
    out = ratings.is_status(Status.DISQUALIFIED)
    texts, ids = _written(ratings, np.where(out, first_outs(ratings), -1)[None], None)
    return _spread(texts, ids[0])


def _written(
    ratings: Ratings, picks: Signed, out: Phrase | None
) -> tuple[list[str], Signed]:
    """Write each criterion and value that is picked once, and number them."""
    sentences = _Sentences(ratings, out)
    ids = np.zeros(picks.size, dtype=np.int32)
    # sorted once: to look for each criterion would be to go through all for each
    flat = picks.ravel()
    order = np.argsort(flat, kind="stable")
    bounds = np.searchsorted(flat[order], np.arange(len(ratings.model.criteria) + 1))
    for index, (start, stop) in enumerate(pairwise(bounds.tolist())):
        if start < stop:
            places = order[start:stop]
            ids[places] = sentences.add(index, places % picks.shape[1])
    return sentences.texts, ids.reshape(picks.shape)


def _with_activities(
    evidence: ActivityEvidence, picks: Signed, texts: list[str], ids: Signed
) -> tuple[pa.Array, Signed]:
    """Say behind criteria of activities which of these give most, for each account."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    words, count = [pa.array(texts, pa.string())], len(texts)
    for index in evidence.by_criterion:
        places, rows = np.nonzero(picks == index)
        if len(rows):
            named = words[0].take(pa.array(ids[places, rows]))
            words.append(evidence.sentences(index, rows, named))
            ids[places, rows] = np.arange(count, count + len(rows))
            count += len(rows)
    return pa.concat_arrays(words), ids


def _picked(ratings: Ratings) -> tuple[Int16s, Int32s]:
    picks = np.empty((3, len(ratings)), dtype=np.int16)
    tenths = np.empty((3, len(ratings)), dtype=np.int32)

    def pick(block: slice) -> None:
        units = narrow(in_units(ratings.contributions_of(block)))
        picks[:, block] = largest(units)
        tenths[:, block] = shown_tenths(units, ratings.exact[block], picks[:, block])

    for _ in each(pick, blocks(len(ratings), BLOCK)):
        pass
    return picks, tenths


class _Sentences:
    """What is said of each criterion and value, each written once."""

    def __init__(self, ratings: Ratings, out: Phrase | None) -> None:
        self.ratings = ratings
        self.texts = [""]
        self.out = out
        self.outs = ratings.is_status(Status.DISQUALIFIED)

    def add(self, index: int, rows: Signed) -> Signed:
        """Say one criterion of some accounts; give the numbers of the texts."""
        criterion = self.ratings.model.criteria[index]
        outcomes = self.ratings.outcomes[index, rows].astype(np.int64)
        values, say = value_sentences(self.ratings, index, rows)
        codes, first = _codes([values, outcomes, self.outs[rows].astype(np.int64)])
        start, name = len(self.texts), criterion.name
        worded = [outcome_word(criterion, n) for n in range(unknown(criterion))]
        named = []
        for at, outcome in zip(first.tolist(), outcomes[first].tolist(), strict=True):
            if outcome < len(worded):
                word = worded[outcome]
                value = say(at) if word is None else word
            else:
                value = say_outcome(criterion, outcome, partial(say, at))
            named.append(f"{name} {value}".rstrip())
        if self.out is not None:
            for n in np.flatnonzero(self.outs[rows[first]]).tolist():
                named[n] = self.out.format(reason=named[n])
        self.texts += named
        return codes + start


def _codes(parts: Sequence[Signed]) -> tuple[Signed, Signed]:
    """Give each distinct combination a number, and say where it stands first."""
    codes, size = np.zeros(len(parts[0]), dtype=np.int64), 1
    for part in parts:
        low = int(part.min())
        span = int(part.max()) - low + 1
        if size * span > _MOST_CODES:  # start again from small numbers
            codes = pd.factorize(codes)[0].astype(np.int64)
            size = len(codes)
        codes = codes * span + (part - low)
        size *= span
    codes, distinct_codes = pd.factorize(codes)
    first = np.empty(len(distinct_codes), dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    return codes, first


def value_sentences(
    ratings: Ratings, index: int, rows: Signed
) -> tuple[Signed, Callable[[int], str]]:
    """Give a criterion's distinct values numbers, and a way to say each.

    Returns
    -------
    codes : ndarray of int, shape (len(rows),)
        Equal where the values are said alike.
    say : callable
        Takes a position in `rows` and gives the value in words.
    """
    accounts, criterion = ratings.accounts, ratings.model.criteria[index]
    source = accounts.source(criterion.field)
    if source is None:
        return np.zeros(len(rows), dtype=np.int64), lambda _: ""
    column = accounts.column(source.column)
    row = Moment(accounts.today)
    if not isinstance(column, Dense):
        codes = column.codes[rows]
        return codes.astype(np.int64), lambda at: cell_words(
            field_cell(criterion, column.cells[codes[at]], source, row)
        )
    values, lens = derive_array(
        column.values[rows], column.lens, source.derive, row.today
    )
    blank = np.isnan(values)
    if lens == "day":
        days = np.where(blank, FIRST_DAY - 1, values).astype(np.int64)
        return (
            days,
            lambda at: "" if blank[at] else cell_words(day_cell(float(days[at]))),
        )
    alike = round_for_words(values)
    return pd.factorize(alike)[0].astype(
        np.int64
    ), lambda at: "" if blank[at] else rounded_words(float(alike[at]))


def say_outcome(criterion: Criterion, outcome: int, say: Callable[[], str]) -> str:
    """Say the value that decided, or what says it better."""
    if outcome == unknown(criterion):
        # a cell that no rule can read is unknown, but not blank
        return say() or str(BLANK_WORD)
    word = outcome_word(criterion, outcome)
    return say() if word is None else word


def outcome_word(criterion: Criterion, outcome: int) -> str | None:
    """Say a known outcome, whatever the value; None where the value says it best."""
    if outcome == no_match(criterion):
        return None
    test = criterion.rules[outcome].test
    if test in SILENT:
        return ""
    if test is Test.NO:
        return str(NO_ANSWER)
    return str(BLANK_WORD) if test is Test.IS_BLANK else None


def cell_words(cell: Cell) -> str:
    """Say a cell: numbers short, long texts cut.

    >>> from scoring.values.cell import read_cell
    >>> cell_words(read_cell(" Software "))
    'Software'
    """
    if cell.kind == "number":
        dated = cell.day == cell.day
        return date_of(cell.day).isoformat() if dated else number_words(cell.number)
    text = " ".join(cell_text(cell).split())
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _joined(texts: list[str] | pa.Array, ids: Signed, tenths: Signed) -> Text:
    """Join what is said, and the contributions behind it, with semicolons."""
    import pyarrow as pa  # noqa: PLC0415 - heavy
    import pyarrow.compute as pc  # noqa: PLC0415

    known = tenths[tenths != _NO_TENTHS]
    least, most = int(known.min(initial=0)), int(known.max(initial=0))
    # what lies between is written out too, unless a large weight makes that much
    few = most - least < MOST_WRITTEN
    occur = np.arange(least, most + 1) if few else np.unique(known)
    numbers = [f" {number(tenth / 10, '+.1f')}" for tenth in occur.tolist()]
    signed = pa.array(["", *numbers], pa.string())
    first = texts if isinstance(texts, pa.Array) else pa.array(texts, pa.string())
    gaps = pc.if_else(pc.equal(first, ""), "", "; ")
    later = pc.binary_join_element_wise(gaps, first, pa.scalar("", pa.string()))

    def place_of(tenth: Signed) -> Signed:
        return tenth - least if few else np.searchsorted(occur, tenth)

    def join(block: slice) -> pa.Array:
        parts = []
        for place, (text, tenth) in enumerate(
            zip(ids[:, block], tenths[:, block], strict=True)
        ):
            silent = (text == 0) | (tenth == _NO_TENTHS)
            parts.append((later if place else first).take(pa.array(text)))
            parts.append(
                signed.take(pa.array(np.where(silent, 0, place_of(tenth) + 1)))
            )
        return pc.binary_join_element_wise(*parts, pa.scalar("", pa.string()))

    joined = pa.chunked_array(
        list(each(join, blocks(ids.shape[1], BLOCK))), pa.string()
    )
    return pd.Series(joined.to_pandas(), dtype="str")


def _spread(texts: list[str], ids: Signed) -> Text:
    """Give each account its text."""
    import pyarrow as pa  # noqa: PLC0415 - heavy

    words = pa.array(texts, pa.string()).take(pa.array(ids))
    return pd.Series(words.to_pandas(), dtype="str")


def to_research(ratings: Ratings) -> Text:
    """List each account's unknown criteria, first what could move its rating most.

    Returns
    -------
    pandas.Series of str, length n
        ``Industry; Employees``; empty where all is known.
    """
    parts = Plan.of(ratings.model).parts
    texts, ids = [""], np.zeros(len(ratings), dtype=np.int32)
    for index, part in enumerate(parts):
        rows = np.flatnonzero(ratings.profile == index)
        order = _by_movement(part)
        if len(rows) and order:
            codes, names = _unknown_names(ratings, order, rows)
            ids[rows] = codes + len(texts)
            texts += names
    return _spread(texts, ids)


def _by_movement(part: Part) -> list[int]:
    """Order criteria by how far their unknown could move the rating."""
    weighing = part.weighing
    moves = [
        weight * (greatest - least) / (weighing.full or 1.0)
        for weight, least, greatest in zip(
            weighing.weights, weighing.least, weighing.greatest, strict=True
        )
    ]
    settled = round_half_away(np.array(moves), SETTLED)
    return [weighing.criteria[at] for at in np.argsort(-settled, kind="stable")]


def _unknown_names(
    ratings: Ratings, order: Sequence[int], rows: Signed
) -> tuple[Signed, list[str]]:
    blank = np.stack(
        [
            ratings.outcomes[index, rows] == unknown(ratings.model.criteria[index])
            for index in order
        ]
    )
    codes, first = _codes([*blank.view(np.int8)])
    names = [ratings.model.criteria[index].name for index in order]
    return codes, ["; ".join(np.array(names)[blank[:, at]]) for at in first]
