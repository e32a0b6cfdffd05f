"""Value, To and Points of a row of Criteria, read as the engine reads them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.vocabulary import Head
from templates.live import texts
from templates.live.known_tests import Kind
from templates.live.places import USE_SCORE
from templates.live.rule_columns import AMOUNTS, KEY, PIECE, SOUGHT, head_name


if TYPE_CHECKING:
    from templates.live.rule_columns import Row


def compared(row: Row) -> dict[str, str]:
    """Read Value and To as the engine reads them: as words, as numbers, as a list."""
    value, to = row[head_name(Head.VALUE)], row[head_name(Head.TO)]
    formulas = {
        "value": texts.number_text_or_flag(value, "LiveYes", "LiveNo"),
        "to": texts.number_text_or_flag(to, '""', '""'),
        "points": floor_bound(row[head_name(Head.POINTS)]),
        "RuleValue": number(row, "value"),
        "RuleTo": number(row, "to"),
        "bound": number(row, "points"),
    }
    for key in AMOUNTS:
        ends = f"(RIGHT({row[key]},LEN(LiveUnits))=LiveUnits)*LEN(LiveUnits)"
        formulas[f"{key} unit"] = f"SUMPRODUCT(MAX({ends}))"
        unit = f"RIGHT({row[key]},{row[f'{key} unit']})"
        power = f"INDEX(LivePowers,MATCH({unit},LiveUnits,0))"
        formulas[f"{key} power"] = f"IF({row[f'{key} unit']}=0,0,{power})"
    for place, (piece, key) in enumerate(zip(PIECE, KEY, strict=True)):
        one = row["value"] if place == 0 else '""'
        cut = f"IF({row.test('TestSeveral')}=1,{texts.item(row['value'], place)},{one})"
        listed = f"{row.test('TestNeeds')}=4"
        formulas[piece] = f'IFERROR(IF({listed},IF({cut}="","|",{cut}),"|"),"|")'
        formulas[key] = as_number(row[piece])
        word = f'AND({row["RuleKind"]}="{Kind.WORD}",{row[piece]}<>"|")'
        whole = texts.parted(row[piece])
        formulas[SOUGHT[place]] = f"IF({word},{whole},{row[piece]})"
    formulas["RuleNamed"] = named(row)
    limits = f'"|"&{row["RuleValue"]}&"|"&{row["RuleTo"]}&"|"'
    formulas["RuleWhole"] = f"{limits}&{row['RuleNamed']}"
    return formulas


def number(row: Row, key: str) -> str:
    """Read a number, or a date, out of a cell; empty where there is none."""
    cell = row[key]
    left = f"TRIM(LEFT({cell},LEN({cell})-{row[f'{key} unit']}))"
    amount = f'IFERROR({texts.amount(left, row[f"{key} power"])},"")'
    read = f"IFERROR({texts.date(cell)},IFERROR({texts.whole_number(cell)},{amount}))"
    return f"IF(ISNUMBER({cell}),{cell},{read})"


def floor_bound(points: str) -> str:
    """Leave out the words that make Points a floor."""
    bare = f"MID({texts.folded(points)},{floor_words(points)}+1,99)"
    return f'IF(ISNUMBER({points}),{points},IFERROR(TRIM({bare}),""))'


def floor_words(points: str) -> str:
    """Give the length of the words that make Points a floor; 0 where there are none."""
    begins = f"LEFT({texts.folded(points)},LEN(LiveFloors))=LiveFloors"
    return f"SUMPRODUCT(MAX(({begins})*LEN(LiveFloors)))"


def as_number(item: str) -> str:
    """Read an item as a number if it is one; sizes such as ``11-50`` are none."""
    whole, day = texts.whole_number(item), texts.date(item)
    else_text = f'IF({texts.like_number(item)},"{USE_SCORE}",{item})'
    return f"IF(ISNUMBER({item}),{item},IFERROR({whole},IFERROR({day},{else_text})))"


def named(row: Row) -> str:
    """Put the words that a rule names between bars.

    A list without digits may be long; else its items are taken one by one, as numbers.
    """
    value = row["value"]
    tight = texts.replaced(value, (('"; "', '";"'), ('" ;"', '";"'), ('";"', '"|"')))
    items = '&"|"&'.join(row[key] for key in KEY)
    long = f"AND({row.test('TestSeveral')}=1,{texts.holds(value, 'LiveDigits')}=0)"
    both = f'IF({long},"|"&{tight}&"|","|"&{items}&"|")'
    flag = f'IF(LEFT({value})="|",{value},{both})'
    return f'IFERROR(IF({row.test("TestNeeds")}=4,{flag},""),"")'
