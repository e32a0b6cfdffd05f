"""Accounts rated as the worksheet functions rate them, all results at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from addin.answers.json_cells import rows_out
from addin.answers.plain import findings_data
from addin.cells.ranges import accounts_of, frame_of, is_blank
from addin.functions.account_functions import contact_columns, ranked_heads
from addin.functions.compile_criteria import compiled
from addin.functions.date_serials import with_dates
from scoring.checks import review_model
from scoring.explain.why import why
from scoring.language import choose
from scoring.rating.rate import rate


if TYPE_CHECKING:
    from collections.abc import Sequence

    from addin.cells.ranges import Rows
    from addin.functions.compile_criteria import Compiled
    from addin.server.bodies import AccountsBody
    from scoring.rating.ratings import Ratings


@dataclass(frozen=True, slots=True)
class _Rated:
    """The filled rows, rated, and where they stand among all."""

    by: Compiled
    filled: tuple[bool, ...]
    rated: Ratings | None

    def spread(self, results: Sequence[Any], nothing: Any) -> list[Any]:
        """Stand results beside their rows, and nothing beside an empty one."""
        left = iter(results)
        return [next(left) if filled else nothing for filled in self.filled]

    def ratings(self) -> list[float | None]:
        """Give what ACCOUNT_SCORE gives."""
        ratings = [] if self.rated is None else self.rated.rating.tolist()
        return self.spread(ratings, None)

    def why(self) -> list[str]:
        """Give what ACCOUNT_WHY gives."""
        sentences = [] if self.rated is None else why(self.rated).tolist()
        return self.spread(sentences, "")

    def points(self) -> dict[str, Any]:
        """Give what ACCOUNT_POINTS gives, and whose points they are."""
        names = [criterion.name for criterion in self.by.model.criteria]
        points = [] if self.rated is None else self.rated.points.T.tolist()
        return {"criteria": names, "rows": self.spread(points, [None] * len(names))}

    def ranked(self) -> dict[str, Any]:
        """Give what ACCOUNT_RANKED gives."""
        heads, rows = ranked_heads(self.by), list[list[Any]]()
        if self.rated is not None:
            columns = contact_columns(self.rated)
            rows = rows_out([columns[head] for head in heads])
        return {"headings": heads, "rows": rows}


def rate_accounts(body: AccountsBody) -> dict[str, Any]:
    """Rate accounts and give the results that are wanted.

    Raises
    ------
    ArgumentError
        If the headings, the criteria or the accounts cannot be used.
    """
    by = compiled((body.headings,), body.criteria, body.settings)
    choose(body.language or by.model.settings.language)
    rated = _rate(by, body)
    results: dict[str, Any] = {want: getattr(rated, want)() for want in body.want}
    return {**results, "findings": findings_data(_doubts(by))}


def _rate(by: Compiled, body: AccountsBody) -> _Rated:
    rows: Rows = ()
    if body.accounts:
        rows = accounts_of(body.accounts, by.headings)
    filled = tuple(not is_blank(row) for row in rows)
    filled_rows = tuple(
        row for row, is_filled in zip(rows, filled, strict=True) if is_filled
    )
    return _Rated(by, filled, _ratings(by, filled_rows, body) if filled_rows else None)


def _ratings(by: Compiled, rows: Rows, body: AccountsBody) -> Ratings:
    settings = by.model.settings
    today = body.today or settings.today or dt.datetime.now().astimezone().date()
    if body.contact_from is not None:
        settings = replace(settings, contact_from=body.contact_from)
    frame = frame_of(with_dates(rows, by.dates, by.years))
    model = replace(by.model, settings=settings)
    return rate(model, frame, today=today, headings=by.headings)


def _doubts(by: Compiled) -> list[Any]:
    return [*by.findings, *review_model(by.model)]
