"""The styles part of a workbook: looked up, and added to without rewriting it.

Excel repairs a workbook whose styles were rewritten carelessly, and every cell of
the user refers to styles by number. So what stands there stays, byte for byte; new
entries go to the end of their lists, and one that is there already is used again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from lxml import etree

from scoring.xlsx.draw.named_styles import (
    FLAGS,
    NORMAL,
    Basis,
    Format,
    cell_format_xml,
    name_of,
    style_format_xml,
)
from scoring.xlsx.draw.style_splice import LISTS, Splice
from scoring.xlsx.draw.style_xml import (
    alignment_xml,
    border_xml,
    fill_xml,
    font_xml,
    mark_xml,
)
from scoring.xlsx.draw.styles import Style
from scoring.xlsx.escape import quoteattr
from scoring.xlsx.number_formats import EVERYWHERE
from scoring.xlsx.xml import local_name, parse, whole_number


if TYPE_CHECKING:
    from collections.abc import Mapping

    from scoring.xlsx.draw.styles import Font, Mark
    from scoring.xlsx.xml import Element

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
FIRST_OWN_FORMAT = 164
# what a list needs when the workbook has none: entry 0 is every cell's
FIRST_ENTRIES = {
    "fonts": ('<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>',),
    "fills": (
        '<fill><patternFill patternType="none"/></fill>',
        '<fill><patternFill patternType="gray125"/></fill>',
    ),
    "borders": ("<border><left/><right/><top/><bottom/><diagonal/></border>",),
    "cellStyleXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',),
    "cellXfs": ('<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',),
    "cellStyles": ('<cellStyle name="Normal" xfId="0" builtinId="0"/>',),
}
EMPTY = f'<styleSheet xmlns="{MAIN}"></styleSheet>'.encode()
NUMBER_OF = {code: number for number, code in EVERYWHERE.items()}

Shape = tuple[str, frozenset[tuple[str, str]], tuple["Shape", ...]]


@dataclass(slots=True)
class _List:
    """One list of the styles part: what it holds, and what is to be added."""

    shapes: list[Shape]
    added: list[str] = field(default_factory=list)

    def number(self, xml: str) -> int:
        """Find an entry, or add it, and give its place."""
        shape = _shape(parse(xml.encode()))
        if shape not in self.shapes:
            self.shapes.append(shape)
            self.added.append(xml)
        return self.shapes.index(shape)

    def add(self, xml: str) -> int:
        """Add an entry, even if there is one like it, and give its place."""
        self.shapes.append(_shape(parse(xml.encode())))
        self.added.append(xml)
        return len(self.shapes) - 1


class StyleSheet:
    """The styles of a workbook, to which cell styles can be added.

    Parameters
    ----------
    data : bytes
        The styles part as it is; empty if the workbook has none.
    named : mapping of str to Style
        Styles that get a name; what is like one of them refers to it.
    """

    def __init__(
        self, data: bytes = b"", named: Mapping[str, Style] = MappingProxyType({})
    ) -> None:
        self._named = named
        self._bases: dict[str, Basis] = {}
        self._data = _as_utf8(data or EMPTY)
        root = parse(self._data)
        children = {local_name(child): child for child in root}
        self._lists = {
            name: _List([_shape(c) for c in children.get(name, ()) if local_name(c)])
            for name in LISTS
        }
        for name, entries in FIRST_ENTRIES.items():
            if not self._lists[name].shapes:
                for xml in entries:
                    self._lists[name].shapes.append(_shape(parse(xml.encode())))
                    self._lists[name].added.append(xml)
        self._formats = dict(NUMBER_OF) | _own_formats(children.get("numFmts"))
        self._font_name = _font_name(children.get("fonts"))
        self._numbers: dict[Style, int] = {}

    def cell(self, style: Style) -> int:
        """Give the number by which cells ask for a style."""
        if style not in self._numbers:
            self._numbers[style] = self._lists["cellXfs"].number(self._xf(style))
        return self._numbers[style]

    def like(self, number: int, code: str) -> int:
        """Give the number of a style that is as another, but for its number format."""
        formats = self._lists["cellXfs"].shapes
        if number >= len(formats):
            return self.cell(Style(code))
        name, attributes, children = formats[number]
        wanted = dict(attributes)
        wanted |= {"numFmtId": str(self._format(code)), "applyNumberFormat": "1"}
        shape = (name, frozenset(wanted.items()), children)
        return self._lists["cellXfs"].number(_xml(shape))

    def mark(self, mark: Mark) -> int:
        """Give the number by which conditional formats ask for a mark."""
        return self._lists["dxfs"].number(mark_xml(mark))

    def _xf(self, style: Style) -> str:
        return cell_format_xml(self._of(style), self._basis(style))

    def _of(self, style: Style) -> Format:
        """Give what a style consists of, by its places in the lists."""
        fill, line = style.fill, style.line
        ids = (
            self._format(style.number),
            self._font(style.font) if style.font else 0,
            self._lists["fills"].number(fill_xml(fill)) if fill else 0,
            self._lists["borders"].number(border_xml(line)) if line else 0,
        )
        return Format(ids, alignment_xml(style))

    def _basis(self, style: Style) -> Basis:
        """Find the named style of a style, or add it."""
        name = name_of(style, self._named)
        if name and name not in self._bases:
            ours = self._of(self._named[name])
            number = self._number_of(name, ours)
            known = number < len(self._lists["cellStyleXfs"].shapes)
            # a name that leads nowhere cannot be written a second time
            self._bases[name] = (
                Basis(number, ours, self._current(number)) if known else NORMAL
            )
        return self._bases.get(name, NORMAL)

    def _number_of(self, name: str, ours: Format) -> int:
        formats, names = self._lists["cellStyleXfs"], self._lists["cellStyles"]
        for _, attributes, _ in names.shapes:
            entry = dict(attributes)
            if entry.get("name", "").casefold() == name.casefold():
                number = entry.get("xfId", "")
                return int(number) if number.isdecimal() else len(formats.shapes)
        new = formats.add(style_format_xml(ours))
        names.add(f'<cellStyle name={quoteattr(name)} xfId="{new}"/>')
        return new

    def _current(self, number: int) -> Format:
        _, attributes, children = self._lists["cellStyleXfs"].shapes[number]
        entry = dict(attributes)
        ids = [entry.get(f"{kind}Id", "0") for kind in FLAGS]
        alignment = [_xml(shape) for shape in children if shape[0] == "alignment"]
        first = alignment[0] if alignment else ""
        inside = first.removeprefix("<alignment").removesuffix("/>")
        numbers = [int(text) if text.isdecimal() else 0 for text in ids]
        return Format((numbers[0], numbers[1], numbers[2], numbers[3]), inside)

    def _font(self, font: Font) -> int:
        return self._lists["fonts"].number(font_xml(font, *self._font_name))

    def _format(self, code: str) -> int:
        if code not in self._formats:
            number = max(FIRST_OWN_FORMAT - 1, *self._formats.values()) + 1
            xml = f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>'
            self._lists["numFmts"].number(xml)
            self._formats[code] = number
        return self._formats[code]

    def to_bytes(self) -> bytes:
        """Give the styles part with what was added."""
        added = {name: entries.added for name, entries in self._lists.items()}
        if not any(added.values()):
            return self._data
        return Splice(self._data).insert(added)


def _as_utf8(data: bytes) -> bytes:
    encoding = parse(data).getroottree().docinfo.encoding or "UTF-8"
    if encoding.upper() in {"UTF-8", "ASCII", "US-ASCII"}:
        return data
    return etree.tostring(parse(data), xml_declaration=True, encoding="UTF-8")


def _shape(element: Element) -> Shape:
    children = tuple(_shape(child) for child in element if local_name(child))
    attributes = ((str(name), str(text)) for name, text in element.attrib.items())
    return (local_name(element), frozenset(attributes), children)


def _xml(shape: Shape) -> str:
    """Write an element again from its shape."""
    name, attributes, children = shape
    # what other programs note there, in a namespace of theirs, they can do without
    plain = sorted((key, text) for key, text in attributes if key[0] != "{")
    attribute_text = "".join(f" {key}={quoteattr(text)}" for key, text in plain)
    inside = "".join(map(_xml, children))
    return (
        f"<{name}{attribute_text}>{inside}</{name}>"
        if inside
        else f"<{name}{attribute_text}/>"
    )


def _own_formats(element: Element | None) -> dict[str, int]:
    entries = () if element is None else element.iterchildren("{*}numFmt")
    return {
        entry.get("formatCode", ""): whole_number(entry, "numFmtId")
        for entry in entries
    }


def _font_name(fonts: Element | None) -> tuple[str, str]:
    """Give size and face of the workbook's own font, as XML."""
    size, face = '<sz val="11"/>', '<name val="Calibri"/><family val="2"/>'
    first = None if fonts is None else fonts.find("{*}font")
    if first is None:
        return size, face
    keep = {local_name(child): child.get("val", "") for child in first}
    if keep.get("name"):
        names = ("name", "family", "charset", "scheme")
        face = "".join(f"<{n} val={quoteattr(keep[n])}/>" for n in names if n in keep)
    if keep.get("sz"):
        size = f"<sz val={quoteattr(keep['sz'])}/>"
    return size, face
