"""Services for the window that live in memory: invented shops, orders and warnings."""

from __future__ import annotations

import threading
from array import array
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tests.ui.outlooks import AT_RISK, outlook_for
from tests.ui.pack_doubles import MemoryPacks
from tests.ui.records import MemoryRecords
from tests.ui.season import (
    CHIPS,
    DEPARTURE,
    GAP,
    NO_TRACE,
    NOW,
    SHIP_BY,
    SHOPS,
    at,
    decision_for,
    file_for,
    picture_rows,
    some_notices,
)
from workbench.domain.clocks import Awaited
from workbench.domain.decisions import Decision, Level, Verdict
from workbench.domain.exports import ExportProgress, ExportReport
from workbench.domain.handling import HandlingState, look_again_at
from workbench.domain.imports import ImportEntry, Undone
from workbench.domain.pages import SavedPage
from workbench.domain.privacy import Erased
from workbench.domain.refresh import Progress, Stage
from workbench.domain.shops import Platform, ShopHealth, ShopState
from workbench.domain.tables.fields import Layout
from workbench.domain.views import (
    EffectKind,
    Grouping,
    HandlingEntry,
    MonitorCounts,
    MonitorGroup,
    MonitorQuery,
    MonitorRow,
    OrderRow,
    OrderSort,
    RowDetail,
    RuleEffect,
    RuleSource,
    SortKey,
    Urgency,
)
from workbench.services.accounts import AddedAccounts
from workbench.services.books import Collected
from workbench.services.import_desk import Brought
from workbench.services.rule_timeline import timeline_of, with_confirmations
from workbench.services.shelf import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.domain.effects import Exposure, Outlook
    from workbench.domain.exports import ExportRequest, ExportView
    from workbench.domain.files import OrderFile
    from workbench.domain.notices import Notice
    from workbench.domain.other_columns import OtherColumns
    from workbench.domain.rule_views import RuleTimeline
    from workbench.domain.shops import ProviderHealth
    from workbench.domain.tables.fields import TableName
    from workbench.services.import_desk import FileLook
    from workbench.services.import_preview import ImportChoice, PastedText


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
            and any(query.search in text for text in words)
        )


def _is_urgent(row: MonitorRow, query: MonitorQuery) -> bool:
    due = row.deadline
    in_a_day = query.now + timedelta(hours=24)
    warned = bool(row.rule)
    open_ = warned and row.handling is not HandlingState.HANDLED
    return {
        Urgency.ALL_WARNINGS: open_,
        Urgency.OVERDUE: open_ and due is not None and due < query.now,
        Urgency.BEFORE_CLOSING: open_ and due is not None and query.now <= due < query.closing,
        Urgency.WITHIN_24H: open_ and due is not None and query.now <= due < in_a_day,
        Urgency.LATER: open_ and (due is None or due >= in_a_day),
        Urgency.HANDLED: warned and row.handling is HandlingState.HANDLED,
        Urgency.ALL_OPEN: True,
    }[query.urgency]


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


@dataclass
class MemoryNotices:
    """Answers the panel from a list."""

    notices: list[Notice] = field(default_factory=list)

    def page(self, only_unread: bool) -> list[Notice]:
        return [notice for notice in self.notices if not (only_unread and notice.read)]

    def unread(self) -> int:
        return sum(not notice.read for notice in self.notices)

    def mark_read(self, ids: Sequence[int]) -> None:
        self.notices = [replace(n, read=n.read or n.id in set(ids)) for n in self.notices]


@dataclass
class MemoryShops:
    """Answers the shops' states."""

    shops: tuple[ShopHealth, ...] = tuple(
        ShopHealth(shop, ShopState.ONLINE, last_good_poll=NOW) for shop in SHOPS
    )

    def health(self) -> list[ShopHealth]:
        return list(self.shops)

    def providers(self) -> list[ProviderHealth]:
        return []


