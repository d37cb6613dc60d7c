"""Messages of platforms about orders: kept once each, however often and in whatever order told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.platforms.messages import KeptMessage, MessageKind, PlatformMessage
from workbench.store.engine.instants import from_ms_or_none, to_ms, to_ms_or_none

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.store.engine.cache import Cache, Row

_PUT = (
    "INSERT INTO platform_message (shop_id, number, order_number, kind, topic, at, seen_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (shop_id, number, order_number) DO NOTHING"
)
_OF_ORDER = (
    "SELECT number, topic, order_number, at, kind, read_at FROM platform_message"
    " WHERE shop_id = ? AND order_number = ? ORDER BY coalesce(at, seen_at) DESC, id DESC"
)
_READ = (
    "UPDATE platform_message SET read_at = ?"
    " WHERE shop_id = ? AND order_number = ? AND read_at IS NULL"
)


class MessageStore:
    """Keeps messages; all instants UTC."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def put(self, shop_id: str, told: Sequence[PlatformMessage], *, seen_at: datetime) -> None:
        """Keep what is worth knowing of an order; a message that is known changes nothing.

        What every order goes through comes by the hundred thousand, and stands in the order.
        """
        rows = [
            (shop_id, m.id, m.order_number, m.kind.value, m.topic, to_ms_or_none(m.at),
             to_ms(seen_at))
            for m in told
            if m.order_number and m.kind.is_noteworthy
        ]  # fmt: skip
        with self._cache.atomic():
            self._cache.execute_many(_PUT, rows)

    def of_order(self, shop_id: str, order_number: str) -> tuple[KeptMessage, ...]:
        """Return an order's messages, the newest first."""
        rows = self._cache.rows(_OF_ORDER, (shop_id, order_number))
        return tuple(_message_from(row) for row in rows)

    def mark_read(self, shop_id: str, order_number: str, at: datetime) -> None:
        """Record that the seller has looked at an order."""
        with self._cache.atomic():
            self._cache.execute(_READ, (to_ms(at), shop_id, order_number))


def _message_from(row: Row) -> KeptMessage:
    number, topic, order_number, at, kind, read_at = row
    told = PlatformMessage(number, topic, order_number, from_ms_or_none(at), MessageKind(kind))
    return KeptMessage(told, is_new=read_at is None)
