"""What a seller does on TOP: shipping, another number, a memo, a longer time to confirm (2.8)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from workbench.sandbox.platform_dates import naive_text
from workbench.sandbox.script import ScriptedParcel
from workbench.sandbox.top.call import carriers
from workbench.sandbox.top.errors import Json, TopRefusal, invalid
from workbench.sandbox.top.trades import parcels_of, trade_status

if TYPE_CHECKING:
    from workbench.sandbox.script import ScriptedOrder
    from workbench.sandbox.top.call import TopCall

_TO_SHIP = frozenset({"WAIT_SELLER_SEND_GOODS", "SELLER_CONSIGNED_PART"})
_SHIPPED = frozenset({"WAIT_BUYER_CONFIRM_GOODS", "SELLER_CONSIGNED_PART"})
_LONGEST_MEMO = 1000
_DELAYS = frozenset({"3", "5", "7", "10"})


def ship(call: TopCall) -> Json:
    """Ship a trade, or some of its sub-orders, with a number."""
    order = _to_ship(call)
    lines = _places(order, call.params.get("sub_tid", ""))
    call.shelf.ship(order, _parcel(call, call.need("out_sid"), call.need("company_code"), lines))
    return {"shipping": {"is_success": True}}


def ship_online(call: TopCall) -> Json:
    """Do the same by an order to a carrier; without a number the trade stays as it is."""
    if len(call.params.get("sub_tid", "").split(",")) > 20:
        raise invalid("sub_tid")
    if call.params.get("out_sid"):
        return ship(call)
    _to_ship(call)
    call.need("company_code")
    return {"shipping": {"is_success": True}}


def ship_parcels(call: TopCall) -> Json:
    """Ship a trade in the parcels that ``consign_pkgs`` names."""
    order = _to_ship(call)
    for packed in _packed(call.need("consign_pkgs")):
        goods = ",".join(str(each.get("sub_tid", "")) for each in packed.get("goods", ()))
        lines = _places(order, goods)
        call.shelf.ship(order, _parcel(call, packed["out_sid"], packed["company_code"], lines))
        order = call.order()
    return {"result": {"success": True}}


def ship_untraced(call: TopCall) -> Json:
    """Call a trade shipped without logistics."""
    call.shelf.finish_untraced(_to_ship(call), call.world.now())
    return {"shipping": {"is_success": True}}


def resend(call: TopCall) -> Json:
    """Put another number in the place of those that stand."""
    order, now = call.order(), call.world.now()
    if trade_status(order, now) not in _SHIPPED:
        raise TopRefusal(15, "isv.consign-resend-not-allowed", "该订单不可修改运单号")
    sub_tids = call.params.get("sub_tids", "")
    old = parcels_of(order, now, sub_tids)
    packed = _packed(call.need("consign_pkgs"))
    if len(packed) != 1:
        raise invalid("consign_pkgs")
    lines = _places(order, sub_tids)
    parcel = _parcel(call, packed[0]["out_sid"], packed[0]["company_code"], lines)
    call.shelf.resend(order, old, parcel)
    return {"result": {"success": True}}


def write_memo(call: TopCall) -> Json:
    """Take a memo in; nothing of a season shows it."""
    order = call.order()
    if len(call.params.get("memo", "").encode()) > _LONGEST_MEMO:
        raise invalid("memo")
    return {"trade": {"tid": order.number, "modified": naive_text(call.world.now())}}


def delay_receipt(call: TopCall) -> Json:
    """Give the buyer more days to confirm."""
    order = call.order()
    if call.need("days") not in _DELAYS:
        raise invalid("days")
    return {"trade": {"tid": order.number, "modified": naive_text(call.world.now())}}


def _to_ship(call: TopCall) -> ScriptedOrder:
    order = call.order()
    if trade_status(order, call.world.now()) not in _TO_SHIP:
        raise TopRefusal(15, "isv.logistics-offline-service-error:B04", "该订单不可发货")
    return order


def _packed(written: str) -> list[dict[str, Any]]:
    """Return the parcels that an act names."""
    try:
        found = json.loads(written)
        named = [each for each in found if each["out_sid"] and each["company_code"]]
    except (ValueError, TypeError, KeyError) as error:
        raise invalid("consign_pkgs") from error
    if not named or len(named) != len(found):
        raise invalid("consign_pkgs")
    return named


def _places(order: ScriptedOrder, sub_tids: str) -> tuple[int, ...]:
    named = [oid for oid in sub_tids.split(",") if oid]
    numbers = [str(line.number) for line in order.lines]
    if not set(named) <= set(numbers):
        raise invalid("sub_tid")
    return tuple(numbers.index(oid) for oid in named)


def _parcel(call: TopCall, waybill: str, code: str, lines: tuple[int, ...]) -> ScriptedParcel:
    carrier = next((c for c in carriers(call.world) if c.company_no == code), None)
    if carrier is None:
        raise invalid("company_code")
    at = call.world.now().replace(microsecond=0)
    return ScriptedParcel(waybill, f"LP{waybill}", carrier, at, lines=lines)
