"""The commands that hold ratings against something: themselves, or another's."""

from __future__ import annotations

import math
import sys
from dataclasses import asdict
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from scoring.cli import printing
from scoring.cli.commands import (
    FILE,
    FINDINGS_EXIT,
    progress_bar,
    shared_options,
    trouble_as_exit,
)
from scoring.cli.learning import output_options
from scoring.cli.speech import command, speak_as
from scoring.cli.terminal import echo, one_line, write_json
from scoring.language import Phrase, current, number, phrase


if TYPE_CHECKING:
    from scoring.compared import Compared
    from scoring.sheets.lists_page import TwoLists
    from scoring.stages import Options
    from scoring.tables.differences import Difference
    from scoring.verify import Verified

# by `Kind`, whose module would load pandas for every command
SENTENCES: dict[str, Phrase] = {
    "cell": phrase(
        "{place}: {heading} of {account} is {there}, the tabs give {wanted}"
    ),
    "heading": phrase("{place}: the heading is {there}, it should be {wanted}"),
    "missing": phrase("{place}: {account} is missing"),
    "extra": phrase("{place}: {account} is not among the accounts"),
}
IDENTICAL = phrase("identical: {count:,} accounts of {file}, rated again as of {day}")
ONE_IDENTICAL = phrase("identical: 1 account of {file}, rated again as of {day}")
AND_MORE = phrase("... and {count:,} more")
DIFFERENT = phrase("{differences} on Scored, of {accounts} rated again as of {day}")
DIFFERENCES = (phrase("1 difference"), phrase("{count:,} differences"))
ACCOUNTS = (phrase("1 account"), phrase("{count:,} accounts"))
SCORED_WITH = phrase("It was scored with version {was}, this is {now}")
UNKNOWN = phrase("unknown")
EDITED_ONE = phrase("{tab} has been edited since it was scored")
EDITED = phrase("{tabs} have been edited since it was scored")
EDITED_ONE_UNUSED = phrase(
    "{tab} has been edited since it was scored, without any effect on Scored"
)
EDITED_UNUSED = phrase(
    "{tabs} have been edited since it was scored, without any effect on Scored"
)
TWO = phrase("{first} and {second}")
NOT_RATED = phrase("It cannot be rated again.")
NOT_COMPARED = phrase("Nothing was compared.")
BLANK = phrase("blank")
DECIDED = phrase("{place}: {account} is decided here, and stands otherwise on Scored")
UNDIGESTED = phrase(
    "Whether {tab} has been edited cannot be told: it was added since, or an older "
    "version, which has no digest of it, has scored the file"
)


@command()
@FILE
@click.option("--json", "json_", is_flag=True, help="Print data for programs.")
def verify(*, file: Path, json_: bool) -> None:
    """Rate FILE again from the tabs inside it, and say whether Scored is the same.

    FILE is a workbook that was scored. It is rated as of its own day, and nothing is
    written. The exit code is 1 where a cell of Scored differs.
    """
    from scoring.verify import verify_file  # noqa: PLC0415 - pandas is slow to load

    with trouble_as_exit(NOT_RATED), progress_bar() as progress:
        verified = verify_file(file, progress)
    speak_as(current())
    if json_:
        write_json(verified_data(verified))
    else:
        print_verified(verified)
    if not verified.identical:
        sys.exit(FINDINGS_EXIT)


@command()
@click.argument("one", type=click.Path(path_type=Path))
@click.argument("other", type=click.Path(path_type=Path))
@output_options
@shared_options
def compare(  # noqa: PLR0913 - the options of the command
    *,
    one: Path,
    other: Path,
    output: Path | None,
    force: bool,
    options: Options,
    json_: bool,
) -> None:
    """Say whom only one of two workbooks would call, and which criteria it hangs on.

    ONE and OTHER rate the same accounts: two people's criteria, or those before and
    after a change. Nothing is written without -o, which makes a workbook for a meeting.
    """
    from scoring.compared import compare_files, write_compared  # noqa: PLC0415 - pandas is slow to load

    with trouble_as_exit(NOT_COMPARED), progress_bar() as progress:
        compared = compare_files(one, other, options, progress)
        if output is not None:
            write_compared(compared, output, overwrite=force)
    if json_:
        write_json(compared_data(compared, output))
        return
    print_lists(compared.lists)
    if output is not None:
        echo(printing.WROTE.format(file=output))


