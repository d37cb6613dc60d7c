"""Keeps the monitor's rows in step with facts and decisions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.domain.handling import HandlingAct, HandlingState
from workbench.domain.rules.decisions import Level, SubjectKind
from workbench.store.engine.instants import from_ms
from workbench.store.engine.sql import insert_into, prefixed, select, update_set
from workbench.store.monitor.handling import HandlingStore
from workbench.store.monitor.row_ids import is_parcel, order_row, parcel_row
from workbench.store.monitor.rows import (
    HANDLING_RANKS,
    HANDLING_STATES,
    ROW_COLUMNS,
    StoredRow,
    about_order,
    about_parcel,
    bucket,
    order_needs_row,
    row_values,
    shown_parcels,
    stored_order_row,
    stored_parcel_row,
)
from workbench.store.orders.rows import to_json
from workbench.store.search.search import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.domain.files import JudgedOrder
    from workbench.domain.rules.decisions import DecisionDiff
    from workbench.store.engine.cache import Cache

_WRITTEN = (*ROW_COLUMNS, "handling", "bucket")
_READ = select(
    ("monitor.order_id", "monitor.id", *prefixed("monitor", _WRITTEN)),
    "FROM json_each(?) AS asked CROSS JOIN monitor ON monitor.order_id = asked.value",
)
_INSERT = insert_into("monitor", ("id", *_WRITTEN))
_SET_LEVEL = "UPDATE orders SET level = ?1 WHERE id = ?2 AND level <> ?1"
_SEARCHED = (ROW_COLUMNS.index("last_event_text"), ROW_COLUMNS.index("site"))

_Values = tuple[object, ...]
_Rows = dict[int, _Values]


@dataclass(slots=True)
class _Changes:
    """What changes in the rows of many orders, each statement's rows side by side.

    ``updates`` are by the places of the columns that changed; ``texts`` are what is searched for
    in parcels, those of orders that are over apart (behind True).
    """

    inserts: list[_Values] = field(default_factory=list)
    updates: defaultdict[tuple[int, ...], list[_Values]] = field(
        default_factory=lambda: defaultdict(list)
    )
    removed: list[int] = field(default_factory=list)
    levels: list[_Values] = field(default_factory=list)
    texts: dict[bool, list[tuple[int, str, str]]] = field(
        default_factory=lambda: {False: [], True: []}
    )

    def put(self, row_id: int, values: _Values, known: _Values | None) -> bool:
        """Take in a row whole where it is new, and of one that stands the columns that changed.

        An UPDATE rewrites the index of every column it names, changed or not: naming them all
        cost a page each for a dozen indexes (tests/benchmarks/tick.py). Tells whether there is
        anything to write.
        """
        if known is None:
            self.inserts.append((row_id, *values))
        elif values != known:
            places = tuple(at for at, value in enumerate(values) if value != known[at])
            self.updates[places].append((*(values[at] for at in places), row_id))
        return values != known


class MonitorWriter:
    """Writes the rows of orders, and only those that changed."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._handling = HandlingStore(cache)
        self._search = SearchIndex(cache)

    def update(
        self,
        judged: Sequence[JudgedOrder],
        diffs: Sequence[DecisionDiff],
        parcels: Mapping[int, Mapping[str, int]],
        at: int,
    ) -> None:
        """Bring orders' rows to what was decided; rows of what is gone vanish.

        A row that a person is done with comes back to do when its warning is new or worse: until
        then it waits (window.md, principle 12). ``parcels`` are our ids of the orders' parcels.
        """
        self._search.settle({each.order_id: _is_over(each) for each in judged})
        known = self._known([each.order_id for each in judged])
        changes = _Changes()
        for each, diff in zip(judged, diffs, strict=True):
            ids = {number: parcel_row(i) for number, i in parcels.get(each.order_id, {}).items()}
            reopened = _reopened(each.order_id, ids, diff)
            self._gather(_Order(each, ids, known[each.order_id], reopened), at, changes)
        self._write(changes)

    def _known(self, order_ids: Sequence[int]) -> dict[int, _Rows]:
        found: defaultdict[int, _Rows] = defaultdict(dict)
        for order_id, row_id, *values in self._cache.rows(_READ, (to_json(order_ids),)):
            found[order_id][row_id] = tuple(values)
        return found

    def _gather(self, order: _Order, at: int, changes: _Changes) -> None:
        rows = order.rows()
        for row_id, row in rows.items():
            known = order.known.get(row_id)
            handling = _handling_of(known)
            if handling.is_done and row_id in order.reopened:
                handling = HandlingState.TO_DO
                act = HandlingAct(handling, from_ms(at))
                self._handling.note(order.judged.order_id, row_id, act)
            if changes.put(row_id, _written(row, handling), known) and is_parcel(row_id):
                order.note_parcel(row_id, row, changes)
        changes.removed.extend(order.known.keys() - rows.keys())
        level = min((row.level for row in rows.values()), default=Level.NONE.rank)
        changes.levels.append((level, order.judged.order_id))

    def _write(self, changes: _Changes) -> None:
        many = self._cache.execute_many
        many(_INSERT, changes.inserts)
        for places, rows in changes.updates.items():
            many(update_set("monitor", [_WRITTEN[at] for at in places]), rows)
        many("DELETE FROM monitor WHERE id = ?", [(row_id,) for row_id in changes.removed])
        many(_SET_LEVEL, changes.levels)
        for is_over, texts in changes.texts.items():
            self._search.put_many(texts, is_over=is_over)
        self._search.forget([row_id for row_id in changes.removed if is_parcel(row_id)])


