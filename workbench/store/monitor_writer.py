"""Keeps the monitor's rows in step with facts and decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.decisions import Level, SubjectKind
from workbench.domain.handling import HandlingAct, HandlingState
from workbench.domain.troubles import trouble_of
from workbench.store.handling import HandlingStore
from workbench.store.instants import from_ms
from workbench.store.monitor_rows import (
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
from workbench.store.row_ids import is_parcel, order_row, parcel_row
from workbench.store.search import SearchIndex
from workbench.store.sql import insert_into, select, update_set
from workbench.store.troubles import TroubleStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.decisions import Decision, DecisionDiff
    from workbench.domain.files import OrderFile
    from workbench.domain.troubles import Troubled
    from workbench.store.cache import Cache

_WRITTEN = (*ROW_COLUMNS, "handling", "bucket")
_READ = select(("id", *_WRITTEN), "FROM monitor WHERE order_id = ?")
_INSERT = insert_into("monitor", ("id", *_WRITTEN))
_SEARCHED = (ROW_COLUMNS.index("last_event_text"), ROW_COLUMNS.index("site"))

_Rows = dict[int, tuple[object, ...]]


class MonitorWriter:
    """Writes the rows of one order at a time, and only those that changed."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._handling = HandlingStore(cache)
        self._search = SearchIndex(cache)
        self._troubles = TroubleStore(cache)

    def update(
        self,
        order_id: int,
        file: OrderFile,
        decisions: Sequence[Decision],
        diff: DecisionDiff,
        at: int,
    ) -> None:
        """Bring an order's rows to what was decided; rows of what is gone vanish.

        A row that a person is done with comes back to do when its warning is new or worse: until
        then it waits (window.md, principle 12).
        """
        self._search.settle(order_id, is_over=not file.order.status.is_open)
        known: _Rows = {row[0]: row[1:] for row in self._cache.rows(_READ, (order_id,))}
        rows = self._rows(order_id, file, decisions)
        troubles = self._found(order_id, file)
        reopened = self._reopened(order_id, diff)
        for row_id, row in rows.items():
            handling = _handling_of(known.get(row_id))
            if handling.is_done and row_id in reopened:
                handling = HandlingState.TO_DO
                self._handling.note(order_id, row_id, HandlingAct(handling, from_ms(at)))
            if self._write(row_id, row, handling, known.get(row_id)):
                self._note_trouble(row_id, troubles.get(row_id), is_new=row_id not in known)
        for row_id in known.keys() - rows.keys():
            self._remove(row_id)
        self._set_level(order_id, [row.level for row in rows.values()])

    def _rows(
        self, order_id: int, file: OrderFile, decisions: Sequence[Decision]
    ) -> dict[int, StoredRow]:
        ids = self._parcel_rows(order_id)
        rows = {}
        for parcel in shown_parcels(file):
            waybill = parcel.shipment.waybill
            about = about_parcel(decisions, waybill)
            rows[ids[waybill]] = stored_parcel_row(order_id, file, parcel, about)
        if order_needs_row(file, decisions):
            about = about_order(decisions)
            rows[order_row(order_id)] = stored_order_row(order_id, file, about)
        return rows

    def _parcel_rows(self, order_id: int) -> dict[str, int]:
        sql = "SELECT waybill, id FROM shipment WHERE order_id = ?"
        return {row[0]: parcel_row(row[1]) for row in self._cache.rows(sql, (order_id,))}

    def _reopened(self, order_id: int, diff: DecisionDiff) -> set[int]:
        news = (*diff.appeared, *diff.worsened)
        if not news:
            return set()
        ids = self._parcel_rows(order_id)
        return {
            order_row(order_id)
            if decision.subject.kind is SubjectKind.ORDER
            else ids[decision.subject.waybill]
            for decision in news
        }

    def _write(
        self,
        row_id: int,
        row: StoredRow,
        handling: HandlingState,
        known: tuple[object, ...] | None,
    ) -> bool:
        """Write a row that is not as it stands; tell whether it was written."""
        place = bucket(is_open=bool(row.open), level=row.level, handling=handling)
        values = (*row_values(row), HANDLING_RANKS[handling], place)
        if values == known:
            return False
        self._put(row_id, values, known)
        texts = tuple(str(values[column]) for column in _SEARCHED)
        indexed = ("", "") if known is None else tuple(known[column] for column in _SEARCHED)
        # The document of an order holds its titles and is written with them (orders.py).
        if is_parcel(row_id) and texts != indexed:
            self._search.put(row.order_id, row_id, *texts)
        return True

    def _found(self, order_id: int, file: OrderFile) -> dict[int, Troubled]:
        ids = self._parcel_rows(order_id)
        found = {
            ids[parcel.shipment.waybill]: trouble_of(parcel.shipment, parcel.events)
            for parcel in shown_parcels(file)
        }
        return {row_id: trouble for row_id, trouble in found.items() if trouble is not None}

    def _note_trouble(self, row_id: int, found: Troubled | None, *, is_new: bool) -> None:
        """Keep a parcel's trouble: it follows from facts that its row shows, so both change."""
        if found is not None or not is_new:
            self._troubles.put(row_id, found)

    def _put(
        self, row_id: int, values: tuple[object, ...], known: tuple[object, ...] | None
    ) -> None:
        """Write a new row whole, and of one that stands only the columns that changed.

        An UPDATE rewrites the index of every column it names, changed or not: naming them all
        cost a page each for a dozen indexes (tests/benchmarks/tick.py).
        """
        if known is None:
            self._cache.execute(_INSERT, (row_id, *values))
            return
        changed = [place for place, value in enumerate(values) if value != known[place]]
        update = update_set("monitor", [_WRITTEN[place] for place in changed])
        self._cache.execute(update, (*(values[place] for place in changed), row_id))

    def _remove(self, row_id: int) -> None:
        self._cache.execute("DELETE FROM monitor WHERE id = ?", (row_id,))
        if is_parcel(row_id):
            self._search.forget(row_id)

    def _set_level(self, order_id: int, levels: list[int]) -> None:
        level = min(levels, default=Level.NONE.rank)
        self._cache.execute(
            "UPDATE orders SET level = ?1 WHERE id = ?2 AND level <> ?1", (level, order_id)
        )


def _handling_of(known: tuple[object, ...] | None) -> HandlingState:
    if known is None:
        return HandlingState.TO_DO
    return HANDLING_STATES[int(str(known[len(ROW_COLUMNS)]))]
