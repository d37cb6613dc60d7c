"""Fills a large cache by copying the rows of a small one that was saved and judged as always.

A million orders judged one by one take a quarter of an hour; their rows copied in SQL a few
minutes. What comes out is what saving and judging would have made (``test_cloning.py``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.search.search import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.store.engine.cache import Cache

_NUMBER = "printf('9%018d', {order} - 1 + ?1)"
_WAYBILL = "printf('TEST%012d', {order} - 1 + ?1)"
_NOTED = "replace(replace(key, order_number, {number}), waybill, {waybill})"
# Which columns of a copy differ; ``?1`` is how many orders stand before it, ``?2`` how many
# rows of the table. Orders and parcels of the template are numbered from 1, one parcel each.
_ORDER = "order_id + ?1"
_PARCEL = "shipment_id + ?1"
_NEXT = "id + ?2"
_INDEX = "CAST(substr(order_number, 2) AS INTEGER) + 1"
COPIED = {
    "orders": {"id": "id + ?1", "number": _NUMBER.format(order="id")},
    "order_version": {"id": _NEXT, "order_id": _ORDER},
    "shipment": {
        "id": "id + ?1",
        "order_id": _ORDER,
        "waybill": _WAYBILL.format(order="order_id"),
    },
    "shipment_version": {"id": _NEXT, "shipment_id": _PARCEL},
    "event": {"id": _NEXT, "shipment_id": _PARCEL},
    "trace": {"shipment_id": _PARCEL},
    "trace_poll": {"shipment_id": _PARCEL},
    "judge_due": {"order_id": _ORDER},
    "decision": {"id": _NEXT, "order_id": _ORDER, "shipment_id": _PARCEL},
    "monitor": {
        "id": "id + 2 * ?1",
        "order_id": _ORDER,
        "order_number": _NUMBER.format(order="order_id"),
        "waybill": _WAYBILL.format(order="order_id"),
    },
    "journey": {"shipment_id": _PARCEL, "order_id": _ORDER},
    "stake": {"id": _NEXT, "order_id": _ORDER},
    "notice": {
        "id": _NEXT,
        "key": _NOTED.format(
            number=_NUMBER.format(order=_INDEX), waybill=_WAYBILL.format(order=_INDEX)
        ),
        "order_number": _NUMBER.format(order=_INDEX),
        "waybill": _WAYBILL.format(order=_INDEX),
    },
}
# Which column tells the order (or its one parcel) that a row is about, for a last part copy.
_ABOUT = {"orders": "id", "shipment": "id", "notice": _INDEX}
_TEXTS = (
    "SELECT id, titles, region FROM orders WHERE is_open = ? AND id <= ?",
    "SELECT monitor.id, last_event_text, site FROM monitor JOIN orders ON orders.id = order_id"
    " WHERE is_open = ? AND order_id <= ?",
)
# Nothing of a file that is only half made is ever used: it need not survive anything.
_HASTE = (
    "PRAGMA foreign_keys = OFF",
    "PRAGMA synchronous = OFF",
    "PRAGMA secure_delete = OFF",
    "PRAGMA cache_size = -1048576",
)


def multiply(cache: Cache, template: int, size: int) -> None:
    """Copy a cache's ``template`` orders until it holds ``size``."""
    for haste in _HASTE:
        cache.execute(haste).fetchall()
    with cache.atomic():
        indexes = list(_without_indexes(cache))
    for table in COPIED:
        _copy_table(cache, table, template, size)
    _copy_documents(cache, template, size)
    for sql in indexes:
        cache.execute(sql)


def _without_indexes(cache: Cache) -> Iterator[str]:
    """Drop the indexes and yield how to make them again: sorted rows fill one much faster."""
    marks = ", ".join("?" * len(COPIED))
    found = cache.rows(
        "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"  # noqa: S608
        f" AND tbl_name IN ({marks})",
        tuple(COPIED),
    )
    for name, sql in found:
        cache.execute(f"DROP INDEX {name}")
        yield sql


def _copy_table(cache: Cache, table: str, template: int, size: int) -> None:
    changed = COPIED[table]
    names = [row[1] for row in cache.rows(f"PRAGMA table_info({table})")]
    values = ", ".join(changed.get(name, name) for name in names)
    base = f"base_{table}"
    rows = cache.value(f"SELECT count(*) FROM {table}")  # noqa: S608  # ours
    cache.execute(f"CREATE TEMP TABLE {base} AS SELECT * FROM {table}")  # noqa: S608  # ours
    about = _ABOUT.get(table, "order_id" if "order_id" in names else "shipment_id")
    sql = f"INSERT INTO {table} SELECT {values} FROM {base} WHERE {about} <= ?3"  # noqa: S608
    for copy, orders in enumerate(range(template, size, template), start=1):
        last = min(template, size - orders)
        cache.execute(sql, (orders, copy * rows, last))
    cache.execute(f"DROP TABLE {base}")


def _copy_documents(cache: Cache, template: int, size: int) -> None:
    """Index the copies' texts: an order's titles, a parcel's last scan and site."""
    index = SearchIndex(cache)
    for is_open in (False, True):
        titles, scans = (cache.rows(texts, (is_open, template)) for texts in _TEXTS)
        for orders in range(template, size, template):
            left = min(template, size - orders)
            told = [
                *((2 * (i + orders) + 1, *texts) for i, *texts in titles if i <= left),
                *((i + 2 * orders, *texts) for i, *texts in scans if i <= 2 * left),
            ]
            index.add(told, is_over=not is_open)