class ChineseRules:
    """Words of the rules, as a pack would give them."""

    def chip(self, rule_id: str, *, is_overdue: bool = False) -> str:
        if rule_id == SHIP_BY and is_overdue:
            return "发货超时"
        return CHIPS.get(rule_id, rule_id)

    def title(self, rule_id: str) -> str:
        return f"{self.chip(rule_id)}（1688）"

    def platform(self, rule_id: str) -> Platform | None:
        return Platform(rule_id.split(".", maxsplit=1)[0]) if "." in rule_id else None

    def awaited(self, rule_id: str) -> Awaited | None:
        return {
            DEPARTURE: Awaited.HUB_DEPARTURE,
            GAP: Awaited.NEXT_ENTRY,
            NO_TRACE: Awaited.PICKUP,
        }.get(rule_id)

    def sentence(self, decision: Decision) -> str:
        if decision.answer.rule == DEPARTURE:
            return (
                "1月22日 05:20 揽收，1月22日 07:46 到达义乌转运中心后没有离开记录，"
                "已过 1月24日 05:20。"
            )
        return "最后一条轨迹之后没有新轨迹，请尽快联系快递核实。"

    def unknowns(self, decision: Decision) -> tuple[str, ...]:
        return tuple("收货地址未知，按非偏远地区计算。" for _ in decision.answer.unknowns)

    def note(self, rule_id: str) -> str:
        return (
            "平台处罚前有效，请先查处罚中心：退款须已成功，新单号须已在平台更新。"
            "联系不上买家时提前报备。"
        )

    def effects(self, rule_id: str) -> tuple[RuleEffect, ...]:
        text = "判为虚假轨迹，平台有权从商家账户罚没违约金；金额资料未载。"
        return (RuleEffect(EffectKind.PENALTY, text),)

    def acts_at(self, rule_id: str) -> tuple[str, ...]:
        return ("商家工作台-履约-物流监控", "订单-物流信息")

    def source(self, rule_id: str) -> RuleSource:
        return RuleSource("1688 发货履约规则", date(2024, 1, 23), date(2024, 1, 20))


@dataclass
class MemoryRules:
    """Answers the rules view; our own packs as they are, or what a test puts there."""

    found: RuleTimeline | None = None
    error: Exception | None = None
    seller: MemorySeller | None = None

    def timeline(self) -> RuleTimeline:
        if self.error is not None:
            raise self.error
        rules = own_rules() if self.found is None else self.found
        confirmed = self.seller.confirmed if self.seller is not None else ()
        return with_confirmations(rules, dict.fromkeys(confirmed, NOW))


@cache
def own_rules() -> RuleTimeline:
    """Our own packs in Chinese."""
    shelf = Shelf(Path(__file__).resolve().parents[2] / "resources", "zh")
    return timeline_of(shelf, Collected((), {}, shelf.packs, shelf.rules.book))


@dataclass
class MemoryExports:
    """Writes nothing; says how far it is before and after ``gate`` opens, then ends or fails."""

    asked: list[ExportRequest] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None

    def export(
        self,
        request: ExportRequest,
        translate: Callable[[str, str], str],
        progress: Callable[[ExportProgress], None],
    ) -> ExportReport:
        self.asked.append(request)
        progress(ExportProgress(1, 3))
        assert self.gate.wait(10)
        progress(ExportProgress(2, 3))
        if self.error is not None:
            raise self.error
        return ExportReport(request.target, 3, ("number",), "00", is_masked=request.is_masked)

    def count(self, view: ExportView, filters: Mapping[str, str]) -> int:
        return 1234


@dataclass
class MemoryAccounts:
    """Adds nothing; keeps the files it was given, or fails."""

    files: list[Path] = field(default_factory=list)
    error: Exception | None = None
    added: AddedAccounts = field(default_factory=lambda: AddedAccounts(SHOPS[:2], ()))

    def add_from_file(self, path: Path) -> AddedAccounts:
        self.files.append(path)
        if self.error is not None:
            raise self.error
        return self.added


