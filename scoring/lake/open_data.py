"""Data opened as Parquet, whatever the user names; CSV and queries are written so first.

Apart from `scoring.lake.sources`, as Parquet takes long to load and a workbook needs none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.lake.csv_parts import write_csv
from scoring.lake.data import Data, DataFile, folder_keys
from scoring.lake.query import write_query
from scoring.lake.sources import DATABASES, QUERY
from scoring.language import phrase
from scoring.reading.output_paths import CSV, PARQUET
from scoring.xlsx.archive import unfit
from scoring.xlsx.preflight import readable


if TYPE_CHECKING:
    from scoring.findings import Finding
    from scoring.lake.sources import Source
    from scoring.reading.csv_dialect import Written


NO_DATA: Final = phrase(
    "is neither Parquet nor CSV: name such a file, a folder of them, or a query"
)
NEEDS_QUERY: Final = phrase("is a database: say what to score with --query")
NO_DATABASE: Final = phrase(
    "{name} is no database: a query names the files it reads itself"
)


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
