"""Where a scored workbook goes, decided before anything is read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from scoring.errors import FileError


CSV: Final = (".csv", ".tsv", ".txt")
SCORED_SUFFIX: Final = "-scored"


def target_of(path: Path, target: str | Path | None, *, overwrite: bool) -> Path:
    """Decide where the scored workbook goes, before anything is read.

    Raises
    ------
    FileError
        If a file stands there that may not be replaced, or the folder is missing.
    """
    suffix = ".xlsx" if path.suffix.lower() in CSV else path.suffix
    # what was scored before is scored in place, but only if that is asked for
    name = f"{path.stem.removesuffix(SCORED_SUFFIX)}{SCORED_SUFFIX}{suffix}"
    place = path.with_name(name)
    if target is not None:
        place = Path(target)
        if place.is_dir():
            place = place / name
    if place.suffix.lower() != suffix.lower():
        message = f"{place.name} must end in {suffix}, as scored {path.name} does"
        raise FileError(message)
    return writable(place, overwrite=overwrite)


def writable(place: Path, *, overwrite: bool) -> Path:
    """Give a place back if a file may be written there.

    Raises
    ------
    FileError
        If a file stands there that may not be replaced, or the folder is missing.
    """
    if not place.parent.is_dir():
        message = f"the folder {place.parent} does not exist"
        raise FileError(message)
    if place.exists() and not overwrite:
        message = f"{place} exists already: name another with -o, or add --force"
        raise FileError(message)
    return place
