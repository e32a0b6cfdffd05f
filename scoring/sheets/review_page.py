"""The Review page: do the ratings win deals, and what should change."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scoring.learning.shown import one_decimal, percent
from scoring.sheets import looks
from scoring.sheets.page import Draft, Filled, ListArea, Page
from scoring.sheets.palette import Ink
from scoring.sheets.review_layout import (
    ABOUT_ROW,
    ACROSS,
    BESIDE,
    CENTRED,
    CHART_ROWS,
    COUNT,
    FIGURES,
    HEAD_HEIGHT,
    LAST,
    LEFT,
    NAMED,
    NO_VERDICT,
    NOTE,
    NOTE_HEIGHT,
    PERCENT_TILE,
    RIGHT,
    SETUP,
    SHARE,
    TEXT,
    TILES,
    TITLE_ROW,
    TODAY,
    VERDICT,
    VERDICT_ROW,
    WHOLE,
    WIDTHS,
    Listed,
    decimals,
    draw_table,
    draw_title,
    first_break,
)
from scoring.sheets.review_weights import draw_by_pairs, draw_stability, draw_weights
from scoring.sheets.review_words import ReviewWord
from scoring.values.refs import Area
from scoring.vocabulary import Face, Sheet
from scoring.vocabulary.cell_words import FieldUse
from scoring.xlsx.draw.charts import Anchor, Chart
from scoring.xlsx.draw.drop_downs import DropDown, words_source


if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scoring.learning.review import Cutoff, Review, ShareRow
    from scoring.sheets.sections import Value

TABLE: Final = "ReviewFields"
TWENTY: Final = 0.2
SHARE_HEADS: Final = (
    Listed(ReviewWord.NAME, NAMED),
    Listed(ReviewWord.SIZE, COUNT),
    Listed(ReviewWord.WON, COUNT),
    Listed(ReviewWord.SHARE, SHARE),
    Listed(ReviewWord.INTERVAL, CENTRED),
    Listed(ReviewWord.LIFT, decimals(1)),
    Listed(ReviewWord.EXPECTED, decimals(1)),
)
BEST_HEADS: Final = (
    Listed(ReviewWord.BEST, replace(SHARE, across="left")),
    Listed(ReviewWord.WON, decimals(1)),
    Listed(ReviewWord.MISSED_SHARE, SHARE),
    Listed(ReviewWord.LIFT, decimals(1)),
)
CUTOFF_HEADS: Final = (
    Listed(ReviewWord.FROM, replace(looks.CELL_RATING, indent=0)),
    Listed(ReviewWord.SIZE, COUNT),
    Listed(ReviewWord.WON, COUNT),
    Listed(ReviewWord.SHARE, SHARE),
    Listed(ReviewWord.INTERVAL, CENTRED),
    Listed(ReviewWord.CALLS, decimals(1)),
    Listed(ReviewWord.PER_WEEK, decimals(1)),
    Listed(ReviewWord.MISSED, COUNT),
    Listed(ReviewWord.MISSED_SHARE, SHARE),
    Listed(ReviewWord.OPEN, COUNT),
    Listed(ReviewWord.WEEKS, decimals(1)),
)
FIELD_HEADS: Final = (
    Listed(ReviewWord.FIELD, NAMED),
    Listed(ReviewWord.AUC, decimals(2)),
    Listed(ReviewWord.USE, CENTRED),
    Listed(ReviewWord.SAYS, TEXT),
)
DRIFT_HEADS: Final = (
    Listed(ReviewWord.CRITERION, NAMED),
    Listed(ReviewWord.PSI, decimals(2)),
    Listed(ReviewWord.NOISE, decimals(2)),
    Listed(ReviewWord.DRIFT_WORD, CENTRED),
)


def review_page(review: Review, face: Face = Face.TERMINAL) -> Page:
    """Lay Review out.

    Parameters
    ----------
    review : Review
        The figures.
    face : Face
        Where it is read, for how weights are taken over there.
    """
    draft = Draft({1: 8, TITLE_ROW: 34, ABOUT_ROW: 20, 4: 10, VERDICT_ROW: 40})
    row = _draw_top(draft, review)
    sections = []
    if review.best:
        row = _draw_tiles(draft, review, row)
        row = _draw_charts(draft, review, row)
        sections.append(row)
        row = _draw_shares(draft, review, row)
        sections.append(row)
        row = _draw_cutoffs(draft, review.cutoffs, row)
    row = draw_weights(draft, review, row, face)
    row = draw_by_pairs(draft, review, row, face)
    row = draw_stability(draft, review.stability, row)
    row = _draw_drift(draft, review, row)
    row = _draw_notes(draft, review, row)
    row, listed = _draw_fields(draft, review, row)
    bare = Page(
        Sheet.REVIEW,
        WIDTHS,
        (),
        (),
        printed=f"$A$1:${LAST}${row}",
        setup=replace(SETUP, starts=first_break(draft, sections)),
        listed=listed,
        filled=None if listed is None else _choices(listed),
    )
    return draft.on(bare)


def _draw_top(draft: Draft, review: Review) -> int:
    """Put the title, the verdict and what belongs beside it."""
    separated = review.judgement.separation
    about = ReviewWord.ABOUT.format(
        file=review.file,
        today=review.today.isoformat(),
        won=separated.won,
        lost=separated.lost,
    )
    draft.fill(TITLE_ROW, "B", ReviewWord.TITLE, looks.TITLE)
    draft.fill(ABOUT_ROW, "B", about, looks.SUBTITLE)
    style = VERDICT if review.judgement.verdict.helps else NO_VERDICT
    draft.fill(VERDICT_ROW, ACROSS, review.judgement.text, style)
    beside = [review.without_leaks] if review.without_leaks else []
    if review.lately is not None:
        beside.append(ReviewWord.LATELY.format(text=review.lately.text))
    if review.learnt is not None:
        beside.append(ReviewWord.LEARNT.format(text=review.learnt.text))
    return _draw_lines(draft, VERDICT_ROW + 1, beside, BESIDE)


def _draw_lines(draft: Draft, row: int, lines: Iterable[str], style: object) -> int:
    for text in lines:
        draft.heights[row] = NOTE_HEIGHT
        draft.fill(row, ACROSS, text, style)  # type: ignore[arg-type]  # a Style
        row += 1
    return row


def _draw_tiles(draft: Draft, review: Review, row: int) -> int:
    """Put the numbers that matter side by side."""
    separated, bound = review.judgement.separation, review.contact_from
    count = separated.won + separated.lost
    above, below = (part.part.share for part in review.contacts)
    best = next((b.won for b in review.best if math.isclose(b.share, TWENTY)), 0.0)
    tiles: tuple[tuple[float, bool, str], ...] = (
        (count, False, ReviewWord.OUTCOMES),
        (separated.won / count if count else math.nan, True, ReviewWord.WIN_RATE),
        (100 * separated.auc, False, ReviewWord.IN_CASES),
        (above, True, ReviewWord.AT_CONTACT.format(bound=bound)),
        (below, True, ReviewWord.BELOW_CONTACT.format(bound=bound)),
        (best / separated.won if separated.won else math.nan, True, ReviewWord.IN_BEST),
    )
    draft.heights |= {row: 8, row + 1: 38, row + 2: 22, row + 3: 8}
    for columns, (value, share, word) in zip(TILES, tiles, strict=True):
        style = PERCENT_TILE if share else looks.TILE
        draft.fill(row + 1, columns, _known(value), style)
        draft.fill(row + 2, columns, word, looks.TILE_WORD)
    return row + 4


def _known(value: float) -> Value:
    return None if math.isnan(value) else value


def _draw_charts(draft: Draft, review: Review, row: int) -> int:
    """Put how soon the won deals come, and the win rate of each tier."""
    won = review.judgement.separation.won or math.nan
    gains = [
        (ReviewWord.PERCENT.format(share=percent(b.share)), _whole(b.won / won))
        for b in review.best
    ]
    rates = [(part.name, _whole(part.part.share)) for part in review.tiers]
    draw_title(draft, row, "B", ReviewWord.GAINS)
    draw_title(draft, row, "J", ReviewWord.TIERS)
    draft.fill(row, FIGURES[0], ReviewWord.FIGURES, looks.FIGURE_WORD)
    bottom = row + CHART_ROWS
    colours = [Ink.BLUE if n < 2 else Ink.SKY for n in range(len(gains))]  # noqa: PLR2004 - the best 20 %
    head = (ReviewWord.BEST, ReviewWord.SHARE_OF_WON)
    after = _draw_chart(draft, row + 1, head, gains, colours)
    draft.charts[-1] = replace(
        draft.charts[-1], title=ReviewWord.GAINS, anchor=Anchor(1, row, 8, bottom)
    )
    shades = [
        looks.tier_mark(n, len(rates)).fill or Ink.BLUE for n in range(len(rates))
    ]
    _draw_chart(draft, after, (ReviewWord.TIER, ReviewWord.SHARE), rates, shades)
    draft.charts[-1] = replace(
        draft.charts[-1],
        title=ReviewWord.TIERS,
        anchor=Anchor(9, row, 16, bottom),
        lying=True,
    )
    return bottom + 2


def _whole(share: float) -> int:
    return 0 if math.isnan(share) else int(percent(share))


def _draw_chart(
    draft: Draft,
    row: int,
    heads: tuple[str, str],
    points: Sequence[tuple[str, int]],
    colours: Sequence[str],
) -> int:
    """Put the figures of a chart beside the page, and the chart bound to them."""
    for column, head in zip(FIGURES, heads, strict=True):
        draft.fill(row, column, head, looks.COLUMN)
    first, last = row + 1, row + max(len(points), 1)
    for at, (name, count) in enumerate(points, start=first):
        draft.fill(at, FIGURES[0], name, looks.FIGURE_WORD)
        draft.fill(at, FIGURES[1], count, looks.FIGURE_COUNT)
    names, values = (f"${letters}${first}:${letters}${last}" for letters in FIGURES)
    bare = Anchor(0, 0, 0, 0)
    draft.charts.append(Chart("", names, values, tuple(points), tuple(colours), bare))
    return last + 2


def _draw_shares(draft: Draft, review: Review, row: int) -> int:
    """Put win rates by tier and status, and the best by rating beside them."""
    expected = {}
    if review.calibration is not None:
        expected = {tier.name: tier.expected for tier in review.calibration.tiers}
    draw_title(draft, row, "B", ReviewWord.BY_TIER)
    lines = [
        (*_share(part), _known(expected.get(part.name, math.nan)))
        for part in review.tiers
    ]
    left = draw_table(draft, row + 1, LEFT, SHARE_HEADS, lines)
    if review.calibration is not None and not math.isnan(review.calibration.skill):
        calibration = review.calibration
        text = ReviewWord.BRIER.format(
            brier=calibration.brier, base=calibration.base, skill=calibration.skill
        )
        draft.fill(left, "B", text, replace(NOTE, wrap=False))
        left += 1
    draw_title(draft, left + 1, "B", ReviewWord.BY_STATUS)
    # the best by rating go on beside it
    draft.heights[left + 1] = HEAD_HEIGHT
    parts = [_share(part) for part in (*review.contacts, *review.statuses)]
    left = draw_table(draft, left + 2, LEFT, SHARE_HEADS[:-1], parts)
    draw_title(draft, row, "J", ReviewWord.BEST_PARTS)
    won = review.judgement.separation.won or math.nan
    best = [(b.share, b.won, _known(b.won / won), _known(b.lift)) for b in review.best]
    right = draw_table(draft, row + 1, RIGHT, BEST_HEADS, best)
    return max(left, right) + 1


def _share(row: ShareRow) -> tuple[Value, ...]:
    part = row.part
    if not part.size:
        return (row.name, 0, 0, None, "", None)
    return (
        row.name,
        part.size,
        part.won,
        part.share,
        _span(part.low, part.high),
        _known(row.lift),
    )


def _span(low: float, high: float) -> str:
    return ReviewWord.BETWEEN.format(low=percent(low), high=percent(high))


def _draw_cutoffs(draft: Draft, cutoffs: tuple[Cutoff, ...], row: int) -> int:
    """Put what calling from each rating on would have brought, today's bound marked."""
    draw_title(draft, row, "B", ReviewWord.CUTOFFS)
    draw_table(draft, row + 1, WHOLE, CUTOFF_HEADS, ())
    for at, cutoff in enumerate(cutoffs, start=row + 2):
        for letter, head, value in zip(
            WHOLE, CUTOFF_HEADS, _cutoff(cutoff), strict=False
        ):
            style = replace(head.style, fill=TODAY) if cutoff.today else head.style
            draft.fill(at, letter, value, style)
        if cutoff.today:
            draft.fill(at, "I", None, replace(CENTRED, fill=TODAY))
    return row + 3 + len(cutoffs)


