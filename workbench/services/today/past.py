"""The deadlines of a past instant, as they were recorded then, with what they put at risk."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from workbench.domain.today.today import DueRow
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.orders.files import FILE_BATCH, FileStore
from workbench.store.past.monitor import PastMonitorStore
from workbench.store.records.listing import RecordListStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from workbench.domain.rules.effects import Stake
    from workbench.domain.views import MonitorRow
    from workbench.services.judging.outlook import OutlookService
    from workbench.store.engine.cache import Cache

# What orders put at risk was not kept for every instant: it is worked out anew, a millisecond
# each. Beyond so many orders the view says that the rest was not.
MOST_PRICED = 2_000

Priced: TypeAlias = "tuple[list[DueRow], Mapping[int, Sequence[Stake]], int]"


class PastRows:
    """Looks back over one connection."""

    def __init__(self, cache: Cache, outlook: OutlookService) -> None:
        self._outlook = outlook
        self._monitor = PastMonitorStore(cache)
        self._files = FileStore(cache)
        self._decisions = DecisionStore(cache)
        self._records = RecordListStore(cache)

    def rows(self, as_of: datetime, shop_id: str = "") -> Priced:
        """Return the warned rows that waited then, their orders' stakes, and how many have none.

        Rows that somebody had moved on by then are left out, as the monitor does.
        """
        warned = (one.row for one in self._monitor.warned(as_of))
        rows = [
            _due_row(row)
            for row in warned
            if not row.handling.is_done and shop_id in {"", row.shop_id}
        ]
        orders = sorted({row.order_id for row in rows})
        stakes = dict(self._stakes(orders[:MOST_PRICED], as_of))
        return rows, stakes, len(orders) - len(stakes)

    def _stakes(
        self, orders: Sequence[int], as_of: datetime
    ) -> Iterator[tuple[int, tuple[Stake, ...]]]:
        assessor = self._outlook.assessor(as_of, as_of)
        for first in range(0, len(orders), FILE_BATCH):
            batch = list(orders[first : first + FILE_BATCH])
            for order_id, file in self._files.order_files(batch, as_of):
                records = [told.record for told in self._records.of_order(order_id, as_of)]
                decisions = self._decisions.valid_at(order_id, as_of)
                yield order_id, assessor.stakes(file, decisions, records)


def _due_row(row: MonitorRow) -> DueRow:
    return DueRow(
        id=row.id,
        order_id=row.order_id,
        shop_id=row.shop_id,
        rule=row.rule,
        level=row.level,
        due=row.deadline,
        is_breached=row.verdict.is_missed,
        carrier=row.carrier,
        site=row.last_site,
        order_number=row.order_number,
        waybill=row.waybill,
    )
