"""A VBA project made of source text alone, on any system: `vbaProject.bin`.

Excel compiles the source when it opens the workbook, for the project says that it
holds no compiled code. Sections in brackets are those of [MS-OVBA], Office VBA File
Format Structure.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tools.vba.compound_directory import Storage, Stream
from tools.vba.compound_file import compound_file
from tools.vba.ovba import compress
from tools.vba.streams import (
    VERSION_DEPENDENT,
    dir_records,
    name_map,
    project_text,
)


if TYPE_CHECKING:
    from tools.vba.module import Module


@dataclass(frozen=True, slots=True)
class Project:
    """A VBA project.

    Parameters
    ----------
    name : str
        A name that no module bears.
    modules : tuple of Module
        That of the workbook, one per sheet, and the code.

    Raises
    ------
    ValueError
        If two modules, or a module and the project, have the same name.
    """

    name: str
    modules: tuple[Module, ...]

    def __post_init__(self) -> None:
        names = [self.name.casefold(), *(m.name.casefold() for m in self.modules)]
        for name in names:
            if names.count(name) > 1:
                message = f"{name!r} names two things in a VBA project"
                raise ValueError(message)

    @property
    def id(self) -> str:
        """The project's number, the same one for the same name."""
        return f"{{{uuid.uuid5(uuid.NAMESPACE_OID, self.name)}}}".upper()

    def pack(self) -> bytes:
        """Give the bytes of `vbaProject.bin` (2.2.1), the same ones every time.

        Raises
        ------
        ValueError
            If the project is too large for its container.
        """
        records = dir_records(self.name, self.modules)
        sources = (Stream(m.name, compress(m.stored)) for m in self.modules)
        return compound_file(
            Stream("PROJECT", project_text(self.name, self.id, self.modules)),
            Stream("PROJECTwm", name_map(self.modules)),
            Storage(
                "VBA",
                (
                    *sources,
                    Stream("_VBA_PROJECT", VERSION_DEPENDENT),
                    Stream("dir", compress(records)),
                ),
            ),
        )
