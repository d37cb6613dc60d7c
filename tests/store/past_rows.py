"""The monitor's warned rows as they were at an instant, from the versions of then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Level
from workbench.domain.today.today import DueRow
from workbench.store.engine.instants import FAR, from_ms
from workbench.store.monitor.row_ids import order_row, parcel_row
from workbench.store.monitor.rows import (
    LEVELS,
    about_order,
    about_parcel,
    order_needs_row,
    shown_parcels,
    stored_order_row,
    stored_parcel_row,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Decision
    from workbench.store.engine.cache import Cache
    from workbench.store.monitor.rows import StoredRow


class PastRowStore:
    """Makes rows of the files and decisions of then, by the same code as the monitor's own."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def warned(
        self, order_id: int, file: OrderFile, decisions: Sequence[Decision]
    ) -> Iterator[DueRow]:
        """Yield the warned rows of an order that was open then."""
        for row_id, row in self._rows(order_id, file, decisions):
            if row.open and row.level != Level.NONE.rank:
                yield _due_row(row_id, row)

    def _rows(
        self, order_id: int, file: OrderFile, decisions: Sequence[Decision]
    ) -> Iterator[tuple[int, StoredRow]]:
        sql = "SELECT waybill, id FROM shipment WHERE order_id = ?"
        ids: dict[str, int] = dict(self._cache.rows(sql, (order_id,)))
        for parcel in shown_parcels(file):
            waybill = parcel.shipment.waybill
            about = about_parcel(decisions, waybill)
            yield parcel_row(ids[waybill]), stored_parcel_row(order_id, file, parcel, about)
        if order_needs_row(file, decisions):
            yield order_row(order_id), stored_order_row(order_id, file, about_order(decisions))


def _due_row(row_id: int, row: StoredRow) -> DueRow:
    return DueRow(
        id=row_id,
        order_id=row.order_id,
        shop_id=row.shop_id,
        rule=row.rule,
        level=LEVELS[row.level],
        due=None if row.due == FAR else from_ms(row.due),
        is_breached=bool(row.breached),
        carrier=row.carrier,
        site=row.site,
        order_number=row.order_number,
        waybill=row.waybill,
    )
