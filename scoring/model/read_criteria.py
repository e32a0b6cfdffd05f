"""From the Criteria table to a `Model`, collecting every finding on the way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scoring import vocabulary
from scoring.errors import ModelError
from scoring.finding_codes import finding
from scoring.findings import Level, Message, message
from scoring.language import phrase
from scoring.model.blank_words import blank_words_of
from scoring.model.conditions.registry import (
    TEST_WORDS,
    named_keys,
)
from scoring.model.criteria_sheet import CriteriaSheet, CriterionRows
from scoring.model.derived_fields import english_key
from scoring.model.model import (
    LEAST_POINTS,
    MOST_POINTS,
    Criterion,
    IfBlank,
    Model,
    Rule,
    Settings,
)
from scoring.model.read_matrix import check_groups
from scoring.model.read_rule import read_rule
from scoring.model.read_settings import parse_settings
from scoring.model.unclear_cells import note_unclear
from scoring.values.cell import Cell, cell_key, cell_text
from scoring.values.suggest import nearest
from scoring.values.table import SheetTable, heading_key
from scoring.values.text import text_key
from scoring.vocabulary import DerivedField, Head, Test


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.findings import Finding

STATED: Final = (Head.WEIGHT, Head.FIELD, Head.IF_BLANK, Head.GROUP, Head.PROFILE)
"""What is said once per criterion, on any of its rows."""
MOST_WEIGHT: Final = 1_000_000
MOST_CRITERIA: Final = 1_000
MOST_PROFILES: Final = 100
NO_WEIGHTS: Final = Message("no criterion has a weight, so all count the same")
_SKIP: Final = frozenset(map(text_key, vocabulary.SKIP_WORDS))
_OUT: Final = frozenset(map(text_key, vocabulary.OUT_WORDS))


def parse_model(
    criteria: SheetTable | Sequence[Sequence[object]],
    settings: SheetTable | Sequence[Sequence[object]] | None = None,
) -> Model:
    """Make a model of a Criteria table, or of rows with the headings first.

    Raises
    ------
    ModelError
        With all findings, if one of them is an error.

    Examples
    --------
    >>> rows = [
    ...     ["Criterion", "Weight", "Test", "Value", "Points"],
    ...     ["Industry", 2, "is", "Software", 10],
    ... ]
    >>> parse_model(rows).criteria[0].name
    'Industry'
    """
    model, findings = read_model(
        _as_table(criteria, "Criteria"),
        None if settings is None else _as_table(settings, "Settings"),
    )
    if model is None or any(f.level is Level.ERROR for f in findings):
        raise ModelError(findings)
    return model


def _as_table(rows: SheetTable | Sequence[Sequence[object]], sheet: str) -> SheetTable:
    return rows if isinstance(rows, SheetTable) else SheetTable.of(sheet, rows)


def read_model(
    criteria: SheetTable, settings: SheetTable | None = None
) -> tuple[Model | None, list[Finding]]:
    """Read Criteria and Settings to the end, whatever is wrong with them.

    Returns
    -------
    tuple of (Model or None, list of Finding)
        The model holds what could be read, so that more can be checked; it is fit to
        score with only if no finding is an error. None without the headings.
    """
    read, findings = parse_settings(settings)
    model, more = read_criteria(criteria, read)
    findings += more
    if model is not None:
        model, more = check_groups(model)
        findings += more
    return model, findings


def read_criteria(
    criteria: SheetTable, settings: Settings
) -> tuple[Model | None, list[Finding]]:
    """Read a table of criteria under settings that are known; see `read_model`."""
    findings: list[Finding] = []
    sheet = CriteriaSheet(criteria, settings, findings)
    if not sheet.headings_fit():
        return None, findings
    grouped = sheet.grouped()
    if not grouped:
        text = phrase("there are no criteria")
        findings.append(finding("C100", criteria.sheet, text))
    grouped = _not_too_many(sheet, grouped)
    alike = _without_weights(sheet, grouped)
    read = tuple(_criterion(sheet, rows, alike=alike) for rows in grouped)
    model = Model(_spelled_alike(read), settings)
    if alike and any(criterion.weight for criterion in read):
        findings.append(finding("C214", sheet.heading(Head.WEIGHT), NO_WEIGHTS))
    if len(model.profiles) > MOST_PROFILES:
        words = phrase("there are {count:,} profiles, more than {most:,}")
        many = message(words, count=len(model.profiles), most=MOST_PROFILES)
        findings.append(finding("C117", sheet.heading(Head.PROFILE), many))
        return replace(model, criteria=()), findings
    return model, findings


def _not_too_many(
    sheet: CriteriaSheet, rows: list[CriterionRows]
) -> list[CriterionRows]:
    """Refuse a table that nobody could have written by hand, before it is read."""
    if len(rows) <= MOST_CRITERIA:
        return rows
    words = phrase("there are {count:,} criteria, more than {most:,}")
    many = message(words, count=len(rows), most=MOST_CRITERIA)
    sheet.report("C116", rows[MOST_CRITERIA].rows[0], Head.CRITERION, many)
    return []


def _without_weights(sheet: CriteriaSheet, grouped: list[CriterionRows]) -> bool:
    """Say whether no criterion has a weight."""
    rows = (row for rows in grouped for row in rows.rows)
    return all(sheet.cell(row, Head.WEIGHT).kind == "blank" for row in rows)


def _criterion(sheet: CriteriaSheet, rows: CriterionRows, *, alike: bool) -> Criterion:
    before = len(sheet.findings)
    stated = {head: _stated(sheet, rows, head) for head in STATED}
    field_row = stated[Head.FIELD]
    field_name = rows.name
    if field_row is not None:
        field_name = cell_text(sheet.cell(field_row, Head.FIELD)).strip()
    rules = _rules(sheet, rows, field_name)
    weight = _weight(sheet, stated[Head.WEIGHT])
    if_blank = _if_blank(sheet, stated[Head.IF_BLANK])
    first = rows.rows[0]
    faulty = any(f.level is Level.ERROR for f in sheet.findings[before:])
    if not rules and not faulty:
        words = phrase("'{criterion}' has no rule: give it a Test and Points")
        sheet.report("C115", first, Head.CRITERION, message(words, criterion=rows.name))
    weightless = stated[Head.WEIGHT] is None
    if weightless and not _only_decides(rules, if_blank):
        weight, weightless = (1.0, False) if alike else (0.0, True)
        if not alike and not faulty:
            words = phrase("'{criterion}' has no weight on any of its rows")
            sentence = message(words, criterion=rows.name)
            sheet.report(
                "C102", first, Head.WEIGHT, sentence, expected=phrase("a number")
            )
    formulas = all(rule.test is Test.FORMULA for rule in rules)
    return Criterion(
        name=rows.name,
        weight=weight,
        field=field_name,
        rules=rules,
        if_blank=if_blank,
        weightless=weightless,
        field_optional=field_row is None and formulas,
        blank_words=blank_words_of(sheet.settings, _named(sheet, rows)),
        group=sheet.text(stated[Head.GROUP], Head.GROUP),
        profiles=_profiles(sheet, stated[Head.PROFILE]),
        place=sheet.place(first, Head.CRITERION),
        field_place=sheet.place(first if field_row is None else field_row, Head.FIELD),
    )


def _rules(sheet: CriteriaSheet, rows: CriterionRows, field: str) -> tuple[Rule, ...]:
    of_momentum = english_key(field) == heading_key(DerivedField.MOMENTUM.value)
    read = (read_rule(sheet, row, of_momentum=of_momentum) for row in rows.rows)
    return tuple(rule for rule in read if rule)


def _stated(sheet: CriteriaSheet, rows: CriterionRows, head: Head) -> int | None:
    """Find the row that says it; two that say different things are an error."""
    filled = [row for row in rows.rows if sheet.cell(row, head).kind != "blank"]
    if not filled:
        return None
    first = sheet.cell(filled[0], head)
    for row in filled[1:]:
        other = sheet.cell(row, head)
        if not _same(first, other):
            one, two = cell_text(first).strip(), cell_text(other).strip()
            sentence = message(
                "{heading} of '{criterion}' is '{here}' here but '{there}' in {place}",
                heading=head,
                criterion=rows.name,
                here=two,
                there=one,
                place=sheet.place(filled[0], head),
            )
            sheet.report("C103", row, head, sentence, expected=one, found=two)
    return filled[0]


def _profiles(sheet: CriteriaSheet, row: int | None) -> tuple[str, ...]:
    parts = sheet.text(row, Head.PROFILE).split(vocabulary.LIST_SEPARATOR)
    named: dict[str, str] = {}
    for part in parts:
        named.setdefault(text_key(part), part.strip())
    return tuple(name for name in named.values() if name)


def _named(sheet: CriteriaSheet, rows: CriterionRows) -> frozenset[str]:
    keys: frozenset[str] = frozenset()
    for row in rows.rows:
        test = TEST_WORDS.get(cell_key(sheet.cell(row, Head.TEST)))
        value = sheet.cell(row, Head.VALUE)
        if test is not None and value.kind != "blank":
            keys |= named_keys(test, value.value, sheet.settings.style)
    return keys


def _weight(sheet: CriteriaSheet, row: int | None) -> float:
    if row is None:
        return 0.0
    cell = sheet.cell(row, Head.WEIGHT)
    if not 0 <= cell.number <= MOST_WEIGHT:
        text, wanted = cell_text(cell).strip(), phrase("a number from 0 to 1,000,000")
        words = phrase("weight '{weight}' is not a number from 0 to {most:,}")
        sentence = message(words, weight=text, most=MOST_WEIGHT)
        sheet.report("C110", row, Head.WEIGHT, sentence, expected=wanted, found=text)
        return 1.0  # 0 would raise findings about a weight of 0
    note_unclear(sheet, row, Head.WEIGHT)
    return cell.number


def _if_blank(sheet: CriteriaSheet, row: int | None) -> IfBlank:
    if row is None:
        return IfBlank()
    cell = sheet.cell(row, Head.IF_BLANK)
    key = cell_key(cell)
    if key in _SKIP:
        return IfBlank(skip=True)
    if key in _OUT:
        return IfBlank(out=True)
    if not LEAST_POINTS <= cell.number <= MOST_POINTS:
        text, wanted = (
            cell_text(cell).strip(),
            phrase("0, skip, out or points -10 to 10"),
        )
        words = phrase(
            "If blank cannot be '{value}', it takes 0, skip, out or points -10 to 10"
        )
        near = nearest(text, [*vocabulary.SKIP_WORDS, *vocabulary.OUT_WORDS])
        sentence = message(words, value=text).hint(near)
        sheet.report("C112", row, Head.IF_BLANK, sentence, expected=wanted, found=text)
        return IfBlank()
    note_unclear(sheet, row, Head.IF_BLANK)
    return IfBlank(points=cell.number)


def _spelled_alike(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
    """Give groups and profiles that differ only in case or space one spelling."""
    groups: dict[str, str] = {}
    profiles: dict[str, str] = {}
    return tuple(
        replace(
            criterion,
            group=groups.setdefault(text_key(criterion.group), criterion.group),
            profiles=tuple(
                profiles.setdefault(text_key(name), name) for name in criterion.profiles
            ),
        )
        for criterion in criteria
    )


def _same(one: Cell, other: Cell) -> bool:
    if one.number == one.number and other.number == other.number:
        return one.number == other.number
    return cell_key(one) == cell_key(other)


def _only_decides(rules: tuple[Rule, ...], if_blank: IfBlank) -> bool:
    """Say whether all that the rules can do is to disqualify or to set a floor."""
    silent = all(rule.points == 0 and not rule.own_points for rule in rules)
    some = if_blank.out or any(rule.out or rule.floor >= 0 for rule in rules)
    return silent and some and if_blank.points == 0
