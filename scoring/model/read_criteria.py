"""From the Criteria table to a `Model`, collecting every finding on the way."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from scoring import vocabulary
from scoring.errors import ModelError
from scoring.finding_codes import finding
from scoring.findings import Level
from scoring.model.blank_words import blank_words_of
from scoring.model.conditions.formula import Formula
from scoring.model.conditions.registry import (
    TEST_WORDS,
    NotFit,
    Written,
    make,
    named_keys,
    takes,
)
from scoring.model.model import (
    LEAST_POINTS,
    MOST_POINTS,
    Criterion,
    IfBlank,
    Model,
    Rule,
    Settings,
)
from scoring.model.read_matrix import check_matrix
from scoring.model.read_settings import parse_settings
from scoring.values.cell import Cell, cell_key, cell_text, read_cell
from scoring.values.suggest import did_you_mean
from scoring.values.table import SheetTable, heading_key
from scoring.values.text import text_key
from scoring.vocabulary import Head, Test


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.findings import Finding

STATED: Final = (Head.WEIGHT, Head.FIELD, Head.IF_BLANK, Head.GROUP, Head.PROFILE)
"""What is said once per criterion, on any of its rows."""
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
    model, found = read_criteria(criteria, read)
    findings += found
    if model is not None:
        model, found = check_matrix(model)
        findings += found
    return model, findings


def read_criteria(
    criteria: SheetTable, settings: Settings
) -> tuple[Model | None, list[Finding]]:
    """Read a table of criteria under settings that are known; see `read_model`."""
    findings: list[Finding] = []
    reader = _Reader(criteria, settings, findings)
    if not reader.headings_fit():
        return None, findings
    return Model(reader.criteria(), settings), findings


@dataclass(slots=True)
class _Rows:
    """The rows of one criterion, in the order of the sheet."""

    name: str
    rows: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one Criteria table, adding what it finds to `findings`."""

    table: SheetTable
    settings: Settings
    findings: list[Finding]

    def headings_fit(self) -> bool:
        """Check that the headings stand there, and once."""
        keys = [heading_key(heading) for heading in self.table.headings]
        missing = [
            h for h in vocabulary.CRITERIA_REQUIRED if self.table.find(h) is None
        ]
        for head in missing:
            text = f"the heading '{head}' is missing"
            place = f"{self.table.sheet}"
            self.findings.append(finding("C101", place, text, expected=head))
        for head in vocabulary.CRITERIA_HEADS:
            places = [i for i, key in enumerate(keys) if key == heading_key(head)]
            for column in places[1:]:
                place = self.table.heading_cell(column)
                text = f"the heading '{head}' stands twice"
                self.findings.append(finding("C114", place, text, found=head))
        return not missing

    def criteria(self) -> tuple[Criterion, ...]:
        """Read every criterion; rules with errors are left out."""
        grouped = self._grouped()
        if not grouped:
            text = "there are no criteria"
            place = self.table.sheet
            self.findings.append(finding("C100", place, text))
        return _spelled_alike(tuple(map(self._criterion, grouped)))

    def _grouped(self) -> list[_Rows]:
        found: dict[str, _Rows] = {}
        current: _Rows | None = None
        for row in range(len(self.table.frame)):
            name = self.cell(row, Head.CRITERION)
            if name.kind != "blank":
                shown = " ".join(cell_text(name).split())
                current = found.setdefault(cell_key(name), _Rows(shown))
            if current is not None:
                current.rows.append(row)
            elif self.cell(row, Head.TEST).kind != "blank":
                text = "the first row has a test but no criterion"
                self.report("C113", row, Head.CRITERION, text)
        return list(found.values())

    def cell(self, row: int, head: Head) -> Cell:
        """Read a cell; blank where the column does not exist."""
        column = self.table.find(head)
        if column is None:
            return read_cell(None)
        return read_cell(self.table.frame.iat[row, column], self.settings.style)

    def place(self, row: int, head: Head) -> str:
        """Name a cell; its row's criterion where the column does not exist."""
        column = self.table.find(head)
        return self.table.cell(row, column or 0)

    def report(  # noqa: PLR0913 - the parts of a finding
        self,
        code: str,
        row: int,
        head: Head,
        text: str,
        *,
        expected: str = "",
        found: object = "",
    ) -> None:
        """Add a finding about a cell."""
        place = self.place(row, head)
        made = finding(code, place, text, expected=expected, found=found)
        self.findings.append(made)

    def _criterion(self, rows: _Rows) -> Criterion:
        before = len(self.findings)
        stated = {head: self._stated(rows, head) for head in STATED}
        rules = tuple(rule for row in rows.rows if (rule := self._rule(row)))
        weight = self._weight(stated[Head.WEIGHT])
        if_blank = self._if_blank(stated[Head.IF_BLANK])
        first = rows.rows[0]
        faulty = any(f.level is Level.ERROR for f in self.findings[before:])
        if not rules and not faulty:
            text = f"'{rows.name}' has no rule: give it a Test and Points"
            self.report("C115", first, Head.CRITERION, text)
        only_out = _only_out(rules, if_blank)
        if stated[Head.WEIGHT] is None and not only_out and not faulty:
            text = f"'{rows.name}' has no weight on any of its rows"
            self.report("C102", first, Head.WEIGHT, text, expected="a number")
        field_row = stated[Head.FIELD]
        field_name = rows.name
        if field_row is not None:
            field_name = cell_text(self.cell(field_row, Head.FIELD)).strip()
        formulas = all(rule.test is Test.FORMULA for rule in rules)
        return Criterion(
            name=rows.name,
            weight=weight,
            field=field_name,
            rules=rules,
            if_blank=if_blank,
            only_out=stated[Head.WEIGHT] is None,
            field_optional=field_row is None and formulas,
            blank_words=blank_words_of(self.settings, self._named(rows)),
            group=self._text(stated[Head.GROUP], Head.GROUP),
            profiles=self._profiles(stated[Head.PROFILE]),
            place=self.place(first, Head.CRITERION),
            field_place=self.place(
                first if field_row is None else field_row, Head.FIELD
            ),
        )

    def _stated(self, rows: _Rows, head: Head) -> int | None:
        """Find the row that says it; two that say different things are an error."""
        said = [row for row in rows.rows if self.cell(row, head).kind != "blank"]
        if not said:
            return None
        first = self.cell(said[0], head)
        for row in said[1:]:
            other = self.cell(row, head)
            if not _same(first, other):
                one, two = cell_text(first).strip(), cell_text(other).strip()
                text = (
                    f"{head} of '{rows.name}' is '{two}' here but '{one}' in "
                    f"{self.place(said[0], head)}"
                )
                self.report("C103", row, head, text, expected=one, found=two)
        return said[0]

    def _text(self, row: int | None, head: Head) -> str:
        return "" if row is None else " ".join(cell_text(self.cell(row, head)).split())

    def _profiles(self, row: int | None) -> tuple[str, ...]:
        parts = self._text(row, Head.PROFILE).split(vocabulary.LIST_SEPARATOR)
        named: dict[str, str] = {}
        for part in parts:
            named.setdefault(text_key(part), part.strip())
        return tuple(name for name in named.values() if name)

    def _named(self, rows: _Rows) -> frozenset[str]:
        keys: frozenset[str] = frozenset()
        for row in rows.rows:
            test = TEST_WORDS.get(cell_key(self.cell(row, Head.TEST)))
            value = self.cell(row, Head.VALUE)
            if test is not None and value.kind != "blank":
                keys |= named_keys(test, value.value, self.settings.style)
        return keys

    def _weight(self, row: int | None) -> float:
        if row is None:
            return 0.0
        cell = self.cell(row, Head.WEIGHT)
        if not cell.number >= 0:
            said = cell_text(cell).strip()
            text = f"weight '{said}' is not a number of 0 or more"
            self.report(
                "C110", row, Head.WEIGHT, text, expected="0 or more", found=said
            )
            return 1.0  # 0 would raise findings about a weight of 0
        return cell.number

    def _if_blank(self, row: int | None) -> IfBlank:
        if row is None:
            return IfBlank()
        cell = self.cell(row, Head.IF_BLANK)
        key = cell_key(cell)
        if key in _SKIP:
            return IfBlank(skip=True)
        if key in _OUT:
            return IfBlank(out=True)
        if not LEAST_POINTS <= cell.number <= MOST_POINTS:
            said, wanted = cell_text(cell).strip(), "0, skip, out or points -10 to 10"
            text = f"If blank cannot be '{said}', it takes {wanted}"
            text += did_you_mean(said, [*vocabulary.SKIP_WORDS, *vocabulary.OUT_WORDS])
            self.report("C112", row, Head.IF_BLANK, text, expected=wanted, found=said)
            return IfBlank()
        return IfBlank(points=cell.number)

    def _rule(self, row: int) -> Rule | None:
        cell = self.cell(row, Head.TEST)
        if cell.kind == "blank":
            unused = (Head.VALUE, Head.POINTS)
            if any(self.cell(row, head).kind != "blank" for head in unused):
                text = "this row has no Test, so its Value and Points are not used"
                self.report("C211", row, Head.TEST, text)
            return None
        test = TEST_WORDS.get(cell_key(cell))
        if test is None:
            said = cell_text(cell).strip()
            text = f"unknown test '{said}'{did_you_mean(said, list(Test))}"
            self.report("C104", row, Head.TEST, text, expected="a Test", found=said)
            return None
        return self._made(row, test)

    def _made(self, row: int, test: Test) -> Rule | None:
        value, to = self.cell(row, Head.VALUE).value, self.cell(row, Head.TO).value
        points = self._points(row, test)
        try:
            condition = make(Written(test, value, to, self.settings.style))
        except NotFit as fault:
            head = Head.TO if fault.in_to else Head.VALUE
            wrong = cell_text(self.cell(row, head)).strip()
            self.report(
                fault.code, row, head, fault.text, expected=fault.expected, found=wrong
            )
            return None
        if points is None:
            return None
        earned, out = points
        own_points = self.cell(row, Head.POINTS).kind == "blank"
        if isinstance(condition, Formula):  # the one Test whose result can be points
            condition = replace(condition, own_points=own_points)
        return Rule(
            test=test,
            condition=condition,
            points=earned,
            out=out,
            own_points=own_points,
            place=self.place(row, Head.TEST),
            said=self._said(row, test),
        )

    def _said(self, row: int, test: Test) -> str:
        value, to = self.cell(row, Head.VALUE), self.cell(row, Head.TO)
        if takes(test) == vocabulary.Takes.NOTHING:
            return test.value
        said = f"{test} {cell_text(value).strip()}".strip()
        ranged = takes(test) == vocabulary.Takes.RANGE
        return f"{said} to {cell_text(to).strip()}" if ranged else said

    def _points(self, row: int, test: Test) -> tuple[float, bool] | None:
        """Read Points: a number and whether it disqualifies; None for a fault."""
        cell = self.cell(row, Head.POINTS)
        said, wanted = cell_text(cell).strip(), "a number from -10 to 10, or out"
        if cell.kind == "blank" and test is Test.FORMULA:
            return 0.0, False
        if cell.kind != "blank" and cell_key(cell) in _OUT:
            if test is not Test.SCALE:
                return 0.0, True
            text = "a scale cannot be 'out', it takes points from -10 to 10"
        elif LEAST_POINTS <= cell.number <= MOST_POINTS:
            return cell.number, False
        else:
            text = f"points '{said}' are not {wanted}" if said else "points are missing"
            text += did_you_mean(said, vocabulary.OUT_WORDS) if said else ""
        self.report("C108", row, Head.POINTS, text, expected=wanted, found=said)
        return None


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


def _only_out(rules: tuple[Rule, ...], if_blank: IfBlank) -> bool:
    """Say whether all that the rules can do is to disqualify."""
    silent = all(rule.points == 0 and not rule.own_points for rule in rules)
    some = if_blank.out or any(rule.out for rule in rules)
    return silent and some and if_blank.points == 0
