"""Notices: the record that the panel shows and the desktop only points to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import kinds_of
from workbench.domain.telling.notices import Notice, NoticeKind, UnreadTally
from workbench.store.engine.id_lists import ids_of
from workbench.store.engine.instants import FAR, from_ms, to_ms
from workbench.store.engine.sql import Clause, all_of, insert_into, select
from workbench.store.orders.rows import from_json, to_json

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable, Sequence

    from workbench.domain.telling.notices import NoticeQuery
    from workbench.store.engine.cache import Cache, Row

_COLUMNS = (
    "key", "kind", "level", "at", "shop_id", "order_number", "waybill", "rule", "details", "read",
)  # fmt: skip
_INSERT = insert_into("notice", _COLUMNS)
_SAID = ("kind", "level", "details")
_KNOWN = select(_SAID, "FROM notice WHERE key = ?")
_ROWS = select(
    ("notice.id", *_COLUMNS, "ifnull(shop.name, '')"),
    "FROM notice LEFT JOIN shop ON shop.id = shop_id",
    "WHERE notice.id IN (SELECT value FROM json_each(?))",
)
# What a person reads of a notice beside the words of its kind and its rule.
_SEARCHED = (
    "(order_number LIKE ? ESCAPE '!' OR waybill LIKE ? ESCAPE '!'"
    " OR EXISTS (SELECT 1 FROM json_each(details) AS told WHERE told.value LIKE ? ESCAPE '!')"
    " OR rule IN (SELECT value FROM json_each(?)) OR kind IN (SELECT value FROM json_each(?)))"
)
_TALLIES = select(
    ("kind", "shop_id", "ifnull(shop.name, '')", "count(*)"),
    "FROM notice LEFT JOIN shop ON shop.id = shop_id WHERE read = 0",
    "GROUP BY kind, shop_id ORDER BY kind, shop_id",
)
# Read, told anew, or about a row that a person moved on: nobody needs to be called to these.
_STANDING = select(
    ("notice.key",),
    "FROM notice WHERE read = 0 AND id IN (SELECT value FROM json_each(?))",
    "AND NOT EXISTS (SELECT 1 FROM orders JOIN monitor ON monitor.order_id = orders.id",
    "WHERE orders.shop_id = notice.shop_id AND orders.number = notice.order_number",
    "AND monitor.waybill = notice.waybill AND (monitor.handling > 0",
    "OR EXISTS (SELECT 1 FROM handling WHERE row_id = monitor.id",
    f"AND ended_at = {FAR} AND look_at IS NOT NULL AND looked_at IS NULL)))",
)
_PAGE = select(
    ("id", *_COLUMNS), "FROM notice WHERE (at, id) < (?, ?) AND read <= ?",
    "ORDER BY at DESC, id DESC LIMIT ?",
)  # fmt: skip


class NoticeStore:
    """Keeps notices; a newer one with the same key takes the old one's place."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def record(self, notices: Iterable[Notice]) -> list[Notice]:
        """Record notices and return those that were news, with their ids.

        One that says the same as what stands under its key changes nothing: it was read or will be.
        """
        with self._cache.atomic():
            return [fresh for notice in notices if (fresh := self._record(notice)) is not None]

    def _record(self, notice: Notice) -> Notice | None:
        details = to_json(dict(sorted(notice.values.items())))
        if self._cache.row(_KNOWN, (notice.key,)) == (notice.kind, notice.level, details):
            return None
        self._cache.execute("DELETE FROM notice WHERE key = ?", (notice.key,))
        cursor = self._cache.execute(
            _INSERT,
            (
                notice.key,
                notice.kind.value,
                notice.level.value,
                to_ms(notice.at),
                notice.shop_id,
                notice.order_number,
                notice.waybill,
                notice.rule,
                details,
                int(notice.read),
            ),
        )
        return replace(notice, id=int(cursor.lastrowid or 0))

    def page(
        self, *, only_unread: bool = False, limit: int = 500, before: Notice | None = None
    ) -> list[Notice]:
        """Return up to ``limit`` notices, newest first, those older than ``before`` if given."""
        mark = (FAR, 0) if before is None else (to_ms(before.at), before.id)
        rows = self._cache.rows(_PAGE, (*mark, int(not only_unread), limit))
        return [_notice_from(row) for row in rows]

    def ids(self, query: NoticeQuery) -> array[int]:
        """Return the ids of the notices that fit, the newest first unless turned round."""
        where = all_of([*_unread(query), *_narrowed(query), *_found(query)])
        way = "ASC" if query.oldest_first else "DESC"
        sql = select(("id",), "FROM notice", where.sql, f"ORDER BY at {way}, id {way}")
        return ids_of(self._cache, Clause(sql, where.values))

    def rows(self, ids: Sequence[int]) -> list[Notice]:
        """Return the notices with these ids in this order; those replaced since are left out.

        Each names its shop.
        """
        rows = self._cache.rows(_ROWS, (to_json(list(ids)),))
        found = {row[0]: _of_shop(_notice_from(row[:-1]), row[-1]) for row in rows}
        return [found[notice_id] for notice_id in ids if notice_id in found]

    def rules(self) -> list[str]:
        """Return the rules that notices are about."""
        return [row[0] for row in self._cache.rows("SELECT DISTINCT rule FROM notice") if row[0]]

    def unread_tallies(self) -> list[UnreadTally]:
        """Return how many have not been read, by kind and shop."""
        rows = self._cache.rows(_TALLIES)
        return [UnreadTally(NoticeKind(kind), shop, name, n) for kind, shop, name, n in rows]

    def standing(self, notices: Iterable[Notice]) -> frozenset[str]:
        """Return the keys of those that are neither read, told anew, nor of rows moved on."""
        ids = to_json([notice.id for notice in notices])
        return frozenset(row[0] for row in self._cache.rows(_STANDING, (ids,)))

    def mark_read(self, ids: Sequence[int]) -> None:
        """Record that these were read."""
        self._cache.execute(
            "UPDATE notice SET read = 1 WHERE read = 0 AND id IN (SELECT value FROM json_each(?))",
            (to_json(list(ids)),),
        )

    def mark_all_read(self) -> None:
        """Record that all were read."""
        self._cache.execute("UPDATE notice SET read = 1 WHERE read = 0")


