"""Refunds kept as versions; one is known by its shop and the platform's number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.platforms.refunds import Refund, RefundStatus
from workbench.store.engine.instants import as_of_ms, from_ms_or_none, to_ms, to_ms_or_none
from workbench.store.engine.sql import prefixed, select
from workbench.store.engine.versions import Versions

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.pages import Cursor
    from workbench.domain.platforms.refunds import RefundPage
    from workbench.store.engine.cache import Cache, Row

_COLUMNS = (
    "status", "platform_status", "line_number", "amount", "reason", "created_at", "modified_at",
    "reply_by", "return_waybill",
)  # fmt: skip
_ALL = select(
    (*prefixed("refund", ("shop_id", "number", "order_number")), *prefixed("version", _COLUMNS)),
    "FROM refund JOIN refund_version AS version ON version.refund_id = refund.id",
    "WHERE version.seen_from <= ?1 AND version.seen_to > ?1",
)
_KNOWN = "SELECT id FROM refund WHERE shop_id = ? AND number = ?"
_NEW = "INSERT INTO refund (shop_id, number, order_number) VALUES (?, ?, ?) RETURNING id"
_POSITION = (
    "INSERT INTO cursor (shop_id, feed, position) VALUES (?, ?, ?)"
    " ON CONFLICT (shop_id, feed) DO UPDATE SET position = excluded.position"
    " WHERE position <> excluded.position"
)
_MODIFIED = _COLUMNS.index("modified_at")


class RefundStore:
    """Keeps refunds; all instants UTC."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._versions = Versions(cache, "refund_version", "refund_id", _COLUMNS)

    def save_page(
        self, page: RefundPage, *, seen_at: datetime, cursor: Cursor | None = None
    ) -> int:
        """Save a page and how far it brings us in one transaction; return how many changed.

        Older news about a refund changes nothing.
        """
        with self._cache.atomic():
            changed = sum(self._save(refund, to_ms(seen_at)) for refund in page.refunds)
            if cursor is not None:
                self._cache.execute(_POSITION, (cursor.shop_id, cursor.feed, cursor.position))
        return changed

    def of_order(
        self, shop_id: str, order_number: str, as_of: datetime | None = None
    ) -> tuple[Refund, ...]:
        """Return an order's refunds as known at ``as_of``, now without it."""
        sql = f"{_ALL} AND refund.shop_id = ?2 AND refund.order_number = ?3 ORDER BY refund.id"
        rows = self._cache.rows(sql, (as_of_ms(as_of), shop_id, order_number))
        return tuple(_refund_from(row) for row in rows)

    def open(self) -> list[Refund]:
        """Return the refunds that are not over, the nearest deadline first, then those without."""
        found = (_refund_from(row) for row in self._cache.rows(_ALL, (as_of_ms(None),)))
        standing = [refund for refund in found if refund.status.is_open]
        return sorted(standing, key=lambda r: (r.reply_by is None, to_ms_or_none(r.reply_by) or 0))

    def _save(self, refund: Refund, seen_at: int) -> bool:
        values = _values(refund)
        known = self._cache.value(_KNOWN, (refund.shop_id, refund.number))
        if known is None:
            told = (refund.shop_id, refund.number, refund.order_number)
            self._versions.begin(int(self._cache.value(_NEW, told)), values, seen_at)
            return True
        standing = self._versions.standing(int(known))
        is_older = (values[_MODIFIED] or 0) < (standing[_MODIFIED] or 0)
        if is_older or standing == values:
            return False
        self._versions.put(int(known), values, seen_at)
        return True


def _values(refund: Refund) -> tuple[Any, ...]:
    return (
        refund.status.value,
        refund.platform_status,
        refund.line_number,
        refund.amount,
        refund.reason,
        to_ms_or_none(refund.created_at),
        to_ms_or_none(refund.modified_at),
        to_ms_or_none(refund.reply_by),
        refund.return_waybill,
    )


def _refund_from(row: Row) -> Refund:
    shop_id, number, order_number, status, word, line, amount, reason, *rest = row
    created_at, modified_at, reply_by, waybill = rest
    return Refund(
        shop_id=shop_id,
        number=number,
        order_number=order_number,
        status=RefundStatus(status),
        platform_status=word,
        line_number=line,
        amount=amount,
        reason=reason,
        created_at=from_ms_or_none(created_at),
        modified_at=from_ms_or_none(modified_at),
        reply_by=from_ms_or_none(reply_by),
        return_waybill=waybill,
    )
