"""Workbooks whose packages, or whose cells, are odd and yet open.

Other programs write them so, one oddness each. `ODD` changes how the parts are put
together, `CELLS` what stands on Accounts, `ZIPPED` how the zip is written.
"""

from __future__ import annotations

import re
import zipfile
from functools import partial
from typing import TYPE_CHECKING

from tests.reading.bad_files import HEAD, MAIN, OFFICE, PACKAGE, pack, parts, row, sheet


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Parts = dict[str, bytes]

TYPES = "[Content_Types].xml"
LINKS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
CRITERIA = "xl/worksheets/sheet1.xml"
ACCOUNTS = "xl/worksheets/sheet2.xml"
WORKBOOK = "xl/workbook.xml"
RELS = "application/vnd.openxmlformats-package.relationships+xml"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."
KINDS = {
    "workbook.xml": "sheet.main+xml",
    "styles.xml": "styles+xml",
    "sharedStrings.xml": "sharedStrings+xml",
    "table1.xml": "table+xml",
}


def override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{kind}"/>'


def types(members: Parts, *, rels: bool = True) -> bytes:
    """Say what kind each part is of, as Excel does, or each by its name."""
    body = '<Default Extension="xml" ContentType="application/xml"/>'
    if rels:
        body += f'<Default Extension="rels" ContentType="{RELS}"/>'
    for name in members:
        last = name.rpartition("/")[2]
        if name.endswith(".rels") and not rels:
            body += override(name, RELS)
        elif name.startswith("xl/") and not name.endswith(".rels"):
            kind = SPREADSHEET + KINDS.get(last, "worksheet+xml")
            body += override(name.replace(" ", "%20"), kind)
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{body}</Types>'.encode()


def plain() -> Parts:
    criteria = row(1, "Criterion", "Weight", "Account field", "Test", "Value", "Points")
    criteria += row(2, "Size", 1, "Employees", "at least", 50, 10)
    accounts = row(1, "Account", "Employees") + row(2, "Nordhus", 80)
    sheets = {"Criteria": criteria, "Accounts": accounts + row(3, "Bakke", 20)}
    # a dimension must be true for the validator, and is not needed
    texts = {name: sheet(rows) for name, rows in sheets.items()}
    members = parts({n: re.sub("<dimension[^>]*>", "", t) for n, t in texts.items()})
    members[STYLES] = (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="10"/>'
        '<name val="Arial"/></font></fonts><fills count="2"><fill><patternFill '
        'patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '</fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/>'
        '</cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>'
    ).encode()
    members[TYPES] = types(members)
    return members


def no_default(members: Parts) -> Parts:
    return members | {TYPES: types(members, rels=False)}


def closed_styles(members: Parts) -> Parts:
    return members | {STYLES: f'{HEAD}<styleSheet xmlns="{MAIN}"/>'.encode()}


def closed_prefixed_styles(members: Parts) -> Parts:
    return members | {STYLES: f'{HEAD}<x:styleSheet xmlns:x="{MAIN}" />'.encode()}


def missing_styles(members: Parts) -> Parts:
    return {name: data for name, data in members.items() if name != STYLES}


def ghosts(members: Parts) -> Parts:
    """Name parts that are not there."""
    body = "".join(
        override(f"xl/worksheets/sheet{n}.xml", f"{SPREADSHEET}worksheet+xml")
        for n in range(3, 9)
    )
    body += override("xl/tables/table1.xml", f"{SPREADSHEET}table+xml")
    body += override("xl/comments1.xml", f"{SPREADSHEET}comments+xml")
    return members | {
        TYPES: members[TYPES].replace(b"</Types>", f"{body}</Types>".encode())
    }


def backslashes(members: Parts) -> Parts:
    return {name.replace("/", "\\"): data for name, data in members.items()}


def absolute(members: Parts) -> Parts:
    return {n if n == TYPES else f"/{n}": data for n, data in members.items()}


def spaced(members: Parts, written: str = "sheet 1.xml") -> Parts:
    changed = {
        name: data.replace(b"sheet1.xml", b"sheet%201.xml")
        for name, data in members.items()
    }
    changed[f"xl/worksheets/{written}"] = changed.pop(CRITERIA)
    return changed


