"""The commands that make workbooks; the command line finds them by entry point."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from scoring.cli.speech import command, wanted_language
from scoring.cli.terminal import echo, one_line
from scoring.cli.user_language import language_of_user
from scoring.errors import FileError
from scoring.language import phrase, speaking
from scoring.reading.output_paths import exists, is_folder
from scoring.vocabulary import Sheet
from templates.live.size import MOST_ROWS
from templates.models import DEFAULT, NAMES


if TYPE_CHECKING:
    from scoring.language import Language

SUFFIX, MACRO_SUFFIX = ".xlsx", ".xlsm"
DEMO = "account-scoring-demo"
LITE = "lite"
NOT_FOR_LITE = phrase("{file} must end in {suffix} to be for xlwings Lite")
ENDING = phrase(
    "{file} must end in {suffix}, such as {example}, or in {with_macros} for one with a "
    "button"
)
A_FOLDER = phrase("{file} is a folder; name a file in it, such as {example}")
NO_FOLDER = phrase("the folder {folder} does not exist")
EXISTS = phrase("{file} exists; choose another name, or replace it with --force")
CANNOT_WRITE = phrase("cannot write {file}: {error}")
CANNOT_MAKE = phrase("cannot make the folder {folder}: {error}")
LIVE_NOT_FOR_MODEL = phrase(
    "--live-rows is not for the model {model}: it rates what other tabs than Accounts "
    "tell, and Live sees Accounts alone"
)
NO_LIVE_THERE = phrase(
    "--live-rows is for a plain {suffix} only; others have no tab Live"
)
LIVE_ROWS = phrase(
    "--live-rows takes 0, for no tab Live, to {most:,}, got {rows}; Score rates any "
    "number of accounts"
)
WROTE_NEW = phrase("Wrote {file}. Open it and begin on its tab {sheet}.")
WROTE_DEMO = phrase("Wrote {file}: open it in Excel, Google Sheets or LibreOffice.")
WROTE_SUGGESTED = phrase("Wrote {file}; its tab {sheet} says what this rests on.")


class Misuse(click.ClickException):
    """A request that cannot be met as typed; said in one sentence."""

    exit_code = 2

    def format_message(self) -> str:
        """Write the sentence so that a terminal obeys nothing in it."""
        return one_line(self.message)


@command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--empty",
    is_flag=True,
    help="Leave out the sample criteria and accounts; a model other than fit keeps its "
    "criteria.",
)
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.option(
    "--for",
    "made_for",
    type=click.Choice([LITE]),
    help="Put a button Score and the code for the add-in xlwings Lite in.",
)
@click.option(
    "--live-rows",
    type=int,
    metavar="ROWS",
    help="How many accounts the tab Live rates, up to 2,000; 0 leaves the tab out. "
    "[default: 200]",
)
@click.option(
    "--model",
    type=click.Choice(NAMES),
    default=DEFAULT,
    show_default=True,
    help="Which ready-made model to begin with.",
)
def new(  # noqa: PLR0913 - one for each option
    file: Path,
    *,
    empty: bool,
    force: bool,
    made_for: str | None,
    live_rows: int | None,
    model: str,
) -> None:
    """Write a new workbook with the tabs Start, Criteria, Accounts and Settings.

    It comes with a sample to try and to overwrite; that of the model fit has 12
    criteria and 60 invented accounts. Its tab Live rates accounts by plain formulas
    while you type, in Excel, Google Sheets and LibreOffice. If FILE ends in .xlsm, it
    has instead a button Score and a column that rates each account while you type, for
    Excel with account-scoring installed.

    It is in the language of --language, else in that of your computer, else in English.

    The other models bring tables of their own: points rates what people do, bant asks
    for budget, authority, need and timeframe, rfm compares customers by their orders,
    fit-engagement sets who they are beside what they do, interest names the product to
    talk about, manual weighs what you rate by hand from 0 to 10.
    """
    check_target(file, force=force)
    check_live_rows(live_rows, plain=file.suffix.lower() == SUFFIX and not made_for)
    if made_for and file.suffix.lower() != SUFFIX:
        raise Misuse(NOT_FOR_LITE.format(file=file.name, suffix=SUFFIX))
    kind = LITE if made_for else file.suffix.lower()
    with speaking(language_of_book()):
        content = build_content(kind, model, empty=empty, live_rows=live_rows)
    write_whole(file, content)
    echo(WROTE_NEW.format(file=file, sheet=Sheet.START))


def language_of_book() -> Language:
    """Give the language of a new workbook: the one named, else the computer's."""
    return wanted_language() or language_of_user(os.environ)


