"""Shipping on TOP: what is sent for each act, each of them once (platform-apis 2.8)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.acting import before_sending, replaced_parcel
from workbench.connectors.carrier_ids import carrier_id
from workbench.connectors.feed import understood
from workbench.connectors.payload import child, children, flag, text
from workbench.connectors.top import codes
from workbench.domain.errors import Refused, UnexpectedAnswer, marked
from workbench.domain.platforms.shipping_acts import ActKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.connectors.payload import JsonObject
    from workbench.connectors.top.gateway import Gateway
    from workbench.domain.pages import OrderRecord
    from workbench.domain.platforms.shipping_acts import ShippingAct

UNKNOWN_CARRIER = marked("errors", "the platform has no such carrier")
_SHIPPED = ("shipping", "is_success")
_RESENT = ("result", "success")


def perform(gateway: Gateway, act: ShippingAct, standing: OrderRecord | None = None) -> None:
    """Do what the seller decided; ``standing`` is the order as it is, where a number is replaced.

    Raises:
        Refused: the platform said no, or has no such carrier: nothing was done.
        ConnectorError: as ``shipping_acts.state_after`` reads it.
    """
    method, params, place = _order(gateway, act, standing)
    _demand(gateway.do(method, params), place)


def _order(
    gateway: Gateway, act: ShippingAct, standing: OrderRecord | None
) -> tuple[str, Mapping[str, str], tuple[str, str]]:
    if act.kind is ActKind.SHIP_UNTRACED:
        return codes.SHIP_UNTRACED, {"tid": act.order_number}, _SHIPPED
    company = _company_code(gateway, act.carrier)
    if act.kind is ActKind.REPLACE_NUMBER:
        which = _parcel_of(act, standing) if standing else _of_lines(act, "sub_tids")
        parcel = [{"company_code": company, "out_sid": act.waybill}]
        packed = json.dumps(parcel, ensure_ascii=False, separators=(",", ":"))
        return codes.REPLACE, {**which, "consign_pkgs": packed}, _RESENT
    params = _of_lines(act, "sub_tid") | {"out_sid": act.waybill, "company_code": company}
    if act.lines:
        params["is_split"] = "1"
    return codes.SHIP, params, _SHIPPED


def _parcel_of(act: ShippingAct, standing: OrderRecord) -> dict[str, str]:
    """Name the sub-orders that travel under the number that is replaced; none for a whole trade."""
    handle = replaced_parcel(act, standing, codes.SERVICE).handle
    return {"tid": act.order_number} | ({"sub_tids": handle} if handle else {})


def _of_lines(act: ShippingAct, name: str) -> dict[str, str]:
    own = {"tid": act.order_number}
    return own | {name: ",".join(act.lines)} if act.lines else own


def _company_code(gateway: Gateway, carrier: str) -> str:
    """Return the platform's code of a carrier; its own list is asked, none is guessed."""
    with before_sending(), understood(codes.SERVICE):
        answer = gateway.call(codes.COMPANIES, {"fields": "id,code,name"})
        for company in children(child(answer, "logistics_companies"), "logistics_company"):
            code = text(company, "code")
            if carrier_id(text(company, "name"), code) == carrier:
                return code
    raise Refused(service=codes.SERVICE, reason=UNKNOWN_CARRIER)


def _demand(answer: JsonObject, place: tuple[str, str]) -> None:
    """Take the platform's yes; its no is a refusal, and neither of them leaves it unknown."""
    outer, key = place
    with understood(codes.SERVICE):
        done = flag(child(answer, outer), key)
    if done is False:
        raise Refused(service=codes.SERVICE, reason=reasons.UNKNOWN_CODE)
    if done is None:
        raise UnexpectedAnswer(service=codes.SERVICE, reason=reasons.UNKNOWN_SHAPE)
