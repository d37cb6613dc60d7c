"""What platforms said, in memory: four invented records of every kind."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tests.ui.season import NOW, SHOPS
from workbench.domain.platforms.platform_records import (
    AppealState,
    AppealWindow,
    PlatformRecord,
    RecordCounts,
    RecordKind,
    RecordQuery,
    RecordRow,
    RecordSource,
)
from workbench.domain.shops import Platform

if TYPE_CHECKING:
    from collections.abc import Sequence

DAY = timedelta(days=1)


def some_records() -> list[RecordRow]:
    """Return a penalty open to appeal, a deduction, an unmatched warning and money back."""
    shop = SHOPS[0]
    told = RecordSource.FILE
    penalty = PlatformRecord(
        RecordKind.PENALTY, told, shop.id, shop.platform, "2401200011874563218", waybill="YT1",
        foreign_id="WG20240122001", what="虚假轨迹", at=NOW - DAY, amount=500, points=2,
        state="已处罚", appeal="可申诉",
    )  # fmt: skip
    deduction = PlatformRecord(
        RecordKind.DEDUCTION, RecordSource.PASTED, shop.id, shop.platform, "2401200011874563219",
        what="延迟发货", at=NOW - 9 * DAY, is_day=True, amount=1250, text="订单 … 扣款12.50元",
    )  # fmt: skip
    warning = PlatformRecord(
        RecordKind.WARNING, told, "", None, "2401200011874560000",
        what="支付-揽收(48h) ・ 即将超时",
        due=NOW + DAY,
    )  # fmt: skip
    returned = PlatformRecord(
        RecordKind.RETURNED, RecordSource.ENTERED, shop.id, Platform.ALIBABA, "", foreign_id="TK1",
        what="申诉成功退回", at=NOW - 2 * DAY, amount=500,
    )  # fmt: skip
    ends = AppealWindow(NOW + 2 * DAY, date(2024, 1, 26), "1688.outside.appeal_days")
    return [
        RecordRow(1, penalty, 1, shop.name, NOW, ends, AppealState.OPEN),
        RecordRow(2, deduction, 2, shop.name, NOW, AppealWindow(), AppealState.UNKNOWN),
        RecordRow(3, warning, None, "", NOW),
        RecordRow(4, returned, None, shop.name, NOW),
    ]


@dataclass
class MemoryRecords:
    """Answers the list of platforms' records; ``asked`` keeps the questions."""

    all_rows: list[RecordRow] = field(default_factory=some_records)
    asked: list[RecordQuery] = field(default_factory=list)
    entered: list[PlatformRecord] = field(default_factory=list)

    def query(self) -> RecordQuery:
        return RecordQuery(NOW)

    def ids(self, query: RecordQuery) -> array[int]:
        self.asked.append(query)
        rows = [row for row in self.all_rows if _fits(row, query)]
        return array("q", [row.id for row in (rows if query.descending else rows[::-1])])

    def rows(self, ids: Sequence[int]) -> list[RecordRow]:
        return [row for row in self.all_rows if row.id in set(ids)]

    def of_order(self, order_id: int) -> tuple[RecordRow, ...]:
        return tuple(row for row in self.all_rows if row.order_id == order_id)

    def counts(self) -> RecordCounts:
        kinds = Counter(row.record.kind for row in self.all_rows)
        unmatched = sum(row.order_id is None for row in self.all_rows)
        return RecordCounts(len(self.all_rows), dict(kinds), unmatched, 2)

    def enter(self, record: PlatformRecord) -> int:
        self.entered.append(record)
        number = 100 + len(self.entered)
        self.all_rows.insert(0, RecordRow(number, record, None, "", NOW))
        return number

    def forget(self, record_id: int) -> None:
        self.all_rows = [row for row in self.all_rows if row.id != record_id]


def _fits(row: RecordRow, query: RecordQuery) -> bool:
    record = row.record
    maybe_open = row.appeal_state in {AppealState.OPEN, AppealState.UNKNOWN}
    return (
        query.kind in {None, record.kind}
        and (not query.unmatched or row.order_id is None)
        and (not query.open_to_appeal or maybe_open)
        and (query.search in record.what or record.order_number.startswith(query.search))
    )
