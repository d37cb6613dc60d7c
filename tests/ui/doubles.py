"""Services for the window that live in memory: invented shops, orders and warnings."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.decisions import Answer, Decision, Level, Subject, SubjectKind, Verdict
from workbench.domain.files import OrderFile, ShipmentFile
from workbench.domain.handling import HandlingState
from workbench.domain.notices import Notice, NoticeKind
from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.regions import Region
from workbench.domain.shipments import Shipment, ShipmentState
from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState
from workbench.domain.tracking import EventKind, Place, Reading, Scan, SiteKind, TrackingEvent
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

if TYPE_CHECKING:
    from collections.abc import Sequence

NOW = datetime(2024, 1, 24, 10, 0, tzinfo=SHANGHAI)

DEPARTURE = "1688.false_track.no_departure_48h"
GAP = "1688.false_track.gap_72h"
NO_TRACE = "1688.false_ship.no_trace_24h"
REUSE = "1688.false_ship.number_reuse_30d"
SHIP_BY = "1688.ship.deadline_and_special_goods"

CHIPS = {
    DEPARTURE: "揽收后48h未离开首分拨",
    GAP: "超72h轨迹未更新",
    NO_TRACE: "上传单号24h无物流",
    REUSE: "运单号重复使用",
    SHIP_BY: "待发货将超时",
}
SHOPS = (
    Shop("shop-1", Platform.ALIBABA, "晨禾百货"),
    Shop("shop-2", Platform.ALIBABA, "晨禾批发"),
)


def at(text: str) -> datetime:
    """Return an instant of January 2024 from "22 05:20", Shanghai time."""
    day, clock = text.split()
    hour, minute = clock.split(":")
    return datetime(2024, 1, int(day), int(hour), int(minute), tzinfo=SHANGHAI)


# level, rule, verdict, deadline, handling, shop, order, carrier, waybill, last scan, site, words
_C, _W, _I = Level.CRITICAL, Level.WARNING, Level.INFORMATION
_V, _P = Verdict.VIOLATION, Verdict.PENDING
_H = HandlingState
_TABLE: tuple[tuple[object, ...], ...] = (
    (_C, DEPARTURE, _V, "24 05:20", _H.TO_DO, 0, "2401200011874563218", "yuantong",
     "YT8800213345012", "22 07:46", "义乌转运中心", "【义乌转运中心】已收入"),
    (_C, GAP, _V, "24 08:48", _H.CHASED, 0, "2401190044120773109", "zhongtong",
     "ZT7712009834", "21 08:48", "郑州分拨中心", "【郑州分拨中心】已发往【西安分拨中心】"),
    (_C, GAP, _P, "24 10:38", _H.TO_DO, 1, "2401190081120020418", "yunda",
     "YD4401901127", "21 10:38", "合肥分拨交付中心", "【合肥分拨交付中心】进行快件扫描"),
    (_C, NO_TRACE, _P, "24 11:05", _H.AWAITING_CARRIER, 1, "2401230087751940027", "shentong",
     "ST5533009217", "", "", ""),
    (_W, SHIP_BY, _P, "24 13:20", _H.TO_DO, 1, "2401220044713009918", "", "", "", "", ""),
    (_W, DEPARTURE, _P, "24 15:52", _H.TO_DO, 0, "2401220019003347721", "yunda",
     "YD4401998021", "23 20:10", "金华分拨交付中心", "【金华分拨交付中心】快件已到达"),
    (_W, GAP, _P, "24 17:20", _H.TO_DO, 1, "2401200031778812043", "jtexpress",
     "JT2209917745", "21 17:20", "武汉转运中心", "武汉转运中心 到达"),
    (_W, REUSE, _V, "", _H.NUMBER_REPLACED, 0, "2401240002216118830", "yuantong",
     "YT8800210077310", "22 18:02", "义乌转运中心", "【义乌转运中心】已收入"),
    (_W, GAP, _P, "24 21:47", _H.FILED, 0, "2401180077120556602", "youzhengguonei",
     "9876500012345", "21 21:47", "长沙邮件处理中心", "【长沙邮件处理中心】离开，下一站【株洲】"),
    (_I, DEPARTURE, _P, "25 08:10", _H.TO_DO, 0, "2401170012098870215", "shunfeng",
     "SF1330098812345", "23 12:10", "成都武侯营业点", "快件到达成都武侯营业点"),
    (_I, GAP, _P, "25 14:30", _H.TO_DO, 0, "2401230066180003344", "yuantong",
     "YT8800213390771", "22 14:30", "义乌转运中心", "【义乌转运中心】已发出，通往下一站"),
)  # fmt: skip


def picture_rows() -> list[MonitorRow]:
    """Return the rows of the target picture, and one parcel that is well."""
    rows = [_row(number + 1, *cells) for number, cells in enumerate(_TABLE)]
    well = replace(
        rows[0],
        id=len(rows) + 1,
        order_id=len(rows) + 1,
        order_number="2401230099000000001",
        waybill="YT8800299999999",
        rule="",
        verdict=Verdict.CLEAN,
        level=Level.NONE,
        deadline=None,
        warnings=0,
        last_site="杭州转运中心",
        last_event_text="【杭州转运中心】已发出",
    )
    return [*rows, well]


def _row(number: int, *cells: object) -> MonitorRow:
    level, rule, verdict, due, handling, shop, order, carrier, waybill, last, site, words = cells
    owner = SHOPS[int(str(shop))]
    return MonitorRow(
        id=number,
        order_id=number,
        kind=SubjectKind.SHIPMENT if waybill else SubjectKind.ORDER,
        shop_id=owner.id,
        shop_name=owner.name,
        platform=owner.platform,
        order_number=str(order),
        waybill=str(waybill),
        carrier=str(carrier),
        rule=str(rule),
        verdict=Verdict(verdict),
        level=Level(level),
        deadline=at(str(due)) if due else None,
        handling=HandlingState(handling),
        last_event_at=at(str(last)) if last else None,
        last_event_text=str(words),
        last_site=str(site),
        polled_at=at("24 09:42") if number == 7 else NOW,
        paid_at=at("22 13:20"),
        warnings=1,
    )


def decision_for(row: MonitorRow) -> Decision:
    """Return the decision on top of a row."""
    answer = Answer(
        rule=row.rule,
        verdict=row.verdict,
        deadline=row.deadline,
        unknowns=("receiver_region",) if row.rule == GAP else (),
    )
    subject = Subject(row.kind, row.shop_id, row.order_number, row.waybill)
    remedies: tuple[str, ...] = ("replace_number", "refund", "file", "chase")
    if row.kind is SubjectKind.ORDER:
        remedies = ("ship", "negotiate", "file")
    return Decision(subject, answer, row.level, NOW, warn_by=row.deadline, remedies=remedies)


def _event(when: datetime, kind: EventKind, text: str, hub: SiteKind, number: int) -> TrackingEvent:
    reading = Reading(kind, site_kind=hub, place=Place("义乌转运中心", "浙江省", "金华市"))
    return TrackingEvent(Scan(text, when, "kuaidi100", number), reading, when)


def file_for(row: MonitorRow) -> OrderFile:
    """Return the order behind a row."""
    order = Order(
        shop_id=row.shop_id,
        number=row.order_number,
        status=OrderStatus.SHIPPED if row.waybill else OrderStatus.AWAITING_SHIPMENT,
        platform_status="waitbuyerreceive" if row.waybill else "waitsellersend",
        paid_at=row.paid_at,
        ship_by=row.deadline if not row.waybill else None,
        amount=12850,
        receiver=Receiver(Region("浙江省", "杭州市", "西湖区"), "测*", "138****0000"),
        lines=(OrderLine("1", "加厚保温杯 500ml 测试商品", "2", 12850, "白色"),),
    )
    return OrderFile(Platform.ALIBABA, order, _shipments(row))


def _shipments(row: MonitorRow) -> tuple[ShipmentFile, ...]:
    if not row.waybill:
        return ()
    parcel = Shipment(
        row.shop_id, row.order_number, row.waybill, row.carrier, uploaded_at=at("21 19:05")
    )
    first = at("22 05:20")
    events = (
        _event(first, EventKind.PICKED_UP, "【义乌稠城网点】已揽收", SiteKind.OUTLET, 0),
        _event(row.last_event_at or first, EventKind.ARRIVED, row.last_event_text, SiteKind.HUB, 1),
    )
    old = replace(parcel, waybill="YT8800200000001", state=ShipmentState.REPLACED)
    files = (ShipmentFile(parcel, events if row.last_event_at else (), trace_polled_at=NOW),)
    return (*files, ShipmentFile(old)) if row.id == 1 else files


@dataclass
class MemoryMonitor:
    """Answers the monitor from a list of rows; ``asked`` keeps the questions."""

    all_rows: list[MonitorRow] = field(default_factory=picture_rows)
    at: datetime = NOW
    asked: list[MonitorQuery] = field(default_factory=list)
    acts: dict[int, list[HandlingState]] = field(default_factory=dict)

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

    def detail(self, row_id: int) -> RowDetail | None:
        for row in self.rows([row_id]):
            decisions = (decision_for(row),) if row.rule else ()
            if row.id == 1:
                decisions = (*decisions, self._other(row))
            log = tuple(HandlingEntry(state, self.at) for state in self.acts.get(row_id, ()))
            return RowDetail(row, file_for(row), decisions, log, same_site=42)
        return None

    def _other(self, row: MonitorRow) -> Decision:
        other = replace(row, rule=GAP, level=Level.INFORMATION, deadline=at("25 07:46"))
        return decision_for(replace(other, verdict=Verdict.PENDING))

    def handle(self, row_id: int, state: HandlingState) -> None:
        self.acts.setdefault(row_id, []).append(state)
        self._set(row_id, state)

    def undo(self, row_id: int) -> None:
        self.acts[row_id].pop()
        self._set(row_id, self.acts[row_id][-1] if self.acts[row_id] else HandlingState.TO_DO)

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


def some_notices() -> list[Notice]:
    """Return a morning's notices, newest first."""
    rows = picture_rows()
    warned = [
        Notice(
            NoticeKind.WARNING_WORSENED if row.id % 3 == 0 else NoticeKind.WARNING_APPEARED,
            f"{row.rule}/{row.order_number}",
            row.level,
            NOW - timedelta(minutes=7 * row.id),
            row.shop_id,
            row.order_number,
            row.waybill,
            row.rule,
            {"deadline": row.deadline.isoformat() if row.deadline else ""},
            id=row.id,
            read=row.id > 6,
        )
        for row in rows[:9]
    ]
    shop = {"shop": "晨禾批发", "state": "sign_in_expired"}
    return [
        *warned,
        Notice(
            NoticeKind.SIGN_IN_EXPIRED, "shop/2", _W, at("24 08:20"), "shop-2", values=shop, id=20
        ),
        Notice(
            NoticeKind.WARNING_ENDED,
            "gone",
            Level.NONE,
            at("23 18:05"),
            "shop-1",
            "2401200099900000000",
            "YT8800213340000",
            GAP,
            id=21,
            read=True,
        ),
    ]


