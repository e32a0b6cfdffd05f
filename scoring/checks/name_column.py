"""Which column was taken for the names of the accounts, where no heading says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.checks.quoting import Places
from scoring.findings import Code, Level, message
from scoring.language import phrase
from scoring.rating.names import OURS
from scoring.values.table import heading_key
from scoring.vocabulary import Setting


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.fields import Fields
    from scoring.findings import Finding

NAMED: Final = phrase(
    "the column '{heading}' was taken for the names; if it is another, set {setting}"
)
FIRST: Final = phrase(
    "the first column was taken for the names; if it is another, set {setting}"
)
CODE: Final = Code(
    "F417",
    Level.NOTE,
    title="column of the names",
    help="Set Account name if it is another.",
    words=(NAMED, FIRST),
)


@dataclass(frozen=True, slots=True)
class NameColumn:
    """A column that is taken for the names by what stands in it."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, fields: Fields) -> Iterator[Finding]:
        """Find it, unless the setting or a heading of ours says which it is."""
        accounts = fields.accounts
        named = accounts.settings.account_name
        if (named and heading_key(named) in accounts.index) or not len(accounts):
            return
        column = accounts.name_column
        heading = accounts.headings[column] if accounts.headings else ""
        if heading_key(heading) in OURS:
            return
        words, setting = (NAMED if heading else FIRST), Setting.ACCOUNT_NAME
        values = {"heading": heading} if heading else {}
        sentence = message(words, setting=setting, **values)
        place = Places(accounts, fields.table).heading(column)
        yield CODE.at(place, sentence, found=heading)
