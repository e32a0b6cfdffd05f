"""Where a scored workbook goes, decided before anything is read."""

from __future__ import annotations

import errno
import stat
from pathlib import Path
from typing import Final

from scoring.errors import FileError
from scoring.language import phrase


CSV: Final = (".csv", ".tsv", ".txt")
PARQUET: Final = (".parquet", ".pq")
TABLES: Final = (*CSV, *PARQUET)
"""Files that hold one table alone, and no criteria."""
SCORED_SUFFIX: Final = "-scored"
WRONG_ENDING: Final = phrase("{place} must end in {ending}, as scored {file} does")
NO_FOLDER: Final = phrase("the folder {folder} does not exist")
EXISTS: Final = phrase("{file} exists already: name another with -o, or add --force")
NOT_OPENED: Final = phrase("the folder {folder} may not be opened")
LONG_NAME: Final = phrase("its name is too long")
NOT_WRITTEN: Final = phrase("{file} cannot be written: {why}")


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
    ending = ".xlsx" if path.suffix.lower() in TABLES else path.suffix
    # what was scored before is scored in place, but only if that is asked for
    name = f"{path.stem.removesuffix(suffix)}{suffix}{ending}"
    place = path.with_name(name)
    if target is not None:
        place = Path(target)
        if is_folder(place):
            place = place / name
    if place.suffix.lower() != ending.lower():
        words = {"place": place.name, "ending": ending, "file": path.name}
        raise FileError(WRONG_ENDING.format(**words))
    return writable(place, overwrite=overwrite)


def writable(place: Path, *, overwrite: bool) -> Path:
    """Give a place back if a file may be written there.

    Raises
    ------
    FileError
        If a file stands there that may not be replaced, or the folder is missing.
    """
    if not is_folder(place.parent):
        raise FileError(NO_FOLDER.format(folder=place.parent))
    if exists(place) and not overwrite:
        raise already_exists(place)
    return place


def already_exists(place: Path) -> FileError:
    """Make the error for a place where a file stands that may not be replaced."""
    return FileError(EXISTS.format(file=place))


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
        raise FileError(NOT_OPENED.format(folder=place.parent)) from error
    except OSError as error:
        long = error.errno == errno.ENAMETOOLONG
        why = LONG_NAME if long else error.strerror or str(error)
        raise FileError(NOT_WRITTEN.format(file=place.name, why=why)) from error
