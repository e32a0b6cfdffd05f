"""Results as the scoring hands them over, small and always the same."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from scoring.findings import Finding, Level, Message
from scoring.sheets.results import (
    Coverage,
    Look,
    Research,
    Results,
    ScoredColumn,
    ScoredSheet,
    SummarySheet,
    Top,
)
from scoring.sheets.write import write_scored
from scoring.vocabulary import CalledWord, ScoredHead, Status


if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


TIERS = ("A", "B", "C")
FINDINGS = (
    Finding(
        "N101", Level.NOTE, "Accounts", Message("accounts rated on less than half")
    ),
    Finding(
        "W201", Level.WARNING, "Criteria!D9", Message("never decides"), "a rule", "50"
    ),
    Finding(
        "W305",
        Level.WARNING,
        "'My ''odd'' tab'!B3",
        Message("no rule matches"),
        more=12,
    ),
    Finding("C104", Level.ERROR, "Gone!B3", Message("unknown test 'at lest'")),
)
MIXED = (
    "about 40",
    1.5,
    True,
    dt.datetime(2024, 5, 6),  # noqa: DTZ001  spreadsheets know no time zones
    None,
    "#N/A",
    '=HYPERLINK("http://example.com")',
)


USUAL = [status for status in Status if status is not Status.WAITING]


def texts(values: Iterable[object]) -> pd.Series:
    return pd.Series(list(values), dtype="str")


def plain(heading: str, values: Iterable[object], **more: object) -> ScoredColumn:
    """A column of the user's own."""
    series = values if isinstance(values, pd.Series) else pd.Series(list(values))
    return ScoredColumn(heading, series, Look.SOURCE, **more)  # type: ignore[arg-type]


def scored(columns: Iterable[ScoredColumn]) -> ScoredSheet:
    """A sheet of which every row is a contact."""
    own_rows = tuple(columns)
    return ScoredSheet(own_rows, np.ones(len(own_rows[0].values), dtype=bool), TIERS)


def scored_sheet(count: int) -> ScoredSheet:
    """Give `count` accounts, best first; from 5.0 on they are contacts."""
    rating = np.round(np.linspace(9.4, 0.6, count), 1)
    contact = rating >= 5
    tier = np.where(rating >= 8, "A", np.where(rating >= 5, "B", "C"))
    status = np.where(contact, Status.CONTACT, Status.NOT_NOW)
    names = [f"Account {n + 1}" for n in range(count)]
    mixed = pd.Series([MIXED[n % len(MIXED)] for n in range(count)], dtype=object)
    dates = pd.Series(pd.date_range("2024-01-01", periods=count).astype("M8[us]"))
    yes = np.where(contact, CalledWord.YES.value, CalledWord.NO.value)
    columns = (
        ScoredColumn(
            ScoredHead.RANK, pd.Series(np.arange(count) + 1), Look.RANK, note="Place"
        ),
        ScoredColumn(ScoredHead.ACCOUNT, texts(names), Look.NAME),
        ScoredColumn(ScoredHead.RATING, pd.Series(rating), Look.RATING, note="0 to 10"),
        ScoredColumn(ScoredHead.CONTACT, texts(yes), Look.CONTACT),
        ScoredColumn(ScoredHead.TIER, texts(tier), Look.TIER),
        ScoredColumn(ScoredHead.STATUS, texts(status), Look.STATUS),
        ScoredColumn(ScoredHead.KNOWN, pd.Series(rating / 10), Look.PERCENT),
        ScoredColumn(ScoredHead.WHY, texts(["Size +2.5"] * count), Look.SENTENCE),
        plain("Since", dates, number_format="dd/mm/yyyy"),
        plain("Mixed\nbag", mixed),
        plain("Customer", pd.Series(contact)),
        ScoredColumn("Size points", pd.Series(rating - 5), Look.POINTS, folded=True),
        ScoredColumn("Age points", pd.Series(rating / 4), Look.POINTS, folded=True),
    )
    return ScoredSheet(columns, contact, TIERS)


def summary_sheet(count: int) -> SummarySheet:
    some = min(count, 10)
    return SummarySheet(
        source="accounts.xlsx",
        today="2025-06-02",
        contact_from=5.0,
        statuses=tuple((status, count * n) for n, status in enumerate(USUAL, 1)),
        histogram=tuple((f"{n}-{n + 1}", count * n) for n in range(10)),
        tiers=tuple((tier, count) for tier in TIERS),
        coverage=(Coverage("Size", 0.6, count, count), Coverage("Age", 0.4, 0, count)),
        top=tuple(
            Top(n + 1, f"Account {n + 1}", 9.0, "A", "Size") for n in range(some)
        ),
        research=tuple(Research("Account 9", 4.0, 7.5, "Age") for _ in range(some)),
        errors=1,
        warnings=2,
        notes=1,
    )


def results(count: int = 12, findings: tuple[Finding, ...] = FINDINGS) -> Results:
    return Results(scored_sheet(count), summary_sheet(count), findings)


def written(source: Path | None, target: Path, count: int = 12) -> Path:
    """Write so many accounts, into a copy of a source if there is one."""
    write_scored(source, target, results(count))
    return target
