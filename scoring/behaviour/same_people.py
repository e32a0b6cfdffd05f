"""People who may stand twice at one account, and so count twice there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from scoring.findings import message
from scoring.language import phrase
from scoring.tables.keys import keyed
from scoring.tables.row_faults import Trouble, each_word, quote
from scoring.values.table import heading_key
from scoring.vocabulary import Head


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.arrays import Ints
    from scoring.findings import Finding, Message
    from scoring.tables.reader import TableReader


MAIL_HEADINGS: Final = frozenset(
    {"email", "e-mail", "mail", "email address", "e-mail address", "e-post", "epost"}
    | {"e-mailadresse", "mailadresse", "e-postadress", "adresă de e-mail"}
)
SAME_NAME: Final = phrase(
    "{word} stands at this account in {place} too, and counts twice; remove one of the "
    "rows, or give two people of one name their e-mail addresses"
)
SAME_MAIL: Final = phrase(
    "{word} has the e-mail address of {other} in {place} at this account, and counts "
    "twice; remove one of the rows if they are one person"
)
TWICE: Final = Trouble(
    "B216",
    Head.CONTACT,
    one=SAME_NAME,
    others=phrase(
        "{word} and {count:,} other {count:person|people} stand twice at an account, and "
        "count twice"
    ),
)


def same_people(rows: TableReader, owners: Ints) -> Iterator[Finding]:
    """Report who may be one person in two rows of one account (B216).

    No row is left out for that: two people may bear one name.

    Parameters
    ----------
    rows : TableReader
        The Contacts table.
    owners : ndarray of int, shape (n,)
        Whose each is; -1 for none that is known.
    """
    names, mails = rows.words(Head.CONTACT).codes, _mails(rows)
    by_name, by_mail = _earlier(owners, names), _earlier(owners, mails)
    # who have an address each are two people
    apart = (mails >= 0) & (mails[by_name] >= 0) & (mails != mails[by_name])
    named = (by_name >= 0) & ~apart
    same = np.where(named, by_name, by_mail)

    def sentence(row: int, word: str) -> Message:
        first = int(same[row])
        place = rows.place(first, Head.CONTACT)
        if named[row]:
            return message(SAME_NAME, word=quote(word), place=place)
        other = quote(rows.quotation(first, Head.CONTACT))
        return message(SAME_MAIL, word=quote(word), other=other, place=place)

    yield from each_word(rows, same >= 0, TWICE, sentence)


def _mails(rows: TableReader) -> Ints:
    """Give each row a number for its e-mail address; -1 for none."""
    for column, heading in enumerate(rows.table.headings):
        if heading_key(heading) in MAIL_HEADINGS:
            return keyed(rows.table.frame.iloc[:, column], rows.blank_keys).codes
    return np.full(len(rows), -1, dtype=np.int64)


def _earlier(owners: Ints, codes: Ints) -> Ints:
    """Give the first row of the same account and code; -1 for one that is the first."""
    known = np.flatnonzero((owners >= 0) & (codes >= 0))
    width = int(codes.max(initial=0)) + 1
    groups, values = pd.factorize(owners[known].astype(np.int64) * width + codes[known])
    first = np.full(len(values), -1, dtype=np.int64)
    first[groups[::-1]] = known[::-1]
    earlier = np.full(len(codes), -1, dtype=np.int64)
    earlier[known] = np.where(first[groups] == known, -1, first[groups])
    return earlier
