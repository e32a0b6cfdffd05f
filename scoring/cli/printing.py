"""How results look in a terminal, and as JSON for programs."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import asdict
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, Literal

from scoring.cli.terminal import echo, one_line, visible
from scoring.findings import Level, findings_data
from scoring.language import number, phrase
from scoring.vocabulary import Head, ScoredHead, Sheet, Status


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.table import Table

    from scoring.explain.receipt import Receipt
    from scoring.findings import Finding
    from scoring.judgement.examples import Tally
    from scoring.pipeline import Scored
    from scoring.sheets.results import Results, SummarySheet

Stream = Literal["stdout", "stderr"]
NO_FINDINGS = phrase("No findings: everything looks right.")
LEVELS = {
    Level.ERROR: (phrase("1 error"), phrase("{count:,} errors")),
    Level.WARNING: (phrase("1 warning"), phrase("{count:,} warnings")),
    Level.NOTE: (phrase("1 note"), phrase("{count:,} notes")),
}
STATUS_COUNT = phrase("{count:,} {status}")
LEAST = phrase("{counts}  (contact from {rating:g})")
BY_HAND = phrase(
    "{count:,} accounts decided by hand; ends within 30 days for {ending:,}"
)
ONE_BY_HAND = phrase("1 account decided by hand; ends within 30 days for {ending:,}")
NOT_OUT = phrase(
    "{count:,} accounts not disqualified because a cell cannot be read: see A214"
)
ONE_NOT_OUT = phrase(
    "1 account not disqualified because a cell cannot be read: see A214"
)
EXAMPLES_HOLD = phrase(
    "{hold:,} of {count:,} {count:example|examples} {hold:holds|hold}"
)
SKIPPED = phrase("skipped")
NONE = phrase("none")
SUM = phrase("Sum")
RULE = phrase("Rule")
CONTRIBUTION = phrase("Contribution")
STANDS = phrase("{account}: {status}")
STANDS_RANK = phrase("{account}: {status}, rank {rank}")
STANDS_PROFILE = phrase("{account}: {status}, profile {profile}")
STANDS_BOTH = phrase("{account}: {status}, rank {rank}, profile {profile}")
SPAN = phrase(
    "{known:.0%} of the weight is known; all could be {low:.1f} to {high:.1f}."
)
NOTHING_WRITTEN = phrase("Nothing was written.")
WROTE = phrase("Wrote {file}")
WROTE_CHECK = phrase("Wrote {file}; findings are on its sheet {sheet}")
TOP = (
    ScoredHead.RANK,
    ScoredHead.RATING,
    ScoredHead.TIER,
    ScoredHead.ACCOUNT,
    ScoredHead.STATUS,
    ScoredHead.WHY,
)
NARROW = 120
"""Width of lines where the output is no terminal."""
LONG = 20
"""Lines of a list that are printed before the rest is only counted."""
AND_MORE_LISTED = phrase("... and {count:,} more; --json lists them")
LONGEST_NAME = 32
LONGEST_TIER = 12
MOST_BEHIND = 12
"""Activities, deals or contacts printed of those behind one field."""


def print_findings(
    findings: Sequence[Finding], *, most: int | None = None, stream: Stream = "stderr"
) -> None:
    """Print findings, the gravest first.

    Parameters
    ----------
    findings : sequence of Finding
        In any order.
    most : int, optional
        How many to print before the rest is only counted; of each code there is one
        among them before there is a second of any.
    stream : {"stdout", "stderr"}
        Where to.
    """
    order = list(Level)
    ranked = sorted(findings, key=lambda finding: order.index(finding.level))
    err = stream == "stderr"
    widest = max(len(str(level)) for level in Level)
    for entry in _first_of_each(ranked, most):
        echo(f"{entry.level!s:{widest}} {one_line(str(entry))}", err=err)
    if most is not None and len(ranked) > most:
        echo(AND_MORE_LISTED.format(count=len(ranked) - most), err=err)


def _first_of_each(ranked: Sequence[Finding], most: int | None) -> list[Finding]:
    """Choose so many findings that differ: fifty of one code would hide another."""
    so_far: Counter[str] = Counter()
    turns = []
    for entry in ranked:
        turns.append(so_far[entry.code])
        so_far[entry.code] += 1
    chosen = sorted(range(len(ranked)), key=turns.__getitem__)[:most]
    return [ranked[number] for number in sorted(chosen)]


def print_counts(findings: Sequence[Finding]) -> None:
    """Print how many findings there are of each level."""
    levels = [finding.level for finding in findings]
    if not findings:
        echo(str(NO_FINDINGS))
        return
    echo(", ".join(counted(levels.count(level), *LEVELS[level]) for level in Level))


def counted(count: int, one: str, several: str) -> str:
    """Say how many of something there are, in one of two sentences.

    Parameters
    ----------
    count : int
        How many.
    one, several : Phrase
        What is said of one, and of any other number, as ``{count:,}``.

    Examples
    --------
    >>> counted(1, *LEVELS[Level.NOTE]), counted(2_000, *LEVELS[Level.NOTE])
    ('1 note', '2,000 notes')
    """
    return (one if count == 1 else several).format(count=count)


def print_summary(summary: SummarySheet) -> None:
    """Print how many accounts to contact, and the ten best."""
    widest = max((len(top.account) for top in summary.top), default=0)
    tiers = max((len(top.tier) for top in summary.top), default=0)
    heads = tuple(str(head) for head in TOP)
    states = max(len(str(top.status)) for top in summary.top) if summary.top else 0
    widths = (
        max(4, len(heads[0])),
        max(6, len(heads[1])),
        max(4, len(heads[2]), min(tiers, LONGEST_TIER)),
        min(max(widest, len(heads[3])), LONGEST_NAME),
        max(states, len(heads[4]) if states else 0),
        0,
    )
    rows = [heads]
    rows += [
        (
            str(top.rank),
            number(top.rating, ".1f"),
            _cut(top.tier, widths[2]),
            _cut(one_line(top.account), widths[3]),
            str(top.status),
            one_line(top.why),
        )
        for top in summary.top
    ]
    width = get_terminal_size((NARROW, 0)).columns
    for row in rows:
        echo(_cut(_line(row, widths, right=2 if row is not heads else 0), width))
    counts = ", ".join(
        STATUS_COUNT.format(count=count, status=_status(name))
        for name, count in summary.statuses
        if count
    )
    echo()
    echo(LEAST.format(counts=counts, rating=summary.contact_from))
    if summary.examples is not None:
        print_tally(summary.examples)
    if summary.by_hand is not None:
        hands = summary.by_hand
        words = ONE_BY_HAND if hands.accounts == 1 else BY_HAND
        echo(words.format(count=hands.accounts, ending=len(hands.ending)))
    if summary.not_disqualified:
        echo(counted(summary.not_disqualified, ONE_NOT_OUT, NOT_OUT))


def _status(name: str) -> str:
    """Say a status that a figure has by its English name; some are said already."""
    status = Status.__members__.values()
    return next((str(each) for each in status if each.value == name), name)


def _line(cells: Sequence[str], widths: Sequence[int], *, right: int) -> str:
    """Set cells under their headings, the first few of them to the right."""
    return "  ".join(
        f"{cell:>{width}}" if at < right else f"{cell:{width}}"
        for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )


def print_tally(examples: Tally) -> None:
    """Print how many examples hold."""
    echo(EXAMPLES_HOLD.format(hold=examples.hold, count=examples.count))


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def print_receipt(receipt: Receipt) -> None:
    """Print every criterion with what decided it, and the sum."""
    from rich.table import Table  # noqa: PLC0415 - only where something is printed

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in (Head.CRITERION, Head.VALUE, RULE):
        table.add_column(str(heading), overflow="fold")
    for heading in (Head.POINTS, Head.WEIGHT, CONTRIBUTION):
        table.add_column(str(heading), justify="right", no_wrap=True)
    for line in receipt.lines:
        skipped = math.isnan(line.points)
        points = str(SKIPPED) if skipped else number(line.points, "g")
        rule = f"{line.rule}  ({line.place})" if line.place else line.rule
        weight = number(line.weight, "g") if line.weight else ""
        value = line.value or "-"
        shown = number(line.shown, "+.1f")
        cells = (line.criterion, value, rule, points, weight, shown)
        table.add_row(*map(_escaped, cells))
    table.add_section()
    if not math.isnan(receipt.exact):
        table.add_row(str(SUM), "", "", "", "", number(receipt.exact + 0.0, ".1f"))
    by_hand = "" if receipt.by_hand is None else receipt.by_hand.sentence
    for sentence in filter(None, (receipt.carried, by_hand)):
        table.add_row("", "", _escaped(sentence), "", "", "")
    rated = not math.isnan(receipt.rating)
    shown = number(receipt.rating, ".1f") if rated else str(NONE)
    table.add_row(str(ScoredHead.RATING), "", "", "", "", shown, style="bold")
    echo(_stands(receipt))
    _print(table)
    if receipt.open_to_change:
        span = SPAN.format(known=receipt.known, low=receipt.low, high=receipt.high)
        echo(span)
    for behind in receipt.behind:
        _print_behind(*behind.lines(MOST_BEHIND))


def _stands(receipt: Receipt) -> str:
    """Say where an account stands, in one line."""
    words = {
        (False, False): STANDS,
        (True, False): STANDS_RANK,
        (False, True): STANDS_PROFILE,
        (True, True): STANDS_BOTH,
    }[bool(receipt.rank), bool(receipt.profile)]
    return words.format(
        account=one_line(receipt.account),
        status=_status(receipt.status),
        rank=receipt.rank,
        profile=receipt.profile,
    )


def _print_behind(first: str, *lines: str) -> None:
    """Print what a number is made of."""
    echo()
    echo(first)
    for line in lines:
        echo(f"  {line}")


def _escaped(text: str) -> str:
    """Keep rich from reading a name's brackets as mark-up."""
    from rich.markup import escape  # noqa: PLC0415

    return escape(visible(text))


