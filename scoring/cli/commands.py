"""The command line: prints what the pipeline did, and nothing else."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import asdict, replace
from functools import wraps
from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from scoring.cli import printing
from scoring.cli.kinds import Day, WebAddress
from scoring.cli.large import data_options, print_large
from scoring.cli.speech import (
    HELP_OPTIONS,
    Command,
    from_the_start,
    language_option,
    spoken_command,
    wanted_language,
)
from scoring.cli.terminal import echo, write_json
from scoring.errors import FileError, ModelError
from scoring.findings import Level, findings_data
from scoring.language import phrase
from scoring.memory import loading
from scoring.progress import silent


if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Sequence

    from scoring.cli.large import Typed
    from scoring.pipeline import Options
    from scoring.progress import Progress, Tell
    from scoring.reading.csv_dialect import Written
    from scoring.sheets.results import Moved
    from scoring.stages import Scored

COMMANDS: Final = "account_scoring.commands"
FINDINGS_EXIT: Final = 1
MISUSE_EXIT: Final = 2
FIELDS: Final = "M216"
"""The note that says how many fields an export has."""
EXAMPLES: Final = frozenset({"X501", "X502"})
"""The warnings about examples that do not hold, or cannot be read."""
ERROR: Final = phrase("Error: {error}")
STOPPED: Final = phrase("Stopped; nothing was written.")
NOTHING_SCORED: Final = phrase("Nothing was scored or written.")
WROTE_ONE_OF: Final = phrase("Wrote {file}: 1 account of {value}")
WROTE_OF: Final = phrase("Wrote {file}: {count:,} {count:account|accounts} of {value}")
NO_NEWS: Final = phrase("No new contact, nothing sent")
NOTICE_OF_ONE: Final = phrase("Told {url} of 1 new account to contact")
NOTICE: Final = phrase("Told {url} of {count:,} new accounts to contact")
NO_NOTICE_OF_ONE: Final = phrase(
    "warning {url} was not notified of 1 new account to contact: {error}"
)
NO_NOTICE: Final = phrase(
    "warning {url} was not notified of {count:,} new accounts to contact: {error}"
)
IT_IS: Final = phrase("It is: {names}")
THEY_ARE: Final = phrase("They are: {names}")


class Commands(click.Group):
    """The commands here, and those that the neighbouring packages bring."""

    command_class = Command

    def __init__(self, *arguments: Any, **keywords: Any) -> None:
        super().__init__(*arguments, **keywords)
        self.params.append(language_option())

    def main(self, args: Sequence[str] | None = None, **keywords: Any) -> Any:  # type: ignore[override]  # the others are named
        """Speak the language of the user, from the first word to the last."""
        words = sys.argv[1:] if args is None else [*args]
        with from_the_start(words):
            return super().main(words, **keywords)

    def get_help(self, ctx: click.Context) -> str:
        """Say the help."""
        return click.Group.get_help(spoken_command(self, ctx), ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List all commands by name."""
        brought = [entry.name for entry in entry_points(group=COMMANDS)]
        return sorted({*super().list_commands(ctx), *brought})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Find a command; one of another package is loaded only when it is named."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        for entry in entry_points(group=COMMANDS, name=cmd_name):
            command: click.Command = entry.load()
            return command
        return None


@contextmanager
def trouble_as_exit(refused: str = NOTHING_SCORED) -> Iterator[None]:
    """Turn trouble into a sentence and an exit code."""
    try:
        yield
    except ModelError as error:
        printing.print_findings(error.findings)
        echo(str(refused), err=True)
        sys.exit(FINDINGS_EXIT)
    except FileError as error:
        echo(ERROR.format(error=error), err=True)
        sys.exit(MISUSE_EXIT)
    except KeyboardInterrupt:
        echo(str(STOPPED), err=True)
        sys.exit(MISUSE_EXIT)


