"""The 1688 APIs that the sandbox knows: their parameters, and what each one answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.sandbox.alibaba1688 import acts
from workbench.sandbox.alibaba1688.lists import MAX_PAGE_SIZE, OrderQuery
from workbench.sandbox.alibaba1688.orders import View, trade_info
from workbench.sandbox.alibaba1688.refunds import list_refunds, show_refund, status_set
from workbench.sandbox.alibaba1688.traces import failed, logistics_infos, trace_info
from workbench.sandbox.faults import FaultKind
from workbench.sandbox.platform_dates import read_platform_date

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.sandbox.alibaba1688.lists import Shelf
    from workbench.sandbox.alibaba1688.orders import Json
    from workbench.sandbox.faults import Scope
    from workbench.sandbox.script import ScriptedOrder, ScriptedShop
    from workbench.sandbox.world import World

_NEW_STATUS = "sandbox_new_status"
# The buyer's twin says this of orders that are not the caller's; the seller's word is not known.
_NOT_YOURS = failed("order.nopermission.buyer", "没有权限查看该订单")


@dataclass(frozen=True, slots=True)
class Call:
    """One verified call of one shop; ``values`` are the parameters that came, typed."""

    world: World
    shelf: Shelf
    shop: ScriptedShop
    scope: Scope
    values: Mapping[str, Any]

    def view(self, **shown: bool) -> View:
        """Return how to show orders now."""
        fault = self.world.faults.strike(FaultKind.UNKNOWN_STATUS, self.scope)
        risk = bool(self.values.get("needSendGoodsOverdueRisk"))
        status = _NEW_STATUS if fault else ""
        return View(self.world.now(), with_risk=risk, status=status, **shown)

    def order(self) -> ScriptedOrder | None:
        """Return the order asked for, None if it is not this shop's or does not exist yet."""
        return self.shelf.find(self.values["orderId"], self.world.now())


@dataclass(frozen=True, slots=True)
class Operation:
    """One API: how to read its parameters, which it needs, and what it does."""

    run: Callable[[Call], Json]
    params: Mapping[str, Callable[[str], object]]
    required: tuple[str, ...] = ()

    def missing(self, given: Mapping[str, str]) -> str:
        """Return the first required parameter that is not there, "" if all are."""
        return next((name for name in self.required if not given.get(name)), "")

    def values(self, given: Mapping[str, str]) -> dict[str, object]:
        """Return the parameters this API knows, typed.

        Raises:
            ValueError: a text is not of its parameter's type.
        """
        return {name: read(given[name]) for name, read in self.params.items() if given.get(name)}


def _list_orders(call: Call) -> Json:
    page = call.shelf.page(_query(call.values), call.world.now(), call.world.faults, call.scope)
    if page.rows is None:
        return {"totalRecord": page.total, "success": True}
    view = call.view(with_receiver=bool(call.values.get("needBuyerAddressAndPhone")))
    infos = [trade_info(row.order, call.shop, view) for row in page.rows]
    return {"result": infos, "totalRecord": page.total, "success": True}


def _query(values: Mapping[str, Any]) -> OrderQuery:
    return OrderQuery(
        page=values.get("page", 1),
        page_size=values.get("pageSize", MAX_PAGE_SIZE),
        created_from=values.get("createStartTime"),
        created_to=values.get("createEndTime"),
        modified_from=values.get("modifyStartTime"),
        modified_to=values.get("modifyEndTime"),
        status=values.get("orderStatus", ""),
        refund_status=values.get("refundStatus", ""),
        historic=values.get("isHis", False),
    )


def _show_order(call: Call) -> Json:
    order = call.order()
    if order is None:
        return _NOT_YOURS
    view = call.view(with_receiver=True, with_logistics=True)
    return {"result": trade_info(order, call.shop, view), "success": True}


def _show_traces(call: Call) -> Json:
    order = call.order()
    if order is None:
        return _NOT_YOURS
    return trace_info(order, call.values.get("logisticsId", ""), call.world.now())


def _show_logistics(call: Call) -> Json:
    order = call.order()
    if order is None:
        return _NOT_YOURS
    return logistics_infos(order, call.shop, call.values.get("fields", ""), call.world.now())


def _flag(text: str) -> bool:
    if text.lower() not in {"true", "false"}:
        raise ValueError(text)
    return text.lower() == "true"


_ORDER_LIST = Operation(
    run=_list_orders,
    params={
        "createStartTime": read_platform_date,
        "createEndTime": read_platform_date,
        "modifyStartTime": read_platform_date,
        "modifyEndTime": read_platform_date,
        "page": int,
        "pageSize": int,
        "orderStatus": str,
        "refundStatus": str,
        "isHis": _flag,
        "needBuyerAddressAndPhone": _flag,
        "needSendGoodsOverdueRisk": _flag,
    },
)
_ORDER_KEYS = ("orderId", "webSite")
_REFUND_LIST = Operation(
    run=list_refunds,
    params={
        "orderId": str,
        "applyStartTime": read_platform_date,
        "applyEndTime": read_platform_date,
        "modifyStartTime": read_platform_date,
        "modifyEndTime": read_platform_date,
        "dipsuteType": int,
        "refundStatusSet": status_set,
        "buyerMemberId": str,
        "currentPageNum": int,
        "pageSize": int,
        "logisticsNo": str,
    },
)
_REFUND = Operation(show_refund, {"refundId": str}, ("refundId",))
_SENT_WITH: Mapping[str, Callable[[str], object]] = {
    "sendGoods": acts.goods,
    "extBody": acts.body,
    "gmtSend": read_platform_date,
    "remarks": str,
}
_COMPANIES = Operation(acts.companies, {})
_SEND = "com.alibaba.logistics/alibaba.logistics.OpDeliverySendOrder"
_COMPANY_LIST = "com.alibaba.logistics/alibaba.logistics.OpQueryLogisticCompanyList"

OPERATIONS: Mapping[str, Operation] = {
    "com.alibaba.trade/alibaba.trade.getSellerOrderList": _ORDER_LIST,
    "com.alibaba.trade/alibaba.trade.get.sellerView": Operation(
        _show_order, {"orderId": str, "needSendGoodsOverdueRisk": _flag}, _ORDER_KEYS
    ),
    "com.alibaba.logistics/alibaba.trade.getLogisticsTraceInfo.sellerView": Operation(
        _show_traces, {"orderId": str, "logisticsId": str}, _ORDER_KEYS
    ),
    "com.alibaba.logistics/alibaba.trade.getLogisticsInfos.sellerView": Operation(
        _show_logistics, {"orderId": str, "fields": str}, _ORDER_KEYS
    ),
    "com.alibaba.trade/alibaba.trade.refund.queryOrderRefundList": _REFUND_LIST,
    "com.alibaba.trade/alibaba.trade.refund.OpQueryOrderRefund": _REFUND,
    "com.alibaba.trade/alibaba.trade.refund.OpQueryOrderRefund.sellerView": _REFUND,
    f"{_SEND}.offline": Operation(acts.ship, _SENT_WITH, ("sendGoods", "extBody")),
    f"{_SEND}.dummy": Operation(acts.ship_untraced, _SENT_WITH, ("sendGoods", "extBody")),
    _COMPANY_LIST: _COMPANIES,
    f"{_COMPANY_LIST}.offline": _COMPANIES,
}
