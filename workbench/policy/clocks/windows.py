"""Which version of a rule holds for one clock: by the instant that the rule names (C8).

For what the seller does or fails to do ("conduct", "in_transit") it is the instant at which the
clock runs out; a clock that runs out where no version holds any more, or none yet, is that of the
version in which it began.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, cast

from workbench.domain.clock import SHANGHAI
from workbench.domain.parcels.clocks import Bound
from workbench.policy.answers import ONE_SECOND

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.policy.facts import ParcelFacts
    from workbench.policy.rules import Rule, RuleVersion

BY_ITS_END = frozenset({"conduct", "in_transit", "score_day"})


def version_for(
    rule: Rule, facts: ParcelFacts, start: datetime, span: Callable[[RuleVersion], timedelta]
) -> RuleVersion | None:
    """Return the version for a clock that begins at ``start``; None where the rule does not hold.

    ``span`` tells how long a version lets it run. Where the payment decides and is not known, the
    clock's own start stands for it.
    """
    if len(rule.versions) == 1 and rule.versions[0].is_open:
        return rule.versions[0]
    if rule.decided_by in BY_ITS_END:
        # The failure itself is the first second that is too late (O-CUR-06).
        ending = (v for v in rule.versions if v.is_in_force(start + span(v) + ONE_SECOND))
        return next(ending, None) or rule.version_at(start)
    return rule.version_at(deciding_instant(rule, facts) or start)


def deciding_instant(rule: Rule, facts: ParcelFacts) -> datetime | None:
    """Return the instant of the order or the parcel by which the rule chooses its version."""
    order, shipment = facts.order, facts.shipment
    match rule.decided_by:
        case "payment" | "order":
            return order.paid_at or order.created_at
        case "upload":
            return shipment.uploaded_at
        case _:
            return None


def hours_of(version: RuleVersion) -> timedelta:
    """Return the span of a version that counts hours, or days of 24 hours."""
    values = version.parameters
    if "days" in values:
        return timedelta(days=cast("int", values["days"]))
    return timedelta(hours=cast("int", values["hours"]))


def end_of_day(at: datetime) -> datetime:
    """Return the last second of the day in Shanghai on which ``at`` falls."""
    local = at.astimezone(SHANGHAI)
    return local.replace(hour=23, minute=59, second=59, microsecond=0).astimezone(UTC)


def limit(rule: Rule, start: datetime, span: timedelta) -> datetime:
    """Return the last instant still in time of a span that begins at ``start``."""
    end = start + span
    return end - ONE_SECOND if rule.clock and rule.clock.bound is Bound.OR_EQUAL else end
