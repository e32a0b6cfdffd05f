"""The hidden sheet LiveWords: what the formulas look up, one list per column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.model.model import Settings
from scoring.values.error_texts import ERROR_TEXTS
from scoring.values.refs import quoted_text
from scoring.values.table import heading_key
from scoring.values.text import text_key
from scoring.vocabulary import (
    AVERAGE_WORDS,
    EXTREME_WORDS,
    FLOOR_WORDS,
    HEAD_WORDS,
    NAME_HEADINGS,
    NAME_HEADINGS_OF_PROGRAMS,
    NO_WORDS,
    OUT_WORDS,
    SKIP_WORDS,
    TOTAL_WORDS,
    YES_WORDS,
    Setting,
    Sheet,
)
from templates.live import below, by_hand, texts
from templates.live.known_tests import COMPARED, WRITTEN
from templates.live.places import (
    ACCOUNT_COLUMNS,
    BLANK_WORDS,
    CRITERIA_COLUMNS,
    NEEDS,
    PIECES,
    SETTING_ROWS,
    WORDS,
    Cells,
    Content,
    block,
)
from templates.live.problems import problems
from templates.live.rule_columns import CRITERIA_HEADS as HEADS
from templates.places import HEAD_ROW


if TYPE_CHECKING:
    from collections.abc import Iterator

    from templates.live.size import Size

    List = tuple[str, str, tuple[Content, ...]]


FIRST = 1


def lists(size: Size) -> Iterator[List]:
    """Give each list: its range name, its heading, what it holds."""
    yield from known_tests()
    yield from signs()
    yield from headings()
    yield from settings()
    yield from by_hand.lists()
    yield "LiveBands", "Rated accounts per rating", below.bands()
    yield "LiveBelow", "What stands below the last account", below.lines()
    values = tuple(singles(size))
    yield "", "What is looked up", tuple(label for _, label, _ in values)
    yield "", "Its value", tuple(value for _, _, value in values)
    yield (
        "LiveBlankWords",
        "Blank words",
        tuple(f"={texts.item('LiveBlank', n)}" for n in range(BLANK_WORDS)),
    )
    yield (
        "LiveProblems",
        "What Live cannot do, in words",
        tuple(
            f'=IF(IFERROR({one.holds},TRUE),{one.words},"")' for one in problems(size)
        ),
    )


def known_tests() -> Iterator[List]:
    """Give the words for Tests, and the Tests that they mean, a row each."""
    places = {test: number for number, test in enumerate(COMPARED, 1)}
    words = {text_key(word): places[test] for word, test in reversed(WRITTEN)}
    yield "TestWords", "Test, in each language", tuple(words)
    yield "TestPlaces", "Its row", tuple(words.values())
    yield "TestMeans", "Test", tuple(test.value for test in COMPARED)
    yield "TestKind", "What it compares", tuple(h.kind.value for h in COMPARED.values())
    flags = {
        "TestLeast": "Least that hits: 1 to 7, see LiveRules",
        "TestMost": "Greatest that hits: 1 to 7",
        "TestWanted": "1: a hit matches; 0: none does",
        "TestNeeds": "Needs: 1 nothing, 2 a number, 3 two numbers, 4 anything",
        "TestSeveral": "1: Value is a list",
        "TestDays": "1: dates against today",
    }
    figures = [
        (*h.bounds, h.wanted, h.needs, h.several, h.days) for h in COMPARED.values()
    ]
    for (name, heading), column in zip(
        flags.items(), zip(*figures, strict=True), strict=True
    ):
        yield name, heading, tuple(map(int, column))


def signs() -> Iterator[List]:
    """Give the words and signs by which texts are read."""
    yield "LiveYesWords", "Words for yes", closed(YES_WORDS)
    yield "LiveNoWords", "Words for no", closed(NO_WORDS)
    yield "LiveSkips", "Words for skip", tuple(map(text_key, SKIP_WORDS))
    yield "LiveOuts", "Words for out", tuple(map(text_key, OUT_WORDS))
    yield "LiveFloors", "Words of a floor", tuple(map(text_key, FLOOR_WORDS))
    summaries = (*TOTAL_WORDS, *AVERAGE_WORDS, *EXTREME_WORDS)
    names = tuple(dict.fromkeys(map(text_key, summaries)))
    yield "LiveSummaries", "What rows that sum up others are called", names
    yield "LiveStarts", "A number may begin with", texts.STARTS
    yield "LiveEnds", "A number may end with", texts.ENDS
    yield "LiveUnits", "A number is multiplied by", tuple(texts.UNITS)
    yield "LivePowers", "Its power of ten", tuple(texts.UNITS.values())
    yield "LiveDigits", "Digits", texts.DIGITS
    yield "LiveMarks", "Signs that only Score can compare", texts.MARKS
    yield "LiveOnes", "Ones, to add up columns", (1,) * PIECES
    ordinals = tuple(range(1, texts.LONGEST + 1))
    yield "LiveOrdinals", "Places of the characters of a text", ordinals


def settings() -> Iterator[List]:
    """Give the names on Settings as they are compared, each in English."""
    names = [(text_key(w), text_key(s.value)) for s in Setting for w in s.understood]
    yield "SettingWords", "Setting, in each language", tuple(w for w, _ in names)
    yield "SettingMeans", "In English", tuple(english for _, english in names)
    cells = (f"INDEX(LiveSettings,{n},1)" for n in range(1, SETTING_ROWS + 1))
    keys = tuple(f"={in_english(texts.plain(cell), 'Setting')}" for cell in cells)
    yield "LiveSettingKeys", "Settings", keys


def in_english(text: str, kind: str) -> str:
    """Look a word of ours up in every language; others mean nothing here."""
    return f'IFERROR(INDEX({kind}Means,MATCH({text},{kind}Words,0)),"?")'


def closed(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words as they are compared, also with a mark or full stop behind them."""
    ends = ("", "!", ".", " !", " .")
    return tuple(dict.fromkeys(text_key(word + end) for word in words for end in ends))