@dataclass
class MemoryImports:
    """Looks at files as a test says, and notes what is saved and taken back."""

    looks: dict[str, FileLook | Exception] = field(default_factory=dict)
    asked: list[tuple[str, ImportChoice]] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    undone: list[int] = field(default_factory=list)
    entries: list[ImportEntry] = field(default_factory=list)
    undo_error: Exception | None = None
    gate: threading.Event = field(default_factory=threading.Event)
    error: Exception | None = None

    def look(self, source: Path | PastedText, choice: ImportChoice) -> FileLook:
        self.asked.append((source.name, choice))
        found = self.looks[source.name]
        if isinstance(found, Exception):
            raise found
        return replace(found, chosen=choice.platform or found.chosen)

    def commit(self, look: FileLook, progress: Callable[[int, int], None]) -> Brought:
        progress(1, 4)
        assert self.gate.wait(10)
        progress(2, 4)
        if self.error is not None:
            raise self.error
        self.saved.append(look.path.name)
        return Brought(7 if look.counts else 0, look.counts or SavedPage(changed=look.parcels))

    def judge(self, progress: Callable[[Progress], None]) -> int:
        progress(Progress(Stage.JUDGING, 3, 0))
        return 3

    def history(self) -> list[ImportEntry]:
        ended = datetime(2024, 1, 24, 3, tzinfo=UTC)
        return [
            replace(entry, undone_at=ended) if entry.id in self.undone else entry
            for entry in self.entries
        ]

    def undo(self, import_id: int) -> Undone:
        if self.undo_error is not None:
            raise self.undo_error
        self.undone.append(import_id)
        return Undone(removed=2, restored=1, kept=0)


@dataclass
class MemorySeller:
    """Keeps what was confirmed and taken back."""

    confirmed: list[str] = field(default_factory=list)

    def confirm(self, rule_id: str) -> datetime:
        self.confirmed.append(rule_id)
        return NOW + timedelta(days=30)

    def withdraw(self, rule_id: str) -> None:
        self.confirmed.remove(rule_id)


@dataclass
class MemoryPrivacy:
    """Erases nothing; keeps what it was asked to."""

    forgotten: list[int] = field(default_factory=list)

    def forget(self, order_id: int) -> Erased:
        self.forgotten.append(order_id)
        return Erased({"orders": 1})


@dataclass
class MemoryTables:
    """Keeps layouts."""

    layouts: dict[TableName, Layout] = field(default_factory=dict)

    def layout(self, table: TableName) -> Layout:
        return self.layouts.get(table, Layout())

    def arrange(self, table: TableName, layout: Layout) -> None:
        self.layouts[table] = layout


@dataclass
class MemoryDesk:
    """One thread's readers; all threads of a test share the same memory."""

    monitor: MemoryMonitor = field(default_factory=MemoryMonitor)
    records: MemoryRecords = field(default_factory=MemoryRecords)
    seller: MemorySeller = field(default_factory=MemorySeller)
    privacy: MemoryPrivacy = field(default_factory=MemoryPrivacy)
    tables: MemoryTables = field(default_factory=MemoryTables)
    notices: MemoryNotices = field(default_factory=lambda: MemoryNotices(some_notices()))
    shops: MemoryShops = field(default_factory=MemoryShops)
    rules: ChineseRules = field(default_factory=ChineseRules)
    rule_reader: MemoryRules = field(default_factory=MemoryRules)
    packs: MemoryPacks = field(default_factory=MemoryPacks)
    exports: MemoryExports = field(default_factory=MemoryExports)
    accounts: MemoryAccounts = field(default_factory=MemoryAccounts)
    imports: MemoryImports = field(default_factory=MemoryImports)
    is_closed: bool = False

    def __post_init__(self) -> None:
        self.orders = MemoryOrders(self.monitor)
        self.rule_reader.seller = self.seller

    def close(self) -> None:
        self.is_closed = True