def _cutoff(cutoff: Cutoff) -> tuple[Value, ...]:
    part = cutoff.part
    return (
        cutoff.bound,
        part.size,
        part.won,
        _known(part.share),
        _span(part.low, part.high) if part.size else "",
        _known(cutoff.calls_per_won),
        _known(cutoff.per_week),
        cutoff.missed,
        _known(cutoff.missed_share),
        cutoff.open_accounts,
        _known(cutoff.weeks),
    )


def _draw_drift(draft: Draft, review: Review, row: int) -> int:
    draw_title(draft, row, "B", ReviewWord.DRIFT)
    if not review.drift:
        draft.fill(row + 1, "B", ReviewWord.NO_DRIFT, replace(NOTE, wrap=False))
        return row + 3
    lines = [(d.name, d.drift.psi, d.drift.noise, d.drift.word) for d in review.drift]
    return draw_table(draft, row + 1, LEFT, DRIFT_HEADS, lines) + 1


def _draw_notes(draft: Draft, review: Review, row: int) -> int:
    draw_title(draft, row, "B", ReviewWord.NOTES)
    return _draw_lines(draft, row + 1, (*review.notes, *review.overlaps), NOTE) + 1


def _draw_fields(draft: Draft, review: Review, row: int) -> tuple[int, ListArea | None]:
    """Put the fields as an Excel table, whose column Use the user fills in."""
    if not review.fields:
        return row, None
    draw_title(draft, row, "B", ReviewWord.FIELDS)
    lines = [(f.heading, _known(f.auc), f.use, f.text) for f in review.fields]
    after = draw_table(draft, row + 1, LEFT, FIELD_HEADS, lines)
    headings = tuple(str(head.heading) for head in FIELD_HEADS)
    return after, ListArea(TABLE, f"B{row + 1}:E{after - 1}", headings)


def _choices(listed: ListArea) -> Filled:
    """Offer what may stand in column Use."""
    area = Area.of(listed.area)
    first, last = (area.top + 1, area.bottom) if area else (0, 0)
    column = LEFT[[head.heading for head in FIELD_HEADS].index(ReviewWord.USE)]
    source = words_source([*map(str, FieldUse)])
    return Filled((), choices=(DropDown(f"{column}{first}:{column}{last}", source),))


def wins(value: float) -> str:
    """Show a number of deals, with one decimal."""
    return one_decimal(value)
