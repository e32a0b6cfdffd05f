"""The formulas of the sheet Card: what they read, and what they come to.

They name Scored by the text of its name (INDIRECT), for it may come later and is written
anew by each Score, and find its columns by their headings. Criteria is there already:
its columns are named as they stand, and every program moves such a reference along.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.language.catalogues import understood
from scoring.values.refs import Area, column_letters, quoted_text, sheet_reference
from scoring.vocabulary import ColumnHead, Head, ScoredHead, Sheet, Test, tab_names


if TYPE_CHECKING:
    from scoring.values.table import SheetTable

RULES: Final = 300
"""Rows of Criteria that are read."""
CRITERIA: Final = 30
"""Criteria that are shown."""
BLOCKS: Final = 20
"""Blocks of the longest bar."""
RATING_BLOCKS: Final = 40
FULL, LIGHT = "\N{FULL BLOCK}", "\N{LIGHT SHADE}"
ACCOUNT: Final = "$B$5"
SCORED: Final = "$K$12"
"""The cell that holds how formulas name Scored."""
FIRST_FIGURE: Final = 2
"""Row of the first figure of Scored, in the columns that are out of sight."""
FIRST_RULE: Final = 20
FIRST_CRITERION: Final = 14
READ: Final = (
    Head.CRITERION,
    Head.WEIGHT,
    Head.TEST,
    Head.POINTS,
    Head.IF_BLANK,
    Head.PROFILE,
)
"""What is read of Criteria."""
FIGURES: Final = (
    ScoredHead.RATING,
    ScoredHead.TIER,
    ScoredHead.STATUS,
    ScoredHead.KNOWN,
    ScoredHead.LOW,
    ScoredHead.HIGH,
    ScoredHead.WHY,
    ScoredHead.TO_RESEARCH,
    ScoredHead.BEST_PROFILE,
)
"""What is read of Scored, beside the points."""
FORMULA_TEST: Final = tuple(word.lower() for word in Test.FORMULA.understood)


@dataclass(frozen=True, slots=True)
class CriteriaColumns:
    """Where the columns of Criteria stand that the card reads, by heading."""

    sheet: str
    first: int
    columns: tuple[tuple[Head, int], ...]

    @classmethod
    def of(cls, table: SheetTable) -> CriteriaColumns:
        """Find them in the table."""
        columns = ((head, table.find(head)) for head in READ)
        there = tuple((h, table.columns[n]) for h, n in columns if n is not None)
        return cls(table.sheet, table.header_row + 1, there)

    def cell(self, head: Head, number: int) -> str:
        """Name a column's cell in one of its rows; an empty text where it is missing."""
        column = dict(self.columns).get(head)
        if column is None:
            return '""'
        row = self.first + number - 1
        return sheet_reference(self.sheet, Area(row, column, row, column).reference)


def scored_sheet() -> str:
    """Find Scored by its name, in any language; an empty text for none."""
    result = '""'
    for name in reversed(tab_names(Sheet.SCORED)):
        quoted = quoted_text(sheet_reference(name, "A1").removesuffix("A1"))
        there = f'IFERROR(ISREF(INDIRECT({quoted}&"$A$1")),FALSE)'
        result = f"IF({there},{quoted},{result})"
    return result


def column_of(heading: str) -> str:
    """Find a column of Scored by its heading, which is a formula; an error for none."""
    return f'MATCH({heading},INDIRECT({SCORED}&"$1:$1"),0)'


def scored_column(head: ScoredHead) -> str:
    """Find a column of Scored by its heading in any language; an error for none."""
    first, *others = dict.fromkeys((str(head), *head.understood))
    result = column_of(quoted_text(first))
    for word in others:
        result = f"IFERROR({result},{column_of(quoted_text(word))})"
    return result


