"""Until when an order must be shipped: its own promise, else what the rule computes.

The platform's own 应揽收时间 is in ``Order.ship_by`` where it gives one (policy-facts 3.8 no. 12).
Otherwise the hours run from the payment, fewer of them where the goods' title promises more
(O-TM-07, O-DY-11: the shortest promise made anywhere holds).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, cast

from workbench.domain.clock import SHANGHAI
from workbench.domain.filing.filings import FilingState
from workbench.domain.parcels.clocks import MovedBy
from workbench.policy.answers import ONE_SECOND
from workbench.policy.clocks.notices import moved_by_notice
from workbench.policy.clocks.windows import BY_ITS_END, end_of_day
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.domain.filing.filings import Filing
    from workbench.domain.orders import Order
    from workbench.policy.clocks.asked import OrderCase
    from workbench.policy.rules import Rule, RuleVersion


@dataclass(frozen=True, slots=True)
class Promise:
    """The last instant to ship (``at``) and that of the earliest reading (``warn_at``), UTC.

    ``unsure`` names what may move it, ``is_filed`` tells that a filing did: what only may move a
    limit lowers no warning. ``doubts`` say that the limit itself was assumed, ``also`` names the
    notices that moved it.
    """

    at: datetime
    warn_at: datetime
    unsure: tuple[Unknown, ...] = ()
    doubts: tuple[Unknown, ...] = ()
    is_filed: bool = False
    also: tuple[str, ...] = ()


def promise(case: OrderCase, rule: Rule) -> Promise | None:
    """Return the limit; None where the order carries none and the rule cannot compute one."""
    order = case.order
    version = _version(case, rule)
    if version is None or _is_promised(order, rule):
        return None
    limits = _limits(order, version)
    if not limits:
        return None
    at, warn_at = (_not_before(limit, version) for limit in limits)
    found = Promise(at, warn_at - rule.earliest_reading, _unsure(order), _doubts(order, version))
    return _filed(case, rule, moved_by_notice(case, found))


def _is_promised(order: Order, rule: Rule) -> bool:
    """Tell whether the order's own promise keeps a rule for orders without one away."""
    return rule.clock is not None and rule.clock.without_promise and order.ship_by is not None


def _unsure(order: Order) -> tuple[Unknown, ...]:
    """Name the payment where the version had to be chosen without it."""
    return () if order.paid_at else (Unknown.PAID_AT,)


def _doubts(order: Order, version: RuleVersion) -> tuple[Unknown, ...]:
    """Name a promise that was only assumed: the order tells of none."""
    is_assumed = order.ship_by is None and "assumed_hours" in version.parameters
    return (Unknown.PROMISE,) if is_assumed and not _spoken_for(order, version) else ()


def _version(case: OrderCase, rule: Rule) -> RuleVersion | None:
    """Return the version by the payment; without one, by the order's creation or by today."""
    order = case.order
    if rule.decided_by not in BY_ITS_END:
        return rule.version_at(order.paid_at or order.created_at or case.now)
    limits = ((v, _limits(order, v)) for v in rule.versions)
    return next((v for v, at in limits if at and v.is_in_force(at[0] + ONE_SECOND)), None)


def _limits(order: Order, version: RuleVersion) -> list[datetime]:
    """Return the limit and its earliest reading; [] where neither order nor rule gives one."""
    if order.ship_by is not None:
        return [order.ship_by, order.ship_by]
    if order.paid_at is not None:
        limits = _spoken_for(order, version) or list(_usual(order.paid_at, version))
        if limits:
            return [min(each) for each in zip(*limits, strict=True)]
    floor = _floor(version)
    return [floor, floor] if floor else []


def _usual(paid_at: datetime, version: RuleVersion) -> Iterator[tuple[datetime, datetime]]:
    """Yield the rule's own time for an order of which nothing else is known."""
    values = version.parameters
    hours = values.get("hours", values.get("assumed_hours"))
    if hours is not None:
        end = paid_at + timedelta(hours=cast("int", hours))
        yield (end, end)
    elif "days" in values:
        end = paid_at + timedelta(days=cast("int", values["days"]))
        yield (end_of_day(end), end)


def _spoken_for(order: Order, version: RuleVersion) -> list[tuple[datetime, datetime]]:
    """Return what the titles promise; [] for an order that was not paid yet."""
    return list(_by_words(order, order.paid_at, version)) if order.paid_at else []


def _by_words(
    order: Order, paid_at: datetime, version: RuleVersion
) -> Iterator[tuple[datetime, datetime]]:
    """Yield what the titles' words promise."""
    values = version.parameters
    titles = [line.title for line in order.lines]
    if _says(titles, values.get("quick_words", ())):
        yield (paid_at + timedelta(hours=cast("int", values["quick_hours"])),) * 2
    if _says(titles, values.get("same_day_words", ())):
        yield _same_day(paid_at, cast("int", values["same_day_until_hour"]))
    if _says(titles, values.get("next_day_words", ())):
        yield (end_of_day(paid_at + timedelta(days=1)),) * 2


def _says(titles: Iterable[str], words: object) -> bool:
    return any(word in title for word in cast("tuple[str, ...]", words) for title in titles)


def _same_day(paid_at: datetime, hour: int) -> tuple[datetime, datetime]:
    """Return the end of the day of payments before ``hour``, of the next for those after it.

    A payment in that very second is in neither: taken as after, warned of as before.
    """
    turn = paid_at.astimezone(SHANGHAI).replace(hour=hour, minute=0, second=0, microsecond=0)
    today, tomorrow = end_of_day(paid_at), end_of_day(paid_at + timedelta(days=1))
    if paid_at == turn:
        return (tomorrow, today)
    return (today, today) if paid_at < turn else (tomorrow, tomorrow)


def _not_before(limit: datetime, version: RuleVersion) -> datetime:
    floor = _floor(version)
    return max(limit, floor) if floor else limit


def _floor(version: RuleVersion) -> datetime | None:
    """Return the instant before which nobody is late (a festival's announcement)."""
    text = version.parameters.get("not_before")
    return datetime.fromisoformat(str(text)) if text else None


def _filed(case: OrderCase, rule: Rule, found: Promise) -> Promise:
    """Move the limit to the latest time that a filing grants, where the rule lets filings do so."""
    moved_by = rule.clock.moved_by if rule.clock else MovedBy.NOTHING
    if moved_by is MovedBy.NOTHING:
        return found
    in_time = found.at if moved_by is MovedBy.FILING_APPROVED_IN_TIME else None
    filings = [filing for filing in case.filings if _counts(filing, case, in_time)]
    granted = max((at for f in filings if (at := _granted(f, case, in_time))), default=found.at)
    if granted > found.at:
        return replace(found, at=granted, warn_at=granted, doubts=(), is_filed=True)
    is_unsure = any(_granted(filing, case, in_time) is None for filing in filings)
    return replace(found, unsure=(*found.unsure, Unknown.FILING)) if is_unsure else found


def _counts(filing: Filing, case: OrderCase, in_time: datetime | None) -> bool:
    """Tell whether a filing was approved by now and may cover the order."""
    approved_at = filing.approved_at
    if filing.state is not FilingState.ACCEPTED or filing.covers(case.order) is False:
        return False
    if approved_at is None:
        return True
    return approved_at <= case.now and (in_time is None or approved_at <= in_time)


def _granted(filing: Filing, case: OrderCase, in_time: datetime | None) -> datetime | None:
    """Return the time that a filing grants for certain, None where something of it is unknown."""
    is_timed = in_time is None or filing.approved_at is not None
    return filing.extends_to if filing.covers(case.order) and is_timed else None
