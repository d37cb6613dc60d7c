"""Orders and their lines as the marketplaces report them, free of plaintext personal data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.regions import Region


class OrderStatus(StrEnum):
    """Where an order stands; ``UNKNOWN`` is a platform word that we do not know yet."""

    AWAITING_PAYMENT = "awaiting_payment"
    AWAITING_SHIPMENT = "awaiting_shipment"
    SHIPPED = "shipped"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"

    @property
    def is_open(self) -> bool:
        """Tell whether the order can still run late."""
        return self is not _COMPLETED and self is not _CANCELLED

    @property
    def is_waiting(self) -> bool:
        """Tell whether it is still to be paid or shipped."""
        return self in {OrderStatus.AWAITING_PAYMENT, OrderStatus.AWAITING_SHIPMENT}


# On Python 3.11 a member looked up in its class is a call, and every order asks several times.
_COMPLETED, _CANCELLED = OrderStatus.COMPLETED, OrderStatus.CANCELLED


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One sub-order (子订单): ``amount`` is what was paid for it in 分, None where not told."""

    number: str
    title: str
    quantity: str
    amount: int | None = None
    sku: str = ""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Who gets the goods, masked: region, masks, and keyed hashes for comparison only.

    A key is None where the platform gave nothing that can be compared, or gave it masked already.
    """

    region: Region | None = None
    name_mask: str = ""
    phone_mask: str = ""
    name_key: str | None = None
    address_key: str | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One main order; money in 分, instants in UTC, ids as text.

    ``ship_by`` is the promise that the order itself carries, None where it carries none.
    ``platform_status`` keeps the marketplace's own word.
    """

    shop_id: str
    number: str
    status: OrderStatus
    platform_status: str = ""
    created_at: datetime | None = None
    paid_at: datetime | None = None
    ship_by: datetime | None = None
    modified_at: datetime | None = None
    amount: int | None = None
    receiver: Receiver | None = None
    lines: tuple[OrderLine, ...] = ()
