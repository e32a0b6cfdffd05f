"""The commands for Excel; the command line finds them by entry point."""

from __future__ import annotations

import os
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from addin.install.changes import DONE, WOULD
from addin.install.doctor import check_links, examine
from addin.install.errors import InstallError
from addin.install.machine import System, this_machine
from addin.install.ready import NO_EXCEL, check_started
from addin.install.steps import plan_install, plan_uninstall
from scoring.cli.speech import command, wanted_language
from scoring.cli.terminal import echo, one_line, write_json
from scoring.cli.user_language import language_of_user
from scoring.errors import FileError
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from addin.install.doctor import Check
    from addin.install.machine import Machine
    from addin.install.steps import Plan

TO_DO_EXIT: Final = 1
WITH_DRY_RUN: Final = phrase("--system and --home go with --dry-run alone")
DRY_RUN: Final = click.option(
    "--dry-run", is_flag=True, help="Print each step and do nothing."
)
SYSTEM: Final = click.option(
    "--system", type=click.Choice(["windows", "mac"]), hidden=True
)
HOME: Final = click.option(
    "--home", type=click.Path(path_type=Path, file_okay=False), hidden=True
)


IN_PLACE: Final = phrase(
    "All is in place already. account-scoring doctor looks closer."
)
START_EXCEL: Final = phrase("Start Excel: it has a tab Account scoring now.")
NOT_INSTALLED: Final = phrase("Nothing to undo: the add-in is not installed.")
NEED_FILE: Final = phrase("--mend and --output need a FILE")
WITH_MEND: Final = phrase("--output goes with --mend")
THERE_ALREADY: Final = phrase("{file} exists already: name a new file")
MENDED: Final = phrase("Mended: {link}")
WROTE: Final = phrase("Wrote {file}.")
NOTHING_MENDED: Final = phrase("Nothing to mend, and nothing written.")
LEFT_ALONE: Final = phrase("Left alone: {what}")


class Misuse(click.ClickException):
    """What cannot be done here; said in one sentence."""

    exit_code = 2

    def format_message(self) -> str:
        """Write the sentence so that a terminal obeys nothing in it."""
        return one_line(self.message)


@command()
@DRY_RUN
@SYSTEM
@HOME
def install(*, dry_run: bool, **made_up: Any) -> None:
    """Bring the add-in to Excel: its tab, its buttons and its functions.

    Copies the add-in to the folder from which Excel loads it, and tells it which
    Python to start. Close Excel first. Doing it twice does no harm. The tab and the
    template are in the language of --language, else in that of this computer.
    """
    machine = machine_of(dry_run=dry_run, **made_up)
    plan = planned(plan_install, machine)
    if not plan.changes:
        echo(str(IN_PLACE))
        return
    perform(plan, machine, dry_run=dry_run)
    if not dry_run:
        echo(str(START_EXCEL))


@command()
@DRY_RUN
@SYSTEM
@HOME
def uninstall(*, dry_run: bool, **made_up: Any) -> None:
    """Undo what install did, and nothing else.

    What has been changed since is left as it is.
    """
    machine = machine_of(dry_run=dry_run, **made_up)
    plan = planned(plan_uninstall, machine)
    if not plan.changes:
        echo(str(NOT_INSTALLED))
        return
    perform(plan, machine, dry_run=dry_run)


@command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--mend", is_flag=True, help="Write FILE with its links corrected.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --mend: a new file to write, instead of FILE.",
)
@click.option("--json", "json_", is_flag=True, help="Print data for programs.")
@SYSTEM
@HOME
def doctor(
    *, file: Path | None, mend: bool, output: Path | None, json_: bool, **made_up: Any
) -> None:
    """Say what Excel would need here, and what to do about it.

    With FILE, a workbook, say instead whether its formulas look for the add-in in a
    folder that other computers do not have. Changes nothing without --mend. Exits with
    1 if there is something to do.
    """
    if file is None and (mend or output):
        raise Misuse(str(NEED_FILE))
    if output and not mend:
        raise Misuse(str(WITH_MEND))
    if file is None:
        report(examine(this_as(**made_up)), json_=json_)
    elif mend:
        mended(file, output or file, json_=json_)
    else:
        report((links_checked(file),), json_=json_)


def this_as(*, system: str | None, home: Path | None) -> Machine:
    """Take this computer, or one made up."""
    language = wanted_language() or language_of_user(os.environ)
    return this_machine(System(system) if system else None, home, language)


def report(checks: Sequence[Check], *, json_: bool) -> None:
    """Print what was looked at, and end with 1 if there is something to do."""
    if json_:
        data = [{**asdict(check), "ok": check.ok} for check in checks]
        write_json(data)
    else:
        for check in checks:
            echo(str(check))
    if not all(check.ok for check in checks):
        sys.exit(TO_DO_EXIT)


def links_checked(file: Path) -> Check:
    """Look at the links of a workbook to the add-in.

    Raises
    ------
    Misuse
        If it cannot be read.
    """
    # reads workbooks, which no other command here does
    from addin.install.links import links_to_addin  # noqa: PLC0415
    from scoring.xlsx.package import Package  # noqa: PLC0415

    try:
        links = links_to_addin(Package.open(file))
    except FileError as error:
        raise Misuse(str(error)) from error
    return check_links(links)


def mended(file: Path, target: Path, *, json_: bool) -> None:
    """Mend the links of a workbook to the add-in, and say which.

    Raises
    ------
    Misuse
        If it cannot be read, or not be written.
    """
    from addin.install.links import mend_links  # noqa: PLC0415 - as above

    if target.exists() and not (file.exists() and target.samefile(file)):
        raise Misuse(THERE_ALREADY.format(file=target))
    try:
        links = mend_links(file, target)
    except FileError as error:
        raise Misuse(str(error)) from error
    if json_:
        data = {"mended": [link.target for link in links]}
        data["output"] = [str(target)] if links else []
        write_json(data)
        return
    for link in links:
        echo(MENDED.format(link=link.target))
    echo(WROTE.format(file=target) if links else str(NOTHING_MENDED))


def machine_of(*, dry_run: bool, system: str | None, home: Path | None) -> Machine:
    """Take this computer, or one made up for a dry run.

    Raises
    ------
    Misuse
        If there is no Excel on it, or a made-up one is to be changed.
    """
    if (system or home) and not dry_run:
        raise Misuse(str(WITH_DRY_RUN))
    machine = this_as(system=system, home=home)
    if machine.system is System.OTHER:
        raise Misuse(NO_EXCEL)
    return machine


def planned(plan: Callable[[Machine], Plan], machine: Machine) -> Plan:
    """Work out the steps.

    Raises
    ------
    Misuse
        If it cannot be done.
    """
    try:
        return plan(machine)
    except InstallError as error:
        raise Misuse(str(error)) from error


def perform(plan: Plan, machine: Machine, *, dry_run: bool) -> None:
    """Print the steps, having done them unless it is a dry run.

    Raises
    ------
    Misuse
        If they cannot be done; nothing is changed then.
    """
    if not dry_run:
        try:
            check_started(machine)
            plan.carry_out()
        except InstallError as error:
            raise Misuse(str(error)) from error
    for change in plan.changes:
        echo(change.sentence(WOULD if dry_run else DONE))
    for left in plan.left:
        echo(LEFT_ALONE.format(what=left))
