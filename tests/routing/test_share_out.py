"""Routing: rows tried from the top, sellers in turn, limits kept, owners kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring.language import Language, speaking
from scoring.rating.ranking import ranked
from scoring.rating.rate import rate
from scoring.routing.routes import read_routes
from scoring.routing.share_out import route
from scoring.values.table import SheetTable
from scoring.vocabulary import Status
from tests.calls import calls_of
from tests.strategies import TODAY


if TYPE_CHECKING:
    from scoring.findings import Finding
    from scoring.rating.ratings import Ratings
    from scoring.routing.share_out import Routed

HEADS = ["Account field", "Test", "Value", "To", "Seller", "Most per seller"]
CRITERIA: list[list[Any]] = [
    ["Criterion", "Weight", "Test", "Value", "To", "Points"],
    ["Size", 1, "scale", 0, 100, 10],
]
SETTINGS: list[list[Any]] = [["Setting", "Value"], ["Contact from", 0]]


def scored(rows: list[list[Any]], contact_from: float = 0) -> Ratings:
    settings: list[list[Any]] = [SETTINGS[0], ["Contact from", contact_from]]
    model = scoring.parse_model(CRITERIA, settings)
    frame = pd.DataFrame(rows, columns=["Account", "Size", "Country", "Owner"])
    return rate(model, frame, today=TODAY)


def routed(ratings: Ratings, *rows: list[Any]) -> Routed:
    table = SheetTable.of("Routing", [HEADS, *rows])
    routes, findings = read_routes(table, ratings.model, ratings.accounts.headings)
    assert [f for f in findings if f.code != "R203"] == []
    return route(ratings, routes)


def sellers(sharing: Routed) -> list[str]:
    names = [*sharing.sellers, ""]
    return [names[code] if code >= 0 else "" for code in sharing.codes]


def faults(*rows: list[Any], heads: list[str] = HEADS) -> list[Finding]:
    table = SheetTable.of("Routing", [heads, *rows])
    model = scoring.parse_model(CRITERIA)
    return read_routes(table, model, ("Account", "Size", "Country", "Owner"))[1]


FIVE: list[list[Any]] = [
    ["first", 90, "DK", None],
    ["second", 80, "DK", "Cem"],
    ["third", 70, "SE", None],
    ["fourth", 60, "DK", None],
    ["fifth", 50, "DK", "cem "],
]


def test_first_matching_row_wins_and_sellers_take_turns() -> None:
    sharing = routed(
        scored(FIVE),
        ["Country", "is", "DK", None, "Ann; Bo", None],
        [None, None, None, None, "Dea", None],
    )
    assert sellers(sharing) == ["Ann", "Bo", "Dea", "Ann", "Bo"]


def test_a_full_seller_is_passed_over_and_a_full_row_left_for_the_next() -> None:
    sharing = routed(
        scored(FIVE),
        ["Country", "is", "DK", None, "Ann; Bo", 1],
        [None, "otherwise", None, None, "Dea", 2],
    )
    assert sellers(sharing) == ["Ann", "Bo", "Dea", "Dea", ""]
    assert [(f.code, f.found) for f in sharing.findings] == [("R202", "1")]
    assert "fifth" in sharing.findings[0].text


def test_owners_are_kept_and_counted_first() -> None:
    # Cem keeps second and fifth, so that his two are full before the turns begin
    sharing = routed(
        scored(FIVE),
        [None, None, None, None, "keep: Owner", None],
        [None, None, None, None, "Cem; Ann", 2],
    )
    assert sellers(sharing) == ["Ann", "Cem", "Ann", "", "Cem"]


def test_owners_can_be_kept_under_a_test_and_up_to_a_limit() -> None:
    sharing = routed(
        scored(FIVE),
        ["Size", "at least", 50, None, "KEEP:  owner ", 1],
        [None, None, None, None, "Ann", None],
    )
    assert sellers(sharing) == ["Ann", "Cem", "Ann", "Ann", "Ann"]


def test_only_accounts_to_contact_are_routed() -> None:
    ratings = scored(FIVE, contact_from=7)
    sharing = routed(ratings, [None, None, None, None, "Ann", None])
    assert sellers(sharing) == ["Ann", "Ann", "Ann", "", ""]
    assert not sharing.findings


def test_accounts_that_no_row_matches_are_told_of() -> None:
    sharing = routed(scored(FIVE), ["Country", "is", "SE", None, "Ann", None])
    assert sellers(sharing) == ["", "", "Ann", "", ""]
    assert [(f.code, f.place, f.found) for f in sharing.findings] == [
        ("R201", "Routing", "4")
    ]
    assert "first, second, fourth, ..." in sharing.findings[0].text
    with speaking(Language.ROMANIAN):
        assert "nu le ia nimeni: first, second, " in str(sharing.findings[0])


def test_rows_may_test_results_and_formulas() -> None:
    sharing = routed(
        scored(FIVE),
        ["Rating", "at least", 8.5, None, "Ann", None],
        ["Tier", "is", "A", None, "Bo", None],
        [None, "formula", 'AND([Country]="DK",[Rating]<6)', None, "Cem", None],
        [None, None, None, None, "Dea", None],
    )
    assert sellers(sharing) == ["Ann", "Bo", "Dea", "Dea", "Cem"]


def test_a_row_below_one_for_everyone_is_told_of() -> None:
    (fault,) = faults(
        [None, None, None, None, "Ann", None],
        ["Country", "is", "DK", None, "Bo", None],
    )
    assert (fault.code, fault.place) == ("R203", "Routing!E3")
    assert "Routing!E2" in fault.text


def test_all_faults_are_told_at_once_with_their_cells() -> None:
    faults_read = faults(
        ["Country", "iss", "DK", None, "Ann", None],
        ["Country X", "is", "DK", None, "Ann", None],
        ["Size", "at least", "many", None, "Ann", None],
        ["Size", "between", 1, None, "Ann", None],
        ["Size", "at least", 1, None, "Ann", "some"],
        ["Size", "at least", 1, None, "Ann", 1.5],
        ["Size", "at least", 1, None, None, None],
        [None, None, None, None, "keep: Ownr", None],
        ["Size", None, 3, None, "Ann", None],
        ["Size", "scale", 1, 3, "Ann", None],
        [None, "formula", "[Nope]>1", None, "Ann", None],
        [None, "is", 1, None, "Ann", None],
    )
    assert [(f.code, f.place) for f in faults_read] == [
        ("R101", "Routing!B2"),
        ("R103", "Routing!A3"),
        ("R102", "Routing!C4"),
        ("R102", "Routing!D5"),
        ("R104", "Routing!F6"),
        ("R104", "Routing!F7"),
        ("R105", "Routing!E8"),
        ("R103", "Routing!E9"),
        ("R101", "Routing!B10"),
        ("R101", "Routing!B11"),
        ("R103", "Routing!C12"),
        ("R103", "Routing!A13"),
    ]
    assert "did you mean 'is'?" in faults_read[0].text
    assert "did you mean 'Country'?" in faults_read[1].text
    assert "did you mean 'Owner'?" in faults_read[7].text


def test_keep_without_a_heading_says_what_it_needs() -> None:
    (fault,) = faults([None, None, None, None, "keep: ", None])
    assert (fault.code, fault.place) == ("R105", "Routing!E2")
    assert fault.text == (
        "keep: needs the heading of the column with the present seller, "
        "such as keep: Owner"
    )


def test_empty_rows_and_other_columns_do_no_harm() -> None:
    heads = ["Seller", "Remark"]
    table = SheetTable.of("Routing", [heads, [None, "soon"], ["Ann", "hi"]])
    ratings = scored(FIVE)
    routes, findings = read_routes(table, ratings.model, ratings.accounts.headings)
    assert not findings
    assert sellers(route(ratings, routes)) == ["Ann"] * 5


COUNTRIES = ("DK", "SE", None)
PEOPLE = ("Ann", "Bo", "Cem")
accounts = st.lists(
    st.tuples(
        st.integers(0, 20).map(lambda n: n * 5),
        st.sampled_from(COUNTRIES),
        st.sampled_from((*PEOPLE, "Dea", None)),
    ),
    max_size=25,
)
rules = st.lists(
    st.tuples(
        st.sampled_from((None, "DK", "SE")),
        st.one_of(
            st.just(None),
            st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=3, unique=True),
        ),
        st.one_of(st.none(), st.integers(0, 4)),
    ),
    min_size=1,
    max_size=5,
)


def by_hand(  # noqa: C901 - one plain loop in another, to be checked by eye
    rated: list[tuple[Any, ...]], table: list[tuple[Any, ...]]
) -> list[str | None]:
    """Another way to share out: lists and names, one account after the other."""
    counts: Counter[str] = Counter()
    waiting = [list(people or []) for _, people, _ in table]
    given: list[str | None] = [None] * len(rated)

    def fits(row: int, account: tuple[Any, ...]) -> bool:
        country, people, _ = table[row]
        right = country is None or country == account[1]
        return right and (people is not None or account[2] is not None)

    def room(row: int, name: str) -> bool:
        return table[row][2] is None or counts[name] < table[row][2]

    for at, account in enumerate(rated):
        mine = [row for row in range(len(table)) if fits(row, account)]
        if mine and table[mine[0]][1] is None and room(mine[0], account[2]):
            given[at] = account[2]
            counts[account[2]] += 1
    for at, account in enumerate(rated):
        for row in range(len(table)):
            if given[at] is not None or not fits(row, account):
                continue
            names = [account[2]] if table[row][1] is None else waiting[row]
            for name in list(names):
                if room(row, name):
                    given[at] = name
                    counts[name] += 1
                    if table[row][1] is not None:
                        cut = names.index(name) + 1
                        waiting[row] = names[cut:] + names[:cut]
                    break
    return given


@pytest.mark.slow
@given(accounts, rules)
def test_agrees_with_sharing_out_by_hand(
    rated: list[tuple[Any, ...]], table: list[tuple[Any, ...]]
) -> None:
    if not rated:
        return
    ratings = scored([[f"a{n}", *account] for n, account in enumerate(rated)])
    rows = [
        [
            None if country is None else "Country",
            None if country is None else "is",
            country,
            None,
            "keep: Owner" if people is None else "; ".join(people),
            most,
        ]
        for country, people, most in table
    ]
    sharing = routed(ratings, *rows)
    order, _ = ranked(ratings)
    expected = by_hand([rated[n] for n in order], table)
    got = sellers(sharing)
    assert [got[n] or None for n in order] == expected
    for name, count in Counter(filter(None, got)).items():
        limits = [m for _, p, m in table if p is None or name in p]
        unlimited = any(m is None for m in limits)
        assert unlimited or count <= max(m for m in limits if m is not None)


def crowded(n: int) -> tuple[Ratings, list[list[Any]]]:
    """Many accounts, and rows whose sellers are soon full."""
    rng = np.random.default_rng(7)
    frame = pd.DataFrame(
        {
            "Account": np.arange(n).astype(str),
            "Size": rng.integers(0, 100, n),
            "Country": rng.choice(["DK", "SE", "RO"], n),
            "Owner": rng.choice(["Ann", "Bo", ""], n),
        }
    )
    ratings = rate(scoring.parse_model(CRITERIA, SETTINGS), frame, today=TODAY)
    assert ratings.is_status(Status.CONTACT).all()
    many = "; ".join(f"s{k}" for k in range(40))
    rows = [
        [None, None, None, None, "keep: Owner", n // 12],
        ["Country", "is", "DK", None, many, n // 200],
    ]
    rows += [["Size", "at least", k, None, f"t{k}; u{k}", n // 500] for k in range(60)]
    return ratings, rows


def test_a_hundred_thousand_accounts_keep_every_limit() -> None:
    ratings, rows = crowded(100_000)
    sharing = routed(ratings, *rows)
    assert max(Counter(sharing.codes[sharing.codes >= 0]).values()) <= 100_000 // 12


def test_rows_that_are_full_are_not_tried_again_for_each_account() -> None:
    def routing(n: int) -> int:
        ratings, rows = crowded(n)
        return calls_of(lambda: routed(ratings, *rows))

    routing(100)  # what is imported on the way
    few, many = routing(2_000), routing(20_000)
    # sixty rows that are full, tried again, would be sixty calls an account
    assert many - few < 10 * 18_000


@pytest.mark.parametrize("rows", [[], [["a", 50, "DK", None]]], ids=["none", "one"])
def test_no_rows_route_nobody(rows: list[list[Any]]) -> None:
    if rows:
        assert sellers(routed(scored(rows))) == [""]
