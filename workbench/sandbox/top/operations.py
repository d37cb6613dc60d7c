"""The methods of TOP that the sandbox knows, and what each one answers (2.5 to 2.10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.shops import Platform
from workbench.sandbox.mail import handed_out
from workbench.sandbox.platform_dates import naive_text
from workbench.sandbox.top import acts
from workbench.sandbox.top.answers import chosen
from workbench.sandbox.top.call import TopCall, carriers
from workbench.sandbox.top.errors import Json, TopRefusal, invalid
from workbench.sandbox.top.lists import ListQuery, whole
from workbench.sandbox.top.trades import (
    parcels_of,
    refund,
    refund_id,
    trade,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.sandbox.script import ScriptedOrder, ScriptedParcel
    from workbench.sandbox.top.lists import Rows

_NEW_STATUS = "SANDBOX_NEW_STATUS"
_TO_SHIP = frozenset({"WAIT_SELLER_SEND_GOODS", "SELLER_CONSIGNED_PART"})
_SHIPPED = frozenset({"WAIT_BUYER_CONFIRM_GOODS", "SELLER_CONSIGNED_PART"})


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
    rows = call.shelf.refunds(query, call.params, call.world.now())
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
        for carrier in carriers(call.world)
    ]
    return {"logistics_companies": [chosen(company, fields) for company in found]}


def _consume(call: TopCall) -> Json:
    quantity = whole(call.params, "quantity", 100)
    if not 10 <= quantity <= 200:
        raise invalid("quantity")
    now = call.world.now()
    waiting, confirmed = call.mailbox.split(call.shelf.existing(now), now)
    found = handed_out(waiting, confirmed, call.world.faults, call.scope)[:quantity]
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
    "taobao.logistics.offline.send": acts.ship,
    "taobao.logistics.online.send": acts.ship_online,
    "taobao.logistics.dummy.send": acts.ship_untraced,
    "alibaba.ascp.logistics.offline.send": acts.ship_parcels,
    "alibaba.ascp.logistics.consign.resend": acts.resend,
    "taobao.trade.memo.update": acts.write_memo,
    "taobao.trade.receivetime.delay": acts.delay_receipt,
    "taobao.tmc.messages.consume": _consume,
    "taobao.tmc.messages.confirm": _confirm,
}
