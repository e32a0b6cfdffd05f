"""The add-in's tab on the ribbon, as the part that Excel reads it from."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from scoring.optional.tabs import TABS


PART = "customUI/customUI14.xml"
RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
MODULE = "AccountScoringRibbon"
TITLE = "Account scoring"
KEY = "Y2"
"""What to press after Alt for the tab; Office leaves Y and a number to add-ins."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its label, one of Office's own pictures, and what it does.

    Parameters
    ----------
    label : str
        Under the picture; without its spaces, the name of the macro that it presses.
    picture : str
        The name that Office knows the picture by.
    says : str
        Shown where the pointer rests.
    key : str
        What to press for it, once Alt and the key of the tab were pressed.
    size : str
        ``large``, or ``normal`` for one of three below each other.
    items : tuple of (str, str)
        What a menu offers, each with what it is for; empty for a button.
    """

    label: str
    picture: str
    says: str
    key: str
    size: str = "large"
    items: tuple[tuple[str, str], ...] = ()

    @property
    def word(self) -> str:
        """The label as one word, such as ``InsertTemplate``."""
        return self.label.title().replace(" ", "")

    @property
    def macro(self) -> str:
        """The procedure that the button calls."""
        return f"{MODULE}.Press{self.word}"


GROUPS: dict[str, tuple[Button, ...]] = {
    "Rate": (
        Button(
            "Score",
            "CalculateNow",
            "Rate every account and write the tabs Scored, Summary and Check. Your "
            "own tabs stay as they are.",
            "S",
        ),
        Button(
            "Check",
            "Spelling",
            "Look for mistakes in your tabs, and write the tab Check.",
            "C",
        ),
        Button(
            "Explain",
            "FunctionWizard",
            "Say how the account in the selected row got its rating.",
            "E",
        ),
    ),
    "More": (
        Button(
            "Import",
            "ImportTextFile",
            "Bring the companies of an export into the tab Accounts. What would change is "
            "shown first.",
            "M",
            "normal",
        ),
        Button(
            "Review",
            "ChartInsert",
            "Say whether the ratings win deals, on the tab Review. It needs outcomes: a "
            "column Outcome on Accounts, or a tab Outcomes.",
            "R",
            "normal",
        ),
    ),
    "Begin": (
        Button(
            "Insert template",
            "SheetInsert",
            "Add the tabs Start, Criteria, Accounts and Settings to this workbook, "
            "with a sample to overwrite.",
            "I",
        ),
        Button(
            "Add a tab",
            "TableInsert",
            "Add one of the optional tabs, such as Contacts, Routing or Outcomes, with "
            "its headings and drop-downs.",
            "A",
            items=tuple((tab.sheet.value, tab.about) for tab in TABS.values()),
        ),
        Button(
            "Help", "Help", "What the buttons do, and what if one does not answer.", "H"
        ),
    ),
}


def ribbon() -> bytes:
    """Write the tab as XML."""
    root = etree.fromstring(f'<customUI xmlns="{NAMESPACE}"/>')
    tabs = _add(_add(root, "ribbon"), "tabs")
    tab = _add(tabs, "tab", id="AccountScoringTab", label=TITLE, keytip=KEY)
    for label, buttons in GROUPS.items():
        group = _add(tab, "group", id=f"AccountScoring{label}", label=label)
        for button in buttons:
            _add_button(group, button)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def _add_button(group: etree._Element, button: Button) -> None:
    """Add a button, or a menu of them."""
    common = {
        "id": f"AccountScoring{button.word}",
        "label": button.label,
        "size": button.size,
        "imageMso": button.picture,
        "screentip": button.label,
        "supertip": button.says,
        "keytip": button.key,
    }
    if not button.items:
        _add(group, "button", onAction=button.macro, **common)
        return
    menu = _add(group, "menu", itemSize="large", **common)
    for number, (label, about) in enumerate(button.items, start=1):
        _add(
            menu,
            "button",
            id=f"AccountScoring{button.word}{number}",
            label=label,
            description=about,
            tag=label,
            onAction=button.macro,
            keytip=f"{number:02}",
        )


def _add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
