"""What installing and uninstalling change, worked out before anything is touched."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from addin.install import conf_file
from addin.install.changes import (
    Change,
    carry_out,
    new_folders,
    read,
    remove_empty,
)
from addin.install.errors import InstallError
from addin.install.machine import ADDIN
from addin.install.ready import check_ready
from addin.install.record import Record, Written, digest_of, unpack
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Iterator

    from addin.install.machine import Machine


THE_ADDIN: Final = phrase("the add-in")
STARTS_PYTHON: Final = phrase("how xlwings starts Python")
WHAT_WAS_DONE: Final = phrase("what was done")
ITS_PYTHON: Final = phrase("its Python")
THE_MARK: Final = phrase("the Mark of the Web")
CHANGED_SINCE: Final = phrase("{file} was changed since; delete it if you want it gone")
SETTING_CHANGED: Final = phrase(
    "{setting} in {file} was changed since; it stays {value}"
)
SETTING_REMOVED: Final = phrase("{setting} removed")
SETTING_AS_BEFORE: Final = phrase("{setting} as it was: {value}")
NO_SCRIPT: Final = phrase("xlwings came without {file}; install it again")
NO_RECORD: Final = phrase("{why}: {file}; delete it and run install again")


@dataclass(frozen=True, slots=True)
class Plan:
    """Changes in their order, folders to remove after them, and what is left alone."""

    changes: tuple[Change, ...]
    folders: tuple[Path, ...] = ()
    left: tuple[str, ...] = ()

    def carry_out(self) -> None:
        """Make all changes, or none.

        Raises
        ------
        InstallError
            If one cannot be made.
        """
        carry_out(self.changes)
        remove_empty(self.folders)


def plan_install(machine: Machine) -> Plan:
    """Work out what is still to be done; nothing, where all is as it should be.

    Raises
    ------
    InstallError
        If Excel there could not use the add-in, or a file cannot be read.
    """
    check_ready(machine)
    old = recorded(machine) or Record()
    config, setting = _configure(machine, old.setting)
    files = tuple(_files(machine))
    ours = {
        change.file.name: digest_of(change.after)
        for change in files
        if change.after is not None
        and (
            change.before is None
            or change.file == machine.addin
            or old.files.get(change.file.name) == digest_of(change.before)
        )
    }
    wanted = (*files, config)
    record = Record(setting=setting, files=old.files | ours)
    log = Change(str(WHAT_WAS_DONE), machine.record, read(machine.record), b"")
    folders = [*old.folders, *map(str, new_folders((log, *wanted)))]
    record = replace(record, folders=tuple(dict.fromkeys(folders)))
    # the record comes first: whatever happens after it can be undone
    steps = (replace(log, after=record.pack()), *wanted)
    changed = tuple(step for step in steps if step.before != step.after)
    return Plan((*changed, *_unmark(machine)))


def plan_uninstall(machine: Machine) -> Plan:
    """Work out how to undo what was recorded, and nothing else.

    Raises
    ------
    InstallError
        If a file cannot be read.
    """
    record = recorded(machine)
    if record is None:
        return Plan(())
    changes: list[Change] = []
    left: list[str] = []
    for name, digest in record.files.items():
        file = (machine.startup if name == ADDIN else machine.scripts) / Path(name).name
        before = read(file)
        if before is not None and digest_of(before) == digest:
            changes.append(Change(_what(name), file, before, None))
        elif before is not None:
            left.append(CHANGED_SINCE.format(file=file))
    if record.setting is not None:
        config, notes = _unconfigure(machine, record.setting)
        changes.extend(config)
        left.extend(notes)
    log = Change(str(WHAT_WAS_DONE), machine.record, read(machine.record), None)
    # the record goes last: until then it can be tried again
    return Plan((*changes, log), tuple(map(Path, record.folders)), tuple(left))


def recorded(machine: Machine) -> Record | None:
    """Read what an earlier `install` did.

    Raises
    ------
    InstallError
        If the record cannot be read.
    """
    try:
        return unpack(read(machine.record))
    except InstallError as error:
        message = NO_RECORD.format(why=error, file=machine.record)
        raise InstallError(message) from error


def _files(machine: Machine) -> Iterator[Change]:
    shipped = machine.source.read_bytes()
    yield Change(_what(ADDIN), machine.addin, read(machine.addin), shipped)
    if machine.is_mac and machine.xlwings is not None:
        # the same as `xlwings runpython install`
        script = read(machine.xlwings / machine.script.name)
        if script is None:
            message = NO_SCRIPT.format(file=machine.script.name)
            raise InstallError(message)
        yield Change(
            _what(machine.script.name), machine.script, read(machine.script), script
        )


def _configure(machine: Machine, old: Written | None) -> tuple[Change, Written | None]:
    """Name the interpreter; remember the value that the user had set."""
    before = read(machine.config)
    content = before or b""
    raw = conf_file.raw_value(str(machine.executable), machine.encoding)
    pair = conf_file.find(content, machine.key)
    now = pair.raw if pair else None
    if now == raw:
        return Change(str(ITS_PYTHON), machine.config, before, before), old
    previous, made = now, before is None
    if old is not None and now == old.raw:
        previous, made = old.previous, old.made_file
    after = conf_file.with_value(content, machine.key, raw, machine.newline)
    change = Change(
        f"{machine.key} = {machine.executable}", machine.config, before, after
    )
    return change, Written(machine.key, raw, previous, made)


def _unconfigure(machine: Machine, setting: Written) -> tuple[list[Change], list[str]]:
    before = read(machine.config)
    pair = conf_file.find(before, setting.name) if before is not None else None
    if before is None or pair is None:
        return [], []
    if pair.raw != setting.raw:
        left = SETTING_CHANGED.format(
            setting=setting.name, file=machine.config, value=pair.raw
        )
        return [], [left]
    if setting.previous is None:
        after = conf_file.without(before, setting.name)
        what = SETTING_REMOVED.format(setting=setting.name)
    else:
        after = conf_file.with_value(
            before, setting.name, setting.previous, machine.newline
        )
        shown = conf_file.readable(setting.previous, machine.encoding)
        what = SETTING_AS_BEFORE.format(setting=setting.name, value=shown)
    gone = setting.made_file and not after.strip()
    return [Change(what, machine.config, before, None if gone else after)], []


def _unmark(machine: Machine) -> Iterator[Change]:
    """Free the add-in of the mark that makes Excel block it."""
    if not machine.is_mac and machine.mark.exists():
        yield Change(str(THE_MARK), machine.mark, None, None)


def _what(name: str) -> str:
    return str(THE_ADDIN if name == ADDIN else STARTS_PYTHON)
