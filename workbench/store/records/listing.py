"""The list of what platforms said: which rows in which order, their content, and counts."""

from __future__ import annotations

from array import array
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.domain.platforms.platform_records import (
    AppealStanding,
    RecordKind,
    RecordRow,
    RecordSort,
)
from workbench.domain.shops import Platform
from workbench.store.engine.instants import FAR, as_of_ms, from_ms, to_ms
from workbench.store.engine.sql import Clause, all_of, prefixed, select
from workbench.store.orders.rows import to_json
from workbench.store.records.platform_records import RECORD_COLUMNS, record_from
from workbench.store.search.search import number_range, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.platforms.platform_records import AppealSpan, PlatformRecord, RecordQuery
    from workbench.store.engine.cache import Cache, Row

_FROM = (
    "FROM platform_record AS record LEFT JOIN orders ON orders.id = record.order_id"
    " LEFT JOIN shop ON shop.id = coalesce(orders.shop_id, record.shop_id)"
)
_VERSION = (
    "JOIN platform_record_version AS version ON version.record_id = record.id"
    " AND version.seen_from <= ?2 AND version.seen_to > ?2"
)
# A parcel that holds several orders belongs to none of them alone.
_SHARING = (
    "(SELECT count(DISTINCT order_id) FROM shipment WHERE record.order_id IS NULL"
    " AND record.waybill <> '' AND waybill = record.waybill COLLATE NOCASE)"
)
_READ = ("record.id", "record.order_id", "orders.number", "shop.id", "shop.name", "shop.platform",
         _SHARING, "version.seen_from", *prefixed("version", RECORD_COLUMNS))  # fmt: skip
_ROWS = select(_READ, _FROM, _VERSION, "WHERE record.id IN (SELECT value FROM json_each(?1))")
_OF_ORDER = select(
    _READ, _FROM, _VERSION,
    # What was said of a parcel stands beside every order that it holds.
    "WHERE record.id IN (SELECT id FROM platform_record WHERE order_id = ?1 UNION",
    "SELECT told.id FROM shipment CROSS JOIN platform_record AS told",
    "ON told.waybill = shipment.waybill COLLATE NOCASE AND told.order_id IS NULL",
    "WHERE shipment.order_id = ?1 AND shipment.waybill <> '')",
    "ORDER BY version.at IS NULL, version.at DESC, record.id DESC",
)  # fmt: skip
_POINTS = select(
    _READ, _FROM, _VERSION,
    "WHERE record.kind IN ('penalty', 'deduction', 'returned')",
    "AND (record.at >= ?1 OR record.at IS NULL)",
    "AND (record.kind <> 'deduction' OR version.points IS NOT NULL)",
)  # fmt: skip
_UP = {
    RecordSort.AT: "record.at NULLS LAST, record.id",
    RecordSort.KIND: "record.kind, record.at DESC, record.id",
    RecordSort.SHOP: "shop.name NULLS LAST, record.at DESC, record.id",
    RecordSort.ORDER_NUMBER: "record.order_number, record.id",
    RecordSort.WHAT: "record.what, record.at DESC, record.id",
    RecordSort.AMOUNT: "record.amount NULLS LAST, record.id",
}
_DOWN = {
    RecordSort.AT: "record.at DESC, record.id DESC",
    RecordSort.KIND: "record.kind DESC, record.at DESC, record.id DESC",
    RecordSort.SHOP: "shop.name DESC, record.at DESC, record.id DESC",
    RecordSort.ORDER_NUMBER: "record.order_number DESC, record.id DESC",
    RecordSort.WHAT: "record.what DESC, record.at DESC, record.id DESC",
    RecordSort.AMOUNT: "record.amount DESC, record.id DESC",
}
_PLATFORM = "coalesce(shop.platform, record.platform)"
_APPEALABLE = ", ".join(f"'{kind.value}'" for kind in RecordKind if kind.can_be_appealed)
_ANY_NUMBER = " OR ".join(
    f"({column} COLLATE NOCASE >= ? AND {column} COLLATE NOCASE < ?)"
    for column in (
        "record.order_number", "record.line_number", "record.waybill", "record.foreign_id",
    )
)  # fmt: skip
_LAST_SECOND = 1_000  # milliseconds: an end names the last second that is still in time
_UNMATCHED = "record.order_id IS NULL"


class Appeals:
    """Which records can still be appealed against, as the packs tell.

    An end that the platform told counts first. ``open_spans`` tell from when on notices are still
    open, ``known_spans`` which notices have a known end at all; without one the end is unknown,
    and a record counts as open.
    """

    def __init__(self, open_spans: Sequence[AppealSpan], known_spans: Sequence[AppealSpan]) -> None:
        self._open = [_in_span(span) for span in open_spans]
        self._known = [_in_span(span) for span in known_spans]

    def clause(self, now: datetime) -> Clause:
        """Return the condition for records that are open at ``now``, or may be."""
        known = _one_of(self._known)
        ruled = _one_of([*self._open, Clause(f"NOT ({known.sql})", known.values)])
        closed = AppealStanding.CLOSED.value
        return Clause(
            f"record.kind IN ({_APPEALABLE}) AND record.standing <> '{closed}'"
            f" AND (record.due > ? OR record.due IS NULL AND ({ruled.sql}))",
            (to_ms(now) - _LAST_SECOND, *ruled.values),
        )


