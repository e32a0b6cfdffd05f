"""Drop-downs as Excel for Windows has them, over openpyxl."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from openpyxl.worksheet.datavalidation import DataValidation


if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

BY_LIST = 3
SEPARATOR = ";"


class Validation:
    """The validation of an area of cells; a list is parted by the sign of this Excel."""

    def __init__(self, cells_of: Worksheet, area: str) -> None:
        self.listed, self.area = cells_of.data_validations, area

    def Delete(self) -> None:  # noqa: N802 - as Excel calls it
        every = self.area == "A1:XFD1048576"
        there = [] if every else self.listed.dataValidation
        self.listed.dataValidation = [v for v in there if str(v.sqref) != self.area]

    def Add(self, Type: int, Formula1: str) -> None:  # noqa: N802, N803 - as Excel calls them
        assert Type == BY_LIST
        if any(str(v.sqref) == self.area for v in self.listed.dataValidation):
            message = "the cells have a validation already"
            raise RuntimeError(message)
        words = Formula1.replace(SEPARATOR, ",")
        self.listed.append(DataValidation("list", f'"{words}"', sqref=self.area))

    def _show(self, value: Any) -> None:
        for validation in self.listed.dataValidation:
            if str(validation.sqref) == self.area:
                validation.showErrorMessage = value

    ShowError = property(None, _show)
