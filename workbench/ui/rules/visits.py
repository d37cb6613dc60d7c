"""From a decision or a notice to the visit of its rule (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.views import RuleVisit

if TYPE_CHECKING:
    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.telling.notices import Notice


def visit_of(decision: Decision, file: OrderFile) -> RuleVisit:
    """Return the visit of a decision's rule, with the instants that may choose its version."""
    waybill = decision.subject.waybill
    parcels = (parcel.shipment for parcel in file.shipments)
    parcel = next((shipment for shipment in parcels if shipment.waybill == waybill), None)
    return RuleVisit(
        decision.answer.rule,
        decision.decided_at,
        paid_at=file.order.paid_at,
        ordered_at=file.order.created_at,
        uploaded_at=parcel.uploaded_at if parcel is not None else None,
        due_at=decision.answer.deadline,
    )


def visit_of_notice(notice: Notice) -> RuleVisit:
    """Return the visit of a notice's rule; it knows when it was raised, and nothing of orders."""
    return RuleVisit(notice.rule, notice.at)
