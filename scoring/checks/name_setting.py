"""The setting that says which column holds the names of the accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.finding_codes import CODES
from scoring.findings import message
from scoring.language import phrase
from scoring.values.table import heading_key
from scoring.vocabulary import Setting, Sheet


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.fields import Fields
    from scoring.findings import Code, Finding

WORDS: Final = phrase(
    "the setting {setting} names '{heading}', but {sheet} has no such column"
)
CODE: Final = CODES["S101"]


@dataclass(frozen=True, slots=True)
class NameSetting:
    """A setting Account name that names no column."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, fields: Fields) -> Iterator[Finding]:
        """Find it, with the heading that is probably meant."""
        heading = fields.accounts.settings.account_name
        if heading and heading_key(heading) not in fields.accounts.index:
            sentence = message(
                WORDS,
                setting=Setting.ACCOUNT_NAME,
                heading=heading,
                sheet=fields.sheet,
            ).hint(fields.nearest(heading))
            place = fields.accounts.settings.account_name_place
            place = place or Sheet.SETTINGS.value
            yield CODE.at(place, sentence, expected=phrase("a heading"), found=heading)
