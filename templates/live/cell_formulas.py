"""The lower part of the hidden sheet LiveCells: what each cell of an account says."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from scoring.values.refs import quoted_text
from templates.live import texts
from templates.live.criteria import FIRST_COLUMN, PLACE, cell
from templates.live.places import (
    ACCOUNT_COLUMN,
    CELLS,
    FIRST_ACCOUNT,
    USE_SCORE,
    Cells,
    Fill,
    at,
    block,
    letter,
)
from templates.live.rule_columns import FIRST_DATE


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from templates.live.size import Size

LAST_SERIAL = 2_958_465


class Block(IntEnum):
    """The blocks, a column per criterion in each, from left to right."""

    TEXT = 0
    WORDS = 1
    READ = 2
    VALUE = 3
    RULE = 4
    POINTS = 5
    FLOOR = 6

    def column(self, criterion: int, size: Size) -> int:
        """Find the block's column of a criterion, both counted from 0."""
        return FIRST_COLUMN + int(self) * (size.criteria + 1) + criterion

    def across(self, row: int, size: Size) -> str:
        """Name the block's cells of one account."""
        first, last = self.column(0, size), self.column(size.criteria - 1, size)
        return f"${letter(first)}{row + 1}:${letter(last)}{row + 1}"


HEADINGS = {
    Block.TEXT: "The account's cells, texts as they are compared",
    Block.WORDS: "Texts parted into words, where a rule looks for whole ones",
    Block.READ: "Read as numbers or dates; blank words are blank",
    Block.VALUE: "What is compared: days or years since, where that is asked",
    Block.RULE: "Rule that decides; 0: unknown; beyond the last: none matched",
    Block.POINTS: "Points",
    Block.FLOOR: "Rating that the rule asks for at least; -1: none",
}


def cells(size: Size) -> Cells:
    """Fill the blocks."""
    for part, heading in HEADINGS.items():
        yield FIRST_ACCOUNT - 1, part.column(0, size), heading
    yield PLACE["CritUnsure"], FIRST_COLUMN, Fill(unsure(size), columns=size.criteria)
    for part, formula in formulas(size).items():
        column = part.column(0, size)
        yield FIRST_ACCOUNT, column, Fill(formula, size.accounts, size.criteria)


def names(size: Size) -> Iterator[tuple[str, str]]:
    """Name the rules that decide, of every account and criterion."""
    first, last = (Block.RULE.column(n, size) for n in (0, size.criteria - 1))
    below = FIRST_ACCOUNT + size.accounts - 1
    yield "LiveDecided", block(CELLS, (FIRST_ACCOUNT, first), (below, last))


def unsure(size: Size) -> str:
    """Count the accounts whose cell only Score reads, of the column's criterion."""
    column = Block.RULE.column(0, size)
    first = at(FIRST_ACCOUNT, column, fixed="row")
    last = at(FIRST_ACCOUNT + size.accounts - 1, column, fixed="row")
    return f'COUNTIF({first}:{last},"{USE_SCORE}")'


def formulas(size: Size) -> Mapping[Block, str]:
    """Give the formula of each block's first cell."""
    row, column = FIRST_ACCOUNT, FIRST_COLUMN
    text, words, read, value, rule, shown = (
        at(row, part.column(0, size)) for part in [*Block][: Block.FLOOR]
    )
    return {
        Block.TEXT: as_text(row, column),
        Block.WORDS: as_words(text, column),
        Block.READ: as_read(text, words, column),
        Block.VALUE: as_value(read, column),
        Block.RULE: of_filled(row, value, decided(value, (text, words), column, size)),
        Block.POINTS: points(row, value, rule),
        Block.FLOOR: floor(shown, rule),
    }


def as_text(row: int, column: int) -> str:
    """Take over an account's cell: a number, or a text as it is compared."""
    there = f"INDEX(LiveAccounts,$A{row + 1}+1,{cell('column', column)})"
    flags = quoted_text(texts.TRUE), quoted_text(texts.FALSE)
    return f'IFERROR({texts.number_text_or_flag(there, *flags)},"")'


def as_words(text: str, column: int) -> str:
    """Part a text into words; `#use Score` where that is unsure."""
    plain = f"IF(ISNUMBER({text}),TRUE,{texts.unparted(text)}=0)"
    parted = f'IF({plain},{texts.parted(text)},"{USE_SCORE}")'
    return f'IF(OR({cell("wordy", column)}=0,{text}=""),"",{parted})'


def as_read(text: str, parted: str, column: int) -> str:
    """Read the cell as its criterion's rules do; `#use Score` where that is unsure."""
    words = cell("words", column)
    typed = f'IF({texts.listed(text, words)},"",{typed_text(text, column)})'
    read = f"IF(ISNUMBER({text}),{real_number(text, column)},{typed})"
    return f'IF({text}="","",IF({parted}="{USE_SCORE}",{parted},{read}))'


def real_number(number: str, column: int) -> str:
    """Read a real number: as a date, where rules look for one."""
    manner = cell("CritManner", column)
    date = f"AND({number}>={FIRST_DATE},{number}<{LAST_SERIAL + 1})"
    year = f"AND({manner}=4,{number}>=1000,{number}<3000,{number}=INT({number}))"
    dated = f'IF({date},INT({number}),IF({year},{number},"{USE_SCORE}"))'
    return f"IF({manner}>1,{dated},{undated(number, column)})"


