"""The add-in's tab on the ribbon, as the part that Excel reads it from."""

from __future__ import annotations

import string
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from scoring.language import Language, Phrase, current, phrase
from scoring.optional.tabs import TABS


if TYPE_CHECKING:
    from scoring.vocabulary import Sheet


PART = "customUI/customUI14.xml"
RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
MODULE = "AccountScoringRibbon"
TITLE = "Account scoring"
"""The product's name: the tab of messages that send people there."""
KEY = "Y2"
"""What to press after Alt for the tab; Office leaves Y and a number to add-ins."""
LETTERS = string.ascii_uppercase
"""What is left for a label all of whose letters are taken."""


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its label, one of Office's own pictures, and what it does.

    Parameters
    ----------
    label : Phrase
        Under the picture; without its spaces, the English one is the name of the macro
        that it presses.
    picture : str
        The name that Office knows the picture by.
    says : Phrase
        Shown where the pointer rests.
    key : str
        What to press for it in English, once Alt and the key of the tab were pressed.
    size : str
        ``large``, or ``normal`` for one of three below each other.
    items : tuple of (Sheet, str)
        What a menu offers, each with what it is for; empty for a button.
    """

    label: Phrase
    picture: str
    says: Phrase
    key: str
    size: str = "large"
    items: tuple[tuple[Sheet, str], ...] = ()

    @property
    def word(self) -> str:
        """The English label as one word, such as ``InsertTemplate``."""
        return self.label.english.title().replace(" ", "")

    @property
    def macro(self) -> str:
        """The procedure that the button calls."""
        return f"{MODULE}.Press{self.word}"


GROUPS: dict[Phrase, tuple[Button, ...]] = {
    phrase("Rate"): (
        Button(
            phrase("Score"),
            "CalculateNow",
            phrase(
                "Rate every account and write the tabs Scored, Summary and Check. Your "
                "own tabs stay as they are."
            ),
            "S",
        ),
        Button(
            phrase("Check"),
            "Spelling",
            phrase("Look for mistakes in your tabs, and write the tab Check."),
            "C",
        ),
        Button(
            phrase("Explain"),
            "FunctionWizard",
            phrase("Say how the account in the selected row got its rating."),
            "E",
        ),
    ),
    phrase("More"): (
        Button(
            phrase("Import"),
            "ImportTextFile",
            phrase(
                "Bring the companies of an export into the tab Accounts. What would "
                "change is shown first."
            ),
            "M",
            "normal",
        ),
        Button(
            phrase("Review"),
            "ChartInsert",
            phrase(
                "Say whether the ratings win deals, on the tab Review. It needs "
                "outcomes: a column Outcome on Accounts, or a tab Outcomes."
            ),
            "R",
            "normal",
        ),
        Button(
            phrase("Apply"),
            "AcceptInvitation",
            phrase(
                "Write the weights that Review suggests into Criteria, once you agree. "
                "Press it again to go back to those before."
            ),
            "P",
            "normal",
        ),
    ),
    phrase("Begin"): (
        Button(
            phrase("Insert template"),
            "SheetInsert",
            phrase(
                "Add the tabs Start, Criteria, Accounts and Settings to this workbook, "
                "with a sample to overwrite."
            ),
            "I",
        ),
        Button(
            phrase("Add a tab"),
            "TableInsert",
            phrase(
                "Add one of the optional tabs, such as Contacts, Routing or Outcomes, "
                "with its headings and drop-downs."
            ),
            "A",
            items=tuple((tab.sheet, tab.about) for tab in TABS.values()),
        ),
        Button(
            phrase("Help"),
            "Help",
            phrase("What the buttons do, and what if one does not answer."),
            "H",
        ),
    ),
}


def ribbon() -> bytes:
    """Write the tab as XML, in the language that is spoken."""
    root = etree.fromstring(f'<customUI xmlns="{NAMESPACE}"/>')
    tabs = _add(_add(root, "ribbon"), "tabs")
    tab = _add(tabs, "tab", id="AccountScoringTab", label=TITLE, keytip=KEY)
    keys = key_tips()
    for label, buttons in GROUPS.items():
        place = {"id": f"AccountScoring{label.english}", "label": str(label)}
        group = _add(tab, "group", **place)
        for button in buttons:
            _add_button(group, button, keys[button.label])
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return written


def key_tips() -> dict[Phrase, str]:
    """Choose what to press for each button: in English its own key, else a letter of it.

    Returns
    -------
    dict of Phrase to str
        By the label; no two are the same.
    """
    buttons = [button for group in GROUPS.values() for button in group]
    if current() is Language.ENGLISH:
        return {button.label: button.key for button in buttons}
    keys: dict[Phrase, str] = {}
    for button in buttons:
        letters = (sign for sign in _plain(str(button.label)) if sign.isalnum())
        free = (sign for sign in (*letters, *LETTERS) if sign not in keys.values())
        keys[button.label] = next(free)
    return keys


def _plain(text: str) -> str:
    """Give the capital letters of a text as every keyboard has them.

    >>> _plain("ștergere")
    'STERGERE'
    """
    parts = unicodedata.normalize("NFKD", text.upper())
    return parts.encode("ascii", "ignore").decode()


def _add_button(group: etree._Element, button: Button, key: str) -> None:
    """Add a button, or a menu of them."""
    common = {
        "id": f"AccountScoring{button.word}",
        "label": str(button.label),
        "size": button.size,
        "imageMso": button.picture,
        "screentip": str(button.label),
        "supertip": str(button.says),
        "keytip": key,
    }
    if not button.items:
        _add(group, "button", onAction=button.macro, **common)
        return
    menu = _add(group, "menu", itemSize="large", **common)
    for number, (sheet, about) in enumerate(button.items, start=1):
        _add(
            menu,
            "button",
            id=f"AccountScoring{button.word}{number}",
            label=str(sheet),
            description=str(about),
            tag=sheet.value,
            onAction=button.macro,
            keytip=f"{number:02}",
        )


def _add(parent: etree._Element, tag: str, /, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
