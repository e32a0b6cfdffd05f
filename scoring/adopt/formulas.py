"""Totals understood by their formulas, each line's compared with the others'."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from scoring.adopt.reading import Reading, is_number, refused, total_like
from scoring.language import phrase
from scoring.values.refs import cell_name, sheet_reference
from scoring.xlsx.read.linear_formula import Linear, NotLinearError, Share, linear_of


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.adopt.view import View
    from scoring.xlsx.read.linear_formula import Place
    from scoring.xlsx.read.small_grid import Grid

DEEPEST: Final = 20
LEAST: Final = 2
"""Components of a total, and lines that have one."""
DIGITS: Final = 10
APART: Final = phrase(
    "the totals in {strip} do not weigh alike: {one} {formula} takes other factors than "
    "{other} {other_formula}. Weights that all accounts share need a $, as in B$2:F$2"
)
ELSEWHERE: Final = phrase("{cell} {formula} does not take the marks of its own line")
NO_TOTAL: Final = phrase("{cell} is blank, where the others are calculated")
ODD: Final = phrase("{cell} {formula}: {fault}")
OTHERWISE: Final = phrase("{cell} {formula} {differences}")
LEAVES_OUT: Final = phrase("leaves out {cell}")
ALSO_TAKES: Final = phrase("also takes {cell}")
TAKES: Final = phrase("takes {cell} times {now:.4g} in place of {usual:.4g}")
ADDS: Final = phrase("adds {number:.4g}")
NO_NUMBER: Final = phrase("it takes {cell}, which holds no number")
TYPED: Final = phrase("{cell} is typed, where the others are calculated")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Where totals may stand: one place in each line, calculated alike.

    Parameters
    ----------
    view : View
        The sheet, one line per account.
    total : int
        Where in each line it stands.
    label : str
        Its heading.
    forms : mapping of int to Linear
        What each line's formula takes of the cells of its line.
    """

    view: View
    total: int
    label: str
    forms: Mapping[int, Linear]

    @property
    def usual(self) -> Linear:
        """The form that most lines have."""
        keys = Counter(map(form_key, self.forms.values()))
        best = keys.most_common(1)[0][0]
        return next(form for form in self.forms.values() if form_key(form) == best)

    @property
    def components(self) -> frozenset[int]:
        """Where in each line stands what is weighed."""
        return frozenset(_factors(self.view, self.usual))

    @property
    def weighed(self) -> bool:
        """Whether it takes more of one cell than of another, or weights of cells."""
        shares = self.usual.shares.values()
        unequal = len({round(share.factor, DIGITS) for share in shares}) > 1
        return unequal or any(share.by for share in shares)

    @property
    def weight_lines(self) -> frozenset[int]:
        """The lines that hold weights, and no account."""
        cells = (share.by for share in self.usual.shares.values())
        own = self.view.grid.sheet.casefold()
        return frozenset(
            self.view.own(*by[1:])[0]
            for by in cells
            if by is not None
            and by[0].casefold() == own
            and self.view.own(*by[1:])[1] in self.components
        )

    @property
    def likely(self) -> tuple[bool, bool, int, int]:
        """How likely these are the totals, to be compared with others."""
        count = len(self.components)
        return self.weighed, total_like(self.label), count, len(self.forms)


def form_key(form: Linear) -> tuple[object, ...]:
    """Give what two lines have in common that are calculated alike."""
    # of a place only the column counts, or the row where the sheet is turned: both
    # are compared, less what all cells of a line share
    rows = {place[1] for place in form.shares}
    across = len(rows) == 1
    shares = (
        (place[2] if across else place[1], round(share.factor, DIGITS))
        for place, share in form.shares.items()
    )
    return (round(form.constant, DIGITS), *sorted(shares))


def candidates(view: View, grids: Mapping[str, Grid]) -> list[Candidate]:
    """Find where totals may stand."""
    by_place: dict[int, dict[int, Linear]] = {}
    for place in view.grid.formulas:
        line, at = view.own(*place)
        form = _form(view, grids, line, at)
        if form is not None and len(form.shares) >= LEAST:
            by_place.setdefault(at, {})[line] = form
    return [
        Candidate(view, at, view.label(min(forms), at)[1], forms)
        for at, forms in sorted(by_place.items())
        if len(forms) >= LEAST
    ]


def _form(view: View, grids: Mapping[str, Grid], line: int, at: int) -> Linear | None:
    try:
        return form_of(view, grids, line, at)
    except NotLinearError:
        return None


