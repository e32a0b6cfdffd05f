"""Workbooks written byte by byte: hostile ones, odd ones, and honest ones.

`book` puts parts together as no library would; `BAD_FILES` lists what must be
refused, each with the words that the user must read.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msoffcrypto
import openpyxl

from scoring.reading.workbook import read_workbook


if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from scoring.values.table import SheetTable


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = "xl/worksheets/sheet1.xml"
WORKBOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
# cell styles 0 to 5
FORMATS = ("General", "yyyy-mm-dd", "0.00", "h:mm", "TT.MM.JJJJ", "[$-406]d. mmmm yyyy")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MEGABYTE = 1 << 20


def sheet(rows: str, *, behind: str = "", dimension: str = "A1") -> str:
    """Write a sheet part around its rows."""
    return (
        f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f'<dimension ref="{dimension}"/><sheetData>{rows}</sheetData>{behind}'
        "</worksheet>"
    )


def row(number: int, *cells: object) -> str:
    """Write a row: text inline, numbers, TRUE/FALSE; None is left out."""
    bits = []
    for column, value in enumerate(cells):
        at = f'r="{chr(65 + column)}{number}"'
        if isinstance(value, bool):
            bits.append(f'<c {at} t="b"><v>{int(value)}</v></c>')
        elif isinstance(value, (int, float)):
            bits.append(f"<c {at}><v>{value}</v></c>")
        elif value is not None:
            bits.append(f'<c {at} t="inlineStr"><is><t>{value}</t></is></c>')
    return f'<row r="{number}">{"".join(bits)}</row>'


def cell(number: int, content: str, attributes: str = "") -> str:
    """Write a row with one cell in column A."""
    return f'<row r="{number}"><c r="A{number}" {attributes}>{content}</c></row>'


def accounts_of(path: Path) -> SheetTable:
    """Read the Accounts sheet, which must be there."""
    accounts = read_workbook(path).accounts
    assert accounts is not None
    return accounts


def table(reference: str, names: Iterable[str], attributes: str = "") -> str:
    """Write the part of an Excel table."""
    columns = "".join(
        f'<tableColumn id="{i}" name="{name}"/>' for i, name in enumerate(names, 1)
    )
    return (
        f'{HEAD}<table xmlns="{MAIN}" id="1" name="T" displayName="T" '
        f'ref="{reference}" {attributes}><tableColumns>{columns}</tableColumns></table>'
    )


def _relationships(kinds: Mapping[str, str]) -> str:
    links = "".join(
        f'<Relationship Id="rId{i}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for i, (target, kind) in enumerate(kinds.items(), 1)
    )
    return (
        f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
    )


def _styles() -> str:
    codes = "".join(
        f'<numFmt numFmtId="{164 + i}" formatCode="{code}"/>'
        for i, code in enumerate(FORMATS)
    )
    styles = "".join(f'<xf numFmtId="{164 + i}"/>' for i in range(len(FORMATS)))
    return (
        f'{HEAD}<styleSheet xmlns="{MAIN}"><numFmts>{codes}</numFmts>'
        f"<cellXfs>{styles}</cellXfs></styleSheet>"
    )


def parts(
    sheets: Mapping[str, str],
    *,
    strings: str = "",
    tables: Iterable[str] = (),
    properties: str = "",
) -> dict[str, bytes]:
    """Put together the parts of a workbook; the tables are the first sheet's."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{i}" r:id="rId{i}"/>'
        for i, name in enumerate(sheets, 1)
    )
    links = {f"worksheets/sheet{i}.xml": "worksheet" for i in range(1, len(sheets) + 1)}
    links["styles.xml"] = "styles"
    tables = list(tables)
    texts = {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": _relationships({WORKBOOK: "officeDocument"}),
        WORKBOOK: f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
        f"{properties}<sheets>{listed}</sheets></workbook>",
        "xl/styles.xml": _styles(),
    }
    for i, xml in enumerate(sheets.values(), 1):
        texts[f"xl/worksheets/sheet{i}.xml"] = xml
    if strings:
        links["sharedStrings.xml"] = "sharedStrings"
        texts[STRINGS] = f'{HEAD}<sst xmlns="{MAIN}">{strings}</sst>'
    if tables:
        targets = {
            f"../tables/table{i}.xml": "table" for i in range(1, len(tables) + 1)
        }
        texts["xl/worksheets/_rels/sheet1.xml.rels"] = _relationships(targets)
        texts |= {f"xl/tables/table{i}.xml": xml for i, xml in enumerate(tables, 1)}
    texts["xl/_rels/workbook.xml.rels"] = _relationships(links)
    return {name: text.encode() for name, text in texts.items()}


