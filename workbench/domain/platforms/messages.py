"""Messages that a marketplace keeps for its sellers: hints that something changed, no facts.

They come at least once and in any order: whoever gets one asks for the order anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class MessageKind(StrEnum):
    """What a message hints at; ``OTHER`` is a topic that we have no word for."""

    ORDER_MADE = "order_made"
    PAID = "paid"
    PRICE_CHANGED = "price_changed"
    SHIPPED = "shipped"
    NUMBER_CHANGED = "number_changed"
    RECEIVED = "received"
    COMPLETED = "completed"
    CLOSED = "closed"
    REFUND = "refund"
    ADDRESS_CHANGED = "address_changed"
    NOTE_CHANGED = "note_changed"
    OTHER = "other"

    @property
    def is_noteworthy(self) -> bool:
        """Tell whether somebody should know of it; the usual way of an order is in the order."""
        return self in _NOTEWORTHY


_NOTEWORTHY = frozenset(
    {
        MessageKind.PRICE_CHANGED,
        MessageKind.NUMBER_CHANGED,
        MessageKind.CLOSED,
        MessageKind.REFUND,
        MessageKind.ADDRESS_CHANGED,
        MessageKind.NOTE_CHANGED,
    }
)


@dataclass(frozen=True, slots=True)
class PlatformMessage:
    """One message; ``order_number`` is "" where it speaks of none, ``topic`` the platform's word.

    ``at`` is when it was written (UTC), None where not told.
    """

    id: str
    topic: str
    order_number: str = ""
    at: datetime | None = None
    kind: MessageKind = MessageKind.OTHER


@dataclass(frozen=True, slots=True)
class KeptMessage:
    """A message of an order as it is kept; ``is_new`` until the seller has looked at the order."""

    message: PlatformMessage
    is_new: bool
