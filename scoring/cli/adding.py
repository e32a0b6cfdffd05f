"""The command that puts optional tabs into a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from scoring.cli import printing
from scoring.cli.commands import trouble_as_exit
from scoring.cli.importing import keep, target_of
from scoring.cli.learning import output_options
from scoring.cli.speech import command
from scoring.cli.terminal import echo, write_json
from scoring.errors import FileError
from scoring.language import english, phrase


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.optional.tabs import OptionalTab

BEFORE: Final = "-before-add"
NO_WORDS: Final = phrase(
    "name a workbook and the tabs to add; --list says which there are"
)
NO_TABS: Final = phrase("{file} has no tabs: add takes an .xlsx or .xlsm workbook")
NO_FILE: Final = phrase("there is no file {file}")
WROTE_WITH: Final = phrase("Wrote {file} with {tabs}")
WROTE_WITH_COPY: Final = phrase("Wrote {file} with {tabs}; as it was, it is {copy}")


@command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.argument("tabs", nargs=-1)
@click.option("--list", "listed", is_flag=True, help="Say which tabs there are.")
@output_options
@click.option("--json", "json_", is_flag=True, help="Print data for programs.")
def add(  # noqa: PLR0913 - one per option
    *,
    file: Path | None,
    tabs: tuple[str, ...],
    listed: bool,
    output: Path | None,
    force: bool,
    json_: bool,
) -> None:
    """Add optional tabs to the workbook FILE, such as Contacts, Routing or Outcomes.

    Each comes at the end with its headings, notes and drop-downs, and is yours to fill
    in; nothing else in FILE changes. FILE as it was is kept beside it as
    NAME-before-add, unless another file is written with -o.
    """
    from scoring.optional.tabs import TABS, NoTabError, tabs_of  # noqa: PLC0415 - only where used

    if listed:
        _print_list(tuple(TABS.values()), json_=json_)
        return
    if file is None or not tabs:
        raise click.UsageError(str(NO_WORDS))
    try:
        wanted = tabs_of(tabs)
    except NoTabError as error:
        raise click.UsageError(str(error)) from error
    with trouble_as_exit(printing.NOTHING_WRITTEN):
        target = target_of(file, output, force=force)
        copy = _add(file, target, wanted, replaced=output is None)
    names = [tab.sheet.value for tab in wanted]
    if json_:
        before = str(copy) if copy else None
        write_json({"written": str(target), "added": names, "kept": before})
        return
    tabs_added = ", ".join(str(tab.sheet) for tab in wanted)
    words = WROTE_WITH if copy is None else WROTE_WITH_COPY
    before = "" if copy is None else copy.name
    echo(words.format(file=target, tabs=tabs_added, copy=before))


def _add(
    file: Path, target: Path, tabs: Sequence[OptionalTab], *, replaced: bool
) -> Path | None:
    """Add tabs; give the copy of the workbook as it was, if it is replaced."""
    from scoring.optional.add import add_tabs  # noqa: PLC0415 - pandas is slow to load

    if file.suffix.lower() not in {".xlsx", ".xlsm"}:
        raise FileError(NO_TABS.format(file=file.name))
    if not file.exists():
        raise FileError(NO_FILE.format(file=file))
    copy = keep(file, BEFORE) if replaced else None
    try:
        add_tabs(file, target, tabs)
    except FileError:
        if copy is not None:
            copy.unlink()
        raise
    return copy


def _print_list(tabs: Sequence[OptionalTab], *, json_: bool) -> None:
    if json_:
        data: list[dict[str, Any]] = [
            {
                "tab": tab.sheet.value,
                "about": english(tab.about),
                "headings": [column.heading for column in tab.columns],
            }
            for tab in tabs
        ]
        write_json({"tabs": data})
        return
    width = max(len(str(tab.sheet)) for tab in tabs)
    for tab in tabs:
        echo(f"{tab.sheet:{width}}  {tab.about}")
