"""The page Compare: criteria in pairs, and the weights that come of them, by formulas."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Final

from xlsxwriter.utility import xl_col_to_name, xl_range_abs, xl_rowcol_to_cell

from scoring.learning.compare_sheet import ASK
from scoring.learning.judgements import judgement_of
from scoring.learning.pairs import Pair, next_pair, unlinked, weigh_pairs
from scoring.optional.columns import COMPARE_COLUMNS, VOTER_NOTE
from scoring.optional.compare_formulas import (
    ODD,
    Links,
    Words,
    ask_formula,
    link_formula,
    log_formula,
    mean_formula,
    own_link_formula,
    place_formula,
    raw_formula,
    unsure_formula,
    urgent_formula,
    weight_formula,
)
from scoring.optional.compare_weights import DONE, SOME, WEIGHTS, WRONG
from scoring.optional.tabs import COMPARE_SAY
from scoring.values.cell import read_cell
from scoring.vocabulary import BLANK_WORDS, JUDGEMENT_WORDS, Sheet
from scoring.vocabulary.cell_words import JudgementWord
from templates import choices
from templates.pages import frame
from templates.pages.frame import Column
from templates.places import FIRST_ROW, HEAD_ROW
from templates.spoken_formula import sentence
from templates.style import Look


if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Cell, Comparison, Workbook
    from templates.style import Looks


HEAD_HEIGHT: Final = 34
WIDTHS: Final = (24, 24, 22)
GAP: Final = 3


class _Places:
    """Where the columns of the page stand, counted from 0."""

    def __init__(self, comparison: Comparison, criteria: int) -> None:
        self.voters = range(2, 2 + len(comparison.voters))
        self.criterion = self.voters.stop + 1
        self.weight = self.criterion + 1
        # hidden: a logarithm per voter, their mean, a weight before it is scaled
        self.logs = range(self.weight + 2, self.weight + 2 + len(self.voters))
        self.mean = self.logs.stop
        self.raw = self.mean + 1
        self.word, self.value, self.blank = self.raw + 1, self.raw + 2, self.raw + 3
        # which two criteria a pair is about, and how urgent it is
        self.numbers = self.blank + 1, self.blank + 2
        self.unsure, self.urgent = self.blank + 3, self.blank + 4
        self.links = range(self.urgent + 1, self.urgent + 1 + criteria)
        self.pairs = criteria * (criteria - 1) // 2
        self.last = HEAD_ROW + self.pairs

    def block(self, column: int) -> str:
        """Give the cells of a column beside the pairs."""
        return str(xl_range_abs(FIRST_ROW, column, self.last, column))


def draw(sheet: Worksheet, spec: Workbook, looks: Looks) -> None:
    """Fill the sheet Compare."""
    comparison = spec.comparison
    if comparison is None:
        return
    names = [criterion.name for criterion in spec.criteria]
    places = _Places(comparison, len(names))
    frame.prepare_table(sheet, HEAD_HEIGHT)
    frame.draw_title(sheet, looks, Sheet.COMPARE, COMPARE_SAY)
    frame.draw_headings(sheet, looks, _columns(comparison))
    _draw_pairs(sheet, (names, comparison, places), looks)
    _draw_words(sheet, places)
    _draw_weights(sheet, (names, comparison, places), looks)
    hidden = {"hidden": True}
    sheet.set_column(places.logs.start - 1, places.logs.start - 1, GAP)
    sheet.set_column(places.logs.start, places.links.stop - 1, None, None, hidden)


def _columns(comparison: Comparison) -> tuple[Column, ...]:
    return (
        *(Column(c.heading, c.note, c.width, Look.NAME) for c in COMPARE_COLUMNS),
        *(Column(n, VOTER_NOTE, WIDTHS[-1], Look.TEXT) for n in comparison.voters),
    )


def _draw_pairs(
    sheet: Worksheet, drawn: tuple[list[str], Comparison, _Places], looks: Looks
) -> None:
    names, comparison, places = drawn
    for row, pair in enumerate(combinations(names, 2), FIRST_ROW):
        judged = comparison.judgements.get(pair, (None,) * len(places.voters))
        for column, name in enumerate(pair):
            sheet.write_string(row, column, name, looks[Look.NAME])
        for column, cell in zip(places.voters, judged, strict=True):
            frame.write_cell(sheet, (row, column), cell, looks[Look.TEXT])
        for log, voter in zip(places.logs, places.voters, strict=True):
            sheet.write_formula(row, log, _log(row, voter, places))
        sheet.write_formula(row, places.mean, _mean(row, places))
    words = xl_range_abs(
        FIRST_ROW, places.word, HEAD_ROW + len(JUDGEMENT_WORDS), places.word
    )
    first, last = places.voters.start, places.voters.stop - 1
    options = choices.suggest(f"={words}")
    sheet.data_validation(FIRST_ROW, first, places.last, last, options)


def _log(row: int, voter: int, places: _Places) -> str:
    """Write the formula of one judgement's logarithm."""
    columns = (places.word, places.value, places.blank)
    counts = (len(JUDGEMENT_WORDS), len(JUDGEMENT_WORDS), len(BLANK_WORDS))
    words = Words(
        *(
            str(xl_range_abs(FIRST_ROW, column, HEAD_ROW + count, column))
            for column, count in zip(columns, counts, strict=True)
        )
    )
    return f"={log_formula(xl_rowcol_to_cell(row, voter), words)}"


