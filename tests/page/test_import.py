"""An export is brought into a workbook on the page, and again the next week."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.page.browser import needs_browser
from tests.page.conftest import PHONE


if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.page.browser import Page

pytestmark = [needs_browser, pytest.mark.browser, pytest.mark.slow]

COMPANIES = """\
Record ID,Company name,Number of Employees,Industry,Country/Region
1,Acme,300,Software,Denmark
2,Bolt,12,Gambling,Sweden
"""
PEOPLE = """\
Record ID,First Name,Last Name,Associated Company
501,Ida,Holm,Acme
"""
NOTHING = "Nothing to write: the workbook says all of it already."


def brought(page: Page, export: Path, into: str, book: Path | None = None) -> Path:
    """Bring an export into a workbook, or the usual model; give what came back."""
    page.visit()
    page.choose("file", export)
    if book is None:
        page.call("selectOption", "#by-model", "fit")
    else:
        page.choose("criteria", book)
    page.call("selectOption", "#into", into)
    assert page.evaluate("() => !document.getElementById('into-hint').hidden")
    page.press("Tab")
    page.call("click", "#score")
    page.wait("#headline")
    _, path = page.download("click", "#take")
    return path


def test_an_export_comes_into_the_workbook_week_after_week(
    page: Page, tmp_path: Path
) -> None:
    companies, people = tmp_path / "companies.csv", tmp_path / "people.csv"
    companies.write_text(COMPANIES, encoding="utf-8")
    people.write_text(PEOPLE, encoding="utf-8")
    book = brought(page, companies, "Accounts")
    assert page.text("#imported") == "Accounts added: 2; changed: 0."
    book = brought(page, people, "Accounts", book)
    assert page.text("#imported") == "Rows added to Contacts: 1; changed: 0."
    contacts = [*openpyxl.load_workbook(book)["Contacts"].values]
    assert contacts[1][:2] == ("Acme", "Ida Holm")
    for export, into in ((companies, "Accounts"), (people, "Contacts")):
        book = brought(page, export, into, book)
        assert page.text("#imported") == NOTHING


def test_the_column_of_the_names_is_asked_for(
    visit: Callable[..., Page], address: str, tmp_path: Path
) -> None:
    export = tmp_path / "liste.csv"
    export.write_text("Nr,Bedrift,Land\n1,Bolt AS,Norway\n2,Cog,Sweden\n", "utf-8")
    page = visit(address, PHONE)
    page.choose("file", export)
    page.call("selectOption", "#by-model", "fit")
    page.call("selectOption", "#into", "Accounts")
    page.call("click", "#score")
    page.wait("#question")
    assert page.text("#trouble-title") == "Which column holds the companies' names?"
    assert page.evaluate("() => document.getElementById('names').value") == "Bedrift"
    assert page.too_wide() == 0
    page.call("click", "#question button")
    page.wait("#headline")
    assert page.text("#imported") == "Accounts added: 2; changed: 0."
    _, path = page.download("click", "#take")
    rows = openpyxl.load_workbook(path)["Mapping"].values
    assert ("Bedrift", "Account") in {row[1:3] for row in rows}


def test_nothing_is_too_wide_where_it_is_chosen(
    visit: Callable[..., Page], address: str, tmp_path: Path
) -> None:
    export = tmp_path / "companies.csv"
    export.write_text(COMPANIES, encoding="utf-8")
    page = visit(address, PHONE)
    page.choose("file", export)
    page.call("selectOption", "#into", "Accounts")
    assert page.too_wide() == 0
