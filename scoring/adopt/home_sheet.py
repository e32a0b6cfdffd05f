"""A home-made sheet as a model: criteria by scale, accounts with their marks."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.adopt.reading import is_number, refused, total_like
from scoring.adopt.scales import Scale, scales_of
from scoring.language import phrase
from scoring.values.cell import cell_text, read_cell
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import BLANK_WORDS, NAME_HEADINGS, NAME_HEADINGS_OF_PROGRAMS


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scoring.adopt.reading import Reading

HUNDRED: Final = 100.0
EQUAL: Final = 9
TEXT: Final = phrase(
    "{cell} holds '{text}', where a mark should be: only numbers can be weighed"
)
NO_HEADING: Final = phrase(
    "{cell} has no heading of its own, so its criterion has no name"
)
TWICE: Final = phrase("{cell} and {other} have the same heading, '{heading}'")
NO_NAMES: Final = phrase(
    "no column of {sheet} beside the marks holds the accounts' names"
)
NAMELESS: Final = phrase("{cell} should hold the account's name, and is blank")
NO_RESULT: Final = phrase(
    "{cell} holds a formula without a result: open the file in Excel, save it, and try "
    "again"
)
ONLY_PENALTIES: Final = phrase(
    "all weights of {sheet} are below 0, so that no account can earn anything"
)
BLANKS: Final = frozenset(map(text_key, BLANK_WORDS))
HIDDEN: Final = phrase("Hidden on the old sheet, and counted there too: {criteria}")
SUM: Final = phrase(
    "The weights sum to {total:g}, not to 100: a rating is an average, and needs no sum"
)
SOLVED: Final = phrase(
    "No weights are written on the old sheet: these were worked out from its typed totals"
)
TOTAL_LINE: Final = phrase("{cell} was taken for an account")


@dataclass(frozen=True, slots=True)
class Component:
    """What becomes a criterion.

    Parameters
    ----------
    at : int
        Where in each line its marks stand.
    name : str
        Its heading.
    weight : float
        As it was written, without its sign.
    penalty : bool
        Whether it takes away from the total.
    scale : Scale
        The lowest and the highest mark.
    cell : str
        Where the weight stands; empty where none was written.
    """

    at: int
    name: str
    weight: float
    penalty: bool
    scale: Scale
    cell: str


@dataclass(frozen=True, slots=True)
class OldAccount:
    """One account of the sheet.

    Parameters
    ----------
    line : int
        Its row, or its column where the sheet is turned round.
    name : str
        What it is called.
    marks : tuple of (float or None)
        One per component; None where it is blank.
    total : float or None
        What the sheet shows; None where it shows no number.
    texts : tuple of str
        Cells with a mark that is a text, or a word for blank.
    others : tuple of object
        What stands in the other columns.
    """

    line: int
    name: str
    marks: tuple[float | None, ...]
    total: float | None
    texts: tuple[str, ...]
    others: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class HomeSheet:
    """A home-made scoring sheet, understood.

    Parameters
    ----------
    reading : Reading
        How its totals come about.
    components : tuple of Component
        What becomes the criteria.
    name_heading : str
        The heading of the accounts' names.
    other_headings : tuple of str
        Those of the columns that are taken over as they are.
    accounts : tuple of OldAccount
        In the order of the sheet.
    notes : tuple of str
        What there is to say of it.
    """

    reading: Reading
    components: tuple[Component, ...]
    name_heading: str
    other_headings: tuple[str, ...]
    accounts: tuple[OldAccount, ...]
    notes: tuple[str, ...]

    @property
    def skips_blanks(self) -> bool:
        """Whether a blank mark is left out of the average, and is no 0."""
        factors = {round(f, EQUAL) for f in self.reading.factors.values()}
        scales = {component.scale for component in self.components}
        return self.reading.averages and len(factors) == len(scales) == 1

    @property
    def slope(self) -> float:
        """How much a point of the old total is worth in a rating."""
        factors = self.reading.factors
        earns = (
            abs(factors[c.at]) * (c.scale.high - c.scale.low)
            for c in self.components
            if not c.penalty
        )
        return 10.0 / sum(earns)

    @property
    def least(self) -> float:
        """The old total of an account with the lowest mark everywhere."""
        factors = self.reading.factors
        lows = (factors[c.at] * c.scale.low for c in self.components)
        return self.reading.constant + sum(lows)


def home_sheet(reading: Reading) -> HomeSheet:
    """Make a model of a sheet whose totals are understood.

    Raises
    ------
    FileError
        It names each cell that cannot be read.
    """
    view, places = reading.view, tuple(sorted(reading.factors))
    if all(factor < 0 for factor in reading.factors.values()):
        raise refused([ONLY_PENALTIES.format(sheet=view.grid.sheet)])
    row, headings = _headings(reading, places)
    named = _names(reading, places)
    lines = _filled(reading, places, named)
    others = tuple(_others(reading, places, named, row))
    accounts = tuple(_accounts(reading, places, named, (lines, others)))
    marks = {
        at: [account.marks[n] for account in accounts] for n, at in enumerate(places)
    }
    texts = [str(v) for v in view.grid.values.values() if isinstance(v, str)]
    scales = scales_of(marks, texts)
    weights = _weights(reading.weights, scales)
    components = tuple(
        Component(
            at,
            headings[at],
            abs(weights[at]),
            reading.factors[at] < 0,
            scales[at],
            reading.weight_cells.get(at, ""),
        )
        for at in places
    )
    return HomeSheet(
        reading,
        components,
        view.label(row + 1, named)[1] or NAME_HEADINGS[0],
        tuple(heading for _, heading in others),
        accounts,
        tuple(_notes(reading, components)),
    )


def _headings(reading: Reading, places: tuple[int, ...]) -> tuple[int, dict[int, str]]:
    """Find the line of the headings, and each component's own."""
    view, first = reading.view, reading.lines[0]
    labels = {at: view.label(first, at) for at in places}
    row = Counter(line for line, _ in labels.values()).most_common(1)[0][0]
    faults = [
        NO_HEADING.format(cell=view.full(row or max(first - 1, 1), at))
        for at, (line, _) in labels.items()
        if line != row or not row
    ]
    if faults:
        raise refused(faults)
    headings = {at: text for at, (_, text) in labels.items()}
    first_of: dict[str, int] = {}
    for at, heading in headings.items():
        other = first_of.setdefault(heading_key(heading), at)
        if other != at:
            cells = {"cell": view.full(row, other), "other": view.full(row, at)}
            faults.append(TWICE.format(heading=heading, **cells))
    if faults:
        raise refused(faults)
    return row, headings


