"""The 抖店 calls that the sandbox knows and what each one answers (platform-apis 3.5 to 3.7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.sandbox.douyin import acts
from workbench.sandbox.douyin.lists import Misasked, Search, Span, place_of
from workbench.sandbox.douyin.orders import NEW_STATUS, View, after_sale, seconds, shop_order
from workbench.sandbox.faults import FaultKind
from workbench.sandbox.pages import Pager

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from workbench.sandbox.faults import Scope
    from workbench.sandbox.script import ScriptedOrder, ScriptedParcel, ScriptedShop
    from workbench.sandbox.world import World

Json = dict[str, Any]

_NO_SUCH_ORDER = (50002, "isv.business-failed:10001", "订单不存在")
_NOT_OURS = (50002, "isv.business-failed:10015", "非抖音电商电子面单不支持查询轨迹")
_NO_NUMBER = (50002, "isv.business-failed:4006", "运单号为空")
_NO_RECORD = (50002, "isv.business-failed:-10004", "查询无记录")


class ShopDesk:
    """One shop's orders, after-sales and numbers, with the places of its lists."""

    def __init__(self, world: World, shop: ScriptedShop) -> None:
        self.shop = shop
        orders = world.season.orders_of(shop.id)
        self.search = Search(orders)
        self.refunds = tuple(order for order in orders if order.refund_asked_at)
        self.pager = Pager()
        self.numbers = {parcel.waybill: parcel for order in orders for parcel in order.parcels}
        self.done: set[str] = set()


@dataclass(frozen=True, slots=True)
class Call:
    """One verified call of one shop with its business parameters."""

    world: World
    desk: ShopDesk
    scope: Scope
    asked: Json

    @property
    def at(self) -> datetime:
        """Return the season's present instant."""
        return self.world.now()

    def view(self) -> View:
        """Return how to show orders now."""
        fault = self.world.faults.strike(FaultKind.UNKNOWN_STATUS, self.scope)
        return View(self.at, NEW_STATUS if fault else 0)


def _search_list(call: Call) -> Json:
    found = call.desk.search.page(call.asked, call.at, call.world.faults, call.scope)
    number, size = place_of(call.asked)
    told: Json = {"page": number, "total": found.total, "size": size}
    if found.rows is None:
        return told
    view = call.view()
    return {**told, "shop_order_list": [shop_order(o, call.desk.shop, view) for o in found.rows]}


def _order_detail(call: Call) -> Json:
    number = str(call.asked.get("shop_order_id") or "")
    if not number:
        raise Misasked(40001, "isv.parameter-missing", "shop_order_id")
    order = call.desk.search.find(number, call.at)
    if order is None:
        raise Misasked(*_NO_SUCH_ORDER)
    return {"shop_order_detail": shop_order(order, call.desk.shop, call.view())}


def _after_sales(call: Call) -> Json:
    number, size = place_of(call.asked)
    applied = Span.read(call.asked, "start_time", "end_time")
    updated = Span.read(call.asked, "update_start_time", "update_end_time")
    rows = tuple(
        (order, asked_at)
        for order, asked_at in _asked(call)
        if applied.holds(asked_at) and updated.holds(asked_at) and _is_wanted(call.asked, order)
    )
    found = call.desk.pager.page(rows, (number, size), call.world.faults, call.scope)
    told: Json = {"page": number, "total": found.total, "size": size}
    if found.rows is None:
        return told
    told["has_more"] = (number + 1) * size < found.total
    return {**told, "items": [after_sale(order, asked, call.at) for order, asked in found.rows]}


def _asked(call: Call) -> list[tuple[ScriptedOrder, datetime]]:
    """Return the orders whose buyers have asked by now, and when, the first ones first."""
    refunds = ((o, o.refund_asked_at) for o in call.desk.refunds)
    found = [(order, at) for order, at in refunds if at is not None and at <= call.at]
    return sorted(found, key=lambda pair: pair[1])


def _is_wanted(asked: Json, order: ScriptedOrder) -> bool:
    return str(asked.get("order_id") or order.number) == str(order.number)


def _trace(call: Call) -> Json:
    number = str(call.asked.get("track_no") or "")
    if not number:
        raise Misasked(*_NO_NUMBER)
    parcel = call.desk.numbers.get(number)
    if parcel is None or parcel.uploaded_at > call.at or not has_own_waybill(parcel):
        raise Misasked(*_NOT_OURS)
    nodes = [
        {
            "content": scan.text,
            "timestamp": str(seconds(scan.at)),
            "state": "",
            "state_description": "",
            "site_name": scan.city,
        }
        for scan in parcel.told(call.at, by_carrier=False)
    ]
    if not nodes:
        raise Misasked(*_NO_RECORD)
    info = {"track_no": number, "express": parcel.carrier.id}
    # The official SDK of today reads the second name.
    return {"track_info": info, "route_node_list": nodes, "route__node_list": nodes}


def has_own_waybill(parcel: ScriptedParcel) -> bool:
    """Tell whether a parcel travels with an e-waybill of the platform's: every second one does."""
    return int(parcel.handle[-1]) % 2 == 0


def _companies(call: Call) -> Any:
    carriers = {p.carrier.id: p.carrier for p in call.desk.numbers.values()}
    return [
        {"id": int(carrier.company_id), "name": carrier.name, "code": carrier.id}
        for carrier in carriers.values()
    ]


OPERATIONS: Mapping[str, Callable[[Call], Any]] = {
    "order.searchList": _search_list,
    "order.orderDetail": _order_detail,
    "afterSale.List": _after_sales,
    "logistics.trackNoRouteDetail": _trace,
    "order.logisticsCompanyList": _companies,
    "order.logisticsAdd": acts.ship,
    "order.logisticsAddSinglePack": acts.ship_pack,
    "order.logisticsEdit": acts.change_number,
    "order.logisticsEditByPack": acts.change_number,
}
