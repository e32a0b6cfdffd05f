"""The commands for Excel; the command line finds them by entry point."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from addin.install.doctor import examine
from addin.install.errors import InstallError
from addin.install.machine import System, this_machine
from addin.install.ready import NO_EXCEL, check_started
from addin.install.steps import plan_install, plan_uninstall


if TYPE_CHECKING:
    from collections.abc import Callable

    from addin.install.machine import Machine
    from addin.install.steps import Plan

TO_DO_EXIT: Final = 1
DRY_RUN: Final = click.option(
    "--dry-run", is_flag=True, help="Print each step and do nothing."
)
SYSTEM: Final = click.option(
    "--system", type=click.Choice(["windows", "mac"]), hidden=True
)
HOME: Final = click.option(
    "--home", type=click.Path(path_type=Path, file_okay=False), hidden=True
)


class Misuse(click.ClickException):
    """What cannot be done here; said in one sentence."""

    exit_code = 2


@click.command()
@DRY_RUN
@SYSTEM
@HOME
def install(*, dry_run: bool, **made_up: Any) -> None:
    """Bring the add-in to Excel: its tab, its buttons and its functions.

    Copies the add-in to the folder from which Excel loads it, and tells it which
    Python to start. Close Excel first. Doing it twice does no harm.
    """
    machine = machine_of(dry_run=dry_run, **made_up)
    plan = planned(plan_install, machine)
    if not plan.changes:
        click.echo("All is in place already. account-scoring doctor looks closer.")
        return
    perform(plan, machine, dry_run=dry_run)
    if not dry_run:
        click.echo("Start Excel: it has a tab Account scoring now.")


@click.command()
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
        click.echo("Nothing to undo: the add-in is not installed.")
        return
    perform(plan, machine, dry_run=dry_run)


@click.command()
@click.option("--json", "json_", is_flag=True, help="Print data for programs.")
@SYSTEM
@HOME
def doctor(*, json_: bool, system: str | None, home: Path | None) -> None:
    """Say what Excel would need here, and what to do about it.

    Changes nothing. Exits with 1 if there is something to do.
    """
    checks = examine(this_machine(System(system) if system else None, home))
    if json_:
        data = [{**asdict(check), "ok": check.ok} for check in checks]
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join(map(str, checks)))
    if not all(check.ok for check in checks):
        sys.exit(TO_DO_EXIT)


def machine_of(*, dry_run: bool, system: str | None, home: Path | None) -> Machine:
    """Take this computer, or one made up for a dry run.

    Raises
    ------
    Misuse
        If there is no Excel on it, or a made-up one is to be changed.
    """
    if (system or home) and not dry_run:
        message = "--system and --home go with --dry-run alone"
        raise Misuse(message)
    machine = this_machine(System(system) if system else None, home)
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
    would = "Would " if dry_run else ""
    for change in plan.changes:
        step = f"{would}{change}"
        click.echo(f"{step[0].upper()}{step[1:]}")
    for left in plan.left:
        click.echo(f"Left alone: {left}")
