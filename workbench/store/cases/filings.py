"""Filings kept as versions, found by the order they speak of."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.filing.filings import Filing, ScopeKind
from workbench.store.cases.filing_rows import FILING_COLUMNS, filing_from, filing_values
from workbench.store.engine.instants import FAR, as_of_ms, from_ms, to_ms
from workbench.store.engine.sql import prefixed, select
from workbench.store.engine.versions import Versions
from workbench.store.orders.queue import JudgeQueue
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.orders import Order
    from workbench.store.engine.cache import Cache, Row

_COLUMNS = ("filing.id", "filing.platform", *prefixed("version", FILING_COLUMNS))
_THEN = "version.seen_from <= ?1 AND version.seen_to > ?1"
_ALL = select(
    ("version.id", *_COLUMNS),
    "FROM filing JOIN filing_version AS version ON version.filing_id = filing.id",
    f"WHERE {_THEN} ORDER BY filing.id",
)
_ONE = select(
    ("version.id", *_COLUMNS),
    "FROM filing JOIN filing_version AS version ON version.filing_id = filing.id",
    f"WHERE {_THEN} AND filing.id = ?2",
)
_WIDE_FOR_ORDER = select(
    _COLUMNS,
    "FROM filing_version AS version JOIN filing ON filing.id = version.filing_id",
    f"WHERE {_THEN} AND version.shop_id = ?2 AND version.scope <> 'order'",
)
_FOR_ORDER = select(
    _COLUMNS,
    "FROM filing_order JOIN filing_version AS version ON version.id = filing_order.version_id",
    "JOIN filing ON filing.id = version.filing_id",
    f"WHERE {_THEN} AND filing_order.shop_id = ?2 AND filing_order.number = ?3",
)
_ORDERS = "SELECT number FROM filing_order WHERE version_id = ? ORDER BY place"
_STANDING = f"SELECT id FROM filing_version WHERE filing_id = ? AND seen_to = {FAR}"  # noqa: S608  # a constant
_TOLD_AT = f"SELECT seen_from FROM filing_version WHERE filing_id = ? AND seen_to = {FAR}"  # noqa: S608  # a constant
_FORGET = f"DELETE FROM filing_version WHERE filing_id = ? AND seen_to = {FAR}"  # noqa: S608  # a constant
_RESTORE = (
    f"UPDATE filing_version SET seen_to = {FAR}"  # noqa: S608  # a constant
    " WHERE id = (SELECT max(id) FROM filing_version WHERE filing_id = ?)"
)
_IDS = "SELECT id FROM orders WHERE shop_id = ? AND number IN (SELECT value FROM json_each(?))"
_OPEN_IDS = "SELECT id FROM orders WHERE shop_id = ? AND is_open = 1"


class FilingStore:
    """Keeps filings; one that was withdrawn no longer stands but can still be looked back at."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._versions = Versions(cache, "filing_version", "filing_id", FILING_COLUMNS)
        self._queue = JudgeQueue(cache)

    def save(self, filing: Filing, *, seen_at: datetime) -> Filing:
        """Let a filing stand as told from ``seen_at``; return it with its id.

        The orders that it speaks of now, or spoke of before, are queued for judging once it is
        with the platform: a draft changes nothing. Nor is it looked back at while it is written:
        of a draft only the last words are kept.

        Raises:
            LookupError: it names an id that no filing has.
            ShopRemoved: its shop is gone.
        """
        with self._cache.atomic():
            before = self.get(filing.id) if filing.id else None
            saved = filing if filing.id else self._new(filing)
            if saved != before:
                if before is not None and _is_draft(before) and _is_draft(saved):
                    self._cache.execute(_FORGET, (int(saved.id),))
                self._write(saved, seen_at)
                self._queue_touched(before, saved)
            return saved

    def withdraw(self, filing_id: str, *, at: datetime) -> None:
        """Let a filing stand no longer; what it covered is queued for judging.

        Raises:
            LookupError: no filing with this id stands.
        """
        with self._cache.atomic():
            before = self.get(filing_id)
            self._cache.execute(
                f"UPDATE filing_version SET seen_to = max(seen_from, ?)"  # noqa: S608  # a constant
                f" WHERE filing_id = ? AND seen_to = {FAR}",
                (to_ms(at), int(filing_id)),
            )
            self._queue_touched(before)

    def restore(self, filing_id: str) -> Filing:
        """Let a filing that was withdrawn stand again, as if it had not been.

        Raises:
            LookupError: there never was one with this id.
        """
        with self._cache.atomic():
            self._cache.execute(_RESTORE, (int(filing_id),))
            restored = self.get(filing_id)
            self._queue_touched(restored)
            return restored

    def get(self, filing_id: str, as_of: datetime | None = None) -> Filing:
        """Return a filing as known at ``as_of`` (UTC), as known now without it.

        Raises:
            LookupError: there was none with this id.
        """
        known = filing_id.isascii() and filing_id.isdecimal()
        row = self._cache.row(_ONE, (as_of_ms(as_of), int(filing_id))) if known else None
        if row is None:
            raise LookupError(filing_id)
        return self._whole(row)

    def told_at(self, filing_id: str) -> datetime:
        """Return since when a filing stands as it does now (UTC).

        Raises:
            LookupError: there is none with this id.
        """
        row = self._cache.row(_TOLD_AT, (int(filing_id),))
        if row is None:
            raise LookupError(filing_id)
        return from_ms(row[0])

    def all(self, as_of: datetime | None = None) -> list[Filing]:
        """Return every filing known at ``as_of``, oldest first."""
        return [self._whole(row) for row in self._cache.rows(_ALL, (as_of_ms(as_of),))]

    def has_any(self) -> bool:
        """Tell whether there is a filing at all: most sellers' orders need not be asked about."""
        return self._cache.row("SELECT 1 FROM filing LIMIT 1") is not None

    def speaking_of(self, order: Order, as_of: datetime | None = None) -> tuple[Filing, ...]:
        """Return the filings that hold an order, or of which that cannot be known; oldest first.

        One made for single orders is given as far as it speaks of this one: it names no other.
        """
        at = as_of_ms(as_of)
        named = self._cache.rows(_FOR_ORDER, (at, order.shop_id, order.number))
        found = [filing_from(row, (order.number,)) for row in named]
        wide = self._cache.rows(_WIDE_FOR_ORDER, (at, order.shop_id))
        filings = (*found, *(filing_from(row) for row in wide))
        holding = (one for one in filings if one.scope.holds(order) is not False)
        return tuple(sorted(holding, key=lambda one: int(one.id)))

    def _whole(self, row: Row) -> Filing:
        version_id, *rest = row
        orders = tuple(number for (number,) in self._cache.rows(_ORDERS, (version_id,)))
        return filing_from(tuple(rest), orders)

    def _new(self, filing: Filing) -> Filing:
        sql = "INSERT INTO filing (shop_id, platform) VALUES (?, ?) RETURNING id"
        found = self._cache.value(sql, (filing.shop_id, filing.platform.value))
        return replace(filing, id=str(found))

    def _write(self, filing: Filing, seen_at: datetime) -> None:
        self._versions.put(int(filing.id), filing_values(filing), to_ms(seen_at))
        version_id = self._cache.value(_STANDING, (int(filing.id),))
        self._cache.execute_many(
            "INSERT INTO filing_order (version_id, place, shop_id, number) VALUES (?, ?, ?, ?)",
            [
                (version_id, place, filing.shop_id, number)
                for place, number in enumerate(filing.scope.orders)
            ],
        )

    def _queue_touched(self, *filings: Filing | None) -> None:
        told = [one for one in filings if one is not None]
        if all(_is_draft(one) for one in told):
            return
        for filing in told:
            self._queue.put(row[0] for row in self._touched(filing))

    def _touched(self, filing: Filing) -> list[Row]:
        if filing.scope.kind is ScopeKind.ORDER:
            return self._cache.rows(_IDS, (filing.shop_id, to_json(filing.scope.orders)))
        return self._cache.rows(_OPEN_IDS, (filing.shop_id,))


def _is_draft(filing: Filing) -> bool:
    return not filing.state.is_with_platform
