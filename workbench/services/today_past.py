"""The deadlines of a past instant, as they were recorded then, with what they put at risk."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from workbench.store.decisions import DecisionStore
from workbench.store.files import FILE_BATCH, FileStore
from workbench.store.past_rows import PastRowStore
from workbench.store.record_list import RecordListStore
from workbench.store.today import TodayStore

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from workbench.domain.decisions import Decision
    from workbench.domain.effects import Stake
    from workbench.domain.files import OrderFile
    from workbench.domain.today import DueRow
    from workbench.services.outlook import OutlookService
    from workbench.store.cache import Cache

# What orders put at risk was not kept for every instant: it is worked out anew, a millisecond
# each. Beyond so many orders the view says that the rest was not.
MOST_PRICED = 2_000

Priced: TypeAlias = "tuple[list[DueRow], Mapping[int, Sequence[Stake]], int]"


class PastRows:
    """Looks back over one connection."""

    def __init__(self, cache: Cache, outlook: OutlookService) -> None:
        self._outlook = outlook
        self._today = TodayStore(cache)
        self._files = FileStore(cache)
        self._decisions = DecisionStore(cache)
        self._rows = PastRowStore(cache)
        self._records = RecordListStore(cache)

    def rows(self, as_of: datetime, shop_id: str = "") -> Priced:
        """Return the warned rows that waited then, their orders' stakes, and how many have none.

        Rows that somebody had moved on by then are left out, as the monitor does.
        """
        found: list[DueRow] = []
        stakes: dict[int, tuple[Stake, ...]] = {}
        unpriced = 0
        assessor = self._outlook.assessor(as_of, as_of)
        for order_id, file, decisions in self._warned(as_of, shop_id):
            rows = self._waiting(order_id, file, decisions, as_of)
            if rows and len(stakes) < MOST_PRICED:
                records = [told.record for told in self._records.of_order(order_id, as_of)]
                stakes[order_id] = assessor.stakes(file, decisions, records)
            elif rows:
                unpriced += 1
            found.extend(rows)
        return found, stakes, unpriced

    def _warned(
        self, as_of: datetime, shop_id: str
    ) -> Iterator[tuple[int, OrderFile, list[Decision]]]:
        ids = self._today.stood(as_of)
        for first in range(0, len(ids), FILE_BATCH):
            for order_id, file in self._files.order_files(ids[first : first + FILE_BATCH], as_of):
                if shop_id in {"", file.order.shop_id}:
                    yield order_id, file, self._decisions.valid_at(order_id, as_of)

    def _waiting(
        self, order_id: int, file: OrderFile, decisions: list[Decision], as_of: datetime
    ) -> list[DueRow]:
        rows = list(self._rows.warned(order_id, file, decisions))
        acts = self._today.acts([row.id for row in rows], as_of) if rows else {}
        return [row for row in rows if row.id not in acts or not acts[row.id].is_done]
