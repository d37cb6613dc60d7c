"""Decisions as versions, with the pack that made them, and what changed from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.decisions import DecisionDiff, SubjectKind
from workbench.store.decision_rows import (
    DECISION_COLUMNS,
    decision_from,
    decision_values,
    same_decision,
)
from workbench.store.files import FileStore
from workbench.store.instants import FAR, NOW, as_of_ms, to_ms, to_ms_or_none
from workbench.store.leading import compare, leading
from workbench.store.monitor_writer import MonitorWriter
from workbench.store.queue import JudgeQueue
from workbench.store.sql import insert_into, prefixed, select

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.decisions import Decision
    from workbench.domain.files import OrderFile
    from workbench.store.cache import Cache

_AT = select(
    ("decision.id", "orders.shop_id", "orders.number", "shipment.waybill", "decided_from",
     *prefixed("decision", DECISION_COLUMNS)),
    "FROM decision JOIN orders ON orders.id = decision.order_id",
    "LEFT JOIN shipment ON shipment.id = decision.shipment_id",
    "WHERE decision.order_id = ?1 AND decided_from <= ?2 AND decided_to > ?2",
    "ORDER BY decision.shipment_id, decision.rule",
)  # fmt: skip
_INSERT = insert_into(
    "decision", ("order_id", "shipment_id", "decided_from", "decided_to", *DECISION_COLUMNS)
)
# What changes by itself next is no part of what was decided: it moves on in the same version.
_RESCHEDULE = "UPDATE decision SET changes_at = ?, next_change_at = ? WHERE id = ?"
# Judged twice at one instant: the first answer stood for no time, but stays on record.
_CLOSE = "UPDATE decision SET decided_to = max(decided_from, ?) WHERE id = ?"

_Key = tuple[SubjectKind, str, str]


class DecisionStore:
    """Saves what was decided of an order; the same decision again writes nothing."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._files = FileStore(cache)
        self._monitor = MonitorWriter(cache)
        self._queue = JudgeQueue(cache)

    def save(
        self,
        order_id: int,
        decisions: Sequence[Decision],
        *,
        at: datetime,
        file: OrderFile | None = None,
    ) -> DecisionDiff:
        """Save all decisions of an order as decided at ``at`` and tell how its warnings changed.

        Brings the order's rows in the monitor up to date, takes it from the judge queue and notes
        when it falls due. ``file`` is what was judged; it is read here if it is not given.

        Raises:
            LookupError: there is no such order.
            StoreError: nothing was saved.
        """
        with self._cache.atomic():
            file = file or self._files.order_file(order_id)
            stored = self._at(order_id, NOW)
            self._write(order_id, stored, decisions, to_ms(at))
            before, after = leading(decision for _, decision in stored), leading(decisions)
            diff = compare(before, after, [decision for _, decision in stored])
            self._monitor.update(order_id, file, decisions, diff, to_ms(at))
            changes = [x.next_change_at for x in decisions if x.next_change_at is not None]
            self._queue.judged(order_id, to_ms_or_none(min(changes, default=None)))
        return diff

    def current(self, order_id: int) -> list[Decision]:
        """Return an order's decisions as they stand."""
        return [decision for _, decision in self._at(order_id, NOW)]

    def valid_at(self, order_id: int, as_of: datetime) -> list[Decision]:
        """Return the decisions that stood at ``as_of``; [] where none had been made by then."""
        return [decision for _, decision in self._at(order_id, as_of_ms(as_of))]

    def _at(self, order_id: int, at: int) -> list[tuple[int, Decision]]:
        rows = self._cache.rows(_AT, (order_id, at))
        return [(row[0], decision_from(row[1:])) for row in rows]

    def _write(
        self,
        order_id: int,
        stored: Sequence[tuple[int, Decision]],
        decisions: Sequence[Decision],
        at: int,
    ) -> None:
        known = {_key(decision): (row_id, decision) for row_id, decision in stored}
        shipments = self._shipment_ids(order_id)
        for decision in decisions:
            row_id, old = known.pop(_key(decision), (0, None))
            if old is not None and same_decision(old, decision):
                self._reschedule(row_id, old, decision)
                continue
            if old is not None:
                self._cache.execute(_CLOSE, (at, row_id))
            owner = (order_id, shipments.get(decision.subject.waybill))
            self._cache.execute(_INSERT, (*owner, at, FAR, *decision_values(decision)))
        for row_id, _ in known.values():
            self._cache.execute(_CLOSE, (at, row_id))

    def _reschedule(self, row_id: int, old: Decision, new: Decision) -> None:
        times = (new.answer.next_change_at, new.next_change_at)
        if times != (old.answer.next_change_at, old.next_change_at):
            values = (*(to_ms_or_none(time) for time in times), row_id)
            self._cache.execute(_RESCHEDULE, values)

    def _shipment_ids(self, order_id: int) -> dict[str, int]:
        sql = "SELECT waybill, id FROM shipment WHERE order_id = ? AND waybill <> ''"
        return dict(self._cache.rows(sql, (order_id,)))


def _key(decision: Decision) -> _Key:
    subject = decision.subject
    return (subject.kind, subject.waybill, decision.answer.rule)
