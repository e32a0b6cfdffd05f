"""The workbook part: its tabs, its defined names, and what it refers to."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from scoring.language import phrase
from scoring.xlsx.archive import damaged
from scoring.xlsx.content_types import ContentTypes
from scoring.xlsx.parts import SHEET, SPREADSHEET
from scoring.xlsx.relations import (
    OFFICE,
    RELATIONS,
    STRICT_OFFICE,
    no_relations,
    relations_name,
    relative,
    resolve,
)
from scoring.xlsx.tabs import Tab, code_name, is_selected, unselected
from scoring.xlsx.xml import local_name, parse, serialize, whole_number


if TYPE_CHECKING:
    from collections.abc import Iterable

    from scoring.xlsx.draft import Draft
    from scoring.xlsx.package import Package
    from scoring.xlsx.parts import Kind, Placed
    from scoring.xlsx.xml import Element

STRICT_MAIN = "http://purl.oclc.org/ooxml/spreadsheetml/main"
# what must come after <definedNames> in a workbook part
AFTER_NAMES = (
    "calcPr",
    "oleSize",
    "customWorkbookViews",
    "pivotCaches",
    "smartTagPr",
    "smartTagTypes",
    "webPublishing",
    "fileRecoveryPr",
    "webPublishObjects",
    "extLst",
)


class Book:
    """The workbook part of a file, to be changed and then saved.

    Parameters
    ----------
    draft : Draft
        The workbook file.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        package = draft.package
        self.name = package.main
        self.root = deepcopy(package.root)
        links = relations_name(self.name)
        has_links = links in package.archive
        self._relations = deepcopy(package.xml(links)) if has_links else no_relations()
        self.types = ContentTypes(draft)
        self._space = etree.QName(self.root).namespace or ""
        sheets = self.root.find("{*}sheets")
        if sheets is None:
            raise damaged(package.path, phrase("it has no list of sheets"))
        self._sheets = sheets

    @property
    def package(self) -> Package:
        """The workbook file as it is."""
        return self._draft.package

    @property
    def strict(self) -> bool:
        """Whether the workbook uses the strict namespaces."""
        return self._space == STRICT_MAIN

    @property
    def office(self) -> str:
        """The namespace of relationships."""
        return STRICT_OFFICE if self.strict else OFFICE

    @property
    def date1904(self) -> bool:
        """Whether days are counted from 1904."""
        return self.package.date1904

    @property
    def macros(self) -> bool:
        """Whether the workbook is of the kind that may hold macros."""
        return "macroEnabled" in self.types.of(self.name)

    def tabs(self) -> list[Tab]:
        """Give all tabs in their order."""
        return [
            Tab(entry.get("name", ""), place, self._part_of(entry))
            for place, entry in enumerate(self._entries())
        ]

    def find(self, *titles: str) -> Tab | None:
        """Find the tab of one of some names, the first first, ignoring case."""
        named = {t.name.strip().casefold(): t for t in reversed(self.tabs())}
        tabs = (named.get(title.casefold()) for title in titles)
        return next((tab for tab in tabs if tab is not None), None)

    def claim(self, title: str, *others: str, hidden: bool = False) -> Tab:
        """Find the tab of one of some names, ignoring case, or add it at the end.

        The first name is that of one that is added; only such a one is hidden.
        """
        tab = self.find(title, *others)
        if tab is not None:
            code = code_name(self.package, tab.part)
            return Tab(tab.name, tab.place, tab.part, code)
        entries = self._entries()
        numbers = [whole_number(entry, "sheetId") for entry in entries]
        new = etree.SubElement(self._sheets, f"{{{self._space}}}sheet")
        new.set("name", title)
        new.set("sheetId", str(max(numbers, default=0) + 1))
        if hidden:
            new.set("state", "hidden")
        new.set(
            f"{{{self.office}}}id", self._relate(SHEET.relation_in(self.office), "")
        )
        return Tab(title, len(entries))

    def replace(self, tabs: Iterable[Tab]) -> None:
        """Drop the parts of tabs that get new ones, and what only they use."""
        old = {tab.place: tab.part for tab in tabs if tab.part}
        self._forget_calculations({str(self._entries()[n].get("sheetId")) for n in old})
        self._draft.drop(old.values())
        self.types.forget(self._draft.dropped)

    def _forget_calculations(self, sheets: set[str]) -> None:
        """Leave the order of calculation to Excel if it names cells that go.

        An entry without a sheet has that of the entry before, so that taking out
        only some would need the rest rewritten; Excel makes a new list anyway.
        """
        for entry in self._relations_of("calcChain"):
            part = self._draft.find(resolve(self.name, entry.get("Target", "")))
            if part and sheets & {c.get("i") for c in parse(self._draft.read(part))}:
                self._relations.remove(entry)
                self._draft.dropped.add(part)

    def show(self, tab: Tab, placed: Placed) -> None:
        """Let a tab show a new part."""
        number = self._entries()[tab.place].get(f"{{{self.office}}}id")
        for entry in self._relations.iterchildren("{*}Relationship"):
            if entry.get("Id") == number:
                entry.set("Type", f"{self.office}/worksheet")
                entry.set("Target", relative(self.name, placed.name))
        for each in placed.walk():
            self.types.declare(each.name, each.part.kind.content_type)

    def define(
        self, tab: Tab, names: dict[str, str], hidden: dict[str, str] | None = None
    ) -> None:
        """Set built-in names of a tab, such as its print area, and hidden ones anew."""
        hidden = hidden or {}
        names_element = self._names()
        for entry in list(names_element.iterchildren("{*}definedName")):
            ours, name = (
                entry.get("localSheetId") == str(tab.place),
                entry.get("name", ""),
            )
            if ours and (name.startswith("_xlnm.") or name in hidden):
                names_element.remove(entry)
        for name, area in (names | hidden).items():
            new = etree.SubElement(names_element, f"{{{self._space}}}definedName")
            new.set("name", name)
            new.set("localSheetId", str(tab.place))
            if name in hidden:
                new.set("hidden", "1")
            new.text = area
        if len(names_element) == 0:
            self.root.remove(names_element)

    def define_for_all(self, name: str, formula: str) -> None:
        """Give a name that the whole workbook knows."""
        new = etree.SubElement(self._names(), f"{{{self._space}}}definedName")
        new.set("name", name)
        new.text = formula

    def forget_name(self, name: str) -> None:
        """Take a name back that the whole workbook knows."""
        for entry in self.root.findall("{*}definedNames/{*}definedName"):
            if entry.get("name") == name and entry.get("localSheetId") is None:
                self._names().remove(entry)

    def link(self, kind: Kind, part: str) -> str:
        """Refer to a new part; gives by what."""
        target = relative(self.name, part)
        return self._relate(kind.relation_in(self.office), target)

    def unlink(self, part: str) -> str:
        """Refer no more to a part, and leave it out; gives by what it was referred to."""
        self._draft.dropped.update(self._with_relations(part))
        self.types.forget([part])
        for entry in list(self._relations.iterchildren("{*}Relationship")):
            if self._draft.find(resolve(self.name, entry.get("Target", ""))) == part:
                self._relations.remove(entry)
                return entry.get("Id", "")
        return ""

    def names_of(self, tab: Tab) -> set[str]:
        """Give the names that a tab has for itself."""
        entries = self.root.iterfind("{*}definedNames/{*}definedName")
        place = str(tab.place)
        return {e.get("name", "") for e in entries if e.get("localSheetId") == place}

    def defined_names(self) -> set[str]:
        """Give the names that formulas of the whole workbook may use, case folded."""
        entries = self.root.iterfind("{*}definedNames/{*}definedName")
        return {entry.get("name", "").casefold() for entry in entries}

    def may_open_on(self, tab: Tab) -> bool:
        """Tell whether the workbook can open on a tab.

        A tab can say of itself that it is selected. Where one that is not ours does,
        selecting another would make both a group, and what is typed into one would
        go into both.
        """
        others = [
            t.part for t in self.tabs() if t.part and t.part not in self._draft.dropped
        ]
        views = self.root.findall("{*}bookViews/{*}workbookView")
        if len(views) != 1 or self._entries()[tab.place].get("state"):
            return False
        return not any(is_selected(self.package, part) for part in others)

    def _ungroup(self) -> None:
        """Leave one tab selected of several, as which some workbooks are saved."""
        tabs = [t for t in self.tabs() if t.part and t.part not in self._draft.dropped]
        selected = [tab for tab in tabs if is_selected(self.package, tab.part)]
        views = self.root.findall("{*}bookViews/{*}workbookView")
        if not selected or len(views) != 1:
            return
        active = whole_number(views[0], "activeTab")
        stays = active if active in {t.place for t in tabs} else selected[0].place
        for tab in selected:
            if tab.place != stays:
                self._draft.change(tab.part, unselected(self._draft.read(tab.part)))
        if stays != active:
            views[0].set("activeTab", str(stays))

    def open_on(self, tab: Tab) -> None:
        """Let the workbook open on a tab."""
        view = self.root.find("{*}bookViews/{*}workbookView")
        if view is not None:
            view.set("activeTab", str(tab.place))

    def styles(self) -> str:
        """Name the styles part; one that is missing is added to its list."""
        for entry in self._relations_of("styles"):
            return resolve(self.name, entry.get("Target", ""))
        name = resolve(self.name, "styles.xml")
        self._relate(f"{self.office}/styles", "styles.xml")
        self.types.declare(name, f"{SPREADSHEET}styles+xml")
        return name

    def save(self) -> None:
        """Put what has changed into the draft."""
        self._number()
        self._ungroup()
        self._draft.change(self.name, serialize(self.root))
        self._draft.change(relations_name(self.name), serialize(self._relations))
        self.types.save()

    def _number(self) -> None:
        """Give each tab a number of its own, as some programs do not."""
        used: set[str] = set()
        last = max((whole_number(e, "sheetId") for e in self._entries()), default=0)
        for entry in self._entries():
            number = entry.get("sheetId") or "0"
            if number in used or int(number) == 0:
                last += 1
                number = str(last)
                entry.set("sheetId", number)
            used.add(number)

    def _entries(self) -> list[Element]:
        return list(self._sheets.iterchildren("{*}sheet"))

    def _part_of(self, entry: Element) -> str:
        number = entry.get(f"{{{self.office}}}id")
        for relation in self._relations.iterchildren("{*}Relationship"):
            if number and relation.get("Id") == number and relation.get("Target"):
                name = resolve(self.name, relation.get("Target", ""))
                return self._draft.find(name) or ""
        return ""

    def _relations_of(self, kind: str) -> list[Element]:
        entries = self._relations.iterchildren("{*}Relationship")
        return [e for e in entries if e.get("Type", "").endswith(f"/{kind}")]

    def _relate(self, kind: str, target: str) -> str:
        used = {e.get("Id") for e in self._relations.iterchildren("{*}Relationship")}
        number = 1
        while f"rId{number}" in used:
            number += 1
        new = etree.SubElement(self._relations, f"{{{RELATIONS}}}Relationship")
        new.set("Id", f"rId{number}")
        new.set("Type", kind)
        new.set("Target", target)
        return f"rId{number}"

    def _names(self) -> Element:
        """Give the list of names; one that is missing is added at its place."""
        names = self.root.find("{*}definedNames")
        if names is None:
            names = etree.Element(f"{{{self._space}}}definedNames")
            self.root.insert(self._place_of_names(), names)
        return names

    def _with_relations(self, part: str) -> list[str]:
        names = (self._draft.find(name) for name in (part, relations_name(part)))
        return [name for name in names if name]

    def _place_of_names(self) -> int:
        for place, child in enumerate(self.root):
            if local_name(child) in AFTER_NAMES:
                return place
        return len(self.root)
