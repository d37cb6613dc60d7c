"""Shipping on 1688: what is sent for each act, each of them once (platform-apis 1.7).

For another number in a number's place no call is documented: that is done on the platform's page.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.acting import before_sending
from workbench.connectors.alibaba1688 import codes
from workbench.connectors.alibaba1688.gateway import refusal
from workbench.connectors.carrier_ids import carrier_id
from workbench.connectors.feed import understood
from workbench.connectors.instants import compact_text
from workbench.connectors.payload import child, children, flag, text
from workbench.domain.errors import Refused, UnexpectedAnswer, Unreachable, marked
from workbench.domain.platforms.shipping_acts import ActKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.connectors.alibaba1688.gateway import Gateway
    from workbench.connectors.payload import JsonObject
    from workbench.domain.orders import OrderLine
    from workbench.domain.pages import OrderRecord
    from workbench.domain.platforms.shipping_acts import ShippingAct

UNKNOWN_CARRIER = marked("errors", "the platform has no such carrier")
NO_LINES = marked("errors", "no line of the order is to be sent")
NOT_WHOLE = marked("errors", "a quantity is not a whole number")
PARTLY = marked("errors", "a part of it was done")
NO_REMARK = marked("errors", "what the buyer agreed to is needed")
# Of the reasons for shipping without logistics the one that is told in words (其他原因).
_OTHER_REASON = "5"
# "Busy, try again later" says nothing of what became of the act.
_BUSY = "系统繁忙"


def perform(gateway: Gateway, act: ShippingAct, standing: OrderRecord) -> None:
    """Do what the seller decided; ``standing`` is the order as it is.

    Raises:
        Refused: the platform said no, or cannot be asked so: nothing was done.
        ConnectorError: as ``shipping_acts.state_after`` reads it.
    """
    api, body = _order(gateway, act)
    form = {
        "sendGoods": _written([_goods(act, standing)]),
        "extBody": _written(body),
        "gmtSend": compact_text(gateway.server_now()),
        **({"remarks": act.remark} if act.remark else {}),
    }
    with understood(codes.SERVICE):
        _demand(gateway.call(api, form, repeatable=False))


def _order(gateway: Gateway, act: ShippingAct) -> tuple[codes.Api, Mapping[str, str]]:
    if act.kind is ActKind.SHIP_UNTRACED:
        if not act.remark:
            raise Refused(service=codes.SERVICE, reason=NO_REMARK)
        return codes.SHIP_UNTRACED, {"noLogisticsCondition": _OTHER_REASON}
    code, name = _company(gateway, act.carrier)
    return codes.SHIP, {"cpCode": code, "logisticsCpName": name, "mailNo": act.waybill}


def _company(gateway: Gateway, carrier: str) -> tuple[str, str]:
    """Return the platform's code and name of a carrier; its own list is asked, none is guessed."""
    with before_sending(), understood(codes.SERVICE):
        payload = gateway.demand(codes.COMPANIES, {})
        for company in children(payload, "result"):
            code, name = text(company, "companyNo"), text(company, "companyName")
            if code and carrier_id(name, code) == carrier:
                return code, name
    raise Refused(service=codes.SERVICE, reason=UNKNOWN_CARRIER)


def _goods(act: ShippingAct, standing: OrderRecord) -> Mapping[str, object]:
    """Return the lines that are sent, whole: the platform does not ship by quantity."""
    sent = {line for parcel in standing.shipments or () for line in parcel.line_numbers}
    named = set(act.lines) or {line.number for line in standing.order.lines} - sent
    lines = [line for line in standing.order.lines if line.number in named]
    if not lines or len(lines) != len(named):
        raise Refused(service=codes.SERVICE, reason=NO_LINES)
    return {"sourceId": act.order_number, "sendGoodEntries": [_entry(line) for line in lines]}


def _entry(line: OrderLine) -> Mapping[str, object]:
    """Return one line; its weight, which the platform wants a figure for, is not known: 0."""
    if not (line.quantity.isascii() and line.quantity.isdigit()):
        raise Refused(service=codes.SERVICE, reason=NOT_WHOLE)
    return {"sourceEntryId": line.number, "amount": int(line.quantity), "weight": 0}


def _demand(payload: JsonObject) -> None:
    """Take the platform's yes; its no is a refusal, and neither of them leaves it unknown."""
    code = refusal(payload)
    if code is not None:
        if _BUSY in text(payload, "errorCode") + text(payload, "errorMessage"):
            raise Unreachable(service=codes.SERVICE)
        raise Refused(service=codes.SERVICE, reason=code)
    told = child(payload, "result")
    if children(told, "sendFailList"):
        if children(told, "sendSuccessList"):
            # Some of it was done: only the order itself tells which.
            raise UnexpectedAnswer(service=codes.SERVICE, reason=PARTLY)
        raise Refused(service=codes.SERVICE, reason=reasons.UNKNOWN_CODE)
    if not (told or flag(payload, "success")):
        raise UnexpectedAnswer(service=codes.SERVICE, reason=reasons.UNKNOWN_SHAPE)


def _written(value: object) -> str:
    """Return an object as the JSON text of one parameter."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
