"""Status, tier and whom to contact, in DuckDB's SQL; see `scoring.rating.rate_block`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from scoring.rating.kernel import round_half_away
from scoring.rating.rate_block import SETTLED
from scoring.values.text import text_key
from scoring.vocabulary import Status
from scoring.warehouse.arithmetic import rounded
from scoring.warehouse.literals import literal, quoted
from scoring.warehouse.ratings import needs


if TYPE_CHECKING:
    from scoring.model.model import Settings
    from scoring.rating.plan import Plan


def status(plan: Plan) -> str:
    """Write what to do with an account, but for those that wait."""
    settings = plan.model.settings
    least = round_half_away(np.array(settings.known_at_least), SETTLED)
    known = f"{rounded('COALESCE(known, 0.0)', SETTLED)} >= {literal(float(least))}"
    enough = [f"rating >= {literal(settings.contact_from)}", *_reached(plan)]
    return (
        f"CASE WHEN disqualified THEN {_name(Status.DISQUALIFIED)} "
        f"WHEN rating IS NULL THEN {_name(Status.NO_DATA)} "
        f"WHEN {' AND '.join(enough)} THEN CASE WHEN {known} "
        f"THEN {_name(Status.CONTACT)} ELSE {_name(Status.RESEARCH)} END "
        f"ELSE {_name(Status.NOT_NOW)} END"
    )


def _reached(plan: Plan) -> list[str]:
    groups = {text_key(name) for name in plan.groups}
    if any(
        text_key(each.group) not in groups for each in plan.model.settings.also_needs
    ):
        return ["FALSE"]  # no account reaches a bound of a group that has no rating
    return [f"group_{row} >= {literal(bound)}" for row, bound in needs(plan).items()]


def limited_status(settings: Settings) -> str:
    """Let those beyond the setting *Contacts at most* wait."""
    if settings.contacts_at_most is None:
        return "status"
    # equals stay together: all of a tie that would not fit whole waits
    before = "COUNT(*) OVER (PARTITION BY status ORDER BY settled DESC)"
    beyond = (
        f"status = {_name(Status.CONTACT)} AND {before} > {settings.contacts_at_most}"
    )
    return f"CASE WHEN {beyond} THEN {_name(Status.WAITING)} ELSE status END"


def tier(settings: Settings) -> str:
    """Write the tier; NULL for who is disqualified or has no data."""
    tiers = sorted(settings.tiers, key=lambda tier: -tier.bound)
    whens = " ".join(
        f"WHEN rating >= {literal(tier.bound)} THEN {quoted(tier.name)}"
        for tier in tiers
    )
    named = f"CASE {whens} ELSE {quoted(tiers[-1].name)} END"
    return f"CASE WHEN NOT disqualified AND rating IS NOT NULL THEN {named} END"


def _name(status: Status) -> str:
    return quoted(status.value)