def _unread(query: NoticeQuery) -> list[Clause]:
    return [Clause("read = 0")] if query.only_unread else []


def _narrowed(query: NoticeQuery) -> list[Clause]:
    """Return what narrows the record to one thing or one shop."""
    found = [Clause("shop_id = ?", (query.shop_id,))] if query.shop_id else []
    if query.category is not None:
        kinds = to_json([kind.value for kind in kinds_of(query.category)])
        found.append(Clause("kind IN (SELECT value FROM json_each(?))", (kinds,)))
    return found


def _found(query: NoticeQuery) -> list[Clause]:
    """Return the search as one condition: in a number, in what is told, or by rule and kind."""
    text = query.search.strip()
    if not text:
        return []
    pattern = "%" + text.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%"
    listed = to_json(list(query.rules)), to_json(list(query.kinds))
    return [Clause(_SEARCHED, (pattern, pattern, pattern, *listed))]


def _of_shop(notice: Notice, shop: str) -> Notice:
    values = {"shop": shop, **notice.values} if shop else notice.values
    return replace(notice, values=values)


def _notice_from(row: Row) -> Notice:
    row_id, key, kind, level, at, shop_id, number, waybill, rule, details, read = row
    return Notice(
        NoticeKind(kind),
        key,
        Level(level),
        from_ms(at),
        shop_id,
        number,
        waybill,
        rule,
        from_json(details),
        row_id,
        bool(read),
    )
