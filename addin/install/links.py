"""Links of a workbook to the add-in, and to whose.

A formula that calls a function of the add-in refers to a link of its workbook, and the
link to the add-in's file. Excel may keep it with the whole path, which another computer
does not have. There is a way to write it that is right on each computer with the add-in
installed: relative to the folder whose workbooks Excel opens when it starts, which is
where `install` puts it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from addin.install.machine import ADDIN
from scoring.xlsx.copy_parts import appearing, check_ending, write_parts
from scoring.xlsx.draft import Draft
from scoring.xlsx.package import Package
from scoring.xlsx.relations import relations_name
from scoring.xlsx.workbook_part import Book
from scoring.xlsx.xml import parse, serialize


if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

IN_STARTUP: Final = (
    "http://schemas.microsoft.com/office/2006/relationships/xlExternalLinkPath/"
    "xlStartup"
)
FOLDERS: Final = re.compile(r".*[\\/:]")


class Link(NamedTuple):
    """A link of a workbook to the add-in.

    Parameters
    ----------
    part : str
        The part that holds it.
    id : str
        By which the link calls its target.
    target : str
        Where the add-in is, as Excel shows it.
    everywhere : bool
        Whether it is right on each computer with the add-in installed.
    """

    part: str
    id: str
    target: str
    everywhere: bool


def links_to_addin(package: Package) -> tuple[Link, ...]:
    """List the links of a workbook to the add-in, wherever that is.

    Raises
    ------
    FileError
        If the workbook is damaged.
    """
    parts = package.targets(package.main, "externalLink")
    return tuple(link for part in parts for link in _links_of(package, part))


def _links_of(package: Package, part: str) -> Iterator[Link]:
    name = relations_name(part)
    if name not in package.archive:
        return
    for entry in package.xml(name).iterchildren("{*}Relationship"):
        target = unquote(entry.get("Target", ""))
        if entry.get("TargetMode") == "External" and _is_addin(target):
            everywhere = entry.get("Type") == IN_STARTUP and target == ADDIN
            yield Link(name, entry.get("Id", ""), target, everywhere)


def _is_addin(target: str) -> bool:
    r"""Tell whether an address is that of the add-in, in any folder.

    >>> _is_addin("file:///C:\\Users\\Anna\\XLSTART\\Account-Scoring.xlam")
    True
    >>> _is_addin("file:///C:/Users/Anna/my-account-scoring.xlam")
    False
    """
    return FOLDERS.sub("", target).casefold() == ADDIN


def mend_links(source: Path, target: Path) -> tuple[Link, ...]:
    """Write a workbook with its links to the add-in right on each computer.

    All other parts are the same to the byte.

    Parameters
    ----------
    source : pathlib.Path
        The workbook.
    target : pathlib.Path
        The file to write; it may be `source`, and is replaced if it exists.

    Returns
    -------
    tuple of Link
        What was mended; where there is nothing, nothing is written.

    Raises
    ------
    FileError
        If the workbook cannot be read, or has changed meanwhile, or the file cannot be
        written.
    """
    package = Package.open(source)
    links = tuple(link for link in links_to_addin(package) if not link.everywhere)
    if not links:
        return ()
    draft = Draft(package)
    for link in links:
        _mend(draft, link)
    book = Book(draft)
    check_ending(book, target)
    new = not target.exists()
    with appearing(target, new=new, unchanged=package.archive) as file:
        write_parts(draft, (), book, file)
    return links


def _mend(draft: Draft, link: Link) -> None:
    root = parse(draft.read(link.part))
    for entry in root.iterchildren("{*}Relationship"):
        if entry.get("Id") == link.id:
            entry.set("Type", IN_STARTUP)
            entry.set("Target", ADDIN)
    draft.change(link.part, serialize(root))
