"""The instants by which a rule's version is chosen for one decision (policy-facts C8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.parcels.tracking import EventKind

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.files import OrderFile, ShipmentFile
    from workbench.domain.rules.decisions import Decision
    from workbench.policy.rules import DecidedBy, Rule, RuleVersion

_ONE_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Occasion:
    """One decision with its order and its rule, asked about at ``at`` (UTC)."""

    decision: Decision
    file: OrderFile
    at: datetime
    rule: Rule

    @property
    def parcel(self) -> ShipmentFile | None:
        """Return the parcel that the decision is about, None for an order."""
        waybill = self.decision.subject.waybill
        found = (p for p in self.file.shipments if waybill and p.shipment.waybill == waybill)
        return next(found, None)

    def instant(self, decided_by: DecidedBy) -> datetime | None:
        """Return the instant that decides, None where it is not known.

        Tasks, judgements, scores and the like are still to come: they fall into today.
        """
        order = self.file.order
        match decided_by:
            case "payment":
                return order.paid_at
            case "order":
                return order.created_at
            case "upload":
                return self.parcel.shipment.uploaded_at if self.parcel else None
            case "pickup":
                return self._picked_up_at()
            case "conduct":
                return self._conduct()
            case _:
                return self.at

    def version(self, rule: Rule) -> RuleVersion | None:
        """Return the version of a rule that holds, None where none does or it cannot be known."""
        at = self.instant(rule.decided_by)
        if at is not None:
            return rule.version_at(at)
        only = rule.versions[0]
        return only if len(rule.versions) == 1 and only.is_open else None

    def _conduct(self) -> datetime:
        """Return the first second after the limit: the failure itself (O-CUR-06)."""
        deadline = self.decision.answer.deadline
        return self.at if deadline is None else deadline + _ONE_SECOND

    def _picked_up_at(self) -> datetime | None:
        events = self.parcel.events if self.parcel else ()
        times = [e.happened_at for e in events if e.kind is EventKind.PICKED_UP and e.happened_at]
        return min(times, default=None)
