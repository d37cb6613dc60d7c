"""Asking for parcels in memory: for whom digits are wanted, and what was asked with."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.services.polling.trace_asking import TraceTold

if TYPE_CHECKING:
    from workbench.domain.errors import WorkbenchError
    from workbench.domain.parcels.shipments import Shipment


@dataclass
class MemoryTracing:
    """Answers as it is told; ``asked`` are waybills with the digits."""

    carriers: set[str] = field(default_factory=lambda: {"shunfeng"})
    scans: int = 3
    error: WorkbenchError | None = None
    looked: list[str] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)

    def wants_digits(self, carrier: str) -> bool:
        self.looked.append(carrier)
        return carrier in self.carriers

    def ask(self, parcel: Shipment, digits: str = "") -> TraceTold:
        self.asked.append((parcel.waybill, digits))
        if self.error is not None:
            raise self.error
        return TraceTold("kuaidi100", parcel.waybill, self.scans)
