"""A home-made sheet found in a workbook, and understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.adopt.formulas import candidates, form_of, reading_of
from scoring.adopt.home_sheet import home_sheet
from scoring.adopt.reading import MOST_NAMED, is_number, refused, total_like
from scoring.adopt.typed import is_weight_line, typed_readings, typed_totals
from scoring.adopt.view import View
from scoring.errors import FileError
from scoring.language import phrase, with_and
from scoring.values.refs import column_number
from scoring.values.suggest import nearest
from scoring.xlsx.read.linear_formula import NotLinearError
from scoring.xlsx.read.small_grid import read_grids


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from scoring.adopt.formulas import Candidate
    from scoring.adopt.home_sheet import HomeSheet
    from scoring.adopt.reading import Reading
    from scoring.xlsx.read.small_grid import Grid

NO_SHEET: Final = phrase("{name} has no sheet '{sheet}' (it has {names})")
NEAR_SHEET: Final = phrase(
    "{name} has no sheet '{sheet}', did you mean '{near}'? (it has {names})"
)
SEVERAL: Final = phrase(
    "{places} may hold the totals: say which is meant with --total, as a column such "
    "as H, or a row where the accounts stand side by side; --sheet names a sheet"
)
NONE: Final = phrase(
    "{name}: no totals were understood. A total is a SUMPRODUCT, SUM or AVERAGE of the "
    "marks in its own row, or a typed number that comes from them; accounts stand below "
    "each other, or side by side"
)
UNREAD: Final = phrase("{cell} {formula}: {why}")


def understand(path: Path, sheet: str = "", total: str = "") -> HomeSheet:
    """Understand a home-made scoring sheet.

    Parameters
    ----------
    path : Path
        The workbook.
    sheet : str
        The sheet that is meant; empty where only one can be.
    total : str
        Where the totals stand: a column such as ``H``, or a row; empty where only one
        can be.

    Raises
    ------
    FileError
        If it cannot be understood; each cell that stands in the way is named.
    """
    grids = read_grids(path)
    chosen = _chosen(path, grids, sheet)
    by_name = {grid.sheet.casefold(): grid for grid in grids}
    views = [View(grid, turned) for grid in chosen for turned in (False, True)]
    there = [c for view in views for c in candidates(view, by_name)]
    wanted = [c for c in there if _is_at(c.view, c.total, total)]
    if wanted:
        best = _likeliest(wanted)
        return home_sheet(reading_of(best, by_name, _lines(best)))
    readings = [
        reading
        for view in views
        for reading in typed_readings(view)
        if _is_at(view, reading.total, total)
    ]
    if not readings:
        raise _not_understood(path, chosen, by_name)
    return home_sheet(_only(readings))


def _chosen(path: Path, grids: Sequence[Grid], sheet: str) -> list[Grid]:
    if not sheet:
        return [*grids]
    named = [g for g in grids if g.sheet.casefold() == sheet.strip().casefold()]
    if not named:
        names = [grid.sheet for grid in grids]
        near = nearest(sheet, names)
        words = {"name": path.name, "sheet": sheet, "names": ", ".join(names)}
        if near is None:
            raise FileError(NO_SHEET.format(**words))
        raise FileError(NEAR_SHEET.format(near=near, **words))
    return named


def _is_at(view: View, at: int, total: str) -> bool:
    """Say whether totals stand where they are asked for."""
    text = total.strip().upper()
    if not text:
        return True
    if text.isdecimal():
        return view.turned and at == int(text)
    letters = text.rstrip("0123456789$").strip("$")
    return not view.turned and letters.isalpha() and at == column_number(letters)


def _likeliest(there: Sequence[Candidate]) -> Candidate:
    """Choose the totals among what is calculated: the whole rather than its parts.

    Raises
    ------
    FileError
        If several are as likely.
    """
    ordered = sorted(there, key=lambda c: (*map(int, c.likely), -c.total), reverse=True)
    best = ordered[0]
    rivals = [
        c
        for c in ordered[1:]
        if c.likely[:2] == best.likely[:2]
        and not (c.view == best.view and c.components <= best.components)
    ]
    if rivals:
        raise FileError(SEVERAL.format(places=_listed([best, *rivals])))
    return best


def _listed(there: Sequence[Candidate]) -> str:
    places = [
        f"{c.view.grid.sheet}, {c.view.strip(c.total)}"
        + (f" ({c.label})" if c.label else "")
        for c in there[:MOST_NAMED]
    ]
    return with_and(places)


def _only(readings: Sequence[Reading]) -> Reading:
    """Choose typed totals: those under a heading that says so, if any."""
    labelled = [r for r in readings if total_like(r.view.label(r.lines[0], r.total)[1])]
    left = labelled or readings
    if len(left) > 1:
        places = [f"{r.view.grid.sheet}, {r.view.strip(r.total)}" for r in left]
        raise FileError(SEVERAL.format(places=with_and(places)))
    return left[0]


def _lines(candidate: Candidate) -> tuple[int, ...]:
    """Give the lines of accounts: those with a total, and others with marks."""
    view, forms = candidate.view, candidate.forms
    first, last = min(forms), max(forms)
    lines = [n for n in range(first, last + 1) if n in forms or _marked(candidate, n)]
    before = _accounts_from(candidate, range(first - 1, 0, -1))
    after = _accounts_from(candidate, range(last + 1, view.lines() + 1))
    return (*reversed(before), *lines, *after)


def _accounts_from(candidate: Candidate, lines: range) -> list[int]:
    """Give the lines from one on that are accounts without a total like the others'."""
    accounts = []
    for line in lines:
        if not _marked(candidate, line) or not _is_account(candidate, line):
            break
        accounts.append(line)
    return accounts


def _marked(candidate: Candidate, line: int) -> bool:
    values = [candidate.view.value(line, at) for at in candidate.components]
    return any(is_number(value) for value in values)


def _is_account(candidate: Candidate, line: int) -> bool:
    """Say whether a line below the totals is one more account, and no sum of them."""
    view = candidate.view
    texts = (view.value(line, at) for at in range(1, view.width() + 1))
    name = next((v for v in texts if v is not None), None)
    calculated = any(view.formula(line, at) for at in candidate.components)
    return (
        isinstance(name, str)
        and not calculated
        and not total_like(name)
        and line not in candidate.weight_lines
        and not is_weight_line(view, line)
    )


def _not_understood(
    path: Path, grids: Sequence[Grid], by_name: Mapping[str, Grid]
) -> FileError:
    """Say why nothing was understood: by the formulas that stand in the way."""
    views = [View(grid, turned) for grid in grids for turned in (False, True)]
    faults = [*_unread(grids, by_name), *filter(None, map(typed_totals, views))]
    return refused(faults) if faults else FileError(NONE.format(name=path.name))


def _unread(grids: Sequence[Grid], by_name: Mapping[str, Grid]) -> Iterator[str]:
    for grid in grids:
        for turned in (False, True):
            view = View(grid, turned)
            for place, formula in grid.formulas.items():
                line, at = view.own(*place)
                if not total_like(view.label(line, at)[1]):
                    continue
                try:
                    form_of(view, by_name, line, at)
                except NotLinearError as error:
                    cell = view.full(line, at)
                    yield UNREAD.format(cell=cell, formula=formula, why=error)
