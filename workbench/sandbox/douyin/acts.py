"""What a seller does on 抖店: shipping whole orders or parcels, and changing a number (3.6)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.sandbox.douyin.lists import Misasked
from workbench.sandbox.douyin.orders import TO_SHIP, status_of
from workbench.sandbox.script import ScriptedParcel
from workbench.sandbox.shipped import shipped

if TYPE_CHECKING:
    from workbench.sandbox.douyin.operations import Call
    from workbench.sandbox.script import ScriptedCarrier, ScriptedOrder

Json = dict[str, Any]

_REFUND_OPEN = (50002, "isv.business-failed:20001", "订单存在未处理的售后，不可发货")
_NOT_TO_SHIP = (50002, "isv.business-failed:20002", "订单状态不可发货")
_NO_PACK = (50002, "isv.business-failed:20003", "包裹不存在")
_TWICE = (40003, "isv.idempotent-id-existed", "请求已处理")


def ship(call: Call) -> Json:
    """Ship a whole order in one parcel."""
    order = _to_ship(call, str(call.asked.get("order_id") or ""))
    call.desk.search.put(shipped(order, _parcel(call, ()), call.at))
    return {}


def ship_pack(call: Call) -> Json:
    """Ship some sub-orders in one parcel; ``request_id`` makes a repeated call known."""
    request_id = str(call.asked.get("request_id") or "")
    if not request_id:
        raise Misasked(40002, "isv.missing-parameter:1", "request_id")
    if request_id in call.desk.done:
        raise Misasked(*_TWICE)
    numbers = call.asked.get("order_id_list") or [""]
    order = _to_ship(call, str(numbers[0]))
    parcel = _parcel(call, _places(call, order))
    call.desk.search.put(shipped(order, parcel, call.at))
    call.desk.done.add(request_id)
    return {"pack_id": parcel.handle[2:]}


def change_number(call: Call) -> Json:
    """Put another number in the place of an order's, or of one of its parcels' (``pack_id``)."""
    order = _order(call, str(call.asked.get("order_id") or ""))
    pack = str(call.asked.get("pack_id") or "")
    standing = [p for p in order.parcels if p.is_listed(call.at) and pack in {"", p.handle[2:]}]
    if not standing:
        raise Misasked(*_NO_PACK)
    new = _parcel(call, standing[0].lines if pack else ())
    at = new.uploaded_at
    kept = [replace(p, gone_at=at) if p in standing else p for p in order.parcels]
    call.desk.search.put(replace(order, parcels=(*kept, new)))
    return {}


def _order(call: Call, number: str) -> ScriptedOrder:
    order = call.desk.search.find(number, call.at)
    if order is None:
        raise Misasked(50002, "isv.business-failed:10001", "订单不存在")
    return order


def _to_ship(call: Call, number: str) -> ScriptedOrder:
    order = _order(call, number)
    if status_of(order, call.at) not in TO_SHIP:
        raise Misasked(*_NOT_TO_SHIP)
    is_asked = order.refund_asked_at is not None and order.refund_asked_at <= call.at
    if is_asked and not call.asked.get("is_reject_refund"):
        raise Misasked(*_REFUND_OPEN)
    return order


def _places(call: Call, order: ScriptedOrder) -> tuple[int, ...]:
    """Return where the named sub-orders stand among the order's lines."""
    told = call.asked.get("shipped_order_info") or []
    named = {str(each.get("shipped_order_id")) for each in told if isinstance(each, dict)}
    found = [i for i, line in enumerate(order.lines) if str(line.number) in named]
    if not found or len(found) != len(named):
        raise Misasked(40004, "isv.parameter-invalid:1", "shipped_order_info")
    return tuple(found)


def _parcel(call: Call, lines: tuple[int, ...]) -> ScriptedParcel:
    """Return a parcel with the number that came; it is no e-waybill of the platform's."""
    number = str(call.asked.get("logistics_code") or "")
    if not number:
        raise Misasked(40002, "isv.missing-parameter:2", "logistics_code")
    carrier = _carrier(call, str(call.asked.get("company_code") or ""))
    handle = f"LP9{len(call.desk.numbers) * 2 + 1:013d}"
    parcel = ScriptedParcel(number, handle, carrier, call.at.replace(microsecond=0), lines=lines)
    call.desk.numbers[number] = parcel
    return parcel


def _carrier(call: Call, code: str) -> ScriptedCarrier:
    parcels = (p for order in call.world.season.orders for p in order.parcels)
    found = next((p.carrier for p in parcels if p.carrier.id == code), None)
    if found is None:
        raise Misasked(40004, "isv.parameter-invalid:3", "company_code")
    return found
