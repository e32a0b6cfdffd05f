"""What a draft would change: who enters the list of contacts, and who leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scoring.judgement.disagreement import disagreement, weight_shares
from scoring.sheets.lists_page import TwoLists, Weighed
from scoring.sheets.lists_words import ListsWord
from scoring.values.text import text_key
from scoring.vocabulary import Sheet


if TYPE_CHECKING:
    from scoring.model.model import Model
    from scoring.rating.ratings import Ratings


def drafted(file: str, today: str, now: Ratings, then: Ratings) -> TwoLists:
    """Describe the page Draft.

    Parameters
    ----------
    file, today : str
        What was scored, as of which day.
    now, then : Ratings
        The same accounts by the criteria, and with the draft in them.
    """
    unlike = disagreement(now, then)
    leave, enter = len(unlike.only_one), len(unlike.only_other)
    verdict = ListsWord.DRAFT_SAME.format(contacts=unlike.one.contacts)
    if enter or leave:
        verdict = ListsWord.DRAFT_MOVES.format(
            now=unlike.one.contacts,
            then=unlike.other.contacts,
            enter=enter,
            leave=leave,
        )
    names = (str(ListsWord.NOW), str(ListsWord.THEN))
    return TwoLists(
        sheet=Sheet.DRAFT,
        title=ListsWord.DRAFT,
        about=ListsWord.DRAFT_ABOUT.format(file=file, today=today),
        verdict=verdict,
        notes=(),
        names=names,
        unlike=unlike,
        tiles=(
            (unlike.one.contacts, ListsWord.CONTACTS.format(name=names[0])),
            (unlike.other.contacts, ListsWord.CONTACTS.format(name=names[1])),
            (unlike.both, ListsWord.IN_BOTH),
            (enter, ListsWord.ENTERING),
            (leave, ListsWord.LEAVING),
            (unlike.accounts, ListsWord.ACCOUNTS),
        ),
        only=(
            ListsWord.LEAVE.format(count=leave),
            ListsWord.ENTER.format(count=enter),
        ),
        weighed=weighed(now.model, then.model, dict(unlike.causes)),
    )


def weighed(one: Model, other: Model, causes: dict[str, float]) -> tuple[Weighed, ...]:
    """Set the weights of two models side by side, as shares of their positive weight."""
    sides = [weight_shares(model) for model in (one, other)]
    names = {
        text_key(criterion.name): criterion.name
        for model in (other, one)
        for criterion in model.criteria
    }
    order = [text_key(c.name) for model in (one, other) for c in model.criteria]
    nan = float("nan")
    return tuple(
        Weighed(
            names[key],
            sides[0].get(key, nan),
            sides[1].get(key, nan),
            causes.get(names[key], nan),
        )
        for key in dict.fromkeys(order)
    )
