"""Fields that know the outcome: filled, dated or named after the deal was decided."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from scoring.learning.levels import leak_levels, own_auc
from scoring.learning.separation import area
from scoring.values.text import text_key


if TYPE_CHECKING:
    from scoring.arrays import Bools, Floats, Ints
    from scoring.learning.levels import Field

LEAST: Final = 20
"""Won, and lost, outcomes that it takes to judge a field."""
GAP: Final = 0.5
FILLED_AUC: Final = 0.80
LATE_SHARE: Final = 0.05
CERTAIN: Final = 0.90
NAMED: Final = 0.55
SUSPECT: Final = 0.80
WORDS: Final = frozenset(
    (
        *(
            "won",
            "lost",
            "win",
            "loss",
            "outcome",
            "result",
            "stage",
            "status",
            "close",
            "closed",
            "closing",
            "converted",
        ),
        *(
            "conversion",
            "probability",
            "forecast",
            "invoice",
            "contract",
            "signed",
            "churned",
            "qualified",
        ),
        *("disqualified", "reason", "cancelled", "paid"),
        # Danish
        *(
            "vundet",
            "tabt",
            "udfald",
            "resultat",
            "stadie",
            "fase",
            "lukket",
            "lukkedato",
            "konverteret",
            "sandsynlighed",
        ),
        *(
            "faktura",
            "kontrakt",
            "underskrevet",
            "kvalificeret",
            "diskvalificeret",
            "årsag",
            "annulleret",
            "betalt",
        ),
        # Swedish
        *(
            "vunnen",
            "vunnet",
            "förlorad",
            "förlorat",
            "utfall",
            "skede",
            "stängd",
            "stängt",
            "konverterad",
            "sannolikhet",
        ),
        *(
            "prognos",
            "avtal",
            "undertecknat",
            "kvalificerad",
            "diskvalificerad",
            "orsak",
            "avbruten",
            "betald",
        ),
        # Romanian
        *(
            "câștigat",
            "pierdut",
            "rezultat",
            "etapă",
            "stadiu",
            "stare",
            "închis",
            "închidere",
            "convertit",
        ),
        *(
            "probabilitate",
            "prognoză",
            "factură",
            "semnat",
            "calificat",
            "descalificat",
            "motiv",
            "anulat",
            "plătit",
        ),
    )
)
PHRASES: Final = ("customer since", "kunde siden", "kund sedan", "client din")


class Leak(StrEnum):
    """How a field knows the outcome; the last may well be right."""

    FILLED = "L1"
    LATE = "L3"
    TELLS = "L2"
    NAMED = "L4"
    SUSPECT = "L5"


class Judged(NamedTuple):
    """What was seen of a field.

    Parameters
    ----------
    auc : float
        How well it alone tells won from lost; NaN where there are too few outcomes.
    leak : Leak or None
        How it knows the outcome.
    filled_won, filled_lost : int
        Outcomes for which it is filled.
    late, dated : int
        Its dates on or after the outcome's, and all that can be compared.
    """

    auc: float
    leak: Leak | None
    filled_won: int
    filled_lost: int
    late: int = 0
    dated: int = 0


def judge_field(field: Field, won: Bools, days: Floats, folds: Ints) -> Judged:
    """Judge whether a field knows the outcome.

    Parameters
    ----------
    field : Field
        As n outcomes have it.
    won : ndarray of bool, shape (n,)
        Whether each is won.
    days : ndarray of float, shape (n,)
        When it was decided; NaN where that is not known.
    folds : ndarray of int, shape (n,)
        The fold of each.
    """
    filled, m = field.filled, int(won.sum())
    counts = int((filled & won).sum()), int((filled & ~won).sum())
    lost = len(won) - m
    if min(m, lost) < LEAST:
        return Judged(float("nan"), None, *counts)
    late, dated = _late(field, days)
    auc = own_auc(leak_levels(field), won, folds)
    gap = abs(counts[0] / m - counts[1] / lost)
    leak = _first(
        (Leak.FILLED, gap >= GAP and _either_way(filled, won) >= FILLED_AUC),
        (Leak.LATE, dated > 0 and late >= LATE_SHARE * dated),
        (Leak.TELLS, auc >= CERTAIN),
        (Leak.NAMED, auc >= NAMED and names_outcome(field.heading)),
        (Leak.SUSPECT, auc >= SUSPECT),
    )
    return Judged(auc, leak, *counts, late, dated)


def _first(*cases: tuple[Leak, bool]) -> Leak | None:
    return next((leak for leak, holds in cases if holds), None)


def _either_way(filled: Bools, won: Bools) -> float:
    either = area(filled.astype(np.float64), won)
    return max(either, 1 - either)


def _late(field: Field, days: Floats) -> tuple[int, int]:
    if field.kind != "date":
        return 0, 0
    both = field.filled & ~np.isnan(days)
    return int((field.values[both] >= days[both]).sum()), int(both.sum())


def names_outcome(heading: str) -> bool:
    """Say whether a heading holds, as a whole word, one that names an outcome.

    >>> (
    ...     names_outcome("Close date"),
    ...     names_outcome("Closeness"),
    ...     names_outcome("Deal_Stage"),
    ... )
    (True, False, True)
    """
    words = re.findall(r"[^\W_]+", text_key(heading))
    together = f" {' '.join(words)} "
    phrases = any(f" {phrase} " in together for phrase in PHRASES)
    return phrases or not WORDS.isdisjoint(words)