def headings() -> Iterator[List]:
    """Give the headings of Criteria and Accounts as they are compared."""
    names = tuple(heading_key(name) for name in NAME_HEADINGS)
    yield "LiveNames", "Headings of a name", names
    others = tuple(dict.fromkeys(map(heading_key, NAME_HEADINGS_OF_PROGRAMS)))
    yield "LiveOtherNames", "Headings of a name in other programs", others
    heads = [(text_key(w), text_key(h.value)) for h in HEADS for w in HEAD_WORDS[h]]
    yield "HeadWords", "Heading, in each language", tuple(word for word, _ in heads)
    yield "HeadMeans", "In English", tuple(english for _, english in heads)
    left = "COLUMNS(LiveCriteriaLeft)"
    criteria = tuple(
        criteria_head(
            f"IF({n}<={left},INDEX(LiveCriteriaLeft,1,{n}),"
            f"INDEX(LiveCriteriaRight,1,{n}-{left}))"
        )
        for n in range(1, CRITERIA_COLUMNS + 1)
    )
    yield "LiveCriteriaHeads", "Headings of Criteria", criteria
    accounts = tuple(
        head_cell(f"INDEX(LiveAccounts,1,{n})") for n in range(1, ACCOUNT_COLUMNS + 1)
    )
    yield "LiveHeads", "Headings of Accounts", accounts
    yield (
        "LiveIsName",
        "2: heads a name, 1: does so in other programs",
        tuple(
            f"=IF(COUNTIF(LiveNames,INDEX(LiveHeads,{n}))>0,2,"
            f"SIGN(COUNTIF(LiveOtherNames,INDEX(LiveHeads,{n}))))"
            for n in range(1, ACCOUNT_COLUMNS + 1)
        ),
    )


def head_cell(cell: str) -> str:
    """Give the formula of a heading as it is compared."""
    # empty, a heading must not equal what a criterion leaves empty
    return f'=IFERROR(IF({cell}="","|",{texts.plain(cell)}),"|")'


def criteria_head(cell: str) -> str:
    """Give the formula of a heading of Criteria: in English, whatever its language."""
    return f'=IFERROR(IF({cell}="","|",{in_english(texts.plain(cell), "Head")}),"|")'


def setting(which: Setting) -> str:
    """Look a setting's value up; empty where it is not said."""
    row = f"MATCH({quoted_text(text_key(which.value))},LiveSettingKeys,0)"
    value = f"INDEX(LiveSettings,{row},2)"
    return texts.looked_up(value)


def setting_or(which: Setting, default: str) -> str:
    """Look a setting's value up, with its default."""
    return f'IF({setting(which)}="",{default},{setting(which)})'


