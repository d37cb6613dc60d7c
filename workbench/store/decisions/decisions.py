"""Decisions as versions, with the pack that made them, and what changed from one to the next."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.files import JudgedOrder
from workbench.domain.rules.decisions import DecisionDiff, SubjectKind
from workbench.store.decisions.leading import compare, leading
from workbench.store.decisions.rows import (
    CHANGES,
    DECISION_COLUMNS,
    decision_from,
    decision_values,
    said,
)
from workbench.store.engine.instants import FAR, NOW, as_of_ms, to_ms, to_ms_or_none
from workbench.store.engine.sql import insert_into, prefixed, select
from workbench.store.monitor.writer import MonitorWriter
from workbench.store.orders.files import FileStore
from workbench.store.orders.queue import JudgeQueue
from workbench.store.orders.rows import to_json
from workbench.store.orders.shipments import parcel_ids

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Decision
    from workbench.store.engine.cache import Cache
    from workbench.store.orders.rows import Values

_AT = select(
    ("decision.order_id", "decision.id", "orders.shop_id", "orders.number", "shipment.waybill",
     "decided_from", *prefixed("decision", DECISION_COLUMNS)),
    "FROM json_each(?1) AS asked CROSS JOIN decision ON decision.order_id = asked.value",
    "CROSS JOIN orders ON orders.id = decision.order_id",
    "LEFT JOIN shipment ON shipment.id = decision.shipment_id",
    "WHERE decided_from <= ?2 AND decided_to > ?2",
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


@dataclass(frozen=True, slots=True)
class _Stored:
    """A decision as it stands in the file: its row's id and columns, and what they mean."""

    row_id: int
    decision: Decision
    values: Values


@dataclass(slots=True)
class _Changes:
    """What judging many orders at ``at`` changes, each statement's rows side by side."""

    at: int
    closings: list[tuple[int, int]] = field(default_factory=list)
    reschedules: list[Values] = field(default_factory=list)
    inserts: list[Values] = field(default_factory=list)

    def gather(
        self, judged: JudgedOrder, stored: Sequence[_Stored], parcels: Mapping[str, int]
    ) -> None:
        """Take in what was decided of one order, held against what stands."""
        known = {_key(each.decision): each for each in stored}
        for decision in judged.decisions:
            old, values = known.pop(_key(decision), None), decision_values(decision)
            if old is not None and said(old.values) == said(values):
                if old.values != values:
                    self.reschedules.append((*values[CHANGES], old.row_id))
                continue
            if old is not None:
                self._close(old)
            parcel = parcels.get(decision.subject.waybill) if decision.subject.waybill else None
            self.inserts.append((judged.order_id, parcel, self.at, FAR, *values))
        for gone in known.values():
            self._close(gone)

    def _close(self, old: _Stored) -> None:
        self.closings.append((self.at, old.row_id))


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
            (diff,) = self.save_all([JudgedOrder(order_id, file, tuple(decisions))], at=at)
        return diff

    def save_all(self, judged: Sequence[JudgedOrder], *, at: datetime) -> list[DecisionDiff]:
        """Do the same for many orders, each once, by a handful of statements for all of them.

        Raises:
            StoreError: nothing was saved of any.
        """
        with self._cache.atomic():
            asked = to_json([each.order_id for each in judged])
            stored, parcels = self._at(asked, NOW), parcel_ids(self._cache, asked)
            changes = _Changes(to_ms(at))
            for each in judged:
                order_id = each.order_id
                changes.gather(each, stored[order_id], parcels.get(order_id, {}))
            self._write(changes)
            diffs = [_diff(stored[each.order_id], each.decisions) for each in judged]
            self._monitor.update(judged, diffs, parcels, to_ms(at))
            self._queue.judged([(each.order_id, _next_change(each)) for each in judged])
        return diffs

    def current(self, order_id: int) -> list[Decision]:
        """Return an order's decisions as they stand."""
        return [each.decision for each in self._at(to_json([order_id]), NOW)[order_id]]

    def valid_at(self, order_id: int, as_of: datetime) -> list[Decision]:
        """Return the decisions that stood at ``as_of``; [] where none had been made by then."""
        stored = self._at(to_json([order_id]), as_of_ms(as_of))
        return [each.decision for each in stored[order_id]]

    def _at(self, order_ids: str, at: int) -> dict[int, list[_Stored]]:
        """Return the decisions that stood at an instant, by order; ids come as JSON."""
        found: defaultdict[int, list[_Stored]] = defaultdict(list)
        for order_id, row_id, *row in self._cache.rows(_AT, (order_ids, at)):
            values = tuple(row[-len(DECISION_COLUMNS) :])
            found[order_id].append(_Stored(row_id, decision_from(tuple(row)), values))
        return found

    def _write(self, changes: _Changes) -> None:
        many = self._cache.execute_many
        many(_CLOSE, changes.closings)
        many(_RESCHEDULE, changes.reschedules)
        many(_INSERT, changes.inserts)


def _diff(stored: Sequence[_Stored], decisions: Sequence[Decision]) -> DecisionDiff:
    known = [each.decision for each in stored]
    return compare(leading(known), leading(decisions), known)


def _next_change(judged: JudgedOrder) -> int | None:
    changes = [x.next_change_at for x in judged.decisions if x.next_change_at is not None]
    return to_ms_or_none(min(changes, default=None))


def _key(decision: Decision) -> _Key:
    subject = decision.subject
    return (subject.kind, subject.waybill, decision.answer.rule)
