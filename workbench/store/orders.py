"""Orders as they are told, page by page: rows, cursor and judge queue in one transaction."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from workbench.domain.pages import Cursor, SavedPage
from workbench.store.instants import to_ms, to_ms_or_none
from workbench.store.queue import JudgeQueue
from workbench.store.row_ids import order_row
from workbench.store.rows import ORDER_COLUMNS, digest, order_values, region_text, titles
from workbench.store.search import SearchIndex
from workbench.store.shipments import KnownOrder, ShipmentWriter
from workbench.store.sql import insert_into, update_set
from workbench.store.versions import Versions

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.orders import Order
    from workbench.domain.pages import OrderPage, OrderRecord
    from workbench.store.cache import Cache

_LISTED = (
    "digest", "modified_at", "status", "is_open", "paid_at", "ship_by", "amount", "titles",
    "region",
)  # fmt: skip


class _Fate(Enum):
    """What became of one record of a page."""

    NEW = auto()
    CHANGED = auto()
    SAME = auto()
    OLDER = auto()


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    digest: bytes
    modified_at: int | None


@dataclass(slots=True)
class _Touched:
    """What a page changed, and by which numbers that reaches other orders."""

    order_ids: list[int] = field(default_factory=list)
    waybills: set[str] = field(default_factory=set)


class OrderStore:
    """Saves orders; what is told again as before writes nothing."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._versions = Versions(cache, "order_version", "order_id", ORDER_COLUMNS)
        self._shipments = ShipmentWriter(cache)
        self._queue = JudgeQueue(cache)
        self._search = SearchIndex(cache)

    def cursor(self, shop_id: str, feed: str) -> Cursor | None:
        """Return how far a feed has been read, None before the first time."""
        sql = "SELECT position FROM cursor WHERE shop_id = ? AND feed = ?"
        position = self._cache.value(sql, (shop_id, feed))
        return None if position is None else Cursor(shop_id, feed, position)

    def save_page(
        self, page: OrderPage, *, seen_at: datetime, cursor: Cursor | None = None
    ) -> SavedPage:
        """Save a page's orders and shipments as seen at ``seen_at``, and how far it brings us.

        A record that is older than what is known (by ``modified_at``) changes nothing. Orders
        that changed are queued for judging, as are those that share a touched number.

        Raises:
            StoreError: nothing of the page was saved, and the cursor stands where it stood.
        """
        with self._cache.atomic():
            at = to_ms(seen_at)
            touched = _Touched()
            fates = Counter(self._save(record, at, touched) for record in page.records)
            self._queue.put(touched.order_ids)
            self._queue.put_users_of(touched.waybills)
            if cursor is not None:
                self._save_cursor(cursor)
        return SavedPage(
            fates[_Fate.NEW], fates[_Fate.CHANGED], fates[_Fate.SAME], fates[_Fate.OLDER]
        )

    def _save(self, record: OrderRecord, at: int, touched: _Touched) -> _Fate:
        order = record.order
        known = self._known(order)
        if known is not None and _is_older(order, known):
            return _Fate.OLDER
        order_id, told_anew = self._save_order(order, known, at)
        waybills: set[str] = set()
        if record.shipments is not None:
            owner = KnownOrder(order_id, order.shop_id, order.number, order.status.is_open)
            waybills = self._shipments.sync(owner, record.shipments, at)
        if not (told_anew or waybills):
            return _Fate.SAME
        touched.order_ids.append(order_id)
        # A receiver that changed is compared anew by every order that uses one of the numbers.
        touched.waybills |= self._shipments.waybills(order_id) if told_anew else waybills
        return _Fate.NEW if known is None else _Fate.CHANGED

    def _known(self, order: Order) -> _Known | None:
        sql = "SELECT id, digest, modified_at FROM orders WHERE shop_id = ? AND number = ?"
        row = self._cache.row(sql, (order.shop_id, order.number))
        return None if row is None else _Known(*row)

    def _save_order(self, order: Order, known: _Known | None, at: int) -> tuple[int, bool]:
        """Return the order's id and whether something about it was told anew."""
        values = order_values(order)
        mark = digest(values)
        if known is not None and known.digest == mark:
            return known.id, False
        listed = _listed_values(order, mark)
        if known is None:
            sql = insert_into("orders", (*_LISTED, "shop_id", "number"))
            cursor = self._cache.execute(sql, (*listed, order.shop_id, order.number))
            order_id = int(cursor.lastrowid or 0)
            self._versions.begin(order_id, values, at)
        else:
            order_id = known.id
            self._cache.execute(update_set("orders", _LISTED), (*listed, order_id))
            self._versions.put(order_id, values, at)
        self._search.put(order_row(order_id), titles(order.lines))
        return order_id, True

    def _save_cursor(self, cursor: Cursor) -> None:
        self._cache.execute(
            "INSERT INTO cursor (shop_id, feed, position) VALUES (?, ?, ?)"
            " ON CONFLICT (shop_id, feed) DO UPDATE SET position = excluded.position"
            " WHERE position <> excluded.position",
            (cursor.shop_id, cursor.feed, cursor.position),
        )


def _is_older(order: Order, known: _Known) -> bool:
    modified = to_ms_or_none(order.modified_at)
    return modified is not None and known.modified_at is not None and modified < known.modified_at


def _listed_values(order: Order, mark: bytes) -> tuple[object, ...]:
    receiver = order.receiver
    return (
        mark,
        to_ms_or_none(order.modified_at),
        order.status.value,
        int(order.status.is_open),
        to_ms_or_none(order.paid_at),
        to_ms_or_none(order.ship_by),
        order.amount,
        titles(order.lines),
        region_text(receiver.region if receiver else None),
    )
