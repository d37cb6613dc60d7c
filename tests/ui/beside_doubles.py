"""What stands beside orders, in memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.platforms.beside import NOTHING_BESIDE, Beside, BesideFilter

if TYPE_CHECKING:
    from workbench.domain.orders import Order


@dataclass
class MemoryBeside:
    """Answers for every order alike; notes whose messages were seen."""

    beside: Beside = NOTHING_BESIDE
    numbers: dict[BesideFilter, int] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)

    def of_order(self, order_id: int, order: Order) -> Beside:
        return self.beside

    def counts(self) -> dict[BesideFilter, int]:
        return {each: self.numbers.get(each, 0) for each in BesideFilter}

    def mark_read(self, order: Order) -> None:
        self.seen.append(order.number)
