"""A model made ready for arithmetic: one part per profile, one weighing per group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.rating.weighing import members, own, weigh


if TYPE_CHECKING:
    from collections.abc import Sequence

    from scoring.model.model import Model
    from scoring.rating.kernel import Weighing


@dataclass(frozen=True, slots=True)
class Part:
    """One profile, or the whole model where it has none.

    Parameters
    ----------
    members : tuple of int
        The criteria it is rated by.
    own : tuple of int
        Those with weight that name it; for a model without profiles all.
    weighing : Weighing
        Its arithmetic.
    groups : tuple of Weighing
        The arithmetic of each group within it.
    """

    members: tuple[int, ...]
    own: tuple[int, ...]
    weighing: Weighing
    groups: tuple[Weighing, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A model made ready for blocks of accounts."""

    model: Model
    parts: tuple[Part, ...]
    groups: tuple[str, ...]

    @classmethod
    def of(cls, model: Model) -> Plan:
        """Prepare each profile, and each group that can be rated."""
        profiles: Sequence[str | None] = model.profiles or (None,)
        named = model.groups
        parts = tuple(_part(model, profile, named) for profile in profiles)
        rated = tuple(
            name
            for g, name in enumerate(named)
            if any(part.groups[g].full > 0 for part in parts)
        )
        if rated != named:
            parts = tuple(_part(model, profile, rated) for profile in profiles)
        return cls(model, parts, rated)


def _part(model: Model, profile: str | None, groups: tuple[str, ...]) -> Part:
    chosen = members(model, profile)
    criteria = model.criteria
    return Part(
        members=chosen,
        own=own(model, profile) if profile is not None else chosen,
        weighing=weigh(criteria, chosen),
        groups=tuple(
            weigh(criteria, (i for i in chosen if criteria[i].group == group))
            for group in groups
        ),
    )
