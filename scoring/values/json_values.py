"""Values as JSON has them."""

from __future__ import annotations

from dataclasses import asdict, is_dataclass
from typing import Annotated, Any


class _OrNull:
    """Says that NaN is null in JSON, to who describes JSON by our types.

    Pydantic calls the method by its name; nothing here knows pydantic.
    """

    @staticmethod
    def __get_pydantic_core_schema__(source: Any, handler: Any) -> dict[str, Any]:
        return {"type": "nullable", "schema": handler(source)}


FloatOrNull = Annotated[float, _OrNull()]
"""A number; NaN, where there is none, is null in JSON."""


def plain(value: Any) -> Any:
    """Make JSON's own types of a value, all the way down.

    Examples
    --------
    >>> plain({"Rating": float("nan"), "Tiers": ("A", "B")})
    {'Rating': None, 'Tiers': ['A', 'B']}
    """
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if hasattr(value, "item"):  # a numpy scalar
        value = value.item()
    if value is None or value != value:  # noqa: PLR0124 - NaN and NaT
        return None
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value
