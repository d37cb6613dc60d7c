"""Orders that stand in one shop and turn out to be another's move with all that hangs on them.

A file may name no shop, or one that has no keys yet. When a platform itself tells an order that
only files told of before, the order becomes that shop's: its versions, parcels, scans, decisions,
what people did about it, its filings, tickets and records stay with it, because its id stays. When
a file or the seller names the shop of an order that came without one, it becomes that shop's too.

Order numbers are given once per platform; Taobao and Tmall share theirs. An order that a platform
told of in one shop never moves to another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.shops import IMPORTED_PREFIX, Platform, Shop, ShopState
from workbench.store.imports import adoption_sql as sql
from workbench.store.orders.folding import Folding
from workbench.store.orders.queue import JudgeQueue
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.domain.pages import OrderPage
    from workbench.store.engine.cache import Cache


_KIN = ((Platform.TAOBAO, Platform.TMALL),)
# Shops for files that name none.
_NAMELESS = {shop.id: shop for shop in map(Shop.nameless, Platform)}


class Adoption:
    """Moves orders to the shop that a platform, or the seller's word for a file, says they are of.

    All calls that write stand in the transaction of the page or of the undoing that asks.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._folding = Folding(cache)
        self._queue = JudgeQueue(cache)

    def held(self, page: OrderPage) -> dict[str, str]:
        """Return the page's orders that stand in a shop of lesser word: numbers with shop ids."""
        return {number: shop_id for number, _, shop_id in self._rows(page)}

    def take(self, page: OrderPage, at: int) -> set[int]:
        """Let the page's shop have its orders that stand elsewhere; return their ids.

        A shop that files gave a name to comes along whole once its platform told one of its orders.
        """
        found: dict[str, set[int]] = {}
        for _, order_id, shop_id in self._rows(page):
            found.setdefault(shop_id, set()).add(order_id)
        moved: set[int] = set()
        for shop_id, ids in found.items():
            is_whole = _is_platforms(page) and _is_named_by_files(shop_id)
            own = {row[0] for row in self._cache.rows(sql.ALL_OF, (shop_id,))} if is_whole else ids
            moved |= self._move(own, page.shop_id, at)
            if _is_platforms(page) and shop_id.startswith(IMPORTED_PREFIX):
                self._end(shop_id, page.shop_id)
            elif not _is_platforms(page):
                self._cache.execute(sql.FORGET_BARE, (shop_id,))
        return moved

    def fold_parcels(self, page: OrderPage, waybills: Iterable[str], at: int) -> None:
        """Let parcels that stood alone, without an order, be those of the page's orders.

        ``waybills`` are the numbers that the page touched.
        """
        if not _is_platforms(page) or not self._cache.value(sql.FILES_CAME):
            return
        asked = to_json(sorted({each for each in waybills if each}))
        found = self._cache.rows(sql.PARCELS_ALONE, (asked, page.shop_id))
        for alone, _, order_id in found:
            self._folding.fold(alone, order_id, at)
        self._queue.put(order_id for *_, order_id in found)
        for shop_id in {home for _, home, _ in found if home.startswith(IMPORTED_PREFIX)}:
            self._end(shop_id, page.shop_id)

    def successor(self, shop_id: str) -> str | None:
        """Return the shop that a shop of files turned out to be, None where that is not clear."""
        found = self._cache.rows(sql.SUCCESSORS, (shop_id,))
        return str(found[0][0]) if len(found) == 1 else None

    def give_back(self, import_id: int, at: int) -> set[int]:
        """Let what an import moved stand where it stood; return the orders concerned.

        A shop for files that name none, gone when its last order went, is made anew for them.
        """
        back: dict[str, set[int]] = {}
        for order_id, shop_id, is_there in self._cache.rows(sql.MOVED_BY, (import_id,)):
            if is_there or self._made_anew(shop_id, at):
                back.setdefault(shop_id, set()).add(order_id)
        return {one for shop_id, ids in back.items() for one in self._move(ids, shop_id, at)}

    def _made_anew(self, shop_id: str, at: int) -> bool:
        """Make a shop for files that name none again; return whether it is one of these."""
        shop = _NAMELESS.get(shop_id)
        if shop is None:
            return False
        told = (shop.id, shop.platform.value, shop.name, ShopState.IMPORTED.value, at)
        self._cache.execute(sql.MAKE_ANEW, told)
        return True

    def _rows(self, page: OrderPage) -> Sequence[tuple[str, int, str]]:
        numbers = to_json([record.order.number for record in page.records])
        if not _is_platforms(page):
            sources = to_json(self._lesser(page.shop_id))
            is_there = self._cache.value(sql.ANY_OF, (sources,))
            return self._cache.rows(sql.HELD_BY, (numbers, sources)) if is_there else ()
        if not self._cache.value(sql.FILES_CAME):
            return ()
        return self._cache.rows(sql.HELD_BY_FILES, (numbers, page.shop_id))

    def _lesser(self, shop_id: str) -> list[str]:
        """Return the shops for files that name none whose orders may be this one's.

        Files of Taobao and Tmall look alike, and a list of waybills tells no platform at all.
        """
        told = self._cache.value(sql.PLATFORM, (shop_id,)) or _platform_in(shop_id)
        alike = next((kin for kin in _KIN if told in kin), (told,))
        found = [Shop.nameless(Platform(one)).id for one in (*alike, Platform.UNKNOWN)]
        return [one for one in found if one != shop_id]

    def _move(self, order_ids: Iterable[int], shop_id: str, at: int) -> set[int]:
        ids = set(order_ids)
        ids |= {row[0] for row in self._cache.rows(sql.FILED_WITH, (to_json(sorted(ids)),))}
        for twice, standing in self._cache.rows(sql.TWICE, (to_json(sorted(ids)), shop_id)):
            self._folding.fold(twice, standing, at)
            ids.remove(twice)
        asked = to_json(sorted(ids))
        self._cache.execute(sql.NOTE, (asked, shop_id, at))
        for statement in sql.BY_ORDER.values():
            self._cache.execute(statement, (asked, shop_id))
        self._queue.put(ids)
        self._queue.put_users_of(row[0] for row in self._cache.rows(sql.WAYBILLS, (asked,)))
        return ids

    def _end(self, shop_id: str, successor: str) -> None:
        """Let a shop of files without orders go; what else it had goes to the one it was."""
        if self._cache.value(sql.HAS_ORDERS, (shop_id,)):
            return
        if self.successor(shop_id) == successor:
            for statement in sql.OF_SHOP.values():
                self._cache.execute(statement, (shop_id, successor))
        self._cache.execute(sql.FORGET, (shop_id,))


def _is_platforms(page: OrderPage) -> bool:
    """Tell whether a platform itself speaks; trace files have no date either."""
    return page.told_at is None and not page.shop_id.startswith(IMPORTED_PREFIX)


def _is_named_by_files(shop_id: str) -> bool:
    return shop_id.startswith(IMPORTED_PREFIX) and shop_id not in _NAMELESS


def _platform_in(shop_id: str) -> str:
    """Return the platform that the id of a shop of files names; it need not be saved yet."""
    name = shop_id.removeprefix(IMPORTED_PREFIX).partition("-")[0]
    return name if name in set(Platform) else Platform.UNKNOWN
