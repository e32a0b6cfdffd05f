"""What the user names as the data: files, a folder, a pattern or a query."""

from __future__ import annotations

import glob
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.lake.csv_parts import write_csv
from scoring.lake.data import Data, DataFile, folder_keys
from scoring.lake.query import write_query
from scoring.language import phrase
from scoring.reading.csv_dialect import Written
from scoring.reading.output_paths import CSV, is_folder
from scoring.values.refs import MOST_ROWS
from scoring.xlsx.archive import unfit
from scoring.xlsx.preflight import readable


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.findings import Finding

PARQUET: Final = (".parquet", ".pq")
DATABASES: Final = (".duckdb", ".ddb")
QUERY: Final = ".sql"
BLOCK: Final = 1 << 20
NO_FILES: Final = phrase("{name} has no Parquet or CSV file in it")
NO_MATCH: Final = phrase("no file fits {name}")
NOT_OPENED: Final = phrase("the folder {folder} may not be opened")
NO_DATA: Final = phrase(
    "is neither Parquet nor CSV: name such a file, a folder of them, or a query"
)
NEEDS_QUERY: Final = phrase("is a database: say what to score with --query")
NO_DATABASE: Final = phrase(
    "{name} is no database: a query names the files it reads itself"
)


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
        if path.is_file():
            return suffix in CSV and _is_tall(path)
        return path.is_dir() or glob.has_magic(self.place)

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


def open_data(source: Source, aside: Path) -> tuple[Data, tuple[Finding, ...]]:
    """Open the data; what is not Parquet is written as Parquet first.

    Parameters
    ----------
    source : Source
        What the user names.
    aside : Path
        A folder for what is written; what stands there already is not written again.

    Raises
    ------
    FileError
        If something cannot be read, or the files have different columns.
    """
    query, database = _query(source)
    if query:
        target = aside / "query.parquet"
        if not target.exists():
            write_query(query, database, target)
        return Data.of(source.name, [DataFile.open(target)]), ()
    root = Path(source.place)
    files: list[DataFile] = []
    findings: dict[str, Finding] = {}
    for number, path in enumerate(source.files()):
        keys = folder_keys(path, root) if root in path.parents else ()
        staged = path
        if path.suffix.lower() not in PARQUET:
            staged = aside / f"{number:05}.parquet"
            for one in _stage(path, staged, source.written):
                findings.setdefault(one.code, one)
        files.append(DataFile.open(staged, keys))
    return Data.of(source.name, files), tuple(findings.values())


def _stage(path: Path, staged: Path, written: Written) -> tuple[Finding, ...]:
    if path.suffix.lower() not in CSV:
        raise unfit(path, NO_DATA)
    return () if staged.exists() else write_csv(path, staged, written)


def _query(source: Source) -> tuple[str, Path | None]:
    """Give the query, and the database it is asked of."""
    path = Path(source.place)
    if path.suffix.lower() in DATABASES:
        readable(path)
        if not source.query:
            raise unfit(path, NEEDS_QUERY)
        return source.query, path
    if path.suffix.lower() == QUERY and not source.query:
        readable(path)
        return path.read_text(encoding="utf-8-sig"), None
    if source.query and source.place:
        raise FileError(NO_DATABASE.format(name=source.place))
    return source.query, None
