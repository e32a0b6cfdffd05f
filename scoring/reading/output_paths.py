"""Where a scored workbook goes, decided before anything is read."""

from __future__ import annotations

import errno
import stat
from pathlib import Path
from typing import Final

from scoring.errors import FileError


CSV: Final = (".csv", ".tsv", ".txt")
SCORED_SUFFIX: Final = "-scored"


def target_of(
    path: Path,
    target: str | Path | None,
    *,
    overwrite: bool,
    suffix: str = SCORED_SUFFIX,
) -> Path:
    """Decide where the workbook goes, before anything is read.

    Raises
    ------
    FileError
        If a file stands there that may not be replaced, or the folder is missing.
    """
    ending = ".xlsx" if path.suffix.lower() in CSV else path.suffix
    # what was scored before is scored in place, but only if that is asked for
    name = f"{path.stem.removesuffix(suffix)}{suffix}{ending}"
    place = path.with_name(name)
    if target is not None:
        place = Path(target)
        if is_folder(place):
            place = place / name
    if place.suffix.lower() != ending.lower():
        message = f"{place.name} must end in {ending}, as scored {path.name} does"
        raise FileError(message)
    return writable(place, overwrite=overwrite)


def writable(place: Path, *, overwrite: bool) -> Path:
    """Give a place back if a file may be written there.

    Raises
    ------
    FileError
        If a file stands there that may not be replaced, or the folder is missing.
    """
    if not is_folder(place.parent):
        message = f"the folder {place.parent} does not exist"
        raise FileError(message)
    if exists(place) and not overwrite:
        raise already_exists(place)
    return place


def already_exists(place: Path) -> FileError:
    """Make the error for a place where a file stands that may not be replaced."""
    return FileError(f"{place} exists already: name another with -o, or add --force")


def exists(place: Path) -> bool:
    """Say whether anything stands at a place.

    Raises
    ------
    FileError
        If the system does not let us look, or no file can have that name.
    """
    return _mode(place) is not None


def is_folder(place: Path) -> bool:
    """Say whether a place is a folder; raises as `exists` does."""
    mode = _mode(place)
    return mode is not None and stat.S_ISDIR(mode)


def _mode(place: Path) -> int | None:
    try:
        return place.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return None
    except PermissionError as error:
        message = f"the folder {place.parent} may not be opened"
        raise FileError(message) from error
    except OSError as error:
        long = error.errno == errno.ENAMETOOLONG
        why = "its name is too long" if long else error.strerror or str(error)
        message = f"{place.name} cannot be written: {why}"
        raise FileError(message) from error