def replaced(part: str, old: str, new: str) -> Callable[[Parts], Parts]:
    """Make a change of one part, of text that stands there."""

    def change(members: Parts) -> Parts:
        text = members[part].decode()
        assert old in text
        return members | {part: text.replace(old, new).encode()}

    return change


def prefixed_links(members: Parts) -> Parts:
    text = members[LINKS].decode().replace("<Relationship", "<p:Relationship")
    text = text.replace("</Relationship", "</p:Relationship")
    return members | {LINKS: text.replace("xmlns=", "xmlns:p=").encode()}


def latin(members: Parts) -> Parts:
    """Let the sheets be in Latin-1, as they say."""
    return members | {
        part: members[part]
        .decode()
        .replace("UTF-8", "ISO-8859-1")
        .replace("Bakke", "Måløy")
        .encode("latin-1")
        for part in (CRITERIA, ACCOUNTS, WORKBOOK)
    }


def marked(members: Parts) -> Parts:
    """Let each part begin with a byte-order mark."""
    return {name: b"\xef\xbb\xbf" + data for name, data in members.items()}


def commented(members: Parts) -> Parts:
    for tag in (b"<sheets>", b"<sheetData>", b"<fonts", b"</Types>", b"<Relationship "):
        comment = b"<!-- <sheet/> -->" + tag
        members = {n: data.replace(tag, comment, 1) for n, data in members.items()}
    return members


def same_numbers(members: Parts) -> Parts:
    book = members["xl/workbook.xml"].replace(b'sheetId="2"', b'sheetId="1"')
    return members | {"xl/workbook.xml": book}


def no_numbers(members: Parts) -> Parts:
    book = members["xl/workbook.xml"].replace(b' sheetId="2"', b"")
    return members | {"xl/workbook.xml": book}


ODD: dict[str, Callable[[Parts], Parts]] = {
    "no default for rels": no_default,
    "styles closed in themselves": closed_styles,
    "styles closed, with a prefix": closed_prefixed_styles,
    "styles missing": missing_styles,
    "kinds of parts that are missing": ghosts,
    "names with backslashes": backslashes,
    "names from the root": absolute,
    "name with a space": spaced,
    "name with a written space": lambda members: spaced(members, "sheet%201.xml"),
    "two sheets of one number": same_numbers,
    "a sheet without number": no_numbers,
    "relations with a prefix": prefixed_links,
    "targets from the root": replaced(LINKS, 'Target="', 'Target="/xl/'),
    "targets with backslashes": replaced(LINKS, "worksheets/", "worksheets\\"),
    "no fills": replaced(STYLES, '<fill><patternFill patternType="none"/></fill>', ""),
    "no formats of cells": replaced(STYLES, '<cellXfs count="1"><xf/></cellXfs>', ""),
    "a tab that is active and missing": replaced(
        WORKBOOK,
        "<sheets>",
        '<bookViews><workbookView activeTab="7"/></bookViews><sheets>',
    ),
    "a no-break space in a tab's name": replaced(
        WORKBOOK, '"Accounts"', '"Accounts\u00a0"'
    ),
    "a zero-width space in a tab's name": replaced(
        WORKBOOK, '"Accounts"', '"Acc\u200bounts"'
    ),
    "days from 1904": replaced(
        WORKBOOK, "<sheets>", '<workbookPr date1904="1"/><sheets>'
    ),
    "parts in Latin-1": latin,
    "parts with a byte-order mark": marked,
    "comments in the parts": commented,
}


def cell(at: str, content: str, attributes: str = "") -> str:
    return f'<c r="{at}"{attributes}>{content}</c>'


def text(at: str, words: str) -> str:
    return cell(at, f"<is><t>{words}</t></is>", ' t="inlineStr"')


HEADINGS = row(1, "Account", "Employees")
LAST = row(3, "Bakke", 20)


def nordhus(employees: str) -> str:
    """Write the rows of Accounts with this cell for B2."""
    return f'{HEADINGS}<row r="2">{text("A2", "Nordhus")}{employees}</row>{LAST}'


