"""The monitor's and the orders' services in memory."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tests.ui.outlooks import AT_RISK, outlook_for
from tests.ui.season import (
    GAP,
    NOW,
    at,
    decision_for,
    file_for,
    picture_rows,
)
from workbench.domain.handling import HandlingState, look_again_at
from workbench.domain.rules.decisions import Decision, Level, Verdict
from workbench.domain.views import (
    Grouping,
    HandlingEntry,
    MonitorCounts,
    MonitorGroup,
    MonitorQuery,
    MonitorRow,
    OrderRow,
    OrderSort,
    RowDetail,
    SortKey,
    Urgency,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.exchange.export_filters import OrderQuery
    from workbench.domain.exchange.other_columns import OtherColumns
    from workbench.domain.files import OrderFile
    from workbench.domain.platforms.beside import BesideFilter
    from workbench.domain.rules.effects import Exposure, Outlook

_FAR = at("31 00:00")
_KEYS = {
    SortKey.DEADLINE: lambda row: (row.level.rank, row.deadline or _FAR),
    SortKey.RULE: lambda row: row.rule,
    SortKey.HANDLING: lambda row: row.handling,
    SortKey.SHOP: lambda row: row.shop_name,
    SortKey.ORDER_NUMBER: lambda row: row.order_number,
    SortKey.CARRIER: lambda row: row.carrier,
    SortKey.WAYBILL: lambda row: row.waybill,
    SortKey.LAST_EVENT: lambda row: row.last_event_at or _FAR,
    SortKey.POLLED: lambda row: row.polled_at or _FAR,
}


@dataclass
class MemoryMonitor:
    """Answers the monitor from a list of rows; ``asked`` keeps the questions."""

    all_rows: list[MonitorRow] = field(default_factory=picture_rows)
    at: datetime = NOW
    asked: list[MonitorQuery] = field(default_factory=list)
    acts: dict[int, list[HandlingEntry]] = field(default_factory=dict)

    def now(self) -> datetime:
        return self.at

    def query(self) -> MonitorQuery:
        return MonitorQuery(now=self.at, closing=self.at.replace(hour=9) + timedelta(days=1))

    def ids(self, query: MonitorQuery) -> array[int]:
        self.asked.append(query)
        rows = sorted(self._fitting(query), key=_KEYS[query.sort], reverse=query.descending)
        return array("q", [row.id for row in rows])

    def first(self, query: MonitorQuery, limit: int) -> array[int]:
        """As ``ids``, unheard: tests count the questions themselves."""
        rows = sorted(self._fitting(query), key=_KEYS[query.sort], reverse=query.descending)
        return array("q", [row.id for row in rows[:limit]])

    def rows(self, ids: Sequence[int]) -> list[MonitorRow]:
        wanted = set(ids)
        return [row for row in self.all_rows if row.id in wanted]

    def counts(self, query: MonitorQuery) -> MonitorCounts:
        by_urgency = {u: len(self._fitting(replace(query, urgency=u, rule=""))) for u in Urgency}
        by_rule = Counter(r.rule for r in self._fitting(replace(query, rule="")) if r.rule)
        warnings = [row for row in self.all_rows if row.rule]
        return MonitorCounts(by_urgency, dict(by_rule), 23418, len(warnings))

    def groups(self, query: MonitorQuery, grouping: Grouping) -> list[MonitorGroup]:
        groups: dict[tuple[str, ...], list[MonitorRow]] = {}
        for row in self._fitting(query):
            key = (row.shop_id,) if grouping is Grouping.SHOP else (row.carrier, row.last_site)
            groups.setdefault(key, []).append(row)
        return [_group(rows, grouping) for rows in groups.values()]

    def outlook(self, order_id: int, file: OrderFile, decisions: Sequence[Decision]) -> Outlook:
        return outlook_for(self.rows([order_id])[0])

    def exposure(self, query: MonitorQuery) -> Exposure:
        return AT_RISK

    def detail(self, row_id: int) -> RowDetail | None:
        for row in self.rows([row_id]):
            decisions = (decision_for(row),) if row.rule else ()
            if row.id == 1:
                decisions = (*decisions, self._other(row))
            log = tuple(self.acts.get(row_id, ()))
            outlook = outlook_for(row)
            return RowDetail(row, file_for(row), decisions, log, same_site=42, outlook=outlook)
        return None

    def _other(self, row: MonitorRow) -> Decision:
        other = replace(row, rule=GAP, level=Level.INFORMATION, deadline=at("25 07:46"))
        return decision_for(replace(other, verdict=Verdict.PENDING))

    def handle(self, row_id: int, state: HandlingState) -> datetime | None:
        look_at = look_again_at(state, self.at)
        self._add(row_id, HandlingEntry(state, self.at, "seller", look_at))
        return look_at

    def look_again(self, row_id: int, at: datetime | None) -> None:
        self._add(row_id, replace(self._last(row_id), look_at=at))

    def remark(self, row_id: int, note: str) -> None:
        self._add(row_id, replace(self._last(row_id), note=note))

    def undo(self, row_id: int) -> None:
        self.acts[row_id].pop()
        self._set(row_id, self._last(row_id).state)

    def _add(self, row_id: int, entry: HandlingEntry) -> None:
        self.acts.setdefault(row_id, []).append(entry)
        self._set(row_id, entry.state)

    def _last(self, row_id: int) -> HandlingEntry:
        entries = self.acts.get(row_id)
        return entries[-1] if entries else HandlingEntry(HandlingState.TO_DO, self.at, "seller")

    def _set(self, row_id: int, state: HandlingState) -> None:
        self.all_rows = [
            replace(row, handling=state) if row.id == row_id else row for row in self.all_rows
        ]

    def _fitting(self, query: MonitorQuery) -> list[MonitorRow]:
        return [row for row in self.all_rows if self._fits(row, query)]

    def _fits(self, row: MonitorRow, query: MonitorQuery) -> bool:
        words = (row.order_number, row.waybill, row.last_event_text)
        return (
            _is_urgent(row, query)
            and query.rule in {"", row.rule}
            and query.shop_id in {"", row.shop_id}
            and query.carrier in {"", row.carrier}
            and query.site in {"", row.last_site}
            and query.platform in {"", row.platform.value}
            and any(query.search in text for text in words)
        )


def _is_urgent(row: MonitorRow, query: MonitorQuery) -> bool:
    due = row.deadline
    warned = bool(row.rule)
    left = due - query.now if due is not None else timedelta.max
    open_ = warned and row.handling is not HandlingState.HANDLED
    return {
        Urgency.ALL_WARNINGS: open_,
        Urgency.OVERDUE: open_ and left < timedelta(0),
        Urgency.BEFORE_CLOSING: open_ and due is not None and query.now <= due < query.closing,
        Urgency.WITHIN_6H: open_ and timedelta(0) <= left < timedelta(hours=6),
        Urgency.WITHIN_24H: open_ and timedelta(0) <= left < timedelta(hours=24),
        Urgency.WITHIN_48H: open_ and timedelta(0) <= left < timedelta(hours=48),
        Urgency.LATER: open_ and left >= timedelta(hours=24),
        Urgency.HANDLED: warned and row.handling is HandlingState.HANDLED,
        Urgency.ALL_OPEN: True,
    }[query.urgency]


def _group(rows: list[MonitorRow], grouping: Grouping) -> MonitorGroup:
    first = rows[0]
    by_shop = grouping is Grouping.SHOP
    return MonitorGroup(
        carrier="" if by_shop else first.carrier,
        site="" if by_shop else first.last_site,
        shop_id=first.shop_id if by_shop else "",
        shop_name=first.shop_name if by_shop else "",
        count=len(rows),
        earliest=min((row.deadline for row in rows if row.deadline), default=None),
        level=min((row.level for row in rows), key=lambda level: level.rank),
    )


@dataclass
class MemoryOrders:
    """Answers the order view from the monitor's rows."""

    monitor: MemoryMonitor
    asked: list[tuple[object, ...]] = field(default_factory=list)
    other_columns: dict[int, OtherColumns] = field(default_factory=dict)
    beside_asked: BesideFilter | None = None

    def ids(
        self, search: str, shop_id: str, only_open: bool, sort: OrderSort, descending: bool
    ) -> array[int]:
        self.asked.append((search, shop_id, only_open, sort, descending))
        fitting = [
            row.order_id
            for row in self.monitor.all_rows
            if search in row.order_number and shop_id in {"", row.shop_id}
        ]
        return array("q", fitting[::-1] if descending else fitting)

    def listed(self, query: OrderQuery) -> array[int]:
        self.beside_asked = query.beside
        asked = (query.search, query.shop_id, query.only_open, query.sort, query.descending)
        return self.ids(*asked)

    def first(self, query: OrderQuery, limit: int) -> array[int]:
        heard = len(self.asked)
        found = self.listed(query)[:limit]
        del self.asked[heard:]
        return found

    def rows(self, ids: Sequence[int]) -> list[OrderRow]:
        return [_order_row(row) for row in self.monitor.rows(ids)]

    def file(self, order_id: int) -> tuple[OrderFile, tuple[Decision, ...]] | None:
        for row in self.monitor.rows([order_id]):
            return file_for(row), (decision_for(row),) if row.rule else ()
        return None

    def others(self, order_id: int) -> OtherColumns:
        return self.other_columns.get(order_id, ())


def _order_row(row: MonitorRow) -> OrderRow:
    return OrderRow(
        id=row.order_id,
        shop_id=row.shop_id,
        shop_name=row.shop_name,
        platform=row.platform,
        number=row.order_number,
        status="shipped" if row.waybill else "awaiting_shipment",
        paid_at=row.paid_at,
        ship_by=None if row.waybill else row.deadline,
        amount=12850 + 990 * row.id,
        titles="加厚保温杯 500ml 测试商品",
        parcels=1 if row.waybill else 0,
        region="浙江省 杭州市",
        level=row.level,
    )
