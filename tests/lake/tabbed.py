"""Random data, and a workbook whose tabs tell of some of its accounts."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import openpyxl

from scoring.assembly import check_book, gather, read_terms
from scoring.behaviour.gather import Origin
from scoring.crm.other_file import under_known_headings
from scoring.lake.book import head_table
from scoring.lake.data import Data, DataFile
from scoring.pipeline import describe, rate
from scoring.progress import silent
from scoring.reading.files import beside, read_criteria
from scoring.stages import Options, Sheets
from tests.lake.random_data import typed_case
from tests.lake.runs import write_book
from tests.strategies import TODAY


if TYPE_CHECKING:
    from pathlib import Path

    from scoring.pipeline import Rated
    from scoring.sheets.results import Results
    from tests.engine import Case

SITES = ("acme.com", "https://www.bolt.dk/en", "cord.example.org", "gmail.com", None)
ADDRESSES = ("ann@acme.com", "bolt.dk", "www.cord.example.org", "x", None, None)
KINDS = ("Demo", "Visit", "Unsubscribed", "demo ", "Call")
HANDS = ("contact", "not contact", "out", 0, 10, 7.25, 4.96, "contact", None)
SUMMED = (
    *("statuses", "histogram", "tiers", "coverage", "top", "research"),
    *("lowering", "matrix", "not_disqualified", "by_hand"),
)
"""What Summary tells, on one sheet or on several machines."""
PEOPLE = {"Contacts", "Contact criteria"}
CRITERIA: dict[tuple[Any, ...], set[str]] = {
    ("Engaged", 2, "Activity points", "scale", 0, 20): {"Activities", "Signals"},
    ("Demo", 1, "days since last Demo", "at most", 45, None): {"Activities"},
    ("Lately", 1, "Activities in the last 30 days", "at least", 1, None): {
        "Activities"
    },
    ("Quiet", 1, "Activities", "at most", 0, None): {"Activities"},
    ("Buys", 1, "RFM monetary", "at least", 3, None): {"Deals"},
    ("Person", 1, "Best contact", "is not blank", None, None): PEOPLE,
    ("Rated", 2, "Best contact rating", "at least", 5, None): PEOPLE,
}
"""Criteria about what tabs tell, and the tabs that must be there."""


def tabbed_case(seed: int) -> Case:
    """A random case with names that stand twice, names that are missing, and domains."""
    rng = random.Random(seed)
    case = typed_case(seed)
    rows = [[*row, rng.choice(SITES)] for row in case.rows]
    for row in rows:
        dice = rng.random()
        if dice < 0.2:
            row[0] = None
        elif dice < 0.5:
            row[0] = f"ACCOUNT  {rng.randint(1, 9)}"
    there = _tabs(random.Random(seed)).keys()
    fit = [row for row, tabs in CRITERIA.items() if tabs <= there]
    chosen = rng.sample(fit, rng.randint(0, len(fit)))
    heads = ("Criterion", "Weight", "Account field", "Test", "Value", "To", "Points")
    more = [dict(zip(heads, (*row, 10), strict=True)) for row in chosen]
    headings = [*case.headings, "Website"]
    few = replace(
        case.settings,
        contacts_at_most=rng.choice((None, 1, 2, 4)),
        contact_from=rng.choice((0, 2.5)),
        known_at_least=0,
        also_needs=(),
    )
    return case._replace(
        criteria=[*case.criteria, *more], headings=headings, rows=rows, settings=few
    )


def _tabs(rng: random.Random) -> dict[str, list[list[Any]]]:
    """Random tabs; each is there or not."""

    def about() -> str | None:
        some = (f"account {rng.randint(1, 12)}", f"Account {rng.randint(1, 60)}")
        return rng.choice((*some, "Nobody Ltd", None))

    def day() -> dt.datetime:
        past = TODAY - dt.timedelta(days=rng.randint(-2, 120))
        return dt.datetime.combine(past, dt.time(9))

    def rows(most: int, *cells: Any) -> list[list[Any]]:
        return [[make() for make in cells] for _ in range(rng.randint(0, most))]

    site = lambda: rng.choice(ADDRESSES)  # noqa: E731 - as the others
    tabs: dict[str, list[list[Any]]] = {
        "Activities": [
            ["Account", "Date", "Activity", "Contact", "Website"],
            *rows(30, about, day, lambda: rng.choice(KINDS), lambda: "Ann", site),
        ],
        "Signals": [
            ["Activity", "Points", "Half-life", "Most"],
            ["Demo", 10, 30, None],
            ["Visit", 1, None, 3],
            ["Unsubscribed", -3, None, None],
        ],
        "Deals": [
            ["Account", "Date", "Amount"],
            *rows(20, about, day, lambda: rng.choice((100, 250.5, "1.200,5", None))),
        ],
        "Contacts": [
            ["Account", "Contact", "Title", "Email"],
            *rows(
                20,
                about,
                lambda: rng.choice(("Ann", "Bo", "Cy")),
                lambda: rng.choice(("CEO", "Clerk", None)),
                site,
            ),
        ],
        "Contact criteria": [
            ["Criterion", "Weight", "Account field", "Test", "Value", "Points"],
            ["Role", 2, "Title", "is", "CEO", 10],
            ["Active", 1, "Activity points", "at least", 5, 10],
            ["Firm", 1, "account: Activities", "at least", 1, 10],
        ],
        "Overrides": [
            ["Account", "Override", "Reason", "By"],
            *rows(16, about, lambda: rng.choice(HANDS), lambda: "so", lambda: "Ann"),
        ],
    }
    there = {name: tab for name, tab in tabs.items() if rng.random() < 0.8}
    if "Activities" not in there:
        there.get("Contact criteria", [])[2:] = []
    return there


def write_tabbed(case: Case, seed: int, place: Path) -> Path:
    """A workbook with the criteria of a case, and random tabs."""
    write_book(case, place)
    book = openpyxl.load_workbook(place)
    for name, rows in _tabs(random.Random(seed)).items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(place)
    return place


def rated_on_one_sheet(files: list[Path], place: Path) -> tuple[Rated, Results]:
    """Rate the same accounts as if they stood on one sheet of the workbook."""
    data = Data.of("data", map(DataFile.open, files))
    (whole,) = data.read(range(len(data.columns)))
    options = Options(criteria=place, today=TODAY)
    workbook = read_criteria(place, data.name, silent)
    known = beside(workbook, head_table(data, whole), ())
    origin = Origin(files[0], workbook.path, None, workbook.sheets)
    known, columns = under_known_headings(known, workbook, data.name)
    sheets = Sheets(origin, known, workbook.opened, columns)
    terms = read_terms(known, options)
    rated = rate(check_book(sheets, terms, gather(sheets, terms, options)))
    return rated, describe(rated, arrange=False)
