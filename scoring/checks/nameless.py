"""Accounts without a name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.compute as pc

from scoring.checks.quoting import first_and_more
from scoring.checks.texts import column_texts
from scoring.findings import Code, Level, message
from scoring.language import phrase


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.quoting import Places
    from scoring.findings import Finding
    from scoring.rating.ratings import Ratings

WORDS: Final = phrase(
    "this account has no name in '{heading}'; it is rated, but nobody can call it"
)
CODE: Final = Code(
    "A211",
    Level.WARNING,
    title="account without name",
    help="It is rated, but nobody can call it.",
    advice="Write the company's name in, or delete the row.",
    words=(WORDS,),
)


@dataclass(frozen=True, slots=True)
class Nameless:
    """Accounts whose name is empty, only spaces, or a blank word."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, ratings: Ratings, places: Places) -> Iterator[Finding]:
        """Find the first such account, and count the others."""
        column = ratings.accounts.name_column
        texts = column_texts(ratings.accounts, column)
        names = pc.utf8_lower(pc.utf8_trim_whitespace(texts))
        words = (str(word).lower() for word in ratings.accounts.settings.blank_words)
        none = pc.is_in(names, pa.array(["", *words], type=names.type))
        none = pc.or_(none, pc.is_null(names))
        rows = none.to_numpy(zero_copy_only=False)
        first = first_and_more(rows)
        if first is not None:
            row, more = first
            sentence = message(WORDS, heading=ratings.accounts.headings[column])
            place = places.cell(row, column)
            yield CODE.at(place, sentence, expected=phrase("a name"), more=more)
