"""The results that are pages, laid out for whoever paints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.sheets.check_page import check_page
from scoring.sheets.lists_page import lists_page
from scoring.sheets.summary_page import summary_page
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from scoring.sheets.page import Page
    from scoring.sheets.results import Results


def result_pages(
    results: Results, tabs: frozenset[str], check: str = Sheet.CHECK
) -> dict[Sheet, Page]:
    """Lay out the results that are pages, in the order of their tabs.

    Parameters
    ----------
    results : Results
        What they hold.
    tabs : frozenset of str
        Names of all tabs that a finding can lead to, case folded.
    check : str
        The name of the tab that lists the findings, where there is one.
    """
    pages = {
        Sheet.SUMMARY: summary_page(results.summary, check if results.checked else ""),
    }
    if results.checked:
        pages[Sheet.CHECK] = check_page(results.findings, tabs)
    if results.drafted is not None:
        pages[Sheet.DRAFT] = lists_page(results.drafted)
    return pages
