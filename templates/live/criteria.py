"""The upper part of the hidden sheet LiveCells: one column per criterion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.model.model import MOST_POINTS
from scoring.values.refs import quoted_text
from scoring.values.text import text_key
from scoring.vocabulary import DAYS_SINCE, YEARS_SINCE, Head
from templates.live import texts
from templates.live.known_tests import Kind
from templates.live.places import ACCOUNT, BLANK_WORDS, CELLS, Cells, Fill, at, block
from templates.live.rule_columns import head_name as values
from templates.live.sentences import out, skip


if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from templates.live.size import Size

WORD = tuple(f"Blank word {n} not named by a rule" for n in range(1, BLANK_WORDS + 1))
ROWS: dict[str, str] = {
    "number": "Number of the criterion",
    "CritName": "Criterion",
    "CritWeight": "Weight",
    "CritField": "Account field as compared",
    "column": "Column of Accounts; 999: none",
    "CritManner": "Reads 0 text, 1 numbers, 2 dates, 3 days since, 4 years since",
    "CritBlank": "If blank",
    "CritGroup": "Group as compared",
    "CritEarn": "Weight, if it can earn points",
    "CritPenalty": "Weight, if it can only take points away",
    "CritActive": "1: counts; 0: switched off by weight 0",
    "blank rule": "Rule that takes a blank cell; 0: none",
    "dates": "1: a scale between what may be dates",
    "inside": "1: a rule looks inside texts",
    "wordy": "1: a rule looks for whole words",
    "anything": "1: any filled cell is an answer",
    "flagged": "1: yes or no is an answer",
    "ranged": "1: a number or date is an answer",
    "digits": "1: a text with a digit may be a number, a range or a date",
    "CritUnsure": "Accounts whose cell only Score reads",
    "CritFault": "1: no weight, no rule or no column",
    **{word: word for word in WORD},
    "words": "Blank words, between bars",
}
PLACE = {key: row for row, key in enumerate(ROWS)}
FIRST_COLUMN = len(ACCOUNT) + 1
"""Columns to the left hold what belongs to an account as a whole."""


def cell(key: str, column: int) -> str:
    """Name a cell of a criterion, the row fixed."""
    return at(PLACE[key], column, fixed="row")


def cells(size: Size) -> Cells:
    """Fill the upper part of the sheet."""
    for row, heading in enumerate(ROWS.values()):
        yield row, 0, heading
    for number in range(1, size.criteria + 1):
        yield 0, FIRST_COLUMN + number - 1, number
    column = FIRST_COLUMN
    formulas = {**stated(column), **read_as(column), **weighed(column)}
    formulas |= {**blank(column, size), **faults(column)}
    for key, formula in formulas.items():
        yield PLACE[key], column, Fill(formula, columns=size.criteria)


def names(size: Size) -> Iterator[tuple[str, str]]:
    """Name the rows that are looked up."""
    last = FIRST_COLUMN + size.criteria - 1
    for key, row in PLACE.items():
        if key.startswith("Crit"):
            yield key, block(CELLS, (row, FIRST_COLUMN), (row, last))


def first_value(column: int, says: str, values: str) -> str:
    """Find what the first row that says it says, or an error."""
    return f"INDEX({values},MATCH({cell('number', column)},{says},0))"


def stated(column: int) -> Mapping[str, str]:
    """Find name, weight, field and If blank of a criterion."""
    name = cell("CritName", column)
    shown = first_value(column, "RuleNumber", values(Head.CRITERION))
    weight = first_value(column, "RuleSaysWeight", values(Head.WEIGHT))
    field = first_value(column, "RuleSaysField", values(Head.FIELD))
    group = first_value(column, "RuleSaysGroup", values(Head.GROUP))
    blank = first_value(column, "RuleSaysBlank", values(Head.IF_BLANK))
    word = blank_word(texts.folded(blank), '"?"')
    points = f'IF(ABS({blank})<={MOST_POINTS:g},{blank},"?")'
    # where no criterion has a weight, all count the same
    unsaid = (
        f'IF(AND({name}<>"",MAX(RuleSaysWeight)=0,NOT({only_decides(column)})),1,0)'
    )
    return {
        "CritName": f'IFERROR({shown}&"","")',
        "CritWeight": f"IF(ISNUMBER({weight}),{weight},{unsaid})",
        "CritField": f"{texts.plain(f'IFERROR({field},{name})')}",
        "CritGroup": f'IFERROR({texts.plain(group)},"")',
        "CritBlank": f"IFERROR(IF(ISNUMBER({blank}),{points},{word}),0)",
    }


def blank_word(text: str, otherwise: str) -> str:
    """Give what If blank says in the workbook's language, whatever its own."""
    other = f"IF({texts.one_of(text, 'LiveOuts')},{out()},{otherwise})"
    return f"IF({texts.one_of(text, 'LiveSkips')},{skip()},{other})"


def since(column: int) -> tuple[str, str]:
    """Give the manner of a derived field, 0 for others, and the heading it names."""
    field = cell("CritField", column)
    manner, heading = "0", field
    for code, words in ((3, DAYS_SINCE), (4, YEARS_SINCE)):
        for word in map(text_key, words):
            begins = f"LEFT({field},{len(word) + 1})={quoted_text(f'{word} ')}"
            manner = f"IF({begins},{code},{manner})"
            heading = f"IF({begins},MID({field},{len(word) + 2},999),{heading})"
    return manner, heading


