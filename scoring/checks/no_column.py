"""Fields that criteria and their formulas name, but no column has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.checks.fields import lacking
from scoring.findings import Code, Level, Message, message
from scoring.language import phrase
from scoring.model.derived_fields import base_column


if TYPE_CHECKING:
    from collections.abc import Iterator

    from scoring.checks.fields import Fields
    from scoring.findings import Finding

COLUMN: Final = phrase("no column '{column}' in {sheet}")
COLUMN_FOR: Final = phrase("no column '{column}' in {sheet} for '{field}'")
BASE_COLUMN: Final = phrase("no column '{column}' for '{field}' in {sheet}")
LACKING: Final = phrase("'{field}' {lacks}")
FORMULA: Final = phrase("the formula names [{field}], but {sheet} has no such column")
FORMULA_LACKING: Final = phrase("the formula names [{field}], which {lacks}")
CODE: Final = Code(
    "C111",
    Level.ERROR,
    title="no such column",
    help="Name a heading of Accounts.",
    advice="Where a heading is close, it says which.",
    words=(COLUMN, COLUMN_FOR, BASE_COLUMN, LACKING, FORMULA, FORMULA_LACKING),
)


@dataclass(frozen=True, slots=True)
class NoColumn:
    """Fields of criteria that count, without a column."""

    codes: tuple[Code, ...] = (CODE,)

    def check(self, fields: Fields) -> Iterator[Finding]:
        """Find them, with the heading that is probably meant."""
        source = fields.accounts.source
        for criterion in filter(lambda one: one.active, fields.model.criteria):
            field = criterion.field
            if not criterion.field_optional and source(field) is None:
                yield no_column(criterion.field_place, field, _of_field(field, fields))
            for rule in criterion.rules:
                for other in rule.condition.reads():
                    if source(other) is None:
                        yield no_column(rule.place, other, _of_formula(other, fields))


def no_column(place: str, field: str, sentence: Message) -> Finding:
    """Make a finding about a field without a column (C111)."""
    return CODE.at(place, sentence, expected=phrase("a heading"), found=field)


def _of_field(field: str, fields: Fields) -> Message:
    column, sheet = base_column(field), fields.sheet
    lacks = lacking(field, fields.accounts.headings, fields.there)
    if lacks is not None:
        return message(LACKING, field=column or field, lacks=lacks)
    if column is None:
        sentence = message(COLUMN, column=field, sheet=sheet)
    else:
        sentence = message(BASE_COLUMN, column=column, field=field, sheet=sheet)
    return sentence.hint(fields.nearest(field))


def _of_formula(field: str, fields: Fields) -> Message:
    lacks = lacking(field, fields.accounts.headings, fields.there)
    if lacks is not None:
        return message(FORMULA_LACKING, field=field, lacks=lacks)
    sentence = message(FORMULA, field=field, sheet=fields.sheet)
    return sentence.hint(fields.nearest(field))
