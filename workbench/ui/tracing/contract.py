"""What the window needs to ask for single parcels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from workbench.domain.parcels.shipments import Shipment
    from workbench.services.polling.trace_asking import TraceTold


class TraceAsker(Protocol):
    """Trace providers, asked when a person wants it."""

    def wants_digits(self, carrier: str) -> bool:
        """Tell whether a carrier's parcels are told of only with the digits; asks nobody."""
        ...

    def ask(self, parcel: Shipment, digits: str = "") -> TraceTold:
        """Ask for a parcel, and keep what is told but not the digits."""
        ...