PLAIN_ROWS = nordhus(cell("B2", "<v>80</v>"))
CELLS: dict[str, str] = {
    "cells without places": f"<row>{text('', 'Account')}{text('', 'Employees')}</row>"
    f"<row>{text('', 'Nordhus')}{cell('', '<v>80</v>')}</row>"
    f"<row>{text('', 'Bakke')}{cell('', '<v>20</v>')}</row>".replace(' r=""', ""),
    "rows whose place is empty": PLAIN_ROWS.replace('<row r="2">', '<row r="">'),
    "a cell whose style is empty": nordhus(cell("B2", "<v>80</v>", ' s=""')),
    "a number kept as a text": nordhus(cell("B2", "<v>80</v>", ' t="str"')),
    "a text beside an old value": nordhus(
        cell("B2", "<v>9</v><is><t>80</t></is>", ' t="inlineStr"')
    ),
    "a formula with its value": nordhus(cell("B2", "<f>40*2</f><v>80</v>")),
    "a shared formula without values": nordhus(
        cell("B2", '<f t="shared" ref="B2:B2" si="0">40*2</f>')
    ),
    "a date in ISO form beside": nordhus(
        cell("B2", "<v>80</v>") + cell("C2", "<v>2026-03-28T11:42:00</v>", ' t="d"')
    ),
    "yes, an error and nothing beside": nordhus(
        cell("B2", "<v>80</v>")
        + cell("C2", "<v>true</v>", ' t="b"')
        + cell("D2", "<v>#N/A</v>", ' t="e"')
        + cell("E2", "<v></v>")
        + cell("F2", "<v>NaN</v>")
        + cell("G2", "<v>1E+400</v>")
    ),
    "a text of emoji, and one from the right": PLAIN_ROWS.replace(
        "Bakke", "\U0001f680 Bakke \u200f\u05e9\u05dc\u05d5\u05dd"
    ),
    "a text longer than a cell": nordhus(
        cell("B2", "<v>80</v>") + text("C2", "long " * 8_000)
    ),
    "a heading over two lines": PLAIN_ROWS.replace("Employees", "Em\u00adployees&#10;"),
    "a text with a form feed as Excel spells it": PLAIN_ROWS.replace(
        "Bakke", "Bakke_x000C_"
    ),
}
"""The rows of Accounts; each rates Nordhus 10, and another 0."""
AFTER: dict[str, str] = {
    "cells merged across": '<mergeCells count="1"><mergeCell ref="C1:D1"/></mergeCells>',
    "cells merged downwards": '<mergeCells><mergeCell ref="C2:C3"/></mergeCells>',
}
"""What follows the rows."""


def with_cells(rows: str, after: str = "", dimension: str = "") -> Parts:
    """Put these rows on Accounts."""
    xml = re.sub("<dimension[^>]*>", dimension, sheet(rows, behind=after))
    return plain() | {ACCOUNTS: xml.encode()}


def with_strings(index: str, strings: str) -> Parts:
    """Let the name of the first account be a shared text."""
    name = cell("A2", f"<v>{index}</v>", ' t="s"')
    members = with_cells(PLAIN_ROWS.replace(text("A2", "Nordhus"), name))
    shared = f'{HEAD}<sst xmlns="{MAIN}">{strings}</sst>'
    link = f'<Relationship Id="rId9" Type="{OFFICE}/sharedStrings" '
    link += 'Target="sharedStrings.xml"/></Relationships>'
    links = members[LINKS].decode().replace("</Relationships>", link)
    members |= {"xl/sharedStrings.xml": shared.encode(), LINKS: links.encode()}
    return members | {TYPES: types(members)}


