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


def load(main: Path) -> Any:
    """Load a workbook's code as where the package is not installed."""
    from tests.doubles.lite import Lite  # noqa: PLC0415

    for name in [name for name in sys.modules if is_ours(name)]:
        del sys.modules[name]
    return Lite(main)


def is_ours(module: str) -> bool:
    return module.partition(".")[0] in ("addin", "scoring")


def loaded_from() -> list[str]:
    """Where the package's modules were read from."""
    ours = [module for name, module in sys.modules.items() if is_ours(name)]
    files = [Path(str(module.__file__)).parts for module in ours]
    ends = [p.index("addin" if "addin" in p else "scoring") for p in files]
    return sorted({str(Path(*p[:n])) for p, n in zip(files, ends, strict=True)})


def work(folder: Path, main: Path) -> dict[str, Any]:
    code = load(main)
    from tests.doubles.excel import open_book  # noqa: PLC0415
    from tests.doubles.lite import as_excel_sends  # noqa: PLC0415
    from tests.excel.books import ACCOUNTS, CRITERIA, small_book, values  # noqa: PLC0415 - only once limits hold
    from tests.excel.pressed import app_of, sheet_of  # noqa: PLC0415

    headings, *rows = as_excel_sends(ACCOUNTS)
    ranges = (rows, [headings], as_excel_sends(CRITERIA))
    result = {name: code.call(name, *ranges) for name in code.offered("lite_function")}
    result["one"] = code.call("ACCOUNT_SCORE", [rows[0]], *ranges[1:])
    book = open_book(small_book(folder), com=False)
    code.press("score", book)
    result["Scored"] = [row[:3] for row in values(sheet_of(book, "Scored"))]
    result["sheets"] = book.impl.book.sheetnames
    result["alerts"] = app_of(book).alerts
    result["loaded for formulas"] = "formulas" in sys.modules
    cells = [["Acme", 900, 90], ["Bolt", 9000, 90]]
    fields = [["Account", "Revenue", "Employees"]]
    result["formula"] = code.call("ACCOUNT_SCORE", cells, fields, FORMULA)
    result["languages"] = {
        name: scored_in(name, folder, code) for name in ("Dansk", "Svenska", "Română")
    }
    result["loaded from"] = loaded_from()
    return result


def scored_in(language: str, folder: Path, code: Any) -> dict[str, Any]:
    """What comes of a workbook whose settings name a language, and what functions say."""
    from tests.doubles.excel import open_book  # noqa: PLC0415
    from tests.excel.books import SETTINGS, small_book, values  # noqa: PLC0415
    from tests.excel.pressed import app_of, sheet_of  # noqa: PLC0415

    settings = [*SETTINGS, ["Language", language]]
    book = open_book(small_book(folder, Settings=settings), com=False)
    own = book.impl.book.sheetnames
    code.press("score", book)
    names = [name for name in book.impl.book.sheetnames if name not in own]
    shown = [name for name in names if sheet_of(book, name).sheet_state == "visible"]
    return {
        "sheets": shown,
        "heads": values(sheet_of(book, shown[0]))[0][:6],
        "why": [row[5] for row in values(sheet_of(book, shown[0]))[1:3]],
        "ratings": [row[2] for row in values(sheet_of(book, shown[0]))[1:]],
        "alerts": app_of(book).alerts,
        "fault": fault_in(language, code),
    }


def fault_in(language: str, code: Any) -> str:
    """What a function says of criteria whose headings are in a language."""
    from scoring.language import language_of, speaking  # noqa: PLC0415 - the unpacked engine's
    from scoring.vocabulary import Head  # noqa: PLC0415

    spoken = language_of(language)
    assert spoken is not None
    with speaking(spoken):
        criteria = [[str(Head.CRITERION), str(Head.WEIGHT)], ["Industry", 2]]
    return str(code.call("ACCOUNT_SCORE", [["Acme"]], [["Account"]], criteria))


if __name__ == "__main__":
    limit()
    print(json.dumps(work(*map(Path, sys.argv[1:]))))
