"""What a message box says of ratings; of an import, `import_messages` says it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from scoring.findings import Level
from scoring.language import Phrase, number, phrase
from scoring.vocabulary import Sheet, Status


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.explain.receipt import Line, Receipt
    from scoring.findings import Finding
    from scoring.learning.review import Review
    from scoring.sheets.results import SummarySheet

MOST_LINES: Final = 15
ONE_ERROR: Final = phrase("1 error to put right before the accounts can be rated:")
ERRORS: Final = phrase("{count} errors to put right before the accounts can be rated:")
ON_CHECK: Final = phrase("All of it is on the sheet {sheet}. Nothing else was changed.")
ALL_RIGHT: Final = phrase("Nothing found: everything looks right.")
COUNTS: Final[dict[Level, tuple[Phrase, Phrase]]] = {
    Level.ERROR: (phrase("1 error"), phrase("{count} errors")),
    Level.WARNING: (phrase("1 warning"), phrase("{count} warnings")),
    Level.NOTE: (phrase("1 note"), phrase("{count} notes")),
}
"""How many there are: one, and any other number."""
SEE_CHECK: Final = phrase("{errors}, {warnings}, {notes}: see the sheet {sheet}.")
TO_CONTACT: Final = phrase(
    "{contacts:,} of {accounts:,} {accounts:account|accounts} to contact, rated {least:g} or more."
)
NOT_DISQUALIFIED: Final = phrase(
    "Not disqualified because a cell cannot be read: {count:,} (A214 on the sheet "
    "{sheet})."
)
LATELY: Final = phrase("Lately: {text}")
ALL_OF_IT: Final = phrase("All of it is on the sheet {sheet}.")
PLAIN: Final = phrase("{account}: {status}")
RANKED: Final = phrase("{account}: {status}, rank {rank}")
PROFILED: Final = phrase("{account}: {status}, profile {profile}")
RANKED_PROFILED: Final = phrase("{account}: {status}, rank {rank}, profile {profile}")
RATING: Final = phrase("Rating {rating:.1f}")
NO_RATING: Final = phrase("Rating none")
GAVE_NOTHING: Final = phrase("Gave nothing: {criteria}")
COULD_BE: Final = phrase(
    "{known:.0%} of the weight is known; with all known the rating could be from "
    "{low:.1f} to {high:.1f}."
)
AND_MORE: Final = phrase("... and {count} more")
MOST_BEHIND: Final = 3
"""Activities, deals or contacts told of those behind one field."""


def errors_message(findings: Sequence[Finding], *, noted: bool = True) -> str:
    """List the errors, each with its cell, and say whether they stand on Check."""
    errors = [str(f) for f in findings if f.level is Level.ERROR]
    start = (ONE_ERROR if len(errors) == 1 else ERRORS).format(count=len(errors))
    end = ON_CHECK.format(sheet=Sheet.CHECK)
    parts = [start, "\n".join(few(errors)), *([end] if noted else [])]
    return "\n\n".join(parts)


def counts_message(findings: Sequence[Finding]) -> str:
    """Count the findings.

    >>> counts_message([])
    'Nothing found: everything looks right.'
    """
    if not findings:
        return str(ALL_RIGHT)
    levels = [finding.level for finding in findings]
    counts = {f"{level.value}s": _count(levels.count(level), level) for level in Level}
    return SEE_CHECK.format(**counts, sheet=Sheet.CHECK)


def summary_message(summary: SummarySheet) -> str:
    """Say how many accounts to contact."""
    accounts = sum(count for _, count in summary.statuses)
    contacts = summary.statuses[0][1]
    first = TO_CONTACT.format(
        contacts=contacts, accounts=accounts, least=summary.contact_from
    )
    count = summary.not_disqualified
    if not count:
        return first
    return f"{first} {NOT_DISQUALIFIED.format(count=count, sheet=Sheet.CHECK)}"


def review_message(review: Review, findings: Sequence[Finding]) -> str:
    """Say what came of a review, and what was doubtful on the way."""
    lately = "" if review.lately is None else LATELY.format(text=review.lately.text)
    doubts = few(_doubts(findings))
    parts = (review.judgement.text, review.without_leaks, lately, *doubts)
    end = ALL_OF_IT.format(sheet=Sheet.REVIEW)
    return "\n\n".join(str(part) for part in (*parts, end) if part)


def _doubts(findings: Sequence[Finding]) -> list[str]:
    return [str(finding) for finding in findings if finding.level is not Level.NOTE]


def receipt_message(receipt: Receipt) -> str:
    """Explain one account's rating."""
    moved = [line for line in receipt.lines if line.shown]
    moved.sort(key=lambda line: -abs(line.contribution))
    parts = [_start(receipt), "\n".join(few(map(_line, moved)))]
    still = [line.criterion for line in receipt.lines if not line.shown]
    if still:
        parts.append(GAVE_NOTHING.format(criteria="; ".join(still)))
    parts += [receipt.carried] if receipt.carried else []
    parts += [] if receipt.by_hand is None else [receipt.by_hand.sentence]
    if receipt.open_to_change:
        parts.append(
            COULD_BE.format(known=receipt.known, low=receipt.low, high=receipt.high)
        )
    parts += ["\n".join(behind.lines(MOST_BEHIND)) for behind in receipt.behind]
    return "\n\n".join(part for part in parts if part)


def _start(receipt: Receipt) -> str:
    """Say who it is, the status and the rating."""
    ranked = RANKED_PROFILED if receipt.profile else RANKED
    text = ranked if receipt.rank else PROFILED if receipt.profile else PLAIN
    first = text.format(
        account=receipt.account,
        status=Status(receipt.status),
        rank=receipt.rank,
        profile=receipt.profile,
    )
    unrated = math.isnan(receipt.rating)
    rating = NO_RATING if unrated else RATING.format(rating=receipt.rating)
    return f"{first}\n{rating}"


def _line(line: Line) -> str:
    value = f" {line.value}" if line.value else ""
    place = f" ({line.place})" if line.place else ""
    shown = number(line.shown, "+.1f")
    return f"{shown}  {line.criterion}{value}: {line.rule}{place}"


def few(lines: Iterable[str]) -> list[str]:
    """Leave out lines that a message box has no room for, and count them."""
    every = [*lines]
    left = len(every) - MOST_LINES
    rest = [AND_MORE.format(count=left)] if left > 0 else []
    return [*every[:MOST_LINES], *rest]


def _count(count: int, level: Level) -> str:
    one, several = COUNTS[level]
    return (one if count == 1 else several).format(count=count)