def _names(reading: Reading, places: tuple[int, ...]) -> int:
    """Find where in each line the account's name stands."""
    view, apart = reading.view, {*places, reading.total}
    lines = [
        line
        for line in reading.lines
        if any(view.value(line, at) is not None for at in places)
    ]
    texts = {
        at: sum(isinstance(view.value(line, at), str) for line in lines)
        for at in range(1, view.width() + 1)
        if at not in apart
    }
    likely = [at for at, count in texts.items() if 2 * count > len(lines)]
    if not likely:
        raise refused([NO_NAMES.format(sheet=view.grid.sheet)])
    known = {heading_key(h) for h in (*NAME_HEADINGS, *NAME_HEADINGS_OF_PROGRAMS)}
    first = reading.lines[0]
    headed = (at for at in likely if heading_key(view.label(first, at)[1]) in known)
    return next(headed, likely[0])


def _filled(reading: Reading, places: tuple[int, ...], named: int) -> tuple[int, ...]:
    """Leave out lines without a name and a mark: formulas filled down ahead."""
    view = reading.view
    filled_lines, faults = [], []
    for line in reading.lines:
        marked = any(view.value(line, at) is not None for at in places)
        name = view.value(line, named)
        if name is None and marked:
            faults.append(NAMELESS.format(cell=view.full(line, named)))
        elif name is not None:
            filled_lines.append(line)
    if faults:
        raise refused(faults)
    return tuple(filled_lines)


