"""The command that writes a model as SQL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from scoring.cli import printing
from scoring.cli.commands import FILE, trouble_as_exit
from scoring.cli.speech import command, speak_as, wanted_language
from scoring.cli.terminal import echo, one_line
from scoring.language import current, phrase


if TYPE_CHECKING:
    import datetime as dt

    from scoring.stages import Book
    from scoring.warehouse.query import Query

NOT_WRITTEN: Final = phrase("No query was written.")
NEEDS: Final = phrase("{table} needs these columns:")
KIND: Final = phrase("{column}: {kind}")
COMES_ALONG: Final = phrase("{column} comes along")
TEXTS: Final = phrase(
    "note {column}: some cells of Accounts are text ('{text}'); in the table it must "
    "hold {kind}"
)
LEFT_OUT: Final = phrase("note {sheet}: what is decided by hand is not in the query")
NO_EXTRA: Final = phrase("install it first: pip install 'account-scoring[sql]'")
OF_ACCOUNTS: Final = ("A100", "C111")
"""No accounts, and a field that no column of Accounts has."""
DIALECTS: Final = ("duckdb", "postgres", "bigquery", "snowflake", "spark")


@command()
@FILE
@click.option(
    "--dialect",
    type=click.Choice(DIALECTS),
    required=True,
    help="Whose SQL to write.",
)
@click.option(
    "--table",
    default="accounts",
    metavar="NAME",
    help="What to select from, as the dialect writes it.",
)
@click.option(
    "--key",
    "keys",
    multiple=True,
    metavar="HEADING",
    help="A column that comes along; the account's name if not given.",
)
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day to rate at, instead of the setting Today or the day it runs.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="The file to write; printed if not given.",
)
@click.option("--force", is_flag=True, help="Replace the output if it exists.")
def sql(  # noqa: PLR0913 - the options of the command
    *,
    file: Path,
    dialect: str,
    table: str,
    keys: tuple[str, ...],
    today: dt.datetime | None,
    output: Path | None,
    force: bool,
) -> None:
    """Write the criteria of FILE as one SELECT, for a table in a warehouse.

    FILE is a workbook with criteria. The query gives each account's rating, tier,
    status, known, exact rating and points, the same as a Score of typed cells; what SQL
    cannot hold is named, and then nothing is written.
    """
    from scoring.pipeline import Options, read  # noqa: PLC0415 - pandas is slow to load
    from scoring.reading.output_paths import writable  # noqa: PLC0415

    day = None if today is None else today.date()
    with trouble_as_exit(NOT_WRITTEN):
        place = None if output is None else writable(output, overwrite=force)
        book = read(file, Options(today=day, language=wanted_language()))
        speak_as(current())
        query = _query(book, dialect, table, keys, day)
        if place is not None:
            place.write_text(f"{query.text}\n", encoding="utf-8")
    if place is None:
        click.echo(query.text)
    else:
        echo(printing.WROTE.format(file=place))
    _print_needs(book, table, keys, query)


def _query(
    book: Book, dialect: str, table: str, keys: tuple[str, ...], day: dt.date | None
) -> Query:
    from scoring.errors import FileError, ModelError  # noqa: PLC0415 - pandas is slow to load

    try:
        from scoring.warehouse.dialects import Dialect  # noqa: PLC0415 - an extra
        from scoring.warehouse.query import Table, write_query  # noqa: PLC0415
    except ModuleNotFoundError as error:
        raise FileError(str(NO_EXTRA)) from error
    # what is wrong with Accounts is no fault of a query over another table
    faults = [each for each in book.errors if each.code not in OF_ACCOUNTS]
    if book.model is None or faults:
        raise ModelError(tuple(faults) or book.findings)
    headings = book.table.headings
    source = Table(table, Dialect(dialect), headings, keys or _name(book))
    return write_query(book.model, source, day or book.model.settings.today)


def _name(book: Book) -> tuple[str, ...]:
    """Find the column of the accounts' names."""
    from scoring.rating.names import name_column  # noqa: PLC0415 - pandas is slow to load

    headings = book.table.headings
    if not headings:
        return ("Account",)
    given = "" if book.model is None else book.model.settings.account_name
    return (given or headings[name_column(book.table.frame, headings)],)


def _print_needs(book: Book, table: str, keys: tuple[str, ...], query: Query) -> None:
    """Say what the table must hold, and what of the workbook is not in the query."""
    from scoring.vocabulary import Sheet  # noqa: PLC0415 - only where used
    from scoring.warehouse.columns import KINDS  # noqa: PLC0415

    echo(NEEDS.format(table=one_line(table)), err=True)
    for key in keys or _name(book):
        echo(f"  {COMES_ALONG.format(column=one_line(key))}", err=True)
    for column in query.columns:
        words = KIND.format(column=one_line(column.name), kind=KINDS[column.kind])
        echo(f"  {words}", err=True)
    for column in query.columns:
        text = _text_among(book, column.name) if column.kind != "text" else None
        if text is not None:
            words = TEXTS.format(column=column.name, text=text, kind=KINDS[column.kind])
            echo(one_line(words), err=True)
    if book.decisions is not None:
        echo(LEFT_OUT.format(sheet=Sheet.OVERRIDES), err=True)


def _text_among(book: Book, name: str) -> str | None:
    """Find a text among the cells of a column of Accounts."""
    from scoring.values.text import text_key  # noqa: PLC0415 - only where used

    if name not in book.table.headings:
        return None
    column = book.table.frame.iloc[:, book.table.headings.index(name)]
    if column.dtype.kind in "fiMb":
        return None
    words = () if book.model is None else book.model.settings.blank_words
    blank = {"", *(text_key(word) for word in words if isinstance(word, str))}
    texts = (cell for cell in column.dropna().unique() if isinstance(cell, str))
    return next((text for text in texts if text_key(text) not in blank), None)
