"""The season's ordinary days: orders that are paid, shipped the same or next day and delivered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.sandbox.script import HEALTHY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.sandbox.scenario import ShopPlan
    from workbench.sandbox.script import ScriptedOrder
    from workbench.sandbox.workshop import Draft, Workshop

# What is paid by then goes out the same afternoon, the rest the next.
_LAST_PAYMENT = time(15)
_UPLOADS_FROM = time(16, 10)
# Orders of the night and the small hours are rare.
_BUSY_HOURS = (8, 23)


def healthy_orders(workshop: Workshop, shop: ShopPlan) -> Iterator[ScriptedOrder]:
    """Yield the ordinary orders of one shop, before and after the season's start."""
    scenario = workshop.scenario
    history, future = timedelta(days=scenario.history_days), timedelta(days=scenario.future_days)
    for _ in range(shop.orders_before):
        yield _order(workshop, shop, _moment(workshop, scenario.start - history, scenario.start))
    for _ in range(shop.orders_after):
        yield _order(workshop, shop, _moment(workshop, scenario.start, scenario.start + future))


def _moment(workshop: Workshop, since: datetime, until: datetime) -> datetime:
    """Draw an instant of a busy hour."""
    opens, closes = _BUSY_HOURS
    while True:
        at = since + workshop.cast.minutes(0, (until - since) / timedelta(minutes=1))
        if opens <= at.astimezone(SHANGHAI).hour < closes:
            return at


def _order(workshop: Workshop, shop: ShopPlan, paid_at: datetime) -> ScriptedOrder:
    mixture, cast = workshop.scenario.mixture, workshop.cast
    buyer = cast.buyer(remote=cast.happens(mixture.remote))
    draft = workshop.draft(shop.id, HEALTHY, buyer, paid_at)
    uploaded_at = _shipping_time(paid_at) + cast.minutes(0, 80)
    parcels = tuple(
        workshop.healthy_parcel(buyer, uploaded_at, share) for share in _shares(workshop, draft)
    )
    last_scan = max(parcel.scans[-1].at for parcel in parcels)
    confirmed_at = last_scan + cast.minutes(600, 6000)
    draft = _with_roomy_promise(draft, uploaded_at, workshop.scenario.start)
    return workshop.order(draft, parcels, confirmed_at)


def _shipping_time(paid_at: datetime) -> datetime:
    local = paid_at.astimezone(SHANGHAI)
    day = local.date() + timedelta(days=local.time() > _LAST_PAYMENT)
    return datetime.combine(day, _UPLOADS_FROM, SHANGHAI).astimezone(UTC)


def _shares(workshop: Workshop, draft: Draft) -> list[tuple[int, ...]]:
    """Return which lines go into which parcel: mostly all into one, else one parcel a line."""
    if not workshop.cast.happens(workshop.scenario.mixture.several_parcels):
        return [()]
    count = len(draft.lines)
    return [(place % count,) for place in range(max(2, count))]


def _with_roomy_promise(draft: Draft, uploaded_at: datetime, start: datetime) -> Draft:
    """Promise what leaves room for a night, so that ordinary orders on show stay quiet."""
    if not draft.promise or uploaded_at <= start:
        return draft
    quick = uploaded_at - draft.paid_at < timedelta(hours=11)
    return replace(draft, promise="ssbxsfh" if quick else "essebsfh")