def points_column(key: str) -> str:
    """Find the points of a criterion on Scored.

    A column of Accounts that has that heading stands before it, and it is then the
    second of its name.
    """
    of = ColumnHead.POINTS_OF
    words = dict.fromkeys((str(of), *understood(of.value, of.context)))
    result = "NA()"
    for word in words:
        before, _, after = word.partition("{criterion}")
        for end in (after, f"{after} (2)"):
            name = f"{quoted_text(before)}&{key}&{quoted_text(end)}"
            result = f"IFERROR({column_of(escaped(name))},{result})"
    return result


def scored_cell(column: str) -> str:
    """Give the account's cell in a column of Scored."""
    return f"INDIRECT({SCORED}&ADDRESS($K$1,{column}))"


def escaped(text: str) -> str:
    """Give a text as MATCH looks for it, in which signs are no wildcards."""
    for sign in "~*?":
        text = f'SUBSTITUTE({text},"{sign}","~{sign}")'
    return text


def account_row() -> str:
    """Find the account's row on Scored; 0 for none."""
    column = scored_column(ScoredHead.ACCOUNT)
    letters = f'SUBSTITUTE(ADDRESS(1,{column},4),"1","")'
    names = f'INDIRECT({SCORED}&{letters}&":"&{letters})'
    name = f"TRIM({ACCOUNT})"
    return f'IF({name}="",0,IFERROR(MATCH({escaped(name)},{names},0),0))'


def figure(head: ScoredHead) -> str:
    """Give a figure of the account; an empty text for none."""
    value = scored_cell(scored_column(head))
    return f'IF($K$1=0,"",IFERROR(IF({value}="","",{value}),""))'


def figure_cell(head: ScoredHead) -> str:
    """Name the cell that holds a figure."""
    return f"$K${FIRST_FIGURE + FIGURES.index(head)}"


# the columns that are out of sight: what each row of Criteria says
NAME, FIRST, WEIGHT, MOST, LEAST, COUNTS = "J", "K", "L", "M", "N", "O"
RULE_HEADINGS: Final = {
    NAME: "Criterion of the row of Criteria",
    FIRST: "Its number, on its first row",
    WEIGHT: "Weight",
    MOST: "Most points of the row",
    LEAST: "Least points of the row",
    COUNTS: "1: it is of the account's profile",
}


def whole(letters: str) -> str:
    """Name a column of the rows of Criteria."""
    return f"${letters}${FIRST_RULE}:${letters}${FIRST_RULE + RULES - 1}"


def rule_formulas(columns: CriteriaColumns, number: int) -> dict[str, str]:
    """Give the formulas of one row of Criteria, by column."""
    row, above = FIRST_RULE + number - 1, FIRST_RULE + number - 2
    name = f"TRIM({columns.cell(Head.CRITERION, number)})"
    carried = '""' if number == 1 else f"${NAME}{above}"
    earlier = f"SUMPRODUCT(--(${NAME}${FIRST_RULE - 1}:${NAME}{above}=${NAME}{row}))"
    new = f"MAX(${FIRST}${FIRST_RULE - 1}:${FIRST}{above})+1"
    points = columns.cell(Head.POINTS, number)
    blank = columns.cell(Head.IF_BLANK, number)
    test = f"LOWER(TRIM({columns.cell(Head.TEST, number)}))"
    formula = ",".join(f"{test}={quoted_text(word)}" for word in FORMULA_TEST)
    free = f'AND({points}="",OR({formula}))'
    read = f"IF(ISNUMBER({points}),{points},IF({free},{{bound}},0))"
    of_blank = f"IF(ISNUMBER({blank}),{blank},0)"
    weight = columns.cell(Head.WEIGHT, number)
    best = figure_cell(ScoredHead.BEST_PROFILE)
    profile = columns.cell(Head.PROFILE, number)
    listed = f'SUBSTITUTE(SUBSTITUTE({profile},"; ",";")," ;",";")'
    of_profile = f'ISNUMBER(SEARCH(";"&{best}&";",";"&{listed}&";"))'
    return {
        NAME: f'IF({name}="",{carried},{name})',
        FIRST: f'IF(${NAME}{row}="",0,IF({earlier}>0,0,{new}))',
        WEIGHT: f"IFERROR(IF(ISNUMBER({weight}),{weight},VALUE({weight})),0)",
        MOST: f"MAX({read.format(bound=10)},{of_blank})",
        LEAST: f"MIN({read.format(bound=-10)},{of_blank})",
        COUNTS: f'IF(OR({profile}="",{best}=""),1,IF({of_profile},1,0))',
    }