def form_of(view: View, grids: Mapping[str, Grid], line: int, at: int) -> Linear:
    """Say what a formula takes of the cells of its own line.

    Cells of the line that are calculated from others of it, such as subtotals, stand
    for these.

    Raises
    ------
    NotLinearError
        If it does more than weigh and add.
    """
    own = view.grid

    def look(place: Place, fixed: tuple[bool, bool], depth: int = 0) -> Linear:
        sheet, row, column = place
        grid = grids.get(sheet.casefold())
        # what is written with a $ is the same for all lines, wherever it stands
        shared = fixed[1] if view.turned else fixed[0]
        if grid is own and view.own(row, column)[0] == line and not shared:
            formula = own.formulas.get((row, column))
            if formula and depth < DEEPEST:
                inner = _inner(formula, depth)
                if inner is not None:
                    return inner
            return Linear(shares={place: Share(1.0)})
        value = None if grid is None else grid.values.get((row, column))
        if value is not None and not is_number(value):
            where = sheet_reference(sheet, cell_name(row, column))
            raise NotLinearError(NO_NUMBER.format(cell=where))
        return Linear(0.0 if value is None else float(str(value)), cell=place)

    def _inner(formula: str, depth: int) -> Linear | None:
        try:
            form = linear_of(
                formula, own.sheet, partial(look, depth=depth + 1), own.names
            )
        except NotLinearError:
            return None
        return form if form.shares else None

    return linear_of(view.formula(line, at), own.sheet, look, own.names)


def _factors(view: View, form: Linear) -> dict[int, Share]:
    return {
        view.own(row, column)[1]: share
        for (_, row, column), share in form.shares.items()
        if abs(share.factor) > 10.0**-DIGITS
    }


def reading_of(
    candidate: Candidate, grids: Mapping[str, Grid], lines: tuple[int, ...]
) -> Reading:
    """Read the totals of a sheet, and name the lines that are calculated otherwise.

    Raises
    ------
    FileError
        If fewer than half of the lines are calculated alike.
    """
    usual, view, at = candidate.usual, candidate.view, candidate.total
    key = form_key(usual)
    alike = [n for n in candidate.forms if form_key(candidate.forms[n]) == key]
    if 2 * len(alike) <= len(candidate.forms):
        others = [n for n in candidate.forms if n not in alike]
        raise refused([_apart(candidate, alike[0], others[0])])
    shares = _factors(view, usual)
    weights, cells = _weights(shares, grids)
    odd = {
        line: _oddity(candidate, usual, grids, line)
        for line in lines
        if line not in alike
    }
    return Reading(
        view,
        at,
        lines,
        {place: share.factor for place, share in shares.items()},
        weights,
        cells,
        usual.constant,
        usual.averages,
        usual.rounding,
        odd,
    )


def _apart(candidate: Candidate, one: int, other: int) -> str:
    view, at = candidate.view, candidate.total
    return APART.format(
        strip=view.strip(at),
        one=view.full(other, at),
        formula=view.formula(other, at),
        other=view.full(one, at),
        other_formula=view.formula(one, at),
    )


def _weights(
    shares: Mapping[int, Share], grids: Mapping[str, Grid]
) -> tuple[dict[int, float], dict[int, str]]:
    """Give the weights as people wrote them, with their signs, and their cells."""
    factors = {at: share.factor for at, share in shares.items()}
    values = {at: _value(share, grids) for at, share in shares.items()}
    ratios = {
        round(abs(factors[at] / value), DIGITS) if value else 0.0
        for at, value in values.items()
    }
    if len(ratios) != 1 or 0.0 in ratios:
        return factors, {}
    weights = {
        at: abs(value) if factors[at] > 0 else -abs(value)
        for at, value in values.items()
    }
    cells = {
        at: sheet_reference(share.by[0], cell_name(share.by[1], share.by[2]))
        for at, share in shares.items()
        if share.by
    }
    return weights, cells


def _value(share: Share, grids: Mapping[str, Grid]) -> float:
    if share.by is None:
        return 0.0
    sheet, row, column = share.by
    value = grids[sheet.casefold()].values.get((row, column))
    return float(str(value)) if is_number(value) else 0.0


def _oddity(
    candidate: Candidate, usual: Linear, grids: Mapping[str, Grid], line: int
) -> str:
    """Say how the total of a line comes about, where most do otherwise."""
    view, at = candidate.view, candidate.total
    cell, formula = view.full(line, at), view.formula(line, at)
    if not formula:
        words = NO_TOTAL if view.value(line, at) is None else TYPED
        return words.format(cell=cell)
    try:
        form = form_of(view, grids, line, at)
    except NotLinearError as error:
        return ODD.format(cell=cell, formula=formula, fault=error)
    if not form.shares:
        return ELSEWHERE.format(cell=cell, formula=formula)
    differences = "; ".join(_differences(view, usual, form, line))
    return OTHERWISE.format(cell=cell, formula=formula, differences=differences)


def _differences(view: View, usual: Linear, form: Linear, line: int) -> list[str]:
    wanted, there = _factors(view, usual), _factors(view, form)
    texts = [
        LEAVES_OUT.format(cell=view.cell(line, at)) for at in wanted if at not in there
    ]
    texts += [
        ALSO_TAKES.format(cell=view.cell(line, at)) for at in there if at not in wanted
    ]
    texts += [
        TAKES.format(
            cell=view.cell(line, at), now=there[at].factor, usual=wanted[at].factor
        )
        for at in wanted
        if at in there and abs(there[at].factor - wanted[at].factor) > 1e-9  # noqa: PLR2004 - equal but for what computing loses
    ]
    if abs(form.constant - usual.constant) > 1e-9:  # noqa: PLR2004 - the same
        texts.append(ADDS.format(number=form.constant - usual.constant))
    return texts