def singles(size: Size) -> Iterator[tuple[str, str, Content]]:
    """Give the single values: range name, what it is, the value."""
    usual = Settings()
    blank = quoted_text("; ".join(map(str, usual.blank_words)))
    yes, no = (*closed(YES_WORDS), texts.TRUE), (*closed(NO_WORDS), texts.FALSE)
    yield "LiveYes", "Yes, and TRUE", texts.bars(yes)
    yield "LiveNo", "No, and FALSE", texts.bars(no)
    errors = texts.bars(tuple(sorted(ERROR_TEXTS)))
    yield "LiveErrors", "Errors, which are blank", errors
    sign = texts.folded(setting(Setting.DECIMAL_SIGN))
    forced = f'=IF(OR({sign}="",{sign}="auto"),0,1)'
    yield "LiveDecimal", f"1: {Setting.DECIMAL_SIGN} is set", forced
    yield from limits_of_contacts()
    today = f"=INT({setting_or(Setting.TODAY, 'TODAY()')})"
    yield "LiveToday", Setting.TODAY, today
    contact = setting_or(Setting.CONTACT_FROM, f"{usual.contact_from:g}")
    yield "LiveFrom", Setting.CONTACT_FROM, f"={contact}"
    known = setting_or(Setting.KNOWN_AT_LEAST, f"{usual.known_at_least:g}")
    yield "LiveKnownSaid", f"{Setting.KNOWN_AT_LEAST}, as said", f"={known}"
    share = "=ROUND(LiveKnownSaid/IF(LiveKnownSaid>1,100,1),9)"
    yield "LiveKnown", Setting.KNOWN_AT_LEAST, share
    words = texts.folded(setting_or(Setting.BLANK_WORDS, blank))
    yield "LiveBlank", Setting.BLANK_WORDS, f"={words}"
    named = texts.plain(setting(Setting.ACCOUNT_NAME))
    usual_name = "IFERROR(MATCH(2,LiveIsName,0),IFERROR(MATCH(1,LiveIsName,0),1))"
    place = f"=IFERROR(MATCH({named},LiveHeads,0),{usual_name})"
    yield "LiveName", "Column of the name", place
    yield from all_problems(size)
    yield from below.singles()
    signs = "".join((*texts.PARTING, *texts.DIGITS))
    yield "LiveSigns", "Signs that part words, and digits", signs


def limits_of_contacts() -> Iterator[tuple[str, str, Content]]:
    """Give what a contact needs beside its rating, and how many there may be."""
    needs, most = Setting.CONTACT_ALSO_NEEDS, Setting.CONTACTS_AT_MOST
    # a semicolon or space at the end is nothing
    yield "LiveAlsoNeeds", needs, f"={texts.plain(setting(needs))}"
    for n, item in enumerate(NEEDS):
        yield item, f"{needs}: item {n + 1}", f"={texts.item('LiveAlsoNeeds', n)}"
        last = (
            f'TRIM(RIGHT(SUBSTITUTE({item}," ",REPT(" ",{texts.ROOM})),{texts.ROOM}))'
        )
        bound = f'IFERROR({texts.amount(last, "0")},"")'
        yield f"{item}From", "Its bound", f'=IF({item}="","",{bound})'
        name = f"TRIM(LEFT({item},LEN({item})-LEN({last})))"
        yield f"{item}Group", "Its group", f'=IF({item}="","",{name})'
    yield "LiveMost", most, f"={setting(most)}"


def all_problems(size: Size) -> Iterator[tuple[str, str, Content]]:
    """Give what Live cannot do in one text, and what keeps it from reading rules."""
    yield from by_hand.singles()
    head = block(Sheet.CRITERIA, (HEAD_ROW, 0), (HEAD_ROW, 0)).split(":")[0]
    yield "LiveHeadRow", "Row of Criteria's headings", f"=ROW({head})"
    top = block(Sheet.ACCOUNTS, (HEAD_ROW, 0), (HEAD_ROW, 0)).split(":")[0]
    yield "LiveTopRow", "Row of Accounts' headings", f"=ROW({top})"
    yield "LiveProblem", "All that Live cannot do", f"={joined(size, all_of=True)}"
    yield "LiveBlocked", "What keeps rules from being read", f"={joined(size)}"


def joined(size: Size, *, all_of: bool = False) -> str:
    """Put the problems, which stand in a column, into one text."""
    return "&".join(
        f"INDEX(LiveProblems,{number})"
        for number, problem in enumerate(problems(size), 1)
        if all_of or problem.of_rules
    )


def cells(size: Size) -> Cells:
    """Fill the sheet: a heading and below it the list."""
    for column, (_, heading, items) in enumerate(lists(size)):
        yield 0, column, heading
        for row, item in enumerate(items, FIRST):
            yield row, column, item


def names(size: Size) -> Iterator[tuple[str, str]]:
    """Name the lists and the single values."""
    every = tuple(lists(size))
    for column, (name, _, items) in enumerate(every):
        if name:
            last = (FIRST + len(items) - 1, column)
            yield name, block(WORDS, (FIRST, column), last)
    column = [heading for _, heading, _ in every].index("Its value")
    for row, (name, _, _) in enumerate(singles(size), FIRST):
        yield name, block(WORDS, (row, column), (row, column)).split(":")[0]
