"""The commands that hold ratings against something: themselves, or another's."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from scoring.cli import printing
from scoring.cli.commands import (
    FILE,
    FINDINGS_EXIT,
    LONG,
    progress_bar,
    trouble_as_exit,
)
from scoring.cli.terminal import echo, one_line
from scoring.tables.differences import Kind


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.tables.differences import Difference
    from scoring.verify import Verified

SENTENCES = {
    Kind.CELL: "{place}: {heading} of {account} is {there}, the tabs give {wanted}",
    Kind.HEADING: "{place}: the heading is {there}, it should be {wanted}",
    Kind.MISSING: "{place}: {account} is missing",
    Kind.EXTRA: "{place}: {account} is not among the accounts",
}
BLANK = "blank"


@click.command()
@FILE
@click.option("--json", "json_", is_flag=True, help="Print data for programs.")
def verify(*, file: Path, json_: bool) -> None:
    """Rate FILE again from the tabs inside it, and say whether Scored is the same.

    FILE is a workbook that was scored. It is rated as of its own day, and nothing is
    written. The exit code is 1 where a cell of Scored differs.
    """
    from scoring.verify import verify_file  # noqa: PLC0415 - pandas is slow to load

    with trouble_as_exit("It cannot be rated again."), progress_bar() as progress:
        verified = verify_file(file, progress)
    if json_:
        printing.write_json(verified_data(verified))
    else:
        print_verified(verified)
    if not verified.identical:
        sys.exit(FINDINGS_EXIT)


def print_verified(verified: Verified) -> None:
    """Print that all is as it was, or each cell that is not."""
    accounts = printing.counted(verified.accounts, "account")
    day, name = verified.stamp.day, one_line(verified.path.name)
    if verified.identical:
        echo(f"identical: {accounts} of {name}, rated again as of {day}")
    for difference in verified.differences[:LONG]:
        echo(one_line(sentence(difference)))
    if verified.count > LONG:
        echo(f"... and {verified.count - LONG:,} more; --json lists them")
    if not verified.identical:
        cells = printing.counted(verified.count, "difference")
        echo(f"{cells} on Scored, of {accounts} rated again as of {day}")
    tabs = " and ".join(verified.edited)
    if tabs:
        without = ", without any effect on Scored" if verified.identical else ""
        verb = "has" if len(verified.edited) == 1 else "have"
        echo(f"{tabs} {verb} been edited since it was scored{without}")
    was, now = verified.stamp.version, verified.version
    if was != now:
        echo(f"It was scored with version {was or 'unknown'}, this is {now}")


def sentence(difference: Difference) -> str:
    """Say what is different in one cell.

    >>> from scoring.tables.differences import Difference
    >>> sentence(Difference(Kind.CELL, "Scored!C7", "Acme", "Rating", "9", "6.2"))
    "Scored!C7: Rating of 'Acme' is '9', the tabs give '6.2'"
    """
    parts = asdict(difference)
    quoted = {part: f"'{text}'" if text else BLANK for part, text in parts.items()}
    named = {"place": difference.place, "heading": difference.heading}
    return SENTENCES[difference.kind].format_map(quoted | named)


def verified_data(verified: Verified) -> dict[str, Any]:
    """Give it as plain data."""
    return {
        "file": str(verified.path),
        "identical": verified.identical,
        "accounts": verified.accounts,
        "count": verified.count,
        "differences": [
            asdict(difference) | {"text": sentence(difference)}
            for difference in verified.differences
        ],
        "edited": list(verified.edited),
        "stamp": asdict(verified.stamp),
        "version": verified.version,
    }