# and beside them, what belongs to each criterion
KEY, SHARE, POINTS, UNKNOWN, GAIN, LOSS, PART, REACH = (
    column_letters(n) for n in range(17, 25)
)
CRITERION_HEADINGS: Final = {
    KEY: "Criterion",
    SHARE: "Weight",
    POINTS: "Points of the account",
    UNKNOWN: "1: unknown",
    GAIN: "Weight, if it can earn",
    LOSS: "Weight, if it can only take away",
    PART: "Part of the rating",
    REACH: "What it could add, or take away",
}


def criterion_formulas(number: int) -> dict[str, str]:
    """Give the formulas of one criterion, by column."""
    row = FIRST_RULE + number - 1
    key, points, unknown = f"${KEY}{row}", f"${POINTS}{row}", f"${UNKNOWN}{row}"
    same = f"({whole(NAME)}={key})"
    value = scored_cell(points_column(key))
    research = f'"; "&{figure_cell(ScoredHead.TO_RESEARCH)}&"; "'
    most = f"SUMPRODUCT(MAX({same}*{whole(MOST)}))"
    least = f"SUMPRODUCT(MIN({same}*{whole(LEAST)}))"
    # a profile stands on one of the criterion's rows, or on several
    counts = f"(1-SUMPRODUCT(MAX({same}*(1-{whole(COUNTS)}))))"
    own = f"SUMPRODUCT(MAX({same}*{whole(WEIGHT)}))"
    weight = f"{counts}*IF(SUM({whole(WEIGHT)})=0,1,{own})"
    earned = f"N({points})"
    full, worth = "$Q$2", "$Q$3"
    part = f"${GAIN}{row}*{earned}/{worth}+${LOSS}{row}*{earned}/{full}"
    reach = f"IF({most}>0,{most},{least})*(${GAIN}{row}+${LOSS}{row})/{full}"
    return {
        KEY: f'IFERROR(INDEX({whole(NAME)},MATCH({number},{whole(FIRST)},0)),"")',
        SHARE: f'IF({key}="",0,{weight})',
        POINTS: f'IF(OR({key}="",$K$1=0),"",IFERROR(IF({value}="","",{value}),""))',
        UNKNOWN: f'IF({key}="",0,ISNUMBER(FIND("; "&{key}&"; ",{research}))*1)',
        GAIN: f"IF({most}>0,${SHARE}{row},0)",
        LOSS: f"${SHARE}{row}-${GAIN}{row}",
        PART: f"IFERROR({part},0)",
        REACH: f"IF({unknown}=1,IFERROR({reach}-${PART}{row},0),0)",
    }


def of_criteria(letters: str) -> str:
    """Name a column of what belongs to criteria."""
    return f"${letters}${FIRST_RULE}:${letters}${FIRST_RULE + CRITERIA - 1}"


def sums() -> dict[str, str]:
    """Give what is worked out of all criteria, by cell."""
    gains = of_criteria(GAIN)
    reached = f"MAX({of_criteria(PART)})+MAX({of_criteria(REACH)})"
    lowered = f"-MIN({of_criteria(PART)})-MIN({of_criteria(REACH)})"
    return {
        "Q1": f"MAX({whole(FIRST)})",
        "Q2": f"SUM({gains})",
        "Q3": f'SUMPRODUCT({gains}*({of_criteria(POINTS)}<>""))',
        "Q4": f"MAX(1,{reached},{lowered})",
        "Q5": f"SUM({of_criteria(PART)})",
        "Q6": f"COUNT({of_criteria(POINTS)})",
    }
