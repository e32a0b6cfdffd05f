"""The columns of the hidden sheet LiveRules, and the cells of its rows."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.vocabulary import Head
from templates.live.places import PIECES, at


CRITERIA_HEADS = (
    *(Head.CRITERION, Head.WEIGHT, Head.FIELD, Head.TEST, Head.VALUE, Head.TO),
    *(Head.POINTS, Head.IF_BLANK, Head.GROUP, Head.PROFILE),
)
"""What is taken over from Criteria as it stands."""
PIECE = tuple(f"Item {n}" for n in range(1, PIECES + 1))
FROM_CRITERIA = "Criteria"
"""How the names of their columns begin."""
SOUGHT = tuple(f"Item {n} as looked for inside" for n in range(1, PIECES + 1))
AMOUNTS = ("value", "to", "points")
KEY = tuple(f"Item {n} as a number" for n in range(1, PIECES + 1))


def head_name(head: Head) -> str:
    """Name the column with what Criteria says below a heading."""
    return f"{FROM_CRITERIA}{head.name.title().replace('_', '')}"


COLUMNS: dict[str, str] = {
    "row": "Row",
    **{head_name(head): head.value for head in CRITERIA_HEADS},
    "RuleFilled": "Filled cells",
    "RuleName": "Criterion as compared, carried down",
    "RuleNumber": "Number of the criterion",
    "RuleTest": "Row of the Test in LiveWords; 0: no Test; -1: unknown",
    "RuleKind": "What the Test compares",
    "RuleOf": "Criterion whose rule this is; 0: no rule",
    "value": "Value as compared",
    "to": "To as compared",
    **{f"{key} unit": f"{key.title()}: length of the unit" for key in AMOUNTS},
    **{f"{key} power": f"{key.title()}: its power of ten" for key in AMOUNTS},
    "points": "Points as compared; of a floor, its bound",
    "RuleValue": "Value as a number",
    "RuleTo": "To as a number",
    "bound": "Points as a number",
    **{piece: piece for piece in PIECE},
    **{key: key for key in KEY},
    **{item: item for item in SOUGHT},
    "RuleNamed": "Words it names, between bars",
    "RuleWhole": "All numbers it names, between bars",
    "RuleEarns": "Points, out, or own: those of a formula",
    "RuleReads": "Reads its cell as 0 text, 1 number, 2 date",
    "RuleOdd": "1: only Score can do this rule",
    "RuleFault": "1: cannot be read",
    "RuleAsk": "1: cannot be read by Live, but perhaps by Score",
    "RuleNeeds": "What a cell must be: text (anything), flag, amount",
    "RuleDateItems": "1: an item may be a date",
    "RuleFloor": "Rating that a match has at least; -1: none",
    "RuleSaysWeight": "Says the weight of criterion",
    "RuleSaysField": "Says the field of criterion",
    "RuleSaysBlank": "Says If blank of criterion",
    "RuleSaysGroup": "Says the group of criterion",
    "RuleLeast": "Least that hits",
    "RuleMost": "Greatest that hits",
    "RuleList": "Words that hit, between bars",
    "RuleNumbers": "1: only a number can match",
    "RuleWanted": "1: a hit matches; 0: no hit does; 9: looks inside texts",
    "RuleInside": "1: an item inside matches; 0: none does; 9: compares otherwise",
    "RuleOnBlank": "1: may match a blank cell",
    "RuleDates": "1: a scale between what may be dates",
    "RulePoints": "Points earned",
    "RuleSpan": "Length of the scale",
    "RuleReach": "Accounts that come to this rule and no further",
    "RuleMatches": "Accounts that it decides, as Criteria shows them",
    "RuleBack": "Rows counted from below: the first match has the greatest",
}
PLACE = {key: column for column, key in enumerate(COLUMNS)}
FIRST_DATE, LAST_DATE = 10_000, 80_000
"""Between these a number may be the serial of a date, from 1927 to 2119."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the sheet, whose cells are named by their column's key."""

    number: int

    def __getitem__(self, key: str) -> str:
        """Name a cell of the row, the column fixed."""
        return at(self.number, PLACE[key], fixed="column")

    def across(self, keys: tuple[str, ...]) -> str:
        """Name the cells from the first key to the last."""
        return f"{self[keys[0]]}:{self[keys[-1]]}"

    def test(self, name: str) -> str:
        """Look up what is known of the row's Test."""
        return f"INDEX({name},{self['RuleTest']})"
