"""A sheet copied as it looks: no formulas, and nothing that other parts belong to."""

from __future__ import annotations

from typing import Final

from scoring.xlsx.xml import local_name, parse, serialize


REFERRING: Final = frozenset(
    {"tableParts", "drawing", "legacyDrawing", "legacyDrawingHF", "hyperlinks"}
    | {"oleObjects", "controls", "webPublishItems", "customProperties", "picture"}
    | {"extLst", "f"}
)
"""What refers to other parts of the workbook, and formulas: a copy keeps their values."""


def still(xml: bytes) -> bytes:
    """Give a sheet without formulas, nor what refers to other parts.

    >>> sheet = b'<s xmlns="a"><c><f>A1</f><v>2</v></c><drawing/></s>'
    >>> still(sheet).partition(b"<s")[2]
    b' xmlns="a"><c><v>2</v></c></s>'
    """
    root = parse(xml)
    for element in [*root.iter()]:
        parent = element.getparent()
        if parent is not None and local_name(element) in REFERRING:
            parent.remove(element)
        for name in [name for name in element.attrib if str(name).endswith("}id")]:
            del element.attrib[name]
    return serialize(root)
