"""What people type behind an option, read."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import click

from scoring.language import phrase


if TYPE_CHECKING:
    import datetime as dt

NO_DATE: Final = phrase("'{text}' is not a date such as 2026-11-20")
NO_ADDRESS: Final = phrase("'{text}' is not a web address such as https://...")


class Day(click.ParamType[Any]):
    """A date as people type it."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Read a date in the forms that a cell may have."""
        from scoring.values.date_texts import stamp_day, text_day  # noqa: PLC0415
        from scoring.values.days import date_of  # noqa: PLC0415

        day = text_day(str(value))
        day = stamp_day(str(value)) if math.isnan(day) else day
        if math.isnan(day):
            self.fail(NO_DATE.format(text=value), param, ctx)
        return date_of(day)


class WebAddress(click.ParamType[Any]):
    """The address of a web page."""

    name = "URL"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Refuse what is none, before anything is scored."""
        from scoring.deliver.notify import is_web_address  # noqa: PLC0415 - seldom needed

        if not is_web_address(str(value)):
            self.fail(NO_ADDRESS.format(text=value), param, ctx)
        return str(value)
