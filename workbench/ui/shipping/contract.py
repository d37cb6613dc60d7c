"""What shipping asks of the program; services satisfy it without knowing of Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.platforms.ship_checks import ShipCheck
    from workbench.domain.platforms.shipping_acts import ActKind, RecordedAct
    from workbench.domain.views import MonitorRow
    from workbench.services.shipping.acts import Consent
    from workbench.services.shipping.desk import ActRequest
    from workbench.ui.detail.acts import Act


class Shipper(Protocol):
    """Acts on platforms; all but ``settle`` ask the network."""

    def check(self, request: ActRequest, agreement: str = "") -> Sequence[ShipCheck]:
        """Return what speaks against a request; nothing is sent."""
        ...

    def send(self, request: ActRequest, consent: Consent) -> RecordedAct:
        """Do what is asked for, once."""
        ...

    def look(self, act_id: int) -> RecordedAct:
        """Ask the platform how an act ended whose answer was lost."""
        ...

    def settle(self, act_id: int, *, was_done: bool) -> RecordedAct:
        """Record what the seller saw on the platform of such an act."""
        ...


@dataclass(frozen=True, slots=True)
class ShipWish:
    """A row whose order is to be shipped, or whose number replaced, and the act to record then."""

    row: MonitorRow
    act: Act
    kind: ActKind
