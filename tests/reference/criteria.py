"""The Criteria table, taken to be free of errors."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from tests.reference.cells import Cell, Column
from tests.reference.dates import reads_month_first
from tests.reference.terms import (
    ALIASES,
    CATCH_ALLS,
    LIST_TESTS,
    WHOLE_TESTS,
    ReferenceSettings,
)
from tests.reference.texts import text_key, tidy


if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


ONE = Fraction(1)


@dataclass(frozen=True)
class Rule:
    """One row with a Test. `points` is None for `out` and for a bare formula."""

    test: str
    value: Cell
    to: Cell
    points: Fraction | None
    out: bool
    floor: Fraction = Fraction(0)
    sets_floor: bool = False

    @cached_property
    def items(self) -> tuple[Cell, ...]:
        """The items of Value."""
        if not isinstance(self.value.value, str) or self.test in WHOLE_TESTS:
            return (self.value,)
        parts = (part.strip() for part in self.value.value.split(";"))
        return tuple(Cell(p, self.value.column) for p in parts if text_key(p))

    @property
    def fields(self) -> tuple[str, ...]:
        """The account fields that a formula names."""
        return tuple(re.findall(r"\[([^\[\]]+)\]", self.value.text))


@dataclass(frozen=True)
class Criterion:
    """A criterion with its rules.

    `weight` is None where it only disqualifies or only sets floors.
    """

    name: str
    weight: Fraction | None
    field: str
    rules: tuple[Rule, ...]
    if_blank: str | Fraction
    group: str
    profiles: tuple[str, ...]

    @cached_property
    def counts(self) -> bool:
        """Whether the criterion has a weight above 0."""
        return self.weight is not None and self.weight > 0

    @property
    def share(self) -> Fraction:
        """The weight as a number."""
        return self.weight or Fraction(0)

    @cached_property
    def positive(self) -> bool:
        """Whether the criterion can earn positive points; else it is a penalty."""
        earned = [Fraction(10) if bare(r) else r.points for r in self.rules]
        if isinstance(self.if_blank, Fraction):
            earned.append(self.if_blank)
        return any(points is not None and points > 0 for points in earned)

    @cached_property
    def only_decides(self) -> bool:
        """Whether `out` and floors are all that the criterion can do."""
        earned = [Fraction(10) if bare(r) else r.points for r in self.rules]
        if isinstance(self.if_blank, Fraction):
            earned.append(self.if_blank)
        decides = self.if_blank == "out" or any(
            r.out or r.sets_floor for r in self.rules
        )
        return decides and not any(earned)

    @cached_property
    def attainable(self) -> tuple[Fraction, Fraction]:
        """The least and the greatest points a filled cell can earn."""
        reached: list[Fraction] = []
        for rule in self.rules:
            reached += [] if rule.test == "is blank" else rule_points(rule)
            if rule.test in CATCH_ALLS:
                break
        else:
            reached.append(Fraction(0))
        # A catch-all that says `out` may leave nothing to earn.
        return min(reached, default=Fraction(0)), max(reached, default=Fraction(0))

    @cached_property
    def named(self) -> frozenset[str]:
        """The keys of all that the rules name, blank words among them."""
        rules = (r for r in self.rules if r.test in WHOLE_TESTS | LIST_TESTS)
        return frozenset(item.key for rule in rules for item in rule.items)


def bare(rule: Rule) -> bool:
    """Whether a formula itself gives the points."""
    return rule.points is None and not rule.out


def rule_points(rule: Rule) -> list[Fraction]:
    """The points that a rule can earn; `out` earns none."""
    if bare(rule):
        return [Fraction(-10), Fraction(10)]
    if rule.points is None:
        return []
    return [rule.points, Fraction(0)] if rule.test == "scale" else [rule.points]


class CriteriaReader:
    """Reads the rows of the Criteria table into criteria."""

    def __init__(self, settings: ReferenceSettings) -> None:
        self.settings = settings
        self.order: list[str] = []
        self.rows: dict[str, list[Mapping[str, object]]] = {}
        self.spelling: dict[tuple[str, str], str] = {}

    def cell(self, value: object) -> Cell:
        """A cell read by itself."""
        return criteria_cell(value, self.settings)

    def read(self, table: Sequence[Mapping[str, object]]) -> list[Criterion]:
        """The criteria in the order in which they first appear."""
        name = ""
        for row in table:
            written = self.cell(row.get("Criterion"))
            if written.key:
                name = written.key
            if name not in self.rows:
                self.order.append(name)
                self.spell("Criterion", tidy(written.text))
                self.rows[name] = []
            self.rows[name].append(row)
        every = [self.criterion(name) for name in self.order]
        if any(criterion.weight is not None for criterion in every):
            return every
        return [
            criterion if criterion.only_decides else replace(criterion, weight=ONE)
            for criterion in every
        ]

    def criterion(self, name: str) -> Criterion:
        """One criterion out of all rows that bear its name."""
        weight = self.cell_of(name, "Weight")
        return Criterion(
            name=self.spelling["Criterion", name],
            weight=None if weight is None else as_fraction(weight),
            field=self.name_stated(name, "Account field"),
            rules=tuple(
                self.rule(row)
                for row in self.rows[name]
                if self.cell(row.get("Test")).key
            ),
            if_blank=self.if_blank(name),
            group=self.spell("Group", self.name_stated(name, "Group")),
            profiles=self.profiles(name),
        )

    def cell_of(self, name: str, heading: str) -> Cell | None:
        """What any of the criterion's rows says under a heading."""
        cells = (self.cell(row.get(heading)) for row in self.rows[name])
        return next((cell for cell in cells if cell.key), None)

    def name_stated(self, name: str, heading: str) -> str:
        """The same for a heading that holds a name."""
        cell = self.cell_of(name, heading)
        return "" if cell is None else tidy(cell.text)

    def spell(self, kind: str, name: str) -> str:
        """A name in the spelling in which it first appeared."""
        return self.spelling.setdefault((kind, text_key(name)), name)

    def profiles(self, name: str) -> tuple[str, ...]:
        """The profiles that the criterion names."""
        parts = self.name_stated(name, "Profile").split(";")
        spelled = (self.spell("Profile", tidy(p)) for p in parts if p.strip())
        return tuple(dict.fromkeys(spelled))

    def if_blank(self, name: str) -> str | Fraction:
        """`skip`, `out` or the points that unknown earns."""
        cell = self.cell_of(name, "If blank")
        if cell is None:
            return Fraction(0)
        return cell.key if cell.key in ("skip", "out") else as_fraction(cell)

    def rule(self, row: Mapping[str, object]) -> Rule:
        """The rule in a row with a Test."""
        test = self.cell(row.get("Test")).key
        points = self.cell(row.get("Points"))
        out = points.key == "out"
        floor = re.fullmatch("at least (.+)", points.key)
        if floor is not None:
            # Whoever is lifted by the rule earns nothing by it.
            lifted, points = as_fraction(self.cell(floor[1])), self.cell(0)
        return Rule(
            test=ALIASES.get(test, test),
            value=self.cell(row.get("Value")),
            to=self.cell(row.get("To")),
            points=None if out or not points.key else as_fraction(points),
            out=out,
            floor=Fraction(0) if floor is None else lifted,
            sets_floor=floor is not None,
        )


def criteria_cell(value: object, settings: ReferenceSettings) -> Cell:
    """A cell of Criteria or Settings, which is a column of its own."""
    auto = settings.decimal_sign == "auto"
    return Cell(
        value,
        Column(
            sign="." if auto else settings.decimal_sign,
            auto=auto,
            month_first=isinstance(value, str) and reads_month_first([value]),
        ),
    )


def as_fraction(cell: Cell) -> Fraction:
    """The number in a cell that is known to hold one."""
    if cell.number is None:
        message = f"not a number: {cell.value!r}"
        raise ValueError(message)
    return Fraction(cell.number)
