"""The columns of a table of criteria, with the notes on their headings."""

from __future__ import annotations

from typing import Final

from scoring.language import Phrase, phrase, say
from scoring.optional.columns import DataColumn, Kind
from scoring.vocabulary import TESTS, Head


HOW_TESTED: Final = phrase("How the account's cell is tested:")


class _TestNote(Phrase):
    """The note that lists the Tests, each with what it says, line by line."""

    __slots__ = ()

    def __str__(self) -> str:
        lines = (f"{word.test}: {say(word.says)}" for word in TESTS)
        return "\n".join((str(HOW_TESTED), *lines))


TEST_NOTE: Final = _TestNote(
    "\n".join((HOW_TESTED.english, *(f"{w.test.value}: {w.says}" for w in TESTS)))
)
CONTACT_FIELD: Final = phrase(
    "The heading in Contacts that is looked at, or 'account:' and a heading in "
    "Accounts. Blank: the criterion's own name."
)
RULE_NOTES: Final[dict[Head, str]] = {
    Head.CRITERION: phrase(
        "What you look for, in words you would say aloud. Repeat the name "
        "on each of its rows: grey means the same criterion goes on."
    ),
    Head.WEIGHT: phrase(
        "How much the criterion counts, said once, on its first row. Any "
        "number from 0 up; weights need not sum to anything. 0 switches the criterion off."
    ),
    Head.FIELD: phrase(
        "The heading in Accounts that is looked at, or 'days since' or 'years "
        "since' and a heading. Blank: the criterion's own name."
    ),
    Head.TEST: TEST_NOTE,
    Head.VALUE: phrase(
        "What the cell is compared with. Several words are separated by a "
        "semicolon: Software; IT services"
    ),
    Head.TO: phrase("The other end, for 'between' and 'scale'."),
    Head.POINTS: phrase(
        "What a match earns: 0 to 10, less than 0 as a penalty, 'out' to "
        "disqualify the account, or 'at least 7' for a rating that is 7 whatever else."
    ),
    Head.IF_BLANK: phrase(
        "What a blank cell earns. Blank or 0: 0 points. skip: the criterion "
        "is left out for that account. A number: these points. out: disqualified."
    ),
    Head.GROUP: phrase(
        "Each group gets a rating of its own, such as Fit (who they are) and "
        "Engagement (what they do)."
    ),
    Head.PROFILE: phrase(
        "The product or segment the criterion belongs to; several as A; B. "
        "Blank: all of them."
    ),
    Head.NOTE: phrase("A remark for yourself."),
}
CONTACT_RULE_COLUMNS: Final = tuple(
    DataColumn(
        head,
        kind,
        width,
        CONTACT_FIELD if head is Head.FIELD else RULE_NOTES[head],
    )
    for head, kind, width in (
        (Head.CRITERION, Kind.NAME, 27),
        (Head.WEIGHT, Kind.POINTS, 9),
        (Head.FIELD, Kind.CONTACT_FIELD, 26),
        (Head.TEST, Kind.TEST, 19),
        (Head.VALUE, Kind.VALUE, 36),
        (Head.TO, Kind.VALUE, 13),
        (Head.POINTS, Kind.POINTS, 9),
        (Head.IF_BLANK, Kind.IF_BLANK, 10),
        (Head.GROUP, Kind.GROUP, 13),
        (Head.NOTE, Kind.TEXT, 38),
    )
)