def _mean(row: int, places: _Places) -> str:
    """Write the formula of a pair: the mean of the voters, if any said something."""
    first = xl_rowcol_to_cell(row, places.logs.start)
    last = xl_rowcol_to_cell(row, places.logs.stop - 1)
    return f"={mean_formula(f'{first}:{last}')}"


def _draw_words(sheet: Worksheet, places: _Places) -> None:
    """Write the drop-down's words, the strongest first, and what they stand for."""
    words = dict(zip(JUDGEMENT_WORDS, JudgementWord, strict=True))
    for row, value in enumerate(sorted(words, reverse=True), FIRST_ROW):
        sheet.write_string(row, places.word, words[value])
        sheet.write_number(row, places.value, value)
    for row, word in enumerate(BLANK_WORDS, FIRST_ROW):
        sheet.write_string(row, places.blank, word)


def _draw_weights(
    sheet: Worksheet, drawn: tuple[list[str], Comparison, _Places], looks: Looks
) -> None:
    """Write the weights: each criterion's row geometric mean, scaled to 100."""
    names, comparison, places = drawn
    left, right = places.criterion, places.weight
    sheet.set_column(left - 1, left - 1, GAP)
    sheet.set_column(left, left, WIDTHS[0])
    sheet.set_column(right, right, 12)
    sheet.write_string(HEAD_ROW - 1, left, WEIGHTS, looks[Look.CAPTION])
    # a heading here would be taken for a voter's
    for column in (left, right):
        sheet.write_blank(HEAD_ROW, column, None, looks[Look.HEADING])
    weights = _weights(names, comparison)
    mean = places.block(places.mean)
    whole = f"COUNT({mean})={places.pairs}"
    raw = xl_range_abs(FIRST_ROW, places.raw, HEAD_ROW + len(names), places.raw)
    for row, name in enumerate(names, FIRST_ROW):
        cell = xl_rowcol_to_cell(row, left)
        sides = places.block(0), places.block(1)
        sheet.write_string(row, left, name, looks[Look.NAME])
        own_raw = raw_formula(cell, sides, mean, whole)
        sheet.write_formula(row, places.raw, f"={own_raw}")
        own = xl_rowcol_to_cell(row, places.raw)
        formula = f"={weight_formula(own, raw, whole)}"
        value = "" if weights is None else weights[row - FIRST_ROW]
        sheet.write_formula(row, right, formula, looks[Look.POINTS], value)
    _draw_progress(sheet, (places, len(names)), looks, complete=weights is not None)
    _draw_ask(sheet, (names, comparison, places), looks)