def read_as(column: int) -> Mapping[str, str]:
    """Find the column of Accounts, and how its cells are read."""
    number, field = cell("number", column), cell("CritField", column)
    manner, heading = since(column)
    own, named = (f"MATCH({text},LiveHeads,0)" for text in (field, heading))
    rules = f"SUMPRODUCT(MAX((RuleOf={number})*RuleReads))"
    derived = f"IF(ISNUMBER({own}),0,{manner})"
    return {
        "column": f"IFERROR({own},IFERROR({named},999))",
        "CritManner": f"IF({derived}>0,{derived},{rules})",
    }


def weighed(column: int) -> Mapping[str, str]:
    """Find what the criterion weighs, and whether it can earn or only take away."""
    number, weight = cell("number", column), cell("CritWeight", column)
    gains = f'COUNTIFS(RuleOf,{number},RuleEarns,">0")'
    own = f'COUNTIFS(RuleOf,{number},RuleEarns,"own")'
    earns = f"OR({gains}+{own}>0,N({cell('CritBlank', column)})>0)"
    return {
        "CritEarn": f"IF({earns},{weight},0)",
        "CritPenalty": f"{weight}-{cell('CritEarn', column)}",
        "CritActive": f'IF({cell("CritName", column)}="",0,'
        f"IF(OR({weight}>0,COUNTIF(RuleSaysWeight,{number})=0),1,0))",
        "dates": f"COUNTIFS(RuleOf,{number},RuleDates,1)",
        **answers(column),
        "wordy": f'SIGN(COUNTIFS(RuleOf,{number},RuleKind,"{Kind.WORD}"))',
        "inside": f'SIGN(COUNTIFS(RuleOf,{number},RuleInside,"<9"))',
    }


def answers(column: int) -> Mapping[str, str]:
    """Find what a filled cell must be for the criterion to know something."""
    number, manner = cell("number", column), cell("CritManner", column)
    any_, flags, amounts = (
        f'COUNTIFS(RuleOf,{number},RuleNeeds,"{needs}")'
        for needs in ("text", "flag", "amount")
    )
    dates = f"COUNTIFS(RuleOf,{number},RuleDateItems,1)"
    return {
        "anything": f"IF(OR({any_}>0,{flags}+{amounts}=0),1,0)",
        "flagged": f"SIGN({flags})",
        "ranged": f"SIGN({amounts})",
        "digits": f"SIGN({amounts}+{dates}+({manner}>1))",
    }


def blank(column: int, size: Size) -> Mapping[str, str]:
    """Find what is blank here, and the rule that takes a blank cell."""
    number = cell("number", column)
    back = f"SUMPRODUCT(MAX((RuleOf={number})*(RuleOnBlank=1)*RuleBack))"
    past = size.rules + 1
    formulas = {"blank rule": f"MOD({past}-{back},{past})"}
    for place, key in enumerate(WORD, 1):
        word = f"INDEX(LiveBlankWords,{place})"
        named = f'(RuleOf={number})*ISNUMBER(FIND("|"&{word}&"|",RuleNamed))'
        word_list = f'IF(SUMPRODUCT({named})>0,"",{word}&"|")'
        formulas[key] = f'IF({word}="","",{word_list})'
    joined = "&".join(cell(key, column) for key in WORD)
    return {**formulas, "words": f'LiveErrors&"|"&{joined}'}


def only_decides(column: int) -> str:
    """Say whether all that a criterion can do is to disqualify or to set a floor."""
    number, blank = cell("number", column), cell("CritBlank", column)
    rules = f"COUNTIF(RuleOf,{number})"
    outs, floors, nothing = (
        f"COUNTIFS(RuleOf,{number},RuleEarns,{earns})"
        for earns in (out(), '"floor"', "0")
    )
    some = f"OR({outs}+{floors}>0,{blank}={out()})"
    return f"AND({rules}={outs}+{floors}+{nothing},N({blank})=0,{some})"


def faults(column: int) -> Mapping[str, str]:
    """Say whether the criterion lacks a weight, a rule or its own column."""
    number, heading = cell("number", column), cell("column", column)
    rules = f"COUNTIF(RuleOf,{number})"
    formulas = f'COUNTIFS(RuleOf,{number},RuleKind,"{Kind.FORMULA}")'
    unweighed = f"AND(MAX(RuleSaysWeight)>0,COUNTIF(RuleSaysWeight,{number})=0)"
    silent = only_decides(column)
    needless = f"AND({rules}={formulas},COUNTIF(RuleSaysField,{number})=0)"
    twice = f"COUNTIF(LiveHeads,INDEX(LiveHeads,{heading}))>1"
    column_fault = f"IF({heading}=999,NOT({needless}),{twice})"
    active = f"{cell('CritActive', column)}=1"
    wrong = f"OR({rules}=0,AND({unweighed},NOT({silent})),AND({active},{column_fault}))"
    return {"CritFault": f'IF({cell("CritName", column)}="",0,IFERROR({wrong}*1,1))'}
