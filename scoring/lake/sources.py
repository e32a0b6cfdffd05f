"""What the user names as the data: files, a folder, a pattern or a query."""

from __future__ import annotations

import glob
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.language import phrase
from scoring.reading.csv_dialect import Written
from scoring.reading.output_paths import CSV, PARQUET, exists, is_folder
from scoring.values.refs import MOST_ROWS


if TYPE_CHECKING:
    from collections.abc import Iterator


DATABASES: Final = (".duckdb", ".ddb")
QUERY: Final = ".sql"
BLOCK: Final = 1 << 20
NO_FILES: Final = phrase("{name} has no Parquet or CSV file in it")
NO_MATCH: Final = phrase("no file fits {name}")
NOT_OPENED: Final = phrase("the folder {folder} may not be opened")


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be scored.

    Parameters
    ----------
    place : str
        A file, a folder, or a pattern such as ``exports/*.parquet``; empty for a query
        that names its files itself.
    query : str
        A SELECT in DuckDB's SQL; empty for the files as they are.
    written : Written
        How CSV files are written, where the user says so.
    """

    place: str
    query: str = ""
    written: Written = field(default_factory=Written)

    @property
    def name(self) -> str:
        """What it is called in findings and on Summary."""
        return Path(self.place).name or self.place or "query"

    @property
    def is_large(self) -> bool:
        """Whether it is scored part by part, into a folder.

        A workbook is not, nor a CSV file that fits on a sheet.
        """
        path = Path(self.place)
        suffix = path.suffix.lower()
        if self.query or suffix in (*PARQUET, *DATABASES, QUERY):
            return True
        if is_folder(path):
            return True
        if exists(path):
            return path.is_file() and suffix in CSV and _is_tall(path)
        return glob.has_magic(self.place)

    def files(self) -> tuple[Path, ...]:
        """List the files, in the order of their names.

        Raises
        ------
        FileError
            If there is none, or a folder may not be opened.
        """
        path = Path(self.place)
        if is_folder(path):
            files = tuple(_inside(path))
            if not files:
                raise FileError(NO_FILES.format(name=path))
            return files
        if path.exists() or not glob.has_magic(self.place):
            return (path,)
        matches = (Path(name) for name in glob.glob(self.place, recursive=True))  # noqa: PTH207 - a whole path
        files = tuple(sorted(match for match in matches if match.is_file()))
        if not files:
            raise FileError(NO_MATCH.format(name=self.place))
        return files


def _is_tall(path: Path) -> bool:
    """Say whether a text has more lines than a sheet has rows."""
    lines = 0
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            lines += block.count(b"\n")
            if lines > MOST_ROWS:
                return True
    return False


def _inside(folder: Path) -> Iterator[Path]:
    """List the files of a folder, but for what programs write beside the data."""
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise FileError(NOT_OPENED.format(folder=folder)) from error
    for entry in entries:
        if entry.name.startswith(("_", ".")):
            continue
        if entry.is_dir():
            yield from _inside(entry)
        elif entry.suffix.lower() in (*PARQUET, *CSV):
            yield entry