def pack(path: Path, members: Mapping[str, bytes]) -> Path:
    """Write a zip file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, data in members.items():
            zipped.writestr(name, data)
    return path


def book(path: Path, sheets: Mapping[str, str], **more: object) -> Path:
    """Write a workbook file of the sheets' XML."""
    return pack(path, parts(sheets, **more))  # type: ignore[arg-type]


HONEST = parts({"Accounts": sheet(row(1, "Account", "Employees") + row(2, "Acme", 10))})


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file, how to make it, and what must be said of it."""

    name: str
    make: Callable[[Path], None]
    says: str


def _bytes(data: bytes) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        path.write_bytes(data)

    return make


def _with(changes: Mapping[str, bytes], *, without: str = "") -> Callable[[Path], None]:
    def make(path: Path) -> None:
        members = {name: data for name, data in HONEST.items() if name != without}
        pack(path, members | dict(changes))

    return make


def _rows(xml: str) -> Callable[[Path], None]:
    return _with({SHEET: sheet(row(1, "Account", "Employees") + xml).encode()})


def _doctype(
    part: str, entities: str, encoding: str = "utf-8"
) -> Callable[[Path], None]:
    text = HONEST[part].decode()
    start = text.index("?>") + 2
    text = text[:start] + f"<!DOCTYPE x [{entities}]>" + text[start:]
    if encoding != "utf-8":
        text = text.replace("UTF-8", "UTF-16")
    return _with({part: text.encode(encoding)})


def _laughs() -> str:
    steps = (f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    return '<!ENTITY a "ha">' + "".join(steps)


def _bomb(part: str, megabytes: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as zipped:
            for name, data in HONEST.items():
                with zipped.open(name, "w") as member:
                    member.write(data)
                    if name == part:
                        for _ in range(megabytes):
                            member.write(b" " * MEGABYTE)

    return make


def _twice(path: Path) -> None:
    pack(path, HONEST)
    with zipfile.ZipFile(path, "a") as zipped, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        zipped.writestr(SHEET, HONEST[SHEET].replace(b"<v>10<", b"<v>99<"))


def _cut_off(path: Path) -> None:
    pack(path, HONEST)
    path.write_bytes(path.read_bytes()[:-200])


def _flipped(path: Path) -> None:
    # the bytes of the sheet part are spoilt, the directory is not
    pack(path, HONEST)
    with zipfile.ZipFile(path) as zipped:
        info = zipped.getinfo(SHEET)
    data = bytearray(path.read_bytes())
    start = info.header_offset + 30 + len(SHEET)
    data[start + 60 : start + 90] = b"\0" * 30
    path.write_bytes(data)


def _liar(path: Path) -> None:
    # the directory says that a part is smaller than it is
    pack(path, HONEST)
    with zipfile.ZipFile(path) as zipped:
        size = zipped.getinfo(SHEET).file_size
    data = path.read_bytes()
    at = data.rindex(SHEET.encode()) - 46 + 24
    data = data[:at] + struct.pack("<I", size - 100) + data[at + 4 :]
    path.write_bytes(data)


def _secret(path: Path) -> None:
    file = io.BytesIO()
    openpyxl.Workbook().save(file)
    with path.open("wb") as target:
        msoffcrypto.OfficeFile(file).encrypt("secret", target)


def _many_parts(path: Path) -> None:
    pack(path, HONEST | {f"xl/media/{i}.bin": b"" for i in range(20_001)})


FAR_ROW = '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>'
XXE = '<!ENTITY x SYSTEM "file:///etc/hostname">'
OUTSIDE = "no spreadsheet program builds"
XLSX = "save it as .xlsx"

BAD_FILES: tuple[BadFile, ...] = (
    BadFile("nothing.xlsx", _bytes(b""), "nothing.xlsx is empty"),
    BadFile("text.xlsx", _bytes(b"hello"), "text.xlsx is not an Excel workbook"),
    BadFile("page.xls", _bytes(b"<html><table><tr>"), "is a web page"),
    BadFile("page2.xls", _bytes(b"\xef\xbb\xbf\n<!DOCTYPE html>"), "is a web page"),
    BadFile("2003.xml.xls", _bytes(b"<?xml version='1.0'?><Workbook/>"), "XML file"),
    BadFile("list.xls", _bytes(b"Account;Size\nM;1\n"), "is a CSV file .* to .csv"),
    BadFile("wide.xls", _bytes("A\tB\n1\t2".encode("utf-16")), "is a CSV file"),
    BadFile("data.xlsx", _bytes(b'[{"Account": "M"}]'), "is a JSON file"),
    BadFile("list.csv.gz", _bytes(b"\x1f\x8b\x08,\x00"), "is a compressed file"),
    BadFile("link.gsheet", _bytes(b'{"doc_id": "1a"}'), "link to a Google sheet"),
    BadFile("ole.xlsx", _bytes(OLE + b"\0" * 2000), "is not an Excel workbook"),
    BadFile("secret.xlsx", _secret, "protected with a password"),
    BadFile("~$book.xlsx", _bytes(b"\x05Jane"), "open: choose book.xlsx"),
    BadFile("half.xlsx", _cut_off, "half.xlsx is damaged"),
    BadFile("zip.xlsx", _bytes(b"PK\x03\x04 and no more"), "zip.xlsx is damaged"),
    BadFile("flipped.xlsx", _flipped, r"damaged \(xl/worksheets/sheet1.xml\)"),
    BadFile("liar.xlsx", _liar, r"damaged \(xl/worksheets/sheet1.xml\)"),
    BadFile("other.zip.xlsx", lambda p: _pack(p, "a.txt"), "not an Excel workbook"),
    BadFile("letter.xlsx", lambda p: _pack(p, "word/document.xml"), "a Word document"),
    BadFile("talk.xlsx", lambda p: _pack(p, "ppt/presentation.xml"), "PowerPoint"),
    BadFile("calc.ods", lambda p: _pack(p, "content.xml"), r"\.ods.*as .xlsx"),
    BadFile("mac.numbers", lambda p: _pack(p, "Index/Document.iwa"), "Apple Numbers"),
    BadFile("small.xlsb", lambda p: _pack(p, "xl/workbook.bin"), r"\.xlsb.*as .xlsx"),
    BadFile("twice.xlsx", _twice, f"{OUTSIDE}.*two parts are called"),
    BadFile("up.xlsx", _with({"../../evil.txt": b"x"}), f"{OUTSIDE}.*evil"),
    BadFile("root.xlsx", _with({"//etc/evil": b"x"}), f"{OUTSIDE}.*evil"),
    BadFile("back.xlsx", _with({"xl\\..\\evil": b"x"}), OUTSIDE),
    BadFile("drive.xlsx", _with({"C:\\evil": b"x"}), f"{OUTSIDE}.*evil"),
    BadFile("twins.xlsx", _with({"xl\\workbook.xml": b"x"}), f"{OUTSIDE}.*two parts"),
    BadFile("many.xlsx", _many_parts, f"{OUTSIDE}.*20,00. parts"),
    BadFile("laughs.xlsx", _doctype(SHEET, _laughs()), f"{OUTSIDE}.*entities"),
    BadFile("laughs2.xlsx", _doctype(WORKBOOK, _laughs()), f"{OUTSIDE}.*entities"),
    BadFile("xxe.xlsx", _doctype(SHEET, XXE), f"{OUTSIDE}.*entities"),
    BadFile("xxe16.xlsx", _doctype(SHEET, XXE, "utf-16"), f"{OUTSIDE}.*entities"),
    BadFile(
        "hidden.xlsx",
        _with({"custom/x.xml": b"<!-- " + b"x" * 9999 + b" --><!DOCTYPE x []><x/>"}),
        f"{OUTSIDE}.*custom/x.xml",
    ),
    BadFile(
        "utf7.xlsx",
        _with(
            {WORKBOOK: b"<?xml version='1.0' encoding='UTF-7'?>+ADw-!DOCTYPE x+AD4-"}
        ),
        "damaged.*workbook.xml",
    ),
    BadFile("bomb.xlsx", _bomb(SHEET, 300), f"{OUTSIDE}.* unpack to "),
    BadFile("bomb2.xlsx", _bomb("xl/styles.xml", 300), f"{OUTSIDE}.* unpack to "),
    BadFile("no sheet.xlsx", _with({}, without=SHEET), "sheet1.xml is missing"),
    BadFile("no book.xlsx", _with({}, without=WORKBOOK), "holds no workbook"),
    BadFile("no types.xlsx", _with({}, without="[Content_Types].xml"), "not an Excel"),
    BadFile("far row.xlsx", _rows(FAR_ROW), "damaged.*Accounts"),
    BadFile("far column.xlsx", _rows('<row r="2"><c r="XFE2"/></row>'), "Accounts"),
    BadFile(
        "no text.xlsx", _rows('<row r="2"><c r="A2" t="s"><v>9</v></c></row>'), "text"
    ),
    BadFile("open tag.xlsx", _rows('<row r="2"><c r="A2"><v>9'), "damaged.*Accounts"),
    BadFile("cut sheet.xlsx", _with({SHEET: HONEST[SHEET][:-80]}), "damaged.*Accounts"),
    BadFile("no xml.xlsx", _with({WORKBOOK: b"\0\1\2"}), "damaged.*workbook.xml"),
)


def _pack(path: Path, member: str) -> None:
    pack(path, {member: b"<x/>"})
