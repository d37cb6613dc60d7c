"""What 抖店 is asked to do with an order's parcels (platform-apis 3.6)."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from workbench.connectors.acting import replaced_parcel
from workbench.connectors.douyin import codes
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.platforms.shipping_acts import ActKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.orders import OrderLine
    from workbench.domain.pages import OrderRecord
    from workbench.domain.platforms.shipping_acts import ShippingAct


def question(act: ShippingAct, standing: OrderRecord | None) -> tuple[str, Mapping[str, object]]:
    """Return the call and its parameters; ``standing`` is the order as it is, where it is needed.

    An open refund is never turned down by the way: then the platform refuses to ship.

    Raises:
        Refused: no parcel of its own bears the number that is replaced.
    """
    sent = {"company_code": act.carrier, "logistics_code": act.waybill}
    if act.kind is ActKind.REPLACE_NUMBER:
        pack = replaced_parcel(act, standing, codes.SERVICE).handle if standing else ""
        if pack:
            return codes.REPLACE_PACK, {"order_id": act.order_number, "pack_id": pack, **sent}
        return codes.REPLACE_NUMBER, {"order_id": act.order_number, **sent}
    if standing and act.lines:
        return codes.SHIP_PART, {**_part(act, standing), **sent}
    company = carrier_by_id(act.carrier).name
    whole = {"order_id": act.order_number, "company": company, "is_reject_refund": False}
    return codes.SHIP, {**whole, **sent}


def needs_order(act: ShippingAct) -> bool:
    """Tell whether the order must be asked for first: for a parcel's id, or lines' quantities."""
    return bool(act.replaces if act.kind is ActKind.REPLACE_NUMBER else act.lines)


def _part(act: ShippingAct, standing: OrderRecord) -> Mapping[str, object]:
    """Return one parcel with some of the lines; asked again it would be the same request."""
    told = "/".join((act.order_number, act.waybill, *act.lines))
    lines = [line for line in standing.order.lines if line.number in act.lines]
    return {
        "order_id_list": [act.order_number],
        "shipped_order_info": [
            {"shipped_order_id": line.number, "shipped_num": _count(line)} for line in lines
        ],
        "request_id": hashlib.sha256(told.encode()).hexdigest()[:32],
        "is_reject_refund": False,
    }


def _count(line: OrderLine) -> int:
    return int(line.quantity) if line.quantity.isdecimal() else 1
