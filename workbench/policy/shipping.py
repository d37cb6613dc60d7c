"""Ship by (待发货): the time that the order itself promises (1688.ship.deadline_and_special_goods).

The rule gives no number of hours: an order without a promise has no clock here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.rules.decisions import Answer, Verdict
from workbench.policy.answers import Finding, open_verdict
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.facts import OrderFacts
    from workbench.policy.packs import PolicyBook

SHIP_BY = "1688.ship.deadline_and_special_goods"


def ship_by(facts: OrderFacts, now: datetime, book: PolicyBook) -> Answer:
    """Judge whether an order that waits to be shipped keeps, or can still keep, its promise.

    An order is shipped when the platform says so: part of it may be on its way already. One whose
    status we do not know is doubtful as long as no number stands on it.
    """
    return _finding(facts, now).answer(book.rule(SHIP_BY).id)


def _finding(facts: OrderFacts, now: datetime) -> Finding:
    promise = facts.order.ship_by
    if promise is None:
        return Finding(Verdict.NOT_STARTED)
    doubts = _doubts(facts)
    if facts.order.status is not OrderStatus.AWAITING_SHIPMENT and not doubts:
        return Finding(Verdict.CLEAN)
    return Finding(open_verdict(now, promise), deadline=promise, doubts=doubts)


def _doubts(facts: OrderFacts) -> tuple[Unknown, ...]:
    is_numbered = any(shipment.state is ShipmentState.ACTIVE for shipment in facts.shipments)
    if facts.order.status is OrderStatus.UNKNOWN and not is_numbered:
        return (Unknown.ORDER_STATUS,)
    return ()
