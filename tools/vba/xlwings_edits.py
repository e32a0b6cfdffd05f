"""xlwings' own module, kept from what a workbook or its folder could tell it.

As xlwings wrote it, an add-in asks the active workbook, then a file in that workbook's
folder, which Python to start. A workbook from outside must have no say in that: here
only the sheet in the file that holds the module, and the user's own file, are asked.
Nothing of the text may have changed since it was read for this: each edit must find
its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


class NoXlwingsError(Exception):
    """xlwings is not installed, or is none whose module we know."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece of the module, and what stands there instead.

    Parameters
    ----------
    old : str
        The piece, or its beginning if `until` is given.
    new : str
        What takes its place.
    until : str
        What follows the piece and stays.
    times : int
        How often the piece is there.
    """

    old: str
    new: str = ""
    until: str = ""
    times: int = 1

    def made(self, source: str) -> str:
        """Make the edit.

        Raises
        ------
        NoXlwingsError
            If the piece is not there as often as it should be.

        Examples
        --------
        >>> Edit("b", until="d").made("abcd")
        'ad'
        """
        piece = self.old
        if self.until:
            _, hit, after = source.partition(self.old)
            inside, end, _ = after.partition(self.until)
            piece = hit + inside if end else ""
        if not piece or source.count(self.old) != self.times:
            message = f"xlwings has another text where {self.old.strip()!r} was"
            raise NoXlwingsError(message)
        return source.replace(piece, self.new)


NOTICE: Final = Edit(
    "'xlwings is distributed under a BSD 3-clause license.\n",
    "'Changed for account-scoring by tools/vba/xlwings_edits.py: settings come from the\n"
    "'sheet in this file and the user's own file alone.\n"
    "'\n"
    "'xlwings is distributed under a BSD 3-clause license.\n",
)
NO_FOLDER: Final = (
    Edit("    ' Directory Config\n", until="    ' User Config\n"),
    Edit(
        "Function GetDirectoryConfigFilePath() As String\n",
        until='#If App = "Microsoft Excel" Then\nFunction GetConfigFromSheet(',
    ),
)
# Excel's current folder is often that of a workbook, and Windows would look there for
# a library without a path, and Python for the modules that it is told to import
NO_CURRENT_FOLDER: Final = (
    Edit(
        "        End If\n    End If\nEnd Sub\n\nFunction NDims(",
        "        End If\n    Else\n"
        '        Err.Raise 1, Description:="No Python is named in xlwings.conf: " & _\n'
        '            "run  account-scoring install  in a terminal."\n'
        "    End If\nEnd Sub\n\nFunction NDims(",
    ),
    Edit(' -B -c ""import ', ' -P -B -c ""import ', times=2),
)
# an add-in's settings are looked for under its own name; ours share those of xlwings,
# in which the path of Python stands
NAME: Final = Edit('"myaddin"', '"xlwings"')
NO_ACTIVE_WORKBOOK: Final = (
    Edit(
        "            'Workbook Sheet Config\n", until="            'Add-in Sheet Config"
    ),
    # its path would pass through a command line, and could be read as several
    Edit("ActiveWorkbook.FullName", "ThisWorkbook.FullName", times=5),
    # sheets whose names end in .py are code to xlwings
    Edit(
        "            Set wb = ActiveWorkbook\n", "            Set wb = ThisWorkbook\n"
    ),
)
# a range of no stated sheet is one of the sheet in sight
OWN_SHEET: Final = Edit(
    'In Range(sht.Range("A1"), lastCell)', 'In sht.Range(sht.Range("A1"), lastCell)'
)
WORKBOOK_EDITS: Final = (NOTICE, OWN_SHEET, *NO_FOLDER, *NO_CURRENT_FOLDER)
ADDIN_EDITS: Final = (*WORKBOOK_EDITS, NAME, *NO_ACTIVE_WORKBOOK)


def edited(source: str, edits: tuple[Edit, ...]) -> str:
    """Make edits one after another.

    Raises
    ------
    NoXlwingsError
        If one of them does not find its place.
    """
    for edit in edits:
        source = edit.made(source)
    return source
