"""An invented morning: shops, orders, warnings and notices as values."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from workbench.domain.clock import SHANGHAI
from workbench.domain.files import OrderFile, ShipmentFile
from workbench.domain.handling import HandlingState
from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.parcels.shipments import Shipment, ShipmentState
from workbench.domain.parcels.tracking import (
    EventKind,
    Place,
    Reading,
    Scan,
    SiteKind,
    TrackingEvent,
)
from workbench.domain.regions import Region
from workbench.domain.rules.decisions import Answer, Decision, Level, Subject, SubjectKind, Verdict
from workbench.domain.shops import Platform, Shop
from workbench.domain.telling.notices import Notice, NoticeKind
from workbench.domain.views import (
    MonitorRow,
)

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
        verdict=Verdict(str(verdict)),
        level=Level(str(level)),
        deadline=at(str(due)) if due else None,
        handling=HandlingState(str(handling)),
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
