"""The settings of a model: those of the sample, but for what it says itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from templates.models.samples import SETTINGS


if TYPE_CHECKING:
    from scoring.vocabulary import Setting
    from templates.spec import Cell, SettingRow


def settings(values: dict[Setting, Cell]) -> tuple[SettingRow, ...]:
    """Give every setting, with the values of a model in place of the sample's."""
    return tuple(
        replace(row, value=values.get(row.setting, row.value)) for row in SETTINGS
    )
