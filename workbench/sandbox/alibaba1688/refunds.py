"""1688's refunds as the seller's list and detail show them (platform-apis 1.8); money in 分."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.sandbox.alibaba1688.traces import failed
from workbench.sandbox.platform_dates import platform_date

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.sandbox.alibaba1688.operations import Call
    from workbench.sandbox.alibaba1688.orders import Json
    from workbench.sandbox.script import ScriptedOrder, ScriptedShop

WAITING = "waitselleragree"
_MOST_PER_PAGE = 20
# Kinds that the list is asked for: every refund, or those during the sale; all here are such.
_KINDS = frozenset({0, 1})
_TIMES = ("apply", "modify")
_FURTHEST_BACK = timedelta(days=730)
# How long a seller has to answer is not told by the platform's texts; this is the season's choice.
_TIME_TO_ANSWER = timedelta(days=5)
_TOO_FAR = failed("APPLY_TIME_ERROR", "仅支持查询730天内的退款单")
_NONE_SUCH = failed("REFUND_NOT_EXIST", "退款单不存在")


def status_set(text: str) -> frozenset[str]:
    """Return the statuses of a JSON list.

    Raises:
        ValueError: it is none.
    """
    found = json.loads(text)
    if not isinstance(found, list):
        raise ValueError(text)
    return frozenset(str(each) for each in found)


def list_refunds(call: Call) -> Json:
    """Return a page, counted from 0, of the refunds asked for or modified in a span."""
    values, now = call.values, call.world.now()
    since = values.get("applyStartTime")
    if since is not None and now - since > _FURTHEST_BACK:
        return _TOO_FAR
    found = [order for order in call.shelf.existing(now) if _is_wanted(call, order, now)]
    found.sort(key=lambda order: (order.refund_asked_at or now, order.number), reverse=True)
    size = min(max(values.get("pageSize", _MOST_PER_PAGE), 1), _MOST_PER_PAGE)
    place = max(values.get("currentPageNum", 0), 0)
    page = call.shelf.refund_page(found, (place, size), (call.world.faults, call.scope))
    told: Json = {"totalCount": page.total, "currentPageNum": place}
    if page.rows is not None:
        told["opOrderRefundModels"] = [_model(order, call.shop) for order in page.rows]
    return {"result": told, "success": True}


def show_refund(call: Call) -> Json:
    """Return one refund."""
    number, now = call.values["refundId"], call.world.now()
    for order in call.shelf.existing(now):
        if refund_id(order) == number and is_asked(order, now):
            return {
                "result": {"opOrderRefundModelDetail": _model(order, call.shop)},
                "success": True,
            }
    return _NONE_SUCH


def is_asked(order: ScriptedOrder, at: datetime) -> bool:
    """Tell whether the buyer has asked for money back by ``at``."""
    return order.refund_asked_at is not None and order.refund_asked_at <= at


def refund_id(order: ScriptedOrder) -> str:
    """Return the number of an order's refund."""
    return f"TQ{order.number}"


def _is_wanted(call: Call, order: ScriptedOrder, at: datetime) -> bool:
    asked_at = order.refund_asked_at
    if asked_at is None or asked_at > at:
        return False
    values = call.values
    # Nothing happens to a season's refunds once they were asked for.
    spans = ((values.get(f"{name}StartTime"), values.get(f"{name}EndTime")) for name in _TIMES)
    return (
        all((since or asked_at) <= asked_at <= (until or asked_at) for since, until in spans)
        and values.get("dipsuteType", 0) in _KINDS
        and values.get("orderId", str(order.number)) == str(order.number)
        and WAITING in values.get("refundStatusSet", {WAITING})
        and not values.get("logisticsNo")
    )


def _model(order: ScriptedOrder, shop: ScriptedShop) -> Json:
    asked_at = order.refund_asked_at or order.created_at
    asked = platform_date(asked_at)
    return {
        "id": order.number,
        "refundId": refund_id(order),
        "orderId": order.number,
        "orderEntryIdList": [line.number for line in order.lines],
        "orderEntryCountMap": {str(line.number): line.quantity for line in order.lines},
        "status": WAITING,
        "disputeType": 1,
        "applyReason": f"不想要了，请联系 {order.receiver.mobile}",
        "applyPayment": order.total - order.freight,
        "applyCarriage": order.freight,
        "canRefundPayment": order.total,
        "goodsStatus": 1,
        "onlyRefund": True,
        "refundGoods": False,
        "gmtApply": asked,
        "gmtCreate": asked,
        "gmtModified": asked,
        "gmtTimeOut": platform_date(asked_at + _TIME_TO_ANSWER),
        "timeOutFreeze": False,
        "rejectTimes": 0,
        "buyerLoginId": order.receiver.login,
        "sellerMemberId": shop.member_id,
        "sellerLoginId": shop.name,
        "refundOperationList": [],
    }
