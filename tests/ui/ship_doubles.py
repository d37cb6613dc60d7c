"""Shipping in memory: what was asked for, and what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.ui.season import NOW
from workbench.domain.shipping_acts import ActState, RecordedAct, ShippingAct

if TYPE_CHECKING:
    from workbench.domain.errors import WorkbenchError
    from workbench.domain.ship_checks import ShipCheck
    from workbench.services.shipping_acts import Consent
    from workbench.services.shipping_desk import ActRequest


@dataclass
class MemoryShipper:
    """Answers as it is told; ``sent`` are requests with their consents."""

    found: tuple[ShipCheck, ...] = ()
    error: WorkbenchError | None = None
    checked: list[tuple[ActRequest, str]] = field(default_factory=list)
    sent: list[tuple[ActRequest, Consent]] = field(default_factory=list)

    def check(self, request: ActRequest, agreement: str = "") -> tuple[ShipCheck, ...]:
        self.checked.append((request, agreement))
        return self.found

    def send(self, request: ActRequest, consent: Consent) -> RecordedAct:
        self.sent.append((request, consent))
        if self.error is not None:
            raise self.error
        act = ShippingAct(request.kind, request.shop, request.order, "yunda", request.waybill)
        return RecordedAct(1, act, ActState.DONE, NOW)