def print_lists(lists: TwoLists) -> None:
    """Print who is on one list alone, and why."""
    from scoring.sheets.lists_page import cause_words  # noqa: PLC0415 - pandas is slow to load

    echo(lists.verdict)
    for note in lists.notes:
        echo(note)
    if lists.unlike is None:
        return
    sides = (lists.unlike.only_one, lists.unlike.only_other)
    for title, disputed in zip(lists.only, sides, strict=True):
        echo("")
        echo(title)
        for each in disputed[: printing.LONG]:
            ratings = f"{shown(each.one):>4}  {shown(each.other):>4}"
            echo(
                f"  {ratings}  {one_line(each.account)}  {one_line(cause_words(each))}"
            )
        if len(disputed) > printing.LONG:
            more = AND_MORE.format(count=len(disputed) - printing.LONG)
            echo(f"  {more}")


def shown(rating: float) -> str:
    """Give a rating as it is printed; a dash for none."""
    return "-" if math.isnan(rating) else number(rating, ".1f")


def compared_data(compared: Compared, output: Path | None) -> dict[str, Any]:
    """Give a comparison as plain data."""
    return {
        "files": [str(path) for path in compared.paths],
        "output": None if output is None else str(output),
        "verdict": compared.lists.verdict,
        "notes": list(compared.lists.notes),
        "left_out": compared.left_out,
        "disagreement": asdict(compared.unlike),
        "mean": asdict(compared.mean),
        "weights": [
            asdict(each) | {"mean": each.mean} for each in compared.lists.weighed
        ],
    }


def print_verified(verified: Verified) -> None:
    """Print that all is as it was, or each cell that is not."""
    day, name = verified.stamp.day, one_line(verified.path.name)
    if verified.identical:
        words = ONE_IDENTICAL if verified.accounts == 1 else IDENTICAL
        echo(words.format(count=verified.accounts, file=name, day=day))
    for difference in verified.differences[: printing.LONG]:
        echo(one_line(sentence(difference)))
    if verified.count > printing.LONG:
        echo(printing.AND_MORE_LISTED.format(count=verified.count - printing.LONG))
    if not verified.identical:
        cells = printing.counted(verified.count, *DIFFERENCES)
        accounts = printing.counted(verified.accounts, *ACCOUNTS)
        echo(DIFFERENT.format(differences=cells, accounts=accounts, day=day))
    _print_edited(verified)
    was, now = verified.stamp.version, verified.version
    if was != now:
        echo(SCORED_WITH.format(was=was or UNKNOWN, now=now))


def _print_edited(verified: Verified) -> None:
    """Print which tabs are others now, as far as that can be told."""
    identical, edited = verified.identical, verified.edited
    if len(edited) == 1:
        one = EDITED_ONE_UNUSED if identical else EDITED_ONE
        echo(one.format(tab=edited[0]))
    elif edited:
        several = EDITED_UNUSED if identical else EDITED
        names = [str(sheet) for sheet in edited]
        tabs = reduce(lambda one, two: TWO.format(first=one, second=two), names)
        echo(several.format(tabs=tabs))
    for decision in verified.decisions:
        account = f"'{decision.account}'"
        echo(one_line(DECIDED.format(place=decision.place, account=account)))
    for sheet in verified.undigested:
        echo(UNDIGESTED.format(tab=sheet))


def sentence(difference: Difference) -> str:
    """Say what is different in one cell.

    >>> from scoring.tables.differences import Difference, Kind
    >>> sentence(Difference(Kind.CELL, "Scored!C7", "Acme", "Rating", "9", "6.2"))
    "Scored!C7: Rating of 'Acme' is '9', the tabs give '6.2'"
    """
    parts = asdict(difference)
    quoted = {part: f"'{text}'" if text else str(BLANK) for part, text in parts.items()}
    named = {"place": difference.place, "heading": difference.heading}
    return SENTENCES[difference.kind].format(**quoted | named)


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
        "edited": [sheet.value for sheet in verified.edited],
        "undigested": [sheet.value for sheet in verified.undigested],
        "decisions": [asdict(decision) for decision in verified.decisions],
        "stamp": asdict(verified.stamp),
        "version": verified.version,
    }
