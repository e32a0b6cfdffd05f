"""By what a Score can be repeated, as figures on Summary."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.vocabulary import StampFigure


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
    """

    version: str
    day: str
    contact_from: float
    criteria: str
    settings: str
    accounts: str

    @property
    def figures(self) -> tuple[tuple[StampFigure, str | float], ...]:
        """Its figures by name, as they stand on Summary."""
        values = (self.version, self.day, self.contact_from)
        digests = (self.criteria, self.settings, self.accounts)
        return tuple(zip(StampFigure, (*values, *digests), strict=True))