def build_content(
    kind: str, model: str, *, empty: bool, live_rows: int | None
) -> bytes:
    """Build a workbook in the language that is spoken.

    Raises
    ------
    Misuse
        If a model that Live cannot rate is to have it.
    """
    content = io.BytesIO()
    # drawing is only loaded where it is used, so that other commands start quickly
    if kind == LITE:
        from templates import lite  # noqa: PLC0415

        lite.build(content, empty=empty, model=model)
    elif kind == MACRO_SUFFIX:
        from templates import xlsm  # noqa: PLC0415

        xlsm.build(content, empty=empty, model=model)
    else:
        from templates import xlsx  # noqa: PLC0415

        if live_rows and not xlsx.has_live(model):
            raise Misuse(LIVE_NOT_FOR_MODEL.format(model=model))
        xlsx.build(content, empty=empty, model=model, live_rows=live_rows)
    return content.getvalue()


def check_target(file: Path, *, force: bool = False) -> None:
    """Refuse a place where the workbook cannot or must not be written.

    Raises
    ------
    Misuse
        If the name ends in neither .xlsx nor .xlsm, the folder is missing, or
        something is there already; `force` allows replacing a file, never a folder.
    """
    try:
        _check_place(file, force=force)
    except FileError as error:
        raise Misuse(str(error)) from error


def _check_place(file: Path, *, force: bool) -> None:
    if is_folder(file):
        example = file / f"accounts{SUFFIX}"
        raise Misuse(A_FOLDER.format(file=file, example=example))
    if file.suffix.lower() not in (SUFFIX, MACRO_SUFFIX):
        endings = {"suffix": SUFFIX, "with_macros": MACRO_SUFFIX}
        name = f"{file.stem}{SUFFIX}"
        raise Misuse(ENDING.format(file=file.name, example=name, **endings))
    if not is_folder(file.parent):
        raise Misuse(NO_FOLDER.format(folder=file.parent))
    if exists(file) and not force:
        raise Misuse(EXISTS.format(file=file))


def check_live_rows(rows: int | None, *, plain: bool) -> None:
    """Refuse a number of rows that the tab Live cannot have, or where it has none.

    Raises
    ------
    Misuse
        If the number is not from 0 to 2,000, or the workbook is not the plain one.
    """
    if rows is None:
        return
    if not plain:
        raise Misuse(NO_LIVE_THERE.format(suffix=SUFFIX))
    if not 0 <= rows <= MOST_ROWS:
        raise Misuse(LIVE_ROWS.format(most=MOST_ROWS, rows=rows))


def write_whole(file: Path, content: bytes) -> None:
    """Write a file whole or not at all.

    Raises
    ------
    Misuse
        If the system refuses, for instance because Excel holds the file open.
    """
    part = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        part.write_bytes(content)
        part.replace(file)
    except OSError as error:
        raise Misuse(
            CANNOT_WRITE.format(file=file, error=error.strerror or error)
        ) from error
    finally:
        part.unlink(missing_ok=True)