def with_formats() -> Parts:
    """Show numbers by the formats that Excel knows by number, in no order."""
    numbers = (14, 15, 16, 17, 18, 22, 27, 30, 36, 45, 46, 47, 50, 58, 9, 10, 37, 49)
    entries = "".join(f'<xf numFmtId="{n}" applyNumberFormat="1"/>' for n in numbers)
    places = [chr(ord("C") + n) for n in range(len(numbers))]
    beside = "".join(
        cell(f"{place}2", "<v>45000.5</v>", f' s="{n}"')
        for n, place in enumerate(places, 1)
    )
    members = with_cells(nordhus(cell("B2", "<v>80</v>") + beside))
    old = '<cellXfs count="1"><xf/></cellXfs>'
    return replaced(STYLES, old, f"<cellXfs><xf/>{entries}</cellXfs>")(members)


def with_table(totals: str) -> Parts:
    """Make Accounts an Excel table with a row of totals."""
    total = f'<row r="4">{text("A4", "Total")}{cell("B4", "<v>100</v>")}</row>'
    members = with_cells(
        PLAIN_ROWS + total,
        '<tableParts count="1"><tablePart r:id="rId1"/></tableParts>',
    )
    table = (
        f'{HEAD}<table xmlns="{MAIN}" id="1" name="T" displayName="T" ref="A1:B4"'
        f'{totals}><autoFilter ref="A1:B3"/><tableColumns count="2"><tableColumn id="1"'
        ' name="Account" totalsRowLabel="Total"/><tableColumn id="2" name="Employees"'
        ' totalsRowFunction="sum"/></tableColumns></table>'
    )
    link = (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/table" Target="../tables/table1.xml"/></Relationships>'
    )
    members |= {
        "xl/worksheets/_rels/sheet2.xml.rels": link.encode(),
        "xl/tables/table1.xml": table.encode(),
    }
    return members | {TYPES: types(members)}


RICH = "<si><r><t>Nord</t></r><r><rPr><i/></rPr><t>hus</t></r></si>"
SPOKEN = '<si><t>\u6771</t><rPh sb="0" eb="1"><t>x</t></rPh></si><si/><si><t/></si>'
FILLED: dict[str, Callable[[], Parts]] = {
    **{name: partial(with_cells, rows) for name, rows in CELLS.items()},
    **{n: partial(with_cells, PLAIN_ROWS, end) for n, end in AFTER.items()},
    "a dimension of rows alone": lambda: with_cells(
        PLAIN_ROWS, dimension='<dimension ref="1:49"/>'
    ),
    "shared texts in pieces and with their sound": lambda: with_strings(
        "0", RICH + SPOKEN
    ),
    "the place of a shared text with spaces": lambda: with_strings(" 0 ", RICH),
    "formats that Excel knows by number": with_formats,
    "a table with totals": lambda: with_table(' totalsRowCount="1"'),
    "a table whose totals are hidden": lambda: with_table(' totalsRowShown="0"'),
}
"""How the parts with odd cells are made."""


def stored(path: Path) -> Path:
    """Write a workbook's members anew, not packed."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as new:
        for name, data in members.items():
            new.writestr(name, data)
    return path


def streamed(path: Path) -> Path:
    """Write it as a program that cannot go back: sizes stand behind each member."""
    with zipfile.ZipFile(path) as old:
        members = {name: old.read(name) for name in old.namelist()}
    with path.open("wb") as file:
        file.seekable = lambda: False  # type: ignore[method-assign]
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
            for name, data in members.items():
                new.writestr(name, data)
    return path


def with_folders(path: Path) -> Path:
    """List the folders too."""
    with zipfile.ZipFile(path, "a") as old:
        for folder in ("xl/", "xl/worksheets/", "_rels/"):
            old.writestr(folder, b"")
    return path


ZIPPED: dict[str, Callable[[Path], Path]] = {
    "members that are not packed": stored,
    "sizes behind the members": streamed,
    "folders as members": with_folders,
}


def every_kind(folder: Path) -> dict[str, Path]:
    """Write a workbook of each kind."""
    made = {name: change(plain()) for name, change in ODD.items()}
    made |= {name: make() for name, make in FILLED.items()}
    names = [*made, *ZIPPED]
    paths = {name: folder / f"{number:02}.xlsx" for number, name in enumerate(names)}
    for name, members in made.items():
        pack(paths[name], members)
    for name, rewrite in ZIPPED.items():
        rewrite(pack(paths[name], plain()))
    return paths
