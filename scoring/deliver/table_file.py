"""The table of Scored alone, as a CSV or a Parquet file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scoring.sheets.scored import sheet_frame
from scoring.values.plain_text import escaped
from scoring.xlsx.copy_parts import appearing


if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from scoring.sheets.results import ScoredSheet

CSV: Final = ".csv"
PARQUET: Final = ".parquet"


def is_table_file(place: Path) -> bool:
    """Say whether a file is for the table alone, by how it ends.

    >>> from pathlib import Path
    >>> is_table_file(Path("out.csv")), is_table_file(Path("out.xlsx"))
    (True, False)
    """
    return place.suffix.lower() in (CSV, PARQUET)


def write_table(sheet: ScoredSheet, place: Path) -> None:
    """Write the columns of Scored, ranked.

    Parameters
    ----------
    sheet : ScoredSheet
        What was rated.
    place : Path
        A .csv file, in UTF-8 with a mark, or a .parquet file.

    Raises
    ------
    FileError
        If it cannot be written.
    """
    frame = sheet_frame(sheet)
    with appearing(place) as file:
        if place.suffix.lower() == CSV:
            file.write(_plain(frame).to_csv(index=False).encode("utf-8-sig"))
        else:
            _texts(frame).to_parquet(file, index=False)


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.map(lambda cell: escaped(cell) if isinstance(cell, str) else cell)


def _texts(frame: pd.DataFrame) -> pd.DataFrame:
    """Give columns of several kinds as text: a file of columns has one for each."""
    plain = frame.copy(deep=False)
    for column in frame:
        if frame[column].dtype == object:
            plain[column] = frame[column].map(_text)
    return plain


def _text(value: Any) -> str | None:
    return None if value is None or value != value else str(value)  # noqa: PLR0124 - NaN
