"""False shipping (虚假发货) on 1688: a number that another order used before.

Only the later order is caught, and either a different receiver or a different address is enough;
the same receiver at the same address is a combined parcel and is not. What the platform masks
cannot be compared: then the answer is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.rules.decisions import Answer, Verdict
from workbench.policy.answers import Finding, readings
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta

    from workbench.domain.orders import Order
    from workbench.domain.parcels.shipments import NumberUse
    from workbench.domain.rules.decisions import OtherReading
    from workbench.policy.facts import ParcelFacts
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule

    # Is this earlier upload within the span before that one?
    Within = Callable[[datetime, datetime, timedelta], bool]

NUMBER_REUSE = "1688.false_ship.number_reuse_30d"


@dataclass(frozen=True, slots=True)
class _Match:
    """Another order with the same number, and what is not known about the two."""

    use: NumberUse
    doubts: tuple[Unknown, ...]


def number_reuse(facts: ParcelFacts, now: datetime, book: PolicyBook) -> Answer:
    """Judge whether another receiver's or address's order had the number in the 30 days before."""
    rule = book.rule(NUMBER_REUSE)
    span = rule.days(now)
    finding = _finding(facts, span, _rolling)
    others = (_finding(facts, span, within) for within in (_exclusive, _by_calendar))
    other = next((f.verdict for f in others if f.verdict is not finding.verdict), finding.verdict)
    return Finding(
        finding.verdict,
        facts=finding.facts,
        doubts=finding.doubts,
        readings=_readings(rule, finding.verdict, other),
    ).answer(NUMBER_REUSE)


def _readings(rule: Rule, verdict: Verdict, other: Verdict) -> tuple[OtherReading, ...]:
    return readings(rule.ambiguity("A14"), verdict, other, None)


def _finding(facts: ParcelFacts, span: timedelta, within: Within) -> Finding:
    """Find by one way of counting the days; a use that is certain decides before a doubtful one."""
    matches = [match for use in facts.other_uses if (match := _match(facts, use, span, within))]
    certain = next((match.use for match in matches if not match.doubts), None)
    if certain is not None and certain.uploaded_at is not None:
        used: dict[str, datetime | str] = {"other_order": certain.order_number}
        used["other_uploaded_at"] = certain.uploaded_at
        return Finding(Verdict.VIOLATION, facts=used)
    if matches:
        doubtful = matches[0]
        known = {"other_order": doubtful.use.order_number}
        return Finding(Verdict.UNKNOWN, facts=known, doubts=doubtful.doubts)
    return Finding(Verdict.CLEAN)


def _match(facts: ParcelFacts, use: NumberUse, span: timedelta, within: Within) -> _Match | None:
    """Return a use that is, or may be, an earlier one for somebody else; None for any other."""
    order = facts.order
    if (use.shop_id, use.order_number) == (order.shop_id, order.number):
        return None
    timing = _timing(facts.shipment.uploaded_at, use.uploaded_at, span, within)
    receiver = _receiver(order, use)
    if timing is None or receiver is None:
        return None
    return _Match(use, (*timing, *receiver))


def _timing(
    uploaded_at: datetime | None, used_at: datetime | None, span: timedelta, within: Within
) -> tuple[Unknown, ...] | None:
    """Return what is not known about the time of the use, None if it lies outside the span.

    Two uploads in the same second: which of the two orders came first is unknown.
    """
    if uploaded_at is None:
        return (Unknown.UPLOADED_AT,)
    if used_at is None or used_at == uploaded_at:
        return (Unknown.OTHER_UPLOADED_AT,)
    is_earlier = used_at < uploaded_at
    return () if is_earlier and within(used_at, uploaded_at, span) else None


def _receiver(order: Order, use: NumberUse) -> tuple[Unknown, ...] | None:
    """Return what cannot be compared, () where the two differ, None where both are the same."""
    ours = order.receiver
    pairs = (
        (Unknown.RECEIVER_NAME, ours.name_key if ours else None, use.name_key),
        (Unknown.RECEIVER_ADDRESS, ours.address_key if ours else None, use.address_key),
    )
    if any(None not in (one, other) and one != other for _, one, other in pairs):
        return ()
    return tuple(word for word, one, other in pairs if None in (one, other)) or None


def _rolling(used_at: datetime, uploaded_at: datetime, span: timedelta) -> bool:
    return uploaded_at - used_at <= span


def _exclusive(used_at: datetime, uploaded_at: datetime, span: timedelta) -> bool:
    return uploaded_at - used_at < span


def _by_calendar(used_at: datetime, uploaded_at: datetime, span: timedelta) -> bool:
    first_day = (uploaded_at.astimezone(SHANGHAI) - span).date()
    return used_at.astimezone(SHANGHAI).date() >= first_day
