"""What the Summary page says: its figures in sentences, headings and rows."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scoring.language import fill, number
from scoring.phrases import SummaryWord
from scoring.sheets import looks
from scoring.sheets.matrix_section import matrix_section
from scoring.sheets.palette import Ink
from scoring.sheets.sections import (
    BarChart,
    Column,
    Headline,
    HeatTable,
    Table,
    Tile,
)
from scoring.sheets.spoken import spoken
from scoring.values.refs import sheet_reference
from scoring.vocabulary import ScoredHead


if TYPE_CHECKING:
    from scoring.judgement.firmness import Firmness
    from scoring.sheets.results import (
        ByHandCount,
        Changes,
        Moved,
        SummarySheet,
    )
    from scoring.sheets.stamp_figures import Stamp

STATUSES = 5
"""How many tiles there are room for beside the findings."""
LISTED = 10
MINUS = "\N{MINUS SIGN}"
MOVED_COLUMNS = (
    Column(ScoredHead.ACCOUNT, "account"),
    Column(SummaryWord.WAS, "rating"),
    Column(SummaryWord.IS_NOW, "rating"),
    Column(ScoredHead.SELLER, optional=True),
    Column(SummaryWord.REASON, "sentence"),
)


@dataclass(frozen=True, slots=True)
class SummarySections:
    """All that Summary says.

    Parameters
    ----------
    headline : Headline
        What was scored.
    tiles : tuple of Tile
        Accounts per status, contacts first.
    findings : Tile or None
        How much there is to check; None without a sheet that says it.
    ratings, tiers : BarChart
        Accounts per rating and per tier.
    top, coverage, research : Table
        The ten best, how much is known, what to find out.
    matrix : HeatTable or None
        Two groups of criteria beside each other.
    lowering : Table or None
        What each rule that disqualifies or takes points away did; None without one.
    became, fell : Table or None
        Who is a contact since the latest earlier day, and who no longer.
    became_same_day, fell_same_day : Table or None
        The same since an earlier Score of the day; None where there was none.
    by_hand : Table or None
        What people decide and soon runs out; None where nobody decides anything.
    firm : Table or None
        The weights at which the list of contacts changes; None where nobody asks.
    footer : str
        By what program, as of which day, of what; empty where it is not known.
    """

    headline: Headline
    tiles: tuple[Tile, ...]
    findings: Tile | None
    ratings: BarChart
    tiers: BarChart
    top: Table
    coverage: Table
    research: Table
    matrix: HeatTable | None = None
    lowering: Table | None = None
    became: Table | None = None
    fell: Table | None = None
    became_same_day: Table | None = None
    fell_same_day: Table | None = None
    by_hand: Table | None = None
    firm: Table | None = None
    footer: str = ""


def summary_sections(summary: SummarySheet, check: str) -> SummarySections:
    """Put the figures of Summary into words.

    Parameters
    ----------
    summary : SummarySheet
        The figures.
    check : str
        The name of the tab that lists the findings; empty if there is none.
    """
    words = SummaryWord
    became, fell = _both(summary.changes, words.BECAME, words.FELL)
    again = _both(summary.same_day, words.BECAME_SAME_DAY, words.FELL_SAME_DAY)
    sections = SummarySections(
        headline=_headline(summary),
        tiles=_tiles(summary),
        findings=_findings(summary, check) if check else None,
        ratings=_ratings(summary),
        tiers=_tiers(summary),
        top=_top(summary),
        coverage=_coverage(summary),
        research=_research(summary),
        matrix=None if summary.matrix is None else matrix_section(summary.matrix),
        lowering=_lowering(summary) if summary.lowering else None,
        became=became,
        fell=fell,
        became_same_day=again[0],
        fell_same_day=again[1],
        by_hand=None if summary.by_hand is None else _by_hand(summary.by_hand),
        firm=None if summary.firmness is None else _firm(summary.firmness),
        footer="" if summary.stamp is None else _footer(summary.stamp),
    )
    return spoken(sections)


def _headline(summary: SummarySheet) -> Headline:
    about = SummaryWord.SOURCE.format(
        source=summary.source,
        today=summary.today,
        contact_from=summary.contact_from,
    )
    if summary.not_disqualified:
        count = summary.not_disqualified
        about = SummaryWord.NOT_DISQUALIFIED.format(about=about, count=count)
    examples = summary.examples
    if examples is not None:
        hold, count = examples.hold, examples.count
        places = {"about": about, "hold": hold, "count": count}
        about = fill(SummaryWord.EXAMPLES, places)
    accounts, contacts = _accounts(summary), summary.statuses[0][1]
    words = SummaryWord.RESULT_OF_ONE if accounts == 1 else SummaryWord.RESULT
    result = words.format(contacts=contacts, accounts=accounts)
    return Headline(SummaryWord.TITLE, about, result)


def _footer(stamp: Stamp) -> str:
    """Say it in one line, for whoever holds the page on paper."""
    digest = " ".join(filter(None, stamp.digests.values()))
    words = SummaryWord.FOOTER.format(
        day=stamp.day, version=stamp.version, digest=digest
    )
    return words.replace("  ", " ").replace(" ;", ";")


def _accounts(summary: SummarySheet) -> int:
    return sum(count for _, count in summary.statuses)


def _tiles(summary: SummarySheet) -> tuple[Tile, ...]:
    accounts = _accounts(summary)
    first = SummaryWord.TO_CONTACT.format(accounts=accounts)
    return tuple(
        Tile(count, first if place == 0 else str(name))
        for place, (name, count) in enumerate(_fitting(summary.statuses))
    )


def _fitting(statuses: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    """Leave out statuses that nobody has, the last first, until the others fit.

    Where all occur, those outside the ranking, who stand last, share a tile.

    >>> _fitting((("Contact", 0), *((name, 1) for name in "abc"), ("d", 2), ("e", 3)))
    (('Contact', 0), ('a', 1), ('b', 1), ('c', 1), ('d, e', 5))
    """
    shown = [*statuses]
    for status in reversed(statuses[1:]):
        if len(shown) > STATUSES and not status[1]:
            shown.remove(status)
    last = shown[STATUSES - 1 :]
    names = ", ".join(str(name) for name, _ in last)
    return (*shown[: STATUSES - 1], (names, sum(count for _, count in last)))


def _findings(summary: SummarySheet, check: str) -> Tile:
    count = summary.errors + summary.warnings + summary.notes
    words = SummaryWord.ONE_FINDING if count == 1 else SummaryWord.FINDINGS
    return Tile(count, words, sheet_reference(check, "A1"))


def _ratings(summary: SummarySheet) -> BarChart:
    """Show the ratings, darker where all accounts of a band are contacts."""
    starts = [float(name.partition("-")[0]) for name, _ in summary.histogram]
    line = summary.contact_from
    left_out = _accounts(summary) - sum(count for _, count in summary.histogram)
    return BarChart(
        SummaryWord.RATINGS,
        (SummaryWord.RATING, SummaryWord.ACCOUNTS),
        summary.histogram,
        tuple(Ink.BLUE if start >= line else Ink.SKY for start in starts),
        note=SummaryWord.LEFT_OUT.format(count=left_out) if left_out else "",
        line=(line, SummaryWord.LINE.format(bound=line)) if line > 0 else None,
    )


def _tiers(summary: SummarySheet) -> BarChart:
    count = len(summary.tiers)
    marks = [looks.tier_mark(n, count) for n in range(count)]
    return BarChart(
        SummaryWord.TIERS,
        (SummaryWord.TIER, SummaryWord.ACCOUNTS),
        summary.tiers,
        tuple(mark.fill or Ink.BLUE for mark in marks),
        lying=True,
    )


def _top(summary: SummarySheet) -> Table:
    columns = (
        Column(ScoredHead.RANK, "count"),
        Column(ScoredHead.ACCOUNT, "account"),
        Column(ScoredHead.RATING, "bar"),
        Column(ScoredHead.TIER, "short"),
        Column(ScoredHead.WHY, "sentence"),
    )
    rows = tuple((t.rank, t.account, t.rating, t.tier, t.sentence) for t in summary.top)
    return Table(SummaryWord.TOP, columns, rows, SummaryWord.NONE)


def _coverage(summary: SummarySheet) -> Table:
    columns = (
        Column(SummaryWord.CRITERION),
        Column(SummaryWord.WEIGHT, "share"),
        Column(SummaryWord.KNOWN, "share"),
    )
    rows = tuple(
        (c.criterion, c.weight_share, c.known / max(c.accounts, 1))
        for c in summary.coverage
    )
    return Table(SummaryWord.COVERAGE, columns, rows, SummaryWord.NONE)


def _research(summary: SummarySheet) -> Table:
    columns = (
        Column(ScoredHead.ACCOUNT, "account"),
        Column(SummaryWord.NOW, "rating"),
        Column(SummaryWord.COULD_REACH, "rating"),
        Column(ScoredHead.TO_RESEARCH, "sentence"),
    )
    rows = tuple((r.account, r.rating, r.high, r.to_research) for r in summary.research)
    return Table(SummaryWord.RESEARCH, columns, rows, SummaryWord.ENOUGH)


def _lowering(summary: SummarySheet) -> Table:
    columns = (
        Column(SummaryWord.RULE),
        Column(SummaryWord.EARNS, "short"),
        Column(SummaryWord.ACCOUNTS, "count"),
        Column(SummaryWord.WHERE),
    )
    rows = tuple(
        (each.rule, str(each.points).replace("-", MINUS), each.accounts, each.place)
        for each in summary.lowering
    )
    return Table(SummaryWord.LOWERING, columns, rows, SummaryWord.NONE)


def _by_hand(by_hand: ByHandCount) -> Table:
    columns = (
        Column(ScoredHead.ACCOUNT, "account"),
        Column(SummaryWord.UNTIL, "short"),
        Column(SummaryWord.DECISION, "short"),
        Column(SummaryWord.REASON, "sentence"),
    )
    ending = by_hand.ending
    rows = tuple((e.account, e.until, e.decision, e.why) for e in ending[:LISTED])
    title = SummaryWord.BY_HAND.format(count=by_hand.accounts, ending=len(ending))
    return Table(title, columns, rows, SummaryWord.NONE_ENDS)


def _firm(firmness: Firmness) -> Table:
    columns = (
        Column(SummaryWord.CRITERION),
        Column(SummaryWord.WEIGHT, "short"),
        Column(SummaryWord.WEIGHT_BELOW, "short"),
        Column(SummaryWord.THEN, "sentence"),
        Column(SummaryWord.WEIGHT_ABOVE, "short"),
        Column(SummaryWord.THEN, "sentence"),
    )
    rows = tuple(
        (
            each.criterion,
            number(each.weight, "g"),
            _weight(each.low),
            each.below or SummaryWord.NO_CHANGE,
            _weight(each.high),
            each.above or SummaryWord.NO_CHANGE,
        )
        for each in firmness.weights
    )
    title = SummaryWord.FIRM.format(contacts=firmness.contacts, firm=firmness.firm)
    return Table(title, columns, rows, SummaryWord.NONE)


def _weight(weight: float) -> str:
    return "" if math.isnan(weight) else number(weight, ".1f")


def _both(
    changes: Changes | None, became: SummaryWord, fell: SummaryWord
) -> tuple[Table | None, Table | None]:
    """List who became a contact and who is one no longer; None without a comparison."""
    if changes is None:
        return None, None
    since = changes.since
    return _moved(became, since, changes.became), _moved(fell, since, changes.fell)


def _moved(word: SummaryWord, since: str, moved: tuple[Moved, ...]) -> Table:
    # a hyphen would end the line between the sign and its number
    rows = tuple(
        (
            each.account,
            each.was,
            each.rating,
            each.seller,
            each.why.replace(" -", f" {MINUS}"),
        )
        for each in moved[:LISTED]
    )
    title = word.format(count=len(moved), day=since)
    return Table(title, MOVED_COLUMNS, rows, SummaryWord.NOBODY)
