"""What `doctor` says."""

from __future__ import annotations

from typing import Final

from scoring.language import phrase


ASTRAY: Final = phrase("formulas look for the add-in in {places}")
MEND: Final = phrase("run: account-scoring doctor FILE --mend")
EVERYWHERE: Final = phrase("formulas find the add-in on each computer that has it")
NO_LINKS: Final = phrase("no formula needs the add-in")
MAKE_READABLE: Final = phrase("make it readable for you")
NO_EXCEL_HERE: Final = phrase("no Excel for Windows or Mac")
PYTHON: Final = phrase("{version}, {bits}-bit")
NEW_PYTHON: Final = phrase("install a 64-bit Python 3.11 or later")
NOT_INSTALLED: Final = phrase("not installed")
RUN: Final = phrase("run: {command}")
OTHER_VERSION: Final = phrase("{version}, not {wanted}")
CAN_START: Final = phrase("Excel can start {python}")
NO_SETTING: Final = phrase("{file} has no {setting}")
BY_SETTINGS: Final = phrase("{python}, as {file} says")
GONE: Final = phrase("{python} is not there any more")
OTHER_PYTHON: Final = phrase("Excel starts another Python, {python}")
TAKE_OUT: Final = phrase("take it out of {file}")
DEBUG_ON: Final = phrase("DEBUG UDFS is on, so that no function answers")
DEBUG_OFF: Final = phrase("DEBUG UDFS is off")
NO_DLL: Final = phrase("{files} not in {folder} or {other}")
WITH_EXTRA: Final = phrase(
    "install this package with its extra excel into a virtual environment"
)
MISSING: Final = phrase("{file} is missing")
OTHER_SCRIPT: Final = phrase("{file} is not that of xlwings")
IN_ONEDRIVE: Final = phrase("{python} is in OneDrive")
NOT_SYNCHRONISED: Final = phrase(
    "make the environment in a folder that is not synchronised"
)
OUTSIDE: Final = phrase("Python is outside; workbooks may be inside")
MARKED: Final = phrase("{file} has the Mark of the Web")
UNBLOCK: Final = phrase("run: account-scoring install (or Properties, Unblock)")
NOT_MARKED: Final = phrase("no Mark of the Web")
CLOSE_EXCEL: Final = phrase("close Excel and try again")
OLD_ADDIN: Final = phrase("{file} is not of this version")
NO_XLWINGS: Final = phrase("no xlwings in the add-in")
OTHER_XLWINGS: Final = phrase("xlwings {version} in the add-in, but {installed} here")
XLWINGS_ALONE: Final = phrase("xlwings {version} in the add-in, but none here")
OTHER_PROJECT: Final = phrase(
    "the add-in reads the settings of {project}, not of xlwings"
)
EMBEDDED: Final = phrase("xlwings {version} in the add-in")
UNREADABLE: Final = phrase("the add-in cannot be read")
IS_SET: Final = phrase("{setting} is set")
OTHER_VALUE: Final = phrase("{setting} is {value}, not {wanted}")
NO_VALUE: Final = phrase("{setting} is missing, not {wanted}")
IN_THE_ADDIN: Final = phrase("in the add-in {faults}")
RIGHT: Final = phrase("the add-in's own are right")
