"""The command that brings an export of a CRM into a workbook."""

from __future__ import annotations

import shutil
import sys
from dataclasses import asdict
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from scoring.cli import printing
from scoring.cli.commands import (
    FINDINGS_EXIT,
    progress_bar,
    trouble_as_exit,
    written_options,
)
from scoring.cli.speech import command, speak_as
from scoring.cli.terminal import echo, write_json
from scoring.errors import FileError
from scoring.findings import Level, findings_data
from scoring.language import phrase
from scoring.progress import Progress, Stage
from scoring.reading.output_paths import exists, is_folder, writable
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.crm.plan import NameUnknownError, Plan
    from scoring.crm.report import Mapped, Report
    from scoring.progress import Tell
    from scoring.reading.csv_dialect import Written

BEFORE = "-before-import"
WIDEST = 34
WIDTH = 12
SUBJECTS = ("contacts", "deals", "activities")
DRY = phrase("Nothing was written: this was a dry run.")
NOTHING_NEW = phrase("Nothing to write: {file} says all of it already.")
WROTE_WITH_COPY = phrase("Wrote {file}; as it was, it is {copy}")
ASKS = phrase("No account was imported; {file} asks on its sheet {sheet}.")
ENDING = phrase("{file} must end in {ending}, as {book} does")
NOT_WRITTEN = phrase("{file} cannot be written: {error}")
EXPORT_OF = phrase(
    "{file}: an export of {crm}, {rows:,} rows, {columns} {columns:column|columns}"
)
EXPORT = phrase(
    "{file}: an export of no program known, {rows:,} rows, {columns} {columns:column|columns}"
)
ROW_OF = phrase("{file}: an export of {crm}, 1 row, {columns} {columns:column|columns}")
ROW = phrase(
    "{file}: an export of no program known, 1 row, {columns} {columns:column|columns}"
)
COUNTS = (
    phrase(
        "{added:,} added, {changed:,} changed, {untouched:,} untouched, {only_here:,} "
        "only in {file}"
    ),
    phrase(
        "{added:,} added, {changed:,} changed, {untouched:,} untouched, {only_here:,} "
        "only in {file}, 1 row not taken"
    ),
    phrase(
        "{added:,} added, {changed:,} changed, {untouched:,} untouched, {only_here:,} "
        "only in {file}, {refused:,} rows not taken"
    ),
)
"""What happens to so many rows, where none, one or more are not taken."""
BY = phrase("{count:,} by {what}")
AMONG_ACCOUNTS = phrase("Found among the accounts: {how}")
AMONG = phrase("Found among {sheet}: {how}")
CHANGED = phrase("  changed  {account}: {heading} {old} -> {new}")
FILLED = phrase("  changed  {account}: {heading} now {new}")
ADDED = phrase("  added    {account}")
HEADS = (
    phrase("new rows"),
    phrase("filled"),
    phrase("cells changed"),
    phrase("left as is"),
)
NEW_COLUMN = phrase("{field} (new column)")
NO_KEY = phrase(
    "--key is for companies: people, deals and activities have keys of their own"
)


@command("import")
@click.argument("export", type=click.Path(path_type=Path))
@click.argument("book", type=click.Path(path_type=Path))
@click.option(
    "--dry-run", is_flag=True, help="Say what would change, and write nothing."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The workbook to write, instead of BOOK.",
)
@click.option(
    "--key",
    metavar="HEADING",
    help="Tell accounts by this column alone, not by record number, domain and name.",
)
@click.option(
    "--as",
    "subject",
    type=click.Choice(SUBJECTS),
    help="What the rows of EXPORT are, if not companies.",
)
@click.option("--force", is_flag=True, help="Replace the output if it exists.")
@written_options
@click.option("--json", "json_", is_flag=True, help="Print data for programs.")
def import_(  # noqa: PLR0913 - one per option
    *,
    export: Path,
    book: Path,
    dry_run: bool,
    output: Path | None,
    key: str | None,
    subject: str | None,
    force: bool,
    written: Written,
    json_: bool,
) -> None:
    """Bring the companies of EXPORT, out of a CRM, into the Accounts of BOOK.

    EXPORT is a .csv or .xlsx file with companies of HubSpot, Salesforce, Pipedrive or
    any other program; with --as its people, deals or activities, which go to the sheet
    of that name and are joined to the accounts by number, name or domain. Which column goes where is kept on the sheet Mapping of BOOK,
    and can be changed there. A blank in EXPORT erases nothing, no account is deleted,
    and columns that EXPORT does not have stay as they are. BOOK as it was is kept
    beside it as NAME-before-import, unless another file is written with -o.
    """
    from scoring.crm.plan import NameUnknownError  # noqa: PLC0415 - pandas is slow to load
    from scoring.crm.report import report  # noqa: PLC0415

    if key is not None and subject is not None:
        raise click.UsageError(str(NO_KEY))
    with trouble_as_exit(printing.NOTHING_WRITTEN):
        target = target_of(book, output, force=force)
        try:
            with progress_bar() as progress:
                plan = _planned(subject, (export, book), key, progress, written)
        except NameUnknownError as error:
            _ask(error, target, dry_run=dry_run, replaced=output is None)
        summary = report(plan)
        if not json_:
            print_report(plan, summary, book)
        writes = not dry_run and not (plan.nothing and output is None)
        copy = _write(plan, target, replaced=output is None) if writes else None
    if json_:
        data = summary.data() | {
            "written": str(target) if writes else None,
            "kept": str(copy) if copy else None,
            "findings": findings_data(plan.findings),
        }
        write_json(data)
    elif dry_run:
        echo(str(DRY))
    elif not writes:
        echo(NOTHING_NEW.format(file=book.name))
    else:
        echo(wrote(target, copy))


