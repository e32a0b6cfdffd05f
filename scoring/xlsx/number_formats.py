"""Which number formats show a date.

A cell holds a number; only its format says that the number is a day. Formats
of time alone (``h:mm``, ``[h]:mm``) leave it a number: a part of a day.
"""

from __future__ import annotations

import re
from functools import cache


GENERAL = "General"
# ECMA-376 part 1, 18.8.30
EVERYWHERE: dict[int, str] = {
    0: GENERAL,
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "mm-dd-yy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "m/d/yy h:mm",
    37: "#,##0 ;(#,##0)",
    38: "#,##0 ;[Red](#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;[Red](#,##0.00)",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mmss.0",
    48: "##0.0E+0",
    49: "@",
}
# 27 to 58 are dates and times in East Asian Excel
BUILT_IN: dict[int, str] = EVERYWHERE | {
    **dict.fromkeys((27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58), "yyyy-mm-dd"),
    **dict.fromkeys((32, 33, 34, 35, 55, 56), "h:mm:ss"),
}
# what is shown as it stands: quoted, escaped, padded, and [..] of any kind
LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
AM_PM = re.compile(r"am/pm|a/p", re.IGNORECASE)
EXPONENT = re.compile(r"e[+-]", re.IGNORECASE)
# Excel stores formats in English letters; other programs store what their user
# typed: TT.MM.JJJJ, åååå-MM-dd, zz.ll.aaaa, jj/mm/aaaa, gg/mm/aaaa, pp.kk.vvvv
DAY, MONTH, YEAR = "(?:[dtzjgp]{1,4})", "(?:[mlk]{1,5})", "(?:[yåjav]{2,4})"
GAP = r"[\s.,/\-]*"
LOCAL_DATE = re.compile(
    f"{DAY}{GAP}{MONTH}{GAP}{YEAR}|{YEAR}{GAP}{MONTH}{GAP}{DAY}"
    f"|{MONTH}{GAP}{DAY}{GAP}{YEAR}|{MONTH}{GAP}{YEAR}"
)


@cache
def shows_date(code: str) -> bool:
    """Tell whether a number format shows a day, month or year.

    >>> [shows_date(code) for code in ("dd.mm.yyyy", "h:mm", '0 "days"', "TT.MM.JJJJ")]
    [True, False, False, True]
    """
    bare = _bare(code)
    if re.search("[dy]", bare):
        return True
    if re.search("[hs]", bare):
        return bool(LOCAL_DATE.search(bare))
    return "m" in bare or bool(LOCAL_DATE.search(bare))


@cache
def shows_date_or_time(code: str) -> bool:
    """Tell whether a number format shows a day, a time or both.

    >>> [shows_date_or_time(code) for code in ("dd/mm/yyyy", "[h]:mm", '0.0 "days"')]
    [True, True, False]
    """
    if ELAPSED.search(code) or shows_date(code):
        return True
    return bool(re.search("[hs]", _bare(code)))


def _bare(code: str) -> str:
    """Give the letters of a format that stand for values; none if it is of numbers."""
    # hours, minutes or seconds that have passed: a length of time
    bare = LITERAL.sub("", ELAPSED.sub("h", code)).split(";")[0]
    bare = EXPONENT.sub("", AM_PM.sub("", bare)).casefold().strip()
    number = re.search(r"[#?@]", bare) or re.match("general|standard", bare)
    return "" if number else bare
