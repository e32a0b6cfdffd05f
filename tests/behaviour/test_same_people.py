"""People who stand twice at one account are named, and nobody is left out for it."""

from __future__ import annotations

import pytest

from tests.behaviour.rolled import Rows, column, rolled_up


HEAD = ["Account", "Contact", "E-mail"]


def outcome(*people: list[object]) -> tuple[list[str], list[object]]:
    """What is said of people twice there, and how many each account has."""
    accounts: Rows = [["Account"], ["Acme"], ["Bolt"]]
    rolled = rolled_up({"Accounts": accounts, "Contacts": [HEAD, *people]})
    says = [str(f) for f in rolled.findings if f.code == "B216"]
    return says, column(rolled, "Contacts")


def test_the_same_name_at_one_account_is_named_with_both_cells() -> None:
    says, counts = outcome(
        ["Acme", "Ann Lee", None], ["acme", " ann  lee", "a@acme.dk"]
    )
    assert says == [
        (
            "B216 Contacts!B3: 'ann lee' stands at this account in Contacts!B2 too, and counts "
            "twice; remove one of the rows, or give two people of one name their e-mail "
            "addresses"
        )
    ]
    assert counts == [2, 0]


def test_the_same_address_under_another_name_is_named() -> None:
    says, counts = outcome(
        ["Acme", "Ann Lee", "ann@acme.dk"], ["Acme", "A. Lee", "Ann@Acme.dk"]
    )
    assert says == [
        (
            "B216 Contacts!B3: 'A. Lee' has the e-mail address of 'Ann Lee' in Contacts!B2 at "
            "this account, and counts twice; remove one of the rows if they are one person"
        )
    ]
    assert counts == [2, 0]


@pytest.mark.parametrize(
    "people",
    [
        [["Acme", "Ann Lee", "ann@acme.dk"], ["Acme", "Ann Lee", "ann.b@acme.dk"]],
        [["Acme", "Ann Lee", None], ["Bolt", "Ann Lee", None]],
        [["Acme", "Ann Lee", "n/a"], ["Acme", "Bo", "n/a"]],
        [["Acme", None, None], ["Acme", None, None]],
        [["Gone", "Ann Lee", None], ["Gone", "Ann Lee", None]],
    ],
    ids=[
        "two addresses",
        "two accounts",
        "no addresses",
        "no names",
        "unknown account",
    ],
)
def test_two_people_are_two(people: list[list[object]]) -> None:
    assert outcome(*people)[0] == []


@pytest.mark.parametrize("written", ["Acme A/S", "ACME ApS", "Acme"])
@pytest.mark.parametrize("listed", ["Acme", "Acme GmbH"])
def test_the_account_of_another_legal_form_is_suggested_not_joined(
    written: str, listed: str
) -> None:
    if written == listed:
        return
    rolled = rolled_up(
        {
            "Accounts": [["Account"], ["Bolt"], [listed]],
            "Contacts": [["Account", "Contact"], [written, "Ann"]],
        }
    )
    (one,) = [f.text for f in rolled.findings if f.code == "B201"]
    assert one == f"'{written}' is not in Accounts, did you mean '{listed}'?"
    assert column(rolled, "Contacts") == [0, 0]
