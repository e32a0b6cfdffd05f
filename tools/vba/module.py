"""A module of a VBA project: its kind, its name, its source as Excel stores it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


CODE_PAGE = "cp1252"
LONGEST_NAME = 31
ATTRIBUTE = re.compile(r"Attribute (VB_\w+) = (.*)")


class ModuleKind(Enum):
    """What a module belongs to.

    `BASE` of a document is the class that Excel lends it: workbook or worksheet.
    """

    STANDARD = "Module"
    CLASS = "Class"
    WORKBOOK = "Workbook"
    SHEET = "Sheet"

    @property
    def is_document(self) -> bool:
        """Whether the module is that of the workbook or of one of its sheets."""
        return self in (ModuleKind.WORKBOOK, ModuleKind.SHEET)


BASES = {
    ModuleKind.CLASS: "{FCFB3D2A-A0FA-1068-A738-08002B3371B5}",
    ModuleKind.WORKBOOK: "{00020819-0000-0000-C000-000000000046}",
    ModuleKind.SHEET: "{00020820-0000-0000-C000-000000000046}",
}


@dataclass(frozen=True, slots=True)
class Module:
    """A module.

    Parameters
    ----------
    name : str
        A name that VBA allows: a letter, then letters, digits and low lines.
    kind : ModuleKind
        What it belongs to.
    source : str
        The whole text with its attributes, lines ended by carriage return and line
        feed.

    Raises
    ------
    ValueError
        If the name is not allowed, or the source has a sign that VBA cannot store.
    """

    name: str
    kind: ModuleKind
    source: str

    def __post_init__(self) -> None:
        if not re.fullmatch(
            rf"[A-Za-z]\w{{0,{LONGEST_NAME - 1}}}", self.name, re.ASCII
        ):
            message = f"{self.name!r} is no name for a VBA module"
            raise ValueError(message)
        for number, line in enumerate(self.source.split("\r\n"), 1):
            _check_line(self.name, number, line)

    @property
    def stored(self) -> bytes:
        """The source in the project's code page, before compression."""
        return self.source.encode(CODE_PAGE)


def _check_line(name: str, number: int, line: str) -> None:
    try:
        line.encode(CODE_PAGE)
    except UnicodeEncodeError as error:
        sign = line[error.start]
        message = (
            f"{name}, line {number}: VBA source is stored in code page 1252, which "
            f"has no {sign!r} (U+{ord(sign):04X}); build it with ChrW(&H{ord(sign):X})"
        )
        raise ValueError(message) from None


def read_module(text: str, kind: ModuleKind | None = None) -> Module:
    r"""Make a module of a file that VBA's editor exported, or could have.

    Parameters
    ----------
    text : str
        The file's text. A class module has a head from VERSION to END, which the
        editor adds on export and a project does not hold.
    kind : ModuleKind, optional
        If not given, a class where there is such a head, else a standard module.

    Raises
    ------
    ValueError
        If the file does not say its name, or as `Module` does.

    Examples
    --------
    >>> read_module('Attribute VB_Name = "Hello"\nSub Hello()\nEnd Sub\n').name
    'Hello'
    """
    lines = re.split(r"\r\n|\n", text.rstrip())
    exported = lines[0].startswith("VERSION ")
    if exported:
        lines = lines[lines.index("END") + 1 :]
    sections: dict[str, str] = {}
    while lines and (match := ATTRIBUTE.fullmatch(lines[0])):
        sections[match[1]] = match[2]
        del lines[0]
    if "VB_Name" not in sections:
        message = 'a VBA module must say its name: Attribute VB_Name = "..."'
        raise ValueError(message)
    if kind is None:
        kind = ModuleKind.CLASS if exported else ModuleKind.STANDARD
    name = sections["VB_Name"].strip('"')
    attributes = _attributes(name, kind) | sections
    head = [f"Attribute {key} = {value}" for key, value in attributes.items()]
    return Module(name, kind, "".join(f"{line}\r\n" for line in (*head, *lines)))


def sheet_module(name: str) -> Module:
    """Make the module that every sheet has, without code."""
    return read_module(f'Attribute VB_Name = "{name}"', ModuleKind.SHEET)


def _attributes(name: str, kind: ModuleKind) -> dict[str, str]:
    """Give the attributes in the order in which Excel writes them."""
    if kind is ModuleKind.STANDARD:
        return {"VB_Name": f'"{name}"'}
    return {
        "VB_Name": f'"{name}"',
        "VB_Base": f'"0{BASES[kind]}"',
        "VB_GlobalNameSpace": "False",
        "VB_Creatable": "False",
        "VB_PredeclaredId": str(kind.is_document),
        "VB_Exposed": str(kind.is_document),
        "VB_TemplateDerived": "False",
        "VB_Customizable": str(kind.is_document),
    }
