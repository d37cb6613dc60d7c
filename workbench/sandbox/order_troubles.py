"""Troubles of orders: promises that run out, cancellations, refunds, words nobody knows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.sandbox.promises import PROMISED_HOURS
from workbench.sandbox.routes import put_on_clock
from workbench.sandbox.script import MovedPromise, StatusChange

if TYPE_CHECKING:
    from workbench.sandbox.case import Case
    from workbench.sandbox.cast import Buyer
    from workbench.sandbox.script import ScriptedOrder
    from workbench.sandbox.workshop import Draft

# A word that is not in 1688's list; unknown ones can appear (platform-apis 1.5).
UNKNOWN_STATUS = "waitqualitycheck"
_MOVED_BY = timedelta(hours=48)


def late_shipping(case: Case) -> ScriptedOrder:
    """Script an unshipped order with ``hours`` left of its promise at the season's start."""
    promise = case.trouble.promise
    left = timedelta(hours=case.hours - PROMISED_HOURS[promise])
    buyer = case.buyer()
    draft = case.paid_draft(buyer, case.start + left)
    return _shipped_later(case, buyer, replace(draft, promise=promise))


def moved_promise(case: Case) -> ScriptedOrder:
    """Script an unshipped order whose promise had ``hours`` left, and was moved by two days."""
    order = late_shipping(case)
    moved_at = case.start - timedelta(hours=3)
    until = case.start + timedelta(hours=case.hours) + _MOVED_BY
    return replace(order, moved_promise=MovedPromise(moved_at, until, "与买家协商一致延迟发货"))


def no_promise(case: Case) -> ScriptedOrder:
    """Script an unshipped order paid at the case's moment that carries no promise."""
    buyer = case.buyer()
    draft = case.paid_draft(buyer, case.moment)
    return _shipped_later(case, buyer, replace(draft, promise=""))


def unpaid(case: Case) -> ScriptedOrder:
    """Script an order made at the case's moment and never paid."""
    draft = case.paid_draft(case.buyer(), case.moment)
    order = case.workshop.order(draft)
    return replace(order, changes=order.changes[:1], paid_at=None)


def cancelled(case: Case) -> ScriptedOrder:
    """Script an order cancelled at the case's moment because the goods had run out."""
    draft = case.paid_draft(case.buyer(), case.moment - timedelta(hours=5))
    order = case.workshop.order(draft)
    changes = (*order.changes, StatusChange(case.moment, "cancel"))
    return replace(order, changes=changes, close_reason="sellerGoodsLack")


def refund_asked(case: Case) -> ScriptedOrder:
    """Script an order on its way whose buyer asked for a refund six hours later."""
    return replace(_on_its_way(case), refund_asked_at=case.moment + timedelta(hours=6))


def unknown_status(case: Case) -> ScriptedOrder:
    """Script an order on its way, in a status that no list names."""
    order = _on_its_way(case)
    shipped = replace(order.changes[-1], status=UNKNOWN_STATUS)
    return replace(order, changes=(*order.changes[:-1], shipped))


def _on_its_way(case: Case) -> ScriptedOrder:
    buyer, profile = case.buyer(), case.profile()
    stops = put_on_clock(case.workshop.legs(buyer, profile), case.moment)
    return case.shipped(buyer, profile, case.moment, case.workshop.scans(stops, profile))


def _shipped_later(case: Case, buyer: Buyer, draft: Draft) -> ScriptedOrder:
    """Ship after the start, or never."""
    if case.resumed_at is None:
        return case.workshop.order(draft)
    parcel = case.workshop.healthy_parcel(buyer, case.resumed_at)
    return case.workshop.order(draft, (parcel,))
