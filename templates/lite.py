"""The template for xlwings Lite: the code travels in the workbook, with a button Score.

The add-in keeps its files as a web extension's properties. How is not documented, but
seen in workbooks that it has saved. Run `python -m templates.lite` to build the stored
workbook anew.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lxml import etree
from xlsxwriter.utility import quote_sheetname

from scoring.language import phrase, say
from scoring.vocabulary import Sheet
from templates.lite_files import stored, stored_files
from templates.models import DEFAULT
from templates.models.registry import described
from templates.models.samples import sample
from templates.spoken_book import Book
from templates.style import BLUE, FONT, WHITE, make_looks
from templates.xlsx import Target, draw_pages, repack, write


if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter.worksheet import Worksheet

    from templates.spec import Workbook

FILE: Final = Path(__file__).with_name("account-scoring-lite.xlsx")
BUTTON: Final = "btn_score"
BEHIND: Final = "C1"
"""The cell that a click on the button selects, by which Lite notices it.

The button hides it, and nothing else selects it, for that would start Score: no link,
and no pane, as one selects B1.
"""
SHAPE: Final = {
    "x_offset": 4,
    "y_offset": 5,
    "width": 94,
    "height": 26,
    "tip": phrase(
        "Rate all accounts. Needs the add-in xlwings Lite, open in this workbook."
    ),
    "description": phrase("Button: rate all accounts"),
    "fill": {"color": BLUE},
    "line": {"none": True},
    "font": {"name": FONT, "size": 11, "bold": True, "color": WHITE},
    "align": {"vertical": "middle", "horizontal": "center"},
}
DRAWN: Final = "TextBox 1"
"""What XlsxWriter calls the button."""

OFFICE: Final = "http://schemas.microsoft.com/office"
EXTENSION: Final = f"{OFFICE}/webextensions/webextension/2010/11"
PANES: Final = f"{OFFICE}/webextensions/taskpanes/2010/11"
LINKED: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
TYPES_PART: Final = "[Content_Types].xml"
ROOT_PART: Final = "_rels/.rels"
FOLDER: Final = "xl/webextensions"
EXTENSION_PART: Final = f"{FOLDER}/webextension1.xml"
PANES_PART: Final = f"{FOLDER}/taskpanes.xml"
PANES_RELATIONS: Final = f"{FOLDER}/_rels/taskpanes.xml.rels"
KINDS: Final = {
    PANES_PART: "application/vnd.ms-office.webextensiontaskpanes+xml",
    EXTENSION_PART: "application/vnd.ms-office.webextension+xml",
}
STORE_ID: Final = "wa200008175"
"""xlwings Lite in Microsoft's store of add-ins."""
OURS: Final = "{5B0C54B1-9C57-4E60-8D3B-3E1D0B6E7A10}"
"""Tells this extension from others in a workbook; any will do."""


def build(
    target: Target,
    *,
    empty: bool = False,
    model: str = DEFAULT,
) -> None:
    """Write the template for xlwings Lite.

    Parameters
    ----------
    target, empty, model
        As `templates.xlsx.build` takes them.

    Examples
    --------
    >>> file = io.BytesIO()
    >>> build(file, empty=True)
    >>> file.getvalue()[:2]
    b'PK'
    """
    content = render(described(model, empty=empty))
    write(target, content)


def render(spec: Workbook) -> bytes:
    """Draw a workbook and give the file's bytes, the same ones every time."""
    file = io.BytesIO()
    with Book(file, {"in_memory": True}) as book:
        looks = make_looks(book)
        draw_button(draw_pages(book, spec, looks)[Sheet.ACCOUNTS])
    return repack(file.getvalue(), looks, _changed, code_parts())


def draw_button(sheet: Worksheet) -> None:
    """Put the button Score beside the title, where no cell is filled."""
    url = f"internal:{quote_sheetname(str(Sheet.ACCOUNTS))}!{BEHIND}"
    shape = {key: say(value) for key, value in SHAPE.items()} | {"url": url}
    sheet.insert_textbox(BEHIND, "Score", shape)


def code_parts() -> Iterator[tuple[str, bytes]]:
    """Give the parts that hold the code, by name."""
    yield EXTENSION_PART, extension()
    yield PANES_PART, task_panes()
    root = etree.fromstring(f'<Relationships xmlns="{RELATIONS}"/>')
    _relate(root, "rId1", "webextension", "webextension1.xml")
    yield PANES_RELATIONS, _written(root)


def extension() -> bytes:
    """Write the extension: which add-in it is, and the files that it keeps."""
    root = etree.Element(f"{{{EXTENSION}}}webextension", nsmap={"we": EXTENSION})
    root.set("id", OURS)
    _reference(root, "en-US")
    _reference(_child(root, "alternateReferences"), STORE_ID.upper())
    properties = _child(root, "properties")
    for name, text in stored_files().items():
        _child(properties, "property", name=name, value=stored(text))
    _child(root, "bindings")
    _child(root, "snapshot")
    return _written(root)


def task_panes() -> bytes:
    """Write where the add-in's pane stands: to the right, not yet shown."""
    root = etree.Element(f"{{{PANES}}}taskpanes", nsmap={"wetp": PANES, "r": LINKED})
    looks = {"dockstate": "right", "visibility": "0", "width": "438", "row": "2"}
    pane = etree.SubElement(root, f"{{{PANES}}}taskpane", looks)
    etree.SubElement(pane, f"{{{PANES}}}webextensionref", {f"{{{LINKED}}}id": "rId1"})
    return _written(root)


def _reference(parent: etree._Element, store: str) -> None:
    of_store = {"version": "1.0.0.0", "store": store, "storeType": "OMEX"}
    _child(parent, "reference", id=STORE_ID, **of_store)


def _child(parent: etree._Element, tag: str, **values: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{EXTENSION}}}{tag}", values)


def _changed(name: str, part: bytes) -> bytes:
    """Give a workbook the code of Lite, and the button its name."""
    if name == TYPES_PART:
        root = etree.fromstring(part)
        for part_name, kind in KINDS.items():
            attributes = {"PartName": f"/{part_name}", "ContentType": kind}
            etree.SubElement(root, f"{{{CONTENT}}}Override", attributes)
        return _written(root)
    if name == ROOT_PART:
        root = etree.fromstring(part)
        _relate(root, "code", "webextensiontaskpanes", PANES_PART)
        return _written(root)
    return _named(part) if name.startswith("xl/drawings/drawing") else part


def _relate(root: etree._Element, key: str, kind: str, target: str) -> None:
    attributes = {
        "Id": key,
        "Type": f"{OFFICE}/2011/relationships/{kind}",
        "Target": target,
    }
    etree.SubElement(root, f"{{{RELATIONS}}}Relationship", attributes)


def _named(part: bytes) -> bytes:
    """Give the button the name that the code knows it by."""
    root = etree.fromstring(part)
    for shape in root.iter(f"{{{DRAWING}}}cNvPr"):
        if shape.get("name") == DRAWN:
            shape.set("name", BUTTON)
    return _written(root)


def _written(root: etree._Element) -> bytes:
    text: bytes = etree.tostring(
        root, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return text


if __name__ == "__main__":
    FILE.write_bytes(render(sample()))
