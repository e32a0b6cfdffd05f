"""What Live cannot understand, said in words at its top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.values.text import text_key
from scoring.vocabulary import CRITERIA_REQUIRED, Setting
from templates.live import texts
from templates.live.places import BLANK_WORDS


if TYPE_CHECKING:
    from collections.abc import Iterator

    from templates.live.size import Size


def problems(size: Size) -> Iterator[tuple[str, str]]:
    """Give each problem in words, and the formula that is true where there is one."""
    required = "+".join(
        f"COUNTIF(LiveCriteriaHeads,{texts.quoted(text_key(head))})"
        for head in CRITERIA_REQUIRED
    )
    yield "A heading of Criteria is missing. ", f"{required}<>{len(CRITERIA_REQUIRED)}"
    yield (
        f"Criteria has more than {size.rules} rows. ",
        f"{filled('LiveCriteria')}>{head_cells('LiveCriteriaHeads')}+SUM(RuleFilled)",
    )
    yield (
        f"There are more than {size.criteria} criteria. ",
        (f"MAX(RuleNumber)>{size.criteria}"),
    )
    yield "Profiles need Score. ", 'SUMPRODUCT(--(CriteriaProfile<>""))>0'
    yield "A row of Criteria cannot be read, see Check. ", "SUM(RuleFault)>0"
    yield "A row of Criteria holds a number that only Score reads. ", "SUM(RuleAsk)>0"
    yield (
        "A criterion has no weight, no rule, or no column of its own in Accounts. ",
        "SUM(CritFault)>0",
    )
    yield (
        "A setting cannot be read, or stands twice. ",
        f"OR(NOT({settings_fit()}),{settings_twice()}>0)",
    )
    yield "A blank word is a number, or a word for yes or no. ", unclear_blank_word()
    yield (
        f"There are more than {BLANK_WORDS} blank words. ",
        f'LEN(LiveBlank)-LEN(SUBSTITUTE(LiveBlank,";",""))>={BLANK_WORDS}',
    )
    yield f"{Setting.CONTACT_ALSO_NEEDS} needs Score. ", 'LiveAlsoNeeds<>""'
    yield f"{Setting.CONTACTS_AT_MOST} needs Score. ", 'LiveMost<>""'
    yield "The headings of Accounts are empty. ", f"{head_cells('LiveHeads')}=0"


def filled(table: str) -> str:
    """Count the filled cells of a table."""
    return f"ROWS({table})*COLUMNS({table})-COUNTBLANK({table})"


def head_cells(heads: str) -> str:
    """Count the headings that are filled."""
    return f'SUMPRODUCT(--({heads}<>"|"))'


def settings_fit() -> str:
    """Say whether the settings that Live reads are what they may be."""
    return (
        "AND(ISNUMBER(LiveToday),LiveToday>0,ISNUMBER(LiveFrom),LiveFrom>=0,"
        "LiveFrom<=10,ISNUMBER(LiveKnownSaid),LiveKnown>=0,LiveKnown<=1)"
    )


def settings_twice() -> str:
    """Count the settings that stand on more than one row."""
    every = (texts.quoted(text_key(setting)) for setting in Setting)
    return "+".join(f"(COUNTIF(LiveSettingKeys,{name})>1)" for name in every)


def unclear_blank_word() -> str:
    """Say whether a blank word may equal a number, TRUE or FALSE."""
    flags = 'ISNUMBER(FIND("|"&LiveBlankWords&"|",LiveYes&LiveNo))'
    digits = texts.holds("LiveBlank", "LiveDigits")
    return f'{digits}+SUMPRODUCT({flags}*(LiveBlankWords<>""))>0'
