"""The sheet Card laid out: an account, its rating, and a bar for each criterion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scoring.language import phrase
from scoring.optional import card_formulas as formulas
from scoring.optional.card_formulas import (
    ACCOUNT,
    BLOCKS,
    CRITERIA,
    FIGURES,
    FIRST_CRITERION,
    FIRST_FIGURE,
    FIRST_RULE,
    FULL,
    LIGHT,
    RATING_BLOCKS,
    RULES,
    SCORED,
    CriteriaColumns,
    figure_cell,
)
from scoring.optional.tab_page import HEADING, HEIGHTS, PLAIN, TEXT, draw_title
from scoring.sheets.page import Draft, Filled, Page
from scoring.sheets.palette import Ink
from scoring.values.refs import quoted_text
from scoring.vocabulary import ScoredHead, Status
from scoring.xlsx.draw.drop_downs import DropDown
from scoring.xlsx.draw.page_setup import ONE_PAGE
from scoring.xlsx.draw.styles import Font, Style


if TYPE_CHECKING:
    from scoring.optional.neighbours import Neighbours
    from scoring.optional.tabs import OptionalTab

WIDTHS: Final = (32, 9, 9, 25, 25, 10, 46)
HIDDEN: Final = 24
"""The last column that is worked in; those beyond the widths are out of sight."""
LABEL: Final = Style(font=Font(11, Ink.QUIET), upright="center", indent=1)
CHOICE: Final = Style(
    font=Font(14, Ink.TEXT, bold=True),
    fill=Ink.MIST,
    line=Ink.BLUE,
    upright="center",
    across="left",
    indent=1,
)
RATING: Final = Style(
    number="0.0",
    font=Font(20, Ink.NAVY, bold=True),
    upright="center",
    across="left",
    indent=1,
)
TIER: Final = replace(RATING, number="General")
BAR: Final = "Arial"
"""A font that has the blocks itself: 20 of them, 9 high, fit a column of bars."""
GAUGE: Final = Style(font=Font(9, Ink.BLUE, face=BAR), upright="center", across="left")
WORDS: Final = replace(PLAIN, wrap=True, across="left", indent=1)
STATUS: Final = replace(WORDS, font=Font(14, Ink.NAVY, bold=True))
NAME: Final = replace(TEXT, font=Font(11, Ink.TEXT, bold=True))
NUMBER: Final = replace(TEXT, number="General", across="right")
PART: Final = replace(TEXT, number="+0.00;-0.00;0.00", across="right")
SUM: Final = replace(PART, font=Font(11, Ink.TEXT, bold=True))
ADDS: Final = Style(
    font=Font(9, Ink.BLUE, face=BAR), line=Ink.LINE, upright="center", across="left"
)
TAKES: Final = replace(ADDS, font=Font(9, Ink.ORANGE, face=BAR), across="right")
REMARK: Final = replace(TEXT, font=Font(11, Ink.QUIET))
WORKING: Final = Style(font=Font(9, Ink.FAINT))
HEADINGS: Final = (
    (phrase("Criterion"), "left"),
    (phrase("Weight"), "right"),
    (phrase("Points"), "right"),
    (phrase("Takes away"), "right"),
    (phrase("Adds"), "left"),
    (phrase("Part"), "right"),
    ("", "left"),
)
HEAD: Final = FIRST_CRITERION - 2
CHOOSE: Final = phrase("Choose an account above.")
NO_SCORED: Final = phrase(
    "There is no tab Scored yet: press Score, or run account-scoring score."
)
NO_ACCOUNT: Final = phrase("Scored has no account of this name: press Score again.")
KNOWN: Final = phrase("All is known.")
SPAN: Final = phrase(
    "{known} of the weight is known: the rating is between {low} and {high}, "
    "whatever the rest may be."
)
NO_POINTS: Final = phrase(
    "Scored has no points per criterion: Why says what counts most."
)
OTHERWISE: Final = phrase("The rating is another: Why and Status say how.")
DISQUALIFIES: Final = phrase("Disqualifies this account.")
MANY: Final = phrase("Only the first {count} criteria are shown.")
COULD_ADD: Final = phrase("Unknown: it could add up to {points} more.")
COULD_TAKE: Final = phrase("Unknown: it could take away up to {points} more.")
UNKNOWN: Final = phrase("Unknown.")
LEFT_OUT: Final = phrase("Left out for this account.")
WEIGHTLESS: Final = phrase("Weighs nothing in this rating.")
ALL: Final = phrase("All criteria")


def card_page(tab: OptionalTab, neighbours: Neighbours) -> Page:
    """Lay the card out for the workbook that it goes into."""
    draft = Draft({**HEIGHTS, 4: 8.0, 5: 27.0, 6: 33.0, 7: 18.0, 8: 34.5, 9: 34.5})
    draft.heights |= dict.fromkeys(range(HEAD + 1, FIRST_CRITERION + CRITERIA), 18.0)
    draw_title(draft, tab, neighbours, len(WIDTHS))
    _draw_account(draft)
    _draw_criteria(draft, len(neighbours.criteria))
    _draw_working(draft, neighbours)
    places = neighbours.accounts
    choices = (DropDown("B5", places),) if places else ()
    bare = Page(
        tab.sheet,
        (*WIDTHS, *(0.0,) * (HIDDEN - len(WIDTHS))),
        (),
        (),
        frozen=5,
        selected="B5",
        colour=Ink.NAVY,
        printed=f"$A$1:$G${FIRST_CRITERION + CRITERIA - 1}",
        setup=ONE_PAGE,
        filled=Filled((), (), choices),
    )
    return draft.on(bare)


def _draw_account(draft: Draft) -> None:
    """Draw the account, its rating, and what is said of it."""
    first = formulas.scored_column(ScoredHead.ACCOUNT)
    draft.fill(5, "A", ScoredHead.ACCOUNT, LABEL)
    # until somebody chooses, the first that Scored ranks
    draft.work_out(
        5, "B:E", f'IFERROR(INDIRECT({SCORED}&ADDRESS(2,{first}))&"","")', CHOICE
    )
    rating, high = figure_cell(ScoredHead.RATING), figure_cell(ScoredHead.HIGH)
    per_point = RATING_BLOCKS // 10
    full = f"ROUND(N({rating})*{per_point},0)"
    light = f"MAX(0,ROUND(N({high})*{per_point},0)-{full})"
    draft.fill(6, "A", ScoredHead.RATING, LABEL)
    draft.work_out(6, "B", rating, RATING)
    draft.work_out(6, "C", figure_cell(ScoredHead.TIER), TIER)
    draft.work_out(6, "D:E", f'REPT("{FULL}",{full})&REPT("{LIGHT}",{light})', GAUGE)
    draft.work_out(6, "F:G", figure_cell(ScoredHead.STATUS), STATUS)
    draft.fill(7, "A", None, LABEL)
    draft.work_out(7, "B:G", _span(), WORDS)
    for row, head in ((8, ScoredHead.WHY), (9, ScoredHead.TO_RESEARCH)):
        draft.fill(row, "A", head, LABEL)
        draft.work_out(row, "B:G", figure_cell(head), WORDS)


def _span() -> str:
    """Say how far the rating could go, or why nothing is shown."""
    known, low, high = map(
        figure_cell, (ScoredHead.KNOWN, ScoredHead.LOW, ScoredHead.HIGH)
    )
    span = _named(
        SPAN,
        known=f'ROUND(100*N({known}),0)&"%"',
        low=f"FIXED(N({low}),1)",
        high=f"FIXED(N({high}),1)",
    )
    known_all = f"IF(N({known})=1,{quoted_text(str(KNOWN))},{span})"
    missing = f"IF($K$1=0,{quoted_text(str(NO_ACCOUNT))},{known_all})"
    chosen = f'IF(TRIM({ACCOUNT})="",{quoted_text(str(CHOOSE))},{missing})'
    return f'IF({SCORED}<>"",{chosen},{quoted_text(str(NO_SCORED))})'


def _named(sentence: str, **values: str) -> str:
    """Give the formula of a sentence, of which some places are worked out."""
    text = quoted_text(str(sentence))
    for name, value in values.items():
        text = f'SUBSTITUTE({text},"{{{name}}}",{value})'
    return text


def _draw_criteria(draft: Draft, count: int) -> None:
    """Draw the headings, the sum, and a row for each criterion."""
    for letter, (heading, side) in zip("ABCDEFG", HEADINGS, strict=True):
        draft.fill(HEAD, letter, heading or None, replace(HEADING, across=side))
    row = HEAD + 1
    rating = figure_cell(ScoredHead.RATING)
    total = "ROUND(ROUND($Q$5,9),1)"
    odd = f"AND(ISNUMBER({rating}),ABS({total}-N({rating}))>0.05)"
    many = _named(MANY, count=str(CRITERIA))
    says = f'IF($Q$1>{CRITERIA},{many},IF({odd},{quoted_text(str(OTHERWISE))},""))'
    silent = f'IF($K$1=0,"",IF($Q$6=0,{quoted_text(str(NO_POINTS))},{says}))'
    draft.fill(row, "A", ALL, NAME)
    for letter in "BCDE":
        draft.fill(row, letter, None, TEXT)
    draft.work_out(row, "F", 'IF($Q$6=0,"",$Q$5)', SUM)
    draft.work_out(row, "G", silent, REMARK)
    for number in range(1, CRITERIA + 1):
        _draw_criterion(draft, number, lined=number <= count)


def _draw_criterion(draft: Draft, number: int, *, lined: bool) -> None:
    row, there = FIRST_CRITERION + number - 1, FIRST_RULE + number - 1
    key, points = f"$Q{there}", f"$S{there}"
    part, reach = f"$W{there}", f"$X{there}"
    cells = (
        ("A", key, NAME),
        ("B", f'IF({key}="","",$R{there})', NUMBER),
        ("C", f'IF({points}="","",ROUND({points},1))', NUMBER),
        ("D", _bar(f"-{part}", f"-{reach}", turned=True), TAKES),
        ("E", _bar(part, reach), ADDS),
        ("F", f'IF({points}="","",{part})', PART),
        ("G", _remark(there), REMARK),
    )
    for letter, formula, style in cells:
        # those that criteria to come may fill are left plain until then
        drawn = style if lined else replace(style, line=None)
        draft.work_out(row, letter, formula, drawn)


def _bar(part: str, reach: str, *, turned: bool = False) -> str:
    """Draw what counts in full blocks, and how far it could go in light ones."""
    full, light = (
        f'REPT("{block}",ROUND(MAX(0,{length})/$Q$4*{BLOCKS},0))'
        for block, length in ((FULL, part), (LIGHT, reach))
    )
    return f"{light}&{full}" if turned else f"{full}&{light}"


def _remark(there: int) -> str:
    key, share, points = f"$Q{there}", f"$R{there}", f"$S{there}"
    reach = f"$X{there}"
    more = _named(COULD_ADD, points=f"FIXED({reach},2)")
    less = _named(COULD_TAKE, points=f"FIXED(-{reach},2)")
    reached = f"IF({reach}>0,{more},IF({reach}<0,{less},{quoted_text(str(UNKNOWN))}))"
    left_out = f'IF({points}="",{quoted_text(str(LEFT_OUT))},"")'
    status, why = figure_cell(ScoredHead.STATUS), figure_cell(ScoredHead.WHY)
    disqualified = ",".join(
        f"{status}={quoted_text(word)}" for word in Status.DISQUALIFIED.understood
    )
    out = f"AND(OR({disqualified}),ISNUMBER(FIND({key},{why})))"
    weighs = f"IF({share}=0,{quoted_text(str(WEIGHTLESS))},{left_out})"
    known = f"IF({out},{quoted_text(str(DISQUALIFIES))},{weighs})"
    silent = f'OR({key}="",$K$1=0,$Q$6=0)'
    return f'IF({silent},"",IF($T{there}=1,{reached},{known}))'


def _draw_working(draft: Draft, neighbours: Neighbours) -> None:
    """Write what the card is worked out with, out of sight."""
    draft.fill(1, "J", "Row of Scored", WORKING)
    draft.work_out(1, "K", formulas.account_row(), WORKING)
    draft.work_out(12, "K", formulas.scored_sheet(), WORKING)
    for row, head in enumerate(FIGURES, FIRST_FIGURE):
        draft.fill(row, "J", head, WORKING)
        draft.work_out(row, "K", formulas.figure(head), WORKING)
    for cell, formula in formulas.sums().items():
        draft.work_out(int(cell[1:]), cell[0], formula, WORKING)
    headings = {**formulas.RULE_HEADINGS, **formulas.CRITERION_HEADINGS}
    for letters, heading in headings.items():
        draft.fill(FIRST_RULE - 1, letters, heading, WORKING)
    for number in range(1, CRITERIA + 1):
        _draw_row(draft, number, formulas.criterion_formulas(number))
    table = neighbours.criteria_table
    if table is None:
        return
    columns = CriteriaColumns.of(table)
    for number in range(1, RULES + 1):
        _draw_row(draft, number, formulas.rule_formulas(columns, number))


def _draw_row(draft: Draft, number: int, cells: dict[str, str]) -> None:
    for letters, formula in cells.items():
        draft.work_out(FIRST_RULE + number - 1, letters, formula, WORKING)