def wrote(target: Path, copy: Path | None) -> str:
    """Say which file was written, and which one is what it was before."""
    if copy is None:
        return printing.WROTE.format(file=target)
    return WROTE_WITH_COPY.format(file=target, copy=copy.name)


def _planned(
    subject: str | None,
    files: tuple[Path, Path],
    key: str | None,
    progress: Tell,
    written: Written,
) -> Plan:
    from scoring.crm.files import work_out  # noqa: PLC0415 - pandas is slow to load
    from scoring.crm.record_fields import Subject  # noqa: PLC0415
    from scoring.crm.record_plan import work_out_records  # noqa: PLC0415

    if subject is None:
        plan = work_out(*files, key, progress, written)
    else:
        plan = work_out_records(Subject(subject), files, progress, written)
    speak_as(plan.host.settings.language)
    return plan


def _ask(
    error: NameUnknownError, target: Path, *, dry_run: bool, replaced: bool
) -> NoReturn:
    """Write the question which column is the name's on the sheet Mapping."""
    speak_as(error.plan.host.settings.language)
    printing.print_findings(error.findings)
    if dry_run:
        echo(str(DRY), err=True)
    else:
        _write(error.plan, target, replaced=replaced)
        echo(ASKS.format(file=target, sheet=Sheet.MAPPING), err=True)
    sys.exit(FINDINGS_EXIT)


def _write(plan: Plan, target: Path, *, replaced: bool) -> Path | None:
    """Carry a plan out; give the copy of the workbook as it was, if it is replaced."""
    from scoring.crm.write import write  # noqa: PLC0415 - pandas is slow to load
    from scoring.stages import calendar_day  # noqa: PLC0415

    copy = keep(target) if replaced else None
    with progress_bar() as progress:
        progress(Progress(Stage.WRITE, 0.0))
        try:
            write(plan, target, plan.host.settings.today or calendar_day())
        except FileError:
            if copy is not None:
                copy.unlink()
            raise
    return copy


def target_of(book: Path, output: Path | None, *, force: bool) -> Path:
    """Decide where the workbook goes, before anything is read.

    Raises
    ------
    FileError
        If a file stands there that may not be replaced, or the folder is missing.
    """
    if output is None:
        return book
    place = output / book.name if is_folder(output) else output
    if place.suffix.lower() != book.suffix.lower():
        text = ENDING.format(file=place.name, ending=book.suffix, book=book.name)
        raise FileError(text)
    return writable(place, overwrite=force)


def keep(book: Path, ending: str = BEFORE) -> Path:
    """Copy a workbook beside itself under a name that no file has.

    Raises
    ------
    FileError
        If it cannot be copied.
    """
    for number in count(1):
        apart = ending if number == 1 else f"{ending}-{number}"
        place = book.with_name(f"{book.stem}{apart}{book.suffix}")
        if not exists(place):
            break
    try:
        shutil.copy2(book, place)
    except OSError as error:
        place.unlink(missing_ok=True)
        text = NOT_WRITTEN.format(file=place, error=error.strerror or error)
        raise FileError(text) from error
    return place


def print_report(plan: Plan, summary: Report, book: Path) -> None:
    """Print what an import does."""
    warnings = [
        f for f in plan.findings if f.level is not Level.NOTE or f.code[0] in "MFA"
    ]
    printing.print_findings(warnings, most=printing.LONG)
    known = (ROW_OF, EXPORT_OF) if summary.crm else (ROW, EXPORT)
    echo(
        known[summary.rows != 1].format(
            file=plan.export.sheet,
            crm=summary.crm,
            rows=summary.rows,
            columns=len(summary.mapping),
        )
    )
    echo()
    for mapped in summary.mapping:
        echo(_mapped(mapped))
    echo()
    echo(
        COUNTS[min(summary.refused, 2)].format(
            added=summary.added,
            changed=summary.changed,
            untouched=summary.untouched,
            only_here=summary.only_here,
            file=book.name,
            refused=summary.refused,
        )
    )
    if summary.told:
        how = ", ".join(
            BY.format(count=count, what=phrase(what))
            for what, count in summary.told.items()
        )
        words = AMONG_ACCOUNTS if plan.tab is Sheet.ACCOUNTS else AMONG
        echo(words.format(sheet=plan.tab, how=how))
    for line in _by_column(summary):
        echo(line)
    for change in summary.changes:
        echo((CHANGED if change.old else FILLED).format(**asdict(change)))
    for name in summary.new:
        echo(ADDED.format(account=name))
    echo()


def _by_column(summary: Report) -> Iterator[str]:
    """Say for each column how many of its cells change, and how many are left."""
    if not summary.columns:
        return
    heads = tuple(map(str, HEADS))
    width = max(WIDTH, *(len(head) + 2 for head in heads))
    yield f"  {'':{WIDEST}}" + "".join(f"{head:>{width}}" for head in heads)
    for column in summary.columns:
        counts = (column.new, column.filled, column.changed, column.left)
        cells = "".join(f"{count or '-':>{width}}" for count in counts)
        yield f"  {_short(column.heading):{WIDEST}}{cells}"


def _short(heading: str) -> str:
    return heading if len(heading) <= WIDEST else heading[: WIDEST - 1] + "…"


def _mapped(mapped: Mapped) -> str:
    heading = _short(mapped.heading)
    field = NEW_COLUMN.format(field=mapped.field) if mapped.new else mapped.field
    field = field or "-"
    return f"  {heading:{WIDEST}}  {field:{WIDEST}}  {mapped.note}"
