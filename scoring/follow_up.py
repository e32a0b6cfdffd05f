"""What follows the rating: who sells to whom, and what changed since last time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from scoring.finding_codes import finding
from scoring.findings import message
from scoring.history.basis import basis_of, basis_sheet
from scoring.history.causes import moves_of
from scoring.history.changes import changes_of
from scoring.history.history_sheet import history_sheet, read_past
from scoring.history.look_back import look_back
from scoring.history.next_past import next_past
from scoring.history.row_digests import as_cells, row_digests
from scoring.history.same_day import compared_with
from scoring.history.snapshot import read_snapshot
from scoring.history.trend import latest_ratings, trends
from scoring.language import phrase
from scoring.rating.ranking import ranked
from scoring.routing.routes import read_routes
from scoring.routing.share_out import route
from scoring.sheets.results import Further
from scoring.sheets.scored import Beside, coded_text, shown_as
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    import pandas as pd

    from scoring.arrays import Floats
    from scoring.findings import Finding
    from scoring.history.look_back import Before
    from scoring.history.past import Past
    from scoring.history.steps import Present
    from scoring.judgement.firmness import Firmness
    from scoring.rating.ratings import Ratings
    from scoring.sheets.results import Changes

MOST_ACCOUNTS: Final = 100_000
"""With more accounts, reading and writing their past would take too long."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What follows.

    Parameters
    ----------
    beside : Beside
        Further columns of Scored.
    changes : Changes or None
        Who became a contact and who fell out; None where there is no earlier day.
    same_day : Changes or None
        The same since an earlier Score of today; None where there is none.
    further : tuple of Further
        History, and what the next run looks at.
    findings : tuple of Finding
        What was found on the way.
    firmness : Firmness or None
        How firm the list of contacts is; None where nobody asks.
    """

    beside: Beside
    changes: Changes | None = None
    same_day: Changes | None = None
    further: tuple[Further, ...] = ()
    findings: tuple[Finding, ...] = ()
    firmness: Firmness | None = None


def follow_up(present: Present, *, keep: bool = True) -> FollowUp:
    """Share out the accounts to contact, then compare with last time.

    Parameters
    ----------
    present : Present
        What is rated now.
    keep : bool
        Whether History may be kept.
    """
    after = _with_history(present, keep=keep)
    shares, firmness = _firmness(present.ratings)
    beside = replace(after.beside, chance=_chance(present), firm=shares)
    return replace(after, beside=beside, firmness=firmness)


def _with_history(present: Present, *, keep: bool) -> FollowUp:
    sellers, findings = _sellers(present)
    settings = present.ratings.model.settings
    if settings.keep_history == 0 or not keep:
        return FollowUp(Beside(sellers), findings=tuple(findings))
    if len(present.ratings) > MOST_ACCOUNTS:
        words = phrase("History is kept for at most {accounts:,} accounts")
        sentence = message(words, accounts=MOST_ACCOUNTS)
        count = f"{len(present.ratings):,} accounts"
        findings.append(finding("H202", Sheet.HISTORY, sentence, found=count))
        return FollowUp(Beside(sellers), findings=tuple(findings))
    return _compared(present, sellers, findings)


def _firmness(ratings: Ratings) -> tuple[Floats | None, Firmness | None]:
    """Say how firm each contact is, where the setting Firm asks for it."""
    if not ratings.model.settings.firm:
        return None, None
    from scoring.judgement.firmness import firmness  # noqa: PLC0415 - seldom needed

    return firmness(ratings.by_rules)


def _chance(present: Present) -> Floats | None:
    """Give the chance of winning, where a review has found that ratings tell it."""
    table = present.tables.get(Sheet.REVIEW_FIGURES)
    if table is None:
        return None
    from scoring.learning.after_review import chance  # noqa: PLC0415 - seldom needed

    return chance(table, present.ratings.by_rules)


def _sellers(present: Present) -> tuple[pd.Series[str] | None, list[Finding]]:
    table = present.tables.get(Sheet.ROUTING)
    if table is None:
        return None, []
    ratings = present.ratings
    routes, _ = read_routes(table, ratings.model, present.table.headings)
    routed = route(ratings, routes)
    return coded_text(routed.sellers, routed.codes), list(routed.findings)


def _compared(
    present: Present, sellers: pd.Series[str] | None, findings: list[Finding]
) -> FollowUp:
    ratings, tables = present.ratings, present.tables
    past, more = read_past(tables.get(Sheet.HISTORY), ratings.model.settings)
    before = look_back(past, ratings.accounts.name_texts, present.today)
    moves = moves_of(present, read_snapshot(tables, present.table), before)
    later, cut = next_past(before, ratings, moves)
    shown = tuple(map(int, shown_as(ratings)))
    order, _ = ranked(ratings)
    basis = replace(
        basis_of(tables, ratings.model, present.today, present.table, shown),
        rows=as_cells(row_digests(present.table)[order]),
    )
    named = np.full(len(ratings), "", dtype=object)
    if sellers is not None:
        named = sellers.fillna("").to_numpy(dtype=object)
    earlier = None
    if moves.earlier is not None:
        since = compared_with(ratings, moves.earlier)
        earlier = changes_of(ratings, since.before, since.moves, named, order)
    return FollowUp(
        _beside(sellers, before, later, ratings),
        changes_of(ratings, before, moves, named, order),
        earlier,
        (
            Further(Sheet.HISTORY, history_sheet(later)),
            Further(Sheet.HISTORY_CRITERIA, basis_sheet(basis), hidden=True),
        ),
        (*findings, *more, *cut),
    )


def _beside(
    sellers: pd.Series[str] | None, before: Before, later: Past, ratings: Ratings
) -> Beside:
    """Give the way to today's ratings, where any account has a past."""
    if not before.known.any():
        return Beside(sellers)
    change, trend = trends(before, ratings.rating)
    latest = latest_ratings(before, later, ratings)
    return Beside(sellers, change, trend, latest=latest)
