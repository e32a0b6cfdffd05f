"""Whether an example holds by the ratings of Live, as a rule of conditional formatting.

The formulas name the ranges of Live, and the cells of the first row below the headings.
What a plain formula cannot tell (a range with decimals, an invented account, another
language) gets no mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scoring.model.model import MOST_POINTS
from scoring.sheets.page import Overlay
from scoring.values.refs import quoted_text
from scoring.vocabulary import Status
from scoring.xlsx.draw.styles import Mark


if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scoring.model.model import Tier

LIVE_CELLS: Final = "LiveCells"
"""The hidden sheet of Live whose ranges are read."""
HOLDS: Final = Mark(colour="1E6B34", fill="DFF1E3")
DOES_NOT: Final = Mark(colour="A61B1B", fill="FBE0DE")
NAME: Final = "TRIM($A5)"
EXPECTED: Final = "TRIM($B5)"
FURTHER: Final = "COUNTA($D5:$AZ5)"
PLACE: Final = f"MATCH({NAME},LiveKey,0)"
RATING: Final = f"ROUND(INDEX(LiveRating,{PLACE}),1)"
STATUS: Final = f"INDEX(LiveStatus,{PLACE})"
STATUSES: Final = (
    Status.CONTACT,
    Status.WAITING,
    Status.NOT_NOW,
    Status.DISQUALIFIED,
)


@dataclass(frozen=True, slots=True)
class LiveTiers:
    """The tiers as they are written in Settings, and what was read there.

    Parameters
    ----------
    setting, text : str
        The two cells of Settings; where they come to say something else, what is known
        of the tiers is old, and an example that expects one gets no mark.
    tiers : tuple of Tier
        The best first.
    """

    setting: str
    text: str
    tiers: tuple[Tier, ...]


def live_marks(area: str, tiers: LiveTiers | None) -> Overlay:
    """Mark what is expected green where it holds, and red where it does not."""
    holds = holds_formula(tiers)
    return Overlay(area, rules=((f"{holds}=1", HOLDS), (f"{holds}=0", DOES_NOT)))


def holds_formula(tiers: LiveTiers | None) -> str:
    """Give 1 where an example holds and 0 where not; an empty text if that is unsure."""
    unsure = (
        f'{NAME}=""',
        f'{EXPECTED}=""',
        f"{FURTHER}>0",
        f"SUMPRODUCT(--(LiveKey={NAME}))<>1",
    )
    rated = f'IF(ISNUMBER(INDEX(LiveRating,{PLACE})),{_by_kind(tiers)},"")'
    return f'IFERROR(IF(OR({",".join(unsure)}),"",{rated}),"")'


def _by_kind(tiers: LiveTiers | None) -> str:
    """Try a tier, then a status, a number, and a range of whole numbers."""
    result = _by_words()
    alike = (f"{EXPECTED}={quoted_text(str(status))}" for status in STATUSES)
    # with Contacts at most, Live may not know a status
    status = f'IF(LEFT({STATUS},1)="#","",N({STATUS}={EXPECTED}))'
    result = f"IF(OR({','.join(alike)}),{status},{result})"
    if tiers is None:
        return result
    setting, text = quoted_text(tiers.setting), quoted_text(tiers.text)
    now = f"VLOOKUP({setting},LiveSettings,2,FALSE)={text}"
    for name, inside in reversed([*_bands(tiers.tiers)]):
        known = f'IF({now},N({inside}),"")'
        result = f"IF({EXPECTED}={quoted_text(name)},{known},{result})"
    return result


def _bands(tiers: Sequence[Tier]) -> Iterator[tuple[str, str]]:
    """Give for each tier when an account is in it; the last has no lower bound."""
    disqualified = quoted_text(str(Status.DISQUALIFIED))
    for number, tier in enumerate(tiers):
        tests = [f"{STATUS}<>{disqualified}"]
        if number:
            tests.append(f"{RATING}<{tiers[number - 1].bound:g}")
        if number + 1 < len(tiers):
            tests.append(f"{RATING}>={tier.bound:g}")
        yield tier.name, f"AND({','.join(tests)})"


def _by_words() -> str:
    """Read a number, or whole numbers with a hyphen; each program reads others its way."""
    cell = "$B5"
    hyphen = f'FIND("-",{EXPECTED})'
    low = f"VALUE(LEFT({EXPECTED},{hyphen}-1))"
    high = f"VALUE(MID({EXPECTED},{hyphen}+1,9))"
    fits = f"AND({low}<={high},{high}<={MOST_POINTS:g})"
    between = f"N(AND({RATING}>={low},{RATING}<={high}))"
    ranged = f'IF({fits},{between},"")'
    alone = f"VALUE({EXPECTED})"
    one = f'IF({alone}<={MOST_POINTS:g},N({RATING}={alone}),"")'
    odd = (f'ISNUMBER(FIND("{sign}",{EXPECTED}))' for sign in ".,/:%")
    texts = f'IF(OR({",".join(odd)}),"",IF(ISNUMBER({hyphen}),{ranged},{one}))'
    number = f'IF({cell}<={MOST_POINTS:g},N({RATING}=ROUND({cell},1)),"")'
    return f"IF(ISNUMBER({cell}),{number},{texts})"
