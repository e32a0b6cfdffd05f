"""What Live cannot understand, said in words at its top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.values.refs import quoted_text
from scoring.values.text import text_key
from scoring.vocabulary import CRITERIA_REQUIRED, Setting
from templates.live import by_hand, texts
from templates.live.places import BLANK_WORDS, NEEDS
from templates.live.problem import Problem


if TYPE_CHECKING:
    from collections.abc import Iterator

    from templates.live.size import Size


def problems(size: Size) -> Iterator[Problem]:
    """Give each problem, in the order in which they are named."""
    yield from of_criteria(size)
    yield from of_settings()
    yield Problem(
        '"Profiles need Score. "',
        'SUMPRODUCT(--(CriteriaProfile<>""))>0',
        of_rules=False,
    )
    yield from by_hand.problems()
    yield Problem(
        '"The headings of Accounts are empty. "', f"{head_cells('LiveHeads')}=0"
    )


def of_criteria(size: Size) -> Iterator[Problem]:
    """Give what may be wrong with Criteria, with the row or the criterion."""
    required = "+".join(
        f"COUNTIF(LiveCriteriaHeads,{quoted_text(text_key(head))})"
        for head in CRITERIA_REQUIRED
    )
    yield Problem(
        '"A heading of Criteria is missing. "', f"{required}<>{len(CRITERIA_REQUIRED)}"
    )
    every = f"{filled('LiveCriteriaLeft')}+{filled('LiveCriteriaRight')}"
    yield Problem(
        f'"Criteria has more than {size.rules} rows. "',
        f"{every}>{head_cells('LiveCriteriaHeads')}+SUM(RuleFilled)",
    )
    yield Problem(
        f'"There are more than {size.criteria} criteria. "',
        f"MAX(RuleNumber)>{size.criteria}",
    )
    yield Problem(on_row("RuleFault", "cannot be read, see Check."), "SUM(RuleFault)>0")
    yield Problem(
        on_row("RuleAsk", "holds a number that only Score reads."), "SUM(RuleAsk)>0"
    )
    named = "INDEX(CritName,1,MATCH(1,CritFault,0))"
    yield Problem(
        f'"The criterion "&{named}&" has no weight, no rule, or no column of its own in '
        'Accounts. "',
        "SUM(CritFault)>0",
    )


def on_row(flags: str, words: str) -> str:
    """Say something of the first row of Criteria that is so marked."""
    row = f"LiveHeadRow+MATCH(1,{flags},0)"
    return f'"Row "&({row})&" of Criteria {words} "'


def of_settings() -> Iterator[Problem]:
    """Give what may be wrong with Settings."""
    yield Problem(
        '"A setting cannot be read, or stands twice. "',
        f"OR(NOT({settings_fit()}),{settings_twice()}>0)",
    )
    yield Problem(
        '"A blank word is a number, or a word for yes or no. "', unclear_blank_word()
    )
    yield Problem(
        f'"There are more than {BLANK_WORDS} blank words. "',
        f'LEN(LiveBlank)-LEN(SUBSTITUTE(LiveBlank,";",""))>={BLANK_WORDS}',
    )
    yield Problem(
        f'"{Setting.CONTACT_ALSO_NEEDS} is not groups of Criteria with bounds, at most '
        f'{len(NEEDS)}, such as Fit 5. "',
        needs_unread(),
        of_rules=False,
    )
    yield Problem(
        f'"{Setting.CONTACTS_AT_MOST} is no whole number. "',
        'IF(LiveMost="",FALSE,OR(NOT(ISNUMBER(LiveMost)),LiveMost<0,LiveMost<>INT(LiveMost)))',
        of_rules=False,
    )


def needs_unread() -> str:
    """Say whether Contact also needs more groups, others, or one twice, or no number."""
    many = f'LEN(LiveAlsoNeeds)-LEN(SUBSTITUTE(LiveAlsoNeeds,";",""))>={len(NEEDS)}'
    wrong = ",".join(
        f'AND({need}<>"",OR({need}From="",{need}Group="",'
        f"COUNTIF(CritGroup,{need}Group)=0))"
        for need in NEEDS
    )
    pairs = [(one, other) for at, one in enumerate(NEEDS) for other in NEEDS[:at]]
    twice = ",".join(f'AND({one}<>"",{one}Group={other}Group)' for one, other in pairs)
    return f"OR({many},{wrong},{twice})"


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
    every = (quoted_text(text_key(setting)) for setting in Setting)
    return "+".join(f"(COUNTIF(LiveSettingKeys,{name})>1)" for name in every)


def unclear_blank_word() -> str:
    """Say whether a blank word may equal a number, TRUE or FALSE."""
    flags = 'ISNUMBER(FIND("|"&LiveBlankWords&"|",LiveYes&LiveNo))'
    digits = texts.holds("LiveBlank", "LiveDigits")
    return f'{digits}+SUMPRODUCT({flags}*(LiveBlankWords<>""))>0'
