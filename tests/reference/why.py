"""Why an account is rated as it is, and what to find out."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from tests.reference.arithmetic import excel_round
from tests.reference.standing import Standing, largest_remainder


if TYPE_CHECKING:
    from tests.reference.answers import Answer


def why(standing: Standing) -> str:
    """The three contributions largest in size, or what disqualifies."""
    if standing.outs:
        first = standing.outs[0]
        return f"disqualified: {first.criterion.name}{first.value}"
    sizes = {
        name: abs(excel_round(part, 4)) for name, part in standing.contributions.items()
    }
    shown = largest_remainder(standing)
    order = sorted(
        (a for a in standing.counted if sizes.get(a.criterion.name)),
        key=lambda a: -sizes[a.criterion.name],
    )
    return "; ".join(
        f"{a.criterion.name}{a.value} {float(shown[a.criterion.name]):+.1f}"
        for a in order[:3]
    )


def to_research(standing: Standing) -> str:
    """The unknown criteria, first the one that could move the rating most."""

    def movement(answer: Answer) -> Fraction:
        least, greatest = answer.criterion.attainable
        if not standing.full:
            return Fraction(0)
        moved = answer.criterion.share * (greatest - least) / standing.full
        return excel_round(moved, 9)

    unknown = [answer for answer in standing.counted if answer.unknown]
    unknown.sort(key=lambda answer: -movement(answer))
    return "; ".join(answer.criterion.name for answer in unknown)