def undated(number: str, column: int) -> str:
    """Take a number as it is, unless it may be a date with a time that a rule names."""
    whole = f'"|"&INT({number})&"|"'
    named = f"(RuleOf={cell('number', column)})*ISNUMBER(FIND({whole},RuleWhole))"
    unsure = f"SUMPRODUCT({named})+{cell('dates', column)}"
    timed = f"AND({number}>{FIRST_DATE},{number}<>INT({number}))"
    return f'IF({timed},IF({unsure}>0,"{USE_SCORE}",{number}),{number})'


def typed_text(text: str, column: int) -> str:
    """Read a text: as a plain whole number or date, where rules look for one."""
    manner = cell("CritManner", column)
    either = f"IF({manner}=1,{texts.whole_number(text)},{texts.date(text)})"
    digits = f"{texts.holds(text, 'LiveDigits')}>0"
    unsure = f"IF({cell('digits', column)}=1,{digits},{texts.like_number(text)})"
    tried = f'IFERROR({either},IF({unsure},"{USE_SCORE}",{text}))'
    strange = f"{texts.holds(text, 'LiveMarks')}>0"
    return f'IF({strange},"{USE_SCORE}",IF({manner}=0,{text},{tried}))'


def as_value(read: str, column: int) -> str:
    """Count days or years since a date; what is no date is then blank."""
    manner = cell("CritManner", column)
    years = (
        f"SIGN(LiveToday-{read})*"
        f'DATEDIF(MIN({read},LiveToday),MAX({read},LiveToday),"Y")'
    )
    counted = f"IF({read}<3000,YEAR(LiveToday)-{read},{years})"
    since = f"IF({manner}=3,LiveToday-{read},{counted})"
    else_text = f'IF({read}="{USE_SCORE}",{read},"")'
    return f"IF({manner}<3,{read},IF(ISNUMBER({read}),{since},{else_text}))"


def decided(value: str, content: tuple[str, str], column: int, size: Size) -> str:
    """Find the first rule that matches, of a cell's text and that parted into words."""
    text, words = content
    past, of = size.rules + 1, f"(RuleOf={cell('number', column)})"
    range_hit = f"({value}>=RuleLeast)*({value}<=RuleMost)"
    hit = f"{range_hit}+{texts.listed(value, 'RuleList')}"
    numbers = f"(RuleNumbers<=ISNUMBER({value})*1)"
    compared = f"SUMPRODUCT(MAX({of}*{numbers}*({hit}=RuleWanted)*RuleBack))"
    looked_in = f"IF(ISNUMBER({text}),{value},{text})&{words}"
    items = f"MMULT(--ISNUMBER(FIND(RulePieces,{looked_in})),LiveOnes)"
    inside = f"SUMPRODUCT(MAX({of}*(SIGN({items})=RuleInside)*RuleBack))"
    looked = f"IF({cell('inside', column)}=0,0,{inside})"
    flag = texts.listed(value, "LiveYes&LiveNo")
    flags = f"AND({cell('flagged', column)}=1,{flag})"
    numbers = f"AND({cell('ranged', column)}=1,ISNUMBER({value}))"
    answer = f"IF(OR({cell('anything', column)}=1,{flags},{numbers}),1,0)"
    # what no rule matched, and none could have read, is unknown: the last row is 0 then
    decided = f"MOD({past}-MAX({compared},{looked}),{past}+{answer})"
    return f'IF({value}="",{cell("blank rule", column)},{decided})'


def of_filled(row: int, value: str, decided: str) -> str:
    """Leave out rows without an account, and cells that only Score reads."""
    filled = at(row, ACCOUNT_COLUMN["LiveFilled"], fixed="column")
    unread = f'IF({value}="{USE_SCORE}",{value},{decided})'
    return f'IF({filled}=0,"",{unread})'


def floor(points: str, rule: str) -> str:
    """Give the rating that the rule asks for at least, of a criterion that counts."""
    none = f'{points}="",{points}="{USE_SCORE}",{rule}=0'
    return f"IF(OR({none}),-1,INDEX(RuleFloor,{rule}))"


def points(row: int, value: str, rule: str) -> str:
    """Give the points of the rule that decides, in proportion on a scale."""
    filled = at(row, ACCOUNT_COLUMN["LiveFilled"], fixed="column")
    active, unknown = (cell(key, FIRST_COLUMN) for key in ("CritActive", "CritBlank"))
    whole, span = f"INDEX(RulePoints,{rule})", f"INDEX(RuleSpan,{rule})"
    share = f"MAX(0,MIN(1,({value}-INDEX(RuleValue,{rule}))/{span}))"
    earned = f'IF({rule}=0,{unknown},IF({span}="",{whole},{whole}*{share}))'
    shown = f'IF({value}="{USE_SCORE}",{value},{earned})'
    return f'IF(OR({filled}=0,{active}=0,LiveProblem<>""),"",{shown})'
