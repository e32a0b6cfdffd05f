"""Accounts out of a query: DuckDB joins tables and files, and writes what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.errors import FileError
from scoring.lake.draft import DISK_FULL, is_full
from scoring.language import phrase


if TYPE_CHECKING:
    from pathlib import Path

MEMORY: Final = "700MB"
"""What DuckDB may use; beyond it, it writes to the disk."""
NO_EXTRA: Final = phrase(
    "a query needs DuckDB: pip install 'account-scoring[duckdb]' installs it"
)
NOT_RUN: Final = phrase("the query cannot be run: {why}")


def write_query(query: str, database: Path | None, target: Path) -> None:
    """Write what a query gives as one Parquet file, whole or not at all.

    Parameters
    ----------
    query : str
        A SELECT in DuckDB's SQL; files it names are looked for in the folder where
        the command runs.
    database : Path, optional
        A DuckDB database with its tables, which is only read.
    target : Path
        The file to write. DuckDB spills into its folder.

    Raises
    ------
    FileError
        If DuckDB is not installed, or the query cannot be run.
    """
    try:
        import duckdb  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise FileError(str(NO_EXTRA)) from error
    draft = target.with_suffix(".draft")
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "temp_directory": str(target.parent / "spill"),
    }
    place = str(database) if database is not None else ":memory:"
    try:
        with duckdb.connect(
            place, read_only=database is not None, config=settings
        ) as connection:
            # a comment at its end must not swallow what follows
            select = query.strip().rstrip(";")
            file = str(draft).replace("'", "''")
            connection.execute(f"COPY ({select}\n) TO '{file}' (FORMAT parquet)")
    except duckdb.Error as error:
        if is_full(error):
            raise FileError(DISK_FULL.format(folder=target.parent)) from error
        why = str(error).strip().partition("\n")[0]
        raise FileError(NOT_RUN.format(why=why)) from error
    draft.replace(target)
