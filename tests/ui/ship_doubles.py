"""Shipping in memory: what was asked for, and what speaks against it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.ui.season import NOW
from workbench.domain.platforms.shipping_acts import ActKind, ActState, RecordedAct, ShippingAct

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.errors import WorkbenchError
    from workbench.domain.platforms.ship_checks import ShipCheck
    from workbench.services.shipping.acts import Consent
    from workbench.services.shipping.desk import ActRequest

_SHIP = ShippingAct(ActKind.SHIP, "1", "2401200011874563218", "yuantong", "YT8800213345099")
# Nobody knows whether this was done.
LOST = RecordedAct(7, _SHIP, ActState.UNKNOWN, NOW)


@dataclass
class MemoryShipper:
    """Answers as it is told; ``sent`` are requests with their consents."""

    found: tuple[ShipCheck, ...] = ()
    error: WorkbenchError | None = None
    checked: list[tuple[ActRequest, str]] = field(default_factory=list)
    sent: list[tuple[ActRequest, Consent]] = field(default_factory=list)
    looked: list[int] = field(default_factory=list)
    settled: list[tuple[int, bool]] = field(default_factory=list)
    found_state: ActState = ActState.DONE
    asked_at: datetime = NOW

    def check(self, request: ActRequest, agreement: str = "") -> tuple[ShipCheck, ...]:
        self.checked.append((request, agreement))
        return self.found

    def send(self, request: ActRequest, consent: Consent) -> RecordedAct:
        self.sent.append((request, consent))
        if self.error is not None:
            raise self.error
        act = ShippingAct(request.kind, request.shop, request.order, "yunda", request.waybill)
        return RecordedAct(1, act, ActState.DONE, NOW)

    def look(self, act_id: int) -> RecordedAct:
        self.looked.append(act_id)
        if self.error is not None:
            raise self.error
        return replace(LOST, id=act_id, state=self.found_state, asked_at=self.asked_at)

    def settle(self, act_id: int, *, was_done: bool) -> RecordedAct:
        self.settled.append((act_id, was_done))
        state = ActState.DONE if was_done else ActState.REFUSED
        return replace(LOST, id=act_id, state=state)