@contextmanager
def progress_bar() -> Iterator[Tell]:
    """Show a progress bar where a person looks on; stay quiet otherwise."""
    if not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console  # noqa: PLC0415 - only where someone looks on
    from rich.progress import Progress as Bars  # noqa: PLC0415

    with Bars(console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, Any] = {}

        def tell(progress: Progress) -> None:
            what = progress.text
            if what not in tasks:
                tasks[what] = bars.add_task(what, total=1.0)
            bars.update(tasks[what], completed=progress.share)

        yield tell


def written_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add what the user can say of a CSV file, packed as `written`."""

    @wraps(command)
    def packed(*, encoding: str, delimiter: str, **rest: Any) -> None:
        from scoring.reading.csv_dialect import Written  # noqa: PLC0415 - only where used

        command(written=Written(encoding, delimiter), **rest)

    wrapped: Callable[..., None] = packed
    for option in WRITTEN:
        wrapped = option(wrapped)
    return wrapped


WRITTEN: Final = (
    click.option(
        "--delimiter",
        default="",
        help="What parts the cells of a CSV file, as ; or tab, if not found out.",
    ),
    click.option(
        "--encoding",
        default="",
        help="How a CSV file is encoded, as utf-8 or cp1252, if not found out.",
    ),
)


def shared_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add what every command over a file takes, packed as `options`."""

    @wraps(command)
    def packed(
        *,
        criteria: Path | None,
        today: dt.date | None,
        contact_from: float | None,
        written: Written,
        **rest: Any,
    ) -> None:
        with loading("scoring.pipeline"):
            from scoring.pipeline import Options  # noqa: PLC0415 - pandas is slow to load

        options = Options(
            criteria,
            today,
            contact_from,
            written=written,
            language=wanted_language(),
        )
        command(options=options, **rest)

    wrapped = written_options(packed)
    for option in SHARED:
        wrapped = option(wrapped)
    return wrapped


SHARED: Final = (
    click.option("--json", "json_", is_flag=True, help="Print data for programs."),
    click.option(
        "--contact-from",
        type=click.FloatRange(0, 10),
        help="Least rating of a contact, instead of the setting.",
    ),
    click.option(
        "--today",
        type=Day(),
        help="The day to rate at, instead of the setting or the calendar.",
    ),
    click.option(
        "--criteria",
        type=click.Path(path_type=Path),
        help="The workbook with Criteria, when FILE holds accounts alone.",
    ),
)
FILE: Final = click.argument("file", type=click.Path(path_type=Path))


@click.group(cls=Commands, context_settings={"help_option_names": [*HELP_OPTIONS]})
@click.version_option(package_name="account-scoring")
def cli() -> None:
    """Rate accounts from 0 to 10 with criteria kept in a spreadsheet."""


@cli.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(),
    help="The workbook to write; NAME-scored beside FILE if not given. A .csv or "
    ".parquet file gets the table of Scored alone; data of any size a folder.",
)
@data_options
@click.option("--force", is_flag=True, help="Replace the output if it exists.")
@click.option(
    "--split-by",
    "split",
    metavar="HEADING",
    help="Also write one workbook for each value of a heading of Scored, as Seller.",
)
@click.option(
    "--notify",
    type=WebAddress(),
    help="Post the accounts that became contacts to this web address, as JSON.",
)
@shared_options
def score(  # noqa: PLR0913 - the options of the command
    *,
    file: Path | None,
    typed: Typed,
    output: str | None,
    force: bool,
    split: str | None,
    notify: str | None,
    options: Options,
    json_: bool,
) -> None:
    """Score FILE into a copy with the sheets Scored, Summary, Check and History.

    Data that does not fit on a sheet, as Parquet, CSV, a folder, a pattern or a query,
    goes with --criteria and -o into a folder of Parquet files with the columns of
    Scored, and a workbook beside it with Summary, Check and the contacts.
    """
    from scoring.pipeline import score_file  # noqa: PLC0415 - pandas is slow to load

    with trouble_as_exit(), progress_bar() as progress:
        source = typed.source(file, options)
        if typed.is_large(source):
            typed.check(split=split, notify=notify)
            large = typed.score(source, output, options, force, progress)
        else:
            large, path = None, typed.file(source)
    if large is not None:
        print_large(large, json_=json_)
        return
    with trouble_as_exit(), progress_bar() as progress:
        options = replace(options, split_by=split)
        place = None if output is None else Path(output)
        scored = score_file(path, place, options, overwrite=force, progress=progress)
    recipients = None if notify is None else _notify(notify, scored)
    if json_:
        write_json({**printing.scored_data(scored), "notified": recipients})
        return
    warnings = [
        f
        for f in scored.results.findings
        if f.level is not Level.NOTE or f.code == FIELDS
    ]
    printing.print_findings(warnings, most=printing.LONG)
    printing.print_summary(scored.results.summary)
    printing.print_counts(scored.results.findings)
    echo(printing.written(scored.path))
    for piece in scored.pieces:
        count = len(piece.rows)
        words = WROTE_ONE_OF if count == 1 else WROTE_OF
        echo(words.format(file=piece.path, count=count, value=piece.value))
    if recipients is not None:
        echo(_notice(notify, recipients))


