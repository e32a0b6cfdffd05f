"""Profiles, groups and the rating, in DuckDB's SQL; see `scoring.rating.rate_block`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scoring.values.text import text_key
from scoring.warehouse import arithmetic


if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scoring.rating.plan import Part, Plan


LOWEST: Final = "CAST('-1e300' AS DOUBLE)"


def sums(plan: Plan) -> dict[str, str]:
    """Write what each profile comes to, its own and the shared criteria together."""
    criteria = plan.model.criteria
    columns = {}
    for number, part in _parts(plan).items():
        columns[f"exact_{number}"] = arithmetic.exact(part.weighing, criteria)
        columns[f"known_{number}"] = arithmetic.known(part.weighing)
        columns[f"out_{number}"] = arithmetic.out(part.members, criteria)
        for row in needs(plan):
            group = arithmetic.exact(part.groups[row], criteria)
            columns[f"group_{number}_{row}"] = group
    return columns


def standings(plan: Plan) -> dict[str, str]:
    """Say how each profile stands: 3 known, 2 its own unknown, 1 no worth, 0 out."""
    columns = {}
    for number, part in _parts(plan).items():
        exact = f"exact_{number}"
        columns[f"settled_{number}"] = arithmetic.settled(exact)
        if len(plan.parts) > 1:
            columns[f"standing_{number}"] = (
                f"CASE WHEN out_{number} THEN 0 WHEN {exact} IS NULL THEN 1 "
                f"WHEN {_blind(part)} THEN 2 ELSE 3 END"
            )
    return columns


def _blind(part: Part) -> str:
    return " AND ".join(map(arithmetic.unknown, part.own)) or "TRUE"


def best_profile(plan: Plan) -> dict[str, str]:
    """Choose the profile to show: the first of the best; nothing where there is one."""
    numbers = _parts(plan)
    if len(numbers) == 1:
        return {}
    top = _greatest(f"standing_{number}" for number in numbers)
    best = _greatest(
        f"CASE WHEN standing_{number} = {top} THEN settled_{number} ELSE {LOWEST} END"
        for number in numbers
    )
    whens = " ".join(
        f"WHEN standing_{number} = {top} AND "
        f"({top} <= 1 OR settled_{number} = {best}) THEN {number}"
        for number in numbers
    )
    return {"profile": f"CASE {whens} END"}


def rated(plan: Plan) -> dict[str, str]:
    """Write what is shown of each account: that of its best profile."""
    parts, criteria = _parts(plan), plan.model.criteria
    out = " AND ".join(f"out_{number}" for number in parts)
    ratings = {
        number: arithmetic.lifted(f"exact_{number}", part.members, criteria)
        for number, part in parts.items()
    }
    columns = {
        name: of_profile({number: f"{name}_{number}" for number in parts})
        for name in ("exact", "known", "settled")
    }
    columns["disqualified"] = out
    columns["rating"] = f"CASE WHEN {out} THEN 0.0 ELSE {of_profile(ratings)} END"
    for row in needs(plan):
        groups = {number: _group(plan, number, row) for number in parts}
        columns[f"group_{row}"] = of_profile(groups)
    return columns


def _group(plan: Plan, number: int, row: int) -> str:
    criteria, name = plan.model.criteria, plan.groups[row]
    inside = [
        index
        for index in plan.parts[number - 1].members
        if criteria[index].group == name
    ]
    out = arithmetic.out(inside, criteria)
    rating = arithmetic.lifted(f"group_{number}_{row}", inside, criteria)
    return f"CASE WHEN {out} THEN 0.0 ELSE {rating} END"


def needs(plan: Plan) -> dict[int, float]:
    """Give the groups that a contact needs, by row of the plan, with their bounds."""
    rows = {text_key(name): row for row, name in enumerate(plan.groups)}
    bounds: dict[int, float] = {}
    for need in plan.model.settings.also_needs:
        row = rows.get(text_key(need.group))
        if row is not None:
            bounds[row] = max(need.bound, bounds.get(row, 0.0))
    return bounds


def of_profile(values: Mapping[int, str]) -> str:
    """Take what belongs to the profile that is shown."""
    if len(values) == 1:
        return values[1]
    whens = " ".join(f"WHEN {number} THEN {value}" for number, value in values.items())
    return f"CASE profile {whens} END"


def _parts(plan: Plan) -> dict[int, Part]:
    return dict(enumerate(plan.parts, start=1))


def _greatest(values: Iterable[str]) -> str:
    return f"GREATEST({', '.join(values)})"
