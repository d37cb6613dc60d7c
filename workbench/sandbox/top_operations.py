"""The methods of TOP that the sandbox knows, and what each one answers (2.5 to 2.10)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.shops import Platform
from workbench.sandbox.faults import FaultKind
from workbench.sandbox.platform_dates import naive_text
from workbench.sandbox.script import ScriptedCarrier, ScriptedParcel
from workbench.sandbox.top_answers import chosen
from workbench.sandbox.top_errors import Json, TopRefusal, invalid, missing, unknown_trade
from workbench.sandbox.top_lists import ListQuery, whole
from workbench.sandbox.top_trades import (
    TradeView,
    parcels_of,
    refund,
    refund_id,
    trade,
    trade_status,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.sandbox.faults import Scope
    from workbench.sandbox.script import ScriptedOrder
    from workbench.sandbox.top_lists import Rows, TopShelf
    from workbench.sandbox.top_messages import Mailbox
    from workbench.sandbox.world import World

_NEW_STATUS = "SANDBOX_NEW_STATUS"
_TO_SHIP = frozenset({"WAIT_SELLER_SEND_GOODS", "SELLER_CONSIGNED_PART"})
_SHIPPED = frozenset({"WAIT_BUYER_CONFIRM_GOODS", "SELLER_CONSIGNED_PART"})


@dataclass(frozen=True, slots=True)
class TopCall:
    """One verified call of one shop."""

    world: World
    shelf: TopShelf
    mailbox: Mailbox
    scope: Scope
    params: Mapping[str, str]

    def need(self, name: str) -> str:
        """Return a parameter that must be there."""
        if not self.params.get(name):
            raise missing(name)
        return self.params[name]

    def view(self) -> TradeView:
        """Return how to show trades now."""
        fault = self.world.faults.strike(FaultKind.UNKNOWN_STATUS, self.scope)
        return TradeView(self.world.now(), self.shelf.shop, _NEW_STATUS if fault else "")

    def order(self) -> ScriptedOrder:
        """Return the trade that ``tid`` names."""
        found = self.shelf.find(self.need("tid"), self.world.now())
        if found is None:
            raise unknown_trade()
        return found


def _seller(call: TopCall) -> Json:
    shop = call.shelf.shop
    kind = "B" if shop.platform is Platform.TMALL else "C"
    user = {"user_id": int(shop.member_id), "nick": shop.name, "type": kind}
    return {"user": chosen(user, call.need("fields"))}


def _sold(call: TopCall) -> Json:
    call.need("fields")
    query = ListQuery.read(call.params, "created")
    return _trades(call, query, call.shelf.sold(query, call.params, call.world.now()))


def _increment(call: TopCall) -> Json:
    call.need("fields")
    query = ListQuery.read(call.params, "modified", is_bound=True)
    return _trades(call, query, call.shelf.changed(query, call.params, call.world.now()))


def _trades(call: TopCall, query: ListQuery, rows: Rows) -> Json:
    view = call.view()
    return _page(call, query, rows, ("trades", lambda order: trade(order, view)))


def _refunds(call: TopCall) -> Json:
    call.need("fields")
    query = ListQuery.read(call.params, "modified")
    rows = call.shelf.refunds(query, call.world.now())
    return _page(call, query, rows, ("refunds", lambda order: refund(order, call.shelf.shop)))


def _page(
    call: TopCall,
    query: ListQuery,
    rows: Rows,
    shown: tuple[str, Callable[[ScriptedOrder], dict[str, Any]]],
) -> Json:
    """Return a page; the total is told, or whether there is a further page."""
    name, show = shown
    page = call.shelf.page(rows, query, call.world.faults, call.scope)
    told: Json = {}
    if page.rows:
        told[name] = [chosen(show(order), call.params["fields"]) for order in page.rows]
    if query.with_total:
        told["total_results"] = len(rows)
    else:
        told["has_next"] = query.page * query.page_size < len(rows)
    return told


def _fullinfo(call: TopCall) -> Json:
    fields = call.need("fields")
    return {"trade": chosen(trade(call.order(), call.view()), fields)}


def _refund(call: TopCall) -> Json:
    fields, number = call.need("fields"), call.need("refund_id")
    for order in call.shelf.existing(call.world.now()):
        if order.refund_asked_at and str(refund_id(order)) == number:
            return {"refund": chosen(refund(order, call.shelf.shop), fields)}
    raise TopRefusal(15, "isv.refund-not-exist", "退款单不存在")


def _trace(call: TopCall) -> Json:
    order, now = call.order(), call.world.now()
    split = call.params.get("is_split", "0") == "1"
    found = parcels_of(order, now, call.need("sub_tid") if split else "")
    if not found:
        raise TopRefusal(15, "isv.logistics-offline-service-error:B01", "没有物流信息")
    return _traced(order, found[0], call)


def _traces(call: TopCall) -> Json:
    order, now = call.order(), call.world.now()
    found = [_traced(order, parcel, call) for parcel in parcels_of(order, now, "")]
    return {"result": {"transit_step_result": found}}


def _traced(order: ScriptedOrder, parcel: ScriptedParcel, call: TopCall) -> Json:
    steps = [
        {"status_time": naive_text(scan.at), "status_desc": scan.text, "action": "OTHER"}
        for scan in parcel.told(call.world.now(), by_carrier=False)
    ]
    return {
        "tid": order.number,
        "out_sid": parcel.waybill,
        "company_name": parcel.carrier.name.partition("(")[0],
        "status": "卖家已发货",
        **({"trace_list": steps} if steps else {}),
    }


def _companies(call: TopCall) -> Json:
    fields = call.need("fields")
    found = [
        {
            "id": int(carrier.company_id),
            "code": carrier.company_no,
            "name": carrier.name.partition("(")[0],
            "reg_mail_no": "^[A-Za-z0-9]{8,20}$",
        }
        for carrier in _carriers(call.world)
    ]
    return {"logistics_companies": [chosen(company, fields) for company in found]}


def _carriers(world: World) -> list[ScriptedCarrier]:
    found = {
        p.carrier.company_no: p.carrier for order in world.season.orders for p in order.parcels
    }
    return [found[code] for code in sorted(found)]


def _ship(call: TopCall) -> Json:
    order, now = call.order(), call.world.now()
    if trade_status(order, now) not in _TO_SHIP:
        raise TopRefusal(15, "isv.logistics-offline-service-error:B04", "该订单不可发货")
    lines = _places(order, call.params.get("sub_tid", ""))
    call.shelf.ship(order, _parcel(call, call.need("out_sid"), call.need("company_code"), lines))
    return {"shipping": {"is_success": True}}


def _ship_untraced(call: TopCall) -> Json:
    order, now = call.order(), call.world.now()
    if trade_status(order, now) not in _TO_SHIP:
        raise TopRefusal(15, "isv.logistics-dummy-service-error:B04", "该订单不可发货")
    call.shelf.finish_untraced(order, now)
    return {"shipping": {"is_success": True}}


def _resend(call: TopCall) -> Json:
    order, now = call.order(), call.world.now()
    if trade_status(order, now) not in _SHIPPED:
        raise TopRefusal(15, "isv.consign-resend-not-allowed", "该订单不可修改运单号")
    sub_tids = call.params.get("sub_tids", "")
    old = parcels_of(order, now, sub_tids)
    packed = _parcels_of(call.need("consign_pkgs"))
    parcel = _parcel(call, packed["out_sid"], packed["company_code"], _places(order, sub_tids))
    call.shelf.resend(order, old, parcel)
    return {"result": {"success": True}}


def _parcels_of(written: str) -> dict[str, str]:
    """Return the one parcel that an act names."""
    try:
        (packed,) = json.loads(written)
        return {name: str(packed[name]) for name in ("out_sid", "company_code")}
    except (ValueError, TypeError, KeyError) as error:
        raise invalid("consign_pkgs") from error


def _places(order: ScriptedOrder, sub_tids: str) -> tuple[int, ...]:
    named = [oid for oid in sub_tids.split(",") if oid]
    numbers = [str(line.number) for line in order.lines]
    if not set(named) <= set(numbers):
        raise invalid("sub_tid")
    return tuple(numbers.index(oid) for oid in named)


def _parcel(call: TopCall, waybill: str, code: str, lines: tuple[int, ...]) -> ScriptedParcel:
    carrier = next((c for c in _carriers(call.world) if c.company_no == code), None)
    if carrier is None:
        raise invalid("company_code")
    at = call.world.now().replace(microsecond=0)
    return ScriptedParcel(waybill, f"LP{waybill}", carrier, at, lines=lines)


def _consume(call: TopCall) -> Json:
    quantity = whole(call.params, "quantity", 100)
    if not 10 <= quantity <= 200:
        raise invalid("quantity")
    now = call.world.now()
    found = call.mailbox.waiting(call.shelf.existing(now), now)[:quantity]
    return {"messages": found} if found else {}


def _confirm(call: TopCall) -> Json:
    ids = call.need("s_message_ids").split(",")
    if len(ids) > 200:
        raise invalid("s_message_ids")
    call.mailbox.confirm(ids)
    return {"is_success": True}


OPERATIONS: Mapping[str, Callable[[TopCall], Json]] = {
    "taobao.user.seller.get": _seller,
    "taobao.trades.sold.get": _sold,
    "taobao.trades.sold.increment.get": _increment,
    "taobao.trade.fullinfo.get": _fullinfo,
    "taobao.refunds.receive.get": _refunds,
    "taobao.refund.get": _refund,
    "taobao.logistics.trace.search": _trace,
    "taobao.logistics.trace.get": _traces,
    "taobao.logistics.companies.get": _companies,
    "taobao.logistics.offline.send": _ship,
    "taobao.logistics.dummy.send": _ship_untraced,
    "alibaba.ascp.logistics.consign.resend": _resend,
    "taobao.tmc.messages.consume": _consume,
    "taobao.tmc.messages.confirm": _confirm,
}
