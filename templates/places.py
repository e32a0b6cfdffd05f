"""Where things stand in a workbook: rows, blocks, range names and lists.

Rows and columns are counted from 0, as XlsxWriter counts them. Blocks are fixed A1
ranges, for those mean the same in Excel, Google Sheets and LibreOffice.
"""

from __future__ import annotations

from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from scoring.language import phrase
from scoring.vocabulary import CRITERIA_HEADS, Head, Setting, Sheet


HEAD_ROW = 3
FIRST_ROW = HEAD_ROW + 1
CRITERIA_ROWS = 300
ACCOUNT_ROWS = 2000
TABLE_ROWS = 10_000
SIGNAL_ROWS = 100
# formulas are printed even where they show nothing: these fill the first page
SHARE_ROWS = 46
# room for the user's own columns
ACCOUNT_COLUMNS = 26

SHARE, MATCHES = phrase("Share"), phrase("Matches")
_WEIGHT = CRITERIA_HEADS.index(Head.WEIGHT) + 1
# a weight is read beside its share, so Share stands next to it
LEFT_CRITERIA_COLUMNS: tuple[str, ...] = (*CRITERIA_HEADS[:_WEIGHT], SHARE)
CRITERIA_COLUMNS = (*LEFT_CRITERIA_COLUMNS, *CRITERIA_HEADS[_WEIGHT:])
"""The headings of Criteria in a workbook without Live."""
LIVE_CRITERIA_COLUMNS = (
    *LEFT_CRITERIA_COLUMNS,
    MATCHES,
    *CRITERIA_HEADS[_WEIGHT:],
)
"""With Live, which knows how many accounts each rule decides."""

LISTS = "Lists"
LIVE = "Live"

LAST_CRITERIA_ROW = HEAD_ROW + CRITERIA_ROWS
LAST_ACCOUNT_ROW = HEAD_ROW + ACCOUNT_ROWS


def headings_of(sheet: Sheet) -> str:
    """Give the heading row of a sheet, such as ``Accounts!$A$4:$Z$4``."""
    row = xl_range_abs(HEAD_ROW, 0, HEAD_ROW, ACCOUNT_COLUMNS - 1)
    return f"{quote_sheetname(str(sheet))}!{row}"


def below(sheet: Sheet, rows: int, column: int = 0) -> str:
    """Give the cells below a heading of a sheet, such as ``Deals!$A$5:$A$84``."""
    cells = xl_range_abs(FIRST_ROW, column, HEAD_ROW + rows, column)
    return f"{quote_sheetname(str(sheet))}!{cells}"


def setting_cell(settings: tuple[Setting, ...], setting: Setting) -> str:
    """Give the cell that holds a setting's value, such as ``Settings!$B$5``."""
    row = FIRST_ROW + settings.index(setting)
    cell = xl_rowcol_to_cell(row, 1, row_abs=True, col_abs=True)
    return f"{quote_sheetname(str(Sheet.SETTINGS))}!{cell}"


def account_headings() -> str:
    """Give the heading row of Accounts."""
    return headings_of(Sheet.ACCOUNTS)


def account_names() -> str:
    """Give the cells that hold the accounts' names."""
    return below(Sheet.ACCOUNTS, ACCOUNT_ROWS)


def range_names() -> dict[str, str]:
    """Give the named ranges, each with its block.

    A range called Criteria would collide with the name Excel keeps for its advanced
    filter, so all three say what they hold.
    """
    last = len(LIVE_CRITERIA_COLUMNS) - 1
    criteria = xl_range_abs(HEAD_ROW, 0, LAST_CRITERIA_ROW, last)
    accounts = xl_range_abs(FIRST_ROW, 0, LAST_ACCOUNT_ROW, ACCOUNT_COLUMNS - 1)
    return {
        "AllCriteria": f"{quote_sheetname(str(Sheet.CRITERIA))}!{criteria}",
        "AllAccounts": f"{quote_sheetname(str(Sheet.ACCOUNTS))}!{accounts}",
        "AccountHeadings": account_headings(),
    }
