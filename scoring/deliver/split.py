"""One workbook per value of a column of Scored: a list for each seller, say."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.errors import FileError
from scoring.language import phrase
from scoring.progress import silent
from scoring.reading.output_paths import writable
from scoring.sheets.results import Results, ScoredSheet
from scoring.sheets.summary import summary_sheet
from scoring.sheets.write import write_scored
from scoring.values.cell import cell_text, read_cell
from scoring.values.suggest import did_you_mean
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import DerivedField, ScoredHead, Sheet


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.arrays import Indices, Ints
    from scoring.progress import Tell
    from scoring.rating.ratings import Ratings
    from scoring.sheets.results import ScoredColumn, Top

MOST_FILES: Final = 200
LONGEST_NAME: Final = 80
_UNSAFE: Final = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
NO_HEADING: Final = phrase("Scored has no heading '{heading}' to split by")
NO_SELLER: Final = phrase(
    "Scored has no heading '{heading}' to split by: {seller} comes from a sheet {sheet}"
)
TOO_MANY: Final = phrase(
    "'{heading}' has {count:,} values, and {most} files is the most"
)
NOT_WRITTEN: Final = phrase("{folder} cannot be written to: {why}")


@dataclass(frozen=True, slots=True)
class Piece:
    """The accounts of one value.

    Parameters
    ----------
    value : str
        As the cell shows it.
    path : Path
        The workbook for it.
    rows : ndarray of int
        Rows of Scored, from 0, in their order.
    """

    value: str
    path: Path
    rows: Ints


@dataclass(frozen=True, slots=True)
class Output:
    """Where the results go.

    Parameters
    ----------
    place : Path
        The workbook to write.
    split_by : str or None
        A column of Scored whose values get a workbook each; None for no further one.
    overwrite : bool
        Whether existing files may be replaced by these.
    """

    place: Path
    split_by: str | None = None
    overwrite: bool = False

    def pieces(self, sheet: ScoredSheet) -> tuple[Piece, ...]:
        """Decide which workbooks there will be beside it; see `pieces_of`."""
        if self.split_by is None:
            return ()
        return pieces_of(sheet, self.split_by, self.place, overwrite=self.overwrite)


def pieces_of(
    sheet: ScoredSheet, heading: str, place: Path, *, overwrite: bool
) -> tuple[Piece, ...]:
    """Decide which workbooks there will be; rows without a value are in none.

    Raises
    ------
    FileError
        If Scored has no such heading, too many values stand under it, or a file is
        there that may not be replaced.
    """
    headings = [column.heading for column in sheet.columns]
    at = _column_of(heading, [*map(heading_key, headings)])
    if at is None:
        if heading_key(heading) in map(heading_key, ScoredHead.SELLER.understood):
            seller = {"seller": ScoredHead.SELLER, "sheet": Sheet.ROUTING}
            raise FileError(NO_SELLER.format(heading=heading, **seller))
        sentence = NO_HEADING.format(heading=heading)
        raise FileError(did_you_mean(sentence, heading, headings))
    values = sheet.columns[at].values
    ordered = values if sheet.order is None else values.take(sheet.order)
    codes, distinct_values = pd.factorize(ordered.astype(object))
    if len(distinct_values) > MOST_FILES:
        count = len(distinct_values)
        raise FileError(TOO_MANY.format(heading=heading, count=count, most=MOST_FILES))
    return _pieces(
        codes, [_shown(value) for value in distinct_values], place, overwrite
    )


def _column_of(heading: str, keys: Sequence[str]) -> int | None:
    """Find a column by its heading; one of ours also by its words in any language."""
    wanted = heading_key(heading)
    ours = (
        heading_key(str(word))
        for word in (*ScoredHead, *DerivedField)
        if wanted in map(heading_key, word.understood)
    )
    return next((keys.index(name) for name in (wanted, *ours) if name in keys), None)


def _pieces(
    codes: Indices,
    shown: list[str],
    place: Path,
    overwrite: bool,  # noqa: FBT001 - said by its caller
) -> tuple[Piece, ...]:
    in_use = {text_key(place.name)}
    pieces = []
    for value in sorted({*filter(None, shown)}, key=text_key):
        same = [code for code, other in enumerate(shown) if other == value]
        path = _free(place, value, in_use)
        writable(path, overwrite=overwrite)
        rows = np.flatnonzero(np.isin(codes, same))
        pieces.append(Piece(value, path, rows.astype(np.int64)))
    return tuple(pieces)


def _shown(value: object) -> str:
    return " ".join(cell_text(read_cell(value)).split())


def _free(place: Path, value: str, in_use: set[str]) -> Path:
    """Name a file after a value, apart from all others."""
    name, count = safe_name(value), 1
    while (file := f"{place.stem}-{name}.xlsx") and text_key(file) in in_use:
        count += 1
        name = f"{safe_name(value)} ({count})"
    in_use.add(text_key(file))
    return place.with_name(file)


def safe_name(value: str) -> str:
    """Make a part of a file's name that every system takes.

    >>> safe_name("North/South: Ann?")
    'North-South- Ann'
    """
    plain = _UNSAFE.sub("-", value)[:LONGEST_NAME].strip(" .-")
    return plain or "other"


def write_files(
    source: Path | None,
    output: Output,
    results: tuple[Ratings, Results],
    pieces: tuple[Piece, ...],
    progress: Tell = silent,
) -> None:
    """Write the scored workbook, and one for each piece beside it, all or none.

    Parameters
    ----------
    source : Path or None
        The workbook that is copied; None for one of the result sheets alone.
    output : Output
        The file to write, and whether it may replace one.
    results : (Ratings, Results)
        The ratings, and the sheets that describe them.
    pieces : tuple of Piece
        They hold Scored and Summary of their accounts alone, and no other sheet.
    progress : callable
        Told how far the writing is.
    """
    place, new = output.place, not output.overwrite
    if not pieces:
        write_scored(source, place, results[1], progress=progress, new=new)
        return
    try:
        with tempfile.TemporaryDirectory(prefix=".", dir=place.parent) as aside:
            drafts = _drafts(pieces, Path(aside), results)
            write_scored(source, place, results[1], progress=progress, new=new)
            for piece, draft in zip(pieces, drafts, strict=True):
                draft.replace(piece.path)
    except OSError as error:
        words = {"folder": place.parent, "why": error.strerror or error}
        raise FileError(NOT_WRITTEN.format(**words)) from error


def _drafts(
    pieces: tuple[Piece, ...], aside: Path, results: tuple[Ratings, Results]
) -> list[Path]:
    """Write the pieces where nobody looks yet."""
    drafts = [aside / piece.path.name for piece in pieces]
    for piece, draft in zip(pieces, drafts, strict=True):
        write_scored(None, draft, _results(piece, *results))
    return drafts


def _results(piece: Piece, ratings: Ratings, results: Results) -> Results:
    """Describe the sheets of some accounts; their ranks are those among all."""
    sheet = results.scored
    at = piece.rows if sheet.order is None else sheet.order[piece.rows]
    columns = tuple(
        replace(column, values=column.values.take(at).reset_index(drop=True))
        for column in sheet.columns
    )
    part = ScoredSheet(columns, sheet.contact[piece.rows], sheet.tiers)
    summary = results.summary
    few = summary_sheet(ratings.take(_indices(piece, sheet, ratings)), (), "", "")
    few = replace(
        few,
        source=f"{summary.source}, {piece.value}",
        today=summary.today,
        top=_as_on_scored(few.top, columns),
    )
    return Results(part, few, (), checked=False)


def _as_on_scored(
    top: tuple[Top, ...], columns: tuple[ScoredColumn, ...]
) -> tuple[Top, ...]:
    """Give the best the Why that stands on Scored, whose first rows they are."""
    why = str(ScoredHead.WHY)
    sentences = next(each.values for each in columns if each.heading == why)
    return tuple(
        replace(line, why=str(sentence))
        for line, sentence in zip(top, sentences.iloc[: len(top)], strict=True)
    )


def _indices(piece: Piece, sheet: ScoredSheet, ratings: Ratings) -> Ints:
    """Give the accounts of a piece in the order of Accounts."""
    from scoring.rating.ranking import ranked  # noqa: PLC0415 - only where it is not known

    order = ranked(ratings)[0] if sheet.order is None else sheet.order
    return np.sort(order[piece.rows])
