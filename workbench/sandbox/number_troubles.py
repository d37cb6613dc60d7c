"""Troubles of waybill numbers: used twice, shared rightly, or replaced after a stall."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.sandbox.routes import put_on_clock
from workbench.sandbox.trace_troubles import TO_FIRST_HUB, before_delivery
from workbench.sandbox.workshop import interrupted

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.sandbox.case import Case
    from workbench.sandbox.cast import Buyer
    from workbench.sandbox.script import ScriptedOrder, ScriptedReceiver

# The number is taken again while its parcel still travels: a slip that sellers make, well inside
# the 30 days of 1688.false_ship.number_reuse_30d.
_FIRST_USE_BEFORE = timedelta(hours=26)
_DELIVERED_AFTER = timedelta(hours=9)


def reused_number(case: Case) -> tuple[ScriptedOrder, ...]:
    """Script two receivers and one number; the second upload was at the case's moment."""
    earlier = replace(case.trouble, shop=case.trouble.first_shop or case.trouble.shop)
    first = _travelling(
        replace(case, trouble=earlier), case.buyer(), case.moment - _FIRST_USE_BEFORE
    )
    return (first, _use_again(case, first, case.buyer(), case.moment))


def masked_reuse(case: Case) -> tuple[ScriptedOrder, ...]:
    """Script the same with a second receiver who came masked and cannot be compared."""
    first, second = reused_number(case)
    return (first, replace(second, receiver=_masked(second.receiver)))


def combined_parcel(case: Case) -> tuple[ScriptedOrder, ...]:
    """Script one buyer with two orders in one parcel, which is nothing wrong."""
    buyer = case.buyer()
    first = _travelling(case, buyer, case.moment)
    uploaded_at = first.parcels[0].uploaded_at + timedelta(minutes=1)
    return (first, _use_again(case, first, buyer, uploaded_at))


def replaced_number(case: Case) -> tuple[ScriptedOrder, ...]:
    """Script a parcel stuck since the case's moment whose number is replaced when it goes on."""
    buyer, profile, workshop = case.buyer(), case.profile(), case.workshop
    stops = put_on_clock(workshop.legs(buyer, profile)[:TO_FIRST_HUB], case.moment)
    stuck = case.shipped(buyer, profile, case.moment, workshop.scans(stops, profile))
    replaced_at = case.start + timedelta(hours=case.resumes)
    old = replace(stuck.parcels[0], gone_at=replaced_at)
    return (replace(stuck, parcels=(old, workshop.healthy_parcel(buyer, replaced_at))),)


def _travelling(case: Case, buyer: Buyer, picked_up_at: datetime) -> ScriptedOrder:
    """Return an order whose parcel is delivered some hours after the season's start."""
    profile = case.profile()
    legs = case.workshop.legs(buyer, profile)
    cut = before_delivery(legs)
    stops = interrupted(legs, cut, picked_up_at, case.start + _DELIVERED_AFTER)
    return case.shipped(buyer, profile, picked_up_at, case.workshop.scans(stops, profile))


def _use_again(
    case: Case, first: ScriptedOrder, buyer: Buyer, uploaded_at: datetime
) -> ScriptedOrder:
    """Return another order that is shipped under the first one's number."""
    handle = case.workshop.cast.handle()
    parcel = replace(first.parcels[0], handle=handle, uploaded_at=uploaded_at)
    return case.workshop.order(case.shipped_draft(buyer, uploaded_at), (parcel,))


def _masked(receiver: ScriptedReceiver) -> ScriptedReceiver:
    return replace(
        receiver,
        name=f"{receiver.name[0]}**",
        mobile=f"{receiver.mobile[:3]}****{receiver.mobile[-4:]}",
        address="测试路***",
    )