@dataclass(frozen=True, slots=True)
class _Order:
    """A judged order beside its rows as they stand; ``ids`` are row ids by waybill.

    ``reopened`` are the rows whose warning is new or worse.
    """

    judged: JudgedOrder
    ids: dict[str, int]
    known: _Rows
    reopened: set[int]

    def rows(self) -> dict[int, StoredRow]:
        """Return the rows as they ought to be."""
        order_id, file, decisions = self.judged.order_id, self.judged.file, self.judged.decisions
        rows = {}
        for parcel in shown_parcels(file):
            waybill = parcel.shipment.waybill
            about = about_parcel(decisions, waybill)
            rows[self.ids[waybill]] = stored_parcel_row(order_id, file, parcel, about)
        if order_needs_row(file, decisions):
            about = about_order(decisions)
            rows[order_row(order_id)] = stored_order_row(order_id, file, about)
        return rows

    def note_parcel(self, row_id: int, row: StoredRow, changes: _Changes) -> None:
        """Take in what else changes with a parcel's row: what it is found by."""
        known = self.known.get(row_id)
        texts = (row.last_event_text, row.site)
        indexed = ("", "") if known is None else tuple(known[column] for column in _SEARCHED)
        # The document of an order holds its titles and is written with them (orders.py).
        if texts != indexed:
            changes.texts[_is_over(self.judged)].append((row_id, *texts))


def _is_over(judged: JudgedOrder) -> bool:
    return not judged.file.order.status.is_open


def _reopened(order_id: int, ids: Mapping[str, int], diff: DecisionDiff) -> set[int]:
    return {
        order_row(order_id)
        if decision.subject.kind is SubjectKind.ORDER
        else ids[decision.subject.waybill]
        for decision in (*diff.appeared, *diff.worsened)
    }


def _written(row: StoredRow, handling: HandlingState) -> _Values:
    place = bucket(is_open=bool(row.open), level=row.level, handling=handling)
    return (*row_values(row), HANDLING_RANKS[handling], place)


def _handling_of(known: _Values | None) -> HandlingState:
    if known is None:
        return HandlingState.TO_DO
    return HANDLING_STATES[int(str(known[len(ROW_COLUMNS)]))]