@command()
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    help="Where to write the two workbooks; here if not given.",
)
@click.option(
    "--model",
    type=click.Choice(NAMES),
    default=DEFAULT,
    show_default=True,
    help="Which ready-made model to show.",
)
def demo(folder: Path, model: str) -> None:
    """Write the sample workbook, score it and print its ten best accounts.

    A demo workbook that is there already is kept, and scored as it stands.
    """
    from scoring.cli.commands import trouble_as_exit  # noqa: PLC0415 - pandas is slow to load
    from scoring.cli.printing import print_summary  # noqa: PLC0415
    from scoring.pipeline import Options, score_file  # noqa: PLC0415
    from templates.xlsx import build  # noqa: PLC0415

    name = DEMO if model == DEFAULT else f"{DEMO}-{model}"
    file = folder / f"{name}{SUFFIX}"
    with trouble_as_exit():
        if not exists(file):
            content = io.BytesIO()
            with speaking(language_of_book()):
                build(content, model=model)
            write_whole(file, content.getvalue())
        options = Options(language=wanted_language())
        scored = score_file(file, options=options, overwrite=True)
    print_summary(scored.results.summary)
    echo(WROTE_DEMO.format(file=scored.path))


@command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def google(folder: Path) -> None:
    """Write the files of the script for Google Sheets into FOLDER.

    Paste each into the script of a spreadsheet. With Sidebar.html and Engine.html there
    no server is needed. Files of these names in FOLDER are replaced.
    """
    from templates.google_files import script_files  # noqa: PLC0415

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Misuse(
            CANNOT_MAKE.format(folder=folder, error=error.strerror or error)
        ) from error
    for name, text in script_files().items():
        write_whole(folder / name, text.encode())
        echo(str(folder / name))


@command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="The workbook to write.",
)
@click.option("--force", is_flag=True, help="Replace the output if it exists.")
@click.option(
    "--outcome",
    default="",
    metavar="HEADING",
    help="The column that says won or lost, if it is not headed Outcome.",
)
@click.option(
    "--keep",
    multiple=True,
    metavar="HEADING",
    help="Learn from this field, though it may know the outcome. Can be repeated.",
)
@click.option(
    "--leave",
    multiple=True,
    metavar="HEADING",
    help="Learn nothing from this field. Can be repeated.",
)
def suggest(  # noqa: PLR0913 - one for each option
    file: Path,
    *,
    output: Path,
    force: bool,
    outcome: str,
    keep: tuple[str, ...],
    leave: tuple[str, ...],
) -> None:
    """Write a workbook with criteria that the won and lost deals in FILE suggest.

    FILE is a .csv or .xlsx table with one row per deal: the account, what was known of
    it, and a column Outcome that says won or lost. The workbook has the tabs Criteria,
    Accounts, Settings and Review, and is yours to change. Where the deals say nothing,
    it has no criteria, and the command ends with 1.
    """
    from scoring.learning.field_rows import Choice  # noqa: PLC0415 - slow to load
    from scoring.learning.learn_table import learn_table  # noqa: PLC0415
    from scoring.lessons import review_suggested  # noqa: PLC0415
    from scoring.model.model import Settings  # noqa: PLC0415
    from scoring.reading.source_file import read_file  # noqa: PLC0415
    from scoring.stages import calendar_day  # noqa: PLC0415
    from scoring.values.days import day_of  # noqa: PLC0415
    from templates.suggested import build  # noqa: PLC0415

    check_target(output, force=force)
    try:
        table = read_file(file)
        today = calendar_day()
        choice = Choice.of(keep, leave)
        learnt = learn_table(table, Settings(), day_of(today), choice, outcome)
        with speaking(language_of_book()):
            write_whole(output, build(learnt, file.name, today))
            review = review_suggested(output, learnt, file.name)
    except FileError as error:
        raise Misuse(str(error)) from error
    for finding in learnt.findings:
        echo(f"{finding.level!s:7} {finding}", err=True)
    echo(review.judgement.text)
    weights = zip(learnt.model.proposals, learnt.model.shown, strict=True)
    for proposal, weight in weights:
        echo(f"  {weight:3.0f}  {proposal.heading}")
    echo(WROTE_SUGGESTED.format(file=output, sheet=Sheet.REVIEW))
    if learnt.refusal:
        sys.exit(1)
