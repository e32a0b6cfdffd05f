"""The columns of a page of criteria, with the notes on their headings."""

from __future__ import annotations

from dataclasses import replace

from scoring.vocabulary import TESTS, Head
from templates.pages.frame import Column
from templates.places import MATCHES, SHARE
from templates.style import Look


CONTACT_FIELD = (
    "The heading in Contacts that is looked at, or 'account:' and a heading in "
    "Accounts. Blank: the criterion's own name."
)
TEST_NOTE = "How the account's cell is tested:\n" + "\n".join(
    f"{word.test}: {word.says}" for word in TESTS
)
COLUMNS = (
    Column(
        Head.CRITERION,
        "What you look for, in words you would say aloud. Repeat the name on each of "
        "its rows: grey means the same criterion goes on.",
        27,
        Look.TEXT,
    ),
    Column(
        Head.WEIGHT,
        "How much the criterion counts, said once, on its first row. Any number from "
        "0 up; weights need not sum to anything. 0 switches the criterion off.",
        9,
        Look.POINTS,
    ),
    Column(
        SHARE,
        "The criterion's share of all weights. Calculated: leave it alone, and copy it "
        "down where it is missing.",
        8,
        Look.SHARE,
    ),
    Column(
        Head.FIELD,
        "The heading in Accounts that is looked at, or 'days since' or 'years since' "
        "and a heading. Blank: the criterion's own name.",
        26,
        Look.TEXT,
    ),
    Column(Head.TEST, TEST_NOTE, 19, Look.TEXT),
    Column(
        Head.VALUE,
        "What the cell is compared with. Several words are separated by a semicolon: "
        "Software; IT services",
        36,
        Look.VALUE,
    ),
    Column(Head.TO, "The other end, for 'between' and 'scale'.", 13, Look.VALUE),
    Column(
        Head.POINTS,
        "What a match earns: 0 to 10, less than 0 as a penalty, 'out' to disqualify "
        "the account, or 'at least 7' for a rating that is 7 whatever else.",
        9,
        Look.POINTS,
    ),
    Column(
        Head.IF_BLANK,
        "What a blank cell earns. Blank or 0: 0 points. skip: the criterion is left "
        "out for that account. A number: these points. out: disqualified.",
        10,
        Look.TEXT,
    ),
    Column(
        Head.GROUP,
        "Each group gets a rating of its own, such as Fit (who they are) and "
        "Engagement (what they do).",
        13,
        Look.TEXT,
    ),
    Column(
        Head.PROFILE,
        "The product or segment the criterion belongs to; several as A; B. Blank: "
        "all of them.",
        10,
        Look.TEXT,
    ),
    Column(Head.NOTE, "A remark for yourself.", 38, Look.REMARK),
)
MATCHES_COLUMN = Column(
    MATCHES,
    "How many accounts the rule decides, as far as the tab Live reads them; '3 to 5' "
    "where only Score can read some. Calculated: leave it alone and where it is, and "
    "copy it down where it is missing.",
    10,
    Look.MATCHES,
)
_RIGHT = [column.heading for column in COLUMNS].index(SHARE) + 1
LIVE_COLUMNS = (*COLUMNS[:_RIGHT], MATCHES_COLUMN, *COLUMNS[_RIGHT:])
LOOKS = {column.heading: column.look for column in COLUMNS}
CONTACT_COLUMNS = tuple(
    replace(column, note=CONTACT_FIELD) if column.heading == Head.FIELD else column
    for column in COLUMNS
)
