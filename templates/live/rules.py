"""The hidden sheet LiveRules: one row per row of Criteria, ready to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.model.model import MOST_POINTS
from scoring.values.refs import quoted_text
from scoring.values.text import text_key
from scoring.vocabulary import Head, Test
from templates.live import texts
from templates.live.criteria import blank_word
from templates.live.known_tests import Kind
from templates.live.places import (
    FIRST_RULE,
    PIECES,
    RULE_COLUMN_ROW,
    RULE_HEAD_ROW,
    RULES,
    USE_SCORE,
    Cells,
    Fill,
    at,
    block,
    letter,
)
from templates.live.rule_columns import (
    COLUMNS,
    CRITERIA_HEADS,
    FIRST_DATE,
    FROM_CRITERIA,
    KEY,
    LAST_DATE,
    PLACE,
    SOUGHT,
    Row,
    head_name,
)
from templates.live.rule_values import compared, floor_words
from templates.live.sentences import RANGE, out
from templates.spoken_formula import sentence


if TYPE_CHECKING:
    from collections.abc import Iterator

    from templates.live.size import Size


def cells(size: Size) -> Cells:
    """Fill the sheet."""
    yield (
        0,
        0,
        "One row per row of Criteria: what its rule compares, and what it earns.",
    )
    for column, head in enumerate(CRITERIA_HEADS, 1):
        heading = quoted_text(text_key(head.value))
        place = f"=IFERROR(MATCH({heading},LiveCriteriaHeads,0),99)"
        yield RULE_COLUMN_ROW, column, place
    yield RULE_COLUMN_ROW, 0, "Column of Criteria"
    for column, heading in enumerate(COLUMNS.values()):
        yield RULE_HEAD_ROW, column, heading
    for number in range(1, size.rules + 1):
        row = FIRST_RULE + number - 1
        yield row, 0, number
        yield row, PLACE["RuleBack"], size.rules + 1 - number
    for key, formula in rule_row().items():
        yield FIRST_RULE, PLACE[key], Fill(formula, rows=size.rules)
    # where no rule matched
    past = FIRST_RULE + size.rules
    yield past, 0, "No rule matched"
    yield past, PLACE["RulePoints"], 0
    yield past, PLACE["RuleFloor"], -1


def names(size: Size) -> Iterator[tuple[str, str]]:
    """Name the columns that are looked up."""
    last = FIRST_RULE + size.rules - 1
    for key, column in PLACE.items():
        if key.startswith(("Rule", FROM_CRITERIA)):
            more = key in ("RulePoints", "RuleSpan", "RuleFloor")
            yield key, block(RULES, (FIRST_RULE, column), (last + more, column))
    first, final = PLACE[SOUGHT[0]], PLACE[SOUGHT[-1]]
    yield "RulePieces", block(RULES, (FIRST_RULE, first), (last, final))


def rule_row() -> dict[str, str]:
    """Give the formulas of the first row by the key of their column."""
    row = Row(FIRST_RULE)
    return {
        **criteria_cells(row),
        **identified(row),
        **compared(row),
        **judged(row),
        **stated(row),
        **ready(row),
        **counted(row),
    }


def criteria_cells(row: Row) -> dict[str, str]:
    """Take over what the row of Criteria says; errors are blank."""
    formulas = {}
    for column, head in enumerate(CRITERIA_HEADS, 1):
        place, below = f"{letter(column)}${RULE_COLUMN_ROW + 1}", f"{row['row']}+1"
        left = f"INDEX(LiveCriteriaLeft,{below},{place})"
        beyond = f"{place}-COLUMNS(LiveCriteriaLeft)"
        right = f"INDEX(LiveCriteriaRight,{below},{beyond})"
        cell = f"IF({beyond}<=0,{left},{right})"
        formulas[head_name(head)] = texts.looked_up(cell)
    formulas["RuleFilled"] = "+".join(
        f"COLUMNS({part})-COUNTBLANK(INDEX({part},{row['row']}+1,0))"
        for part in ("LiveCriteriaLeft", "LiveCriteriaRight")
    )
    return formulas


def counted(row: Row) -> dict[str, str]:
    """Count the accounts that the rule decides; those that only Score reads it may.

    What reaches a rule that only Score can do may be decided there or below.
    """
    number, back = row["RuleOf"], row["RuleBack"]
    above = f'SUMIFS(RuleReach,RuleOf,{number},RuleOdd,1,RuleBack,">="&{back})'
    unsure = f"(INDEX(CritUnsure,1,{number})+{above})"
    sure = f"IF({row['RuleOdd']}=1,0,{row['RuleReach']})"
    shown = f"IF({unsure}=0,{sure},{sentence(RANGE, least=sure, most=f'({sure}+{unsure})')})"
    known = f'IF(LiveBlocked<>"","{USE_SCORE}",{shown})'
    return {
        "RuleReach": f"COUNTIF(LiveDecided,{row['row']})",
        "RuleMatches": f'IF({row["RuleTest"]}=0,"",{known})',
    }


def identified(row: Row) -> dict[str, str]:
    """Find the criterion, the same for the same name, and the Test."""
    name, number = PLACE["RuleName"], PLACE["RuleNumber"]
    before = row.number - 1

    def above(column: int) -> str:
        first = at(FIRST_RULE - 1, column, fixed="both")
        return f"{first}:{at(before, column, fixed='column')}"

    criterion, test = row[head_name(Head.CRITERION)], row[head_name(Head.TEST)]
    known = f"INDEX({above(number)},MATCH({row['RuleName']},{above(name)},0))"
    carried = f'{at(before, name, fixed="column")}&""'
    looked_up = f"IFERROR(INDEX(TestPlaces,MATCH({texts.plain(test)},TestWords,0)),-1)"
    return {
        "RuleName": f'IF(TRIM({criterion})="",{carried},{texts.plain(criterion)})',
        "RuleNumber": f'IF({row["RuleName"]}="",0,'
        f"IFERROR({known},MAX({above(number)})+1))",
        "RuleTest": f'IF(TRIM({test})="",0,{looked_up})',
        "RuleKind": f'IF({row["RuleTest"]}<1,"",{row.test("TestKind")})',
        "RuleOf": f"IF({row['RuleTest']}=0,0,{row['RuleNumber']})",
    }


def judged(row: Row) -> dict[str, str]:
    """Find what the rule earns, and whether it can be read, by Live or at all."""
    points, value, to = row[head_name(Head.POINTS)], row["RuleValue"], row["RuleTo"]
    is_out = texts.one_of(texts.folded(points), "LiveOuts")
    kind, means = row["RuleKind"], row.test("TestMeans")
    own = f'IF(AND({kind}="{Kind.FORMULA}",TRIM({points})=""),"own","?")'
    bound, scale = row["bound"], f'{means}="{Test.SCALE.value}"'
    floor = f"{floor_words(points)}>0"
    within = f"AND(ISNUMBER({bound}),ABS(N({bound}))<={MOST_POINTS:g})"
    floored = f'IF(AND({within},N({bound})>=0,NOT({scale})),"floor","?")'
    numbered = f"IF({floor},{floored},IF({within},{bound},{own}))"
    earned = f"IF({is_out},{out()},{numbered})"
    needs = (
        f"CHOOSE({row.test('TestNeeds')},TRUE,ISNUMBER({value}),"
        f'AND(ISNUMBER({value}),ISNUMBER({to})),{row["value"]}<>"")'
    )
    ends = (
        f'OR({means}<>"{Test.BETWEEN.value}",{value}<={to}),'
        f'OR({means}<>"{Test.SCALE.value}",AND({value}<>{to},ISNUMBER({row["RuleEarns"]})))'
    )
    days = f"OR({row.test('TestDays')}=0,{value}>=0)"
    fits = f'AND({row["RuleNumber"]}>0,{needs},{ends},{days},{row["RuleEarns"]}<>"?")'
    reads_list = f'IF({kind}="{Kind.LIST}",SIGN(COUNT({row.across(KEY)})),0)'
    reads = f'IF({kind}="{Kind.RANGE}",1+{row.test("TestDays")},{reads_list})'
    fault = f"AND({states_alike(row)},IF({row['RuleTest']}=0,TRUE,{fits}))"
    faulty = f"IFERROR(IF({fault},0,1),1)"
    asks, keys = asks_score(row), row.across(KEY)
    return {
        "RuleEarns": f'IF({row["RuleTest"]}<1,"",{earned})',
        "RuleReads": f"IFERROR({reads},0)",
        "RuleAsk": f"{faulty}*{asks}",
        "RuleFault": f"{faulty}*(1-{asks})",
        "RuleNeeds": needed(row),
        "RuleDateItems": f'SIGN(COUNTIFS({keys},">{FIRST_DATE}",{keys},"<{LAST_DATE}"))',
        "RuleFloor": f'IF({row["RuleEarns"]}="floor",{bound},-1)',
        "RuleOdd": f"IF({row['RuleTest']}<1,0,IFERROR({odd(row)},1))",
    }


def asks_score(row: Row) -> str:
    """Say whether a text with a digit stands where Score may read a number.

    What has none and cannot be read is surely a fault, and Check says so.
    """
    heads = (Head.WEIGHT, Head.VALUE, Head.TO, Head.POINTS, Head.IF_BLANK)
    cells = [row[head_name(head)] for head in heads]
    texts_of = "&".join(f'IF(ISTEXT({cell}),{cell},"")' for cell in cells)
    return f"SIGN({texts.holds(f'({texts_of})', 'LiveDigits')})"


def needed(row: Row) -> str:
    """Say what a cell must be read as for the rule to say anything of it."""
    kind = row["RuleKind"]
    listed = f'IF({row.test("TestNeeds")}=1,"flag","text")'
    inside = looks_inside(row)
    amount = f'IF({kind}="{Kind.RANGE}","amount","")'
    other = f'IF({inside},"text",{amount})'
    return f'IF({row["RuleTest"]}<1,"",IF({kind}="{Kind.LIST}",{listed},{other}))'


def states_alike(row: Row) -> str:
    """Say whether the row says of its criterion what the first row to say it says."""
    weight, field = row[head_name(Head.WEIGHT)], row[head_name(Head.FIELD)]
    blank, number = row[head_name(Head.IF_BLANK)], row["RuleNumber"]
    group = row[head_name(Head.GROUP)]
    same_blank = blank_word(texts.folded(blank), f"LOWER(TRIM({blank}))")
    same_weight = f"AND(ISNUMBER({weight}),{weight}>=0,{weight}<=1000000,{weight}=INDEX(CritWeight,1,{number}))"
    return (
        f'IF(TRIM({weight})="",TRUE,{same_weight}),'
        f'IF(TRIM({field})="",TRUE,{texts.plain(field)}=INDEX(CritField,1,{number})),'
        f'IF(TRIM({group})="",TRUE,{texts.plain(group)}=INDEX(CritGroup,1,{number})),'
        f'IF(TRIM({blank})="",TRUE,{same_blank}=INDEX(CritBlank,1,{number})&"")'
    )


def odd(row: Row) -> str:
    """Count what makes a rule one that only Score can do."""
    kind, value, days = row["RuleKind"], row["value"], row.test("TestDays")
    manner = f"INDEX(CritManner,1,{row['RuleNumber']})"
    inside, listed = looks_inside(row), f'{kind}="{Kind.LIST}"'
    many = f'LEN({value})-LEN(SUBSTITUTE({value},";",""))>={PIECES}'
    digits = f"{texts.holds(value, 'LiveDigits')}>0"
    small = f'AND({kind}="{Kind.RANGE}",{days}=0,N({row["RuleValue"]})<{FIRST_DATE})'
    reasons = (
        f'{kind}="{Kind.FORMULA}"',
        # too long a list, but for one of words alone
        f"AND({row.test('TestSeveral')}=1,{many},OR({inside},{digits}))",
        f'AND({listed},COUNTIF({row.across(KEY)},"{USE_SCORE}")>0)',
        f"{texts.holds(value, 'LiveMarks')}>0",
        f'AND({inside},LEFT({value})="|")',
        no_whole_word(row),
        # dates against a number of days; a text or a small number against dates
        f"AND({days}=1,{manner}>2)",
        f"AND({manner}=2,OR({inside},{small}))",
        timed(row["RuleValue"]),
        timed(row["RuleTo"]),
    )
    return f"OR({','.join(reasons)})*1"


def looks_inside(row: Row) -> str:
    """Say whether the rule looks for texts or words inside the cell's text."""
    kind = row["RuleKind"]
    return f'OR({kind}="{Kind.INSIDE}",{kind}="{Kind.WORD}")'


