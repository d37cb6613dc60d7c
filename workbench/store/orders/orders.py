"""Orders as they are told, page by page: rows, cursor and judge queue in one transaction."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.pages import Cursor, SavedPage
from workbench.store.engine.instants import from_ms_or_none, to_ms, to_ms_or_none
from workbench.store.engine.sql import update_set
from workbench.store.engine.versions import Versions
from workbench.store.imports.adopting import Adoption
from workbench.store.orders.extras import ExtraStore
from workbench.store.orders.new_orders import NewOrderWriter
from workbench.store.orders.plans import Fate, OrderPlan, OrderPlanner, once_each
from workbench.store.orders.promises import PromiseStore
from workbench.store.orders.queue import JudgeQueue
from workbench.store.orders.rows import (
    LISTED_COLUMNS,
    ORDER_COLUMNS,
    listed_values,
    searched,
    to_json,
)
from workbench.store.orders.shipments import KnownOrder, ShipmentWriter
from workbench.store.orders.unread_orders import UnreadOrderStore
from workbench.store.records.matching import RecordFinder
from workbench.store.search.search import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.pages import OrderPage
    from workbench.store.engine.cache import Cache

_HOLDERS = (
    "SELECT asked.value, orders.shop_id FROM json_each(?) AS asked"
    " JOIN orders ON orders.number = asked.value COLLATE NOCASE"
)
# On Python 3.11 a member looked up in its class is a call.
_NEW, _CHANGED = Fate.NEW, Fate.CHANGED


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
        self._planner = OrderPlanner(cache)
        self._new = NewOrderWriter(cache)
        self._shipments = ShipmentWriter(cache)
        self._queue = JudgeQueue(cache)
        self._search = SearchIndex(cache)
        self._records = RecordFinder(cache)
        self._extras = ExtraStore(cache)
        self._unread = UnreadOrderStore(cache)
        self._promises = PromiseStore(cache)
        self._adoption = Adoption(cache)

    def cursor(self, shop_id: str, feed: str) -> Cursor | None:
        """Return how far a feed has been read, None before the first time."""
        sql = "SELECT position FROM cursor WHERE shop_id = ? AND feed = ?"
        position = self._cache.value(sql, (shop_id, feed))
        return None if position is None else Cursor(shop_id, feed, position)

    def holders(self, numbers: Sequence[str]) -> dict[str, set[str]]:
        """Return the ids of the shops that have an order of each number; others are not named."""
        found: dict[str, set[str]] = {}
        for number, shop_id in self._cache.rows(_HOLDERS, (to_json(list(numbers)),)):
            found.setdefault(number, set()).add(shop_id)
        return found

    def modified_at(self, shop_id: str, number: str) -> datetime | None:
        """Return when an order changed last as far as told, None where that is not known."""
        sql = "SELECT modified_at FROM orders WHERE shop_id = ? AND number = ?"
        return from_ms_or_none(self._cache.value(sql, (shop_id, number)))

    def compare(self, page: OrderPage) -> SavedPage:
        """Return what saving a page would do; nothing is written."""
        with self._cache.snapshot():
            elsewhere = self._adoption.held(page)
            plans = self._planner.plan(page, elsewhere)
            return _saved(
                Counter(_fate(plan, is_moved=plan.order.number in elsewhere) for plan in plans)
            )

    def successor(self, shop_id: str) -> str | None:
        """Return the shop that a shop of files turned out to be, None where that is not clear."""
        return self._adoption.successor(shop_id)

    def save_page(
        self, page: OrderPage, *, seen_at: datetime, cursor: Cursor | None = None
    ) -> SavedPage:
        """Save a page's orders and shipments as seen at ``seen_at``, and how far it brings us.

        A record that is older than what is known (``plans.py``) changes nothing. Orders
        that changed are queued for judging, as are those that share a touched number. An order
        that stands in a shop of lesser word comes to this one (``adopting.py``).

        Raises:
            StoreError: nothing of the page was saved, and the cursor stands where it stood.
        """
        fates: Counter[Fate] = Counter()
        with self._cache.atomic():
            touched = _Touched()
            moved = self._adoption.take(page, to_ms(seen_at))
            for part in once_each(page):
                plans = self._planner.plan(part)
                self._save(plans, to_ms(seen_at), to_ms_or_none(page.told_at), touched)
                fates.update([_fate(plan, is_moved=plan.order_id in moved) for plan in plans])
            self._adoption.fold_parcels(page, touched.waybills, to_ms(seen_at))
            self._queue.put(touched.order_ids)
            self._queue.put_users_of(touched.waybills)
            self._records.find(touched.order_ids)
            self._promises.put(page.records, to_ms(seen_at))
            if page.told_at is None:
                self._keep_unread_aside(page, seen_at)
            if cursor is not None:
                self._save_cursor(cursor)
        return _saved(fates)

    def _save(
        self, plans: Sequence[OrderPlan], at: int, told_at: int | None, touched: _Touched
    ) -> None:
        new = [plan for plan in plans if plan.fate is _NEW]
        ids = self._new.write(new, at, told_at)
        touched.order_ids.extend(ids)
        self._extras.put(
            [(i, plan.others) for i, plan in zip(ids, new, strict=True) if plan.others], at
        )
        for plan in new:
            if plan.shipments:
                touched.waybills.update([s.shipment.waybill for s in plan.shipments.saves])
        for plan in plans:
            if plan.fate is _CHANGED:
                self._change(plan, at, touched)
        if told_at is not None:
            self._note_file(plans, told_at)

    def _change(self, plan: OrderPlan, at: int, touched: _Touched) -> None:
        order, order_id = plan.order, plan.order_id
        if plan.is_told_anew:
            listed = listed_values(order, plan.values, plan.mark)
            self._cache.execute(update_set("orders", LISTED_COLUMNS), (*listed, order_id))
            self._versions.put(order_id, plan.values, at)
            self._search.put_told(order_id, *searched(order), is_open=order.status.is_open)
        owner = KnownOrder(order_id, order.shop_id, order.number, order.status.is_open)
        waybills = self._shipments.write(owner, plan.shipments, at) if plan.shipments else set()
        if plan.others:
            self._extras.put([(order_id, plan.others)], at)
        touched.order_ids.append(order_id)
        # A receiver that changed is compared anew by every order that uses one of the numbers.
        touched.waybills |= self._shipments.waybills(order_id) if plan.is_told_anew else waybills

    def _note_file(self, plans: Sequence[OrderPlan], told_at: int) -> None:
        """Remember the date of the newest file that spoke of these orders."""
        self._cache.execute_many(
            "UPDATE orders SET file_told_at = ?1 WHERE shop_id = ?2 AND number = ?3"
            " AND coalesce(file_told_at, 0) < ?1",
            [
                (told_at, plan.order.shop_id, plan.order.number)
                for plan in plans
                if plan.fate is not _NEW and plan.needs_file_date(told_at)
            ],
        )

    def _keep_unread_aside(self, page: OrderPage, seen_at: datetime) -> None:
        """Note what could not be read; what came whole needs no asking any more."""
        whole = [each.order.number for each in page.records if each.shipments is not None]
        self._unread.forget(page.shop_id, whole)
        self._unread.note(page.shop_id, page.unread, at=seen_at)

    def _save_cursor(self, cursor: Cursor) -> None:
        self._cache.execute(
            "INSERT INTO cursor (shop_id, feed, position) VALUES (?, ?, ?)"
            " ON CONFLICT (shop_id, feed) DO UPDATE SET position = excluded.position"
            " WHERE position <> excluded.position",
            (cursor.shop_id, cursor.feed, cursor.position),
        )


def _fate(plan: OrderPlan, *, is_moved: bool) -> Fate:
    """Return what becomes of an order; one that only came from another shop changed as well."""
    return _CHANGED if is_moved and plan.fate is Fate.SAME else plan.fate


def _saved(fates: Counter[Fate]) -> SavedPage:
    return SavedPage(fates[Fate.NEW], fates[Fate.CHANGED], fates[Fate.SAME], fates[Fate.OLDER])
