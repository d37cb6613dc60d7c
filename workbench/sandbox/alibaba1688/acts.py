"""What a seller does on 1688: shipping with a number, or without logistics (platform-apis 1.7)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.sandbox.alibaba1688.refunds import is_asked
from workbench.sandbox.alibaba1688.traces import failed
from workbench.sandbox.script import ScriptedParcel
from workbench.sandbox.shipped import finished, shipped
from workbench.sandbox.top.call import carriers

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.sandbox.alibaba1688.operations import Call
    from workbench.sandbox.alibaba1688.orders import Json
    from workbench.sandbox.script import ScriptedCarrier, ScriptedOrder

_MOST_USES = 15
_SHORTEST_NUMBER = 6
_CLOSED = frozenset({"cancel", "terminated", "success"})
# What each reason for shipping without logistics must be told with.
_NEEDED = {
    "1": ("noLogisticsName", "noLogisticsTel"),
    "2": ("noLogisticsBillNo",),
    "3": ("noLogisticsName", "noLogisticsTel"),
    "4": (),
    "5": (),
}
# The platform says so of an order or a carrier's code that it does not know, too.
_BUSY = failed("系统繁忙，请稍后再试", "系统繁忙，请稍后再试")
_INVALID = failed("INVALID_PARAM", "运单号不符合规则或已被使用")
_REFUND_OPEN = failed("5001", "订单退款中，暂不支持发货")
_OVER = failed("5002", "订单已退款成功或交易关闭，不支持发货")


@dataclass(frozen=True, slots=True)
class _Goods:
    """An order to ship with the places of the lines that are sent."""

    order: ScriptedOrder
    places: tuple[int, ...]


def goods(text: str) -> list[dict[str, Any]]:
    """Return what is to be sent.

    Raises:
        ValueError: no JSON list of orders with their lines, each with an amount and a weight.
    """
    found = json.loads(text)
    try:
        for each in found:
            _ = str(each["sourceId"])
            for entry in each["sendGoodEntries"]:
                _ = str(entry["sourceEntryId"]), int(entry["amount"]), float(entry["weight"])
    except (TypeError, KeyError) as error:
        raise ValueError(text) from error
    if not found:
        raise ValueError(text)
    return list(found)


def body(text: str) -> dict[str, str]:
    """Return the texts of ``extBody``.

    Raises:
        ValueError: it is no JSON object.
    """
    found = json.loads(text)
    if not isinstance(found, dict):
        raise ValueError(text)
    return {str(name): str(value) for name, value in found.items()}


def ship(call: Call) -> Json:
    """Ship orders, or some of their lines, with one number."""
    named = _named(call)
    if isinstance(named, dict):
        return named
    told = call.values["extBody"]
    carrier, number = _carrier(call, told.get("cpCode", "")), told.get("mailNo", "")
    if carrier is None:
        return _BUSY
    if not _is_free(call, number):
        return _INVALID
    at = call.world.now().replace(microsecond=0)
    handle = f"LP8{_uses(call, ''):013d}"
    for each in named:
        whole = len(each.places) == len(each.order.lines)
        parcel = ScriptedParcel(number, handle, carrier, at, lines=() if whole else each.places)
        call.shelf.put(shipped(each.order, parcel, call.world.now()))
    return _sent(call, handle)


def ship_untraced(call: Call) -> Json:
    """Call orders shipped without any number, for one of the documented reasons."""
    named = _named(call)
    if isinstance(named, dict):
        return named
    told = call.values["extBody"]
    needed = _NEEDED.get(told.get("noLogisticsCondition", ""))
    has_words = told.get("noLogisticsCondition") != "5" or call.values.get("remarks")
    if needed is None or not has_words or not all(told.get(name) for name in needed):
        return failed("INVALID_PARAM", "无需物流信息不完整")
    for each in named:
        call.shelf.put(finished(each.order, call.world.now().replace(microsecond=0)))
    return _sent(call, f"LP9{_uses(call, ''):013d}")


def companies(call: Call) -> Json:
    """Return the carriers by which a seller may ship."""
    found = [
        {
            "id": int(carrier.company_id),
            "companyName": carrier.name,
            "companyNo": carrier.company_no,
            "companyPhone": "",
            "supportPrint": False,
            "spelling": carrier.id,
        }
        for carrier in carriers(call.world)
    ]
    return {"result": found, "success": True}


def _named(call: Call) -> list[_Goods] | Json:
    """Return the orders that are to be shipped, or the platform's refusal."""
    now = call.world.now()
    found: list[_Goods] = []
    for each in call.values["sendGoods"]:
        order = call.shelf.find(str(each["sourceId"]), now)
        if order is None:
            return _BUSY
        if refused := _refused(order, now):
            return refused
        numbers = [str(line.number) for line in order.lines]
        entries = [str(entry["sourceEntryId"]) for entry in each["sendGoodEntries"]]
        if not entries or not set(entries) <= set(numbers):
            return _BUSY
        found.append(_Goods(order, tuple(numbers.index(entry) for entry in entries)))
    return found


def _refused(order: ScriptedOrder, at: datetime) -> Json | None:
    if order.status(at) in _CLOSED:
        return _OVER
    if is_asked(order, at):
        return _REFUND_OPEN
    return None if order.status(at) == "waitsellersend" else _INVALID


def _carrier(call: Call, code: str) -> ScriptedCarrier | None:
    return next((each for each in carriers(call.world) if each.company_no == code), None)


def _is_free(call: Call, number: str) -> bool:
    is_number = number.isascii() and number.isalnum() and len(number) >= _SHORTEST_NUMBER
    return is_number and _uses(call, number) < _MOST_USES


def _uses(call: Call, number: str) -> int:
    """Return how many parcels of the shop have a number; any number counts where it is ""."""
    now = call.world.now()
    parcels = (p for order in call.shelf.existing(now) for p in order.parcels)
    return sum(number in {"", p.waybill} for p in parcels)


def _sent(call: Call, handle: str) -> Json:
    return {
        "result": {"logisticsId": handle, "sendGoods": call.values["sendGoods"]},
        "success": True,
    }