def no_whole_word(row: Row) -> str:
    """Say whether an item, such as C++, begins or ends with what parts words."""
    items, twice = row.across(SOUGHT), texts.MARK * 2
    ends = f'COUNTIF({items},"{twice}*")+COUNTIF({items},"*{twice}")'
    return f'AND({row["RuleKind"]}="{Kind.WORD}",{ends}>0)'


def timed(cell: str) -> str:
    """Say whether a number may be a date with a time of day."""
    number = f"N({cell})"
    low, high = FIRST_DATE, LAST_DATE
    return f"AND({number}>{low},{number}<{high},{number}<>INT({number}))"


def stated(row: Row) -> dict[str, str]:
    """Say which criterion's weight, field and If blank stand on this row."""
    heads = {
        "RuleSaysWeight": Head.WEIGHT,
        "RuleSaysField": Head.FIELD,
        "RuleSaysBlank": Head.IF_BLANK,
        "RuleSaysGroup": Head.GROUP,
    }
    return {
        key: f'IF(TRIM({row[head_name(head)]})="",0,{row["RuleNumber"]})'
        for key, head in heads.items()
    }


def ready(row: Row) -> dict[str, str]:
    """Make the columns that accounts are compared with.

    A rule that only Score can do matches whatever reaches it.
    """
    kind, odd, means = row["RuleKind"], row["RuleOdd"], row.test("TestMeans")
    inside = looks_inside(row)
    scale = f'{means}="{Test.SCALE.value}"'
    dates = f"AND({maybe_date(row['RuleValue'])},{maybe_date(row['RuleTo'])})"
    formulas = {
        "RuleLeast": f"IF({odd}=1,1,{bound(row, 'TestLeast')})",
        "RuleMost": f"IF({odd}=1,0,{bound(row, 'TestMost')})",
        "RuleList": f'IF(OR({odd}=1,{kind}<>"{Kind.LIST}"),"",{with_flags(row)})',
        "RuleNumbers": f'({odd}=0)*({kind}="{Kind.RANGE}")',
        "RuleWanted": f"IF({odd}=1,0,IF({inside},9,{row.test('TestWanted')}))",
        "RuleInside": f"IF(AND({odd}=0,{inside}),{row.test('TestWanted')},9)",
        "RuleOnBlank": f'OR({kind}="{Kind.BLANK}",{kind}="{Kind.FORMULA}")*1',
        "RuleDates": f"IF(AND({scale},{dates}),1,0)",
        "RulePoints": f'IF({odd}=1,"{USE_SCORE}",IF({row["RuleEarns"]}="floor",0,{row["RuleEarns"]}))',
        "RuleSpan": f'IF({scale},{row["RuleTo"]}-{row["RuleValue"]},"")',
    }
    return {
        key: f'IF({row["RuleTest"]}<1,"",IFERROR({formula},""))'
        for key, formula in formulas.items()
    }


def maybe_date(cell: str) -> str:
    """Say whether a number may be a date."""
    return f"N({cell})>{FIRST_DATE},N({cell})<{LAST_DATE}"


def bound(row: Row, which: str) -> str:
    """Choose a bound, in the order of `known_tests.Bound`."""
    value, far = row["RuleValue"], "10^300"
    choices = (
        f"-({far}),{value},{row['RuleTo']},LiveToday,LiveToday-{value},"
        f"LiveToday+{value},{far}"
    )
    return f"CHOOSE({row.test(which)},{choices})"


def with_flags(row: Row) -> str:
    """Add TRUE where a word for yes is listed, and FALSE where one for no is."""
    named = row["RuleNamed"]

    def also(words: str, flag: str) -> str:
        bars = f'FIND("|"&{words}&"|",{named})'
        return f'IF(SUMPRODUCT(--ISNUMBER({bars}))>0,"{flag}|","")'

    every = (
        f"{named}&{also('LiveYesWords', texts.TRUE)}&{also('LiveNoWords', texts.FALSE)}"
    )
    alone = f'IF({row.test("TestMeans")}="{Test.YES.value}",LiveYes,LiveNo)'
    return f"IF({row.test('TestNeeds')}=1,{alone},{every})"
