"""Drives LibreOffice; runs in the system's Python, which has its bindings.

    /usr/bin/python3 office_driver.py PROFILE BOOK STEPS

does the steps; each is a list, of what to do and with what. A line is printed for
each call that the workbook makes, whose answer is awaited as a line, and the last
line holds what the steps came to; all lines are JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
import unohelper  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import (  # type: ignore[import-not-found]
    NoConnectException,
)
from com.sun.star.script.provider import XScript  # type: ignore[import-not-found]


WAIT, PATIENCE = 0.25, 240
DRAWN = 1.0
"""Seconds after which a window has drawn what it shows."""
RUN_MACROS = 4
# an add-in is not recognised by its ending
FILTER = "Calc MS Excel 2007 VBA XML"
REGISTRY = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>1</value></prop></item>
</oor:items>
"""


class Bridge(unohelper.Base, XScript):  # type: ignore[misc]
    """What the workbook calls: it hands the call on, and waits for the answer."""

    def invoke(self, arguments: Any, *_: Any) -> tuple[Any, tuple[()], tuple[()]]:
        name, values = arguments
        print(json.dumps({"call": name, "with": plain(values)}), flush=True)
        return sequences(json.loads(sys.stdin.readline())), (), ()


def sequences(value: Any) -> Any:
    """What JSON holds as UNO takes it: lists as tuples."""
    return tuple(map(sequences, value)) if isinstance(value, list) else value


def plain(value: Any) -> Any:
    """Cells as JSON can hold them."""
    if isinstance(value, list | tuple):
        return [plain(cell) for cell in value]
    known = isinstance(value, str | int | float | None)
    return value if known else repr(value)


class Steps:
    """What can be done with an open workbook."""

    def __init__(self, book: Any, desktop: Any, dispatcher: Any) -> None:
        self.book = book
        self.desktop = desktop
        self.dispatcher = dispatcher

    def open_beside(self, file: str) -> None:
        """Open another workbook, which is then the active one."""
        other = load(self.desktop, Path(file))
        other.CurrentController.Frame.activate()

    def cell(self, sheet: str, address: str) -> Any:
        return self.book.Sheets.getByName(sheet).getCellRangeByName(address)

    def read(self, sheet: str, address: str) -> Any:
        """A block's values; an error is its text."""
        return self.cell(sheet, address).DataArray

    def formulas(self, sheet: str, address: str) -> Any:
        return self.cell(sheet, address).FormulaArray

    def write(self, sheet: str, address: str, value: float | str) -> None:
        cell = self.cell(sheet, address)
        if isinstance(value, str):
            cell.String = value
        else:
            cell.Value = value

    def type(self, sheet: str, address: str, text: str) -> None:
        """Go to a cell and type, as a person does in a window."""
        self.show(sheet)
        for command, name, value in (
            (".uno:GoToCell", "ToPoint", address),
            (".uno:EnterString", "StringName", text),
        ):
            given = (PropertyValue(name, 0, value, 0),)
            frame = self.book.CurrentController.Frame
            self.dispatcher.executeDispatch(frame, command, "", 0, given)

    def show(self, sheet: str) -> None:
        """Bring a sheet to the front, and let it be drawn."""
        controller = self.book.CurrentController
        controller.setActiveSheet(self.book.Sheets.getByName(sheet))
        time.sleep(DRAWN)

    def enter(self, sheet: str, address: str, formula: str) -> None:
        """Enter a formula whose results spill over a block."""
        self.cell(sheet, address).ArrayFormula = formula

    def calculate(self) -> None:
        self.book.calculateAll()

    def tell(self, what: str) -> None:
        """Tell the test that this step is reached."""
        Bridge().invoke((what, ()))

    def modules(self) -> dict[str, list[str]]:
        """The modules of each library of macros."""
        libraries = self.book.BasicLibraries
        return {
            n: list(libraries.getByName(n).ElementNames) for n in libraries.ElementNames
        }

    def sheets(self) -> list[str]:
        return list(self.book.Sheets.ElementNames)

    def add_hidden(self, sheet: str) -> None:
        """Add a sheet behind all others, out of sight."""
        self.book.Sheets.insertNewByName(sheet, self.book.Sheets.Count)
        self.book.Sheets.getByName(sheet).IsVisible = False

    def buttons(self, sheet: str) -> list[list[str]]:
        """Each button's caption and the macro that it is bound to."""
        forms = self.book.Sheets.getByName(sheet).DrawPage.Forms
        buttons: list[list[str]] = []
        for form in (forms.getByIndex(n) for n in range(forms.Count)):
            for place in range(form.Count):
                events = form.getScriptEvents(place)
                scripts = [event.ScriptCode for event in events]
                buttons.append([form.getByIndex(place).Label, *scripts])
        return buttons

    def connect(self) -> None:
        """Tell the stand-in for xlwings whom to call."""
        self.run("xlwings.ConnectTo", Bridge())

    def run(self, macro: str, *arguments: Any) -> Any:
        library = self.book.BasicLibraries.ProjectName
        where = (
            f"vnd.sun.star.script:{library}.{macro}?language=Basic&location=document"
        )
        script = self.book.getScriptProvider().getScript(where)
        return script.invoke(arguments, (), ())[0]


def connect(pipe: str) -> Any:
    """Wait for the office to listen."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local
    )
    for _ in range(PATIENCE):
        try:
            return resolver.resolve(
                f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
            )
        except NoConnectException:
            time.sleep(WAIT)
    message = "LibreOffice did not start"
    raise TimeoutError(message)


def load(desktop: Any, book: Path) -> Any:
    """Open a workbook and let its macros run."""
    ways: dict[str, Any] = {"MacroExecutionMode": RUN_MACROS}
    if book.suffix != ".xlsx":
        ways["FilterName"] = FILTER
    opening = tuple(PropertyValue(name, 0, way, 0) for name, way in ways.items())
    return desktop.loadComponentFromURL(book.as_uri(), "_blank", 0, opening)


def drive(profile: Path, book: Path, steps: list[list[Any]]) -> list[Any]:
    """Start the office, open the workbook, do the steps, end the office."""
    (profile / "user").mkdir(parents=True, exist_ok=True)
    (profile / "user" / "registrymodifications.xcu").write_text(REGISTRY)
    pipe = f"account-scoring-{os.getpid()}"
    options = ["--headless", "--norestore", "--nologo", "--nodefault"]
    where = [
        f"-env:UserInstallation={profile.as_uri()}",
        f"--accept=pipe,name={pipe};urp;",
    ]
    office = subprocess.Popen(["soffice", *options, *where])
    try:
        context = connect(pipe)
        desktop = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.Desktop", context
        )
        opened = load(desktop, book)
        dispatcher = context.ServiceManager.createInstanceWithContext(
            "com.sun.star.frame.DispatchHelper", context
        )
        hands = Steps(opened, desktop, dispatcher)
        done = [getattr(hands, what)(*how) for what, *how in steps]
        opened.close(True)  # noqa: FBT003 - UNO knows no names of arguments
        return done
    finally:
        desktop.terminate()
        office.wait(30)


if __name__ == "__main__":
    profile, book, steps = sys.argv[1:]
    came_to = drive(Path(profile), Path(book), json.loads(steps))
    print(json.dumps({"done": came_to}), flush=True)
