"""Changes to files: all of them are made, or none."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from addin.install.errors import InstallError
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from scoring.language import Phrase


CANNOT_READ: Final = phrase("cannot read {file}: {why}")
CANNOT_CHANGE: Final = phrase(
    "cannot change {file}: {why}; nothing was changed. Close Excel, make sure that you "
    "may write there, and try again"
)


class Words(NamedTuple):
    """Sentences about a file that is deleted, new, or changed."""

    delete: Phrase
    write: Phrase
    change: Phrase


STEPS: Final = Words(
    phrase("delete {file} ({what})"),
    phrase("write {file} ({what})"),
    phrase("change {file} ({what})"),
)
DONE: Final = Words(
    phrase("Delete {file} ({what})"),
    phrase("Write {file} ({what})"),
    phrase("Change {file} ({what})"),
)
WOULD: Final = Words(
    phrase("Would delete {file} ({what})"),
    phrase("Would write {file} ({what})"),
    phrase("Would change {file} ({what})"),
)


@dataclass(frozen=True, slots=True)
class Change:
    """A file as it is and as it is to be.

    Parameters
    ----------
    what : str
        What the file is, in the user's words.
    file : Path
        Where it is.
    before, after : bytes or None
        Its content; None where there is no file.
    """

    what: str
    file: Path
    before: bytes | None
    after: bytes | None

    def __str__(self) -> str:
        """Give the step that people read."""
        return self.sentence(STEPS)

    def sentence(self, words: Words) -> str:
        """Say it in words for what is done, or what would be."""
        written = words.write if self.before is None else words.change
        wording = words.delete if self.after is None else written
        return wording.format(file=self.file, what=self.what)


def read(file: Path) -> bytes | None:
    """Read a file, None where there is none.

    Raises
    ------
    InstallError
        If it is there and cannot be read.
    """
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        why = error.strerror or str(error)
        raise InstallError(CANNOT_READ.format(file=file, why=why)) from error


def new_folders(changes: Iterable[Change]) -> tuple[Path, ...]:
    """List the folders that must be made, outermost first."""
    missing = {
        folder
        for change in changes
        if change.after is not None
        for folder in change.file.parents
        if not folder.exists()
    }
    return tuple(sorted(missing, key=lambda folder: len(folder.parts)))


def carry_out(changes: Iterable[Change]) -> None:
    """Make all changes.

    Raises
    ------
    InstallError
        If one cannot be made; those before it have been taken back then.
    """
    wanted = tuple(changes)
    folders = new_folders(wanted)
    done: list[Change] = []
    for change in wanted:
        try:
            write_whole(change.file, change.after)
        except OSError as error:
            for made in reversed(done):
                with suppress(OSError):
                    write_whole(made.file, made.before)
            remove_empty(folders)
            why = error.strerror or str(error)
            message = CANNOT_CHANGE.format(file=change.file, why=why)
            raise InstallError(message) from error
        done.append(change)


def write_whole(file: Path, content: bytes | None) -> None:
    """Write a file whole or not at all, or delete it."""
    if content is None:
        file.unlink(missing_ok=True)
        return
    # a link, or a file that only its owner may read, stays one
    target = file.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        part.touch()
        if target.exists():
            shutil.copymode(target, part)
        part.write_bytes(content)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def remove_empty(folders: Iterable[Path]) -> None:
    """Remove those of the folders that hold nothing, innermost first."""
    for folder in sorted(folders, key=lambda folder: -len(folder.parts)):
        with suppress(OSError):
            folder.rmdir()
