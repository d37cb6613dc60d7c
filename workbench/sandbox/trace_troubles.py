"""Troubles of traces: parcels that stop moving, have no trace, or are told of in odd ways."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.parcels.tracking import EventKind
from workbench.sandbox.routes import put_on_clock
from workbench.sandbox.script import Teller
from workbench.sandbox.wording import waiting
from workbench.sandbox.workshop import interrupted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.sandbox.case import Case
    from workbench.sandbox.routes import Leg
    from workbench.sandbox.script import ScriptedOrder, ScriptedScan

# Every way begins: pickup, departure from the outlet, arrival at the first hub, departure from it.
TO_FIRST_HUB = 3


def stuck_first_hub(case: Case) -> ScriptedOrder:
    """Script a parcel picked up at the case's moment that lies in the first hub since."""
    return _stalled(case, TO_FIRST_HUB)


def stuck_outlet(case: Case) -> ScriptedOrder:
    """Script a parcel picked up at the case's moment that only the outlet has spoken of."""
    return _stalled(case, case.workshop.rng.randint(1, TO_FIRST_HUB - 1))


def silent(case: Case) -> ScriptedOrder:
    """Script a parcel last scanned at the case's moment, between first hub and delivery."""
    buyer, profile = case.buyer(), case.profile()
    legs = case.workshop.legs(buyer, profile)
    cut = case.workshop.rng.randint(TO_FIRST_HUB + 1, before_delivery(legs))
    picked_up_at = case.moment - legs[cut - 1].after
    stops = interrupted(legs, cut, picked_up_at, case.resumed_at)
    return case.shipped(buyer, profile, picked_up_at, case.workshop.scans(stops, profile))


def no_trace(case: Case) -> ScriptedOrder:
    """Script a number uploaded at the case's moment that no carrier knows yet."""
    return _untouched(case, ())


def waiting_only(case: Case) -> ScriptedOrder:
    """Script a number uploaded at the case's moment that only waits for pickup."""
    city = case.workshop.scenario.sender.city
    return _untouched(case, (waiting(case.moment + timedelta(minutes=4), city),))


def missing_departure(case: Case) -> ScriptedOrder:
    """Script a healthy parcel that was never scanned on leaving the first hub."""
    buyer, profile = case.buyer(), case.profile()
    legs = case.workshop.legs(buyer, profile)
    stops = put_on_clock(legs[:TO_FIRST_HUB] + legs[TO_FIRST_HUB + 1 :], case.moment)
    return case.shipped(buyer, profile, case.moment, case.workshop.scans(stops, profile))


def redelivered(case: Case) -> ScriptedOrder:
    """Script a parcel signed for by the case's moment, then out for delivery once more."""
    buyer, profile = case.buyer(), case.profile()
    legs = case.workshop.legs(buyer, profile)
    picked_up_at = case.moment - legs[-1].after - timedelta(hours=12)
    stops = put_on_clock(legs, picked_up_at)
    again = next(stop for stop in stops if stop.leg.kind is EventKind.OUT_FOR_DELIVERY)
    stops.append(replace(again, at=stops[-1].at + timedelta(minutes=95)))
    return case.shipped(buyer, profile, picked_up_at, case.workshop.scans(stops, profile))


def only_elsewhere(case: Case) -> ScriptedOrder:
    """Script a healthy parcel of which the marketplace shows no trace at all."""
    return _mismatched(case, 0)


def partly_elsewhere(case: Case) -> ScriptedOrder:
    """Script a healthy parcel whose trace on the marketplace ends in the first hub."""
    return _mismatched(case, TO_FIRST_HUB)


def before_delivery(legs: Sequence[Leg]) -> int:
    """Return how many scans a way has before the courier takes the parcel out."""
    return next(i for i, leg in enumerate(legs) if leg.kind is EventKind.OUT_FOR_DELIVERY)


def _stalled(case: Case, cut: int) -> ScriptedOrder:
    buyer, profile = case.buyer(), case.profile()
    stops = interrupted(case.workshop.legs(buyer, profile), cut, case.moment, case.resumed_at)
    return case.shipped(buyer, profile, case.moment, case.workshop.scans(stops, profile))


def _untouched(case: Case, told: tuple[ScriptedScan, ...]) -> ScriptedOrder:
    """Return an order uploaded at the case's moment and picked up when the story goes on."""
    workshop, buyer, profile = case.workshop, case.buyer(), case.profile()
    draft = case.shipped_draft(buyer, case.moment)
    if case.resumed_at:
        stops = put_on_clock(workshop.legs(buyer, profile), case.resumed_at)
        told += workshop.scans(stops, profile)
    parcel = replace(workshop.parcel(profile, case.moment), scans=told)
    return workshop.order(draft, (parcel,))


def _mismatched(case: Case, told: int) -> ScriptedOrder:
    """Return a healthy order of which the marketplace tells the first ``told`` scans only."""
    workshop, buyer, profile = case.workshop, case.buyer(), case.profile()
    stops = put_on_clock(workshop.legs(buyer, profile), case.moment)
    scans = tuple(
        scan if place < told else replace(scan, teller=Teller.CARRIER_ONLY)
        for place, scan in enumerate(workshop.scans(stops, profile))
    )
    order = case.shipped(buyer, profile, case.moment, scans)
    return replace(order, parcels=(replace(order.parcels[0], scans=scans),))
