"""Facts of a filing for the texts that a seller sends: Chinese, masked, in Shanghai time.

They go to Chinese platforms whatever the window's language, so they are not translated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.filing.filings import FilingCase, ScopeKind
from workbench.domain.masking import mask_free_text
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.parcels.merging import normalise
from workbench.domain.regions import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from workbench.domain.files import OrderFile, ShipmentFile
    from workbench.domain.filing.filings import Filing, FilingScope

MOST_LINES = 20
_EVENTS = {
    "earthquake": "地震",
    "mudslide": "泥石流",
    "site_explosion": "网点或快递场地爆炸",
    "transport_accident": "运输途中重大事故",
    "major_event": "重大会议、赛事",
    "carrier_bankrupt": "快递公司破产",
    "outlet_closed": "网点关闭",
    "outlet_left_network": "网点退网",
}
_CASES = {
    FilingCase.EPIDEMIC: "疫情",
    FilingCase.NATURAL_DISASTER: "自然灾害",
    FilingCase.LARGE_MEETING: "大型会议",
    FilingCase.SPORTS_EVENT: "重要赛事",
}


def facts_of(filing: Filing, files: Sequence[OrderFile]) -> dict[str, str]:
    """Return what the placeholders of a text stand for; "" for what nobody told.

    ``files`` are the orders that the filing names, as far as they are known.
    """
    numbers = filing.scope.orders
    return {
        "n": str(len(numbers)),
        "orders": _listed(f"订单 {number}" for number in numbers),
        "parcels": _listed(_parcel_lines(filing, files)),
        "event": _EVENTS.get(filing.details.event, "") or _CASES.get(filing.case, ""),
        "scope": _scope(filing.scope),
        "window": _window(filing),
    }


def _listed(lines: Iterator[str]) -> str:
    found = list(lines)
    if len(found) > MOST_LINES:
        found = [*found[:MOST_LINES], f"等，共 {len(found)} 条，全部见凭证。"]
    return "\n".join(found)


def _parcel_lines(filing: Filing, files: Sequence[OrderFile]) -> Iterator[str]:
    known = {file.order.number: file for file in files}
    for number in filing.scope.orders:
        file = known.get(number)
        parcels = [p for p in file.shipments if p.shipment.waybill] if file else []
        yield from (_parcel_line(number, parcel) for parcel in parcels)
        if not parcels:
            yield f"订单 {number}"


def _parcel_line(number: str, parcel: ShipmentFile) -> str:
    shipment = parcel.shipment
    carrier = shipment.carrier_name or (
        carrier_by_id(shipment.carrier).name if shipment.carrier else ""
    )
    line = f"订单 {number}，{carrier} {shipment.waybill}"
    events = normalise(parcel.events)
    timed = [event for event in events if event.happened_at is not None]
    if not timed:
        return f"{line}，没有查到轨迹"
    last = timed[-1]
    return f"{line}，最后轨迹 {_instant(last.happened_at)}「{mask_free_text(last.scan.text)}」"


def _scope(scope: FilingScope) -> str:
    match scope.kind:
        case ScopeKind.WHOLE_SHOP:
            return "全店"
        case ScopeKind.ITEM:
            return "商品「" + "」「".join(scope.items[:MOST_LINES]) + "」"
        case ScopeKind.RECEIVING_REGION:
            places = (place_name(r.province, r.city) + r.district for r in scope.regions)
            return "收货地区 " + "、".join(places)
        case ScopeKind.ORDER:
            return f"{len(scope.orders)} 个订单"


def _window(filing: Filing) -> str:
    if filing.ship_from is None or filing.ship_until is None:
        return ""
    return f"{_instant(filing.ship_from)} 至 {_instant(filing.ship_until)}"


def _instant(at: datetime | None) -> str:
    if at is None:
        return ""
    local = at.astimezone(SHANGHAI)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M}"