def _draw_ask(
    sheet: Worksheet, drawn: tuple[list[str], Comparison, _Places], looks: Looks
) -> None:
    """Ask below for the pair that still settles most."""
    names, comparison, places = drawn
    last = HEAD_ROW + len(names)
    links = Links(
        str(xl_range_abs(FIRST_ROW, places.criterion, last, places.criterion)),
        (places.block(0), places.block(1)),
        places.block(places.mean),
    )
    _draw_links(sheet, links, (places, len(names)))
    _draw_urgent(sheet, links, (places, len(names)))
    missing = next_pair(_judged(names, comparison), len(names))
    text = (
        ""
        if missing is None
        else ASK.format(first=names[missing[0]], second=names[missing[1]])
    )
    formula = f"={ask_formula(ASK, places.block(places.urgent), links)}"
    row = FIRST_ROW + len(names) + 2
    sheet.write_formula(row, places.criterion, formula, looks[Look.CAPTION], text)


def _draw_links(sheet: Worksheet, links: Links, size: tuple[_Places, int]) -> None:
    """Write how the pairs so far link the criteria: a matrix of all with all."""
    places, count = size
    named = [
        xl_rowcol_to_cell(FIRST_ROW + n, places.criterion, row_abs=True, col_abs=True)
        for n in range(count)
    ]
    first, last = places.links.start, places.links.stop - 1
    for at, row in enumerate(range(FIRST_ROW, FIRST_ROW + count)):
        for other, column in enumerate(places.links):
            formula = link_formula(links, (named[at], named[other]), count)
            if at == other:
                ends = ((first, column - 1), (column + 1, last))
                formula = own_link_formula(
                    tuple(
                        str(xl_range_abs(row, start, row, end))
                        for start, end in ends
                        if start <= end
                    )
                )
            sheet.write_formula(row, column, f"={formula}")


def _draw_urgent(sheet: Worksheet, links: Links, size: tuple[_Places, int]) -> None:
    """Write for each pair which criteria it is about, and how urgent it is."""
    places, count = size
    start, stop = places.links.start, places.links.stop - 1
    matrix = str(xl_range_abs(FIRST_ROW, start, HEAD_ROW + count, stop))
    for row in range(FIRST_ROW, places.last + 1):
        one, other = (xl_rowcol_to_cell(row, column) for column in places.numbers)
        for side, column in enumerate(places.numbers):
            place = place_formula(xl_rowcol_to_cell(row, side), links)
            sheet.write_formula(row, column, f"={place}")
        mean = xl_rowcol_to_cell(row, places.mean)
        unsure = unsure_formula(mean, (one, other), matrix)
        # without a value a pair would count as one that is still to be compared
        sheet.write_formula(row, places.unsure, f"={unsure}", None, "")
        urgent = urgent_formula(xl_rowcol_to_cell(row, places.unsure), (one, other))
        sheet.write_formula(row, places.urgent, f"={urgent}", None, "")


def _draw_progress(
    sheet: Worksheet, below: tuple[_Places, int], looks: Looks, *, complete: bool
) -> None:
    """Say below the weights how many pairs are compared."""
    places, rows = below
    mean, odd = places.block(places.mean), f'"{ODD}"'
    some = sentence(SOME, pairs=f"COUNT({mean})", of=places.pairs)
    formula = (
        f"=IF(COUNTIF({mean},{odd})>0,{sentence(WRONG)},"
        f"IF(COUNT({mean})={places.pairs},{sentence(DONE)},{some}))"
    )
    value = str(DONE) if complete else SOME.format(pairs=0, of=places.pairs)
    row = FIRST_ROW + rows + 1
    column = xl_col_to_name(places.criterion)
    sheet.write_formula(f"{column}{row + 1}", formula, looks[Look.CAPTION], value)


def _weights(names: list[str], comparison: Comparison) -> list[float] | None:
    """Give the weights of a complete sample, as the formulas will."""
    pairs = _judged(names, comparison)
    judged = {pair[:2] for pair in pairs}
    missing = len(judged) < len(names) * (len(names) - 1) // 2
    if missing or unlinked(pairs, len(names)) is not None:
        return None
    return [round(float(w), 1) for w in weigh_pairs(pairs, len(names)).weights]


def _judged(names: list[str], comparison: Comparison) -> list[Pair]:
    """Give the judgements of the sample."""
    index = {name: at for at, name in enumerate(names)}
    return [
        Pair(index[one], index[other], value)
        for (one, other), cells in comparison.judgements.items()
        for cell in cells
        if (value := _judgement(cell)) is not None
    ]


def _judgement(cell: Cell) -> float | None:
    return judgement_of(read_cell(cell))
