"""What people decide by hand on the sheet Overrides, as far as Live must know it.

The sheet may come later, or go: no formula can name it that stands in a workbook without
it, and so these find it by the text of its name (INDIRECT). That is calculated at every
edit, as is whatever reads the day; these cells are few and short.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.language import phrase
from scoring.tables.reader import ADDRESS_HEADINGS
from scoring.values.refs import quoted_text
from scoring.values.table import heading_key
from scoring.vocabulary import HEAD_WORDS, SHEET_WORDS, Head, Sheet
from templates.live import texts
from templates.live.places import HAND_ROWS, HEAD_ROWS, Content
from templates.live.problem import Problem
from templates.live.rule_columns import FIRST_DATE
from templates.spoken_formula import sentence


if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = "$A${}:$Z${}"
LAST = HEAD_ROWS + HAND_ROWS
STRANGE = "|"
"""Stands before a name that only Score can compare; `texts.plain` leaves none in others."""
BEYOND = 20_000
"""The last row that is looked at for rows too many."""


def lists() -> Iterator[tuple[str, str, tuple[Content, ...]]]:
    """Give each list: its range name, its heading, what it holds."""
    column = f"1/SIGN({headed(Head.OVERRIDE, row_of('{n}'))})"
    heads = f'=IF(LiveHandSheet="",{BEYOND},IFERROR({{n}}+0*{column},{BEYOND}))'
    yield (
        "LiveHandHeads",
        f"Rows of {Sheet.OVERRIDES} that may be its headings",
        tuple(heads.format(n=n) for n in range(1, HEAD_ROWS + 1)),
    )
    yield (
        "LiveHand",
        "Accounts that are decided by hand",
        tuple(f"={decided(n)}" for n in range(1, LAST + 1)),
    )
    words = tuple(sorted(ADDRESS_HEADINGS))
    yield "LiveAddressHeads", "Headings of web and mail addresses", words


def singles() -> Iterator[tuple[str, str, Content]]:
    """Give the single values: range name, what it is, the value."""
    sheet = Sheet.OVERRIDES
    yield "LiveHandSheet", f"The sheet {sheet}, if there is one", f"={sheet_name()}"
    row = f"=IF(MIN(LiveHandHeads)<{BEYOND},MIN(LiveHandHeads),0)"
    yield "LiveHandRow", f"Row of the headings of {sheet}", row
    for name, head in (
        ("LiveHandName", Head.ACCOUNT),
        ("LiveHandWord", Head.OVERRIDE),
        ("LiveHandUntil", Head.UNTIL),
    ):
        yield name, f"Its column {head}; 0: none", f"={column_of(head)}"
    lost = 'SUMPRODUCT((LiveHand<>"")*ISNA(MATCH(LiveHand,LiveKey,0)))'
    yield (
        "LiveHandLost",
        "Accounts that are decided by hand, and not in Accounts as they are written",
        f"=IF(LiveHandRow=0,0,IFERROR({lost},0))",
    )


def sheet_name() -> str:
    """Find the sheet by its name, which may have a space around it."""
    result = '""'
    for word in SHEET_WORDS[Sheet.OVERRIDES]:
        for name in (f" {word}", f"{word} ", word):
            quoted = quoted_text(f"'{name}'!")
            there = f"ISREF(INDIRECT({quoted}&{quoted_text('$A$1')}))"
            result = f"IF(IFERROR({there},FALSE),{quoted},{result})"
    return result


def cells_of(first: int, last: int) -> str:
    """Name some rows of the sheet."""
    return f"INDIRECT(LiveHandSheet&{quoted_text(COLUMNS.format(first, last))})"


def row_of(number: str) -> str:
    """Name a row of the sheet."""
    return f"INDEX({cells_of(1, LAST)},{number},0)"


def column_of(head: Head) -> str:
    """Find a heading's column; 0 for none."""
    return f"IF(LiveHandRow=0,0,{headed(head, row_of('LiveHandRow'))})"


def headed(head: Head, row: str) -> str:
    """Find a heading's column in a row, in whatever language it is; 0 for none."""
    result = "0"
    for word in reversed(HEAD_WORDS[head]):
        key = quoted_text(heading_key(word))
        result = f"IFERROR(MATCH({key},{row},0),{result})"
    return result


def decided(number: int) -> str:
    """Give the account of a row below the headings, unless its last day is over.

    A last day that is a text is not read: such a row counts. A name that only Score can
    compare is marked.
    """
    row = f"LiveHandRow+{number}"
    name, until = (
        f"INDEX({cells_of(1, LAST)},{row},{column})"
        for column in ("LiveHandName", "LiveHandUntil")
    )
    dated = f"IF(LiveHandUntil=0,FALSE,ISNUMBER({until}))"
    past = f"IF({dated},AND({until}>={FIRST_DATE},INT({until})<LiveToday),FALSE)"
    key = texts.plain(name)
    marked = f'IF({texts.holds(key, "LiveMarks")}>0,"{STRANGE}","")&{key}'
    read = f'IFERROR(IF({past},"",IF({name}="","",{marked})),"")'
    return f'IF(LiveHandRow*LiveHandName=0,"",{read})'


def row_of_account(account: str, key: str) -> str:
    """Say on which row an account is decided; 0 for none, -1 where that is unsure.

    What is written in an unusual way may be one of the names that no account has.
    """
    strange = f"IF(LiveHandLost=0,FALSE,{texts.holds(key, 'LiveMarks')}>0)"
    row = f"IFERROR(LiveHandRow+MATCH({key},LiveHand,0),IF({strange},-1,0))"
    return f'IF(LiveHandRow=0,0,IF({account}="",0,{row}))'


def reason(row: str) -> str:
    """Name the cell by which an account is decided."""
    # as people write it, without the quotes and spaces that a name in a formula may have
    name = """TRIM(SUBSTITUTE(LiveHandSheet,"'",""))"""
    sheet = f'SUBSTITUTE({name}," !","!")'
    return f"{sheet}&ADDRESS(MAX({row},LiveHandRow),LiveHandWord,4)"


def problems() -> Iterator[Problem]:
    """Give what may keep Live from knowing who is decided by hand."""
    sheet = quoted_text(str(Sheet.OVERRIDES))
    there = 'LiveHandSheet<>""'
    yield Problem(
        sentence(
            phrase("The headings of {sheet} are not where Live can read them. "),
            sheet=sheet,
        ),
        f"IF({there},LiveHandRow*LiveHandName=0,FALSE)",
        of_rules=False,
    )
    domains = f"SUMPRODUCT(COUNTIF({row_of('LiveHandRow')},LiveAddressHeads))>0"
    yield Problem(
        sentence(phrase("{sheet} names accounts by their addresses. "), sheet=sheet),
        f"IF(LiveHandRow>0,{domains},FALSE)",
        of_rules=False,
    )
    beyond = f"COUNTA({cells_of(LAST + 1, BEYOND)})>0"
    yield Problem(
        sentence(
            phrase("{sheet} has more than {count} rows. "), sheet=sheet, count=HAND_ROWS
        ),
        f"IF({there},{beyond},FALSE)",
        of_rules=False,
    )
    yield Problem(
        sentence(
            phrase(
                "{sheet} names an account in letters or spaces that only Score can "
                "compare. "
            ),
            sheet=sheet,
        ),
        f'SUMPRODUCT(--(LEFT(LiveHand,1)="{STRANGE}"))>0',
        of_rules=False,
    )
