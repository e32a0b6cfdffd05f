"""Which row is which account, worked out by hand, and the laws of merging."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.chance import examples
from tests.crm.exports import accounts, book, brought, import_report, plan, rows_file


if TYPE_CHECKING:
    from pathlib import Path

HEAD = ["Company", "Domain", "HubSpot ID", "Employees", "My note"]
EXPORT = ["Record ID", "Company name", "Company Domain Name", "Number of Employees"]


def outcome(
    tmp_path: Path, own_rows: list[list[Any]], rows: list[list[Any]]
) -> list[int]:
    """Give for each row of the export the account it is, -1 for a new one."""
    here = book(tmp_path / "b.xlsx", [HEAD, *own_rows])
    merge_plan = plan(rows_file(tmp_path / "e.csv", [EXPORT, *rows]), here)
    return [int(account) for account in merge_plan.matched.accounts]


A = ["Acme A/S", "acme.com", 1, 10, "a note"]
ANON = ["Acme A/S", "acme.com", None, 10, "a note"]
BARE = ["Acme A/S", None, None, 10, "a note"]
APS = ["Acme ApS", None, None, 20, None]
WORKED: dict[str, tuple[list[list[Any]], list[list[Any]], list[int]]] = {
    "by number, whatever else": ([A], [[1, "Other", "other.com", 9]], [0]),
    "by domain and name": ([ANON], [[7, "ACME", "www.acme.com", 9]], [0]),
    "by domain alone": ([ANON], [[7, "Acme Denmark", "acme.com", 9]], [0]),
    "by name up to case, space and form": ([BARE], [["", " acme  ApS", "", 9]], [0]),
    "by name, the domain being new": ([BARE], [[7, "Acme", "acme.com", 9]], [0]),
    "a name of another domain": ([ANON], [[7, "Acme", "acme.de", 9]], [-6]),
    "another number is another account": ([A], [[2, "Acme", "acme.com", 9]], [-1]),
    "twice in the export": ([A], [[1, "Acme", "", 9], [1, "Acme", "", 8]], [-3, -3]),
    "twice without a number": (
        [],
        [["", "Acme", "", 9], ["", "ACME A/S", "", 8], ["", "B", "", 1]],
        [-3, -3, -1],
    ),
    "two numbers at one domain": (
        [ANON],
        [[7, "Acme North", "acme.com", 9], [8, "Acme South", "acme.com", 9]],
        [-5, -5],
    ),
    "the closer of two at one domain": (
        [ANON],
        [[7, "Acme", "acme.com", 9], [8, "Acme South", "acme.com", 9]],
        [0, -1],
    ),
    "its exact name before one alike": ([BARE, APS], [["", "ACME  a/s", "", 9]], [0]),
    "both by their exact names": (
        [BARE, APS],
        [["", "Acme ApS", "", 9], ["", "Acme A/S", "", 8]],
        [1, 0],
    ),
    "the exact name at one domain": (
        [ANON, ["Acme ApS", "acme.com", None, 1, None]],
        [[7, "Acme A/S", "acme.com", 9]],
        [0],
    ),
    "an exact name, one alike at another domain": (
        [BARE, ["Acme ApS", "acme.de", None, 1, None]],
        [["", "Acme A/S", "acme.com", 9]],
        [0],
    ),
    "an exact name at another domain": (
        [["Acme A/S", "acme.de", None, 1, None], APS],
        [["", "Acme A/S", "acme.com", 9]],
        [-6],
    ),
    "one exact, one alike to it": (
        [BARE],
        [["", "Acme A/S", "", 9], ["", "Acme ApS", "", 8]],
        [-3, -3],
    ),
    "two accounts that fit": ([BARE, BARE], [["", "Acme", "", 9]], [-4]),
    "without a name": ([A], [["", "", "", 9], [5, "n/a", "", 3]], [-7, -7]),
    "a shared host is no domain": (
        [["Acme", "facebook.com/acme", None, 1, None]],
        [[7, "Bolt", "https://facebook.com/bolt", 9]],
        [-1],
    ),
}


@pytest.mark.parametrize("case", WORKED)
def test_worked_examples(tmp_path: Path, case: str) -> None:
    own_rows, rows, wanted = WORKED[case]
    assert outcome(tmp_path, own_rows, rows) == wanted


def test_counts_and_examples(tmp_path: Path) -> None:
    own_rows: list[list[Any]] = [
        A,
        ["Bolt", "bolt.com", 2, 20, None],
        ["Cog", None, None, 5, "mine"],
    ]
    rows: list[list[Any]] = [
        [1, "Acme A/S", "acme.com", 12],
        [2, "Bolt", "bolt.com", 20],
    ]
    rows += [[4, "Dyno", "dyno.com", 7], [4, "Dyno", "", 7]]
    here = book(tmp_path / "b.xlsx", [HEAD, *own_rows])
    file = rows_file(tmp_path / "e.csv", [EXPORT, *rows, [5, "Echo", "", ""]])
    summary = import_report(file, here)
    counts = (summary.added, summary.changed, summary.untouched, summary.only_here)
    assert counts == (1, 1, 1, 1)
    assert summary.refused == 2
    assert summary.new == ("Echo",)
    (change,) = summary.changes
    assert (change.account, change.heading) == ("Acme A/S", "Employees")
    assert (change.old, change.new) == ("10", "12")


def test_refused_rows_are_named_with_their_cell(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", [HEAD, ANON])
    rows: list[Any] = [EXPORT, [7, "Acme", "acme.de", 9], [8, "", "", 1]]
    findings = plan(rows_file(tmp_path / "e.csv", rows), here).findings
    sentences = [str(f) for f in findings if f.code[0] == "M"]
    assert sentences[0] == (
        "M204 e!B2: 'Acme' is called as 'Acme A/S' in Accounts!A2, at another domain"
    )
    assert sentences[1] == "M205 e!B3: the row has no name"


def test_an_ambiguous_row_names_both_accounts(tmp_path: Path) -> None:
    own_rows = [BARE, ["Bolt", None, None, 1, None], APS]
    rows: list[Any] = [EXPORT, [7, "Acme", "", 9]]
    here = book(tmp_path / "b.xlsx", [HEAD, *own_rows])
    findings = plan(rows_file(tmp_path / "e.csv", rows), here).findings
    assert [str(f) for f in findings if f.code == "M202"] == [
        (
            "M202 e!B2: 'Acme' fits several accounts: 'Acme A/S' in Accounts!A2, "
            "'Acme ApS' in Accounts!A4"
        )
    ]


def test_an_exact_name_wins_where_the_name_is_the_key(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", [HEAD, BARE, APS])
    file = rows_file(tmp_path / "e.csv", [EXPORT, [7, "acme aps", "", 9]])
    assert plan(file, here, "Company").matched.accounts.tolist() == [1]


ALIKE: dict[str, tuple[list[list[Any]], list[str]]] = {
    "two new ones": (
        [[7, "Acme ApS", "", 9], [6, "Bolt", "", 2], [8, "Acme", "", 9]],
        ["M212 e!B4: 'Acme' may be the same company as 'Acme ApS' in e!B2"],
    ),
    "one without a domain": (
        [[7, "Acme", "acme.com", 9], [8, "Acme", "", 9]],
        ["M212 e!B3: 'Acme' may be the same company as 'Acme' in e!B2"],
    ),
    "two at one domain, one at another": (
        [[7, "Acme", "acme.com", 9], [8, "Acme", "a.no", 9], [9, "Acme", "a.no", 1]],
        ["M212 e!B4: 'Acme' may be the same company as 'Acme' in e!B3"],
    ),
    "one that is an account": (
        [[1, "Cog", "", 5], [8, "Cog GmbH", "", 5]],
        ["M212 e!B3: 'Cog GmbH' may be the same company as 'Cog' in e!B2"],
    ),
    "two that are accounts": ([[1, "Cog", "", 5], [2, "Cog Ltd", "", 5]], []),
    "two domains": ([[7, "Acme", "acme.com", 9], [8, "Acme", "acme.no", 9]], []),
}


@pytest.mark.parametrize("case", ALIKE)
def test_new_accounts_that_may_be_one_company_are_named(
    tmp_path: Path, case: str
) -> None:
    rows, wanted = ALIKE[case]
    own_rows = [["Cog", None, 1, 5, None], ["Cog Ltd", None, 2, 5, None]]
    here = book(tmp_path / "b.xlsx", [HEAD, *own_rows])
    made = plan(rows_file(tmp_path / "e.csv", [EXPORT, *rows]), here)
    assert [str(f) for f in made.findings if f.code == "M212"] == wanted
    assert len(made.merged.added) == sum(row[0] > 2 for row in rows)


def test_a_text_never_takes_the_place_of_a_number_or_a_date(tmp_path: Path) -> None:
    day = dt.datetime(2026, 1, 2)  # noqa: DTZ001
    own_rows: list[list[Any]] = [
        ["Acme", 92, day],
        ["Bolt", 30, day],
        ["Cog", None, day],
    ]
    here = book(
        tmp_path / "b.xlsx", [["Company", "Employees", "Last contact"], *own_rows]
    )
    rows = [
        ["Company", "Number of employees", "Last activity date"],
        ["Acme", "51-200", "soon"],
        ["Bolt", "1 200", "13.11.2026"],
        ["Cog", "n.k.", ""],
        *([name, "11-50", ""] for name in ("Dyno", "Echo", "Fax", "Gin")),
    ]
    file = rows_file(tmp_path / "e.csv", rows)
    made = brought(file, here)
    assert [str(f) for f in made.findings if f.code == "M211"] == [
        (
            "M211 e!B2 (and 1 more): '51-200' is left out, Accounts!B2 stays: "
            "'Employees' of Accounts holds numbers"
        ),
        (
            "M211 e!C2: 'soon' is left out, Accounts!C2 stays: 'Last contact' of Accounts "
            "holds dates"
        ),
    ]
    after = accounts(here)
    # rules for numbers read ranges, so they stand where no number does
    wanted = {"Acme": 92, "Bolt": 1200, "Cog": None, "Dyno": "11-50"}
    assert {name: after[name]["Employees"] for name in wanted} == wanted
    assert after["Acme"]["Last contact"] == day
    assert f"{after['Bolt']['Last contact']:%Y-%m-%d}" == "2026-11-13"
    assert plan(file, here).nothing


def test_a_range_goes_where_no_number_stands(tmp_path: Path) -> None:
    own_rows: list[list[Any]] = [
        ["Acme", 92],
        ["Bolt", None],
        ["Cog", "51-200"],
        ["Dyno", 7],
        ["E", 9],
    ]
    here = book(tmp_path / "b.xlsx", [["Company", "Employees"], *own_rows])
    ranges = {"Bolt": "5000+", "Cog": "201-500", "Dyno": "8", "Fax": "1.001-5.000"}
    rows = [["Company", "Employees"], *map(list, ranges.items())]
    made = brought(rows_file(tmp_path / "e.csv", rows), here)
    assert "M211" not in {f.code for f in made.findings}
    after = accounts(here)
    assert {name: after[name]["Employees"] for name in after} == {
        "Acme": 92,
        "Bolt": "5000+",
        "Cog": "201-500",
        "Dyno": 8,
        "E": 9,
        "Fax": "1.001-5.000",
    }


def test_a_text_that_is_the_key_is_taken_among_numbers(tmp_path: Path) -> None:
    here = book(tmp_path / "b.xlsx", [["Company", "VAT"], ["Acme", 1], ["Bolt", 2]])
    file = rows_file(tmp_path / "e.csv", [["Company", "VAT"], ["Cog", "DK3"]])
    made = plan(file, here, "VAT")
    assert [column.added for column in made.merged.columns] == [("Cog",), ("DK3",)]
    assert "M211" not in {f.code for f in made.findings}


def test_a_key_of_the_users_own(tmp_path: Path) -> None:
    here = book(
        tmp_path / "b.xlsx", [["Company", "VAT"], ["Acme", "DK1"], ["B", "DK2"]]
    )
    rows = [["Company", "VAT"], ["Acme Nordic", "dk1"], ["B", ""], ["C", "DK3"]]
    made = plan(rows_file(tmp_path / "e.csv", rows), here, "vat")
    assert made.matched.accounts.tolist() == [0, -8, -1]


SAME = {
    "a number as text": (1200.0, "1 200"),
    "a date with its time": (dt.datetime(2026, 11, 12), "2026-11-12 14:05"),  # noqa: DTZ001
    "a date written day first": (dt.datetime(2026, 11, 13), "13.11.2026"),  # noqa: DTZ001
    "yes in another word": ("Yes", "true"),
    "spaces around": ("Software", "  Software "),
    "a blank word": ("Software", "n/a"),
    "an Excel error": ("Software", "#N/A"),
}


@pytest.mark.parametrize("case", SAME)
def test_what_says_the_same_stays_as_it_is(tmp_path: Path, case: str) -> None:
    own_value, given_ = SAME[case]
    filler = [["B", own_value], ["C", own_value]]
    here = book(tmp_path / "b.xlsx", [["Company", "X"], ["Acme", own_value], *filler])
    rows = [["Company", "X"], ["Acme", given_]]
    assert plan(rows_file(tmp_path / "e.csv", rows), here).merged.nothing


def test_values_are_written_as_what_the_column_holds(tmp_path: Path) -> None:
    day = dt.datetime(2026, 1, 2)  # noqa: DTZ001
    own_row = ["Acme", 1200.0, day, "11-50", "No", "0045", "DK"]
    heads = ["Company", "N", "D", "Band", "Flag", "Code", "C"]
    here = book(tmp_path / "b.xlsx", [heads, own_row])
    given_ = ["Acme", "€ 1,300.50", "13/11/2026", "1-10", "true", "0046", "NO"]
    file = rows_file(tmp_path / "e.csv", [heads, given_, ["3M", *[""] * 5, "=A1"]])
    brought(file, here)
    rows = accounts(here)
    later = dt.datetime(2026, 11, 13)  # noqa: DTZ001
    assert list(rows["Acme"].values())[1:] == [
        1300.5,
        later,
        "1-10",
        "true",
        "0046",
        "NO",
    ]
    assert rows["3M"]["C"] == "=A1"


texts = st.sampled_from(["", "", "n/a", "Acme", "acme a/s", "Bolt", "3M", "=x", "007"])
domains = st.sampled_from(["", "", "acme.com", "https://www.ACME.com/x", "bolt.com"])
numbers = st.sampled_from(["", "1", "1 200", "1.200,5", "x", "11-50"])
days = st.sampled_from(["", "2026-11-12 10:00", "3/4/2026", "soon", "13/11/2026"])
ids = st.sampled_from(["", "", "1", "2", "007"])
row = st.tuples(ids, texts, domains, numbers, days).map(list)
FIVE = [
    "Record ID",
    "Company name",
    "Company Domain Name",
    "Size",
    "Last Activity Date",
]


@pytest.mark.slow
@given(own_rows=st.lists(row, max_size=5), rows=st.lists(row, min_size=1, max_size=5))
@settings(max_examples=examples(12))
def test_the_same_export_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    own_rows: list[list[str]],
    rows: list[list[str]],
) -> None:
    folder = tmp_path_factory.mktemp("twice")
    heads = ["Company", "Domain", "HubSpot ID", "Size", "Last activity", "Note"]
    here_rows = [
        [r[1], r[2], r[0], r[3], r[4], f"note {n}"] for n, r in enumerate(own_rows)
    ]
    here = book(folder / "b.xlsx", [heads, *here_rows])
    file = rows_file(folder / "e.csv", [FIVE, *rows])
    first = brought(file, here)
    second = plan(file, here)
    assert second.nothing
    assert second.matched.accounts.tolist() == [
        n if n != -1 else m
        for n, m in zip(
            first.matched.accounts.tolist(),
            second.matched.accounts.tolist(),
            strict=True,
        )
    ]


@pytest.mark.slow
@given(own_rows=st.lists(row, max_size=5), rows=st.lists(row, min_size=1, max_size=5))
@settings(max_examples=examples(12))
def test_nothing_of_the_users_is_lost(
    tmp_path_factory: pytest.TempPathFactory,
    own_rows: list[list[str]],
    rows: list[list[str]],
) -> None:
    folder = tmp_path_factory.mktemp("kept")
    heads = ["Note", "Company", "Domain", "HubSpot ID", "Size", "Last activity"]
    here_rows = [
        [f"note {n}", r[1], r[2], r[0], r[3], r[4]] for n, r in enumerate(own_rows)
    ]
    here = book(folder / "b.xlsx", [heads, *here_rows])
    before = accounts(here)
    brought(rows_file(folder / "e.csv", [FIVE, *rows]), here)
    after = accounts(here)
    for note, cells in before.items():
        lost = [h for h, cell in cells.items() if cell and not after[note][h]]
        assert not lost
