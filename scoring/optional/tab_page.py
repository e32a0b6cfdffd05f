"""An optional tab laid out, as the templates draw theirs."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING, Final

from scoring.language import phrase, words
from scoring.optional.columns import VOTER_NOTE, DataColumn, Kind
from scoring.optional.compare_weights import VOTERS, draw_weights, widths_of
from scoring.optional.live_marks import live_marks
from scoring.optional.neighbours import HEAD
from scoring.sheets.page import Draft, Filled, Page
from scoring.sheets.palette import Ink
from scoring.values.refs import Area, column_letters, sheet_reference
from scoring.vocabulary import (
    HAND_WORDS,
    TESTS,
    Sheet,
    Status,
)
from scoring.vocabulary.cell_words import CellWord, JudgementWord, OutcomeWord
from scoring.xlsx.draw.drop_downs import DropDown, words_source
from scoring.xlsx.draw.styles import Font, Number, Style


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.optional.neighbours import Neighbours
    from scoring.optional.tabs import OptionalTab

ROOM: Final = 10_000
"""Rows below the headings that have drop-downs."""
MARKED: Final = 200
"""Rows of Examples that are marked, as Live rates them."""
VOTER: Final = DataColumn(phrase("You"), Kind.JUDGEMENT, 22, VOTER_NOTE)
FURTHER: Final = DataColumn("", Kind.JUDGEMENT, 14, VOTER_NOTE)
HEIGHTS: Final = {1: 27.0, 2: 15.0, 3: 18.0, HEAD: 34.5}
PLAIN: Final = Style(font=Font(11, Ink.TEXT), upright="center")
TITLE: Final = Style(font=Font(20, Ink.NAVY, bold=True), upright="center", indent=1)
HELP: Final = Style(font=Font(11, Ink.QUIET), upright="center", indent=1)
LINK: Final = Style(font=Font(11, Ink.BLUE, underline=True), upright="top", indent=1)
HEADING: Final = Style(
    font=Font(11, Ink.WHITE, bold=True),
    fill=Ink.NAVY,
    line=Ink.NAVY,
    across="left",
    upright="center",
    wrap=True,
    indent=1,
)
TEXT: Final = replace(PLAIN, line=Ink.LINE, across="left", indent=1)
NAME: Final = replace(TEXT, font=Font(11, Ink.TEXT, bold=True))
COUNT: Final = replace(TEXT, number=Number.COUNT, across="right")
STYLES: Final = {
    Kind.NAME: NAME,
    Kind.ACCOUNT: NAME,
    Kind.COUNT: COUNT,
    Kind.OVERRIDE: NAME,
    # as text, for Excel would make 7-10 a date
    Kind.EXPECTED: replace(NAME, number="@"),
    Kind.POINTS: replace(NAME, across="right"),
    Kind.DATE: replace(TEXT, number="yyyy\\-mm\\-dd"),
    Kind.MOMENT: replace(TEXT, number="yyyy\\-mm\\-dd\\ hh:mm"),
    Kind.VALUE: replace(TEXT, number="[>=10000]#,##0;General"),
}
"""Of each kind of column; TEXT where none is listed."""
STATUSES_EXPECTED: Final = (Status.CONTACT, Status.NOT_NOW, Status.DISQUALIFIED)
RIGHT: Final = frozenset({Kind.COUNT, Kind.POINTS})


def tab_page(tab: OptionalTab, neighbours: Neighbours) -> Page:
    """Lay an optional tab out, empty but for what the workbook tells.

    Compare has a row for each pair of criteria, and a column for the first voter;
    Examples has three of the sample, where that is still there.
    """
    compared = tab.sheet is Sheet.COMPARE
    columns = tab.columns
    if compared:
        columns = (*columns, VOTER, *(FURTHER,) * (VOTERS - 1))
    styles = tuple(STYLES.get(column.kind, TEXT) for column in columns)
    draft = Draft(dict(HEIGHTS))
    draw_title(draft, tab, neighbours, len(columns))
    for letter, column in _lettered(columns):
        side = "right" if column.kind in RIGHT else "left"
        draft.fill(HEAD, letter, column.heading, replace(HEADING, across=side))
    last = HEAD + 1
    for row, texts in enumerate(_rows(tab, neighbours), HEAD + 1):
        for letter, text, style in zip("ABC", texts, styles, strict=False):
            draft.fill(row, letter, text, style)
        last = row
    if tab.sheet is Sheet.EXAMPLES and neighbours.live:
        area = f"B{HEAD + 1}:B{HEAD + MARKED}"
        draft.overlays.append(live_marks(area, neighbours.tiers))
    if compared:
        criteria = neighbours.criteria
        draw_weights(draft, (criteria, neighbours.blank_words), (HEADING, NAME))
        beside = widths_of(len(criteria))
    else:
        beside = ()
    widths = (*(float(column.width) for column in columns), *beside)
    bare = Page(
        tab.sheet,
        widths,
        (),
        (),
        frozen=HEAD,
        selected=f"A{HEAD + 1}",
        printed=_printed(last, neighbours) if compared else "",
        colour=Ink.BLUE if tab.is_model else Ink.RUST,
        filled=Filled(
            styles,
            tuple((f"{letter}{HEAD}", c.note) for letter, c in _lettered(columns)),
            tuple(_drop_downs(columns, neighbours)),
            Area(HEAD, 1, last, len(columns)).reference,
        ),
    )
    return draft.on(bare)


def _printed(last: int, neighbours: Neighbours) -> str:
    """Give what of Compare is printed: the pairs, and what is said below the weights."""
    return f"$A$1:$H${max(last + 2, HEAD + len(neighbours.criteria) + 3)}"


def _rows(tab: OptionalTab, neighbours: Neighbours) -> Iterable[tuple[str, ...]]:
    """Give what stands on the tab from the start, row by row."""
    if tab.sheet is Sheet.COMPARE:
        return combinations(neighbours.criteria, 2)
    return neighbours.examples if tab.sheet is Sheet.EXAMPLES else ()


def _lettered(columns: tuple[DataColumn, ...]) -> list[tuple[str, DataColumn]]:
    return [(column_letters(n), column) for n, column in enumerate(columns, start=1)]


def draw_title(
    draft: Draft, tab: OptionalTab, neighbours: Neighbours, width: int
) -> None:
    """Write the lines above the headings, one filled cell in each."""
    draft.fill(1, "A", str(tab.sheet), TITLE)
    draft.fill(2, "A", tab.says, HELP)
    if neighbours.start:
        place = sheet_reference(neighbours.start, "A1")
        draft.fill(3, "A", f"← {neighbours.start}", LINK, place)
    else:
        draft.fill(3, "A", None, PLAIN)
    # the columns' own style is for the rows below the headings
    for row in range(1, HEAD):
        for number in range(2, width + 1):
            draft.fill(row, column_letters(number), None, PLAIN)


def _drop_downs(
    columns: tuple[DataColumn, ...], neighbours: Neighbours
) -> list[DropDown]:
    sources = _sources(neighbours)
    return [
        DropDown(f"{letter}{HEAD + 1}:{letter}{HEAD + ROOM}", source)
        for letter, column in _lettered(columns)
        if (source := sources.get(column.kind, ""))
    ]


def _sources(neighbours: Neighbours) -> dict[Kind, str]:
    """Give what each kind of column offers; nothing where the workbook has none."""
    groups = neighbours.groups
    blank = ("0", str(CellWord.SKIP), str(CellWord.OUT))
    return {
        Kind.ACCOUNT: neighbours.accounts,
        Kind.FIELD: neighbours.headings,
        Kind.ACTIVITY: neighbours.signals,
        Kind.CONTACT_FIELD: neighbours.contact_headings,
        Kind.GROUP: words_source(groups) if groups else "",
        Kind.TEST: words_source(words(word.test for word in TESTS)),
        Kind.IF_BLANK: words_source(blank),
        Kind.ONCE_PER: words_source(words((CellWord.CONTACT, CellWord.DAY))),
        Kind.OUTCOME: words_source(word.capitalize() for word in words(OutcomeWord)),
        Kind.OVERRIDE: words_source(words(HAND_WORDS)),
        Kind.EXPECTED: words_source(words(STATUSES_EXPECTED)),
        Kind.JUDGEMENT: words_source(words(JudgementWord)),
    }