def _print(table: Table) -> None:
    from rich.console import Console  # noqa: PLC0415

    width = get_terminal_size((NARROW, 0)).columns
    Console(highlight=False, width=width).print(table)


def scored_data(scored: Scored) -> dict[str, Any]:
    """Give a scored file as plain data."""
    from scoring.sheets.scored import sheet_frame  # noqa: PLC0415 - pandas is slow to load

    return {
        "file": str(scored.path),
        "files": {piece.value: str(piece.path) for piece in scored.pieces},
        **results_data(scored.results),
        "accounts": sheet_frame(scored.results.scored).to_dict("records"),
    }


def results_data(results: Results) -> dict[str, Any]:
    """Give the figures of a Score and its findings as plain data."""
    summary = results.summary
    return {
        "statuses": dict(summary.statuses),
        "not_disqualified": summary.not_disqualified,
        "matrix": None if summary.matrix is None else asdict(summary.matrix),
        "by_hand": None if summary.by_hand is None else asdict(summary.by_hand),
        "firmness": None if summary.firmness is None else asdict(summary.firmness),
        "examples": None if summary.examples is None else asdict(summary.examples),
        "changes": None if summary.changes is None else asdict(summary.changes),
        "same_day": None if summary.same_day is None else asdict(summary.same_day),
        "findings": findings_data(results.findings),
    }


def written(path: Path) -> str:
    """Say which file was written, and where its findings are."""
    from scoring.deliver.table_file import is_table_file  # noqa: PLC0415 - pandas is slow to load

    if is_table_file(path):
        return WROTE.format(file=path)
    return WROTE_CHECK.format(file=path, sheet=Sheet.CHECK)