def _others(
    reading: Reading, places: tuple[int, ...], named: int, row: int
) -> Iterator[tuple[int, str]]:
    """Find the other columns that people filled in, each with its heading."""
    view = reading.view
    names = {heading_key(view.label(row + 1, at)[1]) for at in (*places, named)}
    for at in range(1, view.width() + 1):
        value = view.value(row, at)
        typed = [
            line
            for line in reading.lines
            if view.value(line, at) is not None and not view.formula(line, at)
        ]
        if at in {*places, named, reading.total} or not isinstance(value, str):
            continue
        if typed and heading_key(value) not in names:
            names.add(heading_key(value))
            yield at, " ".join(value.split())


def _accounts(
    reading: Reading,
    places: tuple[int, ...],
    named: int,
    extent: tuple[tuple[int, ...], tuple[tuple[int, str], ...]],
) -> Iterator[OldAccount]:
    view, (lines, others) = reading.view, extent
    faults: list[str] = []
    for line in lines:
        faults += [
            NO_RESULT.format(cell=view.full(line, at))
            for at in (*places, reading.total)
            if view.place(line, at) in view.grid.unknown
        ]
        marks, texts = [], []
        for at in places:
            value = view.value(line, at)
            mark, plain = _mark(value)
            marks.append(mark)
            if not plain:
                texts.append(view.cell(line, at))
            if mark is None and not plain and text_key(str(value)) not in BLANKS:
                cell = view.full(line, at)
                shown = cell_text(read_cell(value))
                faults.append(TEXT.format(cell=cell, text=shown))
        total = view.value(line, reading.total)
        yield OldAccount(
            line,
            str(view.value(line, named)).strip(),
            tuple(marks),
            float(str(total)) if is_number(total) else None,
            tuple(texts),
            tuple(view.value(line, at) for at, _ in others),
        )
    if faults:
        raise refused(faults)


def _mark(value: object) -> tuple[float | None, bool]:
    """Read a mark, and say whether it is a plain number or blank."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return None, True
    if is_number(value):
        return float(str(value)), True
    if not isinstance(value, str):
        return None, False
    cell = read_cell(value)
    number = cell.number
    return (number, False) if number == number else (None, False)  # noqa: PLR0124 - NaN


def _weights(
    weights: Mapping[int, float], scales: Mapping[int, Scale]
) -> dict[int, float]:
    """Give weights as Criteria takes them: percent as whole numbers.

    Where marks are on several scales, a mark of the wider one weighed more.
    """
    widths = {at: scale.high - scale.low for at, scale in scales.items()}
    narrow = min(widths.values())
    wide = {at: weight * widths[at] / narrow for at, weight in weights.items()}
    sizes = {round(abs(weight), EQUAL) for weight in wide.values()}
    if len(sizes) == 1 and not any(w > 1 for w in sizes):
        return {at: 1.0 if weight > 0 else -1.0 for at, weight in wide.items()}
    percent = HUNDRED if max(sizes) <= 1 else 1.0
    return {at: round(weight * percent, EQUAL) for at, weight in wide.items()}


def _notes(reading: Reading, components: tuple[Component, ...]) -> Iterator[str]:
    view = reading.view
    hidden = [
        component.name
        for component in components
        if not view.turned and component.at in view.grid.hidden
    ]
    if hidden:
        yield HIDDEN.format(criteria=", ".join(hidden))
    if reading.solved:
        yield str(SOLVED)
    total = sum(c.weight for c in components if not c.penalty)
    if any(c.cell for c in components) and abs(total - HUNDRED) > 1e-6 and total > 1:  # noqa: PLR2004 - equal but for what adding loses
        yield SUM.format(total=total)
    for line in (*reading.odd,):
        if total_like(str(view.value(line, 1) or "")):
            yield TOTAL_LINE.format(cell=view.full(line, 1))