def _notice(url: str | None, recipients: int) -> str:
    if not recipients:
        return str(NO_NEWS)
    words = NOTICE_OF_ONE if recipients == 1 else NOTICE
    return words.format(url=url, count=recipients)


def _notify(url: str, scored: Scored) -> int | None:
    """Post new contacts; a failure is a warning, as the file is written already."""
    from scoring.deliver.notified import Recipient, new_to, tell_once  # noqa: PLC0415 - seldom needed
    from scoring.deliver.notify import NotificationError, notify  # noqa: PLC0415

    changes, sheet = scored.results.summary.changes, scored.results.scored
    recipient = Recipient(url, scored.path)
    moved: tuple[Moved, ...] = () if changes is None else changes.became
    try:
        moved = new_to(recipient.known(), sheet, moved)
        return tell_once(recipient, sheet, moved, notify)
    except (NotificationError, FileError) as error:
        names = ", ".join(one.account for one in moved)
        one = len(moved) == 1
        words = NO_NOTICE_OF_ONE if one else NO_NOTICE
        echo(words.format(url=url, count=len(moved), error=error), err=True)
        echo((IT_IS if one else THEY_ARE).format(names=names), err=True)
        return None


@cli.command()
@FILE
@click.option(
    "--strict",
    is_flag=True,
    help="Exit with 1 if an example of the sheet Examples does not hold, too.",
)
@shared_options
def check(*, file: Path, strict: bool, options: Options, json_: bool) -> None:
    """Say what is wrong or doubtful in FILE; write nothing."""
    from scoring import pipeline  # noqa: PLC0415 - pandas is slow to load

    with trouble_as_exit(), progress_bar() as progress:
        findings = pipeline.check(pipeline.read(file, options, progress))
    if json_:
        write_json({"findings": findings_data(findings)})
    else:
        printing.print_findings(findings, stream="stdout")
        printing.print_counts(findings)
    wrong = EXAMPLES if strict else frozenset()
    if any(f.level is Level.ERROR or f.code in wrong for f in findings):
        sys.exit(FINDINGS_EXIT)


@cli.command()
@FILE
@click.argument("account")
@shared_options
def explain(*, file: Path, account: str, options: Options, json_: bool) -> None:
    """Show how the rating of ACCOUNT in FILE comes about, criterion by criterion."""
    from scoring import pipeline  # noqa: PLC0415 - pandas is slow to load

    with trouble_as_exit(), progress_bar() as progress:
        rated = pipeline.rate(pipeline.read(file, options, progress), progress)
        receipts = pipeline.explain(rated, account)
    if json_:
        write_json([asdict(receipt) for receipt in receipts])
        return
    for receipt in receipts:
        printing.print_receipt(receipt)
