"""Run by a test: all that a workbook's code does, where Pyodide's limits hold.

No package that Pyodide cannot have, none that is only for files, no thread and no
network connection.
"""

from __future__ import annotations

import json
import socket
import sys
import threading
from pathlib import Path
from typing import Any, NoReturn


MISSING = ("isal", "fastexcel", "python_calamine", "xlwings.xlwingslib")
ONLY_FOR_FILES = ("msoffcrypto", "cryptography", "xlsxwriter", "click", "rich")
FORMULA = [
    ["Criterion", "Weight", "Test", "Value", "Points"],
    ["Per head", 1, "formula", "[Revenue] / [Employees] > 10", 10],
]


def refuse(*_: object, **__: object) -> NoReturn:
    message = "this does not exist in the browser"
    raise RuntimeError(message)


def limit() -> None:
    for name in (*MISSING, *ONLY_FOR_FILES):
        sys.modules[name] = None  # type: ignore[assignment]
    threading.Thread.start = refuse  # type: ignore[method-assign]
    socket.socket.connect = refuse  # type: ignore[method-assign]


def work(folder: Path) -> dict[str, Any]:
    from tests.doubles.excel import open_book  # noqa: PLC0415
    from tests.doubles.lite import Lite, as_excel_sends  # noqa: PLC0415
    from tests.excel.books import ACCOUNTS, CRITERIA, small_book, values  # noqa: PLC0415 - only once limits hold
    from tests.excel.pressed import app_of, sheet_of  # noqa: PLC0415

    code = Lite()
    headings, *rows = as_excel_sends(ACCOUNTS)
    ranges = (rows, [headings], as_excel_sends(CRITERIA))
    found = {name: code.call(name, *ranges) for name in code.offered("lite_function")}
    found["one"] = code.call("ACCOUNT_SCORE", [rows[0]], *ranges[1:])
    book = open_book(small_book(folder), com=False)
    code.main.score(book)
    found["Scored"] = [row[:3] for row in values(sheet_of(book, "Scored"))]
    found["sheets"] = book.impl.book.sheetnames
    found["alerts"] = app_of(book).alerts
    found["loaded for formulas"] = "formulas" in sys.modules
    cells = [["Acme", 900, 90], ["Bolt", 9000, 90]]
    fields = [["Account", "Revenue", "Employees"]]
    found["formula"] = code.call("ACCOUNT_SCORE", cells, fields, FORMULA)
    return found


if __name__ == "__main__":
    limit()
    print(json.dumps(work(Path(sys.argv[1]))))
