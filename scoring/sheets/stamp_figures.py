"""By what a Score can be repeated, as figures on Summary."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.vocabulary import Sheet, StampFigure


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was scored with what, by which a Score can be repeated and compared.

    Parameters
    ----------
    version : str
        Of this program; empty where it is not known.
    day : str
        ISO date that was rated at.
    contact_from : float
        Least rating of a contact.
    criteria, settings, accounts : str
        What each tab held, summed up in 16 hexadecimal digits; empty for a tab that
        is not there.
    overrides, examples : str
        The same of these; empty, too, where an earlier version has scored.
    """

    version: str
    day: str
    contact_from: float
    criteria: str
    settings: str
    accounts: str
    overrides: str = ""
    examples: str = ""

    @property
    def digests(self) -> dict[Sheet, str]:
        """What each tab held."""
        return {
            Sheet.CRITERIA: self.criteria,
            Sheet.SETTINGS: self.settings,
            Sheet.ACCOUNTS: self.accounts,
            Sheet.OVERRIDES: self.overrides,
            Sheet.EXAMPLES: self.examples,
        }

    @property
    def figures(self) -> tuple[tuple[StampFigure, str | float], ...]:
        """Its figures by name, as they stand on Summary; none of a tab for few."""
        head: tuple[str | float, ...] = (self.version, self.day, self.contact_from)
        values = (*head, *self.digests.values())
        few = (StampFigure.OVERRIDES, StampFigure.EXAMPLES)
        return tuple(
            (figure, value)
            for figure, value in zip(StampFigure, values, strict=True)
            if value or figure not in few
        )
