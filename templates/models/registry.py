"""The models that `new --model` offers, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.models import (
    DEFAULT,
    bant,
    fit_engagement,
    interest,
    learning,
    manual,
    points,
    rfm,
)
from templates.models.samples import sample
from templates.spoken_spec import spoken


if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from templates.spec import Workbook


MODELS: Mapping[str, Callable[[], Workbook]] = {
    DEFAULT: sample,
    "points": points.model,
    "bant": bant.model,
    "rfm": rfm.model,
    "fit-engagement": fit_engagement.model,
    "interest": interest.model,
    "learning": learning.model,
    "manual": manual.model,
}


def described(model: str = DEFAULT, *, empty: bool = False) -> Workbook:
    """Describe the workbook of a model in the language spoken, with its sample or without.

    >>> described("points").criteria[0].name
    'Lead points'
    """
    spec = MODELS[model]()
    return spoken(spec.emptied() if empty else spec)
