"""A workbook on its way to a copy: which parts change, and which are left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scoring.xlsx.relations import relations_name


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.xlsx.package import Package


@dataclass(slots=True)
class Draft:
    """The parts of a workbook that is being copied.

    Parameters
    ----------
    package : Package
        The workbook.
    changed : dict of str to bytes
        Parts that get other contents than they have.
    dropped : set of str
        Parts that are not taken over.
    """

    package: Package
    changed: dict[str, bytes] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)

    def find(self, name: str) -> str | None:
        """Give a part's name as it is written in the zip file, if it is there."""
        return self.package.archive.find(name)

    def read(self, name: str) -> bytes:
        """Read a part as it is now, however large.

        Raises
        ------
        FileError
            If there is no such part.
        """
        data = self.changed.get(self.find(name) or name)
        return data or b"".join(self.package.archive.stream(name))

    def change(self, name: str, data: bytes) -> None:
        """Give a part new contents, unless they are what it has."""
        own = self.find(name)
        if own is None or self.read(own) != data:
            self.changed[own or name] = data

    def drop(self, parts: Iterable[str]) -> None:
        """Leave out parts, and whatever only they lead to."""
        parts = set(parts)
        before = self._reachable(set())
        gone = parts | (before - self._reachable(parts))
        sheets_of_relations = {self.find(relations_name(name)) for name in gone}
        self.dropped |= gone | {name for name in sheets_of_relations if name}

    def _reachable(self, without: set[str]) -> set[str]:
        reached: set[str] = set()
        todo = self.package.targets("")
        while todo:
            part = todo.pop()
            if part not in reached and part not in without:
                reached.add(part)
                todo += self.package.targets(part)
        return reached

    def names_in_use(self) -> set[str]:
        """Name what new parts must not be called: parts, and those that are missing.

        A missing one that something refers to would seem to be there again.
        """
        names = self.remaining()
        links = (self.package.relations(name) for name in ("", *names))
        targets = {link.target for each in links for link in each}
        return {*names, *(name for name in targets if self.find(name) is None)}

    def remaining(self) -> list[str]:
        """Name the parts that are taken over, changed or not, in their order."""
        names = (info.filename for info in self.package.archive.members.values())
        return [name for name in names if name not in self.dropped]
