"""Refunds that buyers ask for, as the marketplaces report them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class RefundStatus(StrEnum):
    """Where a refund stands; ``UNKNOWN`` is a platform word that we do not know yet."""

    AWAITING_SELLER = "awaiting_seller"
    AWAITING_RETURN = "awaiting_return"
    AWAITING_RECEIPT = "awaiting_receipt"
    REFUSED = "refused"
    CLOSED = "closed"
    REFUNDED = "refunded"
    UNKNOWN = "unknown"

    @property
    def is_open(self) -> bool:
        """Tell whether something is still to happen."""
        return self not in {RefundStatus.CLOSED, RefundStatus.REFUNDED}


@dataclass(frozen=True, slots=True)
class Refund:
    """One refund; money in 分, instants in UTC, ids as text.

    ``line_number`` is the sub-order, "" where it concerns the whole order. ``reason`` is the
    platform's own word, masked. ``reply_by`` is the deadline that the platform names, None without
    one. ``return_waybill`` is the number by which goods come back.
    """

    shop_id: str
    number: str
    order_number: str
    status: RefundStatus
    platform_status: str = ""
    line_number: str = ""
    amount: int | None = None
    reason: str = ""
    created_at: datetime | None = None
    modified_at: datetime | None = None
    reply_by: datetime | None = None
    return_waybill: str = ""


@dataclass(frozen=True, slots=True)
class RefundPage:
    """One page of one shop's refunds; ``position`` is used as that of an ``OrderPage``.

    ``unread`` counts those that could not be understood.
    """

    shop_id: str
    refunds: tuple[Refund, ...]
    position: str = ""
    unread: int = 0
