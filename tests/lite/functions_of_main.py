"""Run by a test, in Pyodide and outside of it: a workbook's functions on four accounts."""

from __future__ import annotations

import importlib
import json
import sys


HEADINGS = [["Account", "Industry", "Employees", "Left us"]]
ACCOUNTS = [
    ["Acme", "Software", 90, None],
    ["Bolt", "Retail", 320, None],
    ["Cask", "Software", 500, "no"],
    ["Dune", "Software", 500, "yes"],
]
CRITERIA = [
    ["Criterion", "Weight", "Test", "Value", "To", "Points", "If blank"],
    ["Industry", 2, "is", "Software", None, 10, None],
    ["Employees", 1, "at least", 250, None, 10, "skip"],
    ["Left us", None, "yes", None, None, "out", None],
]
FUNCTIONS = ("ACCOUNT_SCORE", "ACCOUNT_WHY", "ACCOUNT_POINTS", "ACCOUNT_RANKED")


def work(folder: str) -> dict[str, object]:
    sys.path.insert(0, folder)
    main = importlib.import_module("main")
    ranges = (ACCOUNTS, HEADINGS, CRITERIA)
    return {name: getattr(main, name)(*ranges) for name in FUNCTIONS}


if sys.platform == "emscripten":
    sys.dont_write_bytecode = True
    sys.path.insert(0, "/packages")
    print(json.dumps(work("/workbook")))
elif __name__ == "__main__":
    print(json.dumps(work(sys.argv[1])))