def _in_span(span: AppealSpan) -> Clause:
    until = FAR if span.until is None else to_ms(span.until)
    # Without a time nothing is compared: such a record has no known end.
    return Clause(
        f"(ifnull({_PLATFORM}, '') = ? AND ifnull(record.at >= ? AND record.at < ?, 0))",
        (span.platform.value, to_ms(span.since), until),
    )


def _one_of(clauses: Sequence[Clause]) -> Clause:
    if not clauses:
        return Clause("0")
    values = tuple(value for clause in clauses for value in clause.values)
    return Clause(" OR ".join(clause.sql for clause in clauses), values)


class RecordListStore:
    """Answers the list."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def ids(self, query: RecordQuery, appeals: Appeals) -> array[int]:
        """Return the ids of all records that fit, in order."""
        where = all_of(_conditions(query, appeals))
        order = "ORDER BY " + (_DOWN if query.descending else _UP)[query.sort]
        sql = select(("record.id",), _FROM, where.sql, order)
        return array("q", [row[0] for row in self._cache.stream(sql, where.values)])

    def rows(self, ids: Sequence[int]) -> list[RecordRow]:
        """Return the records with these ids in this order; those that are gone are left out."""
        rows = self._cache.rows(_ROWS, (to_json(list(ids)), as_of_ms(None)))
        found = {row[0]: _row_from(row) for row in rows}
        return [found[record_id] for record_id in ids if record_id in found]

    def has_any(self) -> bool:
        """Tell whether a platform said anything at all."""
        return self._cache.row("SELECT 1 FROM platform_record LIMIT 1") is not None

    def of_order(self, order_id: int, as_of: datetime | None = None) -> list[RecordRow]:
        """Return what was said of an order as known at ``as_of`` (UTC), the newest first."""
        rows = self._cache.rows(_OF_ORDER, (order_id, as_of_ms(as_of)))
        return [_row_from(row) for row in rows]

    def taking_points(self, since: datetime, as_of: datetime | None = None) -> list[PlatformRecord]:
        """Return what took points since then, may have, or gave something back.

        As known at ``as_of``; what has no time is among it, deductions of money alone are not.
        """
        asked = (to_ms(since), as_of_ms(as_of))
        return [_row_from(row).record for row in self._cache.rows(_POINTS, asked)]

    def count(self, *conditions: Clause) -> int:
        """Return how many records fit."""
        where = all_of(conditions)
        return int(self._cache.value(select(("count(*)",), _FROM, where.sql), where.values))

    def counts_by_kind(self) -> dict[RecordKind, int]:
        """Return how many records of each kind there are."""
        rows = self._cache.rows("SELECT kind, count(*) FROM platform_record GROUP BY kind")
        return {RecordKind(kind): number for kind, number in rows}

    def unmatched(self) -> int:
        """Return how many records no order fits."""
        return self.count(Clause(_UNMATCHED))

    def totals(self) -> list[tuple[RecordKind, str, int, int]]:
        """Return kind, shop id, number of records and their sum (分) where amounts are told."""
        rows: list[Any] = self._cache.rows(
            "SELECT record.kind, ifnull(shop.id, ''), count(*), ifnull(sum(record.amount), 0)"
            f" {_FROM} GROUP BY 1, 2 ORDER BY 1, 2"
        )
        return [(RecordKind(kind), shop, number, total) for kind, shop, number, total in rows]


def _conditions(query: RecordQuery, appeals: Appeals) -> list[Clause]:
    found = [_hits(word) for word in words_of(query.search)]
    if query.kind is not None:
        found.append(Clause("record.kind = ?", (query.kind.value,)))
    if query.shop_id:
        found.append(Clause("shop.id = ?", (query.shop_id,)))
    if query.unmatched:
        found.append(Clause(_UNMATCHED))
    if query.open_to_appeal:
        found.append(appeals.clause(query.now))
    return found


def _hits(word: str) -> Clause:
    """Return the condition that a word begins one of the numbers or stands in the name."""
    bounds = number_range(word)
    pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return Clause(
        f"({_ANY_NUMBER} OR record.what LIKE ? ESCAPE '\\')",
        (*bounds, *bounds, *bounds, *bounds, pattern),
    )


def _row_from(row: Row) -> RecordRow:
    record_id, order_id, found, shop_id, shop_name, platform, sharing, seen_from, *values = row
    record = record_from(tuple(values))
    if platform is not None:
        record = replace(record, shop_id=shop_id, platform=Platform(platform))
    seen_at = from_ms(seen_from)
    return RecordRow(
        record_id, record, order_id, shop_name or "", seen_at, found=found or "", sharing=sharing
    )
