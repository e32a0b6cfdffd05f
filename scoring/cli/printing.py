"""How results look in a terminal, and as JSON for programs."""

from __future__ import annotations

import math
from dataclasses import asdict
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, Literal

from scoring.cli.terminal import echo, one_line, visible
from scoring.findings import Level, findings_data


if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.table import Table

    from scoring.explain.receipt import Receipt
    from scoring.findings import Finding
    from scoring.judgement.examples import Tally
    from scoring.pipeline import Scored
    from scoring.sheets.results import SummarySheet

Stream = Literal["stdout", "stderr"]
NARROW = 120
"""Width of lines where the output is no terminal."""
LONGEST_NAME = 32
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
        How many to print before the rest is only counted.
    stream : {"stdout", "stderr"}
        Where to.
    """
    order = list(Level)
    ranked = sorted(findings, key=lambda finding: order.index(finding.level))
    err = stream == "stderr"
    for entry in ranked[:most]:
        echo(f"{entry.level:7} {one_line(str(entry))}", err=err)


def print_counts(findings: Sequence[Finding]) -> None:
    """Print how many findings there are of each level."""
    levels = [finding.level for finding in findings]
    counts = ", ".join(counted(levels.count(level), level) for level in Level)
    echo(counts if findings else "No findings: everything looks right.")


def counted(number: int, noun: str) -> str:
    """Say how many of something there are.

    >>> counted(1, "account"), counted(2_000, "account")
    ('1 account', '2,000 accounts')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def print_summary(summary: SummarySheet) -> None:
    """Print how many accounts to contact, and the ten best."""
    widest = max((len(top.account) for top in summary.top), default=0)
    names = min(max(widest, len("Account")), LONGEST_NAME)
    states = max((len(top.status) for top in summary.top), default=0)
    width = get_terminal_size((NARROW, 0)).columns
    lines = [f"Rank  Rating  Tier  {'Account':{names}}  {'Status':{states}}  Why"]
    lines += [
        f"{top.rank:>4}  {top.rating:>6.1f}  {top.tier:4.4}  "
        f"{_cut(one_line(top.account), names):{names}}  {top.status:{states}}  "
        f"{one_line(top.why)}"
        for top in summary.top
    ]
    for line in lines:
        echo(_cut(line, width))
    counts = ", ".join(f"{count:,} {name}" for name, count in summary.statuses if count)
    echo()
    echo(f"{counts}  (contact from {summary.contact_from:g})")
    if summary.examples is not None:
        print_tally(summary.examples)
    if summary.by_hand is not None:
        number = counted(summary.by_hand.accounts, "account")
        ending = len(summary.by_hand.ending)
        echo(f"{number} decided by hand; {ending:,} of that run out within 30 days")
    if summary.not_disqualified:
        number = counted(summary.not_disqualified, "account")
        echo(f"{number} not disqualified because a cell cannot be read: see A214")


def print_tally(examples: Tally) -> None:
    """Print how many examples hold."""
    echo(f"{examples.hold:,} of {examples.count:,} examples hold")


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def print_receipt(receipt: Receipt) -> None:
    """Print every criterion with what decided it, and the sum."""
    from rich.table import Table  # noqa: PLC0415 - only where something is printed

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for heading in ("Criterion", "Value", "Rule"):
        table.add_column(heading, overflow="fold")
    for heading in ("Points", "Weight", "Contribution"):
        table.add_column(heading, justify="right", no_wrap=True)
    for line in receipt.lines:
        points = "skipped" if math.isnan(line.points) else f"{line.points:g}"
        rule = f"{line.rule}  ({line.place})" if line.place else line.rule
        weight = f"{line.weight:g}" if line.weight else ""
        value = line.value or "-"
        cells = (line.criterion, value, rule, points, weight, f"{line.shown:+.1f}")
        table.add_row(*map(_escaped, cells))
    table.add_section()
    if not math.isnan(receipt.exact):
        table.add_row("Sum", "", "", "", "", f"{receipt.exact + 0.0:.1f}")
    by_hand = "" if receipt.by_hand is None else receipt.by_hand.sentence
    for sentence in filter(None, (receipt.carried, by_hand)):
        table.add_row("", "", _escaped(sentence), "", "", "")
    shown = "none" if math.isnan(receipt.rating) else f"{receipt.rating:.1f}"
    table.add_row("Rating", "", "", "", "", shown, style="bold")
    rank = f", rank {receipt.rank}" if receipt.rank else ""
    profile = f", profile {receipt.profile}" if receipt.profile else ""
    echo(f"{one_line(receipt.account)}: {receipt.status}{rank}{profile}")
    _print(table)
    if receipt.open_to_change:
        span = f"{receipt.low:.1f} to {receipt.high:.1f}"
        echo(f"{receipt.known:.0%} of the weight is known; all could be {span}.")
    for behind in receipt.behind:
        _print_behind(*behind.lines(MOST_BEHIND))


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

    summary = scored.results.summary
    return {
        "file": str(scored.path),
        "files": {piece.value: str(piece.path) for piece in scored.pieces},
        "statuses": dict(summary.statuses),
        "not_disqualified": summary.not_disqualified,
        "matrix": None if summary.matrix is None else asdict(summary.matrix),
        "by_hand": None if summary.by_hand is None else asdict(summary.by_hand),
        "firmness": None if summary.firmness is None else asdict(summary.firmness),
        "examples": None if summary.examples is None else asdict(summary.examples),
        "changes": None if summary.changes is None else asdict(summary.changes),
        "same_day": None if summary.same_day is None else asdict(summary.same_day),
        "findings": findings_data(scored.results.findings),
        "accounts": sheet_frame(scored.results.scored).to_dict("records"),
    }


def written(path: Path) -> str:
    """Say which file was written, and where its findings are."""
    from scoring.deliver.table_file import is_table_file  # noqa: PLC0415 - pandas is slow to load

    where = "" if is_table_file(path) else "; findings are on its sheet Check"
    return f"Wrote {path}{where}"