@dataclass
class MemoryShops:
    """Answers the shops' states."""

    shops: tuple[ShopHealth, ...] = tuple(
        ShopHealth(shop, ShopState.ONLINE, last_good_poll=NOW) for shop in SHOPS
    )

    def health(self) -> list[ShopHealth]:
        return list(self.shops)


class ChineseRules:
    """Words of the rules, as a pack would give them."""

    def chip(self, rule_id: str, *, is_overdue: bool = False) -> str:
        if rule_id == SHIP_BY and is_overdue:
            return "发货超时"
        return CHIPS.get(rule_id, rule_id)

    def title(self, rule_id: str) -> str:
        return f"{self.chip(rule_id)}（1688）"

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
class MemoryDesk:
    """One thread's readers; all threads of a test share the same memory."""

    monitor: MemoryMonitor = field(default_factory=MemoryMonitor)
    notices: MemoryNotices = field(default_factory=lambda: MemoryNotices(some_notices()))
    shops: MemoryShops = field(default_factory=MemoryShops)
    rules: ChineseRules = field(default_factory=ChineseRules)
    is_closed: bool = False

    def __post_init__(self) -> None:
        self.orders = MemoryOrders(self.monitor)

    def close(self) -> None:
        self.is_closed = True


def many_rows(count: int) -> list[MonitorRow]:
    """Return ``count`` warned parcels, each due a minute after the one before."""
    first = picture_rows()[2]
    return [
        replace(
            first,
            id=number,
            order_id=number,
            order_number=f"24012{number:014d}",
            deadline=NOW + timedelta(minutes=number),
        )
        for number in range(1, count + 1)
    ]
