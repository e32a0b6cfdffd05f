"""What Live cannot understand, said in words at its top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.language import phrase
from scoring.values.refs import quoted_text
from scoring.values.text import text_key
from scoring.vocabulary import CRITERIA_REQUIRED, Setting
from templates.live import by_hand, texts
from templates.live.places import BLANK_WORDS, NEEDS
from templates.live.problem import Problem
from templates.spoken_formula import sentence


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.language import Phrase
    from templates.live.size import Size


FAULTY = phrase("Row {row} of Criteria cannot be read, see Check. ")
ASKS = phrase("Row {row} of Criteria holds a number that only Score reads. ")
LACKING = phrase(
    "The criterion {name} has no weight, no rule, or no column of its own in Accounts. "
)
NO_NEEDS = phrase(
    "{setting} is not groups of Criteria with bounds, at most {count}, such as Fit 5. "
)


def problems(size: Size) -> Iterator[Problem]:
    """Give each problem, in the order in which they are named."""
    yield from of_criteria(size)
    yield from of_settings()
    yield Problem(
        sentence(phrase("Profiles need Score. ")),
        'SUMPRODUCT(--(CriteriaProfile<>""))>0',
        of_rules=False,
    )
    yield from by_hand.problems()
    yield Problem(
        sentence(phrase("The headings of Accounts are empty. ")),
        f"{head_cells('LiveHeads')}=0",
    )


def of_criteria(size: Size) -> Iterator[Problem]:
    """Give what may be wrong with Criteria, with the row or the criterion."""
    required = "+".join(
        f"COUNTIF(LiveCriteriaHeads,{quoted_text(text_key(head.value))})"
        for head in CRITERIA_REQUIRED
    )
    yield Problem(
        sentence(phrase("A heading of Criteria is missing. ")),
        f"{required}<>{len(CRITERIA_REQUIRED)}",
    )
    every = f"{filled('LiveCriteriaLeft')}+{filled('LiveCriteriaRight')}"
    yield Problem(
        sentence(phrase("Criteria has more than {count} rows. "), count=size.rules),
        f"{every}>{head_cells('LiveCriteriaHeads')}+SUM(RuleFilled)",
    )
    yield Problem(
        sentence(phrase("There are more than {count} criteria. "), count=size.criteria),
        f"MAX(RuleNumber)>{size.criteria}",
    )
    yield Problem(on_row("RuleFault", FAULTY), "SUM(RuleFault)>0")
    yield Problem(on_row("RuleAsk", ASKS), "SUM(RuleAsk)>0")
    named = "INDEX(CritName,1,MATCH(1,CritFault,0))"
    yield Problem(
        sentence(LACKING, name=named),
        "SUM(CritFault)>0",
    )


def on_row(flags: str, words: Phrase) -> str:
    """Say something of the first row of Criteria that is so marked."""
    return sentence(words, row=f"(LiveHeadRow+MATCH(1,{flags},0))")


def of_settings() -> Iterator[Problem]:
    """Give what may be wrong with Settings."""
    yield Problem(
        sentence(phrase("A setting cannot be read, or stands twice. ")),
        f"OR(NOT({settings_fit()}),{settings_twice()}>0)",
    )
    yield Problem(
        sentence(phrase("A blank word is a number, or a word for yes or no. ")),
        unclear_blank_word(),
    )
    yield Problem(
        sentence(
            phrase("There are more than {count} blank words. "), count=BLANK_WORDS
        ),
        f'LEN(LiveBlank)-LEN(SUBSTITUTE(LiveBlank,";",""))>={BLANK_WORDS}',
    )
    yield Problem(
        sentence(
            NO_NEEDS,
            setting=quoted_text(str(Setting.CONTACT_ALSO_NEEDS)),
            count=len(NEEDS),
        ),
        needs_unread(),
        of_rules=False,
    )
    yield Problem(
        sentence(
            phrase("{setting} is no whole number. "),
            setting=quoted_text(str(Setting.CONTACTS_AT_MOST)),
        ),
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
    every = (quoted_text(text_key(setting.value)) for setting in Setting)
    return "+".join(f"(COUNTIF(LiveSettingKeys,{name})>1)" for name in every)


def unclear_blank_word() -> str:
    """Say whether a blank word may equal a number, TRUE or FALSE."""
    flags = 'ISNUMBER(FIND("|"&LiveBlankWords&"|",LiveYes&LiveNo))'
    digits = texts.holds("LiveBlank", "LiveDigits")
    return f'{digits}+SUMPRODUCT({flags}*(LiveBlankWords<>""))>0'
